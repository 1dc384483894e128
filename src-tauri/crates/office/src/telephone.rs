//! Telephone numbers: one width, no blanks, and nothing that nobody could dial. Not where they ring.

use crate::field::{self, SHORT};
use crate::refusal::{Code, Refusal};
use unicode_normalization::UnicodeNormalization;

/// Whether a text is a mobile number of this country.
pub fn is_mobile(text: &str) -> bool {
    text.len() == 11
        && text.starts_with('1')
        && !text.starts_with("10")
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number as it is kept, if the text can be dialled: 0631-5200000, 5200000转8.
pub fn read(text: &str) -> Option<String> {
    let text: String = text
        .nfkc()
        .filter(|mark| !mark.is_whitespace())
        .map(|mark| match mark {
            '－' | '—' | '–' | '―' | '‐' | '−' => '-',
            other => other,
        })
        .collect();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let known = text
        .chars()
        .all(|mark| mark.is_ascii_digit() || "-+()转/、,;".contains(mark));
    (known && (5..=48).contains(&digits)).then_some(text)
}

/// A number that may be absent.
pub fn optional(field: &str, text: &Option<String>) -> Result<Option<String>, Refusal> {
    match field::optional(field, text, SHORT)? {
        None => Ok(None),
        Some(text) => match read(&text) {
            Some(number) => Ok(Some(number)),
            None => Err(Refusal::at(field, Code::NotATelephone { text })),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_in_one_width() {
        assert_eq!(
            read("０６３１—５２０００００").as_deref(),
            Some("0631-5200000")
        );
        assert_eq!(read("138 0631 0000").as_deref(), Some("13806310000"));
        assert_eq!(read("5200000转8").as_deref(), Some("5200000转8"));
        assert!(is_mobile("13806310000") && !is_mobile("06315200000"));
    }

    #[test]
    fn what_nobody_can_dial_is_refused() {
        for text in ["张某", "1234", "<script>", "0631-52O0000"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(optional("mobile", &Some("  ".into())), Ok(None));
        assert!(optional("mobile", &Some("无".into())).is_err());
    }
}
