//! Meeting, AgendaItem, Attendance, Decision (会议, 议题, 到会, 议定事项). Open follow-ups of a series come
//! back by themselves when its next meeting is created; they are referenced, never copied.

use crate::field::{self, LONG, SHORT, TITLE};
use crate::follow_up::{FollowUpLine, NewFollowUp};
use crate::id::{AgendaItemId, AttendanceId, DecisionId, FollowUpId, MeetingId, PackId, UnitId};
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MeetingAct {
    /// Calls a meeting and carries the open follow-ups of its series forward.
    Create {
        /// The form.
        meeting: NewMeeting,
    },
    /// Changes time, place, chair or title; refused once the minutes are issued.
    Change {
        /// The meeting.
        id: MeetingId,
        /// The form.
        meeting: NewMeeting,
    },
    /// Marks the notice (会议通知) as sent.
    Notify {
        /// The meeting.
        id: MeetingId,
        /// The day.
        on: NaiveDate,
    },
    /// Marks the meeting as held on its day.
    Hold {
        /// The meeting.
        id: MeetingId,
        /// The day it was really held.
        on: NaiveDate,
    },
    /// Calls the meeting off.
    Cancel {
        /// The meeting.
        id: MeetingId,
        /// Why.
        reason: String,
    },
    /// Takes a carried-forward item off this meeting's list; it stays open.
    Prune {
        /// The meeting.
        id: MeetingId,
        /// The follow-up.
        follow_up: FollowUpId,
        /// Why.
        reason: String,
    },
    /// Writes the lead paragraph of the minutes; null lets the program word it.
    WriteMinutes {
        /// The meeting.
        id: MeetingId,
        /// The paragraph.
        lead: Option<String>,
    },
    /// 签发: every 议定 or 要求 has a follow-up or a stated reason by now. Takes the number (第N期).
    SignMinutes {
        /// The meeting.
        id: MeetingId,
        /// 签发人.
        signed_by: String,
        /// The day.
        on: NaiveDate,
    },
    /// 印发.
    IssueMinutes {
        /// The meeting.
        id: MeetingId,
        /// The day.
        on: NaiveDate,
    },
}

/// Writes on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AgendaAct {
    /// A new item, last.
    Add {
        /// The meeting.
        meeting: MeetingId,
        /// The form.
        item: NewAgendaItem,
    },
    /// Changes an item.
    Change {
        /// The item.
        id: AgendaItemId,
        /// The form.
        item: NewAgendaItem,
    },
    /// Takes an item off; refused while decisions hang on it.
    Remove {
        /// The item.
        id: AgendaItemId,
    },
    /// Sets the order.
    Reorder {
        /// The meeting.
        meeting: MeetingId,
        /// Every item once.
        order: Vec<AgendaItemId>,
    },
}

/// Writes on attendance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AttendanceAct {
    /// Invites units; those already on the list stay as they are.
    Invite {
        /// The meeting.
        meeting: MeetingId,
        /// The units.
        units: Vec<UnitId>,
    },
    /// Records whether a unit came, and with whom.
    Set {
        /// The meeting.
        meeting: MeetingId,
        /// The unit.
        unit: UnitId,
        /// 到会, 代会, 请假, 缺席; null is not known yet.
        presence: Option<Presence>,
        /// Names, as the sign-in sheet has them: 王某（局长）.
        persons: Option<String>,
    },
    /// Takes a unit off the list.
    Remove {
        /// The meeting.
        meeting: MeetingId,
        /// The unit.
        unit: UnitId,
    },
}

/// Writes on decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DecisionAct {
    /// Records a decision and, with it, the follow-up it opens: typed once.
    Record {
        /// The meeting.
        meeting: MeetingId,
        /// The form.
        decision: NewDecision,
        /// The follow-up, already issued on the day given; its source is this decision.
        follow_up: Option<QuickFollowUp>,
    },
    /// Corrects a decision's words or kind; refused once the minutes are signed.
    Change {
        /// The decision.
        id: DecisionId,
        /// The form.
        decision: NewDecision,
    },
    /// Opens a follow-up for a decision that has been recorded.
    FollowUp {
        /// The decision.
        id: DecisionId,
        /// The follow-up.
        follow_up: QuickFollowUp,
    },
    /// States why a decision opens no follow-up: 一般性要求，不立项.
    Waive {
        /// The decision.
        id: DecisionId,
        /// Why.
        reason: String,
    },
    /// Takes a decision out; refused while follow-ups hang on it.
    Remove {
        /// The decision.
        id: DecisionId,
    },
}

/// Where a meeting stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// 筹备中.
    Planned,
    /// 已通知.
    Notified,
    /// 已召开.
    Held,
    /// 纪要已签发.
    Signed,
    /// 纪要已印发.
    Issued,
    /// 已取消.
    Cancelled,
}

impl MeetingState {
    /// Refuses unless the state is one of those wanted.
    pub fn require(self, wanted: &[MeetingState]) -> Result<(), Refusal> {
        if wanted.contains(&self) {
            Ok(())
        } else {
            Err(Code::MeetingMove { state: self }.into())
        }
    }
}

/// Whether a unit came.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// 到会.
    Present,
    /// 代会: somebody else came for the one invited.
    Deputy,
    /// 请假.
    Excused,
    /// 缺席.
    Absent,
}

/// The five kinds of decision.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// 议定.
    Decided,
    /// 原则同意.
    AgreedInPrinciple,
    /// 要求.
    Required,
    /// 听取.
    Heard,
    /// 缓议.
    Deferred,
}

impl DecisionKind {
    /// Whether it must open a follow-up or say why not.
    pub fn binds(self) -> bool {
        matches!(self, DecisionKind::Decided | DecisionKind::Required)
    }
}

/// A meeting's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewMeeting {
    /// 专班调度会. A new name begins a new series.
    pub series: String,
    /// 第N次; null takes the next of the series.
    pub ordinal: Option<u32>,
    /// The day.
    pub on: NaiveDate,
    /// Clock time: 14:30.
    pub time: Option<String>,
    /// 地点.
    pub place: Option<String>,
    /// 主持人.
    pub chair: Option<String>,
    /// 记录人.
    pub recorder: Option<String>,
}

impl NewMeeting {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewMeeting, Refusal> {
        if let Some(ordinal) = self.ordinal {
            field::within("ordinal", i64::from(ordinal), 1, 9999)?;
        }
        let time = field::optional("time", &self.time, SHORT)?;
        if let Some(time) = &time
            && !is_clock_time(time)
        {
            return Err(Refusal::at(
                "time",
                Code::BadShape {
                    detail: format!("not HH:MM: {time}"),
                },
            ));
        }
        Ok(NewMeeting {
            series: field::required("series", &self.series, SHORT)?,
            ordinal: self.ordinal,
            on: self.on,
            time,
            place: field::optional("place", &self.place, SHORT)?,
            chair: field::optional("chair", &self.chair, SHORT)?,
            recorder: field::optional("recorder", &self.recorder, SHORT)?,
        })
    }
}

fn is_clock_time(text: &str) -> bool {
    let Some((hours, minutes)) = text.split_once(':') else {
        return false;
    };
    let number = |part: &str, max: u32| {
        (1..=2).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse::<u32>().is_ok_and(|number| number <= max)
    };
    number(hours, 23) && minutes.len() == 2 && number(minutes, 59)
}

/// An agenda item's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewAgendaItem {
    /// 议题.
    pub title: String,
    /// 汇报单位.
    pub presenter: Option<UnitId>,
    /// Minutes planned.
    pub minutes: Option<u32>,
    /// The item's paragraph in the minutes: 会议听取了…
    pub paragraph: Option<String>,
}

impl NewAgendaItem {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewAgendaItem, Refusal> {
        if let Some(minutes) = self.minutes {
            field::within("minutes", i64::from(minutes), 1, 600)?;
        }
        Ok(NewAgendaItem {
            title: field::required("title", &self.title, TITLE)?,
            presenter: self.presenter,
            minutes: self.minutes,
            paragraph: field::optional("paragraph", &self.paragraph, LONG)?,
        })
    }
}

/// A decision's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// The item it belongs to; null stands apart.
    pub agenda_item: Option<AgendaItemId>,
    /// Its kind.
    pub kind: DecisionKind,
    /// Its words.
    pub text: String,
}

impl NewDecision {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewDecision, Refusal> {
        Ok(NewDecision {
            agenda_item: self.agenda_item,
            kind: self.kind,
            text: field::required("text", &self.text, LONG)?,
        })
    }
}

/// The follow-up of a decision, as the line editor takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct QuickFollowUp {
    /// The rest of the form; `decision` is filled in.
    pub form: NewFollowUp,
    /// 交办 on this day at once; null leaves it as 拟立项.
    pub issue_on: Option<NaiveDate>,
}

/// A meeting's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeetingLine {
    /// Id.
    pub id: MeetingId,
    /// 专班调度会.
    pub series: String,
    /// 第N次.
    pub ordinal: u32,
    /// 专班调度会第3次会议.
    pub title: String,
    /// The day.
    pub on: NaiveDate,
    /// Clock time.
    pub time: Option<String>,
    /// 地点.
    pub place: Option<String>,
    /// Where it stands.
    pub state: MeetingState,
    /// Items on the agenda.
    pub agenda: u32,
    /// Decisions recorded.
    pub decisions: u32,
    /// Decisions that still owe a follow-up or a reason.
    pub decisions_open: u32,
}

/// 会议: the list, and what the next one would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeetingList {
    /// Newest first.
    pub meetings: Vec<MeetingLine>,
    /// Each series with the ordinal its next meeting takes.
    pub series: Vec<SeriesLine>,
}

/// A series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SeriesLine {
    /// Its name.
    pub name: String,
    /// 第N次 of the next meeting.
    pub next_ordinal: u32,
}

/// 会议: one meeting in its three phases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeetingPage {
    /// The row.
    pub line: MeetingLine,
    /// 主持人.
    pub chair: Option<String>,
    /// 记录人.
    pub recorder: Option<String>,
    /// The lead paragraph of the minutes as the clerk wrote it.
    pub minutes_lead: Option<String>,
    /// 第N期, once signed.
    pub minutes_no: Option<String>,
    /// 签发人.
    pub signed_by: Option<String>,
    /// Agenda in order.
    pub agenda: Vec<AgendaLine>,
    /// Units invited, in protocol order.
    pub attendance: Vec<AttendanceLine>,
    /// Decisions in order.
    pub decisions: Vec<DecisionLine>,
    /// Carried-forward follow-ups, with those closed since the meeting before.
    pub carried: Vec<CarriedLine>,
    /// Packs made for it, newest first.
    pub packs: Vec<PackId>,
}

/// An agenda item's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AgendaLine {
    /// Id.
    pub id: AgendaItemId,
    /// 1, 2 …
    pub no: u32,
    /// 议题.
    pub title: String,
    /// 汇报单位.
    pub presenter: Option<UnitId>,
    /// Its name.
    pub presenter_name: Option<String>,
    /// Minutes planned.
    pub minutes: Option<u32>,
    /// The paragraph in the minutes.
    pub paragraph: Option<String>,
}

/// A unit on the attendance list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AttendanceLine {
    /// Id.
    pub id: AttendanceId,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Whether it came; null is not known yet.
    pub presence: Option<Presence>,
    /// With whom.
    pub persons: Option<String>,
}

/// A decision's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DecisionLine {
    /// Id.
    pub id: DecisionId,
    /// 1, 2 … in the meeting.
    pub no: u32,
    /// The item it belongs to.
    pub agenda_item: Option<AgendaItemId>,
    /// Its kind.
    pub kind: DecisionKind,
    /// Its words.
    pub text: String,
    /// Why it opens no follow-up.
    pub waiver: Option<String>,
    /// Follow-ups it opened.
    pub follow_ups: Vec<FollowUpLine>,
    /// Still owes a follow-up or a reason.
    pub open: bool,
}

/// A follow-up on a meeting's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CarriedLine {
    /// The follow-up.
    pub follow_up: FollowUpLine,
    /// It was closed since the meeting before, and is shown once.
    pub closed_since: bool,
    /// Why the clerk took it off; null is on the list.
    pub pruned: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_times() {
        for good in ["9:00", "14:30", "00:00", "23:59"] {
            assert!(is_clock_time(good), "{good}");
        }
        for bad in ["24:00", "9", "9:0", "9:60", "下午两点", ":", "12:345"] {
            assert!(!is_clock_time(bad), "{bad}");
        }
    }

    #[test]
    fn only_decided_and_required_owe_a_follow_up() {
        let binding = [
            DecisionKind::Decided,
            DecisionKind::AgreedInPrinciple,
            DecisionKind::Required,
            DecisionKind::Heard,
            DecisionKind::Deferred,
        ]
        .map(DecisionKind::binds);
        assert_eq!(binding, [true, false, true, false, false]);
    }
}
