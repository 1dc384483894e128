//! FollowUp (督办事项): what somebody owes by a date, from 交办 to 销号. Overdue is derived, never a state.
//! The original due date never changes; every move is an entry in the life of the item.

mod form;
mod ladder;
mod page;

use crate::id::{DocumentId, FollowUpId, PersonId, UnitId};
pub use crate::life::{FollowUpState, ItemKind, Level, Move};
use crate::opening::OpeningItem;
use chrono::NaiveDate;
pub use form::*;
pub use ladder::*;
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
        /// The number already used on paper (补录); null takes the next.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional = nullable)]
        number: Option<String>,
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
        /// The numbered notice it went out on; null where it was said. Needed from 督办 up.
        #[serde(default)]
        #[ts(optional = nullable)]
        paper: Option<NoticePaper>,
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
    /// 反馈, 证明 and 审核销号 when all arrive together; each stays an entry of its own.
    Finish {
        /// The follow-up.
        id: FollowUpId,
        /// The form.
        finishing: Finishing,
    },
    /// 定期复核 of what lasts: sets when it is looked at next.
    Review {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// What was found.
        words: String,
    },
    /// 阶段性办结: this stage is closed, the next begins.
    CloseStage {
        /// The follow-up.
        id: FollowUpId,
        /// How this stage was closed.
        closing: Closing,
        /// What the next stage is to reach.
        next_stage: String,
        /// By when.
        next_due: NaiveDate,
    },
    /// 提请督查.
    Inspect {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// Who approved it.
        approved_by: String,
        /// Why, and what is asked.
        words: String,
    },
    /// 督查回复.
    InspectReply {
        /// The follow-up.
        id: FollowUpId,
        /// The day.
        on: NaiveDate,
        /// What it says.
        words: String,
        /// The paper it stands on.
        document: Option<DocumentId>,
    },
    /// Adds where else an item comes from.
    AddSource {
        /// The follow-up.
        id: FollowUpId,
        /// The source.
        source: Source,
    },
    /// 内部事项: whether it may enter an outgoing paper.
    SetInternal {
        /// The follow-up.
        id: FollowUpId,
        /// True keeps it inside.
        internal: bool,
    },
    /// 责任领导 of a matter, at any time.
    SetLeader {
        /// The follow-up.
        id: FollowUpId,
        /// A 区领导 in office; null for none.
        leader: Option<PersonId>,
    },
    /// 期初录入: matters that were open before the book began, all of them or none with each refused one named.
    Open {
        /// The rows, as they were read.
        items: Vec<OpeningItem>,
    },
    /// The same step for many items at once: all of them, or none with each refused one named.
    Many {
        /// The follow-ups.
        ids: Vec<FollowUpId>,
        /// The step.
        step: ManyStep,
    },
}

/// A step that many items can take at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ManyStep {
    /// 交办.
    Issue {
        /// The day.
        on: NaiveDate,
        /// 签收 at the same time.
        received: bool,
    },
    /// 签收.
    Receive {
        /// The day.
        on: NaiveDate,
        /// Who signed for them.
        by: Option<String>,
    },
    /// 提醒 and up.
    Remind {
        /// The day.
        on: NaiveDate,
        /// The level.
        level: Level,
        /// 批准人; needed from 督办 up.
        approved_by: Option<String>,
        /// What was said.
        words: Option<String>,
        /// The numbered notices they went out on, one each.
        paper: Option<NoticePaper>,
    },
    /// 延期.
    Extend {
        /// The form.
        extension: Extension,
    },
    /// 转办.
    Transfer {
        /// The day.
        on: NaiveDate,
        /// The new owner.
        to: UnitId,
        /// 依据.
        basis: String,
    },
}

impl ManyStep {
    /// The step as an act on one item.
    pub fn on(&self, id: FollowUpId) -> FollowUpAct {
        match self.clone() {
            ManyStep::Issue { on, received } => FollowUpAct::Issue {
                id,
                on,
                received,
                number: None,
            },
            ManyStep::Receive { on, by } => FollowUpAct::Receive { id, on, by },
            ManyStep::Remind {
                on,
                level,
                approved_by,
                words,
                paper,
            } => FollowUpAct::Remind {
                id,
                on,
                level,
                approved_by,
                words,
                paper,
            },
            ManyStep::Extend { extension } => FollowUpAct::Extend { id, extension },
            ManyStep::Transfer { on, to, basis } => FollowUpAct::Transfer { id, on, to, basis },
        }
    }
}
