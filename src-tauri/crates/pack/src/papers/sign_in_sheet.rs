//! 签到表: a row a unit in protocol order, names where replies gave them, room to sign.
//! It invites nobody.

use super::{Body, Look, listing, words};
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::mm;
use crate::set::table::{self, Cell, Row, Table, column};
use crate::set::text::Align;
use office::brief::SignInBrief;

pub(super) fn set(brief: &SignInBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let meeting = &brief.meeting;
    let mut above = vec![format!("时间：{}", words::moment(meeting))];
    above.extend(meeting.place.as_ref().map(|place| format!("地点：{place}")));
    above.extend(meeting.chair.as_ref().map(|chair| format!("主持：{chair}")));
    let mut flow = listing::begin_bare(measure, Frame::portrait(look.area), &brief.head, &above);
    flow.table(&table(brief));
    listing::notes(&mut flow, &brief.head.notes);
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

fn table(brief: &SignInBrief) -> Table {
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("单位", 42, Align::Left),
        column("姓名", 18, Align::Centre),
        column("职务", 24, Align::Left),
        column("联系电话", 28, Align::Centre),
        column("签名", 33, Align::Centre),
    ];
    // A hand needs ten millimetres.
    let open = |cells: Vec<Cell>| Row::Open(cells, mm(11));
    let blank = || table::words("");
    let given = |words: &Option<String>| table::words(words.clone().unwrap_or_default());
    let mut rows: Vec<Row> = brief
        .rows
        .iter()
        .zip(1..)
        .map(|(row, no): (_, u32)| {
            open(vec![
                table::words(no.to_string()),
                table::words(row.unit.clone()),
                given(&row.name),
                given(&row.post),
                given(&row.telephone),
                blank(),
            ])
        })
        .collect();
    rows.extend((0..brief.spare).map(|_| open((0..6).map(|_| blank()).collect())));
    Table::new(columns, rows)
}
