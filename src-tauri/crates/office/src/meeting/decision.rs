//! Decision (议定事项) of an agenda item, of five kinds; typed once, with the follow-up it opens. A 议定 or
//! 要求 owes a follow-up or a reason before the minutes can be signed. What a decision settles in the
//! plan (an answer, a part, an owner, a base value) takes it as 依据.

use crate::assignment::{Party, Role};
use crate::field::{self, LONG};
use crate::follow_up::{FollowUpLine, NewFollowUp};
use crate::id::{
    AgendaItemId, AssignmentId, DecisionId, IndicatorId, MeasureId, MeetingId, UnitId,
};
use crate::indicator::Amount;
use crate::refusal::Refusal;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DecisionAct {
    /// Records a decision and, with it, the follow-up it opens: typed once.
    Record {
        /// The meeting.
        meeting: MeetingId,
        /// The form.
        decision: NewDecision,
        /// The follow-up, already issued on the day given; its source is this decision.
        follow_up: Option<QuickFollowUp>,
    },
    /// Corrects a decision's words or kind; refused once the minutes are signed.
    Change {
        /// The decision.
        id: DecisionId,
        /// The form.
        decision: NewDecision,
    },
    /// Opens a follow-up for a decision that has been recorded.
    FollowUp {
        /// The decision.
        id: DecisionId,
        /// The follow-up.
        follow_up: QuickFollowUp,
    },
    /// States why a decision opens no follow-up: 一般性要求，不立项.
    Waive {
        /// The decision.
        id: DecisionId,
        /// Why.
        reason: String,
    },
    /// Takes a decision out; refused while follow-ups hang on it.
    Remove {
        /// The decision.
        id: DecisionId,
    },
    /// Carries the decision into the plan: the change takes the decision as its 依据.
    Apply {
        /// The decision.
        id: DecisionId,
        /// The change.
        effect: DecisionEffect,
    },
}

/// What a decision may settle in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DecisionEffect {
    /// 增加分工.
    AddPart {
        /// The measure.
        measure: MeasureId,
        /// Who.
        party: Party,
        /// Its part.
        role: Role,
        /// From this day.
        from: NaiveDate,
    },
    /// 调整分工.
    ReplacePart {
        /// The part that ends.
        assignment: AssignmentId,
        /// Who takes it.
        party: Party,
        /// From this day.
        from: NaiveDate,
    },
    /// 变更第一牵头单位.
    MakeFirst {
        /// The lead's part.
        assignment: AssignmentId,
        /// From this day.
        from: NaiveDate,
    },
    /// 明确指标责任单位.
    Owner {
        /// The indicator.
        indicator: IndicatorId,
        /// The unit.
        owner: UnitId,
    },
    /// 填写指标基期值.
    Base {
        /// The indicator.
        indicator: IndicatorId,
        /// The year growth is counted from.
        year: i32,
        /// The value then.
        value: Amount,
    },
}

/// The five kinds of decision.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// 议定.
    Decided,
    /// 原则同意.
    AgreedInPrinciple,
    /// 要求.
    Required,
    /// 听取.
    Heard,
    /// 缓议.
    Deferred,
}

impl DecisionKind {
    /// Whether it must open a follow-up or say why not.
    pub fn binds(self) -> bool {
        matches!(self, DecisionKind::Decided | DecisionKind::Required)
    }
}

/// A decision's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// The item it belongs to; null stands apart.
    pub agenda_item: Option<AgendaItemId>,
    /// Its kind.
    pub kind: DecisionKind,
    /// Its words.
    pub text: String,
}

impl NewDecision {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewDecision, Refusal> {
        Ok(NewDecision {
            agenda_item: self.agenda_item,
            kind: self.kind,
            text: field::required("text", &self.text, LONG)?,
        })
    }
}

/// The follow-up of a decision, as the line editor takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct QuickFollowUp {
    /// The rest of the form; `decision` is filled in.
    pub form: NewFollowUp,
    /// 交办 on this day at once; null leaves it as 拟立项.
    pub issue_on: Option<NaiveDate>,
}

/// A decision's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DecisionLine {
    /// Id.
    pub id: DecisionId,
    /// 1, 2 … in the meeting.
    pub no: u32,
    /// The item it belongs to.
    pub agenda_item: Option<AgendaItemId>,
    /// Its kind.
    pub kind: DecisionKind,
    /// Its words.
    pub text: String,
    /// Why it opens no follow-up.
    pub waiver: Option<String>,
    /// Follow-ups it opened.
    pub follow_ups: Vec<FollowUpLine>,
    /// What it settled in the plan, in words.
    pub effects: Vec<String>,
    /// Still owes a follow-up or a reason.
    pub open: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_decided_and_required_owe_a_follow_up() {
        let binding = [
            DecisionKind::Decided,
            DecisionKind::AgreedInPrinciple,
            DecisionKind::Required,
            DecisionKind::Heard,
            DecisionKind::Deferred,
        ]
        .map(DecisionKind::binds);
        assert_eq!(binding, [true, false, true, false, false]);
    }
}
