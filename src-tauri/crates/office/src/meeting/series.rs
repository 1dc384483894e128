//! Series (会议系列): 专班调度会 as a thing of its own: its rhythm, its usual hour, place and chair, how its
//! minutes are numbered, and with which numbers the book begins where the office began earlier.

use crate::field::{self, SHORT};
use crate::id::SeriesId;
use crate::refusal::Refusal;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SeriesAct {
    /// Begins a series.
    Add {
        /// The form.
        series: NewSeries,
    },
    /// Changes its name or what is usual for it; meetings that are there stay as they are.
    Change {
        /// The series.
        id: SeriesId,
        /// The form.
        series: NewSeries,
    },
    /// Says, once, with which numbers the book goes on.
    Start {
        /// The series.
        id: SeriesId,
        /// 第N次 of the next meeting.
        ordinal: Option<u32>,
        /// Number of its next minutes.
        minutes: Option<u32>,
    },
}

/// How often a series meets.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// 每周.
    Weekly,
    /// 每两周.
    Fortnightly,
    /// 每月.
    Monthly,
    /// 每季度.
    Quarterly,
}

/// How the minutes of a series are numbered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// 第17期, running on.
    Issue,
    /// 代字〔2026〕17号, anew each year.
    Prefix(String),
}

impl Numbering {
    /// The name of the series of numbers that a signing day draws from.
    pub fn counter(&self, series: SeriesId, on: NaiveDate) -> String {
        match self {
            Numbering::Issue => format!("minutes/{series}"),
            Numbering::Prefix(prefix) => format!("minutes/{prefix}/{}", on.year()),
        }
    }

    /// 第17期, 环专班纪〔2026〕17号.
    pub fn words(&self, number: u32, on: NaiveDate) -> String {
        match self {
            Numbering::Issue => format!("第{number}期"),
            Numbering::Prefix(prefix) => format!("{prefix}〔{}〕{number}号", on.year()),
        }
    }
}

/// A series' form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewSeries {
    /// 专班调度会.
    pub name: String,
    /// How often; null is by need.
    pub rhythm: Option<Rhythm>,
    /// 1 is Monday, 7 Sunday; null is no usual day.
    pub weekday: Option<u32>,
    /// Clock time: 14:30.
    pub time: Option<String>,
    /// 地点.
    pub place: Option<String>,
    /// 主持人.
    pub chair: Option<String>,
    /// 参会要求: 分管负责同志.
    pub level: Option<String>,
    /// How minutes are numbered.
    pub numbering: Numbering,
}

impl NewSeries {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewSeries, Refusal> {
        if let Some(weekday) = self.weekday {
            field::within("weekday", i64::from(weekday), 1, 7)?;
        }
        Ok(NewSeries {
            name: field::required("name", &self.name, SHORT)?,
            rhythm: self.rhythm,
            weekday: self.weekday,
            time: super::clock_time(&self.time)?,
            place: field::optional("place", &self.place, SHORT)?,
            chair: field::optional("chair", &self.chair, SHORT)?,
            level: field::optional("level", &self.level, SHORT)?,
            numbering: match &self.numbering {
                Numbering::Issue => Numbering::Issue,
                Numbering::Prefix(prefix) => {
                    Numbering::Prefix(field::required("numbering", prefix, SHORT)?)
                }
            },
        })
    }
}

/// When a series would meet next: its rhythm after the last meeting, on its usual day, not before today.
pub fn next_on(
    rhythm: Option<Rhythm>,
    weekday: Option<u32>,
    last: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let step = |day: NaiveDate| match rhythm {
        Some(Rhythm::Weekly) => day.checked_add_days(Days::new(7)),
        Some(Rhythm::Fortnightly) => day.checked_add_days(Days::new(14)),
        Some(Rhythm::Monthly) => day.checked_add_months(Months::new(1)),
        Some(Rhythm::Quarterly) => day.checked_add_months(Months::new(3)),
        None => None,
    };
    let wanted = weekday.and_then(|day| Weekday::try_from((day - 1) as u8).ok());
    let settle = |day: NaiveDate| match wanted {
        Some(wanted) => {
            let back = day.weekday().days_since(wanted);
            // The usual day of that week, in the week that begins on Monday.
            let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
            let of_week = monday + Days::new(u64::from(wanted.num_days_from_monday()));
            if back == 0 { day } else { of_week }
        }
        None => day,
    };
    let mut day = match last {
        Some(last) => settle(step(last)?),
        None => settle(today),
    };
    // A series that paused goes on with the first turn that is still to come.
    for _ in 0..600 {
        if day >= today {
            return Some(day);
        }
        day = match rhythm {
            Some(_) => settle(step(day)?),
            None => day.checked_add_days(Days::new(7))?,
        };
    }
    None
}

/// A series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SeriesLine {
    /// Id.
    pub id: SeriesId,
    /// Its name.
    pub name: String,
    /// What is usual for it.
    pub usual: NewSeries,
    /// 第N次 of the next meeting.
    pub next_ordinal: u32,
    /// When it would be.
    pub next_on: Option<NaiveDate>,
    /// Meetings in the book, called off ones aside.
    pub meetings: u32,
    /// The number of its next minutes.
    pub next_minutes: String,
    /// The numbers to go on with were set, and cannot be set again.
    pub started: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_next_meeting_keeps_rhythm_and_weekday() {
        let next = |rhythm, weekday, last: Option<&str>, today: &str| {
            next_on(rhythm, weekday, last.map(day), day(today)).map(|day| day.to_string())
        };
        let some = |text: &str| Some(text.to_owned());
        // A Thursday series.
        assert_eq!(
            next(
                Some(Rhythm::Weekly),
                Some(4),
                Some("2026-03-05"),
                "2026-03-06"
            ),
            some("2026-03-12")
        );
        // Held on a Friday for once: back to Thursday.
        assert_eq!(
            next(
                Some(Rhythm::Weekly),
                Some(4),
                Some("2026-03-06"),
                "2026-03-07"
            ),
            some("2026-03-12")
        );
        assert_eq!(
            next(
                Some(Rhythm::Fortnightly),
                None,
                Some("2026-03-05"),
                "2026-03-06"
            ),
            some("2026-03-19")
        );
        assert_eq!(
            next(
                Some(Rhythm::Monthly),
                None,
                Some("2026-01-31"),
                "2026-02-01"
            ),
            some("2026-02-28")
        );
        // It paused for months.
        assert_eq!(
            next(
                Some(Rhythm::Weekly),
                Some(4),
                Some("2025-03-06"),
                "2026-03-06"
            ),
            some("2026-03-12")
        );
        // By need, and the first of all.
        assert_eq!(next(None, None, Some("2026-03-05"), "2026-03-06"), None);
        assert_eq!(
            next(Some(Rhythm::Weekly), Some(4), None, "2026-03-06"),
            some("2026-03-12")
        );
    }

    #[test]
    fn minutes_are_numbered_as_the_series_says() {
        let on = day("2026-03-05");
        assert_eq!(Numbering::Issue.words(17, on), "第17期");
        let prefix = Numbering::Prefix("环专班纪".into());
        assert_eq!(prefix.words(3, on), "环专班纪〔2026〕3号");
        assert_ne!(
            prefix.counter(SeriesId(1), on),
            prefix.counter(SeriesId(1), day("2027-01-01"))
        );
    }
}
