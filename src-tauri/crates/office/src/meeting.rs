//! Meeting (会议) and its minutes: called, notified, held, drafted, signed, issued, and corrected by a
//! new version. Series, agenda, attendance and decisions have a file each and are named from here.
//! Open follow-ups of a series come back by themselves; they are referenced, never copied.

mod agenda;
mod attendance;
mod decision;
mod series;

pub use agenda::*;
pub use attendance::*;
pub use decision::*;
pub use series::*;

use crate::field::{self, SHORT};
use crate::id::{MeetingId, MinutesId, PackId};
use crate::paper::PaperMention;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MeetingAct {
    /// Calls a meeting; what is open in its series is offered to it.
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
    /// 改期: moves a meeting that was called; a notice that went out must go out again.
    Postpone {
        /// The meeting.
        id: MeetingId,
        /// The new day.
        on: NaiveDate,
        /// The new hour; null keeps it.
        time: Option<String>,
        /// The new place; null keeps it.
        place: Option<String>,
        /// Why.
        reason: String,
    },
    /// Takes a proposal off this meeting; it stays open, and the next meeting offers it again.
    Prune {
        /// The meeting.
        id: MeetingId,
        /// What.
        what: Proposal,
        /// Why.
        reason: String,
    },
    /// Puts a pruned proposal back.
    Restore {
        /// The meeting.
        id: MeetingId,
        /// What.
        what: Proposal,
    },
    /// 起草: writes the lead paragraph of the minutes; null lets the program word it.
    WriteMinutes {
        /// The meeting.
        id: MeetingId,
        /// The paragraph.
        lead: Option<String>,
    },
    /// 签发: every 议定 or 要求 has a follow-up or a stated reason by now. Takes the number.
    SignMinutes {
        /// The meeting.
        id: MeetingId,
        /// 签发人.
        signed_by: String,
        /// The day.
        on: NaiveDate,
    },
    /// 印发: freezes what the minutes say.
    IssueMinutes {
        /// The meeting.
        id: MeetingId,
        /// The day.
        on: NaiveDate,
    },
    /// 更正: opens a new version of issued minutes; the old one stays readable and is superseded when
    /// the new one is issued.
    CorrectMinutes {
        /// The meeting.
        id: MeetingId,
        /// The day.
        on: NaiveDate,
        /// Why.
        reason: String,
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
    /// 纪要起草中.
    Drafted,
    /// 纪要已签发.
    Signed,
    /// 纪要已印发.
    Issued,
    /// 已取消.
    Cancelled,
}

impl MeetingState {
    /// States in which agenda, attendance and decisions may be written.
    pub const WRITABLE: [MeetingState; 4] = [
        MeetingState::Planned,
        MeetingState::Notified,
        MeetingState::Held,
        MeetingState::Drafted,
    ];

    /// Still to come.
    pub fn is_ahead(self) -> bool {
        matches!(self, MeetingState::Planned | MeetingState::Notified)
    }

    /// Refuses unless the state is one of those wanted.
    pub fn require(self, wanted: &[MeetingState]) -> Result<(), Refusal> {
        if wanted.contains(&self) {
            Ok(())
        } else {
            Err(Code::MeetingMove { state: self }.into())
        }
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
    /// 参会要求: 分管负责同志.
    #[serde(default)]
    pub level: Option<String>,
}

impl NewMeeting {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewMeeting, Refusal> {
        if let Some(ordinal) = self.ordinal {
            field::within("ordinal", i64::from(ordinal), 1, 9999)?;
        }
        Ok(NewMeeting {
            series: field::required("series", &self.series, SHORT)?,
            ordinal: self.ordinal,
            on: self.on,
            time: clock_time(&self.time)?,
            place: field::optional("place", &self.place, SHORT)?,
            chair: field::optional("chair", &self.chair, SHORT)?,
            recorder: field::optional("recorder", &self.recorder, SHORT)?,
            level: field::optional("level", &self.level, SHORT)?,
        })
    }
}

/// A clock time that may be absent, at the field `time`.
pub fn clock_time(time: &Option<String>) -> Result<Option<String>, Refusal> {
    let time = field::optional("time", time, SHORT)?;
    match time {
        Some(time) if !is_clock_time(&time) => Err(Refusal::at(
            "time",
            Code::BadShape {
                detail: format!("not HH:MM: {time}"),
            },
        )),
        time => Ok(time),
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
    /// A piece of them, newest first.
    pub meetings: Vec<MeetingLine>,
    /// Where the next piece begins; null: that was all.
    pub next: Option<String>,
    /// How many there are of what was asked for.
    pub count: u32,
    /// Each series with the ordinal its next meeting takes.
    pub series: Vec<SeriesLine>,
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
    /// 参会要求.
    pub level: Option<String>,
    /// When the notice went out.
    pub notified_on: Option<NaiveDate>,
    /// Outgoing papers on it, oldest first.
    pub papers: Vec<PaperMention>,
    /// Why it was called off.
    pub cancel_reason: Option<String>,
    /// Days it was moved from, oldest first.
    pub postponed: Vec<PostponedLine>,
    /// The lead paragraph of the minutes as the clerk wrote it.
    pub minutes_lead: Option<String>,
    /// Versions of the minutes, newest first.
    pub minutes: Vec<MinutesLine>,
    /// 第N期 of the newest version, once signed.
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

/// A day a meeting was moved from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PostponedLine {
    /// From this day.
    pub from: NaiveDate,
    /// To this.
    pub to: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A version of a meeting's minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MinutesLine {
    /// Id.
    pub id: MinutesId,
    /// 1, 2 …
    pub version: u32,
    /// 第N期, once signed.
    pub number: Option<String>,
    /// 签发人.
    pub signed_by: Option<String>,
    /// 签发 day.
    pub signed_on: Option<NaiveDate>,
    /// 印发 day.
    pub issued_on: Option<NaiveDate>,
    /// Why it supersedes the one before; null is the first.
    pub reason: Option<String>,
    /// A later version has been issued.
    pub superseded: bool,
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
}
