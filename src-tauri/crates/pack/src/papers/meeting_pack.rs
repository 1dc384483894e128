//! 会议材料: cover, contents, agenda, one page of summary, what became of the last decisions, what
//! to chase, open follow-ups, indicators; measures by chapter as annex.
//! It judges nothing: lights and reasons come with the brief.

mod front;

use super::words;
use super::{Body, Look, number};
use crate::faces::Style;
use crate::set::flow::{Flow, tint_of};
use crate::set::foot::Numbering;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{
    AgendaBrief, DecisionOutcome, FollowUpBrief, IndicatorBrief, LastDecisionBrief, MeasureBrief,
    MeetingPackBrief, SummaryBrief,
};
use office::lights::{Light, LightCount};

/// More red matters than this never fit the summary page.
const MOST_RED: usize = 20;

pub(super) fn set(brief: &MeetingPackBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let mut flow = Flow::new(measure, Frame::portrait(look.area));
    let mut sections = Sections { passed: 0 };
    agenda(&mut flow, sections.next("会议议程"), brief);
    summary(&mut flow, sections.next("一页综述"), brief);
    coordination(&mut flow, sections.next("需协调事项"), brief);
    last_meeting(&mut flow, &mut sections, brief);
    chasing(&mut flow, sections.next("超期和临期事项"), brief);
    open(&mut flow, sections.next("在办督办事项"), brief);
    closed(&mut flow, &mut sections, brief);
    indicators(&mut flow, sections.next("指标和目标"), brief);
    annex(&mut flow, brief);
    let flowed = flow.finish();
    let body = number(flowed, measure, Numbering::Official, &brief.head, look);
    front::before(body, brief, look, measure)
}

/// Counts the sections, since some papers lack some.
struct Sections {
    passed: usize,
}

impl Sections {
    fn next(&mut self, title: &str) -> Para {
        self.passed += 1;
        Para::plain(
            Style::Hei,
            Align::Justify,
            format!("{}、{title}", words::numeral(self.passed)),
        )
        .indent(2, 0)
    }
}

/// A second-level heading that only the bookmarks list.
fn sub_heading(flow: &mut Flow<'_, '_>, words: String) {
    flow.heading(
        2,
        &Para::plain(Style::Kai, Align::Justify, words).indent(2, 0),
    );
}

fn agenda(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief) {
    flow.heading(1, &heading);
    let meeting = &brief.meeting;
    let time = meeting.time.as_deref().unwrap_or_default();
    let facts = [
        ("会议名称", Some(meeting.title.clone())),
        (
            "会议时间",
            Some(format!("{}{time}", words::date(meeting.held_on))),
        ),
        ("会议地点", meeting.place.clone()),
        ("主　　持", meeting.chair.clone()),
        ("记　　录", meeting.recorder.clone()),
    ];
    for (label, fact) in facts {
        let Some(fact) = fact else { continue };
        let para = Para::plain(Style::Hei, Align::Justify, format!("{label}："))
            .and(Style::FangSong, fact);
        flow.para(&para.indent(2, 7));
    }
    flow.keep(&Para::plain(Style::Hei, Align::Justify, "会议议题：").indent(2, 0));
    if brief.agenda.is_empty() {
        flow.para(&Para::body("（议题待定）"));
    }
    for item in &brief.agenda {
        flow.para(
            &Para::body(format!("{}.{}", item.no, item.title.trim_end_matches('。')))
                .and(Style::Kai, by_whom(item)),
        );
    }
}

/// （区商务局汇报，10分钟）
fn by_whom(item: &AgendaBrief) -> String {
    let presenter = item.presenter.as_ref().map(|unit| format!("{unit}汇报"));
    let minutes = item.minutes.map(|minutes| format!("{minutes}分钟"));
    let parts: Vec<String> = [presenter, minutes].into_iter().flatten().collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("（{}）", parts.join("，"))
    }
}

/// One page, whatever there is to say: what doesn't fit is counted and left to its own section.
fn summary(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief) {
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

fn coordination(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief) {
    flow.heading(1, &heading);
    if brief.coordination.is_empty() {
        flow.para(&Para::body("各单位未提出需协调事项。"));
        return;
    }
    let rows = brief
        .coordination
        .iter()
        .map(|line| {
            Row::Cells(vec![
                table::words(line.unit.clone()),
                table::words(line.matter.clone()),
                table::words(line.words.clone()),
                table::words(words::date(line.received_on)),
            ])
        })
        .collect();
    let columns = vec![
        column("提出单位", 33, Align::Left),
        column("涉及事项", 36, Align::Left),
        column("需协调的内容", 58, Align::Justify),
        column("收到日期", 29, Align::Centre),
    ];
    flow.table(&Table::new(columns, rows));
    flow.gap_after_table();
}

fn last_meeting(flow: &mut Flow<'_, '_>, sections: &mut Sections, brief: &MeetingPackBrief) {
    let Some(last) = &brief.last_meeting else {
        return;
    };
    flow.heading(1, &sections.next("上次会议议定事项落实情况"));
    let opening = format!(
        "{}（{}）议定{}项。",
        last.title,
        words::date(last.held_on),
        last.decisions.len()
    );
    flow.para(&Para::body(opening));
    if last.decisions.is_empty() {
        return;
    }
    let rows = last.decisions.iter().flat_map(decision_rows).collect();
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("议定事项", 54, Align::Justify),
        column("承办单位", 33, Align::Left),
        column("完成时限", 29, Align::Centre),
        column("落实情况", 29, Align::Left),
    ];
    flow.table(&Table::new(columns, rows));
    flow.gap_after_table();
}

/// A row for each follow-up of a decision; number and words stand in the first.
fn decision_rows(decision: &LastDecisionBrief) -> Vec<Row> {
    let no = table::words(decision.no.to_string());
    let text = table::words(decision.text.clone());
    match &decision.outcome {
        DecisionOutcome::FollowUps(follow_ups) => follow_ups
            .iter()
            .enumerate()
            .map(|(at, follow_up)| {
                let (no, text) = if at == 0 {
                    (no.clone(), text.clone())
                } else {
                    (vec![], vec![])
                };
                let mut state = vec![words::light(follow_up.light)];
                state.extend(table::words(format!(
                    "{}，{}",
                    follow_up.state, follow_up.reason
                )));
                Row::Cells(vec![
                    no,
                    text,
                    table::words(follow_up.owner.clone()),
                    words::due_cell(follow_up),
                    state,
                ])
            })
            .collect(),
        DecisionOutcome::NoFollowUp(reason) => {
            vec![Row::Cells(vec![
                no,
                text,
                table::dash(),
                table::dash(),
                table::words(reason.clone()),
            ])]
        }
        DecisionOutcome::Pending => {
            vec![Row::Cells(vec![
                no,
                text,
                table::dash(),
                table::dash(),
                table::words("尚未立项"),
            ])]
        }
    }
}

fn chasing(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief) {
    flow.heading(1, &heading);
    if brief.chasing.is_empty() {
        flow.para(&Para::body("无超期事项，三个工作日内无到期事项。"));
        return;
    }
    let mut rows = Vec::new();
    for owner in &brief.chasing {
        let words = format!("{}（{}项）", owner.owner, owner.lines.len());
        rows.push(Row::Group(Para::plain(Style::Hei, Align::Left, words)));
        rows.extend(owner.lines.iter().map(|line| {
            Row::Cells(vec![
                table::words(words::number(line)),
                table::words(line.title.clone()),
                words::due_cell(line),
                table::words(line.state.clone()),
                words::light_cell(line.light, &line.reason),
            ])
        }));
    }
    let columns = vec![
        column("编号", 25, Align::Left),
        column("事项", 57, Align::Left),
        column("完成时限", 29, Align::Centre),
        column("状态", 14, Align::Centre),
        column("评价", 31, Align::Left),
    ];
    flow.table(&Table::new(columns, rows));
    flow.gap_after_table();
}

fn open(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief) {
    flow.heading(1, &heading);
    if brief.open.is_empty() {
        flow.para(&Para::body("无在办督办事项。"));
        return;
    }
    flow.table(&follow_ups(&brief.open));
    flow.gap_after_table();
}

fn closed(flow: &mut Flow<'_, '_>, sections: &mut Sections, brief: &MeetingPackBrief) {
    if brief.closed_since.is_empty() {
        return;
    }
    flow.heading(1, &sections.next("上次会议以来办结事项"));
    flow.table(&follow_ups(&brief.closed_since));
    flow.gap_after_table();
}

fn follow_ups(lines: &[FollowUpBrief]) -> Table {
    let rows = lines
        .iter()
        .map(|line| {
            Row::Cells(vec![
                table::words(words::number(line)),
                table::words(line.title.clone()),
                words::owner_cell(line),
                words::due_cell(line),
                table::words(line.state.clone()),
                words::light_cell(line.light, &line.reason),
            ])
        })
        .collect();
    let columns = vec![
        column("编号", 25, Align::Left),
        column("事项", 34, Align::Left),
        column("承办单位", 33, Align::Left),
        column("完成时限", 29, Align::Centre),
        column("状态", 14, Align::Centre),
        column("评价", 21, Align::Left),
    ];
    Table::new(columns, rows)
}

fn indicators(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief) {
    flow.heading(1, &heading);
    if brief.indicators.is_empty() {
        flow.para(&Para::body("方案未设可计量的目标。"));
        return;
    }
    let rows = brief.indicators.iter().map(indicator_row).collect();
    let columns = vec![
        column("指标", 44, Align::Left),
        column("目标", 41, Align::Left),
        column("责任单位", 33, Align::Left),
        column("措施", 13, Align::Centre),
        column("评价", 25, Align::Left),
    ];
    flow.table(&Table::new(columns, rows));
    flow.gap_after_table();
}

fn indicator_row(indicator: &IndicatorBrief) -> Row {
    let targets = indicator
        .targets
        .iter()
        .flat_map(|target| table::words(words::target(target)))
        .collect();
    Row::Cells(vec![
        table::words(indicator.name.clone()),
        targets,
        table::words(
            indicator
                .owner
                .clone()
                .unwrap_or_else(|| "无责任单位".to_owned()),
        ),
        table::words(
            indicator
                .measure
                .map_or_else(|| "总体".to_owned(), |number| number.to_string()),
        ),
        words::light_cell(indicator.light, &indicator.reason),
    ])
}

/// 附件: a new page, its name flush left, its title on the third line.
fn annex(flow: &mut Flow<'_, '_>, brief: &MeetingPackBrief) {
    if brief.chapters.is_empty() {
        return;
    }
    const TITLE: &str = "分部分措施进展情况";
    flow.new_page();
    flow.mark(1, format!("附件　{TITLE}"));
    flow.para(&Para::plain(Style::Hei, Align::Left, "附件"));
    flow.skip(1);
    flow.title(TITLE);
    flow.skip(1);
    let mut rows = Vec::new();
    for chapter in &brief.chapters {
        let words = format!("{}、{}", chapter.no, chapter.title);
        rows.push(Row::Group(Para::plain(Style::Hei, Align::Left, words)));
        rows.extend(chapter.measures.iter().map(measure_row));
    }
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("措施", 32, Align::Left),
        column("牵头单位", 38, Align::Left),
        column("责任单位", 38, Align::Left),
        column("进展和评价", 37, Align::Left),
    ];
    flow.marked_table(&Table::new(columns, rows), 2);
}

fn measure_row(measure: &MeasureBrief) -> Row {
    let mut state = words::light_cell(measure.light, &measure.reason);
    if let Some(latest) = &measure.latest {
        state.extend(table::words(latest.clone()));
    }
    if measure.open_follow_ups > 0 {
        state.extend(table::words(format!(
            "在办督办事项{}项",
            measure.open_follow_ups
        )));
    }
    Row::Cells(vec![
        table::words(measure.number.to_string()),
        table::words(measure.title.clone()),
        words::units_cell(&measure.leads),
        words::units_cell(&measure.responsible),
        state,
    ])
}
