//! The seed notice against a truth written by hand from the printed text.
//! The truth holds no spans: each span is checked by the words that stand there, and the text of each
//! measure by what must be in it. `places` of a question are the words at its spans.

use notice::read;
use office::draft::{DraftPlan, Span};
use serde_json::{Value, json};

const SEED: &str = include_str!("../../../../seeds/huancui-2024-7.txt");
const TRUTH: &str = include_str!("../../../../tests/files/notice/huancui-2024-7.json");

fn at(source: &[char], span: Span) -> String {
    source[span.0..span.1].iter().collect()
}

fn without(value: Value, keys: &[&str]) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields
                .into_iter()
                .filter(|(key, _)| !keys.contains(&key.as_str()));
            Value::Object(
                kept.map(|(key, value)| (key, without(value, keys)))
                    .collect(),
            )
        }
        Value::Array(items) => {
            Value::Array(items.into_iter().map(|item| without(item, keys)).collect())
        }
        other => other,
    }
}

/// The plan in the shape of the truth: no spans, no text, no proposals; questions with their places.
fn shown(plan: &DraftPlan, source: &[char]) -> Value {
    let places = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| at(source, *span))
            .collect::<Vec<_>>()
    };
    let questions: Vec<Value> = plan
        .questions
        .iter()
        .map(|question| json!({"kind": question.kind, "words": question.words, "places": places(&question.spans)}))
        .collect();
    let mut value = serde_json::to_value(plan).expect("a plan is JSON");
    value["questions"] = Value::Array(questions);
    without(value, &["span", "spans", "text", "text_spans"])
}

#[test]
fn the_seed_is_read_as_a_person_reads_it() {
    let source: Vec<char> = SEED.chars().collect();
    let plan = read(SEED);
    let (shown, truth) = (
        shown(&plan, &source),
        serde_json::from_str::<Value>(TRUTH).unwrap(),
    );
    // Piece by piece first, so that a failure names its place.
    for (part, want) in truth.as_object().unwrap() {
        match (want, &shown[part]) {
            (Value::Array(want), Value::Array(have)) => {
                for (k, (want, have)) in want.iter().zip(have).enumerate() {
                    assert_eq!(have, want, "{part}, entry {}", k + 1);
                }
                assert_eq!(have.len(), want.len(), "{part}");
            }
            (want, have) => assert_eq!(have, want, "{part}"),
        }
    }
    assert_eq!(shown, truth, "nothing beside what the truth holds");
}

#[test]
fn the_counts_are_those_made_by_hand() {
    let plan = read(SEED);
    let measures = &plan.measures;
    assert_eq!(measures.len(), 27);
    assert_eq!(
        measures
            .iter()
            .map(|measure| measure.lead.len())
            .sum::<usize>(),
        41,
        "leads"
    );
    assert_eq!(
        measures
            .iter()
            .map(|measure| measure.responsible.len())
            .sum::<usize>(),
        38,
        "responsible"
    );
    let numeric = |targets: &[office::draft::DraftTarget]| {
        targets
            .iter()
            .filter(|target| target.value.is_some())
            .count()
    };
    let in_measures: usize = measures
        .iter()
        .map(|measure| numeric(&measure.targets))
        .sum();
    let all: usize = measures.iter().map(|measure| measure.targets.len()).sum();
    assert_eq!(
        (in_measures, all - in_measures),
        (23, 8),
        "targets of measures with and without a number"
    );
    assert_eq!(
        (numeric(&plan.overall_targets), plan.overall_targets.len()),
        (10, 11),
        "targets of the general part"
    );
    assert_eq!(
        measures
            .iter()
            .filter(|measure| measure.lead.len() > 1)
            .count(),
        9,
        "joint leads"
    );
    assert_eq!(
        measures
            .iter()
            .filter(|measure| measure.responsible.is_empty())
            .count(),
        9,
        "no responsible unit"
    );
}

#[test]
fn every_span_holds_its_words() {
    let source: Vec<char> = SEED.chars().collect();
    let plan = read(SEED);
    for measure in &plan.measures {
        let pieces: String = measure
            .text_spans
            .iter()
            .map(|span| at(&source, *span))
            .collect();
        assert_eq!(measure.text, pieces, "{}", measure.label);
        let whole = at(&source, measure.span);
        assert!(
            whole.starts_with(&measure.label) && whole.ends_with(['）', ')']),
            "{whole}"
        );
        assert!(
            whole.contains(&measure.text),
            "one piece each in the seed: {}",
            measure.label
        );
        assert!(
            measure.text.ends_with('。') && !measure.text.contains("牵头单位"),
            "{}",
            measure.text
        );
        let title = measure.title.as_deref().unwrap();
        assert!(
            whole.contains(title) && !measure.text.starts_with(title),
            "{title}"
        );
    }
    let targets = plan
        .overall_targets
        .iter()
        .chain(plan.measures.iter().flat_map(|measure| &measure.targets));
    for target in targets {
        assert_eq!(at(&source, target.span), target.words);
    }
    for rule in &plan.rules {
        assert_eq!(at(&source, rule.span), rule.words);
    }
}

#[test]
fn leftovers_of_word_are_no_part_of_a_measure() {
    let plan = read(SEED);
    assert_eq!(plan.measures[17].label, "18.");
    let json = serde_json::to_string(&plan).unwrap();
    assert!(
        !json.contains("bookmark") && !json.contains("— 1 —"),
        "left out of every answer"
    );
}
