//! What interrupts the life of an invented follow-up: more time, reminders step by step up to 提请督查,
//! another owner, 并案, 挂起, 撤销, 重启. Each happens once early in a history; later ones are dice.

use super::History;
use super::life::{Live, Stage};
use chrono::{Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::follow_up::{Extension, FollowUpAct, Level, NoticePaper};
use office::id::{FollowUpId, UnitId};

/// How many came so far to where something may happen.
#[derive(Default)]
pub(super) struct Turns {
    finishes: usize,
    closes: usize,
}

/// What happens to an item that is about to be finished.
enum Turn {
    Submit,
    Extend,
    Refuse,
    Remind,
    Silence,
    Transfer,
    Merge,
    Suspend,
    Cancel,
}

impl History<'_> {
    /// Most submit with evidence; some ask for more time, are reminded, or change hands.
    pub(super) fn finish(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        match self.turn(item) {
            Turn::Submit => self.submit(item, on),
            Turn::Extend => self.extend(item, on, true),
            Turn::Refuse => self.extend(item, on, false),
            Turn::Remind => self.remind(item, on),
            Turn::Silence => {
                item.deaf = true;
                self.remind(item, on)
            }
            Turn::Transfer => self.transfer(item, on),
            Turn::Merge => self.merge_matter(item, on),
            Turn::Suspend => self.suspend(item, on),
            Turn::Cancel => {
                item.stage = Stage::Over;
                let (id, basis) = (item.id, "工作任务调整，不再单独督办".to_owned());
                let act = FollowUpAct::Cancel { id, on, basis };
                self.act(on, Act::FollowUp(act)).map(drop)
            }
        }
    }

    fn turn(&mut self, item: &Live) -> Turn {
        if item.deaf {
            return Turn::Remind;
        }
        let by_dice = self.dice.below(48);
        if item.member {
            return match by_dice {
                0..=3 => Turn::Extend,
                4..=13 => Turn::Remind,
                _ => Turn::Submit,
            };
        }
        self.turns.finishes += 1;
        match (self.turns.finishes, by_dice) {
            (3, _) => Turn::Silence,
            (5, _) => Turn::Suspend,
            (7, _) => Turn::Refuse,
            (8, _) => Turn::Extend,
            (9, _) => Turn::Transfer,
            (11, _) => Turn::Merge,
            (14, _) => Turn::Cancel,
            (_, 0..=2) => Turn::Extend,
            (_, 3) => Turn::Refuse,
            (_, 4..=11) => Turn::Remind,
            (_, 12 | 13) => Turn::Transfer,
            (_, 14) => Turn::Cancel,
            (_, 15) => Turn::Merge,
            (_, 16) => Turn::Suspend,
            (_, 17) if self.dice.below(3) == 0 => Turn::Silence,
            _ => Turn::Submit,
        }
    }

    fn extend(&mut self, item: &mut Live, on: NaiveDate, granted: bool) -> Result<()> {
        if granted {
            item.due = item.due.max(on) + Days::new(30);
            item.next_on = item.due - Days::new(3);
        } else {
            item.next_on = on + Days::new(4);
        }
        let extension = Extension {
            asked_on: on,
            asked_by: None,
            reason: "项目手续办理周期较长".to_owned(),
            decided_on: on,
            approved_by: "王某".to_owned(),
            granted: granted.then_some(item.due),
        };
        let act = FollowUpAct::Extend {
            id: item.id,
            extension,
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    /// Step by step: 督办 only after 催办, 提请督查 only after 重点督办.
    fn remind(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        let id = item.id;
        item.next_on = on + Days::new(5 + self.dice.below(9) as u64);
        let level = match (item.level, (on - item.due).num_days()) {
            (Some(Level::KeySupervise), _) if item.deaf => return self.inspect(item, on),
            (_, ..=0) => Level::Remind,
            (None | Some(Level::Remind), _) => Level::Urge,
            (Some(Level::Urge), 12..) => Level::Supervise,
            (Some(Level::Supervise), 20..) => Level::KeySupervise,
            (Some(last), _) => last,
        };
        item.level = Some(level);
        let high = level.needs_approver();
        let on_paper = high || (level == Level::Urge && self.dice.below(2) == 0);
        let act = FollowUpAct::Remind {
            id,
            on,
            level,
            approved_by: on_paper.then(|| "王某".to_owned()),
            words: (!on_paper).then(|| "电话提醒，请按时报送。".to_owned()),
            paper: on_paper.then(|| NoticePaper {
                copied: level == Level::KeySupervise,
                number: None,
            }),
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    fn inspect(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        let id = item.id;
        item.deaf = false;
        item.next_on = on + Days::new(12);
        let act = FollowUpAct::Inspect {
            id,
            on,
            approved_by: "王某".to_owned(),
            words: "多次督办仍未反馈，请予督查。".to_owned(),
        };
        self.act(on, Act::FollowUp(act))?;
        self.later(on + Days::new(10), move |history, on| {
            let reply = FollowUpAct::InspectReply {
                id,
                on,
                words: "已约谈承办单位，责成限期完成。".to_owned(),
                document: None,
            };
            history.act(on, Act::FollowUp(reply)).map(drop)
        });
        Ok(())
    }

    fn transfer(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        let all = self.units.iter().copied();
        let others: Vec<UnitId> = all.filter(|to| *to != item.owner).collect();
        item.owner = self.dice.of(&others);
        item.stage = Stage::Issued;
        item.next_on = on + Days::new(3);
        let act = FollowUpAct::Transfer {
            id: item.id,
            on,
            to: item.owner,
            basis: "职能划转".to_owned(),
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    /// 并案 into another matter under way, of the same kind where there is one.
    fn merge_matter(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        let fits = |other: &&Live| other.id != item.id && !other.member && other.stage.works();
        let mut others = self.live.iter().filter(fits);
        let alike = self.live.iter().filter(fits);
        let mut alike = alike.filter(|other| other.evidence == item.evidence);
        let Some(into) = alike
            .next_back()
            .or_else(|| others.next())
            .map(|other| other.id)
        else {
            return self.submit(item, on);
        };
        item.stage = Stage::Over;
        let act = FollowUpAct::Merge {
            id: item.id,
            on,
            into,
            basis: "与该事项内容相同".to_owned(),
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    fn suspend(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        item.stage = Stage::Suspended;
        item.next_on = on + Days::new(40);
        let act = FollowUpAct::Suspend {
            id: item.id,
            on,
            basis: "上级政策调整，待新规出台".to_owned(),
            review_on: item.next_on,
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    pub(super) fn resume(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        item.stage = Stage::Active;
        item.next_on = on + Days::new(9);
        let act = FollowUpAct::Resume { id: item.id, on };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    /// A few that were closed come back three weeks later.
    pub(super) fn maybe_reopen(&mut self, item: &Live, on: NaiveDate) {
        if item.member {
            return;
        }
        self.turns.closes += 1;
        let again = self.turns.closes == 5 || self.dice.below(70) == 0;
        if again {
            let (id, evidence, owner) = (item.id, item.evidence, item.owner);
            self.later(on + Days::new(20), move |history, on| {
                history.reopen(id, owner, evidence, on)
            });
        }
    }

    fn reopen(
        &mut self,
        id: FollowUpId,
        owner: UnitId,
        evidence: &'static str,
        on: NaiveDate,
    ) -> Result<()> {
        let due = on + Days::new(30);
        let act = FollowUpAct::Reopen {
            id,
            on,
            basis: "回头看发现问题反弹".to_owned(),
            due: Some(due),
        };
        self.act(on, Act::FollowUp(act))?;
        let next_on = on + Days::new(15);
        let mut item = Live::issued(id, owner, due, next_on, evidence, true);
        item.stage = Stage::Active;
        self.live.push(item);
        Ok(())
    }

    /// What was open with a unit goes on with the one that took over, which signs for it anew.
    pub(super) fn take_over(&mut self, on: NaiveDate, gone: UnitId, into: UnitId) -> Result<()> {
        for item in &mut self.live {
            if item.owner == gone {
                item.owner = into;
                if item.stage.works() {
                    item.stage = Stage::Issued;
                    item.next_on = on + Days::new(3);
                }
            }
        }
        Ok(())
    }
}
