//! The sections of a pack about follow-ups: last decisions, what to chase, open ones, closed ones.
//! Lights, reasons and order come with the brief.

use super::Sections;
use crate::faces::Style;
use crate::papers::words;
use crate::set::flow::Flow;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{DecisionOutcome, LastDecisionBrief, MeetingPackBrief};

pub(super) fn last_meeting(
    flow: &mut Flow<'_, '_>,
    sections: &mut Sections,
    brief: &MeetingPackBrief,
) {
    let Some(last) = &brief.last_meeting else {
        return;
    };
    flow.heading(1, &sections.next("上次会议议定事项落实情况"));
    let opening = format!(
        "{}（{}）议定{}项。",
        last.title,
        words::date(last.held_on),
        last.decisions.len()
    );
    flow.para(&Para::body(opening));
    if last.decisions.is_empty() {
        return;
    }
    let rows = last.decisions.iter().flat_map(decision_rows).collect();
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("议定事项", 54, Align::Justify),
        column("承办单位", 33, Align::Left),
        column("完成时限", 29, Align::Centre),
        column("落实情况", 29, Align::Left),
    ];
    flow.table(&Table::new(columns, rows));
    flow.gap_after_table();
}

/// A row for each follow-up of a decision; number and words stand in the first.
fn decision_rows(decision: &LastDecisionBrief) -> Vec<Row> {
    let no = table::words(decision.no.to_string());
    let text = table::words(decision.text.clone());
    match &decision.outcome {
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
                    table::words(follow_up.owner.clone()),
                    words::due_cell(follow_up),
                    state,
                ])
            })
            .collect(),
        DecisionOutcome::NoFollowUp(reason) => {
            vec![Row::Cells(vec![
                no,
                text,
                table::dash(),
                table::dash(),
                table::words(reason.clone()),
            ])]
        }
        DecisionOutcome::Pending => {
            vec![Row::Cells(vec![
                no,
                text,
                table::dash(),
                table::dash(),
                table::words("尚未立项"),
            ])]
        }
    }
}

pub(super) fn chasing(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief) {
    flow.heading(1, &heading);
    if brief.chasing.is_empty() {
        flow.para(&Para::body("无超期事项，三个工作日内无到期事项。"));
        return;
    }
    let mut rows = Vec::new();
    for owner in &brief.chasing {
        let words = format!("{}（{}项）", owner.owner, owner.lines.len());
        rows.push(Row::Group(Para::plain(Style::Hei, Align::Left, words)));
        rows.extend(owner.lines.iter().map(|line| {
            Row::Cells(vec![
                table::words(words::number(line)),
                table::words(line.title.clone()),
                words::due_cell(line),
                table::words(line.state.clone()),
                words::light_cell(line.light, &line.reason),
            ])
        }));
    }
    let columns = vec![
        column("编号", 25, Align::Left),
        column("事项", 57, Align::Left),
        column("完成时限", 29, Align::Centre),
        column("状态", 14, Align::Centre),
        column("评价", 31, Align::Left),
    ];
    flow.table(&Table::new(columns, rows));
    flow.gap_after_table();
}

pub(super) fn open(flow: &mut Flow<'_, '_>, heading: Para, brief: &MeetingPackBrief) {
    flow.heading(1, &heading);
    if brief.open.is_empty() {
        flow.para(&Para::body("无在办督办事项。"));
        return;
    }
    flow.table(&words::follow_up_table(&brief.open));
    flow.gap_after_table();
}

pub(super) fn closed(flow: &mut Flow<'_, '_>, sections: &mut Sections, brief: &MeetingPackBrief) {
    if brief.closed_since.is_empty() {
        return;
    }
    flow.heading(1, &sections.next("上次会议以来办结事项"));
    flow.table(&words::follow_up_table(&brief.closed_since));
    flow.gap_after_table();
}
