//! What papers that are one table have in common: title, a line on origin and day above, notes
//! below, 第n页 共N页. Not the table itself.

use super::{Body, Look, number, words};
use crate::faces::Style;
use crate::set::flow::Flow;
use crate::set::foot::Numbering;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::text::{Align, Para};
use office::brief::PaperHead;

/// 小四 for the line above the table, 五号 for the notes below.
const ABOVE: (i32, i32) = (12_000, 20_000);
const BELOW: (i32, i32) = (10_500, 16_500);

/// Begins the paper: bookmark, title, draft mark, then who made it, `more`, and as of when.
pub(super) fn begin<'m, 'f>(
    measure: &'m mut Measure<'f>,
    frame: Frame,
    head: &PaperHead,
    more: &[String],
) -> Flow<'m, 'f> {
    let mut parts = Vec::new();
    if let Some(office) = &head.office {
        parts.push(format!("编制单位：{office}"));
    }
    parts.extend(more.iter().cloned());
    parts.push(format!("截至日期：{}", words::date(head.as_of)));
    begin_bare(measure, frame, head, &parts)
}

/// Begins a paper that is a form to be filled in by hand: nothing above but `parts`.
pub(super) fn begin_bare<'m, 'f>(
    measure: &'m mut Measure<'f>,
    frame: Frame,
    head: &PaperHead,
    parts: &[String],
) -> Flow<'m, 'f> {
    let mut flow = Flow::new(measure, frame);
    flow.mark(1, head.title.clone());
    flow.title(&head.title);
    if let Some(mark) = head.under_title() {
        flow.subtitle(&mark);
    }
    if !parts.is_empty() {
        flow.small_parts(parts, ABOVE.0, ABOVE.1);
    }
    flow
}

/// Notes below the table, numbered where there are several.
pub(super) fn notes(flow: &mut Flow<'_, '_>, notes: &[String]) {
    for (at, note) in notes.iter().enumerate() {
        let label = if at == 0 { "注：" } else { "　　" };
        let no = if notes.len() > 1 {
            format!("{}.", at + 1)
        } else {
            String::new()
        };
        let words = format!("{label}{no}{}", words::sentence(note));
        let para = Para::plain(Style::FangSong, Align::Justify, words).indent(0, 2);
        flow.small(&para, BELOW.0, BELOW.1);
    }
}

/// A heading between the tables of one paper.
pub(super) fn heading(flow: &mut Flow<'_, '_>, level: u8, words: impl Into<String>) {
    flow.heading(level, &Para::plain(Style::Hei, Align::Left, words));
}

/// The pages, numbered 第n页 共N页. The flow's measure is free again by then.
pub(super) fn end(
    flow: crate::set::flow::Flowed,
    measure: &mut Measure<'_>,
    head: &PaperHead,
    look: &Look,
) -> Body {
    number(flow, measure, Numbering::OfAll, head, look)
}
