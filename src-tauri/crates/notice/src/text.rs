//! The source of a notice beside the form in which the grammar sees it.
//! Seen text is folded, without blanks, page marks and bookmarks left over from Word, with broken
//! lines joined; each seen character knows its place in the source, so that every answer is a span.
//! All places inside the crate are places in the seen text; `span` is the one way out.

use std::ops::Range;

use office::draft::Span;
use office::source::{Beside, Cell};

use crate::fold::{fold, is_han};
use crate::lines::{is_blank, lines};
use crate::words::{is_any, starts};

const NO_MATE: u32 = u32::MAX;

/// A notice, ready for the grammar.
pub(crate) struct Text {
    raw: Vec<char>,
    seen: Vec<char>,
    at: Vec<u32>,
    /// Behind each seen character in the source; a character of an automatic number takes no place there.
    past: Vec<u32>,
    mate: Vec<u32>,
    /// Where paragraphs begin that stand in cells of a table.
    cells: Vec<(usize, Cell)>,
    /// Cells that are one with the cell above; most hold no words and so no paragraph.
    merged: Vec<Cell>,
    /// Most of the text stands in one paragraph, so labels must be looked for inside it.
    pub(crate) flat: bool,
}

impl Text {
    /// Prepares a decoded notice, and the automatic numbers beside it.
    pub(crate) fn new(source: &str, all_beside: &[Beside]) -> Self {
        let raw: Vec<char> = source.chars().collect();
        let mut seen = Vec::with_capacity(raw.len());
        let mut at = Vec::with_capacity(raw.len());
        let mut past = Vec::with_capacity(raw.len());
        let mut last_end = 0;
        let mut cells = Vec::new();
        for line in lines(&raw, all_beside) {
            if !line.joined && !seen.is_empty() {
                seen.push('\n');
                at.push(last_end as u32);
                past.push(last_end as u32);
            }
            let first = seen.len();
            let beside = line.beside.map(|beside| &all_beside[beside]);
            cells.extend(beside.and_then(|beside| Some((first, beside.cell?))));
            let label = beside.and_then(|beside| beside.label.as_deref());
            let label = label.filter(|label| counts(label)).unwrap_or_default();
            // `1.` before 2024年 must not be seen as a number.
            let meets = raw[line.start].is_ascii_digit()
                && label
                    .trim_end()
                    .ends_with(|c: char| c == '.' || c == '．' || c.is_ascii_digit());
            let part = if meets { "·" } else { "" };
            let label = label.chars().chain(part.chars());
            for c in label.filter(|c| !is_blank(*c)) {
                seen.push(fold(c));
                at.push(line.start as u32);
                past.push(line.start as u32);
            }
            let mut i = line.start;
            while i < line.end {
                if let Some(past) = bookmark(&raw[i..line.end]) {
                    i += past;
                    continue;
                }
                if !is_blank(raw[i]) {
                    let next = raw.get(i + 1).copied().unwrap_or('\n');
                    seen.push(stop_or(&seen[first..], raw[i], next));
                    at.push(i as u32);
                    past.push(i as u32 + 1);
                }
                i += 1;
            }
            last_end = line.end;
        }
        let mate = mates(&seen);
        let longest = seen
            .split(|c| *c == '\n')
            .map(<[char]>::len)
            .max()
            .unwrap_or(0);
        let few = seen.iter().filter(|c| **c == '\n').count() <= 1;
        let flat = longest > if few { 60 } else { 200 } && longest * 10 > seen.len() * 6;
        Text {
            raw,
            seen,
            at,
            past,
            mate,
            cells,
            merged: all_beside
                .iter()
                .filter_map(|beside| beside.cell)
                .filter(|cell| cell.continues)
                .collect(),
            flat,
        }
    }

    /// How many characters the grammar sees.
    pub(crate) fn len(&self) -> usize {
        self.seen.len()
    }

    /// All of it.
    pub(crate) fn all(&self) -> &[char] {
        &self.seen
    }

    /// The folded characters of a range.
    pub(crate) fn seen(&self, range: &Range<usize>) -> &[char] {
        &self.seen[range.clone()]
    }

    /// The bracket or quotation mark that closes the one at `i`, within the paragraph.
    pub(crate) fn mate(&self, i: usize) -> Option<usize> {
        self.mate
            .get(i)
            .filter(|m| **m != NO_MATE)
            .map(|m| *m as usize)
    }

    /// Whether blanks stand in the source before the seen character `i`; a broken line is no blank.
    pub(crate) fn spaced(&self, i: usize) -> bool {
        i > 0 && i < self.len() && {
            let gap = self.gap(i);
            !gap.is_empty() && !gap.contains(&'\n')
        }
    }

    /// Whether a tab, or a wide gap, stands before the seen character `i`: the next cell of a row.
    pub(crate) fn opens_cell(&self, i: usize) -> bool {
        self.spaced(i) && {
            let gap = self.gap(i);
            gap.iter().any(|c| matches!(c, '\t' | '|' | '｜')) || gap.len() >= 2
        }
    }

    /// Cells that are one with the cell above, in order.
    pub(crate) fn merged(&self) -> &[Cell] {
        &self.merged
    }

    /// How many tabs stand before the seen character `i` on its line: each is the end of a cell.
    pub(crate) fn tabs_before(&self, i: usize) -> usize {
        let gap = if i == 0 {
            &self.raw[..self.at[0] as usize]
        } else {
            self.gap(i)
        };
        gap.iter()
            .rev()
            .take_while(|c| **c != '\n')
            .filter(|c| **c == '\t')
            .count()
    }

    /// What stands in the source between the seen character `i` and the one before it.
    fn gap(&self, i: usize) -> &[char] {
        let from = self.past[i - 1] as usize;
        // A line end takes the place behind its line, so nothing is counted twice.
        &self.raw[from.min(self.at[i] as usize)..self.at[i] as usize]
    }

    /// Where paragraphs begin that stand in cells of a table, in order.
    pub(crate) fn cells(&self) -> &[(usize, Cell)] {
        &self.cells
    }

    /// The place of a range in the source.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        if range.is_empty() {
            let place = self
                .at
                .get(range.start)
                .map_or(self.raw.len(), |at| *at as usize);
            return Span(place, place);
        }
        Span(
            self.at[range.start] as usize,
            self.past[range.end - 1] as usize,
        )
    }

    /// The source at a range, with everything that stands between.
    pub(crate) fn verbatim(&self, range: &Range<usize>) -> String {
        let Span(start, end) = self.span(range);
        self.raw[start..end].iter().collect()
    }

    /// The source at a range as one name: broken lines and page marks inside it taken out.
    pub(crate) fn name(&self, range: &Range<usize>) -> String {
        let mut name = String::new();
        for i in range.clone() {
            if i > range.start {
                let gap = self.gap(i);
                if gap.iter().all(|c| is_blank(*c) && *c != '\n') {
                    name.extend(gap);
                }
            }
            if self.seen[i] != '\n' {
                name.extend(&self.raw[self.at[i] as usize..self.past[i] as usize]);
            }
        }
        name
    }

    /// The source at a range in pieces, without page marks and bookmarks that stand between.
    pub(crate) fn pieces(&self, range: &Range<usize>, into: &mut Vec<Span>) {
        let mut from = range.start;
        for i in range.clone() {
            let last = i + 1 == range.end;
            let broken = !last && { self.gap(i + 1).iter().any(|c| !is_blank(*c)) };
            if last || broken {
                into.push(self.span(&(from..i + 1)));
                from = i + 1;
            }
        }
    }

    /// The source at a span.
    pub(crate) fn at_span(&self, span: Span) -> String {
        self.raw[span.0..span.1].iter().collect()
    }

    /// Shrinks a range past stops and line ends at both ends.
    pub(crate) fn trim(&self, range: &Range<usize>, stops: &[char]) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end);
        while start < end && stops.contains(&self.seen[start]) {
            start += 1;
        }
        while start < end && stops.contains(&self.seen[end - 1]) {
            end -= 1;
        }
        start..end
    }

    /// Cuts a range at `stops`, never inside a bracket or quotation; stops left out.
    pub(crate) fn split(&self, range: &Range<usize>, stops: &[char]) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let (mut from, mut i) = (range.start, range.start);
        while i < range.end {
            if stops.contains(&self.seen[i]) {
                parts.push(from..i);
                from = i + 1;
            } else if let Some(close) = self.mate(i).filter(|close| *close < range.end) {
                i = close;
            }
            i += 1;
        }
        parts.push(from..range.end);
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// Whether a paragraph starts at `i`.
    pub(crate) fn starts_paragraph(&self, i: usize) -> bool {
        i == 0 || self.seen[i - 1] == '\n'
    }

    /// Where the paragraph that holds `i` ends.
    pub(crate) fn paragraph_end(&self, i: usize, limit: usize) -> usize {
        self.seen[i..limit]
            .iter()
            .position(|c| *c == '\n')
            .map_or(limit, |n| i + n)
    }
}

/// The length of a leftover such as `[bookmark: _GoBack]`.
pub(crate) fn bookmark(chars: &[char]) -> Option<usize> {
    if chars[0] != '[' || !starts(chars, "[bookmark:") {
        return None;
    }
    chars.iter().take(80).position(|c| *c == ']').map(|n| n + 1)
}

/// Whether an automatic number is nothing but a number. A document may print any words before a paragraph
/// (`附件%1：`, a whole sentence); they stand nowhere in its text, so nothing may be read out of them.
fn counts(label: &str) -> bool {
    label
        .chars()
        .all(|c| !is_han(c) || "〇零一二三四五六七八九十百千第章节部分条款项篇".contains(c))
        && label.chars().count() <= 16
}

/// A half-width full stop after words ends a sentence; after a number it is part of the number or label.
fn stop_or(line: &[char], c: char, next: char) -> char {
    if c != '.' || next.is_ascii_digit() {
        return fold(c);
    }
    let numeral = |c: &char| {
        is_any(
            &[*c],
            &["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"],
        )
    };
    match line.last() {
        Some(last)
            if (is_han(*last) || matches!(last, '）' | '”' | '》' | '%'))
                && !line.iter().all(numeral) =>
        {
            '。'
        }
        _ => '.',
    }
}

/// For each opening mark the place of its closing one, paragraph by paragraph.
fn mates(seen: &[char]) -> Vec<u32> {
    let mut mate = vec![NO_MATE; seen.len()];
    let mut open: Vec<(char, usize)> = Vec::new();
    for (i, c) in seen.iter().enumerate() {
        match c {
            '\n' => open.clear(),
            '（' => open.push(('）', i)),
            '〔' => open.push(('〕', i)),
            '[' => open.push((']', i)),
            '【' => open.push(('】', i)),
            '“' => open.push(('”', i)),
            '《' => open.push(('》', i)),
            '「' => open.push(('」', i)),
            '）' | '〕' | ']' | '】' | '”' | '》' | '」' => {
                // A mark that was never closed gives way to the one outside it, a few levels deep.
                if let Some(depth) = open.iter().rev().take(8).position(|(close, _)| close == c) {
                    open.truncate(open.len() - depth);
                    let (_, start) = open.pop().expect("BUG: the mark was just found");
                    mate[start] = i as u32;
                }
            }
            _ => {}
        }
    }
    mate
}
