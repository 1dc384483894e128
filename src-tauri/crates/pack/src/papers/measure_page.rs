//! 措施情况单: one measure: its clause verbatim, parts with their history, tasks, indicators with a
//! curve each, follow-ups, meetings. It judges nothing.

use super::unit_sheet::task_table;
use super::{Body, Look, listing, words};
use crate::faces::Style;
use crate::set::chart::{self, Curve};
use crate::set::flow::Flow;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{CurveBrief, MeasurePageBrief, PartHistoryBrief};

/// Grid lines of a curve.
const CURVE_LINES: i32 = 6;

pub(super) fn set(brief: &MeasurePageBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let measure_line = format!("{}.{}", brief.measure.number, brief.measure.title);
    let mut above: Vec<String> = vec![format!("措施：{measure_line}")];
    above.extend(
        brief
            .chapter
            .iter()
            .map(|chapter| format!("部分：{chapter}")),
    );
    let mut flow = listing::begin(measure, Frame::portrait(look.area), &brief.head, &above);
    let mut part = 0;
    let mut next = |title: &str| {
        part += 1;
        format!("{}、{title}", words::numeral(part))
    };
    listing::heading(&mut flow, 2, next("方案原文"));
    flow.para(&Para::body(brief.clause.trim()));
    listing::heading(&mut flow, 2, next("责任分工"));
    flow.table(&parts(&brief.parts));
    flow.gap_after_table();
    listing::heading(&mut flow, 2, next("目标和评价"));
    flow.table(&targets(brief));
    flow.gap_after_table();
    if let Some(latest) = &brief.measure.latest {
        let words = format!("最新进展：{}", words::sentence(latest));
        flow.small(
            &Para::plain(Style::FangSong, Align::Left, words),
            12_000,
            20_000,
        );
    }
    for curve in &brief.curves {
        put_curve(&mut flow, curve);
    }
    if !brief.tasks.is_empty() {
        listing::heading(&mut flow, 2, next("任务节点"));
        flow.table(&task_table(&brief.tasks, true));
        flow.gap_after_table();
    }
    if !brief.follow_ups.is_empty() {
        listing::heading(&mut flow, 2, next("督办事项"));
        flow.table(&words::follow_up_table(&brief.follow_ups));
        flow.gap_after_table();
    }
    if !brief.meetings.is_empty() {
        listing::heading(&mut flow, 2, next("有关会议"));
        for meeting in &brief.meetings {
            flow.para(&Para::body(words::sentence(meeting)));
        }
    }
    listing::notes(&mut flow, &brief.head.notes);
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

fn parts(parts: &[PartHistoryBrief]) -> Table {
    let columns = vec![
        column("单位", 48, Align::Left),
        column("分工", 22, Align::Centre),
        column("起止", 46, Align::Centre),
        column("依据", 40, Align::Left),
    ];
    let row = |part: &PartHistoryBrief| {
        let from = part.from.map_or_else(|| "方案印发".to_owned(), words::date);
        let until = part.until.map_or_else(|| "今".to_owned(), words::date);
        Row::Cells(vec![
            table::words(part.unit.clone()),
            table::words(part.role.clone()),
            table::words(format!("{from}至{until}")),
            part.basis.clone().map_or_else(table::dash, table::words),
        ])
    };
    Table::new(columns, parts.iter().map(row).collect())
}

fn targets(brief: &MeasurePageBrief) -> Table {
    let columns = vec![
        column("指标", 38, Align::Left),
        column("目标", 40, Align::Left),
        column("责任单位", 30, Align::Left),
        column("完成情况和评价", 48, Align::Left),
    ];
    let mut rows: Vec<Row> = brief
        .measure
        .targets
        .iter()
        .map(|indicator| {
            let targets = indicator.targets.iter();
            let owner = indicator
                .owner
                .clone()
                .unwrap_or_else(|| "无责任单位".to_owned());
            Row::Cells(vec![
                table::words(indicator.name.clone()),
                targets
                    .flat_map(|target| table::words(words::target(target)))
                    .collect(),
                table::words(owner),
                words::reached_cell(indicator),
            ])
        })
        .collect();
    rows.push(Row::Cells(vec![
        table::label("本项措施"),
        table::dash(),
        words::units_cell(&brief.measure.leads),
        words::light_cell(brief.measure.light, &brief.measure.reason),
    ]));
    Table::new(columns, rows)
}

/// A curve under its indicator's name, whole on one page.
fn put_curve(flow: &mut Flow<'_, '_>, curve: &CurveBrief) {
    flow.keep(&Para::plain(Style::Kai, Align::Left, curve.name.clone()));
    let place = flow.room(CURVE_LINES);
    let plain = |points: &[(chrono::NaiveDate, office::indicator::Amount)]| {
        points
            .iter()
            .map(|(day, value)| (*day, value.0))
            .collect::<Vec<_>>()
    };
    let (schedule, values) = (plain(&curve.schedule), plain(&curve.values));
    let (page, measure) = flow.page_and_measure();
    let drawn = Curve {
        unit: &curve.unit,
        schedule: &schedule,
        values: &values,
    };
    chart::curve(page, measure, place, &drawn);
}
