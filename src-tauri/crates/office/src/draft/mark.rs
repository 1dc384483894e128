//! What was understood, as marks on the notice: for the import page, and for corrections that speak of
//! a place. Units are kept by name in a reading; here they get back the place where they stand.

use super::{DraftMeasure, DraftPlan, Notice, QuestionKind, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a passage was read as.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// A chapter's title.
    Chapter,
    /// A measure's title.
    Title,
    /// A lead.
    Lead,
    /// Any other unit of an annotation.
    Responsible,
    /// A person named as 责任领导.
    Leader,
    /// A target's clause.
    Target,
    /// A rule for many measures.
    Rule,
    /// A deadline.
    Due,
    /// Looks like a measure or a target, and was not understood.
    Unread,
}

/// A passage that was read as something.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// As what.
    pub kind: MarkKind,
    /// The number of its measure; null in the general part.
    pub measure: Option<u32>,
}

/// All marks of a reading, in the order of the text.
pub fn marks(draft: &DraftPlan, notice: &Notice) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |span: Span, kind: MarkKind, measure: Option<u32>| {
        marks.push(Mark {
            span,
            kind,
            measure,
        });
    };
    for (_, span) in chapter_places(draft, notice) {
        add(span, MarkKind::Chapter, None);
    }
    for measure in &draft.measures {
        let no = Some(measure.no);
        if let Some(span) = title_place(measure, notice) {
            add(span, MarkKind::Title, no);
        }
        for place in unit_places(measure, notice) {
            add(place.span, place.kind, no);
        }
        if let Some(span) = due_place(measure, notice) {
            add(span, MarkKind::Due, no);
        }
        for target in &measure.targets {
            add(target.span, MarkKind::Target, no);
        }
    }
    for target in &draft.overall_targets {
        add(target.span, MarkKind::Target, None);
    }
    for rule in &draft.rules {
        add(rule.span, MarkKind::Rule, None);
    }
    let unread = |question: &&super::DraftQuestion| question.kind == QuestionKind::Unread;
    for question in draft.questions.iter().filter(unread) {
        for span in &question.spans {
            add(*span, MarkKind::Unread, None);
        }
    }
    marks.retain(|mark| mark.span.0 < mark.span.1);
    marks.sort();
    marks.dedup_by_key(|mark| (mark.span, mark.kind));
    marks
}

/// Chapters by their place in the list, with where their titles stand.
pub(super) fn chapter_places(draft: &DraftPlan, notice: &Notice) -> Vec<(usize, Span)> {
    let mut from = 0;
    let mut found = Vec::new();
    for (place, chapter) in draft.chapters.iter().enumerate() {
        let heading = format!("{}、{}", chapter.no, chapter.title);
        let title = heading_place(notice, &heading, from)
            .or_else(|| heading_place(notice, &chapter.title, from));
        if let Some(span) = title {
            from = span.1;
            found.push((place, span));
        }
    }
    found
}

/// The first place from there on where these words begin a line, or else stand at all.
fn heading_place(notice: &Notice, words: &str, from: usize) -> Option<Span> {
    let whole = Span(from, notice.len());
    let first = notice.find(words, whole)?;
    let mut next = Some(first);
    while let Some(span) = next {
        let before = notice.trim(Span(notice.line_start(span.0), span.0), &[]);
        if before.0 == before.1 {
            return Some(span);
        }
        next = notice.find(words, Span(span.1, notice.len()));
    }
    Some(first)
}

pub(super) fn title_place(measure: &DraftMeasure, notice: &Notice) -> Option<Span> {
    notice.find(measure.title.as_deref()?, measure.span)
}

/// A unit or person where it stands.
pub(super) struct UnitPlace<'a> {
    pub(super) name: &'a str,
    pub(super) kind: MarkKind,
    pub(super) span: Span,
}

/// The units and persons of a measure where they stand, in the order of the text. Annotations are
/// what the measure's span holds beside its text; a sentence may name units too.
pub(super) fn unit_places<'a>(measure: &'a DraftMeasure, notice: &Notice) -> Vec<UnitPlace<'a>> {
    let gaps = gaps(measure);
    let named = |kind: MarkKind, names: &'a [String]| names.iter().map(move |name| (kind, name));
    let names = named(MarkKind::Lead, &measure.lead)
        .chain(named(MarkKind::Responsible, &measure.responsible))
        .chain(named(MarkKind::Leader, &measure.leader));
    let mut places: Vec<UnitPlace<'a>> = Vec::new();
    for (kind, name) in names {
        let stood = gaps.iter().rev().find_map(|gap| {
            let free = |span: &Span| places.iter().all(|place| !overlaps(place.span, *span));
            let first = notice.find(name, *gap)?;
            if free(&first) {
                return Some(first);
            }
            notice.find(name, Span(first.1, gap.1)).filter(free)
        });
        if let Some(span) = stood.or_else(|| notice.find(name, measure.span)) {
            places.push(UnitPlace { name, kind, span });
        }
    }
    places.sort_by_key(|place| place.span);
    places
}

/// What a measure's span holds beside its text, its title left out.
fn gaps(measure: &DraftMeasure) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut from = measure.span.0;
    for (place, span) in measure.text_spans.iter().enumerate() {
        if place > 0 && from < span.0 {
            gaps.push(Span(from, span.0));
        }
        from = from.max(span.1);
    }
    if from < measure.span.1 {
        gaps.push(Span(from, measure.span.1));
    }
    gaps
}

/// The deadline stands in an annotation: its year up to the end of the piece.
fn due_place(measure: &DraftMeasure, notice: &Notice) -> Option<Span> {
    use chrono::Datelike;
    let year = format!("{}年", measure.due?.year());
    gaps(measure).into_iter().find_map(|gap| {
        let from = notice.find(&year, gap)?.0;
        let ends = |at: &usize| {
            notice.char_at(*at).is_none_or(|mark| {
                matches!(
                    mark,
                    '；' | ';' | '。' | '）' | ')' | '，' | '\n' | '〕' | ']'
                )
            })
        };
        let to = (from..gap.1).find(ends).unwrap_or(gap.1);
        Some(Span(from, to))
    })
}

/// Whether two spans share a character.
pub(super) fn overlaps(one: Span, other: Span) -> bool {
    one.0 < other.1 && other.0 < one.1
}
