//! Task (任务节点): a part of a measure with one owner and a date. Missed is derived from the date and
//! never recorded; its light is made in `lights`.

use crate::field::{self, LONG};
use crate::id::{DocumentId, MeasureId, TaskId, UnitId};
use crate::lights::Lit;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TaskAct {
    /// A new task.
    Add {
        /// The measure it is a part of.
        measure: MeasureId,
        /// The form.
        task: NewTask,
    },
    /// Changes words, owner or date.
    Change {
        /// The task.
        id: TaskId,
        /// The form.
        task: NewTask,
        /// 理由.
        reason: String,
    },
    /// Reached.
    Reach {
        /// The task.
        id: TaskId,
        /// The day.
        on: NaiveDate,
        /// What proves it.
        #[serde(default)]
        evidence: Vec<DocumentId>,
    },
    /// Not reached after all.
    UndoReach {
        /// The task.
        id: TaskId,
        /// 理由.
        reason: String,
    },
    /// No longer a task.
    Drop {
        /// The task.
        id: TaskId,
        /// 理由.
        reason: String,
    },
}

/// A task's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewTask {
    /// Words of the clause.
    pub words: String,
    /// The unit that owes it: one of the measure's units.
    pub owner: UnitId,
    /// When it is due; null while nobody has said.
    pub due: Option<NaiveDate>,
}

impl NewTask {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self, began: Option<NaiveDate>) -> Result<NewTask, Refusal> {
        let words = field::required("words", &self.words, LONG)?;
        match (self.due, began) {
            (Some(due), Some(began)) if due < began => {
                Err(Refusal::at("due", Code::BeforePlan { on: began }))
            }
            _ => Ok(NewTask {
                words,
                ..self.clone()
            }),
        }
    }
}

/// Who may own parts of a measure.
#[derive(Debug, Clone, Default)]
pub struct Owners {
    /// The measure's number.
    pub measure: u32,
    /// Its leads.
    pub leads: Vec<UnitId>,
    /// Its other units, members of its groups among them.
    pub others: Vec<UnitId>,
    /// 分别牵头: each lead owns its own parts.
    pub separate: bool,
}

impl Owners {
    /// Refuses a unit that the measure does not have; under 分别牵头 one that does not lead.
    pub fn check(&self, owner: UnitId) -> Result<(), Refusal> {
        let leads = self.leads.contains(&owner);
        if !leads && !self.others.contains(&owner) {
            let measure = self.measure;
            return Err(Refusal::at("owner", Code::UnitNotInMeasure { measure }));
        }
        if self.separate && !leads {
            let measure = self.measure;
            return Err(Refusal::at("owner", Code::OwnerDoesNotLead { measure }));
        }
        Ok(())
    }
}

/// A task, to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TaskLine {
    /// Id.
    pub id: TaskId,
    /// The measure it is a part of.
    pub measure: MeasureId,
    /// Words of the clause.
    pub words: String,
    /// Whether they stand in the clause so.
    pub verbatim: bool,
    /// The unit that owes it.
    pub owner: UnitId,
    /// Its name.
    pub owner_name: String,
    /// When it is due.
    pub due: Option<NaiveDate>,
    /// When it was reached.
    pub reached_on: Option<NaiveDate>,
    /// Past its date and not reached.
    pub missed: bool,
    /// What proves it, with titles.
    pub evidence: Vec<(DocumentId, String)>,
    /// Why it is no longer a task; null while it is one.
    pub dropped: Option<String>,
    /// Why it was changed or set back last.
    pub reason: Option<String>,
    /// Its light.
    pub lit: Lit,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_is_one_of_the_measures_units_and_leads_where_leads_work_apart() {
        let mut owners = Owners {
            measure: 8,
            leads: vec![UnitId(1), UnitId(2)],
            others: vec![UnitId(3)],
            separate: false,
        };
        assert!(owners.check(UnitId(3)).is_ok());
        let refusal = owners.check(UnitId(4)).unwrap_err();
        assert_eq!(
            refusal,
            Refusal::at("owner", Code::UnitNotInMeasure { measure: 8 })
        );
        owners.separate = true;
        let refusal = owners.check(UnitId(3)).unwrap_err();
        assert_eq!(
            refusal,
            Refusal::at("owner", Code::OwnerDoesNotLead { measure: 8 })
        );
        assert!(owners.check(UnitId(2)).is_ok());
    }

    #[test]
    fn a_task_needs_words_and_no_date_before_the_plan() {
        let task = |words: &str, due: &str| NewTask {
            words: words.into(),
            owner: UnitId(1),
            due: Some(due.parse().unwrap()),
        };
        let began: NaiveDate = "2024-10-28".parse().unwrap();
        let check = |task: NewTask| task.checked(Some(began)).err();
        assert_eq!(
            check(task(" ", "2025-01-01")),
            Some(Refusal::at("words", Code::Blank))
        );
        let early = Some(Refusal::at("due", Code::BeforePlan { on: began }));
        assert_eq!(check(task("完成改造", "2024-01-01")), early);
        assert_eq!(check(task("完成改造", "2024-12-31")), None);
    }
}
