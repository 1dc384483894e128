//! Breaks titles at word sense: even lines, widest in the middle or at the top, never inside a word.
//! It knows no faces and no places. Widths are counted in half characters.

use super::class::{self, Class};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// Words that end a line well.
const GOOD_ENDS: [&str; 8] = ["的", "和", "与", "及", "、", "》", "）", "暨"];
/// Words that begin a line badly.
const BAD_STARTS: &str = "的和与及等之了暨、》）";

/// The lines of a title, each at most `most` full characters. A line feed in the title is kept.
pub(crate) fn lines(title: &str, most: usize) -> Vec<String> {
    title
        .split('\n')
        .filter(|part| !part.is_empty())
        .flat_map(|part| part_lines(part, most * 2))
        .collect()
}

fn width(words: &str) -> usize {
    words
        .chars()
        .map(|ch| {
            if Class::of(ch) == Class::Narrow || ch == ' ' {
                1
            } else {
                2
            }
        })
        .sum()
}

fn part_lines(title: &str, most: usize) -> Vec<String> {
    let total = width(title);
    if total <= most {
        return vec![title.to_owned()];
    }
    let mut cuts: Vec<usize> = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())
        .segment_str(title)
        .filter(|at| *at > 0 && *at < title.len() && may_cut(title, *at))
        .collect();
    cuts.push(title.len());
    for count in total.div_ceil(most)..=cuts.len() {
        if let Some(ends) = best_ends(title, &cuts, count, total / count, most) {
            return split(title, &ends);
        }
    }
    // No word boundary helps: cut where the line is full.
    let chars: Vec<char> = title.chars().collect();
    chars
        .chunks((most / 2).max(1))
        .map(|chunk| chunk.iter().collect())
        .collect()
}

fn may_cut(title: &str, at: usize) -> bool {
    let left = title[..at].chars().next_back();
    let right = title[at..].chars().next();
    !left.is_some_and(class::never_ends) && !right.is_some_and(class::never_starts)
}

/// The cheapest ends for `count` lines; nothing where no choice of cuts fits.
/// Row after row: for each cut the cheapest way to end the row there.
fn best_ends(
    title: &str,
    cuts: &[usize],
    count: usize,
    ideal: usize,
    most: usize,
) -> Option<Vec<usize>> {
    let mut row: Vec<Option<(usize, Vec<usize>)>> = Vec::new();
    for line in 0..count {
        row = cuts
            .iter()
            .enumerate()
            .map(|(at, cut)| {
                if (*cut == title.len()) != (line + 1 == count) {
                    return None;
                }
                let starts: Vec<(usize, usize, &[usize])> = if line == 0 {
                    vec![(0, 0, &[])]
                } else {
                    let ended = row[..at].iter().zip(cuts);
                    ended
                        .filter_map(|(way, cut)| {
                            way.as_ref()
                                .map(|(cost, ends)| (*cut, *cost, ends.as_slice()))
                        })
                        .collect()
                };
                starts
                    .into_iter()
                    .filter_map(|(start, before, ends)| {
                        let cost = before + line_cost(title, start, *cut, ideal, most)?;
                        Some((cost, [ends, &[*cut]].concat()))
                    })
                    .min()
            })
            .collect();
    }
    row.pop().flatten().map(|(_, ends)| ends)
}

/// What the line between two cuts costs; nothing where it is too wide or far too narrow.
fn line_cost(title: &str, start: usize, end: usize, ideal: usize, most: usize) -> Option<usize> {
    let wide = width(&title[start..end]);
    if wide > most || (wide * 2 < ideal && end != title.len()) {
        return None;
    }
    let sense = if end == title.len() {
        0
    } else {
        sense(title, end)
    };
    Some(uneven(wide, ideal) + sense)
}

/// What a line costs by its width: the square of what it is off by, in full characters.
fn uneven(wide: usize, ideal: usize) -> usize {
    wide.abs_diff(ideal).pow(2) / 4
}

/// What a cut costs by the words around it.
fn sense(title: &str, at: usize) -> usize {
    let left = &title[..at];
    let right = &title[at..];
    let mut cost = 24;
    if GOOD_ENDS.iter().any(|end| left.ends_with(end))
        || right.starts_with('《')
        || right.starts_with("关于")
    {
        cost = 0;
    }
    if right
        .chars()
        .next()
        .is_some_and(|ch| BAD_STARTS.contains(ch))
    {
        cost += 200;
    }
    // Inside a title within the title.
    if left.matches('《').count() > left.matches('》').count() {
        cost += 30;
    }
    cost
}

fn split(title: &str, ends: &[usize]) -> Vec<String> {
    let mut start = 0;
    ends.iter()
        .map(|end| {
            let line = title[start..*end].trim().to_owned();
            start = *end;
            line
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_break_at_word_sense() {
        let check = |title: &str, expected: &[&str]| assert_eq!(lines(title, 20), expected);
        check("任务分工表", &["任务分工表"]);
        check(
            "威海市环翠区推动大规模设备更新和消费品以旧换新工作落实方案",
            &[
                "威海市环翠区推动大规模设备更新和",
                "消费品以旧换新工作落实方案",
            ],
        );
        check(
            "威海市环翠区人民政府关于印发《威海市环翠区推动大规模设备更新和消费品以旧换新工作落实方案》的通知",
            &[
                "威海市环翠区人民政府关于印发",
                "《威海市环翠区推动大规模设备更新和",
                "消费品以旧换新工作落实方案》的通知",
            ],
        );
    }
}
