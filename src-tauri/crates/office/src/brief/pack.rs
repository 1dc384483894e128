//! What a meeting pack (会议材料) says.

use super::{
    AgendaBrief, ChapterBrief, FollowUpBrief, IndicatorBrief, MeetingHead, PackAnnex, PaperHead,
    SinceBrief,
};
use crate::lights::LightCount;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 会议材料.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeetingPackBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The meeting.
    pub meeting: MeetingHead,
    /// 会议议程.
    pub agenda: Vec<AgendaBrief>,
    /// 一页综述.
    pub summary: SummaryBrief,
    /// 需协调事项, from the units' reports.
    pub coordination: Vec<CoordinationBrief>,
    /// The meeting before in the series: 上次会议议定事项落实情况; null at the first meeting.
    pub last_meeting: Option<LastMeetingBrief>,
    /// Overdue and due soon, grouped by owner in protocol order.
    pub chasing: Vec<OwnerBrief>,
    /// All open follow-ups, oldest number first.
    pub open: Vec<FollowUpBrief>,
    /// Closed since the meeting before; shown once.
    pub closed_since: Vec<FollowUpBrief>,
    /// 指标.
    pub indicators: Vec<IndicatorBrief>,
    /// 自上期以来的变化; null in snapshots of before there was such a section.
    #[serde(default)]
    pub changes: Option<SinceBrief>,
    /// Measures by chapter.
    pub chapters: Vec<ChapterBrief>,
    /// 会后收回, on the cover.
    #[serde(default)]
    pub collected: bool,
    /// 编号 001…: so many numbered copies in one file; null is one without a number.
    #[serde(default)]
    pub copies: Option<u32>,
    /// What is annexed. What is not still stands here, so that two packs can be compared.
    #[serde(default)]
    pub annexes: Vec<PackAnnex>,
    /// Reports of the period, units in protocol order; empty unless annexed.
    #[serde(default)]
    pub reports: Vec<UnitReportBrief>,
}

/// A unit's report, 另附.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitReportBrief {
    /// Who reports.
    pub unit: String,
    /// The measure or follow-up: 4.推动农业机械装备更新.
    pub matter: String,
    /// 2026年3月.
    pub period: String,
    /// 进展.
    pub progress: String,
    /// 问题.
    pub problem: Option<String>,
    /// 下一步.
    pub next_step: Option<String>,
}

/// 一页综述.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SummaryBrief {
    /// Measures of the plan.
    pub measures: u32,
    /// Units with a part in the plan.
    pub units: u32,
    /// Lights of the measures; null while nothing was ever recorded (尚未建立数据).
    pub measure_lights: Option<LightCount>,
    /// Lights of the follow-ups; null while there is none.
    pub follow_up_lights: Option<LightCount>,
    /// Opened so far.
    pub follow_ups_total: u32,
    /// Still open.
    pub follow_ups_open: u32,
    /// Closed.
    pub follow_ups_closed: u32,
    /// Past the current due date.
    pub follow_ups_overdue: u32,
    /// Red and overdue, each with unit and reason.
    pub red: Vec<RedBrief>,
    /// What the meeting is asked to decide: 提请会议研究, whole sentences.
    pub asks: Vec<String>,
}

/// A red matter on the summary page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RedBrief {
    /// The matter: number and title.
    pub matter: String,
    /// The unit that answers for it.
    pub unit: String,
    /// Why it is red, in words.
    pub reason: String,
}

/// A matter that a unit wants coordinated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CoordinationBrief {
    /// Who asks.
    pub unit: String,
    /// The measure or follow-up concerned.
    pub matter: String,
    /// The unit's words.
    pub words: String,
    /// When the report came in.
    pub received_on: NaiveDate,
}

/// The meeting before, with what became of its decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LastMeetingBrief {
    /// Full title.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// Decisions with their state.
    pub decisions: Vec<LastDecisionBrief>,
}

/// A decision of the meeting before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LastDecisionBrief {
    /// 1, 2 …
    pub no: u32,
    /// The decision's words.
    pub text: String,
    /// Its follow-ups, or the reason why there is none.
    pub outcome: DecisionOutcome,
}

/// What a decision led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecisionOutcome {
    /// Follow-ups it opened.
    FollowUps(Vec<FollowUpBrief>),
    /// Why it opened none: 一般性要求，不立项.
    NoFollowUp(String),
    /// Nothing yet.
    Pending,
}

/// Overdue and due soon of one owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OwnerBrief {
    /// 承办单位.
    pub owner: String,
    /// Its lines, most pressing first.
    pub lines: Vec<FollowUpBrief>,
}

/// Lights counted under a name: a chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LightCountBrief {
    /// 部分标题.
    pub name: String,
    /// The count.
    pub count: LightCount,
}
