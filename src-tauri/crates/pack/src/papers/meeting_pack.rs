//! 会议材料: cover, contents, agenda, one page of summary, what became of the last decisions, what
//! to chase, open follow-ups, indicators; measures by chapter as annex.
//! It judges nothing: lights and reasons come with the brief.

pub(super) mod changes;
mod follow_ups;
pub(super) mod front;
mod summary;

use super::words;
use super::{Body, Look, number};
use crate::faces::Style;
use crate::set::flow::Flow;
use crate::set::foot::Numbering;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Cell, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{AgendaBrief, IndicatorBrief, MeasureBrief, MeetingPackBrief};

pub(super) fn set(brief: &MeetingPackBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let mut flow = Flow::new(measure, Frame::portrait(look.area));
    let mut sections = Sections { passed: 0 };
    agenda(&mut flow, sections.next("会议议程"), brief, look);
    summary::put(&mut flow, sections.next("一页综述"), brief);
    coordination(&mut flow, sections.next("需协调事项"), brief);
    follow_ups::last_meeting(&mut flow, &mut sections, brief);
    follow_ups::chasing(&mut flow, sections.next("超期和临期事项"), brief);
    follow_ups::open(&mut flow, sections.next("在办督办事项"), brief);
    follow_ups::closed(&mut flow, &mut sections, brief);
    indicators(&mut flow, sections.next("指标和目标"), brief);
    changes::put(&mut flow, &mut sections, brief);
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

fn agenda(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief, look: &Look) {
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
        let title = format!("{}.{}", item.no, item.title.trim_end_matches('。'));
        flow.para(&words::third_level(look, title).and(Style::Kai, by_whom(item)));
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

fn indicators(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief) {
    flow.heading(1, &heading);
    if brief.indicators.is_empty() {
        flow.para(&Para::body("方案未设可计量的目标。"));
        return;
    }
    let rows = brief.indicators.iter().map(indicator_row).collect();
    let columns = vec![
        column("指标", 38, Align::Left),
        column("目标", 37, Align::Left),
        column("责任单位", 27, Align::Left),
        column("措施", 12, Align::Centre),
        column("完成情况和评价", 42, Align::Left),
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
        indicator_state(indicator),
    ])
}

/// What was reached and how far behind, above the light; the reason only where it says more.
fn indicator_state(indicator: &IndicatorBrief) -> Cell {
    let mut cell: Cell = Vec::new();
    if let Some(reached) = &indicator.reached {
        cell.extend(table::words(reached.clone()));
    }
    cell.extend(words::light_cell(indicator.light, &indicator.reason));
    cell
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
    if let Some(tasks) = words::tasks(&measure.tasks) {
        state.extend(table::words(tasks));
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
