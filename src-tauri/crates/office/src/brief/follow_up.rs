//! A follow-up (督办事项) as papers show it.

use crate::id::FollowUpId;
use crate::lights::Light;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A follow-up as papers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FollowUpBrief {
    /// Which one, so that two briefs can be compared; never printed.
    #[serde(default)]
    pub id: Option<FollowUpId>,
    /// 代字〔2026〕17号; null while 拟立项.
    pub number: Option<String>,
    /// 事项.
    pub title: String,
    /// 办理要求.
    pub requirement: String,
    /// 承办单位.
    pub owner: String,
    /// 协办单位.
    pub co_units: Vec<String>,
    /// Measures it serves.
    pub measures: Vec<u32>,
    /// Where it comes from, in words: 专班调度会第2次会议议定事项第1项.
    pub source: String,
    /// 原定时限; null while a draft has none.
    pub original_due: Option<NaiveDate>,
    /// 现行时限.
    pub due: Option<NaiveDate>,
    /// How the time was given, where it is no date: 长期坚持.
    #[serde(default)]
    pub term: Option<String>,
    /// Extensions granted.
    pub extensions: u32,
    /// State in words: 办理中.
    pub state: String,
    /// Past the current due date.
    #[serde(default)]
    pub overdue: bool,
    /// Closed, merged or cancelled.
    #[serde(default)]
    pub ended: bool,
    /// The light.
    pub light: Light,
    /// Why it has that light.
    pub reason: String,
    /// The newest entry of its life, in words; null where there is none.
    pub latest: Option<String>,
}
