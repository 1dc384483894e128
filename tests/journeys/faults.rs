//! Bad input and bad places: each a sentence, the book unchanged.

use crate::book::{Book, stamp};
use ledger::Ledger;
use serde_json::json;
use std::fs;
use std::path::Path;

fn open_code(path: &Path) -> String {
    let fault = Ledger::open(path, &stamp("2026-03-05"))
        .expect_err("it does not open")
        .fault();
    assert!(fault.words.ends_with('。'), "{}", fault.words);
    fault.code
}

#[test]
fn a_file_that_is_no_book_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("会议记录.zbtz");
    assert_eq!(open_code(&path), "no_such_file");
    assert_eq!(open_code(folder.path()), "file_not_ours");
    for bytes in [
        &b""[..],
        b"hello",
        &[0u8; 4096],
        b"SQLite format 3\0 and no more",
    ] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(open_code(&path), "file_not_ours");
        assert_eq!(fs::read(&path).unwrap(), bytes, "unchanged");
    }
}

#[test]
fn a_newer_book_is_refused_unchanged() {
    let (path, _folder) = Book::new("2026-03-05").close();
    let mut bytes = fs::read(&path).unwrap();
    bytes[63] = 99; // user_version, last byte
    fs::write(&path, &bytes).unwrap();
    assert_eq!(open_code(&path), "file_too_new");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_book_has_one_owner_at_a_time() {
    let book = Book::new("2026-03-05");
    assert_eq!(open_code(book.ledger.path()), "file_busy");
    let (path, _folder) = book.close();
    assert!(Ledger::open(&path, &stamp("2026-03-05")).is_ok());
}

#[test]
fn a_new_book_never_replaces_a_file() {
    let (path, folder) = Book::new("2026-03-05").close();
    let bytes = fs::read(&path).unwrap();
    let error = desk::new_book(&path, None, &stamp("2026-03-05")).unwrap_err();
    assert_eq!(error.fault().code, "file_exists");
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing half-made remains"
    );
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("没有/台账.zbtz");
    let error = desk::new_book(&path, None, &stamp("2026-03-05")).unwrap_err();
    assert_eq!(error.fault().code, "no_such_folder");
}

#[test]
fn a_notice_that_cannot_be_read_makes_no_book() {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("台账.zbtz");
    for (name, bytes, code) in [
        ("空.txt", &b""[..], "unreadable"),
        ("图.txt", b"\x89PNG\r\n\x1a\n0000", "unreadable"),
        ("信.txt", "今天天气很好。".as_bytes(), "plan_empty"),
    ] {
        let notice = folder.path().join(name);
        fs::write(&notice, bytes).unwrap();
        let error = desk::new_book(&book, Some(&notice), &stamp("2026-03-05")).unwrap_err();
        assert_eq!(error.fault().code, code, "{name}");
        assert!(!book.exists());
    }
    let missing = desk::new_book(
        &book,
        Some(&folder.path().join("无.txt")),
        &stamp("2026-03-05"),
    );
    assert_eq!(missing.unwrap_err().fault().code, "unreadable");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn rows_changed_behind_the_journal_are_named() {
    let (path, _folder) = Book::new("2026-03-05").close();
    let bytes = fs::read(&path).unwrap();
    let words = "推动农业机械装备更新".as_bytes();
    let at: Vec<usize> = bytes
        .windows(words.len())
        .enumerate()
        .filter(|(_, window)| *window == words)
        .map(|(at, _)| at)
        .collect();
    assert!(at.len() >= 2, "in the row and in its image");
    let whole = Ledger::open(&path, &stamp("2026-03-05")).unwrap();
    let facts = whole.dump().unwrap();
    whole.close().unwrap();
    let changed = "推动林业机械装备更新".as_bytes();
    let mut named = 0;
    for place in at {
        let mut damaged = bytes.clone();
        damaged[place..place + words.len()].copy_from_slice(changed);
        fs::write(&path, &damaged).unwrap();
        let book = Ledger::open(&path, &stamp("2026-03-05"));
        let (findings, same) = match &book {
            Ok(book) => (book.check().unwrap(), book.dump().unwrap() == facts),
            Err(error) => (vec![error.fault().words], false),
        };
        assert!(
            same || !findings.is_empty(),
            "a changed fact is never silent"
        );
        named += usize::from(!findings.is_empty());
    }
    assert!(named >= 3, "row, image and the notice itself: {named}");
}

#[test]
fn damage_is_said_and_never_opened_silently() {
    let (path, _folder) = Book::new("2026-03-05").close();
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(open_code(&path), "file_damaged");
    let mut scribbled = whole.clone();
    scribbled[4096..8192].fill(0xAB);
    fs::write(&path, &scribbled).unwrap();
    assert_eq!(open_code(&path), "file_damaged");
}

#[test]
fn unknown_ids_are_named() {
    let mut book = Book::new("2026-03-05");
    for act in [
        json!({"follow_up": {"issue": {"id": 99, "on": "2026-03-05", "received": false}}}),
        json!({"meeting": {"hold": {"id": 99, "on": "2026-03-05"}}}),
        json!({"pack": {"discard": {"id": 99}}}),
        json!({"unit": {"change": {"id": 99, "unit": {"name": "甲", "short_name": null, "kind": null}}}}),
        json!({"decision": {"remove": {"id": 99}}}),
        json!({"report": {"accept": {"id": 99, "on": "2026-03-05"}}}),
        json!({"assignment": {"end": {"id": 9999, "from": "2026-03-05", "basis": "依据"}}}),
    ] {
        assert_eq!(book.refused(act).0, "missing");
    }
}

#[test]
fn dates_that_do_not_exist_are_named_with_their_field() {
    let mut book = Book::new("2026-03-05");
    let act = json!({"meeting": {"hold": {"id": 1, "on": "2026-02-30"}}});
    let (code, field) = book.refused(act);
    assert_eq!(code, "no_such_date");
    assert!(field.unwrap().ends_with("on"));
}

#[test]
fn every_text_field_refuses_blanks_floods_and_control_marks_and_takes_scripts() {
    let mut book = Book::new("2026-03-05");
    let unit = |name: &str| json!({"unit": {"add": {"unit": {"name": name, "short_name": null, "kind": null}}}});
    assert_eq!(book.refused(unit("")).0, "blank");
    assert_eq!(book.refused(unit(" \n\t ")).0, "blank");
    assert_eq!(book.refused(unit(&"长".repeat(10_000))).0, "too_long");
    assert_eq!(book.refused(unit("甲\u{0}乙")).0, "control_mark");
    assert_eq!(book.refused(unit("甲\u{202e}乙")).0, "control_mark");
    let script = "<script>alert(1)</script>'; DROP TABLE unit; --";
    let id = book.make(unit(script));
    let page = book.ask("unit.page", json!({"id": id}));
    assert_eq!(page["line"]["name"], script);
}

#[test]
fn rules_of_the_office_are_kept() {
    let mut book = Book::new("2026-03-05");
    let form = |due: Option<&str>| json!({"title": "报送", "requirement": null, "source": "plan", "owner": 1, "due": due});
    let id = book.make(json!({"follow_up": {"draft": {"form": form(None)}}}));
    let issue = json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": false}}});
    assert_eq!(
        book.refused(issue.clone()),
        ("not_ready_to_issue".into(), Some("due".into()))
    );
    book.act(json!({"follow_up": {"change": {"id": id, "form": form(Some("2026-03-20"))}}}));
    book.act(issue);
    let closing = json!({"on": "2026-03-05", "statement": "完成", "waiver": null, "verified_by": "李", "verified_how": "查看", "approved_by": "王"});
    let close = json!({"follow_up": {"close": {"id": id, "closing": closing}}});
    assert_eq!(
        book.refused(close.clone()).0,
        "follow_up_move",
        "ask, then accept"
    );
    book.act(json!({"follow_up": {"submit": {"id": id, "on": "2026-03-05", "words": "完成", "evidence": []}}}));
    assert_eq!(book.refused(close).0, "evidence_or_waiver");
    assert_eq!(
        book.refused(json!({"follow_up": {"merge": {"id": id, "on": "2026-03-05", "into": id, "basis": "同"}}})).0,
        "merge_target"
    );
    let whole = json!({"assignment": {"end": {"id": 1, "from": "2026-03-05", "basis": "撤"}}});
    assert_eq!(book.refused(whole).0, "no_lead_left");
    let group = json!({"assignment": {"add": {"measure": 2, "party": {"group": 1}, "role": "lead", "from": "2026-03-05", "basis": "定"}}});
    assert_eq!(book.refused(group).0, "group_cannot_lead");
    let again = json!({"plan": {"confirm": {"draft": {"title": "又一个", "doc_number": null, "issuer": null, "issued_on": null, "chapters": [], "measures": [], "overall_targets": [], "rules": [], "questions": []}, "text": "base64:", "file_name": "a.txt"}}});
    assert_eq!(book.refused(again).0, "plan_exists");
}

/// A small disk for a test; unmounted when dropped. Needs the right to mount.
#[cfg(target_os = "linux")]
pub(crate) struct SmallDisk(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl SmallDisk {
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn make_read_only(&self) {
        let remounted = std::process::Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(self.path())
            .status()
            .unwrap();
        assert!(remounted.success());
    }

    pub(crate) fn mount(options: &str) -> Option<SmallDisk> {
        let folder = tempfile::tempdir().expect("a folder");
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(folder.path())
            .status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(SmallDisk(folder));
        }
        assert!(
            std::env::var_os("CI").is_none(),
            "not run: mounting is not allowed here"
        );
        eprintln!("not run: mounting is not allowed here");
        None
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount")
            .arg("-l")
            .arg(self.0.path())
            .status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing() {
    let Some(disk) = SmallDisk::mount("size=3m") else {
        return;
    };
    let path = disk.0.path().join("台账.zbtz");
    desk::new_book(&path, None, &stamp("2026-03-05")).unwrap();
    let mut ledger = Ledger::open(&path, &stamp("2026-03-05")).unwrap();
    let before = ledger.dump().unwrap();
    let evidence = vec![7u8; 4 * 1024 * 1024];
    assert_eq!(
        ledger.keep(&evidence).unwrap_err().fault().code,
        "disk_full"
    );
    assert_eq!(ledger.dump().unwrap(), before);
    assert_eq!(ledger.check().unwrap(), Vec::<String>::new());
    let filler = disk.0.path().join("filler");
    let _ = fs::write(&filler, vec![0u8; 8 * 1024 * 1024]);
    let pdf = disk.0.path().join("a.pdf");
    assert_eq!(
        desk::write_file(&pdf, &[0u8; 4096], false)
            .unwrap_err()
            .fault()
            .code,
        "disk_full"
    );
    assert!(!pdf.exists(), "nothing half-written remains");
    drop(ledger);
    let reopened = Ledger::open(&path, &stamp("2026-03-05"));
    assert_eq!(
        reopened.unwrap().dump().unwrap(),
        before,
        "readable while full"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_place_is_said() {
    let Some(disk) = SmallDisk::mount("size=4m") else {
        return;
    };
    let path = disk.0.path().join("台账.zbtz");
    desk::new_book(&path, None, &stamp("2026-03-05")).unwrap();
    disk.make_read_only();
    assert_eq!(open_code(&path), "read_only_place");
    let error =
        desk::new_book(&disk.0.path().join("新.zbtz"), None, &stamp("2026-03-05")).unwrap_err();
    assert_eq!(error.fault().code, "read_only_place");
}
