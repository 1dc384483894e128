//! The quarterly plenary of the invented history: takes up what reports ask to be coordinated and what
//! was put off, hears, agrees, puts off, and names a unit for an indicator that has none. Also the two
//! series, and minutes that are corrected by a new version.

use super::History;
use super::meetings::{PLENARY, REGULAR};
use chrono::NaiveDate;
use ledger::Result;
use office::act::Act;
use office::ask::Answers;
use office::id::{AgendaItemId, DecisionId, MeetingId};
use office::meeting::{
    AgendaAct, DecisionAct, DecisionEffect, DecisionKind, MeetingAct, NewAgendaItem, NewSeries,
    Numbering, Proposal, Rhythm, SeriesAct,
};

impl History<'_> {
    /// The series with their usual hour and place.
    pub(super) fn found_series(&mut self, on: NaiveDate) -> Result<()> {
        let (rhythm, weekday) = match self.busy {
            true => (Rhythm::Weekly, Some(5)),
            false => (Rhythm::Monthly, None),
        };
        for (name, rhythm, weekday, numbering) in [
            (REGULAR, rhythm, weekday, Numbering::Issue),
            (
                PLENARY,
                Rhythm::Quarterly,
                None,
                Numbering::Prefix("环换新纪".to_owned()),
            ),
        ] {
            let series = NewSeries {
                name: name.to_owned(),
                rhythm: Some(rhythm),
                weekday,
                time: Some("14:30".to_owned()),
                place: Some("区政府三楼会议室".to_owned()),
                chair: Some("王某".to_owned()),
                level: Some("分管负责同志".to_owned()),
                numbering,
            };
            self.act(on, Act::Series(SeriesAct::Add { series }))?;
        }
        Ok(())
    }

    /// What a plenary has beyond a regular meeting.
    pub(super) fn plenary(&mut self, meeting: MeetingId, on: NaiveDate) -> Result<()> {
        self.take_up(meeting, on)?;
        let item = NewAgendaItem {
            title: "设备更新项目用地保障方案".to_owned(),
            presenter: self.unit_named(on, "区自然资源局")?,
            minutes: Some(15),
            copies: Some(30),
            materials_due: None,
            paragraph: None,
        };
        let add = AgendaAct::Add { meeting, item };
        let item = Some(AgendaItemId(self.act(on, Act::Agenda(add))?));
        for (kind, text) in [
            (DecisionKind::Heard, "听取用地保障情况汇报。"),
            (
                DecisionKind::AgreedInPrinciple,
                "原则同意用地保障思路，修改完善后按程序报批。",
            ),
            (DecisionKind::Deferred, "具体地块安排下次会议再议。"),
        ] {
            self.record_decision(meeting, on, item, kind, text)?;
        }
        self.name_one_owner(meeting, on)
    }

    /// Up to three things that wait, each as an item of its own; one open follow-up is taken off.
    fn take_up(&mut self, meeting: MeetingId, on: NaiveDate) -> Result<()> {
        let proposals = self.ledger.view(on).proposals(meeting)?;
        let waiting =
            |what: &Proposal| matches!(what, Proposal::Coordination(_) | Proposal::Deferred(_));
        let taken = proposals.iter().map(|line| line.what).filter(waiting);
        for what in taken.take(3).collect::<Vec<_>>() {
            let take = AgendaAct::Take {
                meeting,
                what: vec![what],
                item: None,
            };
            self.act(on, Act::Agenda(take))?;
        }
        let open = |what: &Proposal| matches!(what, Proposal::FollowUp(_));
        if let Some(what) = proposals.iter().map(|line| line.what).find(open) {
            let prune = MeetingAct::Prune {
                id: meeting,
                what,
                reason: "进展正常，不再上会".to_owned(),
            };
            self.act(on, Act::Meeting(prune))?;
        }
        Ok(())
    }

    /// 无责任单位: decided, and carried into the plan with the decision as its basis.
    fn name_one_owner(&mut self, meeting: MeetingId, on: NaiveDate) -> Result<()> {
        let lines = self.ledger.view(on).indicators()?.lines;
        let free = lines.into_iter().find(|line| line.owner.is_none());
        let Some(line) = free else { return Ok(()) };
        let leads = line.measure.and_then(|measure| {
            let mut all = self.measures.iter();
            let found = all.find(|one| one.id == measure)?;
            found.leads.first().copied()
        });
        let Some(owner) = leads.or_else(|| self.units.first().copied()) else {
            return Ok(());
        };
        let text = format!("明确“{}”的责任单位。", line.name);
        let id: DecisionId =
            self.record_decision(meeting, on, None, DecisionKind::Decided, &text)?;
        let effect = DecisionEffect::Owner {
            indicator: line.id,
            owner,
        };
        self.act(on, Act::Decision(DecisionAct::Apply { id, effect }))?;
        let waive = DecisionAct::Waive {
            id,
            reason: "已在方案中明确，不另立项".to_owned(),
        };
        self.act(on, Act::Decision(waive)).map(drop)
    }

    /// 更正: a new version supersedes the one that went out.
    pub(super) fn correct_minutes(&mut self, id: MeetingId, on: NaiveDate) -> Result<()> {
        let correct = MeetingAct::CorrectMinutes {
            id,
            on,
            reason: "参会人员姓名有误".to_owned(),
        };
        self.act(on, Act::Meeting(correct))?;
        self.sign_minutes(id, on)
    }
}
