//! Lights: computed here and nowhere else. A light always carries its reason; shape, word and
//! colour go together so that it survives a black-and-white printer. Not a state: nothing stores it as a fact.

use crate::day::WorkDays;
use crate::follow_up::FollowUpState;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Working days before the due date from which an item is yellow.
pub const SOON_WORKING_DAYS: u32 = 3;

/// The five lights, worst last but one: grey says nothing and is never counted as green.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// ✓ 办结.
    Done,
    /// ○ 未评.
    Grey,
    /// ■ 滞后.
    Red,
    /// ▲ 预警.
    Yellow,
    /// ● 正常.
    Green,
}

impl Light {
    /// In the order of legends and counts.
    pub const ALL: [Light; 5] = [
        Light::Red,
        Light::Yellow,
        Light::Green,
        Light::Grey,
        Light::Done,
    ];

    /// The shape.
    pub fn shape(self) -> &'static str {
        match self {
            Light::Done => "✓",
            Light::Grey => "○",
            Light::Red => "■",
            Light::Yellow => "▲",
            Light::Green => "●",
        }
    }

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Light::Done => "办结",
            Light::Grey => "未评",
            Light::Red => "滞后",
            Light::Yellow => "预警",
            Light::Green => "正常",
        }
    }
}

/// A light with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Lit {
    /// The light.
    pub light: Light,
    /// Why, in words.
    pub reason: String,
}

impl Lit {
    fn new(light: Light, reason: impl Into<String>) -> Lit {
        Lit {
            light,
            reason: reason.into(),
        }
    }
}

/// How many of each light.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LightCount {
    /// ✓.
    pub done: u32,
    /// ○.
    pub grey: u32,
    /// ■.
    pub red: u32,
    /// ▲.
    pub yellow: u32,
    /// ●.
    pub green: u32,
}

impl LightCount {
    /// Counts lights.
    pub fn of(lights: impl IntoIterator<Item = Light>) -> LightCount {
        let mut count = LightCount::default();
        for light in lights {
            match light {
                Light::Done => count.done += 1,
                Light::Grey => count.grey += 1,
                Light::Red => count.red += 1,
                Light::Yellow => count.yellow += 1,
                Light::Green => count.green += 1,
            }
        }
        count
    }

    /// The number of one light.
    pub fn get(&self, light: Light) -> u32 {
        match light {
            Light::Done => self.done,
            Light::Grey => self.grey,
            Light::Red => self.red,
            Light::Yellow => self.yellow,
            Light::Green => self.green,
        }
    }

    /// All of them.
    pub fn total(&self) -> u32 {
        Light::ALL.iter().map(|light| self.get(*light)).sum()
    }

    /// `2■ 1▲ 4● 3○`, without the lights that nobody has.
    pub fn words(&self) -> String {
        let parts: Vec<String> = Light::ALL
            .iter()
            .filter(|light| self.get(**light) > 0)
            .map(|light| format!("{}{}", self.get(*light), light.shape()))
            .collect();
        parts.join(" ")
    }
}

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
pub fn follow_up(facts: &FollowUpFacts, today: NaiveDate, days: &WorkDays) -> Lit {
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
    if facts.returned >= 2 {
        return Lit::new(Light::Red, format!("已退回{}次", facts.returned));
    }
    if let Some(due) = facts.due
        && facts.state != FollowUpState::Submitted
    {
        let left = days.between(today, due);
        if left <= SOON_WORKING_DAYS {
            let words = if due == today {
                "今日到期".to_owned()
            } else {
                format!("距到期{left}个工作日")
            };
            return Lit::new(Light::Yellow, words);
        }
    }
    if facts.extensions > 0 {
        return Lit::new(Light::Yellow, format!("已延期{}次", facts.extensions));
    }
    match facts.state {
        FollowUpState::Submitted => Lit::new(Light::Green, "已申请办结，待审核"),
        _ => Lit::new(Light::Green, "按期办理"),
    }
}

/// The light of an indicator before any value is recorded: why it cannot be judged.
pub fn indicator_without_value(has_owner: bool, needs_base: bool, has_base: bool) -> Lit {
    if !has_owner {
        Lit::new(Light::Grey, "无责任单位")
    } else if needs_base && !has_base {
        Lit::new(Light::Grey, "缺基期")
    } else {
        Lit::new(Light::Grey, "缺数据")
    }
}

/// The light of a measure, rolled up from its own parts (indicators) and the follow-ups that serve it.
/// Grey parts never make it green, and closed follow-ups alone never make it done: what the plan
/// asks of it may still be open.
pub fn measure(own: &[&Lit], follow_ups: &[&Lit]) -> Lit {
    let all: Vec<&Lit> = own.iter().chain(follow_ups).copied().collect();
    let count = LightCount::of(all.iter().map(|lit| lit.light));
    let first = |light: Light| {
        let found = all.iter().find(|lit| lit.light == light);
        found.map(|lit| lit.reason.clone()).unwrap_or_default()
    };
    if count.red > 0 {
        return Lit::new(
            Light::Red,
            format!("{}项滞后：{}", count.red, first(Light::Red)),
        );
    }
    if count.yellow > 0 {
        return Lit::new(
            Light::Yellow,
            format!("{}项预警：{}", count.yellow, first(Light::Yellow)),
        );
    }
    if count.green > 0 {
        return Lit::new(Light::Green, format!("{}项按期办理", count.green));
    }
    if !own.is_empty() && count.grey == 0 {
        return Lit::new(Light::Done, "各项均已办结");
    }
    if count.grey > 0 {
        return Lit::new(Light::Grey, first(Light::Grey));
    }
    if count.done > 0 {
        return Lit::new(Light::Grey, "督办事项均已办结，无其他可评内容");
    }
    Lit::new(Light::Grey, "尚无可评内容")
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
        }
    }

    fn light(facts: &FollowUpFacts, today: &str) -> (Light, String) {
        let lit = follow_up(facts, day(today), &WorkDays::default());
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
    fn grey_never_makes_a_measure_green_nor_closed_follow_ups_done() {
        let grey = Lit::new(Light::Grey, "缺数据");
        let green = Lit::new(Light::Green, "按期办理");
        let red = Lit::new(Light::Red, "超期2天");
        let done = Lit::new(Light::Done, "已办结销号");
        assert_eq!(measure(&[], &[]).light, Light::Grey);
        assert_eq!(
            measure(&[&grey, &grey], &[]),
            Lit::new(Light::Grey, "缺数据")
        );
        assert_eq!(measure(&[&grey], &[&green]).light, Light::Green);
        assert_eq!(measure(&[], &[&green, &red]).reason, "1项滞后：超期2天");
        assert_eq!(measure(&[&grey], &[&done]).light, Light::Grey);
        assert_eq!(measure(&[], &[&done]).light, Light::Grey);
        assert_eq!(measure(&[&done], &[&done]).light, Light::Done);
    }
}
