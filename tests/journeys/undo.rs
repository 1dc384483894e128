//! Undo and redo as a clerk meets them: newest first, across restarts, up to what left the house.

use crate::book::{Book, stamp};
use ledger::Ledger;
use office::act::Act;
use serde_json::json;

fn unit(name: &str) -> serde_json::Value {
    json!({"unit": {"add": {"unit": {"name": name, "short_name": null, "kind": null}}}})
}

#[test]
fn a_new_act_forgets_what_could_be_redone() {
    let mut book = Book::new("2026-03-05");
    book.act(unit("甲"));
    book.act(unit("乙"));
    let today = stamp("2026-03-05");
    book.ledger.undo(&today).unwrap();
    book.ledger.undo(&today).unwrap();
    book.ledger.redo(&today).unwrap();
    book.ledger.undo(&today).unwrap();
    book.act(unit("丙"));
    let status = book.ask("book.status", json!({}));
    assert_eq!(status["redo"], json!(null));
    assert_eq!(
        book.ledger.redo(&today).unwrap_err().fault().code,
        "nothing_to_redo"
    );
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn undo_works_after_a_restart() {
    let mut book = Book::new("2026-03-05");
    let before = book.ledger.dump().unwrap();
    book.act(unit("甲"));
    let (path, _folder) = book.close();
    let mut again = Ledger::open(&path, &stamp("2026-03-06")).unwrap();
    assert_eq!(again.undo(&stamp("2026-03-06")).unwrap().title, "新增单位");
    assert_eq!(again.dump().unwrap(), before);
}

#[test]
fn a_batch_is_undone_as_one() {
    let mut book = Book::new("2026-03-05");
    let before = book.ledger.dump().unwrap();
    let acts: Vec<Act> = ["甲", "乙", "丙"]
        .map(|name| Act::from_json(&unit(name).to_string()).unwrap())
        .into();
    book.ledger.play(&acts, &stamp("2026-03-05")).unwrap();
    let after = book.ledger.dump().unwrap();
    let tops = |book: &Book| {
        let status = book.ask("book.status", json!({}));
        (status["undo"].clone(), status["redo"].clone())
    };
    // The button says how many go at once.
    assert_eq!(tops(&book).0, "新增单位（3项）");
    let undone = book.ledger.undo(&stamp("2026-03-05")).unwrap();
    assert_eq!(undone.title, "新增单位（3项）");
    assert_eq!(book.ledger.dump().unwrap(), before);
    assert_eq!(tops(&book).1, "新增单位（3项）");
    book.ledger.redo(&stamp("2026-03-05")).unwrap();
    assert_eq!(book.ledger.dump().unwrap(), after);
    assert_eq!(tops(&book).0, "新增单位（3项）");
    // Different acts: the first done is named, also once they were taken back.
    let other = json!({"person": {"add": {"person": {"unit": 1, "name": "张某", "post": null, "role": "liaison", "telephone": null, "mobile": null, "field": null, "from": null}}}});
    let mixed = [other, unit("丁")].map(|act| Act::from_json(&act.to_string()).unwrap());
    book.ledger.play(&mixed, &stamp("2026-03-05")).unwrap();
    assert_eq!(tops(&book).0, "登记人员等2项");
    book.ledger.undo(&stamp("2026-03-05")).unwrap();
    assert_eq!(
        tops(&book),
        (json!("新增单位（3项）"), json!("登记人员等2项"))
    );
}

#[test]
fn one_act_on_many_says_how_many() {
    let mut book = Book::new("2026-03-05");
    let draft = |title: &str| json!({"follow_up": {"draft": {"form": {"title": title, "requirement": null, "source": "plan", "owner": 1, "measures": [1], "due": "2026-06-30"}}}});
    let ids = [book.make(draft("报送台账")), book.make(draft("核对名单"))];
    let step = json!({"issue": {"on": "2026-03-05", "received": true}});
    book.act(json!({"follow_up": {"many": {"ids": ids, "step": step}}}));
    assert_eq!(
        book.ask("book.status", json!({}))["undo"],
        "批量交办（2项）"
    );
}

#[test]
fn a_batch_with_a_refused_act_leaves_nothing() {
    let mut book = Book::new("2026-03-05");
    let before = book.ledger.dump().unwrap();
    let acts: Vec<Act> = ["甲", "甲"]
        .map(|name| Act::from_json(&unit(name).to_string()).unwrap())
        .into();
    let error = book.ledger.play(&acts, &stamp("2026-03-05")).unwrap_err();
    assert_eq!(error.fault().code, "name_taken");
    assert_eq!(book.ledger.dump().unwrap(), before);
}

#[test]
fn undo_stops_at_what_was_handed_out() {
    let mut book = Book::new("2026-03-05");
    book.name_the_office();
    let pack = book.make(json!({"pack": {"draft": {"recipe": {"kind": "division-table", "subject": null, "draft_mark": null}}}}));
    let issuing = book.issuing(pack);
    book.act(json!({"pack": {"issue": {"id": pack, "issuing": issuing}}}));
    book.act(json!({"pack": {"hand_out": {"id": pack, "on": "2026-03-05", "way": "saved"}}}));
    let error = book.ledger.undo(&stamp("2026-03-05")).unwrap_err();
    assert_eq!(error.fault().code, "undo_barred");
    assert_eq!(
        book.ask("book.status", json!({}))["undo"],
        json!(null),
        "the button says so before it is pressed"
    );
}

#[test]
fn a_printed_number_is_never_given_twice() {
    let mut book = Book::new("2026-03-05");
    let issue = |book: &mut Book, title: &str| {
        let form = json!({"title": title, "requirement": null, "source": "plan", "owner": 1, "due": "2026-06-30"});
        let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
        book.act(
            json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": false}}}),
        );
        book.ask("follow_up.page", json!({"id": id}))["line"]["number"].clone()
    };
    assert_eq!(issue(&mut book, "甲"), "督办〔2026〕1号");
    book.ledger.undo(&stamp("2026-03-05")).unwrap();
    assert_eq!(
        issue(&mut book, "乙"),
        "督办〔2026〕2号",
        "undo does not give number 1 back"
    );
}
