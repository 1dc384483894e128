//! What the papers that judge say: the bulletin (进展通报) and the assessment of targets (目标评估).

use super::{FollowUpBrief, LightCountBrief, PaperHead, SummaryBrief};
use crate::lights::Light;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 进展通报.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BulletinBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The red mark.
    pub mark: String,
    /// 第N期 or 代字〔2026〕N号; null before 签发.
    pub number: Option<String>,
    /// 主送.
    pub to: Vec<String>,
    /// 抄送.
    #[serde(default)]
    pub copies_to: Vec<String>,
    /// 一、总体情况.
    pub summary: SummaryBrief,
    /// Lights of measures, a row a chapter.
    pub chapters: Vec<LightCountBrief>,
    /// 二、主要成效: closed since the last bulletin.
    pub closed: Vec<FollowUpBrief>,
    /// 三、存在问题: overdue, longest first.
    pub overdue: Vec<FollowUpBrief>,
    /// Reports that are missing: unit, what.
    pub missing_reports: Vec<(String, String)>,
    /// 四、下步要求: due until the end of next month.
    pub due_next: Vec<FollowUpBrief>,
    /// The last day that `due_next` looks at.
    pub due_until: chrono::NaiveDate,
    /// The date of the paper.
    pub dated: chrono::NaiveDate,
}

/// 目标评估.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AssessmentBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The targets, those of the general part first.
    pub rows: Vec<AssessedTarget>,
}

/// A target with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AssessedTarget {
    /// The measure; null in the general part.
    pub measure: Option<u32>,
    /// 指标.
    pub indicator: String,
    /// Due: 2025年底, 每年, 未定时限.
    pub due: String,
    /// The literal words of the notice.
    pub words: String,
    /// The value asked for, in short form; null where qualitative.
    pub wanted: Option<String>,
    /// The value reached, with its unit.
    pub reached: Option<String>,
    /// As of which day and from where, in words.
    pub source: Option<String>,
    /// 责任单位; null is 无责任单位.
    pub owner: Option<String>,
    /// The light.
    pub light: Light,
    /// The verdict in words: 已完成, 未完成, 缺数据.
    pub verdict: String,
}
