//! One program, three targets, chosen by `ZHUANBAN_FUZZ`: `txt` and `docx` go the whole road from the bytes
//! of a file to the reading and hold what must hold for every file; `control` holds a planted panic,
//! which a run that finds nothing must find, or it is no run.

#![no_main]

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use office::draft::{DraftPlan, DraftTarget, Span};
use office::source::Source;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fuzz_target!(|data: &[u8]| {
    static TARGET: OnceLock<String> = OnceLock::new();
    let target = TARGET.get_or_init(|| std::env::var("ZHUANBAN_FUZZ").unwrap_or_default());
    match target.as_str() {
        "docx" => docx(data),
        "control" => control(data),
        _ => txt(data),
    }
});

fn txt(data: &[u8]) {
    if let Ok(text) = intake::text(data) {
        holds(&Source::plain(text));
    }
}

/// The bytes as a file; and as the parts of one, numbering and document parted by a zero.
fn docx(data: &[u8]) {
    if let Ok(source) = intake::document(data) {
        holds(&source);
    }
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let document = parts.next().unwrap_or_default();
    let numbering = parts.next().unwrap_or_default();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [
        ("word/document.xml", document),
        ("word/numbering.xml", numbering),
    ] {
        writer.start_file(name, stored).expect("memory");
        writer.write_all(bytes).expect("memory");
    }
    let file = writer.finish().expect("memory").into_inner();
    if let Ok(source) = intake::document(&file) {
        holds(&source);
    }
}

/// Found only by following what each byte opens.
fn control(data: &[u8]) {
    if let [b'z', b'b', b't', b'z', ..] = data {
        panic!("planted");
    }
}

/// What holds for every reading: its spans lie in the text, and its words stand there.
fn holds(source: &Source) {
    let plan = notice::read_source(source, &["区财政局".to_owned()]);
    let characters: Vec<char> = source.text.chars().collect();
    let at = |span: Span| -> String { characters[span.0..span.1].iter().collect() };
    let point = |target: &DraftTarget| {
        assert_eq!(at(target.span), target.words);
        let number = target.value.as_deref().map(str::parse::<f64>);
        assert!(number.is_none_or(|number| number.is_ok()), "{target:?}");
    };
    plan.overall_targets.iter().for_each(point);
    for measure in &plan.measures {
        let pieces: String = measure.text_spans.iter().map(|span| at(*span)).collect();
        assert_eq!(measure.text, pieces);
        at(measure.span);
        measure.targets.iter().for_each(point);
    }
    for question in &plan.questions {
        question.spans.iter().for_each(|span| drop(at(*span)));
    }
    for rule in &plan.rules {
        assert_eq!(at(rule.span), rule.words);
    }
    named(&plan, &source.text);
}

/// Every character of every name stands in the text; where exactly, the property tests hold.
fn named(plan: &DraftPlan, text: &str) {
    let names = plan.measures.iter().flat_map(|measure| {
        let units = measure.lead.iter().chain(&measure.responsible);
        units.chain(&measure.leader).chain(&measure.title)
    });
    for name in names {
        assert!(!name.is_empty(), "a name has characters: {plan:?}");
        assert!(name.chars().all(|c| text.contains(c)), "{name}");
    }
}
