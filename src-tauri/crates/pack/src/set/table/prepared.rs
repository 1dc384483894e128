//! A table measured for a frame: its lines broken, its spans found, its rows as high as they must be.
//! It puts nothing on a page.

use super::super::grid::{Em, Frame};
use super::super::justify;
use super::super::measure::{EM, Measure};
use super::super::text::{Align, Para, SetLine};
use super::{CELL, Cell, Head, Mpt, PAD_X, PAD_Y, PITCH, Row, Stand, Table};
use crate::faces::Style;

/// A cell measured.
#[derive(Default)]
pub(super) struct SetCell {
    pub(super) lines: Vec<SetLine>,
    /// Whether it belongs to the cell above.
    goes_on: bool,
}

/// A row measured.
pub(crate) struct SetRow {
    /// Per cell; one only in a group row. With fewer cells than columns the last takes the rest of
    /// the width.
    pub(super) cells: Vec<SetCell>,
    pub(super) group: bool,
    pub(super) height: Mpt,
    least: Mpt,
}

/// A table measured for a frame.
pub(crate) struct Prepared {
    /// Column edges from the frame's left edge, first 0.
    pub(super) edges: Vec<Mpt>,
    pub(super) head: Option<SetRow>,
    pub(super) rows: Vec<SetRow>,
    /// A third of the page: a span that is no higher stays whole.
    keep: Mpt,
    /// Rows before this one are on their pages and empty here.
    released: usize,
}

impl Prepared {
    /// What must fit for the table to begin on a page: head, and rows up to the first real one.
    pub(crate) fn least_height(&self) -> Mpt {
        self.head.as_ref().map_or(0, |head| head.height) + self.kept_height(0)
    }

    /// Lets go of the words of rows that no page from `row` on needs, so that a long table is never
    /// in memory twice: as rows and as pages.
    pub(crate) fn release_before(&mut self, row: usize) {
        let columns = self.edges.len() - 1;
        let row = row.min(self.rows.len().saturating_sub(1));
        let needed = (0..columns).map(|column| self.begins(row, column)).min();
        let needed = needed.unwrap_or(row);
        for done in self.rows[self.released.min(needed)..needed].iter_mut() {
            done.cells = Vec::new();
        }
        self.released = self.released.max(needed);
    }

    /// Whether a cell belongs to the one above it.
    pub(super) fn goes_on(&self, row: usize, column: usize) -> bool {
        row > 0
            && row < self.rows.len()
            && !self.rows[row].group
            && !self.rows[row - 1].group
            && self.rows[row]
                .cells
                .get(column)
                .is_some_and(|cell| cell.goes_on)
    }

    /// The row in which the cell that covers this place begins.
    pub(super) fn begins(&self, mut row: usize, column: usize) -> usize {
        while self.goes_on(row, column) {
            row -= 1;
        }
        row
    }

    /// Height of a row together with what it must not be parted from: group rows keep the row
    /// below, a low span its rows.
    pub(super) fn kept_height(&self, row: usize) -> Mpt {
        let mut height = 0;
        let mut at = row;
        while at < self.rows.len() {
            height += self.rows[at].height;
            let after = at + 1;
            let spans = after < self.rows.len()
                && (0..self.edges.len() - 1).any(|column| self.goes_on(after, column));
            let together = self.rows[at].group || (spans && height <= self.keep);
            if !together {
                break;
            }
            at = after;
        }
        height
    }
}

/// Measures a table. Rows taller than a page, less what is kept `above` the table on it, are split
/// here into rows that fit.
pub(crate) fn prepare(
    measure: &mut Measure<'_>,
    table: &Table,
    frame: &Frame,
    above: Mpt,
) -> Prepared {
    let edges = edges(table, frame);
    let width = |at: usize| edges[at + 1] - edges[at];
    let head = head_cells(table).map(|cells| {
        let centre = Stand::Words(Align::Centre);
        let cells = cells
            .iter()
            .enumerate()
            .map(|(at, cell)| set_cell(measure, cell, centre, width(at)))
            .collect();
        set_row(cells, false, 0)
    });
    let head_height = head.as_ref().map_or(0, |head| head.height);
    let most = usize::try_from((frame.height - above - head_height - 2 * PAD_Y) / PITCH)
        .expect("BUG: a page has room")
        .max(1);
    let mut rows = Vec::new();
    for row in &table.rows {
        let (cells, least) = match row {
            Row::Group(para) => {
                let para = std::slice::from_ref(para);
                let left = Stand::Words(Align::Left);
                let cell = set_cell(measure, para, left, frame.width);
                rows.push(set_row(vec![cell], true, 0));
                continue;
            }
            Row::Cells(cells) => (cells, 0),
            Row::Open(cells, least) => (cells, *least),
        };
        let cells = cells
            .iter()
            .enumerate()
            .map(|(at, cell)| {
                let to = if at + 1 == cells.len() {
                    edges.len() - 1
                } else {
                    at + 1
                };
                set_cell(
                    measure,
                    cell,
                    table.columns[at].stand,
                    edges[to] - edges[at],
                )
            })
            .collect();
        rows.extend(split_row(cells, most, least));
    }
    for (at, column) in table.columns.iter().enumerate() {
        if column.stand == Stand::Decimal {
            align_points(&mut rows, at, Em::solid(CELL).cells(width(at) - 2 * PAD_X));
        }
    }
    let mut prepared = Prepared {
        edges,
        head,
        rows,
        keep: frame.height / 3,
        released: 0,
    };
    share_spans(&mut prepared);
    prepared
}

fn edges(table: &Table, frame: &Frame) -> Vec<Mpt> {
    let total: i32 = table.columns.iter().map(|column| column.share).sum();
    let mut edges = vec![0];
    let mut share = 0;
    for column in &table.columns {
        share += column.share;
        let edge = i64::from(frame.width) * i64::from(share) / i64::from(total);
        edges.push(i32::try_from(edge).expect("BUG: on the page"));
    }
    edges
}

fn head_cells(table: &Table) -> Option<Vec<Cell>> {
    match &table.head {
        Head::None => None,
        Head::Cells(cells) => Some(cells.clone()),
        Head::Plain => {
            let head = |words: &str| vec![Para::plain(Style::Hei, Align::Centre, words)];
            let heads = table.columns.iter().map(|column| head(column.head));
            Some(heads.collect())
        }
    }
}

fn set_cell(measure: &mut Measure<'_>, paras: &[Para], stand: Stand, width: Mpt) -> SetCell {
    let room = Em::solid(CELL).cells(width - 2 * PAD_X);
    let align = match stand {
        Stand::Words(align) => align,
        Stand::Decimal => Align::Left,
    };
    let mut lines = Vec::new();
    for para in paras {
        let align = match para.align {
            Align::Centre => Align::Centre,
            Align::Justify | Align::Left | Align::Right => align,
        };
        lines.extend(justify::lines_aligned(measure, para, align, room));
    }
    SetCell {
        lines,
        goes_on: paras.is_empty(),
    }
}

/// Height of a row whose tallest cell has this many lines.
pub(super) fn height_of(lines: usize) -> Mpt {
    PITCH * i32::try_from(lines.max(1)).expect("BUG: a row fits a page") + 2 * PAD_Y
}

fn set_row(cells: Vec<SetCell>, group: bool, least: Mpt) -> SetRow {
    let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
    SetRow {
        cells,
        group,
        height: height_of(most).max(least),
        least,
    }
}

/// A row taller than a page becomes rows of a page each; a cell that has no more lines goes on.
fn split_row(cells: Vec<SetCell>, most: usize, least: Mpt) -> Vec<SetRow> {
    let tallest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
    if tallest <= most {
        return vec![set_row(cells, false, least)];
    }
    let mut rest: Vec<(bool, std::vec::IntoIter<SetLine>)> = cells
        .into_iter()
        .map(|cell| (cell.goes_on, cell.lines.into_iter()))
        .collect();
    (0..tallest.div_ceil(most))
        .map(|part| {
            let cell = |(goes_on, lines): &mut (bool, std::vec::IntoIter<SetLine>)| {
                let lines: Vec<SetLine> = lines.by_ref().take(most).collect();
                SetCell {
                    goes_on: *goes_on || (part > 0 && lines.is_empty()),
                    lines,
                }
            };
            set_row(rest.iter_mut().map(cell).collect(), false, least)
        })
        .collect()
}

/// A cell that spans rows asks for height of all of them together: its first row is made as high as
/// its other cells want, and what is missing goes to its last row.
fn share_spans(table: &mut Prepared) {
    let columns = table.edges.len() - 1;
    let mut spans = Vec::new();
    for column in 0..columns {
        let mut row = 0;
        while row < table.rows.len() {
            let mut end = row + 1;
            while end < table.rows.len() && table.goes_on(end, column) {
                end += 1;
            }
            if end > row + 1 {
                spans.push((column, row, end));
            }
            row = end;
        }
    }
    for (_, first, _) in &spans {
        let own = (0..columns)
            .filter(|column| {
                !spans
                    .iter()
                    .any(|span| span.0 == *column && span.1 == *first)
            })
            .filter_map(|column| table.rows[*first].cells.get(column))
            .map(|cell| cell.lines.len())
            .max()
            .unwrap_or(0);
        table.rows[*first].height = height_of(own).max(table.rows[*first].least);
    }
    for (column, first, end) in spans {
        let wanted = height_of(table.rows[first].cells[column].lines.len());
        let given: Mpt = table.rows[first..end].iter().map(|row| row.height).sum();
        table.rows[end - 1].height += (wanted - given).max(0);
    }
}

/// Moves the numbers of a column so that their points stand below each other, in the middle of the
/// column. A cell of several lines, one that is no number, and one too wide to be moved there are
/// centred: nothing runs out of its cell.
fn align_points(rows: &mut [SetRow], column: usize, room: i32) {
    let single = |cell: &SetCell| match cell.lines.as_slice() {
        [line] => number_widths(line),
        _ => None,
    };
    let cells = rows.iter().filter(|row| !row.group);
    let all: Vec<(i32, i32)> = cells
        .filter_map(|row| row.cells.get(column))
        .filter_map(single)
        .collect();
    // Widest first to go, until what is left has room side by side.
    let mut before = all.iter().map(|(before, _)| *before).max().unwrap_or(0);
    let mut after = all.iter().map(|(_, after)| *after).max().unwrap_or(0);
    while before + after > room && before.max(after) > 0 {
        let narrower = |widths: (i32, i32)| widths.0 < before && widths.1 <= after;
        let shorter = |widths: (i32, i32)| widths.0 <= before && widths.1 < after;
        let keeps = |kept: &dyn Fn((i32, i32)) -> bool| {
            let kept = all.iter().copied().filter(|widths| kept(*widths));
            kept.fold((0, 0), |most, own| (most.0.max(own.0), most.1.max(own.1)))
        };
        (before, after) = if before > after {
            keeps(&narrower)
        } else {
            keeps(&shorter)
        };
    }
    let left = (room - before - after) / 2;
    for cell in rows
        .iter_mut()
        .filter(|row| !row.group)
        .filter_map(|row| row.cells.get_mut(column))
    {
        let aligned = single(cell).filter(|own| own.0 <= before && own.1 <= after);
        for line in &mut cell.lines {
            let start = line.atoms.first().map_or(0, |placed| placed.x);
            let wanted = match aligned {
                Some((own, _)) => left + before - own,
                None => ((room - (line.width - start)) / 2).max(0),
            };
            for placed in &mut line.atoms {
                placed.x += wanted - start;
            }
            line.width += wanted - start;
        }
    }
}

/// How wide a number is before its point, and from the point on. Nothing where the line is no number.
fn number_widths(line: &SetLine) -> Option<(i32, i32)> {
    let first = line.atoms.first()?;
    let is_number = |ch: char| ch.is_ascii_digit() || "+-−.,，≥≤><≈%".contains(ch);
    if !line
        .atoms
        .iter()
        .any(|placed| placed.atom.ch.is_ascii_digit())
        || !line
            .atoms
            .iter()
            .take(2)
            .all(|placed| is_number(placed.atom.ch))
    {
        return None;
    }
    let point = line
        .atoms
        .iter()
        .position(|placed| {
            !(placed.atom.ch.is_ascii_digit() || "+-−,≥≤><≈".contains(placed.atom.ch))
        })
        .map_or(line.width, |at| line.atoms[at].x);
    Some((point - first.x, (line.width - point).max(EM / 2)))
}
