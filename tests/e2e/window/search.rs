//! Ctrl+K from one character, and a file that is found by its words and leaves again unchanged.

use ledger::{Ledger, Stamp};
use office::act::Act;
use std::fs;
use std::path::Path;
use tests::window::{Key, Start};
use tests::word_file::docx;

/// A book with a follow-up and a Word file, as the window's own commands make them.
fn begun(folder: &Path) -> std::path::PathBuf {
    let day = chrono::Local::now().naive_local();
    let stamp = Stamp {
        at: day,
        by: "王小明".to_owned(),
    };
    let book = folder.join("台账.zbtz");
    desk::new_book(&book, None, &stamp).expect("a new book");
    let file = folder.join("网点清单.docx");
    fs::write(&file, docx("榫卯家具回收网点清单")).expect("a Word file");
    let mut ledger = Ledger::open(&book, &stamp).expect("it opens");
    let taken = desk::take_in(&file).expect("it may come in");
    let hash = desk::keep(&mut ledger, &taken).expect("kept");
    for act in [
        r#"{"follow_up":{"draft":{"form":{"title":"淘汰落后设备清单","requirement":"按期报送","source":"plan","owner":1,"co_units":[],"measures":[1],"due":"2027-06-30"}}}}"#.to_owned(),
        format!(r#"{{"document":{{"keep":{{"document":{{"title":"网点清单","kind":"evidence","file_name":"网点清单.docx","received_on":"2026-03-05","unit":null}},"content":"sha256:{hash}"}}}}}}"#),
    ] {
        let act = Act::from_json(&act).expect("an act");
        ledger.act(&act, &stamp).expect("done");
    }
    ledger.close().expect("closed");
    book
}

#[test]
fn one_character_finds_a_matter_and_a_file_by_its_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = begun(folder.path());
    let out = folder.path().join("导出.docx");
    Start::new("search").book(&book).journey(async |window| {
        window.see("方案待明确事项").await?;
        window.click_marked("search-open").await?;
        let field = window.marked("palette-input").await?;
        field.send_keys("区").await?;
        window.see("单位（仅列前几条）").await?;
        window.picture("palette").await?;
        field.send_keys(Key::Backspace + "汰").await?;
        window
            .ready("[data-test='palette-follow_up:1'][aria-selected=true]")
            .await?;
        window.press(Key::Enter).await?;
        window.see("按期报送").await?;
        window.click_marked("search-open").await?;
        let field = window.marked("palette-input").await?;
        field.send_keys("榫").await?;
        window.click_marked("palette-document:1").await?;
        window.see("榫卯家具回收网点清单").await?;
        window.picture("document").await?;
        window.click_marked("document-export").await?;
        window.fill("导出位置", &out.display().to_string()).await?;
        window.click("导出").await?;
        window.see("已导出：").await?;
        window.click_marked("search-open").await?;
        let field = window.marked("palette-input").await?;
        field.send_keys("设备").await?;
        window.click_marked("palette-page").await?;
        window.ready("[data-test='found-measure:1']").await?;
        window.picture("search").await?;
        window.click("来文佐证").await?;
        window.see("可检索").await?;
        window.picture("documents").await?;
        Ok(())
    });
    let before = fs::read(folder.path().join("网点清单.docx")).expect("the file");
    assert_eq!(fs::read(out).expect("exported"), before);
}
