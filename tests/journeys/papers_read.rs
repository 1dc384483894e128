//! Every paper of an invented year, set and written: other readers take the file, and copy every word
//! that its brief says; bookmarks lead to pages. What a page looks like is for the golden pages.

use crate::book::{Book, morning};
use crate::command_line::run;
use office::brief::{PaperKind, Recipe};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use unicode_normalization::UnicodeNormalization;

const LAST: &str = "2025-11-04";

/// Fields that a paper keeps without printing them: for comparing two issues, or for another paper.
fn is_kept(kind: PaperKind, field: &str) -> bool {
    let everywhere = [
        "light",
        "plan_title",
        "plan_doc_no",
        "annexes",
        "behind",
        "latest",
        "term",
        "values",
    ];
    let here: &[&str] = match kind {
        // The target's literal words stand in the division table; where matters come from, in the ledger.
        PaperKind::MeetingPack => &["words", "source", "requirement"],
        PaperKind::UnitSheet => &[
            "words",
            "source",
            "requirement",
            "name",
            "responsible",
            "reached",
            "reason",
        ],
        PaperKind::DivisionTable => &["reached", "reason", "value"],
        PaperKind::LedgerTable | PaperKind::MeasurePage => &["source", "requirement"],
        PaperKind::Bulletin => &[
            "source",
            "requirement",
            "reason",
            "state",
            "number",
            "co_units",
            "matter",
            "unit",
            "notes",
        ],
        PaperKind::Minutes => &["recorder", "signed_by"],
        PaperKind::SignIn => &["office", "recorder"],
        PaperKind::Slip => &["notes"],
        _ => &[],
    };
    everywhere.contains(&field) || here.contains(&field)
}

/// Of the summary page a pack prints as much as fits, and says how many are left out.
fn may_be_cut(kind: PaperKind, field: &str) -> bool {
    kind == PaperKind::MeetingPack && ["matter", "asks"].contains(&field)
}

fn outside(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| {
            panic!("{program} is needed to check papers (poppler-utils, qpdf): {error}")
        });
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {words}");
    String::from_utf8(output.stdout).unwrap()
}

/// The characters in one form, without blanks.
fn bare(words: &str) -> String {
    let folded = words.nfkc();
    folded.filter(|ch| !ch.is_whitespace()).collect()
}

/// Every text of a brief with the field it stands in.
fn texts<'a>(field: &'a str, value: &'a Value, out: &mut Vec<(&'a str, &'a str)>) {
    match value {
        Value::String(text) => out.push((field, text)),
        Value::Array(items) => items.iter().for_each(|item| texts(field, item, out)),
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, item)| texts(name, item, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text as a paper may print it: the sentence's end is the paper's own.
fn printed(text: &str, words: &str) -> bool {
    let trimmed = text.trim().trim_end_matches(['。', '；', '，', '.', ';']);
    let mut parts = trimmed.split('\n').map(bare);
    parts.all(|part| words.contains(&part))
}

/// A page's words without its foot, which comes last: number, legend, time of printing. So a sentence
/// that goes on overleaf is one.
fn without_foot(page: &str) -> String {
    let words = bare(page);
    let ends = ["图例：■滞后", "打印时间："].map(|foot| words.rfind(&bare(foot)));
    let mut end = ends.into_iter().flatten().min().unwrap_or(words.len());
    let head = &words[..end];
    if let Some(number) = head.strip_suffix('—') {
        let bare = number.trim_end_matches(|ch: char| ch.is_ascii_digit());
        if bare.len() < number.len() && bare.ends_with('—') {
            end = bare.len() - '—'.len_utf8();
        }
    }
    words[..end].to_owned()
}

fn recipes() -> Vec<(PaperKind, Value)> {
    let mut out = Vec::new();
    for kind in PaperKind::ALL {
        use office::brief::SubjectKind;
        let of = |name: &str, ids: &[i64]| -> Vec<Value> {
            ids.iter().map(|id| json!({ name: id })).collect()
        };
        let subjects = match kind.subject() {
            None => vec![json!(null)],
            Some(SubjectKind::Meeting) => of("meeting", &[1, 4, 16]),
            Some(SubjectKind::FollowUp) => of("follow_up", &[1, 5, 40, 77]),
            Some(SubjectKind::Unit) => of("unit", &[1, 2, 16, 25]),
            Some(SubjectKind::Measure) => of("measure", &[1, 4, 8, 14, 27]),
            Some(SubjectKind::Paper) => of("paper", &[1, 20]),
            #[allow(
                unreachable_patterns,
                reason = "a kind of subject that this book has none of"
            )]
            Some(SubjectKind::Pack) => vec![],
        };
        let options = match kind {
            PaperKind::MeetingPack => {
                json!({"meeting_pack": {"collected": true, "copies": 2, "annexes": ["measures", "open", "indicators", "coordination", "reports"]}})
            }
            PaperKind::LedgerTable => json!({"ledger_table": {"status": "all"}}),
            _ => json!(null),
        };
        out.extend(subjects.into_iter().map(|subject| {
            let recipe = json!({"kind": kind.code(), "subject": subject, "draft_mark": "送审稿", "options": options});
            (kind, recipe)
        }));
    }
    out
}

/// Other readers take the file; what they copy, without blanks.
fn read(file: &Path) -> String {
    let file = file.to_str().unwrap();
    outside("qpdf", &["--check", file]);
    let marks: Value =
        serde_json::from_str(&outside("qpdf", &["--json=2", "--json-key=outlines", file])).unwrap();
    let mut open: Vec<&Value> = marks["outlines"].as_array().unwrap().iter().collect();
    assert!(!open.is_empty(), "{file} has bookmarks");
    while let Some(mark) = open.pop() {
        assert!(
            mark["destpageposfrom1"].is_i64(),
            "{file}: {mark} leads nowhere"
        );
        open.extend(mark["kids"].as_array().unwrap());
    }
    let pages = outside("pdftotext", &["-raw", file, "-"]);
    pages.split('\u{c}').map(without_foot).collect()
}

#[test]
fn every_word_of_every_paper_of_a_year_is_copied_by_other_readers() {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &["demo", "a.zbtz", "--years", "1"], "");
    assert!(made.status.success(), "{made:?}");
    let book = Book::open(folder, "a.zbtz", LAST);
    let view = book.ledger.view(LAST.parse().unwrap());
    let papers = desk::Papers::default();
    let out = tempfile::tempdir().unwrap();
    let mut texts_read = 0;
    let mut kinds = std::collections::BTreeSet::new();
    for (kind, recipe) in recipes() {
        let typed: Recipe = serde_json::from_value(recipe.clone()).unwrap();
        let set = match papers.set(&view, typed, morning(LAST)) {
            Ok(set) => set,
            // A matter of the office's own has no slip.
            Err(error) if error.fault().code == "internal_item" => continue,
            Err(error) => panic!("{recipe}: {}", error.fault().words),
        };
        kinds.insert(kind);
        let file = out.path().join("a.pdf");
        std::fs::write(&file, &set.pdf).unwrap();
        let words = read(&file);
        let brief = serde_json::to_value(&set.brief).unwrap();
        let mut all = Vec::new();
        texts("", &brief, &mut all);
        for (field, text) in all {
            let is_date = text.parse::<chrono::NaiveDate>().is_ok();
            if is_date || is_kept(kind, field) || may_be_cut(kind, field) {
                continue;
            }
            assert!(
                printed(text, &words),
                "{recipe}: {field} “{text}” is not copied"
            );
            texts_read += 1;
        }
    }
    // A supplement is about an issued pack, and this book has issued none.
    assert_eq!(kinds.len(), PaperKind::ALL.len() - 1);
    assert!(texts_read > 2000, "{texts_read}");
}
