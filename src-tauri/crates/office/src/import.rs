//! 导入方案: a reading on its way into the book, with the clerk's corrections and answers. Nothing of it
//! is a fact before 确认; until then it lies in per-user data, outside the book. What is asked of an
//! import and what it answers with stand here; the reader and the door are called by the desk.

use crate::draft::{Correction, DraftPlan, DraftQuestion, Mark, NewTarget, QuestionKind, Span};
use crate::field::{self, SHORT};
use crate::indicator::{self, Amount};
use crate::refusal::{Code, Refusal};
use crate::revision::{Choices, RevisionPage};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which doubt a reply is for: its kind and words, so that the same doubt is known again in a later
/// reading of the same or of an amended notice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct QuestionKey {
    /// What kind of doubt.
    pub kind: QuestionKind,
    /// The words in doubt.
    pub words: String,
    /// Which of several doubts of this kind about the same words, from 0.
    #[serde(default)]
    pub nth: u32,
}

/// What the clerk says to a doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The doubt.
    pub question: QuestionKey,
    /// What is said.
    pub says: Says,
}

/// An answer, or who is to give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Says {
    /// Answered.
    Answer {
        /// What was decided, in words.
        words: String,
        /// 依据: who decided; null where the words say it.
        #[serde(default)]
        basis: Option<String>,
        /// What the answer sets in the book; null where words are all.
        #[serde(default)]
        settlement: Option<Settlement>,
    },
    /// 以后再定: it stays open.
    Later,
    /// 提请会议明确: it stays open and is put before a meeting.
    Meeting,
}

/// What an answer sets in the book. Units are named as the notice or the book names them: at import
/// they have no ids yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Settlement {
    /// Two names are one unit.
    SameUnit {
        /// The name that stays.
        name: String,
        /// The other name.
        other: String,
    },
    /// Who belongs to a collective.
    Members {
        /// Names of the units.
        units: Vec<String>,
    },
    /// Who answers for a target.
    Owner {
        /// Name of the unit.
        unit: String,
    },
    /// Who leads a measure.
    Lead {
        /// Name of the unit.
        unit: String,
    },
    /// The value of the base year.
    Base {
        /// The value, a decimal.
        value: Amount,
    },
    /// When a target is due.
    Year {
        /// By the end of this year.
        year: i32,
    },
}

impl Settlement {
    /// The settlement with its names trimmed, or what is wrong with it. Whether it fits its doubt, and
    /// whether the book knows the names, is asked of the book.
    pub fn checked(&self) -> Result<Settlement, Refusal> {
        Ok(match self {
            Settlement::SameUnit { name, other } => {
                let name = field::required("name", name, SHORT)?;
                let other = field::required("other", other, SHORT)?;
                if name == other {
                    return Err(Refusal::at("other", Code::NotSettled));
                }
                Settlement::SameUnit { name, other }
            }
            Settlement::Members { units } => {
                let names = units
                    .iter()
                    .map(|name| field::required("units", name, SHORT));
                let units = names.collect::<Result<Vec<String>, Refusal>>()?;
                if units.is_empty() {
                    return Err(Refusal::at("units", Code::Blank));
                }
                Settlement::Members { units }
            }
            Settlement::Owner { unit } => Settlement::Owner {
                unit: field::required("unit", unit, SHORT)?,
            },
            Settlement::Lead { unit } => Settlement::Lead {
                unit: field::required("unit", unit, SHORT)?,
            },
            Settlement::Base { value } => {
                indicator::check_base_value(Some(*value))?;
                self.clone()
            }
            Settlement::Year { year } => {
                field::within("year", i64::from(*year), 1949, 2100)?;
                self.clone()
            }
        })
    }
}

/// What the import page asks for, one after another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ImportStep {
    /// The import as it was left; none where nothing is under way.
    Look {},
    /// Reads a file anew.
    Read {
        /// Where it lies.
        path: String,
    },
    /// Reads pasted text anew.
    Paste {
        /// The text.
        text: String,
    },
    /// Reads the same text again, without the corrections.
    ReadAgain {},
    /// Makes a correction.
    Correct {
        /// The correction.
        correction: Correction,
    },
    /// Takes the newest correction back.
    TakeBack {},
    /// What the words of a span would say as a target; nothing is changed.
    Suggest {
        /// The clause.
        span: Span,
    },
    /// Replies to a doubt; a null takes the reply back.
    Reply {
        /// The doubt.
        question: QuestionKey,
        /// What is said.
        says: Option<Says>,
    },
    /// Chooses how the new version follows the old one.
    Choose {
        /// The choices, all of them.
        choices: Choices,
    },
    /// 确认: everything enters the book.
    Confirm {},
    /// Throws the import away.
    Cancel {},
}

/// What the import page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportPage {
    /// The file it was read from; 粘贴的文字 for pasted text.
    pub file_name: String,
    /// The notice's text that spans point into; null where the window has it already.
    pub text: Option<String>,
    /// The reading with the corrections made.
    pub draft: DraftPlan,
    /// What was understood, as marks on the text.
    pub marks: Vec<Mark>,
    /// The corrections in their order.
    pub corrections: Vec<Correction>,
    /// The doubts in the order of the reading, with what was said to them.
    pub questions: Vec<ImportQuestion>,
    /// How this version follows the one in the book; null for a book without a plan.
    pub revision: Option<RevisionPage>,
    /// What `Suggest` found.
    pub suggestion: Option<NewTarget>,
    /// How the file's characters were written: `UTF-8`, `GB18030`, `Word 文档`; empty for pasted text.
    pub written: String,
    /// What the reader looks past; the stored words are not touched by any of it.
    pub cleanings: Vec<ImportCleaning>,
}

/// A kind of thing that the reader looks past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportCleaning {
    /// In the clerk's words: 页码不计入正文.
    pub what: String,
    /// At how many places.
    pub places: u32,
    /// The first of them.
    pub spans: Vec<Span>,
}

/// A doubt of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportQuestion {
    /// Which doubt.
    pub key: QuestionKey,
    /// Where its words stand.
    pub spans: Vec<Span>,
    /// What the reader proposes.
    pub proposal: String,
    /// What was said; null while nobody has said anything.
    pub says: Option<Says>,
    /// It was answered in an earlier version of the plan, with these words: it isn't asked again.
    pub answered_before: Option<String>,
    /// The other unit's name, for a name that may be a unit of the book or of the notice.
    pub names: Vec<String>,
    /// The year growth is counted from, where a base value is asked for.
    pub base_year: Option<i32>,
}

/// How an import ended or goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportAnswer {
    /// The page; null where no import is under way.
    pub page: Option<ImportPage>,
    /// What 确认 did.
    pub done: Option<crate::act::Done>,
}

/// The keys of a reading's doubts, in order.
pub fn keys(draft: &DraftPlan) -> Vec<QuestionKey> {
    let mut keys: Vec<QuestionKey> = Vec::with_capacity(draft.questions.len());
    for question in &draft.questions {
        let same = |key: &&QuestionKey| key.kind == question.kind && key.words == question.words;
        let nth = keys.iter().filter(same).count() as u32;
        keys.push(QuestionKey {
            kind: question.kind,
            words: question.words.clone(),
            nth,
        });
    }
    keys
}

/// The names that a doubt's proposal quotes: the units that an alias speaks of.
pub fn names_in(question: &DraftQuestion) -> Vec<String> {
    if question.kind != QuestionKind::Alias {
        return Vec::new();
    }
    let quoted = question.proposal.split('“').skip(1);
    let quoted = quoted.filter_map(|rest| rest.split_once('”'));
    quoted.map(|(name, _)| name.to_owned()).collect()
}

/// The day a version holds from unless the clerk says otherwise: the notice's own, or today.
pub fn holds_from(draft: &DraftPlan, today: NaiveDate) -> NaiveDate {
    draft.issued_on.unwrap_or(today)
}
