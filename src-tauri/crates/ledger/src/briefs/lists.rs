//! What the office's lists say: the ledger as a table, the register, open questions.

use super::Desk;
use crate::ask::View;
use crate::error::Result;
use crate::{follow_ups, papers, people, plans, reports, row, units};
use chrono::Datelike;
use office::ask::Answers;
use office::brief::*;
use office::day::in_words;
use office::follow_up::{FollowUpFilter, FollowUpLine, FollowUpState};
use office::id::FollowUpId;
use office::paper::{PaperLine, PaperState};
use office::person::{PersonLine, Role};
use office::report::{ReportLine, ReportSubject};
use office::words;
use std::collections::BTreeMap;

/// Ended matters that a 工作台账 lists at most, newest first: it is a table, not the archive.
const MOST_ENDED: u32 = 500;

/// The newest ended matters that may stand in a table, under one more condition.
fn ended(condition: &str) -> String {
    format!(
        "f.id IN (SELECT f.id FROM follow_up f WHERE f.ended_on IS NOT NULL AND f.internal = 0 AND {condition} ORDER BY f.ended_on DESC, f.id DESC LIMIT {MOST_ENDED})"
    )
}

impl Desk<'_> {
    /// 工作台账: what its filter picks, everything open by default, most pressing first.
    pub(super) fn ledger_table(&self) -> Result<LedgerTableBrief> {
        let options = match &self.options {
            Some(PaperOptions::LedgerTable(options)) => options.clone(),
            _ => LedgerOptions::default(),
        };
        let mut lines = self.filtered(&options)?;
        follow_ups::press(&mut lines);
        let said = self.newest_reports()?;
        let row = |line: &FollowUpLine| -> Result<LedgerRow> {
            let said = said.get(&line.id.0);
            let matter = self.follow_up(line)?;
            let progress = match &line.replies {
                Some(_) => matter.latest.clone(),
                None => self
                    .said_by_unit(line.id)?
                    .or_else(|| matter.latest.clone()),
            };
            Ok(LedgerRow {
                matter,
                progress,
                problem: said.and_then(|report| report.problem.clone()),
                next_step: said.and_then(|report| report.next_step.clone()),
            })
        };
        Ok(LedgerTableBrief {
            head: self.head("工作台账".to_owned(), true)?,
            filter: self.filter_words(&options)?,
            large: options.large,
            rows: lines.iter().map(row).collect::<Result<_>>()?,
        })
    }

    /// The matters under a filter. A matter for a group is one line, under one unit its own part.
    fn filtered(&self, options: &LedgerOptions) -> Result<Vec<FollowUpLine>> {
        let condition = match options.status {
            FollowUpFilter::Done => ended("f.state = 'closed'"),
            FollowUpFilter::All => format!("({} OR {})", follow_ups::OPEN, ended("TRUE")),
            _ => follow_ups::OPEN.to_owned(),
        };
        let mut lines = follow_ups::picked_by(self.conn, &self.plan.judge, &condition, [])?;
        lines.retain(|line| {
            let stands = match options.status {
                FollowUpFilter::Overdue => line.overdue,
                FollowUpFilter::DueSoon => follow_ups::is_due_soon(line, &self.plan.judge),
                FollowUpFilter::Submitted => line.state == FollowUpState::Submitted,
                FollowUpFilter::Draft => line.state == FollowUpState::Draft,
                FollowUpFilter::Lasting => line.lasting,
                FollowUpFilter::Internal => false,
                FollowUpFilter::Open | FollowUpFilter::Done | FollowUpFilter::All => true,
            };
            let asked = match options.unit {
                Some(unit) => line.owner == Some(unit),
                None => line.parent.is_none(),
            };
            let after = options
                .due_from
                .is_none_or(|from| line.due.is_some_and(|due| due >= from));
            let before = options
                .due_until
                .is_none_or(|to| line.due.is_some_and(|due| due <= to));
            stands && asked && after && before && line.may_go_out()
        });
        Ok(lines)
    }

    /// What the table holds, as it stands above it.
    fn filter_words(&self, options: &LedgerOptions) -> Result<String> {
        let mut parts = vec![words::follow_up_filter(options.status).to_owned()];
        if let Some(unit) = options.unit {
            parts.push(format!("承办单位为{}", units::one(self.conn, unit)?.name));
        }
        let day = |day: chrono::NaiveDate| in_words(day);
        match (options.due_from, options.due_until) {
            (None, None) => {}
            (Some(from), None) => parts.push(format!("{}起到期", day(from))),
            (None, Some(to)) => parts.push(format!("{}前到期", day(to))),
            (Some(from), Some(to)) => parts.push(format!("{}至{}到期", day(from), day(to))),
        }
        if matches!(options.status, FollowUpFilter::Done | FollowUpFilter::All) {
            parts.push(format!("办结事项列最近{MOST_ENDED}项"));
        }
        Ok(parts.join("，"))
    }

    /// The newest 反馈 or 申请办结 of a matter, with its day.
    fn said_by_unit(&self, id: FollowUpId) -> Result<Option<String>> {
        let sql = "SELECT happened_on, words FROM step WHERE follow_up_id = ?1 AND step IN ('reply', 'submit') ORDER BY id DESC LIMIT 1";
        let said = row::maybe(self.conn, sql, [id.0], |row| {
            let on: chrono::NaiveDate = row::word(row, "happened_on")?;
            Ok(format!(
                "{}：{}",
                in_words(on),
                row.get::<_, String>("words")?
            ))
        })?;
        Ok(said)
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
        let year = match &self.options {
            Some(PaperOptions::Register(RegisterOptions { year: Some(year) })) => *year,
            _ => self.today.year(),
        };
        let mut rows = papers::register(self.conn, year, None)?.rows;
        rows.retain(|line| line.number.is_some());
        rows.sort_by_key(|line| (line.series, line.signed_on, line.id));
        Ok(RegisterBrief {
            head: self.head(format!("{year}年发文登记"), false)?,
            year,
            rows: rows.iter().map(register_row).collect(),
        })
    }

    /// 通讯录: for the office's own use with mobile numbers, for units without.
    pub(super) fn contacts(&self) -> Result<ContactsBrief> {
        let outgoing = matches!(
            self.options,
            Some(PaperOptions::Contacts(ContactsOptions { outgoing: true }))
        );
        let directory = people::directory(self.conn, self.today)?;
        let group = |unit: String, people: &[PersonLine]| ContactsGroup {
            unit,
            people: people
                .iter()
                .map(|person| contacts_row(person, !outgoing))
                .collect(),
        };
        let mut groups = vec![group("区领导".to_owned(), &directory.leaders)];
        let units = directory.units.into_iter();
        groups.extend(units.map(|unit| group(unit.name, &unit.people)));
        groups.retain(|group| !group.people.is_empty());
        Ok(ContactsBrief {
            head: self.head("通讯录".to_owned(), false)?,
            mobiles: !outgoing,
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

fn contacts_row(person: &PersonLine, mobiles: bool) -> ContactsRow {
    ContactsRow {
        name: person.name.clone(),
        post: person.post.clone(),
        role: duty(person),
        office_phone: person.telephone.clone(),
        mobile: person.mobile.clone().filter(|_| mobiles),
    }
}
