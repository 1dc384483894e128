//! 一页综述: counts of lights, what is red and why, what the meeting is asked to decide.
//! Always one page: what doesn't fit is counted and left to the other sections.

use super::sub_heading;
use crate::faces::Style;
use crate::papers::words;
use crate::set::flow::{Flow, tint_of};
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{MeetingPackBrief, SummaryBrief};
use office::lights::{Light, LightCount};

/// More red matters than this never fit the summary page.
const MOST_RED: usize = 20;

/// Puts the page: as many red matters as fit on it.
pub(super) fn put(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief) {
    flow.new_page();
    let most = brief.summary.red.len().min(MOST_RED);
    let fitting = (0..=most)
        .rev()
        .find(|shown| flow.fits_a_page(|scratch| summary_page(scratch, &heading, brief, *shown)))
        .unwrap_or(0);
    summary_page(flow, &heading, brief, fitting);
    flow.new_page();
}

fn summary_page(flow: &mut Flow<'_, '_>, heading: &Para, brief: &MeetingPackBrief, shown: usize) {
    let summary = &brief.summary;
    flow.heading(1, heading);
    flow.para(&Para::body(overview(brief)));
    if summary.measure_lights.is_some() || summary.follow_up_lights.is_some() {
        flow.table(&light_counts(summary));
        flow.gap_after_table();
    }
    sub_heading(flow, "（一）滞后和超期事项".to_owned());
    if summary.red.is_empty() {
        flow.para(&Para::body("无滞后和超期事项。"));
    } else {
        flow.table(&red_table(summary, shown));
        let rest = summary.red.len() - shown;
        if rest > 0 {
            flow.small(
                &Para::plain(
                    Style::FangSong,
                    Align::Left,
                    format!("另有{rest}项见后文各部分。"),
                ),
                10_500,
                15_500,
            );
        }
        flow.gap_after_table();
    }
    sub_heading(flow, "（二）提请会议研究事项".to_owned());
    if summary.asks.is_empty() {
        flow.para(&Para::body("无。"));
    }
    for (ask, no) in summary.asks.iter().zip(1..) {
        flow.para(&Para::body(format!("{no}.{}", words::sentence(ask))));
    }
    for note in &brief.head.notes {
        flow.small(
            &Para::plain(
                Style::FangSong,
                Align::Justify,
                format!("注：{}", words::sentence(note)),
            ),
            10_500,
            15_500,
        );
    }
}

fn overview(brief: &MeetingPackBrief) -> String {
    let summary = &brief.summary;
    let mut words = format!(
        "截至{}，《{}》共{}项措施，涉及{}家单位。",
        words::date(brief.head.as_of),
        brief.head.plan_title,
        summary.measures,
        summary.units
    );
    match summary.measure_lights {
        None => words.push_str("尚未建立数据。"),
        Some(_) => words.push_str(&format!(
            "累计立项督办事项{}项，已办结{}项，在办{}项，其中超期{}项。",
            summary.follow_ups_total,
            summary.follow_ups_closed,
            summary.follow_ups_open,
            summary.follow_ups_overdue
        )),
    }
    words
}

/// Counts per light; a row for measures, one for follow-ups. Counts, never averages.
fn light_counts(summary: &SummaryBrief) -> Table {
    let mut columns = vec![
        column("类别", 26, Align::Centre),
        column("合计", 20, Align::Centre),
    ];
    columns.extend(Light::ALL.map(|_| column("", 22, Align::Centre)));
    let mut head: Vec<table::Cell> = ["类别", "合计"]
        .map(|words| vec![Para::plain(Style::Hei, Align::Centre, words)])
        .into();
    head.extend(Light::ALL.map(|light| vec![words::light(light)]));
    let row = |name: &str, count: LightCount| {
        let mut cells = vec![table::words(name), table::words(count.total().to_string())];
        cells.extend(Light::ALL.map(|light| table::words(count.get(light).to_string())));
        Row::Cells(cells)
    };
    let mut rows = Vec::new();
    if let Some(count) = summary.measure_lights {
        rows.push(row("方案措施", count));
    }
    if let Some(count) = summary.follow_up_lights {
        rows.push(row("督办事项", count));
    }
    Table::new(columns, rows).with_head(head)
}

fn red_table(summary: &SummaryBrief, shown: usize) -> Table {
    let rows = summary.red[..shown]
        .iter()
        .map(|red| {
            let matter = Para::plain(Style::FangSong, Align::Left, "")
                .and_tinted(Style::Hei, tint_of(Light::Red), Light::Red.shape())
                .and(Style::FangSong, red.matter.clone());
            Row::Cells(vec![
                vec![matter],
                table::words(red.unit.clone()),
                table::words(red.reason.clone()),
            ])
        })
        .collect();
    let columns = vec![
        column("事项", 76, Align::Justify),
        column("责任单位", 36, Align::Left),
        column("原因", 44, Align::Left),
    ];
    Table::new(columns, rows)
}
