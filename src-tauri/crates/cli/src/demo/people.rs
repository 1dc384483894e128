//! Who there is in the invented history, and what becomes of units: an office, a 联络员 for each lead, a
//! unit that is renamed and one that is merged.

use super::History;
use chrono::{Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::ask::Answers;
use office::id::UnitId;
use office::person::{NewPerson, PersonAct, Role};
use office::profile::{Office, OfficeAct};
use office::succession::{Change, Succession};
use office::unit::{NewUnit, UnitAct, UnitKind};

const SURNAMES: [&str; 8] = ["赵", "孙", "周", "吴", "郑", "冯", "丛", "毕"];

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
        for unit in self.ledger.view(on).units()? {
            let person = NewPerson {
                unit: Some(unit.id),
                name: format!("{}某", self.dice.of(&SURNAMES)),
                post: Some("办公室工作人员".to_owned()),
                role: Role::Liaison,
                telephone: Some(format!("0631-52{:05}", 10_000 + unit.id.0)),
                mobile: None,
                field: None,
                from: None,
            };
            self.act(on, Act::Person(PersonAct::Add { person }))?;
        }
        Ok(())
    }

    /// What the years bring to the units.
    pub(super) fn changes(&mut self, on: NaiveDate, day: u64) -> Result<()> {
        match day {
            40 => {
                let unit = NewUnit {
                    name: "区节能监察中心".to_owned(),
                    short_name: Some("区节能中心".to_owned()),
                    kind: Some(UnitKind::Institution),
                    reading: None,
                };
                self.act(on, Act::Unit(UnitAct::Add { unit })).map(drop)
            }
            200 => {
                let Some(unit) = self.units.last().copied() else {
                    return Ok(());
                };
                let view = self.ledger.view(on);
                let name = view.unit(unit)?.line.name;
                let change = Change::Rename {
                    name: format!("{name}（更名后）"),
                    short_name: None,
                };
                self.succeed(on, unit, change)?;
                self.learn(on + Days::new(1))
            }
            300 => {
                let units = self.ledger.view(on).units()?;
                let gone = units.iter().find(|unit| unit.name == "区节能监察中心");
                let (Some(gone), Some(into)) = (gone, self.units.first().copied()) else {
                    return Ok(());
                };
                self.succeed(on, gone.id, Change::Merge { into })
            }
            _ => Ok(()),
        }
    }

    fn succeed(&mut self, on: NaiveDate, unit: UnitId, change: Change) -> Result<()> {
        let succession = Succession {
            on,
            basis: "机构改革方案".to_owned(),
            change,
            hand_over: Vec::new(),
        };
        let act = UnitAct::Succeed { unit, succession };
        self.act(on, Act::Unit(act)).map(drop)
    }
}
