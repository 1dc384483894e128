//! 提请明确事项清单: each doubt with the notice's own words, what is proposed, and a column for the
//! leader's hand. It answers nothing.

use super::{Body, Look, listing};
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::mm;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::Align;
use office::brief::{OpenQuestionsBrief, QuestionBrief};

pub(super) fn set(brief: &OpenQuestionsBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let mut above = vec![format!("共{}项", brief.rows.len())];
    above.extend(
        brief
            .head
            .plan_doc_no
            .as_ref()
            .map(|no| format!("依据：{no}")),
    );
    let mut flow = listing::begin(measure, Frame::landscape(look.area), &brief.head, &above);
    let columns = vec![
        column("序号", 10, Align::Centre),
        column("事项", 22, Align::Centre),
        column("措施", 14, Align::Centre),
        column("方案原文", 68, Align::Justify),
        column("建议", 62, Align::Justify),
        column("领导意见", 49, Align::Left),
    ];
    let rows = brief
        .rows
        .iter()
        .zip(1..)
        .map(|(row, no)| question(row, no));
    flow.table(&Table::new(columns, rows.collect()));
    listing::notes(&mut flow, &brief.head.notes);
    let flowed = flow.finish();
    listing::end(flowed, measure, &brief.head, look)
}

fn question(row: &QuestionBrief, no: u32) -> Row {
    let measure = row
        .measure
        .map_or_else(|| "总体".to_owned(), |number| format!("第{number}项"));
    let cells = vec![
        table::words(no.to_string()),
        table::words(row.kind.clone()),
        table::words(measure),
        table::words(row.words.clone()),
        table::words(row.proposal.clone()),
        table::words(""),
    ];
    Row::Open(cells, mm(16))
}
