//! The light of an indicator: the rows of the table in the manual, tried in their order, on what
//! `indicator::course` measured. A target date that passed without a value is tried before 缺数据, so
//! that a unit that never reports does not stay grey for ever.

use super::{Lit, Thresholds};
use crate::day::in_words;
use crate::indicator::{Course, IndicatorState, Outcome, Progress, Verdict};
use chrono::NaiveDate;

/// What the light of an indicator depends on.
#[derive(Debug, Clone, Copy)]
pub struct IndicatorFacts<'a> {
    /// Whether a unit answers for it.
    pub has_owner: bool,
    /// Targets, base, schedule and values.
    pub course: Course<'a>,
    /// 计量单位 of its values.
    pub unit: &'a str,
}

/// An indicator judged.
#[derive(Debug, Clone)]
pub struct IndicatorLit {
    /// Where it stands.
    pub state: IndicatorState,
    /// Its light.
    pub lit: Lit,
    /// What was measured.
    pub progress: Progress,
}

/// The light of an indicator.
pub fn indicator(
    facts: &IndicatorFacts<'_>,
    today: NaiveDate,
    thresholds: &Thresholds,
) -> IndicatorLit {
    let progress = facts.course.progress(today, thresholds.unreported_days);
    let (state, reason) = judged(facts, &progress, today, thresholds);
    let lit = Lit::new(state.light(), reason).judged_from(inputs(facts, &progress, today));
    IndicatorLit {
        state,
        lit,
        progress,
    }
}

fn judged(
    facts: &IndicatorFacts<'_>,
    progress: &Progress,
    today: NaiveDate,
    thresholds: &Thresholds,
) -> (IndicatorState, String) {
    let course = &facts.course;
    let value = progress.reached.map_or_else(String::new, |found| {
        format!("{}{}", found.amount(), facts.unit)
    });
    let lacks_base =
        course.base.is_none() && course.targets.iter().any(|target| target.is_growth());
    if progress.done {
        return (
            IndicatorState::Done,
            format!(
                "目标已完成：{}",
                if value.is_empty() {
                    "已实现"
                } else {
                    &value
                }
            ),
        );
    }
    if !facts.has_owner {
        return (IndicatorState::NoOwner, "无责任单位".into());
    }
    if lacks_base {
        return (IndicatorState::NoBase, "缺基期".into());
    }
    let passed = progress.passed.as_ref();
    if let Some(passed) = passed.filter(|passed| passed.outcome == Outcome::Unreported) {
        let days = (today - passed.due).num_days();
        return if days <= i64::from(thresholds.unreported_days) {
            let words = format!("待报数：{}已于{}到期", passed.called, in_words(passed.due));
            (IndicatorState::Awaiting, words)
        } else {
            let words = format!("逾期未报数：{}到期已{days}天", passed.called);
            (IndicatorState::Unreported, words)
        };
    }
    if course.marks.is_empty() {
        return (IndicatorState::NoValue, "缺数据".into());
    }
    if course.targets.is_empty() {
        return (IndicatorState::NoTarget, "未设目标值".into());
    }
    let behind = progress.run.as_ref().map_or(0, |run| run.behind);
    let beyond = |points: u32| behind > i64::from(points) * 100;
    if let Some(passed) = passed.filter(|passed| passed.outcome == Outcome::Unmet) {
        let found = if value.is_empty() {
            String::new()
        } else {
            format!("：现{value}")
        };
        return (
            IndicatorState::Unmet,
            format!("{}{}未完成{found}", passed.called, passed.value),
        );
    }
    if progress.ceiling.is_some_and(|ceiling| ceiling.broken) {
        return (
            IndicatorState::CeilingBroken,
            format!("突破上限：现{value}"),
        );
    }
    if progress.verdict == Some(Verdict::Unmet) {
        return (IndicatorState::Unmet, "经评定未实现".into());
    }
    if beyond(thresholds.behind_red) {
        return (
            IndicatorState::FarBehind,
            format!("落后序时进度{}个百分点", points(behind)),
        );
    }
    if beyond(thresholds.behind_yellow) {
        return (
            IndicatorState::Behind,
            format!("落后序时进度{}个百分点", points(behind)),
        );
    }
    let near = 10_000 - i64::from(thresholds.near_ceiling) * 100;
    if progress.ceiling.is_some_and(|ceiling| ceiling.share > near) {
        return (IndicatorState::NearCeiling, format!("接近上限：现{value}"));
    }
    if progress.verdict == Some(Verdict::Slow) {
        return (IndicatorState::Behind, "经评定进展偏慢".into());
    }
    on_track(progress, &value, behind)
}

/// Nothing is wrong: in which words.
fn on_track(progress: &Progress, value: &str, behind: i64) -> (IndicatorState, String) {
    let words = match (&progress.run, progress.verdict) {
        _ if progress.ceiling.is_some() => format!("在上限以内：现{value}"),
        (_, Some(Verdict::Met)) => "经评定已实现".to_owned(),
        (_, Some(_)) => "经评定有序推进".to_owned(),
        (Some(_), None) if behind > 0 => {
            format!("落后序时进度{}个百分点，在允许范围内", points(behind))
        }
        (Some(_), None) if behind < 0 => format!("超序时进度{}个百分点", points(-behind)),
        (Some(_), None) => "与序时进度持平".to_owned(),
        (None, None) if progress.met => format!("已达目标：现{value}"),
        (None, None) if progress.passed.is_some() => format!("已达上一目标：现{value}"),
        (None, None) => {
            return (
                IndicatorState::NoTerm,
                format!("目标未定时限或未到目标年度，无序时可比：现{value}"),
            );
        }
    };
    (IndicatorState::OnTrack, words)
}

/// Hundredths as points with one decimal: 12.3.
pub fn points(hundredths: i64) -> String {
    let tenths = (hundredths.abs() + 5) / 10;
    let sign = if hundredths < 0 && tenths > 0 {
        "-"
    } else {
        ""
    };
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

fn inputs(facts: &IndicatorFacts<'_>, progress: &Progress, today: NaiveDate) -> Vec<String> {
    let mut inputs = vec![format!("评定日：{}", in_words(today))];
    if let Some(found) = progress.reached {
        let kind = if found.is_final {
            "最终数"
        } else {
            "初步数"
        };
        inputs.push(format!(
            "完成值：{}{}（截至{}，{kind}）",
            found.amount(),
            facts.unit,
            in_words(found.as_of)
        ));
    }
    if let Some(passed) = &progress.passed {
        inputs.push(format!("已到期目标：{}{}", passed.called, passed.value));
    }
    if let Some(run) = &progress.run {
        inputs.push(format!(
            "序时应达：{}{}（按{}）",
            run.scheduled,
            facts.unit,
            in_words(run.at)
        ));
        inputs.push(format!("序时进度：{}", run.way));
    }
    inputs
}

#[cfg(test)]
mod tests {
    use super::super::Light;
    use super::*;
    use crate::draft::Comparator;
    use crate::indicator::{Amount, Direction, IndicatorKind, Mark, Pace, PacePoint, Target};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn target(year: Option<i32>, comparator: Comparator, value: &str) -> Target {
        Target {
            year,
            recurring: false,
            comparator,
            bound: None,
            value: Amount::parse(value),
            unit: None,
            words: "原文".into(),
        }
    }

    fn mark(as_of: &str, value: &str, is_final: bool) -> Mark {
        Mark {
            from: None,
            as_of: day(as_of),
            value: Amount::parse(value),
            verdict: None,
            is_final,
        }
    }

    struct Given {
        kind: Option<IndicatorKind>,
        base: Option<(i32, &'static str)>,
        pace: Pace,
        targets: Vec<Target>,
        marks: Vec<Mark>,
        has_owner: bool,
    }

    impl Given {
        fn new(kind: IndicatorKind, targets: Vec<Target>) -> Given {
            Given {
                kind: Some(kind),
                base: Some((2024, "0")),
                pace: Pace::Even,
                targets,
                marks: Vec::new(),
                has_owner: true,
            }
        }

        fn with(mut self, as_of: &str, value: &str) -> Given {
            self.marks.push(mark(as_of, value, false));
            self
        }

        fn on(&self, today: &str) -> IndicatorLit {
            let course = Course {
                kind: self.kind,
                direction: Some(Direction::Up),
                base_year: self.base.map(|base| base.0),
                base: self.base.and_then(|base| Amount::parse(base.1)),
                began: Some(day("2024-10-28")),
                pace: &self.pace,
                targets: &self.targets,
                marks: &self.marks,
            };
            let facts = IndicatorFacts {
                has_owner: self.has_owner,
                course,
                unit: "个",
            };
            indicator(&facts, day(today), &Thresholds::default())
        }

        fn light(&self, today: &str) -> (IndicatorState, Light) {
            let found = self.on(today);
            (found.state, found.lit.light)
        }
    }

    fn hundred() -> Given {
        Given::new(
            IndicatorKind::Cumulative,
            vec![target(Some(2025), Comparator::AtLeast, "100")],
        )
    }

    #[test]
    fn the_borders_of_the_schedule_stand_where_the_table_says() {
        // 2025-07-01 is 182 of 365 days: 49.86 points are due.
        let light = |value: &str| hundred().with("2025-07-01", value).light("2025-07-01");
        assert_eq!(light("40"), (IndicatorState::OnTrack, Light::Green));
        assert_eq!(light("39.8"), (IndicatorState::Behind, Light::Yellow));
        assert_eq!(light("19.9"), (IndicatorState::Behind, Light::Yellow));
        assert_eq!(light("19.8"), (IndicatorState::FarBehind, Light::Red));
        let lit = hundred().with("2025-07-01", "19.8").on("2025-07-01").lit;
        assert_eq!(lit.reason, "落后序时进度30.1个百分点");
        assert!(
            lit.inputs
                .iter()
                .any(|line| line.contains("按时间均匀推进"))
        );
    }

    #[test]
    fn a_passed_target_waits_ninety_days_for_its_value_then_is_late() {
        let given = Given::new(
            IndicatorKind::Stock,
            vec![target(Some(2025), Comparator::AtLeast, "100")],
        )
        .with("2025-11-30", "99");
        assert_eq!(given.light("2025-12-31").0, IndicatorState::OnTrack);
        assert_eq!(
            given.light("2026-01-01"),
            (IndicatorState::Awaiting, Light::Grey)
        );
        assert_eq!(
            given.light("2026-03-31"),
            (IndicatorState::Awaiting, Light::Grey)
        );
        assert_eq!(
            given.light("2026-04-01"),
            (IndicatorState::Unreported, Light::Red)
        );
        let given = given.with("2025-12-31", "99");
        assert_eq!(
            given.light("2026-01-10"),
            (IndicatorState::Unmet, Light::Red)
        );
        let given = given.with("2026-02-28", "100");
        assert_eq!(
            given.light("2026-03-10").1,
            Light::Green,
            "provisional is not done"
        );
        let mut given = given;
        given.marks.push(mark("2026-03-31", "101", true));
        assert_eq!(
            given.light("2026-04-10"),
            (IndicatorState::Done, Light::Done)
        );
    }

    #[test]
    fn the_states_without_a_judgement_are_told_apart() {
        let mut given = hundred();
        assert_eq!(
            given.light("2025-06-01"),
            (IndicatorState::NoValue, Light::Grey)
        );
        given.has_owner = false;
        assert_eq!(
            given.light("2025-06-01"),
            (IndicatorState::NoOwner, Light::Grey)
        );
        let mut growth = Given::new(
            IndicatorKind::Growth,
            vec![target(Some(2027), Comparator::GrowthPercent, "28")],
        );
        growth.base = None;
        assert_eq!(
            growth.light("2025-06-01"),
            (IndicatorState::NoBase, Light::Grey)
        );
        assert_eq!(
            hundred().light("2026-06-01"),
            (IndicatorState::Unreported, Light::Red)
        );
    }

    #[test]
    fn a_ceiling_is_broken_near_or_kept() {
        let given = |value: &str| {
            let mut given = Given::new(
                IndicatorKind::Ceiling,
                vec![target(None, Comparator::AtMost, "6.5")],
            );
            given.base = None;
            given.with("2025-06-30", value).light("2025-07-01")
        };
        assert_eq!(given("6.6"), (IndicatorState::CeilingBroken, Light::Red));
        assert_eq!(given("6.5"), (IndicatorState::NearCeiling, Light::Yellow));
        assert_eq!(given("6.1"), (IndicatorState::OnTrack, Light::Green));
    }

    #[test]
    fn periods_of_a_year_add_up_and_a_yearly_duty_begins_anew() {
        let flow = |marks: &[(&str, &str)]| {
            let mut given = Given::new(
                IndicatorKind::Flow,
                vec![
                    target(Some(2025), Comparator::Exact, "290"),
                    target(Some(2027), Comparator::AtLeast, "310"),
                ],
            );
            given.base = None;
            for (as_of, value) in marks {
                given = given.with(as_of, value);
            }
            given
        };
        let half = flow(&[("2025-03-31", "70"), ("2025-06-30", "75")]);
        let found = half.on("2025-07-01");
        assert_eq!(found.progress.reached.unwrap().amount().to_string(), "145");
        assert_eq!(found.state, IndicatorState::OnTrack);
        // 2026 asks for 300, half way between its neighbours.
        let next = flow(&[("2025-12-31", "291"), ("2026-06-30", "100")]).on("2026-07-01");
        assert_eq!(next.progress.run.unwrap().line[1].1.to_string(), "300");
        assert_eq!(next.state, IndicatorState::Behind);

        let mut yearly = target(None, Comparator::AtLeast, "4");
        yearly.recurring = true;
        let mut count = Given::new(IndicatorKind::YearlyCount, vec![yearly]);
        count.base = None;
        assert_eq!(
            count.light("2025-06-01").0,
            IndicatorState::NoValue,
            "2024 was not a whole year"
        );
        let count = count.with("2025-12-31", "3");
        assert_eq!(
            count.light("2026-01-15"),
            (IndicatorState::Unmet, Light::Red)
        );
        let count = count.with("2026-03-31", "4");
        assert_eq!(
            count.light("2026-04-01"),
            (IndicatorState::OnTrack, Light::Green)
        );
    }

    #[test]
    fn the_way_of_the_schedule_may_be_set_otherwise() {
        let mut given = hundred().with("2025-07-01", "5");
        given.pace = Pace::AtEnd;
        assert_eq!(given.light("2025-07-01").1, Light::Green);
        given.pace = Pace::Points(vec![PacePoint {
            on: day("2025-07-01"),
            value: Amount::parse("20").unwrap(),
        }]);
        let found = given.on("2025-07-01");
        assert_eq!(found.lit.light, Light::Yellow);
        assert_eq!(points(found.progress.run.unwrap().behind), "15.0");
    }

    #[test]
    fn words_are_judged_by_their_verdict() {
        let words = |verdict, is_final| {
            let mut given = Given::new(
                IndicatorKind::Qualitative,
                vec![target(Some(2025), Comparator::Qualitative, "")],
            );
            given.marks.push(Mark {
                from: None,
                as_of: day("2025-12-31"),
                value: None,
                verdict: Some(verdict),
                is_final,
            });
            given.light("2025-12-31").1
        };
        assert_eq!(words(Verdict::Met, true), Light::Done);
        assert_eq!(words(Verdict::Met, false), Light::Green);
        assert_eq!(words(Verdict::OnTrack, false), Light::Green);
        assert_eq!(words(Verdict::Slow, false), Light::Yellow);
        assert_eq!(words(Verdict::Unmet, false), Light::Red);
    }
}
