//! Indicators as answers show them: a row with its light, one indicator with its values, and the grid
//! in which a period is entered. Nothing is judged here.

use super::{Amount, Direction, IndicatorKind, IndicatorState, Pace, TargetLine};
use crate::id::{IndicatorId, MeasureId, UnitId};
use crate::lights::{LightCount, Lit};
use crate::reading::ReadingLine;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An indicator with its targets, its newest value and its light.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IndicatorLine {
    /// Id.
    pub id: IndicatorId,
    /// The measure; null in the general part.
    pub measure: Option<MeasureId>,
    /// The measure's number.
    pub number: Option<u32>,
    /// Name.
    pub name: String,
    /// The indicator that this is a part of: 其中.
    pub part_of: Option<IndicatorId>,
    /// What kind of number it is; null while nobody has said.
    pub kind: Option<IndicatorKind>,
    /// Which way is better; null while nobody has said.
    pub direction: Option<Direction>,
    /// Told in words and a verdict.
    pub in_words: bool,
    /// 计量单位 of its values.
    pub value_unit: Option<String>,
    /// The unit that answers for it; null is 无责任单位.
    pub owner: Option<UnitId>,
    /// The owner's name.
    pub owner_name: Option<String>,
    /// The base year.
    pub base_year: Option<i32>,
    /// The value at its end; null is 缺基期 where a growth is counted from it.
    pub base_value: Option<String>,
    /// A growth is counted from the base.
    pub needs_base: bool,
    /// How the schedule runs.
    pub pace: Pace,
    /// The same in words, for the target that is next; null without one.
    pub way: Option<String>,
    /// Targets, undated last.
    pub targets: Vec<TargetLine>,
    /// The newest value that stands.
    pub latest: Option<ReadingLine>,
    /// What was reached: of the year, for what is counted by the year.
    pub reached: Option<Amount>,
    /// The next target's date.
    pub due: Option<NaiveDate>,
    /// What the schedule asks for on the day of the newest value.
    pub scheduled: Option<Amount>,
    /// Points behind the schedule, one decimal: 12.3; ahead is negative.
    pub behind: Option<String>,
    /// Where it stands.
    pub state: IndicatorState,
    /// The light with its reason.
    pub lit: Lit,
    /// What the chart draws.
    pub chart: Chart,
}

/// The lines of a chart: values against the schedule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Chart {
    /// Values that stand, earliest first; what is counted per period, summed within its year.
    pub values: Vec<(NaiveDate, Amount)>,
    /// The schedule, as points of a line.
    pub schedule: Vec<(NaiveDate, Amount)>,
}

/// 指标.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IndicatorList {
    /// In the plan's order; the general part last.
    pub lines: Vec<IndicatorLine>,
    /// Their lights; null while nothing was recorded (尚未建立数据).
    pub lights: Option<LightCount>,
    /// The version of the rules.
    pub rules: u32,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IndicatorPage {
    /// The row.
    pub line: IndicatorLine,
    /// The measure's title.
    pub measure_title: Option<String>,
    /// The whole that it is a part of.
    pub whole: Option<String>,
    /// Values, newest first; those that were superseded or taken out stay among them.
    pub readings: Vec<ReadingLine>,
}

/// The grid in which a period is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryGrid {
    /// The first day of the period.
    pub from: NaiveDate,
    /// Its last day: what the values speak of.
    pub as_of: NaiveDate,
    /// A row an indicator.
    pub lines: Vec<EntryLine>,
}

/// A row of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryLine {
    /// The indicator.
    pub indicator: IndicatorLine,
    /// The newest value before the period.
    pub before: Option<ReadingLine>,
    /// The value of this very period, where it is in already.
    pub entered: Option<ReadingLine>,
    /// What the schedule asks for at the end of the period, with its unit.
    pub due: Option<String>,
}
