//! A pack as lists and pages show it: its state, its number of issue, and the packs that it belongs with.

use super::issue::SentLine;
use crate::brief::Recipe;
use crate::id::PackId;
use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    /// 已被替代: the same paper was issued again.
    Superseded,
    /// 已作废.
    Withdrawn,
}

impl PackState {
    /// Whether its bytes are frozen.
    pub fn is_frozen(self) -> bool {
        self != PackState::Draft
    }
}

/// Another pack, as a pack mentions it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PackRef {
    /// Id.
    pub id: PackId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: PackState,
    /// 第N次印发; null in a draft.
    pub edition: Option<u32>,
    /// 印发日期; null in a draft.
    pub issued_on: Option<NaiveDate>,
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
    /// 第N次印发: counted over all issues of the same paper; null in a draft.
    pub edition: Option<u32>,
    /// 印发日期.
    pub issued_on: Option<NaiveDate>,
    /// 数据截至.
    pub as_of: Option<NaiveDate>,
    /// 份数.
    pub copies: Option<u32>,
    /// The number on its first and on its last page, once issued.
    pub pages: Option<(u32, u32)>,
    /// Hash of the frozen PDF, once issued.
    pub pdf: Option<String>,
    /// Handed out already: undo stops here.
    pub handed_out: bool,
    /// The pack that this one replaced.
    pub supersedes: Option<PackRef>,
    /// The pack that replaced this one.
    pub superseded_by: Option<PackRef>,
    /// The pack that this supplement belongs to.
    pub supplements: Option<PackRef>,
    /// Its supplements, oldest first.
    pub supplemented_by: Vec<PackRef>,
}

/// A pack with what was put down when it was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PackPage {
    /// Its row.
    pub line: PackLine,
    /// 分送, in protocol order.
    pub sent: Vec<SentLine>,
    /// What the check before issuing pointed out and the clerk went past.
    pub noted: Vec<NotedLine>,
    /// When it left the book and how, oldest first.
    pub handed_out: Vec<(NaiveDate, super::HandOutWay)>,
    /// Who issued it, and when that was entered.
    pub issued_by: Option<(String, NaiveDateTime)>,
    /// 作废: the day and why.
    pub withdrawn: Option<(NaiveDate, String)>,
}

/// A line of the check that was gone past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NotedLine {
    /// Which check.
    pub check: super::Check,
    /// What it said.
    pub words: String,
}

impl PackRef {
    /// 《…》（2026年3月5日第2次印发）: how one paper names another.
    pub fn words(&self) -> String {
        mention(&self.title, self.edition, self.issued_on)
    }
}

/// 《…》（2026年3月5日第2次印发); a first issue is not counted.
pub(crate) fn mention(title: &str, edition: Option<u32>, issued_on: Option<NaiveDate>) -> String {
    let times = match edition {
        Some(edition) if edition > 1 => format!("第{edition}次"),
        _ => String::new(),
    };
    match issued_on {
        Some(on) => format!("《{title}》（{}{times}印发）", crate::day::in_words(on)),
        None => format!("《{title}》"),
    }
}

/// A piece of the list of packs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PackList {
    /// Every draft, newest first; only in the first piece.
    pub drafts: Vec<PackLine>,
    /// What was issued, newest first.
    pub rows: Vec<PackLine>,
    /// Where the next piece begins; null: there is none.
    pub next: Option<PackId>,
}
