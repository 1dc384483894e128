//! What stands before the numbered pages of a pack: cover and contents.
//! Made last, since the contents need the page map; both are counted apart, so that the numbers
//! of the body don't move when the contents grow. The body begins on a right-hand page.

use super::super::{Body, Look, words};
use crate::faces::Style;
use crate::set::flow::Flow;
use crate::set::grid::{BODY, Em, Frame, put_words};
use crate::set::measure::Measure;
use crate::set::text::Align;
use crate::set::{Label, Link, Mpt, OutlineEntry, Page, Rect, Tint, title};
use office::brief::MeetingPackBrief;

/// 一号.
const COVER_TITLE: Mpt = 26_000;
/// Grid lines of the cover: where the plan's title, the pack's title and the office begin.
const PLAN_LINE: i32 = 3;
const TITLE_LINE: i32 = 7;
const OFFICE_LINE: i32 = 17;
/// Dots of a leader.
const DOT: Mpt = 900;
const DOT_PITCH: Mpt = 5_000;

pub(super) fn before(
    body: Body,
    brief: &MeetingPackBrief,
    look: &Look,
    measure: &mut Measure<'_>,
) -> Body {
    let frame = Frame::portrait(look.area);
    let cover = cover(brief, look, measure, frame);
    let entries: Vec<&OutlineEntry> = body
        .outline
        .iter()
        .filter(|entry| entry.level == 1)
        .collect();
    let mut contents = contents(&entries, &body.pages, measure, frame);
    // Cover and contents fill whole sheets when printed on both sides.
    if contents.len().is_multiple_of(2) {
        contents.push(Page {
            label: Label::Named("空白页"),
            ..frame.page()
        });
    }
    let front = 1 + contents.len();
    for page in &mut contents {
        for link in &mut page.links {
            link.page += front;
        }
    }
    let mut outline = vec![
        OutlineEntry {
            level: 1,
            title: "封面".to_owned(),
            page: 0,
            y: 0,
        },
        OutlineEntry {
            level: 1,
            title: "目录".to_owned(),
            page: 1,
            y: 0,
        },
    ];
    outline.extend(body.outline.into_iter().map(|entry| OutlineEntry {
        page: entry.page + front,
        ..entry
    }));
    let mut pages = vec![cover];
    pages.extend(contents);
    pages.extend(body.pages);
    Body { pages, outline }
}

fn cover(brief: &MeetingPackBrief, look: &Look, measure: &mut Measure<'_>, frame: Frame) -> Page {
    let mut page = Page {
        label: Label::Named("封面"),
        ..frame.page()
    };
    let middle = frame.left + frame.width / 2;
    let at = |line: i32| (middle, frame.baseline(line));
    if let Some(copy) = &look.collected_copy {
        let black = (Style::Hei, Tint::Black, BODY);
        put_words(
            &mut page,
            measure,
            "会后收回",
            black,
            Align::Left,
            (frame.left, frame.baseline(0)),
        );
        let number = format!("编号：{copy}");
        put_words(
            &mut page,
            measure,
            &number,
            black,
            Align::Right,
            (frame.right(), frame.baseline(0)),
        );
    }
    let kai = (Style::Kai, Tint::Black, BODY);
    for (at, words) in (PLAN_LINE..).zip(title::lines(&brief.head.plan_title, 24)) {
        put_words(
            &mut page,
            measure,
            &words,
            kai,
            Align::Centre,
            (middle, frame.baseline(at)),
        );
    }
    let mut line = TITLE_LINE;
    let cells = usize::try_from(frame.width / COVER_TITLE).expect("BUG: a page has a width");
    for words in title::lines(&brief.head.title, cells) {
        let look = (Style::BiaoSong, Tint::Black, COVER_TITLE);
        put_words(&mut page, measure, &words, look, Align::Centre, at(line));
        // Large type takes three lines for two.
        line += 2;
    }
    if let Some(mark) = &brief.head.draft_mark {
        put_words(&mut page, measure, mark, kai, Align::Centre, at(line));
    }
    let mut line = OFFICE_LINE;
    let plain = (Style::FangSong, Tint::Black, BODY);
    if let Some(office) = &brief.head.office {
        for words in title::lines(office, 24) {
            put_words(&mut page, measure, &words, plain, Align::Centre, at(line));
            line += 1;
        }
    }
    put_words(
        &mut page,
        measure,
        &words::date(brief.meeting.held_on),
        plain,
        Align::Centre,
        at(line),
    );
    page
}

/// 目录: a line an entry, dots between, the page number flush right; the whole line is a link.
fn contents(
    entries: &[&OutlineEntry],
    pages: &[Page],
    measure: &mut Measure<'_>,
    frame: Frame,
) -> Vec<Page> {
    let mut flow = Flow::new(measure, frame);
    flow.title("目　录");
    flow.skip(1);
    for entry in entries {
        flow.need_line();
        let line = flow.next_line();
        let y = frame.baseline(line);
        let (page, measure) = flow.page_and_measure();
        let plain = (Style::FangSong, Tint::Black, BODY);
        let left = frame.left
            + put_words(
                page,
                measure,
                &entry.title,
                plain,
                Align::Left,
                (frame.left, y),
            );
        let number = (Style::Song, Tint::Black, BODY);
        let label = pages[entry.page].label.words();
        let right = frame.right()
            - put_words(
                page,
                measure,
                &label,
                number,
                Align::Right,
                (frame.right(), y),
            );
        leader(page, left + BODY / 2, right - BODY / 2, y, frame.right());
        page.links.push(Link {
            x: frame.left,
            y: frame.line_top(line),
            width: frame.width,
            height: Em::solid(BODY).points(1800),
            page: entry.page,
            to_y: entry.y,
        });
        flow.go_to_line(line + 1);
    }
    let mut pages = flow.finish().pages;
    for page in &mut pages {
        page.label = Label::Named("目录");
    }
    pages
}

/// Dots at places counted from the right edge, so that those of all lines stand below each other.
fn leader(page: &mut Page, from: Mpt, to: Mpt, y: Mpt, right: Mpt) {
    let mut x = right - DOT_PITCH;
    while x > from {
        if x + DOT < to {
            page.rects.push(Rect {
                x,
                y: y - BODY / 4,
                width: DOT,
                height: DOT,
                tint: Tint::Black,
            });
        }
        x -= DOT_PITCH;
    }
}
