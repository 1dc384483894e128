//! 单位任务单: all that one unit has to do: its measures by part, tasks, follow-ups, indicators.
//! Signed for at the end.

use super::{Body, Look, listing, words};
use crate::set::flow::Flow;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::mm;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{FollowUpBrief, IndicatorBrief, MeasureBrief, TaskBrief, UnitSheetBrief};

pub(super) fn set(brief: &UnitSheetBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let mut above = vec![format!("单位：{}", brief.unit)];
    above.extend(brief.contact.as_ref().map(|contact| {
        let telephone = contact.telephone.as_deref().unwrap_or_default();
        format!("联系人：{}　{telephone}", contact.name)
    }));
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
        section(&mut flow, next(&title), &follow_up_table(&brief.follow_ups));
    }
    if !brief.co_follow_ups.is_empty() {
        let title = format!("协办事项（{}项）", brief.co_follow_ups.len());
        let table = words::follow_up_table(&brief.co_follow_ups);
        section(&mut flow, next(&title), &table);
    }
    if part_count(brief) == 0 {
        let words = "该单位目前没有承担的措施、任务节点、指标和督办事项。";
        flow.para(&Para::body(words));
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
        column("措施", 11, Align::Centre),
        column("措施内容", 37, Align::Left),
        column("牵头单位", 28, Align::Left),
        column("目标", 40, Align::Left),
        column("评价", 40, Align::Left),
    ];
    let row = |measure: &MeasureBrief| {
        // Which indicator a value belongs to is said where there are several.
        let several = measure.targets.len() > 1;
        let mut targets: table::Cell = Vec::new();
        for indicator in &measure.targets {
            if several {
                targets.extend(table::words(format!("{}：", indicator.name)));
            }
            let values = indicator.targets.iter();
            targets.extend(values.flat_map(|target| table::words(words::target(target))));
        }
        if targets.is_empty() {
            targets = table::dash();
        }
        Row::Cells(vec![
            table::words(measure.number.to_string()),
            table::words(measure.title.clone()),
            words::units_cell(&measure.leads),
            targets,
            vec![words::light_with(measure.light, &measure.reason)],
        ])
    };
    Table::new(columns, measures.iter().map(row).collect())
}

/// Tasks with their due dates; `owners` where they are of several units.
pub(super) fn task_table(tasks: &[TaskBrief], owners: bool) -> Table {
    let mut columns = vec![column("措施", 11, Align::Centre)];
    if owners {
        columns.push(column("任务节点", 48, Align::Left));
        columns.push(column("责任单位", 30, Align::Left));
    } else {
        columns.push(column("任务节点", 78, Align::Left));
    }
    columns.extend([
        column("完成时限", 29, Align::Centre),
        column("完成情况", 38, Align::Centre),
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
        column("指标", 48, Align::Left),
        column("目标", 52, Align::Left),
        column("完成情况和评价", 56, Align::Left),
    ];
    let row = |indicator: &IndicatorBrief| {
        let targets = indicator.targets.iter();
        Row::Cells(vec![
            table::words(indicator.name.clone()),
            targets
                .flat_map(|target| table::words(words::target(target)))
                .collect(),
            words::reached_cell(indicator),
        ])
    };
    Table::new(columns, indicators.iter().map(row).collect())
}

/// Follow-ups with what is asked: the unit knows that they are its own.
fn follow_up_table(lines: &[FollowUpBrief]) -> Table {
    let columns = vec![
        column("编号", 25, Align::Left),
        column("事项和要求", 53, Align::Left),
        column("协办单位", 25, Align::Left),
        column("完成时限", 29, Align::Centre),
        column("评价", 24, Align::Left),
    ];
    let row = |line: &FollowUpBrief| {
        let mut matter = table::words(line.title.clone());
        if line.requirement != line.title {
            matter.extend(table::words(words::sentence(&line.requirement)));
        }
        let mut state = words::light_cell(line.light, &line.state);
        state.extend(table::words(line.reason.clone()));
        Row::Cells(vec![
            table::words(words::number(line)),
            matter,
            words::units_cell(&line.co_units),
            words::due_cell(line),
            state,
        ])
    };
    Table::new(columns, lines.iter().map(row).collect())
}

/// How many lines the sheet has in all.
fn part_count(brief: &UnitSheetBrief) -> usize {
    brief.parts.len()
        + brief.tasks.len()
        + brief.indicators.len()
        + brief.follow_ups.len()
        + brief.co_follow_ups.len()
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
