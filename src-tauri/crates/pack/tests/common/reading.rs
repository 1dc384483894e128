//! Looks at finished PDFs through programs other than ours: poppler and qpdf.
//! A machine without them fails the tests that need them, in words.

use std::path::Path;
use std::process::Command;

/// Runs a program and returns what it says.
pub fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| {
            panic!("{program} is needed to check papers (poppler-utils, qpdf): {error}")
        });
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// What a reader copies from each page.
pub fn copied(path: &Path) -> Vec<String> {
    let text = run("pdftotext", &["-raw", path.to_str().unwrap(), "-"]);
    text.trim_end_matches('\u{c}')
        .split('\u{c}')
        .map(str::to_owned)
        .collect()
}

/// The characters without blanks: what must be the same, in the same order.
pub fn bare(words: &str) -> String {
    words.chars().filter(|ch| !ch.is_whitespace()).collect()
}
