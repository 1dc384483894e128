//! 待明确事项: answered later or by a decision of a meeting, with what the answer sets in the book,
//! who gave it, when and on what basis.

use crate::book::Book;
use serde_json::{Value, json};

fn question(book: &Book, kind: &str, place: usize) -> Value {
    let all = book.ask("plan.questions", json!({}));
    let all = all.as_array().unwrap().iter();
    let mut found = all.filter(|line| line["kind"] == kind);
    found.nth(place).unwrap_or_else(|| panic!("{kind}")).clone()
}

fn answer(question: &Value, words: &str, settlement: Value) -> Value {
    json!({"plan": {"answer": {"question": question["id"], "answer": words, "settlement": settlement}}})
}

#[test]
fn a_meeting_decides_who_answers_for_a_target() {
    let mut book = Book::new("2026-03-05");
    let meeting = json!({"series": "专班调度会", "ordinal": null, "on": "2026-03-05", "time": null, "place": null, "chair": "王某", "recorder": null});
    let meeting = book.make(json!({"meeting": {"create": {"meeting": meeting}}}));
    book.act(json!({"meeting": {"hold": {"id": meeting, "on": "2026-03-05"}}}));
    let decision = json!({"agenda_item": null, "kind": "heard", "text": "新能源汽车保有量由区商务局负责报数。"});
    let decision = book.make(json!({"decision": {"record": {"meeting": meeting, "decision": decision, "follow_up": null}}}));
    let open = question(&book, "no_owner", 0);
    let indicator = open["indicator"].clone();
    assert!(indicator.is_number(), "it knows what it is about");
    book.act(json!({"plan": {"answer": {
        "question": open["id"], "answer": "由区商务局负责", "basis": "专班调度会第1次会议议定",
        "decision": decision, "settlement": {"owner": {"unit": "区商务局"}}}}}));
    let plan = book.ask("plan.page", json!({}));
    let overall = plan["overall"].as_array().unwrap().iter();
    let mut owned = overall.filter(|line| line["id"] == indicator);
    assert_eq!(owned.next().unwrap()["owner_name"], "区商务局");
    let all = book.ask("plan.questions", json!({}));
    let kept = all
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["id"] == open["id"]);
    let kept = kept.unwrap();
    assert_eq!(kept["decision"], json!(decision));
    assert_eq!(
        (&kept["answered_on"], &kept["answered_by"], &kept["basis"]),
        (
            &json!("2026-03-05"),
            &json!("小于"),
            &json!("专班调度会第1次会议议定")
        )
    );
}

#[test]
fn each_answer_sets_what_it_settles() {
    let mut book = Book::new("2026-03-05");
    let base = question(&book, "no_base", 0);
    book.act(answer(
        &base,
        "2023年为1200台",
        json!({"base": {"value": "1200"}}),
    ));
    let year = question(&book, "no_year", 0);
    book.act(answer(&year, "到2027年", json!({"year": {"year": 2027}})));
    let ceiling = book.ask("measure.page", json!({"id": 7}));
    let ceiling = ceiling["indicators"].as_array().unwrap().iter();
    let mut ceiling = ceiling.filter(|line| line["id"] == year["indicator"]);
    assert_eq!(ceiling.next().unwrap()["targets"][0]["year"], 2027);
    let group = question(&book, "collective", 0);
    let members = json!({"members": {"units": ["区商务局", "区财政局"]}});
    book.act(answer(&group, "已列明成员", members));
    let groups = book.ask("unit.groups", json!({}));
    let groups = groups.as_array().unwrap().iter();
    let mut towns = groups.filter(|line| line["name"] == "各镇街");
    assert_eq!(
        towns.next().unwrap()["members"].as_array().unwrap().len(),
        2
    );
    let alias = question(&book, "alias", 0);
    assert_eq!(
        alias["names"],
        json!(["区机关事务服务中心", "区机关事务中心"])
    );
    let same = json!({"same_unit": {"name": "区机关事务服务中心", "other": "区机关事务中心"}});
    book.act(answer(&alias, "经核实为同一单位", same));
    let thirteen = book.ask("measure.page", json!({"id": 13}));
    let names = thirteen["line"]["responsible"].to_string();
    assert!(names.contains("区机关事务服务中心"), "{names}");
    assert!(!names.contains("区机关事务中心"), "{names}");
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn an_answer_that_does_not_fit_is_refused_at_its_field() {
    let mut book = Book::new("2026-03-05");
    let owner = question(&book, "no_owner", 0);
    let wrong = answer(&owner, "到2027年", json!({"year": {"year": 2027}}));
    assert_eq!(
        book.refused(wrong),
        ("not_settled".into(), Some("settlement".into()))
    );
    let nobody = answer(
        &owner,
        "由区虚构局负责",
        json!({"owner": {"unit": "区虚构局"}}),
    );
    assert_eq!(
        book.refused(nobody),
        ("no_such_unit".into(), Some("settlement".into()))
    );
    let blank = answer(&owner, " ", json!(null));
    assert_eq!(book.refused(blank), ("blank".into(), Some("answer".into())));
    let decision = json!({"plan": {"answer": {"question": owner["id"], "answer": "由区商务局负责", "decision": 99}}});
    assert_eq!(book.refused(decision).0, "missing");
}

#[test]
fn a_doubt_put_before_a_meeting_stays_open() {
    let mut book = Book::new("2026-03-05");
    let open = book.ask("plan.page", json!({}))["open_questions"].clone();
    let alias = question(&book, "alias", 0);
    book.act(json!({"plan": {"defer": {"question": alias["id"], "to_meeting": true}}}));
    assert_eq!(question(&book, "alias", 0)["to_meeting"], true);
    assert_eq!(book.ask("plan.page", json!({}))["open_questions"], open);
    book.act(json!({"plan": {"answer": {"question": alias["id"], "answer": "两个单位"}}}));
    assert_eq!(question(&book, "alias", 0)["to_meeting"], false);
}
