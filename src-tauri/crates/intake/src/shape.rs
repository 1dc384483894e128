//! What a file is by its first bytes, whatever its name says.
//! It only tells text from other things; nothing here is opened or unpacked.

use serde::{Deserialize, Serialize};

/// A kind of file that is not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Word since 2007.
    Docx,
    /// Excel since 2007.
    Xlsx,
    /// Word, Excel or WPS in the form before 2007 (.doc, .xls, .wps).
    OldOffice,
    /// A Word or Excel file locked with a password.
    Locked,
    /// PDF or OFD handed in as PDF.
    Pdf,
    /// A picture, such as a scan.
    Picture,
    /// Rich text.
    Rtf,
    /// A packed file of another kind, OFD included.
    Zip,
    /// None of these, but full of bytes that no text holds.
    Binary,
}

/// The kind of file that `bytes` are, where it is not text.
pub(crate) fn other_than_text(bytes: &[u8]) -> Option<Shape> {
    let begins: [(&[u8], Shape); 14] = [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Shape::OldOffice),
        (b"%PDF-", Shape::Pdf),
        (b"\xff\xd8\xff", Shape::Picture),
        (b"\x89PNG\r\n\x1a\n", Shape::Picture),
        (b"GIF87a", Shape::Picture),
        (b"GIF89a", Shape::Picture),
        (b"II*\x00", Shape::Picture),
        (b"MM\x00*", Shape::Picture),
        (b"{\\rtf", Shape::Rtf),
        (b"Rar!\x1a\x07", Shape::Zip),
        (b"7z\xbc\xaf\x27\x1c", Shape::Zip),
        (b"\x1f\x8b\x08", Shape::Zip),
        (b"MZ\x90\x00", Shape::Binary),
        (b"SQLite format 3\x00", Shape::Binary),
    ];
    if [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"]
        .iter()
        .any(|mark| bytes.starts_with(*mark))
    {
        return Some(packed(bytes));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") && holds(bytes, &wide("EncryptedPackage")) {
        return Some(Shape::Locked);
    }
    if let Some((_, shape)) = begins.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Some(*shape);
    }
    // Zeros stand in UTF-16 text too, but only behind its byte order mark.
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    (!utf16 && bytes.contains(&0)).then_some(Shape::Binary)
}

/// Tells Word and Excel from other packed files by the names in the packing list.
fn packed(bytes: &[u8]) -> Shape {
    if holds(bytes, b"word/document.xml") {
        Shape::Docx
    } else if holds(bytes, b"xl/workbook.xml") {
        Shape::Xlsx
    } else {
        Shape::Zip
    }
}

fn holds(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|part| part == name)
}

/// A name as old packing lists write it: UTF-16, low byte first.
fn wide(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Control characters that no text holds; tab, form feed and line ends are text.
pub(crate) fn never_in_text(c: char) -> bool {
    c.is_control()
        && !matches!(
            c,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}'
        )
}
