//! The display list to a PDF: the only place that names printpdf and lopdf.
//! It decides nothing about the page. The same sheets and faces give the same bytes: fonts in the
//! order of their ids, one pinned deflate, dates from the data, an /ID hashed from the contents.

mod content;
mod finish;
mod fonts;

use crate::faces::Faces;
use crate::set::{Mpt, Sheets};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt};
use std::fmt;
use std::io::Write as _;

/// Why no PDF was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawError {
    /// Characters that no face holds; a paper with holes is not printed.
    GlyphsMissing(Vec<char>),
    /// A face could not be cut down to the glyphs used.
    Face {
        /// Its family.
        family: String,
    },
    /// The document could not be written.
    Write(String),
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DrawError::GlyphsMissing(chars) => {
                let chars: Vec<String> = chars
                    .iter()
                    .map(|ch| format!("“{ch}”（U+{:04X}）", u32::from(*ch)))
                    .collect();
                write!(
                    f,
                    "现有字体缺少下列字符，不能生成文件：{}。请更换字符或安装含有该字的字体",
                    chars.join("、")
                )
            }
            DrawError::Face { family } => write!(f, "字体“{family}”无法嵌入文件，请改用其他字体"),
            DrawError::Write(detail) => write!(f, "生成文件失败：{detail}"),
        }
    }
}

impl std::error::Error for DrawError {}

/// Draws sheets as a PDF.
///
/// # Errors
/// [`DrawError::GlyphsMissing`] where a character has no glyph in any face; the others where a face
/// or the document can't be written.
pub fn pdf(sheets: &Sheets, faces: &Faces) -> Result<Vec<u8>, DrawError> {
    if !sheets.missing.is_empty() {
        return Err(DrawError::GlyphsMissing(sheets.missing.clone()));
    }
    let cut = fonts::cut(sheets, faces)?;
    let mut document = PdfDocument::new(&sheets.title);
    fonts::register(&mut document, &cut);
    // printpdf writes page objects, fonts, widths and ToUnicode. The first page names every glyph
    // once, which makes those complete; its contents are then replaced by ours.
    document.pages = sheets
        .pages
        .iter()
        .enumerate()
        .map(|(index, page)| {
            PdfPage::new(
                millimetres(page.width),
                millimetres(page.height),
                fonts::roll(&cut, index == 0),
            )
        })
        .collect();
    let mut warnings = Vec::new();
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    let lopdf = document.to_lopdf_document(&options, &mut warnings);
    let contents = sheets
        .pages
        .iter()
        .map(|page| deflate(&content::stream(page, &cut)))
        .collect();
    finish::finish(lopdf, sheets, &cut, contents)
}

/// Width and height of each page of a PDF of ours, in order; none where it is not one.
pub fn page_sizes(pdf: &[u8]) -> Option<Vec<(Mpt, Mpt)>> {
    let document = lopdf::Document::load_mem(pdf).ok()?;
    let size = |id: lopdf::ObjectId| {
        let page = document.get_dictionary(id).ok()?;
        let edges = page.get(b"MediaBox").ok()?.as_array().ok()?;
        let edges: Vec<f32> = edges
            .iter()
            .filter_map(|edge| edge.as_float().ok())
            .collect();
        let [left, bottom, right, top] = edges[..] else {
            return None;
        };
        let mpt = |points: f32| (points * 1000.0).round() as Mpt;
        Some((mpt(right - left), mpt(top - bottom)))
    };
    document.get_pages().into_values().map(size).collect()
}

/// Only a first value: the finished page boxes are written from the integers.
fn millimetres(length: Mpt) -> printpdf::Mm {
    Pt(length as f32 / 1000.0).into()
}

/// Level 6: 9 is larger and slower on font programs and page streams.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(6));
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .expect("BUG: writing to memory can't fail")
}
