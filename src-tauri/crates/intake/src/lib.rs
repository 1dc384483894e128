//! The door: files from outside become text, or are refused in words that say what to do next.
//! Every file is taken apart in a child of this program (`door`), so that the worst of them is a sentence.
//! It reads bytes only; what a notice says is the business of `notice`. It writes nothing, keeps
//! nothing and changes nothing of the file. The one thing to know: a text that is not certainly
//! right is refused, because a wrongly decoded notice looks like a notice.

#![deny(missing_docs)]

mod decode;
mod docx;
mod door;
mod numbering;
mod packed;
mod pdf;
mod shape;
mod unreadable;
mod words;
mod xlsx;
mod xml;

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use office::source::Source;

pub use door::{Kind, serve};
pub use shape::Shape;
pub use unreadable::Unreadable;

/// The largest file that is opened, in bytes: 20 MiB.
pub const LARGEST: u64 = 20 * 1024 * 1024;

/// Decodes a text file: byte order mark, then UTF-8, then GB18030; line ends become `\n`.
///
/// # Errors
/// Refuses what is empty, larger than [`LARGEST`], another kind of file by its first bytes,
/// binary, or in none of these encodings.
pub fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    Ok(text_source(bytes)?.text)
}

/// As [`text`], with the name of the encoding.
pub(crate) fn text_source(bytes: &[u8]) -> Result<Source, Unreadable> {
    if bytes.len() as u64 > LARGEST {
        return Err(Unreadable::TooLarge { largest: LARGEST });
    }
    if let Some(looks_like) = shape::other_than_text(bytes) {
        return Err(Unreadable::NotText { looks_like });
    }
    let (decoded, encoding) = decode::decode(bytes).ok_or(Unreadable::BadEncoding)?;
    let decoded = plain_line_ends(&decoded);
    if decoded.chars().any(shape::never_in_text) {
        return Err(Unreadable::NotText {
            looks_like: Shape::Binary,
        });
    }
    if decoded.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(Source {
        written: encoding.to_owned(),
        ..Source::plain(decoded)
    })
}

/// Opens a file and has a child of this program read it: a text file, or a Word file, by its bytes.
///
/// # Errors
/// As [`text`] and [`document`], and where the file is missing, is a folder, may not be read or fails
/// while read.
pub fn read(path: &Path) -> Result<Source, Unreadable> {
    let bytes = bytes(path)?;
    match shape::other_than_text(&bytes) {
        None => door::through(Kind::Text, bytes),
        Some(Shape::Docx) => door::through(Kind::Docx, bytes),
        Some(looks_like) => Err(Unreadable::NotText { looks_like }),
    }
}

/// Reads a Word file in this process; files from outside go through [`read`].
///
/// # Errors
/// Refuses what is damaged, locked, without words, or larger or deeper than a document is.
pub fn document(bytes: &[u8]) -> Result<Source, Unreadable> {
    docx::read(bytes)
}

/// Has a child of this program read the words of a file's bytes, for search: text, Word, Excel, PDF.
///
/// # Errors
/// Where no words can be had, whatever the reason; the file itself may be kept all the same.
pub fn words(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() as u64 > LARGEST {
        return Err(Unreadable::TooLarge { largest: LARGEST });
    }
    match shape::other_than_text(bytes) {
        None | Some(Shape::Docx | Shape::Xlsx | Shape::Pdf) => {
            door::through(Kind::Words, bytes.to_vec())
        }
        Some(looks_like) => Err(Unreadable::NotText { looks_like }),
    }
}

/// Reads the words in this process; files from outside go through [`words`].
///
/// # Errors
/// As [`words`].
pub fn words_here(bytes: &[u8]) -> Result<String, Unreadable> {
    words::read(bytes)
}

/// The bytes of a file that is not too large.
fn bytes(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let file = File::open(path).map_err(|error| refusal(&error))?;
    let facts = file.metadata().map_err(|error| refusal(&error))?;
    if !facts.is_file() {
        return Err(Unreadable::NotAFile);
    }
    if facts.len() > LARGEST {
        return Err(Unreadable::TooLarge { largest: LARGEST });
    }
    // The length may change while we read; one byte more than allowed is enough to know.
    let mut bytes = Vec::with_capacity(facts.len() as usize);
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| refusal(&error))?;
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() as u64 > LARGEST {
        return Err(Unreadable::TooLarge { largest: LARGEST });
    }
    Ok(bytes)
}

/// What a failure of the file system means here.
fn refusal(error: &std::io::Error) -> Unreadable {
    match error.kind() {
        ErrorKind::NotFound => Unreadable::NoSuchFile,
        ErrorKind::PermissionDenied => Unreadable::NotAllowed,
        ErrorKind::IsADirectory => Unreadable::NotAFile,
        _ => Unreadable::Failed {
            detail: error.to_string(),
        },
    }
}

/// `\r\n` and a lone `\r` become `\n`.
fn plain_line_ends(decoded: &str) -> String {
    let mut plain = String::with_capacity(decoded.len());
    let mut chars = decoded.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' {
            chars.next_if_eq(&'\n');
            plain.push('\n');
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let plan = "一、总体要求\n到2025年，达到8000辆以上。\n";
        let windows = plan.replace('\n', "\r\n");
        let (gb, _, _) = encoding_rs::GB18030.encode(&windows);
        let utf16 = |big: bool| -> Vec<u8> {
            let mark = if big { [0xfe, 0xff] } else { [0xff, 0xfe] };
            let pairs = windows.encode_utf16().map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            });
            mark.into_iter().chain(pairs.flatten()).collect()
        };
        let marked = [b"\xef\xbb\xbf".as_slice(), windows.as_bytes()].concat();
        let forms: [&[u8]; 6] = [
            plan.as_bytes(),
            windows.as_bytes(),
            &gb,
            &utf16(true),
            &utf16(false),
            &marked,
        ];
        for form in forms {
            assert_eq!(text(form).as_deref(), Ok(plan));
        }
        assert_eq!(
            text(b"a\rb\r\nc").as_deref(),
            Ok("a\nb\nc"),
            "a lone CR ends a line"
        );
    }

    #[test]
    fn rare_characters_of_names_survive_gb18030() {
        let names = "㛃䶮𠮷𬭸";
        let (gb, _, lost) = encoding_rs::GB18030.encode(names);
        assert!(!lost, "GB18030 holds all of Unicode");
        assert_eq!(text(&gb).as_deref(), Ok(names));
    }

    #[test]
    fn what_is_no_text_is_named() {
        let cases: [(&[u8], Shape); 9] = [
            (b"PK\x03\x04....word/document.xml....", Shape::Docx),
            (b"PK\x03\x04....xl/workbook.xml....", Shape::Xlsx),
            (b"PK\x03\x04....whatever....", Shape::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", Shape::OldOffice),
            (b"%PDF-1.7\n", Shape::Pdf),
            (b"\xff\xd8\xff\xe0....JFIF", Shape::Picture),
            (b"\x89PNG\r\n\x1a\n", Shape::Picture),
            (b"{\\rtf1\\ansi", Shape::Rtf),
            (b"text\x00text", Shape::Binary),
        ];
        for (bytes, looks_like) in cases {
            assert_eq!(
                text(bytes),
                Err(Unreadable::NotText { looks_like }),
                "{looks_like:?}"
            );
        }
    }

    #[test]
    fn what_is_empty_large_or_broken_is_refused() {
        assert_eq!(text(b""), Err(Unreadable::Empty));
        assert_eq!(text(" \r\n\u{3000}\n".as_bytes()), Err(Unreadable::Empty));
        assert_eq!(text(b"\xef\xbb\xbf"), Err(Unreadable::Empty));
        assert_eq!(
            text(b"\xb7\xbd\xb0\xb8\xff\xff\xff"),
            Err(Unreadable::BadEncoding)
        );
        assert_eq!(
            text(b"\xef\xbb\xbf\xb7\xbd"),
            Err(Unreadable::BadEncoding),
            "the mark promised UTF-8"
        );
        assert_eq!(
            text(b"\xff\xfe\x00"),
            Err(Unreadable::BadEncoding),
            "half a character"
        );
        let large = vec![b'a'; LARGEST as usize + 1];
        assert_eq!(text(&large), Err(Unreadable::TooLarge { largest: LARGEST }));
        assert!(
            text(&large[1..]).is_ok(),
            "the largest allowed size is allowed"
        );
    }

    #[test]
    fn what_can_not_be_opened_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("方案.txt");
        assert_eq!(bytes(&path), Err(Unreadable::NoSuchFile));
        assert_eq!(bytes(folder.path()), Err(Unreadable::NotAFile));
        std::fs::write(&path, "一、总体要求\r\n").unwrap();
        assert_eq!(bytes(&path), Ok("一、总体要求\r\n".into()));
        let file = std::fs::File::create(&path).unwrap();
        assert_eq!(bytes(&path), Err(Unreadable::Empty));
        file.set_len(LARGEST + 1).unwrap();
        assert_eq!(bytes(&path), Err(Unreadable::TooLarge { largest: LARGEST }));
    }
}
