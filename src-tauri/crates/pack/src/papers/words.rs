//! Words and cells that several papers share: dates, numerals, lists, lights.
//! No rule lives here, and no place on a page.

use super::Look;
use crate::faces::Style;
use crate::set::flow::tint_of;
use crate::set::table::{self, Cell, Row, Table, column};
use crate::set::text::{Align, Para};
use chrono::{Datelike, NaiveDate};
use office::brief::{
    ChapterBrief, FollowUpBrief, IndicatorBrief, MeetingHead, TargetBrief, TaskBrief,
};
use office::lights::Light;

/// 2024年10月28日: no leading zeros.
pub(super) fn date(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// 一, 二 … 九十九; beyond that digits.
pub(super) fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}

/// 2026年11月12日（星期四）14:30: when a meeting is.
pub(super) fn moment(meeting: &MeetingHead) -> String {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let day = usize::try_from(meeting.held_on.weekday().num_days_from_monday())
        .expect("BUG: a week has seven days");
    let time = meeting.time.as_deref().unwrap_or_default();
    format!("{}（星期{}）{time}", date(meeting.held_on), DAYS[day])
}

/// 二、实施高水平工业技改: a chapter in a table.
pub(super) fn chapter(chapter: &ChapterBrief) -> Para {
    let words = format!("{}、{}", chapter.no, chapter.title);
    Para::plain(Style::Hei, Align::Left, words)
}

/// Names in a row.
pub(super) fn list(names: &[String]) -> String {
    names.join("、")
}

/// Units in a cell, no name broken while it fits; a dash where there is none.
pub(super) fn units_cell(names: &[String]) -> Cell {
    if names.is_empty() {
        return table::dash();
    }
    vec![units(Para::plain(Style::FangSong, Align::Left, ""), names)]
}

fn units(mut para: Para, names: &[String]) -> Para {
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            para = para.and(Style::FangSong, "、");
        }
        para = para.and_name(Style::FangSong, name.clone());
    }
    para
}

/// A third-level heading, 1. …: 仿宋, bold where the office has it so.
pub(super) fn third_level(look: &Look, words: impl Into<String>) -> Para {
    Para::body(words).made_bold(look.bold_third_level)
}

/// Ends a sentence with exactly one full stop.
pub(super) fn sentence(words: &str) -> String {
    let bare = words.trim().trim_end_matches(['。', '；', '，', '.', ';']);
    if bare.ends_with(['！', '？']) {
        bare.to_owned()
    } else {
        format!("{bare}。")
    }
}

/// A light: shape in its colour, then the word.
pub(super) fn light(light: Light) -> Para {
    Para::plain(Style::FangSong, Align::Left, "")
        .and_tinted(Style::Hei, tint_of(light), light.shape())
        .and(Style::FangSong, light.word())
}

/// A light with its reason on the same line.
pub(super) fn light_with(colour: Light, reason: &str) -> Para {
    match reason {
        "" => light(colour),
        reason => light(colour).and(Style::FangSong, format!("：{reason}")),
    }
}

/// What an indicator reached, with its light and why.
pub(super) fn reached_cell(indicator: &IndicatorBrief) -> Cell {
    let mut cell: Cell = Vec::new();
    if let Some(reached) = &indicator.reached {
        cell.extend(table::words(reached.clone()));
    }
    cell.push(light_with(indicator.light, &indicator.reason));
    cell
}

/// A light with its reason below.
pub(super) fn light_cell(colour: Light, reason: &str) -> Cell {
    let mut cell = vec![light(colour)];
    if !reason.is_empty() {
        cell.extend(table::words(reason));
    }
    cell
}

/// Number of a follow-up, or its state before it has one.
pub(super) fn number(follow_up: &FollowUpBrief) -> String {
    follow_up
        .number
        .clone()
        .unwrap_or_else(|| "拟立项".to_owned())
}

/// Due date; the original one below where it was moved.
pub(super) fn due_cell(follow_up: &FollowUpBrief) -> Cell {
    let Some(due) = follow_up.due else {
        return table::words(follow_up.term.clone().unwrap_or_else(|| "未定".to_owned()));
    };
    let mut cell = table::words(date(due));
    if let Some(original) = follow_up.original_due.filter(|original| *original != due) {
        cell.extend(table::words(format!("原定\n{}", date(original))));
    }
    if follow_up.extensions > 0 {
        cell.extend(table::words(format!("延期{}次", follow_up.extensions)));
    }
    cell
}

/// The same for a narrow column: the year on a line of its own.
pub(super) fn narrow_due_cell(follow_up: &FollowUpBrief) -> Cell {
    let day = |day: NaiveDate| format!("{}年\n{}月{}日", day.year(), day.month(), day.day());
    let Some(due) = follow_up.due else {
        return due_cell(follow_up);
    };
    let mut cell = table::words(day(due));
    if let Some(original) = follow_up.original_due.filter(|original| *original != due) {
        cell.extend(table::words(format!("原定\n{}", day(original))));
    }
    if follow_up.extensions > 0 {
        cell.extend(table::words(format!("延期{}次", follow_up.extensions)));
    }
    cell
}

/// 承办单位, with 协办单位 below.
pub(super) fn owner_cell(follow_up: &FollowUpBrief) -> Cell {
    let mut cell = units_cell(std::slice::from_ref(&follow_up.owner));
    if !follow_up.co_units.is_empty() {
        cell.push(units(
            Para::plain(Style::FangSong, Align::Left, "协办："),
            &follow_up.co_units,
        ));
    }
    cell
}

/// Follow-ups with owner, date, state and light.
pub(super) fn follow_up_table(lines: &[FollowUpBrief]) -> Table {
    let rows = lines
        .iter()
        .map(|line| {
            Row::Cells(vec![
                table::words(number(line)),
                table::words(line.title.clone()),
                owner_cell(line),
                due_cell(line),
                light_cell(line.light, &format!("{}，{}", line.state, line.reason)),
            ])
        })
        .collect();
    let columns = vec![
        column("编号", 25, Align::Left),
        column("事项", 42, Align::Left),
        column("承办单位", 32, Align::Left),
        column("完成时限", 29, Align::Centre),
        column("状态和评价", 28, Align::Left),
    ];
    Table::new(columns, rows)
}

/// 任务节点5个，完成2个，逾期1个（最迟…）; none without tasks.
pub(super) fn tasks(tasks: &[TaskBrief]) -> Option<String> {
    if tasks.is_empty() {
        return None;
    }
    let reached = tasks
        .iter()
        .filter(|task| task.reached_on.is_some())
        .count();
    let missed: Vec<String> = tasks
        .iter()
        .filter(|task| task.missed)
        .map(|task| format!("{}（{}）", task.words, task.owner))
        .collect();
    let mut words = format!("任务节点{}个，完成{reached}个", tasks.len());
    if !missed.is_empty() {
        words.push_str(&format!("；逾期{}个：{}", missed.len(), missed.join("、")));
    }
    Some(words)
}

/// A task in a table of tasks: 建成回收网点（区商务局，2026年6月30日前）.
pub(super) fn task(task: &TaskBrief) -> String {
    let when = match (task.reached_on, task.due) {
        (Some(on), _) => format!("，{}完成", date(on)),
        (None, Some(due)) => format!("，{}前", date(due)),
        (None, None) => String::new(),
    };
    let bare = task.words.trim().trim_end_matches(['。', '；']);
    format!("{bare}（{}{when}）", task.owner)
}

/// When a target is due, and its value: 2025年：≥90%.
pub(super) fn target(target: &TargetBrief) -> String {
    let when = match (target.year, target.recurring) {
        (Some(year), true) => format!("每年（至{year}年）"),
        (Some(year), false) => format!("{year}年"),
        (None, true) => "每年".to_owned(),
        (None, false) => "未定时限".to_owned(),
    };
    format!("{when}：{}", target.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_and_sentences() {
        let numerals: Vec<String> = [1, 10, 11, 20, 27].into_iter().map(numeral).collect();
        assert_eq!(numerals, ["一", "十", "十一", "二十", "二十七"]);
        assert_eq!(sentence("限期整改；"), "限期整改。");
        assert_eq!(sentence("完成了吗？"), "完成了吗？");
    }
}
