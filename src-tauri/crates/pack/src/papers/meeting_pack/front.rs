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
/// Characters of a cover's line.
const COVER_CHARS: usize = 24;
/// Dots of a leader.
const DOT: Mpt = 900;
const DOT_PITCH: Mpt = 5_000;

/// Cover and contents before the body; for numbered copies all of it so many times, in one file.
pub(super) fn before(
    body: Body,
    brief: &MeetingPackBrief,
    look: &Look,
    measure: &mut Measure<'_>,
) -> Body {
    let Some(copies) = brief.copies else {
        return one(&body, brief, look, None, measure);
    };
    let mut all = Body {
        pages: Vec::new(),
        outline: Vec::new(),
    };
    for copy in 1..=copies {
        let mut own = one(&body, brief, look, Some(copy), measure);
        // Each copy begins on a sheet of its own when printed on both sides.
        if copy < copies && !own.pages.len().is_multiple_of(2) {
            own.pages.push(blank(Frame::portrait(look.area)));
        }
        let (from, deeper) = (all.pages.len(), u8::from(copies > 1));
        if copies > 1 {
            all.outline.push(OutlineEntry {
                level: 1,
                title: format!("编号{copy:03}"),
                page: from,
                y: 0,
            });
        }
        for link in own.pages.iter_mut().flat_map(|page| &mut page.links) {
            link.page += from;
        }
        all.outline
            .extend(own.outline.into_iter().map(|entry| OutlineEntry {
                page: entry.page + from,
                level: entry.level + deeper,
                ..entry
            }));
        all.pages.extend(own.pages);
    }
    all
}

fn blank(frame: Frame) -> Page {
    Page {
        label: Label::Named("空白页"),
        ..frame.page()
    }
}

/// One copy.
fn one(
    body: &Body,
    brief: &MeetingPackBrief,
    look: &Look,
    copy: Option<u32>,
    measure: &mut Measure<'_>,
) -> Body {
    let frame = Frame::portrait(look.area);
    let mut pages = cover(brief, copy, measure, frame);
    let covers = pages.len();
    let entries: Vec<&OutlineEntry> = body
        .outline
        .iter()
        .filter(|entry| entry.level == 1)
        .collect();
    pages.extend(contents(&entries, &body.pages, measure, frame));
    // Cover and contents fill whole sheets when printed on both sides.
    if !pages.len().is_multiple_of(2) {
        pages.push(blank(frame));
    }
    let front = pages.len();
    pages.extend(body.pages.iter().cloned());
    for link in pages.iter_mut().flat_map(|page| &mut page.links) {
        link.page += front;
    }
    let entry = |title: &str, page: usize| OutlineEntry {
        level: 1,
        title: title.to_owned(),
        page,
        y: 0,
    };
    let mut outline = vec![entry("封面", 0), entry("目录", covers)];
    let moved = body.outline.iter().map(|entry| OutlineEntry {
        page: entry.page + front,
        ..entry.clone()
    });
    outline.extend(moved);
    Body { pages, outline }
}

/// The plan, the pack's title, its draft mark; below them the office and the day of the meeting.
fn cover(
    brief: &MeetingPackBrief,
    copy: Option<u32>,
    measure: &mut Measure<'_>,
    frame: Frame,
) -> Vec<Page> {
    let mut flow = Flow::new(measure, frame);
    let corner = |flow: &mut Flow<'_, '_>, words: &str, align, x| {
        let (page, measure) = flow.page_and_measure();
        let look = (Style::Hei, Tint::Black, BODY);
        put_words(page, measure, words, look, align, (x, frame.baseline(0)));
    };
    if brief.collected {
        corner(&mut flow, "会后收回", Align::Left, frame.left);
    }
    if let Some(copy) = copy {
        let words = format!("编号：{copy:03}");
        corner(&mut flow, &words, Align::Right, frame.right());
    }
    flow.go_to_line(PLAN_LINE);
    centred(&mut flow, &brief.head.plan_title, Style::Kai, BODY, 1);
    flow.go_to_line(TITLE_LINE);
    centred(
        &mut flow,
        &brief.head.title,
        Style::BiaoSong,
        COVER_TITLE,
        2,
    );
    if let Some(mark) = brief.head.under_title() {
        centred(&mut flow, &mark, Style::Kai, BODY, 1);
    }
    flow.go_to_line(OFFICE_LINE);
    if let Some(office) = &brief.head.office {
        centred(&mut flow, office, Style::FangSong, BODY, 1);
    }
    centred(
        &mut flow,
        &words::date(brief.meeting.held_on),
        Style::FangSong,
        BODY,
        1,
    );
    let mut pages = flow.finish().pages;
    pages
        .iter_mut()
        .for_each(|page| page.label = Label::Named("封面"));
    pages
}

/// Centred lines, broken at word sense, every `step` grid lines.
fn centred(flow: &mut Flow<'_, '_>, words: &str, style: Style, size: Mpt, step: i32) {
    let frame = flow.frame();
    // Lines of a cover stay clear of the edges.
    let most = usize::try_from(frame.width / size).expect("BUG: a page has a width");
    for words in title::lines(words, most.min(COVER_CHARS)) {
        flow.need_line();
        let line = flow.next_line();
        let at = (frame.left + frame.width / 2, frame.baseline(line));
        let (page, measure) = flow.page_and_measure();
        put_words(
            page,
            measure,
            &words,
            (style, Tint::Black, size),
            Align::Centre,
            at,
        );
        flow.go_to_line(line + step);
    }
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
        let label = pages[entry.page].label.words();
        let leads_to = Some((entry.page, entry.y));
        contents_line(&mut flow, &entry.title, Style::FangSong, &label, leads_to);
    }
    let mut pages = flow.finish().pages;
    for page in &mut pages {
        page.label = Label::Named("目录");
    }
    pages
}

/// A line of contents, on the next grid line: its words, dots, the number; the whole line leads to a page
/// and a height on it.
pub(in crate::papers) fn contents_line(
    flow: &mut Flow<'_, '_>,
    title: &str,
    style: Style,
    label: &str,
    leads_to: Option<(usize, Mpt)>,
) {
    flow.need_line();
    let frame = flow.frame();
    let line = flow.next_line();
    let y = frame.baseline(line);
    let (page, measure) = flow.page_and_measure();
    let plain = (style, Tint::Black, BODY);
    let place = (frame.left, y);
    let left = frame.left + put_words(page, measure, title, plain, Align::Left, place);
    let number = (Style::Song, Tint::Black, BODY);
    let place = (frame.right(), y);
    let right = frame.right() - put_words(page, measure, label, number, Align::Right, place);
    leader(page, left + BODY / 2, right - BODY / 2, y, frame.right());
    if let Some((to, to_y)) = leads_to {
        page.links.push(Link {
            x: frame.left,
            y: frame.line_top(line),
            width: frame.width,
            height: Em::solid(BODY).points(1800),
            page: to,
            to_y,
        });
    }
    flow.go_to_line(line + 1);
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
