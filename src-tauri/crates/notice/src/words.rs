//! Matching of fixed words against folded characters.
//! There are no patterns here: each piece of the grammar says in Rust what it looks for.

/// Whether `chars` begins with `word`.
pub(crate) fn starts(chars: &[char], word: &str) -> bool {
    let mut at = chars.iter();
    word.chars().all(|c| at.next() == Some(&c))
}

/// Whether `chars` ends with `word`.
pub(crate) fn ends(chars: &[char], word: &str) -> bool {
    let mut at = chars.iter().rev();
    word.chars().rev().all(|c| at.next() == Some(&c))
}

/// The place of the first `word` in `chars`.
pub(crate) fn find(chars: &[char], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    let mut from = 0;
    while let Some(at) = chars[from..].iter().position(|c| *c == first) {
        if starts(&chars[from + at..], word) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// Whether `word` occurs in `chars`.
pub(crate) fn has(chars: &[char], word: &str) -> bool {
    find(chars, word).is_some()
}

/// Whether any of `words` occurs in `chars`.
pub(crate) fn has_any(chars: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| has(chars, word))
}

/// The length of the longest of `words` that `chars` begins with.
pub(crate) fn longest_start(chars: &[char], words: &[&str]) -> Option<usize> {
    words
        .iter()
        .filter(|word| starts(chars, word))
        .map(|word| word.chars().count())
        .max()
}

/// The length of the longest of `words` that `chars` ends with.
pub(crate) fn longest_end(chars: &[char], words: &[&str]) -> Option<usize> {
    words
        .iter()
        .filter(|word| ends(chars, word))
        .map(|word| word.chars().count())
        .max()
}

/// Whether `chars` is exactly one of `words`.
pub(crate) fn is_any(chars: &[char], words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| word.chars().eq(chars.iter().copied()))
}
