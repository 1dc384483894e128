//! Working days: weekends, and the exceptions of a yearly table. Knows no clock; "today" is passed in.
//! A year without a table counts Monday to Friday, and papers that used it say so.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Which days are worked.
#[derive(Debug, Clone, Default)]
pub struct WorkDays {
    /// Days that differ from their weekday: true is worked (调休), false is off (节假日).
    exceptions: BTreeMap<NaiveDate, bool>,
    /// Years whose table is known, with the notice that each follows.
    years: BTreeMap<i32, String>,
}

impl WorkDays {
    /// A calendar with the tables of the given years.
    pub fn new(
        years: impl IntoIterator<Item = (i32, String)>,
        exceptions: impl IntoIterator<Item = (NaiveDate, bool)>,
    ) -> WorkDays {
        WorkDays {
            exceptions: exceptions.into_iter().collect(),
            years: years.into_iter().collect(),
        }
    }

    /// Whether a year's table is known; a paper that counted in another year says 节假日表未公布.
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// What a paper says about the tables it counted with: the notice of each year, or that a year's
    /// table is not published.
    pub fn notes(&self, days: impl IntoIterator<Item = NaiveDate>) -> Vec<String> {
        let years: BTreeSet<i32> = days.into_iter().map(|day| day.year()).collect();
        let note = |year: i32| match self.years.get(&year) {
            Some(source) => format!("{year}年工作日按{source}计"),
            None => format!("{year}年节假日表未公布，工作日按周一至周五计"),
        };
        years.into_iter().map(note).collect()
    }

    /// Whether people are at work on a day.
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        match self.exceptions.get(&day) {
            Some(worked) => *worked,
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// Working days after `from` up to and including `to`; 0 when `to` is not later.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            let Some(next) = day.checked_add_days(Days::new(1)) else {
                break;
            };
            day = next;
            count += u32::from(self.is_worked(day));
        }
        count
    }

    /// Working days of each month of a year, January first.
    pub fn months(&self, year: i32) -> Vec<u32> {
        let mut months = vec![0; 12];
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        for day in first.iter().flat_map(NaiveDate::iter_days) {
            if day.year() != year {
                break;
            }
            months[day.month0() as usize] += u32::from(self.is_worked(day));
        }
        months
    }

    /// The day on which the nth working day after `from` falls.
    pub fn after(&self, from: NaiveDate, working_days: u32) -> Option<NaiveDate> {
        let mut left = working_days;
        let mut day = from;
        while left > 0 {
            day = day.checked_add_days(Days::new(1))?;
            left -= u32::from(self.is_worked(day));
        }
        Some(day)
    }

    /// The last working day before a day.
    pub fn before(&self, day: NaiveDate) -> Option<NaiveDate> {
        let mut before = day.pred_opt()?;
        while !self.is_worked(before) {
            before = before.pred_opt()?;
        }
        Some(before)
    }
}

/// A date as papers print it: 2026年3月5日.
pub fn in_words(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_and_exceptions_count() {
        let plain = WorkDays::default();
        assert_eq!(
            plain.between(day("2026-09-25"), day("2026-09-28")),
            1,
            "a weekend lies between"
        );
        assert_eq!(plain.after(day("2026-09-25"), 3), Some(day("2026-09-30")));
        let table = WorkDays::new(
            [(2026, "某通知".to_owned())],
            [(day("2026-09-28"), false), (day("2026-09-27"), true)],
        );
        assert_eq!(table.after(day("2026-09-25"), 2), Some(day("2026-09-29")));
        assert_eq!(table.before(day("2026-09-29")), Some(day("2026-09-27")));
        assert_eq!(plain.before(day("2026-09-28")), Some(day("2026-09-25")));
        assert!(table.knows(2026) && !table.knows(2027));
        assert_eq!(plain.between(day("2026-09-28"), day("2026-09-25")), 0);
        assert_eq!(
            table.notes([day("2027-01-05"), day("2026-12-30"), day("2026-12-31")]),
            [
                "2026年工作日按某通知计",
                "2027年节假日表未公布，工作日按周一至周五计"
            ]
        );
    }

    #[test]
    fn papers_print_dates_without_leading_zeros() {
        assert_eq!(in_words(day("2026-03-05")), "2026年3月5日");
    }
}
