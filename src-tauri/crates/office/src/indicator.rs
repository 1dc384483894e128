//! Indicator (指标): what is to be reached, of what kind, from which base and by which schedule. The
//! values reached are `reading`; the literal words of the notice are kept with each target.

mod amount;
mod course;
mod lines;
mod target;

pub use amount::Amount;
pub use course::{Ceiling, Course, Mark, Outcome, Passed, Progress, Reached, Run};
pub use lines::{Chart, EntryGrid, EntryLine, IndicatorLine, IndicatorList, IndicatorPage};
pub use target::{Target, TargetLine};

pub use crate::reading::Verdict;

use crate::field;
use crate::id::{IndicatorId, UnitId};
use crate::lights::Light;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
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
    /// Says how the schedule runs to the next target.
    SetPace {
        /// The indicator.
        id: IndicatorId,
        /// How.
        pace: Pace,
        /// 依据.
        basis: String,
    },
    /// Says that it is a part (其中) of another, or no longer.
    SetPart {
        /// The indicator.
        id: IndicatorId,
        /// The whole; null is none.
        whole: Option<IndicatorId>,
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

/// How the schedule (序时进度) runs from the base, or the last target, to the next target.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// 均匀推进: by the days.
    #[default]
    Even,
    /// 到期一次完成: nothing is due before the target's date.
    AtEnd,
    /// 按节点推进: through these points, evenly between them.
    Points(Vec<PacePoint>),
}

/// A point of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PacePoint {
    /// The day.
    pub on: NaiveDate,
    /// The value due then.
    pub value: Amount,
}

/// Points a schedule takes at most.
const MOST_POINTS: usize = 40;

impl Pace {
    /// The form, or what is wrong with it: points in the order of their days, each day once.
    pub fn checked(&self) -> Result<Pace, Refusal> {
        if let Pace::Points(points) = self {
            field::within("pace", points.len() as i64, 1, MOST_POINTS as i64)?;
            for pair in points.windows(2) {
                if let [one, next] = pair
                    && next.on <= one.on
                {
                    let (from, to) = (one.on, next.on);
                    return Err(Refusal::at("pace", Code::DatesReversed { from, to }));
                }
            }
        }
        Ok(self.clone())
    }
}

/// Where an indicator stands: why it has its light.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorState {
    /// 已完成: the last target is met by a final value.
    Done,
    /// 无责任单位.
    NoOwner,
    /// 缺基期.
    NoBase,
    /// 缺数据: no value yet.
    NoValue,
    /// 待报数: a target date has passed and its value is not in.
    Awaiting,
    /// 逾期未报数: the same for too long.
    Unreported,
    /// 未设目标值.
    NoTarget,
    /// 无序时可比: nothing to hold the value against yet.
    NoTerm,
    /// 未完成: a target date has passed unmet.
    Unmet,
    /// 突破上限.
    CeilingBroken,
    /// 严重滞后: far behind the schedule.
    FarBehind,
    /// 接近上限.
    NearCeiling,
    /// 滞后: behind the schedule.
    Behind,
    /// 正常.
    OnTrack,
}

impl IndicatorState {
    /// Its light.
    pub fn light(self) -> Light {
        use IndicatorState as S;
        match self {
            S::Done => Light::Done,
            S::NoOwner | S::NoBase | S::NoValue | S::Awaiting | S::NoTarget | S::NoTerm => {
                Light::Grey
            }
            S::Unreported | S::Unmet | S::CeilingBroken | S::FarBehind => Light::Red,
            S::NearCeiling | S::Behind => Light::Yellow,
            S::OnTrack => Light::Green,
        }
    }
}

impl IndicatorKind {
    /// Whether each year counts anew.
    pub fn is_yearly(self) -> bool {
        matches!(self, IndicatorKind::Flow | IndicatorKind::YearlyCount)
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
                max: i64::MAX / Amount::SCALE,
            },
        )),
        _ => Ok(()),
    }
}
