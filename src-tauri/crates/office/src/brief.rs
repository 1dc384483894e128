//! What a paper says, as plain data: no position, no face, no page. The ledger fills a brief from
//! facts and the setter prints it. Frozen as JSON when a pack is issued, so two of them can be
//! compared. Words that a paper prints verbatim are already words here; dates stay dates.

use crate::lights::{Light, LightCount};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The papers that can be printed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum PaperKind {
    /// 会议材料.
    MeetingPack,
    /// 会议纪要.
    Minutes,
    /// 任务分工表.
    DivisionTable,
}

impl PaperKind {
    /// All kinds, in the order that help and the window list them.
    pub const ALL: [PaperKind; 3] = [
        PaperKind::MeetingPack,
        PaperKind::Minutes,
        PaperKind::DivisionTable,
    ];

    /// The code on the command line and in file names.
    pub fn code(self) -> &'static str {
        match self {
            PaperKind::MeetingPack => "meeting-pack",
            PaperKind::Minutes => "minutes",
            PaperKind::DivisionTable => "division-table",
        }
    }

    /// The name on screen and paper.
    pub fn name(self) -> &'static str {
        match self {
            PaperKind::MeetingPack => "会议材料",
            PaperKind::Minutes => "会议纪要",
            PaperKind::DivisionTable => "任务分工表",
        }
    }

    /// Whether the paper belongs to one meeting.
    pub fn needs_meeting(self) -> bool {
        match self {
            PaperKind::MeetingPack | PaperKind::Minutes => true,
            PaperKind::DivisionTable => false,
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<PaperKind> {
        PaperKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The content of one paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Brief {
    /// 会议材料.
    MeetingPack(MeetingPackBrief),
    /// 会议纪要.
    Minutes(MinutesBrief),
    /// 任务分工表.
    Division(DivisionBrief),
}

impl Brief {
    /// Which paper this is.
    pub fn kind(&self) -> PaperKind {
        match self {
            Brief::MeetingPack(_) => PaperKind::MeetingPack,
            Brief::Minutes(_) => PaperKind::Minutes,
            Brief::Division(_) => PaperKind::DivisionTable,
        }
    }

    /// What all papers have.
    pub fn head(&self) -> &PaperHead {
        match self {
            Brief::MeetingPack(brief) => &brief.head,
            Brief::Minutes(brief) => &brief.head,
            Brief::Division(brief) => &brief.head,
        }
    }
}

/// What all papers have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaperHead {
    /// The paper's title, without draft mark.
    pub title: String,
    /// 专班办: who makes the paper; null until the office profile is filled in.
    pub office: Option<String>,
    /// The plan's title.
    pub plan_title: String,
    /// 发文字号 of the plan.
    pub plan_doc_no: Option<String>,
    /// 数据截至.
    pub as_of: NaiveDate,
    /// Draft mark under the title, e.g. （征求意见稿）; null when issued.
    pub draft_mark: Option<String>,
    /// What a reader must know about the figures, e.g. 节假日表未公布; printed small.
    pub notes: Vec<String>,
}

/// The meeting as papers name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeetingHead {
    /// 专班调度会.
    pub series: String,
    /// 第N次.
    pub ordinal: u32,
    /// Full title: 专班调度会第3次会议.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// Clock time as typed: 14:30.
    pub time: Option<String>,
    /// 地点.
    pub place: Option<String>,
    /// 主持人.
    pub chair: Option<String>,
    /// 记录人.
    pub recorder: Option<String>,
}

/// A line of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AgendaBrief {
    /// 1, 2 …
    pub no: u32,
    /// 议题.
    pub title: String,
    /// 汇报单位.
    pub presenter: Option<String>,
    /// Minutes planned.
    pub minutes: Option<u32>,
}

/// 会议材料.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeetingPackBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The meeting.
    pub meeting: MeetingHead,
    /// 会议议程.
    pub agenda: Vec<AgendaBrief>,
    /// 一页综述.
    pub summary: SummaryBrief,
    /// 需协调事项, from the units' reports.
    pub coordination: Vec<CoordinationBrief>,
    /// The meeting before in the series: 上次会议议定事项落实情况; null at the first meeting.
    pub last_meeting: Option<LastMeetingBrief>,
    /// Overdue and due soon, grouped by owner in protocol order.
    pub chasing: Vec<OwnerBrief>,
    /// All open follow-ups, oldest number first.
    pub open: Vec<FollowUpBrief>,
    /// Closed since the meeting before; shown once.
    pub closed_since: Vec<FollowUpBrief>,
    /// 指标.
    pub indicators: Vec<IndicatorBrief>,
    /// Annex: measures by chapter.
    pub chapters: Vec<ChapterBrief>,
}

/// 一页综述.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SummaryBrief {
    /// Measures of the plan.
    pub measures: u32,
    /// Units with a part in the plan.
    pub units: u32,
    /// Lights of the measures; null while nothing was ever recorded (尚未建立数据).
    pub measure_lights: Option<LightCount>,
    /// Lights of the follow-ups; null while there is none.
    pub follow_up_lights: Option<LightCount>,
    /// Opened so far.
    pub follow_ups_total: u32,
    /// Still open.
    pub follow_ups_open: u32,
    /// Closed.
    pub follow_ups_closed: u32,
    /// Past the current due date.
    pub follow_ups_overdue: u32,
    /// Red and overdue, each with unit and reason.
    pub red: Vec<RedBrief>,
    /// What the meeting is asked to decide: 提请会议研究, whole sentences.
    pub asks: Vec<String>,
}

/// A red matter on the summary page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RedBrief {
    /// The matter: number and title.
    pub matter: String,
    /// The unit that answers for it.
    pub unit: String,
    /// Why it is red, in words.
    pub reason: String,
}

/// A matter that a unit wants coordinated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CoordinationBrief {
    /// Who asks.
    pub unit: String,
    /// The measure or follow-up concerned.
    pub matter: String,
    /// The unit's words.
    pub words: String,
    /// When the report came in.
    pub received_on: NaiveDate,
}

/// The meeting before, with what became of its decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LastMeetingBrief {
    /// Full title.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// Decisions with their state.
    pub decisions: Vec<LastDecisionBrief>,
}

/// A decision of the meeting before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LastDecisionBrief {
    /// 1, 2 …
    pub no: u32,
    /// The decision's words.
    pub text: String,
    /// Its follow-ups, or the reason why there is none.
    pub outcome: DecisionOutcome,
}

/// What a decision led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecisionOutcome {
    /// Follow-ups it opened.
    FollowUps(Vec<FollowUpBrief>),
    /// Why it opened none: 一般性要求，不立项.
    NoFollowUp(String),
    /// Nothing yet.
    Pending,
}

/// Overdue and due soon of one owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OwnerBrief {
    /// 承办单位.
    pub owner: String,
    /// Its lines, most pressing first.
    pub lines: Vec<FollowUpBrief>,
}

/// A follow-up as papers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FollowUpBrief {
    /// 代字〔2026〕17号; null while 拟立项.
    pub number: Option<String>,
    /// 事项.
    pub title: String,
    /// 办理要求.
    pub requirement: String,
    /// 承办单位.
    pub owner: String,
    /// 协办单位.
    pub co_units: Vec<String>,
    /// Measures it serves.
    pub measures: Vec<u32>,
    /// Where it comes from, in words: 专班调度会第2次会议议定事项第1项.
    pub source: String,
    /// 原定时限; null while a draft has none.
    pub original_due: Option<NaiveDate>,
    /// 现行时限.
    pub due: Option<NaiveDate>,
    /// Extensions granted.
    pub extensions: u32,
    /// State in words: 办理中.
    pub state: String,
    /// The light.
    pub light: Light,
    /// Why it has that light.
    pub reason: String,
    /// The newest entry of its life, in words; null where there is none.
    pub latest: Option<String>,
}

/// An indicator with its targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IndicatorBrief {
    /// 指标.
    pub name: String,
    /// The measure it belongs to; null in the general part.
    pub measure: Option<u32>,
    /// The unit that answers for it; null is 无责任单位, shown as a problem.
    pub owner: Option<String>,
    /// Its targets, undated last.
    pub targets: Vec<TargetBrief>,
    /// The light.
    pub light: Light,
    /// Why it has that light.
    pub reason: String,
}

/// A target as papers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TargetBrief {
    /// Due by the end of this year; null where undated.
    pub year: Option<i32>,
    /// Every year anew.
    pub recurring: bool,
    /// Short form: ≥95.2%; for a qualitative target its words.
    pub value: String,
    /// The literal words of the notice.
    pub words: String,
}

/// A chapter with its measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ChapterBrief {
    /// 一, 二 …
    pub no: String,
    /// 部分标题.
    pub title: String,
    /// Measures in order.
    pub measures: Vec<MeasureBrief>,
}

/// A measure as papers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeasureBrief {
    /// Number in the plan.
    pub number: u32,
    /// Title, verbatim.
    pub title: String,
    /// Leads, first lead first.
    pub leads: Vec<String>,
    /// Responsible units named for this measure.
    pub responsible: Vec<String>,
    /// Targets of the measure.
    pub targets: Vec<IndicatorBrief>,
    /// Open follow-ups.
    pub open_follow_ups: u32,
    /// The light.
    pub light: Light,
    /// Why it has that light.
    pub reason: String,
    /// The newest accepted or received progress, in words; null where there is none.
    pub latest: Option<String>,
}

/// 任务分工表.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DivisionBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// Chapters with measures.
    pub chapters: Vec<ChapterBrief>,
    /// Targets of the general part.
    pub overall: Vec<IndicatorBrief>,
    /// Rules that hold for every measure, literal words: printed under the table.
    pub rules: Vec<String>,
}

/// 会议纪要.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MinutesBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The mark at the head: XX专班会议纪要.
    pub mark: String,
    /// 第N期; null before the minutes are signed.
    pub issue_no: Option<String>,
    /// The date printed: signed, else held.
    pub dated: NaiveDate,
    /// The meeting.
    pub meeting: MeetingHead,
    /// The lead paragraph: when, where, who chaired, what for.
    pub lead: String,
    /// Agenda items with their paragraph and decisions.
    pub items: Vec<MinutesItemBrief>,
    /// 出席, by unit and name.
    pub present: Vec<String>,
    /// 请假.
    pub excused: Vec<String>,
    /// 缺席.
    pub absent: Vec<String>,
    /// 签发人; null before signing.
    pub signed_by: Option<String>,
    /// 附件《议定事项任务清单》.
    pub tasks: Vec<MinutesTaskBrief>,
}

/// An agenda item in the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MinutesItemBrief {
    /// 1, 2 …
    pub no: u32,
    /// 议题.
    pub title: String,
    /// An optional paragraph: 会议听取了…
    pub paragraph: Option<String>,
    /// Decisions as sentences.
    pub decisions: Vec<MinutesDecisionBrief>,
}

/// A decision in the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MinutesDecisionBrief {
    /// 议定, 原则同意, 要求, 听取, 缓议.
    pub kind: String,
    /// The decision's words.
    pub text: String,
    /// Owners and dates in words, for the end of the sentence: （区商务局牵头，2026年12月31日前完成）; null where it opened nothing.
    pub duty: Option<String>,
}

/// A line of the annexed task list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MinutesTaskBrief {
    /// 1, 2 …
    pub no: u32,
    /// 事项.
    pub title: String,
    /// 牵头单位.
    pub owner: String,
    /// 责任单位.
    pub co_units: Vec<String>,
    /// 完成时限.
    pub due: Option<NaiveDate>,
}
