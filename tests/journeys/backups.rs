//! Backups: taken between acts, verified before they are called so, restored, and the restore undone.
//! Bad places and damaged files end in a sentence and change nothing.

use crate::book::{Book, morning, stamp};
use crate::command_line::run;
use ledger::Ledger;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn unit(name: &str) -> Value {
    json!({"unit": {"add": {"unit": {"name": name, "short_name": null, "kind": null}}}})
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| {
            let names = entries.flatten().map(|entry| entry.file_name());
            names
                .map(|name| name.to_string_lossy().into_owned())
                .collect()
        })
        .unwrap_or_default();
    names.sort();
    names
}

/// A book with a backup, closed; its path, its facts at the backup, the backup.
fn backed_up() -> (Book, String, PathBuf) {
    let mut book = Book::new("2026-03-05");
    book.act(unit("甲"));
    let folder = desk::backup_folder(book.ledger.path());
    let line = desk::back_up(&mut book.ledger, &folder, morning("2026-03-05")).unwrap();
    let facts = book.ledger.dump().unwrap();
    (book, facts, PathBuf::from(line.path))
}

fn dump(path: &Path) -> String {
    let book = Ledger::open(path, &stamp("2026-03-06")).unwrap();
    assert_eq!(book.check().unwrap(), Vec::<String>::new());
    book.dump().unwrap()
}

#[test]
fn every_act_between_two_pieces_is_in_the_backup() {
    let mut book = Book::new("2026-03-05");
    // Long enough for many pieces.
    let long = vec![7u8; 9 << 20];
    book.ledger.keep(&long).unwrap();
    let folder = desk::backup_folder(book.ledger.path());
    let mut taking = desk::Taking::begin(&mut book.ledger, &folder, morning("2026-03-05")).unwrap();
    let mut pieces = 0;
    let line = loop {
        book.act(unit(&format!("单位{pieces}")));
        match taking.go_on(&mut book.ledger).unwrap() {
            Ok(taken) => break taken.verify().unwrap(),
            Err((more, percent)) => {
                assert!(percent < 100);
                taking = more;
            }
        }
        pieces += 1;
    };
    assert!(pieces > 5, "{pieces}");
    let facts = book.ledger.dump().unwrap();
    let copy = folder.join("看一看.zbtz");
    fs::copy(&line.path, &copy).unwrap();
    assert_eq!(dump(&copy), facts);
    assert_eq!(line.no, book.ledger.head().unwrap().unwrap().no);
}

#[test]
fn a_backup_given_up_leaves_nothing_and_the_book_goes_on() {
    let mut book = Book::new("2026-03-05");
    book.ledger.keep(&vec![7u8; 3 << 20]).unwrap();
    let folder = desk::backup_folder(book.ledger.path());
    let taking = desk::Taking::begin(&mut book.ledger, &folder, morning("2026-03-05")).unwrap();
    let Err((taking, _)) = taking.go_on(&mut book.ledger).unwrap() else {
        panic!("there is more");
    };
    book.ledger.stop_copy();
    drop(taking);
    assert_eq!(files(&folder), Vec::<String>::new());
    book.act(unit("甲"));
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_restore_puts_the_book_of_the_backup_back_and_can_be_undone() {
    let (mut book, facts, backup) = backed_up();
    book.act(unit("乙"));
    let later = book.ledger.dump().unwrap();
    let (path, folder) = book.close();
    let restored = desk::restore(&backup, &path, &stamp("2026-03-06")).unwrap();
    assert_eq!(dump(&path), facts);
    let replaced = PathBuf::from(restored.replaced.unwrap());
    assert_eq!(dump(&replaced), later);
    assert_eq!(desk::replaced(&path), Some(replaced));
    // The journal says so, and undo stops there.
    let mut book = Ledger::open(&path, &stamp("2026-03-06")).unwrap();
    let barred = book.undo(&stamp("2026-03-06")).unwrap_err();
    assert_eq!(barred.fault().code, "undo_barred");
    book.close().unwrap();

    desk::undo_restore(&path, morning("2026-03-06")).unwrap();
    assert_eq!(dump(&path), later);
    // That may be undone too: the restored book was kept in its turn.
    desk::undo_restore(&path, morning("2026-03-07")).unwrap();
    assert_eq!(dump(&path), facts);
    drop(folder);
}

#[test]
fn without_a_restore_there_is_nothing_to_undo() {
    let (path, _folder) = Book::new("2026-03-05").close();
    let error = desk::undo_restore(&path, morning("2026-03-06")).unwrap_err();
    assert_eq!(error.fault().code, "nothing_replaced");
}

#[test]
fn a_damaged_book_is_restored_and_kept() {
    let (book, facts, backup) = backed_up();
    let (path, _folder) = book.close();
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let damaged = fs::read(&path).unwrap();
    let restored = desk::restore(&backup, &path, &stamp("2026-03-06")).unwrap();
    assert_eq!(dump(&path), facts);
    assert_eq!(fs::read(restored.replaced.unwrap()).unwrap(), damaged);
    // And where nothing is left at all.
    fs::remove_file(&path).unwrap();
    let restored = desk::restore(&backup, &path, &stamp("2026-03-06")).unwrap();
    assert_eq!((dump(&path), restored.replaced), (facts, None));
}

#[test]
fn a_book_that_is_open_is_not_replaced() {
    let (book, _, backup) = backed_up();
    let path = book.ledger.path().to_owned();
    let names = files(path.parent().unwrap());
    for refused in [
        desk::restore(&backup, &path, &stamp("2026-03-06")).map(drop),
        desk::undo_restore(&path, morning("2026-03-06")),
    ] {
        let code = refused.unwrap_err().fault().code;
        assert!(
            ["file_busy", "nothing_replaced"].contains(&code.as_str()),
            "{code}"
        );
    }
    assert_eq!(files(path.parent().unwrap()), names);
}

/// Every byte that a stick may turn: each is found, or the book in it is the same.
#[test]
fn a_damaged_backup_is_never_restored() {
    let (book, _, backup) = backed_up();
    let (path, _folder) = book.close();
    let (whole, live) = (fs::read(&backup).unwrap(), fs::read(&path).unwrap());
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x10;
        fs::write(&backup, &damaged).unwrap();
        let error = desk::restore(&backup, &path, &stamp("2026-03-06")).unwrap_err();
        assert_eq!(error.fault().code, "backup_damaged", "byte {at}");
        assert_eq!(fs::read(&path).unwrap(), live, "byte {at}");
    }
    fs::write(&backup, &whole[..whole.len() - 4096]).unwrap();
    let error = desk::drill(&backup, &path.with_file_name("演练"), &stamp("2026-03-06"));
    assert_eq!(error.unwrap_err().fault().code, "backup_damaged");
    let book = Ledger::open(&path, &stamp("2026-03-06")).unwrap();
    let id = book.head().unwrap().unwrap().book;
    let listed = desk::backups(backup.parent().unwrap(), &id);
    assert_eq!(listed, [], "one that was cut short is not listed");
}

/// Without its note a backup is read through all the same.
#[test]
fn a_backup_without_its_note_is_held_against_its_own_journal() {
    let (book, facts, backup) = backed_up();
    let (path, _folder) = book.close();
    fs::remove_file(backup.with_added_extension("json")).unwrap();
    let tried = desk::drill(&backup, &path.with_file_name("演练"), &stamp("2026-03-06"));
    assert!(tried.is_ok());
    let mut bytes = fs::read(&backup).unwrap();
    let words = "推动农业机械装备更新".as_bytes();
    // In the row and in its image alike, so that only the chain's hash can tell.
    for at in 0..bytes.len() - words.len() {
        if bytes[at..].starts_with(words) {
            bytes[at..at + 6].copy_from_slice("改成".as_bytes());
        }
    }
    fs::write(&backup, &bytes).unwrap();
    let error = desk::restore(&backup, &path, &stamp("2026-03-06")).unwrap_err();
    let code = error.fault().code;
    assert!(
        ["backup_damaged", "file_damaged"].contains(&code.as_str()),
        "{code}"
    );
    assert_eq!(dump(&path), facts);
}

#[test]
fn files_that_are_no_backups_are_refused() {
    let (book, facts, _) = backed_up();
    let (path, folder) = book.close();
    let other = folder.path().join("通讯录.xlsx");
    fs::write(&other, b"PK\x03\x04 no book").unwrap();
    for (file, code) in [
        (other, "file_not_ours"),
        (folder.path().join("没有.zbtzbak"), "no_such_file"),
    ] {
        let error = desk::restore(&file, &path, &stamp("2026-03-06")).unwrap_err();
        assert_eq!(error.fault().code, code);
        assert_eq!(dump(&path), facts);
    }
    assert!(!files(folder.path()).iter().any(|name| name.contains("new")));
}

#[test]
fn an_older_file_in_the_place_of_the_book_is_noticed() {
    let mut book = Book::new("2026-03-05");
    book.ledger.rest().unwrap();
    let old = fs::read(book.ledger.path()).unwrap();
    book.act(unit("甲"));
    let backups = desk::backup_folder(book.ledger.path());
    desk::back_up(&mut book.ledger, &backups, morning("2026-03-05")).unwrap();
    book.act(unit("乙"));
    assert!(goes_on(&book.ledger, &backups));
    let (path, _folder) = book.close();
    let backup = PathBuf::from(&desk::backups(&backups, &id_of(&path))[0].path);
    fs::write(&path, &old).unwrap();
    let opened = Ledger::open(&path, &stamp("2026-03-06")).unwrap();
    assert!(!goes_on(&opened, &backups));
    opened.close().unwrap();
    // What a restore put there is no surprise.
    desk::restore(&backup, &path, &stamp("2026-03-06")).unwrap();
    let opened = Ledger::open(&path, &stamp("2026-03-06")).unwrap();
    assert!(goes_on(&opened, &backups));
}

fn goes_on(book: &Ledger, folder: &Path) -> bool {
    let id = book.head().unwrap().unwrap().book;
    desk::goes_on(book, desk::backups(folder, &id).first()).unwrap()
}

fn id_of(path: &Path) -> String {
    let book = Ledger::open(path, &stamp("2026-03-06")).unwrap();
    let head = book.head().unwrap().unwrap();
    book.close().unwrap();
    head.book
}

#[test]
fn the_second_place_holds_the_same_and_says_when_it_is_not_there() {
    let (mut book, _, backup) = backed_up();
    let stick = tempfile::tempdir().unwrap();
    let second = desk::copy_to(&backup, stick.path()).unwrap();
    assert_eq!(fs::read(&second.path).unwrap(), fs::read(&backup).unwrap());
    let id = book.ledger.head().unwrap().unwrap().book;
    assert_eq!(desk::backups(stick.path(), &id), [second]);
    let gone = stick.path().join("拔掉了");
    let error = desk::copy_to(&backup, &gone).unwrap_err();
    assert_eq!(error.fault().code, "no_such_folder");
    // Another book's backups are not this one's.
    let other = Book::new("2026-04-05");
    let other = other.ledger.head().unwrap().unwrap().book;
    assert_eq!(desk::backups(stick.path(), &other), []);
    book.act(unit("丙"));
}

#[test]
fn thinning_removes_only_what_newer_ones_stand_for() {
    let mut book = Book::new("2026-03-05");
    let folder = desk::backup_folder(book.ledger.path());
    let now = morning("2026-03-05");
    for half in 0..8 {
        book.act(unit(&format!("单位{half}")));
        let at = now - chrono::TimeDelta::minutes(30 * (7 - half));
        desk::back_up(&mut book.ledger, &folder, at).unwrap();
    }
    let id = book.ledger.head().unwrap().unwrap().book;
    let before = desk::backups(&folder, &id);
    let removed = desk::thin(&folder, &id, now).unwrap();
    let after = desk::backups(&folder, &id);
    assert!(removed > 0);
    assert_eq!(after.len() + removed as usize, before.len());
    assert_eq!(after[..4], before[..4], "two hours whole");
    assert_eq!(files(&folder).len(), after.len() * 2, "each with its note");
}

#[test]
fn from_the_command_line_too() {
    let folder = tempfile::tempdir().unwrap();
    let line = |arguments: &[&str]| {
        let output = run(folder.path(), arguments, "");
        let words = [output.stdout, output.stderr].concat();
        let words = String::from_utf8(words).unwrap();
        (output.status.code(), words)
    };
    assert_eq!(line(&["new", "台账.zbtz", "--at", "2026-03-05"]).0, Some(0));
    let (code, words) = line(&["backup", "台账.zbtz", "备份 一", "--at", "2026-03-05"]);
    assert_eq!(code, Some(0), "{words}");
    let taken: Value = serde_json::from_str(&words).unwrap();
    let backup = taken["path"].as_str().unwrap();
    let (code, words) = line(&["drill", backup]);
    assert_eq!(code, Some(0), "{words}");
    let (code, words) = line(&["restore", backup, "台账.zbtz"]);
    assert_eq!(code, Some(0), "{words}");
    let (code, words) = line(&["restore", "undo", "台账.zbtz"]);
    assert_eq!(code, Some(0), "{words}");
    let (code, words) = line(&["restore", "没有.zbtzbak", "台账.zbtz"]);
    assert_eq!(code, Some(1));
    assert!(words.contains("找不到该文件"), "{words}");
    let (code, words) = line(&["check", "台账.zbtz"]);
    assert_eq!(code, Some(0), "{words}");
}
