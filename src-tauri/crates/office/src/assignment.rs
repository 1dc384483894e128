//! Assignment (分工): which unit has which part in a measure, from when to when, and why.
//! A change ends one row and adds another, in one act. The rule kept here: at every date a measure
//! has at least one lead and exactly one first lead. 各镇街's standing duty is one row for every measure.

use crate::id::{AssignmentId, DecisionId, GroupId, MeasureId, UnitId};
use crate::plan::PartLine;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on assignments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AssignmentAct {
    /// Gives a unit or group a part in a measure.
    Add {
        /// The measure.
        measure: MeasureId,
        /// Who.
        party: Party,
        /// Its part; a first lead is made by `MakeFirst`.
        role: Role,
        /// From this day.
        from: NaiveDate,
        /// 依据: why.
        basis: String,
        /// The decision it rests on; null is the clerk's own entry.
        #[serde(default)]
        decision: Option<DecisionId>,
    },
    /// Hands a part over to another unit.
    Replace {
        /// The part that ends.
        id: AssignmentId,
        /// Who takes it.
        party: Party,
        /// From this day.
        from: NaiveDate,
        /// 依据: why.
        basis: String,
        /// The decision it rests on; null is the clerk's own entry.
        #[serde(default)]
        decision: Option<DecisionId>,
    },
    /// Ends a part.
    End {
        /// The part.
        id: AssignmentId,
        /// The first day without it.
        from: NaiveDate,
        /// 依据: why.
        basis: String,
        /// The decision it rests on; null is the clerk's own entry.
        #[serde(default)]
        decision: Option<DecisionId>,
    },
    /// Makes one of the leads the first lead, who collates; the one before stays a lead.
    MakeFirst {
        /// The lead's part.
        id: AssignmentId,
        /// From this day.
        from: NaiveDate,
        /// 依据: why.
        basis: String,
        /// The decision it rests on; null is the clerk's own entry.
        #[serde(default)]
        decision: Option<DecisionId>,
    },
}

/// Who has a part.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// One unit.
    Unit(UnitId),
    /// A group: it is responsible, it never leads.
    Group(GroupId),
}

/// A part in a measure.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 第一牵头: the lead that collates.
    FirstLead,
    /// 牵头.
    Lead,
    /// 责任.
    Responsible,
}

impl Role {
    /// Whether this is a lead of either kind.
    pub fn leads(self) -> bool {
        matches!(self, Role::FirstLead | Role::Lead)
    }
}

/// Where an assignment comes from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Stated in the plan.
    Plan,
    /// 通行规则: one row for every measure.
    DefaultRule,
    /// Decided at a meeting.
    Decision,
    /// Entered by the clerk.
    Clerk,
}

/// A row of history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AssignmentLine {
    /// Id.
    pub id: AssignmentId,
    /// The measure.
    pub measure: MeasureId,
    /// Who.
    pub party: Party,
    /// The name.
    pub name: String,
    /// The part.
    pub role: Role,
    /// From this day; null is since the plan.
    pub from: Option<NaiveDate>,
    /// The first day without it; null is still so.
    pub until: Option<NaiveDate>,
    /// Where it comes from.
    pub origin: Origin,
    /// 依据.
    pub basis: Option<String>,
    /// 依据 of its ending.
    pub end_basis: Option<String>,
}

/// Who leads what on a day: a question about the days that parts are valid, asked of the book as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AssignmentsOn {
    /// The day.
    pub on: NaiveDate,
    /// Every measure in order.
    pub measures: Vec<MeasureParts>,
}

/// The parts of one measure on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeasureParts {
    /// The measure.
    pub measure: MeasureId,
    /// Its number.
    pub number: u32,
    /// Leads, first lead first.
    pub leads: Vec<PartLine>,
    /// Responsible units and groups, named for it.
    pub responsible: Vec<PartLine>,
    /// Responsible by the rule for every measure.
    pub by_rule: Vec<PartLine>,
}

/// A decision that a change may rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BasisLine {
    /// The decision.
    pub decision: DecisionId,
    /// 专班调度会第2次会议议定事项第3项.
    pub source: String,
    /// What was decided.
    pub text: String,
}

impl AssignmentLine {
    /// Whether the part is held on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// The rule of this noun over all rows of one measure: checked after every change.
/// Looks at each day on which something begins or ends. A measure that the plan gave no lead is
/// judged from the day its first lead begins.
pub fn check_measure(number: u32, rows: &[AssignmentLine]) -> Result<(), Refusal> {
    let led_since = rows
        .iter()
        .filter(|row| row.role == Role::FirstLead)
        .map(|row| row.from)
        .min();
    let mut days: Vec<Option<NaiveDate>> = vec![None];
    days.extend(
        rows.iter()
            .flat_map(|row| [row.from, row.until])
            .filter(Option::is_some),
    );
    for day in days {
        let held: Vec<&AssignmentLine> = rows
            .iter()
            .filter(|row| match day {
                Some(day) => row.holds_on(day),
                None => row.from.is_none(),
            })
            .filter(|row| row.from.is_none() || row.until != row.from)
            .collect();
        let first = held
            .iter()
            .filter(|row| row.role == Role::FirstLead)
            .count();
        let wanted = usize::from(led_since.is_some_and(|since| since <= day));
        if first > 1 {
            let twin = held.iter().find(|row| row.role == Role::FirstLead);
            let name = twin.map(|row| row.name.clone()).unwrap_or_default();
            let code = Code::FirstLeadTaken {
                measure: number,
                name,
            };
            return Err(Refusal::at("role", code));
        }
        if first != wanted {
            return Err(Code::NoLeadLeft { measure: number }.into());
        }
        for (index, row) in held.iter().enumerate() {
            if let Some(twin) = held[..index].iter().find(|other| other.party == row.party) {
                let code = Code::AlreadyAssigned { role: twin.role };
                return Err(Refusal::at("party", code));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(
        id: i64,
        unit: i64,
        role: Role,
        from: Option<&str>,
        until: Option<&str>,
    ) -> AssignmentLine {
        AssignmentLine {
            id: AssignmentId(id),
            measure: MeasureId(1),
            party: Party::Unit(UnitId(unit)),
            name: format!("单位{unit}"),
            role,
            from: from.map(|day| day.parse().unwrap()),
            until: until.map(|day| day.parse().unwrap()),
            origin: Origin::Plan,
            basis: None,
            end_basis: None,
        }
    }

    #[test]
    fn one_first_lead_at_every_date() {
        let handed_over = [
            row(1, 1, Role::FirstLead, None, Some("2026-03-01")),
            row(2, 2, Role::FirstLead, Some("2026-03-01"), None),
            row(3, 3, Role::Responsible, None, None),
        ];
        assert_eq!(check_measure(1, &handed_over), Ok(()));
        let gap = [
            row(1, 1, Role::FirstLead, None, Some("2026-03-01")),
            row(2, 2, Role::FirstLead, Some("2026-03-02"), None),
        ];
        assert_eq!(
            check_measure(1, &gap),
            Err(Code::NoLeadLeft { measure: 1 }.into())
        );
        let two = [
            row(1, 1, Role::FirstLead, None, None),
            row(2, 2, Role::FirstLead, Some("2026-03-02"), None),
        ];
        let refusal = check_measure(1, &two).unwrap_err();
        assert_eq!(refusal.code.name(), "first_lead_taken");
        assert_eq!(refusal.field.as_deref(), Some("role"));
    }

    #[test]
    fn a_measure_without_a_lead_in_the_plan_gets_one_later() {
        let none = [row(1, 1, Role::Responsible, None, None)];
        assert_eq!(check_measure(1, &none), Ok(()));
        let later = [
            none[0].clone(),
            row(2, 2, Role::FirstLead, Some("2026-03-01"), None),
        ];
        assert_eq!(check_measure(1, &later), Ok(()));
        let gone = [
            none[0].clone(),
            row(
                2,
                2,
                Role::FirstLead,
                Some("2026-03-01"),
                Some("2026-04-01"),
            ),
        ];
        assert_eq!(
            check_measure(1, &gone),
            Err(Code::NoLeadLeft { measure: 1 }.into())
        );
    }

    #[test]
    fn a_unit_has_one_part_at_a_time() {
        let twice = [
            row(1, 1, Role::FirstLead, None, None),
            row(2, 1, Role::Responsible, Some("2026-03-01"), None),
        ];
        assert_eq!(
            check_measure(1, &twice),
            Err(Refusal::at(
                "party",
                Code::AlreadyAssigned {
                    role: Role::FirstLead
                }
            ))
        );
    }
}
