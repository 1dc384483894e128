//! 通讯录: people by unit, in protocol order. Mobile numbers only where the brief says so.

use super::{Body, Look, listing};
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::Align;
use office::brief::ContactsBrief;

pub(super) fn set(brief: &ContactsBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let mut flow = listing::begin(measure, Frame::portrait(look.area), &brief.head, &[]);
    flow.table(&table(brief));
    listing::notes(&mut flow, &brief.head.notes);
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

fn table(brief: &ContactsBrief) -> Table {
    // Nobody gave a mobile number: no column for it.
    let mobiles = brief.mobiles
        && brief
            .groups
            .iter()
            .flat_map(|group| &group.people)
            .any(|person| person.mobile.is_some());
    let mut columns = vec![
        column("单位", 40, Align::Left),
        column("姓名", 17, Align::Centre),
        column("职务", 36, Align::Left),
        column("分工", 33, Align::Left),
        column("办公电话", 30, Align::Centre),
    ];
    if mobiles {
        columns.push(column("手机", 28, Align::Centre));
    }
    let mut rows = Vec::new();
    for group in &brief.groups {
        for (at, person) in group.people.iter().enumerate() {
            // The unit stands once beside all of its people.
            let unit = if at == 0 {
                table::words(group.unit.clone())
            } else {
                vec![]
            };
            let given = |words: &Option<String>| table::words(words.clone().unwrap_or_default());
            let mut cells = vec![
                unit,
                table::words(person.name.clone()),
                given(&person.post),
                table::words(person.role.clone()),
                given(&person.office_phone),
            ];
            if mobiles {
                cells.push(given(&person.mobile));
            }
            rows.push(Row::Cells(cells));
        }
    }
    Table::new(columns, rows)
}
