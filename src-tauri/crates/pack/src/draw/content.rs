//! A page's content stream, in one pass: rectangles, then one text block.
//! It does not compress. Numbers are written from integers of 1/1000 pt; no float is formatted.

use super::fonts::{UsedFace, UsedFaces};
use crate::set::{Glyph, Mpt, Page, Rect, Run, Stroke, Tint, Turn};
use std::io::Write as _;

/// A rectangle no thicker than this is a rule.
const RULE: Mpt = 2_000;
/// A glyph this near to its place stays where it is, in 1/1,000,000 pt: 0.014 mm.
const NEAR: i64 = 40_000;
/// Gaps this near to each other are one.
const HAIR: Mpt = 20;

/// The stream of a page.
pub(super) fn stream(page: &Page, used: &UsedFaces) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.runs.len() * 64);
    let mut tint = None;
    let mut pen = Pen::default();
    for rect in &page.rects {
        if !is_rule(rect) {
            pen.lift(&mut out);
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
    pen.lift(&mut out);
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
        origin: Some((0, 0)),
        gaps: Vec::new(),
    };
    for run in &page.runs {
        let face = used
            .get(&run.face)
            .expect("BUG: every face of the sheets is known");
        writer.run(page, run, face);
    }
    let mut out = writer.out;
    out.extend_from_slice(b"ET\n");
    out
}

/// Whether a rectangle is a rule: thin, and long for that. What joins the halves of a dash is short,
/// and must stand exactly where it is put.
fn is_rule(rect: &Rect) -> bool {
    let (thin, long) = (rect.width.min(rect.height), rect.width.max(rect.height));
    thin <= RULE && long >= thin * 8
}

/// The pen that rules and curves are drawn with.
#[derive(Default)]
struct Pen {
    look: Option<(Tint, Mpt)>,
    /// Lines drawn but not stroked yet: all of one look are stroked at once.
    down: bool,
}

impl Pen {
    fn take(&mut self, out: &mut Vec<u8>, tint: Tint, weight: Mpt) {
        if self.look == Some((tint, weight)) {
            return;
        }
        self.lift(out);
        self.look = Some((tint, weight));
        number(out, weight);
        out.extend_from_slice(b"w ");
        out.extend_from_slice(colour(tint).1);
    }

    fn lift(&mut self, out: &mut Vec<u8>) {
        if std::mem::take(&mut self.down) {
            out.extend_from_slice(b"S\n");
        }
    }
}

/// A thin rectangle as a stroke: readers draw all strokes of one weight equally wide on a screen,
/// which they don't do for filled rectangles.
fn rule(out: &mut Vec<u8>, pen: &mut Pen, page_height: Mpt, rect: &Rect) {
    let flat = rect.width > rect.height;
    let weight = rect.width.min(rect.height);
    pen.take(out, rect.tint, weight);
    let (x, y) = (rect.x, page_height - rect.y - rect.height);
    let middle = weight / 2;
    let ends = if flat {
        [(x, y + middle), (x + rect.width, y + middle)]
    } else {
        [(x + middle, y), (x + middle, y + rect.height)]
    };
    for ((x, y), operator) in ends.into_iter().zip([b"m ".as_slice(), b"l\n"]) {
        number(out, x);
        number(out, y);
        out.extend_from_slice(operator);
    }
    pen.down = true;
}

/// A curve; dashes are set for it alone.
fn stroke(out: &mut Vec<u8>, pen: &mut Pen, page_height: Mpt, line: &Stroke) {
    pen.take(out, line.tint, line.weight);
    if let Some((dash, gap)) = line.dash {
        pen.lift(out);
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
    pen.down = true;
    if line.dash.is_some() {
        pen.lift(out);
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
    /// Where the present line of text begins; nothing while it is turned.
    origin: Option<(Mpt, Mpt)>,
    /// Kept for its room.
    gaps: Vec<Mpt>,
}

impl<'a> TextWriter<'a> {
    fn run(&mut self, page: &Page, run: &Run, face: &'a UsedFace) {
        set_tint(&mut self.out, &mut self.tint, run.tint);
        if self.font != Some((&face.name, run.size)) {
            self.font = Some((&face.name, run.size));
            let _ = write!(self.out, "/{} ", face.name);
            number(&mut self.out, run.size);
            self.out.extend_from_slice(b"Tf\n");
        }
        self.weigh(run);
        let spacing = common_gap(run, face, &mut self.gaps);
        if spacing != self.spacing {
            self.spacing = spacing;
            number(&mut self.out, spacing);
            self.out.extend_from_slice(b"Tc\n");
        }
        self.go_to(run.turn, run.x, page.height - run.y);
        self.show(run, face, spacing);
    }

    /// Moves to where a run begins: from the run before where both read the same way, which makes
    /// rows of a table the same bytes.
    fn go_to(&mut self, turn: Turn, x: Mpt, y: Mpt) {
        match (turn, self.origin) {
            (Turn::Upright, Some((from_x, from_y))) => {
                number(&mut self.out, x - from_x);
                number(&mut self.out, y - from_y);
                self.out.extend_from_slice(b"Td\n");
            }
            (Turn::Upright, None) | (Turn::Clockwise, _) => {
                self.out.extend_from_slice(match turn {
                    Turn::Upright => b"1 0 0 1 ",
                    Turn::Clockwise => b"0 -1 1 0 ",
                });
                number(&mut self.out, x);
                number(&mut self.out, y);
                self.out.extend_from_slice(b"Tm\n");
            }
        }
        self.origin = (turn == Turn::Upright).then_some((x, y));
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

    /// Shows the glyphs; where a glyph is farther than [`NEAR`] from where width and spacing put it, a
    /// TJ number moves it. What is too small for that is carried on, so that errors never add up.
    fn show(&mut self, run: &Run, face: &UsedFace, spacing: Mpt) {
        let from = self.out.len();
        let (mut open, mut plain) = (false, true);
        // Where the pen is, in 1/1,000,000 pt, so that widths stay exact.
        let mut pen: i64 = 0;
        let unit = i64::from(run.size);
        self.out.push(b'[');
        for glyph in &run.glyphs {
            let used = face.glyph(glyph.id);
            let off = i64::from(glyph.dx) * 1000 - pen;
            let near = off.abs() <= NEAR;
            let moved = if near {
                0
            } else {
                -(off * 2 + unit * off.signum()) / (unit * 2)
            };
            if moved != 0 {
                if open {
                    self.out.push(b')');
                    open = false;
                }
                whole(&mut self.out, moved);
                pen -= moved * unit;
                plain = false;
            }
            if used.ch != glyph.ch {
                // Another character of the same look: say what it is, so that it copies as itself.
                if open {
                    self.out.push(b')');
                    open = false;
                }
                self.spelled(glyph, used.id);
                plain = false;
            } else {
                if !open {
                    self.out.push(b'(');
                    open = true;
                }
                code(&mut self.out, used.id);
            }
            pen += i64::from(used.width) * unit + i64::from(spacing) * 1000;
        }
        if open {
            self.out.push(b')');
        }
        if plain {
            // One string and nothing between: no array is needed.
            self.out.remove(from);
            self.out.extend_from_slice(b"Tj\n");
        } else {
            self.out.extend_from_slice(b"]TJ\n");
        }
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
fn common_gap(run: &Run, face: &UsedFace, gaps: &mut Vec<Mpt>) -> Mpt {
    gaps.clear();
    gaps.extend(run.glyphs.windows(2).map(|pair| {
        let width = face.glyph(pair[0].id).width;
        let own = (i64::from(width) * i64::from(run.size) + 500).div_euclid(1000);
        pair[1].dx - pair[0].dx - i32::try_from(own).expect("BUG: a glyph is small")
    }));
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
    // A gap that was spread over a line differs by a hair from glyph to glyph: its mean serves all.
    let usual = best.1;
    let near = |gap: &&Mpt| (**gap - usual).abs() <= HAIR;
    let (sum, count) = gaps
        .iter()
        .filter(near)
        .fold((0i64, 0i64), |(sum, count), gap| {
            (sum + i64::from(*gap), count + 1)
        });
    match count {
        0 => usual,
        _ => i32::try_from((sum * 2 + count).div_euclid(count * 2)).unwrap_or(usual),
    }
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
    let (points, rest) = (value / 1000, value % 1000);
    if points > 0 || rest == 0 {
        whole(out, i64::from(points));
    }
    if rest != 0 {
        let digits = [rest / 100, rest / 10 % 10, rest % 10].map(digit);
        let end = digits.iter().rposition(|digit| *digit != b'0').unwrap_or(0);
        out.push(b'.');
        out.extend_from_slice(&digits[..=end]);
    }
    out.push(b' ');
}

fn digit(value: u32) -> u8 {
    b'0' + u8::try_from(value % 10).unwrap_or(0)
}

/// A whole number.
fn whole(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
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
        assert_eq!(written(-207), "-.207 ");
        assert_eq!(written(0), "0 ");
        assert_eq!(written(-1_050), "-1.05 ");
        assert_eq!(written(7), ".007 ");
        assert_eq!(written(16_000), "16 ");
        assert_eq!(written(10_500), "10.5 ");
    }
}
