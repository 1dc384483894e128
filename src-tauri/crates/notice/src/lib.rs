//! Reading a government notice into a draft plan and the questions it raises.
//! It opens no file, asks no model, reads no clock and decides nothing: every answer is a span of the
//! source, and what it doesn't understand it says. The one thing to know: the grammar sees a folded
//! text (`text`), and all places inside the crate are places in that text until `Text::span`.
//!
//! The road of a notice: `text` (lines joined, characters folded) → `label` → `outline` (which labels
//! are measures) with `annotation` and `roles` (units) → `measure` with `target` and `clause` → `doubt`.
//! The styles that are read stand in `tests/styles.rs`, each with the example that tests it.
//!
//! Strings of the answer occur in the source, with two exceptions: a name, title or indicator that was
//! broken over lines has the break taken out, and `value` is a decimal (full-width digits made plain,
//! a fall negative, 一倍 as 1, thousands commas out). Numbers that Word makes by itself stand beside the
//! text: they part the notice, a measure so numbered has an empty label, and only the numeral of a
//! chapter is told, for measures name their chapter by it.

#![deny(missing_docs)]

mod annotation;
mod aside;
mod clause;
mod clean;
mod doubt;
mod fold;
mod head;
mod label;
mod lead;
mod lexicon;
mod lines;
mod measure;
mod outline;
mod quantity;
mod roles;
mod rule;
mod runs;
mod table;
mod target;
mod text;
mod traditional;
mod unit;
mod words;
mod year;

use std::ops::Range;

pub use clean::{Cleaning, cleanings};

use chrono::Datelike;
use office::draft::{
    DraftChapter, DraftMeasure, DraftPlan, DraftRule, DraftTarget, DraftVerb, RuleKind, Span,
};
use office::source::{Beside, Source};

use crate::measure::Measure;
use crate::outline::Outline;
use crate::rule::Rule;
use crate::target::{Target, Times, targets};
use crate::text::Text;

/// Reads a notice that is only text, already decoded, its line ends `\n`.
pub fn read(text: &str) -> DraftPlan {
    read_beside(text, &[], &[])
}

/// Reads a notice with what stands beside its text; `known` are the names of units in the book.
///
/// Never fails: a text that is no notice gives a plan without measures and a question that says so.
/// Time and memory are linear in the length of the text.
pub fn read_source(source: &Source, known: &[String]) -> DraftPlan {
    read_beside(&source.text, &source.beside, known)
}

fn read_beside(source: &str, beside: &[Beside], known: &[String]) -> DraftPlan {
    let text = Text::new(source, beside);
    let mut labels = label::labels(&text);
    let letter = head::letter_end(&text);
    if labels.iter().any(|label| label.range.start >= letter) {
        labels.retain(|label| label.range.start >= letter);
    }
    let body = labels.first().map_or(text.len(), |label| label.range.start);
    let head = head::head(&text, body);
    let outline = outline::outline(&text, labels, body, head.body_end);
    let Outline {
        chapters,
        measures: found,
        general,
    } = outline;
    let issued = head.issued_on.map(|day| day.year()).or_else(|| {
        head.doc_number
            .as_ref()
            .and_then(|number| numbered_year(&text, number))
    });
    let times = times(&text, issued, head.title.as_ref());

    let times = Times {
        dued: dued(&text, &found, times),
        ..times
    };
    let rules = rules(&text, &found, &general, &head.prose);
    let first_leads = rules
        .iter()
        .filter(|rule| rule.kind == RuleKind::FirstLeads)
        .map(|rule| rule.words.start)
        .min();
    // Without labels the head runs to the end; sentences of measures are not also aims of the whole.
    let first = found.first().map_or(text.len(), |found| found.range.start);
    let prose = head
        .prose
        .iter()
        .filter(|prose| prose.end <= first)
        .cloned();
    let aimed: Vec<Range<usize>> = prose.chain(general).collect();
    let overall = targets(&text, &aimed, times);
    let measures = measure::measures(&text, found, times, first_leads, &chapters);
    let questions = doubt::questions(&text, &measures, &overall, &rules, known);

    DraftPlan {
        title: head
            .title
            .map_or_else(String::new, |title| text.name(&title)),
        doc_number: head.doc_number.map(|number| text.name(&number)),
        issuer: head.issuer.map(|issuer| text.name(&issuer)),
        issued_on: head.issued_on,
        measures: (1..)
            .zip(&measures)
            .map(|(no, measure)| draft_measure(&text, no, measure, &chapters))
            .collect(),
        chapters: chapters
            .iter()
            .map(|chapter| DraftChapter {
                no: numeral(&text, &chapter.no),
                title: text.name(&chapter.title),
            })
            .collect(),
        overall_targets: overall
            .targets
            .iter()
            .map(|target| draft_target(&text, target))
            .collect(),
        rules: rules.iter().map(|rule| draft_rule(&text, rule)).collect(),
        questions,
    }
}

/// The years that hold for the whole notice. A title such as 2023年工作要点 also dates the notice.
fn times(text: &Text, issued: Option<i32>, title: Option<&Range<usize>>) -> Times {
    let years = title
        .map(|title| year::mentions(text.seen(title), None))
        .unwrap_or_default();
    let titled = years.last().filter(|year| year.what != year::Use::Base);
    let dated = titled.filter(|year| year.what == year::Use::In && year.end - year.start == 5);
    Times {
        issued: issued.or(dated.map(|year| year.year)),
        titled: titled.map(|year| year.year),
        dued: None,
    }
}

/// The numeral of a chapter, even where Word numbers it by itself and no numeral stands in the text.
fn numeral(text: &Text, range: &Range<usize>) -> String {
    let printed = text.name(range);
    if printed.is_empty() {
        return text.seen(range).iter().collect();
    }
    printed
}

/// Where nothing else dates the notice: the year of its first deadline, for those that name none.
fn dued(text: &Text, found: &[outline::Found], times: Times) -> Option<i32> {
    if times.by_default().is_some() {
        return None;
    }
    let annotations = found.iter().flat_map(|found| &found.annotations);
    let dues = annotations.filter_map(|annotation| annotation.roles.due.as_ref());
    dues.flat_map(|due| year::mentions(text.seen(due), None))
        .map(|year| year.year)
        .next()
}

/// The year inside 〔2024〕.
fn numbered_year(text: &Text, number: &Range<usize>) -> Option<i32> {
    let digits: String = text
        .seen(number)
        .iter()
        .skip_while(|c| !c.is_ascii_digit())
        .take(4)
        .collect();
    digits.parse().ok()
}

/// Rules inside annotations, and those that stand as sentences of the general part; in order.
fn rules(
    text: &Text,
    found: &[outline::Found],
    general: &[Range<usize>],
    prose: &[Range<usize>],
) -> Vec<Rule> {
    let inside = found
        .iter()
        .flat_map(|found| &found.annotations)
        .flat_map(|annotation| annotation.roles.rules.iter().cloned());
    let sentences = general
        .iter()
        .chain(prose)
        .flat_map(|part| text.split(part, &['。', '\n']));
    let mut rules: Vec<Rule> = inside
        .chain(sentences.filter_map(|sentence| rule::rule_in(text, &sentence).1))
        .collect();
    rules.sort_by_key(|rule| rule.words.start);
    rules
}

fn draft_measure(
    text: &Text,
    no: u32,
    measure: &Measure,
    chapters: &[outline::Chapter],
) -> DraftMeasure {
    let found = &measure.found;
    let roles = &measure.roles;
    let mut text_spans: Vec<Span> = Vec::new();
    measure
        .text
        .iter()
        .for_each(|part| text.pieces(part, &mut text_spans));
    DraftMeasure {
        no,
        label: found
            .label
            .as_ref()
            .map_or_else(String::new, |label| text.verbatim(&label.range)),
        chapter: found
            .chapter
            .map(|chapter| numeral(text, &chapters[chapter].no)),
        title: measure.title.as_ref().map(|title| text.name(title)),
        text: text_spans.iter().map(|span| text.at_span(*span)).collect(),
        text_spans,
        lead: roles.lead.iter().map(|unit| text.name(unit)).collect(),
        responsible: roles.others.iter().map(|unit| text.name(unit)).collect(),
        verbs: roles
            .verbs
            .iter()
            .map(|(verb, units)| DraftVerb {
                verb: text.name(verb),
                units: units.iter().map(|unit| text.name(unit)).collect(),
            })
            .collect(),
        etc: roles.etc,
        tail: roles.tail.as_ref().map(|tail| text.name(tail)),
        leader: roles
            .leaders
            .iter()
            .map(|leader| text.name(leader))
            .collect(),
        due: measure.due,
        targets: measure
            .aims
            .targets
            .iter()
            .map(|target| draft_target(text, target))
            .collect(),
        span: text.span(&text.trim(&found.range, &['\n'])),
    }
}

fn draft_target(text: &Text, target: &Target) -> DraftTarget {
    DraftTarget {
        year: target.year,
        indicator: text.name(&target.indicator),
        comparator: target.comparator,
        bound: target.bound,
        value: target.value.clone(),
        unit: target.unit.as_ref().map(|unit| text.name(unit)),
        base_year: target.base_year,
        recurring: target.recurring,
        words: text.verbatim(&target.words),
        span: text.span(&target.words),
    }
}

fn draft_rule(text: &Text, rule: &Rule) -> DraftRule {
    DraftRule {
        kind: rule.kind,
        units: rule.units.iter().map(|unit| text.name(unit)).collect(),
        words: text.verbatim(&rule.words),
        span: text.span(&rule.words),
    }
}
