//! What each paper says, filled from facts: the data between the book and the setter. No layout.
//! Every number on a paper is counted here from the same rows that the pages show.

mod letters;
mod lists;
mod matters;
mod states;

use crate::error::Result;
use crate::lit::Plan;
use crate::{
    coordination, decisions, follow_ups, meetings, owed, plans, profile, proposals, units,
};
use chrono::NaiveDate;
use office::brief::*;
use office::day::in_words;
use office::follow_up::FollowUpLine;
use office::id::{AgendaItemId, MeetingId, ReportId};
use office::lights::{Light, LightCount};
use office::meeting::{DecisionLine, MeetingPage, MinutesLine, Presence, Proposal};
use office::plan::MeasureLine;
use office::profile::Office;
use office::refusal::Code;
use office::words;
use rusqlite::Connection;

/// The brief of a paper, with the data of a day.
pub(crate) fn of(conn: &Connection, today: NaiveDate, recipe: &Recipe) -> Result<Brief> {
    let recipe = recipe.checked()?;
    let desk = Desk {
        conn,
        today,
        plan: Plan::read(conn, today)?,
        office: profile::read(conn)?,
        draft_mark: recipe.draft_mark,
    };
    match (recipe.kind, recipe.subject) {
        (PaperKind::MeetingPack, Some(Subject::Meeting(id))) => {
            desk.meeting_pack(id).map(Brief::MeetingPack)
        }
        (PaperKind::Minutes, Some(Subject::Meeting(id))) => desk.minutes(id).map(Brief::Minutes),
        (PaperKind::MeetingNotice, Some(Subject::Meeting(id))) => {
            desk.meeting_notice(id).map(Brief::MeetingNotice)
        }
        (PaperKind::SignIn, Some(Subject::Meeting(id))) => desk.sign_in(id).map(Brief::SignIn),
        (PaperKind::Slip, Some(Subject::FollowUp(id))) => desk.slip(id).map(Brief::Slip),
        (PaperKind::Life, Some(Subject::FollowUp(id))) => desk.life(id).map(Brief::Life),
        (PaperKind::UnitSheet, Some(Subject::Unit(id))) => {
            desk.unit_sheet(id).map(Brief::UnitSheet)
        }
        (PaperKind::MeasurePage, Some(Subject::Measure(id))) => {
            desk.measure_page(id).map(Brief::MeasurePage)
        }
        (PaperKind::DraftingSheet, Some(Subject::Paper(id))) => {
            desk.drafting_sheet(id).map(Brief::DraftingSheet)
        }
        (PaperKind::DivisionTable, _) => desk.division().map(Brief::DivisionTable),
        (PaperKind::LedgerTable, _) => desk.ledger_table().map(Brief::LedgerTable),
        (PaperKind::Bulletin, _) => desk.bulletin().map(Brief::Bulletin),
        (PaperKind::Assessment, _) => desk.assessment().map(Brief::Assessment),
        (PaperKind::OpenQuestions, _) => desk.open_questions().map(Brief::OpenQuestions),
        (PaperKind::Contacts, _) => desk.contacts().map(Brief::Contacts),
        (PaperKind::Register, _) => desk.register().map(Brief::Register),
        (kind, _) => Err(Code::SubjectNeeded { kind }.into()),
    }
}

/// What lies on the desk while a paper is written.
struct Desk<'a> {
    conn: &'a Connection,
    today: NaiveDate,
    plan: Plan,
    office: Office,
    draft_mark: Option<String>,
}

impl Desk<'_> {
    fn head(&self, title: String, counts_working_days: bool) -> Result<PaperHead> {
        let plan = plans::head(self.conn)?.ok_or(Code::NoPlan)?;
        // Which tables it counted with: those of the days from today to the end of the notice time.
        let notes = if counts_working_days {
            let judge = &self.plan.judge;
            let soon = judge.thresholds.soon_working_days;
            let last = judge.days.after(self.today, soon);
            judge.days.notes([self.today].into_iter().chain(last))
        } else {
            Vec::new()
        };
        Ok(PaperHead {
            title,
            office: self
                .office
                .office_name
                .clone()
                .or_else(|| self.office.group_name.clone()),
            plan_title: plan.title,
            plan_doc_no: plan.doc_no,
            as_of: self.today,
            draft_mark: self.draft_mark.as_deref().map(in_brackets),
            notes,
        })
    }

    fn division(&self) -> Result<DivisionBrief> {
        let head = self.head("任务分工表".to_owned(), false)?;
        Ok(DivisionBrief {
            head,
            chapters: self.chapters()?,
            overall: self.overall(),
            rules: self.rules()?,
        })
    }

    fn rules(&self) -> Result<Vec<String>> {
        Ok(plans::rules(self.conn)?
            .into_iter()
            .map(|rule| rule.words)
            .collect())
    }

    fn overall(&self) -> Vec<IndicatorBrief> {
        self.plan
            .indicators_of(None)
            .into_iter()
            .map(|indicator| self.plan.indicator_brief(indicator))
            .collect()
    }

    /// Measures by chapter; those of a plan without chapters stand under one without a name.
    fn chapters(&self) -> Result<Vec<ChapterBrief>> {
        let lines = self.plan.lines();
        let mut chapters: Vec<ChapterBrief> = plans::chapters(self.conn)?
            .into_iter()
            .map(|chapter| ChapterBrief {
                measures: lines
                    .iter()
                    .filter(|line| line.chapter == Some(chapter.id))
                    .map(|line| self.measure(line))
                    .collect(),
                no: chapter.no,
                title: chapter.title,
            })
            .filter(|chapter| !chapter.measures.is_empty())
            .collect();
        let loose: Vec<MeasureBrief> = lines
            .iter()
            .filter(|line| line.chapter.is_none())
            .map(|line| self.measure(line))
            .collect();
        if !loose.is_empty() {
            chapters.push(ChapterBrief {
                no: String::new(),
                title: String::new(),
                measures: loose,
            });
        }
        Ok(chapters)
    }

    fn measure(&self, line: &MeasureLine) -> MeasureBrief {
        let names =
            |parts: &[office::plan::PartLine]| parts.iter().map(|part| part.name.clone()).collect();
        MeasureBrief {
            number: line.number,
            title: line.title.clone(),
            leads: names(&line.leads),
            responsible: names(&line.responsible),
            targets: line.targets.clone(),
            tasks: self.tasks(self.plan.tasks_of(line.id)),
            open_follow_ups: line.open_follow_ups,
            light: line.lit.light,
            reason: line.lit.reason.clone(),
            latest: line.latest.clone(),
        }
    }

    fn follow_up(&self, line: &FollowUpLine) -> Result<FollowUpBrief> {
        let page = follow_ups::page_by(self.conn, &self.plan.judge, line.id)?;
        Ok(FollowUpBrief {
            number: line.number.clone(),
            title: line.title.clone(),
            requirement: page.requirement,
            owner: line.owner_name.clone().unwrap_or_else(|| "未定".to_owned()),
            co_units: page.co_units.into_iter().map(|(_, name)| name).collect(),
            measures: page
                .measures
                .into_iter()
                .map(|(_, number, _)| number)
                .collect(),
            source: line.source.clone(),
            original_due: line.original_due,
            due: line.due,
            extensions: line.extensions,
            state: words::follow_up_state(line.state).to_owned(),
            light: line.lit.light,
            reason: line.lit.reason.clone(),
            latest: match &line.replies {
                Some(replies) => Some(replies.words()),
                None => follow_ups::latest(self.conn, line.id)?,
            },
        })
    }

    fn briefs(&self, lines: &[&FollowUpLine]) -> Result<Vec<FollowUpBrief>> {
        let out = lines.iter().filter(|line| line.may_go_out());
        out.map(|line| self.follow_up(line)).collect()
    }

    fn meeting_pack(&self, id: MeetingId) -> Result<MeetingPackBrief> {
        let page = meetings::page(self.conn, self.today, id)?;
        let mut all = follow_ups::picked(self.conn, self.today, follow_ups::OPEN, [])?;
        all.retain(FollowUpLine::may_go_out);
        let pruned: Vec<_> = page
            .carried
            .iter()
            .filter(|line| line.pruned.is_some())
            .map(|line| line.follow_up.id)
            .collect();
        all.retain(|line| !pruned.contains(&line.id));
        // A matter addressed to a group is one line; its members are chased one by one.
        let owed: Vec<&FollowUpLine> = all
            .iter()
            .filter(|line| follow_ups::is_owed(line))
            .collect();
        let open: Vec<&FollowUpLine> = all.iter().filter(|line| line.parent.is_none()).collect();
        let closed: Vec<&FollowUpLine> = page
            .carried
            .iter()
            .filter(|line| line.closed_since && line.pruned.is_none())
            .map(|line| &line.follow_up)
            .collect();
        let last_meeting = self.last_meeting(id)?;
        let coordination = self.coordination(&page)?;
        Ok(MeetingPackBrief {
            head: self.head(format!("{}材料", page.line.title), true)?,
            agenda: agenda(&page),
            summary: self.summary(&open, &page, &coordination)?,
            coordination,
            chasing: self.chasing(&owed)?,
            open: self.briefs(&open)?,
            closed_since: self.briefs(&closed)?,
            last_meeting,
            indicators: self
                .plan
                .indicators
                .iter()
                .map(|indicator| self.plan.indicator_brief(indicator))
                .collect(),
            chapters: self.chapters()?,
            meeting: head_of(&page),
        })
    }

    fn summary(
        &self,
        open: &[&FollowUpLine],
        page: &MeetingPage,
        coordination: &[CoordinationBrief],
    ) -> Result<SummaryBrief> {
        let done = follow_ups::ended_to_show(self.conn)?;
        let mut summary = self.summary_of(open, done)?;
        let overdue = summary.follow_ups_overdue as usize;
        summary.asks = self.asks(page, overdue, coordination.len())?;
        Ok(summary)
    }

    /// The summary of open follow-ups and a number of those done; nothing is asked of a meeting.
    fn summary_of(&self, open: &[&FollowUpLine], done: u32) -> Result<SummaryBrief> {
        let overdue = open.iter().filter(|line| line.overdue).count();
        let mut red: Vec<&FollowUpLine> = open
            .iter()
            .copied()
            .filter(|line| line.lit.light == Light::Red)
            .collect();
        red.sort_by_key(|line| (line.due, line.id));
        let lights = open.iter().map(|line| line.lit.light);
        let mut counts = LightCount::of(lights);
        counts.done += done;
        let total = open.len() as u32 + done;
        Ok(SummaryBrief {
            measures: self.plan.rows.len() as u32,
            units: units::rows(self.conn)?.len() as u32,
            measure_lights: self.plan.lights(),
            follow_up_lights: (total > 0).then_some(counts),
            follow_ups_total: total,
            follow_ups_open: open.len() as u32,
            follow_ups_closed: done,
            follow_ups_overdue: overdue as u32,
            red: red.into_iter().map(red_brief).collect(),
            asks: Vec::new(),
        })
    }

    /// What the meeting is asked to decide: its agenda, and what only a leader can settle.
    fn asks(&self, page: &MeetingPage, overdue: usize, coordination: usize) -> Result<Vec<String>> {
        let mut asks: Vec<String> = page
            .agenda
            .iter()
            .map(|item| format!("研究“{}”。", item.title))
            .collect();
        if overdue > 0 {
            asks.push(format!("对{overdue}项超期督办事项明确处理意见。"));
        }
        if coordination > 0 {
            asks.push(format!("协调解决各单位提出的{coordination}项需协调事项。"));
        }
        let questions = crate::questions::open(self.conn)?;
        if questions > 0 {
            asks.push(format!(
                "对方案中{questions}处待明确事项提出意见，重点是无责任单位、缺基期值的指标。"
            ));
        }
        Ok(asks)
    }

    /// 需协调事项 that wait for this meeting, those the clerk took off aside.
    fn coordination(&self, page: &MeetingPage) -> Result<Vec<CoordinationBrief>> {
        let pruned: Vec<ReportId> = proposals::offered(self.conn, page.line.id)?
            .into_iter()
            .filter(|line| line.pruned.is_some())
            .filter_map(|line| match line.what {
                Proposal::Coordination(report) => Some(report),
                _ => None,
            })
            .collect();
        let mut lines = coordination::printable(self.conn, page.line.id)?;
        lines.retain(|line| !pruned.contains(&line.id));
        let subjects = lines.iter().map(|line| line.subject).collect();
        let matters = owed::matters(self.conn, &subjects)?;
        Ok(lines
            .into_iter()
            .filter_map(|report| {
                Some(CoordinationBrief {
                    unit: report.unit_name,
                    matter: matters.get(&report.subject).cloned().unwrap_or_default(),
                    words: report.coordination?,
                    received_on: report.received_on,
                })
            })
            .collect())
    }

    /// Overdue and due soon by owner, owners in protocol order.
    fn chasing(&self, open: &[&FollowUpLine]) -> Result<Vec<OwnerBrief>> {
        let mut owners = Vec::new();
        for unit in units::rows(self.conn)? {
            let mut lines: Vec<FollowUpLine> = open
                .iter()
                .filter(|line| {
                    line.owner == Some(unit.id)
                        && (line.overdue || follow_ups::is_due_soon(line, &self.plan.judge))
                })
                .map(|line| (*line).clone())
                .collect();
            follow_ups::press(&mut lines);
            if !lines.is_empty() {
                owners.push(OwnerBrief {
                    owner: unit.name,
                    lines: self.briefs(&lines.iter().collect::<Vec<_>>())?,
                });
            }
        }
        Ok(owners)
    }

    fn last_meeting(&self, id: MeetingId) -> Result<Option<LastMeetingBrief>> {
        let Some(last) = meetings::before(self.conn, id)? else {
            return Ok(None);
        };
        let mut briefs = Vec::new();
        for line in decisions::of_meeting(self.conn, self.today, last.id)? {
            let outcome = match &line.waiver {
                Some(reason) => DecisionOutcome::NoFollowUp(reason.clone()),
                None if line.open => DecisionOutcome::Pending,
                None if line.follow_ups.is_empty() => {
                    DecisionOutcome::NoFollowUp(words::decision_kind(line.kind).to_owned())
                }
                None => DecisionOutcome::FollowUps(
                    self.briefs(&line.follow_ups.iter().collect::<Vec<_>>())?,
                ),
            };
            briefs.push(LastDecisionBrief {
                no: line.no,
                text: line.text,
                outcome,
            });
        }
        Ok(Some(LastMeetingBrief {
            title: last.title,
            held_on: last.on,
            decisions: briefs,
        }))
    }

    fn minutes(&self, id: MeetingId) -> Result<MinutesBrief> {
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

fn red_brief(line: &FollowUpLine) -> RedBrief {
    let number = line.number.as_deref().map(|number| format!("{number} "));
    RedBrief {
        matter: format!("{}{}", number.unwrap_or_default(), line.title),
        unit: line.owner_name.clone().unwrap_or_else(|| "未定".to_owned()),
        reason: line.lit.reason.clone(),
    }
}

/// The mark under a title stands in brackets, however the clerk typed it.
fn in_brackets(mark: &str) -> String {
    let bare = mark.trim_matches(['（', '）', '(', ')']);
    format!("（{bare}）")
}

/// 某某专班会议纪要; a name that ends in 会 already needs no second one.
fn minutes_mark(group: &str) -> String {
    if group.ends_with('会') {
        format!("{group}纪要")
    } else {
        format!("{group}会议纪要")
    }
}

fn head_of(page: &MeetingPage) -> MeetingHead {
    MeetingHead {
        series: page.line.series.clone(),
        ordinal: page.line.ordinal,
        title: page.line.title.clone(),
        held_on: page.line.on,
        time: page.line.time.clone(),
        place: page.line.place.clone(),
        chair: page.chair.clone(),
        recorder: page.recorder.clone(),
    }
}

fn agenda(page: &MeetingPage) -> Vec<AgendaBrief> {
    page.agenda
        .iter()
        .map(|item| AgendaBrief {
            no: item.no,
            title: item.title.clone(),
            presenter: item.presenter_name.clone(),
            minutes: item.minutes,
        })
        .collect()
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
    let titles: Vec<String> = page
        .agenda
        .iter()
        .map(|item| format!("“{}”", item.title))
        .collect();
    let topics = if titles.is_empty() {
        "研究有关工作".to_owned()
    } else {
        format!("研究{}等事项", titles.join(""))
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
