//! Meetings of the invented history: called with a notice, answered, held three days later, decided,
//! signed, issued. What is particular to the quarterly one stands in `plenary`.

use super::History;
use super::life::MATTERS;
use chrono::{Datelike, Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::follow_up::{NewFollowUp, Source};
use office::id::{AgendaItemId, DecisionId, MeetingId, UnitId};
use office::meeting::{
    AgendaAct, Answer, AttendanceAct, Attendee, DecisionAct, DecisionKind, MeetingAct,
    NewAgendaItem, NewDecision, NewMeeting, NewReply, Presence,
};

const ROOMS: [&str; 3] = [
    "区政府三楼会议室",
    "区政府五楼会议室",
    "区政务服务中心二楼会议室",
];

/// A meeting of the weekly or monthly series.
pub(super) const REGULAR: &str = "专班调度会";
/// The quarterly one.
pub(super) const PLENARY: &str = "专班全体会议";

impl History<'_> {
    /// Calls what is to be called today.
    pub(super) fn call_meetings(&mut self, on: NaiveDate, day: u64) -> Result<()> {
        let rhythm = if self.busy { 7 } else { 30 };
        if day.is_multiple_of(rhythm) {
            // In a busy office every thirteenth week's meeting is the plenary.
            let plenary = self.busy && (day / rhythm) % 13 == 12;
            self.call(on, plenary)?;
        }
        if !self.busy && day % 90 == 75 {
            self.call(on, true)?;
        }
        Ok(())
    }

    fn call(&mut self, on: NaiveDate, plenary: bool) -> Result<()> {
        let held_on = on + Days::new(3);
        let series = if plenary { PLENARY } else { REGULAR };
        let form = NewMeeting {
            series: series.to_owned(),
            ordinal: None,
            on: held_on,
            time: Some(self.dice.of(&["9:00", "14:30", "15:00"]).to_owned()),
            place: Some(self.dice.of(&ROOMS).to_owned()),
            chair: Some(self.dice.of(&["王某", "张某", "刘某"]).to_owned()),
            recorder: Some("于某".to_owned()),
            level: Some("分管负责同志".to_owned()),
        };
        let meeting = MeetingAct::Create { meeting: form };
        let meeting = MeetingId(self.act(on, Act::Meeting(meeting))?);
        let units = self.units.clone();
        let invite = AttendanceAct::Invite { meeting, units };
        self.act(on, Act::Attendance(invite))?;
        let ordinal = &mut self.called[usize::from(plenary)];
        *ordinal += 1;
        let title = format!("{series}第{ordinal}次会议");
        self.notice(meeting, &title, on)?;
        self.later(on + Days::new(1), move |history, on| {
            let silent = history.answers(meeting, on)?;
            history.later(held_on, move |history, on| {
                history.hold(meeting, plenary, silent, on)
            });
            Ok(())
        });
        Ok(())
    }

    /// 回执 of every unit but one in eight; those that did not answer.
    fn answers(&mut self, meeting: MeetingId, on: NaiveDate) -> Result<Vec<UnitId>> {
        let mut silent = Vec::new();
        for unit in self.units.clone() {
            let answer = match self.dice.below(16) {
                0 => Answer::Leave,
                1 | 2 => Answer::Deputy,
                3 | 4 => {
                    silent.push(unit);
                    continue;
                }
                _ => Answer::Attend,
            };
            let coming = answer != Answer::Leave;
            let name = self.dice.of(&["赵某", "孙某", "周某", "吴某", "郑某"]);
            let person = Attendee {
                name: name.to_owned(),
                post: Some("副局长".to_owned()),
                telephone: None,
            };
            let reply = NewReply {
                answer,
                on,
                persons: if coming { vec![person] } else { Vec::new() },
                reason: (!coming).then(|| "参加区里其他会议".to_owned()),
            };
            let act = AttendanceAct::Reply {
                meeting,
                unit,
                reply,
            };
            self.act(on, Act::Attendance(act))?;
        }
        Ok(silent)
    }

    /// Holds the meeting, and signs and issues its minutes the same day.
    fn hold(
        &mut self,
        meeting: MeetingId,
        plenary: bool,
        silent: Vec<UnitId>,
        on: NaiveDate,
    ) -> Result<()> {
        let hold = MeetingAct::Hold { id: meeting, on };
        self.act(on, Act::Meeting(hold))?;
        self.sign_in(meeting, silent, on)?;
        let items = 3 + self.dice.below(2);
        let matters = if self.busy { 10 } else { 1 };
        for _ in 0..items {
            self.item(meeting, on, matters)?;
        }
        if plenary {
            self.plenary(meeting, on)?;
        }
        self.general(meeting, on)?;
        self.meetings += 1;
        self.sign_minutes(meeting, on)?;
        if self.meetings % 9 == 4 {
            self.later(on + Days::new(2), move |history, on| {
                history.correct_minutes(meeting, on)
            });
        }
        Ok(())
    }

    pub(super) fn sign_minutes(&mut self, id: MeetingId, on: NaiveDate) -> Result<()> {
        let sign = MeetingAct::SignMinutes {
            id,
            signed_by: "王某".to_owned(),
            on,
        };
        self.act(on, Act::Meeting(sign))?;
        let issue = MeetingAct::IssueMinutes { id, on };
        self.act(on, Act::Meeting(issue)).map(drop)
    }

    /// Replies become attendance; of those that did not answer one in three stays away.
    fn sign_in(&mut self, meeting: MeetingId, silent: Vec<UnitId>, on: NaiveDate) -> Result<()> {
        let take = AttendanceAct::TakeReplies { meeting };
        self.act(on, Act::Attendance(take))?;
        for unit in silent {
            if self.heir(unit) != unit {
                continue;
            }
            let presence = match self.dice.below(3) {
                0 => Presence::Absent,
                _ => Presence::Present,
            };
            let persons = (presence == Presence::Present).then(|| "冯某（科长）".to_owned());
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

    pub(super) fn record_decision(
        &mut self,
        meeting: MeetingId,
        on: NaiveDate,
        agenda_item: Option<AgendaItemId>,
        kind: DecisionKind,
        text: &str,
    ) -> Result<DecisionId> {
        let decision = NewDecision {
            agenda_item,
            kind,
            text: text.to_owned(),
        };
        let record = DecisionAct::Record {
            meeting,
            decision,
            follow_up: None,
        };
        self.act(on, Act::Decision(record)).map(DecisionId)
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
        let text = format!("{matter}，{}月底前取得阶段性成效。", due.month());
        let decision =
            self.record_decision(meeting, on, Some(item), DecisionKind::Decided, &text)?;
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
        self.hand_out(on, form, due, evidence)
    }

    /// What every meeting says and nobody owes.
    fn general(&mut self, meeting: MeetingId, on: NaiveDate) -> Result<()> {
        let text = "各单位要压实责任、按月调度，重要情况及时报告。";
        let id = self.record_decision(meeting, on, None, DecisionKind::Required, text)?;
        let waive = DecisionAct::Waive {
            id,
            reason: "一般性要求，不立项".to_owned(),
        };
        self.act(on, Act::Decision(waive)).map(drop)
    }
}
