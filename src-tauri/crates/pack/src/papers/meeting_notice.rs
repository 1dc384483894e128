//! 会议通知: 主送, time, place, who comes, 议题, materials, 联系人; the reply slip (回执) on a page of
//! its own. It decides nothing about the meeting.

use super::{Body, Look, number, official, words};
use crate::faces::Style;
use crate::set::flow::Flow;
use crate::set::foot::Numbering;
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::mm;
use crate::set::table::{self, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{AgendaBrief, MeetingNoticeBrief};

/// Rows of the reply slip.
const REPLY_ROWS: usize = 4;

pub(super) fn set(brief: &MeetingNoticeBrief, look: &Look, measure: &mut Measure<'_>) -> Body {
    let mut flow = Flow::new(measure, Frame::portrait(look.area));
    official::red_head(&mut flow, look, &brief.mark, brief.number.as_deref());
    flow.mark(1, brief.head.title.clone());
    flow.title(&brief.head.title);
    if let Some(mark) = &brief.head.draft_mark {
        flow.subtitle(mark);
    }
    flow.skip(1);
    official::addressees(&mut flow, &brief.to);
    flow.para(&Para::body(format!(
        "定于{}召开{}，现将有关事项通知如下。",
        words::date(brief.meeting.held_on),
        brief.meeting.title
    )));
    // The reply slip is named between the last sentence and the signature.
    let tail = official::signature_lines(&flow, look, brief.head.office.as_deref()) + 2;
    let sections = sections(brief);
    let last = sections.len() - 1;
    for (at, section) in sections.iter().enumerate() {
        if let Some(heading) = &section.heading {
            flow.keep(heading);
        }
        let ends = section.lines.len() - 1;
        for (place, line) in section.lines.iter().enumerate() {
            if at == last && place == ends {
                flow.last_para(line, tail);
            } else {
                flow.para(line);
            }
        }
    }
    official::annexes(&mut flow, &["参会回执"]);
    if let Some(office) = &brief.head.office {
        official::signature(&mut flow, look, office, brief.dated);
    }
    reply(&mut flow, brief);
    let office = brief.head.office.as_deref();
    official::colophon(&mut flow, look, &brief.copies_to, office, brief.dated);
    let flowed = flow.finish();
    number(flowed, measure, Numbering::Official, &brief.head, look)
}

/// A heading, alone on its line where a list follows, and at least one line.
struct Section {
    heading: Option<Para>,
    lines: Vec<Para>,
}

fn sections(brief: &MeetingNoticeBrief) -> Vec<Section> {
    let meeting = &brief.meeting;
    let who = brief.level.as_deref().unwrap_or("有关负责同志");
    let mut parts = vec![("会议时间", vec![words::moment(meeting)])];
    parts.extend(
        meeting
            .place
            .iter()
            .map(|place| ("会议地点", vec![place.clone()])),
    );
    parts.extend(
        meeting
            .chair
            .iter()
            .map(|chair| ("会议主持", vec![chair.clone()])),
    );
    // The units stand in 主送 already.
    let whose = match brief.to.as_slice() {
        [only] => only.clone(),
        _ => "各主送单位".to_owned(),
    };
    parts.push(("参会人员", vec![format!("{whose}{who}")]));
    if !brief.agenda.is_empty() {
        parts.push(("会议议题", brief.agenda.iter().map(agenda_line).collect()));
    }
    parts.push(("有关要求", needs(brief)));
    let numbered = parts.into_iter().zip(1..);
    numbered
        .map(|((label, lines), no)| section(label, no, lines))
        .collect()
}

/// One line runs on from its heading; several stand below it.
fn section(label: &str, no: usize, lines: Vec<String>) -> Section {
    let heading = Para::plain(
        Style::Hei,
        Align::Justify,
        format!("{}、{label}", words::numeral(no)),
    );
    let heading = heading.indent(2, 0);
    match lines.as_slice() {
        [only] if !only.starts_with("1.") => Section {
            heading: None,
            lines: vec![heading.and(Style::FangSong, format!("：{}", words::sentence(only)))],
        },
        _ => Section {
            heading: Some(heading),
            lines: lines.into_iter().map(Para::body).collect(),
        },
    }
}

/// 1.一季度进展情况（区商务局汇报，10分钟）
fn agenda_line(item: &AgendaBrief) -> String {
    let presenter = item.presenter.as_ref().map(|unit| format!("{unit}汇报"));
    let minutes = item.minutes.map(|minutes| format!("{minutes}分钟"));
    let parts: Vec<String> = [presenter, minutes].into_iter().flatten().collect();
    let title = item.title.trim_end_matches('。');
    match parts.is_empty() {
        true => format!("{}.{title}。", item.no),
        false => format!("{}.{title}（{}）。", item.no, parts.join("，")),
    }
}

/// Reply, materials, whom to ring: numbered where there are several.
fn needs(brief: &MeetingNoticeBrief) -> Vec<String> {
    let mut needs = Vec::new();
    let office = brief.head.office.as_deref().unwrap_or("专班办公室");
    if let Some(by) = brief.reply_by {
        needs.push(format!(
            "请各单位于{}前将参会回执报{office}。",
            words::date(by)
        ));
    }
    if let Some(materials) = &brief.materials {
        let due = materials
            .due
            .map(|due| format!("于{}前", words::date(due)))
            .unwrap_or_default();
        let copies = materials
            .copies
            .map(|copies| format!("，会上自带{copies}份"))
            .unwrap_or_default();
        needs.push(format!("请汇报单位{due}报送汇报材料{copies}。"));
    }
    needs.push("请参会人员提前10分钟到场，因故不能参会的须履行请假手续。".to_owned());
    if let Some(contact) = &brief.contact {
        let telephone = contact
            .telephone
            .as_deref()
            .map(|at| format!("，电话：{at}"));
        needs.push(format!(
            "联系人：{}{}。",
            contact.name,
            telephone.unwrap_or_default()
        ));
    }
    needs
        .iter()
        .zip(1..)
        .map(|(need, no): (_, u32)| format!("{no}.{need}"))
        .collect()
}

/// 附件: 参会回执.
fn reply(flow: &mut Flow<'_, '_>, brief: &MeetingNoticeBrief) {
    flow.new_page();
    flow.mark(1, "附件　参会回执");
    flow.para(&Para::plain(Style::Hei, Align::Left, "附件"));
    flow.skip(1);
    flow.title("参会回执");
    flow.subtitle(&brief.meeting.title);
    flow.skip(1);
    flow.para(&Para::plain(Style::FangSong, Align::Left, "单位（盖章）："));
    let columns = vec![
        column("姓名", 32, Align::Centre),
        column("职务", 46, Align::Centre),
        column("联系电话", 42, Align::Centre),
        column("备注", 36, Align::Centre),
    ];
    let row = || Row::Open((0..4).map(|_| table::words("")).collect(), mm(13));
    flow.table(&Table::new(
        columns,
        (0..REPLY_ROWS).map(|_| row()).collect(),
    ));
    flow.skip(1);
    let mut boxes = Para::plain(Style::FangSong, Align::Left, "");
    for choice in ["按时参会　　", "委托他人参会　　", "请假（事由另附）"] {
        boxes = boxes.and(Style::Hei, "□").and(Style::FangSong, choice);
    }
    flow.para(&boxes);
    flow.para(&Para::plain(Style::FangSong, Align::Left, "填报人及电话："));
    let office = brief.head.office.as_deref().unwrap_or("专班办公室");
    let by = brief
        .reply_by
        .map(|by| format!("于{}前", words::date(by)))
        .unwrap_or_default();
    let contact = brief.contact.as_ref().map(|contact| {
        let telephone = contact.telephone.as_deref();
        let telephone = telephone
            .map(|at| format!("，电话：{at}"))
            .unwrap_or_default();
        format!("（联系人：{}{telephone}）", contact.name)
    });
    let words = format!("请{by}报{office}{}。", contact.unwrap_or_default());
    flow.small(
        &Para::plain(Style::FangSong, Align::Left, words),
        12_000,
        20_000,
    );
}
