//! 自上期以来的变化: what differs from the last issue, by kind, with what was and what is. Also a part of a
//! supplement. It compares nothing: the changes come with the brief.

use super::Sections;
use crate::faces::Style;
use crate::papers::words;
use crate::set::flow::Flow;
use crate::set::table::{self, Cell, Row, Table, column};
use crate::set::text::{Align, Para};
use office::brief::{ChangesBrief, MeetingPackBrief, PackChange};
use office::lights::Light;
use office::words::{changed_noun, pack_change};

/// Changes that a pack lists: of more it gives the number.
const MOST: usize = 20;

/// The section of a pack; none in a snapshot from before there was one.
pub(super) fn put(flow: &mut Flow<'_, '_>, sections: &mut Sections, brief: &MeetingPackBrief) {
    let Some(since) = &brief.changes else {
        return;
    };
    flow.heading(1, &sections.next("自上期以来的变化"));
    if since.reissue.is_some() {
        super::sub_heading(flow, "（一）与上期相比".to_owned());
    }
    match &since.last {
        Some(changes) => compared(flow, changes, MOST),
        None => flow.para(&Para::body(
            "本系列会议此前没有印发过材料，没有上期可以对比。",
        )),
    }
    if let Some(changes) = &since.reissue {
        super::sub_heading(flow, "（二）与前次印发相比".to_owned());
        compared(flow, changes, MOST);
    }
}

/// What it is compared with and how much changed, then the changes by kind.
pub(in crate::papers) fn compared(flow: &mut Flow<'_, '_>, changes: &ChangesBrief, most: usize) {
    let days = format!(
        "与{}相比（数据由截至{}更新为截至{}）",
        changes.against,
        words::date(changes.from),
        words::date(changes.until)
    );
    if changes.lines.is_empty() {
        flow.para(&Para::body(format!("{days}，没有变化。")));
        return;
    }
    let groups = groups(&changes.lines);
    let counts: Vec<String> = groups
        .iter()
        .map(|(name, lines)| format!("{name}{}项", lines.len()))
        .collect();
    flow.para(&Para::body(format!("{days}：{}。", counts.join("，"))));
    let mut rows = Vec::new();
    let mut left = most;
    for (name, lines) in groups {
        if left == 0 {
            break;
        }
        let words = format!("{name}（{}项）", lines.len());
        rows.push(Row::Group(Para::plain(Style::Hei, Align::Left, words)));
        let shown = lines.len().min(left);
        left -= shown;
        rows.extend(lines.into_iter().take(shown).map(row));
    }
    let columns = vec![
        column("事项", 62, Align::Left),
        column("责任单位", 30, Align::Left),
        column("变化前", 32, Align::Left),
        column("变化后", 32, Align::Left),
    ];
    flow.table(&Table::new(columns, rows));
    if changes.lines.len() > most {
        super::share::rest(flow, changes.lines.len() - most, None);
    }
    flow.gap_after_table();
}

/// Lines of one kind and noun, under their name: 督办事项新立项. They come sorted.
fn groups(lines: &[PackChange]) -> Vec<(String, Vec<&PackChange>)> {
    let mut groups: Vec<(String, Vec<&PackChange>)> = Vec::new();
    for line in lines {
        let name = format!("{}{}", changed_noun(line.of), pack_change(line.kind));
        match groups.last_mut().filter(|(last, _)| *last == name) {
            Some((_, group)) => group.push(line),
            None => groups.push((name, vec![line])),
        }
    }
    groups
}

fn row(line: &PackChange) -> Row {
    let (before, now) = line.lights.unzip();
    let unit = line.unit.clone().map_or_else(table::dash, table::words);
    Row::Cells(vec![
        table::words(line.matter.clone()),
        unit,
        state(before, &line.from),
        state(now, &line.to),
    ])
}

/// A light with what is said of it; a dash where nothing was.
fn state(light: Option<Light>, words: &Option<String>) -> Cell {
    match (light, words) {
        (Some(light), words) => words::light_cell(light, words.as_deref().unwrap_or_default()),
        (None, Some(words)) => table::words(words.clone()),
        (None, None) => table::dash(),
    }
}
