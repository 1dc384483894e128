//! What a paper says, as plain data: no position, no face, no page. The ledger fills a brief from
//! facts and the setter prints it. Frozen as JSON when a pack is issued, so two of them can be
//! compared. Words that a paper prints verbatim are already words here; dates stay dates.

mod follow_up;
mod meeting;
mod pack;
mod plan;

pub use follow_up::*;
pub use meeting::*;
pub use pack::*;
pub use plan::*;

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
