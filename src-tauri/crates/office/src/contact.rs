//! Reading a 通讯录 that was pasted or typed: a line a person, fields between tabs, commas or blanks, with
//! a heading or without. Every line becomes a person or is refused with its reason; nothing is guessed
//! from half a line, and nothing is saved here.

use crate::id::{PersonId, UnitId};
use crate::person::{ContactRow, NewPerson, PersonLine, Role};
use crate::refusal::{Code, Fault, Refusal};
use crate::telephone;
use crate::unit_name::{self, KnownUnit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Most lines that are read at once.
const MOST: usize = 2000;

/// What a pasted list says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ContactRead {
    /// Lines understood.
    pub accepted: Vec<ReadRow>,
    /// Lines that are not, with why.
    pub refused: Vec<RefusedRow>,
}

/// A line understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReadRow {
    /// Its number in the text, from 1.
    pub line: u32,
    /// What it says.
    pub row: ContactRow,
    /// The unit's name in the book.
    pub unit_name: Option<String>,
}

/// A line not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RefusedRow {
    /// Its number in the text, from 1.
    pub line: u32,
    /// As it stands.
    pub text: String,
    /// Why, at which field.
    pub fault: Fault,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Unit,
    Name,
    Post,
    Role,
    Telephone,
    Mobile,
    Field,
    Nothing,
}

fn heading(cell: &str) -> Option<Column> {
    let cell: String = cell.chars().filter(|mark| !mark.is_whitespace()).collect();
    Some(match cell.as_str() {
        "单位" | "单位名称" | "工作单位" | "部门" => Column::Unit,
        "姓名" | "人员" => Column::Name,
        "职务" | "职务职级" | "职位" => Column::Post,
        "角色" | "类别" | "身份" => Column::Role,
        "办公电话" | "电话" | "联系电话" | "固定电话" | "座机" => Column::Telephone,
        "手机" | "手机号" | "手机号码" | "移动电话" => Column::Mobile,
        "分管领域" | "分管工作" | "分管" => Column::Field,
        "序号" | "备注" => Column::Nothing,
        _ => return None,
    })
}

fn role(cell: &str) -> Option<Role> {
    Some(match cell {
        "主要负责人" | "主要领导" | "负责人" => Role::Head,
        "分管负责人" | "分管领导" => Role::Deputy,
        "联络员" | "联系人" => Role::Liaison,
        "区领导" => Role::Leader,
        "其他" | "工作人员" => Role::Other,
        _ => return None,
    })
}

/// The fields of a line: tabs before commas before blanks.
fn cells(line: &str) -> Vec<String> {
    let split: Vec<&str> = if line.contains('\t') {
        line.split('\t').collect()
    } else if line.contains([',', '，', '、', ';', '；', '|']) {
        line.split([',', '，', '、', ';', '；', '|']).collect()
    } else {
        line.split_whitespace().collect()
    };
    split
        .into_iter()
        .map(|cell| cell.trim().trim_matches('"').trim().to_owned())
        .collect()
}

/// Reads a list against the units and people that the book knows.
pub fn read(text: &str, units: &[KnownUnit], people: &[PersonLine]) -> ContactRead {
    let mut found = ContactRead {
        accepted: Vec::new(),
        refused: Vec::new(),
    };
    let mut columns: Option<Vec<Column>> = None;
    for (at, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let number = at as u32 + 1;
        let cells = cells(line);
        let headings: Vec<Option<Column>> = cells.iter().map(|cell| heading(cell)).collect();
        if columns.is_none() && headings.iter().flatten().count() >= 2 {
            let named = headings
                .into_iter()
                .map(|one| one.unwrap_or(Column::Nothing));
            columns = Some(named.collect());
            continue;
        }
        let row = if found.accepted.len() + found.refused.len() >= MOST {
            Err(Refusal::from(Code::OutOfRange {
                min: 1,
                max: MOST as i64,
            }))
        } else {
            understood(&cells, columns.as_deref(), units, people).and_then(|row| {
                let twin = |other: &&ReadRow| {
                    other.row.person.unit == row.person.unit
                        && other.row.person.name == row.person.name
                };
                match found.accepted.iter().find(twin) {
                    Some(other) => Err(Refusal::at("name", Code::LineTwice { line: other.line })),
                    None => Ok(row),
                }
            })
        };
        match row {
            Ok(row) => found.accepted.push(ReadRow {
                line: number,
                unit_name: row.person.unit.and_then(|id| name_of(units, id)),
                row,
            }),
            Err(refusal) => found.refused.push(RefusedRow {
                line: number,
                text: line.trim().chars().take(200).collect(),
                fault: refusal.into(),
            }),
        }
    }
    found
}

fn name_of(units: &[KnownUnit], id: UnitId) -> Option<String> {
    let unit = units.iter().find(|unit| unit.id == id)?;
    unit.names.first().map(|(_, name)| name.clone())
}

fn understood(
    cells: &[String],
    columns: Option<&[Column]>,
    units: &[KnownUnit],
    people: &[PersonLine],
) -> Result<ContactRow, Refusal> {
    let columns: Vec<Column> = match columns {
        Some(columns) => columns.to_vec(),
        None => by_content(cells, units),
    };
    let cell = |wanted: Column| {
        let mut given = columns
            .iter()
            .zip(cells)
            .filter(|(column, cell)| **column == wanted && !cell.is_empty());
        given.next().map(|(_, cell)| cell.clone())
    };
    let role = match cell(Column::Role) {
        Some(text) => role(&text).ok_or_else(|| Refusal::at("role", Code::NotARole { text }))?,
        None if cell(Column::Field).is_some() => Role::Leader,
        None => Role::Liaison,
    };
    let unit = match cell(Column::Unit) {
        Some(text) => match unit_name::the_one(&text, units) {
            Some(unit) => Some(unit),
            None if role == Role::Leader => None,
            None => return Err(Refusal::at("unit", Code::UnitUnknown { name: text })),
        },
        None => None,
    };
    // A mobile in the column of the office's numbers is still a mobile.
    let (mut fixed, mut mobile) = (cell(Column::Telephone), cell(Column::Mobile));
    if mobile.is_none()
        && fixed
            .as_deref()
            .and_then(telephone::read)
            .is_some_and(|number| telephone::is_mobile(&number))
    {
        mobile = fixed.take();
    }
    let person = NewPerson {
        unit,
        name: cell(Column::Name).unwrap_or_default(),
        post: cell(Column::Post),
        role,
        telephone: fixed,
        mobile,
        field: cell(Column::Field),
        from: None,
    }
    .checked()?;
    if person.telephone.is_none() && person.mobile.is_none() && role != Role::Leader {
        return Err(Refusal::at("telephone", Code::Blank));
    }
    Ok(ContactRow {
        id: same(&person, people),
        person,
    })
}

/// The person of the book that a line brings up to date: the same name in the same unit.
fn same(person: &NewPerson, people: &[PersonLine]) -> Option<PersonId> {
    let mut same = people.iter().filter(|other| {
        other.until.is_none() && other.unit == person.unit && other.name == person.name
    });
    same.next().map(|other| other.id)
}

/// Without a heading: numbers and roles say what they are, a unit is one that the book knows, then
/// come the name and the post.
fn by_content(cells: &[String], units: &[KnownUnit]) -> Vec<Column> {
    let mut columns = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let has = |column: Column| columns.contains(&column);
        let column = match telephone::read(cell) {
            Some(number) if telephone::is_mobile(&number) && !has(Column::Mobile) => Column::Mobile,
            Some(_) if !has(Column::Telephone) => Column::Telephone,
            Some(_) => Column::Nothing,
            None if cell.is_empty() || cell.bytes().all(|byte| byte.is_ascii_digit()) => {
                Column::Nothing
            }
            None if role(cell).is_some() && !has(Column::Role) => Column::Role,
            None if !has(Column::Unit)
                && !has(Column::Name)
                && (unit_name::the_one(cell, units).is_some() || at == 0) =>
            {
                Column::Unit
            }
            None if !has(Column::Name) => Column::Name,
            None if !has(Column::Post) => Column::Post,
            None => Column::Nothing,
        };
        columns.push(column);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::NameKind;

    fn units() -> Vec<KnownUnit> {
        [(1, "区发展和改革局", "区发改局"), (2, "区商务局", "商务局")]
            .map(|(id, name, short)| KnownUnit {
                id: UnitId(id),
                names: vec![
                    (NameKind::Full, name.to_owned()),
                    (NameKind::Short, short.to_owned()),
                ],
                reading: None,
                ended: false,
            })
            .into()
    }

    #[test]
    fn a_list_is_read_with_a_heading_or_without() {
        let by_heading = "序号\t单位\t姓名\t职务\t角色\t办公电话\t手机\n1\t区发改局\t张某\t副局长\t分管负责人\t0631-5200000\t13806310000\n";
        let read = super::read(by_heading, &units(), &[]);
        assert_eq!(read.refused, []);
        let person = &read.accepted[0].row.person;
        assert_eq!((person.unit, person.role), (Some(UnitId(1)), Role::Deputy));
        assert_eq!(person.post.as_deref(), Some("副局长"));
        assert_eq!(
            read.accepted[0].unit_name.as_deref(),
            Some("区发展和改革局")
        );
        for plain in [
            "区商务局，李某，科长，联络员，5200001",
            "商务局 李某 科长 5200001",
            "区商务局,李某,科长,5200001,",
        ] {
            let read = super::read(plain, &units(), &[]);
            assert_eq!(read.refused, [], "{plain}");
            let person = &read.accepted[0].row.person;
            assert_eq!(
                (person.name.as_str(), person.role),
                ("李某", Role::Liaison),
                "{plain}"
            );
            assert_eq!(person.telephone.as_deref(), Some("5200001"), "{plain}");
        }
    }

    #[test]
    fn each_bad_line_is_refused_with_its_reason() {
        let text = "单位,姓名,职务,角色,电话\n区发改局,张某,科长,联络员,5200000\n\n无此局,李某,科长,联络员,5200001\n区商务局,,科长,联络员,5200002\n区商务局,赵某,科长,联络员,无\n区商务局,钱某,科长,局长,5200003\n区商务局,孙某,科长,联络员,\n区发改局,张某,局长,主要负责人,5200009";
        let read = super::read(text, &units(), &[]);
        let lines: Vec<u32> = read.accepted.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2]);
        let refused: Vec<(u32, &str)> = read
            .refused
            .iter()
            .map(|row| (row.line, row.fault.code.as_str()))
            .collect();
        assert_eq!(
            refused,
            [
                (4, "unit_unknown"),
                (5, "blank"),
                (6, "not_a_telephone"),
                (7, "not_a_role"),
                (8, "blank"),
                (9, "line_twice")
            ]
        );
    }

    #[test]
    fn whatever_is_pasted_gives_an_answer() {
        for text in [
            "",
            "\n\n",
            "，，，",
            "<script>alert(1)</script>",
            "\u{0007}\u{202e}",
            &"长".repeat(10_000),
            &"甲 乙 丙\n".repeat(3000),
        ] {
            let read = super::read(text, &units(), &[]);
            assert_eq!(read.accepted, []);
        }
    }
}
