//! Pack (材料): a printed set, draft → issued → withdrawn. Issuing freezes the data and the PDF by hash;
//! handing the issued paper out is an act of its own, and a bar that undo does not pass.

use crate::brief::Recipe;
use crate::content::Content;
use crate::id::PackId;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on packs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PackAct {
    /// Begins a pack.
    Draft {
        /// What is to be printed.
        recipe: Recipe,
    },
    /// Changes a draft's options.
    Change {
        /// The pack.
        id: PackId,
        /// What is to be printed.
        recipe: Recipe,
    },
    /// Throws a draft away.
    Discard {
        /// The pack.
        id: PackId,
    },
    /// Freezes the snapshot and the PDF.
    Issue {
        /// The pack.
        id: PackId,
        /// 数据截至, and the day of issue.
        on: NaiveDate,
        /// The brief as JSON.
        snapshot: Content,
        /// The paper.
        pdf: Content,
    },
    /// The issued PDF left the book: printed, saved or opened outside.
    HandOut {
        /// The pack.
        id: PackId,
        /// The day.
        on: NaiveDate,
        /// How.
        way: HandOutWay,
    },
    /// 作废: takes an issued pack back.
    Withdraw {
        /// The pack.
        id: PackId,
        /// The day.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
}

/// How a paper left the book.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum HandOutWay {
    /// 打印.
    Printed,
    /// 另存.
    Saved,
    /// 用其他程序打开.
    Opened,
}

/// Where a pack stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum PackState {
    /// 草稿.
    Draft,
    /// 已印发.
    Issued,
    /// 已作废.
    Withdrawn,
}

/// A pack's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PackLine {
    /// Id.
    pub id: PackId,
    /// What is printed.
    pub recipe: Recipe,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: PackState,
    /// 数据截至, once issued.
    pub issued_on: Option<NaiveDate>,
    /// Hash of the frozen PDF, once issued.
    pub pdf: Option<String>,
    /// Handed out already: undo stops here.
    pub handed_out: bool,
}
