//! What a 会议材料 says: summary, what became of the last decisions, what to chase, indicators. Counted
//! from the rows that the pages show; what of it is printed is for the recipe and the setter.

use super::{Desk, agenda, head_of};
use crate::error::Result;
use crate::{coordination, decisions, follow_ups, meetings, owed, proposals, reports, units};
use chrono::{Days, NaiveDate};
use office::brief::*;
use office::follow_up::FollowUpLine;
use office::id::{MeetingId, ReportId};
use office::lights::{Light, LightCount};
use office::meeting::{MeetingPage, Proposal};
use office::plan::MeasureLine;
use office::report::ReportLine;
use office::words;

/// Reports that came in so many days before a meeting are those of the period it looks at.
const REPORT_DAYS: u64 = 31;

impl Desk<'_> {
    /// 会议材料.
    pub(super) fn meeting_pack(&self, id: MeetingId) -> Result<MeetingPackBrief> {
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
        let options = match &self.options {
            Some(PaperOptions::MeetingPack(options)) => options.clone(),
            _ => PackOptions::default(),
        };
        let coordination = self.coordination(&page)?;
        let mut brief = MeetingPackBrief {
            head: self.head(format!("{}材料", page.line.title), true)?,
            agenda: agenda(&page),
            summary: self.summary(&open, &page, &coordination)?,
            coordination,
            chasing: self.chasing(&owed, &open)?,
            open: self.briefs(&open)?,
            closed_since: self.briefs(&closed)?,
            last_meeting,
            indicators: self
                .plan
                .indicators
                .iter()
                .map(|indicator| self.plan.indicator_brief(indicator))
                .collect(),
            changes: None,
            chapters: self.chapters()?,
            collected: options.collected,
            copies: options.copies,
            reports: match options.annexes.contains(&PackAnnex::Reports) {
                true => self.reports_before(page.line.on)?,
                false => Vec::new(),
            },
            annexes: options.annexes,
            meeting: head_of(&page),
        };
        brief.changes = Some(self.since(id, &brief)?);
        Ok(brief)
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
    pub(super) fn summary_of(&self, open: &[&FollowUpLine], done: u32) -> Result<SummaryBrief> {
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
            red: red
                .into_iter()
                .map(red_brief)
                .chain(self.red_measures())
                .collect(),
            asks: Vec::new(),
        })
    }

    /// Measures that are behind, by number.
    fn red_measures(&self) -> Vec<RedBrief> {
        let lines = self.plan.lines();
        let red = lines.iter().filter(|line| line.lit.light == Light::Red);
        let brief = |line: &MeasureLine| RedBrief {
            matter: format!("第{}项措施 {}", line.number, line.title),
            unit: line
                .leads
                .first()
                .map_or_else(|| "未定".to_owned(), |lead| lead.name.clone()),
            reason: line.lit.reason.clone(),
        };
        red.map(brief).collect()
    }

    /// What the meeting is asked to decide: its agenda, and what only a leader can settle.
    fn asks(&self, page: &MeetingPage, overdue: usize, coordination: usize) -> Result<Vec<String>> {
        let asked = |title: &str| {
            let openings = ["研究", "审议", "听取", "通报"];
            match openings.iter().any(|opening| title.starts_with(opening)) {
                true => format!("{title}。"),
                false => format!("研究“{title}”。"),
            }
        };
        // The agenda's own items come last: where the page is short, the agenda has them.
        let mut asks: Vec<String> = Vec::new();
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
        let items = page.agenda.iter();
        asks.extend(items.map(|item| asked(item.title.trim_end_matches('。'))));
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

    /// Overdue and due soon by owner, owners in protocol order; then what is addressed to a group and late
    /// as a whole while none of its members is.
    fn chasing(&self, owed: &[&FollowUpLine], open: &[&FollowUpLine]) -> Result<Vec<OwnerBrief>> {
        let mut owners = Vec::new();
        let presses =
            |line: &FollowUpLine| line.overdue || follow_ups::is_due_soon(line, &self.plan.judge);
        for unit in units::rows(self.conn)? {
            let mut lines: Vec<FollowUpLine> = owed
                .iter()
                .filter(|line| line.owner == Some(unit.id) && presses(line))
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
        for whole in open.iter().filter(|line| line.owner.is_none()) {
            let member = |line: &&&FollowUpLine| line.parent == Some(whole.id);
            if presses(whole) && !owed.iter().filter(member).any(|line| presses(line)) {
                owners.push(OwnerBrief {
                    owner: whole
                        .owner_name
                        .clone()
                        .unwrap_or_else(|| "未定".to_owned()),
                    lines: self.briefs(&[whole])?,
                });
            }
        }
        Ok(owners)
    }

    /// What units reported on the period before a meeting, units in protocol order.
    fn reports_before(&self, on: NaiveDate) -> Result<Vec<UnitReportBrief>> {
        let mut lines = reports::picked(
            self.conn,
            "r.state <> 'returned' AND r.received_on <= ?1 AND r.received_on > ?2 AND NOT EXISTS
             (SELECT 1 FROM follow_up i WHERE i.id = r.follow_up_id AND i.internal = 1)",
            [on.to_string(), (on - Days::new(REPORT_DAYS)).to_string()],
        )?;
        let order: Vec<_> = units::rows(self.conn)?
            .into_iter()
            .map(|unit| unit.id)
            .collect();
        let place = |line: &ReportLine| order.iter().position(|unit| *unit == line.unit);
        lines.sort_by_key(|line| (place(line), line.received_on, line.id));
        let subjects = lines.iter().map(|line| line.subject).collect();
        let matters = owed::matters(self.conn, &subjects)?;
        let brief = |line: ReportLine| UnitReportBrief {
            matter: matters.get(&line.subject).cloned().unwrap_or_default(),
            unit: line.unit_name,
            period: line.period_words,
            progress: line.progress,
            problem: line.problem,
            next_step: line.next_step,
        };
        Ok(lines.into_iter().map(brief).collect())
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
}

fn red_brief(line: &FollowUpLine) -> RedBrief {
    let number = line.number.as_deref().map(|number| format!("{number} "));
    RedBrief {
        matter: format!("{}{}", number.unwrap_or_default(), line.title),
        unit: line.owner_name.clone().unwrap_or_else(|| "未定".to_owned()),
        reason: line.lit.reason.clone(),
    }
}
