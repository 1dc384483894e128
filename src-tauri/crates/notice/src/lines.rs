//! The lines of a notice: which belong to it, and which were broken in mid-sentence.
//! It does not know chapters or measures; it only asks whether a line looks like the start of one.
//! A line is joined to the one before when that one cannot have been finished.

use crate::fold::fold;
use crate::label;

/// A line with text: where it stands in the source, blanks at both ends left out.
pub(crate) struct Line {
    /// First character.
    pub(crate) start: usize,
    /// Behind the last character.
    pub(crate) end: usize,
    /// It continues the line before it.
    pub(crate) joined: bool,
}

/// The lines that hold words; blank lines and page marks are left out.
pub(crate) fn lines(raw: &[char]) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::new();
    let mut blank_before = Vec::new();
    let (mut start, mut blank) = (0, false);
    while start <= raw.len() {
        let end = raw[start..]
            .iter()
            .position(|c| *c == '\n')
            .map_or(raw.len(), |n| start + n);
        let (first, last) = trimmed(raw, start, end);
        if first == last {
            blank = true;
        } else if is_page_mark(&raw[first..last]) {
            blank = false; // the page turned; what follows may go on in mid-sentence
        } else {
            kept.push(Line {
                start: first,
                end: last,
                joined: false,
            });
            blank_before.push(blank);
            blank = false;
        }
        start = end + 1;
    }
    join(raw, &mut kept, &blank_before);
    kept
}

fn trimmed(raw: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    while start < end && is_blank(raw[start]) {
        start += 1;
    }
    while start < end && is_blank(raw[end - 1]) {
        end -= 1;
    }
    (start, end)
}

/// White space, and characters that print nothing.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// `— 1 —`, `-12-`, `第3页 共9页`.
fn is_page_mark(line: &[char]) -> bool {
    if line.len() > 16 {
        return false;
    }
    let seen: Vec<char> = line
        .iter()
        .map(|c| fold(*c))
        .filter(|c| !is_blank(*c))
        .collect();
    let digits = seen.iter().filter(|c| c.is_ascii_digit()).count();
    let dash = |c: &char| matches!(c, '—' | '-');
    let dashes = seen.iter().filter(|c| dash(c)).count();
    let between_dashes = seen.first().is_some_and(dash) && seen.last().is_some_and(dash);
    let counted = seen.first() == Some(&'第') && seen.contains(&'页');
    let rest = seen.len() - digits;
    digits > 0 && ((between_dashes && rest == dashes) || (counted && rest <= 6))
}

/// How wide a text is that was broken into lines of one width; none where it was not.
fn wrap_width(raw: &[char], kept: &[Line]) -> Option<usize> {
    let mut open: Vec<usize> = Vec::new();
    let mut all: Vec<usize> = Vec::new();
    for line in kept {
        let len = line.end - line.start;
        all.push(len);
        if len >= 10 && !matches!(fold(raw[line.end - 1]), '。' | '：' | '）' | '.') {
            open.push(len);
        }
    }
    if open.len() < 4 || open.len() * 5 < all.len() * 2 {
        return None;
    }
    all.sort_unstable();
    open.sort_unstable();
    let width = open[open.len() * 4 / 5];
    (all[all.len() * 19 / 20] <= width + 4).then_some(width)
}

fn join(raw: &[char], kept: &mut [Line], blank_before: &[bool]) {
    let width = wrap_width(raw, kept);
    let mut open_brackets = 0usize; // of the paragraph that is growing
    let mut has_sentence = false; // it holds more than a heading
    for k in 0..kept.len() {
        if k > 0 {
            let (before, line) = (&kept[k - 1], &kept[k]);
            let begins = label::looks_like_start(&raw[line.start..line.end]);
            let full = width.is_some_and(|width| before.end - before.start + 3 >= width);
            let last = fold(raw[before.end - 1]);
            let unfinished = match last {
                '。' | '！' | '？' | '：' => false,
                '，' | '、' => true,
                '；' | '）' | '”' | '》' | '〕' | ']' => full,
                _ if open_brackets > 0 => true,
                _ => full || has_sentence,
            };
            let joined = unfinished && !begins && !blank_before[k];
            kept[k].joined = joined;
            if !joined {
                open_brackets = 0;
                has_sentence = false;
            }
        }
        let heading_label = label::looks_like_start(&raw[kept[k].start..kept[k].end]);
        for c in &raw[kept[k].start..kept[k].end] {
            match fold(*c) {
                '（' | '〔' | '[' => open_brackets += 1,
                '）' | '〕' | ']' => open_brackets = open_brackets.saturating_sub(1),
                '。' | '；' => has_sentence = true,
                '，' if !heading_label => has_sentence = true,
                _ => {}
            }
        }
    }
}
