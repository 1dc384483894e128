//! Person (人员): who is behind a unit, with post, role and telephones, from a day until a day; and the
//! district's leaders (区领导) with what each is in charge of, in a protocol order of their own.
//! Mobiles are for ringing, not for papers.

use crate::field::{self, SHORT};
use crate::id::{MeasureId, PersonId, UnitId};
use crate::refusal::{Code, Refusal};
use crate::telephone;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Writes on persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PersonAct {
    /// A new person; a leader comes last in the leaders' order.
    Add {
        /// The form.
        person: NewPerson,
    },
    /// Corrects a person's particulars.
    Change {
        /// The person.
        id: PersonId,
        /// The form.
        person: NewPerson,
    },
    /// 离任: the first day without the person.
    Leave {
        /// The person.
        id: PersonId,
        /// The first day without.
        on: NaiveDate,
    },
    /// Sets the leaders' protocol order.
    Reorder {
        /// Every leader in office once.
        order: Vec<PersonId>,
    },
    /// Says who the 责任领导 of a measure are.
    SetLeaders {
        /// The measure.
        measure: MeasureId,
        /// The leaders, none to clear.
        leaders: Vec<PersonId>,
    },
    /// 通讯录 taken in: all rows or none.
    Import {
        /// The accepted rows of the reading.
        rows: Vec<ContactRow>,
    },
}

/// What a person is to the office.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "PersonRole")]
#[schemars(rename = "PersonRole")]
pub enum Role {
    /// 主要负责人.
    Head,
    /// 分管负责人.
    Deputy,
    /// 联络员.
    Liaison,
    /// 区领导.
    Leader,
    /// 其他.
    Other,
}

/// A person's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// The unit; a leader of the district needs none.
    pub unit: Option<UnitId>,
    /// 姓名.
    pub name: String,
    /// 职务.
    pub post: Option<String>,
    /// What the person is to the office.
    pub role: Role,
    /// 办公电话.
    pub telephone: Option<String>,
    /// 手机; stays off outgoing papers.
    pub mobile: Option<String>,
    /// 分管领域, of a leader.
    pub field: Option<String>,
    /// From this day; null is for as long as anybody knows.
    pub from: Option<NaiveDate>,
}

impl NewPerson {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewPerson, Refusal> {
        if self.unit.is_none() && self.role != Role::Leader {
            return Err(Refusal::at("unit", Code::Blank));
        }
        Ok(NewPerson {
            unit: self.unit,
            name: field::required("name", &self.name, 30)?,
            post: field::optional("post", &self.post, SHORT)?,
            role: self.role,
            telephone: telephone::optional("telephone", &self.telephone)?,
            mobile: telephone::optional("mobile", &self.mobile)?,
            field: field::optional("field", &self.field, SHORT)?,
            from: self.from,
        })
    }
}

/// A row of a contact list that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactRow {
    /// The person that it brings up to date; null is a new one.
    pub id: Option<PersonId>,
    /// The person.
    pub person: NewPerson,
}

/// A person's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PersonLine {
    /// Id.
    pub id: PersonId,
    /// The unit.
    pub unit: Option<UnitId>,
    /// Its name.
    pub unit_name: Option<String>,
    /// 姓名.
    pub name: String,
    /// 职务.
    pub post: Option<String>,
    /// What the person is to the office.
    pub role: Role,
    /// 办公电话.
    pub telephone: Option<String>,
    /// 手机.
    pub mobile: Option<String>,
    /// 分管领域.
    pub field: Option<String>,
    /// From this day.
    pub from: Option<NaiveDate>,
    /// The first day without.
    pub until: Option<NaiveDate>,
}

impl PersonLine {
    /// Whether the person is there on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// Whom to ring when a unit is to be chased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Ring {
    /// The person.
    pub person: PersonId,
    /// 姓名.
    pub name: String,
    /// What the person is to the office.
    pub role: Role,
    /// 职务.
    pub post: Option<String>,
    /// The number to dial: the office's, else the mobile.
    pub number: Option<String>,
    /// The mobile, where it is another.
    pub mobile: Option<String>,
}

/// Whom to ring of each unit: the 联络员, else the 分管负责人, else the 主要负责人; somebody with a
/// number before somebody without.
pub fn rings(people: &[PersonLine], day: NaiveDate) -> BTreeMap<UnitId, Ring> {
    let order = |role: Role| match role {
        Role::Liaison => 0,
        Role::Deputy => 1,
        Role::Head => 2,
        Role::Leader | Role::Other => 9,
    };
    let mut best: BTreeMap<UnitId, ((bool, u8), &PersonLine)> = BTreeMap::new();
    for person in people {
        let Some(unit) = person.unit else { continue };
        if !person.holds_on(day) || order(person.role) == 9 {
            continue;
        }
        let silent = person.telephone.is_none() && person.mobile.is_none();
        let rank = (silent, order(person.role));
        match best.get(&unit) {
            Some((other, _)) if *other <= rank => {}
            _ => drop(best.insert(unit, (rank, person))),
        }
    }
    best.into_iter()
        .map(|(unit, (_, person))| (unit, ring(person)))
        .collect()
}

fn ring(person: &PersonLine) -> Ring {
    let number = person.telephone.clone().or_else(|| person.mobile.clone());
    Ring {
        person: person.id,
        name: person.name.clone(),
        role: person.role,
        post: person.post.clone(),
        mobile: person.mobile.clone().filter(|_| person.telephone.is_some()),
        number,
    }
}

/// 通讯录: the leaders, then each unit in protocol order with its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Directory {
    /// 区领导 in office, in their order.
    pub leaders: Vec<PersonLine>,
    /// Units that are there today.
    pub units: Vec<UnitPeople>,
    /// Units without anybody to ring.
    pub silent: u32,
}

/// A unit with its people of today: heads first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitPeople {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Its people.
    pub people: Vec<PersonLine>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: i64, role: Role, telephone: Option<&str>, until: Option<&str>) -> PersonLine {
        PersonLine {
            id: PersonId(id),
            unit: Some(UnitId(1)),
            unit_name: None,
            name: format!("张{id}"),
            post: None,
            role,
            telephone: telephone.map(str::to_owned),
            mobile: None,
            field: None,
            from: None,
            until: until.map(|day| day.parse().unwrap()),
        }
    }

    #[test]
    fn the_liaison_is_rung_first() {
        let day = "2026-03-05".parse().unwrap();
        let number = Some("0631-5200000");
        let who =
            |people: &[PersonLine]| rings(people, day).get(&UnitId(1)).map(|ring| ring.person.0);
        let head = person(1, Role::Head, number, None);
        let deputy = person(2, Role::Deputy, number, None);
        let liaison = person(3, Role::Liaison, number, None);
        assert_eq!(
            who(&[head.clone(), deputy.clone(), liaison.clone()]),
            Some(3)
        );
        let gone = person(3, Role::Liaison, number, Some("2026-03-05"));
        assert_eq!(who(&[head.clone(), deputy.clone(), gone]), Some(2));
        let silent = person(3, Role::Liaison, None, None);
        assert_eq!(who(&[silent.clone(), deputy]), Some(2), "who has a number");
        assert_eq!(who(&[silent]), Some(3));
        assert_eq!(who(&[]), None);
    }

    #[test]
    fn only_a_leader_has_no_unit() {
        let mut form = NewPerson {
            unit: None,
            name: "王某".into(),
            post: None,
            role: Role::Liaison,
            telephone: None,
            mobile: Some(" 138 0631 0000 ".into()),
            field: None,
            from: None,
        };
        assert_eq!(form.checked(), Err(Refusal::at("unit", Code::Blank)));
        form.role = Role::Leader;
        assert_eq!(form.checked().unwrap().mobile.unwrap(), "13806310000");
        form.mobile = Some("无".into());
        assert_eq!(form.checked().unwrap_err().field.unwrap(), "mobile");
    }
}
