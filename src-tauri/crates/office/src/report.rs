//! Report (进展报告): what a lead or an owner told the office in a period, as text; and what the office
//! asked for beyond the running cycles. On time, late, returned and missing are derived from dates,
//! never stored. Who owes a report stands in `cycle`.

mod standing;

pub use standing::{Filed, OwedState, Standing};

use crate::cycle::{CycleLine, CycleRule};
use crate::field::{self, LONG};
use crate::id::{
    DocumentId, FollowUpId, IndicatorId, MeasureId, MeetingId, ReportId, RequestId, UnitId,
};
use crate::period::{Cycle, Period};
use crate::person::Ring;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ReportAct {
    /// Types in what a unit reported.
    Record {
        /// The form.
        report: NewReport,
    },
    /// Types in the answers of many at once: all of them or none, undone as one.
    RecordMany {
        /// The forms.
        reports: Vec<NewReport>,
    },
    /// Puts a typing error right while the office has not decided on it.
    Correct {
        /// The report.
        id: ReportId,
        /// The form.
        report: NewReport,
    },
    /// 采用.
    Accept {
        /// The report.
        id: ReportId,
        /// The day.
        on: NaiveDate,
    },
    /// 退回: asks again, with a new due date.
    Return {
        /// The report.
        id: ReportId,
        /// The day.
        on: NaiveDate,
        /// By when it must come again.
        due: NaiveDate,
        /// Why.
        reason: String,
    },
    /// Asks units that owe none, or for something beyond the cycles.
    Ask {
        /// The form.
        request: NewRequest,
    },
    /// Takes an ask back.
    Withdraw {
        /// The ask.
        id: RequestId,
        /// The day.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// Says where a 需协调事项 was dealt with outside a meeting.
    Settle {
        /// The report it stands in.
        id: ReportId,
        /// The day.
        on: NaiveDate,
        /// How.
        words: String,
    },
    /// Sets a cycle from the period that holds a day on; null stops it from then on.
    SetCycle {
        /// Which.
        cycle: Cycle,
        /// A day of the first period.
        from: NaiveDate,
        /// The rule.
        rule: Option<CycleRule>,
    },
}

/// What a report is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ReportSubject {
    /// A measure.
    Measure(MeasureId),
    /// A follow-up.
    FollowUp(FollowUpId),
    /// An indicator.
    Indicator(IndicatorId),
    /// A matter that the office asked for in its own words.
    Request(RequestId),
}

/// A report's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// What it is about.
    pub subject: ReportSubject,
    /// Who reports.
    pub unit: UnitId,
    /// The period: 2026-03, 2026-W12, 2026-Q1.
    pub period: Period,
    /// When it came in.
    pub received_on: NaiveDate,
    /// 进展.
    pub progress: String,
    /// 问题.
    pub problem: Option<String>,
    /// 下一步.
    pub next_step: Option<String>,
    /// 需协调事项.
    pub coordination: Option<String>,
    /// The paper it came on.
    pub document: Option<DocumentId>,
}

impl NewReport {
    /// The form with its texts trimmed, or what is wrong with it on the day it is entered.
    pub fn checked(&self, today: NaiveDate) -> Result<NewReport, Refusal> {
        not_in_the_future("received_on", self.received_on, today)?;
        if self.received_on < self.period.first() {
            return Err(Refusal::at(
                "received_on",
                Code::BeforePeriod {
                    first: self.period.first(),
                },
            ));
        }
        Ok(NewReport {
            progress: field::required("progress", &self.progress, LONG)?,
            problem: field::optional("problem", &self.problem, LONG)?,
            next_step: field::optional("next_step", &self.next_step, LONG)?,
            coordination: field::optional("coordination", &self.coordination, LONG)?,
            ..self.clone()
        })
    }
}

/// What happened cannot be entered before it happens.
pub fn not_in_the_future(field: &str, on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if on > today {
        Err(Refusal::at(field, Code::NotYet { today }))
    } else {
        Ok(())
    }
}

/// The form of an ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewRequest {
    /// Whom.
    pub units: Vec<UnitId>,
    /// About what; null is a matter in words only.
    pub subject: Option<ReportSubject>,
    /// What is to be reported.
    pub words: String,
    /// For which period.
    pub period: Period,
    /// When it was asked.
    pub asked_on: NaiveDate,
    /// By when.
    pub due: NaiveDate,
    /// Why it is asked although it was asked or is on file already.
    pub despite: Option<String>,
}

impl NewRequest {
    /// The form with its texts trimmed, or what is wrong with it on the day it is entered.
    pub fn checked(&self, today: NaiveDate) -> Result<NewRequest, Refusal> {
        if self.units.is_empty() {
            return Err(Refusal::at("units", Code::Blank));
        }
        if matches!(self.subject, Some(ReportSubject::Request(_))) {
            let detail = "an ask about an ask".to_owned();
            return Err(Refusal::at("subject", Code::BadShape { detail }));
        }
        not_in_the_future("asked_on", self.asked_on, today)?;
        in_order("due", self.asked_on, self.due)?;
        Ok(NewRequest {
            words: field::required("words", &self.words, LONG)?,
            despite: field::optional("despite", &self.despite, LONG)?,
            ..self.clone()
        })
    }
}

/// A date that must not come before another.
pub fn in_order(field: &str, from: NaiveDate, to: NaiveDate) -> Result<(), Refusal> {
    if to < from {
        Err(Refusal::at(field, Code::DatesReversed { from, to }))
    } else {
        Ok(())
    }
}

/// Where a report stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// 已收.
    Received,
    /// 已采用.
    Accepted,
    /// 已退回.
    Returned,
}

impl ReportState {
    /// Refuses unless the state is one of those wanted.
    pub fn require(self, wanted: &[ReportState]) -> Result<(), Refusal> {
        if wanted.contains(&self) {
            Ok(())
        } else {
            Err(Code::ReportMove { state: self }.into())
        }
    }
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportLine {
    /// Id.
    pub id: ReportId,
    /// What it is about.
    pub subject: ReportSubject,
    /// Who reported.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// The period.
    pub period: Period,
    /// 2026年3月.
    pub period_words: String,
    /// When it came in.
    pub received_on: NaiveDate,
    /// 进展.
    pub progress: String,
    /// 问题.
    pub problem: Option<String>,
    /// 下一步.
    pub next_step: Option<String>,
    /// 需协调事项.
    pub coordination: Option<String>,
    /// The paper it came on.
    pub document: Option<DocumentId>,
    /// Where it stands.
    pub state: ReportState,
    /// Why it was returned.
    pub return_reason: Option<String>,
    /// By when it must come again, once returned.
    pub return_due: Option<NaiveDate>,
}

/// A row of the owed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OwedLine {
    /// Who owes.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// About what.
    pub subject: ReportSubject,
    /// The subject in words: 4.支持设备更新.
    pub matter: String,
    /// It collates the measure (第一牵头).
    pub covers: bool,
    /// The ask behind it; null is owed by the cycle.
    pub request: Option<RequestId>,
    /// How it stands.
    pub standing: Standing,
    /// Whom to ring, while something is still owed.
    pub ring: Option<Ring>,
    /// The newest report of the period.
    pub report: Option<ReportLine>,
    /// 责任单位's words of the last period, to type from.
    pub last_words: Option<String>,
}

/// What a unit has not sent of a period although it was due: a line of 今日.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MissingLine {
    /// Who owes.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// The period whose page shows it.
    pub period: Period,
    /// 2026年3月.
    pub period_words: String,
    /// About what, in words; each once.
    pub matters: Vec<String>,
    /// Working days that the latest of them is late.
    pub late_by: u32,
    /// Whom to ring.
    pub ring: Option<Ring>,
}

/// How many of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OwedCount {
    /// All that are owed.
    pub owed: u32,
    /// Came in, whatever became of it.
    pub filed: u32,
    /// Of those, late.
    pub late: u32,
    /// 退回待补.
    pub returned: u32,
    /// 已采用.
    pub accepted: u32,
    /// 未报.
    pub missing: u32,
}

impl OwedCount {
    /// Counts rows.
    pub fn of(lines: &[OwedLine]) -> OwedCount {
        let count = |wanted: &dyn Fn(&Standing) -> bool| {
            let all = lines.iter().filter(|line| wanted(&line.standing));
            all.count() as u32
        };
        OwedCount {
            owed: lines.len() as u32,
            filed: count(&|one| !one.is_owed()),
            late: count(&|one| !one.is_owed() && one.late_by > 0),
            returned: count(&|one| one.state == OwedState::Returned),
            accepted: count(&|one| one.state == OwedState::Accepted),
            missing: count(&|one| one.state == OwedState::Missing),
        }
    }
}

/// What the office itself asked of a unit in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitAsks {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Reports of the running cycles.
    pub reports: u32,
    /// Asks beyond them.
    pub requests: u32,
    /// Follow-ups issued to it.
    pub follow_ups: u32,
    /// Reminders sent to it.
    pub reminders: u32,
    /// All together.
    pub total: u32,
}

/// Something a unit was asked for, or has on file, already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AskedLine {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// Where it is, in words: 2026年3月6日已报（2026年3月）.
    pub words: String,
    /// The report on file.
    pub report: Option<ReportId>,
    /// The period whose page shows it.
    pub period: Period,
}

/// 报告: one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportPage {
    /// The period.
    pub period: Period,
    /// 2026年3月.
    pub words: String,
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// The one before.
    pub previous: Period,
    /// The one after.
    pub next: Period,
    /// The period of each cycle that today lies in, shortest first.
    pub now: Vec<Period>,
    /// The cycles as they are set.
    pub cycles: Vec<CycleLine>,
    /// By when reports are due; null is not asked for by a cycle.
    pub due: Option<NaiveDate>,
    /// The rule in words.
    pub due_words: Option<String>,
    /// What is owed, in protocol order.
    pub lines: Vec<OwedLine>,
    /// How many of each.
    pub count: OwedCount,
    /// Came in though nobody owed it.
    pub others: Vec<ReportLine>,
    /// What the office asked of each unit in the period, most first.
    pub asked: Vec<UnitAsks>,
}

/// A 需协调事项 and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CoordinationLine {
    /// The report it stands in.
    pub report: ReportId,
    /// Who asks.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// What it is about.
    pub matter: String,
    /// The words.
    pub words: String,
    /// When it came in.
    pub received_on: NaiveDate,
    /// The meeting that took it up.
    pub meeting: Option<MeetingId>,
    /// 专班调度会第3次会议.
    pub meeting_title: Option<String>,
    /// Where it was dealt with, in words; null is still open.
    pub dealt: Option<String>,
}
