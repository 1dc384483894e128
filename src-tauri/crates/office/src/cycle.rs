//! Report cycles (周调度, 月通报, 季度): which run, since when, by when a period's reports are due, and
//! who owes one. Pure rules over rows; what came in stands with `report`.

use crate::assignment::{AssignmentLine, Party, Role};
use crate::day::WorkDays;
use crate::field;
use crate::follow_up::FollowUpState;
use crate::id::{FollowUpId, IndicatorId, UnitId};
use crate::period::{Cycle, Period};
use crate::refusal::{Code, Refusal};
use crate::report::ReportSubject;
use chrono::{Datelike, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// By when the reports of a period are due.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DueRule {
    /// The nth working day after the period has ended.
    WorkingDayAfter(u32),
    /// The nth working day from its end backwards: 1 is its last working day.
    WorkingDayBefore(u32),
    /// A day of the period's last month; a month without that day takes its last.
    DayOfMonth(u32),
    /// A day of the month after it.
    DayOfNextMonth(u32),
}

impl DueRule {
    /// The due date of a period.
    pub fn due(self, period: Period, days: &WorkDays) -> NaiveDate {
        let last = period.last();
        match self {
            DueRule::WorkingDayAfter(count) => days.after(last, count).unwrap_or(last),
            DueRule::WorkingDayBefore(count) => working_day_before(period, count, days),
            DueRule::DayOfMonth(day) => day_in_month(last, day),
            DueRule::DayOfNextMonth(day) => {
                day_in_month(last.checked_add_months(Months::new(1)).unwrap_or(last), day)
            }
        }
    }

    /// 期满后第3个工作日, 当月25日 …
    pub fn words(self) -> String {
        match self {
            DueRule::WorkingDayAfter(count) => format!("期满后第{count}个工作日"),
            DueRule::WorkingDayBefore(1) => "期内最后一个工作日".to_owned(),
            DueRule::WorkingDayBefore(count) => format!("期内倒数第{count}个工作日"),
            DueRule::DayOfMonth(day) => format!("期末当月{day}日"),
            DueRule::DayOfNextMonth(day) => format!("期满次月{day}日"),
        }
    }
}

/// The nth last working day; a period with fewer takes its first working day, one with none its last day.
fn working_day_before(period: Period, count: u32, days: &WorkDays) -> NaiveDate {
    let mut found = period.last();
    let mut left = count;
    let mut day = period.last();
    while left > 0 && period.holds(day) {
        if days.is_worked(day) {
            found = day;
            left -= 1;
        }
        match day.pred_opt() {
            Some(before) => day = before,
            None => break,
        }
    }
    found
}

fn day_in_month(of: NaiveDate, day: u32) -> NaiveDate {
    (1..=day.min(31))
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(of.year(), of.month(), day))
        .unwrap_or(of)
}

/// A cycle as the office set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CycleRule {
    /// By when.
    pub due: DueRule,
    /// Each lead reports on its measures.
    pub measures: bool,
    /// Each owner reports on its open follow-ups.
    pub follow_ups: bool,
    /// Each owner reports on its indicators.
    pub indicators: bool,
}

impl CycleRule {
    /// The rule, or what is wrong with it for this cycle.
    pub fn checked(self, cycle: Cycle) -> Result<CycleRule, Refusal> {
        let (number, max) = match self.due {
            DueRule::WorkingDayAfter(count) => (count, 20),
            DueRule::WorkingDayBefore(count) => (count, if cycle == Cycle::Week { 5 } else { 20 }),
            DueRule::DayOfMonth(day) | DueRule::DayOfNextMonth(day) => (day, 31),
        };
        field::within("due", i64::from(number), 1, max)?;
        let by_month = matches!(
            self.due,
            DueRule::DayOfMonth(_) | DueRule::DayOfNextMonth(_)
        );
        if cycle == Cycle::Week && by_month {
            return Err(Refusal::at("due", Code::WeekByMonthDay));
        }
        if !(self.measures || self.follow_ups || self.indicators) {
            return Err(Refusal::at("measures", Code::NobodyReports));
        }
        Ok(self)
    }
}

/// A cycle's row: the rule and from when to when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CycleLine {
    /// Which.
    pub cycle: Cycle,
    /// First day of the first period it is asked for.
    pub from: NaiveDate,
    /// First day of the first period it is no longer asked for; null is still asked.
    pub until: Option<NaiveDate>,
    /// The rule.
    pub rule: CycleRule,
}

impl CycleLine {
    /// Whether a period is asked for under this row.
    pub fn asks_for(&self, period: Period) -> bool {
        self.cycle == period.cycle()
            && self.from <= period.first()
            && self.until.is_none_or(|until| period.first() < until)
    }
}

/// The rule under which a period is asked for, if it is.
pub fn rule_of(cycles: &[CycleLine], period: Period) -> Option<CycleRule> {
    cycles
        .iter()
        .find(|line| line.asks_for(period))
        .map(|line| line.rule)
}

/// What of a follow-up's life says whether it owes a report in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUpLife {
    /// Which.
    pub id: FollowUpId,
    /// Its owner; a group's parent has none and owes nothing itself.
    pub owner: Option<UnitId>,
    /// Its state now.
    pub state: FollowUpState,
    /// 交办.
    pub issued_on: Option<NaiveDate>,
    /// 销号.
    pub closed_on: Option<NaiveDate>,
}

impl FollowUpLife {
    /// Open at the end of the period, not suspended, and issued before it ended.
    fn owes(&self, period: Period) -> bool {
        let begun = self.issued_on.is_some_and(|on| on <= period.last());
        let open = match self.state {
            FollowUpState::Draft
            | FollowUpState::Suspended
            | FollowUpState::Merged
            | FollowUpState::Cancelled => false,
            FollowUpState::Closed => self.closed_on.is_some_and(|on| on > period.last()),
            _ => true,
        };
        begun && open
    }
}

/// A report that somebody owes for a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duty {
    /// Who.
    pub unit: UnitId,
    /// About what.
    pub subject: ReportSubject,
    /// It collates the measure: the first lead's.
    pub covers: bool,
}

/// Who owes what for a period: each lead of a measure at the period's end, and the owner of each
/// follow-up and indicator. Responsible units, groups and collectives owe none.
pub fn duties(
    rule: CycleRule,
    period: Period,
    parts: &[AssignmentLine],
    follow_ups: &[FollowUpLife],
    indicators: &[(IndicatorId, Option<UnitId>)],
) -> Vec<Duty> {
    let leads = parts.iter().filter_map(|part| match part.party {
        Party::Unit(unit) if part.role.leads() && part.holds_on(period.last()) => Some(Duty {
            unit,
            subject: ReportSubject::Measure(part.measure),
            covers: part.role == Role::FirstLead,
        }),
        _ => None,
    });
    let own = |unit: UnitId, subject: ReportSubject| Duty {
        unit,
        subject,
        covers: false,
    };
    let owners = follow_ups
        .iter()
        .filter(|life| life.owes(period))
        .filter_map(|life| Some(own(life.owner?, ReportSubject::FollowUp(life.id))));
    let answering = indicators
        .iter()
        .filter_map(|(id, owner)| Some(own((*owner)?, ReportSubject::Indicator(*id))));
    let mut all: Vec<Duty> = Vec::new();
    if rule.measures {
        all.extend(leads);
    }
    if rule.follow_ups {
        all.extend(owners);
    }
    if rule.indicators {
        all.extend(answering);
    }
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::Origin;
    use crate::id::{AssignmentId, GroupId, MeasureId};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn all_of(due: DueRule) -> CycleRule {
        CycleRule {
            due,
            measures: true,
            follow_ups: true,
            indicators: true,
        }
    }

    #[test]
    fn due_dates_follow_their_rule() {
        let days = WorkDays::default();
        let week = Period::parse("2026-W12").unwrap();
        let month = Period::parse("2026-02").unwrap();
        let quarter = Period::parse("2026-Q1").unwrap();
        for (rule, period, due) in [
            (DueRule::WorkingDayBefore(1), week, "2026-03-20"),
            (DueRule::WorkingDayBefore(5), week, "2026-03-16"),
            (DueRule::WorkingDayAfter(1), week, "2026-03-23"),
            (DueRule::WorkingDayAfter(3), month, "2026-03-04"),
            (DueRule::DayOfMonth(31), month, "2026-02-28"),
            (DueRule::DayOfNextMonth(5), month, "2026-03-05"),
            (DueRule::DayOfMonth(25), quarter, "2026-03-25"),
            (DueRule::DayOfNextMonth(10), quarter, "2026-04-10"),
        ] {
            assert_eq!(rule.due(period, &days), day(due), "{rule:?} of {period}");
        }
        let holiday = WorkDays::new([(2026, "某通知".to_owned())], [(day("2026-03-20"), false)]);
        assert_eq!(
            DueRule::WorkingDayBefore(1).due(week, &holiday),
            day("2026-03-19")
        );
    }

    #[test]
    fn a_rule_that_makes_no_sense_is_refused_at_its_field() {
        let refused = |rule: CycleRule, cycle| rule.checked(cycle).unwrap_err();
        assert_eq!(
            refused(all_of(DueRule::DayOfMonth(5)), Cycle::Week),
            Refusal::at("due", Code::WeekByMonthDay)
        );
        for due in [
            DueRule::DayOfMonth(0),
            DueRule::DayOfMonth(32),
            DueRule::WorkingDayAfter(0),
            DueRule::WorkingDayAfter(21),
        ] {
            assert_eq!(
                refused(all_of(due), Cycle::Month).field.as_deref(),
                Some("due")
            );
        }
        let nobody = CycleRule {
            due: DueRule::DayOfMonth(25),
            measures: false,
            follow_ups: false,
            indicators: false,
        };
        assert_eq!(refused(nobody, Cycle::Month).code, Code::NobodyReports);
    }

    fn part(id: i64, party: Party, role: Role, until: Option<&str>) -> AssignmentLine {
        AssignmentLine {
            id: AssignmentId(id),
            measure: MeasureId(1),
            party,
            name: String::new(),
            role,
            from: None,
            until: until.map(day),
            origin: Origin::Plan,
            basis: None,
            end_basis: None,
        }
    }

    #[test]
    fn leads_and_owners_owe_and_nobody_else() {
        let parts = [
            part(1, Party::Unit(UnitId(1)), Role::FirstLead, None),
            part(2, Party::Unit(UnitId(2)), Role::Lead, None),
            part(3, Party::Unit(UnitId(3)), Role::Lead, Some("2026-03-31")),
            part(4, Party::Unit(UnitId(4)), Role::Responsible, None),
            part(5, Party::Group(GroupId(1)), Role::Responsible, None),
        ];
        let life =
            |id, owner: Option<i64>, state, issued: &str, closed: Option<&str>| FollowUpLife {
                id: FollowUpId(id),
                owner: owner.map(UnitId),
                state,
                issued_on: Some(day(issued)),
                closed_on: closed.map(day),
            };
        use FollowUpState as S;
        let lives = [
            life(1, Some(5), S::Active, "2026-03-31", None),
            life(2, Some(5), S::Active, "2026-04-01", None),
            life(3, Some(5), S::Closed, "2026-01-01", Some("2026-03-31")),
            life(4, Some(5), S::Closed, "2026-01-01", Some("2026-04-01")),
            life(5, Some(5), S::Suspended, "2026-01-01", None),
            life(6, None, S::Active, "2026-01-01", None),
        ];
        let indicators = [(IndicatorId(1), Some(UnitId(6))), (IndicatorId(2), None)];
        let march = Period::parse("2026-03").unwrap();
        let found: Vec<(i64, ReportSubject, bool)> = duties(
            all_of(DueRule::DayOfMonth(25)),
            march,
            &parts,
            &lives,
            &indicators,
        )
        .into_iter()
        .map(|duty| (duty.unit.0, duty.subject, duty.covers))
        .collect();
        assert_eq!(
            found,
            [
                (1, ReportSubject::Measure(MeasureId(1)), true),
                (2, ReportSubject::Measure(MeasureId(1)), false),
                (5, ReportSubject::FollowUp(FollowUpId(1)), false),
                (5, ReportSubject::FollowUp(FollowUpId(4)), false),
                (6, ReportSubject::Indicator(IndicatorId(1)), false),
            ]
        );
    }
}
