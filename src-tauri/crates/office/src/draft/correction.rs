//! The clerk's corrections of a reading: values that are replayed on the reading in the order they
//! were made, and kept with the plan. Each speaks of a place in the notice, never of a number, so that
//! another correction before it does not turn it to something else. They add no word of their own:
//! names and titles are what the selected span says.

use super::mark::{self, MarkKind, overlaps};
use super::structure;
use super::{Comparator, DraftMeasure, DraftPlan, DraftQuestion, DraftTarget, QuestionKind};
use super::{Notice, Span};
use crate::field;
use crate::indicator::Amount;
use crate::refusal::{Code, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands around a name and is no part of it.
const AROUND_NAMES: &[char] = &[
    '、', '，', ',', '；', ';', '：', ':', '。', '（', '）', '(', ')', '和', '及', '与',
];

/// One correction of a reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Correction {
    /// 这是牵头单位.
    Lead {
        /// The name.
        span: Span,
    },
    /// 这是责任单位.
    Responsible {
        /// The name.
        span: Span,
    },
    /// 这是责任领导.
    Leader {
        /// The person.
        span: Span,
    },
    /// 这是一个单位: pieces that were split wrongly become one, a name joined wrongly is cut here.
    OneUnit {
        /// The whole name.
        span: Span,
    },
    /// 这不是单位.
    NotUnit {
        /// What was read as a unit.
        span: Span,
    },
    /// 这是目标.
    Target {
        /// What it says.
        target: NewTarget,
    },
    /// 这不是目标.
    NotTarget {
        /// The clause.
        span: Span,
        /// Only the target of this indicator, where the clause gives several; null is all.
        indicator: Option<String>,
    },
    /// 这是措施标题: a measure begins here.
    Measure {
        /// Its title.
        span: Span,
    },
    /// 合并到上一条措施.
    MergeUp {
        /// A place in the measure.
        at: usize,
    },
    /// 不是措施.
    NotMeasure {
        /// A place in the measure.
        at: usize,
    },
}

/// A target that the clerk pointed out: its clause and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewTarget {
    /// The clause.
    pub span: Span,
    /// What is counted: words of the notice.
    pub indicator: String,
    /// The bound or kind of growth.
    pub comparator: Comparator,
    /// For growth: the bound of the growth itself.
    pub bound: Option<Comparator>,
    /// A decimal as text; null for words only.
    pub value: Option<String>,
    /// The unit of the value: words of the clause.
    pub unit: Option<String>,
    /// The year it is due by the end of; null where undated.
    pub year: Option<i32>,
    /// The year that growth is counted from.
    pub base_year: Option<i32>,
    /// Every year anew.
    pub recurring: bool,
}

impl DraftPlan {
    /// The reading with the corrections made, in their order. Every word of it still stands in the notice.
    ///
    /// # Errors
    /// The first correction that does not fit, named by its place in the list.
    pub fn corrected(
        &self,
        notice: &Notice,
        corrections: &[Correction],
    ) -> Result<DraftPlan, Refusal> {
        let mut draft = self.clone();
        for (place, correction) in corrections.iter().enumerate() {
            draft
                .correct(notice, correction)
                .map_err(|refusal| Refusal {
                    field: Some(match refusal.field {
                        Some(field) => format!("corrections.{place}.{field}"),
                        None => format!("corrections.{place}"),
                    }),
                    code: refusal.code,
                })?;
        }
        if !corrections.is_empty() {
            settle_questions(&mut draft, notice);
        }
        Ok(draft)
    }

    fn correct(&mut self, notice: &Notice, correction: &Correction) -> Result<(), Refusal> {
        match correction {
            Correction::Lead { span } => self.set_unit(notice, *span, MarkKind::Lead),
            Correction::Responsible { span } => self.set_unit(notice, *span, MarkKind::Responsible),
            Correction::Leader { span } => self.set_unit(notice, *span, MarkKind::Leader),
            Correction::OneUnit { span } => {
                let measure = self.measure_at(span.0)?;
                let places = mark::unit_places(measure, notice);
                let touched = places.iter().find(|place| overlaps(place.span, *span));
                let kind = touched.map_or(MarkKind::Responsible, |place| place.kind);
                self.set_unit(notice, *span, kind)
            }
            Correction::NotUnit { span } => {
                let measure = self.measure_at(span.0)?;
                let dropped = take_out(measure, notice, *span);
                if dropped.is_empty() {
                    return Err(Refusal::at("span", Code::NothingReadThere));
                }
                Ok(())
            }
            Correction::Target { target } => self.add_target(notice, target),
            Correction::NotTarget { span, indicator } => self.drop_target(*span, indicator),
            Correction::Measure { span } => structure::begin_measure(self, notice, *span),
            Correction::MergeUp { at } => structure::merge_up(self, notice, *at),
            Correction::NotMeasure { at } => {
                let no = self.measure_at(*at)?.no;
                self.measures.retain(|measure| measure.no != no);
                structure::renumber(self);
                Ok(())
            }
        }
    }

    /// The measure that a place stands in.
    pub(super) fn measure_at(&mut self, at: usize) -> Result<&mut DraftMeasure, Refusal> {
        self.measures
            .iter_mut()
            .find(|measure| measure.span.0 <= at && at < measure.span.1)
            .ok_or_else(|| Code::NoMeasureThere.into())
    }

    /// The selected name, and nothing that overlaps it, has this part in its measure.
    fn set_unit(&mut self, notice: &Notice, span: Span, kind: MarkKind) -> Result<(), Refusal> {
        let span = notice.trim(span, AROUND_NAMES);
        field::required("span", &notice.name(span).unwrap_or_default(), field::SHORT)?;
        let measure = self.measure_at(span.0)?;
        if span.1 > measure.span.1 {
            return Err(Refusal::at("span", Code::NoMeasureThere));
        }
        // What the name was cut from stays as the pieces before and after it, each with its part.
        let mut left: Vec<(MarkKind, Span)> = Vec::new();
        for (kind, place) in take_out(measure, notice, span) {
            left.push((kind, notice.trim(Span(place.0, span.0), AROUND_NAMES)));
            left.push((kind, notice.trim(Span(span.1, place.1), AROUND_NAMES)));
        }
        left.retain(|(_, piece)| piece.0 < piece.1);
        left.push((kind, span));
        for (kind, piece) in left {
            let name = notice.name(piece).unwrap_or_default();
            for names in [
                &mut measure.lead,
                &mut measure.responsible,
                &mut measure.leader,
            ] {
                names.retain(|other| *other != name);
            }
            names_of(measure, kind).push(name);
        }
        in_order(measure, notice);
        Ok(())
    }

    fn add_target(&mut self, notice: &Notice, new: &NewTarget) -> Result<(), Refusal> {
        let target = new.checked(notice)?;
        let list = self.targets_at(target.span);
        list.retain(|other| {
            !(overlaps(other.span, target.span) && other.indicator == target.indicator)
        });
        list.push(target);
        list.sort_by_key(|target| target.span.0);
        Ok(())
    }

    fn drop_target(&mut self, span: Span, indicator: &Option<String>) -> Result<(), Refusal> {
        let list = self.targets_at(span);
        let before = list.len();
        list.retain(|target| {
            !overlaps(target.span, span)
                || indicator
                    .as_ref()
                    .is_some_and(|indicator| *indicator != target.indicator)
        });
        if list.len() == before {
            return Err(Refusal::at("span", Code::NothingReadThere));
        }
        Ok(())
    }

    /// The targets of the measure that a place stands in, or of the general part.
    fn targets_at(&mut self, span: Span) -> &mut Vec<DraftTarget> {
        let within =
            |measure: &&mut DraftMeasure| measure.span.0 <= span.0 && span.0 < measure.span.1;
        match self.measures.iter_mut().find(within) {
            Some(measure) => &mut measure.targets,
            None => &mut self.overall_targets,
        }
    }
}

impl NewTarget {
    /// The target, or what is wrong with the form: its words must stand in the notice.
    fn checked(&self, notice: &Notice) -> Result<DraftTarget, Refusal> {
        let span = notice.trim(self.span, &['，', '。', '；', '、']);
        let words = notice.at(span).unwrap_or_default();
        field::required("span", &words, field::LONG)?;
        let stands = |field: &str, name: &str, within: Span| {
            notice
                .find(name, within)
                .map(drop)
                .ok_or_else(|| Refusal::at(field, Code::NotInNotice))
        };
        let indicator = field::required("indicator", &self.indicator, field::TITLE)?;
        stands("indicator", &indicator, Span(0, notice.len()))?;
        let unit = field::optional("unit", &self.unit, field::SHORT)?;
        if let Some(unit) = &unit {
            stands("unit", unit, span)?;
        }
        let words_only = self.comparator == Comparator::Qualitative;
        let value = field::optional("value", &self.value, field::SHORT)?.filter(|_| !words_only);
        match value.as_deref().map(Amount::parse) {
            None if !words_only => return Err(Refusal::at("value", Code::Blank)),
            Some(None) => {
                let detail = "a decimal with up to four places".to_owned();
                return Err(Refusal::at("value", Code::BadShape { detail }));
            }
            _ => {}
        }
        for (name, year) in [("year", self.year), ("base_year", self.base_year)] {
            if let Some(year) = year {
                field::within(name, i64::from(year), 1949, 2100)?;
            }
        }
        Ok(DraftTarget {
            year: self.year,
            indicator,
            comparator: self.comparator,
            bound: self.bound,
            value,
            unit: unit.filter(|_| !words_only),
            base_year: self.base_year,
            recurring: self.recurring,
            words,
            span,
        })
    }
}

pub(super) fn names_of(measure: &mut DraftMeasure, kind: MarkKind) -> &mut Vec<String> {
    match kind {
        MarkKind::Lead => &mut measure.lead,
        MarkKind::Leader => &mut measure.leader,
        _ => &mut measure.responsible,
    }
}

/// Takes out of a measure every name that the span touches; answers what they were.
fn take_out(measure: &mut DraftMeasure, notice: &Notice, span: Span) -> Vec<(MarkKind, Span)> {
    let touched: Vec<(MarkKind, Span, String)> = mark::unit_places(measure, notice)
        .into_iter()
        .filter(|place| overlaps(place.span, span))
        .map(|place| (place.kind, place.span, place.name.to_owned()))
        .collect();
    for (kind, _, name) in &touched {
        names_of(measure, *kind).retain(|other| other != name);
        for verb in &mut measure.verbs {
            verb.units.retain(|other| other != name);
        }
    }
    measure.verbs.retain(|verb| !verb.units.is_empty());
    touched
        .into_iter()
        .map(|(kind, span, _)| (kind, span))
        .collect()
}

/// Names in the order of the notice; those that stand nowhere in the measure come first, as they do
/// in a heading above it.
fn in_order(measure: &mut DraftMeasure, notice: &Notice) {
    let places: Vec<(String, Span)> = mark::unit_places(measure, notice)
        .into_iter()
        .map(|place| (place.name.to_owned(), place.span))
        .collect();
    let order = |name: &String| {
        let found = places.iter().find(|(other, _)| other == name);
        found.map_or(0, |(_, span)| span.0)
    };
    measure.lead.sort_by_key(order);
    measure.responsible.sort_by_key(order);
    measure.leader.sort_by_key(order);
}

/// Doubts about what is no longer there go; a measure that was left without a lead is asked about.
fn settle_questions(draft: &mut DraftPlan, notice: &Notice) {
    let questions = std::mem::take(&mut draft.questions);
    let plan = &*draft;
    let mut kept: Vec<DraftQuestion> = questions
        .into_iter()
        .filter(|question| still_asked(plan, notice, question))
        .collect();
    for measure in plan
        .measures
        .iter()
        .filter(|measure| measure.lead.is_empty())
    {
        let asked = kept.iter().any(|question| {
            question.kind == QuestionKind::NoLead
                && question
                    .spans
                    .iter()
                    .any(|span| overlaps(*span, measure.span))
        });
        if asked {
            continue;
        }
        let place = mark::title_place(measure, notice)
            .or(measure.text_spans.first().copied())
            .unwrap_or(measure.span);
        let place = Span(place.0, place.1.min(place.0 + 60));
        kept.push(DraftQuestion {
            kind: QuestionKind::NoLead,
            words: notice.at(place).unwrap_or_default(),
            spans: vec![place],
            proposal: format!("第{}项措施没有写明牵头单位，请明确。", measure.no),
        });
    }
    draft.questions = kept;
}

fn still_asked(plan: &DraftPlan, notice: &Notice, question: &DraftQuestion) -> bool {
    let mut targets = plan
        .measures
        .iter()
        .flat_map(|measure| &measure.targets)
        .chain(&plan.overall_targets);
    let mut names = plan
        .measures
        .iter()
        .flat_map(|measure| measure.lead.iter().chain(&measure.responsible))
        .chain(plan.rules.iter().flat_map(|rule| &rule.units));
    match question.kind {
        QuestionKind::Alias | QuestionKind::Collective => {
            let asked: Vec<String> = question
                .spans
                .iter()
                .filter_map(|span| notice.name(*span))
                .collect();
            let here: Vec<&String> = names.by_ref().collect();
            asked.iter().all(|name| here.contains(&name))
        }
        QuestionKind::Duplicate
        | QuestionKind::Contradiction
        | QuestionKind::NoOwner
        | QuestionKind::NoBase => {
            let there: Vec<Span> = targets.map(|target| target.span).collect();
            question.spans.iter().all(|span| there.contains(span))
        }
        QuestionKind::NoYear => targets.any(|target| {
            question.spans.contains(&target.span) && target.year.is_none() && !target.recurring
        }),
        QuestionKind::NoLead => plan.measures.iter().any(|measure| {
            measure.lead.is_empty()
                && question
                    .spans
                    .iter()
                    .any(|span| overlaps(*span, measure.span))
        }),
        QuestionKind::Unread => !question
            .spans
            .iter()
            .any(|span| targets.by_ref().any(|target| overlaps(target.span, *span))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTICE: &str = "一、重点任务\n1.推动更新。到2025年，更新设备100台以上。（牵头单位：区财政局区商务局；责任单位：区有关部门、单位、区水利局）\n2.推动回收。建设网点。\n附：建成网点20处。";

    fn place(words: &str) -> Span {
        let notice = Notice::new(NOTICE);
        let found = notice.find(words, Span(0, notice.len()));
        found.unwrap_or_else(|| panic!("{words}"))
    }

    fn measure(no: u32, span: Span, text: Span, title: &str) -> DraftMeasure {
        let notice = Notice::new(NOTICE);
        DraftMeasure {
            no,
            label: format!("{no}."),
            chapter: Some("一".into()),
            title: Some(title.into()),
            text: notice.at(text).unwrap(),
            text_spans: vec![text],
            lead: Vec::new(),
            responsible: Vec::new(),
            verbs: Vec::new(),
            etc: false,
            tail: None,
            leader: Vec::new(),
            due: None,
            targets: Vec::new(),
            span,
        }
    }

    /// As a reader would read it that joins two leads and splits a collective.
    fn read() -> DraftPlan {
        let first = Span(place("1.推动更新").0, place("2.推动回收").0 - 1);
        let text = Span(place("到2025年").0, place("（牵头单位").0);
        let mut one = measure(1, first, text, "推动更新");
        one.lead = vec!["区财政局区商务局".into()];
        one.responsible = ["区有关部门", "单位", "区水利局"].map(String::from).into();
        let second = Span(place("2.推动回收").0, NOTICE.chars().count());
        let text = Span(place("建设网点").0, second.1);
        DraftPlan {
            measures: vec![one, measure(2, second, text, "推动回收")],
            ..DraftPlan::default()
        }
    }

    fn corrected(corrections: &[Correction]) -> Result<DraftPlan, Refusal> {
        let notice = Notice::new(NOTICE);
        let draft = read().corrected(&notice, corrections)?;
        notice
            .holds(&draft)
            .expect("every word stands in the notice");
        Ok(draft)
    }

    #[test]
    fn names_joined_wrongly_are_cut_and_names_split_wrongly_are_joined() {
        let span = place("区有关部门、单位");
        let draft = corrected(&[
            Correction::Lead {
                span: place("区商务局"),
            },
            Correction::OneUnit { span },
        ])
        .unwrap();
        assert_eq!(draft.measures[0].lead, ["区财政局", "区商务局"]);
        assert_eq!(
            draft.measures[0].responsible,
            ["区有关部门、单位", "区水利局"]
        );
        let moved = corrected(&[Correction::Lead {
            span: place("区水利局"),
        }])
        .unwrap();
        assert_eq!(moved.measures[0].lead, ["区财政局区商务局", "区水利局"]);
        let gone = corrected(&[Correction::NotUnit {
            span: place("区水利局"),
        }])
        .unwrap();
        assert_eq!(gone.measures[0].responsible, ["区有关部门", "单位"]);
    }

    #[test]
    fn a_target_is_what_the_form_says_in_words_of_the_notice() {
        let mut target = NewTarget {
            span: place("更新设备100台以上。"),
            indicator: "更新设备".into(),
            comparator: Comparator::AtLeast,
            bound: None,
            value: Some("100".into()),
            unit: Some("台".into()),
            year: Some(2025),
            base_year: None,
            recurring: false,
        };
        let draft = corrected(&[Correction::Target {
            target: target.clone(),
        }])
        .unwrap();
        assert_eq!(draft.measures[0].targets[0].words, "更新设备100台以上");
        let span = target.span;
        let none = corrected(&[
            Correction::Target {
                target: target.clone(),
            },
            Correction::NotTarget {
                span,
                indicator: None,
            },
        ]);
        assert!(none.unwrap().measures[0].targets.is_empty());
        target.indicator = "设备台数".into();
        let refusal = corrected(&[Correction::Target { target }]).unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("corrections.0.indicator"));
        assert_eq!(refusal.code, Code::NotInNotice);
    }

    #[test]
    fn measures_begin_merge_and_go_where_the_clerk_says() {
        let begun = corrected(&[Correction::Measure {
            span: place("建成网点20处"),
        }])
        .unwrap();
        assert_eq!(begun.measures.len(), 3);
        let new = &begun.measures[2];
        assert_eq!((new.no, new.label.as_str()), (3, "附："));
        assert_eq!(new.title.as_deref(), Some("建成网点20处"));
        assert_eq!(begun.measures[1].text, "建设网点。");
        let merged = corrected(&[Correction::MergeUp {
            at: place("建设网点").0,
        }])
        .unwrap();
        assert_eq!(merged.measures.len(), 1);
        assert!(merged.measures[0].text.contains("2.推动回收。建设网点。"));
        let at = place("建设网点").0;
        let both = [Correction::NotMeasure { at: 0 }, Correction::MergeUp { at }];
        let refusal = corrected(&both).unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("corrections.0"));
        let at = place("1.推动更新").0;
        let one = corrected(&[Correction::NotMeasure { at }]).unwrap();
        assert_eq!(one.measures[0].no, 1, "numbers run through");
        assert!(
            one.questions
                .iter()
                .any(|question| question.kind == QuestionKind::NoLead)
        );
    }
}
