//! Tables: those of a document, and those that lost their lines: one row a line with tabs, or one cell a
//! line.
//! Only tables that name units in their heading row are read, and only where the text itself gave no
//! measure with units. A row that does not fit the heading row ends the table; nothing is shifted.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::annotation::Annotation;
use crate::label::{Label, Rank};
use crate::outline::{Chapter, Found};
use crate::roles::{self, Roles};
use crate::text::Text;
use crate::unit::{bare_name, looks_like_body, names};
use crate::words::{has, has_any, is_any};
use crate::year;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Words,
    Lead,
    /// 责任单位, 配合单位 …
    Other,
    Leader,
    Due,
    Aside,
}

/// A row: its cells, each with the number of its column.
type Row = Vec<(usize, Range<usize>)>;

/// The rows of the tables that name units.
pub(crate) fn rows(text: &Text, end: usize, chapters: &mut Vec<Chapter>) -> Vec<Found> {
    let drawn = drawn(text, end);
    if !drawn.is_empty() {
        return of_document(text, &drawn, chapters);
    }
    let lines = text.split(&(0..end), &['\n']);
    for (k, line) in lines.iter().enumerate() {
        for gap in [Gap::Wide, Gap::Any] {
            if let Some(heads) = heading(text, &cells(text, line, gap)) {
                let lines = lines[k + 1..]
                    .iter()
                    .filter(|line| !is_ruling(text.seen(line)));
                let rows: Vec<Row> = lines.map(|line| cells(text, line, gap)).collect();
                chapters.clear();
                return by_row(text, &rows, &heads, chapters);
            }
        }
        // One cell a line: the heading row is a run of heading words.
        let run: Vec<Range<usize>> = lines[k..]
            .iter()
            .take(10)
            .take_while(|line| column(text.seen(line)).is_some())
            .cloned()
            .collect();
        let run: Row = run.into_iter().enumerate().collect();
        if let Some(heads) = heading(text, &run) {
            return by_cell(text, &lines[k + run.len()..], &heads);
        }
    }
    Vec::new()
}

/// The tables that a document holds as such; a cell that is one with the cell above has its words.
fn drawn(text: &Text, end: usize) -> Vec<Vec<Row>> {
    let mut tables: BTreeMap<usize, BTreeMap<usize, BTreeMap<usize, Range<usize>>>> =
        BTreeMap::new();
    let starts = text.cells();
    for (start, cell) in starts.iter().filter(|(start, _)| *start < end) {
        let paragraph = *start..text.paragraph_end(*start, end);
        let row = tables.entry(cell.table).or_default().entry(cell.row);
        row.or_default()
            .entry(cell.column)
            .and_modify(|whole| whole.end = paragraph.end)
            .or_insert(paragraph);
    }
    for cell in text.merged() {
        let Some(table) = tables.get_mut(&cell.table).filter(|_| cell.row > 0) else {
            continue;
        };
        let above = table
            .get(&(cell.row - 1))
            .and_then(|row| row.get(&cell.column))
            .cloned();
        if let (Some(above), Some(row)) = (above, table.get_mut(&cell.row)) {
            row.entry(cell.column).or_insert(above);
        }
    }
    let row = |cells: BTreeMap<usize, Range<usize>>| -> Row { cells.into_iter().collect() };
    let tables = tables.into_values();
    tables
        .map(|rows| rows.into_values().map(row).collect())
        .collect()
}

fn of_document(text: &Text, tables: &[Vec<Row>], chapters: &mut Vec<Chapter>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut own = Vec::new();
    let mut heads: Option<Vec<Head>> = None;
    for table in tables {
        let head = table
            .iter()
            .take(4)
            .enumerate()
            .find_map(|(k, row)| Some((k + 1, heading(text, row)?)));
        // A table that goes on behind a new page has no heading row of its own.
        let from = match head {
            Some((from, own)) => {
                heads = Some(own);
                from
            }
            None => 0,
        };
        if let Some(heads) = &heads {
            found.extend(by_row(text, &table[from..], heads, &mut own));
        }
    }
    if !found.is_empty() {
        *chapters = own;
    }
    found
}

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// A tab, a bar, or several blanks.
    Wide,
    /// Any blank.
    Any,
}

/// `|---|---|`
fn is_ruling(seen: &[char]) -> bool {
    seen.iter().all(|c| matches!(c, '—' | '-' | '：' | '+'))
}

/// The cells of a line.
fn cells(text: &Text, line: &Range<usize>, gap: Gap) -> Row {
    let mut cells = Vec::new();
    let mut from = line.start;
    let mut column = if line.is_empty() {
        0
    } else {
        text.tabs_before(line.start)
    };
    for i in line.start + 1..line.end {
        if text.opens_cell(i) || gap == Gap::Any && text.spaced(i) {
            cells.push((column, from..i));
            column += text.tabs_before(i).max(1);
            from = i;
        }
    }
    cells.push((column, from..line.end));
    cells
}

/// A cell of the heading row: its column, its words, and what it announces.
struct Head {
    at: usize,
    words: Range<usize>,
    column: Column,
}

/// What the columns hold, where a row of cells is a heading row with words and units.
fn heading(text: &Text, cells: &Row) -> Option<Vec<Head>> {
    if cells.len() < 2 {
        return None;
    }
    let heads: Option<Vec<Head>> = cells
        .iter()
        .map(|(at, cell)| {
            Some(Head {
                at: *at,
                words: cell.clone(),
                column: column(text.seen(cell))?,
            })
        })
        .collect();
    heads.filter(|heads| {
        let has = |column| heads.iter().any(|head| head.column == column);
        has(Column::Words) && (has(Column::Lead) || has(Column::Other))
    })
}

/// What a heading cell announces.
fn column(cell: &[char]) -> Option<Column> {
    if cell.len() > 12
        || cell.last() == Some(&'表')
        || has_any(cell, &["，", "。", "：", "；", "、"])
    {
        return None;
    }
    let unit = has_any(cell, &["单位", "部门"]);
    if is_any(cell, &["序号", "编号", "号"]) {
        Some(Column::Number)
    } else if has(cell, "牵头") && unit {
        Some(Column::Lead)
    } else if unit
        && has_any(
            cell,
            &[
                "责任", "配合", "参与", "参加", "协办", "承办", "主办", "落实", "实施",
            ],
        )
    {
        Some(Column::Other)
    } else if has_any(cell, &["领导", "责任人", "负责人"]) {
        Some(Column::Leader)
    } else if has_any(cell, &["时限", "期限", "完成时间", "时间节点"]) {
        Some(Column::Due)
    } else if is_any(cell, &["备注", "类别", "说明", "进展情况", "完成情况"]) {
        Some(Column::Aside)
    } else if has_any(
        cell,
        &[
            "任务", "措施", "内容", "事项", "项目", "目标", "要求", "举措", "工作", "实事", "工程",
            "名称",
        ],
    ) {
        Some(Column::Words)
    } else {
        None
    }
}

fn by_row(text: &Text, lines: &[Row], heads: &[Head], chapters: &mut Vec<Chapter>) -> Vec<Found> {
    let mut rows = Vec::new();
    let mut chapter = None;
    let mut past = 0;
    for cells in lines {
        if let [(_, line)] = &cells[..] {
            // A line across the table is a chapter: 一、提升政务服务.
            let stop = text
                .seen(line)
                .iter()
                .position(|c| *c == '、')
                .filter(|stop| *stop <= 3);
            let Some(stop) = stop else { break };
            chapters.push(Chapter {
                no: line.start..line.start + stop,
                title: line.start + stop + 1..line.end,
            });
            chapter = Some(chapters.len() - 1);
            continue;
        }
        if cells.len() > heads.len() || cells.len() < 2 {
            break;
        }
        rows.push(row(text, cells, heads, chapter, past));
        past = rows.last().map_or(past, |row: &Found| row.range.end);
    }
    rows
}

fn by_cell(text: &Text, lines: &[Range<usize>], heads: &[Head]) -> Vec<Found> {
    if heads[0].column == Column::Number {
        return by_number(text, lines, heads);
    }
    let rows = lines.chunks_exact(heads.len()).map(|cells| {
        let cells: Row = cells.iter().cloned().enumerate().collect();
        row(text, &cells, heads, None, 0)
    });
    rows.collect()
}

/// Rows that each begin with the next number.
fn by_number(text: &Text, lines: &[Range<usize>], heads: &[Head]) -> Vec<Found> {
    let numbered = |at: usize, number: usize| {
        let seen = text.seen(&lines[at]);
        let digits = seen.iter().take_while(|c| c.is_ascii_digit());
        let printed: String = digits.collect();
        printed == number.to_string() && seen.len() <= printed.len() + 1
    };
    let mut rows: Vec<Found> = Vec::new();
    let mut at = 0;
    // An excerpt may begin with any number.
    let first = (1..1000).find(|number| !lines.is_empty() && numbered(0, *number));
    let first = first.unwrap_or(1);
    while at < lines.len() && numbered(at, rows.len() + first) {
        let next = (at + 1..lines.len()).find(|k| numbered(*k, rows.len() + first + 1));
        // The last row ends where its columns do.
        let end = next.unwrap_or(lines.len().min(at + heads.len()));
        let (cells, left) = if end - at == heads.len() {
            (
                lines[at..end].iter().cloned().enumerate().collect(),
                Vec::new(),
            )
        } else if end - at <= heads.len() * 4 {
            uneven(text, &lines[at..end], heads)
        } else {
            break;
        };
        let mut row = row(text, &cells, heads, None, 0);
        if let Some(last) = left.last() {
            row.range.end = row.range.end.max(last.end);
        }
        row.left = left;
        rows.push(row);
        at = end;
    }
    rows
}

/// Lines of a row that are more or fewer than its columns: cells broken over lines, or empty ones. What is
/// no unit and no date is words; of the units the first line leads, and the rest are the others.
/// Behind the deadline nothing more belongs to the columns: it is handed back as not understood.
fn uneven(text: &Text, lines: &[Range<usize>], heads: &[Head]) -> (Row, Vec<Range<usize>>) {
    let place = |column: Column| heads.iter().find(|head| head.column == column);
    let mut cells: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    let mut put = |column: Column, line: &Range<usize>| {
        let Some(head) = place(column) else { return };
        cells
            .entry(head.at)
            .and_modify(|whole| whole.end = line.end)
            .or_insert(line.clone());
    };
    let body = |line: &Range<usize>| {
        names(text, line)
            .iter()
            .all(|name| looks_like_body(text.seen(&bare_name(text, name).0)))
    };
    let mut bodies = 0;
    let mut left = Vec::new();
    let mut dated = false;
    for (k, line) in lines.iter().enumerate() {
        let seen = text.seen(line);
        if k == 0 {
            put(Column::Number, line);
        } else if k == 1 {
            put(Column::Words, line);
        } else if dated {
            left.push(line.clone());
        } else if bodies > 0 && year::last_day(seen, Some(2000)).is_some() {
            put(Column::Due, line);
            dated = true;
        } else if body(line) {
            let lead = bodies == 0 && place(Column::Lead).is_some();
            put(if lead { Column::Lead } else { Column::Other }, line);
            bodies += 1;
        } else if bodies == 0 {
            put(Column::Words, line);
        } else {
            left.push(line.clone());
        }
    }
    (cells.into_iter().collect(), left)
}

/// One row as a measure; `past` is where the row above ends, for a merged cell stands up there.
fn row(text: &Text, cells: &Row, heads: &[Head], chapter: Option<usize>, past: usize) -> Found {
    let mut roles = Roles::default();
    let mut words = Vec::new();
    let mut label = None;
    for (at, cell) in cells {
        let Some(head) = heads.iter().find(|head| head.at == *at) else {
            continue;
        };
        match head.column {
            Column::Number => label = Some(numbered(text, cell)),
            Column::Words => words.push(cell.clone()),
            Column::Lead => roles.lead.extend(units(text, cell)),
            Column::Other => {
                let mut read = roles::read(text, cell);
                // 配合单位 in the heading row is the verb of every row.
                let verb = (0..head.words.len().saturating_sub(1))
                    .map(|at| head.words.start + at..head.words.start + at + 2)
                    .find(|at| {
                        is_any(
                            text.seen(at),
                            &[
                                "配合", "参与", "参加", "协办", "承办", "主办", "落实", "实施",
                            ],
                        )
                    });
                if let (Some(verb), false) = (verb, read.verbed || read.others.is_empty()) {
                    read.verbs.push((verb, read.others.clone()));
                }
                roles.add(read);
            }
            Column::Leader => roles.leaders.extend(names(text, cell)),
            Column::Due => roles.due = Some(cell.clone()),
            Column::Aside => {}
        }
    }
    let own = || {
        cells
            .iter()
            .map(|(_, cell)| cell)
            .filter(|cell| cell.start >= past)
    };
    let first = own().map(|cell| cell.start).min().unwrap_or(past);
    let last = own().map(|cell| cell.end).max().unwrap_or(first);
    let range = first..last;
    let annotations = vec![Annotation {
        range: range.end..range.end,
        roles,
    }];
    Found {
        label,
        range,
        chapter,
        inherited: None,
        annotations,
        cells: Some(words),
        inner: None,
        left: Vec::new(),
    }
}

fn units(text: &Text, cell: &Range<usize>) -> Vec<Range<usize>> {
    let names = names(text, cell);
    names
        .iter()
        .map(|name| bare_name(text, name).0)
        .filter(|name| name.len() >= 2)
        .collect()
}

/// The number of a row as its label.
fn numbered(text: &Text, cell: &Range<usize>) -> Label {
    let number = text
        .seen(cell)
        .iter()
        .filter_map(|c| c.to_digit(10))
        .fold(0u32, |n, digit| n.saturating_mul(10).saturating_add(digit));
    Label {
        rank: Rank::Arabic,
        number,
        range: cell.clone(),
        numeral: cell.clone(),
    }
}
