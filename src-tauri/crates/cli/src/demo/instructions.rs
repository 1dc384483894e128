//! 领导批示 of the invented history: 办 opens a follow-up, at once or some days later, and is reported
//! back; 阅示 is answered; 阅 asks for nothing.

use super::History;
use super::life::{Live, MATTERS};
use super::people::LEADERS;
use chrono::{Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::ask::Answers;
use office::document::DocumentKind;
use office::follow_up::NewFollowUp;
use office::id::InstructionId;
use office::instruction::{InstructionAct, InstructionKind, NewInstruction};
use office::meeting::QuickFollowUp;

impl History<'_> {
    /// A leader writes on a paper every few weeks.
    pub(super) fn instruct(&mut self, on: NaiveDate, day: u64) -> Result<()> {
        let rhythm = if self.busy { 21 } else { 40 };
        if day % rhythm != 9 {
            return Ok(());
        }
        let turn = (day / rhythm) as usize;
        let (leader, post, _) = LEADERS[turn % LEADERS.len()];
        let (kind, words) = match turn % 4 {
            0 | 1 => (InstructionKind::Do, "请相关单位抓紧研究办理，按期报结果。"),
            2 => (InstructionKind::Advise, "请专班办提出意见。"),
            _ => (InstructionKind::Read, "阅。"),
        };
        let about = self.dice.of(&MATTERS).0;
        let on_what = format!("关于{about}有关情况的报告");
        let document = self.keep(on, &on_what, DocumentKind::Source, None, leader)?;
        let reply_due = on + Days::new(30);
        let instruction = NewInstruction {
            leader: format!("{leader}{post}"),
            on,
            on_what,
            document: Some(document),
            words: words.to_owned(),
            kind,
            handed_to: Some("专班办公室".to_owned()),
            reply_due: (kind != InstructionKind::Read).then_some(reply_due),
            quotable: turn.is_multiple_of(8),
        };
        let at_once = turn.is_multiple_of(4);
        let follow_up = at_once.then(|| self.quick(on, about, reply_due));
        let record = InstructionAct::Record {
            instruction,
            follow_up,
        };
        let id = InstructionId(self.act(on, Act::Instruction(record))?);
        if at_once {
            self.live_from(id, on, reply_due)?;
        } else if kind == InstructionKind::Do {
            self.later(on + Days::new(2), move |history, on| {
                history.follow_up(id, about, reply_due, on)
            });
        }
        if kind != InstructionKind::Read {
            // One in five is answered late.
            let wait = if turn % 5 == 4 { 37 } else { 28 };
            self.later(on + Days::new(wait), move |history, on| {
                history.report_back(id, on)
            });
        }
        Ok(())
    }

    /// What an instruction asks of a lead.
    fn quick(&mut self, on: NaiveDate, about: &str, due: NaiveDate) -> QuickFollowUp {
        let place = self.dice.below(self.measures.len());
        let measure = self.measures[place].clone();
        let form = NewFollowUp {
            title: format!("{about}（领导批示）"),
            owner: measure.leads.first().copied(),
            measures: vec![measure.id],
            due: Some(due - Days::new(3)),
            leader: self.leaders.first().copied(),
            ..NewFollowUp::default()
        };
        QuickFollowUp {
            form,
            issue_on: Some(on),
        }
    }

    fn follow_up(
        &mut self,
        id: InstructionId,
        about: &str,
        due: NaiveDate,
        on: NaiveDate,
    ) -> Result<()> {
        let follow_up = self.quick(on, about, due);
        let act = InstructionAct::FollowUp { id, follow_up };
        self.act(on, Act::Instruction(act))?;
        self.live_from(id, on, due)
    }

    /// The follow-up that an instruction opened lives like any other.
    fn live_from(&mut self, id: InstructionId, on: NaiveDate, due: NaiveDate) -> Result<()> {
        let page = self.ledger.view(on).instruction(id)?;
        for line in page.follow_ups {
            if let Some(owner) = line.owner {
                let (due, next_on) = (due - Days::new(3), on + Days::new(1));
                let item = Live::issued(line.id, owner, due, next_on, "办理情况报告", false);
                self.live.push(item);
            }
        }
        Ok(())
    }

    fn report_back(&mut self, id: InstructionId, on: NaiveDate) -> Result<()> {
        let document = self.keep(
            on,
            "批示办理情况报告",
            DocumentKind::Reply,
            None,
            &format!("批示{id}"),
        )?;
        let report = InstructionAct::ReportBack {
            id,
            on,
            words: "已按批示要求落实，办理情况已书面报告。".to_owned(),
            document: Some(document),
        };
        self.act(on, Act::Instruction(report)).map(drop)
    }
}
