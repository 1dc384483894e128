//! What is shown of follow-ups: the row, the table with its filters, one item's life.

use super::form::Term;
use crate::id::{
    DecisionId, DocumentId, FollowUpId, GroupId, InstructionId, MeasureId, PersonId, StepId, UnitId,
};
use crate::life::{FollowUpState, Level, Move};
use crate::lights::Lit;
use crate::paper::PaperMention;
use crate::person::Ring;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A follow-up's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FollowUpLine {
    /// Id.
    pub id: FollowUpId,
    /// 代字〔2026〕17号; null while 拟立项.
    pub number: Option<String>,
    /// 事项.
    pub title: String,
    /// 承办单位.
    pub owner: Option<UnitId>,
    /// Its name.
    pub owner_name: Option<String>,
    /// Where it comes from, in words.
    pub source: String,
    /// 原定时限.
    pub original_due: Option<NaiveDate>,
    /// 现行时限.
    pub due: Option<NaiveDate>,
    /// Past the current due date.
    pub overdue: bool,
    /// Past the original due date.
    pub past_original: bool,
    /// Extensions granted.
    pub extensions: u32,
    /// Where it stands.
    pub state: FollowUpState,
    /// The last reminder's level.
    pub level: Option<Level>,
    /// The day of it.
    pub reminded_on: Option<NaiveDate>,
    /// How the time was given, where it was not a date.
    pub term_words: Option<String>,
    /// 长期坚持: counted apart.
    pub lasting: bool,
    /// 长期坚持: when it is looked at next.
    pub next_review_on: Option<NaiveDate>,
    /// 责任领导: a 区领导 and the name.
    pub leader: Option<(PersonId, String)>,
    /// 内部事项: enters no outgoing paper.
    pub internal: bool,
    /// 急件.
    pub urgent: bool,
    /// The item addressed to a group that this one is part of.
    pub parent: Option<FollowUpId>,
    /// What the members of the group have answered, where it was addressed to one.
    pub replies: Option<Replies>,
    /// The light with its reason.
    pub lit: Lit,
    /// Whom to ring, while it is open.
    pub ring: Option<Ring>,
}

impl FollowUpLine {
    /// Whether it may stand on a paper that leaves the office.
    pub fn may_go_out(&self) -> bool {
        !self.internal
    }
}

/// 已反馈 7/10, and who is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Replies {
    /// Members asked.
    pub of: u32,
    /// Those that answered.
    pub replied: u32,
    /// Those whose item is closed.
    pub closed: u32,
    /// The names of those that did not answer, in protocol order.
    pub missing: Vec<String>,
}

impl Replies {
    /// 已反馈7/10，未反馈：鲸园街道、竹岛街道.
    pub fn words(&self) -> String {
        let count = format!("已反馈{}/{}", self.replied, self.of);
        if self.missing.is_empty() {
            count
        } else {
            format!("{count}，未反馈：{}", self.missing.join("、"))
        }
    }
}

/// Which follow-ups to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpFilter {
    /// 全部未办结.
    #[default]
    Open,
    /// 超期.
    Overdue,
    /// 三个工作日内到期.
    DueSoon,
    /// 待审核.
    Submitted,
    /// 拟立项.
    Draft,
    /// 长期坚持.
    Lasting,
    /// 内部.
    Internal,
    /// 已办结.
    Done,
    /// 全部.
    All,
}

/// What the table shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct FollowUpQuery {
    /// The saved filter.
    pub filter: FollowUpFilter,
    /// 按单位: the owner.
    #[ts(as = "Option<UnitId>", optional)]
    pub unit: Option<UnitId>,
    /// 按来源.
    #[ts(as = "Option<SourceKind>", optional)]
    pub source: Option<SourceKind>,
    /// 按措施.
    #[ts(as = "Option<MeasureId>", optional)]
    pub measure: Option<MeasureId>,
    /// Words in number, title or requirement.
    #[ts(as = "Option<String>", optional)]
    pub text: Option<String>,
    /// Where the next piece of closed items begins, as the answer before said.
    #[ts(as = "Option<String>", optional)]
    pub after: Option<String>,
    /// At most this many closed items; 0 is a page of the usual length.
    #[ts(as = "Option<u32>", optional)]
    pub limit: u32,
}

/// Kinds of source.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// 会议议定.
    Decision,
    /// 方案任务.
    Plan,
    /// 领导批示.
    Instruction,
    /// 上级来文.
    Superior,
    /// 其他.
    Other,
}

/// 督办: the table with a count on each saved filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FollowUpList {
    /// The rows: red first, then by due date; closed ones last, newest first.
    pub rows: Vec<FollowUpLine>,
    /// Where the next piece of closed items begins; null where there is no more.
    pub next: Option<String>,
    /// Each filter with its count.
    pub counts: Vec<FilterCount>,
}

/// A saved filter with its count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FilterCount {
    /// The filter.
    pub filter: FollowUpFilter,
    /// How many.
    pub count: u32,
}

/// 督办: one item's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FollowUpPage {
    /// The row.
    pub line: FollowUpLine,
    /// 办理要求.
    pub requirement: String,
    /// 协办单位, in protocol order.
    pub co_units: Vec<(UnitId, String)>,
    /// Measures it serves: id, number, title.
    pub measures: Vec<(MeasureId, u32, String)>,
    /// How the time was given, where it was not a date.
    pub term: Term,
    /// The decision it comes from.
    pub decision: Option<DecisionId>,
    /// Where it comes from, in words: the first source and all others.
    pub sources: Vec<String>,
    /// The instruction it comes from.
    pub instruction: Option<InstructionId>,
    /// 单位组 that it is addressed to: id and name.
    pub group: Option<(GroupId, String)>,
    /// The members' items, in protocol order.
    pub children: Vec<FollowUpLine>,
    /// 延期, granted or not, oldest first.
    pub extensions: Vec<ExtensionLine>,
    /// Notices, oldest first.
    pub reminders: Vec<ReminderLine>,
    /// 提请督查, oldest first.
    pub inspections: Vec<InspectionLine>,
    /// Outgoing papers on it, oldest first.
    pub papers: Vec<PaperMention>,
    /// Times returned.
    pub returned: u32,
    /// 办结说明 and how it was verified, once closed.
    pub closing: Option<ClosingLine>,
    /// Merged into this one.
    pub merged_into: Option<FollowUpId>,
    /// Its life, oldest first.
    pub steps: Vec<StepLine>,
    /// The moves that fit its state, in the order to offer them.
    pub moves: Vec<Move>,
}

/// How an item was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ClosingLine {
    /// 办结说明.
    pub statement: String,
    /// Why there is no evidence.
    pub waiver: Option<String>,
    /// Who verified.
    pub verified_by: String,
    /// How.
    pub verified_how: String,
    /// 批准人.
    pub approved_by: String,
    /// The day.
    pub on: NaiveDate,
}

/// An entry in a follow-up's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StepLine {
    /// Id.
    pub id: StepId,
    /// The move.
    pub step: Move,
    /// The day it happened.
    pub on: NaiveDate,
    /// 补录: it was entered well after it happened.
    pub late: bool,
    /// What happened, in words.
    pub words: String,
    /// Papers that belong to it: id and title.
    pub documents: Vec<(DocumentId, String)>,
}

/// An open item whose due date would fall otherwise under another table of holidays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DueMoved {
    /// The follow-up.
    pub id: FollowUpId,
    /// Its number.
    pub number: Option<String>,
    /// 事项.
    pub title: String,
    /// How the time was given.
    pub words: String,
    /// The date recorded, which stays.
    pub recorded: NaiveDate,
    /// The date that the table would give.
    pub would_be: NaiveDate,
}

/// An extension, granted or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExtensionLine {
    /// When it was asked for.
    pub asked_on: NaiveDate,
    /// By whom.
    pub asked_by: Option<String>,
    /// Why.
    pub reason: String,
    /// When it was decided.
    pub decided_on: NaiveDate,
    /// 批准人.
    pub approved_by: String,
    /// The due date before.
    pub due_before: Option<NaiveDate>,
    /// The date granted; null was refused.
    pub granted: Option<NaiveDate>,
}

/// A reminder that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReminderLine {
    /// The day.
    pub on: NaiveDate,
    /// The level.
    pub level: Level,
    /// 批准人.
    pub approved_by: Option<String>,
    /// The notice's number; null where it was said.
    pub number: Option<String>,
    /// 抄送区政府督查室.
    pub copied: bool,
}

/// 提请督查, with its reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct InspectionLine {
    /// The day it was asked for.
    pub on: NaiveDate,
    /// Who approved it.
    pub approved_by: String,
    /// Why, and what is asked.
    pub words: String,
    /// The day of the reply.
    pub replied_on: Option<NaiveDate>,
    /// What it says.
    pub reply: Option<String>,
}
