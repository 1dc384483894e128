//! Period (报告期): a week, a month or a quarter as a value of its own, with exact bounds and words.
//! On the wire and in the book one word: `2026-W12`, `2026-03`, `2026-Q1`; what a clerk writes
//! (2026年3月, 2026年第12周, 2026年第1季度) is read too. Weeks run Monday to Sunday and carry the year
//! that holds their Thursday, as GB/T 7408 counts them. Knows no clock and no holidays.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// How often reports are asked for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Cycle {
    /// 周调度.
    Week,
    /// 月通报.
    Month,
    /// 季度.
    Quarter,
}

impl Cycle {
    /// Every cycle, shortest first.
    pub const ALL: [Cycle; 3] = [Cycle::Week, Cycle::Month, Cycle::Quarter];
}

/// One week, month or quarter. In order of their first day, a shorter one before a longer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
#[ts(type = "string")]
pub struct Period {
    first: NaiveDate,
    cycle: Cycle,
}

impl Period {
    /// The period of a cycle that holds a day.
    pub fn holding(cycle: Cycle, day: NaiveDate) -> Period {
        let first = match cycle {
            Cycle::Week => {
                let back = u64::from(day.weekday().num_days_from_monday());
                day.checked_sub_days(Days::new(back)).unwrap_or(day)
            }
            Cycle::Month => day.with_day(1).unwrap_or(day),
            Cycle::Quarter => {
                let month = (day.month0() / 3) * 3 + 1;
                NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
            }
        };
        Period { first, cycle }
    }

    /// Which cycle it belongs to.
    pub fn cycle(self) -> Cycle {
        self.cycle
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        self.following()
            .and_then(|day| day.pred_opt())
            .unwrap_or(NaiveDate::MAX)
    }

    /// The first day after it.
    fn following(self) -> Option<NaiveDate> {
        match self.cycle {
            Cycle::Week => self.first.checked_add_days(Days::new(7)),
            Cycle::Month => self.first.checked_add_months(Months::new(1)),
            Cycle::Quarter => self.first.checked_add_months(Months::new(3)),
        }
    }

    /// The one after it.
    pub fn next(self) -> Period {
        self.following().map_or(self, |first| Period {
            first,
            cycle: self.cycle,
        })
    }

    /// The one before it.
    pub fn previous(self) -> Period {
        self.first
            .pred_opt()
            .map_or(self, |day| Period::holding(self.cycle, day))
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last()
    }

    /// Whether it shares a day with another.
    pub fn overlaps(self, other: Period) -> bool {
        self.first <= other.last() && other.first <= self.last()
    }

    /// 2026年第12周, 2026年3月, 2026年第1季度: as papers and the window name it.
    pub fn words(self) -> String {
        match self.cycle {
            Cycle::Week => {
                let week = self.first.iso_week();
                format!("{}年第{}周", week.year(), week.week())
            }
            Cycle::Month => format!("{}年{}月", self.first.year(), self.first.month()),
            Cycle::Quarter => {
                format!(
                    "{}年第{}季度",
                    self.first.year(),
                    self.first.month0() / 3 + 1
                )
            }
        }
    }

    /// Reads `2026-W12`, `2026-03`, `2026-Q1` and what a clerk writes for them.
    pub fn parse(text: &str) -> Option<Period> {
        let text: String = text.chars().filter(|mark| !mark.is_whitespace()).collect();
        let year: i32 = text.get(..4)?.parse().ok()?;
        if !(1900..=2999).contains(&year) {
            return None;
        }
        let rest = text.get(4..)?;
        let number = |prefix: &str, suffix: &str| -> Option<u32> {
            let digits = rest.strip_prefix(prefix)?.strip_suffix(suffix)?;
            let plain =
                (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten()
        };
        if let Some(week) = number("-W", "").or_else(|| number("年第", "周")) {
            let first = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
            return Some(Period::holding(Cycle::Week, first));
        }
        if let Some(quarter) = number("-Q", "")
            .or_else(|| number("年第", "季度"))
            .filter(|quarter| (1..=4).contains(quarter))
        {
            let first = NaiveDate::from_ymd_opt(year, quarter * 3 - 2, 1)?;
            return Some(Period::holding(Cycle::Quarter, first));
        }
        let month = number("-", "").or_else(|| number("年", "月"))?;
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(Period::holding(Cycle::Month, first))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cycle {
            Cycle::Week => {
                let week = self.first.iso_week();
                write!(f, "{}-W{:02}", week.year(), week.week())
            }
            Cycle::Month => write!(f, "{}", self.first.format("%Y-%m")),
            Cycle::Quarter => {
                write!(f, "{}-Q{}", self.first.year(), self.first.month0() / 3 + 1)
            }
        }
    }
}

impl From<Period> for String {
    fn from(period: Period) -> String {
        period.to_string()
    }
}

impl TryFrom<String> for Period {
    type Error = String;

    fn try_from(text: String) -> Result<Period, String> {
        Period::parse(&text).ok_or_else(|| format!("not a week, month or quarter: {text}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn bounds_and_words() {
        for (cycle, on, first, last, wire, words) in [
            (
                Cycle::Week,
                "2026-03-18",
                "2026-03-16",
                "2026-03-22",
                "2026-W12",
                "2026年第12周",
            ),
            (
                Cycle::Week,
                "2027-01-01",
                "2026-12-28",
                "2027-01-03",
                "2026-W53",
                "2026年第53周",
            ),
            (
                Cycle::Week,
                "2024-12-30",
                "2024-12-30",
                "2025-01-05",
                "2025-W01",
                "2025年第1周",
            ),
            (
                Cycle::Month,
                "2024-02-29",
                "2024-02-01",
                "2024-02-29",
                "2024-02",
                "2024年2月",
            ),
            (
                Cycle::Quarter,
                "2026-12-31",
                "2026-10-01",
                "2026-12-31",
                "2026-Q4",
                "2026年第4季度",
            ),
        ] {
            let period = Period::holding(cycle, day(on));
            assert_eq!(
                (period.first(), period.last()),
                (day(first), day(last)),
                "{wire}"
            );
            assert_eq!(period.to_string(), wire);
            assert_eq!(period.words(), words);
            assert_eq!(Period::parse(wire), Some(period));
            assert_eq!(Period::parse(words), Some(period));
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for bad in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "2026-W54",
            "2025-W53",
            "2026-Q5",
            "2026-Q0",
            "明年",
            "三月",
            "2026-3-5",
            "2026年",
            "第12周",
            "2026年第13月",
            "0026-01",
            "2026-+3",
        ] {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
    }

    /// Over twenty years: periods tile the calendar, each day lies in exactly one of a cycle, next and
    /// previous are each other's inverse, and every word reads back.
    #[test]
    fn periods_tile_the_calendar() {
        for cycle in Cycle::ALL {
            let mut period = Period::holding(cycle, day("2018-01-01"));
            while period.first() < day("2038-01-01") {
                let next = period.next();
                assert_eq!(period.last().succ_opt(), Some(next.first()));
                assert_eq!(next.previous(), period);
                assert!(period < next && !period.overlaps(next));
                let mut on = period.first();
                while on <= period.last() {
                    assert_eq!(Period::holding(cycle, on), period);
                    assert!(period.holds(on) && !next.holds(on));
                    on = on.succ_opt().unwrap();
                }
                assert_eq!(Period::parse(&period.to_string()), Some(period));
                assert_eq!(Period::parse(&period.words()), Some(period));
                period = next;
            }
        }
    }
}
