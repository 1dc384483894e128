//! Which labels open chapters and which open measures.
//! Printed labels say little alone: the same `（一）` is a section in one notice and a measure in the next.
//! What decides is where the units stand: the labels that carry them open the measures.

use std::ops::Range;
use std::rc::Rc;

use crate::annotation::{Annotation, annotations};
use crate::label::{Label, RANKS, Rank};
use crate::roles::Roles;
use crate::table;
use crate::text::Text;
use crate::words::{has_any, starts};

/// Chapters that hold aims for the whole plan rather than measures.
const GENERAL: &[&str] = &[
    "总体要求",
    "总体目标",
    "指导思想",
    "基本原则",
    "工作目标",
    "主要目标",
    "发展目标",
    "总体思路",
    "工作思路",
    "目标任务",
    "基本要求",
    "总体安排",
    "主要指标",
    "目标指标",
    "预期目标",
    "总目标",
    "工作原则",
];

/// A chapter: its numeral and title.
#[derive(Debug, Clone)]
pub(crate) struct Chapter {
    pub(crate) no: Range<usize>,
    pub(crate) title: Range<usize>,
}

/// A measure before its text is taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// None where measures are paragraphs without a label.
    pub(crate) label: Option<Label>,
    pub(crate) range: Range<usize>,
    /// Index into the chapters.
    pub(crate) chapter: Option<usize>,
    /// Units named in a heading above it.
    pub(crate) inherited: Option<Rc<Roles>>,
    pub(crate) annotations: Vec<Annotation>,
    /// The cells that hold its words, where it is a row of a table.
    pub(crate) cells: Option<Vec<Range<usize>>>,
    /// Where the first point inside it begins.
    pub(crate) inner: Option<usize>,
    /// Lines of a row that fit no column.
    pub(crate) left: Vec<Range<usize>>,
}

/// The parts of a notice.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) chapters: Vec<Chapter>,
    pub(crate) measures: Vec<Found>,
    /// Ranges of the general part.
    pub(crate) general: Vec<Range<usize>>,
}

/// A label with what stands under it.
struct Node {
    label: Label,
    /// Up to the next label of any rank.
    own_end: usize,
    /// Up to the next label that does not stand under it.
    end: usize,
    children: Vec<usize>,
    annotations: Vec<Annotation>,
    general: bool,
}

/// Sorts labels into chapters and measures.
pub(crate) fn outline(text: &Text, labels: Vec<Label>, body: usize, body_end: usize) -> Outline {
    let (nodes, roots) = tree(text, labels, body_end);
    let mut build = Builder {
        text,
        measured: measured_rank(text, &nodes),
        top: nodes
            .iter()
            .map(|node| node.label.rank)
            .min()
            .unwrap_or(Rank::Han),
        last_only: last_only(text, &nodes),
        nodes,
        outline: Outline::default(),
    };
    let measures_on_top = roots.iter().any(|root| build.is_measure_alone(*root));
    let sections = roots
        .iter()
        .any(|root| !build.nodes[*root].children.is_empty() && !build.is_measure_alone(*root));
    for root in roots {
        let chapter = if measures_on_top && !sections {
            None
        } else {
            Some(build.chapter(root))
        };
        build.visit(root, chapter, None);
    }
    let mut outline = build.outline;
    let without_units = !outline.measures.iter().any(|measure| {
        measure
            .annotations
            .iter()
            .any(|note| note.roles.say_something())
    });
    if without_units {
        let rows = table::rows(text, body_end, &mut outline.chapters);
        if !rows.is_empty() {
            outline.measures = rows;
        }
    }
    cut_closing(text, &mut outline.measures);
    if outline.measures.is_empty() {
        paragraphs(text, body, body_end, &mut outline);
    }
    outline
}

/// A closing paragraph (各地各部门要…) stands behind the last measure and belongs to none.
fn cut_closing(text: &Text, measures: &mut [Found]) {
    let Some((last, others)) = measures.split_last_mut() else {
        return;
    };
    let noted = last.annotations.iter().map(|note| note.range.end).max();
    let tail = noted.unwrap_or(last.range.start)..last.range.end;
    let closing = text
        .split(&tail, &['。', '\n'])
        .into_iter()
        .find(|sentence| {
            let seen = text.seen(sentence);
            starts(seen, "本")
                && has_any(seen, &["之日起施行", "之日起实施", "之日起执行", "起施行"])
        });
    if let Some(closing) = closing {
        last.range.end = closing.start;
        return;
    }
    let paragraphs = |found: &Found| text.split(&found.range, &['\n']);
    let usual = others.iter().map(|found| paragraphs(found).len()).max();
    if others.len() < 3 || last.cells.is_some() {
        return;
    }
    let own = paragraphs(last);
    let closing = own.iter().skip(usual.unwrap_or(1)).find(|paragraph| {
        let heads = [
            "各",
            "本方案",
            "本意见",
            "本行动",
            "本措施",
            "本计划",
            "以上",
            "重大",
            "此前",
        ];
        heads.iter().any(|word| starts(text.seen(paragraph), word))
    });
    if let Some(closing) = closing
        && last
            .annotations
            .iter()
            .all(|annotation| annotation.range.end <= closing.start)
    {
        last.range.end = closing.start;
    }
}

/// The tree of labels by rank, and its roots.
fn tree(text: &Text, labels: Vec<Label>, body_end: usize) -> (Vec<Node>, Vec<usize>) {
    let mut nodes: Vec<Node> = Vec::new();
    let mut roots = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let starts: Vec<usize> = labels
        .iter()
        .map(|label| label.range.start)
        .chain([body_end])
        .collect();
    for (k, label) in labels
        .into_iter()
        .enumerate()
        .filter(|(_, label)| label.range.start < body_end)
    {
        while open
            .last()
            .is_some_and(|last| nodes[*last].label.rank >= label.rank)
        {
            let closed = open.pop().expect("BUG: it was just seen");
            nodes[closed].end = label.range.start;
        }
        match open.last() {
            Some(parent) => nodes[*parent].children.push(k),
            None => roots.push(k),
        }
        let own_end = starts[k + 1].min(body_end);
        let own = label.range.end..own_end;
        let title = &text.all()[own.start..own_end.min(own.start + 12)];
        let general = has_any(title, GENERAL);
        nodes.push(Node {
            annotations: annotations(text, &own),
            label,
            own_end,
            end: body_end,
            children: Vec::new(),
            general,
        });
        open.push(k);
    }
    (nodes, roots)
}

/// Whether units stand only behind the last of several points, and so belong to all of them.
fn last_only(text: &Text, nodes: &[Node]) -> bool {
    let (mut last, mut several) = (0, 0);
    let top = nodes.iter().map(|node| node.label.rank).min();
    let apart = |node: &Node| {
        let units = node
            .annotations
            .iter()
            .find(|note| note.roles.units().next().is_some());
        units.is_some_and(|note| text.starts_paragraph(note.range.start))
    };
    for node in nodes.iter().filter(|node| node.children.len() >= 2) {
        // Under a chapter the last point with units may simply be the only one that has any.
        let alone = Some(node.label.rank) == top;
        let closing = node
            .children
            .last()
            .is_some_and(|child| apart(&nodes[*child]));
        let named: Vec<bool> = node
            .children
            .iter()
            .map(|child| has_units(&nodes[*child]))
            .collect();
        let count = named.iter().filter(|named| **named).count();
        let leaves = node
            .children
            .iter()
            .all(|child| nodes[*child].children.is_empty());
        if leaves && count == 1 && named.last() == Some(&true) && (closing || !alone) {
            last += 1;
        } else if count > 0 {
            several += 1;
        }
    }
    last > several
}

fn has_units(node: &Node) -> bool {
    node.annotations
        .iter()
        .any(|annotation| annotation.roles.units().next().is_some())
}

/// The rank whose labels carry units most often; without any units, the rank of most leaves.
fn measured_rank(text: &Text, nodes: &[Node]) -> Rank {
    let last_only = last_only(text, nodes);
    let mut counts = [0usize; RANKS];
    let mut leaves = [0usize; RANKS];
    for node in nodes {
        let leaf = node.children.is_empty();
        let named = has_units(node) && leaf && !last_only
            || last_only
                && node
                    .children
                    .last()
                    .is_some_and(|last| has_units(&nodes[*last]));
        counts[node.label.rank as usize] += usize::from(named);
        leaves[node.label.rank as usize] += usize::from(leaf && !node.general);
    }
    let by = if counts.iter().all(|count| *count == 0) {
        leaves
    } else {
        counts
    };
    let best = (0..RANKS)
        .max_by_key(|rank| (by[*rank], std::cmp::Reverse(*rank)))
        .unwrap_or(0);
    [Rank::Han, Rank::HanInBrackets, Rank::Arabic, Rank::Dotted][best]
}

struct Builder<'t> {
    text: &'t Text,
    nodes: Vec<Node>,
    measured: Rank,
    /// The outermost rank of the notice.
    top: Rank,
    last_only: bool,
    outline: Outline,
}

impl Builder<'_> {
    fn chapter(&mut self, node: usize) -> usize {
        let label = &self.nodes[node].label;
        let title = heading(self.text, &(label.range.end..self.nodes[node].own_end));
        self.outline.chapters.push(Chapter {
            no: label.numeral.clone(),
            title,
        });
        self.outline.chapters.len() - 1
    }

    /// Where the text under a label begins; a heading that runs into its text is part of it.
    fn behind_heading(&self, at: usize) -> usize {
        let node = &self.nodes[at];
        let heading = heading(self.text, &(node.label.range.end..node.own_end));
        if heading.len() <= 12 {
            heading.end
        } else {
            heading.start
        }
    }

    fn units_below(&self, node: usize) -> bool {
        self.nodes[node]
            .children
            .iter()
            .any(|child| has_units(&self.nodes[*child]) || self.units_below(*child))
    }

    /// Whether a label is one measure with all that stands under it.
    fn is_measure_alone(&self, at: usize) -> bool {
        let node = &self.nodes[at];
        if node.general && !has_units(node) {
            return false;
        }
        if node.children.is_empty() {
            return has_units(node)
                || node.label.rank >= self.measured
                || node.label.rank > self.top;
        }
        let gathered = self.last_only && node.label.rank == self.measured;
        gathered || node.label.rank >= self.measured && !self.units_below(at)
    }

    fn visit(&mut self, at: usize, chapter: Option<usize>, inherited: Option<Rc<Roles>>) {
        let node = &self.nodes[at];
        if node.general && !has_units(node) && !self.units_below(at) {
            self.outline.general.push(self.behind_heading(at)..node.end);
            return;
        }
        if self.is_measure_alone(at) {
            let range = node.label.range.start..node.end;
            let mut annotations = node.annotations.clone();
            self.gather(at, &mut annotations);
            let label = Some(self.nodes[at].label.clone());
            let first = self.nodes[at].children.first();
            let inner = first.map(|child| self.nodes[*child].label.range.start);
            self.outline.measures.push(Found {
                label,
                range,
                chapter,
                inherited,
                annotations,
                cells: None,
                inner,
                left: Vec::new(),
            });
            return;
        }
        if node.children.is_empty() {
            if self.outline.measures.is_empty() {
                self.outline.general.push(self.behind_heading(at)..node.end);
            }
            return;
        }
        // What a chapter says before its measures is aimed at the whole chapter, not at one of them.
        let mut from = self.behind_heading(at);
        let cuts = node
            .annotations
            .iter()
            .map(|annotation| annotation.range.clone());
        for cut in cuts.chain(std::iter::once(node.own_end..node.own_end)) {
            if from < cut.start {
                self.outline.general.push(from..cut.start);
            }
            from = cut.end.max(from);
        }
        let mut handed = inherited;
        if !node.annotations.is_empty() {
            let mut roles = handed.map_or_else(Roles::default, |above| (*above).clone());
            node.annotations
                .iter()
                .for_each(|annotation| roles.add(annotation.roles.clone()));
            handed = Some(Rc::new(roles));
        }
        for child in node.children.clone() {
            self.visit(child, chapter, handed.clone());
        }
    }

    /// The annotations of everything under a label.
    fn gather(&self, at: usize, into: &mut Vec<Annotation>) {
        for child in &self.nodes[at].children {
            into.extend(self.nodes[*child].annotations.iter().cloned());
            self.gather(*child, into);
        }
    }
}

/// A heading: up to the end of its line or sentence, or to a bracket of units.
pub(crate) fn heading(text: &Text, range: &Range<usize>) -> Range<usize> {
    let mut end = range.start;
    while end < range.end {
        let c = text.all()[end];
        let blank = text.flat && end > range.start + 1 && text.spaced(end);
        if matches!(c, '\n' | '。') || blank || c == '（' && bracket_of_units(text, end, range.end)
        {
            break;
        }
        end = text
            .mate(end)
            .filter(|close| *close < range.end)
            .unwrap_or(end)
            + 1;
    }
    text.trim(&(range.start..end.min(range.end)), &['。', '：', '\n'])
}

fn bracket_of_units(text: &Text, open: usize, end: usize) -> bool {
    text.mate(open)
        .filter(|close| *close < end)
        .is_some_and(|close| !annotations(text, &(open..close + 1)).is_empty())
}

/// Without labelled measures: each paragraph that ends in units is one.
fn paragraphs(text: &Text, body: usize, body_end: usize, outline: &mut Outline) {
    let start = if outline.chapters.is_empty() { 0 } else { body };
    for paragraph in text.split(&(start..body_end.max(start)), &['\n']) {
        let annotations = annotations(text, &paragraph);
        if annotations
            .iter()
            .any(|annotation| annotation.roles.units().next().is_some())
        {
            outline.measures.push(Found {
                label: None,
                range: paragraph,
                chapter: None,
                inherited: None,
                annotations,
                cells: None,
                inner: None,
                left: Vec::new(),
            });
        }
    }
}
