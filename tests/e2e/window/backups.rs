//! Work, the process killed, the file damaged, a backup put back, and that undone: nothing is lost.

use chrono::Local;
use ledger::{Ledger, Stamp};
use office::act::Act;
use std::fs;
use std::path::Path;
use std::process::Command;
use tests::window::{Start, let_go};

fn stamp() -> Stamp {
    Stamp {
        at: Local::now().naive_local(),
        by: "王小明".to_owned(),
    }
}

/// Kills the program that holds this book, as a power cut would.
fn kill(book: &Path) {
    let book = book.display().to_string();
    for process in fs::read_dir("/proc").expect("processes").flatten() {
        let line = fs::read_to_string(process.path().join("cmdline")).unwrap_or_default();
        let mut words = line.split('\0');
        let program = words.next().unwrap_or_default();
        if program.ends_with("/zhuanban") && words.any(|word| word == book) {
            let no = process.file_name().display().to_string();
            let killed = Command::new("sh")
                .args(["-c", &format!("kill -9 {no}")])
                .status();
            assert!(killed.expect("a shell").success());
        }
    }
}

#[test]
fn a_killed_program_a_damaged_file_and_a_restore_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("台账.zbtz");
    desk::new_book(&path, None, &stamp()).expect("a new book");

    Start::new("backups").book(&path).journey(async |window| {
        window.click("设置").await?;
        window.click_marked("open-backups").await?;
        window.click_marked("act-backup.now").await?;
        window.see("已整本核验").await?;
        window.click_marked("backup-drill").await?;
        window.see("演练通过").await?;
        window.picture("backups").await?;
        kill(&path);
        Ok(())
    });

    // Whatever the kill left behind is brought in at the next opening, and compared.
    let mut book = let_go(&path);
    assert_eq!(book.check().expect("checked"), Vec::<String>::new());
    let unit = r#"{"unit":{"add":{"unit":{"name":"甲","short_name":null,"kind":null}}}}"#;
    let unit = Act::from_json(unit).expect("an act");
    book.act(&unit, &stamp()).expect("done");
    let later = book.dump().expect("facts");
    book.close().expect("closed");

    let sound = fs::read(&path).expect("the book");
    let damaged = &sound[..sound.len() / 2];
    fs::write(&path, damaged).expect("damaged");

    Start::new("backups-rescue")
        .book(&path)
        .journey(async |window| {
            window.see("台账文件已损坏").await?;
            window.marked("rescue").await?;
            window.picture("backups-rescue").await?;
            window.click_marked("rescue-restore").await?;
            window.see("今日").await?;
            window.click_marked("backup-state").await?;
            window.see("换下的台账留存在").await?;
            window.picture("backups-restored").await?;
            // Undone, the damaged file is back, and so is the offer.
            window.click_marked("backup-undo").await?;
            window.see("台账文件已损坏").await?;
            Ok(())
        });
    assert_eq!(fs::read(&path).expect("the damaged file"), damaged);

    // The clerk's own copy of the sound file would have done as well.
    fs::write(&path, &sound).expect("the sound file");
    let book = Ledger::open(&path, &stamp()).expect("it opens");
    assert_eq!(book.dump().expect("facts"), later);
}
