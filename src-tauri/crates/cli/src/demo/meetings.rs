//! Meetings of the invented history: called, held, decided, signed, issued.

use super::History;
use super::life::{Live, MATTERS};
use chrono::{Datelike, Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::follow_up::{FollowUpAct, NewFollowUp, Source};
use office::id::{AgendaItemId, DecisionId, FollowUpId, MeetingId};
use office::meeting::{
    AgendaAct, AttendanceAct, DecisionAct, DecisionKind, MeetingAct, NewAgendaItem, NewDecision,
    NewMeeting, Presence,
};

const CHAIRS: [&str; 3] = ["王某", "张某", "刘某"];
const ROOMS: [&str; 3] = [
    "区政府三楼会议室",
    "区政府五楼会议室",
    "区政务服务中心二楼会议室",
];

impl History<'_> {
    /// Calls and holds a meeting on one day, and signs its minutes.
    pub(super) fn meeting(&mut self, on: NaiveDate) -> Result<()> {
        let form = NewMeeting {
            series: "专班调度会".to_owned(),
            ordinal: None,
            on,
            time: Some(self.dice.of(&["9:00", "14:30", "15:00"]).to_owned()),
            place: Some(self.dice.of(&ROOMS).to_owned()),
            chair: Some(self.dice.of(&CHAIRS).to_owned()),
            recorder: Some("于某".to_owned()),
            level: None,
        };
        let meeting = MeetingAct::Create { meeting: form };
        let meeting = MeetingId(self.act(on, Act::Meeting(meeting))?);
        let units = self.units.clone();
        let invite = AttendanceAct::Invite { meeting, units };
        self.act(on, Act::Attendance(invite))?;
        let notify = MeetingAct::Notify { id: meeting, on };
        self.act(on, Act::Meeting(notify))?;
        let hold = MeetingAct::Hold { id: meeting, on };
        self.act(on, Act::Meeting(hold))?;
        self.sign_in(meeting, on)?;
        let items = 3 + self.dice.below(2);
        let matters = if self.busy { 10 } else { 1 };
        for _ in 0..items {
            self.item(meeting, on, matters)?;
        }
        self.general(meeting, on)?;
        let sign = MeetingAct::SignMinutes {
            id: meeting,
            signed_by: "王某".to_owned(),
            on,
        };
        self.act(on, Act::Meeting(sign))?;
        let issue = MeetingAct::IssueMinutes { id: meeting, on };
        self.act(on, Act::Meeting(issue)).map(drop)
    }

    fn sign_in(&mut self, meeting: MeetingId, on: NaiveDate) -> Result<()> {
        for unit in self.units.clone() {
            let presence = match self.dice.below(12) {
                0 => Presence::Excused,
                1 | 2 => Presence::Deputy,
                _ => Presence::Present,
            };
            let person = self
                .dice
                .of(&["赵某", "孙某", "周某", "吴某", "郑某", "冯某"]);
            let persons = (presence != Presence::Excused).then(|| person.to_owned());
            let set = AttendanceAct::Set {
                meeting,
                unit,
                presence: Some(presence),
                persons,
            };
            self.act(on, Act::Attendance(set))?;
        }
        Ok(())
    }

    /// An agenda item with what was decided on it.
    fn item(&mut self, meeting: MeetingId, on: NaiveDate, matters: usize) -> Result<()> {
        let place = self.dice.below(self.measures.len());
        let measure = self.measures[place].clone();
        let item = NewAgendaItem {
            title: format!("{}情况", measure.title),
            presenter: measure.leads.first().copied(),
            minutes: Some(10),
            copies: None,
            materials_due: None,
            paragraph: Some(format!(
                "会议听取了{}关于{}情况的汇报。",
                measure.lead_name, measure.title
            )),
        };
        let item = AgendaItemId(self.act(on, Act::Agenda(AgendaAct::Add { meeting, item }))?);
        for _ in 0..matters {
            let place = self.dice.below(self.measures.len());
            self.decide(meeting, on, item, place)?;
        }
        Ok(())
    }

    fn decide(
        &mut self,
        meeting: MeetingId,
        on: NaiveDate,
        item: AgendaItemId,
        place: usize,
    ) -> Result<()> {
        let measure = self.measures[place].clone();
        let (matter, evidence) = self.dice.of(&MATTERS);
        let due = on + Days::new(20 + 10 * self.dice.below(6) as u64);
        let decision = NewDecision {
            agenda_item: Some(item),
            kind: DecisionKind::Decided,
            text: format!("{matter}，{}月底前取得阶段性成效。", due.month()),
        };
        let record = DecisionAct::Record {
            meeting,
            decision,
            follow_up: None,
        };
        let decision = DecisionId(self.act(on, Act::Decision(record))?);
        let owner = self.dice.of(&measure.leads);
        let co_units = measure.leads.iter().copied().filter(|unit| *unit != owner);
        let form = NewFollowUp {
            title: format!("{matter}（第{}项措施）", measure.number),
            requirement: Some(format!("{matter}，完成后报送{evidence}。")),
            source: Source::Decision(decision),
            owner: Some(owner),
            co_units: co_units.take(1).collect(),
            measures: vec![measure.id],
            due: Some(due),
            ..NewFollowUp::default()
        };
        let draft = FollowUpAct::Draft { form };
        let id = FollowUpId(self.act(on, Act::FollowUp(draft))?);
        let issue = FollowUpAct::Issue {
            id,
            on,
            received: self.dice.below(4) == 0,
            number: None,
        };
        self.act(on, Act::FollowUp(issue))?;
        self.issued += 1;
        self.live.push(Live::issued(
            id,
            owner,
            due,
            on + Days::new(2 + self.dice.below(3) as u64),
            evidence,
        ));
        Ok(())
    }

    /// What every meeting says and nobody owes.
    fn general(&mut self, meeting: MeetingId, on: NaiveDate) -> Result<()> {
        let decision = NewDecision {
            agenda_item: None,
            kind: DecisionKind::Required,
            text: "各单位要压实责任、按月调度，重要情况及时报告。".to_owned(),
        };
        let record = DecisionAct::Record {
            meeting,
            decision,
            follow_up: None,
        };
        let id = DecisionId(self.act(on, Act::Decision(record))?);
        let waive = DecisionAct::Waive {
            id,
            reason: "一般性要求，不立项".to_owned(),
        };
        self.act(on, Act::Decision(waive)).map(drop)
    }
}
