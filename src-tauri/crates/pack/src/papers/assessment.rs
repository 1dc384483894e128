//! 目标评估: each target in the notice's own words, the value reached with its source, the verdict.
//! Verdicts and lights come with the brief.

use super::{Body, Look, listing, words};
use crate::faces::Style;
use crate::set::Tint;
use crate::set::chart;
use crate::set::flow::{Flow, tint_of};
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Stand, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{AssessedTarget, AssessmentBrief};
use office::lights::Light;

pub(super) fn set(brief: &AssessmentBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let above = [format!("共{}个目标点", brief.rows.len())];
    let mut flow = listing::begin(measure, Frame::landscape(look.area), &brief.head, &above);
    counts(&mut flow, &brief.rows);
    flow.marked_table(&table(&brief.rows), 2);
    listing::notes(&mut flow, &brief.head.notes);
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

/// How many targets have each light, as bars.
fn counts(flow: &mut Flow<'_, '_>, rows: &[AssessedTarget]) {
    let count = |light| rows.iter().filter(|row| row.light == light).count();
    let bars: Vec<(String, u32, Tint)> = Light::ALL
        .into_iter()
        .map(|light| {
            (
                light,
                u32::try_from(count(light)).expect("BUG: few targets"),
            )
        })
        .filter(|(_, count)| *count > 0)
        .map(|(light, count)| {
            (
                format!("{}{}", light.shape(), light.word()),
                count,
                tint_of(light),
            )
        })
        .collect();
    if bars.is_empty() {
        return;
    }
    let lines = i32::try_from(bars.len().div_ceil(2)).expect("BUG: five lights");
    let mut place = flow.room(lines);
    place.width /= 2;
    let (page, measure) = flow.page_and_measure();
    chart::bars(page, measure, place, &bars);
}

fn table(rows: &[AssessedTarget]) -> Table {
    let columns = vec![
        column("措施", 11, Align::Centre),
        column("指标", 38, Align::Left),
        column("时限", 19, Align::Centre),
        column("方案原文", 50, Align::Left),
        column("目标值", 21, Stand::Decimal),
        column("完成值", 30, Align::Left),
        column("数据来源", 23, Align::Left),
        column("评价", 33, Align::Left),
    ];
    let mut out = Vec::new();
    let mut part = None;
    for row in rows {
        let general = row.measure.is_none();
        if part != Some(general) {
            let words = if general {
                "总体目标"
            } else {
                "分项目标"
            };
            out.push(Row::Group(Para::plain(Style::Hei, Align::Left, words)));
            part = Some(general);
        }
        out.push(Row::Cells(cells(row)));
    }
    Table::new(columns, out)
}

/// The value, below it as of when.
fn reached(words: Option<&str>) -> table::Cell {
    let Some(words) = words else {
        return table::dash();
    };
    table::words(words.replacen('（', "\n（", 1))
}

fn cells(row: &AssessedTarget) -> Vec<table::Cell> {
    let or_dash = |words: &Option<String>| words.clone().map_or_else(table::dash, table::words);
    let owner = row.owner.clone().unwrap_or_else(|| "无责任单位".to_owned());
    let mut indicator = table::words(row.indicator.clone());
    indicator.extend(table::words(format!("（{owner}）")));
    vec![
        row.measure
            .map_or_else(table::dash, |number| table::words(number.to_string())),
        indicator,
        table::words(row.due.clone()),
        table::words(row.words.clone()),
        or_dash(&row.wanted),
        reached(row.reached.as_deref()),
        or_dash(&row.source),
        vec![words::light_with(row.light, &row.verdict)],
    ]
}
