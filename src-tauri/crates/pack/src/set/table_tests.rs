//! What tables promise, on tables made for it: nothing leaves its cell, nothing is lost when a cell
//! goes over pages, points stand below points. Not a test of any paper.

use super::flow::Flow;
use super::grid::{Area, Frame};
use super::measure::Measure;
use super::notice_tests::faces;
use super::sheet::Page;
use super::table::{self, Column, Row, Stand, Table, column};
use super::text::Align;
use super::{Mpt, mm};

fn pages(measure: &mut Measure<'_>, frame: Frame, table: &Table) -> Vec<Page> {
    let mut flow = Flow::new(measure, frame);
    flow.table(table);
    flow.finish().pages
}

fn words(pages: &[Page]) -> String {
    let runs = pages.iter().flat_map(|page| &page.runs);
    runs.flat_map(|run| run.glyphs.iter().map(|glyph| glyph.ch))
        .collect()
}

/// Left and right end of each run with its words, in the order they are put.
fn extents(page: &Page) -> Vec<(Mpt, Mpt, String)> {
    let extent = |run: &super::Run| {
        let last = run.glyphs.last().unwrap();
        // A glyph is no wider than its em.
        let wide = if last.ch.is_ascii() {
            run.size / 2
        } else {
            run.size
        };
        let words = run.glyphs.iter().map(|glyph| glyph.ch).collect();
        (run.x, run.x + last.dx + wide, words)
    };
    page.runs.iter().map(extent).collect()
}

fn two_columns(second: Stand) -> Vec<Column> {
    vec![column("名", 130, Align::Left), column("数", 26, second)]
}

#[test]
fn numbers_stand_point_below_point_and_never_leave_their_cell() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    let frame = Frame::portrait(Area::default());
    let cells = [
        "95.2%",
        "1234.5",
        "7",
        "0.25",
        "—",
        "12345678.25万元以上且逐年增长不低于上年",
        "123456789012345678901234567890",
        "3.5万辆（含新能源汽车1.2万辆）",
    ];
    let row = |cell: &&str| Row::Cells(vec![table::words("甲"), table::words(*cell)]);
    let rows: Vec<Row> = cells.iter().map(row).collect();
    let pages = pages(
        &mut measure,
        frame,
        &Table::new(two_columns(Stand::Decimal), rows),
    );
    let edge = frame.left + mm(130);
    for (left, right, words) in extents(&pages[0]) {
        let second = left >= edge;
        assert!(
            !second && right <= edge || right <= frame.right(),
            "{words} runs out of its cell to {right}"
        );
    }
    let all = words(&pages);
    for cell in cells {
        let found = cell.chars().filter(|ch| all.contains(*ch)).count();
        assert_eq!(found, cell.chars().count(), "{cell} lost something: {all}");
    }
    let point_of = |words: &str| {
        let run = |run: &&super::Run| run.glyphs.iter().map(|glyph| glyph.ch).eq(words.chars());
        let run = pages[0].runs.iter().find(run).unwrap();
        let point = run.glyphs.iter().find(|glyph| !glyph.ch.is_ascii_digit());
        run.x + point.map_or(0, |glyph| glyph.dx)
    };
    // Rounding of a place to 1/1000 pt, twice.
    let near = |a: Mpt, b: Mpt| (a - b).abs() <= 2;
    assert!(near(point_of("95.2%"), point_of("1234.5")));
    assert!(near(point_of("1234.5"), point_of("0.25")));
}

#[test]
fn a_cell_that_spans_rows_over_pages_loses_nothing() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    let frame = Frame::portrait(Area::default());
    // Numbered, so that what is lost or said twice can be told.
    let sentence: String = (1..=260).map(|no| format!("第{no}句，")).collect();
    for before in [0, 20, 27, 30, 31, 32] {
        let mut rows: Vec<Row> = (0..before)
            .map(|_| Row::Cells(vec![table::words("前"), table::words("前")]))
            .collect();
        rows.push(Row::Cells(vec![
            table::words("甲"),
            table::words(&sentence),
        ]));
        for _ in 0..12 {
            rows.push(Row::Cells(vec![table::words("乙"), Vec::new()]));
        }
        let columns = vec![
            column("名", 120, Align::Left),
            column("文", 36, Align::Left),
        ];
        let pages = pages(&mut measure, frame, &Table::new(columns, rows));
        let all = words(&pages).replace(['名', '文', '甲', '乙', '前'], "");
        assert_eq!(all, sentence, "after {before} rows");
        for page in &pages {
            let lowest = page.runs.iter().map(|run| run.y).max().unwrap();
            assert!(lowest <= frame.bottom(), "a row runs out of the type area");
        }
    }
}

#[test]
fn a_short_cell_is_said_again_on_the_next_page() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    let frame = Frame::portrait(Area::default());
    let mut rows = vec![Row::Cells(vec![
        table::words("牵头单位"),
        table::words("起"),
    ])];
    rows.extend((0..60).map(|_| Row::Cells(vec![Vec::new(), table::words("续")])));
    let table = Table::new(two_columns(Stand::Words(Align::Left)), rows);
    let pages = pages(&mut measure, frame, &table);
    assert!(pages.len() > 1);
    for page in &pages {
        assert_eq!(
            words(std::slice::from_ref(page))
                .matches("牵头单位")
                .count(),
            1
        );
    }
}

#[test]
fn heads_repeat_and_a_row_is_split_only_where_it_is_taller_than_a_page() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    let frame = Frame::landscape(Area::default());
    let long = "字".repeat(3000);
    let rows = vec![
        Row::Cells(vec![table::words("一"), table::words("短")]),
        Row::Cells(vec![table::words(&long), table::words("高")]),
        Row::Cells(vec![table::words("二"), table::words("段".repeat(60))]),
    ];
    let table = Table::new(two_columns(Stand::Words(Align::Left)), rows);
    let pages = pages(&mut measure, frame, &table);
    assert!(pages.len() >= 3);
    let all = words(&pages);
    assert_eq!(all.matches('字').count(), 3000);
    assert_eq!(all.matches('段').count(), 60);
    for page in &pages {
        assert!(
            words(std::slice::from_ref(page)).starts_with("名数"),
            "a page has no head"
        );
    }
    // The last row is whole on one page.
    let last = words(std::slice::from_ref(pages.last().unwrap()));
    assert!(
        last.contains(&"段".repeat(60)),
        "a row that fits a page is split"
    );
}
