//! Corrections that change where measures begin and end. A measure's parts follow their places:
//! what stands behind the new title goes with it.

use super::mark::{self, overlaps};
use super::{DraftMeasure, DraftPlan, DraftTarget, Notice, Span};
use crate::field;
use crate::refusal::{Code, Refusal};

/// What may stand around a title.
const AROUND_TITLES: &[char] = &['。', '：', ':', '．', '.', '；', '，'];

/// The longest label that may stand before a title on its line: （十二）.
const LONGEST_LABEL: usize = 8;

/// A measure begins with the selected title: in the middle of another, or where nothing was read.
pub(super) fn begin_measure(
    draft: &mut DraftPlan,
    notice: &Notice,
    selected: Span,
) -> Result<(), Refusal> {
    let selected = notice.trim(selected, AROUND_TITLES);
    let words = notice.name(selected).unwrap_or_default();
    let words = field::required("span", &words, field::TITLE)?;
    let bare = without_label(&words).and_then(|bare| Some((notice.find(bare, selected)?, bare)));
    let (begin, title, name) = match bare {
        Some((title, bare)) => (selected.0, title, bare.to_owned()),
        None => (label_start(notice, selected.0), selected, words.clone()),
    };
    let label = notice.trim(Span(begin, title.0), &[]);
    let label = notice.at(label).unwrap_or_default();
    let inside = draft
        .measures
        .iter()
        .position(|measure| measure.span.0 <= begin && begin < measure.span.1);
    let new = match inside {
        Some(place) if draft.measures[place].span.0 == begin => {
            // The measure begins here already: only its title was read otherwise.
            let measure = &mut draft.measures[place];
            measure.title = Some(name);
            let end = measure.span.1;
            cut_text(measure, notice, Span(after_title(notice, title.1), end));
            return Ok(());
        }
        Some(place) => split(&mut draft.measures[place], notice, begin, title),
        None => fresh(draft, notice, begin, title),
    };
    let new = DraftMeasure {
        label,
        title: Some(name),
        ..new
    };
    draft.measures.push(new);
    draft.measures.sort_by_key(|measure| measure.span.0);
    renumber(draft);
    Ok(())
}

/// What stands on the line before the title, where it is short enough to be its label.
fn label_start(notice: &Notice, title: usize) -> usize {
    let line = notice.line_start(title);
    if title - line <= LONGEST_LABEL {
        line
    } else {
        title
    }
}

/// A title that was selected together with its label: `5.推动…`, `（三）推动…`, `三、推动…`.
fn without_label(words: &str) -> Option<&str> {
    let of_label =
        |mark: char| mark.is_ascii_digit() || "一二三四五六七八九十百（）()．.、".contains(mark);
    let (label, rest) = words.split_at(words.find(|mark| !of_label(mark))?);
    let ends = label.ends_with(['.', '．', '、', '）', ')']);
    (ends && !rest.is_empty()).then_some(rest)
}

/// Where the text begins behind a title: its full stop and the line break are passed.
fn after_title(notice: &Notice, end: usize) -> usize {
    notice
        .trim(Span(end, notice.len()), AROUND_TITLES)
        .0
        .min(notice.len())
}

/// Cuts a measure at a place; answers the part behind it.
fn split(measure: &mut DraftMeasure, notice: &Notice, begin: usize, title: Span) -> DraftMeasure {
    let behind: Vec<String> = mark::unit_places(measure, notice)
        .into_iter()
        .filter(|place| place.span.0 >= begin)
        .map(|place| place.name.to_owned())
        .collect();
    let mut new = DraftMeasure {
        span: Span(begin, measure.span.1),
        ..measure.clone()
    };
    let goes = |name: &String| behind.contains(name);
    new.lead.retain(goes);
    new.responsible.retain(goes);
    new.leader.retain(goes);
    measure.lead.retain(|name| !goes(name));
    measure.responsible.retain(|name| !goes(name));
    measure.leader.retain(|name| !goes(name));
    new.verbs.retain(|verb| verb.units.iter().all(goes));
    measure.verbs.retain(|verb| !verb.units.iter().all(goes));
    new.targets.retain(|target| target.span.0 >= begin);
    measure.targets.retain(|target| target.span.0 < begin);
    // The annotation closes a measure: what it says beside names goes with its units.
    if behind.is_empty() {
        (new.due, new.etc, new.tail) = (None, false, None);
    } else {
        (measure.due, measure.etc, measure.tail) = (None, false, None);
    }
    let end = new.span.1;
    cut_text(&mut new, notice, Span(after_title(notice, title.1), end));
    let from = measure.span.0;
    let stop = notice.trim(Span(from, begin), &[]).1;
    measure.span.1 = stop;
    cut_text(measure, notice, Span(from, stop));
    new
}

/// A measure where nothing was read: up to the next measure or chapter.
fn fresh(draft: &mut DraftPlan, notice: &Notice, begin: usize, title: Span) -> DraftMeasure {
    let chapters = mark::chapter_places(draft, notice);
    let headings = chapters.iter().map(|(_, span)| notice.line_start(span.0));
    let end = draft
        .measures
        .iter()
        .map(|measure| measure.span.0)
        .chain(headings)
        .filter(|place| *place >= title.1)
        .min()
        .unwrap_or(notice.len());
    let span = notice.trim(Span(begin, end), &[]);
    let text = notice.trim(Span(after_title(notice, title.1).min(span.1), span.1), &[]);
    let chapter = chapters
        .iter()
        .rev()
        .find(|(_, place)| place.0 < begin)
        .map(|(place, _)| draft.chapters[*place].no.clone());
    let own = |target: &DraftTarget| overlaps(target.span, span);
    let targets = draft
        .overall_targets
        .iter()
        .filter(|target| own(target))
        .cloned()
        .collect();
    draft.overall_targets.retain(|target| !own(target));
    DraftMeasure {
        no: 0,
        label: String::new(),
        chapter,
        title: None,
        text: notice.at(text).unwrap_or_default(),
        text_spans: if text.0 < text.1 {
            vec![text]
        } else {
            Vec::new()
        },
        lead: Vec::new(),
        responsible: Vec::new(),
        verbs: Vec::new(),
        etc: false,
        tail: None,
        leader: Vec::new(),
        due: None,
        targets,
        span: Span(begin, span.1),
    }
}

/// Keeps of a measure's text what lies within the span.
fn cut_text(measure: &mut DraftMeasure, notice: &Notice, within: Span) {
    measure.text_spans = measure
        .text_spans
        .iter()
        .map(|span| Span(span.0.max(within.0), span.1.min(within.1)))
        .filter(|span| span.0 < span.1)
        .collect();
    measure.text = text_of(measure, notice);
}

fn text_of(measure: &DraftMeasure, notice: &Notice) -> String {
    let pieces = measure
        .text_spans
        .iter()
        .filter_map(|span| notice.at(*span));
    pieces.collect()
}

/// The measure at a place becomes the end of the one before it: its title is text again.
pub(super) fn merge_up(draft: &mut DraftPlan, notice: &Notice, at: usize) -> Result<(), Refusal> {
    let no = draft.measure_at(at)?.no;
    let place = draft.measures.iter().position(|measure| measure.no == no);
    let Some(place) = place.filter(|place| *place > 0) else {
        return Err(Refusal::at("at", Code::NoMeasureBefore));
    };
    let lower = draft.measures.remove(place);
    let upper = &mut draft.measures[place - 1];
    let text = lower.text_spans.first().map_or(lower.span.1, |span| span.0);
    let head = notice.trim(Span(lower.span.0, text), &[]);
    upper
        .text_spans
        .extend((head.0 < head.1).then_some(Span(head.0, text)));
    upper.text_spans.extend(lower.text_spans);
    upper.span.1 = lower.span.1;
    upper.text = text_of(upper, notice);
    for name in lower.lead {
        upper.responsible.retain(|other| *other != name);
        if !upper.lead.contains(&name) {
            upper.lead.push(name);
        }
    }
    for name in lower.responsible {
        if !upper.lead.contains(&name) && !upper.responsible.contains(&name) {
            upper.responsible.push(name);
        }
    }
    for name in lower.leader {
        if !upper.leader.contains(&name) {
            upper.leader.push(name);
        }
    }
    upper.verbs.extend(lower.verbs);
    upper.etc |= lower.etc;
    upper.tail = upper.tail.take().or(lower.tail);
    upper.due = upper.due.or(lower.due);
    upper.targets.extend(lower.targets);
    renumber(draft);
    Ok(())
}

/// 1, 2, 3 … through the notice.
pub(super) fn renumber(draft: &mut DraftPlan) {
    for (no, measure) in (1..).zip(&mut draft.measures) {
        measure.no = no;
    }
}
