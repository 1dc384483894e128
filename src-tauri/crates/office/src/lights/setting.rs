//! What a clerk may set about lights: the thresholds of the rules, and an override of one light with
//! its reason, name and expiry. An override that has expired falls away by itself: nothing removes it.

use super::{Light, Lit, RULES};
use crate::day::in_words;
use crate::field::{self, LONG, SHORT};
use crate::id::{FollowUpId, IndicatorId, LightOverrideId, MeasureId};
use crate::refusal::{Code, Refusal};
use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on lights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LightAct {
    /// Sets the thresholds of the rules.
    SetThresholds {
        /// The form.
        thresholds: Thresholds,
    },
    /// Sets a light aside until a day: 人工评定.
    Override {
        /// The form.
        form: NewOverride,
    },
    /// Ends an override before its day.
    Lift {
        /// The override.
        id: LightOverrideId,
        /// Why.
        reason: String,
    },
}

/// What may be overridden.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum LightSubject {
    /// A follow-up.
    FollowUp(FollowUpId),
    /// An indicator.
    Indicator(IndicatorId),
    /// A measure.
    Measure(MeasureId),
}

/// An override's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewOverride {
    /// Whose light.
    pub subject: LightSubject,
    /// The light instead.
    pub light: Light,
    /// 理由.
    pub reason: String,
    /// The last day it holds.
    pub until: NaiveDate,
    /// Who decided so.
    pub by: String,
}

/// Months an override may hold at most.
const LONGEST_MONTHS: u32 = 12;

impl NewOverride {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self, today: NaiveDate) -> Result<NewOverride, Refusal> {
        let reason = field::required("reason", &self.reason, LONG)?;
        let by = field::required("by", &self.by, SHORT)?;
        let latest = today
            .checked_add_months(Months::new(LONGEST_MONTHS))
            .unwrap_or(NaiveDate::MAX);
        if self.until < today || self.until > latest {
            let code = Code::OverrideTerm {
                from: today,
                to: latest,
            };
            return Err(Refusal::at("until", code));
        }
        Ok(NewOverride {
            reason,
            by,
            ..self.clone()
        })
    }
}

/// An override, to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OverrideLine {
    /// Id.
    pub id: LightOverrideId,
    /// Whose light.
    pub subject: LightSubject,
    /// What that is called.
    pub name: String,
    /// The light instead.
    pub light: Light,
    /// 理由.
    pub reason: String,
    /// The last day it holds.
    pub until: NaiveDate,
    /// Who decided so.
    pub by: String,
    /// Why it was ended before its day.
    pub lifted: Option<String>,
    /// Whether it holds today.
    pub in_force: bool,
}

impl OverrideLine {
    /// The light that this sets in place of another; both stay readable.
    pub fn over(&self, lit: Lit) -> Lit {
        let rule = format!("{}{}", lit.light.shape(), lit.light.word());
        Lit {
            light: self.light,
            reason: format!(
                "人工评定：{}（{}，有效至{}；按规则为{rule}，{}）",
                self.reason,
                self.by,
                in_words(self.until),
                lit.reason
            ),
            set_aside: Some(lit.light),
            ..lit
        }
    }
}

/// The thresholds of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// A follow-up is yellow with this many working days left.
    pub soon_working_days: u32,
    /// A follow-up is red once it was returned this often.
    pub returned_red: u32,
    /// An indicator is yellow when more points behind than this.
    pub behind_yellow: u32,
    /// An indicator is red when more points behind than this.
    pub behind_red: u32,
    /// A ceiling is yellow within this many per cent.
    pub near_ceiling: u32,
    /// 待报数 for so many days after a target date, then 逾期未报数.
    pub unreported_days: u32,
    /// A task missed by more months than this makes its measure red.
    pub task_red_months: u32,
}

impl Default for Thresholds {
    fn default() -> Thresholds {
        Thresholds {
            soon_working_days: 3,
            returned_red: 2,
            behind_yellow: 10,
            behind_red: 30,
            near_ceiling: 5,
            unreported_days: 90,
            task_red_months: 1,
        }
    }
}

impl Thresholds {
    /// The form, or what is wrong with it.
    pub fn checked(&self) -> Result<Thresholds, Refusal> {
        let within = |field: &str, value: u32, min: i64, max: i64| {
            field::within(field, i64::from(value), min, max)
        };
        within("soon_working_days", self.soon_working_days, 0, 30)?;
        within("returned_red", self.returned_red, 1, 9)?;
        within("behind_yellow", self.behind_yellow, 0, 98)?;
        let above = i64::from(self.behind_yellow) + 1;
        within("behind_red", self.behind_red, above, 99)?;
        within("near_ceiling", self.near_ceiling, 0, 50)?;
        within("unreported_days", self.unreported_days, 0, 365)?;
        within("task_red_months", self.task_red_months, 0, 12)?;
        Ok(self.clone())
    }
}

/// 亮灯阈值 and the overrides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LightSettings {
    /// The thresholds in force.
    pub thresholds: Thresholds,
    /// Those that a new book starts with.
    pub defaults: Thresholds,
    /// The version of the rules.
    pub rules: u32,
    /// Overrides, those in force first.
    pub overrides: Vec<OverrideLine>,
}

impl LightSettings {
    /// From what the book holds.
    pub fn new(thresholds: Thresholds, overrides: Vec<OverrideLine>) -> LightSettings {
        LightSettings {
            thresholds,
            defaults: Thresholds::default(),
            rules: RULES,
            overrides,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(until: &str) -> NewOverride {
        NewOverride {
            subject: LightSubject::Measure(MeasureId(1)),
            light: Light::Green,
            reason: " 已协调 ".into(),
            until: until.parse().unwrap(),
            by: "王某".into(),
        }
    }

    #[test]
    fn an_override_needs_reason_name_and_a_day_to_come() {
        let today: NaiveDate = "2026-03-05".parse().unwrap();
        assert_eq!(form("2026-03-05").checked(today).unwrap().reason, "已协调");
        for bad in ["2026-03-04", "2027-03-06"] {
            let refusal = form(bad).checked(today).unwrap_err();
            assert_eq!(refusal.field.as_deref(), Some("until"), "{bad}");
        }
        let mut nobody = form("2026-03-31");
        nobody.by = " ".into();
        assert_eq!(nobody.checked(today), Err(Refusal::at("by", Code::Blank)));
    }

    #[test]
    fn both_lights_stay_readable_under_an_override() {
        let line = OverrideLine {
            id: LightOverrideId(1),
            subject: LightSubject::Measure(MeasureId(1)),
            name: "第1项".into(),
            light: Light::Green,
            reason: "已协调".into(),
            until: "2026-03-31".parse().unwrap(),
            by: "王某".into(),
            lifted: None,
            in_force: true,
        };
        let lit = line.over(Lit::new(Light::Red, "超期3天"));
        assert_eq!((lit.light, lit.set_aside), (Light::Green, Some(Light::Red)));
        assert_eq!(
            lit.reason,
            "人工评定：已协调（王某，有效至2026年3月31日；按规则为■滞后，超期3天）"
        );
    }

    #[test]
    fn red_begins_above_yellow() {
        let mut thresholds = Thresholds::default();
        assert_eq!(thresholds.checked(), Ok(thresholds.clone()));
        thresholds.behind_red = 10;
        let refusal = thresholds.checked().unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("behind_red"));
    }
}
