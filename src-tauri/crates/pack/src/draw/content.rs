//! A page's content stream, in one pass: rectangles, then one text block.
//! It does not compress. Numbers are written from integers of 1/1000 pt; no float is formatted.

use super::fonts::{CutFace, CutFaces};
use crate::set::{Glyph, Mpt, Page, Rect, Run, Stroke, Tint, Turn};
use std::io::Write as _;

/// A rectangle no thicker than this is a rule.
const RULE: Mpt = 2_000;

/// The stream of a page.
pub(super) fn stream(page: &Page, cut: &CutFaces) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.runs.len() * 64);
    let mut tint = None;
    let mut pen = None;
    for rect in &page.rects {
        if rect.width.min(rect.height) > RULE || rect.width == rect.height {
            set_tint(&mut out, &mut tint, rect.tint);
            number(&mut out, rect.x);
            number(&mut out, page.height - rect.y - rect.height);
            number(&mut out, rect.width);
            number(&mut out, rect.height);
            out.extend_from_slice(b"re f\n");
        } else {
            rule(&mut out, &mut pen, page.height, rect);
        }
    }
    for line in &page.strokes {
        stroke(&mut out, &mut pen, page.height, line);
    }
    if page.runs.is_empty() {
        return out;
    }
    out.extend_from_slice(b"BT\n");
    let mut writer = TextWriter {
        out,
        tint,
        font: None,
        spacing: 0,
        bold: None,
    };
    for run in &page.runs {
        let face = cut
            .get(&run.face)
            .expect("BUG: every face of the sheets was cut");
        writer.run(page, run, face);
    }
    let mut out = writer.out;
    out.extend_from_slice(b"ET\n");
    out
}

/// A thin rectangle as a stroke: readers draw all strokes of one weight equally wide on a screen,
/// which they don't do for filled rectangles.
fn rule(out: &mut Vec<u8>, pen: &mut Option<(Tint, Mpt)>, page_height: Mpt, rect: &Rect) {
    let flat = rect.width > rect.height;
    let weight = rect.width.min(rect.height);
    if *pen != Some((rect.tint, weight)) {
        *pen = Some((rect.tint, weight));
        number(out, weight);
        out.extend_from_slice(b"w ");
        out.extend_from_slice(colour(rect.tint).1);
    }
    let (x, y) = (rect.x, page_height - rect.y - rect.height);
    let middle = weight / 2;
    let ends = if flat {
        [(x, y + middle), (x + rect.width, y + middle)]
    } else {
        [(x + middle, y), (x + middle, y + rect.height)]
    };
    for ((x, y), operator) in ends.into_iter().zip([b"m ".as_slice(), b"l S\n"]) {
        number(out, x);
        number(out, y);
        out.extend_from_slice(operator);
    }
}

/// A curve; dashes are set for it alone.
fn stroke(out: &mut Vec<u8>, pen: &mut Option<(Tint, Mpt)>, page_height: Mpt, line: &Stroke) {
    if *pen != Some((line.tint, line.weight)) {
        *pen = Some((line.tint, line.weight));
        number(out, line.weight);
        out.extend_from_slice(b"w ");
        out.extend_from_slice(colour(line.tint).1);
    }
    if let Some((dash, gap)) = line.dash {
        out.push(b'[');
        number(out, dash);
        number(out, gap);
        out.extend_from_slice(b"]0 d\n");
    }
    for (at, (x, y)) in line.points.iter().enumerate() {
        number(out, *x);
        number(out, page_height - y);
        out.extend_from_slice(if at == 0 { b"m " } else { b"l " });
    }
    out.extend_from_slice(b"S\n");
    if line.dash.is_some() {
        out.extend_from_slice(b"[]0 d\n");
    }
}

struct TextWriter<'a> {
    out: Vec<u8>,
    tint: Option<Tint>,
    font: Option<(&'a str, Mpt)>,
    spacing: Mpt,
    /// How bold runs are stroked, while one is.
    bold: Option<(Tint, Mpt)>,
}

impl<'a> TextWriter<'a> {
    fn run(&mut self, page: &Page, run: &Run, face: &'a CutFace) {
        set_tint(&mut self.out, &mut self.tint, run.tint);
        if self.font != Some((&face.name, run.size)) {
            self.font = Some((&face.name, run.size));
            let _ = write!(self.out, "/{} ", face.name);
            number(&mut self.out, run.size);
            self.out.extend_from_slice(b"Tf\n");
        }
        self.weigh(run);
        let spacing = common_gap(run, face);
        if spacing != self.spacing {
            self.spacing = spacing;
            number(&mut self.out, spacing);
            self.out.extend_from_slice(b"Tc\n");
        }
        self.out.extend_from_slice(match run.turn {
            Turn::Upright => b"1 0 0 1 ",
            Turn::Clockwise => b"0 -1 1 0 ",
        });
        number(&mut self.out, run.x);
        number(&mut self.out, page.height - run.y);
        self.out.extend_from_slice(b"Tm\n");
        self.show(run, face, spacing);
    }

    /// Bold: the outline is stroked too, a thirty-second of the em wide, in the colour of the text.
    fn weigh(&mut self, run: &Run) {
        let wanted = run.bold.then_some((run.tint, run.size / 32));
        if wanted == self.bold {
            return;
        }
        self.bold = wanted;
        let Some((tint, weight)) = wanted else {
            return self.out.extend_from_slice(b"0 Tr\n");
        };
        number(&mut self.out, weight);
        self.out.extend_from_slice(b"w ");
        self.out.extend_from_slice(colour(tint).1);
        self.out.extend_from_slice(b"2 Tr\n");
    }

    /// Shows the glyphs; where a glyph isn't where width and spacing put it, a TJ number moves it.
    /// What is too small for a number is carried on, so that errors never add up.
    fn show(&mut self, run: &Run, face: &CutFace, spacing: Mpt) {
        let mut open = false;
        // Where the pen is, in 1/1,000,000 pt, so that widths stay exact.
        let mut pen: i64 = 0;
        self.out.push(b'[');
        for glyph in &run.glyphs {
            let cut = face
                .glyphs
                .get(&glyph.id)
                .expect("BUG: every glyph of the sheets was cut");
            let unit = i64::from(run.size);
            let off = i64::from(glyph.dx) * 1000 - pen;
            let moved = -(off * 2 + unit * off.signum()) / (unit * 2);
            if moved != 0 {
                if open {
                    self.out.push(b')');
                    open = false;
                }
                let _ = write!(self.out, "{moved}");
                pen -= moved * unit;
            }
            if cut.ch != glyph.ch {
                // Another character of the same look: say what it is, so that it copies as itself.
                if open {
                    self.out.push(b')');
                    open = false;
                }
                self.spelled(glyph, cut.id);
            } else {
                if !open {
                    self.out.push(b'(');
                    open = true;
                }
                code(&mut self.out, cut.id);
            }
            pen += i64::from(cut.width) * unit + i64::from(spacing) * 1000;
        }
        if open {
            self.out.push(b')');
        }
        self.out.extend_from_slice(b"]TJ\n");
    }

    /// A glyph with its text beside it; the TJ array is closed for it and opened again.
    fn spelled(&mut self, glyph: &Glyph, id: u16) {
        self.out.extend_from_slice(b"]TJ\n/Span<</ActualText<FEFF");
        let mut units = [0; 2];
        for unit in glyph.ch.encode_utf16(&mut units) {
            let _ = write!(self.out, "{unit:04X}");
        }
        self.out.extend_from_slice(b">>>BDC(");
        code(&mut self.out, id);
        self.out.extend_from_slice(b")Tj EMC\n[");
    }
}

/// The gap that most glyphs of a run have beyond their own width.
fn common_gap(run: &Run, face: &CutFace) -> Mpt {
    let mut gaps: Vec<Mpt> = run
        .glyphs
        .windows(2)
        .map(|pair| {
            let width = face.glyphs.get(&pair[0].id).map_or(0, |cut| cut.width);
            let own = (i64::from(width) * i64::from(run.size) + 500).div_euclid(1000);
            pair[1].dx - pair[0].dx - i32::try_from(own).expect("BUG: a glyph is small")
        })
        .collect();
    gaps.sort_unstable();
    let mut best = (0, 0);
    let mut from = 0;
    for to in 1..=gaps.len() {
        if to == gaps.len() || gaps[to] != gaps[from] {
            if to - from > best.0 {
                best = (to - from, gaps[from]);
            }
            from = to;
        }
    }
    best.1
}

/// A two-byte code inside a literal string.
fn code(out: &mut Vec<u8>, id: u16) {
    for byte in id.to_be_bytes() {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            // A bare carriage return would be read as a line feed.
            b'\r' => out.extend_from_slice(b"\\r"),
            _ => out.push(byte),
        }
    }
}

fn set_tint(out: &mut Vec<u8>, now: &mut Option<Tint>, tint: Tint) {
    if *now == Some(tint) {
        return;
    }
    *now = Some(tint);
    out.extend_from_slice(colour(tint).0);
}

/// A colour as the operators that set it for filling and for strokes.
fn colour(tint: Tint) -> (&'static [u8], &'static [u8]) {
    match tint {
        Tint::Black => (b"0 g\n", b"0 G\n"),
        // Y 80 %, M 80 %, as the standard has it for print.
        Tint::Red => (b"0 0.8 0.8 0 k\n", b"0 0.8 0.8 0 K\n"),
        Tint::LightRed => (b"0.76 0.07 0.12 rg\n", b"0.76 0.07 0.12 RG\n"),
        Tint::LightYellow => (b"0.75 0.47 0 rg\n", b"0.75 0.47 0 RG\n"),
        Tint::LightGreen => (b"0.07 0.5 0.24 rg\n", b"0.07 0.5 0.24 RG\n"),
        Tint::LightGrey => (b"0.4 g\n", b"0.4 G\n"),
        Tint::LightBlue => (b"0.1 0.33 0.67 rg\n", b"0.1 0.33 0.67 RG\n"),
        Tint::Shade => (b"0.93 g\n", b"0.93 G\n"),
    }
}

/// 1/1000 pt as a decimal of points, then a blank.
fn number(out: &mut Vec<u8>, value: Mpt) {
    if value < 0 {
        out.push(b'-');
    }
    let value = value.unsigned_abs();
    let _ = write!(out, "{}", value / 1000);
    let rest = value % 1000;
    if rest != 0 {
        let digits = format!(".{rest:03}");
        out.extend_from_slice(digits.trim_end_matches('0').as_bytes());
    }
    out.push(b' ');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_from_integers() {
        let written = |value| {
            let mut out = Vec::new();
            number(&mut out, value);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written(595_276), "595.276 ");
        assert_eq!(written(-207), "-0.207 ");
        assert_eq!(written(16_000), "16 ");
        assert_eq!(written(10_500), "10.5 ");
    }
}
