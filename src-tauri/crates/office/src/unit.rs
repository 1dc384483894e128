//! Unit and UnitGroup (单位, 单位组): who does the work. A unit is never deleted. Printing is always
//! in protocol order, which starts as the order of first mention, unconfirmed.

use crate::assignment::Role;
use crate::field::{self, SHORT};
use crate::follow_up::FollowUpLine;
use crate::id::{GroupId, MeasureId, UnitId, UnitNameId};
use crate::person::{PersonLine, Ring};
use crate::refusal::{Code, Refusal};
use crate::succession::{EventLine, HandOver, OpenLine, Succession};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on units and groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum UnitAct {
    /// A new unit, last in protocol order.
    Add {
        /// The form.
        unit: NewUnit,
    },
    /// Corrects a unit's name or kind.
    Change {
        /// The unit.
        id: UnitId,
        /// The form.
        unit: NewUnit,
    },
    /// Sets the protocol order and marks it confirmed.
    Reorder {
        /// Every unit once.
        order: Vec<UnitId>,
    },
    /// A new group without members.
    AddGroup {
        /// Its name: 各镇街.
        name: String,
    },
    /// Sets who belongs to a group from a day on. Somebody said so: the list is then confirmed.
    SetMembers {
        /// The group.
        group: GroupId,
        /// The members, in any order.
        members: Vec<UnitId>,
        /// From this day.
        from: NaiveDate,
        /// 依据.
        basis: Option<String>,
    },
    /// Gives a unit another name: an alias, or what it was called before.
    AddName {
        /// The unit.
        unit: UnitId,
        /// The form.
        name: NewName,
    },
    /// Takes another name away that was entered by mistake.
    RemoveName {
        /// The name.
        id: UnitNameId,
    },
    /// 更名, 合并, 拆分, 撤销, with the ticked lines of what is handed over.
    Succeed {
        /// The unit it happens to.
        unit: UnitId,
        /// The form.
        succession: Succession,
    },
    /// Hands over what is still open with a unit.
    HandOver {
        /// The unit that has it.
        unit: UnitId,
        /// From this day.
        on: NaiveDate,
        /// 依据.
        basis: String,
        /// What, and to whom.
        items: Vec<HandOver>,
    },
}

/// What kind of body a unit is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// 政府部门.
    Department,
    /// 党委部门.
    PartyDepartment,
    /// 事业单位.
    Institution,
    /// 垂管派驻.
    Branch,
    /// 镇.
    Town,
    /// 街道.
    Subdistrict,
    /// 功能区/管理服务中心.
    Zone,
    /// 国有企业.
    StateEnterprise,
    /// 其他.
    Other,
}

/// A unit's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewUnit {
    /// 全称 as papers print it.
    pub name: String,
    /// 简称.
    pub short_name: Option<String>,
    /// What kind of body; null while nobody has said.
    pub kind: Option<UnitKind>,
    /// Pinyin initials, where a character reads unusually: 会展 → hz.
    pub reading: Option<String>,
}

/// What kind of name a unit has.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// 全称.
    Full,
    /// 简称.
    Short,
    /// 别名.
    Alias,
    /// 原称: the full name until a day.
    Former,
    /// 原简称.
    FormerShort,
}

/// The form of another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewName {
    /// The name.
    pub name: String,
    /// An alias, or a former name.
    pub kind: NameKind,
    /// From this day, where known.
    pub from: Option<NaiveDate>,
    /// The first day without it; a former name has one.
    pub until: Option<NaiveDate>,
}

impl NewName {
    /// The form with its text trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewName, Refusal> {
        if matches!(self.kind, NameKind::Full | NameKind::Short) {
            return Err(Refusal::at("kind", Code::NameKept));
        }
        let former = matches!(self.kind, NameKind::Former | NameKind::FormerShort);
        if former && self.until.is_none() {
            return Err(Refusal::at("until", Code::Blank));
        }
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until <= from
        {
            let code = Code::DatesReversed { from, to: until };
            return Err(Refusal::at("until", code));
        }
        Ok(NewName {
            name: field::required("name", &self.name, SHORT)?,
            ..self.clone()
        })
    }
}

impl NewUnit {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewUnit, Refusal> {
        Ok(NewUnit {
            name: field::required("name", &self.name, SHORT)?,
            short_name: field::optional("short_name", &self.short_name, SHORT)?,
            kind: self.kind,
            reading: reading(&self.reading)?,
        })
    }
}

/// Initials are letters and digits.
fn reading(text: &Option<String>) -> Result<Option<String>, Refusal> {
    let text = field::optional("reading", text, 40)?.map(|text| crate::fold::fold(&text));
    match text {
        Some(text) if !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            Err(Refusal::at("reading", Code::NotInitials))
        }
        other => Ok(other.filter(|text| !text.is_empty())),
    }
}

/// A unit's row, in protocol order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitLine {
    /// Id.
    pub id: UnitId,
    /// 全称.
    pub name: String,
    /// 简称.
    pub short_name: Option<String>,
    /// What kind of body.
    pub kind: Option<UnitKind>,
    /// Place in protocol order, from 1.
    pub place: u32,
    /// Whether a person set the order.
    pub order_confirmed: bool,
    /// Measures it leads today.
    pub leads: u32,
    /// Measures it is responsible in today: by name, through a group, by the rule for every measure.
    pub responsible: u32,
    /// Open follow-ups it owns.
    pub open: u32,
    /// Overdue ones among them.
    pub overdue: u32,
    /// Other names it has or had, for finding it.
    pub other_names: Vec<String>,
    /// Pinyin initials kept by hand.
    pub reading: Option<String>,
    /// The first day without it.
    pub ended_on: Option<NaiveDate>,
    /// Whom to ring.
    pub ring: Option<Ring>,
}

/// A group's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct GroupLine {
    /// Id.
    pub id: GroupId,
    /// 各镇街.
    pub name: String,
    /// Members today, in protocol order; empty while nobody has said.
    pub members: Vec<UnitId>,
    /// How many they are.
    pub count: u32,
    /// Whether somebody said who belongs to it.
    pub confirmed: bool,
    /// 依据 of the newest list.
    pub basis: Option<String>,
    /// Everybody who belonged or belongs to it, by beginning.
    pub history: Vec<MemberLine>,
    /// Measures it is responsible in, by name.
    pub responsible: u32,
}

/// A membership over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MemberLine {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// From this day.
    pub from: NaiveDate,
    /// The first day without it.
    pub until: Option<NaiveDate>,
}

/// A name over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NameLine {
    /// Id; null for the names of today.
    pub id: Option<UnitNameId>,
    /// The name.
    pub name: String,
    /// Its kind.
    pub kind: NameKind,
    /// From this day.
    pub from: Option<NaiveDate>,
    /// The first day without it.
    pub until: Option<NaiveDate>,
}

/// 单位: one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitPage {
    /// The row.
    pub line: UnitLine,
    /// Measures it has a part in, by number.
    pub measures: Vec<UnitMeasureLine>,
    /// Follow-ups it owns, open ones first.
    pub follow_ups: Vec<FollowUpLine>,
    /// Its names, those of today first.
    pub names: Vec<NameLine>,
    /// What happened to it, and what it took over, oldest first.
    pub events: Vec<EventLine>,
    /// Its people, those of today first.
    pub people: Vec<PersonLine>,
    /// Groups it belongs to today.
    pub groups: Vec<(GroupId, String)>,
    /// What is still open with it although it has ended: to be handed over.
    pub left: Vec<OpenLine>,
}

/// A unit's part in a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitMeasureLine {
    /// The measure.
    pub measure: MeasureId,
    /// Number in the plan.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Its part.
    pub role: Role,
    /// The group through which it has the part; null is by its own name.
    pub via: Option<String>,
}
