//! Bytes into characters: byte order mark, strict UTF-8, GB18030.
//! It never guesses by statistics and never replaces what it can't decode: all or nothing.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// The text and the name of its encoding, or none where the bytes are wrong in the encoding they claim or
/// in all of ours.
pub(crate) fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some((strict(encoding, &bytes[mark..])?, encoding.name()));
    }
    if let Some(text) = strict(UTF_8, bytes) {
        return Some((text, UTF_8.name()));
    }
    let text = strict(GB18030, bytes).filter(|text| !text.chars().any(is_private))?;
    Some((text, "GB18030"))
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// User-defined places of GB18030: almost any broken bytes decode to them, no notice uses them.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}
