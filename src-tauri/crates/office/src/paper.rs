//! Paper (发文): an outgoing paper on its way, 拟稿 → 送审 → 签发 → 编号印发. Its number is taken at 签发,
//! never before. What the sheet says and looks like is not here: that is a brief's and the setter's.

use crate::field::{self, LONG, SHORT, TITLE};
use crate::id::{DocumentId, FollowUpId, GroupId, InstructionId, MeetingId, PaperId, UnitId};
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on outgoing papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PaperAct {
    /// 拟稿.
    Draft {
        /// The form.
        paper: NewPaper,
    },
    /// Changes a paper that is not signed yet.
    Change {
        /// The paper.
        id: PaperId,
        /// The form.
        paper: NewPaper,
    },
    /// 送审.
    Submit {
        /// The paper.
        id: PaperId,
        /// The day.
        on: NaiveDate,
        /// 核稿人.
        #[serde(default)]
        #[ts(optional = nullable)]
        by: Option<String>,
    },
    /// 退回修改.
    Return {
        /// The paper.
        id: PaperId,
        /// The day.
        on: NaiveDate,
        /// What is to be changed.
        reason: String,
    },
    /// 签发: takes the number.
    Sign {
        /// The paper.
        id: PaperId,
        /// The form.
        signing: Signing,
    },
    /// 印发.
    Issue {
        /// The paper.
        id: PaperId,
        /// The day.
        on: NaiveDate,
    },
    /// Files the scan of the 签批页.
    Scan {
        /// The paper.
        id: PaperId,
        /// The scan.
        document: DocumentId,
    },
    /// 作废. Its number stays used.
    Withdraw {
        /// The paper.
        id: PaperId,
        /// The day.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// 补录 of a paper that went out before the book began, with the number printed on it.
    Record {
        /// The form.
        paper: NewPaper,
        /// Who signed it and when, with its number.
        signing: Signing,
        /// The day it went out.
        issued_on: NaiveDate,
    },
}

/// 文种: kinds of outgoing paper. Each has a series of numbers of its own, restarting yearly.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "PaperSeries")]
#[schemars(rename = "PaperSeries")]
pub enum Series {
    /// 会议通知.
    MeetingNotice,
    /// 提醒函, 催办/督办通知单.
    Reminder,
    /// 通报.
    Bulletin,
    /// 函.
    Letter,
    /// 请示报告.
    Request,
    /// 通知 and what is none of these.
    Notice,
}

impl Series {
    /// All kinds, in the order a form offers them.
    pub const ALL: [Series; 6] = [
        Series::MeetingNotice,
        Series::Reminder,
        Series::Bulletin,
        Series::Letter,
        Series::Request,
        Series::Notice,
    ];

    /// What the kind adds to the office's 代字.
    pub fn mark(self) -> &'static str {
        match self {
            Series::MeetingNotice => "会",
            Series::Reminder => "催",
            Series::Bulletin => "通",
            Series::Letter => "函",
            Series::Request => "报",
            Series::Notice => "发",
        }
    }
}

/// Where a paper stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum PaperState {
    /// 拟稿.
    Draft,
    /// 送审.
    Review,
    /// 已签发.
    Signed,
    /// 已印发.
    Issued,
    /// 已作废.
    Withdrawn,
}

impl PaperState {
    /// Refuses a step that does not follow from this state.
    pub fn require(self, wanted: &[PaperState]) -> Result<(), Refusal> {
        if wanted.contains(&self) {
            Ok(())
        } else {
            Err(Code::PaperMove { state: self }.into())
        }
    }
}

/// The matter a paper concerns.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// A meeting.
    Meeting(MeetingId),
    /// A follow-up.
    FollowUp(FollowUpId),
    /// An instruction of a leader: the report back.
    Instruction(InstructionId),
    /// None of the book's.
    Other,
}

/// Whom a paper goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// A unit.
    Unit(UnitId),
    /// A group, printed as its name.
    Group(GroupId),
    /// Somebody who is no unit of the book: 区政府督查室.
    Words(String),
}

/// An outgoing paper's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewPaper {
    /// 文种.
    pub series: Series,
    /// 标题.
    pub title: String,
    /// Which matter it concerns.
    pub matter: Matter,
    /// 主送.
    pub to: Vec<Recipient>,
    /// 抄送.
    #[serde(default)]
    pub cc: Vec<Recipient>,
    /// 份数; null is one for each recipient.
    pub copies: Option<u32>,
    /// 拟稿 on this day.
    pub on: NaiveDate,
}

impl NewPaper {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewPaper, Refusal> {
        if let Some(copies) = self.copies {
            field::within("copies", i64::from(copies), 1, 9999)?;
        }
        let to = recipients("to", &self.to, &[])?;
        if to.is_empty() {
            return Err(Refusal::at("to", Code::Blank));
        }
        let cc = recipients("cc", &self.cc, &to)?;
        Ok(NewPaper {
            title: field::required("title", &self.title, TITLE)?,
            to,
            cc,
            ..self.clone()
        })
    }
}

/// Recipients trimmed, each once, and none that stands elsewhere already.
fn recipients(
    name: &str,
    given: &[Recipient],
    elsewhere: &[Recipient],
) -> Result<Vec<Recipient>, Refusal> {
    let mut kept: Vec<Recipient> = Vec::new();
    for one in given {
        let one = match one {
            Recipient::Words(words) => Recipient::Words(field::required(name, words, SHORT)?),
            other => other.clone(),
        };
        if elsewhere.contains(&one) {
            return Err(Refusal::at(name, Code::RecipientTwice));
        }
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    Ok(kept)
}

/// What signing needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Signing {
    /// 签发人.
    pub by: String,
    /// The day.
    pub on: NaiveDate,
    /// The scan of the 签批页, where it is at hand.
    pub scan: Option<DocumentId>,
    /// A number already used on paper; null takes the next of the series.
    pub number: Option<String>,
}

impl Signing {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<Signing, Refusal> {
        Ok(Signing {
            by: field::required("by", &self.by, SHORT)?,
            number: field::optional("number", &self.number, SHORT)?,
            ..self.clone()
        })
    }
}

/// Why a paper went back or was withdrawn.
pub fn reason(text: &str) -> Result<String, Refusal> {
    field::required("reason", text, LONG)
}

/// A recipient with its name on the paper's day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RecipientLine {
    /// Who.
    pub who: Recipient,
    /// As the paper prints it.
    pub name: String,
}

/// An outgoing paper's row in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaperLine {
    /// Id.
    pub id: PaperId,
    /// 文种.
    pub series: Series,
    /// 文号; null until it is signed.
    pub number: Option<String>,
    /// The number was typed: it was printed before the book knew of it.
    pub typed: bool,
    /// 标题.
    pub title: String,
    /// Which matter it concerns.
    pub matter: Matter,
    /// The matter in words: a meeting's name, a follow-up's number and title.
    pub matter_words: Option<String>,
    /// 主送, units in protocol order.
    pub to: Vec<RecipientLine>,
    /// 抄送, units in protocol order.
    pub cc: Vec<RecipientLine>,
    /// 份数.
    pub copies: u32,
    /// Where it stands.
    pub state: PaperState,
    /// 拟稿日期.
    pub drafted_on: NaiveDate,
    /// 拟稿人.
    pub drafted_by: String,
    /// 送审日期.
    pub submitted_on: Option<NaiveDate>,
    /// 核稿人.
    pub reviewed_by: Option<String>,
    /// What it was returned for last, while it is a draft again.
    pub returned: Option<String>,
    /// 签发人.
    pub signed_by: Option<String>,
    /// 签发日期.
    pub signed_on: Option<NaiveDate>,
    /// The scan of the 签批页.
    pub scan: Option<DocumentId>,
    /// Its title.
    pub scan_title: Option<String>,
    /// 印发日期.
    pub issued_on: Option<NaiveDate>,
    /// 作废日期.
    pub withdrawn_on: Option<NaiveDate>,
    /// Why.
    pub withdraw_reason: Option<String>,
}

/// An outgoing paper beside the matter it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaperMention {
    /// The paper.
    pub id: PaperId,
    /// 文种.
    pub series: Series,
    /// 文号; null until it is signed.
    pub number: Option<String>,
    /// 标题.
    pub title: String,
    /// Where it stands.
    pub state: PaperState,
}

/// 发文登记.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaperRegister {
    /// The year shown.
    pub year: i32,
    /// Years with papers, newest first.
    pub years: Vec<i32>,
    /// Papers of that year, newest first; those without a number first.
    pub rows: Vec<PaperLine>,
    /// What the office's particulars lack before a paper can be signed.
    pub office_missing: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper() -> NewPaper {
        NewPaper {
            series: Series::Letter,
            title: " 关于报送进展的函 ".into(),
            matter: Matter::Other,
            to: vec![Recipient::Unit(UnitId(1)), Recipient::Unit(UnitId(1))],
            cc: vec![Recipient::Words(" 区政府督查室 ".into())],
            copies: None,
            on: "2026-03-01".parse().unwrap(),
        }
    }

    #[test]
    fn recipients_stand_once() {
        let checked = paper().checked().unwrap();
        assert_eq!(checked.title, "关于报送进展的函");
        assert_eq!(checked.to.len(), 1);
        assert_eq!(checked.cc, [Recipient::Words("区政府督查室".into())]);
        let twice = NewPaper {
            cc: vec![Recipient::Unit(UnitId(1))],
            ..paper()
        };
        assert_eq!(
            twice.checked(),
            Err(Refusal::at("cc", Code::RecipientTwice))
        );
    }

    #[test]
    fn a_paper_goes_to_somebody_in_some_copies() {
        let nobody = NewPaper {
            to: vec![],
            ..paper()
        };
        assert_eq!(nobody.checked(), Err(Refusal::at("to", Code::Blank)));
        let none = NewPaper {
            copies: Some(0),
            ..paper()
        };
        assert_eq!(none.checked().unwrap_err().field.unwrap(), "copies");
    }
}
