//! The command line as a script uses it: answers, exit codes, papers.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn program() -> PathBuf {
    let mut folder = std::env::current_exe().expect("the test's own path");
    folder.pop();
    folder.pop();
    folder.join(format!("zhuanban-cli{}", std::env::consts::EXE_SUFFIX))
}

pub(crate) fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    start(folder, arguments, input, &[])
}

/// The same with variables of the machine set.
pub(crate) fn run_with(folder: &Path, arguments: &[&str], variables: &[(&str, PathBuf)]) -> Output {
    start(folder, arguments, "", variables)
}

fn start(folder: &Path, arguments: &[&str], input: &str, variables: &[(&str, PathBuf)]) -> Output {
    let mut child = Command::new(program())
        .args(arguments)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("zhuanban-cli is built with the workspace");
    // A command that reads no input may be gone before it is written.
    let _ = child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn acts_answer_line_by_line_and_stop_at_the_first_fault() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["new", "b.zbtz"], "").status.success());
    let unit = |name: &str| {
        format!(
            "{{\"unit\":{{\"add\":{{\"unit\":{{\"name\":\"{name}\",\"short_name\":null,\"kind\":null}}}}}}}}"
        )
    };
    let input = [unit("甲"), unit("甲"), unit("乙")].join("\n");
    let output = run(
        folder.path(),
        &["act", "b.zbtz", "--by", "小于", "--at", "2026-03-05"],
        &input,
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 2);
    assert!(err(&output).contains("已有名为“甲”的单位"));
    let output = run(folder.path(), &["act", "b.zbtz", "--keep-going"], &input);
    assert_eq!(out(&output).lines().count(), 3);
    let output = run(folder.path(), &["undo", "b.zbtz"], "");
    assert!(out(&output).contains("新增单位"));
    let journal = run(
        folder.path(),
        &[
            "ask",
            "b.zbtz",
            "book.journal",
            "{\"filter\":{},\"before\":null,\"limit\":10}",
        ],
        "",
    );
    let journal: serde_json::Value = serde_json::from_str(&out(&journal)).unwrap();
    let journal = &journal["lines"];
    assert_eq!(journal[0]["way"], "undo");
    let titles: Vec<&str> = journal
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|line| line["title"].as_str())
        .collect();
    assert!(titles.contains(&"确认方案"), "{titles:?}");
    assert!(run(folder.path(), &["redo", "b.zbtz"], "").status.success());
    assert!(
        run(folder.path(), &["check", "b.zbtz"], "")
            .status
            .success()
    );
}

#[test]
fn the_division_table_holds_every_title_and_lead() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["new", "b.zbtz"], "");
    let output = run(
        folder.path(),
        &[
            "pack",
            "b.zbtz",
            "division-table",
            "--on",
            "2026-03-05",
            "--out",
            "分工表.pdf",
        ],
        "",
    );
    assert!(output.status.success(), "{}", err(&output));
    let text = Command::new("pdftotext")
        .args(["-raw", "分工表.pdf", "-"])
        .current_dir(folder.path())
        .output()
        .expect("poppler-utils is installed by the set-up");
    let text: String = out(&text)
        .chars()
        .filter(|mark| !mark.is_whitespace())
        .collect();
    let brief = run(
        folder.path(),
        &["brief", "b.zbtz", "division-table", "--on", "2026-03-05"],
        "",
    );
    let brief: serde_json::Value = serde_json::from_str(&out(&brief)).unwrap();
    let chapters = brief["division_table"]["chapters"].as_array().unwrap();
    let measures: Vec<_> = chapters
        .iter()
        .flat_map(|chapter| chapter["measures"].as_array().unwrap())
        .collect();
    assert_eq!(measures.len(), 27);
    for measure in measures {
        let title = measure["title"].as_str().unwrap();
        assert!(text.contains(title), "{title}");
        for lead in measure["leads"].as_array().unwrap() {
            assert!(text.contains(lead.as_str().unwrap()), "{lead}");
        }
    }
    let again = run(
        folder.path(),
        &[
            "pack",
            "b.zbtz",
            "division-table",
            "--on",
            "2026-03-05",
            "--out",
            "再.pdf",
        ],
        "",
    );
    assert!(again.status.success());
    let bytes = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(
        bytes("分工表.pdf"),
        bytes("再.pdf"),
        "same data, same bytes"
    );
}

#[test]
fn wrong_use_and_refusals_have_their_exit_codes() {
    let folder = tempfile::tempdir().unwrap();
    let code = |arguments: &[&str]| {
        let output = run(folder.path(), arguments, "");
        assert!(
            output.status.success() || !output.stderr.is_empty(),
            "{arguments:?} says why"
        );
        output.status.code()
    };
    assert_eq!(code(&[]), Some(2));
    assert_eq!(code(&["fly", "b.zbtz"]), Some(2));
    assert_eq!(code(&["--help"]), Some(0));
    assert_eq!(code(&["check", "none.zbtz"]), Some(1));
    assert_eq!(code(&["notice", "read", "none.txt"]), Some(2));
    assert_eq!(code(&["new", "b.zbtz"]), Some(0));
    assert_eq!(code(&["new", "b.zbtz"]), Some(1));
    assert_eq!(
        code(&["ask", "b.zbtz", "meeting.page", "{\"id\":9}"]),
        Some(1)
    );
    assert_eq!(code(&["ask", "b.zbtz", "meeting.pages"]), Some(2));
    assert_eq!(
        code(&["pack", "b.zbtz", "poster", "--out", "x.pdf"]),
        Some(2)
    );
    assert_eq!(
        code(&["pack", "b.zbtz", "minutes", "--out", "x.pdf"]),
        Some(1)
    );
    assert_eq!(
        code(&["pack", "b.zbtz", "division-table", "--out", "none/x.pdf"]),
        Some(1)
    );
    assert_eq!(
        code(&["brief", "b.zbtz", "division-table", "--as-of", "2026-02-30"]),
        Some(2)
    );
}

#[test]
fn a_demo_is_the_same_for_the_same_seed() {
    let folder = tempfile::tempdir().unwrap();
    for (name, seed) in [("a.zbtz", "7"), ("b.zbtz", "7"), ("c.zbtz", "8")] {
        let output = run(
            folder.path(),
            &["demo", name, "--years", "1", "--seed", seed],
            "",
        );
        assert!(output.status.success(), "{}", err(&output));
    }
    let list = |name: &str| {
        out(&run(
            folder.path(),
            &[
                "ask",
                name,
                "follow_up.list",
                "{\"query\":{\"filter\":\"all\"}}",
                "--on",
                "2026-11-24",
            ],
            "",
        ))
    };
    let bytes = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert!(bytes("a.zbtz") == bytes("b.zbtz"), "byte for byte");
    assert_eq!(list("a.zbtz"), list("b.zbtz"));
    assert_ne!(list("a.zbtz"), list("c.zbtz"));
    assert!(
        run(folder.path(), &["check", "a.zbtz"], "")
            .status
            .success()
    );
    let meetings = out(&run(folder.path(), &["ask", "a.zbtz", "meeting.list"], ""));
    let meetings: serde_json::Value = serde_json::from_str(&meetings).unwrap();
    assert!(meetings["meetings"].as_array().unwrap().len() >= 12);
}
