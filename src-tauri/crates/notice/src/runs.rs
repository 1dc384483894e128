//! The numbers of a clause in runs that share what stands before them: 分别超过 | 92%、75%.
//! It says where one lead-in ends and the next begins; what they mean is read in `clause`.

use std::ops::Range;

use office::draft::Comparator;

use crate::lexicon::{ACTS, MAKES, SUFFIXES, longest_bound};
use crate::quantity::Quantity;
use crate::text::Text;
use crate::words::{ends, has_any, is_any, longest_end, starts};
use crate::year;

/// Quantities that share one lead-in: 分别超过 | 92%、75%.
pub(crate) struct Run {
    /// What stands before the first number.
    pub(crate) lead: Range<usize>,
    pub(crate) values: Vec<Quantity>,
    /// One for each value: 以上, 左右.
    pub(crate) suffixes: Vec<Option<Comparator>>,
    /// Behind the last number and its suffix.
    pub(crate) end: usize,
}

/// Groups quantities; one followed straight by a noun and another number only describes that noun.
pub(crate) fn runs(text: &Text, clause: &Range<usize>, found: Vec<Quantity>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut from = clause.start;
    let mut rest = found.into_iter().peekable();
    while let Some(first) = rest.next() {
        let (suffix, mut end) = suffix_at(text, first.range.end, clause.end);
        let lead = from..first.range.start;
        // 培育1家营收达10亿元的龙头企业: the second number only says of what kind.
        if let Some(next) = rest.peek()
            && let Some(noun) = described(text, &lead, end..next.range.start, next, clause.end)
        {
            rest.next();
            from = noun;
            runs.push(Run {
                lead,
                values: vec![first],
                suffixes: vec![suffix],
                end: noun,
            });
            continue;
        }
        let mut values = vec![first];
        let mut suffixes = vec![suffix];
        let mut describes = false;
        while let Some(next) = rest.peek() {
            let between = text.seen(&(end..next.range.start));
            if is_any(between, LINKS) {
                let (next_suffix, next_end) = suffix_at(text, next.range.end, clause.end);
                suffixes.push(next_suffix);
                end = next_end;
                values.push(rest.next().expect("BUG: it was just peeked at"));
                continue;
            }
            describes = goes_on(between);
            break;
        }
        if describes {
            continue; // the next lead-in begins where this one did
        }
        from = end;
        runs.push(Run {
            lead,
            values,
            suffixes: shared(suffixes),
            end,
        });
    }
    runs
}

/// 90%、75%以上: a word behind the last number only holds for all; behind several, each has its own.
fn shared(mut suffixes: Vec<Option<Comparator>>) -> Vec<Option<Comparator>> {
    if let Some((last, others)) = suffixes.split_last_mut()
        && others.iter().all(Option::is_none)
    {
        others.fill(*last);
    }
    suffixes
}

/// 培育2个A和6个B: what stands between the numbers is the noun of the first; it is no lead-in of the second.
pub(crate) fn part_nouns(text: &Text, runs: &mut [Run]) {
    let mut listed = false;
    for k in 1..runs.len() {
        let lead = text.seen(&runs[k - 1].lead);
        let acts = longest_end(lead, ACTS).is_some()
            || longest_end(lead, MAKES).is_some()
            || ends(lead, "提升");
        listed = acts || listed && is_any(lead, LINKS);
        let between = runs[k].lead.clone();
        let noun = noun_behind(text, runs[k - 1].end..between.end);
        if listed && noun.start == between.start && noun.len() >= 2 && noun.end < between.end {
            runs[k].lead.start = noun.end;
        } else {
            listed = false;
        }
    }
}

/// What links the members of a list.
pub(crate) const LINKS: &[&str] = &["、", "和", "及", "以及", "与"];

/// Where the noun begins which a second number only describes; `between` lies between the two numbers.
fn described(
    text: &Text,
    lead: &Range<usize>,
    between: Range<usize>,
    second: &Quantity,
    limit: usize,
) -> Option<usize> {
    let seen = text.seen(&between);
    let (_, end) = suffix_at(text, second.range.end, limit);
    let noun = end + 1;
    (longest_end(text.seen(lead), ACTS)
        .or_else(|| longest_end(text.seen(lead), MAKES))
        .is_some()
        && seen.len() >= 2
        && goes_on(seen)
        && noun < limit
        && text.all()[end] == '的')
        .then_some(noun)
}

/// Whether what stands between two numbers is words of one noun: no list, no new clause, no year.
fn goes_on(between: &[char]) -> bool {
    !between.is_empty() && !has_any(between, &["、", "和", "与", "及", "，"]) && !has_year(between)
}

fn has_year(seen: &[char]) -> bool {
    !year::mentions(seen, None).is_empty()
}

fn suffix_at(text: &Text, at: usize, limit: usize) -> (Option<Comparator>, usize) {
    let behind = &text.all()[at..limit];
    match longest_bound(SUFFIXES, |word| starts(behind, word)) {
        Some((comparator, len)) => (Some(comparator), at + len),
        None => (None, at),
    }
}

/// The noun behind a number: 举办4场以上 | 汽车促消费活动.
pub(crate) fn noun_behind(text: &Text, range: Range<usize>) -> Range<usize> {
    let seen = text.seen(&range);
    if starts(seen, "/") {
        return range.start..range.start; // 80万千瓦/160万千瓦时
    }
    let start = range.start + usize::from(starts(seen, "的"));
    let rest = &text.all()[start..range.end];
    let len = rest
        .iter()
        .position(|c| matches!(c, '、' | '，' | '和' | '（'))
        .unwrap_or(rest.len());
    start..start + len
}
