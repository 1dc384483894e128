//! Rows on a page: words, grounds and rules. It measures nothing and turns no page.

use super::super::grid::{Em, Frame, middle_baseline, put_line};
use super::super::sheet::{Page, Rect, Tint};
use super::super::text::SetLine;
use super::prepared::{Prepared, SetRow, height_of};
use super::{CELL, Mpt, PAD_X, PAD_Y, PITCH, THICK, THIN};

/// What one page took of a table.
pub(crate) struct PutRows {
    /// Where the last row ends.
    pub(crate) end: Mpt,
    /// Whether all rows are out.
    pub(crate) done: bool,
    /// Words and top of each group row on the page.
    pub(crate) groups: Vec<(String, Mpt)>,
}

/// A row where it stands on a page; the head has no index.
struct Band {
    top: Mpt,
    bottom: Mpt,
    row: Option<usize>,
    group: bool,
    /// The first row on the page: what it goes on with is said again.
    opens: bool,
}

/// How far a table has come over the pages.
pub(crate) struct Progress {
    /// The row to go on with.
    next: usize,
    /// Per column how many lines of a cell that goes on stand on the pages before; none where all of
    /// them do, and the cell is said again.
    shown: Vec<usize>,
}

impl Progress {
    /// Nothing is out yet.
    pub(crate) fn new(table: &Prepared) -> Progress {
        Progress {
            next: 0,
            shown: vec![0; table.edges.len() - 1],
        }
    }

    /// The row that the next page begins with.
    pub(crate) fn next_row(&self) -> usize {
        self.next
    }

    /// The lines that are left of the cell covering this place, seen from a page's first row.
    fn left<'t>(&self, table: &'t Prepared, row: usize, column: usize) -> &'t [SetLine] {
        let begins = table.begins(row, column);
        let lines = table.rows[begins].cells.get(column).map(|cell| &cell.lines);
        lines.map_or(&[], |lines| &lines[self.shown[column].min(lines.len())..])
    }
}

/// Puts the head and as many rows as fit from `y` down.
pub(crate) fn put_rows(
    page: &mut Page,
    table: &Prepared,
    frame: &Frame,
    y: Mpt,
    progress: &mut Progress,
) -> PutRows {
    let top = y;
    let mut y = y;
    let mut bands = Vec::new();
    if let Some(head) = &table.head {
        put_head(page, table, head, frame, y);
        bands.push(Band {
            top: y,
            bottom: y + head.height,
            row: None,
            group: false,
            opens: false,
        });
        y += head.height;
    }
    let first = progress.next;
    let head_bottom = y;
    let mut groups = Vec::new();
    while progress.next < table.rows.len() {
        let at = progress.next;
        let row = &table.rows[at];
        let height = row
            .height
            .max(last_of_spans(table, progress, &bands, (first, at), y));
        // A page always takes one row, else the table would never end.
        let fits = y + table.kept_height(at).max(height) <= frame.bottom()
            || (at > first && y + height <= frame.bottom() && is_inside(table, at));
        if !fits && y > head_bottom {
            break;
        }
        bands.push(Band {
            top: y,
            bottom: y + height,
            row: Some(at),
            group: row.group,
            opens: at == first,
        });
        if row.group {
            groups.push((words_of(row), y));
        }
        y += height;
        progress.next += 1;
    }
    for at in 0..bands.len() {
        put_cells(page, table, frame, &bands[at..], progress);
    }
    rule(page, table, frame, top, &bands);
    PutRows {
        end: y,
        done: progress.next >= table.rows.len(),
        groups,
    }
}

/// How high a row must be for the cells of earlier rows that end in it: a span that was broken over
/// pages may have more lines left than its rows on this page have room for.
fn last_of_spans(
    table: &Prepared,
    progress: &Progress,
    bands: &[Band],
    (first, at): (usize, usize),
    y: Mpt,
) -> Mpt {
    let ends = |column: usize| table.goes_on(at, column) && !table.goes_on(at + 1, column);
    let columns = (0..table.edges.len() - 1).filter(|column| ends(*column));
    let wanted = columns.map(|column| {
        let begins = table.begins(at, column);
        let top = bands
            .iter()
            .find(|band| band.row.is_some_and(|row| row >= begins.max(first)))
            .map_or(y, |band| band.top);
        let lines = if begins < first {
            progress.left(table, at, column).len()
        } else {
            table.rows[begins].cells[column].lines.len()
        };
        height_of(lines) - (y - top)
    });
    wanted.max().unwrap_or(0)
}

/// Whether a row lies inside a span that has begun: its group was kept as far as it could be.
fn is_inside(table: &Prepared, row: usize) -> bool {
    (0..table.edges.len() - 1).any(|column| table.goes_on(row, column))
}

fn words_of(row: &SetRow) -> String {
    let lines = row.cells.iter().flat_map(|cell| &cell.lines);
    let atoms = lines.flat_map(|line| &line.atoms);
    atoms.map(|placed| placed.atom.ch).collect()
}

fn put_head(page: &mut Page, table: &Prepared, head: &SetRow, frame: &Frame, y: Mpt) {
    for (at, cell) in head.cells.iter().enumerate() {
        let x = frame.left + table.edges[at] + PAD_X;
        put_lines(page, &cell.lines, x, (y, head.height));
    }
    page.rects.push(Rect {
        x: frame.left,
        y,
        width: frame.width,
        height: head.height,
        tint: Tint::Shade,
    });
}

/// The cells of a row, in reading order: each in the middle of the rows it covers on this page. A
/// cell that began on the page before is said again.
fn put_cells(
    page: &mut Page,
    table: &Prepared,
    frame: &Frame,
    bands: &[Band],
    progress: &mut Progress,
) {
    let Some(row) = bands[0].row else { return };
    if bands[0].group {
        let height = bands[0].bottom - bands[0].top;
        let x = frame.left + PAD_X;
        let lines = &table.rows[row].cells[0].lines;
        put_lines(page, lines, x, (bands[0].top, height));
        return;
    }
    let opens = |column: usize| bands[0].opens || !table.goes_on(row, column);
    let columns = table.rows[row].cells.len();
    for column in (0..columns).filter(|column| opens(*column)) {
        let covered = bands[1..].iter().take_while(|band| {
            let row = band.row.filter(|row| table.goes_on(*row, column));
            row.is_some()
        });
        let last = covered.last().unwrap_or(&bands[0]);
        let again = table.goes_on(row, column);
        let lines = match again {
            true => progress.left(table, row, column),
            false => &table.rows[row].cells[column].lines,
        };
        let x = frame.left + table.edges[column] + PAD_X;
        let put = put_lines(page, lines, x, (bands[0].top, last.bottom - bands[0].top));
        let before = if again { progress.shown[column] } else { 0 };
        progress.shown[column] = if put < lines.len() { before + put } else { 0 };
    }
}

/// As many lines as have room, in the middle of a height; answers how many.
fn put_lines(page: &mut Page, lines: &[SetLine], x: Mpt, (top, height): (Mpt, Mpt)) -> usize {
    let em = Em::solid(CELL);
    let room = usize::try_from((height - 2 * PAD_Y) / PITCH)
        .unwrap_or(0)
        .max(1);
    let lines = &lines[..lines.len().min(room)];
    let block = PITCH * i32::try_from(lines.len()).expect("BUG: a row fits a page");
    let mut line_top = top + (height - block) / 2;
    for line in lines {
        put_line(page, line, em, x, line_top + middle_baseline(PITCH, CELL));
        line_top += PITCH;
    }
    lines.len()
}

/// Rules: thick around, thin between; verticals pause at group rows, horizontals inside spans.
fn rule(page: &mut Page, table: &Prepared, frame: &Frame, top: Mpt, bands: &[Band]) {
    let bottom = bands.last().map_or(top, |band| band.bottom);
    let tint = Tint::Black;
    let flat = |from: Mpt, to: Mpt, y: Mpt, weight: Mpt| Rect {
        x: frame.left + from - weight / 2,
        y: y - weight / 2,
        width: to - from + weight,
        height: weight,
        tint,
    };
    page.rects.push(flat(0, frame.width, top, THICK));
    for pair in bands.windows(2) {
        let (above, below) = (&pair[0], &pair[1]);
        // The head is never gone on from: on a new page the cell begins again.
        let goes_on = |column: usize| {
            above.row.is_some() && below.row.is_some_and(|row| table.goes_on(row, column))
        };
        let parts = table.edges.windows(2).enumerate();
        let drawn = parts.filter(|(column, _)| !goes_on(*column));
        for (from, to) in joined(drawn.map(|(_, edge)| (edge[0], edge[1]))) {
            page.rects.push(flat(from, to, above.bottom, THIN));
        }
    }
    page.rects.push(flat(0, frame.width, bottom, THICK));
    let upright = |x: Mpt, from: Mpt, to: Mpt, weight: Mpt| Rect {
        x: frame.left + x - weight / 2,
        y: from,
        width: weight,
        height: to - from,
        tint,
    };
    page.rects.push(upright(0, top, bottom, THICK));
    page.rects.push(upright(frame.width, top, bottom, THICK));
    for column in 1..table.edges.len() - 1 {
        // A row whose last cell takes the rest of the width has no rule there.
        let parted = |band: &&Band| match band.row {
            None => true,
            Some(row) => !band.group && table.rows[row].cells.len() > column,
        };
        let bands = bands
            .iter()
            .filter(parted)
            .map(|band| (band.top, band.bottom));
        let x = table.edges[column];
        let rules = joined(bands).into_iter();
        page.rects
            .extend(rules.map(|(from, to)| upright(x, from, to, THIN)));
    }
}

/// Stretches that touch become one.
fn joined(parts: impl Iterator<Item = (Mpt, Mpt)>) -> Vec<(Mpt, Mpt)> {
    let mut out: Vec<(Mpt, Mpt)> = Vec::new();
    for (from, to) in parts {
        match out.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => out.push((from, to)),
        }
    }
    out
}
