//! Which measure of a new version is which of the old: the same title first, then the same text, then
//! the most alike by pairs of characters; leftovers are parts that were split off or taken in.
//! A proposal: no number here decides anything without the clerk.

use super::{Clause, Mapped, title_of};
use crate::draft::DraftMeasure;
use crate::id::MeasureId;
use std::collections::BTreeMap;

/// Less alike than this in thousandths, and it is a new measure.
const ALIKE: u32 = 450;

/// As much of a text in thousandths must stand in another for it to be a part of it.
const PART_OF: u32 = 600;

/// Pairs of neighbouring characters, counted: what two texts are compared by.
struct Pairs {
    counts: BTreeMap<(char, char), u32>,
    total: u32,
}

impl Pairs {
    fn of(text: &str) -> Pairs {
        let mut counts = BTreeMap::new();
        let mut last = None;
        let mut total = 0;
        for mark in text.chars().filter(|mark| mark.is_alphanumeric()) {
            if let Some(last) = last {
                *counts.entry((last, mark)).or_insert(0) += 1;
                total += 1;
            }
            last = Some(mark);
        }
        Pairs { counts, total }
    }

    fn common(&self, other: &Pairs) -> u32 {
        let counts = self.counts.iter();
        counts
            .map(|(pair, count)| (*count).min(other.counts.get(pair).copied().unwrap_or(0)))
            .sum()
    }

    /// How alike two texts are, in thousandths.
    fn alike(&self, other: &Pairs) -> u32 {
        2000 * self.common(other) / (self.total + other.total).max(1)
    }

    /// How much of this text stands in the other, in thousandths.
    fn within(&self, other: &Pairs) -> u32 {
        1000 * self.common(other) / self.total.max(1)
    }
}

struct Side {
    title: String,
    title_pairs: Pairs,
    text: Pairs,
    number: u32,
}

impl Side {
    fn alike(&self, other: &Side) -> u32 {
        if self.title == other.title {
            return 1000 + self.text.alike(&other.text);
        }
        let title = self.title_pairs.alike(&other.title_pairs);
        let near = u32::from(self.number == other.number) * 20;
        self.text.alike(&other.text).max(title * 8 / 10) + near
    }
}

pub(super) fn propose(old: &[Clause], new: &[DraftMeasure]) -> Vec<Mapped> {
    let olds: Vec<Side> = old
        .iter()
        .map(|clause| Side {
            title: clause.title.clone(),
            title_pairs: Pairs::of(&clause.title),
            text: Pairs::of(&clause.text),
            number: clause.number,
        })
        .collect();
    let news: Vec<Side> = new
        .iter()
        .map(|measure| Side {
            title: title_of(measure),
            title_pairs: Pairs::of(&title_of(measure)),
            text: Pairs::of(&measure.text),
            number: measure.no,
        })
        .collect();
    let mut scored: Vec<(u32, usize, usize)> = Vec::new();
    for (n, one) in news.iter().enumerate() {
        for (o, other) in olds.iter().enumerate() {
            let alike = one.alike(other);
            if alike >= ALIKE {
                scored.push((alike, n, o));
            }
        }
    }
    // The most alike first; among equals the order of the notice.
    scored.sort_by_key(|(alike, n, o)| (u32::MAX - alike, *n, *o));
    let mut carries: Vec<Option<usize>> = vec![None; news.len()];
    let mut taken = vec![false; olds.len()];
    for (_, n, o) in scored {
        if carries[n].is_none() && !taken[o] {
            carries[n] = Some(o);
            taken[o] = true;
        }
    }
    let mut also: Vec<Vec<MeasureId>> = vec![Vec::new(); news.len()];
    for (n, one) in news
        .iter()
        .enumerate()
        .filter(|(n, _)| carries[*n].is_none())
    {
        let whole = (0..olds.len()).max_by_key(|o| one.text.within(&olds[*o].text));
        if let Some(o) = whole.filter(|o| one.text.within(&olds[*o].text) >= PART_OF) {
            also[n].push(old[o].measure);
        }
    }
    for (o, other) in olds.iter().enumerate().filter(|(o, _)| !taken[*o]) {
        let whole = (0..news.len()).max_by_key(|n| other.text.within(&news[*n].text));
        if let Some(n) = whole.filter(|n| other.text.within(&news[*n].text) >= PART_OF)
            && !also[n].contains(&old[o].measure)
        {
            also[n].push(old[o].measure);
        }
    }
    new.iter()
        .zip(carries)
        .zip(also)
        .map(|((measure, carries), also_from)| Mapped {
            no: measure.no,
            carries: carries.map(|o| old[o].measure),
            also_from,
        })
        .collect()
}
