//! One file a paper, each read top to bottom like the paper itself.
//! They choose words and order, never coordinates: those belong to `set`. They invent no fact:
//! everything they print stands in the brief, or in the fixed words of the form.

mod assessment;
mod bulletin;
mod contacts;
mod division_table;
mod drafting_sheet;
mod ledger_table;
mod life;
mod listing;
mod measure_page;
mod meeting_notice;
mod meeting_pack;
mod minutes;
mod official;
mod open_questions;
mod register;
mod sign_in_sheet;
mod slip;
mod supplement;
mod unit_sheet;
mod words;

use crate::faces::Faces;
use crate::set::flow::Flowed;
use crate::set::foot::{self, Numbering};
use crate::set::measure::Measure;
use crate::set::{Area, Label, OutlineEntry, Page, Sheets};
use chrono::NaiveDateTime;
use office::brief::{Brief, PaperHead};

pub use office::look::{RedHead, SignatureMode};

/// Settings of a paper's look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// The type area.
    pub area: Area,
    /// The red head.
    pub red_head: RedHead,
    /// 署名.
    pub signature: SignatureMode,
    /// 版记 on a left-hand page, as for papers printed on both sides.
    pub colophon_on_even_page: bool,
    /// Lying tables on A3 instead of A4.
    pub large_tables: bool,
    /// Pages numbered by an earlier paper that this one goes on from: a supplement's first page is the
    /// next. 0 for a paper of its own.
    pub pages_before: u32,
    /// Third-level headings (1.) in bold, as some offices have them.
    pub bold_third_level: bool,
    /// When a draft is printed; stands in the foot of papers that carry a draft mark.
    pub printed_at: Option<NaiveDateTime>,
}

/// Sets a paper.
pub fn set(brief: &Brief, look: &Look, faces: &Faces) -> Sheets {
    let mut measure = Measure::new(faces);
    let body = body(brief, look, &mut measure);
    let head = brief.head();
    Sheets {
        title: head.title.clone(),
        author: head.office.clone().unwrap_or_default(),
        as_of: head.as_of,
        pages: body.pages,
        outline: body.outline,
        missing: measure.missing(),
    }
}

/// The pages of a paper, which may be a part of another.
fn body(brief: &Brief, look: &Look, measure: &mut Measure<'_>) -> Body {
    match brief {
        Brief::MeetingPack(brief) => meeting_pack::set(brief, look, measure),
        Brief::Minutes(brief) => minutes::set(brief, look, measure),
        Brief::MeetingNotice(brief) => meeting_notice::set(brief, look, measure),
        Brief::SignIn(brief) => sign_in_sheet::set(brief, look, measure),
        Brief::Slip(brief) => slip::set(brief, look, measure),
        Brief::DivisionTable(brief) => division_table::set(brief, look, measure),
        Brief::LedgerTable(brief) => ledger_table::set(brief, look, measure),
        Brief::Bulletin(brief) => bulletin::set(brief, look, measure),
        Brief::UnitSheet(brief) => unit_sheet::set(brief, look, measure),
        Brief::Assessment(brief) => assessment::set(brief, look, measure),
        Brief::OpenQuestions(brief) => open_questions::set(brief, look, measure),
        Brief::MeasurePage(brief) => measure_page::set(brief, look, measure),
        Brief::Life(brief) => life::set(brief, look, measure),
        Brief::Contacts(brief) => contacts::set(brief, look, measure),
        Brief::Register(brief) => register::set(brief, look, measure),
        Brief::DraftingSheet(brief) => drafting_sheet::set(brief, look, measure),
        Brief::Supplement(brief) => supplement::set(brief, look, measure),
    }
}

/// Pages with their outline, complete.
struct Body {
    pages: Vec<Page>,
    outline: Vec<OutlineEntry>,
}

/// Numbers the pages of a flow, from 1 or on from an earlier paper, and puts legend and draft note in their feet.
fn number(
    flowed: Flowed,
    measure: &mut Measure<'_>,
    numbering: Numbering,
    head: &PaperHead,
    look: &Look,
) -> Body {
    let Flowed {
        mut pages,
        frames,
        outline,
        ..
    } = flowed;
    // Pages that go on from another paper's are of one row, whatever a paper does by itself.
    let numbering = match look.pages_before {
        0 => numbering,
        _ => Numbering::Official,
    };
    let first = look.pages_before.saturating_add(1);
    let own = u32::try_from(pages.len()).expect("BUG: a paper has few pages");
    let all = look.pages_before.saturating_add(own);
    for ((page, frame), number) in pages.iter_mut().zip(&frames).zip(first..) {
        page.label = Label::Number(number);
        if numbering != Numbering::Letter || number > first {
            foot::put_number(page, measure, frame, numbering, number, all);
        }
        foot::put_legend(page, measure, frame, number);
        if let (Some(_), Some(at)) = (&head.draft_mark, look.printed_at) {
            let words = format!("打印时间：{}", at.format("%Y年%-m月%-d日 %H:%M"));
            foot::put_note(page, measure, frame, &words);
        }
    }
    Body { pages, outline }
}
