//! Tables over pages: the head repeats, rows stay whole unless taller than a page, group rows stay
//! with the row below. It does not know what a table says. Cells are set solid, off the body grid.

use super::grid::{Em, Frame, middle_baseline, put_line};
use super::justify;
use super::measure::Measure;
use super::sheet::{Page, Rect, Tint};
use super::text::{Align, Para, SetLine};
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

/// A column: its head, its share of the width (millimetres of the plan), how its cells stand.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) head: &'static str,
    pub(crate) share: i32,
    pub(crate) align: Align,
}

/// A column.
pub(crate) fn column(head: &'static str, share: i32, align: Align) -> Column {
    Column { head, share, align }
}

/// A cell: paragraphs below each other, aligned as the column says unless centred. A cell without paragraphs
/// goes on from the cell above, with no rule between.
pub(crate) type Cell = Vec<Para>;

/// A row.
#[derive(Debug, Clone)]
pub(crate) enum Row {
    /// One cell a column.
    Cells(Vec<Cell>),
    /// Words over the whole width, kept with the next row.
    Group(Para),
}

/// A cell of plain words.
pub(crate) fn words(words: impl Into<String>) -> Cell {
    vec![Para::plain(Style::FangSong, Align::Left, words)]
}

/// A dash in the middle: nothing to say here.
pub(crate) fn dash() -> Cell {
    vec![Para::plain(Style::FangSong, Align::Centre, "—")]
}

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    columns: Vec<Column>,
    /// One cell a column; plain heads where there is none.
    head: Option<Vec<Cell>>,
    rows: Vec<Row>,
}

impl Table {
    /// A table with plain heads.
    pub(crate) fn new(columns: Vec<Column>, rows: Vec<Row>) -> Table {
        Table {
            columns,
            head: None,
            rows,
        }
    }

    /// The same with heads of more than plain words.
    pub(crate) fn with_head(mut self, head: Vec<Cell>) -> Table {
        self.head = Some(head);
        self
    }
}

/// A row measured.
struct SetRow {
    /// Per cell; one only in a group row.
    cells: Vec<Vec<SetLine>>,
    group: bool,
    height: Mpt,
}

/// What one page took of a table.
pub(crate) struct PutRows {
    /// Where the last row ends.
    pub(crate) end: Mpt,
    /// Whether all rows are out.
    pub(crate) done: bool,
    /// Words and top of each group row on the page.
    pub(crate) groups: Vec<(String, Mpt)>,
}

/// A table measured for a frame.
pub(crate) struct Prepared {
    /// Column edges from the frame's left edge, first 0.
    edges: Vec<Mpt>,
    head: SetRow,
    rows: Vec<SetRow>,
}

impl Prepared {
    /// What must fit for the table to begin on a page: head, and rows up to the first real one.
    pub(crate) fn least_height(&self) -> Mpt {
        self.head.height + self.kept_height(0)
    }

    /// Height of a row together with what it must not be parted from.
    fn kept_height(&self, row: usize) -> Mpt {
        let mut height = 0;
        for row in &self.rows[row.min(self.rows.len())..] {
            height += row.height;
            if !row.group {
                break;
            }
        }
        height
    }
}

/// Measures a table. Rows taller than a page are split here into rows that fit.
pub(crate) fn prepare(measure: &mut Measure<'_>, table: &Table, frame: &Frame) -> Prepared {
    let total: i32 = table.columns.iter().map(|column| column.share).sum();
    let mut edges = vec![0];
    let mut share = 0;
    for column in &table.columns {
        share += column.share;
        edges.push(
            i32::try_from(i64::from(frame.width) * i64::from(share) / i64::from(total))
                .expect("BUG: on the page"),
        );
    }
    let heads: Vec<Vec<SetLine>> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let cell = match &table.head {
                Some(cells) => cells[at].clone(),
                None => vec![Para::plain(Style::Hei, Align::Centre, column.head)],
            };
            cell_lines(measure, &cell, Align::Centre, edges[at + 1] - edges[at])
        })
        .collect();
    let head = set_row(heads, false);
    let most = usize::try_from((frame.height - head.height - 2 * PAD_Y) / PITCH)
        .expect("BUG: a page has room");
    let mut rows = Vec::new();
    for row in &table.rows {
        match row {
            Row::Group(para) => {
                let lines = cell_lines(
                    measure,
                    std::slice::from_ref(para),
                    Align::Left,
                    frame.width,
                );
                rows.push(set_row(vec![lines], true));
            }
            Row::Cells(cells) => {
                let cells: Vec<Vec<SetLine>> = cells
                    .iter()
                    .enumerate()
                    .map(|(at, cell)| {
                        cell_lines(
                            measure,
                            cell,
                            table.columns[at].align,
                            edges[at + 1] - edges[at],
                        )
                    })
                    .collect();
                rows.extend(split_row(cells, most.max(1)));
            }
        }
    }
    Prepared { edges, head, rows }
}

fn cell_lines(measure: &mut Measure<'_>, paras: &[Para], align: Align, width: Mpt) -> Vec<SetLine> {
    let em = Em::solid(CELL);
    let room = em.cells(width - 2 * PAD_X);
    let mut lines = Vec::new();
    for para in paras {
        let mut para = para.clone();
        if para.align != Align::Centre {
            para.align = align;
        }
        lines.extend(justify::lines(measure, &para, room));
    }
    lines
}

fn set_row(cells: Vec<Vec<SetLine>>, group: bool) -> SetRow {
    let most = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let height = PITCH * i32::try_from(most).expect("BUG: a row fits a page") + 2 * PAD_Y;
    SetRow {
        cells,
        group,
        height,
    }
}

fn split_row(cells: Vec<Vec<SetLine>>, most: usize) -> Vec<SetRow> {
    let tallest = cells.iter().map(Vec::len).max().unwrap_or(0);
    if tallest <= most {
        return vec![set_row(cells, false)];
    }
    let mut rest: Vec<std::vec::IntoIter<SetLine>> =
        cells.into_iter().map(Vec::into_iter).collect();
    (0..tallest.div_ceil(most))
        .map(|_| {
            set_row(
                rest.iter_mut()
                    .map(|lines| lines.by_ref().take(most).collect())
                    .collect(),
                false,
            )
        })
        .collect()
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
    let mut groups = Vec::new();
    let mut bands = Vec::new();
    put_row(page, table, &table.head, frame, y);
    page.rects.push(Rect {
        x: frame.left,
        y,
        width: frame.width,
        height: table.head.height,
        tint: Tint::Shade,
    });
    bands.push(Band {
        top: y,
        bottom: y + table.head.height,
        row: &table.head,
    });
    y += table.head.height;
    while *next < table.rows.len() {
        let row = &table.rows[*next];
        // A page always takes one row, else the table would never end.
        if y + table.kept_height(*next) > frame.bottom() && bands.len() > 1 {
            break;
        }
        put_row(page, table, row, frame, y);
        bands.push(Band {
            top: y,
            bottom: y + row.height,
            row,
        });
        if row.group {
            let words = row
                .cells
                .iter()
                .flatten()
                .flat_map(|line| &line.atoms)
                .map(|placed| placed.atom.ch)
                .collect();
            groups.push((words, y));
        }
        y += row.height;
        *next += 1;
    }
    rule(page, table, frame, top, &bands);
    PutRows {
        end: y,
        done: *next >= table.rows.len(),
        groups,
    }
}

fn put_row(page: &mut Page, table: &Prepared, row: &SetRow, frame: &Frame, y: Mpt) {
    let em = Em::solid(CELL);
    for (at, lines) in row.cells.iter().enumerate() {
        let block = PITCH * i32::try_from(lines.len()).expect("BUG: a row fits a page");
        let mut line_top = y + (row.height - block) / 2;
        for line in lines {
            put_line(
                page,
                line,
                em,
                frame.left + table.edges[at] + PAD_X,
                line_top + middle_baseline(PITCH, CELL),
            );
            line_top += PITCH;
        }
    }
}

/// A row where it stands on a page.
struct Band<'r> {
    top: Mpt,
    bottom: Mpt,
    row: &'r SetRow,
}

impl Band<'_> {
    /// Whether the cell goes on from the one above.
    fn goes_on(&self, cell: usize) -> bool {
        !self.row.group && self.row.cells.get(cell).is_some_and(Vec::is_empty)
    }
}

/// Rules: thick around, thin between; verticals pause at group rows, horizontals at cells that go on.
fn rule(page: &mut Page, table: &Prepared, frame: &Frame, top: Mpt, bands: &[Band<'_>]) {
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
        let parts = table.edges.windows(2).enumerate();
        let drawn = parts.filter(|(cell, _)| above.top == top || !below.goes_on(*cell));
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
    let columns = joined(
        bands
            .iter()
            .filter(|band| !band.row.group)
            .map(|band| (band.top, band.bottom)),
    );
    for edge in &table.edges[1..table.edges.len() - 1] {
        page.rects.extend(
            columns
                .iter()
                .map(|(from, to)| upright(*edge, *from, *to, THIN)),
        );
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
