//! What a 会议纪要 says: the lead paragraph, items with their decisions, who was there, the task list.

use super::{Desk, head_of};
use crate::error::Result;
use crate::meetings;
use office::brief::*;
use office::day::in_words;
use office::id::{AgendaItemId, MeetingId};
use office::meeting::{DecisionLine, MeetingPage, MinutesLine, Presence};
use office::words;

/// Topics that the lead paragraph names; of more it gives the number.
const MOST_TOPICS: usize = 4;

impl Desk<'_> {
    /// 会议纪要.
    pub(super) fn minutes(&self, id: MeetingId) -> Result<MinutesBrief> {
        let page = meetings::page(self.conn, self.today, id)?;
        let version = page.minutes.first();
        let group = self
            .office
            .group_name
            .clone()
            .unwrap_or_else(|| page.line.series.clone());
        let mut tasks = Vec::new();
        let matters = page.decisions.iter().flat_map(|line| &line.follow_ups);
        for follow_up in matters.filter(|line| line.may_go_out()) {
            let brief = self.follow_up(follow_up)?;
            tasks.push(MinutesTaskBrief {
                no: tasks.len() as u32 + 1,
                title: brief.title,
                owner: brief.owner,
                co_units: brief.co_units,
                due: brief.due,
            });
        }
        Ok(MinutesBrief {
            head: self.head(format!("{}纪要", page.line.title), false)?,
            mark: minutes_mark(&group),
            issue_no: page.minutes_no.clone(),
            dated: version
                .and_then(|version| version.signed_on)
                .unwrap_or(page.line.on),
            lead: page
                .minutes_lead
                .clone()
                .unwrap_or_else(|| lead_paragraph(&page)),
            items: minutes_items(&page),
            present: names(&page, &[Presence::Present, Presence::Deputy]),
            excused: names(&page, &[Presence::Excused]),
            absent: names(&page, &[Presence::Absent]),
            sitting_in: names(&page, &[Presence::SitIn]),
            correction: correction(&page.minutes),
            signed_by: page.signed_by.clone(),
            tasks,
            meeting: head_of(&page),
        })
    }
}

/// 某某专班会议纪要; a name that ends in 会 already needs no second one.
fn minutes_mark(group: &str) -> String {
    if group.ends_with('会') {
        format!("{group}纪要")
    } else {
        format!("{group}会议纪要")
    }
}

/// 2026年3月5日14:30，某某在某地主持召开…，研究…。
fn lead_paragraph(page: &MeetingPage) -> String {
    let time = page.line.time.as_deref().unwrap_or_default();
    let place = page
        .line
        .place
        .as_deref()
        .map(|place| format!("在{place}"))
        .unwrap_or_default();
    let who = page.chair.as_deref().map_or_else(
        || format!("{place}召开"),
        |chair| format!("{chair}{place}主持召开"),
    );
    let all = page.agenda.len();
    let titles: String = page
        .agenda
        .iter()
        .take(MOST_TOPICS)
        .map(|item| format!("“{}”", item.title.trim_end_matches('。')))
        .collect();
    let topics = match all {
        0 => "研究有关工作".to_owned(),
        _ if all > MOST_TOPICS => format!("研究{titles}等{all}项议题"),
        _ => format!("研究{titles}等事项"),
    };
    format!(
        "{}{time}，{who}{}，{topics}。现将会议议定事项纪要如下：",
        in_words(page.line.on),
        page.line.title
    )
}

/// Items in the order of the agenda; decisions that belong to none come last under a name of their own.
fn minutes_items(page: &MeetingPage) -> Vec<MinutesItemBrief> {
    let of = |item: Option<AgendaItemId>| -> Vec<MinutesDecisionBrief> {
        page.decisions
            .iter()
            .filter(|line| line.agenda_item == item)
            .map(minutes_decision)
            .collect()
    };
    let mut items: Vec<MinutesItemBrief> = page
        .agenda
        .iter()
        .map(|item| MinutesItemBrief {
            no: item.no,
            title: item.title.clone(),
            paragraph: item.paragraph.clone(),
            decisions: of(Some(item.id)),
        })
        // An item that led to nothing stands in the lead paragraph, not as a heading over nothing.
        .filter(|item| item.paragraph.is_some() || !item.decisions.is_empty())
        .collect();
    let loose = of(None);
    if !loose.is_empty() {
        let title = if items.is_empty() {
            "议定事项"
        } else {
            "其他议定事项"
        };
        items.push(MinutesItemBrief {
            no: items.len() as u32 + 1,
            title: title.to_owned(),
            paragraph: None,
            decisions: loose,
        });
    }
    items
}

fn minutes_decision(line: &DecisionLine) -> MinutesDecisionBrief {
    let duties: Vec<String> = line
        .follow_ups
        .iter()
        .filter(|follow_up| !follow_up.internal)
        .filter_map(|follow_up| {
            let owner = follow_up.owner_name.as_ref()?;
            let due = follow_up.original_due.or(follow_up.due);
            Some(due.map_or_else(
                || format!("{owner}牵头"),
                |due| format!("{owner}牵头，{}前完成", in_words(due)),
            ))
        })
        .collect();
    let duty = (!duties.is_empty()).then(|| format!("（{}）", duties.join("；")));
    MinutesDecisionBrief {
        kind: words::decision_kind(line.kind).to_owned(),
        text: line.text.clone(),
        duty,
    }
}

/// 本纪要替代第3期，更正原因：…: what a corrected version says of itself.
fn correction(versions: &[MinutesLine]) -> Option<String> {
    let reason = versions.first()?.reason.as_ref()?;
    let before = versions.get(1).and_then(|before| before.number.as_deref());
    Some(format!(
        "本纪要替代{}，更正原因：{}。",
        before.unwrap_or("前一版"),
        reason.trim_end_matches('。')
    ))
}

fn names(page: &MeetingPage, wanted: &[Presence]) -> Vec<String> {
    page.attendance
        .iter()
        .filter(|line| {
            line.presence
                .is_some_and(|presence| wanted.contains(&presence))
        })
        .map(|line| match &line.persons {
            Some(persons) => format!("{}{persons}", line.name),
            None => line.name.clone(),
        })
        .collect()
}
