//! Where the units of a measure are printed: brackets, lines of their own, closing sentences.
//! What they say is read in `roles`. A bracket that holds no units is left in the text.

use std::ops::Range;

use crate::roles::{self, Roles, role_label, usual_label};
use crate::text::Text;
use crate::unit::looks_like_body;
use crate::words::{longest_end, starts};

/// An annotation: its place with brackets, and what it says.
#[derive(Debug, Clone)]
pub(crate) struct Annotation {
    pub(crate) range: Range<usize>,
    pub(crate) roles: Roles,
}

/// All annotations in a range, in order.
pub(crate) fn annotations(text: &Text, range: &Range<usize>) -> Vec<Annotation> {
    let mut found = Vec::new();
    let mut i = range.start;
    let mut sentence_starts = true;
    while i < range.end {
        let c = text.all()[i];
        if sentence_starts {
            if let Some(annotation) = unbracketed(text, i, range.end) {
                i = annotation.range.end;
                found.push(annotation);
                continue;
            }
            sentence_starts = false;
        }
        if let Some(close) = text.mate(i).filter(|close| *close < range.end) {
            if matches!(c, '（' | '〔' | '[' | '【')
                && let Some(roles) = bracketed(text, &(i + 1..close), range.end)
            {
                found.push(Annotation {
                    range: i..close + 1,
                    roles,
                });
                sentence_starts = true;
            }
            i = close + 1;
            continue;
        }
        if c == '（'
            && let Some(annotation) = never_closed(text, i, range.end)
        {
            i = annotation.range.end;
            found.push(annotation);
            continue;
        }
        sentence_starts |= matches!(c, '\n' | '。');
        i += 1;
        // …；牵头单位：… in the line itself, or behind a blank where line ends were lost.
        let lost = text.flat && i < range.end && (text.spaced(i) || usual_label(text, i));
        let parted = matches!(c, '；' | '，') || lost;
        if parted && i < range.end && role_label(text, i, range.end).is_some() {
            sentence_starts = true;
        }
    }
    if found.is_empty() {
        found.extend(last_sentence(text, range));
    }
    found
}

/// （牵头单位：区审批局。 : a bracket that was never closed ends with its sentence.
fn never_closed(text: &Text, open: usize, end: usize) -> Option<Annotation> {
    role_label(text, open + 1, end)?;
    let close = text.all()[open..end.min(open + 300)]
        .iter()
        .position(|c| matches!(c, '。' | '\n'))
        .map_or(end.min(open + 300), |n| open + n);
    let roles = roles::read(text, &(open + 1..close));
    roles.say_something().then_some(Annotation {
        range: open..close,
        roles,
    })
}

/// What a bracket says of units; none where it is an aside of the text.
fn bracketed(text: &Text, inner: &Range<usize>, end: usize) -> Option<Roles> {
    if inner.is_empty() || inner.len() > 2_000 {
        return None;
    }
    let roles = roles::read(text, inner);
    let named = roles.say_something();
    if roles.labelled && named || !roles.rules.is_empty() {
        return Some(roles);
    }
    let bodies = roles.units().all(|unit| looks_like_body(text.seen(unit)));
    if !named || !bodies {
        return None;
    }
    // A bare list （区财政局、区商务局） counts where it closes a paragraph.
    let closes = inner.end + 1 >= end || matches!(text.all()[inner.end + 1], '\n' | '。');
    (roles.verbed || closes && bare_list(text, inner, &roles)).then_some(roles)
}

/// A list of bodies without any word of what they do: （省财政厅、住房城乡建设厅，各市政府）.
fn bare_list(text: &Text, inner: &Range<usize>, roles: &Roles) -> bool {
    let aside = [
        "含", "包括", "如", "即", "不含", "以下", "涉及", "原", "详见",
    ];
    if aside.iter().any(|word| starts(text.seen(inner), word)) {
        return false;
    }
    let local = |unit: &Range<usize>| {
        let seen = text.seen(unit);
        let heads = ["区", "市", "县", "省", "各", "国家", "国务院", "中央"];
        seen.len() >= 4 && heads.iter().any(|word| starts(seen, word))
    };
    let office = |unit: &Range<usize>| {
        let seen = text.seen(unit);
        let office_ends = [
            "局",
            "委",
            "办",
            "部",
            "厅",
            "署",
            "院",
            "中心",
            "政府",
            "支队",
            "大队",
            "总社",
            "办公室",
            "管委会",
            "公司",
            "集团",
            "银行",
            "总局",
        ];
        seen.len() >= 3 && longest_end(seen, &office_ends).is_some()
    };
    let all = roles.units().all(|unit| local(unit) || office(unit));
    all && (roles.units().any(local) || roles.units().count() >= 2)
}

/// A line of its own: 牵头单位：…; or a sentence: 由A、B负责落实。
fn unbracketed(text: &Text, i: usize, end: usize) -> Option<Annotation> {
    if role_label(text, i, end).is_some() {
        let close = text.paragraph_end(i, end.min(i + 2_000));
        let roles = roles::read(text, &(i..close));
        let named = roles.say_something();
        return named.then_some(Annotation {
            range: i..close,
            roles,
        });
    }
    let head = &text.all()[i..end.min(i + 6)];
    let opening = ["由", "此项工作由", "该项工作由", "上述工作由", "以上工作由"];
    let skip = opening
        .iter()
        .find(|word| starts(head, word))?
        .chars()
        .count();
    let close = text.all()[i..end.min(i + 300)]
        .iter()
        .position(|c| matches!(c, '。' | '\n' | '；'))
        .map_or(end, |n| i + n);
    let roles = roles::read(text, &(i + skip..close));
    let stop = usize::from(close < end && text.all()[close] == '。');
    plain_list(text, &roles).then_some(Annotation {
        range: i..close + stop,
        roles,
    })
}

/// The last sentence of a measure without any bracket: A牵头，B、C配合。
fn last_sentence(text: &Text, range: &Range<usize>) -> Option<Annotation> {
    let whole = text.trim(range, &['\n', '。']);
    let back = &text.all()[whole.start.max(whole.end.saturating_sub(300))..whole.end];
    let len = back
        .iter()
        .rev()
        .position(|c| matches!(c, '\n' | '。' | '；'))?;
    let sentence = whole.end - len..whole.end;
    let roles = roles::read(text, &sentence);
    plain_list(text, &roles).then_some(Annotation {
        range: sentence.start..range.end,
        roles,
    })
}

/// Without a bracket only whole names of bodies with a verb are taken for units.
fn plain_list(text: &Text, roles: &Roles) -> bool {
    roles.verbed
        && roles.units().next().is_some()
        && roles.units().all(|unit| looks_like_body(text.seen(unit)))
}
