//! The lives of the invented follow-ups: signed for, answered, sometimes reminded, extended, handed to
//! another, returned or merged, and closed.

use super::History;
use chrono::{Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::ask::Answers;
use office::content::Content;
use office::document::{DocumentAct, DocumentKind, NewDocument};
use office::follow_up::{Closing, Extension, FollowUpAct, Level, NoticePaper};
use office::id::{DocumentId, FollowUpId, UnitId};

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
enum Stage {
    Issued,
    Received,
    Active,
    Submitted,
    Over,
}

/// A follow-up under way, and when something happens to it next.
pub(super) struct Live {
    id: FollowUpId,
    owner: UnitId,
    due: NaiveDate,
    next_on: NaiveDate,
    evidence: &'static str,
    stage: Stage,
}

impl Live {
    /// Just issued.
    pub(super) fn issued(
        id: FollowUpId,
        owner: UnitId,
        due: NaiveDate,
        next_on: NaiveDate,
        evidence: &'static str,
    ) -> Live {
        Live {
            id,
            owner,
            due,
            next_on,
            evidence,
            stage: Stage::Received,
        }
        .unsigned()
    }

    fn unsigned(mut self) -> Live {
        self.stage = Stage::Issued;
        self
    }
}

impl History<'_> {
    /// Everything that happens on a day.
    pub(super) fn lives(&mut self, on: NaiveDate) -> Result<()> {
        let mut live = std::mem::take(&mut self.live);
        for item in &mut live {
            if item.next_on <= on {
                self.step(item, on)?;
            }
        }
        live.retain(|item| item.stage != Stage::Over);
        self.live = live;
        Ok(())
    }

    fn step(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        let id = item.id;
        match item.stage {
            Stage::Issued => {
                item.stage = Stage::Received;
                item.next_on = on + Days::new(6 + self.dice.below(8) as u64);
                // Signed for on the spot already by some; what they say next shows it.
                let words = "已签收，明确了责任人和时间节点。".to_owned();
                self.reply(id, on, words)
            }
            Stage::Received => {
                item.stage = Stage::Active;
                item.next_on =
                    (item.due - Days::new(6) + Days::new(self.dice.below(14) as u64)).max(on);
                let done = 20 + 10 * self.dice.below(6);
                self.reply(id, on, format!("正在推进，已完成约{done}%。"))
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
            Stage::Over => Ok(()),
        }
    }

    fn reply(&mut self, id: FollowUpId, on: NaiveDate, words: String) -> Result<()> {
        let act = FollowUpAct::Reply {
            id,
            on,
            words,
            document: None,
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    fn close(&mut self, item: &Live, on: NaiveDate) -> Result<()> {
        let closing = Closing {
            on,
            statement: format!("任务已完成，{}已报送", item.evidence),
            evidence: Vec::new(),
            waiver: None,
            verified_by: "于某".to_owned(),
            verified_how: "查阅材料".to_owned(),
            approved_by: "王某".to_owned(),
        };
        let act = FollowUpAct::Close {
            id: item.id,
            closing,
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    /// Most submit with evidence; some ask for more time, are reminded, or change hands.
    fn finish(&mut self, item: &mut Live, on: NaiveDate) -> Result<()> {
        let id = item.id;
        let act = match self.dice.below(24) {
            0 | 1 => {
                item.due = item.due.max(on) + Days::new(30);
                item.next_on = item.due - Days::new(3);
                let extension = Extension {
                    asked_on: on,
                    asked_by: None,
                    reason: "项目手续办理周期较长".to_owned(),
                    decided_on: on,
                    approved_by: "王某".to_owned(),
                    granted: Some(item.due),
                };
                FollowUpAct::Extend { id, extension }
            }
            2..=5 => {
                item.next_on = on + Days::new(5 + self.dice.below(9) as u64);
                // Step by step: 督办 only after 催办.
                let last = self.ledger.view(on).follow_up(id)?.line.level;
                let level = match (on - item.due).num_days() {
                    ..=0 => Level::Remind,
                    16.. if last.is_some_and(|last| last >= Level::Urge) => Level::Supervise,
                    _ => Level::Urge,
                };
                FollowUpAct::Remind {
                    id,
                    on,
                    level,
                    approved_by: level.needs_approver().then(|| "王某".to_owned()),
                    words: None,
                    paper: level.needs_approver().then(NoticePaper::default),
                }
            }
            6 => {
                let to = self.dice.of(&self.units.clone());
                if to == item.owner {
                    return Ok(());
                }
                item.owner = to;
                item.stage = Stage::Issued;
                item.next_on = on + Days::new(3);
                let basis = "职能划转".to_owned();
                FollowUpAct::Transfer { id, on, to, basis }
            }
            7 if self.issued > 20 => {
                item.stage = Stage::Over;
                let basis = "工作任务调整，不再单独督办".to_owned();
                FollowUpAct::Cancel { id, on, basis }
            }
            _ => {
                item.stage = Stage::Submitted;
                item.next_on = on + Days::new(1 + self.dice.below(4) as u64);
                let evidence = vec![self.keep_evidence(item, on)?];
                let words = "已按要求完成，现申请办结。".to_owned();
                FollowUpAct::Submit {
                    id,
                    on,
                    words,
                    evidence,
                }
            }
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    fn keep_evidence(&mut self, item: &Live, on: NaiveDate) -> Result<DocumentId> {
        let document = NewDocument {
            title: item.evidence.to_owned(),
            kind: DocumentKind::Evidence,
            file_name: format!("{}.txt", item.evidence),
            received_on: on,
            unit: Some(item.owner),
        };
        let text = format!("演示材料：{}，督办事项{}。", item.evidence, item.id);
        let content = Content::Bytes(text.into_bytes());
        let keep = DocumentAct::Keep { document, content };
        self.act(on, Act::Document(keep)).map(DocumentId)
    }
}
