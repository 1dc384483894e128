//! Report (进展报告): what a lead or an owner told the office in a period, as text.

use crate::field::{self, LONG, SHORT};
use crate::id::{DocumentId, FollowUpId, MeasureId, ReportId, UnitId};
use crate::refusal::Refusal;
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
    /// 采用.
    Accept {
        /// The report.
        id: ReportId,
    },
    /// 退回.
    Return {
        /// The report.
        id: ReportId,
        /// Why.
        reason: String,
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
}

/// A report's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// What it is about.
    pub subject: ReportSubject,
    /// Who reports.
    pub unit: UnitId,
    /// The period: 2026年3月, 第12周.
    pub period: String,
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
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewReport, Refusal> {
        Ok(NewReport {
            period: field::required("period", &self.period, SHORT)?,
            progress: field::required("progress", &self.progress, LONG)?,
            problem: field::optional("problem", &self.problem, LONG)?,
            next_step: field::optional("next_step", &self.next_step, LONG)?,
            coordination: field::optional("coordination", &self.coordination, LONG)?,
            ..self.clone()
        })
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

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportLine {
    /// Id.
    pub id: ReportId,
    /// What it is about.
    pub subject: ReportSubject,
    /// Who reported.
    pub unit_name: String,
    /// The period.
    pub period: String,
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
    /// Where it stands.
    pub state: ReportState,
}
