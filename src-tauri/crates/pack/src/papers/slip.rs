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

/// The annex of a letter.
const REPLY: &str = "办理情况反馈单";
/// Millimetres for the reply on the form: as many as one sheet leaves.
const LEAST_REPLY: i64 = 13;
const MOST_REPLY: i64 = 70;

pub(super) fn set(brief: &SlipBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let mut flow = Flow::new(measure, Frame::portrait(look.area));
    if brief.letter {
        letter(&mut flow, brief, look);
    } else {
        form(&mut flow, brief);
    }
    let flowed = flow.finish();
    let numbering = if brief.letter && !brief.plain_head {
        Numbering::Letter
    } else {
        Numbering::Official
    };
    number(flowed, measure, numbering, &brief.head, look)
}

fn letter(flow: &mut Flow<'_, '_>, brief: &SlipBrief, look: &Look) {
    match brief.plain_head {
        true => official::red_head(flow, look, &brief.mark, brief.number.as_deref()),
        false => official::letter_head(flow, look, &brief.mark, brief.number.as_deref()),
    }
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
    if !brief.history.is_empty() {
        let words = format!("此前提醒：{}", brief.history.join("；"));
        flow.para(&Para::body(words::sentence(&words)));
    }
    let by = brief
        .reply_by
        .map(|by| format!("于{}前", words::date(by)))
        .unwrap_or_default();
    let tail = official::signature_lines(flow, look, brief.head.office.as_deref()) + 2;
    let contact = brief.contact.as_ref().map(contact_words);
    let contact = contact.unwrap_or_default();
    let words = format!("请抓紧办理，{by}将办理情况反馈单报我办{contact}。");
    flow.last_para(&Para::body(words), tail);
    official::annexes(flow, &[REPLY]);
    if let Some(office) = &brief.head.office {
        official::signature(flow, look, office, brief.dated);
    }
    official::notes(flow, &brief.head.notes);
    official::copies(flow, &brief.copies_to);
    reply(flow, brief);
}

/// The reply slip of a letter, on a page of its own.
fn reply(flow: &mut Flow<'_, '_>, brief: &SlipBrief) {
    flow.new_page();
    flow.mark(1, format!("附件　{REPLY}"));
    flow.para(&Para::plain(Style::Hei, Align::Left, "附件"));
    flow.skip(1);
    flow.title(REPLY);
    flow.skip(1);
    let matter = &brief.matter;
    let mut title = table::words(matter.title.clone());
    title.extend(matter.number.iter().flat_map(|no| table::words(no.clone())));
    let rows = vec![
        line("事项", title, 14),
        line("承办单位", table::words(brief.to.clone()), 12),
        line("办理情况", table::words(""), 56),
        line("存在问题", table::words(""), 26),
        line("下步措施", table::words(""), 26),
        pair(unit_hands(), 20),
    ];
    flow.table(&Table::new(columns(), rows).headless());
}

fn contact_words(contact: &office::brief::ContactBrief) -> String {
    match &contact.telephone {
        Some(telephone) => format!("（联系人：{}，电话：{telephone}）", contact.name),
        None => format!("（联系人：{}）", contact.name),
    }
}

/// The form: what is asked above, room for the reply below, on one sheet.
fn form(flow: &mut Flow<'_, '_>, brief: &SlipBrief) {
    let room = (LEAST_REPLY..=MOST_REPLY)
        .rev()
        .step_by(3)
        .find(|room| flow.fits_a_page(|scratch| form_page(scratch, brief, *room)))
        .unwrap_or(LEAST_REPLY);
    form_page(flow, brief, room);
}

fn form_page(flow: &mut Flow<'_, '_>, brief: &SlipBrief, room: i64) {
    flow.mark(1, brief.head.title.clone());
    flow.title(&brief.head.title);
    if let Some(mark) = &brief.head.draft_mark {
        flow.subtitle(mark);
    }
    let number = brief.number.as_deref().unwrap_or("（未编号）");
    let above = [
        format!("发出单位：{}", brief.mark),
        format!("编号：{number}"),
        format!("日期：{}", words::date(brief.dated)),
    ];
    flow.small_parts(&above, 12_000, 20_000);
    let mut rows = asked(brief);
    if room == LEAST_REPLY {
        // Much was said: what is asked takes no more room than its words.
        for row in &mut rows {
            if let Row::Open(cells, _) = row {
                *row = Row::Cells(std::mem::take(cells));
            }
        }
    }
    rows.push(line("办理情况\n（可另附页）", table::words(""), room));
    rows.extend(hands(brief));
    flow.table(&Table::new(columns(), rows).headless());
    official::notes(flow, &brief.head.notes);
}

fn columns() -> Vec<table::Column> {
    vec![
        column("", 28, Align::Centre),
        column("", 52, Align::Left),
        column("", 28, Align::Centre),
        column("", 48, Align::Left),
    ]
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
    if !brief.copies_to.is_empty() {
        rows.push(line(
            "抄送",
            table::words(words::list(&brief.copies_to)),
            10,
        ));
    }
    rows
}

/// Hands: the unit's, then the office's.
fn hands(brief: &SlipBrief) -> Vec<Row> {
    let contact = brief.contact.as_ref().map(|contact| {
        let telephone = contact.telephone.as_deref().unwrap_or_default();
        format!("{}　{telephone}", contact.name)
    });
    let signed = brief.signed_by.clone().unwrap_or_default();
    let signed = ("签发人", signed);
    let contact = ("联系人及电话", contact.unwrap_or_default());
    let office = [("审核意见", String::new()), ("签收", String::new())];
    vec![
        pair(unit_hands(), 18),
        pair(office, 14),
        pair([signed, contact], 12),
    ]
}

/// 承办单位负责人签字（盖章）, 经办人及电话.
fn unit_hands() -> [(&'static str, String); 2] {
    [
        ("承办单位\n负责人签字\n（盖章）", String::new()),
        ("经办人及电话", String::new()),
    ]
}

/// Two labels, each with its words or room for a hand.
fn pair([left, right]: [(&str, String); 2], height: i64) -> Row {
    let cells = vec![
        table::label(left.0),
        table::words(left.1),
        table::label(right.0),
        table::words(right.1),
    ];
    Row::Open(cells, mm(height))
}
