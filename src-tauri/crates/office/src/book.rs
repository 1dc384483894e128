//! What the window's frame and first page show: the book itself, and 今日.

use crate::follow_up::{FollowUpLine, ReminderProposal};
use crate::instruction::InstructionLine;
use crate::lights::LightCount;
use crate::meeting::{DecisionLine, MeetingLine};
use crate::plan::PlanHead;
use crate::profile::Office;
use crate::report::MissingLine;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The window's frame: the book, and what undo and redo would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BookStatus {
    /// The plan; null in a book without one.
    pub plan: Option<PlanHead>,
    /// The office.
    pub office: Office,
    /// Today, as the answers count it.
    pub today: NaiveDate,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// Acts in the journal.
    pub acts: u64,
}

/// 今日: what needs a hand now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TodayPage {
    /// 领导批示 still open, the most pressing first.
    pub instructions: Vec<InstructionLine>,
    /// Whom to remind, at which level and why.
    pub proposals: Vec<ReminderProposal>,
    /// Lasting or suspended items whose review has come.
    pub reviews: Vec<FollowUpLine>,
    /// Overdue, latest first.
    pub overdue: Vec<FollowUpLine>,
    /// Due within three working days.
    pub due_soon: Vec<FollowUpLine>,
    /// Submitted, waiting for the office.
    pub submitted: Vec<FollowUpLine>,
    /// Returned or not yet signed for.
    pub waiting: Vec<FollowUpLine>,
    /// Follow-ups drafted and not issued.
    pub drafts: Vec<FollowUpLine>,
    /// Reports that have come due and are not in, a line for each unit and period, the latest first.
    pub reports_missing: Vec<MissingLine>,
    /// The next meeting.
    pub next_meeting: Option<MeetingLine>,
    /// Meetings with decisions that still owe a follow-up, with those decisions.
    pub decisions_open: Vec<(MeetingLine, Vec<DecisionLine>)>,
    /// Doubts about the notice not yet answered.
    pub open_questions: u32,
    /// Lights of all follow-ups; null while there is none.
    pub follow_up_lights: Option<LightCount>,
    /// Lights of the measures; null while nothing was recorded (尚未建立数据).
    pub measure_lights: Option<LightCount>,
}
