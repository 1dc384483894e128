//! Rules: sentences that give units to many measures at once, or say how lists are to be read.
//! A rule stands once in the answer and is never spread over the measures.

use std::ops::Range;

use office::draft::RuleKind;

use crate::text::Text;
use crate::unit::{bare_name, is_collective, looks_like_body, names};
use crate::words::{ends, find, has, has_any};

/// A rule as read.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) kind: RuleKind,
    pub(crate) units: Vec<Range<usize>>,
    pub(crate) words: Range<usize>,
}

/// Cuts a sentence before the rule that it ends with: the list before, and the rule.
pub(crate) fn rule_in(text: &Text, sentence: &Range<usize>) -> (Range<usize>, Option<Rule>) {
    let seen = text.seen(sentence);
    if !has_any(seen, &["不再", "下同", "不一一", "不逐一"]) && !orders_the_list(seen) {
        return (sentence.clone(), None);
    }
    let mut pieces = text.split(sentence, &['，']);
    while let Some(piece) = pieces.first().cloned() {
        let words = piece.start..sentence.end;
        if let Some(rule) = rule_from(text, text.seen(&piece), &words) {
            return (sentence.start..piece.start, Some(rule));
        }
        pieces.remove(0);
    }
    (sentence.clone(), None)
}

fn rule_from(text: &Text, first: &[char], words: &Range<usize>) -> Option<Rule> {
    let words = text.trim(words, &['，', '。', '；', '\n']);
    if orders_the_list(first) {
        return Some(Rule {
            kind: RuleKind::FirstLeads,
            units: Vec::new(),
            words,
        });
    }
    let seen = text.seen(&words);
    if !has_any(seen, &["不再", "不一一", "不逐一"])
        || !has_any(seen, &["负责", "责任", "配合", "落实", "参与", "列"])
    {
        return None;
    }
    let units = units_of(text, &words);
    (!units.is_empty()).then_some(Rule {
        kind: RuleKind::ResponsibleForAll,
        units,
        words,
    })
}

/// 列第一位者为牵头单位.
fn orders_the_list(seen: &[char]) -> bool {
    has(seen, "牵头")
        && has_any(
            seen,
            &[
                "第一位",
                "首位",
                "排第一",
                "排名第一",
                "列第一",
                "第一个",
                "排在第一",
                "排在最前",
                "首个",
                "第一家",
            ],
        )
}

/// Who a rule names: what stands between 均需 and 负责, or before 均为.
fn units_of(text: &Text, words: &Range<usize>) -> Vec<Range<usize>> {
    let first = text.split(words, &['，']);
    let mut units = Vec::new();
    for piece in first {
        let seen = text.seen(&piece);
        let from = [
            "均需要",
            "均需",
            "均由",
            "都需",
            "都由",
            "需由",
            "需要",
            "均包括",
            "包括",
            "均含",
            "由",
            "需",
        ]
        .iter()
        .find_map(|word| find(seen, word).map(|at| at + word.chars().count()))
        .unwrap_or(0);
        let rest = &seen[from..];
        let to = [
            "按职责",
            "共同负责",
            "负责",
            "配合",
            "落实",
            "参与",
            "参加",
            "均为",
            "均是",
            "为各项",
            "为所有",
            "为以上",
            "为以下",
            "均",
            "为责任",
        ]
        .iter()
        .filter_map(|word| find(rest, word))
        .min()
        .unwrap_or(rest.len());
        for name in names(text, &(piece.start + from..piece.start + from + to)) {
            let (bare, _) = bare_name(text, &name);
            let seen = text.seen(&bare);
            let unit = is_collective(seen) || looks_like_body(seen);
            if unit && !ends(seen, "责任单位") && !ends(seen, "牵头单位") {
                units.push(bare);
            }
        }
        if !units.is_empty() {
            break;
        }
    }
    units
}
