//! Lights: computed here and nowhere else. A light always carries its reason, what it was judged from
//! and the version of the rules; shape, word and colour go together so that it survives a
//! black-and-white printer. Not a state: nothing stores it as a fact. One file a thing that is judged.

mod follow_up;
mod indicator;
mod measure;
mod setting;

pub use follow_up::{FollowUpFacts, follow_up};
pub use indicator::{IndicatorFacts, IndicatorLit, indicator, points};
pub use measure::{Part, TaskFacts, count, measure, task};
pub use setting::{LightAct, LightSettings, LightSubject, NewOverride, OverrideLine, Thresholds};

use crate::day::WorkDays;
use crate::id::{FollowUpId, MeasureId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// The version of the rules; it moves when a rule here changes, so that an old paper can be read.
pub const RULES: u32 = 1;

/// What every light of a book is judged by on a day.
#[derive(Debug, Clone)]
pub struct Judge {
    /// The day that counts as today.
    pub today: NaiveDate,
    /// The working days.
    pub days: WorkDays,
    /// The thresholds in force.
    pub thresholds: Thresholds,
    /// Overrides in force on that day, newest last.
    pub overrides: Vec<OverrideLine>,
    /// Whether anybody has recorded anything yet. Before that, what the plan asks for is not late:
    /// the book does not know.
    pub has_data: bool,
    /// Follow-ups whose report of the newest period that came due is not in.
    pub missing_reports: BTreeSet<FollowUpId>,
}

impl Judge {
    /// The light, or what a clerk set in its place.
    pub fn settle(&self, subject: LightSubject, lit: Lit) -> Lit {
        let of_plan = matches!(
            subject,
            LightSubject::Indicator(_) | LightSubject::Measure(_)
        );
        let lit = match of_plan && !self.has_data {
            true => Lit::new(Light::Grey, "尚未建立数据"),
            false => lit,
        };
        let newest = self.overrides.iter().rfind(|line| line.subject == subject);
        match newest {
            Some(line) => line.over(lit),
            None => lit,
        }
    }

    /// The light of a follow-up.
    pub fn follow_up(&self, id: FollowUpId, facts: &FollowUpFacts) -> Lit {
        let lit = follow_up(facts, self.today, &self.days, &self.thresholds);
        self.settle(LightSubject::FollowUp(id), lit)
    }

    /// The light of a task.
    pub fn task(&self, facts: &TaskFacts) -> Lit {
        task(facts, self.today, &self.thresholds)
    }

    /// The light of a measure.
    pub fn measure(
        &self,
        id: MeasureId,
        own: &[Part<'_>],
        follow_ups: &[Part<'_>],
        closed: u32,
    ) -> Lit {
        self.settle(LightSubject::Measure(id), measure(own, follow_ups, closed))
    }
}

/// The five lights, worst last but one: grey says nothing and is never counted as green.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// ✓ 办结.
    Done,
    /// ○ 未评.
    Grey,
    /// ■ 滞后.
    Red,
    /// ▲ 预警.
    Yellow,
    /// ● 正常.
    Green,
}

impl Light {
    /// In the order of legends and counts.
    pub const ALL: [Light; 5] = [
        Light::Red,
        Light::Yellow,
        Light::Green,
        Light::Grey,
        Light::Done,
    ];

    /// The shape.
    pub fn shape(self) -> &'static str {
        match self {
            Light::Done => "✓",
            Light::Grey => "○",
            Light::Red => "■",
            Light::Yellow => "▲",
            Light::Green => "●",
        }
    }

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Light::Done => "办结",
            Light::Grey => "未评",
            Light::Red => "滞后",
            Light::Yellow => "预警",
            Light::Green => "正常",
        }
    }
}

/// A light with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Lit {
    /// The light.
    pub light: Light,
    /// Why, in words.
    pub reason: String,
    /// What it was judged from, in words.
    pub inputs: Vec<String>,
    /// The version of the rules.
    pub rules: u32,
    /// The light by the rules, where a clerk set another in its place.
    pub set_aside: Option<Light>,
}

impl Lit {
    pub(crate) fn new(light: Light, reason: impl Into<String>) -> Lit {
        Lit {
            light,
            reason: reason.into(),
            inputs: Vec::new(),
            rules: RULES,
            set_aside: None,
        }
    }

    /// With what it was judged from.
    pub(crate) fn judged_from(self, inputs: Vec<String>) -> Lit {
        Lit { inputs, ..self }
    }
}

/// How many of each light.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LightCount {
    /// ✓.
    pub done: u32,
    /// ○.
    pub grey: u32,
    /// ■.
    pub red: u32,
    /// ▲.
    pub yellow: u32,
    /// ●.
    pub green: u32,
}

impl LightCount {
    /// Counts lights.
    pub fn of(lights: impl IntoIterator<Item = Light>) -> LightCount {
        let mut count = LightCount::default();
        for light in lights {
            match light {
                Light::Done => count.done += 1,
                Light::Grey => count.grey += 1,
                Light::Red => count.red += 1,
                Light::Yellow => count.yellow += 1,
                Light::Green => count.green += 1,
            }
        }
        count
    }

    /// The number of one light.
    pub fn get(&self, light: Light) -> u32 {
        match light {
            Light::Done => self.done,
            Light::Grey => self.grey,
            Light::Red => self.red,
            Light::Yellow => self.yellow,
            Light::Green => self.green,
        }
    }

    /// All of them.
    pub fn total(&self) -> u32 {
        Light::ALL.iter().map(|light| self.get(*light)).sum()
    }

    /// `2■ 1▲ 4● 3○`, without the lights that nobody has.
    pub fn words(&self) -> String {
        let parts: Vec<String> = Light::ALL
            .iter()
            .filter(|light| self.get(**light) > 0)
            .map(|light| format!("{}{}", self.get(*light), light.shape()))
            .collect();
        parts.join(" ")
    }
}
