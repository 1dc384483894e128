//! 会议纪要: red mark, number and date over a red rule, lead paragraph, items with their decisions,
//! who was there, and the task list as annex. No seal. It rewords nothing the minutes say.

use super::{Body, Look, RedHead, number, official, words};
use crate::faces::Style;
use crate::set::Mpt;
use crate::set::flow::Flow;
use crate::set::foot::Numbering;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{MinutesBrief, MinutesDecisionBrief, MinutesItemBrief, MinutesTaskBrief};

/// 三号.
const BODY: Mpt = 16_000;
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
        official::annexes(&mut flow, &[ANNEX]);
    }
    people(&mut flow, brief);
    if let Some(correction) = &brief.correction {
        flow.skip(1);
        flow.para(&Para::body(correction));
    }
    if !brief.tasks.is_empty() {
        annex(&mut flow, &brief.tasks);
    }
    let office = brief.head.office.as_deref();
    official::colophon(&mut flow, look, &[], office, brief.dated);
    let flowed = flow.finish();
    number(flowed, measure, Numbering::Official, &brief.head, look)
}

/// Mark, 第N期, organ and date, red rule, title. On pre-printed paper only what it lacks.
fn head(flow: &mut Flow<'_, '_>, brief: &MinutesBrief, mark: bool) {
    let issue_line = official::put_mark(flow, &brief.mark, mark) + 1;
    flow.go_to_line(issue_line);
    flow.para(&Para::plain(
        Style::FangSong,
        Align::Centre,
        issue_words(brief),
    ));
    let office = brief.head.office.as_deref().unwrap_or_default();
    let rows = official::pair_rows(flow, BODY, office, &words::date(brief.dated));
    official::put_pair(flow, issue_line + 1, BODY, &rows);
    let row = issue_line + official::count(&rows);
    official::red_rule(flow, row, mark);
    flow.go_to_line(row + 2);
    title(flow, brief);
}

fn issue_words(brief: &MinutesBrief) -> String {
    brief
        .issue_no
        .clone()
        .unwrap_or_else(|| "（未编号）".to_owned())
}

/// Without red: the mark as a title, number and date below it.
fn plain_head(flow: &mut Flow<'_, '_>, brief: &MinutesBrief) {
    flow.title(&brief.mark);
    let mut row = vec![issue_words(brief)];
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
        let label = Para::plain(Style::Hei, Align::Justify, format!("{label}："));
        flow.para(&with_names(label, names).indent(2, 5));
    }
}

/// Names in a row; of each the person with the post stays whole, a unit's long name may turn the line.
fn with_names(mut para: Para, names: &[String]) -> Para {
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            para = para.and(Style::FangSong, "、");
        }
        let (unit, person) = name.split_at(person_at(name));
        para = para.and(Style::FangSong, unit);
        if !person.is_empty() {
            para = para.and_name(Style::FangSong, person);
        }
    }
    para
}

/// Where a person begins behind a unit's name: 区商务局｜冯某（科长）. The end where there is none.
fn person_at(name: &str) -> usize {
    const ENDS: [char; 12] = [
        '局', '委', '办', '室', '部', '会', '院', '心', '队', '所', '镇', '道',
    ];
    let before_post = name.find('（').unwrap_or(name.len());
    let end = name[..before_post].rfind(ENDS);
    end.map_or(name.len(), |at| at + '局'.len_utf8())
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
                words::units_cell(std::slice::from_ref(&task.owner)),
                words::units_cell(&task.co_units),
                task.due
                    .map_or_else(table::dash, |due| table::words(words::date(due))),
            ])
        })
        .collect();
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("事项", 50, Align::Left),
        column("牵头单位", 33, Align::Left),
        column("责任单位", 33, Align::Left),
        column("完成时限", 29, Align::Centre),
    ];
    flow.table(&Table::new(columns, rows));
}
