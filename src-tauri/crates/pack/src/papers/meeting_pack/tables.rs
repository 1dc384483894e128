//! The tables of a pack that body and annexes share: 需协调事项, indicators with their targets.

use super::share::Section;
use crate::papers::words;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{CoordinationBrief, IndicatorBrief};
use office::lights::Light;

pub(super) fn coordination(heading: Para, lines: &[CoordinationBrief]) -> Section {
    Section {
        heading,
        lead: None,
        rows: coordination_rows(lines),
        pressing: None,
        table: coordination_table,
        share: 20,
        whole: None,
    }
}

pub(super) fn coordination_rows(lines: &[CoordinationBrief]) -> Vec<Row> {
    let row = |line: &CoordinationBrief| {
        Row::Cells(vec![
            words::units_cell(std::slice::from_ref(&line.unit)),
            table::words(line.matter.clone()),
            table::words(line.words.clone()),
            table::words(words::date(line.received_on)),
        ])
    };
    lines.iter().map(row).collect()
}

pub(super) fn coordination_table(rows: Vec<Row>) -> Table {
    let columns = vec![
        column("提出单位", 31, Align::Left),
        column("涉及事项", 36, Align::Left),
        column("需协调的内容", 60, Align::Left),
        column("收到日期", 29, Align::Centre),
    ];
    Table::new(columns, rows)
}

pub(super) fn indicators(heading: Para, indicators: &[IndicatorBrief]) -> Section {
    let mut pressing: Vec<&IndicatorBrief> = indicators.iter().collect();
    pressing.sort_by_key(|indicator| match indicator.light {
        Light::Red => 0,
        Light::Yellow => 1,
        Light::Grey => 2,
        Light::Green => 3,
        Light::Done => 4,
    });
    Section {
        heading,
        lead: None,
        rows: indicators.iter().map(indicator_row).collect(),
        pressing: Some(pressing.into_iter().map(indicator_row).collect()),
        table: indicator_table,
        share: 20,
        whole: None,
    }
}

pub(super) fn indicator_table(rows: Vec<Row>) -> Table {
    let columns = vec![
        column("措施", 11, Align::Centre),
        column("指标", 33, Align::Left),
        column("目标", 37, Align::Left),
        column("责任单位", 27, Align::Left),
        column("完成情况和评价", 48, Align::Left),
    ];
    Table::new(columns, rows)
}

pub(super) fn indicator_row(indicator: &IndicatorBrief) -> Row {
    let targets = indicator
        .targets
        .iter()
        .flat_map(|target| table::words(words::target(target)))
        .collect();
    let owner = indicator.owner.clone();
    Row::Cells(vec![
        table::words(
            indicator
                .measure
                .map_or_else(|| "总体".to_owned(), |number| number.to_string()),
        ),
        table::words(indicator.name.clone()),
        targets,
        words::units_cell(&[owner.unwrap_or_else(|| "无责任单位".to_owned())]),
        words::reached_cell(indicator),
    ])
}
