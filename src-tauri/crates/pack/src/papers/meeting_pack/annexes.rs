//! The annexes of a pack, by choice: measures by chapter, all open follow-ups, all indicators, all
//! that units want coordinated, the units' own reports. Each on a new page: 附件N flush left, its title
//! on the third line.

use super::tables;
use crate::faces::Style;
use crate::papers::words;
use crate::set::flow::Flow;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{ChapterBrief, MeasureBrief, MeetingPackBrief, PackAnnex, UnitReportBrief};

/// How the outline entry of an annex begins.
pub(super) const MARK: &str = "附件";

/// The annexes that are printed, each with its name: 附件2. One that would be empty is left out.
pub(super) fn names(brief: &MeetingPackBrief) -> Vec<(PackAnnex, String)> {
    let shown: Vec<PackAnnex> = brief
        .annexes
        .iter()
        .copied()
        .filter(|annex| has_rows(brief, *annex))
        .collect();
    let alone = shown.len() == 1;
    let name = |at: usize| match alone {
        true => MARK.to_owned(),
        false => format!("{MARK}{}", at + 1),
    };
    shown
        .into_iter()
        .enumerate()
        .map(|(at, annex)| (annex, name(at)))
        .collect()
}

fn has_rows(brief: &MeetingPackBrief, annex: PackAnnex) -> bool {
    match annex {
        PackAnnex::Measures => !brief.chapters.is_empty(),
        PackAnnex::Open => !brief.open.is_empty(),
        PackAnnex::Indicators => !brief.indicators.is_empty(),
        PackAnnex::Coordination => !brief.coordination.is_empty(),
        PackAnnex::Reports => !brief.reports.is_empty(),
    }
}

fn title(annex: PackAnnex) -> &'static str {
    match annex {
        PackAnnex::Measures => "分部分措施进展情况",
        PackAnnex::Open => "在办督办事项清单",
        PackAnnex::Indicators => "指标和目标完成情况",
        PackAnnex::Coordination => "需协调事项清单",
        PackAnnex::Reports => "各单位进展报告",
    }
}

/// Puts them all.
pub(super) fn put(flow: &mut Flow<'_, '_>, brief: &MeetingPackBrief) {
    for (annex, name) in names(brief) {
        flow.new_page();
        flow.mark(1, format!("{name}　{}", title(annex)));
        flow.para(&Para::plain(Style::Hei, Align::Left, name));
        flow.skip(1);
        flow.title(title(annex));
        flow.skip(1);
        match annex {
            PackAnnex::Measures => flow.marked_table(&measures(&brief.chapters), 2),
            PackAnnex::Open => flow.table(&words::follow_up_table(&brief.open)),
            PackAnnex::Indicators => {
                let rows = brief.indicators.iter().map(tables::indicator_row);
                flow.table(&tables::indicator_table(rows.collect()));
            }
            PackAnnex::Coordination => {
                let rows = tables::coordination_rows(&brief.coordination);
                flow.table(&tables::coordination_table(rows));
            }
            PackAnnex::Reports => flow.marked_table(&reports(&brief.reports), 2),
        }
    }
}

fn measures(chapters: &[ChapterBrief]) -> Table {
    let mut rows = Vec::new();
    for chapter in chapters {
        rows.push(Row::Group(words::chapter(chapter)));
        rows.extend(chapter.measures.iter().map(measure_row));
    }
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("措施", 29, Align::Left),
        column("牵头单位", 29, Align::Left),
        column("责任单位", 29, Align::Left),
        column("进展和评价", 58, Align::Left),
    ];
    Table::new(columns, rows)
}

fn measure_row(measure: &MeasureBrief) -> Row {
    let mut state = vec![words::light_with(measure.light, &measure.reason)];
    if let Some(latest) = &measure.latest {
        state.extend(table::words(latest.clone()));
    }
    if let Some(tasks) = words::tasks(&measure.tasks) {
        state.extend(table::words(tasks));
    }
    if measure.open_follow_ups > 0 {
        state.extend(table::words(format!(
            "在办督办事项{}项",
            measure.open_follow_ups
        )));
    }
    Row::Cells(vec![
        table::words(measure.number.to_string()),
        table::words(measure.title.clone()),
        words::units_cell(&measure.leads),
        words::units_cell(&measure.responsible),
        state,
    ])
}

/// Reports of the period, unit after unit.
fn reports(reports: &[UnitReportBrief]) -> Table {
    let mut rows = Vec::new();
    let mut unit = None;
    for report in reports {
        if unit != Some(&report.unit) {
            rows.push(Row::Group(Para::plain(
                Style::Hei,
                Align::Left,
                report.unit.clone(),
            )));
            unit = Some(&report.unit);
        }
        let or_dash = |words: &Option<String>| words.clone().map_or_else(table::dash, table::words);
        let mut matter = table::words(report.matter.clone());
        matter.extend(table::words(format!("（{}）", report.period)));
        rows.push(Row::Cells(vec![
            matter,
            table::words(report.progress.clone()),
            or_dash(&report.problem),
            or_dash(&report.next_step),
        ]));
    }
    let columns = vec![
        column("事项", 36, Align::Left),
        column("进展情况", 58, Align::Left),
        column("存在问题", 31, Align::Left),
        column("下步措施", 31, Align::Left),
    ];
    Table::new(columns, rows)
}
