//! The rules of the house, read off the files: who may name what, how files open, how long they are,
//! and that what is generated is fresh. Not a style checker: rustfmt, clippy and Prettier are.
//! `UPDATE=1 cargo test -p tests --test tidy` writes the generated files anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// No file of code is longer; the generated schema, which lists every table, aside.
const LONGEST: usize = 600;
const SCHEMA: &str = "src-tauri/crates/ledger/src/sql/schema.sql";

fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.expect("the workspace").to_owned()
}

/// Every file of the project with one of these endings, with its text; paths from the top.
fn files(endings: &[&str]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            if path.is_dir() {
                let skipped = ["target", "node_modules", "dist", "gen", ".git", "generated"];
                if !skipped.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let from_top = path.strip_prefix(root()).expect("below the top");
                let text = fs::read_to_string(&path).expect("UTF-8");
                found.insert(from_top.to_string_lossy().replace('\\', "/"), text);
            }
        }
    }
    found
}

/// Fails with the list of what is wrong.
#[track_caller]
fn none(wrong: Vec<String>, rule: &str) {
    assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
}

#[test]
fn the_top_level_is_what_the_user_asked_for() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "src-tauri",
        "ui",
        "seeds",
        "tests",
        "README.md",
        "LICENSE",
        "target",
    ];
    let wrong = fs::read_dir(root())
        .expect("the top")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| !name.starts_with('.') && !allowed.contains(&name.as_str()))
        .collect();
    none(wrong, "nothing else at the top");
}

#[test]
fn every_file_says_what_it_is() {
    let wrong = files(&[".rs"])
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(path, _)| path)
        .collect();
    none(wrong, "a Rust file opens with //!");
    let wrong = files(&[".ts", ".vue"])
        .into_iter()
        .filter(|(_, text)| {
            let start = text.trim_start();
            !(start.starts_with("/*") || start.starts_with("//") || start.starts_with("<!--"))
        })
        .map(|(path, _)| path)
        .collect();
    none(wrong, "a file of the window opens with a comment");
}

#[test]
fn no_file_is_too_long() {
    let wrong = files(&[".rs", ".ts", ".vue", ".css", ".sql"])
        .into_iter()
        // Written from the pieces of the migration, which have the limit themselves.
        .filter(|(path, _)| !path.ends_with("src/sql/schema.sql"))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(path, lines)| *lines > LONGEST && path != SCHEMA)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    none(wrong, "at most 600 lines");
}

/// Which crates a manifest names.
fn dependencies(manifest: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(manifest)).expect("a manifest");
    let mut inside = false;
    let mut names = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]";
        } else if inside && let Some((name, _)) = line.split_once(['.', ' ', '=']) {
            names.push(name.to_owned());
        }
    }
    names
}

#[test]
fn the_arrows_point_one_way() {
    let ours = [
        "office", "ledger", "pack", "notice", "intake", "desk", "zhuanban", "cli",
    ];
    for (owner, allowed) in [
        ("office", &[][..]),
        ("ledger", &["office"]),
        ("pack", &["office"]),
        ("notice", &["office"]),
        ("intake", &["office"]),
        ("desk", &["office", "ledger", "pack", "notice", "intake"]),
        ("cli", &["office", "ledger", "desk"]),
    ] {
        let named = dependencies(&format!("src-tauri/crates/{owner}/Cargo.toml"));
        let wrong = named
            .into_iter()
            .filter(|name| ours.contains(&name.as_str()) && !allowed.contains(&name.as_str()))
            .map(|name| format!("{owner} → {name}"))
            .collect();
        none(wrong, "an arrow that is not in the picture");
    }
}

#[test]
fn each_library_has_one_home() {
    for (library, home) in [
        ("rusqlite", "src-tauri/crates/ledger/"),
        ("printpdf", "src-tauri/crates/pack/src/draw"),
        // It finishes our papers, and reads the words of foreign ones in the child that the door keeps.
        (
            "lopdf",
            "src-tauri/crates/pack/|src-tauri/crates/intake/src/pdf.rs",
        ),
        ("tauri", "src-tauri/src/"),
        ("encoding_rs", "src-tauri/crates/intake/"),
        ("quick_xml", "src-tauri/crates/intake/"),
        ("zip", "src-tauri/crates/intake/"),
    ] {
        let wrong = files(&[".rs"])
            .into_iter()
            .filter(|(path, _)| {
                !home.split('|').any(|home| path.starts_with(home))
                    && path != "src-tauri/build.rs"
                    && !path.starts_with("tests/")
                    && !path.starts_with("src-tauri/crates/fuzz/")
            })
            .filter(|(_, text)| {
                text.lines().any(|line| {
                    let code = line.split("//").next().unwrap_or_default();
                    code.contains(&format!("{library}::"))
                        || code.contains(&format!("use {library};"))
                })
            })
            .map(|(path, _)| format!("{path} names {library}"))
            .collect();
        none(wrong, "a library has one home");
    }
    let wrong = files(&[".ts", ".vue"])
        .into_iter()
        .filter(|(path, text)| {
            path != "ui/src/api.ts" && text.contains("@tauri-apps/") && !path.ends_with("config.ts")
        })
        .map(|(path, _)| path)
        .collect();
    none(wrong, "only api.ts imports @tauri-apps");
}

#[test]
fn pages_never_import_pages_and_never_write_html() {
    let mut wrong = Vec::new();
    for (path, text) in files(&[".ts", ".vue"]) {
        let Some(rest) = path.strip_prefix("ui/src/pages/") else {
            continue;
        };
        let own = rest.split('/').next().unwrap_or_default();
        for line in text.lines().filter(|line| line.contains("from \"")) {
            let source = line.rsplit("from \"").next().unwrap_or_default();
            let other_page = source.starts_with("../") && !source.starts_with("../../")
                || source.contains("pages/");
            if other_page && !source.contains(&format!("pages/{own}/")) {
                wrong.push(format!("{path}: {line}"));
            }
        }
        if text.contains("v-html") || text.contains("innerHTML") {
            wrong.push(format!("{path} writes HTML"));
        }
    }
    none(wrong, "a page stands alone and shows text as text");
}

#[test]
fn nothing_unfinished_stands_in_the_code() {
    // Joined here, so that this file does not find itself.
    let marks = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["todo", "!("].concat(),
        ["unimplemented", "!("].concat(),
    ];
    let mut wrong = Vec::new();
    for (path, text) in files(&[".rs", ".ts", ".vue", ".sql"]) {
        for (number, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark.as_str())) {
                wrong.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    none(wrong, "finish it or leave it out");
}

#[test]
fn the_window_may_call_what_the_shell_offers_and_nothing_else() {
    let read = |path: &str| fs::read_to_string(root().join(path)).expect(path);
    let main = read("src-tauri/src/main.rs");
    let list = main
        .split("generate_handler![")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .expect("the handlers");
    let offered: Vec<&str> = list
        .split(',')
        .map(|name| name.trim().rsplit("::").next().unwrap_or_default())
        .filter(|name| !name.is_empty())
        .collect();
    let build = read("src-tauri/build.rs");
    let capability = read("src-tauri/capabilities/main.json");
    let door = read("ui/src/api.ts");
    for name in &offered {
        assert!(
            build.contains(&format!("\"{name}\"")),
            "{name} is missing in build.rs"
        );
        assert!(
            capability.contains(&format!("\"allow-{}\"", name.replace('_', "-"))),
            "{name} is not allowed"
        );
        assert!(
            door.contains(&format!("(\"{name}\"")),
            "{name} is not called by api.ts"
        );
    }
    assert_eq!(capability.matches("\"allow-").count(), offered.len());
}

#[test]
fn the_types_of_the_window_are_fresh() {
    fresh("ui/src/generated/office.ts", &office::schema::typescript());
}

#[test]
fn the_schema_of_the_book_is_fresh() {
    fresh(SCHEMA, &ledger::schema().expect("the migrations run"));
}

#[track_caller]
fn fresh(path: &str, wanted: &str) {
    let file = root().join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, wanted).expect("written");
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        found == wanted,
        "{path} is stale: UPDATE=1 cargo test -p tests --test tidy"
    );
}
