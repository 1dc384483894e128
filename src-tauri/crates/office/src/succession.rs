//! Succession (机构变动): 更名, 合并, 拆分, 撤销. An event has its day and basis; it proposes what is open
//! with the unit for handing over, a person ticks, and nothing open is lost. Carrying it out is the
//! ledger's; which open things there are, is asked of the book.

use crate::field::{self, LONG, SHORT};
use crate::id::{
    AgendaItemId, AssignmentId, FollowUpId, GroupId, IndicatorId, MeetingId, PaperId, RequestId,
    TaskId, UnitId,
};
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What happens to a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// 更名: the same unit goes on under another name.
    Rename {
        /// The new 全称.
        name: String,
        /// The new 简称.
        short_name: Option<String>,
    },
    /// 合并: it becomes part of another unit and ends.
    Merge {
        /// The unit that goes on.
        into: UnitId,
    },
    /// 拆分: others take over parts of it.
    Split {
        /// Who takes over parts.
        into: Vec<UnitId>,
        /// The unit itself goes on with the rest.
        goes_on: bool,
    },
    /// 撤销: it ends.
    Abolish {
        /// Who takes over its duties, where one does.
        into: Option<UnitId>,
    },
}

/// The kind of an event, as it is kept.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// 更名.
    Rename,
    /// 合并.
    Merge,
    /// 拆分.
    Split,
    /// 撤销.
    Abolish,
}

impl Change {
    /// Its kind.
    pub fn kind(&self) -> ChangeKind {
        match self {
            Change::Rename { .. } => ChangeKind::Rename,
            Change::Merge { .. } => ChangeKind::Merge,
            Change::Split { .. } => ChangeKind::Split,
            Change::Abolish { .. } => ChangeKind::Abolish,
        }
    }

    /// Who takes over.
    pub fn successors(&self) -> Vec<UnitId> {
        match self {
            Change::Rename { .. } => Vec::new(),
            Change::Merge { into } => vec![*into],
            Change::Split { into, .. } => into.clone(),
            Change::Abolish { into } => into.iter().copied().collect(),
        }
    }

    /// Whether the unit is there no more afterwards.
    pub fn ends(&self) -> bool {
        match self {
            Change::Rename { .. } => false,
            Change::Split { goes_on, .. } => !goes_on,
            Change::Merge { .. } | Change::Abolish { .. } => true,
        }
    }
}

/// Something open that a unit holds. In the order in which they are handed over: who owns a task must
/// have a part in its measure first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum OpenItem {
    /// A part in a measure.
    Assignment(AssignmentId),
    /// A follow-up it owns.
    FollowUp(FollowUpId),
    /// A follow-up it helps with.
    CoUnit(FollowUpId),
    /// An indicator it answers for.
    Indicator(IndicatorId),
    /// Its place in a group.
    Member(GroupId),
    /// A task it owns, not reached yet.
    Task(TaskId),
    /// A report it was asked for beyond the cycles, not in yet.
    Request(RequestId),
    /// A meeting to come that it is invited to.
    Invitation(MeetingId),
    /// An agenda item of a meeting to come that it presents.
    Presenter(AgendaItemId),
    /// A paper not signed yet that goes to it.
    Recipient(PaperId),
}

/// One thing handed to a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// What.
    pub item: OpenItem,
    /// Who takes it.
    pub to: UnitId,
}

/// The form of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Succession {
    /// From this day.
    pub on: NaiveDate,
    /// 依据.
    pub basis: String,
    /// What happens.
    pub change: Change,
    /// What is handed over in the same act: the ticked lines of the proposal.
    #[serde(default)]
    pub hand_over: Vec<HandOver>,
}

impl Succession {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self, unit: UnitId) -> Result<Succession, Refusal> {
        let change = match &self.change {
            Change::Rename { name, short_name } => Change::Rename {
                name: field::required("name", name, SHORT)?,
                short_name: field::optional("short_name", short_name, SHORT)?,
            },
            Change::Split { into, goes_on } => {
                let mut once: Vec<UnitId> = Vec::new();
                for other in into {
                    if !once.contains(other) {
                        once.push(*other);
                    }
                }
                if once.is_empty() {
                    return Err(Refusal::at("into", Code::Blank));
                }
                Change::Split {
                    into: once,
                    goes_on: *goes_on,
                }
            }
            other => other.clone(),
        };
        if change.successors().contains(&unit) {
            return Err(Refusal::at("into", Code::SuccessorOfItself));
        }
        Ok(Succession {
            basis: field::required("basis", &self.basis, LONG)?,
            change,
            ..self.clone()
        })
    }
}

/// A line of the proposal: something open, and who would take it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OpenLine {
    /// What.
    pub item: OpenItem,
    /// What it is, in words: 第3项措施·第一牵头.
    pub words: String,
    /// Which one: a title.
    pub title: String,
    /// Who takes it, where one successor is clear.
    pub to: Option<UnitId>,
}

/// An event in a unit's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EventLine {
    /// The unit it happened to.
    pub unit: UnitId,
    /// Its name then.
    pub name: String,
    /// The kind.
    pub kind: ChangeKind,
    /// The day.
    pub on: NaiveDate,
    /// 依据.
    pub basis: String,
    /// Who took over, with names; for a 更名 none.
    pub successors: Vec<(UnitId, String)>,
    /// The new name of a 更名.
    pub new_name: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_succeeds_itself() {
        let form = |change| Succession {
            on: "2026-03-01".parse().unwrap(),
            basis: "机构改革方案".into(),
            change,
            hand_over: vec![],
        };
        let me = UnitId(1);
        for change in [
            Change::Merge { into: me },
            Change::Abolish { into: Some(me) },
            Change::Split {
                into: vec![UnitId(2), me],
                goes_on: true,
            },
        ] {
            let refusal = form(change).checked(me).unwrap_err();
            assert_eq!(refusal, Refusal::at("into", Code::SuccessorOfItself));
        }
        let none = Change::Split {
            into: vec![],
            goes_on: true,
        };
        assert!(form(none).checked(me).is_err());
        assert!(form(Change::Abolish { into: None }).checked(me).is_ok());
        let unnamed = Change::Rename {
            name: " ".into(),
            short_name: None,
        };
        assert_eq!(
            form(unnamed).checked(me),
            Err(Refusal::at("name", Code::Blank))
        );
    }
}
