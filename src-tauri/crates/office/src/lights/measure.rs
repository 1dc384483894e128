//! The lights of a task and of a measure. A measure's light is rolled up from the lights of its parts,
//! by counts and never as an average. Not the parts themselves: they are judged beside this file.

use super::{Light, LightCount, Lit, Thresholds};
use crate::day::in_words;
use chrono::{Months, NaiveDate};

/// What the light of a task depends on.
#[derive(Debug, Clone, Copy)]
pub struct TaskFacts {
    /// When it is due; null where nobody has said.
    pub due: Option<NaiveDate>,
    /// When it was reached.
    pub reached_on: Option<NaiveDate>,
}

impl TaskFacts {
    /// Past its date and not reached: derived, never a state.
    pub fn missed(&self, today: NaiveDate) -> bool {
        self.reached_on.is_none() && self.due.is_some_and(|due| due < today)
    }
}

/// The light of a task.
pub fn task(facts: &TaskFacts, today: NaiveDate, thresholds: &Thresholds) -> Lit {
    let lit = match (facts.reached_on, facts.due) {
        (Some(on), _) => Lit::new(Light::Done, format!("已于{}完成", in_words(on))),
        (None, None) => Lit::new(Light::Grey, "节点未定时限"),
        (None, Some(due)) if due < today => {
            let late = (today - due).num_days();
            let limit = due.checked_add_months(Months::new(thresholds.task_red_months));
            if limit.is_some_and(|limit| limit < today) {
                Lit::new(Light::Red, format!("任务节点逾期{late}天"))
            } else {
                Lit::new(Light::Yellow, format!("任务节点已过期{late}天"))
            }
        }
        (None, Some(due)) => Lit::new(Light::Green, format!("应于{}完成", in_words(due))),
    };
    let mut inputs = vec![format!("评定日：{}", in_words(today))];
    inputs.extend(facts.due.map(|due| format!("节点时限：{}", in_words(due))));
    lit.judged_from(inputs)
}

/// A part of a measure with its light.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Its light.
    pub lit: &'a Lit,
    /// Whether a lead of the measure owns it.
    pub of_lead: bool,
    /// Whether it is a task: missed for long, it makes the measure red whoever owns it.
    pub is_task: bool,
}

/// How many parts of a measure have each light; closed follow-ups come as a number.
pub fn count(own: &[Part<'_>], follow_ups: &[Part<'_>], closed: u32) -> LightCount {
    let mut count = LightCount::of(own.iter().chain(follow_ups).map(|part| part.lit.light));
    count.done += closed;
    count
}

/// The light of a measure, from its own parts (indicators and tasks) and the open follow-ups that
/// serve it. Grey parts never make it green, and closed follow-ups alone never make it done: what the
/// plan asks of it may still be open. What is late with a unit that does not lead makes it yellow.
pub fn measure(own: &[Part<'_>], follow_ups: &[Part<'_>], closed: u32) -> Lit {
    let all: Vec<Part<'_>> = own.iter().chain(follow_ups).copied().collect();
    let counts = count(own, follow_ups, closed);
    judged(own, &all, &counts, closed).judged_from(vec![format!("各项亮灯：{}", counts.words())])
}

fn judged(own: &[Part<'_>], all: &[Part<'_>], counts: &LightCount, closed: u32) -> Lit {
    let reason = |light: Light| {
        let found = all.iter().find(|part| part.lit.light == light);
        found
            .map(|part| part.lit.reason.clone())
            .unwrap_or_default()
    };
    let open_done = all.iter().all(|part| part.lit.light == Light::Done);
    if !own.is_empty() && open_done {
        return Lit::new(Light::Done, "各项均已办结");
    }
    let red: Vec<&Part<'_>> = all
        .iter()
        .filter(|part| part.lit.light == Light::Red)
        .collect();
    let weighty: Vec<&&Part<'_>> = red
        .iter()
        .filter(|part| part.of_lead || part.is_task)
        .collect();
    if let Some(first) = weighty.first() {
        let words = format!("{}项滞后：{}", weighty.len(), first.lit.reason);
        return Lit::new(Light::Red, words);
    }
    if let Some(first) = red.first() {
        let words = format!("责任单位{}项滞后：{}", red.len(), first.lit.reason);
        return Lit::new(Light::Yellow, words);
    }
    if counts.yellow > 0 {
        let words = format!("{}项预警：{}", counts.yellow, reason(Light::Yellow));
        return Lit::new(Light::Yellow, words);
    }
    if counts.green > 0 {
        return Lit::new(Light::Green, format!("{}项按期办理", counts.green));
    }
    if counts.grey > 0 {
        return Lit::new(Light::Grey, reason(Light::Grey));
    }
    if closed > 0 {
        return Lit::new(Light::Grey, "督办事项均已办结，无其他可评内容");
    }
    Lit::new(Light::Grey, "尚无可评内容")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(lit: &Lit) -> Part<'_> {
        Part {
            lit,
            of_lead: true,
            is_task: false,
        }
    }

    #[test]
    fn grey_never_makes_a_measure_green_nor_closed_follow_ups_done() {
        let grey = Lit::new(Light::Grey, "缺数据");
        let green = Lit::new(Light::Green, "按期办理");
        let red = Lit::new(Light::Red, "超期2天");
        let done = Lit::new(Light::Done, "已办结销号");
        assert_eq!(measure(&[], &[], 0).light, Light::Grey);
        let lit = measure(&[part(&grey), part(&grey)], &[], 0);
        assert_eq!((lit.light, lit.reason.as_str()), (Light::Grey, "缺数据"));
        assert_eq!(
            measure(&[part(&grey)], &[part(&green)], 0).light,
            Light::Green
        );
        let late = measure(&[], &[part(&green), part(&red)], 0);
        assert_eq!(late.reason, "1项滞后：超期2天");
        assert_eq!(measure(&[part(&grey)], &[], 9).light, Light::Grey);
        assert_eq!(measure(&[], &[], 9).light, Light::Grey);
        assert_eq!(measure(&[part(&done)], &[], 9).light, Light::Done);
        assert_eq!(
            measure(&[part(&done)], &[part(&green)], 9).light,
            Light::Green
        );
    }

    #[test]
    fn what_is_late_with_a_unit_that_does_not_lead_is_a_warning_but_a_task_is_not() {
        let red = Lit::new(Light::Red, "超期2天");
        let mut other = part(&red);
        other.of_lead = false;
        let lit = measure(&[], &[other], 0);
        assert_eq!(lit.light, Light::Yellow);
        assert_eq!(lit.reason, "责任单位1项滞后：超期2天");
        other.is_task = true;
        assert_eq!(measure(&[other], &[], 0).light, Light::Red);
    }

    #[test]
    fn a_task_turns_yellow_when_missed_and_red_after_a_month() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let facts = TaskFacts {
            due: Some(day("2026-01-31")),
            reached_on: None,
        };
        let light = |today: &str| task(&facts, day(today), &Thresholds::default()).light;
        assert_eq!(light("2026-01-31"), Light::Green);
        assert_eq!(light("2026-02-01"), Light::Yellow);
        assert_eq!(
            light("2026-02-28"),
            Light::Yellow,
            "a month has not passed yet"
        );
        assert_eq!(light("2026-03-01"), Light::Red);
        let reached = TaskFacts {
            reached_on: Some(day("2026-02-02")),
            ..facts
        };
        assert!(facts.missed(day("2026-03-01")) && !reached.missed(day("2026-03-01")));
        let lit = task(&reached, day("2026-03-01"), &Thresholds::default());
        assert_eq!(lit.light, Light::Done);
    }
}
