//! What papers of one meeting say: the meeting itself, its agenda, the minutes.

use super::PaperHead;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The meeting as papers name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeetingHead {
    /// 专班调度会.
    pub series: String,
    /// 第N次.
    pub ordinal: u32,
    /// Full title: 专班调度会第3次会议.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// Clock time as typed: 14:30.
    pub time: Option<String>,
    /// 地点.
    pub place: Option<String>,
    /// 主持人.
    pub chair: Option<String>,
    /// 记录人.
    pub recorder: Option<String>,
}

/// A line of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AgendaBrief {
    /// 1, 2 …
    pub no: u32,
    /// 议题.
    pub title: String,
    /// 汇报单位.
    pub presenter: Option<String>,
    /// Minutes planned.
    pub minutes: Option<u32>,
}

/// 会议纪要.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MinutesBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The mark at the head: XX专班会议纪要.
    pub mark: String,
    /// 第N期; null before the minutes are signed.
    pub issue_no: Option<String>,
    /// The date printed: signed, else held.
    pub dated: NaiveDate,
    /// The meeting.
    pub meeting: MeetingHead,
    /// The lead paragraph: when, where, who chaired, what for.
    pub lead: String,
    /// Agenda items with their paragraph and decisions.
    pub items: Vec<MinutesItemBrief>,
    /// 出席, by unit and name.
    pub present: Vec<String>,
    /// 请假.
    pub excused: Vec<String>,
    /// 缺席.
    pub absent: Vec<String>,
    /// 列席.
    #[serde(default)]
    pub sitting_in: Vec<String>,
    /// What a corrected version says of itself; null is the first.
    #[serde(default)]
    pub correction: Option<String>,
    /// 签发人; null before signing.
    pub signed_by: Option<String>,
    /// 附件《议定事项任务清单》.
    pub tasks: Vec<MinutesTaskBrief>,
}

/// An agenda item in the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MinutesItemBrief {
    /// 1, 2 …
    pub no: u32,
    /// 议题.
    pub title: String,
    /// An optional paragraph: 会议听取了…
    pub paragraph: Option<String>,
    /// Decisions as sentences.
    pub decisions: Vec<MinutesDecisionBrief>,
}

/// A decision in the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MinutesDecisionBrief {
    /// 议定, 原则同意, 要求, 听取, 缓议.
    pub kind: String,
    /// The decision's words.
    pub text: String,
    /// Owners and dates in words, for the end of the sentence: （区商务局牵头，2026年12月31日前完成）; null where it opened nothing.
    pub duty: Option<String>,
}

/// A line of the annexed task list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MinutesTaskBrief {
    /// 1, 2 …
    pub no: u32,
    /// 事项.
    pub title: String,
    /// 牵头单位.
    pub owner: String,
    /// 责任单位.
    pub co_units: Vec<String>,
    /// 完成时限.
    pub due: Option<NaiveDate>,
}
