//! Plan, Chapter, Measure (方案, 部分, 措施): what the government decided, verbatim. Confirmed text
//! never changes; who does the work stands in `assignment`, what is to be reached in `indicator`.

use crate::assignment::{AssignmentLine, Role};
use crate::brief::IndicatorBrief;
use crate::content::Content;
use crate::draft::{Correction, DraftPlan, QuestionKind, RuleKind, Span};
use crate::follow_up::FollowUpLine;
use crate::id::{
    ChapterId, DecisionId, IndicatorId, MeasureId, MeetingId, PlanId, QuestionId, UnitId,
};
use crate::import::{Reply, Settlement};
use crate::indicator::IndicatorLine;
use crate::lights::{LightCount, Lit};
use crate::person::PersonLine;
use crate::report::ReportLine;
use crate::revision::{Choices, Piece};
use crate::task::TaskLine;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on the plan and its measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PlanAct {
    /// Turns a reading into facts. A question that nobody replied to stays open; nothing is merged or guessed.
    Confirm {
        /// The reading, as it was before anybody corrected it.
        draft: Box<DraftPlan>,
        /// The clerk's corrections, replayed on it in this order.
        #[serde(default)]
        corrections: Vec<Correction>,
        /// What was said to its doubts.
        #[serde(default)]
        replies: Vec<Reply>,
        /// The notice's text that the spans point into, UTF-8.
        text: Content,
        /// The file it came from: a label only.
        file_name: String,
    },
    /// Turns the reading of an amended notice into a new version of the plan. Measures keep their
    /// identity; the version before is superseded and stays readable.
    Revise {
        /// The reading, as it was before anybody corrected it.
        draft: Box<DraftPlan>,
        /// The clerk's corrections, replayed on it in this order.
        #[serde(default)]
        corrections: Vec<Correction>,
        /// What was said to its doubts.
        #[serde(default)]
        replies: Vec<Reply>,
        /// The notice's text that the spans point into, UTF-8.
        text: Content,
        /// The file it came from: a label only.
        file_name: String,
        /// How it follows the version in force.
        choices: Choices,
    },
    /// Answers a doubt; an answered one is answered anew.
    Answer {
        /// The doubt.
        question: QuestionId,
        /// What was decided, in words.
        answer: String,
        /// 依据: who decided; null where the words say it.
        #[serde(default)]
        basis: Option<String>,
        /// The decision of a meeting that is the basis.
        #[serde(default)]
        decision: Option<DecisionId>,
        /// What the answer sets in the book.
        #[serde(default)]
        settlement: Option<Settlement>,
    },
    /// Leaves a doubt open: for later, or for a meeting.
    Defer {
        /// The doubt.
        question: QuestionId,
        /// 提请会议明确.
        to_meeting: bool,
    },
    /// Sets how several leads share a measure.
    SetLeadMode {
        /// The measure.
        measure: MeasureId,
        /// 分别牵头 or 共同牵头; null is not decided.
        mode: Option<LeadMode>,
    },
}

/// How several leads share a measure.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum LeadMode {
    /// 分别牵头: each lead owns its parts.
    Separate,
    /// 共同牵头.
    Joint,
}

/// What kind of measure it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// A task.
    Task,
    /// 保障措施: it supports the tasks.
    Safeguard,
}

/// The plan's head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PlanHead {
    /// Id.
    pub id: PlanId,
    /// 发文字号.
    pub doc_no: Option<String>,
    /// Title.
    pub title: String,
    /// 发文机关.
    pub issuer: Option<String>,
    /// 成文日期.
    pub issued_on: Option<NaiveDate>,
}

/// 方案: chapters and measures in one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PlanPage {
    /// The plan.
    pub plan: PlanHead,
    /// Chapters in order.
    pub chapters: Vec<ChapterLine>,
    /// Measures in order.
    pub measures: Vec<MeasureLine>,
    /// Targets of the general part.
    pub overall: Vec<IndicatorLine>,
    /// Rules that hold for every measure.
    pub rules: Vec<RuleLine>,
    /// Doubts not yet answered.
    pub open_questions: u32,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ChapterLine {
    /// Id.
    pub id: ChapterId,
    /// 一, 二 …
    pub no: String,
    /// Title.
    pub title: String,
}

/// A row of 方案.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeasureLine {
    /// Id.
    pub id: MeasureId,
    /// Its chapter; null where the notice has none.
    pub chapter: Option<ChapterId>,
    /// Number in the plan.
    pub number: u32,
    /// Title; for a measure without one, the beginning of its text.
    pub title: String,
    /// Task or safeguard.
    pub kind: MeasureKind,
    /// Leads today, first lead first.
    pub leads: Vec<PartLine>,
    /// Responsible units today, named for this measure.
    pub responsible: Vec<PartLine>,
    /// Responsible by the rule for every measure.
    pub by_rule: Vec<PartLine>,
    /// The light with its reason.
    pub lit: Lit,
    /// The lights of its parts: indicators, tasks, follow-ups.
    pub counts: LightCount,
    /// Open follow-ups.
    pub open_follow_ups: u32,
    /// Tasks.
    pub tasks: u32,
    /// Tasks reached.
    pub tasks_reached: u32,
    /// Tasks past their date and not reached.
    pub tasks_missed: u32,
    /// Targets, short.
    pub targets: Vec<IndicatorBrief>,
    /// The newest progress, in words.
    pub latest: Option<String>,
}

/// A unit's part in a measure, as a row shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartLine {
    /// Name of the unit or group.
    pub name: String,
    /// The unit; null for a group.
    pub unit: Option<UnitId>,
    /// Its part.
    pub role: Role,
}

/// A rule of the notice that holds for many measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RuleLine {
    /// What it does.
    pub kind: RuleKind,
    /// Units or groups it names.
    pub units: Vec<String>,
    /// Its literal words.
    pub words: String,
}

/// A doubt about the notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct QuestionLine {
    /// Id.
    pub id: QuestionId,
    /// What kind of doubt.
    pub kind: QuestionKind,
    /// The words in doubt.
    pub words: String,
    /// Where they stand in the notice.
    pub spans: Vec<Span>,
    /// What the reader proposes.
    pub proposal: String,
    /// What was decided; null while open.
    pub answer: Option<String>,
    /// Open, and put before a meeting.
    pub to_meeting: bool,
    /// When it was answered.
    pub answered_on: Option<NaiveDate>,
    /// Who entered the answer.
    pub answered_by: Option<String>,
    /// 依据.
    pub basis: Option<String>,
    /// The decision of a meeting that is the basis.
    pub decision: Option<DecisionId>,
    /// The indicator that it is about, where it lacks an owner, a base value or a year.
    pub indicator: Option<IndicatorId>,
    /// The measure that it is about, where it lacks a lead.
    pub measure: Option<MeasureId>,
    /// The names of units it speaks of.
    pub names: Vec<String>,
}

/// A version of the plan: confirmed, or superseded by a later one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VersionLine {
    /// Id.
    pub id: PlanId,
    /// 发文字号.
    pub doc_no: Option<String>,
    /// Title.
    pub title: String,
    /// 成文日期.
    pub issued_on: Option<NaiveDate>,
    /// Confirmed or superseded.
    pub state: PlanState,
    /// From this day it is in force; null for the first.
    pub from: Option<NaiveDate>,
    /// The file it was read from.
    pub file_name: String,
    /// Corrections that the clerk made to the reading.
    pub corrections: u32,
    /// Its measures.
    pub measures: u32,
}

/// What a version of the plan is. A draft is no version yet: it lies outside the book.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// 现行.
    Confirmed,
    /// 已被替代.
    Superseded,
}

/// A version to read: its text never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VersionPage {
    /// The version.
    pub line: VersionLine,
    /// The notice's text.
    pub text: String,
    /// Its measures, as this version had them.
    pub clauses: Vec<ClauseLine>,
}

/// A measure as a version of the plan has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ClauseLine {
    /// The measure.
    pub measure: MeasureId,
    /// The version.
    pub plan: PlanId,
    /// The version's 发文字号.
    pub doc_no: Option<String>,
    /// The day from which that version held; null for the first.
    pub from: Option<NaiveDate>,
    /// Number in that version.
    pub number: u32,
    /// Title; for a measure without one, the beginning of its text.
    pub title: String,
    /// The text, verbatim.
    pub text: String,
    /// The text against the version before it; empty where it is the first, or the same.
    pub diff: Vec<Piece>,
}

/// A measure that the plan in force no longer has: 已取消措施.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DroppedMeasure {
    /// Id.
    pub id: MeasureId,
    /// Number in the last version that had it.
    pub number: u32,
    /// Title.
    pub title: String,
    /// 发文字号 of the version that dropped it.
    pub doc_no: Option<String>,
    /// From this day it is no longer in force.
    pub from: Option<NaiveDate>,
    /// The measure that took it in: its number now; null where it is gone.
    pub merged_into: Option<u32>,
    /// Open follow-ups that still serve it.
    pub open_follow_ups: u32,
}

/// What one lead of a measure owns under 分别牵头.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LeadParts {
    /// The lead.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Lights of its own tasks, indicators and open follow-ups.
    pub counts: LightCount,
}

/// A meeting that decided on a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeasureMeeting {
    /// The meeting.
    pub meeting: MeetingId,
    /// 专班调度会第2次会议.
    pub title: String,
    /// The day.
    pub on: NaiveDate,
    /// What was decided.
    pub text: String,
}

/// A measure: one scroll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeasurePage {
    /// The row of the table.
    pub line: MeasureLine,
    /// Its chapter: 二、实施高水平工业技改.
    pub chapter: Option<String>,
    /// The clause, verbatim.
    pub text: String,
    /// How several leads share it.
    pub lead_mode: Option<LeadMode>,
    /// Assignments with history: those of today first, then by beginning, newest first.
    pub assignments: Vec<AssignmentLine>,
    /// 责任领导 as the notice prints them, joined by 、; empty where it names none.
    pub printed_leaders: String,
    /// 责任领导, each a person of the book.
    pub leaders: Vec<PersonLine>,
    /// Rules that also hold here.
    pub rules: Vec<RuleLine>,
    /// Under 分别牵头: what each lead owns.
    pub lead_parts: Vec<LeadParts>,
    /// Tasks by due date; dropped ones last.
    pub tasks: Vec<TaskLine>,
    /// Units that may own a task, leads first.
    pub owners: Vec<UnitId>,
    /// Indicators.
    pub indicators: Vec<IndicatorLine>,
    /// Follow-ups: all open ones, most pressing first, then the newest closed ones.
    pub follow_ups: Vec<FollowUpLine>,
    /// Closed follow-ups in all.
    pub closed_follow_ups: u32,
    /// Meetings that decided on it, newest first.
    pub meetings: Vec<MeasureMeeting>,
    /// Reports, newest first.
    pub reports: Vec<ReportLine>,
    /// Doubts that touch it.
    pub questions: Vec<QuestionLine>,
    /// The measure before, and after, for turning pages.
    pub previous: Option<MeasureId>,
    /// The measure after.
    pub next: Option<MeasureId>,
}
