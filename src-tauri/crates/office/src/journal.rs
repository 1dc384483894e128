//! What the journal shows: who changed what, from what to what, in the office's words. Only what is
//! read; how the journal is kept is the ledger's.

use crate::act::Noun;
use crate::id::{
    DecisionId, DocumentId, FollowUpId, IndicatorId, InstructionId, MeasureId, MeetingId, PackId,
    PaperId, PersonId, QuestionId, ReportId, TaskId, UnitId,
};
use crate::search::FoundAt;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which lines of the journal; what is null does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct JournalFilter {
    /// Who was at the keyboard.
    pub by: Option<String>,
    /// What it touched.
    pub noun: Option<Noun>,
    /// Entered on this day or later.
    pub from: Option<NaiveDate>,
    /// Entered on this day or earlier.
    pub until: Option<NaiveDate>,
    /// Words in the title or in what was written.
    pub words: Option<String>,
    /// The history of one item.
    pub item: Option<JournalItem>,
    /// Only 补录.
    pub late: bool,
}

/// One item whose history is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum JournalItem {
    /// 措施.
    Measure(MeasureId),
    /// 单位.
    Unit(UnitId),
    /// 指标.
    Indicator(IndicatorId),
    /// 会议.
    Meeting(MeetingId),
    /// 议定事项.
    Decision(DecisionId),
    /// 督办事项.
    FollowUp(FollowUpId),
    /// 进展报告.
    Report(ReportId),
    /// 文件.
    Document(DocumentId),
    /// 材料.
    Pack(PackId),
    /// 人员, 区领导.
    Person(PersonId),
    /// 领导批示.
    Instruction(InstructionId),
    /// 发文.
    Paper(PaperId),
    /// A doubt about the notice.
    Question(QuestionId),
    /// 任务节点.
    Task(TaskId),
    /// 设置: the office, numbers, cycles, series, thresholds, holidays.
    Settings,
}

/// A piece of the journal, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct JournalPage {
    /// The lines that pass.
    pub lines: Vec<JournalLine>,
    /// Where to go on looking: ask again with this `before`. Null: that was the beginning. A piece may be
    /// empty and still go on, as one question looks at no more than a few thousand lines.
    pub next: Option<u64>,
    /// What the item is called, where one was asked for.
    pub item: Option<String>,
}

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct JournalLine {
    /// Its number.
    pub no: u64,
    /// When it was entered: 2026-03-01T09:30:00.
    pub at: String,
    /// Who was at the keyboard.
    pub by: String,
    /// What was done, in words.
    pub title: String,
    /// What it was done to, in words.
    pub about: Option<String>,
    /// The page that shows it; null: it is no longer there.
    pub leads_to: Option<FoundAt>,
    /// Act, undo or redo.
    pub way: JournalWay,
    /// The line that an undo or redo turned round.
    pub reverses: Option<u64>,
    /// The first line of its batch.
    pub batch: u64,
    /// 发生日期; null where the act speaks of no day.
    pub happened_on: Option<NaiveDate>,
    /// 补录.
    pub late: bool,
    /// Nouns it touched.
    pub touched: Vec<Noun>,
    /// Rows it changed.
    pub rows: u32,
}

/// How a line came into the journal.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum JournalWay {
    /// An act.
    Act,
    /// 撤销 of an earlier one.
    Undo,
    /// 重做 of one taken back.
    Redo,
}

/// One line with everything that it changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct JournalChange {
    /// The line.
    pub line: JournalLine,
    /// Its rows, in the order they were written.
    pub rows: Vec<RowChange>,
    /// Rows beyond those listed.
    pub more: u32,
}

/// A row before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RowChange {
    /// What kind of thing: 督办事项.
    pub kind: String,
    /// Which, in words.
    pub name: String,
    /// Added, changed or removed.
    pub way: RowWay,
    /// Fields that differ.
    pub fields: Vec<FieldChange>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowWay {
    /// 新增.
    Added,
    /// 修改.
    Changed,
    /// 删除.
    Removed,
}

/// A field before and after, in words; null is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FieldChange {
    /// The office's word for it: 现行时限.
    pub field: String,
    /// Before.
    pub before: Option<String>,
    /// After.
    pub after: Option<String>,
}
