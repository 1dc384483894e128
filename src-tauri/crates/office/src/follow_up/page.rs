//! What is shown of follow-ups: the row, the table with its filters, one item's life.

use super::form::Term;
use crate::id::{DecisionId, DocumentId, FollowUpId, MeasureId, StepId, UnitId};
use crate::life::{FollowUpState, Level, Move};
use crate::lights::Lit;
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
    /// The light with its reason.
    pub lit: Lit,
    /// Whom to ring, while it is open.
    pub ring: Option<Ring>,
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
    /// 已办结.
    Done,
    /// 全部.
    All,
}

/// 督办: the table with a count on each saved filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FollowUpList {
    /// The rows: red first, then by due date.
    pub rows: Vec<FollowUpLine>,
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
    /// 责任领导.
    pub leader: Option<String>,
    /// 内部事项.
    pub internal: bool,
    /// 急件.
    pub urgent: bool,
    /// The decision it comes from.
    pub decision: Option<DecisionId>,
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
