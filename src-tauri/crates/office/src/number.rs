//! 文号: numbers as papers print them, 代字〔2026〕17号. Read tolerantly, written one way, so that a number
//! typed twice is seen to be one. Which numbers are used up is the book's to know.

use crate::refusal::{Code, Refusal};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A number on paper.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// 代字.
    pub prefix: String,
    /// The year in brackets.
    pub year: i32,
    /// Its place in the year's series, from 1.
    pub place: u32,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.prefix, self.year, self.place)
    }
}

impl Number {
    /// Reads a number as clerks type it: any brackets, any width, with 第 and leading zeros or without.
    pub fn read(text: &str) -> Option<Number> {
        let text: String = text
            .nfkc()
            .filter(|mark| !mark.is_whitespace())
            .map(|mark| match mark {
                '[' | '(' | '【' | '［' | '﹝' | '〔' => '〔',
                ']' | ')' | '】' | '］' | '﹞' | '〕' => '〕',
                other => other,
            })
            .collect();
        let (prefix, rest) = text.split_once('〔')?;
        let (year, rest) = rest.split_once('〕')?;
        let place = rest.strip_prefix('第').unwrap_or(rest).strip_suffix('号')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if prefix.is_empty() || prefix.contains('〕') || !digits(year) || !digits(place) {
            return None;
        }
        let year: i32 = year.parse().ok()?;
        let place: u32 = place.parse().ok()?;
        ((1949..=2999).contains(&year) && (1..=99_999).contains(&place)).then(|| Number {
            prefix: prefix.to_owned(),
            year,
            place,
        })
    }

    /// Reads a number that must be one.
    pub fn checked(field: &str, text: &str) -> Result<Number, Refusal> {
        let text = crate::field::required(field, text, crate::field::SHORT)?;
        Number::read(&text).ok_or_else(|| Refusal::at(field, Code::NotANumber { text }))
    }
}

/// A 代字 that can stand before a year: no brackets, no digits, no blanks.
pub fn prefix(field: &str, text: Option<String>) -> Result<Option<String>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let text: String = text.nfkc().filter(|mark| !mark.is_whitespace()).collect();
    if text.chars().all(char::is_alphabetic) && text.chars().count() <= 20 {
        Ok(Some(text))
    } else {
        Err(Refusal::at(field, Code::NotAPrefix { text }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_it_is_typed() {
        for typed in [
            "环专班函〔2026〕17号",
            "环专班函[2026]17号",
            " 环专班函 （２０２６） 第017号 ",
            "环专班函【2026】17号",
        ] {
            let number = Number::read(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(number.to_string(), "环专班函〔2026〕17号");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in [
            "",
            "17号",
            "环专班函〔2026〕号",
            "环专班函〔2026〕0号",
            "环专班函〔26〕1号",
            "〔2026〕1号",
            "环专班函2026年1号",
            "环专班函〔2026〕-1号",
            "环专班函〔2026〕1.5号",
            "环专班函〔2026〕99999999999号",
            "<script>〔2026〕1",
        ] {
            assert_eq!(Number::read(typed), None, "{typed}");
        }
        assert!(Number::checked("number", "  ").is_err());
        assert!(prefix("prefix", Some("环专班〔".into())).is_err());
        assert!(prefix("prefix", Some("环专班1".into())).is_err());
        assert_eq!(
            prefix("prefix", Some("环 专班".into())),
            Ok(Some("环专班".into()))
        );
    }
}
