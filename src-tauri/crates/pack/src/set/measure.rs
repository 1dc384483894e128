//! Characters to glyphs with their widths: asks the chain of faces of a style and remembers.
//! It does not break lines. A character that no face holds is remembered as missing and gets an
//! empty cell; it is never dropped silently.

use super::class::{self, Class};
use crate::faces::{FaceId, Faces, Style};
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use ttf_parser::{Face, GlyphId, Tag};

/// One em in the unit of widths: a cell of the grid.
pub(crate) const EM: i32 = 1000;

/// A character as a face draws it. Lengths in 1/1000 of the cell. Kept small: a long table holds
/// hundreds of thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The face.
    pub(crate) face: FaceId,
    /// Glyph id in that face.
    pub(crate) glyph: u16,
    width: i16,
    inset: i16,
    ink: (i16, i16),
    rise: (i16, i16),
}

impl Shape {
    /// The width that the line gives it.
    pub(crate) fn width(&self) -> i32 {
        i32::from(self.width)
    }

    /// Where the glyph's own box begins inside that width.
    pub(crate) fn inset(&self) -> i32 {
        i32::from(self.inset)
    }

    /// The ink's left and right edge inside the glyph's own box; the whole box where it is no mark.
    pub(crate) fn ink(&self) -> (i32, i32) {
        (i32::from(self.ink.0), i32::from(self.ink.1))
    }

    /// The ink's lower and upper edge above the baseline, for marks.
    pub(crate) fn rise(&self) -> (i32, i32) {
        (i32::from(self.rise.0), i32::from(self.rise.1))
    }
}

/// Spreads styles and characters over a table. What is asked never depends on the table's order.
#[derive(Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes
            .iter()
            .for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        // The multiplier is 2^64 over the golden ratio; the upper half comes down to where tables look.
        let mixed = (self.0.rotate_left(23) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn write_isize(&mut self, value: isize) {
        self.write_u64(value as u64);
    }
}

/// The faces, opened for reading, and what was asked of them so far.
pub(crate) struct Measure<'f> {
    faces: &'f Faces,
    opened: Vec<Face<'f>>,
    known: HashMap<(Style, char), Option<Shape>, BuildHasherDefault<Spread>>,
    missing: BTreeSet<char>,
}

impl<'f> Measure<'f> {
    /// Opens the faces.
    pub(crate) fn new(faces: &'f Faces) -> Measure<'f> {
        let opened = faces
            .ids()
            .map(|id| {
                let file = faces.file(id);
                Face::parse(file.bytes(), file.index)
                    .expect("BUG: the search keeps only faces that parse")
            })
            .collect();
        Measure {
            faces,
            opened,
            known: HashMap::default(),
            missing: BTreeSet::new(),
        }
    }

    /// The shape of a character in a style; nothing where no face holds it.
    pub(crate) fn shape(&mut self, style: Style, ch: char) -> Option<Shape> {
        if let Some(shape) = self.known.get(&(style, ch)) {
            return *shape;
        }
        let shape = self
            .faces
            .chain(style)
            .iter()
            .find_map(|id| shape_in(&self.opened[usize::from(id.0)], *id, ch));
        if shape.is_none() && Class::of(ch) != Class::Space {
            self.missing.insert(ch);
        }
        self.known.insert((style, ch), shape);
        shape
    }

    /// Characters that no face holds, so far.
    pub(crate) fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }
}

fn shape_in(face: &Face<'_>, id: FaceId, ch: char) -> Option<Shape> {
    // Glyph 0 is what a face draws for what it lacks.
    let plain = face.glyph_index(ch).filter(|glyph| glyph.0 != 0)?;
    // A face may list a character and draw nothing for it: then it lacks it.
    if Class::of(ch) == Class::Full && !ch.is_whitespace() && is_blank(face, plain) {
        return None;
    }
    let per_em = i32::from(face.units_per_em());
    let to_em = |units: i32| (units * EM * 2 + per_em) / (per_em * 2);
    let advance = |glyph: GlyphId| to_em(i32::from(face.glyph_hor_advance(glyph).unwrap_or(0)));
    let mut glyph = plain;
    if ch.is_ascii_digit() {
        // Digits of two to the cell, then digits of one width; 公文 counts on 2024 filling two cells.
        glyph = alternate(face, plain, b"hwid")
            .or_else(|| alternate(face, plain, b"tnum"))
            .unwrap_or(plain);
    } else if class::is_full_width(ch) && ch != '—' && advance(plain) != EM {
        glyph = alternate(face, plain, b"fwid").unwrap_or(plain);
    }
    let own = advance(glyph);
    let width = if ch.is_ascii_digit() {
        own.max(EM / 2)
    } else if class::is_full_width(ch) {
        own.max(EM)
    } else {
        own
    };
    let inset = match Class::of(ch) {
        Class::Open => width - own,
        Class::Close => 0,
        Class::Full | Class::Joint | Class::Long | Class::Narrow | Class::Space => {
            (width - own) / 2
        }
    };
    // Outlines lie all over the file: only marks that may be cut or joined are looked at.
    let looked_at = match Class::of(ch) {
        Class::Open | Class::Close | Class::Long => face.glyph_bounding_box(glyph),
        Class::Full | Class::Joint | Class::Narrow | Class::Space => None,
    };
    let (ink, rise) = looked_at.map_or(((0, own), (0, 0)), |ink| {
        let edge = |units: i16| to_em(i32::from(units));
        (
            (edge(ink.x_min), edge(ink.x_max)),
            (edge(ink.y_min), edge(ink.y_max)),
        )
    });
    let pair = |(from, to): (i32, i32)| (small(from), small(to));
    Some(Shape {
        face: id,
        glyph: glyph.0,
        width: small(width),
        inset: small(inset),
        ink: pair(ink),
        rise: pair(rise),
    })
}

/// Whether a TrueType face has no outline for a glyph: its table of places alone says so.
fn is_blank(face: &Face<'_>, glyph: GlyphId) -> bool {
    let format = face.tables().head.index_to_location_format;
    let count = face.tables().maxp.number_of_glyphs;
    let places = face
        .raw_face()
        .table(Tag::from_bytes(b"loca"))
        .and_then(|data| ttf_parser::loca::Table::parse(count, format, data));
    places.is_some_and(|places| places.glyph_range(glyph).is_none())
}

/// A length of a sound face is a few cells; one that lies is cut.
fn small(length: i32) -> i16 {
    i16::try_from(length.clamp(-8 * EM, 8 * EM)).expect("BUG: it was cut")
}

/// The single substitution of a glyph under a feature of the face.
fn alternate(face: &Face<'_>, glyph: GlyphId, feature: &[u8; 4]) -> Option<GlyphId> {
    let gsub = face.tables().gsub?;
    let feature = gsub.features.find(Tag::from_bytes(feature))?;
    for index in feature.lookup_indices {
        let lookup = gsub.lookups.get(index)?;
        for at in 0..lookup.subtables.len() {
            let Some(SubstitutionSubtable::Single(single)) = lookup.subtables.get(at) else {
                continue;
            };
            match single {
                SingleSubstitution::Format1 { coverage, delta } => {
                    if coverage.get(glyph).is_some() {
                        return Some(GlyphId(glyph.0.wrapping_add_signed(delta)));
                    }
                }
                SingleSubstitution::Format2 {
                    coverage,
                    substitutes,
                } => {
                    if let Some(found) = coverage.get(glyph).and_then(|at| substitutes.get(at)) {
                        return Some(found);
                    }
                }
            }
        }
    }
    None
}
