//! Instruction (领导批示): what a leader wrote on a document, verbatim. 办 opens follow-ups; each is open
//! until the office has reported back. Its words never enter a paper for units unless ticked.

use crate::field::{self, LONG, SHORT, TITLE};
use crate::follow_up::FollowUpLine;
use crate::id::{DocumentId, InstructionId};
use crate::meeting::QuickFollowUp;
use crate::paper::PaperMention;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on instructions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum InstructionAct {
    /// Records one, with the follow-up it opens.
    Record {
        /// The form.
        instruction: NewInstruction,
        /// The follow-up of a 办; null where it is opened later.
        follow_up: Option<QuickFollowUp>,
    },
    /// Corrects one that was not reported back.
    Change {
        /// The instruction.
        id: InstructionId,
        /// The form.
        instruction: NewInstruction,
    },
    /// Opens a follow-up for one.
    FollowUp {
        /// The instruction.
        id: InstructionId,
        /// The follow-up.
        follow_up: QuickFollowUp,
    },
    /// 反馈领导.
    ReportBack {
        /// The instruction.
        id: InstructionId,
        /// The day.
        on: NaiveDate,
        /// What was reported.
        words: String,
        /// On which document.
        document: Option<DocumentId>,
    },
}

/// What a leader wants.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum InstructionKind {
    /// 阅: nothing is owed.
    Read,
    /// 办: something is to be done.
    Do,
    /// 阅示: the leader passes it up or asks for an opinion; an answer is owed.
    Advise,
}

/// An instruction's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewInstruction {
    /// 批示领导.
    pub leader: String,
    /// The day.
    pub on: NaiveDate,
    /// On which document, in words.
    pub on_what: String,
    /// Its file, where it is kept.
    pub document: Option<DocumentId>,
    /// The words, verbatim.
    pub words: String,
    /// 阅, 办, 阅示.
    pub kind: InstructionKind,
    /// 交给谁办.
    pub handed_to: Option<String>,
    /// 反馈时限.
    pub reply_due: Option<NaiveDate>,
    /// The words may stand on papers for units.
    #[serde(default)]
    pub quotable: bool,
}

impl NewInstruction {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewInstruction, Refusal> {
        if let Some(due) = self.reply_due
            && due < self.on
        {
            let code = Code::DatesReversed {
                from: self.on,
                to: due,
            };
            return Err(Refusal::at("reply_due", code));
        }
        Ok(NewInstruction {
            leader: field::required("leader", &self.leader, SHORT)?,
            on: self.on,
            on_what: field::required("on_what", &self.on_what, TITLE)?,
            document: self.document,
            words: field::required("words", &self.words, LONG)?,
            kind: self.kind,
            handed_to: field::optional("handed_to", &self.handed_to, SHORT)?,
            reply_due: self.reply_due,
            quotable: self.quotable,
        })
    }
}

/// An instruction's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct InstructionLine {
    /// Id.
    pub id: InstructionId,
    /// 批示领导.
    pub leader: String,
    /// The day.
    pub on: NaiveDate,
    /// On which document.
    pub on_what: String,
    /// The words, verbatim.
    pub words: String,
    /// 阅, 办, 阅示.
    pub kind: InstructionKind,
    /// 交给谁办.
    pub handed_to: Option<String>,
    /// 反馈时限.
    pub reply_due: Option<NaiveDate>,
    /// Past it, and not reported back.
    pub late: bool,
    /// Something is still owed.
    pub open: bool,
    /// A 办 without any follow-up yet.
    pub wants_follow_up: bool,
    /// Follow-ups it opened, and how many of them are still open.
    pub follow_ups: (u32, u32),
    /// When it was reported back.
    pub reported_on: Option<NaiveDate>,
}

/// 批示: the open ones, and a piece of those done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct InstructionList {
    /// Open, the most pressing first.
    pub open: Vec<InstructionLine>,
    /// Done, newest first.
    pub done: Vec<InstructionLine>,
    /// Where the next piece of the done begins.
    pub next: Option<InstructionId>,
}

/// One instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct InstructionPage {
    /// The row.
    pub line: InstructionLine,
    /// The file it was written on: id and title.
    pub document: Option<(DocumentId, String)>,
    /// The words may stand on papers for units.
    pub quotable: bool,
    /// Follow-ups that it opened or that name it.
    pub follow_ups: Vec<FollowUpLine>,
    /// What was reported back.
    pub report: Option<String>,
    /// On which document: id and title.
    pub report_document: Option<(DocumentId, String)>,
    /// Outgoing papers on it, oldest first.
    pub papers: Vec<PaperMention>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_is_not_due_before_the_day_of_the_instruction() {
        let form = NewInstruction {
            leader: "王某".into(),
            on: "2026-03-05".parse().unwrap(),
            on_what: "关于回收网点的报告".into(),
            document: None,
            words: "请区商务局抓紧办理。".into(),
            kind: InstructionKind::Do,
            handed_to: None,
            reply_due: Some("2026-03-04".parse().unwrap()),
            quotable: false,
        };
        assert_eq!(
            form.checked().unwrap_err().field.as_deref(),
            Some("reply_due")
        );
        let blank = NewInstruction {
            words: " ".into(),
            reply_due: None,
            ..form
        };
        assert_eq!(blank.checked(), Err(Refusal::at("words", Code::Blank)));
    }
}
