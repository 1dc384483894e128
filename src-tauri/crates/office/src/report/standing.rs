//! How an owed report stands on a day: on time, late, returned, accepted or missing. Derived from dates
//! alone; nothing stores it.

use super::ReportState;
use crate::day::WorkDays;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What somebody owes, and how it stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum OwedState {
    /// 未报: the due date has passed.
    Missing,
    /// 退回待补.
    Returned,
    /// 待报: not due yet.
    Waiting,
    /// 已报, the office has not decided.
    Received,
    /// 已采用.
    Accepted,
    /// 已反馈: a follow-up's reply of the period serves as its report.
    Answered,
}

/// A report that came in, as the standing looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filed {
    /// When.
    pub received_on: NaiveDate,
    /// Where it stands.
    pub state: ReportState,
    /// By when it must come again, once returned.
    pub return_due: Option<NaiveDate>,
}

/// How an owed report stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Standing {
    /// The state.
    pub state: OwedState,
    /// The due date that counts now: the new one after a return.
    pub due: NaiveDate,
    /// Working days late: of what came in, or so far.
    pub late_by: u32,
    /// How often it was returned.
    pub returned: u32,
}

impl Standing {
    /// How it stands: `filed` oldest first, `answered_on` the first reply of a follow-up in the period.
    pub fn of(
        due: NaiveDate,
        filed: &[Filed],
        answered_on: Option<NaiveDate>,
        today: NaiveDate,
        days: &WorkDays,
    ) -> Standing {
        let returns = |filed: &[Filed]| {
            let all = filed
                .iter()
                .filter(|one| one.state == ReportState::Returned);
            all.count() as u32
        };
        let returned = returns(filed);
        let due_after = |before: &[Filed]| {
            let last = before.iter().rev().find_map(|one| one.return_due);
            last.unwrap_or(due)
        };
        let Some((newest, before)) = filed.split_last() else {
            let (state, until) = match answered_on {
                Some(on) => (OwedState::Answered, on),
                None if today > due => (OwedState::Missing, today),
                None => (OwedState::Waiting, due),
            };
            return Standing {
                state,
                due,
                late_by: days.between(due, until),
                returned,
            };
        };
        let (state, due, until) = match newest.state {
            ReportState::Received => (OwedState::Received, due_after(before), newest.received_on),
            ReportState::Accepted => (OwedState::Accepted, due_after(before), newest.received_on),
            ReportState::Returned => {
                let due = due_after(filed);
                let state = if today > due {
                    OwedState::Missing
                } else {
                    OwedState::Returned
                };
                (state, due, today)
            }
        };
        Standing {
            state,
            due,
            late_by: days.between(due, until),
            returned,
        }
    }

    /// Whether the unit must still send something.
    pub fn is_owed(&self) -> bool {
        matches!(
            self.state,
            OwedState::Missing | OwedState::Returned | OwedState::Waiting
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn filed(on: &str, state: ReportState, return_due: Option<&str>) -> Filed {
        Filed {
            received_on: day(on),
            state,
            return_due: return_due.map(day),
        }
    }

    fn standing(filed: &[Filed], answered: Option<&str>, today: &str) -> (OwedState, String, u32) {
        // Due on a Wednesday.
        let found = Standing::of(
            day("2026-03-25"),
            filed,
            answered.map(day),
            day(today),
            &WorkDays::default(),
        );
        (found.state, found.due.to_string(), found.late_by)
    }

    #[test]
    fn late_and_missing_are_counted_in_working_days() {
        use OwedState as O;
        use ReportState as R;
        let due = "2026-03-25".to_owned();
        assert_eq!(
            standing(&[], None, "2026-03-25"),
            (O::Waiting, due.clone(), 0)
        );
        assert_eq!(
            standing(&[], None, "2026-03-30"),
            (O::Missing, due.clone(), 3)
        );
        let on_time = filed("2026-03-25", R::Received, None);
        assert_eq!(
            standing(&[on_time], None, "2026-06-01"),
            (O::Received, due.clone(), 0)
        );
        let late = filed("2026-03-30", R::Accepted, None);
        assert_eq!(
            standing(&[late], None, "2026-06-01"),
            (O::Accepted, due.clone(), 3)
        );
        assert_eq!(
            standing(&[], Some("2026-03-20"), "2026-06-01"),
            (O::Answered, due, 0)
        );
    }

    #[test]
    fn a_return_asks_again_by_its_own_date() {
        use OwedState as O;
        use ReportState as R;
        let returned = filed("2026-03-24", R::Returned, Some("2026-03-31"));
        let new_due = "2026-03-31".to_owned();
        assert_eq!(
            standing(&[returned], None, "2026-03-31"),
            (O::Returned, new_due.clone(), 0)
        );
        assert_eq!(
            standing(&[returned], None, "2026-04-02"),
            (O::Missing, new_due.clone(), 2)
        );
        let again = filed("2026-04-01", R::Received, None);
        assert_eq!(
            standing(&[returned, again], None, "2026-06-01"),
            (O::Received, new_due, 1)
        );
    }
}
