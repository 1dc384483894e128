//! Breaks titles at word sense: lines that make a trapezium or a lozenge (梯形, 菱形), never an
//! hourglass, and never a break inside a word while there is another way.
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

/// A place where a title may be cut, or its end.
struct Cut {
    /// Byte offset.
    at: usize,
    /// Width up to here.
    width: usize,
    /// What a cut here costs by the words around it.
    sense: usize,
}

fn part_lines(title: &str, most: usize) -> Vec<String> {
    if width(title) <= most {
        return vec![title.to_owned()];
    }
    let cuts = cuts(title);
    let least = width(title).div_ceil(most);
    // Words don't fill lines to the brim; a few lines more must do, else no word fits a line.
    for count in least..=(least * 2).min(cuts.len()) {
        let ends = shaped_ends(&cuts, count, most).or_else(|| best_ends(&cuts, count, most));
        if let Some(ends) = ends {
            return split(title, &ends);
        }
    }
    torn(title, most)
}

/// Up to this many lines every choice of cuts is tried, so that the whole shape can be judged.
const SHAPED_LINES: usize = 4;
/// More cuts than this are not tried all; no title of an office has so many words.
const SHAPED_CUTS: usize = 48;

/// The cheapest ends by words, evenness and the shape of all lines together.
fn shaped_ends(cuts: &[Cut], count: usize, most: usize) -> Option<Vec<usize>> {
    if count > SHAPED_LINES || cuts.len() > SHAPED_CUTS {
        return None;
    }
    let mut best = None;
    let mut chosen = Vec::with_capacity(count);
    try_ends(cuts, count, most, &mut chosen, &mut best);
    best.map(|(_, ends): (usize, Vec<usize>)| ends.into_iter().map(|at| cuts[at].at).collect())
}

fn try_ends(
    cuts: &[Cut],
    count: usize,
    most: usize,
    chosen: &mut Vec<usize>,
    best: &mut Option<(usize, Vec<usize>)>,
) {
    let last = cuts.len() - 1;
    let (from, passed) = chosen.last().map_or((0, 0), |at| (at + 1, cuts[*at].width));
    let ends = if chosen.len() + 1 == count {
        last..=last
    } else {
        from..=last.saturating_sub(1)
    };
    for at in ends.skip_while(|at| *at < from) {
        if cuts[at].width - passed > most {
            break;
        }
        chosen.push(at);
        if chosen.len() < count {
            try_ends(cuts, count, most, chosen, best);
        } else {
            let cost = cost_of(cuts, chosen);
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                *best = Some((cost, chosen.clone()));
            }
        }
        chosen.pop();
    }
}

/// What a choice of ends costs: words, evenness, shape.
fn cost_of(cuts: &[Cut], ends: &[usize]) -> usize {
    let ideal = cuts[cuts.len() - 1].width / ends.len();
    let mut passed = 0;
    let mut widths = Vec::with_capacity(ends.len());
    let mut cost = 0;
    for at in ends {
        let wide = cuts[*at].width - passed;
        passed = cuts[*at].width;
        cost += uneven(wide, ideal) + cuts[*at].sense;
        widths.push(wide);
    }
    cost + shape(&widths)
}

/// What a shape costs: a line narrower than both its neighbours makes an hourglass; lines all as
/// wide as each other make a box.
fn shape(widths: &[usize]) -> usize {
    // Narrowing once and widening after it.
    let waist = (1..widths.len().saturating_sub(1)).any(|at| {
        let above = widths[..at].iter().max();
        let below = widths[at + 1..].iter().max();
        above.is_some_and(|wide| *wide > widths[at]) && below.is_some_and(|wide| *wide > widths[at])
    });
    let boxed = widths.len() > 1 && widths.windows(2).all(|pair| pair[0] == pair[1]);
    if waist {
        150
    } else if boxed {
        9
    } else {
        0
    }
}

/// Lines cut where they are full, where no word boundary helps. Letters may be wider than half a
/// cell, so such lines are filled to three quarters.
fn torn(title: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for ch in title.chars() {
        let mut last = lines.len() - 1;
        if width(&lines[last]) + width(ch.encode_utf8(&mut [0; 4])) > most * 3 / 4 {
            lines.push(String::new());
            last += 1;
        }
        lines[last].push(ch);
    }
    lines
}

/// Word boundaries where a line may end, in order; the last is the title's end.
fn cuts(title: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut from = 0;
    let mut wide = 0;
    let mut inside = 0usize;
    for at in WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()).segment_str(title)
    {
        let word = &title[from..at];
        wide += width(word);
        inside += word.matches('《').count();
        inside = inside.saturating_sub(word.matches('》').count());
        from = at;
        if at == title.len() || (at > 0 && may_cut(title, at)) {
            cuts.push(Cut {
                at,
                width: wide,
                sense: sense(title, at, inside > 0),
            });
        }
    }
    cuts
}

fn may_cut(title: &str, at: usize) -> bool {
    let left = title[..at].chars().next_back();
    let right = title[at..].chars().next();
    !left.is_some_and(class::never_ends) && !right.is_some_and(class::never_starts)
}

/// The cheapest ends for `count` lines; nothing where no choice of cuts fits.
/// Line after line: for each cut the cheapest way to end the line there, and where it began.
fn best_ends(cuts: &[Cut], count: usize, most: usize) -> Option<Vec<usize>> {
    let last = cuts.len() - 1;
    let ideal = cuts[last].width / count;
    let mut costs: Vec<Option<usize>> = Vec::new();
    let mut came_from: Vec<Vec<usize>> = Vec::new();
    for line in 0..count {
        let mut next = vec![None; cuts.len()];
        let mut from = vec![0; cuts.len()];
        for (at, cut) in cuts.iter().enumerate() {
            if (at == last) != (line + 1 == count) {
                continue;
            }
            let mut consider = |start_width: usize, before: usize, start: usize| {
                let wide = cut.width - start_width;
                let cost = before + uneven(wide, ideal) + cut.sense;
                let fits = wide <= most && (wide * 2 >= ideal || at == last);
                if fits && next[at].is_none_or(|best| cost < best) {
                    next[at] = Some(cost);
                    from[at] = start;
                }
            };
            if line == 0 {
                consider(0, 0, 0);
            } else {
                let near = (0..at)
                    .rev()
                    .take_while(|start| cut.width - cuts[*start].width <= most);
                for start in near {
                    if let Some(before) = costs[start] {
                        consider(cuts[start].width, before, start);
                    }
                }
            }
        }
        costs = next;
        came_from.push(from);
    }
    costs[last]?;
    let mut ends = vec![last];
    for from in came_from[1..].iter().rev() {
        ends.push(from[ends[ends.len() - 1]]);
    }
    Some(ends.into_iter().rev().map(|at| cuts[at].at).collect())
}

/// What a line costs by its width: the square of what it is off by, in full characters.
fn uneven(wide: usize, ideal: usize) -> usize {
    wide.abs_diff(ideal).pow(2) / 4
}

/// What a cut costs by the words around it.
fn sense(title: &str, at: usize, inside_marks: bool) -> usize {
    let (left, right) = title.split_at(at);
    if right.is_empty() {
        return 0;
    }
    let good = GOOD_ENDS.iter().any(|end| left.ends_with(end))
        || right.starts_with('《')
        || right.starts_with("关于");
    let mut cost = if good { 0 } else { 24 };
    if right
        .chars()
        .next()
        .is_some_and(|ch| BAD_STARTS.contains(ch))
    {
        cost += 200;
    }
    if inside_marks {
        // Inside a title within the title.
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

    #[test]
    fn lines_make_a_trapezium_or_a_lozenge() {
        let titles = [
            "威海市环翠区推动大规模设备更新和消费品以旧换新工作专班办公室关于做好2026年第三季度进展情况报送工作的通知",
            "关于提请明确推动大规模设备更新和消费品以旧换新工作有关事项责任单位的请示",
            "环翠区推动大规模设备更新和消费品以旧换新工作专班关于报废机动车回收拆解企业整治情况的通报",
            "关于进一步加强二手车交易市场主体培育和报废汽车回收网络建设工作的督办通知单",
            "关于对重点用能单位节能降碳改造项目贷款贴息资金申报审核有关事项进行调度的会议通知",
        ];
        for title in titles {
            for most in [14, 16, 18, 20] {
                let broken = lines(title, most);
                let widths: Vec<usize> = broken.iter().map(|line| width(line)).collect();
                assert_eq!(broken.concat(), title);
                assert!(widths.len() > 1 && widths.iter().all(|wide| *wide <= most * 2));
                assert!(
                    shape(&widths) < 150 || widths.len() > SHAPED_LINES,
                    "{broken:?}"
                );
            }
        }
        assert_eq!(shape(&[30, 20, 30]), 150, "an hourglass");
        assert_eq!(
            shape(&[30, 20, 20, 30]),
            150,
            "an hourglass with a long waist"
        );
        assert_eq!(shape(&[20, 20]), 9, "a box");
        for fine in [
            &[30, 20][..],
            &[20, 30],
            &[20, 30, 24],
            &[30, 30, 20],
            &[16],
        ] {
            assert_eq!(shape(fine), 0, "{fine:?}");
        }
    }

    #[test]
    fn a_title_of_any_length_is_broken_in_no_time() {
        let title = "关于加快推动设备更新和消费品以旧换新的若干措施".repeat(20);
        let broken = lines(&title, 20);
        assert_eq!(broken.concat(), title);
        assert!(
            broken.iter().all(|line| line.chars().count() <= 20),
            "{broken:?}"
        );
        let word = "A".repeat(90);
        assert_eq!(lines(&word, 20).concat(), word);
        assert_eq!(lines("", 20), Vec::<String>::new());
    }
}
