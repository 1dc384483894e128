//! Flows blocks over pages on the 22-line grid: paragraphs, headings that stay with what follows,
//! titles, tables. It does not know what a paper says and puts no page numbers (`foot`).
//! The one thing to know: a heading is *held* until the next block says how much room it needs.

use super::grid::{Em, Frame, put_line, words_width};
use super::justify;
use super::measure::Measure;
use super::sheet::{OutlineEntry, Page, Tint};
use super::table::{self, Table};
use super::text::{Align, Para, SetLine};
use super::{Mpt, title};
use crate::faces::Style;

/// 二号.
pub(crate) const TITLE: Mpt = 22_000;
/// Characters of a title line.
const TITLE_CHARS: usize = 20;
/// Lines of a paragraph that a heading takes along.
const KEPT_LINES: usize = 2;

/// Air between a line of text and a table below it.
const TABLE_AIR: Mpt = 3_500;

/// A block of lines that waits for its successor.
struct Held {
    lines: Vec<SetLine>,
    em: Em,
    mark: Option<(u8, String)>,
}

/// Pages being filled.
pub(crate) struct Flow<'m, 'f> {
    pub(crate) measure: &'m mut Measure<'f>,
    frame: Frame,
    pages: Vec<Page>,
    frames: Vec<Frame>,
    outline: Vec<OutlineEntry>,
    /// The next free grid line of the last page.
    line: i32,
    /// Where the last table ended, while nothing stands below it.
    table_end: Option<Mpt>,
    held: Vec<Held>,
}

/// What a flow filled.
pub(crate) struct Flowed {
    pub(crate) pages: Vec<Page>,
    /// The frame of each page.
    pub(crate) frames: Vec<Frame>,
    pub(crate) outline: Vec<OutlineEntry>,
}

impl<'m, 'f> Flow<'m, 'f> {
    /// Begins on an empty page.
    pub(crate) fn new(measure: &'m mut Measure<'f>, frame: Frame) -> Flow<'m, 'f> {
        Flow {
            measure,
            frame,
            pages: vec![frame.page()],
            frames: vec![frame],
            outline: Vec::new(),
            line: 0,
            table_end: None,
            held: Vec::new(),
        }
    }

    /// The frame of the page being filled.
    pub(crate) fn frame(&self) -> Frame {
        self.frame
    }

    /// The page being filled.
    pub(crate) fn page(&mut self) -> &mut Page {
        self.pages
            .last_mut()
            .expect("BUG: a flow begins with a page")
    }

    /// The page being filled and the measure, for words at a place of their own.
    pub(crate) fn page_and_measure(&mut self) -> (&mut Page, &mut Measure<'f>) {
        (
            self.pages
                .last_mut()
                .expect("BUG: a flow begins with a page"),
            self.measure,
        )
    }

    /// Turns to a new page unless the present one is empty.
    pub(crate) fn new_page(&mut self) {
        self.release();
        if self.line > 0 {
            self.turn_page();
        }
    }

    fn turn_page(&mut self) {
        self.pages.push(self.frame.page());
        self.frames.push(self.frame);
        self.line = 0;
    }

    /// Pages begun so far.
    pub(crate) fn pages_so_far(&self) -> usize {
        self.pages.len()
    }

    /// Turns to a new page even where the present one is empty.
    pub(crate) fn blank_page(&mut self) {
        self.release();
        self.turn_page();
    }

    /// The last paragraph before what must not stand on a page alone: where `tail` grid lines don't
    /// fit below it, its last lines go over with them.
    pub(crate) fn last_para(&mut self, para: &Para, tail: i32) {
        self.release();
        let em = self.frame.body_em();
        let room = self.frame.columns() * super::measure::EM;
        let mut lines = justify::lines(self.measure, para, room);
        let wanted = i32::try_from(lines.len()).expect("BUG: a paragraph fits a paper") + tail;
        let here = self.lines_left();
        if wanted <= here || lines.len() <= KEPT_LINES {
            if wanted > here {
                self.new_page();
            }
            return self.emit(&lines, em);
        }
        let fits = usize::try_from(here).unwrap_or(0);
        let kept = lines.split_off((lines.len() - KEPT_LINES).min(fits));
        self.emit(&lines, em);
        if self.line + i32::try_from(kept.len()).expect("BUG: few") + tail > self.frame.lines() {
            self.new_page();
        }
        self.emit(&kept, em);
    }

    /// Leaves grid lines empty; not at a page's top.
    pub(crate) fn skip(&mut self, lines: i32) {
        self.release();
        if self.line > 0 {
            self.line = (self.line + lines).min(self.frame.lines());
        }
    }

    /// Goes down to a grid line, if it is not passed yet.
    pub(crate) fn go_to_line(&mut self, line: i32) {
        self.line = self.line.max(line);
    }

    /// An outline entry that points at the next line.
    pub(crate) fn mark(&mut self, level: u8, words: impl Into<String>) {
        let entry = OutlineEntry {
            level,
            title: words.into(),
            page: self.pages.len() - 1,
            y: self.frame.line_top(self.line.min(self.frame.lines())),
        };
        self.outline.push(entry);
    }

    /// A paragraph on the grid.
    pub(crate) fn para(&mut self, para: &Para) {
        let em = self.frame.body_em();
        let lines = justify::lines(
            self.measure,
            para,
            self.frame.columns() * super::measure::EM,
        );
        self.put_lines(lines, em);
    }

    /// A paragraph that stays with the next block, with an outline entry.
    pub(crate) fn heading(&mut self, level: u8, para: &Para) {
        let words: String = para.spans.iter().map(|span| span.words.as_str()).collect();
        self.hold(para, Some((level, words)));
    }

    /// A paragraph that stays with the next block.
    pub(crate) fn keep(&mut self, para: &Para) {
        self.hold(para, None);
    }

    fn hold(&mut self, para: &Para, mark: Option<(u8, String)>) {
        let em = self.frame.body_em();
        let lines = justify::lines(
            self.measure,
            para,
            self.frame.columns() * super::measure::EM,
        );
        self.held.push(Held { lines, em, mark });
    }

    /// A title: 二号小标宋, centred, broken at word sense.
    pub(crate) fn title(&mut self, words: &str) {
        self.release();
        let em = Em::solid(TITLE);
        for words in title::lines(
            words,
            TITLE_CHARS.min(usize::try_from(self.frame.width / TITLE).unwrap_or(1)),
        ) {
            let para = Para::plain(Style::BiaoSong, Align::Centre, words);
            let lines = justify::lines(self.measure, &para, em.cells(self.frame.width));
            self.put_lines(lines, em);
        }
    }

    /// Words under a title in 楷体, centred: draft marks, dates.
    pub(crate) fn subtitle(&mut self, words: &str) {
        self.para(&Para::plain(Style::Kai, Align::Centre, words));
    }

    /// Small print, set solid below what stands there, then on with the grid.
    pub(crate) fn small(&mut self, para: &Para, size: Mpt, pitch: Mpt) {
        self.release();
        let em = Em::solid(size);
        let lines = justify::lines(self.measure, para, em.cells(self.frame.width));
        let mut y = self.frame.line_top(self.line) + pitch / 4;
        for line in lines {
            if y + pitch > self.frame.bottom() {
                self.turn_page();
                y = self.frame.top;
            }
            let left = self.frame.left;
            let baseline = y + super::grid::middle_baseline(pitch, size);
            put_line(self.page(), &line, em, left, baseline);
            y += pitch;
        }
        self.line = self.frame.line_below(y);
    }

    /// Small print in parts: on one line with room between while they fit, else below each other.
    pub(crate) fn small_parts(&mut self, parts: &[String], size: Mpt, pitch: Mpt) {
        let mut rows: Vec<String> = Vec::new();
        for part in parts {
            let longer = rows.last().map(|row| format!("{row}　　{part}"));
            match longer.filter(|row| {
                words_width(self.measure, row, Style::FangSong, size) <= self.frame.width
            }) {
                Some(row) => {
                    *rows
                        .last_mut()
                        .expect("BUG: it was there to be made longer") = row
                }
                None => rows.push(part.clone()),
            }
        }
        self.small(
            &Para::plain(Style::FangSong, Align::Left, rows.join("\n")),
            size,
            pitch,
        );
    }

    /// A table over as many pages as it needs.
    pub(crate) fn table(&mut self, table: &Table) {
        self.put_table(table, None);
    }

    /// A table whose group rows are outline entries of a level.
    pub(crate) fn marked_table(&mut self, table: &Table, level: u8) {
        self.put_table(table, Some(level));
    }

    fn put_table(&mut self, table: &Table, level: Option<u8>) {
        let held: i32 = self.held_lines();
        let above = self.frame.line_top(held) - self.frame.top + TABLE_AIR;
        let mut prepared = table::prepare(self.measure, table, &self.frame, above);
        let from = self.frame.line_top(self.line + held) + TABLE_AIR;
        if self.line > 0 && from + prepared.least_height() > self.frame.bottom() {
            self.turn_page();
        }
        self.release();
        let mut y = self.frame.line_top(self.line) + if self.line > 0 { TABLE_AIR } else { 0 };
        let mut progress = table::Progress::new(&prepared);
        loop {
            let frame = self.frame;
            let out = table::put_rows(self.page(), &prepared, &frame, y, &mut progress);
            y = out.end;
            if let Some(level) = level {
                let page = self.pages.len() - 1;
                let entries = out.groups.into_iter().map(|(title, y)| OutlineEntry {
                    level,
                    title,
                    page,
                    y,
                });
                self.outline.extend(entries);
            }
            if out.done {
                break;
            }
            prepared.release_before(progress.next_row());
            self.turn_page();
            y = self.frame.top;
        }
        self.table_end = Some(y);
        self.line = self.frame.line_below(y);
    }

    /// Takes grid lines for something drawn, whole on one page; answers where they are.
    pub(crate) fn room(&mut self, lines: i32) -> super::chart::Box {
        if self.line > 0 && self.line + self.held_lines() + lines > self.frame.lines() {
            self.turn_page();
        }
        self.release();
        let (top, bottom) = (self.line, (self.line + lines).min(self.frame.lines()));
        self.line = bottom;
        super::chart::Box {
            x: self.frame.left,
            y: self.frame.line_top(top),
            width: self.frame.width,
            height: self.frame.line_top(bottom) - self.frame.line_top(top),
        }
    }

    /// Room between a table and what follows: what is left of its last grid line where that is
    /// half a line at least, else one line more.
    pub(crate) fn gap_after_table(&mut self) {
        let left = self
            .table_end
            .map_or(0, |end| self.frame.line_top(self.line) - end);
        if left < TABLE_AIR * 4 {
            self.skip(1);
        }
    }

    /// Whether blocks that `fill` puts on an empty page stay on it. Nothing is kept of the try.
    pub(crate) fn fits_a_page(&mut self, fill: impl FnOnce(&mut Flow<'_, 'f>)) -> bool {
        let mut scratch = Flow::new(self.measure, self.frame);
        fill(&mut scratch);
        scratch.finish().pages.len() == 1
    }

    /// Grid lines that blocks take which `fill` puts from the top of an empty page on, whole pages before
    /// the last. Nothing is kept of the try.
    pub(crate) fn lines_taken(&mut self, fill: impl FnOnce(&mut Flow<'_, 'f>)) -> i32 {
        let mut scratch = Flow::new(self.measure, self.frame);
        fill(&mut scratch);
        let pages = i32::try_from(scratch.pages.len()).expect("BUG: a paper has few pages");
        (pages - 1) * scratch.frame.lines() + scratch.line
    }

    /// Turns the page where no line is left.
    pub(crate) fn need_line(&mut self) {
        if self.lines_left() < 1 {
            self.turn_page();
        }
    }

    /// The next free grid line.
    pub(crate) fn next_line(&self) -> i32 {
        self.line
    }

    /// How many grid lines are left on this page.
    pub(crate) fn lines_left(&self) -> i32 {
        self.frame.lines() - self.line
    }

    fn held_lines(&self) -> i32 {
        let lines: usize = self.held.iter().map(|held| held.lines.len()).sum();
        i32::try_from(lines).expect("BUG: headings are short")
    }

    fn put_lines(&mut self, lines: Vec<SetLine>, em: Em) {
        if !self.held.is_empty() {
            let needed =
                self.held_lines() + i32::try_from(lines.len().min(KEPT_LINES)).expect("BUG: two");
            if self.line > 0 && self.line + needed > self.frame.lines() {
                self.turn_page();
            }
            self.release();
        }
        self.emit(&lines, em);
    }

    /// Puts what is held where it stands.
    fn release(&mut self) {
        for held in std::mem::take(&mut self.held) {
            if self.line >= self.frame.lines() {
                self.turn_page();
            }
            if let Some((level, words)) = held.mark {
                self.mark(level, words);
            }
            self.emit(&held.lines, held.em);
        }
    }

    fn emit(&mut self, lines: &[SetLine], em: Em) {
        for line in lines {
            if self.line >= self.frame.lines() {
                self.turn_page();
            }
            let (left, baseline) = (self.frame.left, self.frame.baseline(self.line));
            put_line(self.page(), line, em, left, baseline);
            self.line += 1;
        }
    }

    /// The pages.
    pub(crate) fn finish(mut self) -> Flowed {
        self.release();
        Flowed {
            pages: self.pages,
            frames: self.frames,
            outline: self.outline,
        }
    }
}

/// The colour of a light.
pub(crate) fn tint_of(light: office::lights::Light) -> Tint {
    use office::lights::Light;
    match light {
        Light::Red => Tint::LightRed,
        Light::Yellow => Tint::LightYellow,
        Light::Green => Tint::LightGreen,
        Light::Grey => Tint::LightGrey,
        Light::Done => Tint::LightBlue,
    }
}
