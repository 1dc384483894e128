//! A text from outside as the book will keep it, and what stands beside its paragraphs.
//! It is what the door (`intake`) hands to the reader (`notice`): plain data, not a fact of the book.
//! The text holds only characters of the file; numbers that Word makes by itself, and which cell of a
//! table a paragraph fills, stand beside it.

use serde::{Deserialize, Serialize};

/// A text and what stands beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Decoded, line ends `\n`; a document's paragraphs joined by `\n`.
    pub text: String,
    /// What stands beside paragraphs, in order of their places; empty for a text file.
    pub beside: Vec<Beside>,
    /// How its characters were written: `UTF-8`, `GB18030`, `Word 文档`; empty for pasted text.
    #[serde(default)]
    pub written: String,
}

/// What stands beside one paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// Where the paragraph begins, in Unicode scalar values of the text.
    pub at: usize,
    /// The automatic number printed before it: `一、`.
    pub label: Option<String>,
    /// The cell that it stands in.
    pub cell: Option<Cell>,
}

/// A cell of a table, counted from nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// Which table of the document.
    pub table: usize,
    /// Which row.
    pub row: usize,
    /// Which column; a cell that spans several columns has the first.
    pub column: usize,
    /// It is one with the cell above it.
    pub continues: bool,
}

impl Source {
    /// A text with nothing beside it.
    pub fn plain(text: impl Into<String>) -> Source {
        Source {
            text: text.into(),
            beside: Vec::new(),
            written: String::new(),
        }
    }
}
