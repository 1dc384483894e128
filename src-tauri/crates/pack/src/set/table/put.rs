//! Rows on a page: words, grounds and rules. It measures nothing and turns no page.

use super::super::grid::{Em, Frame, middle_baseline, put_line};
use super::super::sheet::{Page, Rect, Tint};
use super::super::text::SetLine;
use super::prepared::{Prepared, SetRow};
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

/// Puts the head and as many rows as fit from `y` down; `next` is the row to go on with.
pub(crate) fn put_rows(
    page: &mut Page,
    table: &Prepared,
    frame: &Frame,
    y: Mpt,
    next: &mut usize,
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
    let first = *next;
    let mut groups = Vec::new();
    while *next < table.rows.len() {
        let row = &table.rows[*next];
        // A page always takes one row, else the table would never end.
        let fits = y + table.kept_height(*next) <= frame.bottom()
            || (*next > first && y + row.height <= frame.bottom() && is_inside(table, *next));
        if !fits && *next > first {
            break;
        }
        bands.push(Band {
            top: y,
            bottom: y + row.height,
            row: Some(*next),
            group: row.group,
            opens: *next == first,
        });
        if row.group {
            groups.push((words_of(row), y));
        }
        y += row.height;
        *next += 1;
    }
    for at in 0..bands.len() {
        put_cells(page, table, frame, &bands[at..]);
    }
    rule(page, table, frame, top, &bands);
    PutRows {
        end: y,
        done: *next >= table.rows.len(),
        groups,
    }
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
fn put_cells(page: &mut Page, table: &Prepared, frame: &Frame, bands: &[Band]) {
    let Some(row) = bands[0].row else { return };
    if bands[0].group {
        let height = bands[0].bottom - bands[0].top;
        let x = frame.left + PAD_X;
        return put_lines(
            page,
            &table.rows[row].cells[0].lines,
            x,
            (bands[0].top, height),
        );
    }
    let opens = |column: usize| bands[0].opens || !table.goes_on(row, column);
    let columns = table.rows[row].cells.len();
    for column in (0..columns).filter(|column| opens(*column)) {
        let covered = bands[1..].iter().take_while(|band| {
            let row = band.row.filter(|row| table.goes_on(*row, column));
            row.is_some()
        });
        let bottom = covered.last().unwrap_or(&bands[0]).bottom;
        let lines = &table.rows[table.begins(row, column)].cells[column].lines;
        let x = frame.left + table.edges[column] + PAD_X;
        put_lines(page, lines, x, (bands[0].top, bottom - bands[0].top));
    }
}

/// Lines in the middle of a height; those that have no room there are left to the page before.
fn put_lines(page: &mut Page, lines: &[SetLine], x: Mpt, (top, height): (Mpt, Mpt)) {
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
