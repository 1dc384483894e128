//! The rules of Chinese lines and of the grid, held over the whole seed notice.
//! Not a test of any paper. The faces come from the set-up; without them these tests fail and say so.

use super::class::{self, Class};
use super::flow::Flow;
use super::grid::{Area, Frame};
use super::justify;
use super::measure::{EM, Measure};
use super::text::{Align, Para, SetLine};
use super::{Mpt, mm100};
use crate::faces::{FaceFolder, Faces, Style};
use std::path::PathBuf;

const NOTICE: &str = include_str!("../../../../../seeds/huancui-2024-7.txt");
/// 0.05 mm: farther from the grid than this is off it.
const TOLERANCE: Mpt = mm100(5);

/// The faces of the set-up.
pub(super) fn faces() -> Faces {
    let folder = std::env::var_os("ZHUANBAN_FACES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../target/faces"),
        PathBuf::from,
    );
    Faces::find(&[FaceFolder::ours(folder)])
        .expect("no faces to set in: run the set-up, or name their folder in ZHUANBAN_FACES")
}

fn paragraphs() -> impl Iterator<Item = &'static str> {
    NOTICE
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

fn words(line: &SetLine) -> String {
    line.atoms.iter().map(|placed| placed.atom.ch).collect()
}

fn set(measure: &mut Measure<'_>, text: &str, columns: i32) -> Vec<SetLine> {
    justify::lines(measure, &Para::body(text), columns * EM)
}

/// Every rule that a line can break, for the lines of one paragraph.
fn check_lines(lines: &[SetLine], context: &str) {
    let texts: Vec<String> = lines.iter().map(words).collect();
    for (at, text) in texts.iter().enumerate() {
        let first = text.chars().next().unwrap();
        let last = text.chars().next_back().unwrap();
        assert!(
            at == 0 || !class::never_starts(first),
            "{context}: a line begins with {first}: {text}"
        );
        assert!(
            at + 1 == texts.len() || !class::never_ends(last),
            "{context}: a line ends with {last}: {text}"
        );
        let Some(next) = texts.get(at + 1).and_then(|next| next.chars().next()) else {
            continue;
        };
        assert!(
            !(last == next && "—…".contains(last)),
            "{context}: {last}{next} is broken"
        );
        let number = |ch: char| ch.is_ascii_digit();
        assert!(
            !(number(last) && number(next)),
            "{context}: a number is broken: {text}"
        );
        assert!(
            !(number(last) && "%％℃㎡年月日时倍万亿元个项家台辆号次期".contains(next)),
            "{context}: a number loses {next}: {text}"
        );
        assert!(
            !("第〕≥≤±￥".contains(last) && number(next)),
            "{context}: a number loses {last}: {text}"
        );
        assert!(
            !(last == '〕' && number(next)),
            "{context}: 〔〕 loses its number: {text}"
        );
    }
    if texts.len() > 1 {
        let kept = texts
            .last()
            .unwrap()
            .chars()
            .filter(|ch| !Class::of(*ch).is_mark())
            .count();
        assert!(
            kept >= 2,
            "{context}: the last line is one character: {:?}",
            texts.last()
        );
    }
}

#[test]
fn no_line_of_the_notice_breaks_a_rule() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    let mut count = 0;
    // 28 and its local variants, then narrow ones, where every mark comes to an edge some time.
    for columns in [28, 26, 27, 25, 20, 15, 13, 11] {
        for text in paragraphs() {
            let lines = set(&mut measure, text, columns);
            count += lines.len();
            check_lines(&lines, &format!("{columns} columns"));
            let joined: String = lines.iter().map(words).collect();
            let bare = |text: &str| text.chars().filter(|ch| *ch != ' ').collect::<String>();
            assert_eq!(bare(&joined), bare(text), "words are lost");
        }
    }
    assert!(count > 2000, "only {count} lines were seen");
    assert!(measure.missing().is_empty(), "{:?}", measure.missing());
}

#[test]
fn marks_at_the_edge() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    // Every kind of mark is pushed over the edge at columns 27 to 30.
    for marks in [
        "”。",
        "》，（",
        "。",
        "……",
        "——",
        "、“",
        "（一）",
        "95.2%，",
        "〔2024〕7号",
    ] {
        for filling in 20..32 {
            let text = format!("{}{marks}{}", "字".repeat(filling), "文".repeat(40));
            check_lines(
                &set(&mut measure, &text, 28),
                &format!("{marks} after {filling}"),
            );
        }
    }
}

#[test]
fn a_number_keeps_its_sign_its_scale_and_its_unit() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    // Each stays on one line wherever the line's end falls.
    let whole = [
        "95.2%",
        "20℃",
        "20 ℃",
        "5‰",
        "120㎡",
        "〔2024〕7号",
        "第27项",
        "1.5万辆",
        "3个百分点",
        "100余家",
        "2000多万元",
        "±0.5",
        "≥80%",
        "￥1,234.50元",
        "15个工作日",
        "2.5吨标准煤",
        "12.5万千瓦时",
        "30%",
        "8月",
        "24.5亿元",
        "1000平方米",
        "120km/h",
        "80人次",
        "3.14",
    ];
    for number in whole {
        let bare: String = number.chars().filter(|ch| *ch != ' ').collect();
        for filling in 10..30 {
            let text = format!("{}{number}{}", "字".repeat(filling), "文".repeat(30));
            let lines = set(&mut measure, &text, 28);
            let kept = lines.iter().any(|line| {
                let line: String = words(line).chars().filter(|ch| *ch != ' ').collect();
                line.contains(&bare)
            });
            let shown: Vec<String> = lines.iter().map(words).collect();
            assert!(
                kept,
                "{number} is broken after {filling} characters: {shown:?}"
            );
        }
    }
}

#[test]
fn an_opening_mark_at_a_lines_start_gives_up_its_blank_before_a_line_is_driven_out() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    // The second line begins with a mark and lacks half a cell for its last character and stop.
    let text = format!(
        "{}（{}。{}",
        "字".repeat(26),
        "文".repeat(27),
        "末".repeat(5)
    );
    let lines = set(&mut measure, &text, 28);
    let second = words(&lines[1]);
    assert!(
        second.starts_with('（') && second.ends_with('。'),
        "{second}"
    );
    assert_eq!(second.chars().count(), 29, "{second}");
    let (first, last) = (&lines[1].atoms[0], &lines[1].atoms[28]);
    assert!(first.cut > 0, "the mark keeps its blank");
    assert_eq!(last.x + last.width, 28 * EM, "the line ends off its edge");
}

#[test]
fn full_lines_reach_both_edges_and_plain_ones_keep_their_columns() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    for columns in [28, 26] {
        check_edges(
            &mut measure,
            Frame::portrait(Area {
                columns,
                ..Area::default()
            }),
        );
    }
}

/// Full lines against the edges of a frame, plain ones against its columns.
fn check_edges(measure: &mut Measure<'_>, frame: Frame) {
    let em = frame.body_em();
    let columns = usize::try_from(frame.columns()).unwrap();
    let (mut full, mut plain) = (0, 0);
    for text in paragraphs() {
        let lines = set(measure, text, frame.columns());
        for (at, line) in lines.iter().enumerate() {
            let first = line.atoms.first().unwrap();
            let last = line.atoms.last().unwrap();
            let indent = if at == 0 { 2 * EM } else { 0 };
            assert_eq!(
                first.x,
                indent,
                "a line begins off its edge: {}",
                words(line)
            );
            if at + 1 < lines.len() {
                let right = frame.left + em.points(last.x + last.width);
                assert!(
                    (right - frame.right()).abs() <= TOLERANCE,
                    "a line ends off the edge: {}",
                    words(line)
                );
                full += 1;
            }
            let unsqueezed = line.atoms.iter().all(|placed| placed.width == EM);
            if line.atoms.len() == columns && unsqueezed {
                for (cell, placed) in (0..).zip(&line.atoms) {
                    let column = frame.left
                        + i32::try_from(i64::from(frame.width) * cell / i64::from(frame.columns()))
                            .unwrap();
                    assert!(
                        (frame.left + em.points(placed.x) - column).abs() <= TOLERANCE,
                        "off its column"
                    );
                }
                plain += 1;
            }
        }
    }
    assert!(
        full > 200 && plain > 100,
        "{full} full lines, {plain} plain ones: too few to mean anything"
    );
}

#[test]
fn every_baseline_is_on_the_grid() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    let frame = Frame::portrait(Area::default());
    let mut flow = Flow::new(&mut measure, frame);
    for text in paragraphs() {
        flow.para(&Para::body(text));
    }
    let pages = flow.finish().pages;
    assert!(pages.len() >= 10);
    let grid: Vec<Mpt> = (0..22).map(|line| frame.baseline(line)).collect();
    for page in &pages {
        assert!(page.runs.iter().all(|run| grid.contains(&run.y)));
        let ink = page.runs.iter().map(|run| run.x).min().unwrap();
        assert!(
            ink >= frame.left - TOLERANCE * 2,
            "glyphs hang out on the left"
        );
    }
    // 22 lines fill 225 mm.
    assert!((frame.line_top(22) - frame.bottom()).abs() < 30);
}

#[test]
fn a_heading_goes_with_what_follows() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    let frame = Frame::portrait(Area::default());
    for filled in 17..23 {
        let mut flow = Flow::new(&mut measure, frame);
        for _ in 0..filled {
            flow.para(&Para::body("一行"));
        }
        flow.heading(1, &Para::plain(Style::Hei, Align::Left, "标题"));
        flow.para(&Para::body("字".repeat(80)));
        let flowed = flow.finish();
        let page = &flowed.pages[flowed.outline[0].page];
        let below = page
            .runs
            .iter()
            .filter(|run| run.y > flowed.outline[0].y + 29_000)
            .count();
        assert!(
            below >= 2,
            "after {filled} lines the heading stands with {below} lines below it"
        );
    }
}
