//! What becomes of units in the invented history: members of 各镇街 are named, one unit comes, one is
//! renamed, two are merged into others that take over what is open.

use super::History;
use chrono::{Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::ask::Answers;
use office::assignment::{AssignmentAct, Party, Role};
use office::id::UnitId;
use office::indicator::IndicatorAct;
use office::succession::{Change, HandOver, Succession};
use office::unit::{NewUnit, UnitAct, UnitKind};

/// Invented members of 各镇街.
const TOWNS: [(&str, UnitKind); 6] = [
    ("东山街道", UnitKind::Subdistrict),
    ("海滨街道", UnitKind::Subdistrict),
    ("西城街道", UnitKind::Subdistrict),
    ("石桥镇", UnitKind::Town),
    ("望海镇", UnitKind::Town),
    ("南河镇", UnitKind::Town),
];

/// The unit that comes and goes.
const NEWCOMER: &str = "区节能监察中心";
/// The lead that is merged into another lead in the fourth year.
const MERGED_LEAD: (&str, &str) = ("区市政园林服务中心", "区环境卫生服务中心");
const BASIS: &str = "机构改革方案";

impl History<'_> {
    /// Members of the group that the notice does not name.
    pub(super) fn found_towns(&mut self, on: NaiveDate) -> Result<()> {
        let mut members = Vec::new();
        for (name, kind) in TOWNS {
            members.push(self.add_unit(on, name, None, kind)?);
        }
        let groups = self.ledger.view(on).groups()?;
        if let Some(group) = groups.iter().find(|group| group.name == "各镇街") {
            let set = UnitAct::SetMembers {
                group: group.id,
                members,
                from: on,
                basis: Some("区委办、区政府办通知".to_owned()),
            };
            self.act(on, Act::Unit(set))?;
        }
        Ok(())
    }

    fn add_unit(
        &mut self,
        on: NaiveDate,
        name: &str,
        short_name: Option<&str>,
        kind: UnitKind,
    ) -> Result<UnitId> {
        let unit = NewUnit {
            name: name.to_owned(),
            short_name: short_name.map(str::to_owned),
            kind: Some(kind),
            reading: None,
        };
        self.act(on, Act::Unit(UnitAct::Add { unit })).map(UnitId)
    }

    /// What the years bring to the units.
    pub(super) fn changes(&mut self, on: NaiveDate, day: u64) -> Result<()> {
        match day {
            40 => self.newcomer(on),
            200 => {
                let unit = self.unit_named(on, "区农业机械发展中心")?;
                let change = Change::Rename {
                    name: "区农业农村发展服务中心".to_owned(),
                    short_name: Some("区农服中心".to_owned()),
                };
                unit.map_or(Ok(()), |unit| self.succeed(on, unit, change))
            }
            300 => self.merge(on, NEWCOMER, "区发展和改革局"),
            1300 => self.merge(on, MERGED_LEAD.0, MERGED_LEAD.1),
            _ => Ok(()),
        }
    }

    /// A new unit gets a part in a measure, an indicator and a matter of its own.
    fn newcomer(&mut self, on: NaiveDate) -> Result<()> {
        let unit = self.add_unit(on, NEWCOMER, Some("区节能中心"), UnitKind::Institution)?;
        let Some(measure) = self.measures.iter().find(|one| one.number == 16).cloned() else {
            return Ok(());
        };
        let add = AssignmentAct::Add {
            measure: measure.id,
            party: Party::Unit(unit),
            role: Role::Responsible,
            from: on,
            basis: "专班领导同意".to_owned(),
            decision: None,
        };
        self.act(on, Act::Assignment(add))?;
        let indicators = self.ledger.view(on).indicators()?.lines;
        let green = indicators
            .iter()
            .find(|line| line.name.contains("工序数控化率"));
        if let Some(line) = green {
            let set = IndicatorAct::SetOwner {
                id: line.id,
                owner: Some(unit),
                basis: "专班领导同意".to_owned(),
            };
            self.act(on, Act::Indicator(set))?;
        }
        let due = on + Days::new(320);
        self.plain_matter(on, "建立重点用能设备能效台账", unit, measure.id, due)
    }

    /// One unit becomes part of another, which takes over all that is open with it.
    fn merge(&mut self, on: NaiveDate, gone: &str, into: &str) -> Result<()> {
        let (gone, into) = (self.unit_named(on, gone)?, self.unit_named(on, into)?);
        let (Some(gone), Some(into)) = (gone, into) else {
            return Ok(());
        };
        self.succeed(on, gone, Change::Merge { into })?;
        self.heirs.insert(gone, into);
        self.take_over(on, gone, into)
    }

    fn succeed(&mut self, on: NaiveDate, unit: UnitId, change: Change) -> Result<()> {
        let into = change.successors();
        let hand_over = match into.first() {
            None => Vec::new(),
            Some(to) => {
                let open = self.ledger.view(on).proposal(unit, into.clone())?;
                let items = open.into_iter().map(|line| line.item);
                items.map(|item| HandOver { item, to: *to }).collect()
            }
        };
        let succession = Succession {
            on,
            basis: BASIS.to_owned(),
            change,
            hand_over,
        };
        let act = UnitAct::Succeed { unit, succession };
        self.act(on, Act::Unit(act))?;
        self.learn(on)
    }
}
