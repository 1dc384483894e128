//! What is to be printed: the paper, what it is about, its draft mark and the choices of its kind.
//! A recipe is one value for window, command line, pack and snapshot alike; it holds no content.

use super::{PaperKind, Subject, SupplementOptions};
use crate::field::{self, SHORT};
use crate::follow_up::FollowUpFilter;
use crate::id::UnitId;
use crate::pack::PackFault;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Numbered copies of a pack that one file may hold.
const MOST_COPIES: i64 = 200;

/// What is to be printed: the paper, what it is about, its draft mark, its choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Which paper.
    pub kind: PaperKind,
    /// What it is about; null where the kind is about no one thing.
    pub subject: Option<Subject>,
    /// Draft mark under the title: 征求意见稿; null prints none.
    pub draft_mark: Option<String>,
    /// The choices of this kind of paper; null leaves them as they are by default.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub options: Option<PaperOptions>,
}

/// The choices that some papers leave to whoever prints them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperOptions {
    /// 会议材料.
    MeetingPack(PackOptions),
    /// 提醒函.
    Slip(SlipOptions),
    /// 任务分工表.
    DivisionTable(TableOptions),
    /// 工作台账.
    LedgerTable(LedgerOptions),
    /// 通讯录.
    Contacts(ContactsOptions),
    /// 发文登记.
    Register(RegisterOptions),
    /// 补充材料.
    Supplement(SupplementOptions),
}

/// Choices of a 会议材料.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PackOptions {
    /// 会后收回, on the cover.
    pub collected: bool,
    /// 编号 001…: one file with so many numbered copies; null is one copy without a number.
    pub copies: Option<u32>,
    /// 附件, in the order of printing.
    pub annexes: Vec<PackAnnex>,
}

impl Default for PackOptions {
    fn default() -> PackOptions {
        PackOptions {
            collected: false,
            copies: None,
            annexes: vec![PackAnnex::Measures],
        }
    }
}

/// What may be annexed to a 会议材料.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum PackAnnex {
    /// 分部分措施进展情况.
    Measures,
    /// 在办督办事项清单.
    Open,
    /// 指标和目标完成情况.
    Indicators,
    /// 需协调事项清单.
    Coordination,
    /// 各单位进展报告.
    Reports,
}

impl PackAnnex {
    /// All of them, in the order of printing.
    pub const ALL: [PackAnnex; 5] = [
        PackAnnex::Measures,
        PackAnnex::Open,
        PackAnnex::Indicators,
        PackAnnex::Coordination,
        PackAnnex::Reports,
    ];

    /// The code on the command line.
    pub fn code(self) -> &'static str {
        match self {
            PackAnnex::Measures => "measures",
            PackAnnex::Open => "open",
            PackAnnex::Indicators => "indicators",
            PackAnnex::Coordination => "coordination",
            PackAnnex::Reports => "reports",
        }
    }

    /// The annex with this code.
    pub fn from_code(code: &str) -> Option<PackAnnex> {
        PackAnnex::ALL
            .into_iter()
            .find(|annex| annex.code() == code)
    }
}

/// Choices of a 提醒函.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SlipOptions {
    /// The red head of a numbered paper in place of 信函格式.
    pub plain_head: bool,
}

/// Choices of a lying table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct TableOptions {
    /// On A3 instead of A4.
    pub large: bool,
}

/// Choices of a 工作台账: which matters it lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct LedgerOptions {
    /// On A3 instead of A4.
    pub large: bool,
    /// Where they stand: 全部未办结 by default.
    pub status: FollowUpFilter,
    /// 承办单位; null is every unit.
    pub unit: Option<UnitId>,
    /// Due from this day on.
    pub due_from: Option<NaiveDate>,
    /// Due until this day.
    pub due_until: Option<NaiveDate>,
}

/// Choices of a 通讯录.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ContactsOptions {
    /// For units: without mobile numbers.
    pub outgoing: bool,
}

/// Choices of a 发文登记.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RegisterOptions {
    /// The year; null is the current one.
    pub year: Option<i32>,
}

impl PaperOptions {
    /// Which paper has these choices.
    pub fn kind(&self) -> PaperKind {
        match self {
            PaperOptions::MeetingPack(_) => PaperKind::MeetingPack,
            PaperOptions::Slip(_) => PaperKind::Slip,
            PaperOptions::DivisionTable(_) => PaperKind::DivisionTable,
            PaperOptions::LedgerTable(_) => PaperKind::LedgerTable,
            PaperOptions::Contacts(_) => PaperKind::Contacts,
            PaperOptions::Register(_) => PaperKind::Register,
            PaperOptions::Supplement(_) => PaperKind::Supplement,
        }
    }

    /// The choices in order, or what is wrong with them.
    fn checked(&self) -> Result<PaperOptions, Refusal> {
        let mut options = self.clone();
        match &mut options {
            PaperOptions::MeetingPack(pack) => {
                if let Some(copies) = pack.copies {
                    field::within("copies", i64::from(copies), 1, MOST_COPIES)?;
                }
                pack.annexes.sort_unstable();
                pack.annexes.dedup();
            }
            PaperOptions::LedgerTable(table) => {
                if let (Some(from), Some(to)) = (table.due_from, table.due_until)
                    && to < from
                {
                    return Err(Refusal::at("due_until", Code::DatesReversed { from, to }));
                }
                if table.status == FollowUpFilter::Internal {
                    return Err(Refusal::at("status", Code::InternalItem));
                }
            }
            PaperOptions::Register(register) => {
                if let Some(year) = register.year {
                    field::within("year", i64::from(year), 1900, 2999)?;
                }
            }
            PaperOptions::Supplement(supplement) => supplement.checked()?,
            PaperOptions::Slip(_) | PaperOptions::DivisionTable(_) | PaperOptions::Contacts(_) => {}
        }
        Ok(options)
    }
}

impl Recipe {
    /// A paper without choices of its own.
    pub fn plain(kind: PaperKind, subject: Option<Subject>) -> Recipe {
        Recipe {
            kind,
            subject,
            draft_mark: None,
            options: None,
        }
    }

    /// Which items a 工作台账 lists, whatever its sheets; every open one where nothing was chosen.
    pub fn items(&self) -> LedgerOptions {
        match &self.options {
            Some(PaperOptions::LedgerTable(options)) => LedgerOptions {
                large: false,
                ..options.clone()
            },
            _ => LedgerOptions::default(),
        }
    }

    /// The recipe with its texts trimmed, or what is wrong with it. A subject or choices that the kind
    /// does not have fall away.
    pub fn checked(&self) -> Result<Recipe, Refusal> {
        let wanted = self.kind.subject();
        let subject = self.subject.filter(|_| wanted.is_some());
        if subject.map(Subject::kind) != wanted {
            return Err(Refusal::at(
                "subject",
                Code::SubjectNeeded { kind: self.kind },
            ));
        }
        let options = self.options.as_ref();
        let options = options.filter(|options| options.kind() == self.kind);
        if self.kind == PaperKind::Supplement && options.is_none() {
            return Err(Refusal::at("parts", Code::Pack(PackFault::NoParts)));
        }
        Ok(Recipe {
            kind: self.kind,
            subject,
            draft_mark: field::optional("draft_mark", &self.draft_mark, SHORT)?,
            options: options.map(PaperOptions::checked).transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(options: PaperOptions) -> Recipe {
        Recipe {
            options: Some(options),
            ..Recipe::plain(PaperKind::LedgerTable, None)
        }
    }

    #[test]
    fn choices_of_another_paper_fall_away_and_wrong_ones_are_refused_at_their_field() {
        let other = with(PaperOptions::Contacts(ContactsOptions { outgoing: true }));
        assert_eq!(other.checked().unwrap().options, None);
        let reversed = with(PaperOptions::LedgerTable(LedgerOptions {
            due_from: NaiveDate::from_ymd_opt(2026, 3, 2),
            due_until: NaiveDate::from_ymd_opt(2026, 3, 1),
            ..LedgerOptions::default()
        }));
        let refusal = reversed.checked().unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("due_until"));
        let copies = PackOptions {
            copies: Some(0),
            ..PackOptions::default()
        };
        let refusal = PaperOptions::MeetingPack(copies).checked().unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("copies"));
    }

    #[test]
    fn annexes_stand_once_and_in_order() {
        let given = PackOptions {
            annexes: vec![PackAnnex::Reports, PackAnnex::Open, PackAnnex::Reports],
            ..PackOptions::default()
        };
        let checked = PaperOptions::MeetingPack(given).checked().unwrap();
        let PaperOptions::MeetingPack(checked) = checked else {
            panic!("choices keep their kind")
        };
        assert_eq!(checked.annexes, [PackAnnex::Open, PackAnnex::Reports]);
    }
}
