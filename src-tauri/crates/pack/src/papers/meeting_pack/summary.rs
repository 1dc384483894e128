//! 一页综述: counts of lights, what is red and why, what the meeting is asked to decide.
//! Always one page: what doesn't fit is counted and left to the other sections.

use super::share::{self, Whole};
use super::sub_heading;
use crate::faces::Style;
use crate::papers::words;
use crate::set::Mpt;
use crate::set::flow::{Flow, tint_of};
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{MeetingPackBrief, SummaryBrief};
use office::lights::{Light, LightCount};

/// More red matters than this never fit the summary page.
const MOST_RED: usize = 20;
/// Red matters and asks that are named before either has all of its own.
const LEAST_RED: usize = 4;
const LEAST_ASKS: usize = 6;
/// 小四 for what is asked, 五号 for the notes.
const ASKS: (Mpt, Mpt) = (12_000, 18_000);
const NOTES: (Mpt, Mpt) = (10_500, 15_500);

/// Puts the page, whatever the data: as many red matters and asks as fit on it.
pub(super) fn put(
    flow: &mut Flow<'_, '_>,
    heading: Para,
    brief: &MeetingPackBrief,
    whole: Option<&Whole>,
) {
    flow.new_page();
    let page = |flow: &mut Flow<'_, '_>, shown: (usize, usize), whole| {
        summary_page(flow, &heading, brief, shown, whole);
    };
    let fitting = choices(brief.summary.red.len(), brief.summary.asks.len())
        .into_iter()
        .find(|shown| flow.fits_a_page(|scratch| page(scratch, *shown, None)))
        .unwrap_or((0, 0));
    page(flow, fitting, whole);
    flow.new_page();
}

/// How many red matters and how many asks to try, best first: all asks with ever fewer red matters down
/// to the least, then fewer asks, then fewer of both.
fn choices(red: usize, asks: usize) -> Vec<(usize, usize)> {
    let most = red.min(MOST_RED);
    let (least_red, least_asks) = (most.min(LEAST_RED), asks.min(LEAST_ASKS));
    let fewer_red = (least_red..=most).rev().map(|red| (red, asks));
    let fewer_asks = (least_asks..asks).rev().map(|asks| (least_red, asks));
    let few = (0..least_red).rev().map(|red| (red, least_asks));
    let last = (0..least_asks).rev().map(|asks| (0, asks));
    fewer_red.chain(fewer_asks).chain(few).chain(last).collect()
}

fn summary_page(
    flow: &mut Flow<'_, '_>,
    heading: &Para,
    brief: &MeetingPackBrief,
    (red, asks): (usize, usize),
    whole: Option<&Whole>,
) {
    let summary = &brief.summary;
    flow.heading(1, heading);
    flow.para(&Para::body(overview(brief)));
    if summary.measure_lights.is_some() || summary.follow_up_lights.is_some() {
        flow.table(&light_counts(summary));
    }
    sub_heading(flow, "（一）滞后和超期事项".to_owned());
    if summary.red.is_empty() {
        flow.para(&Para::body("无滞后和超期事项。"));
    } else {
        if red > 0 {
            flow.table(&red_table(summary, red));
        }
        if summary.red.len() > red {
            share::rest(flow, summary.red.len() - red, whole);
        }
    }
    sub_heading(flow, "（二）提请会议研究事项".to_owned());
    if summary.asks.is_empty() {
        flow.para(&Para::body("无。"));
    } else {
        put_asks(flow, &summary.asks, asks);
    }
    let notes = &brief.head.notes;
    if !notes.is_empty() {
        let lines: Vec<String> = notes
            .iter()
            .map(|note| format!("注：{}", words::sentence(note)))
            .collect();
        let para = Para::plain(Style::FangSong, Align::Left, lines.join("\n"));
        flow.small(&para, NOTES.0, NOTES.1);
    }
}

fn put_asks(flow: &mut Flow<'_, '_>, asks: &[String], shown: usize) {
    let mut lines: Vec<String> = asks[..shown]
        .iter()
        .zip(1..)
        .map(|(ask, no)| format!("{no}.{}", words::sentence(ask)))
        .collect();
    if shown < asks.len() {
        lines.push(format!("另有{}项，见会议议程。", asks.len() - shown));
    }
    let para = Para::plain(Style::FangSong, Align::Left, lines.join("\n")).indent(2, 2);
    flow.small(&para, ASKS.0, ASKS.1);
}

fn overview(brief: &MeetingPackBrief) -> String {
    let summary = &brief.summary;
    let mut words = format!(
        "截至{}，方案共{}项措施，涉及{}家单位。",
        words::date(brief.head.as_of),
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
                words::units_cell(std::slice::from_ref(&red.unit)),
                table::words(red.reason.clone()),
            ])
        })
        .collect();
    let columns = vec![
        column("事项", 76, Align::Left),
        column("责任单位", 34, Align::Left),
        column("原因", 46, Align::Left),
    ];
    Table::new(columns, rows)
}
