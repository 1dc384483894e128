//! An amended notice as a new version of the plan: which measure goes on as which, what the text
//! changes, and which parts begin and end by it. Proposals only: the clerk corrects them, and
//! `PlanAct::Revise` carries what was chosen. A measure keeps its identity, and with it its history,
//! reports and follow-ups; the confirmed text of an old version never changes.

mod likeness;
mod targets;
mod words_diff;

use targets::old_indicators;
pub use targets::{IndicatorMapped, OldIndicator, OldPoint, TargetChange, target_changes};
pub use words_diff::{Piece, PieceKind, words_diff};

use crate::assignment::Role;
use crate::draft::{DraftMeasure, DraftPlan};
use crate::id::MeasureId;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// What the clerk chooses about a new version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// The day from which it holds; null is the notice's own day.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Each measure of the new version, in order.
    pub mapped: Vec<Mapped>,
    /// Each measure of the old version that nobody goes on as.
    pub dropped: Vec<Dropped>,
    /// Parts that the new text would begin or end, and the clerk leaves as they are.
    #[serde(default)]
    pub declined: Vec<PartChange>,
    /// Targets that the new text would begin or end, and the clerk leaves as they are.
    #[serde(default)]
    pub declined_targets: Vec<TargetChange>,
    /// Indicators that the clerk mapped by hand; the others go on as their names say.
    #[serde(default)]
    pub indicators: Vec<IndicatorMapped>,
}

/// Which measure of the book a measure of the new version goes on as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Mapped {
    /// Its number in the new version.
    pub no: u32,
    /// The measure whose identity it carries on; null is a new measure.
    pub carries: Option<MeasureId>,
    /// Other measures of the old version that it takes in whole or in part: 合并, 拆分.
    #[serde(default)]
    pub also_from: Vec<MeasureId>,
}

/// A measure that the new version no longer has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    /// The measure.
    pub measure: MeasureId,
    /// The number in the new version of the measure that takes over its open follow-ups; null leaves
    /// them open under 已取消措施.
    pub open_items_to: Option<u32>,
}

/// A part that begins or ends by the new text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PartChange {
    /// The measure's number in the new version.
    pub no: u32,
    /// The unit or group, by name.
    pub name: String,
    /// Its part in the old version; null where it begins.
    pub was: Option<Role>,
    /// Its part in the new version; null where it ends.
    pub becomes: Option<Role>,
}

/// A measure of the version in force, as far as a comparison needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Clause {
    /// The measure.
    pub measure: MeasureId,
    /// Number in the plan.
    pub number: u32,
    /// Title; for a measure without one, the beginning of its text.
    pub title: String,
    /// The text, verbatim.
    pub text: String,
    /// Parts held today, by name.
    pub parts: Vec<(String, Role)>,
    /// Targets.
    pub targets: Vec<OldPoint>,
    /// Open follow-ups that serve it.
    pub open_follow_ups: u32,
}

/// How a new version follows the one in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RevisionPage {
    /// 发文字号 of the version in force.
    pub old_doc_no: Option<String>,
    /// The day from which the new version holds.
    pub from: NaiveDate,
    /// Measures of the version in force, to choose from.
    pub old: Vec<OldLine>,
    /// The measures of the new version, in order.
    pub lines: Vec<RevisionLine>,
    /// Measures of the version in force that the new one no longer has.
    pub dropped: Vec<DroppedLine>,
    /// What is chosen; the proposal until the clerk changes it.
    pub choices: Choices,
    /// Parts that begin, change or end by the new text, unless `choices.declined` names them.
    pub part_changes: Vec<PartChange>,
    /// Target points that begin or end by the new text, unless `choices.declined_targets` names them.
    pub target_changes: Vec<TargetChange>,
    /// Indicators of the version in force, to map by hand.
    pub old_indicators: Vec<OldIndicator>,
}

/// A measure of the version in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OldLine {
    /// The measure.
    pub measure: MeasureId,
    /// Number in the plan.
    pub number: u32,
    /// Title.
    pub title: String,
}

/// A measure of the new version beside what it goes on as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RevisionLine {
    /// Number in the new version.
    pub no: u32,
    /// Title in the new version.
    pub title: String,
    /// How it relates to the old version.
    pub fate: Fate,
    /// The measure it carries on.
    pub carries: Option<MeasureId>,
    /// Others that it takes in.
    pub also_from: Vec<MeasureId>,
    /// The title, old against new.
    pub title_diff: Vec<Piece>,
    /// The text, old against new; empty where it is the same or new.
    pub diff: Vec<Piece>,
}

/// How a measure of the new version relates to the old one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// 未变.
    Same,
    /// 有改.
    Changed,
    /// 新增.
    New,
    /// 拆分而来.
    Split,
    /// 合并而成.
    Merged,
}

/// A measure that the new version no longer has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DroppedLine {
    /// The measure.
    pub measure: MeasureId,
    /// Number in the version in force.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Open follow-ups that serve it.
    pub open_follow_ups: u32,
    /// The new measure that took its text in, by number; null where it is gone (取消).
    pub merged_into: Option<u32>,
}

/// The mapping that titles, numbers and texts suggest.
pub fn propose(old: &[Clause], new: &DraftPlan) -> Vec<Mapped> {
    likeness::propose(old, &new.measures)
}

/// The whole page: the proposal, or the clerk's choices, laid beside the version in force.
pub fn page(
    old_doc_no: Option<String>,
    old: &[Clause],
    general: &[OldPoint],
    new: &DraftPlan,
    chosen: Option<&Choices>,
    today: NaiveDate,
) -> RevisionPage {
    let mapped = match chosen {
        Some(choices) => fitting(&choices.mapped, old, new),
        None => propose(old, new),
    };
    let part_changes = part_changes(old, new, &mapped);
    let target_changes = target_changes(old, general, new, &mapped);
    let old_indicators = old_indicators(old, general);
    let dropped = dropped(old, &mapped);
    let lines = new
        .measures
        .iter()
        .zip(&mapped)
        .map(|(measure, mapped)| line(old, measure, mapped, &mapped_elsewhere(mapped, old)))
        .collect::<Vec<_>>();
    let lines = with_splits(lines, &mapped);
    let from = chosen
        .and_then(|choices| choices.from)
        .unwrap_or_else(|| crate::import::holds_from(new, today));
    let choices = Choices {
        from: Some(from),
        dropped: dropped
            .iter()
            .map(|line| Dropped {
                measure: line.measure,
                open_items_to: chosen
                    .and_then(|choices| {
                        let same = |dropped: &&Dropped| dropped.measure == line.measure;
                        choices.dropped.iter().find(same)
                    })
                    .map_or(line.merged_into, |dropped| dropped.open_items_to),
            })
            .collect(),
        declined: chosen
            .map(|choices| choices.declined.clone())
            .unwrap_or_default()
            .into_iter()
            .filter(|change| part_changes.contains(change))
            .collect(),
        declined_targets: chosen
            .map(|choices| choices.declined_targets.clone())
            .unwrap_or_default()
            .into_iter()
            .filter(|change| target_changes.contains(change))
            .collect(),
        indicators: chosen
            .map(|choices| choices.indicators.clone())
            .unwrap_or_default()
            .into_iter()
            .filter(|one| {
                let known = |id| old_indicators.iter().any(|old| old.id == id);
                one.carries.is_none_or(known)
            })
            .collect(),
        mapped,
    };
    RevisionPage {
        old_doc_no,
        from,
        old: old
            .iter()
            .map(|clause| OldLine {
                measure: clause.measure,
                number: clause.number,
                title: clause.title.clone(),
            })
            .collect(),
        lines,
        dropped,
        choices,
        part_changes,
        target_changes,
        old_indicators,
    }
}

/// Choices are kept while the reading changes under them: one entry for each measure there is now,
/// and no measure of the book carried on twice.
fn fitting(chosen: &[Mapped], old: &[Clause], new: &DraftPlan) -> Vec<Mapped> {
    let known: BTreeSet<MeasureId> = old.iter().map(|clause| clause.measure).collect();
    let mut taken = BTreeSet::new();
    new.measures
        .iter()
        .map(|measure| {
            let same = |mapped: &&Mapped| mapped.no == measure.no;
            let found = chosen.iter().find(same).cloned();
            let mut mapped = found.unwrap_or(Mapped {
                no: measure.no,
                carries: None,
                also_from: Vec::new(),
            });
            mapped.carries = mapped
                .carries
                .filter(|id| known.contains(id) && taken.insert(*id));
            let carries = mapped.carries;
            mapped
                .also_from
                .retain(|id| known.contains(id) && Some(*id) != carries);
            mapped
        })
        .collect()
}

fn mapped_elsewhere<'a>(mapped: &Mapped, old: &'a [Clause]) -> Vec<&'a Clause> {
    let from = |clause: &&Clause| mapped.also_from.contains(&clause.measure);
    old.iter().filter(from).collect()
}

fn line(old: &[Clause], measure: &DraftMeasure, mapped: &Mapped, also: &[&Clause]) -> RevisionLine {
    let title = title_of(measure);
    let before = mapped
        .carries
        .and_then(|id| old.iter().find(|clause| clause.measure == id));
    let fate = match before {
        None if also.is_empty() => Fate::New,
        None => Fate::Split,
        Some(_) if !also.is_empty() => Fate::Merged,
        Some(before) if before.text == measure.text && before.title == title => Fate::Same,
        Some(_) => Fate::Changed,
    };
    let against = before.or(also.first().copied());
    RevisionLine {
        no: measure.no,
        fate,
        carries: mapped.carries,
        also_from: mapped.also_from.clone(),
        title_diff: against
            .filter(|clause| clause.title != title)
            .map(|clause| words_diff(&clause.title, &title))
            .unwrap_or_default(),
        diff: against
            .filter(|clause| clause.text != measure.text)
            .map(|clause| words_diff(&clause.text, &measure.text))
            .unwrap_or_default(),
        title,
    }
}

/// A measure whose old one also lives on in another new measure was split.
fn with_splits(mut lines: Vec<RevisionLine>, mapped: &[Mapped]) -> Vec<RevisionLine> {
    for line in &mut lines {
        let elsewhere = mapped.iter().any(|other| {
            other.no != line.no && line.carries.is_some_and(|id| other.also_from.contains(&id))
        });
        if elsewhere && line.fate == Fate::Changed {
            line.fate = Fate::Split;
        }
    }
    lines
}

/// The title of a measure, or the beginning of its text.
pub fn title_of(measure: &DraftMeasure) -> String {
    measure
        .title
        .clone()
        .unwrap_or_else(|| measure.text.chars().take(20).collect())
}

/// Measures that no new one carries on.
fn dropped(old: &[Clause], mapped: &[Mapped]) -> Vec<DroppedLine> {
    old.iter()
        .filter(|clause| {
            mapped
                .iter()
                .all(|mapped| mapped.carries != Some(clause.measure))
        })
        .map(|clause| DroppedLine {
            measure: clause.measure,
            number: clause.number,
            title: clause.title.clone(),
            open_follow_ups: clause.open_follow_ups,
            merged_into: mapped
                .iter()
                .find(|mapped| mapped.also_from.contains(&clause.measure))
                .map(|mapped| mapped.no),
        })
        .collect()
}

/// Parts that begin, change or end where a measure goes on: the new text against what is held today.
/// A new measure's parts come with it and are not listed.
pub fn part_changes(old: &[Clause], new: &DraftPlan, mapped: &[Mapped]) -> Vec<PartChange> {
    let mut changes = Vec::new();
    for (measure, mapped) in new.measures.iter().zip(mapped) {
        let before = mapped
            .carries
            .and_then(|id| old.iter().find(|clause| clause.measure == id));
        let Some(before) = before else { continue };
        let wanted = parts_of(measure);
        // A lead that the clerk or a meeting made the first stays the first while it leads at all.
        let keeps_first = |name: &str| {
            before.parts.iter().any(|(first, role)| {
                *role == Role::FirstLead
                    && wanted
                        .iter()
                        .any(|(other, role)| other == first && role.leads())
                    && name != first
            })
        };
        let role_now = |name: &str, role: Role| match role {
            Role::FirstLead if keeps_first(name) => Role::Lead,
            Role::Lead
                if before
                    .parts
                    .iter()
                    .any(|(first, role)| first == name && *role == Role::FirstLead) =>
            {
                Role::FirstLead
            }
            role => role,
        };
        for (name, was) in &before.parts {
            let becomes = wanted.iter().find(|(other, _)| other == name);
            let becomes = becomes.map(|(name, role)| role_now(name, *role));
            if becomes != Some(*was) {
                changes.push(PartChange {
                    no: measure.no,
                    name: name.clone(),
                    was: Some(*was),
                    becomes,
                });
            }
        }
        for (name, role) in &wanted {
            if before.parts.iter().all(|(other, _)| other != name) {
                changes.push(PartChange {
                    no: measure.no,
                    name: name.clone(),
                    was: None,
                    becomes: Some(role_now(name, *role)),
                });
            }
        }
    }
    changes
}

/// The parts that the text names: the first lead is the first named.
pub fn parts_of(measure: &DraftMeasure) -> Vec<(String, Role)> {
    let mut parts: Vec<(String, Role)> = Vec::new();
    for (place, name) in measure.lead.iter().chain(&measure.responsible).enumerate() {
        if parts.iter().any(|(other, _)| other == name) {
            continue;
        }
        let role = match (place < measure.lead.len(), place) {
            (true, 0) => Role::FirstLead,
            (true, _) => Role::Lead,
            (false, _) => Role::Responsible,
        };
        parts.push((name.clone(), role));
    }
    parts
}
