//! What stands below the type area: page numbers, the legend of lights, the time of a draft.
//! It does not decide which pages are numbered. On landscape pages the number stays where a
//! portrait page has it, as it will be bound: at the left edge, turned.

use super::flow::tint_of;
use super::grid::{Frame, put_words};
use super::measure::Measure;
use super::sheet::{Page, Tint, Turn};
use super::text::Align;
use super::{Mpt, mm};
use crate::faces::Style;
use office::lights::Light;

/// 四号.
const NUMBER: Mpt = 14_000;
/// 小五.
const SMALL: Mpt = 9_000;

/// How a page number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// — 1 —, odd right, even left.
    Official,
    /// The same, but none on the first page: a letter.
    Letter,
    /// 第1页 共9页, at the same place.
    OfAll,
}

/// Puts a page's number.
pub(crate) fn put_number(
    page: &mut Page,
    measure: &mut Measure<'_>,
    frame: &Frame,
    numbering: Numbering,
    number: u32,
    all: u32,
) {
    let words = match numbering {
        Numbering::Official | Numbering::Letter => format!("— {number} —"),
        Numbering::OfAll => format!("第{number}页 共{all}页"),
    };
    // Placed as on the portrait sheet, then turned with it.
    let upright = if frame.is_turned() {
        frame.upright()
    } else {
        *frame
    };
    let y = number_baseline(&upright);
    let (align, x) = match number % 2 {
        1 => (Align::Right, upright.right() - NUMBER),
        _ => (Align::Left, upright.left + NUMBER),
    };
    let first = page.runs.len();
    put_words(
        page,
        measure,
        &words,
        (Style::Song, Tint::Black, NUMBER),
        align,
        (x, y),
    );
    if frame.is_turned() {
        for run in &mut page.runs[first..] {
            (run.x, run.y) = (upright.paper_height - run.y, run.x);
            run.turn = Turn::Clockwise;
        }
    }
}

/// The dash stands 7 mm below the type area; it is 0.35 em above the baseline.
fn number_baseline(frame: &Frame) -> Mpt {
    frame.bottom() + mm(7) + NUMBER * 35 / 100
}

/// Puts the legend on a page that shows lights, opposite its number.
pub(crate) fn put_legend(page: &mut Page, measure: &mut Measure<'_>, frame: &Frame, number: u32) {
    if !page.has_lights {
        return;
    }
    let y = foot_baseline(frame);
    let first = page.runs.len();
    let mut x = frame.left;
    x += put_words(
        page,
        measure,
        "图例：",
        (Style::FangSong, Tint::Black, SMALL),
        Align::Left,
        (x, y),
    );
    for light in Light::ALL {
        let shape = (Style::Hei, tint_of(light), SMALL);
        x += put_words(page, measure, light.shape(), shape, Align::Left, (x, y));
        let words = (Style::FangSong, Tint::Black, SMALL);
        x += put_words(page, measure, light.word(), words, Align::Left, (x, y)) + SMALL;
    }
    if number.is_multiple_of(2) && !frame.is_turned() {
        let shift = frame.right() - (x - SMALL);
        page.runs[first..].iter_mut().for_each(|run| run.x += shift);
    }
}

/// Puts a draft's note on a page, in the middle of the foot.
pub(crate) fn put_note(page: &mut Page, measure: &mut Measure<'_>, frame: &Frame, words: &str) {
    let y = foot_baseline(frame) + SMALL * 3 / 2;
    let x = frame.left + frame.width / 2;
    put_words(
        page,
        measure,
        words,
        (Style::FangSong, Tint::Black, SMALL),
        Align::Centre,
        (x, y),
    );
}

fn foot_baseline(frame: &Frame) -> Mpt {
    number_baseline(frame)
}
