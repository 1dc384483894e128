//! 任务节点 of the invented history: each year the joint leads of a measure get parts of their own, which
//! most reach with evidence; one is missed, one is no longer wanted.

use super::History;
use chrono::{Datelike, Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::document::DocumentKind;
use office::id::{TaskId, UnitId};
use office::task::{NewTask, TaskAct};

const PARTS: [&str; 5] = [
    "完成底数摸排，建立更新改造台账",
    "完成年度更新改造项目立项",
    "更新改造项目开工率达到80%以上",
    "组织专项检查，完成问题整改",
    "完成年度更新改造任务并验收",
];

impl History<'_> {
    /// Once a year, for every measure that several lead.
    pub(super) fn set_tasks(&mut self, on: NaiveDate, day: u64) -> Result<()> {
        if day % 365 != 20 {
            return Ok(());
        }
        let mut turn = 0;
        for measure in self.measures.clone() {
            if measure.leads.len() < 2 {
                continue;
            }
            for owner in measure.leads {
                let due = on + Days::new(60 + 40 * (turn as u64 % 7));
                let words = format!("{}年{}", on.year(), PARTS[turn % PARTS.len()]);
                let task = NewTask {
                    words,
                    owner,
                    due: Some(due),
                };
                let add = TaskAct::Add {
                    measure: measure.id,
                    task,
                };
                let id = TaskId(self.act(on, Act::Task(add))?);
                self.promise_task(id, owner, due, turn);
                turn += 1;
            }
        }
        Ok(())
    }

    fn promise_task(&mut self, id: TaskId, owner: UnitId, due: NaiveDate, turn: usize) {
        match turn {
            // Missed: nobody ever says that it was reached.
            2 => {}
            5 => self.later(due - Days::new(20), move |history, on| {
                let reason = "并入市级统一部署，不再单列".to_owned();
                history
                    .act(on, Act::Task(TaskAct::Drop { id, reason }))
                    .map(drop)
            }),
            _ => {
                let swing = self.dice.below(16) as u64;
                let on = due - Days::new(10) + Days::new(swing);
                self.later(on, move |history, on| history.reach(id, owner, on));
            }
        }
    }

    fn reach(&mut self, id: TaskId, owner: UnitId, on: NaiveDate) -> Result<()> {
        let owner = self.heir(owner);
        let about = format!("任务节点{id}");
        let evidence = self.keep(
            on,
            "节点完成情况说明",
            DocumentKind::Evidence,
            Some(owner),
            &about,
        )?;
        let reach = TaskAct::Reach {
            id,
            on,
            evidence: vec![evidence],
        };
        self.act(on, Act::Task(reach)).map(drop)
    }
}
