//! 工作台账: follow-ups in a lying table, A4 or A3; the filter stands above, the legend in the foot.
//! It chooses and sorts nothing.

use super::{Body, Look, listing, words};
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::Align;
use office::brief::{LedgerRow, LedgerTableBrief};

pub(super) fn set(brief: &LedgerTableBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let frame = if brief.large || look.large_tables {
        Frame::a3(look.area)
    } else {
        Frame::landscape(look.area)
    };
    let count = format!("共{}项", brief.rows.len());
    let above = [format!("范围：{}", brief.filter), count];
    let mut flow = listing::begin(measure, frame, &brief.head, &above);
    flow.table(&table(&brief.rows));
    listing::notes(&mut flow, &brief.head.notes);
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

fn table(rows: &[LedgerRow]) -> Table {
    // Shares are the millimetres of the plan for A4; A3 has the same proportions.
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("任务", 41, Align::Left),
        column("牵头单位", 25, Align::Left),
        column("责任单位", 25, Align::Left),
        column("完成时限", 19, Align::Centre),
        column("进展情况", 43, Align::Left),
        column("存在问题", 22, Align::Left),
        column("下步措施", 22, Align::Left),
        column("状态", 17, Align::Centre),
    ];
    let rows = rows
        .iter()
        .zip(1..)
        .map(|(row, no)| Row::Cells(cells(row, no)));
    Table::new(columns, rows.collect())
}

fn cells(row: &LedgerRow, no: u32) -> Vec<table::Cell> {
    let matter = &row.matter;
    let mut task = table::words(matter.title.clone());
    if let Some(number) = &matter.number {
        task.extend(table::words(number.clone()));
    }
    let or_dash = |words: &Option<String>| words.clone().map_or_else(table::dash, table::words);
    let mut state = vec![words::light(matter.light)];
    state.extend(table::words(matter.state.clone()));
    let mut progress = or_dash(&row.progress);
    if !matter.reason.is_empty() {
        progress.extend(table::words(format!("（{}）", matter.reason)));
    }
    vec![
        table::words(no.to_string()),
        task,
        words::units_cell(std::slice::from_ref(&matter.owner)),
        words::units_cell(&matter.co_units),
        words::narrow_due_cell(matter),
        progress,
        or_dash(&row.problem),
        or_dash(&row.next_step),
        state,
    ]
}
