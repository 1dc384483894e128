//! The notice as characters: words looked up by span, and names found where they stand.
//! The one place that says whether a reading's words stand in the notice; it understands none of them.

use super::{DraftMeasure, DraftPlan, DraftTarget, Span};
use crate::indicator::Amount;
use crate::refusal::{Code, Refusal};
use std::collections::BTreeSet;

/// The text that spans point into, one Unicode scalar value a place.
pub struct Notice {
    characters: Vec<char>,
}

impl Notice {
    /// The notice as characters.
    pub fn new(notice: &str) -> Notice {
        Notice {
            characters: notice.chars().collect(),
        }
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// The character at a place.
    pub fn char_at(&self, at: usize) -> Option<char> {
        self.characters.get(at).copied()
    }

    /// The words of a span, verbatim; none where it lies outside the text.
    pub fn at(&self, span: Span) -> Option<String> {
        self.characters
            .get(span.0..span.1)
            .map(|characters| characters.iter().collect())
    }

    /// The words of a span as a name: without the line breaks and blanks around and inside it.
    pub fn name(&self, span: Span) -> Option<String> {
        let words = self.at(span)?;
        Some(words.chars().filter(|mark| !mark.is_whitespace()).collect())
    }

    /// The span without blanks and these marks at its ends.
    pub fn trim(&self, span: Span, marks: &[char]) -> Span {
        let loose = |at: usize| {
            self.char_at(at)
                .is_some_and(|mark| mark.is_whitespace() || marks.contains(&mark))
        };
        let (mut from, mut to) = (span.0, span.1.min(self.len()));
        while from < to && loose(from) {
            from += 1;
        }
        while to > from && loose(to - 1) {
            to -= 1;
        }
        Span(from, to)
    }

    /// The beginning of the line that a place stands in.
    pub fn line_start(&self, at: usize) -> usize {
        let before = &self.characters[..at.min(self.len())];
        before
            .iter()
            .rposition(|mark| *mark == '\n')
            .map_or(0, |place| place + 1)
    }

    /// Where a name stands within a span; between its characters a line may break, with the page
    /// mark that stood there. A place that no other word touches is preferred.
    pub fn find(&self, name: &str, within: Span) -> Option<Span> {
        let name: Vec<char> = name.chars().filter(|mark| !mark.is_whitespace()).collect();
        let first = *name.first()?;
        let end = within.1.min(self.len());
        let mut loose = None;
        for start in within.0..end {
            if self.characters[start] != first {
                continue;
            }
            let Some(stop) = self.match_end(&name, start, end) else {
                continue;
            };
            let touches = |at: Option<usize>| {
                at.and_then(|at| self.char_at(at))
                    .is_some_and(|mark| mark.is_alphanumeric())
            };
            let inside = touches(start.checked_sub(1).filter(|at| *at >= within.0));
            if !inside && !touches(Some(stop).filter(|at| *at < end)) {
                return Some(Span(start, stop));
            }
            loose.get_or_insert(Span(start, stop));
        }
        loose
    }

    /// The end of the name that starts here, if it does.
    fn match_end(&self, name: &[char], start: usize, end: usize) -> Option<usize> {
        let mut at = start;
        for (place, wanted) in name.iter().enumerate() {
            if place > 0 {
                at = self.over_break(at, end, *wanted);
            }
            if at >= end || self.characters[at] != *wanted {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Passes blanks, and a line break with its page mark, that stand before the wanted character.
    fn over_break(&self, at: usize, end: usize, wanted: char) -> usize {
        let mut next = at;
        let mut broken = false;
        while next < end && self.characters[next] != wanted {
            let mark = self.characters[next];
            broken |= mark == '\n';
            let of_page = matches!(mark, '—' | '-' | '－' | '―' | '–') || mark.is_ascii_digit();
            let passed = mark.is_whitespace() || broken && of_page;
            if !passed || next - at > 40 {
                return at;
            }
            next += 1;
        }
        next
    }

    /// A reading whose words do not stand in the notice would put invented words into the book.
    pub fn holds(&self, draft: &DraftPlan) -> Result<(), Refusal> {
        let mut known = BTreeSet::new();
        for measure in &draft.measures {
            self.holds_measure(measure, &mut known)?;
        }
        for target in &draft.overall_targets {
            self.holds_target(target, Span(0, self.len()), &mut known)?;
        }
        for rule in &draft.rules {
            self.require(
                Some(&rule.words) == self.at(rule.span).as_ref(),
                &rule.words,
            )?;
            for name in &rule.units {
                self.require_name(name, rule.span, &mut known)?;
            }
        }
        let whole = Span(0, self.len());
        for chapter in &draft.chapters {
            self.require_name(&chapter.title, whole, &mut known)?;
        }
        let head = [&draft.doc_number, &draft.issuer];
        for words in head.into_iter().flatten().chain([&draft.title]) {
            self.require_name(words, whole, &mut known)?;
        }
        Ok(())
    }

    fn holds_measure(
        &self,
        measure: &DraftMeasure,
        known: &mut BTreeSet<String>,
    ) -> Result<(), Refusal> {
        let pieces: Option<String> = measure
            .text_spans
            .iter()
            .map(|span| self.at(*span))
            .collect();
        self.require(
            pieces.as_deref() == Some(&measure.text) && self.at(measure.span).is_some(),
            &measure.text,
        )?;
        let verbs = measure.verbs.iter().flat_map(|verb| &verb.units);
        let names = measure.lead.iter().chain(&measure.responsible);
        let names = names.chain(&measure.leader).chain(verbs);
        for name in names.chain(&measure.tail).chain(&measure.title) {
            self.require_name(name, measure.span, known)?;
        }
        for target in &measure.targets {
            self.holds_target(target, measure.span, known)?;
        }
        Ok(())
    }

    fn holds_target(
        &self,
        target: &DraftTarget,
        within: Span,
        known: &mut BTreeSet<String>,
    ) -> Result<(), Refusal> {
        self.require(
            Some(&target.words) == self.at(target.span).as_ref(),
            &target.words,
        )?;
        let amount = target.value.as_deref().map(Amount::parse);
        self.require(amount != Some(None), &target.words)?;
        self.require_name(&target.indicator, within, known)?;
        match &target.unit {
            Some(unit) => self.require_name(unit, target.span, known),
            None => Ok(()),
        }
    }

    /// A name stands in its own measure, or else anywhere: a chapter's heading may name the lead.
    fn require_name(
        &self,
        name: &str,
        within: Span,
        known: &mut BTreeSet<String>,
    ) -> Result<(), Refusal> {
        if name.is_empty() || known.contains(name) {
            return Ok(());
        }
        let whole = Span(0, self.len());
        let stands = self.find(name, within).or_else(|| self.find(name, whole));
        self.require(stands.is_some(), name)?;
        known.insert(name.to_owned());
        Ok(())
    }

    fn require(&self, holds: bool, words: &str) -> Result<(), Refusal> {
        if holds {
            return Ok(());
        }
        let detail = format!("not in the notice at its span: {words}");
        Err(Refusal::at("draft", Code::BadShape { detail }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_over_a_break_and_a_page_mark() {
        let notice = Notice::new("牵头单位：区发展和\n— 3 —\n改革局、大区商务局、区商务局）");
        let whole = Span(0, notice.len());
        let found = notice.find("区发展和改革局", whole).unwrap();
        assert_eq!(notice.at(found).unwrap(), "区发展和\n— 3 —\n改革局");
        let found = notice.find("区商务局", whole).unwrap();
        assert_eq!(
            notice.char_at(found.0 - 1),
            Some('、'),
            "not inside another name"
        );
        assert_eq!(notice.find("区水利局", whole), None);
    }

    #[test]
    fn spans_outside_the_text_have_no_words() {
        let notice = Notice::new("甲乙");
        assert_eq!(notice.at(Span(1, 2)).unwrap(), "乙");
        assert_eq!(notice.at(Span(1, 3)), None);
        assert_eq!(notice.at(Span(2, 1)), None);
        assert_eq!(notice.trim(Span(0, 9), &[]), Span(0, 2));
    }
}
