//! WorkingDay (节假日): the yearly table of public holidays and make-up workdays as the clerk sets it,
//! and how a pasted notice is read into one. Counting with the tables stands in `day`.

use crate::field::{self, LONG, SHORT, TITLE};
use crate::follow_up::DueMoved;
use crate::refusal::{Code, Refusal};
use chrono::{Datelike, Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Writes on the tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum WorkingDayAct {
    /// Sets a year's table in place of what was there. No recorded date moves.
    SetYear {
        /// The table.
        table: YearTable,
    },
    /// Changes one day of a year whose table is known.
    SetDay {
        /// The day.
        on: NaiveDate,
        /// True is worked (调休), false is off; null leaves the day to its weekday.
        worked: Option<bool>,
        /// The holiday's name.
        name: Option<String>,
    },
}

/// A year's table of the days that differ from their weekday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct YearTable {
    /// The year.
    pub year: i32,
    /// The notice that it follows, with its number.
    pub source: String,
    /// The days, in order.
    pub days: Vec<TableDay>,
}

/// A day of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TableDay {
    /// The day.
    pub on: NaiveDate,
    /// True is worked (调休上班), false is off (放假).
    pub worked: bool,
    /// The holiday's name: 春节.
    pub name: String,
}

impl YearTable {
    /// The table in order with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<YearTable, Refusal> {
        field::within("year", i64::from(self.year), 2000, 2100)?;
        if self.days.is_empty() {
            return Err(Refusal::at("days", Code::Blank));
        }
        let mut seen = BTreeSet::new();
        let mut days = Vec::with_capacity(self.days.len());
        for day in &self.days {
            if day.on.year() != self.year {
                let code = Code::OtherYear {
                    year: self.year,
                    on: day.on,
                };
                return Err(Refusal::at("days", code));
            }
            if !seen.insert(day.on) {
                return Err(Refusal::at("days", Code::DayTwice { on: day.on }));
            }
            days.push(TableDay {
                name: field::required("days", &day.name, SHORT)?,
                ..day.clone()
            });
        }
        days.sort();
        Ok(YearTable {
            year: self.year,
            source: field::required("source", &self.source, TITLE)?,
            days,
        })
    }
}

/// 设置 → 节假日: the years in the book, and one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct WorkingDayPage {
    /// The year shown.
    pub year: i32,
    /// Years that have a table.
    pub years: Vec<i32>,
    /// The table of the year shown; null where none is in the book: 节假日表未公布.
    pub table: Option<YearTable>,
    /// Working days of each month, January first.
    pub months: Vec<u32>,
}

/// A pasted text read as a table, before anything is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TableRead {
    /// What was read.
    pub table: YearTable,
    /// Lines that speak of days and were not understood.
    pub unread: Vec<String>,
    /// Open items whose due date would fall otherwise under this table; none of them is moved.
    pub moved: Vec<DueMoved>,
}

/// Reads a pasted text: the clauses of the State Council's yearly notice (一、元旦：1月1日至3日放假…),
/// or lines like `2026-01-01 休 元旦`. Lines that were not understood come back; nothing is guessed.
pub fn read(text: &str, year: i32, source: &str) -> Result<(YearTable, Vec<String>), Refusal> {
    let text = field::required("text", text, LONG)?;
    let mut days: Vec<TableDay> = Vec::new();
    let mut unread = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let found = match clause(line) {
            Some((name, words)) => clause_days(year, name, words),
            None => plain_line(line).into_iter().collect(),
        };
        if found.is_empty() && speaks_of_days(line) {
            unread.push(line.to_owned());
        }
        for day in found {
            if !days.iter().any(|known| known.on == day.on) {
                days.push(day);
            }
        }
    }
    days.sort();
    let table = YearTable {
        year,
        source: source.trim().to_owned(),
        days,
    };
    Ok((table, unread))
}

/// `二、春节：…` → the holiday's name and what is said of it.
fn clause(line: &str) -> Option<(&str, &str)> {
    let (number, rest) = line.split_once('、')?;
    if number.is_empty()
        || !number
            .chars()
            .all(|mark| "一二三四五六七八九十".contains(mark))
    {
        return None;
    }
    let (name, words) = rest.split_once(['：', ':'])?;
    Some((name.trim(), words))
}

/// The days of one clause; empty where a date in it does not exist.
fn clause_days(year: i32, name: &str, words: &str) -> Vec<TableDay> {
    let mut days = Vec::new();
    for sentence in without_brackets(words).split(['。', '；', ';']) {
        let worked = sentence.contains("上班");
        if !worked && !sentence.contains("放假") && !sentence.contains('休') {
            continue;
        }
        let Some(spans) = spans(year, sentence) else {
            return Vec::new();
        };
        for (first, last) in spans {
            let length = (last - first).num_days().clamp(0, 31) as u64;
            days.extend((0..=length).map(|later| TableDay {
                on: first + Days::new(later),
                worked,
                name: name.to_owned(),
            }));
        }
    }
    days
}

/// The text without what stands in brackets: （周四）, （农历除夕、周二）.
fn without_brackets(words: &str) -> String {
    let mut depth = 0;
    let mut out = String::new();
    for mark in words.chars() {
        match mark {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ if depth <= 0 => out.push(mark),
            _ => {}
        }
    }
    out
}

/// Dates and spans of a sentence: 1月1日, 2月10日至17日, 1月28日至2月4日. None where a date does not exist.
fn spans(year: i32, sentence: &str) -> Option<Vec<(NaiveDate, NaiveDate)>> {
    let mut found: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    let mut month = None;
    let mut number = String::new();
    let mut through = false;
    for mark in sentence.chars() {
        match mark {
            _ if mark.is_ascii_digit() => number.push(mark),
            '月' if !number.is_empty() => month = Some(std::mem::take(&mut number).parse().ok()?),
            '日' if !number.is_empty() => {
                let day: u32 = std::mem::take(&mut number).parse().ok()?;
                let on = NaiveDate::from_ymd_opt(year, month?, day)?;
                match found.last_mut().filter(|_| through) {
                    Some(span) if span.0 <= on => span.1 = on,
                    Some(_) => return None,
                    None => found.push((on, on)),
                }
                through = false;
            }
            '至' | '到' | '—' | '－' | '~' | '-' => {
                through = true;
                number.clear();
            }
            ' ' => {}
            _ => {
                number.clear();
                through = false;
            }
        }
    }
    Some(found)
}

/// `2026-01-01 休 元旦`.
fn plain_line(line: &str) -> Option<TableDay> {
    let mut parts = line
        .split([' ', '\t', ',', '，'])
        .filter(|part| !part.is_empty());
    let on: NaiveDate = parts.next()?.parse().ok()?;
    let worked = match parts.next()? {
        "休" | "放假" => false,
        "班" | "上班" | "调休上班" => true,
        _ => return None,
    };
    let name = parts.next().unwrap_or(if worked { "调休" } else { "放假" });
    Some(TableDay {
        on,
        worked,
        name: name.to_owned(),
    })
}

/// Whether a line that was not understood should be shown to the clerk: it names a date and what is done on it.
fn speaks_of_days(line: &str) -> bool {
    let dated = line.contains(|mark: char| mark.is_ascii_digit());
    let clause = clause(line).is_some();
    let plain = line.starts_with(|mark: char| mark.is_ascii_digit())
        && (line.contains('休') || line.contains('班') || line.contains("放假"));
    dated && (clause || plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn off_and_on(text: &str, year: i32) -> (Vec<String>, Vec<String>) {
        let (table, unread) = read(text, year, "").unwrap();
        assert_eq!(unread, Vec::<String>::new());
        let pick = |worked: bool| {
            let days = table.days.iter().filter(|day| day.worked == worked);
            days.map(|day| day.on.format("%m-%d").to_string()).collect()
        };
        (pick(false), pick(true))
    }

    #[test]
    fn a_clause_of_the_notice_gives_its_days() {
        let text = "二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。";
        let (off, worked) = off_and_on(text, 2025);
        assert_eq!(off.len(), 8);
        assert_eq!((off[0].as_str(), off[7].as_str()), ("01-28", "02-04"));
        assert_eq!(worked, ["01-26", "02-08"]);
        let text = "二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位安排职工在除夕（2月9日）休息。";
        let (off, worked) = off_and_on(text, 2024);
        assert_eq!((off.len(), worked.len()), (8, 2));
        let (off, _) = off_and_on("一、元旦：1月1日放假，与周末连休。", 2024);
        assert_eq!(off, ["01-01"]);
    }

    #[test]
    fn what_stands_around_the_clauses_is_no_day() {
        let text = "自2025年1月1日起，全体公民放假的假日增加2天。\n国庆节自10月1日起放假调休7天。\n国务院办公厅\n2024年11月12日";
        let (table, _) = read(text, 2025, "").unwrap();
        assert_eq!(table.days, []);
        assert_eq!(
            table.checked(),
            Err(Refusal::at("days", Code::Blank)),
            "an empty table is not kept"
        );
    }

    #[test]
    fn lines_are_read_and_a_date_that_is_none_comes_back() {
        let (table, unread) = read(
            "2026-01-01 休 元旦\n2026-01-04 班 元旦\n2026-02-30 休 无",
            2026,
            "",
        )
        .unwrap();
        assert_eq!(table.days.len(), 2);
        assert_eq!(unread, ["2026-02-30 休 无"]);
        let (_, unread) = read("一、元旦：2月30日放假。", 2026, "").unwrap();
        assert_eq!(unread.len(), 1);
    }

    #[test]
    fn a_table_holds_each_day_of_its_year_once() {
        let day = |on: &str| TableDay {
            on: on.parse().unwrap(),
            worked: false,
            name: "元旦".into(),
        };
        let table = |days: Vec<TableDay>| YearTable {
            year: 2026,
            source: "某通知".into(),
            days,
        };
        let code = |days| table(days).checked().unwrap_err().code;
        assert!(matches!(
            code(vec![day("2025-12-31")]),
            Code::OtherYear { .. }
        ));
        assert!(matches!(
            code(vec![day("2026-01-01"), day("2026-01-01")]),
            Code::DayTwice { .. }
        ));
        assert!(table(vec![day("2026-01-01")]).checked().is_ok());
    }
}
