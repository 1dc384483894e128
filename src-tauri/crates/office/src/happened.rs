//! 发生日期: the day an act says it happened, beside the time it was entered. Found by name in the act as a
//! value, so that an act cannot forget it. Also the rules
//! that hold for every such day: not in the future, and not before the plan that it carries out.

use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use serde_json::Value;

/// An act entered more than this many days after it happened is 补录.
pub const LATE_AFTER_DAYS: i64 = 7;

/// Names that the day has in forms, in order of preference at the same depth.
const NAMES: [&str; 9] = [
    "on",
    "decided_on",
    "received_on",
    "issue_on",
    "issued_on",
    "held_on",
    "given_on",
    "kept_on",
    "asked_on",
];

/// Acts whose day is not when they happened: a meeting planned, the notice's own date.
const OTHER_DAYS: [&str; 4] = [
    "meeting.create",
    "meeting.change",
    "meeting.postpone",
    "plan.confirm",
];

/// Nouns whose day is a fact of something done: it cannot lie ahead. Of other nouns (the day from which
/// a unit has its name) it may, and counts as happened once it has come.
const DONE: [&str; 8] = [
    "follow_up",
    "meeting",
    "decision",
    "report",
    "document",
    "pack",
    "paper",
    "instruction",
];

/// Nouns that are about days themselves.
const CALENDAR: [&str; 1] = ["working_day"];

/// Nouns that carry the plan out: nothing of them happens before it was issued.
const OF_THE_PLAN: [&str; 6] = [
    "follow_up",
    "meeting",
    "attendance",
    "decision",
    "report",
    "pack",
];

/// Whether something is 补录: it happened well before it was entered.
pub fn is_late_entry(on: NaiveDate, entered: NaiveDate) -> bool {
    (entered - on).num_days() > LATE_AFTER_DAYS
}

/// The day an act happened, with the field that says so; none where it speaks of no day, or of a day ahead.
pub fn of(act: &Value) -> Option<(&'static str, NaiveDate)> {
    let (noun, verb, form) = parts(act)?;
    let name = format!("{noun}.{verb}");
    if CALENDAR.contains(&noun) || OTHER_DAYS.contains(&name.as_str()) {
        return None;
    }
    let mut level = vec![form];
    while !level.is_empty() {
        for name in NAMES {
            let found = level.iter().filter_map(|value| value.get(name)?.as_str());
            if let Some(day) = found.filter_map(|text| text.parse().ok()).next() {
                return Some((name, day));
            }
        }
        level = level
            .into_iter()
            .filter_map(Value::as_object)
            .flat_map(|map| map.values())
            .filter(|value| value.is_object())
            .collect();
    }
    None
}

/// The day an act happened, or why it cannot have happened then.
///
/// # Errors
/// A day after `today`, or one before the plan was issued where the act carries the plan out.
pub fn checked(
    act: &Value,
    today: NaiveDate,
    plan_issued: Option<NaiveDate>,
) -> Result<Option<NaiveDate>, Refusal> {
    let Some((field, on)) = of(act) else {
        return Ok(None);
    };
    let noun = parts(act).map(|(noun, _, _)| noun).unwrap_or_default();
    if on > today && DONE.contains(&noun) {
        return Err(Refusal::at(field, Code::NotYet { today }));
    }
    if let Some(issued_on) = plan_issued
        && on < issued_on
        && OF_THE_PLAN.contains(&noun)
    {
        return Err(Refusal::at(field, Code::BeforePlan { on: issued_on }));
    }
    Ok((on <= today).then_some(on))
}

/// Noun, verb and form of an act as a value.
fn parts(act: &Value) -> Option<(&str, &str, &Value)> {
    let (noun, inner) = act.as_object()?.iter().next()?;
    let (verb, form) = inner.as_object()?.iter().next()?;
    Some((noun, verb, form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_is_found_in_the_act_or_in_its_form() {
        let issue =
            json!({"follow_up": {"issue": {"id": 3, "on": "2026-03-01", "received": true}}});
        assert_eq!(of(&issue), Some(("on", day("2026-03-01"))));
        let extend = json!({"follow_up": {"extend": {"id": 3, "extension": {"asked_on": "2026-03-01", "decided_on": "2026-03-02"}}}});
        assert_eq!(of(&extend), Some(("decided_on", day("2026-03-02"))));
        let planned = json!({"meeting": {"create": {"meeting": {"on": "2027-01-01"}}}});
        assert_eq!(of(&planned), None);
    }

    #[test]
    fn not_in_the_future_and_not_before_the_plan() {
        let act = |noun: &str, on: &str| json!({noun: {"x": {"on": on}}});
        let check = |noun, on| checked(&act(noun, on), day("2026-03-05"), Some(day("2024-10-28")));
        assert_eq!(
            check("follow_up", "2026-03-05"),
            Ok(Some(day("2026-03-05")))
        );
        assert_eq!(
            check("follow_up", "2026-03-06").unwrap_err(),
            Refusal::at(
                "on",
                Code::NotYet {
                    today: day("2026-03-05")
                }
            )
        );
        assert_eq!(
            check("meeting", "2024-10-27").unwrap_err(),
            Refusal::at(
                "on",
                Code::BeforePlan {
                    on: day("2024-10-28")
                }
            )
        );
        assert!(
            check("document", "2024-01-01").is_ok(),
            "a paper may be older"
        );
    }

    #[test]
    fn a_week_is_not_yet_late() {
        assert!(!is_late_entry(day("2026-03-01"), day("2026-03-08")));
        assert!(is_late_entry(day("2026-03-01"), day("2026-03-09")));
    }
}
