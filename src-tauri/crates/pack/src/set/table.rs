//! Tables over pages: the head repeats, rows stay whole unless taller than a page, group rows stay
//! with the row below, a cell may span rows. Not what a table says, and not where it stands:
//! `prepared` measures it for a frame, `put` places its rows on a page. Cells are set solid, off the
//! body grid.

mod prepared;
mod put;

pub(crate) use prepared::prepare;
pub(crate) use put::{Progress, put_rows};

use super::text::{Align, Para};
use super::{Mpt, mm100};
use crate::faces::Style;

/// 五号.
pub(crate) const CELL: Mpt = 10_500;
/// Line pitch inside cells.
const PITCH: Mpt = 15_500;
/// Blank above and below the words of a cell.
const PAD_Y: Mpt = 3_500;
/// Blank left and right of the words of a cell.
const PAD_X: Mpt = 3_500;
/// Rules inside: 0.25 mm.
const THIN: Mpt = mm100(25);
/// Rules outside: 0.5 mm.
const THICK: Mpt = mm100(50);

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// As paragraphs stand.
    Words(Align),
    /// Numbers below each other, point under point; what is no number stands in the middle.
    Decimal,
}

impl From<Align> for Stand {
    fn from(align: Align) -> Stand {
        Stand::Words(align)
    }
}

/// A column: its head, its share of the width (millimetres of the plan), how its cells stand.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) head: &'static str,
    pub(crate) share: i32,
    pub(crate) stand: Stand,
}

/// A column.
pub(crate) fn column(head: &'static str, share: i32, stand: impl Into<Stand>) -> Column {
    Column {
        head,
        share,
        stand: stand.into(),
    }
}

/// A cell: paragraphs below each other, aligned as the column says unless centred. A cell without
/// paragraphs belongs to the cell above: they are one, spanning both rows.
pub(crate) type Cell = Vec<Para>;

/// A row.
#[derive(Debug, Clone)]
pub(crate) enum Row {
    /// One cell a column; where there are fewer, the last takes the rest of the width.
    Cells(Vec<Cell>),
    /// The same with room to write in by hand: at least this high.
    Open(Vec<Cell>, Mpt),
    /// Words over the whole width, kept with the next row.
    Group(Para),
}

/// A cell of plain words.
pub(crate) fn words(words: impl Into<String>) -> Cell {
    vec![Para::plain(Style::FangSong, Align::Left, words)]
}

/// A cell of a label.
pub(crate) fn label(words: impl Into<String>) -> Cell {
    vec![Para::plain(Style::Hei, Align::Centre, words)]
}

/// A dash in the middle: nothing to say here.
pub(crate) fn dash() -> Cell {
    vec![Para::plain(Style::FangSong, Align::Centre, "—")]
}

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    columns: Vec<Column>,
    head: Head,
    rows: Vec<Row>,
}

/// What stands in the head.
#[derive(Debug, Clone)]
enum Head {
    /// The columns' heads.
    Plain,
    /// One cell a column.
    Cells(Vec<Cell>),
    /// None: a form, whose labels stand in its cells.
    None,
}

impl Table {
    /// A table with plain heads.
    pub(crate) fn new(columns: Vec<Column>, rows: Vec<Row>) -> Table {
        Table {
            columns,
            head: Head::Plain,
            rows,
        }
    }

    /// The same with heads of more than plain words.
    pub(crate) fn with_head(mut self, head: Vec<Cell>) -> Table {
        self.head = Head::Cells(head);
        self
    }

    /// All words of its rows, for tests of what is lost.
    #[cfg(test)]
    pub(crate) fn all_words(&self) -> String {
        let cells = self.rows.iter().flat_map(|row| match row {
            Row::Cells(cells) | Row::Open(cells, _) => cells.concat(),
            Row::Group(para) => vec![para.clone()],
        });
        let spans = cells.flat_map(|para| para.spans);
        spans.map(|span| span.words).collect()
    }

    /// The same without a head.
    pub(crate) fn headless(mut self) -> Table {
        self.head = Head::None;
        self
    }
}
