//! The words of a PDF, where its pages hold text with a way back to Unicode. For search only: lines
//! and columns are as they come. A scan, a locked file and one whose text says nothing have no words.

use crate::unreadable::Unreadable;
use crate::words::Words;
use lopdf::Document;

/// More pages than this are not read.
const PAGES_MAX: usize = 2_000;
/// What one page may unpack to, in bytes.
const PAGE_MAX: usize = 32 * 1024 * 1024;

/// Reads the words of every page that can be read.
pub(crate) fn words(bytes: &[u8]) -> Result<String, Unreadable> {
    let document = Document::load_mem(bytes).map_err(|_| Unreadable::Damaged)?;
    if document.is_encrypted() {
        return Err(Unreadable::Encrypted);
    }
    let mut words = Words::default();
    let pages: Vec<u32> = document.get_pages().into_keys().take(PAGES_MAX).collect();
    for page in pages {
        for chunk in document.extract_text_chunks_with_limit(&[page], PAGE_MAX) {
            // A page whose face has no way back to Unicode says nothing; others may.
            if let Ok(text) = chunk
                && is_speech(&text)
            {
                words.push(&text);
            }
        }
        words.push("\n");
    }
    words.done()
}

/// Whether a piece is made of characters: codes without meaning decode to marks that no text holds.
fn is_speech(text: &str) -> bool {
    let all = text.chars().count();
    let odd = text
        .chars()
        .filter(|mark| {
            matches!(*mark, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')
                || mark.is_control() && !mark.is_whitespace()
        })
        .count();
    odd * 10 <= all
}
