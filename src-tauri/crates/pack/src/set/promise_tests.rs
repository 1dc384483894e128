//! What setting promises of any text and any table, played with many made at random from a fixed seed,
//! and of the whole content of the benchmark. Not a test of any paper.

use super::class::{self, Class};
use super::flow::Flow;
use super::grid::{Area, Frame};
use super::justify;
use super::measure::{EM, Measure};
use super::notice_tests::faces;
use super::sheet::{Page, Run, Turn};
use super::table::{self, Cell, Column, Row, Stand, Table, column};
use super::text::{Align, Para};
use super::{Mpt, mm, mm100};
use crate::bench::{self, Amount};
use crate::faces::Style;

const NOTICE: &str = include_str!("../../../../../seeds/huancui-2024-7.txt");
/// 0.05 mm: farther from the grid than this is off it.
const TOLERANCE: Mpt = mm100(5);

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.throw(of.len())]
    }

    /// Words as a notice has them, with marks in all neighbourhoods.
    fn text(&mut self, pieces: usize) -> String {
        const PIECES: &[&str] = &[
            "推动",
            "大规模",
            "设备更新",
            "和",
            "消费品",
            "以旧换新",
            "工作",
            "，",
            "。",
            "；",
            "、",
            "：“",
            "”",
            "《",
            "》",
            "（",
            "）",
            "——",
            "……",
            "95.2%",
            "〔2024〕7号",
            "20℃",
            "1.5万辆",
            "到2027年",
            "第3次",
            "A级",
            "GB/T 9704",
            "·",
            "～",
            "①",
            "㎡",
            "𠮷",
            "喆",
            "镕",
        ];
        (0..pieces).map(|_| self.one(PIECES)).collect()
    }

    /// Anything that can be pasted into a field.
    fn mess(&mut self, pieces: usize) -> String {
        const PIECES: &[&str] = &[
            "字",
            "文字",
            " ",
            "\n",
            "\t",
            "\u{0}",
            "\u{7}",
            "\u{202e}",
            "\u{200b}",
            "\u{feff}",
            "（",
            "“",
            "）",
            "。",
            "。。。。。。",
            "（（（（（（",
            "——————",
            "A",
            "https://example.invalid/a/very/long/path?with=marks",
            "0",
            "12345678901234567890",
            "é",
            "e\u{301}",
            "　",
            "，",
            "%",
            "\r\n",
            "\u{2028}",
            "𠮷",
            "字字字字字字字字",
        ];
        (0..pieces).map(|_| self.one(PIECES)).collect()
    }
}

/// What must come out of a text: its characters without blanks and without what prints nothing.
fn printed(text: &str) -> String {
    let nothing = |ch: char| {
        ch.is_whitespace() || ch.is_control() || "\u{202e}\u{200b}\u{feff}\u{2028}".contains(ch)
    };
    text.chars().filter(|ch| !nothing(*ch)).collect()
}

fn words<'a>(runs: impl IntoIterator<Item = &'a Run>) -> String {
    let glyphs = runs.into_iter().flat_map(|run| &run.glyphs);
    printed(&glyphs.map(|glyph| glyph.ch).collect::<String>())
}

#[test]
fn any_text_keeps_every_character_in_order_and_no_line_is_too_long() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    let mut dice = Dice(4_711);
    for case in 0..1_500 {
        let pieces = dice.throw(60);
        let text = if case % 2 == 0 {
            dice.text(pieces)
        } else {
            dice.mess(pieces)
        };
        let columns = i32::try_from(1 + dice.throw(40)).unwrap();
        let align = [Align::Justify, Align::Left, Align::Centre, Align::Right][dice.throw(4)];
        let mut para = Para::plain(Style::FangSong, align, text.as_str());
        if columns > 4 {
            para = para.indent(2, 0);
        }
        let lines = justify::lines(&mut measure, &para, columns * EM);
        let atoms = lines.iter().flat_map(|line| &line.atoms);
        let out: String = atoms.map(|placed| placed.atom.ch).collect();
        assert_eq!(
            printed(&out),
            printed(&text),
            "case {case}: {text:?} in {columns}"
        );
        for line in &lines {
            // A single character may be wider than a line of one cell.
            let fits = line.width <= columns * EM || line.atoms.len() == 1;
            let shown: String = line.atoms.iter().map(|placed| placed.atom.ch).collect();
            assert!(
                fits,
                "case {case}: {shown:?} is {} in {columns} cells",
                line.width
            );
            let in_order = line.atoms.windows(2).all(|pair| pair[0].x <= pair[1].x);
            assert!(
                in_order && line.atoms.iter().all(|placed| placed.x >= 0),
                "case {case}"
            );
        }
    }
}

#[test]
fn ordinary_text_breaks_no_rule_at_any_width() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    let mut dice = Dice(9_704);
    let mut lines_seen = 0;
    for case in 0..800 {
        let pieces = 20 + dice.throw(60);
        let text = dice.text(pieces);
        let columns = i32::try_from(20 + dice.throw(10)).unwrap();
        let lines = justify::lines(&mut measure, &Para::body(text.as_str()), columns * EM);
        lines_seen += lines.len();
        for (at, line) in lines.iter().enumerate() {
            let (first, last) = (
                line.atoms[0].atom.ch,
                line.atoms[line.atoms.len() - 1].atom.ch,
            );
            let shown: String = line.atoms.iter().map(|placed| placed.atom.ch).collect();
            // Marks in a row that no line could hold apart have no right place: the text has few.
            let crowded = shown.chars().filter(|ch| Class::of(*ch).is_mark()).count() * 2
                > shown.chars().count();
            let starts = at > 0 && class::never_starts(first);
            let ends = at + 1 < lines.len() && class::never_ends(last);
            assert!(
                crowded || !(starts || ends),
                "case {case}, {columns}: {shown}"
            );
        }
    }
    assert!(lines_seen > 2_000, "{lines_seen}");
}

fn random_cell(dice: &mut Dice) -> Cell {
    match dice.throw(8) {
        0 => table::dash(),
        1 => table::words(""),
        2 => table::words(["95.2%", "3", "1234.56万元", "-0.5", "—"][dice.throw(5)]),
        3 => {
            let pieces = dice.throw(300);
            table::words(dice.text(pieces))
        }
        4 => {
            let pieces = dice.throw(40);
            table::words(dice.mess(pieces))
        }
        _ => {
            let pieces = dice.throw(12);
            table::words(dice.text(pieces))
        }
    }
}

fn random_table(dice: &mut Dice) -> (Table, bool) {
    let count = 1 + dice.throw(7);
    let columns: Vec<Column> = (0..count)
        .map(|_| {
            let share = i32::try_from(12 + dice.throw(40)).unwrap();
            let stands = [
                Stand::Words(Align::Left),
                Stand::Words(Align::Justify),
                Stand::Words(Align::Centre),
                Stand::Decimal,
            ];
            column("列", share, stands[dice.throw(4)])
        })
        .collect();
    let mut spans = false;
    let rows: Vec<Row> = (0..dice.throw(60))
        .map(|row| match dice.throw(10) {
            0 => Row::Group(Para::plain(Style::Hei, Align::Left, "组")),
            1 => Row::Open((0..count).map(|_| random_cell(dice)).collect(), mm(14)),
            2 | 3 if row > 0 && count > 1 => {
                spans = true;
                let gone = dice.throw(count);
                let cell = |at: usize| {
                    if at == gone {
                        Vec::new()
                    } else {
                        random_cell(dice)
                    }
                };
                Row::Cells((0..count).map(cell).collect())
            }
            _ => Row::Cells((0..count).map(|_| random_cell(dice)).collect()),
        })
        .collect();
    (Table::new(columns, rows), spans)
}

fn check_inside(page: &Page, frame: &Frame, case: usize) {
    for run in &page.runs {
        let last = run.glyphs.last().unwrap();
        let half = (last.ch as u32) < 0x2000 || Class::of(last.ch) == Class::Close;
        let wide = match last.ch {
            '\u{300}'..='\u{36f}' => 0,
            _ if half => run.size / 2,
            _ => run.size,
        };
        let right = run.x + last.dx + wide;
        // The blank of an opening mark may hang out.
        let hangs = if class::never_ends(run.glyphs[0].ch) {
            run.size / 2
        } else {
            TOLERANCE
        };
        let inside = run.x >= frame.left - hangs
            && right <= frame.right() + TOLERANCE
            && run.y >= frame.top
            && run.y <= frame.bottom();
        assert!(
            inside,
            "case {case}: {:?} at {} {} to {right}",
            words([run]),
            run.x,
            run.y
        );
    }
    for rect in &page.rects {
        // Half of the outer rule lies outside.
        let edge = mm(1);
        let inside = rect.x >= frame.left - edge
            && rect.x + rect.width <= frame.right() + edge
            && rect.y >= frame.top - edge
            && rect.y + rect.height <= frame.bottom() + edge;
        assert!(inside, "case {case}: {rect:?}");
    }
}

#[test]
fn any_table_stays_in_the_type_area_and_loses_nothing() {
    let faces = faces();
    let mut measure = Measure::new(&faces);
    let mut dice = Dice(28_022);
    for case in 0..160 {
        let frame = match dice.throw(3) {
            0 => Frame::landscape(Area::default()),
            1 => Frame::a3(Area::default()),
            _ => Frame::portrait(Area::default()),
        };
        let (table, spans) = random_table(&mut dice);
        let mut flow = Flow::new(&mut measure, frame);
        for _ in 0..dice.throw(25) {
            flow.para(&Para::body("前文"));
        }
        flow.table(&table);
        flow.para(&Para::body("后文"));
        let pages = flow.finish().pages;
        for page in &pages {
            check_inside(page, &frame, case);
        }
        let mut out: Vec<char> = words(pages.iter().flat_map(|page| &page.runs))
            .chars()
            .collect();
        let mut wanted: Vec<char> = printed(&table.all_words()).chars().collect();
        wanted.sort_unstable();
        out.sort_unstable();
        // Heads, and cells that go on, are said again: nothing may be fewer.
        let mut at = 0;
        for ch in &wanted {
            while at < out.len() && out[at] < *ch {
                at += 1;
            }
            assert!(
                out.get(at) == Some(ch),
                "case {case} (spans: {spans}) loses {ch:?}"
            );
            at += 1;
        }
    }
}

/// The lines of a page as they are put: left, right end, words.
fn lines_of(page: &Page) -> Vec<(Mpt, Mpt, Mpt, String)> {
    let mut lines: Vec<(Mpt, Mpt, Mpt, String)> = Vec::new();
    for run in page.runs.iter().filter(|run| run.turn == Turn::Upright) {
        let last = run.glyphs.last().unwrap();
        let right = run.x + last.dx + run.size;
        match lines.last_mut() {
            Some(line) if !run.begins => {
                line.1 = right;
                line.3 += &words([run]);
            }
            _ => lines.push((run.x, right, run.y, words([run]))),
        }
    }
    lines
}

#[test]
fn the_content_of_the_benchmark_breaks_no_rule_loses_nothing_and_stands_on_the_grid() {
    let faces = faces();
    let amount = Amount {
        measures: 27,
        curves: 0,
        rows: 300,
    };
    let content = bench::words(NOTICE, &amount);
    let sheets = bench::set(&content, &amount, &faces);
    assert!(sheets.missing.is_empty());
    let frame = Frame::portrait(Area::default());
    let grid: Vec<Mpt> = (0..22).map(|line| frame.baseline(line)).collect();
    let (mut body, mut full) = (0, 0);
    for page in &sheets.pages {
        let lines = lines_of(page);
        let is_body = |y: Mpt| page.runs.iter().any(|run| run.y == y && run.size == 16_000);
        for (at, (left, right, y, text)) in lines.iter().enumerate() {
            let of_body = is_body(*y);
            let first = text.chars().next().unwrap();
            let last = text.chars().next_back().unwrap();
            assert!(
                !class::never_starts(first) && !class::never_ends(last),
                "{text}"
            );
            if !of_body {
                continue;
            }
            body += 1;
            assert!(grid.contains(y), "off the grid: {text}");
            let next = lines
                .get(at + 1)
                .filter(|next| next.2 > *y && next.0 < frame.left + 8_000 && is_body(next.2));
            let indent = *left > frame.left + 8_000;
            if !indent {
                // The blank of an opening mark is no ink.
                let blank = if class::never_ends(first) { 8_000 } else { 0 };
                let off = left - frame.left;
                assert!(
                    off >= -blank - TOLERANCE && off <= blank + mm(1),
                    "begins {off} off its edge: {text}"
                );
            }
            // A line that its paragraph goes on from reaches the edge: marks may have given up half.
            if next.is_some() {
                full += 1;
                let gives = if Class::of(last) == Class::Close {
                    8_000
                } else {
                    0
                };
                let ascii = if last.is_ascii() { 8_000 } else { 0 };
                let off = right - frame.right();
                assert!(
                    off >= -TOLERANCE - mm(1) && off <= gives + ascii + TOLERANCE + mm(1),
                    "ends {off} off its edge: {text}"
                );
            }
        }
    }
    assert!(
        body > 800 && full > 500,
        "{body} lines, {full} full: too few to mean anything"
    );
    // Every word of every section and cell, as often as it was put in.
    let all = words(sheets.pages.iter().flat_map(|page| &page.runs));
    for (title, text) in &content.measures {
        let text = printed(text);
        // Page numbers stand between the pages: look for a stretch at a time.
        let count = all.matches(&printed(title)).count();
        assert!(count >= 1, "{title} is lost");
        let stretch: String = text.chars().take(12).collect();
        assert_eq!(all.matches(&stretch).count() % 3, 0, "{stretch}");
    }
    let cells: usize = content
        .rows
        .iter()
        .flatten()
        .map(|cell| printed(cell).chars().count())
        .sum();
    let measures: usize = content
        .measures
        .iter()
        .map(|(title, text)| {
            printed(title).chars().count() + 3 * printed(text).chars().count() + 12
        })
        .sum();
    let fixed = all.chars().count() - cells - measures;
    // The title, a table head a page and a number a page are all that is there besides.
    let pages = sheets.pages.len();
    assert!(
        fixed <= 30 + pages * 30,
        "{fixed} characters more than were put in"
    );
    assert!(
        all.chars().count() > cells + measures,
        "characters are lost"
    );
}
