//! The display list: pages of glyph runs, rectangles and links, with an outline. Plain data.
//! It does not know how it will be drawn; `draw` turns it into a PDF, `as_text` into a golden page.
//! y runs downward from the page's top edge; a run's y is its baseline.

use super::Mpt;
use crate::faces::{FaceId, Style};
use chrono::NaiveDate;
use std::fmt::Write as _;

/// A colour with a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tint {
    /// Pure black.
    Black,
    /// 印刷红: marks and rules of official papers.
    Red,
    /// Light red (滞后).
    LightRed,
    /// Light yellow (预警), dark enough to print.
    LightYellow,
    /// Light green (正常).
    LightGreen,
    /// Light grey (未评).
    LightGrey,
    /// Light blue (办结).
    LightBlue,
    /// The ground of table heads.
    Shade,
}

/// Which way a run reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// Left to right.
    Upright,
    /// Top to bottom, glyphs turned clockwise: page numbers of landscape pages.
    Clockwise,
}

/// A glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Glyph {
    /// Glyph id in the run's face.
    pub id: u16,
    /// The character it stands for.
    pub ch: char,
    /// Distance from the run's origin along the reading direction.
    pub dx: Mpt,
}

/// Glyphs of one face and size on one baseline.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Run {
    /// Origin.
    pub x: Mpt,
    /// Baseline.
    pub y: Mpt,
    /// Size of the em.
    pub size: Mpt,
    /// The style asked for; the face may be a fallback.
    pub style: Style,
    /// The face.
    pub face: FaceId,
    /// Colour.
    pub tint: Tint,
    /// Drawn heavier: its outlines are stroked as well as filled.
    pub bold: bool,
    /// Direction.
    pub turn: Turn,
    /// Whether it begins a line; the runs after it, until the next such, go on with that line.
    pub begins: bool,
    /// At least one glyph, in reading order.
    pub glyphs: Vec<Glyph>,
}

/// A filled rectangle; a rule is a thin one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rect {
    /// Left.
    pub x: Mpt,
    /// Top.
    pub y: Mpt,
    /// Width.
    pub width: Mpt,
    /// Height.
    pub height: Mpt,
    /// Colour.
    pub tint: Tint,
}

/// A line through points: curves and axes of charts. Solid, or dashed so that it tells itself
/// apart without colour.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stroke {
    /// At least two.
    pub points: Vec<(Mpt, Mpt)>,
    /// Thickness.
    pub weight: Mpt,
    /// Length of dashes and of the gaps between them; nothing for a solid line.
    pub dash: Option<(Mpt, Mpt)>,
    /// Colour.
    pub tint: Tint,
}

/// A place that leads to another page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Link {
    /// Left.
    pub x: Mpt,
    /// Top.
    pub y: Mpt,
    /// Width.
    pub width: Mpt,
    /// Height.
    pub height: Mpt,
    /// Index of the page it leads to.
    pub page: usize,
    /// Height on that page, from its top.
    pub to_y: Mpt,
}

/// What a page is called in a reader's page list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Label {
    /// A name: 封面, 目录.
    Named(&'static str),
    /// A printed number.
    Number(u32),
}

impl Label {
    /// As shown.
    pub fn words(&self) -> String {
        match self {
            Label::Named(name) => (*name).to_owned(),
            Label::Number(number) => number.to_string(),
        }
    }
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Page {
    /// Paper width.
    pub width: Mpt,
    /// Paper height.
    pub height: Mpt,
    /// Its label.
    pub label: Label,
    /// Text.
    pub runs: Vec<Run>,
    /// Rules and grounds; drawn before the text.
    pub rects: Vec<Rect>,
    /// Curves; drawn after the rectangles.
    pub strokes: Vec<Stroke>,
    /// Links.
    pub links: Vec<Link>,
    /// Whether a light stands on it, so that the legend must.
    pub(crate) has_lights: bool,
}

/// An entry of the outline; nesting by level, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineEntry {
    /// 1 is outermost.
    pub level: u8,
    /// As shown.
    pub title: String,
    /// Index of the page.
    pub page: usize,
    /// Height on the page, from its top.
    pub y: Mpt,
}

/// A paper, set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// The paper's title.
    pub title: String,
    /// Who makes it; empty while unknown.
    pub author: String,
    /// 数据截至: the date that the file carries.
    pub as_of: NaiveDate,
    /// Pages in order.
    pub pages: Vec<Page>,
    /// Outline in order.
    pub outline: Vec<OutlineEntry>,
    /// Characters that no face holds, in order; `draw::pdf` refuses while there is one.
    pub missing: Vec<char>,
}

impl Sheets {
    /// The pages as text: for every line its place in points, style, size and words; then how many
    /// rules and links a page has. Meant for tests that a person reads.
    pub fn as_text(&self) -> String {
        let mut out = String::new();
        for (index, page) in self.pages.iter().enumerate() {
            let _ = writeln!(
                out,
                "=== 第{}面〔{}〕 {}×{} 线框{} 链接{}{}",
                index + 1,
                page.label.words(),
                points(page.width),
                points(page.height),
                page.rects.len(),
                page.links.len(),
                match page.strokes.len() {
                    0 => String::new(),
                    count => format!(" 曲线{count}"),
                }
            );
            for run in lines_of(page) {
                let _ = writeln!(out, "{run}");
            }
        }
        if !self.outline.is_empty() {
            let _ = writeln!(out, "=== 书签");
            for entry in &self.outline {
                let indent = "  ".repeat(usize::from(entry.level));
                let _ = writeln!(out, "{indent}{} …… 第{}面", entry.title, entry.page + 1);
            }
        }
        out
    }

    /// All words of a page, line by line in reading order, without places.
    pub fn words(&self, page: usize) -> String {
        self.pages
            .get(page)
            .map(|page| {
                joined(page)
                    .into_iter()
                    .map(|line| line.words + "\n")
                    .collect()
            })
            .unwrap_or_default()
    }
}

struct TextLine {
    x: Mpt,
    y: Mpt,
    turn: Turn,
    looks: String,
    words: String,
}

/// The runs of each line, joined.
fn joined(page: &Page) -> Vec<TextLine> {
    let mut lines: Vec<TextLine> = Vec::new();
    for run in &page.runs {
        let words: String = run.glyphs.iter().map(|glyph| glyph.ch).collect();
        let weight = if run.bold { "粗" } else { "" };
        let looks = format!("{}{weight}{}", run.style.name(), points(run.size));
        match lines.last_mut() {
            Some(line) if !run.begins => {
                if !line.looks.ends_with(&looks) {
                    line.looks = format!("{}+{looks}", line.looks);
                }
                line.words.push_str(&words);
            }
            _ => lines.push(TextLine {
                x: run.x,
                y: run.y,
                turn: run.turn,
                looks,
                words,
            }),
        }
    }
    lines
}

fn lines_of(page: &Page) -> Vec<String> {
    joined(page)
        .into_iter()
        .map(|line| {
            let turn = if line.turn == Turn::Clockwise {
                "↷"
            } else {
                ""
            };
            format!(
                "{:>7} {:>7} {turn}{} | {}",
                points(line.x),
                points(line.y),
                line.looks,
                line.words
            )
        })
        .collect()
}

/// 1/1000 pt as points with two decimals, the last digits cut.
pub(crate) fn points(length: Mpt) -> String {
    let sign = if length < 0 { "-" } else { "" };
    let length = length.unsigned_abs();
    format!("{sign}{}.{:02}", length / 1000, length % 1000 / 10)
}
