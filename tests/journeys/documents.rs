//! 来文佐证: files come in through the door with their words, prove several things, go out again; what
//! is secret, empty or too large never comes in.

use crate::book::{Book, stamp};
use ledger::Ledger;
use office::refusal::Code;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use tests::word_file::docx;

/// Takes a file in as the window does, and files it; answers its id.
fn keep(book: &mut Book, path: &Path) -> i64 {
    let taken = desk::take_in(path).unwrap();
    let hash = desk::keep(&mut book.ledger, &taken).unwrap();
    book.make(json!({"document": {"keep": {"document": {"title": taken.name.clone(), "kind": "evidence", "file_name": taken.name, "received_on": "2026-03-05", "unit": null}, "content": format!("sha256:{hash}")}}}))
}

fn titles(book: &Book, words: &str) -> Vec<String> {
    let find = json!({"words": words, "nouns": ["document"], "limit": 9});
    let page = book.ask("book.search", json!({ "find": find }));
    let groups = page["groups"].as_array().unwrap().iter();
    let hits = groups.flat_map(|group| group["hits"].as_array().unwrap());
    hits.map(|hit| hit["title"]["text"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_file_is_found_by_its_words_whatever_its_kind() {
    let mut book = Book::new("2026-03-05");
    let folder = tempfile::tempdir().unwrap();
    let paper = desk::Papers::default();
    let view = book.ledger.view("2026-03-05".parse().unwrap());
    let recipe = office::brief::Recipe::plain(office::brief::PaperKind::DivisionTable, None);
    let now = crate::book::morning("2026-03-05");
    let set = paper.set(&view, recipe, now).unwrap();
    for (name, bytes) in [
        ("网点.docx", docx("榫卯回收网点清单")),
        ("台账.txt", "榫卯车间台账".as_bytes().to_vec()),
        ("分工.pdf", set.pdf),
        ("照片.docx", b"\x89PNG\r\n\x1a\n0000".to_vec()),
        (
            "坏.xlsx",
            b"PK\x03\x04 xl/workbook.xml and no more".to_vec(),
        ),
        (
            "加密.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1EncryptedPackage".to_vec(),
        ),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        keep(&mut book, &path);
    }
    assert_eq!(titles(&book, "榫"), ["台账.txt", "网点.docx"]);
    assert_eq!(titles(&book, "农业机械"), ["分工.pdf"]);
    let list = book.ask(
        "document.list",
        json!({"filter": {"text": "none", "limit": 50}}),
    );
    assert_eq!(
        list["rows"].as_array().unwrap().len(),
        3,
        "kept, and said to have no words"
    );
    assert_eq!(list["counts"], json!([{"kind": "evidence", "count": 6}]));
    let page = book.ask("document.page", json!({"id": 1}));
    assert_eq!(page["excerpt"], "榫卯回收网点清单");
    assert_eq!(book.ledger.check_search().unwrap(), Vec::<String>::new());
}

#[test]
fn one_file_proves_several_things_and_knows_them() {
    let mut book = Book::new("2026-03-05");
    let on = "2026-03-05";
    let document = json!({"title": "网点清单", "kind": "evidence", "file_name": "清单.txt", "received_on": on, "unit": null});
    let keep = json!({"document": {"keep": {"document": document, "content": "base64:5Zue5pS2"}}});
    let id = book.make(keep.clone());
    let twin = book.make(keep);
    let item = book.make(json!({"follow_up": {"draft": {"form": {"title": "建立清单", "requirement": "报送", "source": "plan", "owner": 1, "co_units": [], "measures": [4], "due": "2026-06-30"}}}}));
    book.act(json!({"follow_up": {"issue": {"id": item, "on": on, "received": true}}}));
    book.act(json!({"follow_up": {"submit": {"id": item, "on": on, "words": "已完成。", "evidence": [id]}}}));
    let link = |to: Value| json!({"document": {"link": {"id": id, "to": to, "role": "evidence", "on": on}}});
    let measure = book.make(link(json!({"measure": 4})));
    book.act(link(json!({"unit": 2})));
    let page = book.ask("document.page", json!({"id": id}));
    assert_eq!(page["line"]["uses"], 3);
    let uses: Vec<String> = page["uses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["at"].to_string())
        .collect();
    for at in [
        json!({"measure": 4}),
        json!({"unit": 2}),
        json!({"follow_up": item}),
    ] {
        assert!(uses.contains(&at.to_string()), "{at} in {uses:?}");
    }
    assert_eq!(page["twins"][0]["id"], twin);
    assert_eq!(book.refused(link(json!({"unit": 2}))).0, "linked_already");
    assert_eq!(book.refused(link(json!({"unit": 99999}))).0, "missing");
    let unlink = |on: &str, reason: &str| json!({"document": {"unlink": {"link": measure, "on": on, "reason": reason}}});
    assert_eq!(
        book.refused(unlink(on, "  ")),
        ("blank".into(), Some("reason".into()))
    );
    assert_eq!(
        book.refused(unlink("2026-03-01", "归错")),
        ("dates_reversed".into(), Some("on".into()))
    );
    book.act(unlink(on, "归错措施"));
    assert_eq!(book.refused(unlink(on, "归错措施")).0, "unlinked_already");
    let page = book.ask("document.page", json!({"id": id}));
    assert_eq!(page["line"]["uses"], 2);
    assert_eq!(
        page["uses"][2]["unlinked"],
        json!([on, "归错措施"]),
        "what was taken off stays to be seen"
    );
    let loose = book.ask(
        "document.list",
        json!({"filter": {"used": false, "limit": 9}}),
    );
    assert_eq!(loose["rows"][0]["id"], twin);
    assert_eq!(loose["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_secret_never_comes_in() {
    let mut book = Book::new("2026-03-05");
    let folder = tempfile::tempdir().unwrap();
    let size = |book: &Book| fs::metadata(book.ledger.path()).unwrap().len();
    book.ledger.rest().unwrap();
    let before = size(&book);
    for (name, bytes) in [
        ("方案.docx", docx("机密★1年")),
        (
            "方案.txt",
            "000001\n秘　密\n关于印发方案的通知".as_bytes().to_vec(),
        ),
        ("【绝密】名单.txt", b"abc".to_vec()),
        ("涉密名单.txt", b"abc".to_vec()),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let error = desk::take_in(&path).err().expect("refused");
        assert!(
            matches!(error.refusal().code, Code::Secret { .. }),
            "{name}"
        );
        assert!(error.fault().words.contains("涉密"), "{name}");
    }
    for (name, bytes) in [
        (
            "保密工作要求.docx",
            docx("做好保密工作，涉密文件不得上传。"),
        ),
        ("商业秘密保护.txt", "加强商业秘密保护。".as_bytes().to_vec()),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        assert!(desk::take_in(&path).is_ok(), "{name}");
    }
    let keep = |title: &str, file: &str, content: &str| json!({"document": {"keep": {"document": {"title": title, "kind": "source", "file_name": file, "received_on": "2026-03-05", "unit": null}, "content": content}}});
    assert_eq!(
        book.refused(keep("机密★", "a.txt", "base64:YQ==")),
        ("secret".into(), Some("title".into()))
    );
    assert_eq!(
        book.refused(keep("方案", "机密-方案.txt", "base64:YQ==")),
        ("secret".into(), Some("file_name".into()))
    );
    // 机密★1年 as bytes of the act.
    assert_eq!(
        book.refused(keep("方案", "方案.txt", "base64:5py65a+G4piFMeW5tA==")),
        ("secret".into(), Some("content".into()))
    );
    let id = book.make(keep("保密工作要求", "要求.txt", "base64:YQ=="));
    assert_eq!(
        book.refused(json!({"document": {"rename": {"id": id, "title": "（秘密）要求"}}})),
        ("secret".into(), Some("title".into()))
    );
    book.ledger.undo(&stamp("2026-03-05")).unwrap();
    book.ledger.rest().unwrap();
    assert!(
        size(&book) < before + 400_000,
        "no bytes of a refused file are kept"
    );
}

#[test]
fn empty_large_and_missing_files_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("空.txt");
    fs::write(&empty, b"").unwrap();
    let large = folder.path().join("大.pdf");
    fs::File::create(&large)
        .unwrap()
        .set_len(200 * 1024 * 1024 + 1)
        .unwrap();
    for (path, code) in [
        (empty.as_path(), "unreadable"),
        (large.as_path(), "unreadable"),
        (folder.path(), "no_such_file"),
        (Path::new("/nowhere/a.txt"), "no_such_file"),
    ] {
        let fault = desk::take_in(path).err().expect("refused").fault();
        assert_eq!(fault.code, code, "{}", path.display());
        assert!(fault.words.ends_with('。'));
    }
}

#[test]
fn the_command_line_adds_and_exports_and_overwrites_nothing() {
    let (path, folder) = Book::new("2026-03-05").close();
    let file = folder.path().join("验收报告.docx");
    fs::write(&file, docx("榫卯验收合格")).unwrap();
    let cli = |arguments: &[&str]| {
        let mut program = std::env::current_exe().unwrap();
        program.pop();
        program.pop();
        let mut command = Command::new(program.join("zhuanban-cli"));
        command
            .args(arguments)
            .output()
            .expect("zhuanban-cli is built")
    };
    let (book, word) = (path.to_str().unwrap(), file.to_str().unwrap());
    let added = cli(&["file", "add", book, word, "--at", "2026-03-05"]);
    assert!(
        added.status.success(),
        "{}",
        String::from_utf8_lossy(&added.stderr)
    );
    let out = folder.path().join("出.docx");
    let out_words = out.to_str().unwrap();
    assert!(
        cli(&["file", "export", book, "1", "--out", out_words])
            .status
            .success()
    );
    assert_eq!(fs::read(&out).unwrap(), fs::read(&file).unwrap());
    let again = cli(&["file", "export", book, "1", "--out", out_words]);
    assert_eq!(
        again.status.code(),
        Some(1),
        "never silently over another file"
    );
    let ledger = Ledger::open(&path, &stamp("2026-03-05")).unwrap();
    assert_eq!(
        ledger.unread().unwrap(),
        Vec::<String>::new(),
        "its words came in with it"
    );
    drop(ledger);
    fs::File::create(&file)
        .unwrap()
        .write_all("绝密★".as_bytes())
        .unwrap();
    assert_eq!(cli(&["file", "add", book, word]).status.code(), Some(1));
}

#[test]
fn an_earlier_evening_finds_the_words_of_the_files_that_were_there() {
    let mut book = Book::new("2026-03-05");
    let folder = tempfile::tempdir().unwrap();
    let file = |book: &mut Book, name: &str, words: &str| {
        let path = folder.path().join(name);
        fs::write(&path, words).unwrap();
        keep(book, &path);
    };
    file(&mut book, "网点.txt", "榫卯回收网点清单");
    file(&mut book, "照片.docx", "\u{89}PNG");
    book.today = "2026-03-09".into();
    file(&mut book, "台账.txt", "榫卯车间台账");
    assert_eq!(titles(&book, "榫"), ["台账.txt", "网点.txt"]);

    let past = book.ledger.as_of("2026-03-05".parse().unwrap()).unwrap();
    let ask = |noun: &str, name: &str, fields: Value| {
        let ask = serde_json::from_value(json!({ noun: { name: fields } })).unwrap();
        past.put(&book.ledger, ask).unwrap()
    };
    let search = |words: &str| {
        ask(
            "book",
            "search",
            json!({"find": {"words": words, "limit": 5}}),
        )
    };
    let found = search("榫卯");
    let hits = &found["groups"][0]["hits"];
    assert_eq!(hits.as_array().unwrap().len(), 1, "{found}");
    assert_eq!(hits[0]["title"]["text"], "网点.txt");
    let snippet = hits[0]["snippet"]["text"].as_str().unwrap();
    assert!(snippet.contains("榫卯回收网点清单"), "{snippet}");
    assert_eq!(search("车间台账")["groups"], json!([]), "not there yet");
    let page = ask("document", "page", json!({"id": 1}));
    assert_eq!(page["excerpt"], "榫卯回收网点清单");
    let filter = |text: &str| {
        let list = ask(
            "document",
            "list",
            json!({"filter": {"text": text, "limit": 50}}),
        );
        list["rows"].as_array().unwrap().len()
    };
    assert_eq!(
        (filter("read"), filter("none"), filter("unread")),
        (1, 1, 0)
    );
}
