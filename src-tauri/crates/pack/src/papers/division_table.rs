//! 任务分工表: a landscape table of measures by chapter × lead × responsible × targets.
//! Titles and targets stand verbatim; it resolves no group of units and adds none.

use super::{Body, Look, listing, words};
use crate::faces::Style;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Cell, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{DivisionBrief, IndicatorBrief, MeasureBrief};

pub(super) fn set(brief: &DivisionBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let frame = if brief.large || look.large_tables {
        Frame::a3(look.area)
    } else {
        Frame::landscape(look.area)
    };
    let basis = brief.head.plan_doc_no.as_ref();
    let above: Vec<String> = basis.map(|no| format!("依据：{no}")).into_iter().collect();
    let mut flow = listing::begin(measure, frame, &brief.head, &above);
    flow.marked_table(&table(brief), 2);
    listing::notes(&mut flow, &notes(brief));
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

fn table(brief: &DivisionBrief) -> Table {
    let mut rows = Vec::new();
    if !brief.overall.is_empty() {
        rows.push(Row::Group(Para::plain(Style::Hei, Align::Left, "总体目标")));
        rows.extend(brief.overall.iter().map(overall_row));
    }
    for chapter in &brief.chapters {
        rows.push(Row::Group(words::chapter(chapter)));
        rows.extend(
            chapter
                .measures
                .iter()
                .map(|measure| measure_row(measure, &brief.rules)),
        );
    }
    let columns = vec![
        column("序号", 12, Align::Centre),
        column("工作措施", 73, Align::Left),
        column("牵头单位", 38, Align::Left),
        column("责任单位", 38, Align::Left),
        column("目标要求", 64, Align::Left),
    ];
    Table::new(columns, rows)
}

fn measure_row(measure: &MeasureBrief, rules: &[String]) -> Row {
    // Nobody named is not nobody: where a rule adds units to every measure, the note says whom.
    let responsible = match measure.responsible.is_empty() && !rules.is_empty() {
        true => vec![Para::plain(Style::FangSong, Align::Centre, "见注")],
        false => words::units_cell(&measure.responsible),
    };
    Row::Cells(vec![
        table::words(measure.number.to_string()),
        title_cell(measure),
        words::units_cell(&measure.leads),
        responsible,
        target_words(&measure.targets),
    ])
}

/// The title, with the tasks under it.
fn title_cell(measure: &MeasureBrief) -> Cell {
    let mut cell = table::words(measure.title.clone());
    for task in &measure.tasks {
        cell.extend(table::words(format!("○{}", words::task(task))));
    }
    cell
}

fn overall_row(indicator: &IndicatorBrief) -> Row {
    Row::Cells(vec![
        table::dash(),
        table::words(indicator.name.clone()),
        table::words(
            indicator
                .owner
                .clone()
                .unwrap_or_else(|| "无责任单位（待明确）".to_owned()),
        ),
        table::dash(),
        target_words(std::slice::from_ref(indicator)),
    ])
}

/// The literal words of the notice, each clause once, behind its year where the words leave it out.
fn target_words(indicators: &[IndicatorBrief]) -> Cell {
    let mut clauses: Vec<String> = Vec::new();
    for target in indicators.iter().flat_map(|indicator| &indicator.targets) {
        let year = target.year.map(|year| format!("{year}年"));
        let clause = match year {
            Some(year) if !says_when(&target.words, &year) => format!("{year}：{}", target.words),
            _ => target.words.clone(),
        };
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    match clauses.as_slice() {
        [] => table::dash(),
        [only] => table::words(only.clone()),
        several => several
            .iter()
            .zip(1..)
            .flat_map(|(clause, at)| table::words(format!("{at}.{clause}")))
            .collect(),
    }
}

/// Whether a clause names its year itself: 到2025年，…
fn says_when(clause: &str, year: &str) -> bool {
    clause.contains(year) || clause.starts_with('到')
}

/// The rules for all measures, quoted, then what else a reader must know.
fn notes(brief: &DivisionBrief) -> Vec<String> {
    let mut notes: Vec<String> = brief
        .rules
        .iter()
        .map(|rule| {
            let rule = rule.trim().trim_end_matches(['。', '；']);
            format!("方案原文规定“{rule}”，适用于上表各项措施，“责任单位”栏不再逐项列出。")
        })
        .collect();
    notes.extend(brief.head.notes.iter().cloned());
    notes
}
