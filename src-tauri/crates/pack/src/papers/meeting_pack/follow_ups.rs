//! The sections of a pack about follow-ups: last decisions, what to chase, closed ones; all open ones
//! as an annex. Lights, reasons and order come with the brief.

use super::share::Section;
use crate::faces::Style;
use crate::papers::words;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{DecisionOutcome, LastDecisionBrief, LastMeetingBrief, OwnerBrief};

/// 上次会议议定事项落实情况.
pub(super) fn last_meeting(heading: Para, last: &LastMeetingBrief) -> Section {
    let lead = format!(
        "{}（{}）议定{}项。",
        last.title,
        words::date(last.held_on),
        last.decisions.len()
    );
    Section {
        heading,
        lead: Some(Para::body(lead)),
        rows: last.decisions.iter().flat_map(decision_rows).collect(),
        pressing: None,
        table: decision_table,
        share: 20,
        whole: None,
    }
}

fn decision_table(rows: Vec<Row>) -> Table {
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("议定事项", 54, Align::Left),
        column("承办单位", 32, Align::Left),
        column("完成时限", 29, Align::Centre),
        column("落实情况", 30, Align::Left),
    ];
    Table::new(columns, rows)
}

/// A row for each follow-up of a decision; number and words stand in the first.
fn decision_rows(decision: &LastDecisionBrief) -> Vec<Row> {
    let no = table::words(decision.no.to_string());
    let text = table::words(decision.text.clone());
    let without = |why: &str| {
        let cells = vec![
            no.clone(),
            text.clone(),
            table::dash(),
            table::dash(),
            table::words(why),
        ];
        vec![Row::Cells(cells)]
    };
    match &decision.outcome {
        // Those it opened may all be the office's own business, which is not told here.
        DecisionOutcome::FollowUps(follow_ups) if follow_ups.is_empty() => {
            without("专班办公室办理")
        }
        DecisionOutcome::FollowUps(follow_ups) => follow_ups
            .iter()
            .enumerate()
            .map(|(at, follow_up)| {
                let (no, text) = if at == 0 {
                    (no.clone(), text.clone())
                } else {
                    (vec![], vec![])
                };
                let mut state = vec![words::light(follow_up.light)];
                state.extend(table::words(format!(
                    "{}，{}",
                    follow_up.state, follow_up.reason
                )));
                Row::Cells(vec![
                    no,
                    text,
                    words::units_cell(std::slice::from_ref(&follow_up.owner)),
                    words::due_cell(follow_up),
                    state,
                ])
            })
            .collect(),
        DecisionOutcome::NoFollowUp(reason) => without(reason),
        DecisionOutcome::Pending => without("尚未立项"),
    }
}

/// 超期和临期事项: the owner once beside all of its matters, owners in protocol order.
pub(super) fn chasing(heading: Para, owners: &[OwnerBrief]) -> Section {
    let mut rows = Vec::new();
    for owner in owners {
        for (at, line) in owner.lines.iter().enumerate() {
            let name = if at == 0 {
                words::units_cell(std::slice::from_ref(&owner.owner))
            } else {
                vec![]
            };
            let mut state = vec![words::light(line.light)];
            state.extend(table::words(format!("{}，{}", line.state, line.reason)));
            rows.push(Row::Cells(vec![
                name,
                table::words(words::number(line)),
                table::words(line.title.clone()),
                words::due_cell(line),
                state,
            ]));
        }
    }
    Section {
        heading,
        lead: None,
        rows,
        pressing: None,
        table: chasing_table,
        share: 40,
        whole: None,
    }
}

fn chasing_table(rows: Vec<Row>) -> Table {
    let columns = vec![
        column("承办单位", 29, Align::Left),
        column("编号", 26, Align::Left),
        column("事项", 44, Align::Left),
        column("完成时限", 29, Align::Centre),
        column("状态和评价", 28, Align::Left),
    ];
    Table::new(columns, rows)
}

/// 上次会议以来办结事项.
pub(super) fn closed(heading: Para, lines: &[office::brief::FollowUpBrief]) -> Section {
    let row = |line: &office::brief::FollowUpBrief| {
        Row::Cells(vec![
            table::words(words::number(line)),
            table::words(line.title.clone()),
            words::owner_cell(line),
            words::due_cell(line),
            words::light_cell(line.light, &line.reason),
        ])
    };
    Section {
        heading,
        lead: None,
        rows: lines.iter().map(row).collect(),
        pressing: None,
        table: closed_table,
        share: 10,
        whole: None,
    }
}

fn closed_table(rows: Vec<Row>) -> Table {
    let columns = vec![
        column("编号", 26, Align::Left),
        column("事项", 43, Align::Left),
        column("承办单位", 33, Align::Left),
        column("完成时限", 29, Align::Centre),
        column("评价", 25, Align::Left),
    ];
    Table::new(columns, rows)
}

/// A section that has nothing to show says so.
pub(super) fn none(words: &str) -> Para {
    Para::plain(Style::FangSong, Align::Justify, words).indent(2, 0)
}
