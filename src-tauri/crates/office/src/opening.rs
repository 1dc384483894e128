//! 期初录入: matters that were open before the book began, a row each, as they are typed or pasted into a
//! grid. A row becomes a matter or is refused cell by cell; nothing is guessed from half a row, and
//! nothing is saved here.

use crate::follow_up::{NewFollowUp, Source, Term};
use crate::id::{MeasureId, UnitId};
use crate::number::Number;
use crate::refusal::{Code, Fault, Refusal};
use crate::unit_name::{self, KnownUnit};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

/// Most rows that are taken in at once.
pub const MOST: usize = 500;

/// How often a lasting matter is looked at where the row does not say.
const REVIEW_MONTHS: u32 = 3;

/// A row as typed. All cells blank is an empty row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OpeningCells {
    /// 编号 used on paper; blank takes the next.
    pub number: String,
    /// 事项.
    pub title: String,
    /// 承办单位, by any of its names.
    pub owner: String,
    /// 交办日期.
    pub issued_on: String,
    /// 办理时限: a date, or 长期坚持.
    pub due: String,
    /// 来源: blank is the plan.
    pub source: String,
    /// 对应措施: numbers.
    pub measures: String,
    /// 最近进展.
    pub progress: String,
    /// Of which day.
    pub progress_on: String,
}

/// A matter that was open before the book began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OpeningItem {
    /// The number used on paper; null takes the next.
    pub number: Option<String>,
    /// What is owed, by whom and when.
    pub form: NewFollowUp,
    /// 交办日期.
    pub issued_on: NaiveDate,
    /// The newest reply: its day and words.
    pub progress: Option<(NaiveDate, String)>,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OpeningLine {
    /// The matter; null for an empty row or one with faults.
    pub item: Option<OpeningItem>,
    /// The owner's name in the book.
    pub owner_name: Option<String>,
    /// What is wrong, each at its cell.
    pub faults: Vec<Fault>,
}

/// What rows are read against.
pub struct Ground<'a> {
    /// Nothing was issued later.
    pub today: NaiveDate,
    /// Nor before the plan.
    pub began: Option<NaiveDate>,
    /// Units that are there.
    pub units: &'a [KnownUnit],
    /// Measures of the plan in force by number.
    pub measures: &'a [(u32, MeasureId)],
    /// Whether a number is used in the book.
    pub is_used: &'a dyn Fn(&str) -> bool,
}

/// Reads the rows of a grid, in order.
pub fn read(rows: &[OpeningCells], ground: &Ground<'_>) -> Vec<OpeningLine> {
    let mut numbers: Vec<(String, u32)> = Vec::new();
    let mut lines = Vec::with_capacity(rows.len());
    for (at, cells) in rows.iter().enumerate() {
        let mut line = understood(cells, ground);
        let number = line.item.as_ref().and_then(|item| item.number.clone());
        if let Some(number) = number {
            match numbers.iter().find(|(used, _)| *used == number) {
                Some((_, first)) => {
                    let code = Code::LineTwice { line: *first };
                    line.item = None;
                    line.faults.push(Refusal::at("number", code).into());
                }
                None => numbers.push((number, at as u32 + 1)),
            }
        }
        if at >= MOST && line.item.take().is_some() {
            let (min, max) = (1, MOST as i64);
            let code = Code::OutOfRange { min, max };
            line.faults.push(Refusal::at("title", code).into());
        }
        lines.push(line);
    }
    lines
}

fn understood(cells: &OpeningCells, ground: &Ground<'_>) -> OpeningLine {
    let mut line = OpeningLine {
        item: None,
        owner_name: None,
        faults: Vec::new(),
    };
    if all(cells).iter().all(|cell| cell.trim().is_empty()) {
        return line;
    }
    let mut faults = Vec::new();
    let mut keep = |refusal: Refusal| faults.push(Fault::from(refusal));
    let number = number(cells, ground).map_err(&mut keep).ok().flatten();
    let owner = owner(cells, ground).map_err(&mut keep).ok();
    let issued = past("issued_on", &cells.issued_on, ground);
    let issued = issued.map_err(&mut keep).ok();
    let time = time(cells, issued).map_err(&mut keep).ok();
    let (due, term) = time.unwrap_or_default();
    let measures = measures(cells, ground).map_err(&mut keep).ok();
    let progress = progress(cells, issued, ground).map_err(&mut keep).ok();
    let form = NewFollowUp {
        title: cells.title.clone(),
        source: source(&cells.source),
        owner: owner.as_ref().map(|(id, _)| *id),
        measures: measures.unwrap_or_default(),
        due,
        term,
        ..NewFollowUp::default()
    };
    let form = form.checked().map_err(&mut keep).ok();
    line.owner_name = owner.map(|(_, name)| name);
    if let (true, Some(form), Some(issued_on)) = (faults.is_empty(), form, issued) {
        line.item = Some(OpeningItem {
            number,
            form,
            issued_on,
            progress: progress.flatten(),
        });
    }
    line.faults = faults;
    line
}

fn all(cells: &OpeningCells) -> [&str; 9] {
    [
        &cells.number,
        &cells.title,
        &cells.owner,
        &cells.issued_on,
        &cells.due,
        &cells.source,
        &cells.measures,
        &cells.progress,
        &cells.progress_on,
    ]
}

fn number(cells: &OpeningCells, ground: &Ground<'_>) -> Result<Option<String>, Refusal> {
    if cells.number.trim().is_empty() {
        return Ok(None);
    }
    let number = Number::checked("number", &cells.number)?.to_string();
    if (ground.is_used)(&number) {
        return Err(Refusal::at("number", Code::NumberTaken { number }));
    }
    Ok(Some(number))
}

fn owner(cells: &OpeningCells, ground: &Ground<'_>) -> Result<(UnitId, String), Refusal> {
    let name = cells.owner.trim();
    if name.is_empty() {
        return Err(Refusal::at("owner", Code::Blank));
    }
    let id = unit_name::the_one(name, ground.units);
    let unit = id.and_then(|id| ground.units.iter().find(|unit| unit.id == id));
    let found = unit.and_then(|unit| Some((unit.id, unit.names.first()?.1.clone())));
    let name = name.to_owned();
    found.ok_or_else(|| Refusal::at("owner", Code::UnitUnknown { name }))
}

/// A day that has come and that the plan was there on.
fn past(field: &str, text: &str, ground: &Ground<'_>) -> Result<NaiveDate, Refusal> {
    let day = date(field, text)?;
    if day > ground.today {
        let today = ground.today;
        return Err(Refusal::at(field, Code::NotYet { today }));
    }
    match ground.began.filter(|began| day < *began) {
        Some(on) => Err(Refusal::at(field, Code::BeforePlan { on })),
        None => Ok(day),
    }
}

fn time(
    cells: &OpeningCells,
    issued: Option<NaiveDate>,
) -> Result<(Option<NaiveDate>, Term), Refusal> {
    if cells.due.trim().starts_with("长期") {
        let months = REVIEW_MONTHS;
        return Ok((None, Term::Lasting { months }));
    }
    let due = date("due", &cells.due)?;
    match issued.filter(|issued| due < *issued) {
        Some(from) => {
            let code = Code::DatesReversed { from, to: due };
            Err(Refusal::at("due", code))
        }
        None => Ok((Some(due), Term::Date)),
    }
}

fn measures(cells: &OpeningCells, ground: &Ground<'_>) -> Result<Vec<MeasureId>, Refusal> {
    let mut found = Vec::new();
    let numbers = cells.measures.split(|c: char| !c.is_ascii_digit());
    for text in numbers.filter(|text| !text.is_empty()) {
        let number: u32 = text.parse().unwrap_or(u32::MAX);
        let measure = ground.measures.iter().find(|(own, _)| *own == number);
        let Some((_, id)) = measure else {
            let most = ground.measures.iter().map(|(own, _)| *own).max();
            let (min, max) = (1, i64::from(most.unwrap_or(1)));
            return Err(Refusal::at("measures", Code::OutOfRange { min, max }));
        };
        if !found.contains(id) {
            found.push(*id);
        }
    }
    Ok(found)
}

fn progress(
    cells: &OpeningCells,
    issued: Option<NaiveDate>,
    ground: &Ground<'_>,
) -> Result<Option<(NaiveDate, String)>, Refusal> {
    let words = cells.progress.trim();
    if words.is_empty() {
        return Ok(None);
    }
    let words = crate::field::required("progress", words, crate::field::LONG)?;
    let on = past("progress_on", &cells.progress_on, ground)?;
    match issued.filter(|issued| on < *issued) {
        Some(from) => {
            let code = Code::DatesReversed { from, to: on };
            Err(Refusal::at("progress_on", code))
        }
        None => Ok(Some((on, words))),
    }
}

fn source(text: &str) -> Source {
    let text = text.trim();
    let rest = |after: &str| after.trim_start_matches(['：', ':', ' ', '　']).to_owned();
    match text {
        "" | "方案" | "方案任务" => Source::Plan,
        _ => match text.strip_prefix("上级来文").map(rest) {
            Some(words) if !words.is_empty() => Source::Superior(words),
            _ => Source::Other(text.to_owned()),
        },
    }
}

/// A whole date: 2026-3-5, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305.
fn date(field: &str, text: &str) -> Result<NaiveDate, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::at(field, Code::Blank));
    }
    let plain: String = text.nfkc().collect();
    let parts: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let number = |text: &str| text.parse::<u32>().ok();
    let day = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => number(month)
            .zip(number(day))
            .and_then(|(month, day)| NaiveDate::from_ymd_opt(year.parse().ok()?, month, day)),
        [whole] if whole.len() == 8 => NaiveDate::parse_from_str(whole, "%Y%m%d").ok(),
        _ => None,
    };
    day.ok_or_else(|| {
        let text = text.chars().take(20).collect();
        Refusal::at(field, Code::NoSuchDate { text })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::NameKind;

    fn row(cells: [&str; 9]) -> OpeningCells {
        let [
            number,
            title,
            owner,
            issued_on,
            due,
            source,
            measures,
            progress,
            progress_on,
        ] = cells.map(str::to_owned);
        OpeningCells {
            number,
            title,
            owner,
            issued_on,
            due,
            source,
            measures,
            progress,
            progress_on,
        }
    }

    fn read_rows(rows: &[OpeningCells]) -> Vec<OpeningLine> {
        let units = [KnownUnit {
            id: UnitId(5),
            names: vec![
                (NameKind::Full, "区商务局".to_owned()),
                (NameKind::Alias, "商务局".to_owned()),
            ],
            reading: None,
            ended: false,
        }];
        let ground = Ground {
            today: "2026-03-05".parse().unwrap(),
            began: Some("2024-10-28".parse().unwrap()),
            units: &units,
            measures: &[(1, MeasureId(11)), (14, MeasureId(24))],
            is_used: &|number| number == "环专班督〔2025〕3号",
        };
        read(rows, &ground)
    }

    #[test]
    fn a_row_is_a_matter_with_its_number_and_progress() {
        let rows = read_rows(&[
            row([
                "环专班督〔2025〕7号",
                "建设回收网点",
                "商务局",
                "2025年11月3日",
                "2026/6/30",
                "上级来文：鲁政办发〔2025〕3号",
                "1、14",
                "已建成3处",
                "2026-2-1",
            ]),
            row([""; 9]),
            row([
                "",
                "宣传",
                "区商务局",
                "20251103",
                "长期坚持",
                "",
                "",
                "",
                "",
            ]),
        ]);
        let item = rows[0]
            .item
            .as_ref()
            .unwrap_or_else(|| panic!("{:?}", rows[0].faults));
        assert_eq!(item.number.as_deref(), Some("环专班督〔2025〕7号"));
        assert_eq!(item.form.owner, Some(UnitId(5)));
        assert_eq!(item.form.measures, [MeasureId(11), MeasureId(24)]);
        assert_eq!(
            item.form.source,
            Source::Superior("鲁政办发〔2025〕3号".into())
        );
        assert_eq!(item.form.due, Some("2026-06-30".parse().unwrap()));
        assert_eq!(
            item.progress,
            Some(("2026-02-01".parse().unwrap(), "已建成3处".to_owned()))
        );
        assert_eq!(rows[0].owner_name.as_deref(), Some("区商务局"));
        assert_eq!((&rows[1].item, rows[1].faults.len()), (&None, 0));
        let lasting = rows[2]
            .item
            .as_ref()
            .unwrap_or_else(|| panic!("{:?}", rows[2].faults));
        assert_eq!(lasting.form.term, Term::Lasting { months: 3 });
    }

    const GOOD: [&str; 9] = [
        "",
        "事项",
        "区商务局",
        "2026-01-05",
        "2026-06-30",
        "",
        "",
        "",
        "",
    ];

    #[test]
    fn each_wrong_cell_is_named() {
        let long = "长".repeat(10_000);
        for (at, text, field, code) in [
            (0, "十七号", "number", "not_a_number"),
            (0, "环专班督〔2025〕3号", "number", "number_taken"),
            (1, " ", "title", "blank"),
            (1, long.as_str(), "title", "too_long"),
            (1, "甲\u{7}", "title", "control_mark"),
            (2, "", "owner", "blank"),
            (2, "区虚构局", "owner", "unit_unknown"),
            (3, "", "issued_on", "blank"),
            (3, "明年", "issued_on", "no_such_date"),
            (3, "2026-2-30", "issued_on", "no_such_date"),
            (3, "2026-03-06", "issued_on", "not_yet"),
            (3, "2024-01-01", "issued_on", "before_plan"),
            (4, "", "due", "blank"),
            (4, "2025-12-31", "due", "dates_reversed"),
            (6, "28", "measures", "out_of_range"),
            (7, "已完成一半", "progress_on", "blank"),
        ] {
            let mut cells = GOOD;
            cells[at] = text;
            let line = read_rows(&[row(cells)]).remove(0);
            let faults: Vec<(&str, &str)> = line
                .faults
                .iter()
                .map(|fault| (fault.field.as_deref().unwrap_or(""), fault.code.as_str()))
                .collect();
            assert_eq!(faults, [(field, code)], "{text}");
            assert_eq!(line.item, None);
        }
    }

    #[test]
    fn a_number_stands_in_one_row() {
        let mut cells = GOOD;
        cells[0] = "环专班督〔2025〕7号";
        let twice = row(cells);
        let lines = read_rows(&[twice.clone(), twice]);
        assert!(lines[0].item.is_some());
        assert_eq!(lines[1].faults[0].code, "line_twice");
    }

    #[test]
    fn more_rows_than_are_taken_at_once_are_said() {
        let lines = read_rows(&vec![row(GOOD); MOST + 1]);
        assert!(lines[MOST - 1].item.is_some());
        assert_eq!(lines[MOST].item, None);
        assert_eq!(lines[MOST].faults[0].code, "out_of_range");
    }
}
