//! 会议材料: cover, contents, agenda, one page of summary, 需协调事项, what became of the last
//! decisions, what to chase, what was closed, indicators; annexes by choice.
//! The body keeps to twelve pages: what does not fit is counted, and the page named that has all of it.
//! It judges nothing: lights and reasons come with the brief.

mod annexes;
pub(super) mod changes;
mod follow_ups;
pub(super) mod front;
mod share;
mod summary;
mod tables;

use super::words;
use super::{Body, Look, number};
use crate::faces::Style;
use crate::set::Label;
use crate::set::flow::Flow;
use crate::set::foot::Numbering;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::text::{Align, Para};
use office::brief::{AgendaBrief, MeetingPackBrief, PackAnnex};
use share::{Section, Whole};

pub(super) fn set(brief: &MeetingPackBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    // Set twice: the first time to learn on which pages the annexes begin.
    let names = annexes::names(brief);
    let unknown = |(annex, name): &(PackAnnex, String)| {
        let whole = Whole {
            name: name.clone(),
            number: None,
            page: 0,
        };
        (*annex, whole)
    };
    let mut wholes: Vec<(PackAnnex, Whole)> = names.iter().map(unknown).collect();
    let mut body = numbered(brief, &wholes, look, measure);
    if !wholes.is_empty() {
        for (at, (_, whole)) in wholes.iter_mut().enumerate() {
            let mark = body
                .outline
                .iter()
                .filter(|entry| entry.level == 1 && entry.title.starts_with(annexes::MARK));
            let page = mark.map(|entry| entry.page).nth(at).unwrap_or_default();
            whole.page = page;
            whole.number = match body.pages[page].label {
                Label::Number(number) => Some(number),
                Label::Named(_) => None,
            };
        }
        body = numbered(brief, &wholes, look, measure);
    }
    front::before(body, brief, look, measure)
}

/// Body and annexes with their page numbers.
fn numbered(
    brief: &MeetingPackBrief,
    wholes: &[(PackAnnex, Whole)],
    look: &Look,
    measure: &mut Measure<'_>,
) -> Body {
    let mut flow = Flow::new(measure, Frame::portrait(look.area));
    let whole = |wanted: PackAnnex| {
        let found = wholes.iter().find(|(annex, _)| *annex == wanted);
        found.map(|(_, whole)| whole.clone())
    };
    let mut sections = Sections { passed: 0 };
    agenda(&mut flow, sections.next("会议议程"), brief, look);
    let heading = sections.next("一页综述");
    summary::put(
        &mut flow,
        heading,
        brief,
        whole(PackAnnex::Measures).as_ref(),
    );
    // What changed keeps to a number of rows of its own.
    let changed = flow.lines_taken(|scratch| {
        changes::put(scratch, &mut Sections { passed: 0 }, brief);
    });
    let lines = flow.frame().lines();
    let taken = i32::try_from(flow.pages_so_far()).expect("BUG: a pack has few pages") - 1;
    let taken = taken + (changed + lines - 1) / lines;
    let mut parts = before_changes(&mut sections, brief);
    parts.extend(after_changes(&mut sections, brief));
    for part in &mut parts {
        part.section.whole = part.annex.and_then(whole);
    }
    let needs: Vec<i32> = parts
        .iter()
        .map(|part| match part.section.rows.is_empty() {
            true => 2,
            false => share::need(&mut flow, &part.section),
        })
        .collect();
    let shares: Vec<i32> = parts.iter().map(|part| part.section.share).collect();
    let lines = share::allot(&needs, &shares, taken);
    for (part, lines) in parts.iter().zip(lines) {
        if part.section.rows.is_empty() {
            flow.heading(1, &part.section.heading);
            flow.para(&follow_ups::none(part.none));
        } else {
            share::put(&mut flow, &part.section, lines);
        }
    }
    changes::put(&mut flow, &mut sections, brief);
    annexes::put(&mut flow, brief);
    number(
        flow.finish(),
        measure,
        Numbering::Official,
        &brief.head,
        look,
    )
}

/// A section of rows, what it says without any, and the annex that has all of them.
struct Part {
    section: Section,
    none: &'static str,
    annex: Option<PackAnnex>,
}

fn before_changes(sections: &mut Sections, brief: &MeetingPackBrief) -> Vec<Part> {
    let mut parts = vec![Part {
        section: tables::coordination(sections.next("需协调事项"), &brief.coordination),
        none: "各单位未提出需协调事项。",
        annex: Some(PackAnnex::Coordination),
    }];
    if let Some(last) = &brief.last_meeting {
        let heading = sections.next("上次会议议定事项落实情况");
        parts.push(Part {
            section: follow_ups::last_meeting(heading, last),
            none: "上次会议无议定事项。",
            annex: None,
        });
    }
    parts
}

fn after_changes(sections: &mut Sections, brief: &MeetingPackBrief) -> Vec<Part> {
    let mut parts = vec![Part {
        section: follow_ups::chasing(sections.next("超期和临期事项"), &brief.chasing),
        none: "无超期事项，三个工作日内无到期事项。",
        annex: Some(PackAnnex::Open),
    }];
    if !brief.closed_since.is_empty() {
        let heading = sections.next("上次会议以来办结事项");
        parts.push(Part {
            section: follow_ups::closed(heading, &brief.closed_since),
            none: "",
            annex: None,
        });
    }
    parts.push(Part {
        section: tables::indicators(sections.next("指标和目标"), &brief.indicators),
        none: "方案未设可计量的目标。",
        annex: Some(PackAnnex::Indicators),
    });
    parts
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
    let facts = [
        ("会议名称", Some(meeting.title.clone())),
        ("会议时间", Some(words::moment(meeting))),
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
