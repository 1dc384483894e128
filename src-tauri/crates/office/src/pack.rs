//! Pack (材料): a printed set, draft → issued → superseded or withdrawn. Issuing freezes the data and the
//! PDF by hash; handing the issued paper out is an act of its own, and a bar that undo does not pass.
//! Issuing a paper on the same thing again supersedes the one before; a supplement goes on with its pages.

mod check;
mod fault;
mod issue;
mod line;

pub use check::{
    Check, CheckLine, CheckPlace, CheckState, OpenFact, PackFacts, checks, follow_ups,
    leaves_the_house,
};
pub use fault::PackFault;
pub use issue::{Frozen, Issuing, PackTo, Printed, Sent, SentLine, replaces};
pub use line::{NotedLine, PackLine, PackList, PackPage, PackRef, PackState};

use crate::brief::Recipe;
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
    /// Freezes the snapshot and the PDF, and supersedes the pack that it replaces.
    Issue {
        /// The pack.
        id: PackId,
        /// The form, with what is frozen.
        issuing: Issuing,
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
