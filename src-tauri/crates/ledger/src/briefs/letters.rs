//! What the papers that leave the house say, and the sheets of a meeting: notice, sign-in sheet,
//! slips on follow-ups, the sheet a paper is signed on.

use super::{Desk, agenda, head_of};
use crate::ask::View;
use crate::error::Result;
use crate::{instructions, meetings, papers, row};
use office::ask::Answers;
use office::brief::*;
use office::day::in_words;
use office::follow_up::{FollowUpPage, Level, Move};
use office::id::{FollowUpId, MeetingId, PaperId};
use office::meeting::{Answer, AttendanceLine, MeetingPage, Presence};
use office::paper::{Matter, PaperLine, PaperState};
use office::refusal::Code;
use office::words;
use rusqlite::params;

/// Working days a unit has to answer a notice that names no day.
const REPLY_WORKING_DAYS: u32 = 5;
/// Empty rows of a sign-in sheet.
const SPARE_ROWS: u32 = 5;
/// The same where nobody was invited by name: a page of them.
const BLANK_ROWS: u32 = 16;

impl Desk<'_> {
    /// 会议通知. Its number and recipients are those of the outgoing paper that carries it, if there is one.
    pub(super) fn meeting_notice(&self, id: MeetingId) -> Result<MeetingNoticeBrief> {
        let page = meetings::page(self.conn, self.today, id)?;
        let paper = self.paper_on(Matter::Meeting(id))?;
        let invited = page.attendance.iter().map(|line| line.name.clone());
        let dated = paper
            .as_ref()
            .and_then(|paper| paper.signed_on)
            .unwrap_or(self.today);
        // Whoever is told too late for that answers by telephone.
        let reply_by = self.plan.judge.days.before(page.line.on);
        Ok(MeetingNoticeBrief {
            head: self.head(format!("关于召开{}的通知", page.line.title), false)?,
            mark: self.mark(),
            number: paper.as_ref().and_then(|paper| paper.number.clone()),
            to: paper.as_ref().map_or_else(
                || invited_or_all(invited.collect()),
                |paper| names(&paper.to),
            ),
            copies_to: paper
                .as_ref()
                .map(|paper| names(&paper.cc))
                .unwrap_or_default(),
            level: page.level.clone(),
            agenda: agenda(&page),
            materials: materials(&page),
            reply_by: reply_by.filter(|by| *by >= dated),
            contact: self.contact(),
            dated,
            meeting: head_of(&page),
        })
    }

    /// 签到表: whoever asked leave stays off it.
    pub(super) fn sign_in(&self, id: MeetingId) -> Result<SignInBrief> {
        let page = meetings::page(self.conn, self.today, id)?;
        let away = |line: &AttendanceLine| {
            line.presence == Some(Presence::Excused) || line.reply == Some(Answer::Leave)
        };
        let rows = page.attendance.iter().filter(|line| !away(line));
        let rows: Vec<SignInRow> = rows.flat_map(sign_in_rows).collect();
        Ok(SignInBrief {
            head: self.head(format!("{}签到表", page.line.title), false)?,
            spare: if rows.is_empty() {
                BLANK_ROWS
            } else {
                SPARE_ROWS
            },
            rows,
            meeting: head_of(&page),
        })
    }

    /// 提醒函, 催办/督办通知单, by the level that the matter stands at.
    pub(super) fn slip(&self, id: FollowUpId) -> Result<SlipBrief> {
        let page = View::new(self.conn, self.today).follow_up(id)?;
        if page.line.internal {
            return Err(Code::InternalItem.into());
        }
        let level = page.line.level.unwrap_or(Level::Remind);
        let letter = level == Level::Remind;
        let title = match level {
            Level::Remind => format!("关于抓紧办理“{}”的提醒函", page.line.title),
            Level::Urge | Level::Supervise | Level::KeySupervise => {
                format!("{}通知单", words::level(level))
            }
        };
        let paper = self.paper_on(Matter::FollowUp(id))?;
        let matter = self.follow_up(&page.line)?;
        let dated = paper
            .as_ref()
            .and_then(|paper| paper.signed_on)
            .unwrap_or(self.today);
        Ok(SlipBrief {
            head: self.head(title, true)?,
            letter,
            plain_head: matches!(
                self.options,
                Some(PaperOptions::Slip(SlipOptions { plain_head: true }))
            ),
            mark: self.mark(),
            number: paper.as_ref().and_then(|paper| paper.number.clone()),
            to: matter.owner.clone(),
            copies_to: paper
                .as_ref()
                .map(|paper| names(&paper.cc))
                .unwrap_or_default(),
            issued_on: first(&page, Move::Issue),
            instruction: instructions::of_follow_up(self.conn, id)?
                .filter(|(_, quotable)| *quotable)
                .map(|(said, _)| format!("{}：{}", said.leader, said.words)),
            history: history(&page),
            demand: self.said_last(id)?,
            reply_by: self.plan.judge.days.after(dated, REPLY_WORKING_DAYS),
            signed_by: paper.as_ref().and_then(|paper| paper.signed_by.clone()),
            contact: self.contact(),
            dated,
            matter,
        })
    }

    /// 发文稿纸.
    pub(super) fn drafting_sheet(&self, id: PaperId) -> Result<DraftingSheetBrief> {
        let paper = papers::one(self.conn, id)?;
        Ok(DraftingSheetBrief {
            head: self.head("发文稿纸".to_owned(), false)?,
            paper_title: paper.title.clone(),
            number: paper.number.clone(),
            to: names(&paper.to),
            copies_to: names(&paper.cc),
            copies: Some(paper.copies),
            drafted_by: Some(paper.drafted_by),
            drafted_on: Some(paper.drafted_on),
            reviewed_by: paper.reviewed_by,
            signed_by: paper.signed_by,
            signed_on: paper.signed_on,
        })
    }

    /// What the newest reminder of a matter says beyond its level.
    fn said_last(&self, id: FollowUpId) -> Result<Option<String>> {
        let sql = "SELECT words FROM reminder WHERE follow_up_id = ?1 ORDER BY id DESC LIMIT 1";
        Ok(row::maybe(self.conn, sql, [id.0], |row| row.get(0))?.flatten())
    }

    /// The newest outgoing paper on a matter that was not withdrawn.
    fn paper_on(&self, matter: Matter) -> Result<Option<PaperLine>> {
        let Some((column, id)) = papers::matter_column(matter) else {
            return Ok(None);
        };
        let sql = format!(
            "SELECT id FROM paper WHERE {column} = ?1 AND state <> ?2 ORDER BY id DESC LIMIT 1"
        );
        let withdrawn = row::Word(PaperState::Withdrawn);
        let found = row::maybe(self.conn, &sql, params![id, withdrawn], |row| row.get(0))?;
        found
            .map(|id| papers::one(self.conn, PaperId(id)))
            .transpose()
    }

    /// What stands in red: who sends it.
    pub(super) fn mark(&self) -> String {
        let office = self.office.office_name.clone();
        let name = office.or_else(|| self.office.group_name.clone());
        name.unwrap_or_else(|| "工作专班办公室".to_owned())
    }

    pub(super) fn contact(&self) -> Option<ContactBrief> {
        Some(ContactBrief {
            name: self.office.contact.clone()?,
            telephone: self.office.telephone.clone(),
        })
    }
}

/// Whom a notice goes to before anybody is invited.
fn invited_or_all(invited: Vec<String>) -> Vec<String> {
    match invited.is_empty() {
        true => vec!["各有关单位".to_owned()],
        false => invited,
    }
}

/// A row a person, where the reply named people; else one for the unit.
fn sign_in_rows(line: &AttendanceLine) -> Vec<SignInRow> {
    let row = |name, post, telephone| SignInRow {
        unit: line.name.clone(),
        name,
        post,
        telephone,
    };
    if line.attendees.is_empty() {
        return vec![row(None, None, None)];
    }
    let people = line.attendees.iter();
    people
        .map(|one| {
            row(
                Some(one.name.clone()),
                one.post.clone(),
                one.telephone.clone(),
            )
        })
        .collect()
}

/// What presenting units bring: the earliest day and the most copies that the agenda asks for.
fn materials(page: &MeetingPage) -> Option<MaterialsBrief> {
    let due = page
        .agenda
        .iter()
        .filter_map(|item| item.materials_due)
        .min();
    let copies = page.agenda.iter().filter_map(|item| item.copies).max();
    (due.is_some() || copies.is_some()).then_some(MaterialsBrief { due, copies })
}

pub(super) fn names(recipients: &[office::paper::RecipientLine]) -> Vec<String> {
    recipients.iter().map(|line| line.name.clone()).collect()
}

/// The day of the first step of a kind.
fn first(page: &FollowUpPage, wanted: Move) -> Option<chrono::NaiveDate> {
    page.steps
        .iter()
        .find(|step| step.step == wanted)
        .map(|step| step.on)
}

/// Reminders before the newest, which the slip itself is: 2026年3月2日提醒.
fn history(page: &FollowUpPage) -> Vec<String> {
    let reminders = page.steps.iter().filter(|step| step.step == Move::Remind);
    let reminders: Vec<_> = reminders.collect();
    let earlier = reminders
        .split_last()
        .map_or(&[][..], |(_, earlier)| earlier);
    earlier
        .iter()
        .map(|step| {
            let words = step.words.trim_end_matches('。');
            format!("{}{words}", in_words(step.on))
        })
        .collect()
}
