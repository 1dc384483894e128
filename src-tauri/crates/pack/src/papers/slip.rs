//! 提醒函 as a letter; 催办通知单, 督办通知单 as a form: one matter, one sheet, with room for the
//! unit's reply and hands. 领导批示 is printed only where the brief carries it.

use super::{Body, Look, number, official, words};
use crate::faces::Style;
use crate::set::flow::Flow;
use crate::set::foot::Numbering;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::mm;
use crate::set::table::{self, Cell, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::SlipBrief;

pub(super) fn set(brief: &SlipBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let mut flow = Flow::new(measure, Frame::portrait(look.area));
    if brief.letter {
        letter(&mut flow, brief, look);
    } else {
        form(&mut flow, brief);
    }
    let flowed = flow.finish();
    let numbering = if brief.letter {
        Numbering::Letter
    } else {
        Numbering::Official
    };
    number(flowed, measure, numbering, &brief.head, look)
}

fn letter(flow: &mut Flow<'_, '_>, brief: &SlipBrief, look: &Look) {
    official::letter_head(flow, look, &brief.mark, brief.number.as_deref());
    flow.mark(1, brief.head.title.clone());
    flow.title(&brief.head.title);
    if let Some(mark) = &brief.head.draft_mark {
        flow.subtitle(mark);
    }
    flow.skip(1);
    official::addressees(flow, std::slice::from_ref(&brief.to));
    let matter = &brief.matter;
    let due = matter
        .due
        .map(|due| format!("，办理时限为{}", words::date(due)))
        .unwrap_or_default();
    let number = matter
        .number
        .as_ref()
        .map(|no| format!("（{no}）"))
        .unwrap_or_default();
    flow.para(&Para::body(format!(
        "你单位承办的“{}”{number}，来源为{}{due}。现为“{}”，{}。",
        matter.title, matter.source, matter.state, matter.reason
    )));
    flow.para(&Para::body(format!(
        "办理要求：{}",
        words::sentence(&matter.requirement)
    )));
    if let Some(instruction) = &brief.instruction {
        flow.para(&Para::body(format!(
            "领导批示：{}",
            words::sentence(instruction)
        )));
    }
    if let Some(demand) = &brief.demand {
        flow.para(&Para::body(words::sentence(demand)));
    }
    let by = brief
        .reply_by
        .map(|by| format!("于{}前", words::date(by)))
        .unwrap_or_default();
    let tail = official::signature_lines(flow, look, brief.head.office.as_deref()) + 1;
    flow.last_para(
        &Para::body(format!("请抓紧办理，{by}书面反馈办理情况。")),
        tail,
    );
    if let Some(contact) = &brief.contact {
        flow.para(&Para::body(contact_words(contact)));
    }
    if let Some(office) = &brief.head.office {
        official::signature(flow, look, office, brief.dated);
    }
    official::copies(flow, &brief.copies_to);
}

fn contact_words(contact: &office::brief::ContactBrief) -> String {
    match &contact.telephone {
        Some(telephone) => format!("（联系人：{}，电话：{telephone}）", contact.name),
        None => format!("（联系人：{}）", contact.name),
    }
}

/// The form: what is asked above, room for the reply below.
fn form(flow: &mut Flow<'_, '_>, brief: &SlipBrief) {
    flow.mark(1, brief.head.title.clone());
    flow.title(&brief.head.title);
    if let Some(mark) = &brief.head.draft_mark {
        flow.subtitle(mark);
    }
    let number = brief.number.as_deref().unwrap_or("（未编号）");
    flow.para(&Para::plain(Style::FangSong, Align::Right, number));
    let columns = vec![
        column("", 30, Align::Centre),
        column("", 48, Align::Justify),
        column("", 30, Align::Centre),
        column("", 48, Align::Justify),
    ];
    let mut rows = asked(brief);
    rows.extend(hands(brief));
    flow.table(&Table::new(columns, rows).headless());
}

fn line(label: &str, cell: Cell, height: i64) -> Row {
    Row::Open(vec![table::label(label), cell], mm(height))
}

/// What is asked, and room for the reply.
fn asked(brief: &SlipBrief) -> Vec<Row> {
    let matter = &brief.matter;
    let mut title = table::words(matter.title.clone());
    title.extend(matter.number.iter().flat_map(|no| table::words(no.clone())));
    let mut demand = table::words(words::sentence(&matter.requirement));
    demand.extend(
        brief
            .demand
            .iter()
            .flat_map(|more| table::words(words::sentence(more))),
    );
    let mut times = table::words(format!(
        "交办：{}　　办理时限：{}",
        brief.issued_on.map_or_else(|| "—".to_owned(), words::date),
        matter.due.map_or_else(|| "未定".to_owned(), words::date)
    ));
    if let Some(original) = matter.original_due.filter(|day| Some(*day) != matter.due) {
        let words = format!(
            "原定时限：{}（延期{}次）",
            words::date(original),
            matter.extensions
        );
        times.extend(table::words(words));
    }
    times.extend(table::words(format!(
        "当前状态：{}，{}",
        matter.state, matter.reason
    )));
    let reply = brief
        .reply_by
        .map_or_else(|| "收到后5个工作日内".to_owned(), words::date);
    let mut rows = vec![
        line("督办事项", title, 12),
        line("事项来源", table::words(matter.source.clone()), 10),
        line("承办单位", table::words(brief.to.clone()), 10),
        line("协办单位", words::units_cell(&matter.co_units), 10),
        line("时限", times, 12),
        line("办理要求", demand, 20),
        line("反馈时限", table::words(reply), 10),
    ];
    if let Some(instruction) = &brief.instruction {
        rows.insert(6, line("领导批示", table::words(instruction.clone()), 14));
    }
    if !brief.history.is_empty() {
        rows.push(line("提醒记录", table::words(brief.history.join("；")), 10));
    }
    rows.push(line("办理情况", table::words(""), 42));
    rows
}

/// Hands: the unit's, then the office's.
fn hands(brief: &SlipBrief) -> Vec<Row> {
    let row = |left: (&str, String), right: (&str, String), height: i64| {
        let cells = vec![
            table::label(left.0),
            table::words(left.1),
            table::label(right.0),
            table::words(right.1),
        ];
        Row::Open(cells, mm(height))
    };
    let contact = brief.contact.as_ref().map(|contact| {
        let telephone = contact.telephone.as_deref().unwrap_or_default();
        format!("{}　{telephone}", contact.name)
    });
    let signed = brief.signed_by.clone().unwrap_or_default();
    vec![
        row(
            ("承办单位\n负责人签字\n（盖章）", String::new()),
            ("经办人及电话", String::new()),
            18,
        ),
        row(("审核意见", String::new()), ("签收", String::new()), 14),
        row(
            ("签发人", signed),
            ("联系人及电话", contact.unwrap_or_default()),
            12,
        ),
    ]
}
