//! How the twelve pages of a pack's body are shared out among its sections: each gets what it needs
//! while there is room, else its share, and what some leave over goes to the others in their order.
//! What a section leaves out is counted and said, with the page where the whole of it stands.

use crate::faces::Style;
use crate::set::Link;
use crate::set::flow::Flow;
use crate::set::table::{Row, Table};
use crate::set::text::{Align, Para};

/// Grid lines of a page that rows really fill: a row that does not fit goes over whole.
const FILLED: i32 = 19;
/// Pages of the body.
const PAGES: i32 = 12;

/// Where the whole of a section stands, as a pack that was set once already knows it.
#[derive(Debug, Clone)]
pub(super) struct Whole {
    /// 附件2.
    pub(super) name: String,
    /// The number printed on its first page; null while nobody knows.
    pub(super) number: Option<u32>,
    /// Its index among the body's pages.
    pub(super) page: usize,
}

/// A section of rows: heading, columns, rows most pressing first where some must go.
pub(super) struct Section {
    pub(super) heading: Para,
    /// A sentence under the heading.
    pub(super) lead: Option<Para>,
    pub(super) rows: Vec<Row>,
    /// The same rows most pressing first, where the order of the book is another.
    pub(super) pressing: Option<Vec<Row>>,
    pub(super) table: fn(Vec<Row>) -> Table,
    /// Pages it may take where all want more, in tenths.
    pub(super) share: i32,
    /// Where the whole of it stands.
    pub(super) whole: Option<Whole>,
}

/// Grid lines for sections that need so many each, with so many pages taken already.
pub(super) fn allot(needs: &[i32], shares: &[i32], taken: i32) -> Vec<i32> {
    let mut left = (PAGES - taken).max(1) * FILLED;
    let all: i32 = shares.iter().sum();
    let total = left;
    let mut lines: Vec<i32> = needs
        .iter()
        .zip(shares)
        .map(|(need, share)| (*need).min(total * share / all.max(1)))
        .collect();
    left -= lines.iter().sum::<i32>();
    for (lines, need) in lines.iter_mut().zip(needs) {
        let more = (*need - *lines).min(left).max(0);
        *lines += more;
        left -= more;
    }
    lines
}

/// Grid lines that a section takes whole.
pub(super) fn need(flow: &mut Flow<'_, '_>, section: &Section) -> i32 {
    flow.lines_taken(|scratch| put_rows(scratch, section, &section.rows))
}

/// Puts a section: as many of its rows as fit the lines, then how many are left out and where they are.
pub(super) fn put(flow: &mut Flow<'_, '_>, section: &Section, lines: i32) {
    let all = section.rows.len();
    if need(flow, section) <= lines {
        put_rows(flow, section, &section.rows);
        return flow.gap_after_table();
    }
    let rows = section.pressing.as_ref().unwrap_or(&section.rows);
    // The most rows that fit; one at least, so that no heading stands over nothing.
    let (mut low, mut high) = (1, all);
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        let taken = flow.lines_taken(|scratch| put_rows(scratch, section, &rows[..middle]));
        if taken <= lines {
            low = middle;
        } else {
            high = middle;
        }
    }
    put_rows(flow, section, &rows[..low]);
    if low < all {
        rest(flow, all - low, section.whole.as_ref());
    }
    flow.gap_after_table();
}

fn put_rows(flow: &mut Flow<'_, '_>, section: &Section, rows: &[Row]) {
    flow.heading(1, &section.heading);
    if let Some(lead) = &section.lead {
        flow.keep(lead);
    }
    flow.table(&(section.table)(rows.to_vec()));
}

/// 另有12项，见附件2（第15页）: the words are a link.
pub(super) fn rest(flow: &mut Flow<'_, '_>, count: usize, whole: Option<&Whole>) {
    let words = match whole {
        Some(whole) => {
            let page = whole
                .number
                .map_or_else(|| "00".to_owned(), |no| no.to_string());
            format!("另有{count}项，见{}（第{page}页起）。", whole.name)
        }
        None => format!("另有{count}项，见工作台账。"),
    };
    let frame = flow.frame();
    let line = flow.next_line();
    flow.small(
        &Para::plain(Style::FangSong, Align::Left, words),
        10_500,
        15_500,
    );
    if let Some(whole) = whole {
        let line = line.min(flow.next_line() - 1).max(0);
        flow.page().links.push(Link {
            x: frame.left,
            y: frame.line_top(line),
            width: frame.width,
            height: frame.line_top(line + 1) - frame.line_top(line),
            page: whole.page,
            to_y: 0,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gets_what_it_needs_and_what_is_left_goes_round() {
        let shares = [20, 20, 40];
        assert_eq!(allot(&[10, 10, 10], &shares, 2), [10, 10, 10]);
        let tight = allot(&[500, 20, 500], &shares, 2);
        assert_eq!(tight[1], 20);
        assert_eq!(tight.iter().sum::<i32>(), 10 * FILLED);
        assert!(tight[0] > 10 * FILLED / 4 && tight[2] >= 10 * FILLED / 2);
    }
}
