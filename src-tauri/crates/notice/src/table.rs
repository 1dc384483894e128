//! Tables that lost their lines: one row a line with tabs, or one cell a line.
//! Only tables that name units in their heading row are read, and only where the text itself gave no
//! measure with units. A row that does not fit the heading row ends the table; nothing is shifted.

use std::ops::Range;

use crate::annotation::Annotation;
use crate::label::{Label, Rank};
use crate::outline::{Chapter, Found};
use crate::roles::{self, Roles};
use crate::text::Text;
use crate::unit::{bare_name, names};
use crate::words::{has, has_any, is_any};

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

/// The rows of the first table that names units.
pub(crate) fn rows(text: &Text, end: usize, chapters: &mut Vec<Chapter>) -> Vec<Found> {
    let lines = text.split(&(0..end), &['\n']);
    for (k, line) in lines.iter().enumerate() {
        let cells = cells(text, line);
        if let Some(columns) = heading(text, &cells) {
            return by_line(text, &lines[k + 1..], &cells, &columns, chapters);
        }
        // One cell a line: the heading row is a run of heading words.
        let run: Vec<Range<usize>> = lines[k..]
            .iter()
            .take(10)
            .take_while(|line| column(text.seen(line)).is_some())
            .cloned()
            .collect();
        if let Some(columns) = heading(text, &run) {
            return by_cell(text, &lines[k + run.len()..], &run, &columns);
        }
    }
    Vec::new()
}

/// The cells of a line.
fn cells(text: &Text, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = line.start;
    for i in line.start + 1..line.end {
        if text.opens_cell(i) {
            cells.push(from..i);
            from = i;
        }
    }
    cells.push(from..line.end);
    cells
}

/// What the columns hold, where a row of cells is a heading row with words and units.
fn heading(text: &Text, cells: &[Range<usize>]) -> Option<Vec<Column>> {
    if cells.len() < 2 {
        return None;
    }
    let columns: Option<Vec<Column>> = cells.iter().map(|cell| column(text.seen(cell))).collect();
    columns.filter(|columns| {
        columns.contains(&Column::Words)
            && columns
                .iter()
                .any(|column| matches!(column, Column::Lead | Column::Other))
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
            "任务", "措施", "内容", "事项", "项目", "目标", "要求", "举措", "工作",
        ],
    ) {
        Some(Column::Words)
    } else {
        None
    }
}

fn by_line(
    text: &Text,
    lines: &[Range<usize>],
    heads: &[Range<usize>],
    columns: &[Column],
    chapters: &mut Vec<Chapter>,
) -> Vec<Found> {
    let mut rows = Vec::new();
    let mut chapter = None;
    chapters.clear();
    for line in lines {
        let cells = cells(text, line);
        if cells.len() == 1 {
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
        if cells.len() > columns.len() || cells.len() < 2 {
            break;
        }
        rows.push(row(text, &cells, heads, columns, chapter));
    }
    rows
}

fn by_cell(
    text: &Text,
    lines: &[Range<usize>],
    heads: &[Range<usize>],
    columns: &[Column],
) -> Vec<Found> {
    let mut rows = Vec::new();
    for cells in lines.chunks_exact(columns.len()) {
        let numbered = columns.iter().position(|column| *column == Column::Number);
        let in_order = numbered.is_none_or(|at| {
            let printed: String = text
                .seen(&cells[at])
                .iter()
                .filter(|c| c.is_ascii_digit())
                .collect();
            printed == (rows.len() + 1).to_string()
        });
        if !in_order {
            break;
        }
        rows.push(row(text, cells, heads, columns, None));
    }
    rows
}

fn row(
    text: &Text,
    cells: &[Range<usize>],
    heads: &[Range<usize>],
    columns: &[Column],
    chapter: Option<usize>,
) -> Found {
    let mut roles = Roles::default();
    let mut words = Vec::new();
    let mut label = None;
    for ((cell, column), head) in cells.iter().zip(columns).zip(heads) {
        match column {
            Column::Number => label = Some(numbered(text, cell)),
            Column::Words => words.push(cell.clone()),
            Column::Lead => roles.lead.extend(units(text, cell)),
            Column::Other => {
                let mut read = roles::read(text, cell);
                // 配合单位 in the heading row is the verb of every row.
                let verb = (0..head.len().saturating_sub(1))
                    .map(|at| head.start + at..head.start + at + 2)
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
    let range = cells[0].start..cells[cells.len() - 1].end;
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
