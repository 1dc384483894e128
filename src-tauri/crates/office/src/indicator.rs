//! Indicator and Target (指标, 目标值): what is to be reached. The literal words of the notice are kept
//! and printed; the short form here is for tables. Values reached are not kept yet.

use crate::draft::Comparator;
use crate::field;
use crate::id::{IndicatorId, UnitId};
use crate::refusal::{Code, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Writes on indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum IndicatorAct {
    /// Names the unit that answers for it, or takes it away.
    SetOwner {
        /// The indicator.
        id: IndicatorId,
        /// The unit; null is 无责任单位.
        owner: Option<UnitId>,
        /// 依据: who decided.
        basis: String,
    },
    /// Says what kind of number it is.
    Describe {
        /// The indicator.
        id: IndicatorId,
        /// Its kind.
        kind: Option<IndicatorKind>,
        /// Which way is better.
        direction: Option<Direction>,
    },
    /// Enters the value of the base year.
    SetBase {
        /// The indicator.
        id: IndicatorId,
        /// The year growth is counted from.
        year: i32,
        /// The value then, a decimal; null takes it away.
        value: Option<Amount>,
        /// 依据: where the value comes from.
        basis: String,
    },
}

/// What kind of number an indicator is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// 存量: how much there is.
    Stock,
    /// 期间量: how much in a period.
    Flow,
    /// 累计量.
    Cumulative,
    /// 年度次数.
    YearlyCount,
    /// 上限.
    Ceiling,
    /// 比值.
    Ratio,
    /// 增幅 on a base year.
    Growth,
    /// 定性.
    Qualitative,
}

/// Which way is better.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// A decimal with up to four places, kept as a whole number of ten-thousandths.
/// As JSON a string: "95.2". Exact: nothing is ever rounded.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
#[ts(type = "string")]
pub struct Amount(pub i64);

const AMOUNT_SCALE: i64 = 10_000;

impl Amount {
    /// Reads a plain decimal, with an optional minus sign.
    pub fn parse(text: &str) -> Option<Amount> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(fraction) || fraction.len() > 4 {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let fraction: i64 = format!("{fraction:0<4}").parse().ok()?;
        whole
            .checked_mul(AMOUNT_SCALE)?
            .checked_add(fraction)
            .map(|amount| Amount(sign * amount))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let scale = AMOUNT_SCALE.unsigned_abs();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        write!(f, "{}", size / scale)?;
        let fraction = format!("{:04}", size % scale);
        match fraction.trim_end_matches('0') {
            "" => Ok(()),
            fraction => write!(f, ".{fraction}"),
        }
    }
}

impl From<Amount> for String {
    fn from(amount: Amount) -> String {
        amount.to_string()
    }
}

impl TryFrom<String> for Amount {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Amount, &'static str> {
        Amount::parse(&text).ok_or("a decimal with up to four places")
    }
}

/// What the short form of a target is made from.
pub struct TargetFacts<'a> {
    /// The bound or kind of growth.
    pub comparator: Comparator,
    /// For growth: the bound of the growth itself.
    pub bound: Option<Comparator>,
    /// The value.
    pub value: Option<Amount>,
    /// Its unit.
    pub unit: Option<&'a str>,
    /// The year growth is counted from.
    pub base_year: Option<i32>,
    /// The literal words.
    pub words: &'a str,
}

/// The short form of a target for a table's cell: ≥95.2%, 较2023年≥+28%; the words where it has no value.
pub fn short_form(target: &TargetFacts<'_>) -> String {
    let Some(value) = target.value else {
        return target.words.to_owned();
    };
    let unit = target.unit.unwrap_or("");
    let base = target
        .base_year
        .map(|year| format!("较{year}年"))
        .unwrap_or_default();
    let signed = if value.0 < 0 {
        value.to_string()
    } else {
        format!("+{value}")
    };
    match target.comparator {
        Comparator::GrowthPercent => format!("{base}{}{signed}%", sign(target.bound)),
        Comparator::GrowthMultiple => format!("{base}{}{signed}倍", sign(target.bound)),
        plain => format!("{}{value}{unit}", sign(Some(plain))),
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

/// The year of a base value must be one that a plan of our time can mean.
pub fn check_base_year(year: i32) -> Result<(), Refusal> {
    field::within("year", i64::from(year), 1949, 2100)
}

/// A base value of growth is a divisor.
pub fn check_base_value(value: Option<Amount>) -> Result<(), Refusal> {
    match value {
        Some(Amount(..=0)) => Err(Refusal::at(
            "value",
            Code::OutOfRange {
                min: 1,
                max: i64::MAX / AMOUNT_SCALE,
            },
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact() {
        for text in ["95.2", "0.8", "-18", "8000", "0.0001", "-0.5"] {
            assert_eq!(Amount::parse(text).unwrap().to_string(), text);
        }
        for bad in [
            "",
            ".",
            "1.",
            "1e3",
            "１",
            "1.00001",
            "--1",
            "999999999999999999999",
        ] {
            assert_eq!(Amount::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_short_form_keeps_bound_unit_and_base() {
        let target = |comparator, bound, value: &str, unit, base_year| {
            short_form(&TargetFacts {
                comparator,
                bound,
                value: Amount::parse(value),
                unit,
                base_year,
                words: "原文",
            })
        };
        assert_eq!(
            target(Comparator::AtLeast, None, "95.2", Some("%"), None),
            "≥95.2%"
        );
        assert_eq!(
            target(Comparator::AtMost, None, "6.5", Some("%"), None),
            "≤6.5%"
        );
        assert_eq!(
            target(
                Comparator::GrowthPercent,
                Some(Comparator::AtLeast),
                "28",
                Some("%"),
                Some(2023)
            ),
            "较2023年≥+28%"
        );
        assert_eq!(
            target(
                Comparator::GrowthMultiple,
                Some(Comparator::About),
                "1",
                Some("倍"),
                Some(2023)
            ),
            "较2023年约+1倍"
        );
        assert_eq!(
            target(Comparator::AtLeast, None, "0.8", Some(":1"), None),
            "≥0.8:1"
        );
        assert_eq!(
            target(Comparator::Qualitative, None, "", None, None),
            "原文"
        );
    }
}
