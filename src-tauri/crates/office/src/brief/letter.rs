//! What the papers that leave the house say: notices of meetings, reminders and 督办 notices,
//! the sheet that is signed before anything leaves.

use super::{AgendaBrief, FollowUpBrief, MeetingHead, PaperHead};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whom to ring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ContactBrief {
    /// 联系人.
    pub name: String,
    /// 联系电话.
    pub telephone: Option<String>,
}

/// 会议通知.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeetingNoticeBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The red mark: who sends it.
    pub mark: String,
    /// 代字〔2026〕17号; null before 签发.
    pub number: Option<String>,
    /// 主送.
    pub to: Vec<String>,
    /// 抄送.
    pub copies_to: Vec<String>,
    /// The meeting.
    pub meeting: MeetingHead,
    /// 参会人员 and the level required: 主要负责人.
    pub level: Option<String>,
    /// 议题, with who reports.
    pub agenda: Vec<AgendaBrief>,
    /// 汇报材料: when they are due, and how many copies.
    pub materials: Option<MaterialsBrief>,
    /// When the reply slip is due.
    pub reply_by: Option<NaiveDate>,
    /// 联系人.
    pub contact: Option<ContactBrief>,
    /// The date of the paper.
    pub dated: NaiveDate,
}

/// What the presenting units bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MaterialsBrief {
    /// Due on.
    pub due: Option<NaiveDate>,
    /// Copies to bring.
    pub copies: Option<u32>,
}

/// 签到表.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SignInBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The meeting.
    pub meeting: MeetingHead,
    /// A row a unit, or a person where replies named them, in protocol order.
    pub rows: Vec<SignInRow>,
    /// Empty rows below them, for whoever comes unannounced.
    pub spare: u32,
}

/// A row of the sign-in sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SignInRow {
    /// 单位.
    pub unit: String,
    /// 姓名, once a reply named it.
    pub name: Option<String>,
    /// 职务.
    pub post: Option<String>,
    /// 联系电话.
    pub telephone: Option<String>,
}

/// 提醒函, 催办通知单, 督办通知单: one matter, one sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SlipBrief {
    /// What all papers have; its title names the level: 督办通知单.
    pub head: PaperHead,
    /// Whether it is a letter (提醒函) rather than a form.
    pub letter: bool,
    /// A letter with the red head of a numbered paper in place of 信函格式.
    #[serde(default)]
    pub plain_head: bool,
    /// Who sends it: the red mark of a letter, named at the head of a form.
    pub mark: String,
    /// 代字〔2026〕17号; null before 签发.
    pub number: Option<String>,
    /// 承办单位.
    pub to: String,
    /// 抄送: from 督办 up the 督查室, if the approver wants it.
    pub copies_to: Vec<String>,
    /// 督办事项.
    pub matter: FollowUpBrief,
    /// 交办时间.
    pub issued_on: Option<NaiveDate>,
    /// 领导批示, verbatim, where it was released for units.
    pub instruction: Option<String>,
    /// Earlier reminders, in words: 2026年3月2日提醒.
    pub history: Vec<String>,
    /// 办理要求 of this notice, beyond the matter's own.
    pub demand: Option<String>,
    /// 反馈时限.
    pub reply_by: Option<NaiveDate>,
    /// 签发人.
    pub signed_by: Option<String>,
    /// 联系人.
    pub contact: Option<ContactBrief>,
    /// The date of the paper.
    pub dated: NaiveDate,
}

/// 发文稿纸（审签单）.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DraftingSheetBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The paper's own title.
    pub paper_title: String,
    /// 代字〔2026〕17号; null before 签发.
    pub number: Option<String>,
    /// 主送.
    pub to: Vec<String>,
    /// 抄送.
    pub copies_to: Vec<String>,
    /// 份数.
    pub copies: Option<u32>,
    /// 拟稿人.
    pub drafted_by: Option<String>,
    /// 拟稿日期.
    pub drafted_on: Option<NaiveDate>,
    /// 核稿人.
    pub reviewed_by: Option<String>,
    /// 签发人; the sheet is printed to be signed, so mostly null.
    pub signed_by: Option<String>,
    /// 签发日期.
    pub signed_on: Option<NaiveDate>,
}
