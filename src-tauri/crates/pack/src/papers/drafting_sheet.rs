//! 发文稿纸（审签单）: the sheet that goes round before a paper leaves, with room for hands.
//! The number is printed only once it was taken at 签发.

use super::{Body, Look, listing, words};
use crate::faces::Style;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::mm;
use crate::set::table::{self, Cell, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::DraftingSheetBrief;

pub(super) fn set(brief: &DraftingSheetBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let above: Vec<String> = brief.head.office.iter().cloned().collect();
    let mut flow = listing::begin_bare(measure, Frame::portrait(look.area), &brief.head, &above);
    let columns = vec![
        column("", 22, Align::Centre),
        column("", 56, Align::Left),
        column("", 22, Align::Centre),
        column("", 56, Align::Left),
    ];
    let mut rows = pairs(brief);
    rows.extend(lines(brief));
    flow.table(&Table::new(columns, rows).headless());
    listing::notes(&mut flow, &brief.head.notes);
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

/// Boxes to tick.
fn urgency() -> Cell {
    let mut para = Para::plain(Style::FangSong, Align::Left, "");
    for choice in ["特急　", "加急　", "平急"] {
        para = para.and(Style::Hei, "□").and(Style::FangSong, choice);
    }
    vec![para]
}

fn given(words: Option<String>) -> Cell {
    table::words(words.unwrap_or_default())
}

/// Hands and dates, two pairs a row.
fn pairs(brief: &DraftingSheetBrief) -> Vec<Row> {
    let signed = brief.signed_by.as_ref().map(|name| {
        let on = brief.signed_on.map(words::date).unwrap_or_default();
        format!("{name}　{on}")
    });
    let drafted = brief.drafted_by.as_ref().map(|name| {
        let on = brief.drafted_on.map(words::date).unwrap_or_default();
        format!("{name}　{on}")
    });
    let row = |left: (&str, Cell), right: (&str, Cell), height: i64| {
        let cells = vec![table::label(left.0), left.1, table::label(right.0), right.1];
        Row::Open(cells, mm(height))
    };
    let copies = brief.copies.map(|copies| copies.to_string());
    vec![
        row(("签发", given(signed)), ("会签", given(None)), 38),
        row(
            ("核稿", given(brief.reviewed_by.clone())),
            ("拟稿", given(drafted)),
            16,
        ),
        row(
            ("发文字号", given(brief.number.clone())),
            ("份数", given(copies)),
            12,
        ),
        row(("密级", table::words("非涉密")), ("缓急", urgency()), 12),
    ]
}

/// What needs the whole width.
fn lines(brief: &DraftingSheetBrief) -> Vec<Row> {
    let row = |label: &str, words: String, height: i64| {
        Row::Open(vec![table::label(label), table::words(words)], mm(height))
    };
    vec![
        row("标题", brief.paper_title.clone(), 20),
        row("主送", words::list(&brief.to), 16),
        row("抄送", words::list(&brief.copies_to), 16),
        row("附件", String::new(), 14),
        row("备注", String::new(), 24),
    ]
}
