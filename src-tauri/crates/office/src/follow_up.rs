//! FollowUp (督办事项): what somebody owes by a date, from 交办 to 销号. Overdue is derived, never a state.
//! The original due date never changes; every move is an entry in the life of the item.

use crate::field::{self, LONG, SHORT, TITLE};
use crate::id::{DecisionId, DocumentId, FollowUpId, MeasureId, StepId, UnitId};
pub use crate::life::{FollowUpState, Level, Move};
use crate::lights::Lit;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
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

/// A follow-up's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewFollowUp {
    /// 事项.
    pub title: String,
    /// 办理要求; null repeats the title.
    pub requirement: Option<String>,
    /// Where it comes from.
    pub source: Source,
    /// 承办单位: one.
    pub owner: Option<UnitId>,
    /// 协办单位.
    #[serde(default)]
    pub co_units: Vec<UnitId>,
    /// Measures it serves.
    #[serde(default)]
    pub measures: Vec<MeasureId>,
    /// 办理时限.
    pub due: Option<NaiveDate>,
}

/// Where a follow-up comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 会议议定.
    Decision(DecisionId),
    /// 会议议定, the decision being recorded in the same act.
    ThisDecision,
    /// 方案任务.
    Plan,
    /// 领导批示, 上级来文, 其他: in words.
    Other(String),
}

impl NewFollowUp {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewFollowUp, Refusal> {
        let title = field::required("title", &self.title, TITLE)?;
        let source = match &self.source {
            Source::Other(words) => Source::Other(field::required("source", words, TITLE)?),
            other => other.clone(),
        };
        if let Some(owner) = self.owner
            && self.co_units.contains(&owner)
        {
            return Err(Refusal::at("co_units", Code::SameOwner));
        }
        let mut co_units = self.co_units.clone();
        co_units.dedup();
        Ok(NewFollowUp {
            requirement: field::optional("requirement", &self.requirement, LONG)?,
            title,
            source,
            owner: self.owner,
            co_units,
            measures: self.measures.clone(),
            due: self.due,
        })
    }
}

/// What closing needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// The day.
    pub on: NaiveDate,
    /// 办结说明.
    pub statement: String,
    /// 佐证 beyond what was submitted.
    #[serde(default)]
    pub evidence: Vec<DocumentId>,
    /// Why there is none; needed where no evidence is on file.
    pub waiver: Option<String>,
    /// Who verified.
    pub verified_by: String,
    /// How: 实地查看, 查阅材料.
    pub verified_how: String,
    /// 批准人.
    pub approved_by: String,
}

impl Closing {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self, evidence_on_file: bool) -> Result<Closing, Refusal> {
        let waiver = field::optional("waiver", &self.waiver, LONG)?;
        if waiver.is_none() && self.evidence.is_empty() && !evidence_on_file {
            return Err(Refusal::at("evidence", Code::EvidenceOrWaiver));
        }
        Ok(Closing {
            on: self.on,
            statement: field::required("statement", &self.statement, LONG)?,
            evidence: self.evidence.clone(),
            waiver,
            verified_by: field::required("verified_by", &self.verified_by, SHORT)?,
            verified_how: field::required("verified_how", &self.verified_how, SHORT)?,
            approved_by: field::required("approved_by", &self.approved_by, SHORT)?,
        })
    }
}

/// What an extension needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// When the unit asked.
    pub asked_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// The day of the decision.
    pub decided_on: NaiveDate,
    /// 批准人.
    pub approved_by: String,
    /// The date granted; null is refused.
    pub granted: Option<NaiveDate>,
}

impl Extension {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self, due: Option<NaiveDate>) -> Result<Extension, Refusal> {
        if self.decided_on < self.asked_on {
            return Err(Refusal::at(
                "decided_on",
                Code::DatesReversed {
                    from: self.asked_on,
                    to: self.decided_on,
                },
            ));
        }
        if let (Some(granted), Some(due)) = (self.granted, due)
            && granted <= due
        {
            return Err(Refusal::at("granted", Code::ExtensionNotLater { due }));
        }
        Ok(Extension {
            reason: field::required("reason", &self.reason, LONG)?,
            approved_by: field::required("approved_by", &self.approved_by, SHORT)?,
            ..self.clone()
        })
    }
}

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
    /// What happened, in words.
    pub words: String,
    /// Papers that belong to it: id and title.
    pub documents: Vec<(DocumentId, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_wants_evidence_or_a_waiver() {
        let closing = Closing {
            on: "2026-03-01".parse().unwrap(),
            statement: "已完成".into(),
            evidence: vec![],
            waiver: None,
            verified_by: "李某".into(),
            verified_how: "查阅材料".into(),
            approved_by: "王某".into(),
        };
        assert_eq!(
            closing.checked(false),
            Err(Refusal::at("evidence", Code::EvidenceOrWaiver))
        );
        assert!(closing.checked(true).is_ok());
        let waived = Closing {
            waiver: Some("现场查看，无纸质材料".into()),
            ..closing
        };
        assert!(waived.checked(false).is_ok());
    }

    #[test]
    fn an_extension_grants_a_later_date() {
        let extension = Extension {
            asked_on: "2026-03-01".parse().unwrap(),
            reason: "设备未到货".into(),
            decided_on: "2026-03-02".parse().unwrap(),
            approved_by: "王某".into(),
            granted: Some("2026-03-10".parse().unwrap()),
        };
        let due = |text: &str| Some(text.parse().unwrap());
        assert!(extension.checked(due("2026-03-09")).is_ok());
        assert!(extension.checked(due("2026-03-10")).is_err());
    }
}
