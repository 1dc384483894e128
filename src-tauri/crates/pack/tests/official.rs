//! The forms of GB/T 9704 as geometry: where heads, rules, signatures and 版记 stand, in every mode.
//! The words of the papers are not looked at here.

#![allow(clippy::unwrap_used)] // helpers of tests fall like tests

mod common;

use common::{faces, minutes_brief};
use office::brief::{Brief, SlipBrief};
use pack::faces::{Faces, Style};
use pack::papers::{self, Look, RedHead, SignatureMode};
use pack::set::{Label, Page, Rect, Run, Sheets, Tint, Turn};

/// Millimetres in 1/1000 pt.
fn mm(millimetres: f64) -> i32 {
    (millimetres * 72_000.0 / 25.4).round() as i32
}

/// Edges of the type area.
fn left() -> i32 {
    mm(28.0)
}
fn right() -> i32 {
    mm(184.0)
}
fn top() -> i32 {
    mm(37.0)
}
fn bottom() -> i32 {
    mm(262.0)
}

/// A column and a line of the grid.
const COLUMN: i32 = 15_793;
const LINE: i32 = 28_990;

fn near(found: i32, wanted: i32, what: &str) {
    assert!(
        (found - wanted).abs() <= 600,
        "{what}: {found}, not {wanted}"
    );
}

/// The golden briefs by the name of their page.
fn brief(name: &str) -> Brief {
    let mut briefs = common::more::briefs().into_iter();
    briefs.find(|(found, _)| *found == name).unwrap().1
}

fn letter() -> SlipBrief {
    match brief("follow-up-letter") {
        Brief::Slip(slip) => slip,
        other => panic!("{other:?}"),
    }
}

fn words(run: &Run) -> String {
    run.glyphs.iter().map(|glyph| glyph.ch).collect()
}

/// The runs of the line that a run with these words begins, and where that line ends.
fn line<'a>(page: &'a Page, begins: &str) -> (&'a Run, i32) {
    let at = page
        .runs
        .iter()
        .rposition(|run| run.begins && line_words(page, run).starts_with(begins))
        .unwrap_or_else(|| panic!("no line begins with {begins}"));
    let last = page.runs[at + 1..]
        .iter()
        .take_while(|run| !run.begins)
        .last()
        .unwrap_or(&page.runs[at]);
    let glyph = last.glyphs.last().unwrap();
    let wide = if glyph.ch.is_ascii() {
        last.size / 2
    } else {
        last.size
    };
    (&page.runs[at], last.x + glyph.dx + wide)
}

fn line_words(page: &Page, first: &Run) -> String {
    let at = page
        .runs
        .iter()
        .position(|run| std::ptr::eq(run, first))
        .unwrap();
    let more = page.runs[at + 1..].iter().take_while(|run| !run.begins);
    std::iter::once(first).chain(more).map(words).collect()
}

fn red_rules(page: &Page) -> Vec<Rect> {
    let red = page.rects.iter().filter(|rect| rect.tint == Tint::Red);
    let mut rules: Vec<Rect> = red.copied().collect();
    rules.sort_by_key(|rule| rule.y);
    rules
}

fn with(brief: &Brief, faces: &Faces, change: impl FnOnce(&mut Look)) -> Sheets {
    let mut look = Look::default();
    change(&mut look);
    papers::set(brief, &look, faces)
}

#[test]
fn a_letter_has_its_mark_its_double_rules_and_its_number_where_the_standard_puts_them() {
    let mut slip = letter();
    slip.matter.requirement = "逐项核对，限期整改，书面反馈。".repeat(40);
    let sheets = with(&Brief::Slip(slip), &faces(), |_| ());
    assert!(sheets.pages.len() > 1);
    let page = &sheets.pages[0];
    let mark = page.runs.iter().find(|run| run.tint == Tint::Red).unwrap();
    near(
        mark.y - mark.size * 83 / 100,
        mm(30.0),
        "the mark's upper edge",
    );
    let rules = red_rules(page);
    assert_eq!(rules.len(), 4);
    for rule in &rules {
        near(rule.width, mm(170.0), "a rule's length");
        near(rule.x + rule.width / 2, mm(106.0), "a rule's middle");
    }
    // Above thick over thin, below thin over thick.
    assert!(rules[0].height > rules[1].height && rules[2].height < rules[3].height);
    near(
        rules[0].y - (mark.y + mark.size / 6),
        mm(4.0),
        "the first rule below the mark",
    );
    near(
        page.height - rules[3].y,
        mm(20.0),
        "the last rule above the paper's edge",
    );
    let (number, end) = line(page, "环设更专班督〔2026〕");
    near(end, right(), "the number ends at the right edge");
    let rule_end = rules[1].y + rules[1].height;
    near(
        number.y - 14_080,
        rule_end + 14_000,
        "the number below the rules",
    );
    // The first page carries no page number, the second does.
    assert!(!sheets.words(0).contains("— 1 —"));
    assert!(sheets.words(1).contains("— 2 —"));
    assert_eq!(sheets.pages[1].label, Label::Number(2));
}

#[test]
fn red_heads_of_all_modes_leave_their_room() {
    let faces = faces();
    let brief = brief("meeting-notice");
    let page = |mode| {
        with(&brief, &faces, |look| look.red_head = mode)
            .pages
            .remove(0)
    };
    let coloured = page(RedHead::Colour);
    let mark = coloured
        .runs
        .iter()
        .find(|run| run.tint == Tint::Red)
        .unwrap();
    near(
        mark.y - mark.size * 83 / 100,
        top() + mm(35.0),
        "the mark's upper edge",
    );
    let (number, _) = line(&coloured, "环设更专班〔2026〕");
    let empty = number.y - 14_080 - (mark.y + mark.size / 6);
    assert!(
        (2 * LINE..3 * LINE + LINE / 2).contains(&empty),
        "two lines are empty between mark and number: {empty}"
    );
    let rules = red_rules(&coloured);
    assert_eq!(rules.len(), 1);
    near(
        rules[0].width,
        mm(156.0),
        "the rule is as wide as the type area",
    );
    near(
        rules[0].y,
        number.y + 1_920 + mm(4.0),
        "the rule stands 4 mm below the number",
    );
    let title = coloured.runs.iter().find(|run| run.size == 22_000).unwrap();
    near(
        title.y - number.y,
        3 * LINE,
        "two lines are empty between rule and title",
    );
    // Paper that carries the head already: the same places, nothing red.
    let blank = page(RedHead::Preprinted);
    assert!(blank.runs.iter().all(|run| run.tint != Tint::Red) && red_rules(&blank).is_empty());
    assert_eq!(line(&blank, "环设更专班〔2026〕").0.y, number.y);
    let plain = page(RedHead::Plain);
    assert!(plain.runs.iter().all(|run| run.tint != Tint::Red) && red_rules(&plain).is_empty());
    assert_eq!(plain.runs[0].tint, Tint::Black);
}

/// The lines of signature and date on the last page that has a date.
fn signed<'a>(
    sheets: &'a Sheets,
    organ: &str,
    date: &str,
) -> ((&'a Run, i32), (&'a Run, i32), &'a Page) {
    let page = sheets
        .pages
        .iter()
        .find(|page| {
            page.runs
                .iter()
                .any(|run| run.begins && line_words(page, run) == date)
        })
        .unwrap();
    (line(page, organ), line(page, date), page)
}

#[test]
fn a_signature_without_seal_stands_as_the_standard_has_it() {
    let faces = faces();
    let mut slip = letter();
    slip.head.office = Some("环翠区设备更新工作专班办公室".into());
    let sheets = with(&Brief::Slip(slip.clone()), &faces, |_| ());
    let (organ, date, _) = signed(&sheets, "环翠区设备更新工作专班办公室", "2026年11月23日");
    near(
        organ.1,
        right() - 2 * COLUMN,
        "the name ends two characters from the edge",
    );
    near(
        date.0.x,
        organ.0.x + 2 * COLUMN,
        "the date begins two characters right of the name",
    );
    // A name shorter than the date: the date ends two characters from the edge and the name moves in.
    slip.head.office = Some("区专班办".into());
    let sheets = with(&Brief::Slip(slip), &faces, |_| ());
    let (organ, date, _) = signed(&sheets, "区专班办", "2026年11月23日");
    near(
        date.1,
        right() - 2 * COLUMN,
        "the date ends two characters from the edge",
    );
    near(
        date.0.x,
        organ.0.x + 2 * COLUMN,
        "the date begins two characters right of the name",
    );
}

#[test]
fn a_signature_with_seal_leaves_room_and_is_never_a_seal() {
    let faces = faces();
    let mut slip = letter();
    slip.head.office = Some("环翠区设备更新专班办公室".into());
    for mode in [SignatureMode::Sealed, SignatureMode::Acting] {
        let sheets = with(&Brief::Slip(slip.clone()), &faces, |look| {
            look.signature = mode
        });
        let (organ, date, page) = signed(&sheets, "环翠区设备更新专班办公室", "2026年11月23日");
        near(
            date.1,
            right() - 4 * COLUMN,
            "the date ends four characters from the edge",
        );
        let middle = |line: (&Run, i32)| (line.0.x + line.1) / 2;
        if mode == SignatureMode::Sealed {
            near(
                middle(organ),
                middle(date),
                "the name is centred over the date",
            );
        } else {
            assert!(line_words(page, organ.0).ends_with("（代章）"));
        }
        assert!(organ.1 <= right());
        // 42 mm of seal over name and date: the lines above them are empty.
        let above = page
            .runs
            .iter()
            .filter(|run| run.y < organ.0.y)
            .map(|run| run.y)
            .max();
        assert!(
            organ.0.y - above.unwrap() >= 3 * LINE - 600,
            "no room for a seal"
        );
    }
    let sheets = with(&Brief::Slip(slip), &faces, |look| {
        look.signature = SignatureMode::None
    });
    let all: String = (0..sheets.pages.len())
        .map(|page| sheets.words(page))
        .collect();
    assert!(
        !all.contains("2026年11月23日\n"),
        "no signature, no date: {all}"
    );
}

#[test]
fn no_page_carries_the_signature_alone() {
    let faces = faces();
    for mode in [
        SignatureMode::Unsealed,
        SignatureMode::Sealed,
        SignatureMode::Acting,
    ] {
        for lines in 0..26 {
            let mut slip = letter();
            slip.matter.requirement = "逐".repeat(1 + lines * 28);
            let sheets = with(&Brief::Slip(slip), &faces, |look| look.signature = mode);
            let page = sheets
                .pages
                .iter()
                .find(|page| {
                    page.runs
                        .iter()
                        .any(|run| line_words(page, run) == "2026年11月23日")
                })
                .unwrap();
            let date = page
                .runs
                .iter()
                .find(|run| line_words(page, run) == "2026年11月23日")
                .unwrap();
            let body = page.runs.iter().filter(|run| {
                run.begins
                    && run.turn == Turn::Upright
                    && run.size == 16_000
                    && run.y < date.y - 3 * LINE
            });
            assert!(
                body.count() >= 1,
                "{mode:?}: the signature stands alone after {lines} lines"
            );
        }
    }
}

#[test]
fn the_colophon_stands_at_the_foot_of_the_last_page() {
    let faces = faces();
    let brief = brief("meeting-notice");
    for even in [false, true] {
        let sheets = with(&brief, &faces, |look| look.colophon_on_even_page = even);
        let page = sheets.pages.last().unwrap();
        assert!(
            !even || sheets.pages.len().is_multiple_of(2),
            "a left-hand page"
        );
        let mut rules: Vec<&Rect> = page
            .rects
            .iter()
            .filter(|rect| rect.width == mm(156.0) && rect.height < 2_000)
            .collect();
        rules.sort_by_key(|rule| rule.y);
        let rules = &rules[rules.len() - 3..];
        near(
            rules[2].y,
            bottom(),
            "the last rule is the type area's lower edge",
        );
        near(rules[0].height, mm(0.35), "the first rule");
        near(rules[1].height, mm(0.25), "the middle rule");
        assert!(rules[0].height > rules[1].height && rules[2].height == rules[0].height);
        let (copies, _) = line(page, "抄送：");
        assert_eq!(copies.size, 14_000, "四号");
        near(copies.x, left() + 14_000, "one character in");
        assert!(copies.y > rules[0].y && copies.y < rules[1].y);
        let (_, end) = line(page, "2026年11月19日印发");
        near(end, right() - 14_000, "one character from the right");
    }
}

#[test]
fn an_annex_begins_a_page_with_its_mark_and_its_title_on_the_third_line() {
    let sheets = with(&Brief::Minutes(minutes_brief()), &faces(), |_| ());
    let page = sheets
        .pages
        .iter()
        .find(|page| line_words(page, &page.runs[0]).starts_with("附件"))
        .unwrap();
    let mark = &page.runs[0];
    assert_eq!((mark.style, mark.size), (Style::Hei, 16_000));
    near(mark.x, left(), "flush left");
    let title = page.runs.iter().find(|run| run.size == 22_000).unwrap();
    near(title.y - mark.y, 2 * LINE, "the title is on the third line");
    let (_, end) = line(page, &words(title));
    near((title.x + end) / 2, mm(106.0), "the title is centred");
}

#[test]
fn headings_have_the_faces_of_their_level() {
    let sheets = with(&Brief::MeetingPack(common::pack_brief()), &faces(), |_| ());
    let style_of = |begins: &str| {
        // Not in the list of contents, which says them too.
        let pages = sheets
            .pages
            .iter()
            .filter(|page| matches!(page.label, Label::Number(_)));
        let mut found = pages.flat_map(|page| page.runs.iter().map(move |run| (page, run)));
        let (_, run) = found
            .find(|(page, run)| run.begins && run.size == 16_000 && line_words(page, run) == begins)
            .unwrap_or_else(|| panic!("no heading {begins}"));
        (run.style, run.size)
    };
    assert_eq!(style_of("一、会议议程"), (Style::Hei, 16_000));
    assert_eq!(style_of("（一）滞后和超期事项"), (Style::Kai, 16_000));
    let title = sheets
        .pages
        .iter()
        .flat_map(|page| &page.runs)
        .find(|run| run.size == 22_000);
    assert_eq!(title.unwrap().style, Style::BiaoSong);
}

#[test]
fn lying_pages_carry_their_number_where_upright_ones_have_it_when_bound() {
    let faces = faces();
    let brief = brief("ledger-table");
    let lying = with(&brief, &faces, |_| ());
    for (page, number) in lying.pages.iter().zip(1..) {
        let run = page
            .runs
            .iter()
            .find(|run| run.turn == Turn::Clockwise)
            .unwrap();
        // Turned back: across the upright sheet, and down from its top.
        let (across, down) = (run.y, page.width - run.x);
        let length = run.glyphs.last().unwrap().dx + run.size / 2;
        near(down, bottom() + mm(7.0) + 4_900, "7 mm below the type area");
        if number % 2 == 1 {
            assert!(
                (across + length - (right() - 14_000)).abs() < 8_000,
                "odd: right"
            );
        } else {
            near(across, left() + 14_000, "even: left");
        }
    }
    let large = with(&brief, &faces, |look| look.large_tables = true);
    for (page, number) in large.pages.iter().zip(1..) {
        near(page.width, mm(420.0), "A3");
        near(page.height, mm(297.0), "A3 lies as high as A4 stands");
        let (run, end) = line(page, &format!("第{number}页"));
        assert_eq!(run.turn, Turn::Upright, "it needs no turning");
        near(
            run.y,
            bottom() + mm(7.0) + 4_900,
            "7 mm below the type area",
        );
        if number % 2 == 1 {
            assert!(
                (end - (mm(394.0) - 14_000)).abs() < 8_000,
                "odd: at the outer edge"
            );
        } else {
            near(run.x, left() + 14_000, "even: left");
        }
    }
}

#[test]
fn forms_have_room_to_write_and_boxes_to_tick() {
    let faces = faces();
    let rows = |sheets: &Sheets, page: usize| {
        let mut edges: Vec<i32> = sheets.pages[page]
            .rects
            .iter()
            .filter(|rect| rect.width > mm(150.0) && rect.height < 2_000)
            .map(|rect| rect.y)
            .collect();
        edges.sort_unstable();
        edges
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .collect::<Vec<_>>()
    };
    let sign_in = with(&brief("sign-in-sheet"), &faces, |_| ());
    // The head, then rows of at least 10 mm to sign in.
    let heights = rows(&sign_in, 0);
    assert!(heights.len() > 10);
    assert!(
        heights[1..].iter().all(|height| *height >= mm(10.0) - 10),
        "{heights:?}"
    );
    let notice = with(&brief("meeting-notice"), &faces, |_| ());
    let reply = (0..notice.pages.len())
        .find(|page| {
            notice.words(*page).contains("参会回执") && notice.words(*page).contains("填报人")
        })
        .unwrap();
    assert_eq!(
        notice.words(reply).matches('□').count(),
        3,
        "a box for each answer"
    );
    let heights = rows(&notice, reply);
    assert!(
        heights.iter().skip(1).all(|height| *height >= mm(10.0)),
        "{heights:?}"
    );
}
