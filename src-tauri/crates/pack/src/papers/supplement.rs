//! 补充材料: what came late to an issued pack. A first page says to which, and whether that still holds; the
//! contents go on from the pack's, and so do the page numbers, over all parts. Each part is set as the
//! paper that it is.

use super::meeting_pack::{changes, front};
use super::{Body, Look, number, words};
use crate::faces::Style;
use crate::set::flow::Flow;
use crate::set::foot::Numbering;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::text::{Align, Para};
use office::brief::{ChangesBrief, SupplementBrief, SupplementPartBrief};

/// A line of the contents: the words, the number, and the page of the file it leads to.
struct Entry {
    title: String,
    page: u32,
    leads_to: Option<usize>,
}

pub(super) fn set(brief: &SupplementBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let titles: Vec<String> = brief.parts.iter().map(title).collect();
    // The lines of the contents are known before the parts are set, their numbers only after.
    let blank = titles.iter().map(|title| (title.clone(), 0, 0));
    let fronts = first(brief, look, measure, blank.collect()).pages.len();
    let mut parts: Vec<Body> = Vec::new();
    let mut starts = Vec::new();
    let mut passed = fronts;
    for part in &brief.parts {
        let before = brief.to.last_page + u32::try_from(passed).expect("BUG: few pages");
        let from = before + 1;
        let look = Look {
            pages_before: before,
            ..look.clone()
        };
        let body = match part {
            SupplementPartBrief::Changes(part) => changes_part(part, brief, &look, measure),
            SupplementPartBrief::Paper(part) => super::body(part, &look, measure),
        };
        starts.push((from, passed));
        passed += body.pages.len();
        parts.push(body);
    }
    let entries = titles.into_iter().zip(starts);
    let entries = entries.map(|(title, (number, index))| (title, number, index));
    let mut whole = first(brief, look, measure, entries.collect());
    for part in parts {
        append(&mut whole, part);
    }
    whole
}

/// Puts pages behind others; what leads to them leads there still.
fn append(whole: &mut Body, mut part: Body) {
    let before = whole.pages.len();
    for link in part.pages.iter_mut().flat_map(|page| &mut page.links) {
        link.page += before;
    }
    for entry in &mut part.outline {
        entry.page += before;
    }
    whole.pages.append(&mut part.pages);
    whole.outline.append(&mut part.outline);
}

fn title(part: &SupplementPartBrief) -> String {
    match part {
        SupplementPartBrief::Changes(_) => CHANGES.to_owned(),
        SupplementPartBrief::Paper(brief) => brief.head().title.clone(),
    }
}

const CHANGES: &str = "材料印发以来的变化";

/// Title, what it belongs to, contents.
fn first(
    brief: &SupplementBrief,
    look: &Look,
    measure: &mut Measure<'_>,
    own: Vec<(String, u32, usize)>,
) -> Body {
    let mut flow = Flow::new(measure, Frame::portrait(look.area));
    flow.mark(1, brief.head.title.clone());
    flow.title(&brief.head.title);
    if let Some(mark) = brief.head.under_title() {
        flow.subtitle(&mark);
    }
    flow.skip(1);
    let to = &brief.to;
    flow.para(&Para::body(format!(
        "本材料是《{}》（{}{}印发）的补充，页码接该材料第{}页，请与该材料一并使用。数据截至{}。",
        to.title,
        words::date(to.issued_on),
        match to.edition {
            1 => String::new(),
            edition => format!("第{edition}次"),
        },
        to.last_page,
        words::date(brief.head.as_of)
    )));
    if let Some(standing) = &to.standing {
        let para = Para::plain(Style::Hei, Align::Justify, words::sentence(standing));
        flow.para(&para.indent(2, 0));
    }
    if let Some(office) = &brief.head.office {
        flow.para(&Para::plain(Style::FangSong, Align::Right, office.clone()));
    }
    flow.skip(1);
    flow.para(&Para::plain(Style::Hei, Align::Centre, "目录（续）"));
    let kept = to.contents.iter().map(|line| Entry {
        title: line.title.clone(),
        page: line.page,
        leads_to: None,
    });
    let own = own.into_iter().map(|(title, page, index)| Entry {
        title,
        page,
        leads_to: Some(index),
    });
    for entry in kept.chain(own) {
        let style = match entry.leads_to {
            Some(_) => Style::FangSong,
            None => Style::Kai,
        };
        let leads_to = entry.leads_to.map(|page| (page, 0));
        let number = entry.page.to_string();
        front::contents_line(&mut flow, &entry.title, style, &number, leads_to);
    }
    if !to.contents.is_empty() {
        let words = "楷体所列为原材料的内容，不在本册。";
        let para = Para::plain(Style::FangSong, Align::Left, words);
        flow.small(&para, 10_500, 15_500);
    }
    let flowed = flow.finish();
    let look = Look {
        pages_before: brief.to.last_page,
        ..look.clone()
    };
    number(flowed, measure, Numbering::Official, &brief.head, &look)
}

fn changes_part(
    part: &ChangesBrief,
    brief: &SupplementBrief,
    look: &Look,
    measure: &mut Measure<'_>,
) -> Body {
    let mut flow = Flow::new(measure, Frame::portrait(look.area));
    flow.mark(1, CHANGES);
    flow.title(CHANGES);
    flow.skip(1);
    changes::compared(&mut flow, part, usize::MAX);
    for note in &brief.head.notes {
        let words = format!("注：{}", words::sentence(note));
        let para = Para::plain(Style::FangSong, Align::Justify, words);
        flow.small(&para, 10_500, 15_500);
    }
    let flowed = flow.finish();
    number(flowed, measure, Numbering::Official, &brief.head, look)
}
