//! Cuts each face down to the glyphs used and hands it to printpdf ready-made.
//! It does not place glyphs. Old glyph ids become new ones in their order, so the result depends
//! on the set of glyphs only. Each face is read, cut and let go before the next.

use super::DrawError;
use crate::faces::{FaceFile, FaceId, Faces};
use crate::set::Sheets;
use printpdf::{
    FontId, FontMetrics, FontType, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, PrintpdfFontMeta, Pt, TextItem,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId};

/// A glyph of a cut face.
#[derive(Debug, Clone, Copy)]
pub(super) struct CutGlyph {
    /// Its id in the cut face.
    pub(super) id: u16,
    /// Its advance in 1/1000 em, as the PDF states it.
    pub(super) width: i32,
    /// The character that a reader copies for it.
    pub(super) ch: char,
}

/// A face cut down.
pub(super) struct CutFace {
    /// Resource name: F0, F1 …
    pub(super) name: String,
    /// Glyphs by their id in the whole face.
    pub(super) glyphs: BTreeMap<u16, CutGlyph>,
    /// PostScript name with its six-letter tag.
    base_font: String,
    /// The program.
    pub(super) program: Vec<u8>,
    metrics: PdfFontMetricsStub,
    vertical: FontMetrics,
}

/// The cut faces by the face they come from.
pub(super) type CutFaces = BTreeMap<FaceId, CutFace>;

/// Cuts every face that the sheets use.
pub(super) fn cut(sheets: &Sheets, faces: &Faces) -> Result<CutFaces, DrawError> {
    let mut used: BTreeMap<FaceId, BTreeMap<u16, char>> = BTreeMap::new();
    for run in sheets.pages.iter().flat_map(|page| &page.runs) {
        let glyphs = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            // Several characters may share a glyph; the first in reading order is the one it copies as.
            glyphs.entry(glyph.id).or_insert(glyph.ch);
        }
    }
    let mut cut = CutFaces::new();
    for (order, (id, glyphs)) in used.into_iter().enumerate() {
        let family = faces.file(id).family.clone();
        let file = faces.file(id);
        let face = file.read_through(|bytes| cut_face(bytes, file, &glyphs, order));
        let face = face.ok_or(DrawError::Face { family })?;
        cut.insert(id, face);
    }
    Ok(cut)
}

fn cut_face(
    bytes: &[u8],
    file: &FaceFile,
    used: &BTreeMap<u16, char>,
    order: usize,
) -> Option<CutFace> {
    let face = Face::parse(bytes, file.index).ok()?;
    let per_em = i32::from(face.units_per_em());
    let to_em = |units: i32| (units * 2000 + per_em) / (per_em * 2);
    let mut remapper = GlyphRemapper::new();
    let mut glyphs = BTreeMap::new();
    for (old, ch) in used {
        let width = to_em(i32::from(
            face.glyph_hor_advance(GlyphId(*old)).unwrap_or(0),
        ));
        glyphs.insert(
            *old,
            CutGlyph {
                id: remapper.remap(*old),
                width,
                ch: *ch,
            },
        );
    }
    let program = subsetter::subset(bytes, file.index, &remapper).ok()?;
    let (metrics, vertical) = metrics(&face, to_em);
    let plain: String = file
        .family
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let base_font = format!(
        "{}+{}",
        tag(&program),
        if plain.is_empty() { "Face" } else { &plain }
    );
    Some(CutFace {
        name: format!("F{order}"),
        glyphs,
        base_font,
        program,
        metrics,
        vertical,
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
pub(super) fn register(document: &mut PdfDocument, cut: &CutFaces) {
    for face in cut.values() {
        let widths = face
            .glyphs
            .values()
            .map(|glyph| (glyph.id, u16::try_from(glyph.width).unwrap_or(0)))
            .collect();
        let parsed = ParsedFont {
            original_bytes: face.program.clone(),
            font_index: 0,
            font_name: Some(face.base_font.clone()),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: widths,
            units_per_em: 1000,
            font_metrics: face.vertical.clone(),
            font_type: if face.program.starts_with(b"OTTO") {
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
pub(super) fn roll(cut: &CutFaces, first_page: bool) -> Vec<Op> {
    let mut ops = Vec::new();
    for face in cut.values().filter(|_| first_page) {
        let glyphs = face
            .glyphs
            .values()
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
