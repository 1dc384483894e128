//! What official papers have in common (GB/T 9704-2012): red head, letter head, 主送, 附件说明, 署名
//! and 成文日期, 版记. Not the body of any paper; and a seal is never drawn, only its room left.

use super::{Look, RedHead, SignatureMode, words};
use crate::faces::Style;
use crate::set::flow::Flow;
use crate::set::grid::{put_words, words_width};
use crate::set::text::{Align, Para};
use crate::set::{Mpt, Rect, Tint, mm, mm100, title};
use chrono::NaiveDate;

/// 三号 and 四号.
const BODY: Mpt = 16_000;
const COLOPHON: Mpt = 14_000;
/// A mark is as large as its words allow, never larger than this.
const LARGEST_MARK: Mpt = 45_000;
/// A mark that would be smaller than this in one line takes two.
const LEAST_MARK: Mpt = 26_000;
/// The mark of a letter is smaller.
const LETTER_MARK: Mpt = 30_000;
/// The red rules of a letter.
const LETTER_RULE: Mpt = mm(170);
/// Grid lines that a seal's 42 mm need above and around the signature.
const SEAL_LINES: i32 = 2;

/// Mark, number, red rule: the head of a numbered paper. On pre-printed paper only what it lacks;
/// without red the mark is a title. Ends where the paper's title begins.
pub(super) fn red_head(flow: &mut Flow<'_, '_>, look: &Look, mark: &str, number: Option<&str>) {
    let number = number.unwrap_or("（未编号）");
    if look.red_head == RedHead::Plain {
        flow.title(mark);
        flow.subtitle(number);
        flow.skip(1);
        return;
    }
    let coloured = look.red_head == RedHead::Colour;
    // Two lines are left empty below the mark.
    let line = put_mark(flow, mark, coloured) + 2;
    flow.go_to_line(line);
    flow.para(&Para::plain(Style::FangSong, Align::Centre, number));
    red_rule(flow, line, coloured);
    flow.go_to_line(line + 3);
}

/// The red mark with its top edge 35 mm below the type area's; answers the first grid line below it.
pub(super) fn put_mark(flow: &mut Flow<'_, '_>, mark: &str, coloured: bool) -> i32 {
    let frame = flow.frame();
    let (lines, size) = mark_lines(mark, frame.width, LARGEST_MARK);
    let last = put_mark_lines(flow, &lines, size, frame.top + mm(35), coloured);
    frame.line_below(last + size / 6)
}

/// A mark in one line, or in two where its letters would be too small; and their size.
fn mark_lines(mark: &str, width: Mpt, largest: Mpt) -> (Vec<String>, Mpt) {
    let size = |letters: usize| {
        let letters = i32::try_from(letters.max(1)).expect("BUG: a mark is short");
        (width / letters / 1000 * 1000).min(largest)
    };
    let letters = mark.chars().count();
    if size(letters) >= LEAST_MARK.min(largest) {
        return (vec![mark.to_owned()], size(letters));
    }
    let lines = title::lines(mark, letters.div_ceil(2) + 2);
    let longest = lines.iter().map(|line| line.chars().count()).max();
    (lines, size(longest.unwrap_or(1)))
}

/// Puts the lines of a mark with their top edge at `top`; answers the last baseline.
fn put_mark_lines(
    flow: &mut Flow<'_, '_>,
    lines: &[String],
    size: Mpt,
    top: Mpt,
    coloured: bool,
) -> Mpt {
    let frame = flow.frame();
    // Ink begins 0.05 em under the em box.
    let mut baseline = top + size * 83 / 100;
    for (at, words) in lines.iter().enumerate() {
        if at > 0 {
            baseline += size * 5 / 4;
        }
        if coloured {
            let (page, measure) = flow.page_and_measure();
            let look = (Style::BiaoSong, Tint::Red, size);
            let at = (frame.left + frame.width / 2, baseline);
            put_words(page, measure, words, look, Align::Centre, at);
        }
    }
    baseline
}

/// A red rule over the type area's width, 4 mm below the em boxes of a grid line.
pub(super) fn red_rule(flow: &mut Flow<'_, '_>, line: i32, coloured: bool) {
    let frame = flow.frame();
    if coloured {
        let y = frame.baseline(line) + BODY * 12 / 100 + mm(4);
        rule(flow, (frame.left, y), frame.width, mm100(50), Tint::Red);
    }
}

/// The head of a letter (信函格式): mark 30 mm from the paper's top, red double rules, the number at
/// the right under the first of them.
pub(super) fn letter_head(flow: &mut Flow<'_, '_>, look: &Look, mark: &str, number: Option<&str>) {
    if look.red_head == RedHead::Plain {
        return red_head(flow, look, mark, number);
    }
    let frame = flow.frame();
    let (lines, size) = mark_lines(mark, frame.width, LETTER_MARK);
    let coloured = look.red_head == RedHead::Colour;
    let baseline = put_mark_lines(flow, &lines, size, mm(30), coloured);
    let middle = frame.left + frame.width / 2;
    let left = middle - LETTER_RULE / 2;
    let upper = baseline + size / 6 + mm(4);
    let lower = frame.paper_height - mm(20);
    if coloured {
        rule(flow, (left, upper), LETTER_RULE, mm100(80), Tint::Red);
        rule(
            flow,
            (left, upper + mm100(140)),
            LETTER_RULE,
            mm100(25),
            Tint::Red,
        );
        rule(
            flow,
            (left, lower - mm100(140)),
            LETTER_RULE,
            mm100(25),
            Tint::Red,
        );
        rule(flow, (left, lower), LETTER_RULE, mm100(80), Tint::Red);
    }
    // The number's place follows from the rule, as the mark's does from the paper: seven eighths of a
    // character below it. Then two lines, and the title is on the grid again.
    let top = upper + mm100(165) + BODY * 7 / 8;
    let (page, measure) = flow.page_and_measure();
    let number = number.unwrap_or_default();
    if words_width(measure, number, Style::FangSong, BODY) <= frame.width {
        let ink = (Style::FangSong, Tint::Black, BODY);
        let at = (frame.right(), top + BODY * 88 / 100);
        put_words(page, measure, number, ink, Align::Right, at);
        flow.go_to_line(frame.line_below(top + BODY) + 2);
    } else {
        // No number is that long; what it is goes over lines as any words do.
        flow.go_to_line(frame.line_below(top));
        flow.para(&Para::plain(Style::FangSong, Align::Right, number));
        flow.skip(2);
    }
}

fn rule(flow: &mut Flow<'_, '_>, (x, y): (Mpt, Mpt), width: Mpt, height: Mpt, tint: Tint) {
    flow.page().rects.push(Rect {
        x,
        y,
        width,
        height,
        tint,
    });
}

/// 主送机关：flush left, with a colon.
pub(super) fn addressees(flow: &mut Flow<'_, '_>, to: &[String]) {
    if !to.is_empty() {
        let words = format!("{}：", words::list(to));
        flow.para(&Para::plain(Style::FangSong, Align::Justify, words));
    }
}

/// 附件：two characters in; several are numbered, turn lines stand below the first name.
pub(super) fn annexes(flow: &mut Flow<'_, '_>, names: &[&str]) {
    let Some((first, rest)) = names.split_first() else {
        return;
    };
    flow.skip(1);
    if rest.is_empty() {
        let words = format!("附件：{first}");
        flow.para(&Para::plain(Style::FangSong, Align::Justify, words).indent(2, 5));
        return;
    }
    for (name, no) in names.iter().zip(1..) {
        let label = if no == 1 { "附件：" } else { "" };
        let words = format!("{label}{no}.{name}");
        let first = if no == 1 { 2 } else { 5 };
        flow.para(&Para::plain(Style::FangSong, Align::Justify, words).indent(first, 6));
    }
}

/// How many grid lines signature and date take, blank ones included.
pub(super) fn signature_lines(flow: &Flow<'_, '_>, look: &Look, organ: Option<&str>) -> i32 {
    let Some(organ) = organ else { return 0 };
    let (gap, right) = match look.signature {
        SignatureMode::None => return 0,
        SignatureMode::Unsealed => (1, 2),
        SignatureMode::Sealed | SignatureMode::Acting => (SEAL_LINES, 4),
    };
    let lines = title::lines(organ, organ_chars(flow, right)).len();
    gap + i32::try_from(lines).expect("BUG: a name is short") + 1
}

/// Characters of a line of the 署名.
fn organ_chars(flow: &Flow<'_, '_>, right: i32) -> usize {
    usize::try_from(flow.frame().columns() - 2 * right).expect("BUG: a page has columns")
}

/// 署名 and 成文日期. Without a seal the name ends two characters from the right and the date begins
/// two characters right of the name's beginning; where the date would so come nearer the edge, it
/// ends there and the name moves in. With a seal the date ends four characters from the right and
/// the name stands centred above it.
pub(super) fn signature(flow: &mut Flow<'_, '_>, look: &Look, organ: &str, dated: NaiveDate) {
    let date = words::date(dated);
    let (gap, right) = match look.signature {
        SignatureMode::None => return,
        SignatureMode::Unsealed => (1, 2),
        SignatureMode::Sealed | SignatureMode::Acting => (SEAL_LINES, 4),
    };
    let organ = match look.signature {
        SignatureMode::Acting => format!("{organ}（代章）"),
        SignatureMode::None | SignatureMode::Unsealed | SignatureMode::Sealed => organ.to_owned(),
    };
    flow.skip(gap);
    let frame = flow.frame();
    let cell = frame.width / frame.columns();
    let edge = frame.right() - right * cell;
    let lines = title::lines(&organ, organ_chars(flow, right));
    let (_, measure) = flow.page_and_measure();
    let mut wide = |words: &str| words_width(measure, words, Style::FangSong, BODY);
    let date_width = wide(&date);
    let organ_width = lines.iter().map(|line| wide(line)).max().unwrap_or(0);
    // The name's middle and the date's right edge.
    let (middle, date_right) = match look.signature {
        SignatureMode::Unsealed => {
            let date_right = (edge - organ_width + 2 * cell + date_width).min(edge);
            let organ_left = (date_right - date_width - 2 * cell).min(edge - organ_width);
            (organ_left + organ_width / 2, date_right)
        }
        SignatureMode::None | SignatureMode::Sealed | SignatureMode::Acting => {
            let middle = edge - date_width / 2;
            (middle.min(frame.right() - cell - organ_width / 2), edge)
        }
    };
    for organ in &lines {
        put_signed(flow, organ, Align::Centre, middle);
    }
    put_signed(flow, &date, Align::Right, date_right);
}

/// A line of the signature.
fn put_signed(flow: &mut Flow<'_, '_>, words: &str, align: Align, x: Mpt) {
    flow.need_line();
    let line = flow.next_line();
    let at = (x, flow.frame().baseline(line));
    let (page, measure) = flow.page_and_measure();
    let plain = (Style::FangSong, Tint::Black, BODY);
    put_words(page, measure, words, plain, align, at);
    flow.go_to_line(line + 1);
}

/// 版记 at the foot of the last page: 抄送, then who issues it and when.
pub(super) fn colophon(
    flow: &mut Flow<'_, '_>,
    look: &Look,
    copies_to: &[String],
    organ: Option<&str>,
    dated: NaiveDate,
) {
    let Some(organ) = organ else { return };
    let issued = format!("{}印发", words::date(dated));
    let mut parts = Vec::new();
    if !copies_to.is_empty() {
        let words = format!("抄送：{}。", words::list(copies_to));
        parts.push(pair_rows(flow, COLOPHON, &words, ""));
    }
    parts.push(pair_rows(flow, COLOPHON, organ, &issued));
    let rows: i32 = parts.iter().map(|rows| count(rows)).sum();
    if flow.lines_left() <= rows {
        flow.new_page();
    }
    if look.colophon_on_even_page && flow.pages_so_far() % 2 == 1 {
        flow.blank_page();
    }
    let frame = flow.frame();
    let mut line = frame.lines() - rows;
    let (thick, thin) = (mm100(35), mm100(25));
    let first = line;
    for rows in &parts {
        let weight = if line == first { thick } else { thin };
        let at = (frame.left, frame.line_top(line));
        rule(flow, at, frame.width, weight, Tint::Black);
        put_pair(flow, line, COLOPHON, rows);
        line += count(rows);
    }
    rule(
        flow,
        (frame.left, frame.bottom()),
        frame.width,
        thick,
        Tint::Black,
    );
}

/// What a reader must know of the days it counts: a year whose holidays are not published. By which
/// notice the others are counted stands in the office's own lists.
pub(super) fn notes(flow: &mut Flow<'_, '_>, notes: &[String]) {
    for note in notes.iter().filter(|note| note.contains("未公布")) {
        let words = format!("注：{}", words::sentence(note));
        flow.small(
            &Para::plain(Style::FangSong, Align::Left, words),
            10_500,
            15_500,
        );
    }
}

/// 抄送 of a letter, which has no 版记: words alone at the foot of the type area.
pub(super) fn copies(flow: &mut Flow<'_, '_>, copies_to: &[String]) {
    if copies_to.is_empty() {
        return;
    }
    let words = format!("抄送：{}。", words::list(copies_to));
    let rows = pair_rows(flow, COLOPHON, &words, "");
    if flow.lines_left() <= count(&rows) {
        flow.new_page();
    }
    let line = flow.frame().lines() - count(&rows);
    put_pair(flow, line, COLOPHON, &rows);
}

/// The rows of a pair: words at the left, broken where they are too long, and words at the right,
/// on the last of those rows where there is room, else on one of their own.
pub(super) fn pair_rows(
    flow: &mut Flow<'_, '_>,
    size: Mpt,
    left: &str,
    right: &str,
) -> Vec<(String, String)> {
    let width = flow.frame().width - 2 * size;
    let most = usize::try_from(width / size).expect("BUG: a page has a width");
    let mut rows: Vec<(String, String)> = title::lines(left, most)
        .into_iter()
        .map(|words| (words, String::new()))
        .collect();
    let (_, measure) = flow.page_and_measure();
    let mut wide = |words: &str| words_width(measure, words, Style::FangSong, size);
    match rows.last_mut() {
        Some(row) if wide(&row.0) + wide(right) + 2 * size <= width => row.1 = right.to_owned(),
        _ => rows.push((String::new(), right.to_owned())),
    }
    rows
}

/// Puts a pair from a grid line on, one character in from both edges.
pub(super) fn put_pair(flow: &mut Flow<'_, '_>, line: i32, size: Mpt, rows: &[(String, String)]) {
    let frame = flow.frame();
    let look = (Style::FangSong, Tint::Black, size);
    let (page, measure) = flow.page_and_measure();
    for ((left, right), line) in rows.iter().zip(line..) {
        let y = frame.baseline(line);
        let from = (frame.left + size, y);
        put_words(page, measure, left, look, Align::Left, from);
        let to = (frame.right() - size, y);
        put_words(page, measure, right, look, Align::Right, to);
    }
}

/// How many grid lines the rows of a pair take.
pub(super) fn count(rows: &[(String, String)]) -> i32 {
    i32::try_from(rows.len()).expect("BUG: a name takes few rows")
}
