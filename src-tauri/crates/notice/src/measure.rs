//! One measure: title, text, units, targets.
//! It takes apart what `outline` found; whether a heading sentence is a title is decided for the
//! whole notice at once, because a notice either gives its measures titles or does not.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::label::Rank;
use crate::outline::{Chapter, Found};
use crate::quantity::quantities;
use crate::roles::Roles;
use crate::target::{Aims, Times, targets};
use crate::text::Text;
use crate::words::{find, has};
use crate::year;

/// The longest title, in characters.
const TITLE_MAX: usize = 40;

/// A measure taken apart.
#[derive(Debug)]
pub(crate) struct Measure {
    pub(crate) found: Found,
    pub(crate) title: Option<Range<usize>>,
    /// The text without label, title and annotations.
    pub(crate) text: Vec<Range<usize>>,
    pub(crate) roles: Roles,
    pub(crate) aims: Aims,
    /// The last day that its deadline allows.
    pub(crate) due: Option<NaiveDate>,
}

/// Takes all measures apart. `first_leads` is where the rule that the first named leads begins to hold.
pub(crate) fn measures(
    text: &Text,
    found: Vec<Found>,
    times: Times,
    first_leads: Option<usize>,
    chapters: &[Chapter],
) -> Vec<Measure> {
    let rank = |found: &Found| found.label.as_ref().map(|label| label.rank);
    let ranks: BTreeSet<Option<Rank>> = found.iter().map(rank).collect();
    // （一） and 1. in one notice may differ in this.
    let titled: BTreeMap<Option<Rank>, bool> = ranks
        .into_iter()
        .map(|of| {
            let alike = found.iter().filter(|found| rank(found) == of);
            (of, has_titles(text, alike))
        })
        .collect();
    found
        .into_iter()
        .map(|found| {
            let titled = titled[&rank(&found)];
            let chapter = found.chapter.map(|chapter| &chapters[chapter].title);
            let year = chapter.and_then(|title| titled_year(text, title, times));
            let times = Times {
                titled: year.or(times.titled),
                ..times
            };
            measure(text, found, times, titled, first_leads)
        })
        .collect()
}

fn measure(
    text: &Text,
    found: Found,
    times: Times,
    titled: bool,
    first_leads: Option<usize>,
) -> Measure {
    let body = body(&found);
    let first = body
        .first()
        .cloned()
        .unwrap_or(found.range.end..found.range.end);
    let opening = opening(text, &up_to(&first, found.inner));
    let title = opening
        .as_ref()
        .filter(|opening| is_title(text, opening, titled && found.label.is_some()))
        .map(|opening| opening.words.clone());
    let mut parts = Vec::new();
    for mut part in body {
        if let Some(title) = &title
            && part.start <= title.start
        {
            part.start = title.end;
            part = text.trim(&part, &['\n', '。']);
            // The stop at the end of the body is part of it.
            let end = first.end;
            part.end = if part.is_empty() { part.start } else { end };
        }
        while part.start < part.end && text.all()[part.end - 1] == '\n' {
            part.end -= 1;
        }
        // A stop left behind by a bracket that stood before it belongs to neither.
        let left = parts.is_empty() && title.is_some();
        while part.start < part.end
            && (text.all()[part.start] == '\n' || left && text.all()[part.start] == '。')
        {
            part.start += 1;
        }
        if part.len() > 1 || !part.is_empty() && !matches!(text.all()[part.start], '。' | '；') {
            parts.push(part);
        }
    }
    let roles = roles(text, &found, first_leads);
    let due = due(text, &roles, times);
    let own_year = title
        .as_ref()
        .and_then(|title| titled_year(text, title, times));
    let times = Times {
        titled: own_year.or(due.map(|day| day.year())).or(times.titled),
        ..times
    };
    let read: Vec<Range<usize>> = title
        .iter()
        .filter(|_| parts.is_empty())
        .chain(&parts)
        .cloned()
        .collect();
    let mut aims = targets(text, &read, times);
    aims.unread.extend(found.left.iter().cloned());
    Measure {
        found,
        title,
        text: parts,
        roles,
        aims,
        due,
    }
}

/// The last day of the measure's own deadline; its year holds for targets that name none.
fn due(text: &Text, roles: &Roles, times: Times) -> Option<NaiveDate> {
    let due = roles.due.as_ref()?;
    year::last_day(text.seen(due), times.by_default())
}

/// The year that a title names: the last of a span.
pub(crate) fn titled_year(text: &Text, title: &Range<usize>, times: Times) -> Option<i32> {
    year::mentions(text.seen(title), times.issued)
        .last()
        .filter(|year| year.what != year::Use::Base)
        .map(|year| year.year)
}

/// The measure without its label and annotations.
fn body(found: &Found) -> Vec<Range<usize>> {
    if let Some(cells) = &found.cells {
        return cells.clone();
    }
    let mut from = found
        .label
        .as_ref()
        .map_or(found.range.start, |label| label.range.end);
    let mut parts = Vec::new();
    for annotation in &found.annotations {
        if from < annotation.range.start {
            parts.push(from..annotation.range.start);
        }
        from = annotation.range.end.max(from);
    }
    if from < found.range.end {
        parts.push(from..found.range.end);
    }
    parts
}

/// A heading ends at the latest where the first point inside the measure begins.
fn up_to(first: &Range<usize>, inner: Option<usize>) -> Range<usize> {
    let end = inner.unwrap_or(first.end).clamp(first.start, first.end);
    if end == first.start {
        return first.clone();
    }
    first.start..end
}

/// The first sentence or line of a measure.
struct Opening {
    words: Range<usize>,
    /// It ends its line, or blanks set it off.
    own_line: bool,
    /// More text follows.
    goes_on: bool,
}

fn opening(text: &Text, first: &Range<usize>) -> Option<Opening> {
    let mut end = first.start;
    let mut own_line = false;
    while end < first.end {
        let c = text.all()[end];
        if c == '。' {
            break;
        }
        let set_off = text.spaced(end)
            && end > first.start + 3
            && !has(text.seen(&(first.start..end)), "，")
            && crate::fold::is_han(c)
            && crate::fold::is_han(text.all()[end - 1]);
        if c == '\n' || set_off {
            own_line = true;
            break;
        }
        end = text
            .mate(end)
            .filter(|close| *close < first.end)
            .unwrap_or(end)
            + 1;
    }
    let words = text.trim(&(first.start..end), &['\n', '：', '。', '；']);
    let rest = text.trim(&(end..first.end), &['\n', '。', '；']);
    (!words.is_empty()).then_some(Opening {
        words,
        own_line,
        goes_on: !rest.is_empty(),
    })
}

/// Whether an opening is a title: `titled` tells whether the measures of this notice have titles.
fn is_title(text: &Text, opening: &Opening, titled: bool) -> bool {
    let seen = text.seen(&opening.words);
    let short = opening.words.len() <= TITLE_MAX;
    let bare = !seen.iter().any(|c| matches!(c, '；' | '：'))
        && quantities(text, &opening.words)
            .iter()
            .all(|quantity| quantity.is_time);
    let plain = find(seen, "，").is_none();
    short && bare && (opening.own_line || titled) && (opening.goes_on || plain)
}

/// 高度重视，加强领导: a heading in two halves of one length.
fn couplet(seen: &[char]) -> bool {
    let halves: Vec<usize> = seen.split(|c| *c == '，').map(<[char]>::len).collect();
    matches!(halves[..], [one, other] if (4..=14).contains(&one) && one.abs_diff(other) <= 3)
}

/// Whether the measures of a notice have titles: most of them open with a short sentence without a comma.
fn has_titles<'f>(text: &Text, found: impl Iterator<Item = &'f Found>) -> bool {
    let (mut with, mut all) = (0, 0);
    for found in found {
        let Some(first) = body(found).first().cloned() else {
            continue;
        };
        let Some(opening) = opening(text, &up_to(&first, found.inner)) else {
            continue;
        };
        all += 1;
        let seen = text.seen(&opening.words);
        let plain = find(seen, "，").is_none() && seen.len() <= 30;
        with += usize::from(plain || opening.goes_on && couplet(seen));
    }
    with * 5 >= all * 3
}

/// The units of a measure: its own annotations, and where it names no lead, those of the heading above.
fn roles(text: &Text, found: &Found, first_leads: Option<usize>) -> Roles {
    let mut roles = Roles::default();
    for annotation in &found.annotations {
        let mut own = annotation.roles.clone();
        let ruled = first_leads.is_some_and(|from| from < annotation.range.end);
        if ruled && own.lead.is_empty() && !own.others.is_empty() {
            own.lead.push(own.others.remove(0));
        }
        roles.add(own);
    }
    if let Some(above) = &found.inherited {
        if roles.lead.is_empty() {
            roles.lead.clone_from(&above.lead);
        }
        if roles.others.is_empty() && roles.lead == above.lead {
            roles.others.clone_from(&above.others);
            roles.verbs.clone_from(&above.verbs);
        }
        roles.due = roles.due.take().or(above.due.clone());
    }
    once(text, &mut roles);
    roles
}

/// Each unit once; who leads is not also responsible.
fn once(text: &Text, roles: &mut Roles) {
    let mut seen = std::collections::HashSet::new();
    roles.lead.retain(|unit| seen.insert(text.name(unit)));
    roles.others.retain(|unit| seen.insert(text.name(unit)));
}
