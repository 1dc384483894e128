//! How far an indicator has come: which target has passed and how it went, what is due by the
//! schedule (序时进度), and the points between that and what was reached. Whole numbers throughout.
//! Not the light: `lights` judges what is measured here.

use super::target::{Level, Target, amount, level};
use super::{Amount, Direction, IndicatorKind, Pace, Verdict};
use crate::day::in_words;
use crate::draft::Comparator;
use chrono::{Datelike, NaiveDate};

/// A value that stands, as the course needs it.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The first day of its period; only for what is counted per period.
    pub from: Option<NaiveDate>,
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// The value; none where it is words.
    pub value: Option<Amount>,
    /// What the words come to.
    pub verdict: Option<Verdict>,
    /// 最终数, no longer 初步数.
    pub is_final: bool,
}

/// What the course of an indicator is made from.
#[derive(Debug, Clone, Copy)]
pub struct Course<'a> {
    /// What kind of number it is.
    pub kind: Option<IndicatorKind>,
    /// Which way is better.
    pub direction: Option<Direction>,
    /// The base year.
    pub base_year: Option<i32>,
    /// The value at its end.
    pub base: Option<Amount>,
    /// When the plan was issued.
    pub began: Option<NaiveDate>,
    /// How the schedule runs.
    pub pace: &'a Pace,
    /// Its targets.
    pub targets: &'a [Target],
    /// Its values that stand, earliest first, none later than today.
    pub marks: &'a [Mark],
}

/// What was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    pub(super) level: Level,
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// Whether it is final.
    pub is_final: bool,
}

impl Reached {
    /// As a value.
    pub fn amount(&self) -> Amount {
        amount(self.level)
    }
}

/// How a target whose date has passed went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Reached, in time or since.
    Met,
    /// Not reached.
    Unmet,
    /// No value as of its date is in.
    Unreported,
}

/// The newest target whose date has passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Its date.
    pub due: NaiveDate,
    /// 2025年目标.
    pub called: String,
    /// Its short form.
    pub value: String,
    /// How it went.
    pub outcome: Outcome,
}

/// The way to the next target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The next target's date.
    pub due: NaiveDate,
    /// The day the schedule was read on.
    pub at: NaiveDate,
    /// The value due on that day.
    pub scheduled: Amount,
    /// Points behind in hundredths; negative is ahead.
    pub behind: i64,
    /// Where the schedule begins and ends, as points of a line.
    pub line: Vec<(NaiveDate, Amount)>,
    /// How it runs, in words.
    pub way: String,
}

/// How the value stands to a ceiling, in hundredths of a per cent of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceiling {
    /// Above it.
    pub broken: bool,
    /// The value's share of the ceiling.
    pub share: i64,
}

/// How far an indicator has come.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// The newest value: of the year for what is counted by the year.
    pub reached: Option<Reached>,
    /// The newest verdict of words.
    pub verdict: Option<Verdict>,
    /// The last target is met by a final value.
    pub done: bool,
    /// Any target that stands is met by the newest value.
    pub met: bool,
    /// The newest target whose date has passed.
    pub passed: Option<Passed>,
    /// The way to the next target.
    pub run: Option<Run>,
    /// Against a ceiling.
    pub ceiling: Option<Ceiling>,
}

/// Points are kept in hundredths and never shown beyond this.
const MOST_BEHIND: i128 = 99_999;

impl Course<'_> {
    /// The progress on a day. A value older than `fresh_days` is held against today's schedule.
    pub fn progress(&self, today: NaiveDate, fresh_days: u32) -> Progress {
        if self.is_in_words() {
            self.in_words(today)
        } else if self.is_yearly() {
            self.by_year(today, fresh_days)
        } else {
            self.by_level(today, fresh_days)
        }
    }

    /// Whether it is told in words.
    pub fn is_in_words(&self) -> bool {
        self.kind == Some(IndicatorKind::Qualitative)
            || (!self.targets.is_empty()
                && self.targets.iter().all(|target| target.value.is_none()))
    }

    /// Whether each year counts anew.
    pub fn is_yearly(&self) -> bool {
        self.kind.is_some_and(IndicatorKind::is_yearly)
    }

    /// Targets with a date, earliest first.
    fn dated(&self) -> Vec<(&Target, NaiveDate)> {
        let mut dated: Vec<(&Target, NaiveDate)> = self
            .targets
            .iter()
            .filter_map(|target| Some((target, target.due()?)))
            .collect();
        dated.sort_by_key(|(_, due)| *due);
        dated
    }

    fn has_recurring(&self) -> bool {
        self.targets.iter().any(|target| target.recurring)
    }

    fn passed(&self, target: &Target, due: NaiveDate, outcome: Outcome) -> Passed {
        Passed {
            due,
            called: match target.recurring {
                true => format!("{}年度目标", due.year()),
                false => target.called(),
            },
            value: target.short_form(self.base_year),
            outcome,
        }
    }

    fn in_words(&self, today: NaiveDate) -> Progress {
        let newest = self.marks.last();
        let verdict = newest.and_then(|mark| mark.verdict);
        let met = verdict == Some(Verdict::Met);
        let dated = self.dated();
        let passed = dated
            .iter()
            .rfind(|(_, due)| *due < today)
            .map(|(target, due)| {
                let told = met || newest.is_some_and(|mark| mark.as_of >= *due);
                let outcome = match (told, met) {
                    (false, _) => Outcome::Unreported,
                    (true, true) => Outcome::Met,
                    (true, false) => Outcome::Unmet,
                };
                self.passed(target, *due, outcome)
            });
        // Words are met for the target they were said of: the last one must not lie ahead of them.
        let last = dated.last().map(|(_, due)| *due);
        let before = dated.iter().rev().nth(1).map(|(_, due)| *due);
        let of_last = newest.is_some_and(|mark| before.is_none_or(|before| mark.as_of > before));
        Progress {
            done: met && last.is_some() && of_last && newest.is_some_and(|mark| mark.is_final),
            met,
            verdict,
            passed,
            ..Progress::default()
        }
    }

    fn by_level(&self, today: NaiveDate, fresh_days: u32) -> Progress {
        let reached = self.marks.iter().rev().find_map(|mark| {
            Some(Reached {
                level: level(mark.value?),
                as_of: mark.as_of,
                is_final: mark.is_final,
            })
        });
        let met = |target: &Target| {
            let wanted = target.wanted(self.base);
            reached
                .zip(wanted)
                .is_some_and(|(found, wanted)| target.is_met(found.level, wanted, self.direction))
        };
        let dated = self.dated();
        let last = dated.last().map(|(target, _)| *target);
        let passed = dated.iter().rfind(|(_, due)| *due < today);
        let next = dated.iter().find(|(_, due)| *due >= today);
        let outcome = |target: &Target, due: NaiveDate| {
            let early = self.kind == Some(IndicatorKind::Cumulative) && met(target);
            match reached.is_some_and(|found| found.as_of >= due) || early {
                false => Outcome::Unreported,
                true if met(target) => Outcome::Met,
                true => Outcome::Unmet,
            }
        };
        let current = next.or(passed).map(|(target, _)| *target);
        let current = current.or_else(|| self.targets.iter().find(|target| target.year.is_none()));
        let ceiling = current
            .filter(|target| {
                self.kind == Some(IndicatorKind::Ceiling) || target.comparator == Comparator::AtMost
            })
            .and_then(|target| {
                let (found, wanted) = reached.zip(target.wanted(self.base))?;
                Some(Ceiling {
                    broken: found.level > wanted,
                    share: share(found.level, wanted),
                })
            });
        let run = next
            .filter(|_| ceiling.is_none())
            .and_then(|(target, due)| {
                let start = self.start_before(*due, target, &dated)?;
                let found = reached?;
                let stale = (today - found.as_of).num_days() > i64::from(fresh_days);
                let at = if stale { today } else { found.as_of };
                let end = (*due, target.wanted(self.base)?);
                Some(self.run(start, end, at, found.level))
            });
        Progress {
            done: !self.has_recurring()
                && last.is_some_and(met)
                && reached.is_some_and(|found| found.is_final),
            met: current.is_some_and(met),
            passed: passed.map(|(target, due)| self.passed(target, *due, outcome(target, *due))),
            reached,
            run,
            ceiling,
            verdict: None,
        }
    }

    /// The two ends of the schedule that a day lies on; none against a ceiling, in words, or without a target ahead.
    fn ends_on(&self, day: NaiveDate) -> Option<((NaiveDate, Level), (NaiveDate, Level))> {
        if self.is_in_words() || self.kind == Some(IndicatorKind::Ceiling) {
            return None;
        }
        if self.is_yearly() {
            let wanted = self.wanted_of(day.year())?;
            return Some(((end_of(day.year() - 1)?, 0), (end_of(day.year())?, wanted)));
        }
        let dated = self.dated();
        let (target, due) = dated.iter().find(|(_, due)| *due >= day)?;
        if target.comparator == Comparator::AtMost {
            return None;
        }
        let start = self.start_before(*due, target, &dated)?;
        Some((start, (*due, target.wanted(self.base)?)))
    }

    /// What the schedule asks for on a day.
    pub fn due_on(&self, day: NaiveDate) -> Option<Amount> {
        let (start, end) = self.ends_on(day)?;
        Some(amount(height(&self.pace.line(start, end), day)))
    }

    /// How the schedule runs on a day, in words.
    pub fn way_on(&self, day: NaiveDate) -> Option<String> {
        let (start, end) = self.ends_on(day)?;
        Some(self.pace.words(start, end))
    }

    /// The schedule that a day lies on as points of a line; a ceiling is a level line.
    pub fn line_on(&self, day: NaiveDate) -> Vec<(NaiveDate, Amount)> {
        if let Some((start, end)) = self.ends_on(day) {
            let line = self.pace.line(start, end).into_iter();
            return line.map(|(on, level)| (on, amount(level))).collect();
        }
        let limit = self
            .targets
            .iter()
            .find(|target| target.comparator == Comparator::AtMost)
            .and_then(|target| target.value);
        let first = self.began.or(self.marks.first().map(|mark| mark.as_of));
        match (limit, first) {
            (Some(limit), Some(first)) if first < day => vec![(first, limit), (day, limit)],
            _ => Vec::new(),
        }
    }

    /// Values as a chart draws them: what is counted per period, summed within its year.
    pub fn drawn(&self) -> Vec<(NaiveDate, Amount)> {
        let is_flow = self.kind == Some(IndicatorKind::Flow);
        let mut sum = (0, 0);
        let values = self
            .marks
            .iter()
            .filter_map(|mark| Some((mark.as_of, mark.value?)));
        values
            .map(|(as_of, value)| {
                if !is_flow {
                    return (as_of, value);
                }
                let before = if sum.0 == as_of.year() { sum.1 } else { 0 };
                sum = (as_of.year(), value.0.saturating_add(before));
                (as_of, Amount(sum.1))
            })
            .collect()
    }

    /// Where the schedule to a target begins: the target before it, the base, or nothing at the plan's issue.
    fn start_before(
        &self,
        due: NaiveDate,
        target: &Target,
        dated: &[(&Target, NaiveDate)],
    ) -> Option<(NaiveDate, Level)> {
        let before = dated.iter().rfind(|(_, earlier)| *earlier < due);
        if let Some((earlier, on)) = before
            && let Some(wanted) = earlier.wanted(self.base)
        {
            return Some((*on, wanted));
        }
        if let (Some(year), Some(base)) = (self.base_year, self.base) {
            return Some((end_of(year)?, level(base)));
        }
        // Without a base nothing falls from anywhere.
        let began = self.began.filter(|_| !target.falls(self.direction))?;
        Some((began, 0))
    }

    /// The value of a year: the sum of its periods, or its newest count.
    fn of_year(&self, year: i32) -> Option<Reached> {
        let mut own = self
            .marks
            .iter()
            .filter(|mark| mark.as_of.year() == year && mark.value.is_some());
        if self.kind != Some(IndicatorKind::Flow) {
            let mark = own.next_back()?;
            return Some(Reached {
                level: level(mark.value?),
                as_of: mark.as_of,
                is_final: mark.is_final,
            });
        }
        own.try_fold(None, |sum: Option<Reached>, mark| {
            let value = level(mark.value?);
            Some(Some(match sum {
                None => Reached {
                    level: value,
                    as_of: mark.as_of,
                    is_final: mark.is_final,
                },
                Some(sum) => Reached {
                    level: sum.level + value,
                    as_of: sum.as_of.max(mark.as_of),
                    is_final: sum.is_final && mark.is_final,
                },
            }))
        })
        .flatten()
    }

    /// The target that a year has of its own.
    fn target_of(&self, year: i32) -> Option<&Target> {
        let own = self
            .targets
            .iter()
            .find(|target| !target.recurring && target.year == Some(year));
        // A yearly duty begins with the first whole year of the plan.
        let every = self.targets.iter().find(|target| {
            let first = self.began.map_or(i32::MIN, |began| began.year() + 1);
            target.recurring && year >= first && target.year.is_none_or(|last| year <= last)
        });
        own.or(every)
    }

    /// What a year asks for: its own target, or the way between the years that have one.
    fn wanted_of(&self, year: i32) -> Option<Level> {
        if let Some(target) = self.target_of(year) {
            return target.wanted(self.base);
        }
        let points = self.dated();
        let base = self.base_year.zip(self.base.map(level));
        let known = |target: &Target| Some((target.year?, target.wanted(self.base)?));
        let before = points
            .iter()
            .rev()
            .filter_map(|(target, _)| known(target))
            .find(|(earlier, _)| *earlier < year)
            .or(base.filter(|(earlier, _)| *earlier < year))?;
        let after = points
            .iter()
            .filter_map(|(target, _)| known(target))
            .find(|(later, _)| *later > year)?;
        let (years, passed) = (after.0 - before.0, year - before.0);
        Some(before.1 + (after.1 - before.1) * Level::from(passed) / Level::from(years))
    }

    fn by_year(&self, today: NaiveDate, fresh_days: u32) -> Progress {
        let year = today.year();
        let reached = self.of_year(year);
        let newest = reached.or_else(|| {
            self.marks
                .last()
                .and_then(|mark| self.of_year(mark.as_of.year()))
        });
        let met_in = |target: &Target, year: i32| {
            self.of_year(year)
                .zip(target.wanted(self.base))
                .is_some_and(|(found, wanted)| target.is_met(found.level, wanted, self.direction))
        };
        let oldest = self.dated().first().map_or(year - 1, |(_, due)| due.year());
        let passed = (oldest.min(year - 1)..year).rev().find_map(|earlier| {
            let target = self.target_of(earlier)?;
            let due = end_of(earlier)?;
            let told = self
                .of_year(earlier)
                .is_some_and(|found| found.as_of >= due);
            let outcome = if (earlier..=year).any(|later| met_in(target, later)) {
                Outcome::Met
            } else if told {
                Outcome::Unmet
            } else {
                Outcome::Unreported
            };
            Some(self.passed(target, due, outcome))
        });
        let run = self.wanted_of(year).and_then(|wanted| {
            let (start, end) = (end_of(year - 1)?, end_of(year)?);
            let since = reached.map_or(start, |found| found.as_of);
            let stale = (today - since).num_days() > i64::from(fresh_days);
            if reached.is_none() && !stale {
                return None;
            }
            let at = if stale { today } else { since };
            let found = reached.map_or(0, |found| found.level);
            Some(self.run((start, 0), (end, wanted), at, found))
        });
        let last = self.dated().last().map(|(target, _)| *target);
        let done = last.filter(|_| !self.has_recurring()).is_some_and(|last| {
            let last_year = last.year.unwrap_or(year);
            met_in(last, last_year) && self.of_year(last_year).is_some_and(|found| found.is_final)
        });
        Progress {
            done,
            met: self
                .target_of(year)
                .is_some_and(|target| met_in(target, year)),
            reached: newest,
            passed,
            run,
            ceiling: None,
            verdict: None,
        }
    }

    /// The way from a point to a target, read on a day.
    fn run(
        &self,
        start: (NaiveDate, Level),
        end: (NaiveDate, Level),
        at: NaiveDate,
        found: Level,
    ) -> Run {
        let line = self.pace.line(start, end);
        let scheduled = height(&line, at);
        let span = end.1 - start.1;
        let behind = if span == 0 {
            // Nothing is left to do but to stay there.
            if end.1 == 0 {
                0
            } else {
                (end.1 - found) * 10_000 / end.1.abs()
            }
        } else {
            (scheduled - found) * 10_000 / span
        };
        Run {
            due: end.0,
            at,
            scheduled: amount(scheduled),
            behind: behind.clamp(-MOST_BEHIND, MOST_BEHIND) as i64,
            way: self.pace.words(start, end),
            line: line
                .into_iter()
                .map(|(on, level)| (on, amount(level)))
                .collect(),
        }
    }
}

impl Pace {
    /// The schedule as points of a line.
    fn line(&self, start: (NaiveDate, Level), end: (NaiveDate, Level)) -> Vec<(NaiveDate, Level)> {
        let mut line = vec![start];
        match self {
            Pace::Even => {}
            Pace::AtEnd => line.extend(
                end.0
                    .pred_opt()
                    .filter(|day| *day > start.0)
                    .map(|day| (day, start.1)),
            ),
            Pace::Points(points) => line.extend(
                points
                    .iter()
                    .filter(|point| start.0 < point.on && point.on < end.0)
                    .map(|point| (point.on, level(point.value))),
            ),
        }
        line.push(end);
        line
    }

    /// How the schedule runs, in words: printed with every number that was read from it.
    fn words(&self, start: (NaiveDate, Level), end: (NaiveDate, Level)) -> String {
        let ends = format!(
            "自{}的{}到{}的{}",
            in_words(start.0),
            amount(start.1),
            in_words(end.0),
            amount(end.1)
        );
        match self {
            Pace::Even => format!("{ends}，按时间均匀推进"),
            Pace::AtEnd => format!("{ends}，到期一次完成，期间不计进度"),
            Pace::Points(points) => format!("{ends}，按设定的{}个节点推进", points.len()),
        }
    }
}

/// The height of a line on a day.
fn height(line: &[(NaiveDate, Level)], at: NaiveDate) -> Level {
    let mut last = line.first().map_or(0, |point| point.1);
    for pair in line.windows(2) {
        let [(from, low), (to, high)] = pair else {
            continue;
        };
        if at >= *to {
            last = *high;
        } else if at > *from {
            let (passed, all) = ((at - *from).num_days(), (*to - *from).num_days());
            return low + (high - low) * Level::from(passed) / Level::from(all.max(1));
        }
    }
    last
}

/// A level's share of another, in hundredths of a per cent.
fn share(found: Level, of: Level) -> i64 {
    if of == 0 {
        return if found > 0 { i64::MAX } else { 0 };
    }
    (found * 10_000 / of).clamp(0, Level::from(i64::MAX)) as i64
}

fn end_of(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 12, 31)
}
