//! The light of a follow-up: from its state and its dates. Overdue is derived here, never a state.

use super::{Light, Lit, Thresholds};
use crate::day::{WorkDays, in_words};
use crate::follow_up::FollowUpState;
use crate::words;
use chrono::NaiveDate;

/// What the light of a follow-up depends on.
#[derive(Debug, Clone)]
pub struct FollowUpFacts {
    /// Its state.
    pub state: FollowUpState,
    /// 原定时限.
    pub original_due: Option<NaiveDate>,
    /// 现行时限.
    pub due: Option<NaiveDate>,
    /// When it was last submitted, while it is with the office.
    pub submitted_on: Option<NaiveDate>,
    /// How often it was returned.
    pub returned: u32,
    /// Extensions granted.
    pub extensions: u32,
    /// This period's report of its owner is due and not in.
    pub report_missing: bool,
}

impl FollowUpFacts {
    /// Past the current due date. An item submitted in time is not late while the office looks at it.
    pub fn overdue(&self, today: NaiveDate) -> bool {
        self.late_against(self.due, today)
    }

    /// Past the original due date.
    pub fn past_original(&self, today: NaiveDate) -> bool {
        self.late_against(self.original_due, today)
    }

    /// What it was judged from, in words.
    fn inputs(&self, today: NaiveDate) -> Vec<String> {
        let mut inputs = vec![
            format!("状态：{}", words::follow_up_state(self.state)),
            format!("评定日：{}", in_words(today)),
        ];
        if let Some(due) = self.due {
            inputs.push(format!("现行时限：{}", in_words(due)));
        }
        if let Some(original) = self.original_due.filter(|day| Some(*day) != self.due) {
            inputs.push(format!("原定时限：{}", in_words(original)));
        }
        if let Some(on) = self.submitted_on {
            inputs.push(format!("申请办结：{}", in_words(on)));
        }
        if self.returned > 0 {
            inputs.push(format!("退回：{}次", self.returned));
        }
        if self.extensions > 0 {
            inputs.push(format!("延期：{}次", self.extensions));
        }
        inputs
    }

    fn late_against(&self, due: Option<NaiveDate>, today: NaiveDate) -> bool {
        let Some(due) = due else { return false };
        match self.state {
            FollowUpState::Draft
            | FollowUpState::Closed
            | FollowUpState::Merged
            | FollowUpState::Cancelled
            | FollowUpState::Suspended => false,
            FollowUpState::Submitted => self.submitted_on.unwrap_or(today) > due,
            FollowUpState::Issued
            | FollowUpState::Received
            | FollowUpState::Active
            | FollowUpState::Returned => today > due,
        }
    }
}

/// The light of a follow-up; rows are tried in the order of the table in the manual.
pub fn follow_up(
    facts: &FollowUpFacts,
    today: NaiveDate,
    days: &WorkDays,
    thresholds: &Thresholds,
) -> Lit {
    judged(facts, today, days, thresholds).judged_from(facts.inputs(today))
}

fn judged(
    facts: &FollowUpFacts,
    today: NaiveDate,
    days: &WorkDays,
    thresholds: &Thresholds,
) -> Lit {
    match facts.state {
        FollowUpState::Closed => return Lit::new(Light::Done, "已办结销号"),
        FollowUpState::Merged => return Lit::new(Light::Done, "已并案"),
        FollowUpState::Cancelled => return Lit::new(Light::Done, "已撤销"),
        FollowUpState::Suspended => return Lit::new(Light::Grey, "已挂起"),
        FollowUpState::Draft => return Lit::new(Light::Grey, "尚未交办"),
        FollowUpState::Issued
        | FollowUpState::Received
        | FollowUpState::Active
        | FollowUpState::Submitted
        | FollowUpState::Returned => {}
    }
    if facts.overdue(today) {
        let late = facts.due.map_or(0, |due| (today - due).num_days());
        return Lit::new(Light::Red, format!("超期{late}天"));
    }
    if facts.returned >= thresholds.returned_red {
        return Lit::new(Light::Red, format!("已退回{}次", facts.returned));
    }
    if let Some(due) = facts.due
        && facts.state != FollowUpState::Submitted
    {
        let left = days.between(today, due);
        if left <= thresholds.soon_working_days {
            let words = if due == today {
                "今日到期".to_owned()
            } else {
                format!("距到期{left}个工作日")
            };
            return Lit::new(Light::Yellow, words);
        }
    }
    if facts.report_missing {
        return Lit::new(Light::Yellow, "本期报告未报");
    }
    if facts.extensions > 0 {
        return Lit::new(Light::Yellow, format!("已延期{}次", facts.extensions));
    }
    match facts.state {
        FollowUpState::Submitted => Lit::new(Light::Green, "已申请办结，待审核"),
        _ => Lit::new(Light::Green, "按期办理"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn facts(state: FollowUpState, due: &str) -> FollowUpFacts {
        FollowUpFacts {
            state,
            original_due: Some(day(due)),
            due: Some(day(due)),
            submitted_on: None,
            returned: 0,
            extensions: 0,
            report_missing: false,
        }
    }

    fn light(facts: &FollowUpFacts, today: &str) -> (Light, String) {
        let lit = follow_up(
            facts,
            day(today),
            &WorkDays::default(),
            &Thresholds::default(),
        );
        (lit.light, lit.reason)
    }

    #[test]
    fn a_follow_up_goes_from_green_to_yellow_to_red() {
        let active = facts(FollowUpState::Active, "2026-03-20"); // a Friday
        assert_eq!(
            light(&active, "2026-03-10"),
            (Light::Green, "按期办理".into())
        );
        assert_eq!(
            light(&active, "2026-03-17"),
            (Light::Yellow, "距到期3个工作日".into())
        );
        assert_eq!(
            light(&active, "2026-03-20"),
            (Light::Yellow, "今日到期".into())
        );
        assert_eq!(light(&active, "2026-03-21"), (Light::Red, "超期1天".into()));
    }

    #[test]
    fn an_item_submitted_in_time_is_not_late_while_the_office_looks_at_it() {
        let mut item = facts(FollowUpState::Submitted, "2026-03-20");
        item.submitted_on = Some(day("2026-03-20"));
        assert_eq!(light(&item, "2026-04-20").0, Light::Green);
        item.state = FollowUpState::Returned; // the clock has run on
        assert_eq!(light(&item, "2026-04-20").0, Light::Red);
    }

    #[test]
    fn closed_is_never_overdue_and_twice_returned_is_red() {
        assert_eq!(
            light(&facts(FollowUpState::Closed, "2020-01-01"), "2026-01-01").0,
            Light::Done
        );
        let mut item = facts(FollowUpState::Active, "2026-12-31");
        item.returned = 2;
        assert_eq!(light(&item, "2026-01-01"), (Light::Red, "已退回2次".into()));
    }

    #[test]
    fn a_missing_report_and_an_extension_are_yellow_and_the_order_holds() {
        let mut item = facts(FollowUpState::Active, "2026-12-31");
        item.extensions = 1;
        assert_eq!(
            light(&item, "2026-01-05"),
            (Light::Yellow, "已延期1次".into())
        );
        item.report_missing = true;
        assert_eq!(
            light(&item, "2026-01-05"),
            (Light::Yellow, "本期报告未报".into())
        );
        item.state = FollowUpState::Suspended;
        assert_eq!(
            light(&item, "2027-03-01").0,
            Light::Grey,
            "grey is tried before red"
        );
    }

    #[test]
    fn thresholds_move_the_border_and_inputs_say_what_was_looked_at() {
        let item = facts(FollowUpState::Active, "2026-03-20");
        let wide = Thresholds {
            soon_working_days: 10,
            ..Thresholds::default()
        };
        let lit = follow_up(&item, day("2026-03-10"), &WorkDays::default(), &wide);
        assert_eq!(lit.light, Light::Yellow);
        assert!(lit.inputs.contains(&"现行时限：2026年3月20日".to_owned()));
        assert_eq!(lit.rules, super::super::RULES);
    }
}
