//! One face for each character, so that every word of the grammar is written once.
//! It is not a converter: what the reader answers is always taken from the source, never from here.
//! Folding keeps the length: one character in, one character out.

use crate::traditional::TRADITIONAL;

/// The form in which the grammar sees a character.
pub(crate) fn fold(c: char) -> char {
    match c {
        ',' | '﹐' => '，',
        ';' | '﹔' => '；',
        ':' | '︰' | '﹕' => '：',
        '(' => '（',
        ')' => '）',
        '!' => '！',
        '?' => '？',
        '［' => '[',
        '］' => ']',
        '﹝' => '〔',
        '﹞' => '〕',
        '–' | '―' | '─' | '－' | '−' | '‐' => '—',
        '％' => '%',
        '\u{ff0e}' | '﹒' | '․' => '.',
        '﹑' => '、',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '～' | '／' => {
            char::from_u32(c as u32 - 0xfee0).expect("BUG: full-width ASCII has an ASCII twin")
        }
        '\u{4e00}'..='\u{9fff}' => simplified(c),
        _ => c,
    }
}

/// The simplified form, where the grammar needs one.
fn simplified(c: char) -> char {
    use std::sync::OnceLock;
    static FORMS: OnceLock<Vec<char>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let mut forms: Vec<char> = ('\u{4e00}'..='\u{9fff}').collect();
        let all: Vec<char> = TRADITIONAL.chars().collect();
        for pair in all.chunks_exact(2) {
            forms[pair[0] as usize - 0x4e00] = pair[1];
        }
        forms
    });
    forms[c as usize - 0x4e00]
}

/// A Han character, numerals included.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_grammar_have_one_face() {
        let seen: String = "牽頭單位:區發展和改革局;１２．５％"
            .chars()
            .map(fold)
            .collect();
        assert_eq!(seen, "牵头单位：区发展和改革局；12.5%");
    }
}
