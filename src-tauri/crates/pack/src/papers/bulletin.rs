//! 进展通报: one page of summary, lights by chapter, what was closed, what is late, what is due next.
//! No league table of units, and no judgement that the brief does not carry.

use super::{Body, Look, number, official, words};
use crate::faces::Style;
use crate::set::chart;
use crate::set::flow::Flow;
use crate::set::foot::Numbering;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{BulletinBrief, LightCountBrief, SummaryBrief};
use office::lights::{Light, LightCount};

/// The annexes.
const CHAPTERS: &str = "各部分措施评价情况";
const LATE: &str = "超期事项";
const NEXT: &str = "近期到期事项";

/// More matters than this stand in a list are named in the ledger, not in the bulletin.
const MOST_NAMED: usize = 5;

pub(super) fn set(brief: &BulletinBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let mut flow = Flow::new(measure, Frame::portrait(look.area));
    official::red_head(&mut flow, look, &brief.mark, brief.number.as_deref());
    flow.mark(1, brief.head.title.clone());
    flow.title(&brief.head.title);
    if let Some(mark) = &brief.head.draft_mark {
        flow.subtitle(mark);
    }
    flow.skip(1);
    official::addressees(&mut flow, &brief.to);
    heading(&mut flow, "一、总体情况");
    flow.para(&Para::body(overview(brief)));
    heading(&mut flow, "二、主要成效");
    flow.para(&Para::body(achievements(brief)));
    heading(&mut flow, "三、存在问题");
    flow.para(&Para::body(problems(brief)));
    heading(&mut flow, "四、下步要求");
    let lists = lists(brief);
    let named = i32::try_from(lists.len()).expect("BUG: three lists");
    let tail = official::signature_lines(&flow, look, brief.head.office.as_deref());
    let tail = tail + named + i32::from(named > 0);
    flow.last_para(&Para::body(demands(brief)), tail);
    let names: Vec<&str> = lists.iter().map(|list| list.title).collect();
    official::annexes(&mut flow, &names);
    if let Some(office) = &brief.head.office {
        official::signature(&mut flow, look, office, brief.dated);
    }
    annexes(&mut flow, &lists, &brief.summary);
    official::notes(&mut flow, &brief.head.notes);
    let office = brief.head.office.as_deref();
    official::colophon(&mut flow, look, &brief.copies_to, office, brief.dated);
    let flowed = flow.finish();
    number(flowed, measure, Numbering::Official, &brief.head, look)
}

fn heading(flow: &mut Flow<'_, '_>, words: &str) {
    flow.heading(
        2,
        &Para::plain(Style::Hei, Align::Justify, words).indent(2, 0),
    );
}

fn overview(brief: &BulletinBrief) -> String {
    let summary = &brief.summary;
    let mut words = format!(
        "截至{}，《{}》共{}项措施",
        words::date(brief.head.as_of),
        brief.head.plan_title,
        summary.measures
    );
    if let Some(lights) = summary.measure_lights {
        words.push_str("，其中");
        words.push_str(&count_words(lights));
    }
    if !brief.chapters.is_empty() {
        words.push_str(&format!("（见{}）", annex_of(brief, CHAPTERS)));
    }
    words.push_str(&format!(
        "。累计立项督办事项{}项，已办结{}项，在办{}项，其中超期{}项。",
        summary.follow_ups_total,
        summary.follow_ups_closed,
        summary.follow_ups_open,
        summary.follow_ups_overdue
    ));
    words
}

/// 办结2项、正常20项…: every light that somebody has.
fn count_words(count: LightCount) -> String {
    let order = [
        Light::Done,
        Light::Green,
        Light::Yellow,
        Light::Red,
        Light::Grey,
    ];
    let shown = order.into_iter().filter(|light| count.get(*light) > 0);
    let parts: Vec<String> = shown
        .map(|light| format!("{}{}项", light.word(), count.get(light)))
        .collect();
    parts.join("、")
}

fn lights(chapters: &[LightCountBrief]) -> Table {
    let mut columns = vec![
        column("部分", 56, Align::Left),
        column("措施", 20, Align::Centre),
    ];
    columns.extend(Light::ALL.map(|_| column("", 16, Align::Centre)));
    let mut head = vec![table::label("部分"), table::label("措施")];
    head.extend(Light::ALL.map(|light| vec![words::light(light)]));
    let row = |chapter: &LightCountBrief| {
        let mut cells = vec![
            table::words(chapter.name.clone()),
            table::words(chapter.count.total().to_string()),
        ];
        cells.extend(Light::ALL.map(|light| match chapter.count.get(light) {
            0 => table::dash(),
            count => table::words(count.to_string()),
        }));
        Row::Cells(cells)
    };
    Table::new(columns, chapters.iter().map(row).collect()).with_head(head)
}

fn achievements(brief: &BulletinBrief) -> String {
    if brief.closed.is_empty() {
        return "本期无新办结事项。".to_owned();
    }
    let named: Vec<String> = brief
        .closed
        .iter()
        .take(MOST_NAMED)
        .map(|matter| format!("{}（{}）", matter.title, matter.owner))
        .collect();
    let more = if brief.closed.len() > named.len() {
        "等"
    } else {
        ""
    };
    format!(
        "本期办结督办事项{}项：{}{more}。",
        brief.closed.len(),
        named.join("、")
    )
}

fn problems(brief: &BulletinBrief) -> String {
    let mut words = match brief.overdue.len() {
        0 => "无超期事项。".to_owned(),
        count => format!("超期事项{count}项，详见{}。", annex_of(brief, LATE)),
    };
    // Units that lack the same reports stand in one sentence.
    let mut missing: Vec<(&str, Vec<&str>)> = Vec::new();
    for (unit, what) in &brief.missing_reports {
        match missing.iter_mut().find(|(same, _)| same == what) {
            Some((_, units)) => units.push(unit),
            None => missing.push((what, vec![unit])),
        }
    }
    for (what, units) in missing {
        words.push_str(&format!("未按期报送{what}的有：{}。", units.join("、")));
    }
    words
}

fn demands(brief: &BulletinBrief) -> String {
    let late = if brief.overdue.is_empty() {
        String::new()
    } else {
        "超期事项承办单位要查明原因，尽快办结并书面反馈；".to_owned()
    };
    let due = match brief.due_next.len() {
        0 => format!("至{}无到期事项", words::date(brief.due_until)),
        count => format!(
            "至{}到期的{count}项（见{}）要按期办结",
            words::date(brief.due_until),
            annex_of(brief, NEXT)
        ),
    };
    format!("{late}{due}。各牵头单位要按期报送进展情况。")
}

/// A table annexed.
struct List {
    title: &'static str,
    table: Table,
}

/// The annexes that have rows, in their order.
fn lists(brief: &BulletinBrief) -> Vec<List> {
    let mut out = Vec::new();
    let mut add = |title, empty: bool, table: Table| {
        if !empty {
            out.push(List { title, table });
        }
    };
    add(CHAPTERS, brief.chapters.is_empty(), lights(&brief.chapters));
    let table = words::follow_up_table;
    add(LATE, brief.overdue.is_empty(), table(&brief.overdue));
    add(NEXT, brief.due_next.is_empty(), table(&brief.due_next));
    out
}

/// 附件2, or 附件 where there is one alone.
fn annex_of(brief: &BulletinBrief, title: &str) -> String {
    let lists = lists(brief);
    let at = lists.iter().position(|list| list.title == title);
    match (at, lists.len()) {
        (Some(_), 1) | (None, _) => "附件".to_owned(),
        (Some(at), _) => format!("附件{}", at + 1),
    }
}

/// How many of all follow-ups are closed, as a bar: counts, never a rate.
fn closed_share(flow: &mut Flow<'_, '_>, summary: &SummaryBrief) {
    let (closed, all) = (summary.follow_ups_closed, summary.follow_ups_total);
    if all == 0 {
        return;
    }
    let place = flow.room(1);
    let (page, measure) = flow.page_and_measure();
    let words = format!("督办事项办结{closed}项／{all}项");
    chart::progress(page, measure, place, &words, (closed, all));
}

fn annexes(flow: &mut Flow<'_, '_>, lists: &[List], summary: &SummaryBrief) {
    for (list, no) in lists.iter().zip(1..) {
        let name = match lists.len() {
            1 => "附件".to_owned(),
            _ => format!("附件{no}"),
        };
        flow.new_page();
        flow.mark(1, format!("{name}　{}", list.title));
        flow.para(&Para::plain(Style::Hei, Align::Left, name));
        flow.skip(1);
        flow.title(list.title);
        flow.skip(1);
        if list.title == CHAPTERS {
            closed_share(flow, summary);
        }
        flow.table(&list.table);
    }
}
