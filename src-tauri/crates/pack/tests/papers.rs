//! The papers from brief to PDF: golden pages as text, the bytes, and what other readers make of them.
//! poppler and qpdf look at the files; a machine without them fails these tests in words.

mod common;

use common::{briefs, faces};
use expect_test::expect_file;
use office::brief::{Brief, PaperKind};
use pack::papers::{self, Look};
use pack::{draw, set::Sheets};
use std::path::PathBuf;
use std::process::Command;

fn sheets(brief: &Brief) -> Sheets {
    papers::set(brief, &Look::default(), &faces())
}

/// Writes the paper where a person can look at it, and returns the path.
fn written(brief: &Brief) -> (PathBuf, Sheets, Vec<u8>) {
    let faces = faces();
    let sheets = papers::set(brief, &Look::default(), &faces);
    let bytes = draw::pdf(&sheets, &faces).unwrap();
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.pdf", brief.kind().code()));
    std::fs::write(&path, &bytes).unwrap();
    (path, sheets, bytes)
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program} is needed to check papers (poppler-utils, qpdf): {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn pages_are_as_agreed() {
    for brief in briefs() {
        let golden = format!("../../../../tests/golden/{}.txt", brief.kind().code());
        let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(golden);
        expect_file![golden].assert_eq(&sheets(&brief).as_text());
    }
}

#[test]
fn other_readers_take_the_files() {
    for brief in briefs() {
        let (path, sheets, _) = written(&brief);
        let path = path.to_str().unwrap();
        run("qpdf", &["--check", path]);
        let text = run("pdftotext", &["-raw", path, "-"]);
        let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert_eq!(pages.len(), sheets.pages.len());
        let bare = |words: &str| -> String {
            let mut chars: Vec<char> = words.chars().filter(|ch| !ch.is_whitespace()).collect();
            chars.sort_unstable();
            chars.into_iter().collect()
        };
        for (index, page) in pages.iter().enumerate() {
            assert_eq!(bare(page), bare(&sheets.words(index)), "page {} of {path} copies otherwise", index + 1);
        }
    }
}

#[test]
fn same_data_same_bytes() {
    for brief in briefs() {
        assert_eq!(written(&brief).2, written(&brief).2, "{} differs from itself", brief.kind().code());
    }
    assert_eq!(PaperKind::ALL.len(), briefs().len());
}
