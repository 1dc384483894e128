//! The ordinary life of the invented follow-ups: signed for, answered, submitted with evidence, returned
//! or closed. What interrupts it stands in `turns`.

use super::History;
use chrono::{Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::document::DocumentKind;
use office::follow_up::{Closing, FollowUpAct, Level};
use office::id::{FollowUpId, UnitId};

/// What a decision asks of the leads of a measure, with the evidence it ends in.
pub(super) const MATTERS: [(&str, &str); 8] = [
    ("建立设备更新项目储备库", "项目储备清单"),
    ("开展重点企业走访诊断", "走访诊断台账"),
    ("制定年度任务分解方案", "任务分解方案"),
    ("完成重点领域情况摸底", "摸底统计表"),
    ("落实配套政策实施细则", "政策实施细则"),
    ("推进重点项目开工建设", "开工项目清单"),
    ("组织政策宣传专场活动", "活动总结"),
    ("开展安全隐患专项排查", "隐患整改清单"),
];

/// Where a follow-up under way stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stage {
    Issued,
    Received,
    Active,
    Submitted,
    Suspended,
    Over,
}

impl Stage {
    /// Whether somebody is at work on it.
    pub(super) fn works(self) -> bool {
        matches!(self, Stage::Issued | Stage::Received | Stage::Active)
    }
}

/// A follow-up under way, and when something happens to it next.
#[derive(Clone)]
pub(super) struct Live {
    pub(super) id: FollowUpId,
    pub(super) owner: UnitId,
    pub(super) due: NaiveDate,
    pub(super) next_on: NaiveDate,
    pub(super) evidence: &'static str,
    pub(super) stage: Stage,
    /// The last reminder's level.
    pub(super) level: Option<Level>,
    /// Part of a group's matter: it keeps its owner.
    pub(super) member: bool,
    /// The owner answers nothing until the inspection office is asked.
    pub(super) deaf: bool,
}

impl Live {
    /// Just issued, and signed for on the spot or not.
    pub(super) fn issued(
        id: FollowUpId,
        owner: UnitId,
        due: NaiveDate,
        next_on: NaiveDate,
        evidence: &'static str,
        received: bool,
    ) -> Live {
        let stage = match received {
            true => Stage::Received,
            false => Stage::Issued,
        };
        Live {
            id,
            owner,
            due,
            next_on,
            evidence,
            stage,
            level: None,
            member: false,
            deaf: false,
        }
    }
}

/// Days that a unit is usually behind its date; some are early.
fn habit(unit: UnitId) -> i64 {
    match unit.0 % 6 {
        0 => 8,
        3 => -6,
        _ => 0,
    }
}

impl History<'_> {
    /// Everything that happens on a day.
    pub(super) fn lives(&mut self, on: NaiveDate) -> Result<()> {
        for place in 0..self.live.len() {
            let mut item = self.live[place].clone();
            if item.stage != Stage::Over && item.next_on <= on {
                self.step(&mut item, on)?;
                self.live[place] = item;
            }
        }
        self.live.retain(|item| item.stage != Stage::Over);
        Ok(())
    }

    fn step(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        let id = item.id;
        match item.stage {
            Stage::Issued => {
                item.stage = Stage::Received;
                item.next_on = on + Days::new(6 + self.dice.below(8) as u64);
                let by = self.dice.of(&["赵某", "孙某", "周某", "吴某"]);
                let by = Some(by.to_owned());
                let receive = FollowUpAct::Receive { id, on, by };
                self.act(on, Act::FollowUp(receive)).map(drop)
            }
            Stage::Received => {
                item.stage = Stage::Active;
                let swing = self.dice.below(14) as i64 - 6 + habit(item.owner);
                item.next_on = (item.due + chrono::Duration::days(swing)).max(on);
                let done = 20 + 10 * self.dice.below(6);
                let words = self.dice.of(&[
                    "已明确责任人和时间节点，完成约",
                    "正在推进，已完成约",
                    "已召开专题会部署，完成约",
                ]);
                self.reply(id, on, format!("{words}{done}%。"))
            }
            Stage::Active => self.finish(item, on),
            Stage::Submitted if self.dice.below(9) == 0 => {
                item.stage = Stage::Active;
                item.next_on = on + Days::new(5);
                let reason = "佐证材料不完整，请补充。".to_owned();
                let act = FollowUpAct::Return { id, on, reason };
                self.act(on, Act::FollowUp(act)).map(drop)
            }
            Stage::Submitted => {
                item.stage = Stage::Over;
                self.close(item, on)
            }
            Stage::Suspended => self.resume(item, on),
            Stage::Over => Ok(()),
        }
    }

    pub(super) fn reply(&mut self, id: FollowUpId, on: NaiveDate, words: String) -> Result<()> {
        let act = FollowUpAct::Reply {
            id,
            on,
            words,
            document: None,
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    /// 申请办结 with its evidence.
    pub(super) fn submit(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        item.stage = Stage::Submitted;
        item.next_on = on + Days::new(1 + self.dice.below(4) as u64);
        let about = format!("督办事项{}", item.id);
        let owner = self.heir(item.owner);
        let kept = self.keep(
            on,
            item.evidence,
            DocumentKind::Evidence,
            Some(owner),
            &about,
        )?;
        let act = FollowUpAct::Submit {
            id: item.id,
            on,
            words: "已按要求完成，现申请办结。".to_owned(),
            evidence: vec![kept],
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    fn close(&mut self, item: &Live, on: NaiveDate) -> Result<()> {
        let act = FollowUpAct::Close {
            id: item.id,
            closing: closing(on, item.evidence),
        };
        self.act(on, Act::FollowUp(act))?;
        self.maybe_reopen(item, on);
        Ok(())
    }
}

/// 审核销号 of what was submitted with evidence.
pub(super) fn closing(on: NaiveDate, evidence: &str) -> Closing {
    Closing {
        on,
        statement: format!("任务已完成，{evidence}已报送"),
        evidence: Vec::new(),
        waiver: None,
        verified_by: "于某".to_owned(),
        verified_how: "查阅材料".to_owned(),
        approved_by: "王某".to_owned(),
    }
}
