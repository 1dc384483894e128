//! What the papers of one matter say: a unit's tasks, a measure, the life of a follow-up.

use super::{ContactBrief, FollowUpBrief, IndicatorBrief, MeasureBrief, PaperHead};
use crate::indicator::Amount;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 单位任务单.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitSheetBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// 单位.
    pub unit: String,
    /// Its measures under its parts: 第一牵头, 牵头, 责任.
    pub parts: Vec<UnitPartBrief>,
    /// 任务节点 it owns.
    pub tasks: Vec<TaskBrief>,
    /// Open follow-ups it owns.
    pub follow_ups: Vec<FollowUpBrief>,
    /// Open follow-ups it helps with.
    #[serde(default)]
    pub co_follow_ups: Vec<FollowUpBrief>,
    /// Indicators it answers for.
    pub indicators: Vec<IndicatorBrief>,
    /// Whom to ring at the office.
    #[serde(default)]
    pub contact: Option<ContactBrief>,
}

/// A unit's measures in one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitPartBrief {
    /// 第一牵头, 牵头, 责任.
    pub role: String,
    /// The measures, by number.
    pub measures: Vec<MeasureBrief>,
}

/// A 任务节点 as papers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TaskBrief {
    /// The measure it is part of.
    pub measure: u32,
    /// Its words.
    pub words: String,
    /// 责任单位.
    pub owner: String,
    /// Due.
    pub due: Option<NaiveDate>,
    /// Reached on.
    pub reached_on: Option<NaiveDate>,
    /// Due and not reached.
    pub missed: bool,
}

/// 措施情况单.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeasurePageBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The chapter: 二、实施高水平工业技改.
    pub chapter: Option<String>,
    /// The measure.
    pub measure: MeasureBrief,
    /// The clause, verbatim.
    pub clause: String,
    /// Parts with their history, in words: who, part, from, until, why.
    pub parts: Vec<PartHistoryBrief>,
    /// 任务节点.
    pub tasks: Vec<TaskBrief>,
    /// Curves of the indicators that have values.
    pub curves: Vec<CurveBrief>,
    /// Follow-ups that serve it, open ones first.
    pub follow_ups: Vec<FollowUpBrief>,
    /// Meetings that spoke of it, in words.
    pub meetings: Vec<String>,
}

/// A part in a measure with its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartHistoryBrief {
    /// 单位.
    pub unit: String,
    /// 第一牵头, 牵头, 责任.
    pub role: String,
    /// From; null is since the plan.
    pub from: Option<NaiveDate>,
    /// The first day without it; null is still so.
    pub until: Option<NaiveDate>,
    /// 依据.
    pub basis: Option<String>,
}

/// An indicator's values against its schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CurveBrief {
    /// 指标.
    pub name: String,
    /// What the values count.
    pub unit: String,
    /// 序时进度.
    pub schedule: Vec<(NaiveDate, Amount)>,
    /// 完成值.
    pub values: Vec<(NaiveDate, Amount)>,
}

/// 办理过程单: the chain of one follow-up; for an instruction, 批示办理情况报告.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LifeBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The follow-up.
    pub matter: FollowUpBrief,
    /// The clauses it serves: number, title.
    pub measures: Vec<(u32, String)>,
    /// 领导批示: leader, date, words.
    pub instruction: Option<InstructionBrief>,
    /// 责任领导.
    pub leader: Option<String>,
    /// 已反馈7/10 and who is missing, where it was addressed to a group.
    #[serde(default)]
    pub replies: Option<String>,
    /// What happened, oldest first.
    pub steps: Vec<StepBrief>,
    /// 办结说明 with who verified and approved, in words; null while open.
    pub closing: Option<String>,
}

/// An instruction as papers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct InstructionBrief {
    /// Who.
    pub leader: String,
    /// When.
    pub on: NaiveDate,
    /// Verbatim.
    pub words: String,
}

/// An entry of a follow-up's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StepBrief {
    /// The day it happened.
    pub on: NaiveDate,
    /// 交办, 反馈 …
    pub step: String,
    /// In words.
    pub words: String,
    /// Papers that belong to it, by title.
    pub documents: Vec<String>,
}
