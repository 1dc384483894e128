//! Texts as search compares them: one width, lower case, a token for each Han character and for each
//! run of other letters and digits, marks left out; and the pinyin initials of a name. What is typed
//! and what is kept go through the same functions, so that they meet. Nothing here searches.

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;

/// A token with the characters of the text that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Folded.
    pub word: String,
    /// First character in the text.
    pub from: usize,
    /// The character after its last.
    pub to: usize,
}

impl Token {
    /// Whether it is a character that stands alone: those are never completed while being typed.
    pub fn is_han(&self) -> bool {
        self.word.chars().next().is_some_and(stands_alone)
    }
}

/// The tokens of a text, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut run = false;
    for (at, mark) in text.chars().enumerate() {
        let mut any = false;
        for folded in fold_char(mark) {
            if !folded.is_alphanumeric() {
                continue;
            }
            any = true;
            let alone = stands_alone(folded);
            match tokens.last_mut() {
                Some(last) if run && !alone => {
                    last.word.push(folded);
                    last.to = at + 1;
                }
                _ => tokens.push(Token {
                    word: folded.to_string(),
                    from: at,
                    to: at + 1,
                }),
            }
            run = !alone;
        }
        run &= any;
    }
    tokens
}

/// The tokens with a blank between them: what a full-text index takes.
pub fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 3);
    let mut run = false;
    for mark in text.chars() {
        let mut any = false;
        for folded in fold_char(mark) {
            if !folded.is_alphanumeric() {
                continue;
            }
            any = true;
            let alone = stands_alone(folded);
            if !(spaced.is_empty() || run && !alone) {
                spaced.push(' ');
            }
            spaced.push(folded);
            run = !alone;
        }
        run &= any;
    }
    spaced
}

/// The text without marks and blanks, in one width and lower case: names that fold alike are one name.
pub fn fold(text: &str) -> String {
    text.chars()
        .flat_map(fold_char)
        .filter(|mark| mark.is_alphanumeric())
        .collect()
}

/// One width, lower case. Most characters of a Chinese text are themselves.
fn fold_char(mark: char) -> impl Iterator<Item = char> {
    let plain = mark.is_ascii() || matches!(mark, '\u{4e00}'..='\u{9fff}');
    let same = plain.then(|| mark.to_ascii_lowercase());
    let other = (!plain).then_some(mark);
    same.into_iter()
        .chain(other.into_iter().nfkc().flat_map(char::to_lowercase))
}

/// Han and the other scripts that are written without blanks.
fn stands_alone(mark: char) -> bool {
    matches!(mark,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3100}'..='\u{312f}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Words whose reading is not that of their characters alone; kept by hand, longest first.
const READINGS: &[(&str, &str)] = &[
    ("会计", "kj"),
    ("银行", "yh"),
    ("行业", "hy"),
    ("商行", "sh"),
    ("重庆", "cq"),
    ("重建", "cj"),
    ("重复", "cf"),
    ("重新", "cx"),
    ("区长", "qz"),
    ("市长", "sz"),
    ("镇长", "zz"),
    ("局长", "jz"),
    ("主任", "zr"),
    ("增长", "zz"),
    ("成长", "cz"),
    ("调整", "tz"),
    ("调解", "tj"),
    ("调节", "tj"),
    ("朝阳", "cy"),
    ("音乐", "yy"),
    ("都市", "ds"),
];

/// The first letters of a text's pinyin, with letters and digits as they are: 区工信局 → `qgxj`.
pub fn initials(text: &str) -> String {
    let folded = fold(text);
    let mut letters = String::with_capacity(folded.len() / 2);
    let mut rest = folded.as_str();
    while let Some(mark) = rest.chars().next() {
        if let Some((word, reading)) = READINGS.iter().find(|(word, _)| rest.starts_with(word)) {
            letters.push_str(reading);
            rest = &rest[word.len()..];
            continue;
        }
        match mark.to_pinyin() {
            Some(reading) => letters.push_str(reading.first_letter()),
            None => letters.push(mark),
        }
        rest = &rest[mark.len_utf8()..];
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_han_character_is_a_token_and_runs_stay_whole() {
        assert_eq!(
            spaced("环专班督〔2026〕17号：ＡＢｃ 2.0版"),
            "环 专 班 督 2026 17 号 abc 2 0 版"
        );
        assert_eq!(spaced("  “”——🙂\n"), "");
        assert_eq!(spaced("A4纸"), "a4 纸");
    }

    #[test]
    fn tokens_know_where_they_came_from() {
        let text = "（㈠）第17次";
        let words: Vec<(String, usize, usize)> = tokens(text)
            .into_iter()
            .map(|token| (token.word, token.from, token.to))
            .collect();
        let word = |word: &str, from, to| (word.to_owned(), from, to);
        assert_eq!(
            words,
            [
                word("一", 1, 2),
                word("第", 3, 4),
                word("17", 4, 6),
                word("次", 6, 7)
            ]
        );
    }

    #[test]
    fn the_two_ways_agree() {
        for text in ["推动 Ⅳ 类设备ｘ8000辆", "a b", "㎡﹐℃𠮷㛃é", "", "1２3四５"]
        {
            let words: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
            assert_eq!(words.join(" "), spaced(text), "{text}");
        }
    }

    #[test]
    fn initials_follow_the_reading_of_the_word() {
        assert_eq!(initials("区工信局"), "qgxj");
        assert_eq!(initials("威海市商业银行"), "whssyyh");
        assert_eq!(initials("调度会"), "ddh");
        assert_eq!(initials("5G（基站）"), "5gjz");
    }
}
