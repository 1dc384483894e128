//! The targets of a new version beside those of the version in force: which points begin and end, and which
//! indicator goes on as which. The clerk ticks each point and maps by hand what the names do not tell.

use super::{Choices, Clause, Mapped};
use crate::draft::{DraftPlan, DraftTarget};
use crate::id::IndicatorId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A target point that begins or ends by the new text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TargetChange {
    /// The measure's number in the new version; null is the general part.
    pub no: Option<u32>,
    /// What is measured.
    pub indicator: String,
    /// The words of the target.
    pub words: String,
    /// The year; null is undated.
    pub year: Option<i32>,
    /// It ends; else it begins.
    pub gone: bool,
}

/// Which indicator of the book an indicator of the new version goes on as, where the clerk says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct IndicatorMapped {
    /// The measure's number in the new version; null is the general part.
    pub no: Option<u32>,
    /// Its name in the new version.
    pub indicator: String,
    /// The indicator of the book; null is a new one.
    pub carries: Option<IndicatorId>,
}

/// A target point of the version in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OldPoint {
    /// Its indicator.
    pub id: IndicatorId,
    /// The indicator's name.
    pub indicator: String,
    /// Its words in the notice.
    pub words: String,
    /// The year; null is undated.
    pub year: Option<i32>,
}

/// An indicator of the version in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OldIndicator {
    /// The indicator.
    pub id: IndicatorId,
    /// Its name, with its measure's number before it.
    pub name: String,
}

/// Target points that begin or end where a measure goes on, and in the general part. A new measure's
/// targets come with it, a dropped one's go with it: neither is listed.
pub fn target_changes(
    old: &[Clause],
    general: &[OldPoint],
    new: &DraftPlan,
    mapped: &[Mapped],
) -> Vec<TargetChange> {
    let mut changes = points(None, general, &new.overall_targets);
    for (measure, mapped) in new.measures.iter().zip(mapped) {
        let before = mapped
            .carries
            .and_then(|id| old.iter().find(|clause| clause.measure == id));
        if let Some(before) = before {
            changes.extend(points(Some(measure.no), &before.targets, &measure.targets));
        }
    }
    changes
}

fn points(no: Option<u32>, had: &[OldPoint], has: &[DraftTarget]) -> Vec<TargetChange> {
    let same = |old: &OldPoint, new: &DraftTarget| old.words == new.words && old.year == new.year;
    let gone = had
        .iter()
        .filter(|old| !has.iter().any(|new| same(old, new)))
        .map(|old| TargetChange {
            no,
            indicator: old.indicator.clone(),
            words: old.words.clone(),
            year: old.year,
            gone: true,
        });
    let begun = has
        .iter()
        .filter(|new| !had.iter().any(|old| same(old, new)))
        .map(|new| TargetChange {
            no,
            indicator: new.indicator.clone(),
            words: new.words.clone(),
            year: new.year,
            gone: false,
        });
    gone.chain(begun).collect()
}

pub(super) fn old_indicators(old: &[Clause], general: &[OldPoint]) -> Vec<OldIndicator> {
    let mut found: Vec<OldIndicator> = Vec::new();
    let of_measures = old.iter().flat_map(|clause| {
        let named = |point| (format!("原第{}项 ", clause.number), point);
        clause.targets.iter().map(named)
    });
    let of_all = general.iter().map(|point| (String::new(), point));
    for (before, point) in of_all.chain(of_measures) {
        if found.iter().all(|known| known.id != point.id) {
            found.push(OldIndicator {
                id: point.id,
                name: format!("{before}{}", point.indicator),
            });
        }
    }
    found
}

impl Choices {
    /// Whether a target of the new text is left out.
    pub fn leaves_out(&self, no: Option<u32>, target: &DraftTarget) -> bool {
        self.declined_targets.iter().any(|left| {
            !left.gone
                && left.no == no
                && left.indicator == target.indicator
                && left.words == target.words
                && left.year == target.year
        })
    }

    /// Targets of the old text that stay although the new one has them no more.
    pub fn stays(&self, no: Option<u32>) -> impl Iterator<Item = &TargetChange> {
        let stays = move |left: &&TargetChange| left.gone && left.no == no;
        self.declined_targets.iter().filter(stays)
    }

    /// What the clerk says an indicator goes on as: nothing said, a new one, or this one.
    pub fn by_hand(&self, no: Option<u32>, indicator: &str) -> Option<Option<IndicatorId>> {
        let same = |one: &&IndicatorMapped| one.no == no && one.indicator == indicator;
        self.indicators.iter().find(same).map(|one| one.carries)
    }
}
