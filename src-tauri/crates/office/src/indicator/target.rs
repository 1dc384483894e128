//! Target (目标值): its short form for a table's cell, and when a value meets it. Exact: levels are
//! compared in whole numbers, a growth on its base without a division. No schedule here.

use super::{Amount, Direction};
use crate::draft::Comparator;
use crate::id::TargetId;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TargetLine {
    /// Id.
    pub id: TargetId,
    /// Due by the end of this year; null where undated.
    pub year: Option<i32>,
    /// Every year anew.
    pub recurring: bool,
    /// Short form: ≥95.2%.
    pub value: String,
    /// The literal words of the notice.
    pub words: String,
}

/// What a target asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Due by the end of this year.
    pub year: Option<i32>,
    /// Every year anew.
    pub recurring: bool,
    /// The bound or kind of growth.
    pub comparator: Comparator,
    /// For growth: the bound of the growth itself.
    pub bound: Option<Comparator>,
    /// The value; none is qualitative.
    pub value: Option<Amount>,
    /// Its unit.
    pub unit: Option<String>,
    /// The literal words.
    pub words: String,
}

/// A value in millionths of an [`Amount`]'s last place: growth on a base stays exact.
pub(super) type Level = i128;

pub(super) const SCALE: Level = 1_000_000;

/// The level of a value.
pub(super) fn level(amount: Amount) -> Level {
    Level::from(amount.0) * SCALE
}

/// A level as a value, rounded towards zero.
pub(super) fn amount(level: Level) -> Amount {
    let bounds = Level::from(i64::MIN)..=Level::from(i64::MAX);
    let whole = level / SCALE;
    Amount(if bounds.contains(&whole) {
        whole as i64
    } else {
        i64::MAX
    })
}

/// Per cent that 约 forgives.
const ABOUT_PERCENT: Level = 5;

impl Target {
    /// The last day to reach it; none where undated or every year anew.
    pub fn due(&self) -> Option<NaiveDate> {
        let year = self.year.filter(|_| !self.recurring)?;
        NaiveDate::from_ymd_opt(year, 12, 31)
    }

    /// Whether it is counted from a base year.
    pub fn is_growth(&self) -> bool {
        matches!(
            self.comparator,
            Comparator::GrowthPercent | Comparator::GrowthMultiple
        )
    }

    /// Whether less is better.
    pub fn falls(&self, direction: Option<Direction>) -> bool {
        self.comparator == Comparator::AtMost
            || direction == Some(Direction::Down)
            || (self.is_growth() && self.value.is_some_and(|value| value.0 < 0))
    }

    /// The level to reach; none where qualitative, or where the base is missing.
    pub(super) fn wanted(&self, base: Option<Amount>) -> Option<Level> {
        let value = self.value?;
        match self.comparator {
            // A ten-thousandth of a per cent is a millionth.
            Comparator::GrowthPercent => {
                Some(Level::from(base?.0) * (SCALE + Level::from(value.0)))
            }
            Comparator::GrowthMultiple => {
                Some(Level::from(base?.0) * (SCALE + Level::from(value.0) * 100))
            }
            Comparator::Qualitative => None,
            _ => Some(level(value)),
        }
    }

    /// Whether a level meets it.
    pub(super) fn is_met(&self, found: Level, wanted: Level, direction: Option<Direction>) -> bool {
        let bound = if self.is_growth() {
            self.bound
        } else {
            Some(self.comparator)
        };
        let falls = self.falls(direction);
        match bound {
            Some(Comparator::MoreThan) if falls => found < wanted,
            Some(Comparator::MoreThan) => found > wanted,
            Some(Comparator::About) if falls => found * 100 <= wanted * (100 + ABOUT_PERCENT),
            Some(Comparator::About) => found * 100 >= wanted * (100 - ABOUT_PERCENT),
            _ if falls => found <= wanted,
            _ => found >= wanted,
        }
    }

    /// The short form for a table's cell: ≥95.2%, 较2023年≥+28%; the words where it has no value.
    pub fn short_form(&self, base_year: Option<i32>) -> String {
        let Some(value) = self.value else {
            return self.words.clone();
        };
        let unit = self.unit.as_deref().unwrap_or("");
        let base = base_year
            .map(|year| format!("较{year}年"))
            .unwrap_or_default();
        let signed = if value.0 < 0 {
            value.to_string()
        } else {
            format!("+{value}")
        };
        match self.comparator {
            Comparator::GrowthPercent => format!("{base}{}{signed}%", sign(self.bound)),
            Comparator::GrowthMultiple => format!("{base}{}{signed}倍", sign(self.bound)),
            plain => format!("{}{value}{unit}", sign(Some(plain))),
        }
    }

    /// 2025年目标, 年度目标, 目标.
    pub fn called(&self) -> String {
        match (self.recurring, self.year) {
            (true, _) => "年度目标".to_owned(),
            (false, Some(year)) => format!("{year}年目标"),
            (false, None) => "目标".to_owned(),
        }
    }
}

fn sign(comparator: Option<Comparator>) -> &'static str {
    match comparator {
        Some(Comparator::AtLeast) => "≥",
        Some(Comparator::MoreThan) => "＞",
        Some(Comparator::AtMost) => "≤",
        Some(Comparator::About) => "约",
        Some(
            Comparator::Exact
            | Comparator::GrowthPercent
            | Comparator::GrowthMultiple
            | Comparator::Qualitative,
        )
        | None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(
        comparator: Comparator,
        bound: Option<Comparator>,
        value: &str,
        unit: &str,
    ) -> Target {
        Target {
            year: Some(2027),
            recurring: false,
            comparator,
            bound,
            value: Amount::parse(value),
            unit: Some(unit.to_owned()),
            words: "原文".into(),
        }
    }

    #[test]
    fn the_short_form_keeps_bound_unit_and_base() {
        let short = |comparator, bound, value: &str, unit: &str, base| {
            target(comparator, bound, value, unit).short_form(base)
        };
        use Comparator::*;
        assert_eq!(short(AtLeast, None, "95.2", "%", None), "≥95.2%");
        assert_eq!(short(AtMost, None, "6.5", "%", None), "≤6.5%");
        assert_eq!(
            short(GrowthPercent, Some(AtLeast), "28", "%", Some(2023)),
            "较2023年≥+28%"
        );
        assert_eq!(
            short(GrowthMultiple, Some(About), "1", "倍", Some(2023)),
            "较2023年约+1倍"
        );
        assert_eq!(short(AtLeast, None, "0.8", ":1", None), "≥0.8:1");
        assert_eq!(short(Qualitative, None, "", "", None), "原文");
    }

    #[test]
    fn the_verb_sets_the_bound() {
        let met = |comparator, bound, value: &str, base: &str, found: &str| {
            let target = target(comparator, bound, value, "");
            let wanted = target.wanted(Amount::parse(base)).unwrap();
            target.is_met(level(Amount::parse(found).unwrap()), wanted, None)
        };
        use Comparator::*;
        assert!(met(AtLeast, None, "7", "", "7") && !met(AtLeast, None, "7", "", "6.9"));
        assert!(!met(MoreThan, None, "92", "", "92") && met(MoreThan, None, "92", "", "92.0001"));
        assert!(met(AtMost, None, "6.5", "", "6.5") && !met(AtMost, None, "6.5", "", "6.51"));
        assert!(met(GrowthPercent, Some(AtLeast), "28", "10", "12.8"));
        assert!(!met(GrowthPercent, Some(AtLeast), "28", "10", "12.7999"));
        assert!(
            met(GrowthMultiple, Some(Exact), "1", "1.5", "3"),
            "one time more is twice"
        );
        assert!(met(GrowthMultiple, Some(About), "1", "1.5", "2.85"));
        assert!(!met(GrowthMultiple, Some(About), "1", "1.5", "2.84"));
        assert!(met(GrowthPercent, Some(AtLeast), "-18", "100", "82"));
        assert!(!met(GrowthPercent, Some(AtLeast), "-18", "100", "83"));
    }
}
