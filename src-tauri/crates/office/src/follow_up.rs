//! FollowUp (督办事项): what somebody owes by a date, from 交办 to 销号. Overdue is derived, never a state.
//! The original due date never changes; every move is an entry in the life of the item.

mod form;
mod page;

use crate::id::{DocumentId, FollowUpId, UnitId};
pub use crate::life::{FollowUpState, Level, Move};
use chrono::NaiveDate;
pub use form::*;
pub use page::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on follow-ups: each move of its life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FollowUpAct {
    /// 拟立项.
    Draft {
        /// The form.
        form: NewFollowUp,
    },
    /// Changes a draft; an issued item is changed by its moves only.
    Change {
        /// The follow-up.
        id: FollowUpId,
        /// The form.
        form: NewFollowUp,
    },
    /// 交办: takes the number. Needs owner, requirement and due date.
    Issue {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// 签收 at the same time.
        received: bool,
    },
    /// 签收.
    Receive {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// Who signed for it.
        by: Option<String>,
    },
    /// 反馈: progress on the way; the item is then 办理中.
    Reply {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// What the unit said.
        words: String,
        /// The paper it said it on.
        document: Option<DocumentId>,
    },
    /// 申请办结.
    Submit {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// What was done.
        words: String,
        /// 佐证.
        evidence: Vec<DocumentId>,
    },
    /// 退回.
    Return {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// 办结销号.
    Close {
        /// The follow-up.
        id: FollowUpId,
        /// The form.
        closing: Closing,
    },
    /// 挂起.
    Suspend {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// 依据.
        basis: String,
        /// When to look at it again.
        review_on: NaiveDate,
    },
    /// 恢复办理.
    Resume {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
    },
    /// 转办: a new owner under the same number.
    Transfer {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// The new owner.
        to: UnitId,
        /// 依据.
        basis: String,
    },
    /// 延期.
    Extend {
        /// The follow-up.
        id: FollowUpId,
        /// The form.
        extension: Extension,
    },
    /// 提醒, 催办, 督办, 重点督办: a person issues it.
    Remind {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// The level.
        level: Level,
        /// 批准人; needed from 督办 up.
        approved_by: Option<String>,
        /// What was said.
        words: Option<String>,
    },
    /// 并案 into another matter.
    Merge {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// The matter that goes on.
        into: FollowUpId,
        /// 依据.
        basis: String,
    },
    /// 撤销.
    Cancel {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// 依据.
        basis: String,
    },
    /// 重启.
    Reopen {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// 依据.
        basis: String,
        /// The new due date; null keeps the current one.
        due: Option<NaiveDate>,
    },
}
