//! Cuts each face down to the glyphs used and hands it to printpdf ready-made.
//! It does not place glyphs. Old glyph ids become new ones in their order, so the result depends
//! on the set of glyphs only. What pages need to know of a face is known before it is cut, so that
//! both can be worked on at once.

use super::DrawError;
use super::work::Deflater;
use crate::faces::{FaceFile, FaceId, Faces, sound};
use crate::set::Sheets;
use printpdf::{
    FontId, FontMetrics, FontType, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, PrintpdfFontMeta, Pt, TextItem,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId};

/// A glyph of a face cut down.
#[derive(Debug, Clone, Copy)]
pub(super) struct UsedGlyph {
    /// Its id in the whole face.
    old: u16,
    /// Its id in the cut face.
    pub(super) id: u16,
    /// Its advance in 1/1000 em, as the PDF states it.
    pub(super) width: i32,
    /// The character that a reader copies for it.
    pub(super) ch: char,
}

/// A face as far as it is used: known before it is cut.
pub(super) struct UsedFace {
    /// Resource name: F0, F1 …
    pub(super) name: String,
    /// In the order of their ids, which begin at 1: 0 is the glyph for what is missing.
    glyphs: Vec<UsedGlyph>,
    /// New ids by old ids.
    new_ids: Vec<u16>,
    metrics: PdfFontMetricsStub,
    vertical: FontMetrics,
}

impl UsedFace {
    /// A glyph by its id in the whole face.
    pub(super) fn glyph(&self, old: u16) -> &UsedGlyph {
        &self.glyphs[usize::from(self.new_ids[usize::from(old)]) - 1]
    }

    /// How many glyphs are used.
    pub(super) fn count(&self) -> usize {
        self.glyphs.len()
    }
}

/// The used faces by the face they come from.
pub(super) type UsedFaces = BTreeMap<FaceId, UsedFace>;

/// The program of a face cut down.
pub(super) struct Program {
    /// PostScript name with its six-letter tag.
    pub(super) base_font: String,
    /// What printpdf embeds: the program, or only its first bytes where `packed` takes its place.
    embedded: Vec<u8>,
    /// The program deflated, with its plain length; nothing where printpdf must unwrap it first.
    pub(super) packed: Option<(Vec<u8>, usize)>,
}

impl Program {
    /// The bytes that stand for this very program.
    pub(super) fn bytes(&self) -> &[u8] {
        self.packed
            .as_ref()
            .map_or(&self.embedded, |(packed, _)| packed)
    }
}

/// No character of a page: a place in the table of glyphs that is free.
const FREE: char = '\u{10ffff}';

/// Which glyphs of which faces the sheets use.
pub(super) fn used(sheets: &Sheets, faces: &Faces) -> Result<UsedFaces, DrawError> {
    let mut seen: BTreeMap<FaceId, Vec<char>> = BTreeMap::new();
    for run in sheets.pages.iter().flat_map(|page| &page.runs) {
        let chars = seen
            .entry(run.face)
            .or_insert_with(|| vec![FREE; usize::from(u16::MAX) + 1]);
        for glyph in &run.glyphs {
            // Several characters may share a glyph; the first in reading order is the one it copies as.
            let ch = &mut chars[usize::from(glyph.id)];
            if *ch == FREE {
                *ch = glyph.ch;
            }
        }
    }
    let mut used = UsedFaces::new();
    for (order, (id, chars)) in seen.into_iter().enumerate() {
        let file = faces.file(id);
        let face = used_face(file, &chars, order).ok_or_else(|| DrawError::Face {
            family: file.family.clone(),
        })?;
        used.insert(id, face);
    }
    Ok(used)
}

fn used_face(file: &FaceFile, chars: &[char], order: usize) -> Option<UsedFace> {
    let face = Face::parse(file.bytes(), file.index).ok()?;
    let per_em = i32::from(face.units_per_em());
    let to_em = |units: i32| (units * 2000 + per_em) / (per_em * 2);
    let mut glyphs = Vec::new();
    let mut new_ids = vec![0; chars.len()];
    for (old, ch) in (0..=u16::MAX).zip(chars).filter(|(_, ch)| **ch != FREE) {
        let width = to_em(i32::from(face.glyph_hor_advance(GlyphId(old)).unwrap_or(0)));
        let id = u16::try_from(glyphs.len() + 1).ok()?;
        new_ids[usize::from(old)] = id;
        glyphs.push(UsedGlyph {
            old,
            id,
            width,
            ch: *ch,
        });
    }
    let (metrics, vertical) = metrics(&face, to_em);
    Some(UsedFace {
        name: format!("F{order}"),
        glyphs,
        new_ids,
        metrics,
        vertical,
    })
}

/// Cuts a face down.
pub(super) fn cut(
    face: &UsedFace,
    file: &FaceFile,
    deflater: &mut Deflater,
) -> Result<Program, DrawError> {
    let remapper = GlyphRemapper::new_from_glyphs_sorted(
        &face
            .glyphs
            .iter()
            .map(|glyph| glyph.old)
            .collect::<Vec<_>>(),
    );
    let same = |glyph: &UsedGlyph| remapper.get(glyph.old) == Some(glyph.id);
    debug_assert!(face.glyphs.iter().all(same), "ids follow the order");
    let program = file
        .read_through(|bytes| sound::cut(bytes, file.index, &remapper))
        .ok_or_else(|| DrawError::Face {
            family: file.family.clone(),
        })?;
    let plain: String = file
        .family
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let family = if plain.is_empty() { "Face" } else { &plain };
    let base_font = format!("{}+{family}", tag(&program));
    // printpdf takes the outlines out of a CFF face and looks into them, so it needs the whole; of
    // any other it asks only the kind.
    let whole = program.starts_with(b"OTTO");
    Ok(Program {
        base_font,
        packed: (!whole).then(|| (deflater.deflate(&program), program.len())),
        embedded: if whole {
            program
        } else {
            program[..4].to_vec()
        },
    })
}

/// What the font descriptor says of a face, in 1/1000 em.
fn metrics(face: &Face<'_>, to_em: impl Fn(i32) -> i32) -> (PdfFontMetricsStub, FontMetrics) {
    let bounds = face.global_bounding_box();
    let em = |units: i16| i16::try_from(to_em(i32::from(units))).unwrap_or(0);
    let metrics = PdfFontMetricsStub {
        units_per_em: 1000,
        x_min: em(bounds.x_min),
        y_min: em(bounds.y_min),
        x_max: em(bounds.x_max),
        y_max: em(bounds.y_max),
        caret_slope_rise: 1,
        caret_slope_run: 0,
        us_weight_class: face.weight().to_number(),
    };
    let vertical = FontMetrics {
        ascent: em(face.ascender()),
        descent: em(face.descender()),
    };
    (metrics, vertical)
}

/// Six letters that name this very subset.
fn tag(program: &[u8]) -> String {
    Sha256::digest(program)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

/// Gives the cut faces to printpdf.
pub(super) fn register(document: &mut PdfDocument, used: &UsedFaces, programs: &[Program]) {
    for (face, program) in used.values().zip(programs) {
        let widths = face
            .glyphs
            .iter()
            .map(|glyph| (glyph.id, u16::try_from(glyph.width).unwrap_or(0)))
            .collect();
        let parsed = ParsedFont {
            original_bytes: program.embedded.clone(),
            font_index: 0,
            font_name: Some(program.base_font.clone()),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: widths,
            units_per_em: 1000,
            font_metrics: face.vertical.clone(),
            font_type: if program.embedded.starts_with(b"OTTO") {
                FontType::OpenTypeCFF(())
            } else {
                FontType::TrueType
            },
            pdf_font_metrics: face.metrics.clone(),
        };
        let font = PdfFont::with_meta(parsed, PrintpdfFontMeta::default());
        document
            .resources
            .fonts
            .map
            .insert(FontId(face.name.clone()), font);
    }
}

/// Every glyph once, for the first page.
pub(super) fn roll(used: &UsedFaces, first_page: bool) -> Vec<Op> {
    let mut ops = Vec::new();
    for face in used.values().filter(|_| first_page) {
        let glyphs = face
            .glyphs
            .iter()
            .map(|glyph| printpdf::Codepoint {
                gid: glyph.id,
                offset: 0.0,
                cid: Some(glyph.ch.to_string()),
            })
            .collect();
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(FontId(face.name.clone())),
            size: Pt(1.0),
        });
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs)],
        });
    }
    ops
}
