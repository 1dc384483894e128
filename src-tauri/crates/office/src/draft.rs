//! What reading a notice yields: a plan before anybody has confirmed it, with its doubts.
//! The shape is the one `zhuanban-cli notice read FILE --json` prints. It is not a fact of the
//! book: `PlanAct::Confirm` turns it into facts, and invents nothing on the way.
//! Every string except `proposal` occurs in the notice; spans are Unicode scalar values, half-open.

mod correction;
mod mark;
mod notice;
mod structure;

pub use correction::{Correction, NewTarget};
pub use mark::{Mark, MarkKind, marks};
pub use notice::Notice;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A half-open range of Unicode scalar values in the stored text of the notice.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
pub struct Span(pub usize, pub usize);

/// A notice as read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftPlan {
    /// The plan's title; line breaks of the notice removed.
    pub title: String,
    /// 发文字号, as printed: 威环政发〔2024〕7号.
    pub doc_number: Option<String>,
    /// 发文机关.
    pub issuer: Option<String>,
    /// 成文日期.
    pub issued_on: Option<NaiveDate>,
    /// 部分, in order.
    pub chapters: Vec<DraftChapter>,
    /// 措施, in order; numbered through the notice.
    pub measures: Vec<DraftMeasure>,
    /// Targets of the general part, which belong to no measure.
    pub overall_targets: Vec<DraftTarget>,
    /// Rules that add units to many measures at once.
    pub rules: Vec<DraftRule>,
    /// Doubts, each with its words and place.
    pub questions: Vec<DraftQuestion>,
}

/// A chapter (部分).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftChapter {
    /// As printed: 一, 二 …
    pub no: String,
    /// Title without number.
    pub title: String,
}

/// A measure (措施) as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftMeasure {
    /// 1, 2, 3 … through the notice, whatever the printed label.
    pub no: u32,
    /// The printed label: `1.`.
    pub label: String,
    /// The chapter's number as printed; null where the notice has no chapters.
    pub chapter: Option<String>,
    /// The heading sentence without number and full stop; null where the measure has none.
    pub title: Option<String>,
    /// Verbatim: the pieces of `text_spans`, joined.
    pub text: String,
    /// Where `text` stands.
    pub text_spans: Vec<Span>,
    /// 牵头单位, as printed, in order.
    pub lead: Vec<String>,
    /// Every other unit of the annotation, as printed, in order.
    pub responsible: Vec<String>,
    /// Verbs other than 牵头 and 责任, with their units.
    pub verbs: Vec<DraftVerb>,
    /// A trailing 等 stood behind the units.
    pub etc: bool,
    /// A collective behind 等 (等有关部门).
    pub tail: Option<String>,
    /// Persons named as 责任领导.
    pub leader: Vec<String>,
    /// 完成时限, where the measure has one as a date.
    pub due: Option<NaiveDate>,
    /// Targets in the measure's text, in order.
    pub targets: Vec<DraftTarget>,
    /// From the label to the end of the measure, annotation included.
    pub span: Span,
}

/// A verb of an annotation and the units it governs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftVerb {
    /// 配合, 参与, 会同 …
    pub verb: String,
    /// As printed.
    pub units: Vec<String>,
}

/// How a value bounds what is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
pub enum Comparator {
    /// 以上, 不低于, 达到.
    #[serde(rename = ">=")]
    AtLeast,
    /// 超过.
    #[serde(rename = ">")]
    MoreThan,
    /// 以内, 不超过, 控制在.
    #[serde(rename = "<=")]
    AtMost,
    /// 约, 左右.
    #[serde(rename = "~")]
    About,
    /// The value itself.
    #[serde(rename = "=")]
    Exact,
    /// Growth on the base year in percent; its own bound beside it.
    #[serde(rename = "+%")]
    GrowthPercent,
    /// Growth on the base year in multiples (增加1倍); its own bound beside it.
    #[serde(rename = "+x")]
    GrowthMultiple,
    /// Words only; value and unit are null.
    #[serde(rename = "qualitative")]
    Qualitative,
}

/// A target point as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftTarget {
    /// The year it is due by the end of; null where undated.
    pub year: Option<i32>,
    /// What is counted, words of the notice.
    pub indicator: String,
    /// The bound or kind of growth.
    pub comparator: Comparator,
    /// For growth: the bound of the growth itself.
    pub bound: Option<Comparator>,
    /// A decimal as text.
    pub value: Option<String>,
    /// With its multiplier as printed: 万辆, 亿元, %; null for words, and for an index or a ratio that is printed bare.
    pub unit: Option<String>,
    /// The year that growth is counted from.
    pub base_year: Option<i32>,
    /// Every year anew (每年).
    pub recurring: bool,
    /// The literal clause.
    pub words: String,
    /// Where `words` stands.
    pub span: Span,
}

/// A rule that holds for many measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftRule {
    /// What the rule does.
    pub kind: RuleKind,
    /// The units it names, as printed.
    pub units: Vec<String>,
    /// The literal words.
    pub words: String,
    /// Where `words` stands.
    pub span: Span,
}

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// The units are responsible for every measure from there on.
    ResponsibleForAll,
    /// The first unit named leads from there on (列第一位者为牵头单位，下同).
    FirstLeads,
}

/// A doubt about the notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftQuestion {
    /// What kind of doubt.
    pub kind: QuestionKind,
    /// The words in doubt.
    pub words: String,
    /// Where they stand; several places for an alias or a contradiction.
    pub spans: Vec<Span>,
    /// What the reader would propose, in Chinese; its own words, not the notice's.
    pub proposal: String,
}

/// Kinds of doubt.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Two names that may be one body.
    Alias,
    /// A collective without named members.
    Collective,
    /// The same target twice.
    Duplicate,
    /// Two passages that disagree.
    Contradiction,
    /// A target that no unit answers for.
    NoOwner,
    /// Growth without a base value in the text.
    NoBase,
    /// A measure without a lead.
    NoLead,
    /// A target without a year.
    NoYear,
    /// A passage that looks like a measure or a target but was not understood.
    Unread,
}
