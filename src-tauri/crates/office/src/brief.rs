//! What a paper says, as plain data: no position, no face, no page. The ledger fills a brief from
//! facts and the setter prints it. Frozen as JSON when a pack is issued, so two of them can be
//! compared. Words that a paper prints verbatim are already words here; dates stay dates.

mod changes;
mod follow_up;
mod letter;
mod list;
mod matter;
mod meeting;
mod pack;
mod plan;
mod recipe;
mod state;
mod supplement;

pub use changes::*;
pub use follow_up::*;
pub use letter::*;
pub use list::*;
pub use matter::*;
pub use meeting::*;
pub use pack::*;
pub use plan::*;
pub use recipe::*;
pub use state::*;
pub use supplement::*;

use crate::id::{FollowUpId, MeasureId, MeetingId, PackId, PaperId, UnitId};
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
    /// 会议通知.
    MeetingNotice,
    /// 签到表.
    #[serde(rename = "sign-in-sheet")]
    SignIn,
    /// 督办通知单.
    #[serde(rename = "follow-up-slip")]
    Slip,
    /// 任务分工表.
    DivisionTable,
    /// 工作台账.
    LedgerTable,
    /// 进展通报.
    Bulletin,
    /// 单位任务单.
    UnitSheet,
    /// 目标评估.
    Assessment,
    /// 提请明确事项清单.
    OpenQuestions,
    /// 措施情况单.
    MeasurePage,
    /// 办理过程单.
    Life,
    /// 通讯录.
    Contacts,
    /// 发文登记.
    Register,
    /// 发文稿纸.
    DraftingSheet,
    /// 补充材料.
    Supplement,
}

impl PaperKind {
    /// All kinds, in the order that help and the window list them.
    pub const ALL: [PaperKind; 17] = [
        PaperKind::MeetingPack,
        PaperKind::Minutes,
        PaperKind::MeetingNotice,
        PaperKind::SignIn,
        PaperKind::Slip,
        PaperKind::DivisionTable,
        PaperKind::LedgerTable,
        PaperKind::Bulletin,
        PaperKind::UnitSheet,
        PaperKind::Assessment,
        PaperKind::OpenQuestions,
        PaperKind::MeasurePage,
        PaperKind::Life,
        PaperKind::Contacts,
        PaperKind::Register,
        PaperKind::DraftingSheet,
        PaperKind::Supplement,
    ];

    /// The code on the command line and in file names.
    pub fn code(self) -> &'static str {
        match self {
            PaperKind::MeetingPack => "meeting-pack",
            PaperKind::Minutes => "minutes",
            PaperKind::MeetingNotice => "meeting-notice",
            PaperKind::SignIn => "sign-in-sheet",
            PaperKind::Slip => "follow-up-slip",
            PaperKind::DivisionTable => "division-table",
            PaperKind::LedgerTable => "ledger-table",
            PaperKind::Bulletin => "bulletin",
            PaperKind::UnitSheet => "unit-sheet",
            PaperKind::Assessment => "assessment",
            PaperKind::OpenQuestions => "open-questions",
            PaperKind::MeasurePage => "measure-page",
            PaperKind::Life => "life",
            PaperKind::Contacts => "contacts",
            PaperKind::Register => "register",
            PaperKind::DraftingSheet => "drafting-sheet",
            PaperKind::Supplement => "supplement",
        }
    }

    /// The name on screen and paper.
    pub fn name(self) -> &'static str {
        match self {
            PaperKind::MeetingPack => "会议材料",
            PaperKind::Minutes => "会议纪要",
            PaperKind::MeetingNotice => "会议通知",
            PaperKind::SignIn => "签到表",
            PaperKind::Slip => "督办通知单",
            PaperKind::DivisionTable => "任务分工表",
            PaperKind::LedgerTable => "工作台账",
            PaperKind::Bulletin => "进展通报",
            PaperKind::UnitSheet => "单位任务单",
            PaperKind::Assessment => "目标评估",
            PaperKind::OpenQuestions => "提请明确事项清单",
            PaperKind::MeasurePage => "措施情况单",
            PaperKind::Life => "办理过程单",
            PaperKind::Contacts => "通讯录",
            PaperKind::Register => "发文登记",
            PaperKind::DraftingSheet => "发文稿纸",
            PaperKind::Supplement => "补充材料",
        }
    }

    /// What the paper is about, where it is about one thing.
    pub fn subject(self) -> Option<SubjectKind> {
        match self {
            PaperKind::MeetingPack
            | PaperKind::Minutes
            | PaperKind::MeetingNotice
            | PaperKind::SignIn => Some(SubjectKind::Meeting),
            PaperKind::Slip | PaperKind::Life => Some(SubjectKind::FollowUp),
            PaperKind::UnitSheet => Some(SubjectKind::Unit),
            PaperKind::MeasurePage => Some(SubjectKind::Measure),
            PaperKind::DraftingSheet => Some(SubjectKind::Paper),
            PaperKind::Supplement => Some(SubjectKind::Pack),
            PaperKind::DivisionTable
            | PaperKind::LedgerTable
            | PaperKind::Bulletin
            | PaperKind::Assessment
            | PaperKind::OpenQuestions
            | PaperKind::Contacts
            | PaperKind::Register => None,
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<PaperKind> {
        PaperKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a paper may be about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// 会议.
    Meeting,
    /// 督办事项.
    FollowUp,
    /// 单位.
    Unit,
    /// 措施.
    Measure,
    /// 发文.
    Paper,
    /// 材料.
    Pack,
}

/// The one thing that a paper is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// 会议.
    Meeting(MeetingId),
    /// 督办事项.
    FollowUp(FollowUpId),
    /// 单位.
    Unit(UnitId),
    /// 措施.
    Measure(MeasureId),
    /// 发文.
    Paper(PaperId),
    /// 材料.
    Pack(PackId),
}

impl Subject {
    /// What kind of thing it is.
    pub fn kind(self) -> SubjectKind {
        match self {
            Subject::Meeting(_) => SubjectKind::Meeting,
            Subject::FollowUp(_) => SubjectKind::FollowUp,
            Subject::Unit(_) => SubjectKind::Unit,
            Subject::Measure(_) => SubjectKind::Measure,
            Subject::Paper(_) => SubjectKind::Paper,
            Subject::Pack(_) => SubjectKind::Pack,
        }
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
    /// 会议通知.
    MeetingNotice(MeetingNoticeBrief),
    /// 签到表.
    SignIn(SignInBrief),
    /// 督办通知单.
    Slip(SlipBrief),
    /// 任务分工表.
    DivisionTable(DivisionBrief),
    /// 工作台账.
    LedgerTable(LedgerTableBrief),
    /// 进展通报.
    Bulletin(BulletinBrief),
    /// 单位任务单.
    UnitSheet(UnitSheetBrief),
    /// 目标评估.
    Assessment(AssessmentBrief),
    /// 提请明确事项清单.
    OpenQuestions(OpenQuestionsBrief),
    /// 措施情况单.
    MeasurePage(MeasurePageBrief),
    /// 办理过程单.
    Life(LifeBrief),
    /// 通讯录.
    Contacts(ContactsBrief),
    /// 发文登记.
    Register(RegisterBrief),
    /// 发文稿纸.
    DraftingSheet(DraftingSheetBrief),
    /// 补充材料.
    Supplement(SupplementBrief),
}

impl Brief {
    /// Which paper this is.
    pub fn kind(&self) -> PaperKind {
        match self {
            Brief::MeetingPack(_) => PaperKind::MeetingPack,
            Brief::Minutes(_) => PaperKind::Minutes,
            Brief::MeetingNotice(_) => PaperKind::MeetingNotice,
            Brief::SignIn(_) => PaperKind::SignIn,
            Brief::Slip(_) => PaperKind::Slip,
            Brief::DivisionTable(_) => PaperKind::DivisionTable,
            Brief::LedgerTable(_) => PaperKind::LedgerTable,
            Brief::Bulletin(_) => PaperKind::Bulletin,
            Brief::UnitSheet(_) => PaperKind::UnitSheet,
            Brief::Assessment(_) => PaperKind::Assessment,
            Brief::OpenQuestions(_) => PaperKind::OpenQuestions,
            Brief::MeasurePage(_) => PaperKind::MeasurePage,
            Brief::Life(_) => PaperKind::Life,
            Brief::Contacts(_) => PaperKind::Contacts,
            Brief::Register(_) => PaperKind::Register,
            Brief::DraftingSheet(_) => PaperKind::DraftingSheet,
            Brief::Supplement(_) => PaperKind::Supplement,
        }
    }

    /// What all papers have.
    pub fn head(&self) -> &PaperHead {
        match self {
            Brief::MeetingPack(brief) => &brief.head,
            Brief::Minutes(brief) => &brief.head,
            Brief::MeetingNotice(brief) => &brief.head,
            Brief::SignIn(brief) => &brief.head,
            Brief::Slip(brief) => &brief.head,
            Brief::DivisionTable(brief) => &brief.head,
            Brief::LedgerTable(brief) => &brief.head,
            Brief::Bulletin(brief) => &brief.head,
            Brief::UnitSheet(brief) => &brief.head,
            Brief::Assessment(brief) => &brief.head,
            Brief::OpenQuestions(brief) => &brief.head,
            Brief::MeasurePage(brief) => &brief.head,
            Brief::Life(brief) => &brief.head,
            Brief::Contacts(brief) => &brief.head,
            Brief::Register(brief) => &brief.head,
            Brief::DraftingSheet(brief) => &brief.head,
            Brief::Supplement(brief) => &brief.head,
        }
    }

    /// The same, to be written to.
    pub fn head_mut(&mut self) -> &mut PaperHead {
        match self {
            Brief::MeetingPack(brief) => &mut brief.head,
            Brief::Minutes(brief) => &mut brief.head,
            Brief::MeetingNotice(brief) => &mut brief.head,
            Brief::SignIn(brief) => &mut brief.head,
            Brief::Slip(brief) => &mut brief.head,
            Brief::DivisionTable(brief) => &mut brief.head,
            Brief::LedgerTable(brief) => &mut brief.head,
            Brief::Bulletin(brief) => &mut brief.head,
            Brief::UnitSheet(brief) => &mut brief.head,
            Brief::Assessment(brief) => &mut brief.head,
            Brief::OpenQuestions(brief) => &mut brief.head,
            Brief::MeasurePage(brief) => &mut brief.head,
            Brief::Life(brief) => &mut brief.head,
            Brief::Contacts(brief) => &mut brief.head,
            Brief::Register(brief) => &mut brief.head,
            Brief::DraftingSheet(brief) => &mut brief.head,
            Brief::Supplement(brief) => &mut brief.head,
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
    /// Its number of issue where it takes the place of an older one; null in a draft and a first issue.
    #[serde(default)]
    pub edition: Option<EditionBrief>,
    /// What a reader must know about the figures, e.g. 节假日表未公布; printed small.
    pub notes: Vec<String>,
}
