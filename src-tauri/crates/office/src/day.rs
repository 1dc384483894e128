//! Working days: weekends, and the exceptions of a yearly table. Knows no clock; "today" is passed in.
//! A year without a table counts Monday to Friday, and papers that used it say so.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Which days are worked.
#[derive(Debug, Clone, Default)]
pub struct WorkDays {
    /// Days that differ from their weekday: true is worked (调休), false is off (节假日).
    exceptions: BTreeMap<NaiveDate, bool>,
    /// Years whose table is known.
    years: BTreeSet<i32>,
}

impl WorkDays {
    /// A calendar with the tables of the given years.
    pub fn new(
        years: impl IntoIterator<Item = i32>,
        exceptions: impl IntoIterator<Item = (NaiveDate, bool)>,
    ) -> WorkDays {
        WorkDays {
            exceptions: exceptions.into_iter().collect(),
            years: years.into_iter().collect(),
        }
    }

    /// Whether a year's table is known; a paper that counted in another year says 节假日表未公布.
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains(&year)
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
            [2026],
            [(day("2026-09-28"), false), (day("2026-09-27"), true)],
        );
        assert_eq!(table.after(day("2026-09-25"), 2), Some(day("2026-09-29")));
        assert!(table.knows(2026) && !table.knows(2027));
        assert_eq!(plain.between(day("2026-09-28"), day("2026-09-25")), 0);
    }

    #[test]
    fn papers_print_dates_without_leading_zeros() {
        assert_eq!(in_words(day("2026-03-05")), "2026年3月5日");
    }
}
