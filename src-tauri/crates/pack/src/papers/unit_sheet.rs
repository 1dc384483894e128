//! 单位任务单: all that one unit has to do: its measures by part, tasks, follow-ups, indicators.
//! Signed for at the end.

use super::{Body, Look, listing, words};
use crate::set::flow::Flow;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::mm;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::Align;
use office::brief::{IndicatorBrief, MeasureBrief, TaskBrief, UnitSheetBrief};

pub(super) fn set(brief: &UnitSheetBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let above = [format!("单位：{}", brief.unit)];
    let mut flow = listing::begin(measure, Frame::portrait(look.area), &brief.head, &above);
    let mut part = 0;
    let mut next = |title: &str| {
        part += 1;
        format!("{}、{title}", words::numeral(part))
    };
    for measures in &brief.parts {
        let title = format!("{}措施（{}项）", measures.role, measures.measures.len());
        section(&mut flow, next(&title), &measure_table(&measures.measures));
    }
    if !brief.tasks.is_empty() {
        let title = format!("任务节点（{}项）", brief.tasks.len());
        section(&mut flow, next(&title), &task_table(&brief.tasks, false));
    }
    if !brief.indicators.is_empty() {
        let title = format!("指标（{}项）", brief.indicators.len());
        section(&mut flow, next(&title), &indicator_table(&brief.indicators));
    }
    if !brief.follow_ups.is_empty() {
        let title = format!("督办事项（{}项）", brief.follow_ups.len());
        section(
            &mut flow,
            next(&title),
            &words::follow_up_table(&brief.follow_ups),
        );
    }
    receipt(&mut flow);
    listing::notes(&mut flow, &brief.head.notes);
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

fn section(flow: &mut Flow<'_, '_>, title: String, table: &Table) {
    listing::heading(flow, 2, title);
    flow.table(table);
    flow.gap_after_table();
}

fn measure_table(measures: &[MeasureBrief]) -> Table {
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("措施", 40, Align::Left),
        column("牵头单位", 35, Align::Left),
        column("目标", 44, Align::Left),
        column("评价", 26, Align::Left),
    ];
    let row = |measure: &MeasureBrief| {
        let targets = measure
            .targets
            .iter()
            .flat_map(|indicator| &indicator.targets);
        let mut targets: table::Cell = targets
            .flat_map(|target| table::words(words::target(target)))
            .collect();
        if targets.is_empty() {
            targets = table::dash();
        }
        Row::Cells(vec![
            table::words(measure.number.to_string()),
            table::words(measure.title.clone()),
            words::units_cell(&measure.leads),
            targets,
            words::light_cell(measure.light, &measure.reason),
        ])
    };
    Table::new(columns, measures.iter().map(row).collect())
}

/// Tasks with their due dates; `owners` where they are of several units.
pub(super) fn task_table(tasks: &[TaskBrief], owners: bool) -> Table {
    let mut columns = vec![column("措施", 11, Align::Centre)];
    if owners {
        columns.push(column("任务节点", 53, Align::Justify));
        columns.push(column("责任单位", 32, Align::Left));
    } else {
        columns.push(column("任务节点", 85, Align::Justify));
    }
    columns.extend([
        column("完成时限", 30, Align::Centre),
        column("完成情况", 30, Align::Centre),
    ]);
    let row = |task: &TaskBrief| {
        let reached = match (task.reached_on, task.missed) {
            (Some(on), _) => format!("{}完成", words::date(on)),
            (None, true) => "逾期未完成".to_owned(),
            (None, false) => "未到期".to_owned(),
        };
        let mut cells = vec![
            table::words(task.measure.to_string()),
            table::words(task.words.clone()),
        ];
        if owners {
            cells.push(table::words(task.owner.clone()));
        }
        cells.push(
            task.due
                .map_or_else(table::dash, |due| table::words(words::date(due))),
        );
        cells.push(table::words(reached));
        Row::Cells(cells)
    };
    Table::new(columns, tasks.iter().map(row).collect())
}

fn indicator_table(indicators: &[IndicatorBrief]) -> Table {
    let columns = vec![
        column("指标", 55, Align::Left),
        column("目标", 65, Align::Left),
        column("评价", 36, Align::Left),
    ];
    let row = |indicator: &IndicatorBrief| {
        let targets = indicator.targets.iter();
        Row::Cells(vec![
            table::words(indicator.name.clone()),
            targets
                .flat_map(|target| table::words(words::target(target)))
                .collect(),
            words::light_cell(indicator.light, &indicator.reason),
        ])
    };
    Table::new(columns, indicators.iter().map(row).collect())
}

/// 签收: the unit's hand, kept by the office.
fn receipt(flow: &mut Flow<'_, '_>) {
    let columns = vec![
        column("", 26, Align::Centre),
        column("", 52, Align::Left),
        column("", 26, Align::Centre),
        column("", 52, Align::Left),
    ];
    let cells = vec![
        table::label("签收人"),
        table::words(""),
        table::label("签收日期"),
        table::words("　　　　年　　月　　日"),
    ];
    flow.skip(1);
    flow.table(&Table::new(columns, vec![Row::Open(cells, mm(12))]).headless());
}
