//! 发文 from 拟稿 to 印发: the office is asked for its particulars when a paper needs them, the number is
//! taken at 签发, and a printed number never belongs to two matters.

use crate::book::{Book, stamp};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn office() -> Value {
    json!({"office": {"set": {"office": {"group_name": "环翠区专班", "office_name": "环翠区专班办公室", "number_prefix": "环专班督", "paper_prefix": "环专班", "convener": "王某", "contact": "小于", "telephone": "0631-5200000"}}}})
}

fn paper(series: &str, title: &str, on: &str) -> Value {
    json!({"series": series, "title": title, "matter": "other", "to": [{"unit": 1}], "cc": [], "copies": null, "on": on})
}

fn draft(book: &mut Book, series: &str, title: &str) -> i64 {
    let on = book.today.clone();
    book.make(json!({"paper": {"draft": {"paper": paper(series, title, &on)}}}))
}

fn sign(book: &mut Book, id: i64) -> Value {
    let on = book.today.clone();
    if book.ask("paper.page", json!({"id": id}))["state"] == "draft" {
        book.act(json!({"paper": {"submit": {"id": id, "on": on}}}));
    }
    book.act(json!({"paper": {"sign": {"id": id, "signing": {"by": "王某", "on": on, "scan": null, "number": null}}}}));
    book.ask("paper.page", json!({"id": id}))["number"].clone()
}

#[test]
fn a_letter_goes_out_with_its_number_and_signature() {
    let mut book = Book::new("2026-03-05");
    let id = book.make(json!({"paper": {"draft": {"paper": {"series": "letter", "title": "关于报送一季度进展的函", "matter": "other",
        "to": [{"unit": 5}, {"words": "有关企业"}, {"unit": 2}, {"group": 1}], "cc": [{"words": "区政府督查室"}], "copies": 15, "on": "2026-03-04"}}}}));
    let line = book.ask("paper.page", json!({"id": id}));
    assert_eq!(line["number"], json!(null), "a draft has no number");
    let names: Vec<&str> = line["to"]
        .as_array()
        .unwrap()
        .iter()
        .map(|who| who["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names.last(),
        Some(&"有关企业"),
        "units in protocol order come first"
    );
    assert_eq!(line["to"][0]["who"], json!({"unit": 2}));

    let fault = book
        .try_act(json!({"paper": {"submit": {"id": id, "on": "2026-03-05"}}}))
        .unwrap_err();
    assert_eq!(fault.code, "office_needed");
    for name in ["发文代字", "联系人", "联系电话", "专班办公室名称"] {
        assert!(fault.words.contains(name), "{}", fault.words);
    }
    assert_eq!(
        book.ask("paper.register", json!({"year": null, "series": null}))["office_missing"]
            .as_array()
            .unwrap()
            .len(),
        5
    );
    book.act(office());

    book.act(json!({"paper": {"submit": {"id": id, "on": "2026-03-05"}}}));
    book.act(
        json!({"paper": {"return": {"id": id, "on": "2026-03-05", "reason": "补充报送时限"}}}),
    );
    let line = book.ask("paper.page", json!({"id": id}));
    assert_eq!(
        (&line["state"], &line["returned"]),
        (&json!("draft"), &json!("补充报送时限"))
    );
    book.act(json!({"paper": {"submit": {"id": id, "on": "2026-03-05"}}}));
    assert_eq!(sign(&mut book, id), "环专班函〔2026〕1号");
    let scan = book.make(json!({"document": {"keep": {"document": {"title": "签批页", "kind": "signed_scan", "file_name": "签批.pdf", "received_on": "2026-03-05", "unit": null}, "content": "base64:AAEC"}}}));
    book.act(json!({"paper": {"scan": {"id": id, "document": scan}}}));
    assert_eq!(
        book.refused(
            json!({"paper": {"change": {"id": id, "paper": paper("letter", "改", "2026-03-05")}}})
        )
        .0,
        "paper_move"
    );
    book.act(json!({"paper": {"issue": {"id": id, "on": "2026-03-05"}}}));
    let register = book.ask("paper.register", json!({"year": 2026, "series": "letter"}));
    assert_eq!(register["rows"][0]["scan_title"], "签批页");
    assert_eq!(register["rows"][0]["copies"], 15);
    assert_eq!(register["years"], json!([2026]));
    assert_eq!(
        book.ask(
            "paper.register",
            json!({"year": 2026, "series": "bulletin"})
        )["rows"],
        json!([])
    );
}

#[test]
fn a_notice_that_goes_out_tells_the_meeting() {
    let mut book = Book::new("2026-03-05");
    book.act(office());
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-12", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    book.act(json!({"attendance": {"invite": {"meeting": meeting, "units": [1, 2]}}}));
    let notice = |on: &str| json!({"paper": {"draft": {"paper": {"series": "meeting_notice", "title": "关于召开会议的通知", "matter": {"meeting": meeting}, "to": [{"unit": 1}, {"unit": 2}], "on": on}}}});
    let id = book.make(notice("2026-03-05"));
    let number = sign(&mut book, id);
    let page = |book: &Book| book.ask("meeting.page", json!({"id": meeting}));
    assert_eq!(
        page(&book)["line"]["state"],
        "planned",
        "signed is not sent"
    );
    assert_eq!(page(&book)["papers"][0]["number"], number);
    book.act(json!({"paper": {"issue": {"id": id, "on": "2026-03-05"}}}));
    assert_eq!(page(&book)["line"]["state"], "notified");
    assert_eq!(page(&book)["notified_on"], "2026-03-05");

    // A second notice of the same meeting goes out without an error; the first day stands.
    book.today = "2026-03-06".into();
    let second = book.make(notice("2026-03-06"));
    sign(&mut book, second);
    book.act(json!({"paper": {"issue": {"id": second, "on": "2026-03-06"}}}));
    assert_eq!(page(&book)["notified_on"], "2026-03-05");

    // Undone, the meeting waits again.
    for _ in 0..6 {
        book.ledger.undo(&stamp("2026-03-06")).unwrap();
    }
    assert_eq!(page(&book)["line"]["state"], "planned");
}

#[test]
fn a_report_to_a_leader_stands_beside_the_instruction() {
    let mut book = Book::new("2026-03-05");
    book.act(office());
    let instruction = json!({"leader": "张副区长", "on": "2026-03-05", "on_what": "回收网点", "document": null, "words": "请抓紧办理。", "kind": "do", "handed_to": null, "reply_due": null, "quotable": false});
    let about = book
        .make(json!({"instruction": {"record": {"instruction": instruction, "follow_up": null}}}));
    let mut form = paper("request", "关于回收网点批示办理情况的报告", "2026-03-05");
    form["matter"] = json!({ "instruction": about });
    let id = book.make(json!({"paper": {"draft": {"paper": form}}}));
    let line = book.ask("paper.page", json!({"id": id}));
    assert_eq!(line["matter_words"], "张副区长批示：回收网点");
    let page = book.ask("instruction.page", json!({"id": about}));
    assert_eq!(page["papers"][0]["id"], id);
    form["matter"] = json!({"instruction": 999});
    assert_eq!(
        book.refused(json!({"paper": {"draft": {"paper": form}}})).0,
        "missing"
    );
}

#[test]
fn every_kind_counts_for_itself_and_begins_anew_each_year() {
    let mut book = Book::new("2026-12-30");
    book.act(office());
    for (series, number) in [
        ("letter", "环专班函〔2026〕1号"),
        ("letter", "环专班函〔2026〕2号"),
        ("meeting_notice", "环专班会〔2026〕1号"),
        ("reminder", "环专班催〔2026〕1号"),
    ] {
        let id = draft(&mut book, series, "关于报送进展的函");
        assert_eq!(sign(&mut book, id), number);
    }
    let late = draft(&mut book, "letter", "年末拟稿、新年签发");
    book.today = "2027-01-04".into();
    assert_eq!(sign(&mut book, late), "环专班函〔2027〕1号");
    let years = book.ask("paper.register", json!({"year": null, "series": null}));
    assert_eq!(
        (&years["year"], &years["years"]),
        (&json!(2027), &json!([2027, 2026]))
    );
    assert_eq!(years["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn numbers_used_on_paper_are_typed_and_passed_over() {
    let mut book = Book::new("2026-03-05");
    book.act(office());
    let record = |number: Value| {
        json!({"paper": {"record": {"paper": paper("letter", "关于召开动员会的函", "2026-02-01"),
        "signing": {"by": "王某", "on": "2026-02-02", "scan": null, "number": number}, "issued_on": "2026-02-03"}}})
    };
    book.act(record(json!("环专班函[2026]第02号")));
    assert_eq!(
        book.refused(record(json!("环专班函〔2026〕2号"))),
        ("number_taken".into(), Some("number".into()))
    );
    assert_eq!(book.refused(record(json!(null))).0, "number_needed");
    assert_eq!(book.refused(record(json!("2号"))).0, "not_a_number");
    assert_eq!(
        book.refused(record(json!("环专班函〔2025〕2号"))),
        ("out_of_range".into(), Some("number".into()))
    );
    let first = draft(&mut book, "letter", "甲");
    assert_eq!(sign(&mut book, first), "环专班函〔2026〕1号");
    let third = draft(&mut book, "letter", "乙");
    assert_eq!(
        sign(&mut book, third),
        "环专班函〔2026〕3号",
        "2 is on paper already"
    );

    // What a counter gave out stays given, even when the signing was taken back.
    book.ledger.undo(&stamp("2026-03-05")).unwrap();
    assert_eq!(
        book.refused(record(json!("环专班函〔2026〕3号"))).0,
        "number_taken"
    );
    // A follow-up's number is no paper's.
    let form = json!({"title": "报送台账", "requirement": null, "source": "plan", "owner": 1, "due": "2026-06-30"});
    let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    book.act(json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": false}}}));
    assert_eq!(
        book.refused(record(json!("环专班督〔2026〕1号"))).0,
        "number_taken"
    );
}

#[test]
fn a_withdrawn_paper_keeps_its_number() {
    let mut book = Book::new("2026-03-05");
    book.act(office());
    let id = draft(&mut book, "bulletin", "一季度通报");
    sign(&mut book, id);
    book.act(json!({"paper": {"withdraw": {"id": id, "on": "2026-03-05", "reason": "数据有误"}}}));
    assert_eq!(
        book.refused(
            json!({"paper": {"withdraw": {"id": id, "on": "2026-03-05", "reason": "再次"}}})
        )
        .0,
        "paper_move"
    );
    assert_eq!(
        book.refused(json!({"paper": {"issue": {"id": id, "on": "2026-03-05"}}}))
            .0,
        "paper_move"
    );
    let next = draft(&mut book, "bulletin", "一季度通报（更正）");
    assert_eq!(sign(&mut book, next), "环专班通〔2026〕2号");
    assert_eq!(
        book.ask("paper.page", json!({"id": id}))["number"],
        "环专班通〔2026〕1号"
    );
}

#[test]
fn bad_papers_are_refused_at_their_field() {
    let mut book = Book::new("2026-03-05");
    book.act(office());
    let with = |key: &str, value: Value| {
        let mut paper = paper("letter", "函", "2026-03-01");
        paper[key] = value;
        json!({"paper": {"draft": {"paper": paper}}})
    };
    let long = "长".repeat(10_000);
    for (key, value, code, field) in [
        ("title", json!("  "), "blank", "title"),
        ("title", json!(long), "too_long", "title"),
        ("title", json!("甲\u{0007}乙"), "control_mark", "title"),
        ("to", json!([]), "blank", "to"),
        ("to", json!([{"words": " "}]), "blank", "to"),
        ("cc", json!([{"unit": 1}]), "recipient_twice", "cc"),
        ("copies", json!(0), "out_of_range", "copies"),
        ("on", json!("2023-01-01"), "before_plan", "on"),
        ("on", json!("2026-03-06"), "not_yet", "on"),
    ] {
        assert_eq!(
            book.refused(with(key, value)),
            (code.to_owned(), Some(field.to_owned())),
            "{key}"
        );
    }
    for (key, value) in [
        ("on", json!("2026-02-30")),
        ("on", json!("明年")),
        ("copies", json!(-1)),
    ] {
        let field = book.refused(with(key, value)).1.unwrap();
        assert!(field.ends_with(key) || field.ends_with("paper"), "{field}");
    }
    assert_eq!(
        book.refused(with("to", json!([{"unit": 999}]))).0,
        "missing"
    );
    assert_eq!(
        book.refused(with("matter", json!({"meeting": 9}))).0,
        "missing"
    );
    book.act(with("title", json!("<script>alert(1)</script>")));
    let sign = |on: &str, by: &str| json!({"paper": {"sign": {"id": 1, "signing": {"by": by, "on": on, "scan": null, "number": null}}}});
    assert_eq!(
        book.refused(sign("2026-03-05", "王某")).0,
        "paper_move",
        "nobody reviewed it"
    );
    book.act(json!({"paper": {"submit": {"id": 1, "on": "2026-03-05"}}}));
    assert_eq!(book.refused(sign("2026-02-28", "王某")).0, "dates_reversed");
    assert_eq!(book.refused(sign("2026-03-06", "王某")).0, "not_yet");
    assert_eq!(
        book.refused(sign("2026-03-05", " ")),
        ("blank".into(), Some("by".into()))
    );
    assert_eq!(
        book.refused(json!({"paper": {"issue": {"id": 1, "on": "2026-03-05"}}}))
            .0,
        "paper_move"
    );
}

/// What a clerk may do with numbers, in any order.
#[derive(Debug, Clone)]
enum Step {
    Sign(&'static str),
    Type(u32),
    FollowUp,
    Withdraw,
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        prop_oneof![Just("letter"), Just("reminder"), Just("bulletin")].prop_map(Step::Sign),
        (1u32..6).prop_map(Step::Type),
        Just(Step::FollowUp),
        Just(Step::Withdraw),
        Just(Step::Undo),
        Just(Step::Redo),
    ]
}

fn take(book: &mut Book, step: &Step) {
    let today = stamp("2026-03-05");
    match step {
        Step::Sign(series) => {
            let id = draft(book, series, "函");
            sign(book, id);
        }
        Step::Type(place) => {
            let signing = json!({"by": "王某", "on": "2026-03-05", "scan": null, "number": format!("环专班函〔2026〕{place}号")});
            let _ = book.try_act(json!({"paper": {"record": {"paper": paper("letter", "补录", "2026-03-05"), "signing": signing, "issued_on": "2026-03-05"}}}));
        }
        Step::FollowUp => {
            let form = json!({"title": "报送", "requirement": null, "source": "plan", "owner": 1, "due": "2026-06-30"});
            let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
            book.act(
                json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": true}}}),
            );
        }
        Step::Withdraw => {
            let rows =
                book.ask("paper.register", json!({"year": 2026, "series": null}))["rows"].clone();
            if let Some(row) = rows.as_array().unwrap().last() {
                let _ = book.try_act(json!({"paper": {"withdraw": {"id": row["id"], "on": "2026-03-05", "reason": "有误"}}}));
            }
        }
        Step::Undo => {
            // The office's particulars stay.
            let top = book.ask("book.status", json!({}))["undo"].clone();
            if top != json!("填写专班办信息") {
                drop(book.ledger.undo(&today));
            }
        }
        Step::Redo => drop(book.ledger.redo(&today)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    /// A number that a series gave to one matter is never seen on another, whatever is undone between.
    #[test]
    fn a_printed_number_never_belongs_to_two_matters(steps in proptest::collection::vec(step(), 1..25)) {
        let mut book = Book::new("2026-03-05");
        book.act(json!({"office": {"set": {"office": {"group_name": "专班", "office_name": "专班办", "number_prefix": "环专班函", "paper_prefix": "环专班", "contact": "小于", "telephone": "5200000"}}}}));
        // Given by a series: number → the matter that got it. A typed number may be corrected by undo.
        let mut given: BTreeMap<String, String> = BTreeMap::new();
        for step in &steps {
            take(&mut book, step);
            let mut now: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let papers = book.ask("paper.register", json!({"year": 2026, "series": null}))["rows"].clone();
            for row in papers.as_array().unwrap() {
                if let Some(number) = row["number"].as_str() {
                    let matter = format!("paper {}", row["id"]);
                    now.entry(number.to_owned()).or_default().push(matter.clone());
                    if row["typed"] == json!(false) {
                        prop_assert_eq!(given.entry(number.to_owned()).or_insert(matter.clone()), &matter);
                    } else if let Some(other) = given.get(number) {
                        prop_assert_eq!(other, &matter);
                    }
                }
            }
            let items = book.ask("follow_up.list", json!({"query": {"filter": "all"}}))["rows"].clone();
            for row in items.as_array().unwrap() {
                if let Some(number) = row["number"].as_str() {
                    let matter = format!("follow-up {}", row["id"]);
                    now.entry(number.to_owned()).or_default().push(matter.clone());
                    prop_assert_eq!(given.entry(number.to_owned()).or_insert(matter.clone()), &matter);
                }
            }
            prop_assert!(now.values().all(|matters| matters.len() == 1), "{:?}", now);
        }
        prop_assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
    }
}
