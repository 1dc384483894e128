//! Setting: characters to lines, lines to pages, pages as plain data ([`Sheets`]).
//! It does not know PDF and does not know what a paper says. All positions are integers of
//! 1/1000 pt from the page's top left corner, so the same data gives the same pages everywhere.

mod bind;
pub(crate) mod breaks;
pub(crate) mod chart;
pub(crate) mod class;
pub(crate) mod flow;
pub(crate) mod foot;
pub(crate) mod grid;
pub(crate) mod justify;
pub(crate) mod measure;
pub(crate) mod sheet;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod title;

#[cfg(test)]
mod notice_tests;
#[cfg(test)]
mod promise_tests;
#[cfg(test)]
mod table_tests;

pub use grid::Area;
pub use sheet::{Glyph, Label, Link, OutlineEntry, Page, Rect, Run, Sheets, Stroke, Tint, Turn};

/// A length or position in 1/1000 pt.
pub type Mpt = i32;

/// Hundredths of a millimetre as 1/1000 pt, rounded.
pub(crate) const fn mm100(hundredths: i64) -> Mpt {
    // 1 mm is 72/25.4 pt.
    ((hundredths * 72_000 * 10 + 12_700) / 25_400) as Mpt
}

/// Millimetres as 1/1000 pt.
pub(crate) const fn mm(millimetres: i64) -> Mpt {
    mm100(millimetres * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_of_the_standard_in_points() {
        assert_eq!(mm(210), 595_276);
        assert_eq!(mm(297), 841_890);
        assert_eq!(mm(156), 442_205);
        assert_eq!(mm100(25), 709);
    }
}
