//! A paragraph before and after it is broken: spans of styled words, then lines of placed atoms.
//! It does not decide where lines break or how they are spread. Lengths here are 1/1000 of a cell.

use super::class::Class;
use super::measure::{EM, Measure, Shape};
use super::sheet::Tint;
use crate::faces::Style;

/// Words in one style and colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) words: String,
    pub(crate) style: Style,
    pub(crate) tint: Tint,
    /// A name: not broken while it fits a line.
    pub(crate) whole: bool,
    /// Drawn heavier, for third-level headings of offices that have them so.
    pub(crate) bold: bool,
}

/// How the lines of a paragraph stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// Spread to both edges, last line flush left.
    Justify,
    /// Flush left, ragged right.
    Left,
    /// Centred.
    Centre,
    /// Flush right.
    Right,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Para {
    pub(crate) spans: Vec<Span>,
    pub(crate) align: Align,
    /// Indent of the first line, in cells.
    pub(crate) first: i32,
    /// Indent of turn lines, in cells.
    pub(crate) hang: i32,
}

impl Para {
    /// A paragraph of one style, without indent.
    pub(crate) fn plain(style: Style, align: Align, words: impl Into<String>) -> Para {
        Para {
            spans: Vec::new(),
            align,
            first: 0,
            hang: 0,
        }
        .and(style, words)
    }

    /// A body paragraph of official papers: 仿宋, first line two cells in.
    pub(crate) fn body(words: impl Into<String>) -> Para {
        Para::plain(Style::FangSong, Align::Justify, words).indent(2, 0)
    }

    /// The same with more words.
    pub(crate) fn and(self, style: Style, words: impl Into<String>) -> Para {
        self.and_tinted(style, Tint::Black, words)
    }

    /// The same with more words in a colour.
    pub(crate) fn and_tinted(mut self, style: Style, tint: Tint, words: impl Into<String>) -> Para {
        self.spans.push(Span {
            words: words.into(),
            style,
            tint,
            whole: false,
            bold: false,
        });
        self
    }

    /// The same with its last words bold, where `bold` says so.
    pub(crate) fn made_bold(mut self, bold: bool) -> Para {
        if let Some(span) = self.spans.last_mut() {
            span.bold = bold;
        }
        self
    }

    /// The same with a name that is not broken while it fits a line.
    pub(crate) fn and_name(mut self, style: Style, name: impl Into<String>) -> Para {
        self.spans.push(Span {
            words: name.into(),
            style,
            tint: Tint::Black,
            whole: true,
            bold: false,
        });
        self
    }

    /// The same with other indents, in cells.
    pub(crate) fn indent(mut self, first: i32, hang: i32) -> Para {
        self.first = first;
        self.hang = hang;
        self
    }
}

/// A character ready to be placed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Atom {
    pub(crate) ch: char,
    pub(crate) class: Class,
    pub(crate) style: Style,
    pub(crate) tint: Tint,
    pub(crate) shape: Option<Shape>,
    pub(crate) width: i32,
    /// Drawn heavier.
    pub(crate) bold: bool,
    /// Inside a name: no break before it.
    pub(crate) glued: bool,
}

/// The atoms of a paragraph. Line feeds stay as atoms without width: a forced break.
pub(crate) fn atoms(measure: &mut Measure<'_>, spans: &[Span]) -> Vec<Atom> {
    let mut out = Vec::new();
    for span in spans {
        let first = out.len();
        for ch in span.words.chars() {
            let Some(ch) = printable(ch) else { continue };
            let shape = if ch == '\n' {
                None
            } else {
                measure.shape(span.style, ch)
            };
            let class = Class::of(ch);
            let width = match (shape, class) {
                _ if ch == '\n' => 0,
                (Some(shape), _) => shape.width(),
                (None, Class::Narrow) => EM / 2,
                (None, _) => EM,
            };
            out.push(Atom {
                ch,
                class,
                style: span.style,
                tint: span.tint,
                shape,
                width,
                bold: span.bold,
                glued: span.whole && out.len() > first,
            });
        }
    }
    out
}

/// Characters that print nothing are left out; a tab is a blank.
fn printable(ch: char) -> Option<char> {
    match ch {
        '\t' => Some(' '),
        '\n' | '\u{2028}' => Some('\n'),
        // Soft hyphens, joiners, marks of direction, fillers.
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180e}' => {
            None
        }
        '\u{200b}'..='\u{200f}' | '\u{2029}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        // Selectors of looks, the mark of byte order, tags.
        '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' => None,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => None,
        _ if ch.is_control() => None,
        _ => Some(ch),
    }
}

/// An atom with its place in the line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlacedAtom {
    pub(crate) atom: Atom,
    /// Left edge of its cell, from the line's left edge.
    pub(crate) x: i32,
    /// The width left to it.
    pub(crate) width: i32,
    /// What was taken from its left side.
    pub(crate) cut: i32,
}

/// A line ready to be put on a page.
#[derive(Debug, Clone)]
pub(crate) struct SetLine {
    pub(crate) atoms: Vec<PlacedAtom>,
    /// Right edge of the last atom.
    pub(crate) width: i32,
}
