//! The plan as papers show it: chapters, measures, indicators, targets, the division of work.

use super::{PaperHead, TaskBrief};
use crate::id::{IndicatorId, MeasureId};
use crate::lights::Light;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An indicator with its targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IndicatorBrief {
    /// Which one, so that two briefs can be compared; never printed.
    #[serde(default)]
    pub id: Option<IndicatorId>,
    /// 指标.
    pub name: String,
    /// The measure it belongs to; null in the general part.
    pub measure: Option<u32>,
    /// The unit that answers for it; null is 无责任单位, shown as a problem.
    pub owner: Option<String>,
    /// Its targets, undated last.
    pub targets: Vec<TargetBrief>,
    /// What was reached: 8.2亿元（截至2026年3月31日，初步数）; null without a value.
    #[serde(default)]
    pub reached: Option<String>,
    /// 落后12.3个百分点; null without a schedule.
    #[serde(default)]
    pub behind: Option<String>,
    /// The light.
    pub light: Light,
    /// Why it has that light.
    pub reason: String,
}

/// A target as papers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TargetBrief {
    /// Due by the end of this year; null where undated.
    pub year: Option<i32>,
    /// Every year anew.
    pub recurring: bool,
    /// Short form: ≥95.2%; for a qualitative target its words.
    pub value: String,
    /// The literal words of the notice.
    pub words: String,
}

/// A chapter with its measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ChapterBrief {
    /// 一, 二 …
    pub no: String,
    /// 部分标题.
    pub title: String,
    /// Measures in order.
    pub measures: Vec<MeasureBrief>,
}

/// A measure as papers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeasureBrief {
    /// Which one, so that two briefs can be compared; never printed.
    #[serde(default)]
    pub id: Option<MeasureId>,
    /// Number in the plan.
    pub number: u32,
    /// Title, verbatim.
    pub title: String,
    /// Leads, first lead first.
    pub leads: Vec<String>,
    /// Responsible units named for this measure.
    pub responsible: Vec<String>,
    /// Targets of the measure.
    pub targets: Vec<IndicatorBrief>,
    /// Tasks by due date.
    #[serde(default)]
    pub tasks: Vec<TaskBrief>,
    /// Open follow-ups.
    pub open_follow_ups: u32,
    /// The light.
    pub light: Light,
    /// Why it has that light.
    pub reason: String,
    /// The newest accepted or received progress, in words; null where there is none.
    pub latest: Option<String>,
}

/// 任务分工表.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DivisionBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// Chapters with measures.
    pub chapters: Vec<ChapterBrief>,
    /// Targets of the general part.
    pub overall: Vec<IndicatorBrief>,
    /// Rules that hold for every measure, literal words: printed under the table.
    pub rules: Vec<String>,
    /// On A3 instead of A4.
    #[serde(default)]
    pub large: bool,
}
