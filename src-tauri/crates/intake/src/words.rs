//! The words of a file of any kind, for search and for the secrecy rule: no layout, no numbering, and
//! no promise that every word is there. Where none can be had the file has none, which is no fault.

use crate::shape::{self, Shape};
use crate::unreadable::Unreadable;
use crate::{docx, pdf, xlsx};

/// The most text that is kept of a file, in bytes: 20 MiB.
pub(crate) const WORDS_MAX: usize = 20 * 1024 * 1024;

/// Reads the words in this process; files from outside go through [`crate::words`].
pub(crate) fn read(bytes: &[u8]) -> Result<String, Unreadable> {
    match shape::other_than_text(bytes) {
        None => crate::text(bytes),
        Some(Shape::Docx) => docx::read(bytes).map(|source| source.text),
        Some(Shape::Xlsx) => xlsx::words(bytes),
        Some(Shape::Pdf) => pdf::words(bytes),
        Some(looks_like) => Err(Unreadable::NotText { looks_like }),
    }
}

/// Words as they are gathered, up to the most that is kept.
#[derive(Default)]
pub(crate) struct Words {
    text: String,
}

impl Words {
    pub(crate) fn push(&mut self, part: &str) {
        if self.text.len() + part.len() <= WORDS_MAX {
            self.text.push_str(part);
        }
    }

    /// The text; a file without words is said to be one.
    pub(crate) fn done(self) -> Result<String, Unreadable> {
        if self.text.trim().is_empty() {
            return Err(Unreadable::NoWords);
        }
        Ok(self.text)
    }
}
