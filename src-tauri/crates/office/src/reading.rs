//! Reading (完成值): what was reached as of a day. A correction supersedes a value and never overwrites
//! it. The rules over several values of one indicator stand at the foot; lights are elsewhere.

use crate::field::{self, LONG};
use crate::id::{DocumentId, IndicatorId, ReadingId, UnitId};
use crate::indicator::{Amount, IndicatorKind};
use crate::refusal::{Code, Refusal};
use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on readings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ReadingAct {
    /// Records a value.
    Record {
        /// The form.
        reading: NewReading,
    },
    /// Records another value in place of one; the one before stays readable.
    Correct {
        /// The value that is wrong.
        id: ReadingId,
        /// The form; its indicator must be the same.
        reading: NewReading,
        /// 更正理由.
        reason: String,
    },
    /// Takes a value out: it was never reported so.
    Withdraw {
        /// The value.
        id: ReadingId,
        /// Why.
        reason: String,
    },
}

/// What words come to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 已实现.
    Met,
    /// 有序推进.
    OnTrack,
    /// 进展偏慢.
    Slow,
    /// 未实现.
    Unmet,
}

/// How firm a value is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ReadingStatus {
    /// 初步数.
    Provisional,
    /// 最终数.
    Final,
}

/// A value's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewReading {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The first day of the period, for what is counted per period.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// The day it speaks of, or the last day of the period.
    pub as_of: NaiveDate,
    /// The value; null where it is told in words.
    #[serde(default)]
    pub value: Option<Amount>,
    /// The words of a qualitative indicator, or a remark.
    #[serde(default)]
    pub words: Option<String>,
    /// What the words come to.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    /// Provisional or final.
    pub status: ReadingStatus,
    /// Who reported it.
    #[serde(default)]
    pub reported_by: Option<UnitId>,
    /// The paper it came on.
    #[serde(default)]
    pub document: Option<DocumentId>,
    /// When it came in: a value of a period answers the report that is owed for it. Null is today.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub received_on: Option<NaiveDate>,
}

/// What the rules need to know of the indicator and the day.
#[derive(Debug, Clone, Copy)]
pub struct ReadingGround {
    /// The kind of number; none while nobody has said.
    pub kind: Option<IndicatorKind>,
    /// It is told in words.
    pub in_words: bool,
    /// Today: nothing later can be known.
    pub today: NaiveDate,
    /// When the plan was issued: nothing before it counts.
    pub began: Option<NaiveDate>,
}

impl NewReading {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self, ground: &ReadingGround) -> Result<NewReading, Refusal> {
        let words = field::optional("words", &self.words, LONG)?;
        self.check_days(ground)?;
        if ground.in_words {
            if words.is_none() {
                return Err(Refusal::at("words", Code::Blank));
            }
            if self.verdict.is_none() {
                return Err(Refusal::at("verdict", Code::Blank));
            }
            return Ok(NewReading {
                from: None,
                value: None,
                words,
                ..self.clone()
            });
        }
        self.check_value(ground.kind)?;
        let is_flow = ground.kind == Some(IndicatorKind::Flow);
        Ok(NewReading {
            from: self.from.filter(|_| is_flow),
            verdict: None,
            words,
            ..self.clone()
        })
    }

    fn check_days(&self, ground: &ReadingGround) -> Result<(), Refusal> {
        let today = ground.today;
        if self.as_of > today {
            return Err(Refusal::at("as_of", Code::NotYet { today }));
        }
        if let Some(began) = ground.began.filter(|began| self.as_of < *began) {
            return Err(Refusal::at("as_of", Code::BeforePlan { on: began }));
        }
        match self.received_on {
            Some(on) if on > today => {
                return Err(Refusal::at("received_on", Code::NotYet { today }));
            }
            Some(on) if on < self.as_of => {
                let (from, to) = (self.as_of, on);
                return Err(Refusal::at("received_on", Code::DatesReversed { from, to }));
            }
            _ => {}
        }
        if ground.kind != Some(IndicatorKind::Flow) {
            return Ok(());
        }
        let Some(from) = self.from else {
            return Err(Refusal::at("from", Code::Blank));
        };
        if from > self.as_of {
            let to = self.as_of;
            return Err(Refusal::at("as_of", Code::DatesReversed { from, to }));
        }
        if from.year() != self.as_of.year() {
            return Err(Refusal::at("from", Code::PeriodAcrossYears));
        }
        Ok(())
    }

    fn check_value(&self, kind: Option<IndicatorKind>) -> Result<(), Refusal> {
        let refuse = |code| Err(Refusal::at("value", code));
        let Some(value) = self.value else {
            return refuse(Code::Blank);
        };
        if value.0 < 0 {
            return refuse(Code::NegativeValue);
        }
        match kind {
            Some(IndicatorKind::Growth | IndicatorKind::Ratio) if value.0 == 0 => {
                refuse(Code::ZeroValue)
            }
            Some(IndicatorKind::YearlyCount) if !value.is_whole() => refuse(Code::NotWhole),
            _ => Ok(()),
        }
    }
}

/// A value that stands beside a new one.
#[derive(Debug, Clone, Copy)]
pub struct Beside {
    /// The first day of its period.
    pub from: Option<NaiveDate>,
    /// Its day.
    pub as_of: NaiveDate,
    /// The value.
    pub value: Option<Amount>,
}

/// The rules over the values of one indicator that stand: one a day, periods apart, and what only
/// grows does not fall.
pub fn check_beside(
    new: &NewReading,
    kind: Option<IndicatorKind>,
    others: &[Beside],
) -> Result<(), Refusal> {
    for other in others {
        if let (Some(from), Some(other_from)) = (new.from, other.from) {
            if from <= other.as_of && other_from <= new.as_of {
                let (from, to) = (other_from, other.as_of);
                return Err(Refusal::at("from", Code::PeriodsOverlap { from, to }));
            }
        } else if other.as_of == new.as_of {
            let as_of = new.as_of;
            return Err(Refusal::at("as_of", Code::ReadingThere { as_of }));
        }
        let grows = match kind {
            Some(IndicatorKind::Cumulative) => true,
            Some(IndicatorKind::YearlyCount) => other.as_of.year() == new.as_of.year(),
            _ => false,
        };
        let (Some(value), Some(beside)) = (new.value, other.value) else {
            continue;
        };
        let falls = (other.as_of < new.as_of && value < beside)
            || (other.as_of > new.as_of && value > beside);
        if grows && falls {
            let code = Code::FallsBack {
                value: beside.to_string(),
                as_of: other.as_of,
            };
            return Err(Refusal::at("value", code));
        }
    }
    Ok(())
}

/// A part (其中) is never more than its whole on the same day.
pub fn check_part(part: Option<Amount>, whole: Option<Amount>) -> Result<(), Refusal> {
    match (part, whole) {
        (Some(part), Some(whole)) if part > whole => {
            let code = Code::PartExceedsWhole {
                part: part.to_string(),
                whole: whole.to_string(),
            };
            Err(Refusal::at("value", code))
        }
        _ => Ok(()),
    }
}

/// A value, to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReadingLine {
    /// Id.
    pub id: ReadingId,
    /// The first day of its period.
    pub from: Option<NaiveDate>,
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// The value.
    pub value: Option<Amount>,
    /// The words, or a remark.
    pub words: Option<String>,
    /// What the words come to.
    pub verdict: Option<Verdict>,
    /// Provisional or final.
    pub status: ReadingStatus,
    /// Who reported it.
    pub reported_by: Option<UnitId>,
    /// The name of who reported it.
    pub reported_by_name: Option<String>,
    /// The paper it came on, with its title.
    pub document: Option<(DocumentId, String)>,
    /// When it came in.
    pub received_on: NaiveDate,
    /// Why it stands in place of another.
    pub reason: Option<String>,
    /// What stands in its place; null while it stands itself.
    pub superseded_by: Option<ReadingId>,
    /// Why it was taken out.
    pub withdrawn: Option<String>,
}

impl ReadingLine {
    /// Whether it stands.
    pub fn stands(&self) -> bool {
        self.superseded_by.is_none() && self.withdrawn.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn reading(as_of: &str, value: &str) -> NewReading {
        NewReading {
            indicator: IndicatorId(1),
            from: None,
            as_of: day(as_of),
            value: Amount::parse(value),
            words: None,
            verdict: None,
            status: ReadingStatus::Provisional,
            reported_by: None,
            document: None,
            received_on: None,
        }
    }

    fn ground(kind: IndicatorKind) -> ReadingGround {
        ReadingGround {
            kind: Some(kind),
            in_words: kind == IndicatorKind::Qualitative,
            today: day("2026-03-05"),
            began: Some(day("2024-10-28")),
        }
    }

    #[track_caller]
    fn refused(reading: &NewReading, kind: IndicatorKind, field: &str, code: Code) {
        let found = reading.checked(&ground(kind));
        assert_eq!(found, Err(Refusal::at(field, code)));
    }

    #[test]
    fn a_value_that_makes_no_sense_is_refused_at_its_field() {
        use IndicatorKind::*;
        let today = day("2026-03-05");
        let began = day("2024-10-28");
        refused(
            &reading("2026-03-06", "1"),
            Stock,
            "as_of",
            Code::NotYet { today },
        );
        refused(
            &reading("2023-12-31", "1"),
            Stock,
            "as_of",
            Code::BeforePlan { on: began },
        );
        refused(
            &reading("2026-03-01", "-1"),
            Stock,
            "value",
            Code::NegativeValue,
        );
        refused(
            &reading("2026-03-01", "0"),
            Growth,
            "value",
            Code::ZeroValue,
        );
        refused(
            &reading("2026-03-01", "2.5"),
            YearlyCount,
            "value",
            Code::NotWhole,
        );
        refused(&reading("2026-03-01", ""), Stock, "value", Code::Blank);
        refused(&reading("2026-03-01", "1"), Flow, "from", Code::Blank);
        refused(
            &reading("2026-03-01", ""),
            Qualitative,
            "words",
            Code::Blank,
        );
        let mut told = reading("2026-03-01", "");
        told.words = Some("稳步推进".into());
        refused(&told, Qualitative, "verdict", Code::Blank);
        let mut period = reading("2026-01-31", "1");
        period.from = Some(day("2025-12-01"));
        refused(&period, Flow, "from", Code::PeriodAcrossYears);
        period.from = Some(day("2026-02-01"));
        let found = period.checked(&ground(Flow)).unwrap_err();
        assert_eq!(found.field.as_deref(), Some("as_of"));
        assert!(reading("2026-03-01", "0").checked(&ground(Stock)).is_ok());
    }

    #[test]
    fn values_beside_each_other_agree() {
        let beside = |from: Option<&str>, as_of: &str, value: &str| Beside {
            from: from.map(day),
            as_of: day(as_of),
            value: Amount::parse(value),
        };
        let code = |new: &NewReading, kind, others: &[Beside]| {
            check_beside(new, Some(kind), others)
                .err()
                .map(|refusal| refusal.code.name())
        };
        use IndicatorKind::*;
        let there = [beside(None, "2025-12-31", "7")];
        let same = Some("reading_there".to_owned());
        assert_eq!(code(&reading("2025-12-31", "8"), Stock, &there), same);
        assert_eq!(code(&reading("2026-01-31", "6"), Stock, &there), None);
        let falls = Some("falls_back".to_owned());
        assert_eq!(code(&reading("2026-01-31", "6"), Cumulative, &there), falls);
        assert_eq!(code(&reading("2025-11-30", "8"), Cumulative, &there), falls);
        assert_eq!(code(&reading("2026-01-31", "1"), YearlyCount, &there), None);
        let mut period = reading("2026-02-28", "5");
        period.from = Some(day("2026-02-01"));
        let january = [beside(Some("2026-01-01"), "2026-01-31", "9")];
        assert_eq!(code(&period, Flow, &january), None);
        let quarter = [beside(Some("2026-01-01"), "2026-03-31", "9")];
        assert_eq!(
            code(&period, Flow, &quarter),
            Some("periods_overlap".to_owned())
        );
        assert!(check_part(Amount::parse("3"), Amount::parse("2")).is_err());
        assert!(check_part(Amount::parse("2"), Amount::parse("2")).is_ok());
    }
}
