//! Checks that many forms share: texts and numbers of one field. Each answers with a refusal that
//! names the field. Texts come back trimmed; nothing else is changed.

use crate::refusal::{Code, Refusal};

/// Characters a short field takes: names, places, numbers.
pub const SHORT: usize = 120;
/// Characters a title takes.
pub const TITLE: usize = 300;
/// Characters a long field takes: requirements, reports, reasons.
pub const LONG: usize = 5000;

/// A text that must say something.
pub fn required(field: &str, text: &str, max: usize) -> Result<String, Refusal> {
    let text = checked(field, text, max)?;
    if text.is_empty() {
        Err(Refusal::at(field, Code::Blank))
    } else {
        Ok(text)
    }
}

/// A text that may be absent; blanks count as absent.
pub fn optional(field: &str, text: &Option<String>, max: usize) -> Result<Option<String>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let text = checked(field, text, max)?;
    Ok(if text.is_empty() { None } else { Some(text) })
}

fn checked(field: &str, text: &str, max: usize) -> Result<String, Refusal> {
    let text = text.trim();
    let found = text.chars().count();
    if found > max {
        return Err(Refusal::at(
            field,
            Code::TooLong {
                max: max as u32,
                found: found as u32,
            },
        ));
    }
    match text.chars().find(|mark| is_forbidden(*mark)) {
        Some(mark) => Err(Refusal::at(
            field,
            Code::ControlMark {
                code_point: u32::from(mark),
            },
        )),
        None => Ok(text.to_owned()),
    }
}

/// Control marks other than line breaks and tabs, and marks that turn the writing direction:
/// they print as nothing and make a paper say other than it shows.
fn is_forbidden(mark: char) -> bool {
    (mark.is_control() && !matches!(mark, '\n' | '\t'))
        || matches!(mark, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A number within bounds.
pub fn within(field: &str, number: i64, min: i64, max: i64) -> Result<(), Refusal> {
    if (min..=max).contains(&number) {
        Ok(())
    } else {
        Err(Refusal::at(field, Code::OutOfRange { min, max }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_length_and_marks_are_named_at_the_field() {
        assert_eq!(
            required("title", "  ", 5),
            Err(Refusal::at("title", Code::Blank))
        );
        assert_eq!(
            required("title", "一二三四五六", 5),
            Err(Refusal::at("title", Code::TooLong { max: 5, found: 6 }))
        );
        assert_eq!(
            required("title", "甲\u{202e}乙", 5),
            Err(Refusal::at(
                "title",
                Code::ControlMark { code_point: 0x202e }
            ))
        );
        assert_eq!(required("title", " 甲\n乙 ", 5), Ok("甲\n乙".to_owned()));
        assert_eq!(optional("title", &Some(" ".to_owned()), 5), Ok(None));
        assert_eq!(
            within("minutes", 0, 1, 600),
            Err(Refusal::at(
                "minutes",
                Code::OutOfRange { min: 1, max: 600 }
            ))
        );
    }

    #[test]
    fn a_script_is_only_text() {
        assert_eq!(required("title", "<script>", 20), Ok("<script>".to_owned()));
    }
}
