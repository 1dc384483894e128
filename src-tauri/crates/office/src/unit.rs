//! Unit and UnitGroup (单位, 单位组): who does the work. A unit is never deleted. Printing is always
//! in protocol order, which starts as the order of first mention, unconfirmed.

use crate::assignment::Role;
use crate::field::{self, SHORT};
use crate::follow_up::FollowUpLine;
use crate::id::{GroupId, MeasureId, UnitId};
use crate::refusal::Refusal;
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
    /// Sets who belongs to a group from a day on.
    SetMembers {
        /// The group.
        group: GroupId,
        /// The members, in any order.
        members: Vec<UnitId>,
        /// From this day.
        from: NaiveDate,
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
}

impl NewUnit {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewUnit, Refusal> {
        Ok(NewUnit {
            name: field::required("name", &self.name, SHORT)?,
            short_name: field::optional("short_name", &self.short_name, SHORT)?,
            kind: self.kind,
        })
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
    /// Measures it is responsible in today, by name.
    pub responsible: u32,
    /// Open follow-ups it owns.
    pub open: u32,
    /// Overdue ones among them.
    pub overdue: u32,
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
    /// Measures it is responsible in, by name.
    pub responsible: u32,
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
}
