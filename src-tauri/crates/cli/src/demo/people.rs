//! Who there is in the invented history: the office, the district's leaders, a 联络员 for each unit and,
//! once a year, somebody who leaves.

use super::History;
use chrono::{Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::ask::Answers;
use office::id::{PersonId, UnitId};
use office::person::{NewPerson, PersonAct, Role};
use office::profile::{Office, OfficeAct};

const SURNAMES: [&str; 8] = ["赵", "孙", "周", "吴", "郑", "冯", "丛", "毕"];

/// 区领导 with their posts and fields.
pub(super) const LEADERS: [(&str, &str, &str); 3] = [
    ("王某", "常务副区长", "发展改革、财政、税务"),
    ("张某", "副区长", "工业和信息化、商务、市场监管"),
    ("刘某", "副区长", "城建、农业农村、教育文旅、卫生健康"),
];

impl History<'_> {
    /// The office's particulars, and the people behind the units.
    pub(super) fn set_up(&mut self, on: NaiveDate) -> Result<()> {
        let name = "环翠区推动大规模设备更新和消费品以旧换新工作专班";
        let office = Office {
            group_name: Some(name.to_owned()),
            office_name: Some(format!("{name}办公室")),
            host_unit: Some("区发展和改革局".to_owned()),
            number_prefix: Some("环换新督".to_owned()),
            paper_prefix: Some("环换新".to_owned()),
            convener: Some("王某".to_owned()),
            contact: Some("于某".to_owned()),
            telephone: Some("0631-5200000".to_owned()),
            ..Office::default()
        };
        self.act(on, Act::Office(OfficeAct::Set { office }))?;
        self.found_towns(on)?;
        for unit in self.ledger.view(on).units()? {
            self.liaison(on, unit.id)?;
        }
        self.name_leaders(on)?;
        self.later(on + Days::new(150), |history, on| history.leave(on));
        Ok(())
    }

    fn liaison(&mut self, on: NaiveDate, unit: UnitId) -> Result<PersonId> {
        let person = NewPerson {
            unit: Some(unit),
            name: format!("{}某", self.dice.of(&SURNAMES)),
            post: Some("办公室工作人员".to_owned()),
            role: Role::Liaison,
            telephone: Some(format!("0631-52{:05}", 10_000 + unit.0)),
            mobile: None,
            field: None,
            from: None,
        };
        self.act(on, Act::Person(PersonAct::Add { person }))
            .map(PersonId)
    }

    /// The leaders, each with a third of the measures.
    fn name_leaders(&mut self, on: NaiveDate) -> Result<()> {
        for (name, post, field) in LEADERS {
            let person = NewPerson {
                unit: None,
                name: name.to_owned(),
                post: Some(post.to_owned()),
                role: Role::Leader,
                telephone: None,
                mobile: None,
                field: Some(field.to_owned()),
                from: None,
            };
            let add = PersonAct::Add { person };
            let id = PersonId(self.act(on, Act::Person(add))?);
            self.leaders.push(id);
        }
        for line in self.ledger.view(on).plan()?.measures {
            let leader = self.leaders[line.number as usize % LEADERS.len()];
            let set = PersonAct::SetLeaders {
                measure: line.id,
                leaders: vec![leader],
            };
            self.act(on, Act::Person(set))?;
        }
        Ok(())
    }

    /// A 联络员 moves on and another comes; again in a year.
    fn leave(&mut self, on: NaiveDate) -> Result<()> {
        let unit = self.dice.of(&self.units.clone());
        let people = self.ledger.view(on).unit(unit)?.people;
        if let Some(person) = people.iter().find(|person| person.holds_on(on)) {
            let leave = PersonAct::Leave { id: person.id, on };
            self.act(on, Act::Person(leave))?;
            self.liaison(on, unit)?;
        }
        self.later(on + Days::new(365), |history, on| history.leave(on));
        Ok(())
    }
}
