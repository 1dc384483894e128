//! What stands before a number, read backwards: 机动车回收量 | 较2023年 | 增加 | 约 | 1倍.
//! It does not know whether the number is a target; that is `clause`.

use std::ops::Range;

use office::draft::Comparator;

use crate::lexicon::{ACTS, BOUNDS, FALLS, FILLERS, PUSHES, RISES, longest_bound};
use crate::text::Text;
use crate::words::{ends, find, is_any, longest_end, longest_start, starts};
use crate::year::{self, Mention, Use};

/// What stands before a number, read backwards.
#[derive(Default)]
pub(crate) struct LeadIn {
    pub(crate) bound: Option<Comparator>,
    pub(crate) growth: Option<i8>,
    pub(crate) base: Option<Mention>,
    pub(crate) years: Vec<Mention>,
    /// The subject, words that push before it taken off.
    pub(crate) subject: Range<usize>,
}

/// Reads what stands before a number; `issued` is the year of the notice.
pub(crate) fn lead_in(text: &Text, lead: &Range<usize>, issued: Option<i32>) -> LeadIn {
    let mut found = LeadIn::default();
    let seen = text.seen(lead);
    let years = year::mentions(seen, issued);
    let mut end = seen.len();
    // 每个街道至少建成1处: the bound stands before the act, what is counted behind the number.
    if let Some(act) = longest_end(seen, ACTS).filter(|act| *act < end)
        && let Some((bound, _)) = longest_bound(BOUNDS, |word| ends(&seen[..end - act], word))
    {
        found.bound = Some(bound);
        let years_before = years.iter().filter(|year| year.what != Use::Base);
        found.years.extend(years_before);
        found.subject = lead.end - act..lead.end;
        return found;
    }
    loop {
        let head = &seen[..end];
        if let Some((comparator, len)) = longest_bound(BOUNDS, |word| ends(head, word)) {
            found.bound = found.bound.or(Some(comparator));
            end -= len;
        } else if let Some(year) = years.iter().find(|year| year.end == end) {
            match year.what {
                Use::Base => found.base = Some(*year),
                _ => found.years.push(*year),
            }
            end = year.start;
        } else if is_any(head, ACTS) {
            break;
        } else if let Some(len) = longest_end(head, RISES) {
            found.growth = found.growth.or(Some(1));
            end -= len;
        } else if let Some(len) = longest_end(head, FALLS) {
            found.growth = found.growth.or(Some(-1));
            end -= len;
        } else if let Some(len) = longest_end(head, FILLERS) {
            end -= len;
        } else if !found.years.is_empty() && matches!(head.last(), Some('、' | '和')) {
            end -= 1;
        } else {
            break;
        }
    }
    // A base or a year may also stand before the subject.
    for year in years.iter().filter(|year| year.start < end) {
        match year.what {
            Use::Base => found.base = found.base.or(Some(*year)),
            _ => found.years.push(*year),
        }
    }
    found.years.sort_by_key(|year| year.start);
    found.subject = subject(text, lead.start..lead.start + end, &years, lead.start);
    found
}

/// The subject of a lead-in: years and pushing words at its head taken off, an inner 形成 ends what is not it.
fn subject(text: &Text, mut range: Range<usize>, years: &[Mention], origin: usize) -> Range<usize> {
    loop {
        let seen = text.seen(&range);
        let year = years
            .iter()
            .find(|year| origin + year.start == range.start && origin + year.end <= range.end);
        if let Some(year) = year {
            range.start = origin + year.end;
        } else if let Some(len) = longest_start(seen, PUSHES)
            && !matches!(seen.get(len), Some('率' | '量' | '度' | '额' | '比'))
        {
            range.start += len;
        } else {
            break;
        }
    }
    // What stands before an inner 形成 is who makes it, but a bare 节能量 says nothing without it.
    let seen = text.seen(&range);
    let inner = ["形成", "实现", "每年"]
        .iter()
        .filter_map(|word| find(seen, word));
    if let Some(at) = inner.max()
        && at + 2 < seen.len()
        && (at + 6 < seen.len() || starts(&seen[at..], "每年"))
    {
        range.start += at + 2;
    }
    range
}
