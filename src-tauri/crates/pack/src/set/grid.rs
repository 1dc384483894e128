//! The sheet of the standard: where the type area lies, where lines and cells stand, and how a set
//! line becomes glyph runs there. It does not break lines and does not turn pages.

use super::justify;
use super::measure::{EM, Measure};
use super::sheet::{Glyph, Label, Page, Rect, Run, Tint, Turn};
use super::text::{Align, Para, PlacedAtom, SetLine};
use super::{Mpt, mm};
use crate::faces::Style;
use office::lights::Light;

/// Lines of the grid on a portrait page.
pub(crate) const LINES: i32 = 22;
/// 三号.
pub(crate) const BODY: Mpt = 16_000;
/// Height of the type area that the 22 lines divide.
const GRID_HEIGHT: i64 = mm(225) as i64;

/// What local variants of the standard change about the type area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Characters a line: 28 in the standard, 26 in some offices.
    pub columns: i32,
    /// 天头, in millimetres.
    pub top_mm: i32,
    /// 地脚.
    pub bottom_mm: i32,
    /// 订口.
    pub left_mm: i32,
    /// 切口.
    pub right_mm: i32,
}

impl Default for Area {
    fn default() -> Area {
        Area {
            columns: 28,
            top_mm: 37,
            bottom_mm: 35,
            left_mm: 28,
            right_mm: 26,
        }
    }
}

impl Area {
    /// Width of the type area of an upright page.
    fn width(self) -> Mpt {
        mm(210 - i64::from(self.left_mm) - i64::from(self.right_mm))
    }

    /// Its height.
    fn height(self) -> Mpt {
        mm(297 - i64::from(self.top_mm) - i64::from(self.bottom_mm))
    }
}

/// A type area on its paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Paper width.
    pub(crate) paper_width: Mpt,
    /// Paper height.
    pub(crate) paper_height: Mpt,
    /// Left edge of the type area.
    pub(crate) left: Mpt,
    /// Top edge.
    pub(crate) top: Mpt,
    /// Width of the type area.
    pub(crate) width: Mpt,
    /// Height of the type area.
    pub(crate) height: Mpt,
    area: Area,
}

impl Frame {
    /// A4 upright: in the standard 天头 37, 订口 28, 版心 156 × 225 mm.
    pub(crate) fn portrait(area: Area) -> Frame {
        Frame {
            paper_width: mm(210),
            paper_height: mm(297),
            left: mm(i64::from(area.left_mm)),
            top: mm(i64::from(area.top_mm)),
            width: area.width(),
            height: area.height(),
            area,
        }
    }

    /// The same sheet turned: its left edge, where it is bound, is the top.
    pub(crate) fn landscape(area: Area) -> Frame {
        Frame {
            paper_width: mm(297),
            paper_height: mm(210),
            left: mm(i64::from(area.bottom_mm)),
            top: mm(i64::from(area.left_mm)),
            width: area.height(),
            height: area.width(),
            area,
        }
    }

    /// A3 lying, folded into the bound sheets: 天头 and 订口 as on A4 upright.
    pub(crate) fn a3(area: Area) -> Frame {
        Frame {
            paper_width: mm(420),
            paper_height: mm(297),
            left: mm(i64::from(area.left_mm)),
            top: mm(i64::from(area.top_mm)),
            width: mm(420 - i64::from(area.left_mm) - i64::from(area.right_mm)),
            height: area.height(),
            area,
        }
    }

    /// The same sheet upright.
    pub(crate) fn upright(&self) -> Frame {
        Frame::portrait(self.area)
    }

    /// Cells a line; on a wider page as wide as on a portrait one, as many as fit.
    pub(crate) fn columns(&self) -> i32 {
        let columns =
            i64::from(self.area.columns) * i64::from(self.width) / i64::from(self.area.width());
        i32::try_from(columns).expect("BUG: a page holds few columns")
    }

    /// Whether the sheet is an A4 turned to be bound with upright ones.
    pub(crate) fn is_turned(&self) -> bool {
        self.paper_width > self.paper_height && self.paper_height == mm(210)
    }

    /// Whole grid lines on a page.
    pub(crate) fn lines(&self) -> i32 {
        let lines = i64::from(self.height) * i64::from(LINES) / GRID_HEIGHT;
        i32::try_from(lines).expect("BUG: a page holds few lines")
    }

    /// Top edge of a grid line.
    pub(crate) fn line_top(&self, line: i32) -> Mpt {
        let down = i64::from(line) * GRID_HEIGHT / i64::from(LINES);
        self.top + i32::try_from(down).expect("BUG: a page is not that high")
    }

    /// The first grid line whose top is at or below this height.
    pub(crate) fn line_below(&self, y: Mpt) -> i32 {
        (0..=self.lines())
            .find(|line| self.line_top(*line) >= y)
            .unwrap_or(self.lines())
    }

    /// Baseline of a grid line. One for all sizes, so that every baseline is on the grid: where a
    /// 三号 em box (0.88 above, 0.12 below the baseline) stands in the middle of the line.
    pub(crate) fn baseline(&self, line: i32) -> Mpt {
        self.line_top(line)
            + middle_baseline(
                i32::try_from(GRID_HEIGHT / i64::from(LINES)).expect("BUG: small"),
                BODY,
            )
    }

    /// Right edge of the type area.
    pub(crate) fn right(&self) -> Mpt {
        self.left + self.width
    }

    /// Bottom edge of the type area.
    pub(crate) fn bottom(&self) -> Mpt {
        self.top + self.height
    }

    /// The em of body text: cells divide the measure, whatever the glyph's size.
    pub(crate) fn body_em(&self) -> Em {
        Em {
            size: BODY,
            cells: i64::from(self.width),
            per: i64::from(self.columns()) * i64::from(EM),
        }
    }

    /// An empty page of this paper.
    pub(crate) fn page(&self) -> Page {
        Page {
            width: self.paper_width,
            height: self.paper_height,
            label: Label::Number(0),
            runs: Vec::new(),
            rects: Vec::new(),
            strokes: Vec::new(),
            links: Vec::new(),
            has_lights: false,
        }
    }
}

/// The baseline that puts an em box in the middle of a line of this height.
pub(crate) fn middle_baseline(height: Mpt, size: Mpt) -> Mpt {
    height / 2 + size * 38 / 100
}

/// How the unit of widths becomes points: `cells / per` for each 1/1000 cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Em {
    /// Size of the glyphs.
    pub(crate) size: Mpt,
    cells: i64,
    per: i64,
}

impl Em {
    /// Text set solid at a size, off the grid of cells.
    pub(crate) fn solid(size: Mpt) -> Em {
        Em {
            size,
            cells: i64::from(size),
            per: i64::from(EM),
        }
    }

    /// 1/1000 cells as points.
    pub(crate) fn points(self, cells: i32) -> Mpt {
        let points = (i64::from(cells) * self.cells * 2 + self.per).div_euclid(self.per * 2);
        i32::try_from(points).expect("BUG: a line is not that long")
    }

    /// Points as 1/1000 cells, rounded down.
    pub(crate) fn cells(self, points: Mpt) -> i32 {
        i32::try_from(i64::from(points) * self.per / self.cells)
            .expect("BUG: a line is not that long")
    }

    /// A cell that is narrower than the glyph's em lets the glyph overlap evenly on both sides.
    fn overlap(self, width: i32) -> Mpt {
        let solid = i64::from(width) * i64::from(self.size) / i64::from(EM);
        let half = (i64::from(self.points(width)) - solid) / 2;
        i32::try_from(half).expect("BUG: a cell is small")
    }
}

/// Puts a set line on a page: origin of its left edge and baseline.
pub(crate) fn put_line(page: &mut Page, line: &SetLine, em: Em, x: Mpt, y: Mpt) {
    let mut begins = true;
    for placed in &line.atoms {
        let tint = placed.atom.tint;
        let Some(shape) = placed.atom.shape else {
            if placed.atom.class != super::class::Class::Space {
                put_hole(page, em, placed, x, y);
            }
            continue;
        };
        if tint != Tint::Black
            && Light::ALL
                .iter()
                .any(|light| light.shape().starts_with(placed.atom.ch))
        {
            page.has_lights = true;
        }
        let at = x + em.points(placed.x + shape.inset() - placed.cut) + em.overlap(shape.width());
        let (style, bold) = (placed.atom.style, placed.atom.bold);
        let glyph = |from: Mpt| Glyph {
            id: shape.glyph,
            ch: placed.atom.ch,
            dx: at - from,
        };
        match page.runs.last_mut() {
            Some(run)
                if !begins
                    && (
                        run.y, run.size, run.style, run.face, run.tint, run.bold, run.turn,
                    ) == (y, em.size, style, shape.face, tint, bold, Turn::Upright)
                    && run.x <= at =>
            {
                let from = run.x;
                run.glyphs.push(glyph(from));
            }
            _ => page.runs.push(Run {
                x: at,
                y,
                size: em.size,
                style,
                face: shape.face,
                tint,
                bold,
                turn: Turn::Upright,
                begins,
                glyphs: vec![glyph(at)],
            }),
        }
        begins = false;
    }
    join_dashes(page, line, em, x, y);
}

/// Closes the gap between the halves of a —— in faces whose dash does not fill its cell.
fn join_dashes(page: &mut Page, line: &SetLine, em: Em, x: Mpt, y: Mpt) {
    for pair in line.atoms.windows(2) {
        let (Some(left), Some(right)) = (pair[0].atom.shape, pair[1].atom.shape) else {
            continue;
        };
        if pair[0].atom.ch != '—' || pair[1].atom.ch != '—' {
            continue;
        }
        let solid = |units: i32| units * (em.size / 10) / (EM / 10);
        let from = x
            + em.points(pair[0].x + left.inset())
            + em.overlap(left.width())
            + solid(left.ink().1);
        let to = x
            + em.points(pair[1].x + right.inset())
            + em.overlap(right.width())
            + solid(right.ink().0);
        if to > from {
            // A hair of overlap on both sides, so that no light shows through.
            let lap = em.size / 20;
            page.rects.push(Rect {
                x: from - lap,
                y: y - solid(left.rise().1),
                width: to - from + 2 * lap,
                height: solid(left.rise().1 - left.rise().0),
                tint: pair[0].atom.tint,
            });
        }
    }
}

/// An empty box where no face holds the character.
fn put_hole(page: &mut Page, em: Em, placed: &PlacedAtom, x: Mpt, y: Mpt) {
    let left = x + em.points(placed.x) + em.size / 10;
    let width = em.points(placed.width) - em.size / 5;
    let height = em.size * 7 / 10;
    outline(
        page,
        Rect {
            x: left,
            y: y - height,
            width,
            height,
            tint: placed.atom.tint,
        },
        500,
    );
}

/// Four rules around a rectangle, inside it.
pub(crate) fn outline(page: &mut Page, rect: Rect, weight: Mpt) {
    let Rect {
        x,
        y,
        width,
        height,
        tint,
    } = rect;
    page.rects.extend([
        Rect {
            x,
            y,
            width,
            height: weight,
            tint,
        },
        Rect {
            x,
            y: y + height - weight,
            width,
            height: weight,
            tint,
        },
        Rect {
            x,
            y,
            width: weight,
            height,
            tint,
        },
        Rect {
            x: x + width - weight,
            y,
            width: weight,
            height,
            tint,
        },
    ]);
}

/// How wide words are, set solid on one line.
pub(crate) fn words_width(measure: &mut Measure<'_>, words: &str, style: Style, size: Mpt) -> Mpt {
    let para = Para::plain(style, Align::Left, words);
    let line = justify::lines(measure, &para, i32::MAX / 4);
    line.first()
        .map_or(0, |line| Em::solid(size).points(line.width))
}

/// One line of words at a place: `x` is its left edge, middle or right edge by `align`.
/// Returns its width.
pub(crate) fn put_words(
    page: &mut Page,
    measure: &mut Measure<'_>,
    words: &str,
    look: (Style, Tint, Mpt),
    align: Align,
    (x, y): (Mpt, Mpt),
) -> Mpt {
    let (style, tint, size) = look;
    let em = Em::solid(size);
    let para = Para {
        spans: Vec::new(),
        align: Align::Left,
        first: 0,
        hang: 0,
    }
    .and_tinted(style, tint, words);
    let Some(line) = justify::lines(measure, &para, i32::MAX / 4)
        .into_iter()
        .next()
    else {
        return 0;
    };
    let width = em.points(line.width);
    let left = match align {
        Align::Left | Align::Justify => x,
        Align::Centre => x - width / 2,
        Align::Right => x - width,
    };
    put_line(page, &line, em, left, y);
    width
}
