//! Follow-ups that no meeting decided: for the members of a group, lasting ones, in stages, urgent ones
//! from above, and those that stay inside the office.

use super::History;
use super::life::{Live, closing};
use chrono::{Datelike, Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::ask::Answers;
use office::document::DocumentKind;
use office::follow_up::{FollowUpAct, FollowUpState, Level, NewFollowUp, Source, Term};
use office::id::{FollowUpId, MeasureId, UnitId};

/// What the members of 各镇街 are asked for.
const ASKED: [(&str, &str); 4] = [
    ("报送废旧物资回收网点建设情况", "回收网点清单"),
    ("摸排老旧农机报废更新需求", "需求摸排表"),
    ("开展以旧换新政策进社区活动", "活动照片及总结"),
    ("核实老旧小区管网改造底数", "底数核实表"),
];

impl History<'_> {
    /// What the day brings besides meetings.
    pub(super) fn matters(&mut self, on: NaiveDate, day: u64) -> Result<()> {
        let group_rhythm = if self.busy { 30 } else { 60 };
        if day % group_rhythm == 26 {
            self.group_matter(on, (day / group_rhythm) as usize)?;
        }
        match day % 360 {
            15 | 195 => self.lasting_matter(on),
            70 | 250 => self.staged_matter(on),
            33 | 123 | 213 | 303 => self.urgent_matter(on),
            12 | 102 | 192 | 282 => self.inside_matter(on),
            _ => Ok(()),
        }
    }

    fn draft(&mut self, on: NaiveDate, form: NewFollowUp) -> Result<FollowUpId> {
        let draft = FollowUpAct::Draft { form };
        self.act(on, Act::FollowUp(draft)).map(FollowUpId)
    }

    fn issue(&mut self, on: NaiveDate, id: FollowUpId, received: bool) -> Result<()> {
        let issue = FollowUpAct::Issue {
            id,
            on,
            received,
            number: None,
        };
        self.act(on, Act::FollowUp(issue)).map(drop)
    }

    /// Drafts and issues a form that has an owner and a date, and lets it live.
    pub(super) fn hand_out(
        &mut self,
        on: NaiveDate,
        form: NewFollowUp,
        due: NaiveDate,
        evidence: &'static str,
    ) -> Result<()> {
        let owner = form.owner.unwrap_or(self.units[0]);
        let received = self.dice.below(4) == 0;
        let id = self.draft(on, form)?;
        self.issue(on, id, received)?;
        let next_on = on + Days::new(2 + self.dice.below(3) as u64);
        self.live
            .push(Live::issued(id, owner, due, next_on, evidence, received));
        Ok(())
    }

    /// A matter of the plan for one unit.
    pub(super) fn plain_matter(
        &mut self,
        on: NaiveDate,
        title: &str,
        owner: UnitId,
        measure: MeasureId,
        due: NaiveDate,
    ) -> Result<()> {
        let form = NewFollowUp {
            title: title.to_owned(),
            owner: Some(owner),
            measures: vec![measure],
            due: Some(due),
            ..NewFollowUp::default()
        };
        self.hand_out(on, form, due, "能效台账")
    }

    /// One item a member, each with a life of its own; the last is silent for long.
    fn group_matter(&mut self, on: NaiveDate, turn: usize) -> Result<()> {
        let groups = self.ledger.view(on).groups()?;
        let Some(group) = groups.iter().find(|group| group.count > 0) else {
            return Ok(());
        };
        let (title, evidence) = ASKED[turn % ASKED.len()];
        let due = on + Days::new(25);
        let form = NewFollowUp {
            title: title.to_owned(),
            group: Some(group.id),
            due: Some(due),
            leader: self.leaders.last().copied(),
            ..NewFollowUp::default()
        };
        let whole = self.draft(on, form)?;
        self.issue(on, whole, false)?;
        let children = self.ledger.view(on).follow_up(whole)?.children;
        let last = children.len();
        for (place, child) in children.into_iter().enumerate() {
            let wait = if place + 1 == last { 34 } else { 1 + 2 * place };
            let Some(owner) = child.owner else { continue };
            let next_on = on + Days::new(wait as u64);
            let mut item = Live::issued(child.id, owner, due, next_on, evidence, false);
            item.member = true;
            self.live.push(item);
        }
        self.later(due - Days::new(3), move |history, on| {
            history.remind_members(whole, on)
        });
        Ok(())
    }

    /// Those who did not answer are reminded at once.
    fn remind_members(&mut self, whole: FollowUpId, on: NaiveDate) -> Result<()> {
        if !self.ledger.view(on).follow_up(whole)?.line.state.is_open() {
            return Ok(());
        }
        let remind = FollowUpAct::Remind {
            id: whole,
            on,
            level: Level::Remind,
            approved_by: None,
            words: Some("三日后到期，请尚未反馈的镇街抓紧报送。".to_owned()),
            paper: None,
        };
        self.act(on, Act::FollowUp(remind)).map(drop)
    }

    /// 长期坚持, reviewed every three months for a year.
    fn lasting_matter(&mut self, on: NaiveDate) -> Result<()> {
        let form = NewFollowUp {
            title: "常态化开展以旧换新政策宣传".to_owned(),
            owner: self.unit_named(on, "区商务局")?,
            term: Term::Lasting { months: 3 },
            ..NewFollowUp::default()
        };
        let id = self.draft(on, form)?;
        self.issue(on, id, true)?;
        self.later(on + Days::new(90), move |history, on| {
            history.review(id, 1, on)
        });
        Ok(())
    }

    fn review(&mut self, id: FollowUpId, time: u32, on: NaiveDate) -> Result<()> {
        if time > 4 {
            let basis = "已转为日常工作".to_owned();
            let cancel = FollowUpAct::Cancel { id, on, basis };
            return self.act(on, Act::FollowUp(cancel)).map(drop);
        }
        let words = "坚持较好，宣传活动每月不少于2场。".to_owned();
        let review = FollowUpAct::Review { id, on, words };
        self.act(on, Act::FollowUp(review))?;
        self.later(on + Days::new(91), move |history, on| {
            history.review(id, time + 1, on)
        });
        Ok(())
    }

    /// 阶段性办结: two stages, each submitted and closed.
    fn staged_matter(&mut self, on: NaiveDate) -> Result<()> {
        let due = on + Days::new(60);
        let words = "完成选址和立项".to_owned();
        let form = NewFollowUp {
            title: "建设再生资源分拣中心".to_owned(),
            owner: self.unit_named(on, "区发展和改革局")?,
            due: Some(due),
            term: Term::Stage { words },
            ..NewFollowUp::default()
        };
        let id = self.draft(on, form)?;
        self.issue(on, id, true)?;
        self.later(due - Days::new(2), move |history, on| {
            history.stage(id, false, on)
        });
        Ok(())
    }

    fn stage(&mut self, id: FollowUpId, last: bool, on: NaiveDate) -> Result<()> {
        let page = self.ledger.view(on).follow_up(id)?;
        if !page.line.state.is_open() || page.line.state == FollowUpState::Suspended {
            return Ok(());
        }
        let about = format!("督办事项{id}");
        let unit = page.line.owner;
        let kept = self.keep(on, "阶段成果材料", DocumentKind::Evidence, unit, &about)?;
        let submit = FollowUpAct::Submit {
            id,
            on,
            words: "本阶段任务已完成。".to_owned(),
            evidence: vec![kept],
        };
        self.act(on, Act::FollowUp(submit))?;
        let closing = closing(on, "阶段成果材料");
        if last {
            let close = FollowUpAct::Close { id, closing };
            return self.act(on, Act::FollowUp(close)).map(drop);
        }
        let next_due = on + Days::new(90);
        let close = FollowUpAct::CloseStage {
            id,
            closing,
            next_stage: "主体工程完工".to_owned(),
            next_due,
        };
        self.act(on, Act::FollowUp(close))?;
        self.later(next_due - Days::new(4), move |history, on| {
            history.stage(id, true, on)
        });
        Ok(())
    }

    /// 急件 of the level above, in days counted from its receipt.
    fn urgent_matter(&mut self, on: NaiveDate) -> Result<()> {
        let owner = self.dice.of(&self.units.clone());
        let number = 10 + self.dice.below(80);
        let due = on + Days::new(10);
        let form = NewFollowUp {
            title: "报送设备更新贷款贴息项目清单".to_owned(),
            source: Source::Superior(format!("威发改办〔{}〕{number}号", on.year())),
            owner: Some(owner),
            term: Term::Days {
                count: 10,
                from: on,
            },
            urgent: true,
            ..NewFollowUp::default()
        };
        self.hand_out(on, form, due, "贴息项目清单")
    }

    /// 内部事项: stands as 拟立项 for some days before it is handed out.
    fn inside_matter(&mut self, on: NaiveDate) -> Result<()> {
        let owner = self.dice.of(&self.units.clone());
        let due = on + Days::new(40);
        let form = NewFollowUp {
            title: "测算专班工作经费".to_owned(),
            source: Source::Other("专班办公室内部安排".to_owned()),
            owner: Some(owner),
            due: Some(due),
            internal: true,
            ..NewFollowUp::default()
        };
        let id = self.draft(on, form)?;
        self.later(on + Days::new(6), move |history, on| {
            history.issue(on, id, true)?;
            let owner = history.heir(owner);
            let next_on = on + Days::new(8);
            let item = Live::issued(id, owner, due, next_on, "经费测算表", true);
            history.live.push(item);
            Ok(())
        });
        Ok(())
    }
}
