//! 办理过程单: the chain of one matter on one page: clause, decision or instruction, each report,
//! reminder and extension, evidence, closing. It leaves nothing out.

use super::{Body, Look, listing, words};
use crate::set::flow::Flow;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::Align;
use office::brief::{LifeBrief, StepBrief};

pub(super) fn set(brief: &LifeBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let number = brief.matter.number.clone().map(|no| format!("文号：{no}"));
    let above: Vec<String> = number.into_iter().collect();
    let mut flow = listing::begin(measure, Frame::portrait(look.area), &brief.head, &above);
    flow.table(&facts(brief));
    flow.gap_after_table();
    steps(&mut flow, &brief.steps);
    listing::notes(&mut flow, &brief.head.notes);
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

fn facts(brief: &LifeBrief) -> Table {
    let matter = &brief.matter;
    let columns = vec![
        column("", 22, Align::Centre),
        column("", 60, Align::Left),
        column("", 22, Align::Centre),
        column("", 52, Align::Left),
    ];
    let mut rows = Vec::new();
    let mut line = |label: &str, cell: table::Cell| {
        rows.push(Row::Cells(vec![table::label(label), cell]));
    };
    line("督办事项", table::words(matter.title.clone()));
    line("办理要求", table::words(matter.requirement.clone()));
    line("事项来源", table::words(matter.source.clone()));
    if let Some(instruction) = &brief.instruction {
        let words = format!(
            "{}（{}）：{}",
            instruction.leader,
            words::date(instruction.on),
            instruction.words
        );
        line("领导批示", table::words(words));
    }
    if !brief.measures.is_empty() {
        let measures = brief.measures.iter();
        let cell = measures.flat_map(|(no, title)| table::words(format!("{no}.{title}")));
        line("对应措施", cell.collect());
    }
    let leader = brief.leader.clone().map_or_else(table::dash, table::words);
    let state = format!("{}，{}", matter.state, matter.reason);
    let pairs = [
        ("承办单位", words::owner_cell(matter), "责任领导", leader),
        (
            "办理时限",
            words::due_cell(matter),
            "当前状态",
            vec![words::light_with(matter.light, &state)],
        ),
    ];
    for (left, words, right, more) in pairs {
        rows.push(Row::Cells(vec![
            table::label(left),
            words,
            table::label(right),
            more,
        ]));
    }
    let mut line = |label: &str, cell: table::Cell| {
        rows.push(Row::Cells(vec![table::label(label), cell]));
    };
    if let Some(replies) = &brief.replies {
        line("反馈情况", table::words(replies.clone()));
    }
    if let Some(closing) = &brief.closing {
        line("办结情况", table::words(closing.clone()));
    }
    Table::new(columns, rows).headless()
}

fn steps(flow: &mut Flow<'_, '_>, steps: &[StepBrief]) {
    listing::heading(flow, 2, "办理过程");
    let columns = vec![
        column("序号", 11, Align::Centre),
        column("日期", 29, Align::Centre),
        column("环节", 20, Align::Centre),
        column("内容", 68, Align::Left),
        column("材料", 28, Align::Left),
    ];
    let rows = steps.iter().zip(1..).map(|(step, no): (_, u32)| {
        let documents = match step.documents.is_empty() {
            true => table::dash(),
            false => step
                .documents
                .iter()
                .flat_map(|title| table::words(title.clone()))
                .collect(),
        };
        Row::Cells(vec![
            table::words(no.to_string()),
            table::words(words::date(step.on)),
            table::words(step.step.clone()),
            table::words(step.words.clone()),
            documents,
        ])
    });
    flow.table(&Table::new(columns, rows.collect()));
}
