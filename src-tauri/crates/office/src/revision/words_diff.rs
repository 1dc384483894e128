//! Two texts word by word: what stayed, what went, what came. Sentences that stand in both are found
//! first, so that a long text costs little; only what lies between them is compared mark by mark.
//! Joined in order, the same and removed pieces are the old text, the same and added ones the new.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Longer stretches than this are shown as gone and come, unread mark by mark.
const LONGEST: usize = 1500;

/// What became of a piece.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum PieceKind {
    /// In both.
    Same,
    /// Only in the old text.
    Removed,
    /// Only in the new text.
    Added,
}

/// A piece of two texts laid beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Piece {
    /// What became of it.
    pub kind: PieceKind,
    /// Its words.
    pub words: String,
}

/// Lays two texts beside each other.
pub fn words_diff(old: &str, new: &str) -> Vec<Piece> {
    let (olds, news) = (sentences(old), sentences(new));
    let mut pieces = Vec::new();
    let (mut o, mut n) = (0, 0);
    for (at_old, at_new) in common(&olds, &news) {
        between(
            &olds[o..at_old].concat(),
            &news[n..at_new].concat(),
            &mut pieces,
        );
        push(&mut pieces, PieceKind::Same, olds[at_old]);
        (o, n) = (at_old + 1, at_new + 1);
    }
    between(&olds[o..].concat(), &news[n..].concat(), &mut pieces);
    pieces
}

fn between(old: &str, new: &str, pieces: &mut Vec<Piece>) {
    let (olds, news) = (words(old), words(new));
    if olds.len() > LONGEST || news.len() > LONGEST {
        push(pieces, PieceKind::Removed, old);
        push(pieces, PieceKind::Added, new);
        return;
    }
    let (mut o, mut n) = (0, 0);
    for (from_old, from_new, length) in runs(&olds, &news) {
        push(pieces, PieceKind::Removed, &olds[o..from_old].concat());
        push(pieces, PieceKind::Added, &news[n..from_new].concat());
        push(
            pieces,
            PieceKind::Same,
            &olds[from_old..from_old + length].concat(),
        );
        (o, n) = (from_old + length, from_new + length);
    }
    push(pieces, PieceKind::Removed, &olds[o..].concat());
    push(pieces, PieceKind::Added, &news[n..].concat());
}

/// Common stretches; a single mark between two changes is a chance and no common word, unless it
/// ends a sentence.
fn runs(olds: &[&str], news: &[&str]) -> Vec<(usize, usize, usize)> {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for (o, n) in common(olds, news) {
        match runs.last_mut() {
            Some((from_old, from_new, length))
                if *from_old + *length == o && *from_new + *length == n =>
            {
                *length += 1;
            }
            _ => runs.push((o, n, 1)),
        }
    }
    let ends = (olds.len(), news.len());
    runs.retain(|(o, n, length)| {
        let outer = (*o, *n) == (0, 0) || (o + length, n + length) == ends;
        let words = olds[*o..o + length].concat();
        outer || words.chars().count() > 1 || matches!(words.as_str(), "。" | "；")
    });
    runs
}

fn push(pieces: &mut Vec<Piece>, kind: PieceKind, words: &str) {
    if words.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.kind == kind => last.words.push_str(words),
        _ => pieces.push(Piece {
            kind,
            words: words.to_owned(),
        }),
    }
}

/// The text cut behind each stop, so that joined it is the text again.
fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '；', '\n']).collect()
}

/// Numbers and Latin words whole, everything else a mark at a time.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut from = 0;
    let mut last = None;
    for (at, mark) in text.char_indices() {
        let joins = |mark: char| mark.is_ascii_alphanumeric() || matches!(mark, '.' | '%');
        if at > from && !(joins(mark) && last.is_some_and(joins)) {
            words.push(&text[from..at]);
            from = at;
        }
        last = Some(mark);
    }
    if from < text.len() {
        words.push(&text[from..]);
    }
    words
}

/// The longest common sequence, as pairs of places. What is equal at both ends is passed first.
fn common(olds: &[&str], news: &[&str]) -> Vec<(usize, usize)> {
    let head = olds.iter().zip(news).take_while(|(o, n)| o == n).count();
    let (old, new) = (&olds[head..], &news[head..]);
    let tails = old.iter().rev().zip(new.iter().rev());
    let tail = tails.take_while(|(o, n)| o == n).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let width = new.len() + 1;
    let mut longest = vec![0u16; (old.len() + 1) * width];
    for o in (0..old.len()).rev() {
        for n in (0..new.len()).rev() {
            longest[o * width + n] = if old[o] == new[n] {
                longest[(o + 1) * width + n + 1] + 1
            } else {
                longest[(o + 1) * width + n].max(longest[o * width + n + 1])
            };
        }
    }
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    let (mut o, mut n) = (0, 0);
    while o < old.len() && n < new.len() {
        if old[o] == new[n] {
            pairs.push((head + o, head + n));
            (o, n) = (o + 1, n + 1);
        } else if longest[(o + 1) * width + n] >= longest[o * width + n + 1] {
            o += 1;
        } else {
            n += 1;
        }
    }
    let (o, n) = (head + old.len(), head + new.len());
    pairs.extend((0..tail).map(|at| (o + at, n + at)));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let pieces = words_diff(old, new);
        let side = |gone: PieceKind| -> String {
            let own = pieces.iter().filter(|piece| piece.kind != gone);
            own.map(|piece| piece.words.as_str()).collect()
        };
        assert_eq!(side(PieceKind::Added), old, "the old text is whole");
        assert_eq!(side(PieceKind::Removed), new, "the new text is whole");
        pieces
            .iter()
            .map(|piece| match piece.kind {
                PieceKind::Same => piece.words.clone(),
                PieceKind::Removed => format!("[-{}]", piece.words),
                PieceKind::Added => format!("[+{}]", piece.words),
            })
            .collect()
    }

    #[test]
    fn numbers_and_words_that_changed_are_marked_whole() {
        assert_eq!(
            shown("利用率达到55%；持续推进。", "利用率达到57.5%；加快推进。"),
            "利用率达到[-55%][+57.5%]；[-持续][+加快]推进。"
        );
        assert_eq!(shown("甲。乙。", "甲。"), "甲。[-乙。]");
        assert_eq!(shown("", "甲。"), "[+甲。]");
        assert_eq!(
            shown("甲。乙。丙。", "甲。丁丁。丙。"),
            "甲。[-乙][+丁丁]。丙。"
        );
    }

    #[test]
    fn a_long_stretch_is_replaced_whole() {
        let (old, new) = ("甲".repeat(3000), "乙".repeat(3000));
        assert_eq!(words_diff(&old, &new).len(), 2);
    }
}
