//! AgendaItem (议题) and what is proposed for it: open follow-ups of the series, items put off, 需协调事项
//! of reports, open questions of the plan. A proposal is taken up once or pruned with a reason; it is
//! referenced, never copied.

use crate::field::{self, LONG, TITLE};
use crate::follow_up::FollowUpLine;
use crate::id::{AgendaItemId, DecisionId, FollowUpId, MeetingId, QuestionId, ReportId, UnitId};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AgendaAct {
    /// A new item, last.
    Add {
        /// The meeting.
        meeting: MeetingId,
        /// The form.
        item: NewAgendaItem,
    },
    /// Changes an item.
    Change {
        /// The item.
        id: AgendaItemId,
        /// The form.
        item: NewAgendaItem,
    },
    /// Takes proposals up as one new item, last; they are referenced, never copied.
    Take {
        /// The meeting.
        meeting: MeetingId,
        /// What is taken up.
        what: Vec<Proposal>,
        /// The item's own words; null takes those of the first proposal.
        item: Option<NewAgendaItem>,
    },
    /// Takes an item off; its proposals are offered again. Refused while decisions hang on it.
    Remove {
        /// The item.
        id: AgendaItemId,
    },
    /// Sets the order.
    Reorder {
        /// The meeting.
        meeting: MeetingId,
        /// Every item once.
        order: Vec<AgendaItemId>,
    },
}

/// What may be taken up at a meeting.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// 结转: an open follow-up.
    FollowUp(FollowUpId),
    /// 缓议: a decision that put its item off.
    Deferred(DecisionId),
    /// 需协调事项 of a report.
    Coordination(ReportId),
    /// 提请明确: an open question of the plan.
    Question(QuestionId),
}

/// An agenda item's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewAgendaItem {
    /// 议题.
    pub title: String,
    /// 汇报单位.
    pub presenter: Option<UnitId>,
    /// Minutes planned.
    pub minutes: Option<u32>,
    /// By when the presenting unit's materials are due.
    #[serde(default)]
    pub materials_due: Option<NaiveDate>,
    /// Copies of them.
    #[serde(default)]
    pub copies: Option<u32>,
    /// The item's paragraph in the minutes: 会议听取了…
    pub paragraph: Option<String>,
}

impl NewAgendaItem {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewAgendaItem, Refusal> {
        if let Some(minutes) = self.minutes {
            field::within("minutes", i64::from(minutes), 1, 600)?;
        }
        if let Some(copies) = self.copies {
            field::within("copies", i64::from(copies), 1, 999)?;
        }
        Ok(NewAgendaItem {
            materials_due: self.materials_due,
            copies: self.copies,
            title: field::required("title", &self.title, TITLE)?,
            presenter: self.presenter,
            minutes: self.minutes,
            paragraph: field::optional("paragraph", &self.paragraph, LONG)?,
        })
    }
}

/// An agenda item's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AgendaLine {
    /// Id.
    pub id: AgendaItemId,
    /// 1, 2 …
    pub no: u32,
    /// 议题.
    pub title: String,
    /// 汇报单位.
    pub presenter: Option<UnitId>,
    /// Its name.
    pub presenter_name: Option<String>,
    /// Minutes planned.
    pub minutes: Option<u32>,
    /// By when the presenting unit's materials are due.
    pub materials_due: Option<NaiveDate>,
    /// Copies of them.
    pub copies: Option<u32>,
    /// What it takes up.
    pub sources: Vec<SourceLine>,
    /// The paragraph in the minutes.
    pub paragraph: Option<String>,
}

/// What an agenda item takes up, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SourceLine {
    /// What.
    pub what: Proposal,
    /// Whence, in words: 专班调度会第2次会议缓议.
    pub words: String,
}

/// A proposal for the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProposalLine {
    /// What.
    pub what: Proposal,
    /// The title that an item would take.
    pub title: String,
    /// Whence, in words.
    pub whence: String,
    /// The unit that would present it.
    pub presenter: Option<UnitId>,
    /// Its name.
    pub presenter_name: Option<String>,
    /// Why the clerk took it off; null is offered.
    pub pruned: Option<String>,
}

/// A follow-up on a meeting's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CarriedLine {
    /// The follow-up.
    pub follow_up: FollowUpLine,
    /// It was closed since the meeting before, and is shown once.
    pub closed_since: bool,
    /// Why the clerk took it off; null is on the list.
    pub pruned: Option<String>,
}
