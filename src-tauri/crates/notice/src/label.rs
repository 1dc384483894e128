//! Printed labels: `一、` `（一）` `1.` `1．` `1、`.
//! A label here is only a mark in the text; whether it opens a measure is decided in `outline`.
//! `（1）`, `①` and `一是` are never labels: in this genre they count inside a measure.

use std::ops::Range;

use crate::fold::{fold, is_han};
use crate::quantity::counts;
use crate::text::Text;
use crate::words::{ends, starts};

/// The outline rank of a label, the outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// `一、`
    Han,
    /// `（一）`
    HanInBrackets,
    /// `1.`
    Arabic,
    /// `1.1`, below `1.`
    Dotted,
}

/// How many ranks there are.
pub(crate) const RANKS: usize = 4;

/// A label in the text.
#[derive(Debug, Clone)]
pub(crate) struct Label {
    pub(crate) rank: Rank,
    pub(crate) number: u32,
    /// All of it, punctuation included.
    pub(crate) range: Range<usize>,
    /// Its numeral only.
    pub(crate) numeral: Range<usize>,
}

/// The label at the head of `chars`: rank, number, length, and where its numeral stands.
fn read(chars: &[char]) -> Option<(Rank, u32, usize, Range<usize>)> {
    let at = |i: usize| chars.get(i).copied().unwrap_or('\n');
    if at(0) == '（' {
        let (number, len) = han_number(&chars[1..])?;
        return (at(1 + len) == '）').then_some((Rank::HanInBrackets, number, len + 2, 1..1 + len));
    }
    if at(0) == '第' {
        // 第一章 stands for a chapter, 第一节 for a section.
        let (number, len) = han_number(&chars[1..])?;
        let rank = match (at(1 + len), at(2 + len)) {
            ('章' | '篇', _) | ('部', '分') => Rank::Han,
            ('节', _) => Rank::HanInBrackets,
            _ => return None,
        };
        let past = 2 + len + usize::from(at(1 + len) == '部');
        return Some((rank, number, past, 1..1 + len));
    }
    if let Some((number, len)) = han_number(chars) {
        return matches!(at(len), '、' | '.').then_some((Rank::Han, number, len + 1, 0..len));
    }
    if let Some(dotted) = dotted(chars) {
        return Some(dotted);
    }
    let len = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    if len == 0 || len > 3 || !matches!(at(len), '.' | '、') || part_of_number(&chars[len..]) {
        return None;
    }
    let number = chars[..len]
        .iter()
        .fold(0, |n, c| n * 10 + c.to_digit(10).unwrap_or(0));
    (number > 0).then_some((Rank::Arabic, number, len + 1, 0..len))
}

/// `2.1`, `2.1.` or `2.1.3` before words; a quantity such as 2.5万辆 is none.
fn dotted(chars: &[char]) -> Option<(Rank, u32, usize, Range<usize>)> {
    let (mut at, mut parts, mut last) = (0, 0, 0);
    loop {
        let digits = chars[at..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count();
        if !(1..=2).contains(&digits) || chars[at] == '0' {
            return None;
        }
        last = chars[at..at + digits]
            .iter()
            .fold(0, |n, c| n * 10 + c.to_digit(10).unwrap_or(last));
        at += digits;
        parts += 1;
        match (chars.get(at), chars.get(at + 1)) {
            (Some('.'), Some(next)) if next.is_ascii_digit() && parts < 3 => at += 1,
            _ => break,
        }
    }
    let numeral = 0..at;
    at += usize::from(matches!(chars.get(at), Some('.' | '、')));
    let words = chars
        .get(at..)
        .filter(|words| words.first().is_some_and(|c| is_han(*c)))?;
    (parts > 1 && !counts(words)).then_some((Rank::Dotted, last, at, numeral))
}

/// Whether the point at the head of `chars` stands inside a number: 2.5万辆, but not 4.2023年.
pub(crate) fn part_of_number(chars: &[char]) -> bool {
    let behind = &chars[1..];
    let digits = behind.iter().take_while(|c| c.is_ascii_digit()).count();
    digits > 0 && !(digits == 4 && matches!(behind.get(4), Some('年' | '—' | '-' | '至')))
}

/// A Han numeral up to 九十九 at the head of `chars`, and its length.
pub(crate) fn han_number(chars: &[char]) -> Option<(u32, usize)> {
    let digit = |i: usize| chars.get(i).and_then(|c| han_digit(*c)).filter(|d| *d > 0);
    let (tens, mut len) = match (digit(0), chars.get(if digit(0).is_some() { 1 } else { 0 })) {
        (Some(d), Some('十')) => (d * 10, 2),
        (None, Some('十')) => (10, 1),
        (Some(d), _) => return Some((d, 1)),
        _ => return None,
    };
    let ones = digit(len).unwrap_or(0);
    len += usize::from(ones > 0);
    Some((tens + ones, len))
}

/// The value of one Han digit.
pub(crate) fn han_digit(c: char) -> Option<u32> {
    match c {
        '两' => Some(2),
        _ => "〇一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map(|n| n as u32),
    }
}

/// Whether a raw line begins with a printed label.
pub(crate) fn opens_with_label(line: &[char]) -> bool {
    let head = folded_head(line);
    read(&head).is_some() || starts(&head, "[bookmark")
}

fn folded_head(line: &[char]) -> Vec<char> {
    line.iter()
        .filter(|c| !c.is_whitespace())
        .take(14)
        .map(|c| fold(*c))
        .collect()
}

/// Whether a raw line begins like a line of units or of an annex, so that it can't continue another
/// unless that one left a bracket open.
pub(crate) fn opens_with_role(line: &[char]) -> bool {
    let head = folded_head(line);
    let after_bracket = &head[usize::from(head.first() == Some(&'（'))..];
    let roles = [
        "牵头",
        "责任",
        "配合单位",
        "配合部门",
        "完成时限",
        "附件",
        "——",
    ];
    // 参加单位：, 协办部门：, 包抓领导：…
    let label = after_bracket.iter().take(9).position(|c| *c == '：');
    let named = [
        "单位",
        "部门",
        "领导",
        "时限",
        "期限",
        "责任人",
        "负责人",
        "科室",
        "主体",
    ];
    let labelled = label.is_some_and(|len| {
        let words = &after_bracket[..len];
        words.iter().all(|c| is_han(*c)) && named.iter().any(|word| ends(words, word))
    });
    labelled || roles.iter().any(|word| starts(after_bracket, word))
}

/// All labels of the text, in order: those that open a paragraph and, in a flat text, those inside.
pub(crate) fn labels(text: &Text) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    let mut expected = [1u32; RANKS];
    let mut i = 0;
    while i < text.len() {
        let opens = text.starts_paragraph(i);
        if !(opens || text.flat) {
            i = text.paragraph_end(i, text.len()) + 1;
            continue;
        }
        let head = &text.all()[i..text.len().min(i + 14)];
        if let Some((rank, number, len, numeral)) = read(head)
            && (opens
                || continues(text, i, rank, number, &expected)
                || first_below(&found, i, rank, number))
        {
            expected[rank as usize] = number + 1;
            for inner in &mut expected[rank as usize + 1..] {
                // Numbers inside may restart or run through: both are expected.
                *inner = (*inner).max(1);
            }
            found.push(Label {
                rank,
                number,
                range: i..i + len,
                numeral: i + numeral.start..i + numeral.end,
            });
            i += len;
            continue;
        }
        // In a flat text labels are not looked for inside brackets.
        i = text.mate(i).unwrap_or(i) + 1;
    }
    // One alone is a number that a broken line brought to the front.
    let dotted = |label: &&Label| label.rank == Rank::Dotted;
    if found.iter().filter(dotted).count() == 1 {
        found.retain(|label| label.rank != Rank::Dotted);
    }
    found
}

/// 二、主要任务（一）…: the first of its rank close behind the heading of an outer one.
fn first_below(found: &[Label], i: usize, rank: Rank, number: u32) -> bool {
    let outer = found.last().filter(|last| last.rank < rank);
    number == 1 && rank == Rank::HanInBrackets && outer.is_some_and(|last| i - last.range.end <= 30)
}

/// Whether a label in mid-paragraph is the next of its rank, or a first one.
fn continues(text: &Text, i: usize, rank: Rank, number: u32, expected: &[u32; RANKS]) -> bool {
    let before = text.all()[i - 1];
    let after_stop =
        matches!(before, '。' | '；' | '）' | '！' | ']' | '〕' | '：') || text.spaced(i);
    let next = number == expected[rank as usize];
    match rank {
        Rank::HanInBrackets => next || (number == 1 && after_stop),
        Rank::Han => before != '第' && (next || (number == 1 && after_stop)),
        Rank::Arabic => {
            let free =
                !before.is_ascii_alphanumeric() && !matches!(before, '.' | '-' | '—' | '第' | '、');
            free && (next || number == 1)
        }
        // In mid-paragraph 1.1 is a number as likely as a label.
        Rank::Dotted => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<(Rank, u32)> {
        labels(&Text::new(source, &[]))
            .iter()
            .map(|label| (label.rank, label.number))
            .collect()
    }

    #[test]
    fn every_printed_form_is_a_label() {
        let source = "一、甲\n（二）乙\n3.丙\n４．丁\n5、戊\n十二、己\n(一)庚";
        let numbers: Vec<u32> = shown(source).iter().map(|label| label.1).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 12, 1]);
    }

    #[test]
    fn numbers_are_not_labels() {
        assert_eq!(shown("1.5公里\n2024年\n（1）甲\n①乙\n一是丙"), []);
    }
}
