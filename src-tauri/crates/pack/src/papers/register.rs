//! 发文登记: the year's papers by number. A number that was taken back stays, with its remark.

use super::{Body, Look, listing, words};
use crate::faces::Style;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{RegisterBrief, RegisterRow};

pub(super) fn set(brief: &RegisterBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let above = [format!("{}年，共{}件", brief.year, brief.rows.len())];
    let mut flow = listing::begin(measure, Frame::landscape(look.area), &brief.head, &above);
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("发文字号", 41, Align::Left),
        column("标题", 49, Align::Left),
        column("主送", 26, Align::Left),
        column("份数", 11, Align::Centre),
        column("签发人", 14, Align::Centre),
        column("签发日期", 29, Align::Centre),
        column("印发日期", 29, Align::Centre),
        column("备注", 15, Align::Centre),
    ];
    let rows = brief
        .rows
        .iter()
        .zip(1..)
        .map(|(row, no)| Row::Cells(cells(row, no)));
    flow.table(&Table::new(columns, rows.collect()));
    listing::notes(&mut flow, &brief.head.notes);
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

fn cells(row: &RegisterRow, no: u32) -> Vec<table::Cell> {
    let or_dash = |words: Option<String>| words.map_or_else(table::dash, table::words);
    vec![
        table::words(no.to_string()),
        vec![
            Para::plain(Style::FangSong, Align::Left, "")
                .and_name(Style::FangSong, row.number.clone()),
        ],
        table::words(row.title.clone()),
        table::words(row.to.clone()),
        or_dash(row.copies.map(|copies| copies.to_string())),
        or_dash(row.signed_by.clone()),
        or_dash(row.signed_on.map(words::date)),
        or_dash(row.issued_on.map(words::date)),
        table::words(row.remark.clone().unwrap_or_default()),
    ]
}
