//! The lines of a notice: which belong to it, and which were broken in mid-sentence.
//! It does not know chapters or measures; it only asks whether a line looks like the start of one.
//! A line is joined to the one before when that one cannot have been finished.

use office::source::Beside;

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
    /// What stands beside the paragraph that it begins.
    pub(crate) beside: Option<usize>,
}

/// The lines that hold words; blank lines and page marks are left out.
pub(crate) fn lines(raw: &[char], beside: &[Beside]) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::new();
    let mut blank_before = Vec::new();
    let (mut start, mut blank, mut next) = (0, false, 0);
    while start <= raw.len() {
        let end = raw[start..]
            .iter()
            .position(|c| *c == '\n')
            .map_or(raw.len(), |n| start + n);
        let (first, last) = trimmed(raw, start, end);
        while beside.get(next).is_some_and(|beside| beside.at < start) {
            next += 1;
        }
        let own = beside.get(next).filter(|beside| beside.at == start);
        if first == last {
            blank = true;
        } else if is_page_mark(&raw[first..last]) {
            blank = false; // the page turned; what follows may go on in mid-sentence
        } else {
            kept.push(Line {
                start: first,
                end: last,
                joined: false,
                beside: own.map(|_| next),
            });
            blank_before.push(blank);
            blank = false;
        }
        start = end + 1;
    }
    join(raw, &mut kept, &blank_before, beside);
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
        || matches!(
            c,
            '|' | '｜' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}'
        )
}

/// `— 1 —`, `-12-`, `第3页 共9页`.
pub(crate) fn is_page_mark(line: &[char]) -> bool {
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
    all.sort_unstable();
    if open.len() < 4 || open.len() * 5 < all.len() * 2 {
        return even_width(&all, &open);
    }
    open.sort_unstable();
    let width = open[open.len() * 4 / 5];
    (all[all.len() * 19 / 20] <= width + 4).then_some(width)
}

/// The width of a short text whose longest lines are as good as equally long, most of them unfinished.
fn even_width(all: &[usize], open: &[usize]) -> Option<usize> {
    let longest = *all.last()?;
    let near = |lens: &[usize]| lens.iter().filter(|len| **len + 2 >= longest).count();
    let (all, open) = (near(all), near(open));
    ((20..=60).contains(&longest) && all >= 3 && open * 2 >= all).then_some(longest)
}

/// A bracket that stays open longer than this, in characters, was never closed.
const BRACKET_MAX: usize = 600;

fn join(raw: &[char], kept: &mut [Line], blank_before: &[bool], beside: &[Beside]) {
    let in_cell = |line: &Line| line.beside.is_some_and(|at| beside[at].cell.is_some());
    let width = wrap_width(raw, kept);
    let celled = one_cell_a_line(raw, kept);
    let mut paragraph = Paragraph::default();
    for k in 0..kept.len() {
        let line = kept[k].start..kept[k].end;
        if k > 0 {
            let before = kept[k - 1].end - kept[k - 1].start;
            let full = width.is_some_and(|width| before + 3 >= width);
            let last = fold(raw[kept[k - 1].end - 1]);
            let in_bracket = (1..BRACKET_MAX).contains(&paragraph.open_for);
            let unfinished = match last {
                _ if in_bracket => true,
                // A ratio broken behind its colon.
                '：' if full && raw[line.start].is_ascii_digit() => true,
                '。' | '！' | '？' | '：' => false,
                '，' | '、' => true,
                '；' | '）' | '”' | '》' | '〕' | ']' => full,
                _ if celled.is_some_and(|from| k > from) => false,
                _ => full || paragraph.has_sentence,
            };
            let role = label::opens_with_role(&raw[line.clone()]) && !in_bracket;
            let begins = role || label::opens_with_label(&raw[line.clone()]);
            let above = kept[k - 1].start..kept[k - 1].end;
            let row = is_row(&raw[line.clone()]) || is_row(&raw[above]);
            let apart = row || kept[k].beside.is_some() || in_cell(&kept[k - 1]);
            kept[k].joined = unfinished && !begins && !blank_before[k] && !apart;
            if !kept[k].joined {
                paragraph = Paragraph::default();
            }
        }
        paragraph.take(&raw[line.clone()], label::opens_with_label(&raw[line]));
    }
}

/// Where a table begins that lost its lines to one cell each: 序号 and two more short lines.
fn one_cell_a_line(raw: &[char], kept: &[Line]) -> Option<usize> {
    kept.windows(3).position(|lines| {
        let short = |line: &Line| line.end - line.start <= 8;
        let first = &raw[lines[0].start..lines[0].end];
        matches!(first, ['序', .., '号' | '號']) && lines.iter().all(short)
    })
}

/// A row of a table: tabs or wide gaps between its cells.
fn is_row(line: &[char]) -> bool {
    let mut gaps = 0;
    let mut blanks = 0;
    for (k, c) in line.iter().enumerate() {
        if !is_blank(*c) {
            let bar = blanks > 0 && matches!(line[k - 1], '\t' | '|' | '｜');
            gaps += usize::from(blanks >= 2 || bar);
            blanks = 0;
        } else {
            blanks += 1;
        }
    }
    gaps >= 2
}

/// What is known of the paragraph that is growing.
#[derive(Default)]
struct Paragraph {
    open: usize,
    /// How long a bracket has been open, in characters; 0 where none is.
    open_for: usize,
    /// It holds more than a heading.
    has_sentence: bool,
}

impl Paragraph {
    fn take(&mut self, line: &[char], heading: bool) {
        for c in line {
            self.open_for += usize::from(self.open > 0);
            match fold(*c) {
                '（' | '〔' | '[' | '【' => self.open += 1,
                '）' | '〕' | ']' | '】' => self.open = self.open.saturating_sub(1),
                '。' | '；' => self.has_sentence = true,
                '，' if !heading => self.has_sentence = true,
                _ => {}
            }
            if self.open == 0 {
                self.open_for = 0;
            } else if self.open_for == 0 {
                self.open_for = 1;
            }
        }
    }
}
