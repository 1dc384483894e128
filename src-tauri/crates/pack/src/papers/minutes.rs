//! 会议纪要: red mark, number and date over a red rule, lead paragraph, items with their decisions,
//! who was there, and the task list as annex. No seal. It rewords nothing the minutes say.

use super::words;
use super::{Body, Look, RedHead, number};
use crate::faces::Style;
use crate::set::flow::Flow;
use crate::set::foot::Numbering;
use crate::set::grid::{Frame, put_words, words_width};
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use crate::set::{Mpt, Rect, Tint, mm, mm100, title};
use office::brief::{MinutesBrief, MinutesDecisionBrief, MinutesItemBrief, MinutesTaskBrief};

/// 三号 and 四号.
const BODY: Mpt = 16_000;
const COLOPHON: Mpt = 14_000;
/// The mark is as large as its words allow, never larger than this.
const LARGEST_MARK: Mpt = 45_000;
/// The annex is named here and at its head.
const ANNEX: &str = "议定事项任务清单";

pub(super) fn set(brief: &MinutesBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let mut flow = Flow::new(measure, Frame::portrait(look.area));
    match look.red_head {
        RedHead::Colour => head(&mut flow, brief, true),
        RedHead::Preprinted => head(&mut flow, brief, false),
        RedHead::Plain => plain_head(&mut flow, brief),
    }
    flow.para(&Para::body(&brief.lead));
    for (at, item) in brief.items.iter().enumerate() {
        put_item(&mut flow, at + 1, item);
    }
    if !brief.tasks.is_empty() {
        flow.skip(1);
        flow.para(
            &Para::plain(Style::FangSong, Align::Justify, format!("附件：{ANNEX}")).indent(2, 5),
        );
    }
    people(&mut flow, brief);
    if let Some(correction) = &brief.correction {
        flow.skip(1);
        flow.para(&Para::body(correction));
    }
    if !brief.tasks.is_empty() {
        annex(&mut flow, &brief.tasks);
    }
    colophon(&mut flow, brief);
    let flowed = flow.finish();
    number(flowed, measure, Numbering::Official, &brief.head, look)
}

/// Mark, 第N期, organ and date, red rule, title. On pre-printed paper only what it lacks.
fn head(flow: &mut Flow<'_, '_>, brief: &MinutesBrief, mark: bool) {
    let frame = flow.frame();
    let letters = i32::try_from(brief.mark.chars().count().max(1)).expect("BUG: a mark is short");
    let size = (frame.width / letters / 1000 * 1000).min(LARGEST_MARK);
    // Top edge of the mark 35 mm below the type area's; ink begins 0.05 em under the em box.
    let baseline = frame.top + mm(35) + size * 83 / 100;
    let (page, measure) = flow.page_and_measure();
    if mark {
        let middle = frame.left + frame.width / 2;
        put_words(
            page,
            measure,
            &brief.mark,
            (Style::BiaoSong, Tint::Red, size),
            Align::Centre,
            (middle, baseline),
        );
    }
    let issue_line = frame.line_below(baseline + size / 6) + 1;
    flow.go_to_line(issue_line);
    let issue = brief
        .issue_no
        .clone()
        .unwrap_or_else(|| "（未编号）".to_owned());
    flow.para(&Para::plain(Style::FangSong, Align::Centre, issue));
    let office = brief.head.office.as_deref().unwrap_or_default();
    let rows = pair_rows(flow, BODY, office, &words::date(brief.dated));
    put_pair(flow, issue_line + 1, BODY, &rows);
    let row = issue_line + count(&rows);
    let y = frame.baseline(row);
    if mark {
        let rule = Rect {
            x: frame.left,
            y: y + mm(4),
            width: frame.width,
            height: mm100(50),
            tint: Tint::Red,
        };
        flow.page().rects.push(rule);
    }
    flow.go_to_line(row + 2);
    title(flow, brief);
}

/// Without red: the mark as a title, number and date below it.
fn plain_head(flow: &mut Flow<'_, '_>, brief: &MinutesBrief) {
    flow.title(&brief.mark);
    let mut row = vec![
        brief
            .issue_no
            .clone()
            .unwrap_or_else(|| "（未编号）".to_owned()),
    ];
    row.push(words::date(brief.dated));
    flow.subtitle(&row.join("　　"));
    flow.skip(1);
    title(flow, brief);
}

fn title(flow: &mut Flow<'_, '_>, brief: &MinutesBrief) {
    flow.mark(1, brief.head.title.clone());
    if brief.head.title != brief.mark {
        flow.title(&brief.head.title);
    }
    if let Some(mark) = &brief.head.draft_mark {
        flow.subtitle(mark);
    }
    flow.skip(1);
}

/// 一、heading; paragraph; decisions as numbered sentences.
fn put_item(flow: &mut Flow<'_, '_>, at: usize, item: &MinutesItemBrief) {
    let heading = format!(
        "{}、{}",
        words::numeral(at),
        item.title.trim_end_matches('。')
    );
    flow.heading(
        2,
        &Para::plain(Style::Hei, Align::Justify, heading).indent(2, 0),
    );
    if let Some(paragraph) = &item.paragraph {
        flow.para(&Para::body(words::sentence(paragraph)));
    }
    let single = item.decisions.len() == 1;
    for (decision, no) in item.decisions.iter().zip(1..) {
        let no = if single {
            String::new()
        } else {
            format!("{no}.")
        };
        flow.para(&Para::body(format!("{no}{}", decision_words(decision))));
    }
}

/// 会议议定，…（duty）。 Words that name the meeting themselves get no opening.
fn decision_words(decision: &MinutesDecisionBrief) -> String {
    let text = decision.text.trim().trim_end_matches(['。', '；']);
    let opening = match decision.kind.as_str() {
        _ if text.starts_with("会议") || text.starts_with(decision.kind.as_str()) => {
            String::new()
        }
        "听取" => "会议听取了".to_owned(),
        "缓议" => "会议决定缓议：".to_owned(),
        "原则同意" => "会议原则同意".to_owned(),
        kind => format!("会议{kind}，"),
    };
    format!(
        "{opening}{text}{}。",
        decision.duty.as_deref().unwrap_or_default()
    )
}

/// 出席, 请假, 列席, 缺席: label in 黑体, names in 仿宋, turn lines below the first name.
fn people(flow: &mut Flow<'_, '_>, brief: &MinutesBrief) {
    let rows = [
        ("出席", &brief.present),
        ("请假", &brief.excused),
        ("列席", &brief.sitting_in),
        ("缺席", &brief.absent),
    ];
    let mut first = true;
    for (label, names) in rows {
        if names.is_empty() {
            continue;
        }
        if first {
            flow.skip(1);
            first = false;
        }
        let para = Para::plain(Style::Hei, Align::Justify, format!("{label}："))
            .and(Style::FangSong, words::list(names))
            .indent(2, 5);
        flow.para(&para);
    }
}

/// A new page: 附件 flush left on line 1, the title centred on line 3.
fn annex(flow: &mut Flow<'_, '_>, tasks: &[MinutesTaskBrief]) {
    flow.new_page();
    flow.mark(1, format!("附件　{ANNEX}"));
    flow.para(&Para::plain(Style::Hei, Align::Left, "附件"));
    flow.skip(1);
    flow.title(ANNEX);
    flow.skip(1);
    let rows = tasks
        .iter()
        .map(|task| {
            Row::Cells(vec![
                table::words(task.no.to_string()),
                table::words(task.title.clone()),
                table::words(task.owner.clone()),
                words::units_cell(&task.co_units),
                task.due
                    .map_or_else(table::dash, |due| table::words(words::date(due))),
            ])
        })
        .collect();
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("事项", 50, Align::Justify),
        column("牵头单位", 33, Align::Left),
        column("责任单位", 33, Align::Left),
        column("完成时限", 29, Align::Centre),
    ];
    flow.table(&Table::new(columns, rows));
}

/// 版记 at the foot of the last page: who issues it, and when.
fn colophon(flow: &mut Flow<'_, '_>, brief: &MinutesBrief) {
    let Some(office) = &brief.head.office else {
        return;
    };
    let issued = format!("{}印发", words::date(brief.dated));
    let rows = pair_rows(flow, COLOPHON, office, &issued);
    if flow.lines_left() <= count(&rows) {
        flow.new_page();
    }
    let frame = flow.frame();
    let first = frame.lines() - count(&rows);
    put_pair(flow, first, COLOPHON, &rows);
    for edge in [frame.line_top(first), frame.bottom()] {
        let rule = Rect {
            x: frame.left,
            y: edge,
            width: frame.width,
            height: mm100(35),
            tint: Tint::Black,
        };
        flow.page().rects.push(rule);
    }
}

/// The rows of a pair: words at the left, broken where they are too long, and words at the right,
/// on the last of those rows where there is room, else on one of their own.
fn pair_rows(flow: &mut Flow<'_, '_>, size: Mpt, left: &str, right: &str) -> Vec<(String, String)> {
    let width = flow.frame().width - 2 * size;
    let most = usize::try_from(width / size).expect("BUG: a page has a width");
    let mut rows: Vec<(String, String)> = title::lines(left, most)
        .into_iter()
        .map(|words| (words, String::new()))
        .collect();
    let (_, measure) = flow.page_and_measure();
    let mut wide = |words: &str| words_width(measure, words, Style::FangSong, size);
    match rows.last_mut() {
        Some(row) if wide(&row.0) + wide(right) + 2 * size <= width => row.1 = right.to_owned(),
        _ => rows.push((String::new(), right.to_owned())),
    }
    rows
}

/// Puts a pair from a grid line on, one character in from both edges.
fn put_pair(flow: &mut Flow<'_, '_>, line: i32, size: Mpt, rows: &[(String, String)]) {
    let frame = flow.frame();
    let look = (Style::FangSong, Tint::Black, size);
    let (page, measure) = flow.page_and_measure();
    for ((left, right), line) in rows.iter().zip(line..) {
        let y = frame.baseline(line);
        put_words(
            page,
            measure,
            left,
            look,
            Align::Left,
            (frame.left + size, y),
        );
        put_words(
            page,
            measure,
            right,
            look,
            Align::Right,
            (frame.right() - size, y),
        );
    }
}

fn count(rows: &[(String, String)]) -> i32 {
    i32::try_from(rows.len()).expect("BUG: a name takes few rows")
}
