//! What the office's lists say: the ledger as a table, the register, the directory, open questions.

use super::{FollowUpBrief, PaperHead};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 工作台账: follow-ups in a lying table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LedgerTableBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// What was filtered, in words; printed above the table.
    pub filter: String,
    /// On A3 instead of A4.
    #[serde(default)]
    pub large: bool,
    /// The rows, most pressing first.
    pub rows: Vec<LedgerRow>,
}

/// A row of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LedgerRow {
    /// The matter.
    pub matter: FollowUpBrief,
    /// 进展情况: what the unit said last, else the newest entry of its life.
    #[serde(default)]
    pub progress: Option<String>,
    /// 存在问题, from the newest report.
    pub problem: Option<String>,
    /// 下步措施.
    pub next_step: Option<String>,
}

/// 发文登记.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RegisterBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The year.
    pub year: i32,
    /// Papers by number.
    pub rows: Vec<RegisterRow>,
}

/// A paper in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RegisterRow {
    /// 发文字号.
    pub number: String,
    /// 标题.
    pub title: String,
    /// 主送.
    pub to: String,
    /// 份数.
    pub copies: Option<u32>,
    /// 签发人.
    pub signed_by: Option<String>,
    /// 签发日期.
    pub signed_on: Option<NaiveDate>,
    /// 印发日期; null while it is not out.
    pub issued_on: Option<NaiveDate>,
    /// 备注: 已作废 and the like.
    pub remark: Option<String>,
}

/// 通讯录.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ContactsBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// Whether mobile numbers are printed; they stay off papers that leave the house.
    pub mobiles: bool,
    /// 区领导 first, then units in protocol order.
    pub groups: Vec<ContactsGroup>,
}

/// A unit in the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ContactsGroup {
    /// 单位.
    pub unit: String,
    /// Its people.
    pub people: Vec<ContactsRow>,
}

/// A person in the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ContactsRow {
    /// 姓名.
    pub name: String,
    /// 职务.
    pub post: Option<String>,
    /// 主要负责人, 分管负责人, 联络员; for a 区领导 the 分管领域.
    pub role: String,
    /// 办公电话.
    pub office_phone: Option<String>,
    /// 手机.
    pub mobile: Option<String>,
}

/// 提请明确事项清单.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OpenQuestionsBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// The questions, in the order of the notice.
    pub rows: Vec<QuestionBrief>,
}

/// A question as papers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct QuestionBrief {
    /// 无责任单位, 缺基期 …
    pub kind: String,
    /// The measure it stands in; null in the general part.
    pub measure: Option<u32>,
    /// The notice's own words.
    pub words: String,
    /// What the office proposes.
    pub proposal: String,
}
