//! The ladder 提醒 → 催办 → 督办 → 重点督办: which level the program proposes, and which a person may
//! issue. It sends nothing and knows no paper: a proposal is words.

use super::page::FollowUpLine;
use crate::day::{WorkDays, in_words};
use crate::life::{FollowUpState, Level};

use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Working days after a notice before the next is proposed.
const PATIENCE: u32 = 5;
/// Working days after 交办 within which a unit signs for it.
const RECEIPT: u32 = 3;

/// What the ladder looks at.
#[derive(Debug, Clone)]
pub struct LadderFacts {
    /// Where it stands.
    pub state: FollowUpState,
    /// 现行时限.
    pub due: Option<NaiveDate>,
    /// 交办日期.
    pub issued_on: Option<NaiveDate>,
    /// The last notice's level and day.
    pub last: Option<(Level, NaiveDate)>,
    /// Urgent, or from a leader's instruction: may start at 督办.
    pub may_start_high: bool,
    /// Times returned.
    pub returned: u32,
    /// 已提请督查.
    pub inspecting: bool,
}

/// What to remind of, at which level and why. Null level: 提请督查.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReminderProposal {
    /// The item.
    pub line: FollowUpLine,
    /// The level; null proposes 提请督查.
    pub level: Option<Level>,
    /// Why.
    pub why: String,
}

/// The level above, which the highest has not.
fn above(level: Level) -> Option<Level> {
    match level {
        Level::Remind => Some(Level::Urge),
        Level::Urge => Some(Level::Supervise),
        Level::Supervise => Some(Level::KeySupervise),
        Level::KeySupervise => None,
    }
}

/// The level that the program proposes for an item today, and why; none where nothing is to be said.
/// `Some(None)` proposes 提请督查.
pub fn propose(
    facts: &LadderFacts,
    today: NaiveDate,
    days: &WorkDays,
    soon_working_days: u32,
) -> Option<(Option<Level>, String)> {
    let works = matches!(
        facts.state,
        FollowUpState::Issued
            | FollowUpState::Received
            | FollowUpState::Active
            | FollowUpState::Returned
    );
    if !works || facts.inspecting {
        return None;
    }
    if let Some((_, on)) = facts.last
        && days.between(on, today) < PATIENCE
    {
        return None;
    }
    let said =
        |level: Level, on: NaiveDate| format!("{}已{}", in_words(on), crate::words::level(level));
    let late = facts.due.filter(|due| today > *due);
    if let Some(due) = late {
        let overdue = format!("超期{}天", (today - due).num_days());
        return Some(match facts.last {
            Some((level, on)) => (above(level), format!("{overdue}，{}", said(level, on))),
            None if facts.may_start_high => {
                (Some(Level::Supervise), format!("{overdue}，急件或领导批示"))
            }
            None => (Some(Level::Urge), format!("{overdue}，尚未提醒")),
        });
    }
    if facts.last.is_some() {
        return None;
    }
    if facts.returned >= 2 {
        let why = format!("已退回{}次", facts.returned);
        return Some((Some(Level::Urge), why));
    }
    if let Some(due) = facts.due {
        let left = days.between(today, due);
        if left <= soon_working_days {
            return Some((
                Some(Level::Remind),
                format!("距到期{left}个工作日，尚未提醒"),
            ));
        }
    }
    let waited = facts
        .issued_on
        .filter(|_| facts.state == FollowUpState::Issued)
        .map(|on| days.between(on, today))?;
    (waited > RECEIPT).then(|| {
        let why = format!("交办{waited}个工作日尚未签收");
        (Some(Level::Remind), why)
    })
}

/// Refuses a level that skips: a general matter goes up step by step, an urgent one or an instruction
/// may start at 督办.
pub fn may_issue(level: Level, last: Option<Level>, may_start_high: bool) -> Result<(), Refusal> {
    let next = match last {
        None if may_start_high => Level::Supervise,
        None => Level::Urge,
        Some(last) => above(last).unwrap_or(Level::KeySupervise),
    };
    if level <= next {
        Ok(())
    } else {
        Err(Refusal::at("level", Code::LevelSkipped { highest: next }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn facts() -> LadderFacts {
        LadderFacts {
            state: FollowUpState::Active,
            due: Some(day("2026-03-20")), // a Friday
            issued_on: Some(day("2026-03-02")),
            last: None,
            may_start_high: false,
            returned: 0,
            inspecting: false,
        }
    }

    fn level(facts: &LadderFacts, today: &str) -> Option<Option<Level>> {
        propose(facts, day(today), &WorkDays::default(), 3).map(|(level, _)| level)
    }

    #[test]
    fn the_ladder_is_climbed_step_by_step_with_patience() {
        let mut item = facts();
        assert_eq!(level(&item, "2026-03-12"), None);
        assert_eq!(level(&item, "2026-03-17"), Some(Some(Level::Remind)));
        item.last = Some((Level::Remind, day("2026-03-17")));
        assert_eq!(level(&item, "2026-03-23"), None, "five working days first");
        assert_eq!(level(&item, "2026-03-24"), Some(Some(Level::Urge)));
        item.last = Some((Level::Supervise, day("2026-03-24")));
        assert_eq!(level(&item, "2026-03-31"), Some(Some(Level::KeySupervise)));
        item.last = Some((Level::KeySupervise, day("2026-03-31")));
        assert_eq!(level(&item, "2026-04-30"), Some(None), "提请督查");
        item.inspecting = true;
        assert_eq!(level(&item, "2026-04-30"), None);
    }

    #[test]
    fn nothing_is_proposed_where_nobody_owes_an_answer() {
        for state in [
            FollowUpState::Draft,
            FollowUpState::Submitted,
            FollowUpState::Suspended,
            FollowUpState::Closed,
        ] {
            let item = LadderFacts { state, ..facts() };
            assert_eq!(level(&item, "2026-12-31"), None);
        }
    }

    #[test]
    fn an_urgent_matter_may_start_at_supervision_and_others_may_not() {
        let urgent = LadderFacts {
            may_start_high: true,
            ..facts()
        };
        assert_eq!(level(&urgent, "2026-03-23"), Some(Some(Level::Supervise)));
        assert!(may_issue(Level::Supervise, None, true).is_ok());
        assert!(may_issue(Level::Supervise, None, false).is_err());
        assert!(may_issue(Level::KeySupervise, None, true).is_err());
        assert!(may_issue(Level::KeySupervise, Some(Level::Supervise), false).is_ok());
        assert!(may_issue(Level::Remind, Some(Level::KeySupervise), false).is_ok());
    }
}
