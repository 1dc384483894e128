//! The display list to a PDF: the only place that names printpdf and lopdf.
//! It decides nothing about the page. The same sheets and faces give the same bytes: fonts in the
//! order of their ids, one pinned deflate, dates from the data, an /ID hashed from the contents, and
//! what is worked on side by side put together in a fixed order.

mod content;
mod finish;
mod fonts;
mod outline;
mod work;

use crate::faces::{FaceId, Faces};
use crate::set::{Mpt, Page, Sheets};
use fonts::{Program, UsedFace, UsedFaces};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt};
use std::collections::BTreeMap;
use std::fmt;

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

/// Draws sheets as a PDF, on as many threads as there are cores.
///
/// # Errors
/// [`DrawError::GlyphsMissing`] where a character has no glyph in any face; the others where a face
/// or the document can't be written.
pub fn pdf(sheets: &Sheets, faces: &Faces) -> Result<Vec<u8>, DrawError> {
    pdf_on(sheets, faces, work::threads())
}

/// The same on a number of threads; the bytes do not depend on it.
///
/// # Errors
/// Those of [`pdf`].
pub fn pdf_on(sheets: &Sheets, faces: &Faces, threads: usize) -> Result<Vec<u8>, DrawError> {
    if !sheets.missing.is_empty() {
        return Err(DrawError::GlyphsMissing(sheets.missing.clone()));
    }
    let used = fonts::used(sheets, faces)?;
    let (programs, contents) = streams(sheets, faces, &used, threads)?;
    let mut document = PdfDocument::new(&sheets.title);
    fonts::register(&mut document, &used, &programs);
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
                fonts::roll(&used, index == 0),
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
    drop(document);
    finish::finish(lopdf, sheets, programs, contents)
}

/// A piece of the work that can be done beside others.
enum Job<'a> {
    Program(&'a UsedFace, FaceId),
    Pages(&'a [Page]),
}

enum Made {
    Program(FaceId, Result<Program, DrawError>),
    Pages(Vec<Vec<u8>>),
}

/// Pages of a job: enough for a thread to be worth its while.
const PAGES_A_JOB: usize = 4;

/// The heavy part: face programs in the order of their faces, page contents in the order of pages,
/// all deflated.
fn streams(
    sheets: &Sheets,
    faces: &Faces,
    used: &UsedFaces,
    threads: usize,
) -> Result<(Vec<Program>, Vec<Vec<u8>>), DrawError> {
    // The face with most glyphs takes longest, so it is begun first.
    let mut largest: Vec<(&FaceId, &UsedFace)> = used.iter().collect();
    largest.sort_by_key(|(_, face)| std::cmp::Reverse(face.count()));
    let cuts = largest
        .into_iter()
        .map(|(id, face)| Job::Program(face, *id));
    let pages = sheets.pages.chunks(PAGES_A_JOB).map(Job::Pages);
    let jobs: Vec<Job<'_>> = cuts.chain(pages).collect();
    let made = work::in_order(threads, &jobs, |job, deflater| match job {
        Job::Program(face, id) => Made::Program(*id, fonts::cut(face, faces.file(*id), deflater)),
        Job::Pages(pages) => {
            let streams = pages.iter().map(|page| content::stream(page, used));
            Made::Pages(streams.map(|plain| deflater.deflate(&plain)).collect())
        }
    });
    let mut programs = BTreeMap::new();
    let mut contents = Vec::with_capacity(sheets.pages.len());
    for made in made {
        match made {
            Made::Program(id, program) => drop(programs.insert(id, program?)),
            Made::Pages(pages) => contents.extend(pages),
        }
    }
    Ok((programs.into_values().collect(), contents))
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
