//! What the office's lists say: the ledger as a table, the register, open questions.

use super::Desk;
use crate::ask::View;
use crate::error::Result;
use crate::{follow_ups, papers, people, plans, reports};
use chrono::Datelike;
use office::ask::Answers;
use office::brief::*;
use office::paper::{PaperLine, PaperState};
use office::person::{PersonLine, Role};
use office::report::{ReportLine, ReportSubject};
use office::words;
use std::collections::BTreeMap;

impl Desk<'_> {
    /// 工作台账: everything open, most pressing first.
    pub(super) fn ledger_table(&self) -> Result<LedgerTableBrief> {
        let mut lines = follow_ups::picked(self.conn, self.today, follow_ups::OPEN, [])?;
        lines.retain(|line| line.may_go_out() && line.parent.is_none());
        follow_ups::press(&mut lines);
        let said = self.newest_reports()?;
        let row = |line: &office::follow_up::FollowUpLine| -> Result<LedgerRow> {
            let said = said.get(&line.id.0);
            Ok(LedgerRow {
                matter: self.follow_up(line)?,
                problem: said.and_then(|report| report.problem.clone()),
                next_step: said.and_then(|report| report.next_step.clone()),
            })
        };
        Ok(LedgerTableBrief {
            head: self.head("工作台账".to_owned(), true)?,
            filter: "全部未办结督办事项".to_owned(),
            rows: lines.iter().map(row).collect::<Result<_>>()?,
        })
    }

    /// The newest report on each open follow-up.
    fn newest_reports(&self) -> Result<BTreeMap<i64, ReportLine>> {
        let lines = reports::picked(
            self.conn,
            "r.id IN (SELECT max(n.id) FROM report n JOIN follow_up f ON f.id = n.follow_up_id
             WHERE f.state NOT IN ('closed', 'merged', 'cancelled') AND n.state <> 'returned' GROUP BY n.follow_up_id)",
            [],
        )?;
        let said = lines.into_iter().filter_map(|line| match line.subject {
            ReportSubject::FollowUp(id) => Some((id.0, line)),
            _ => None,
        });
        Ok(said.collect())
    }

    /// 发文登记 of the current year.
    pub(super) fn register(&self) -> Result<RegisterBrief> {
        let year = self.today.year();
        let mut rows = papers::register(self.conn, year, None)?.rows;
        rows.retain(|line| line.number.is_some());
        rows.sort_by_key(|line| (line.series, line.signed_on, line.id));
        Ok(RegisterBrief {
            head: self.head(format!("{year}年发文登记"), false)?,
            year,
            rows: rows.iter().map(register_row).collect(),
        })
    }

    /// 通讯录, for the office's own use: with mobile numbers.
    pub(super) fn contacts(&self) -> Result<ContactsBrief> {
        let directory = people::directory(self.conn, self.today)?;
        let group = |unit: String, people: &[PersonLine]| ContactsGroup {
            unit,
            people: people.iter().map(contacts_row).collect(),
        };
        let mut groups = vec![group("区领导".to_owned(), &directory.leaders)];
        let units = directory.units.into_iter();
        groups.extend(units.map(|unit| group(unit.name, &unit.people)));
        groups.retain(|group| !group.people.is_empty());
        Ok(ContactsBrief {
            head: self.head("通讯录".to_owned(), false)?,
            mobiles: true,
            groups,
        })
    }

    /// 提请明确事项清单: what nobody has answered.
    pub(super) fn open_questions(&self) -> Result<OpenQuestionsBrief> {
        let mut questions = View::new(self.conn, self.today).questions()?;
        questions.retain(|question| question.answer.is_none());
        let measures = plans::measures(self.conn)?;
        let measure_of = |spans: &[office::draft::Span]| {
            let inside = |row: &&plans::MeasureRow| {
                spans
                    .iter()
                    .any(|span| row.span.0 <= span.0 && span.1 <= row.span.1)
            };
            measures.iter().find(inside).map(|row| row.number)
        };
        Ok(OpenQuestionsBrief {
            head: self.head("提请明确事项清单".to_owned(), false)?,
            rows: questions
                .into_iter()
                .map(|question| QuestionBrief {
                    kind: words::question_kind(question.kind).to_owned(),
                    measure: measure_of(&question.spans),
                    words: question.words,
                    proposal: question.proposal,
                })
                .collect(),
        })
    }
}

fn register_row(line: &PaperLine) -> RegisterRow {
    let to: Vec<String> = line.to.iter().map(|one| one.name.clone()).collect();
    RegisterRow {
        number: line.number.clone().unwrap_or_default(),
        title: line.title.clone(),
        to: match to.as_slice() {
            [] | [_] | [_, _] => to.join("、"),
            [first, ..] => format!("{first}等{}家单位", to.len()),
        },
        copies: Some(line.copies),
        signed_by: line.signed_by.clone(),
        signed_on: line.signed_on,
        issued_on: line.issued_on,
        remark: (line.state == PaperState::Withdrawn).then(|| "已作废".to_owned()),
    }
}

/// What a person does, as the directory prints it: a leader's 分管领域, else the role.
fn duty(person: &PersonLine) -> String {
    match (&person.field, person.role) {
        (Some(field), Role::Leader) => format!("分管{field}"),
        (_, role) => words::person_role(role).to_owned(),
    }
}

fn contacts_row(person: &PersonLine) -> ContactsRow {
    ContactsRow {
        name: person.name.clone(),
        post: person.post.clone(),
        role: duty(person),
        office_phone: person.telephone.clone(),
        mobile: person.mobile.clone(),
    }
}
