//! 领导批示: recorded verbatim, opens what is to be done, comes first on 今日, and is reported back.

use crate::book::Book;
use crate::follow_ups::{issued, office};
use serde_json::{Value, json};

fn instruction(kind: &str, words: &str, due: Value) -> Value {
    json!({"leader": "张副区长", "on": "2026-03-05", "on_what": "关于回收网点建设的报告", "document": null, "words": words, "kind": kind, "handed_to": "区商务局", "reply_due": due})
}

fn record(kind: &str, words: &str, due: Value, follow_up: Value) -> Value {
    json!({"instruction": {"record": {"instruction": instruction(kind, words, due), "follow_up": follow_up}}})
}

fn quick(title: &str) -> Value {
    json!({"form": {"title": title, "requirement": null, "source": "plan", "owner": 5, "due": "2026-03-31"}, "issue_on": "2026-03-05"})
}

#[test]
fn an_instruction_opens_a_follow_up_and_is_reported_back() {
    let mut book = Book::new("2026-03-05");
    let id = book.make(record(
        "do",
        "请商务局抓紧办理，月底前报结果。",
        json!("2026-04-01"),
        quick("建设回收网点"),
    ));
    let page = |book: &Book| book.ask("instruction.page", json!({"id": id}));
    assert_eq!(
        page(&book)["follow_ups"][0]["source"],
        "张副区长2026年3月5日批示"
    );
    assert_eq!(page(&book)["line"]["follow_ups"], json!([1, 1]));
    let today = book.ask("book.today", json!({}));
    assert_eq!(
        today["instructions"][0]["words"],
        "请商务局抓紧办理，月底前报结果。"
    );

    // It may start at 督办.
    book.act(office());
    book.act(json!({"follow_up": {"remind": {"id": 1, "on": "2026-03-05", "level": "supervise", "approved_by": "王某", "words": null, "paper": {"copied": true, "number": null}}}}));
    // Another item names it as a further source.
    let other = issued(&mut book, "回收网点资金", json!({}));
    book.act(json!({"follow_up": {"add_source": {"id": other, "source": {"instruction": id}}}}));
    assert_eq!(page(&book)["line"]["follow_ups"], json!([2, 2]));

    book.today = "2026-04-02".into();
    assert_eq!(page(&book)["line"]["late"], true);
    let report = |on: &str, words: &str| json!({"instruction": {"report_back": {"id": id, "on": on, "words": words, "document": null}}});
    assert_eq!(
        book.refused(report("2026-03-04", "已落实")),
        ("dates_reversed".into(), Some("on".into()))
    );
    assert_eq!(
        book.refused(report("2026-04-03", "已落实")),
        ("not_yet".into(), Some("on".into()))
    );
    assert_eq!(
        book.refused(report("2026-04-02", " ")),
        ("blank".into(), Some("words".into()))
    );
    book.act(report("2026-04-02", "网点已建成20处。"));
    assert_eq!(
        book.refused(report("2026-04-02", "再报")).0,
        "instruction_done"
    );
    let list = book.ask("instruction.list", json!({"before": null, "limit": 10}));
    assert_eq!(
        (
            list["open"].as_array().unwrap().len(),
            list["done"][0]["reported_on"].clone()
        ),
        (0, json!("2026-04-02"))
    );
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn to_be_read_owes_nothing_and_to_be_done_wants_a_follow_up() {
    let mut book = Book::new("2026-03-05");
    let read = book.make(record("read", "阅。", json!(null), json!(null)));
    assert_eq!(
        book.refused(record("read", "阅。", json!(null), quick("甲")))
            .0,
        "instruction_done"
    );
    let todo = book.make(record("do", "请研究办理。", json!(null), json!(null)));
    let list = book.ask("instruction.list", json!({"before": null, "limit": 10}));
    assert_eq!(list["open"][0]["id"], todo);
    assert_eq!(list["open"][0]["wants_follow_up"], true);
    assert_eq!(list["done"][0]["id"], read);
    book.act(json!({"instruction": {"follow_up": {"id": todo, "follow_up": quick("研究办理")}}}));
    let page = book.ask("instruction.page", json!({"id": todo}));
    assert_eq!(page["line"]["wants_follow_up"], false);
    book.act(json!({"instruction": {"change": {"id": todo, "instruction": instruction("do", "请抓紧研究办理。", json!("2026-03-20"))}}}));
    let words = book.ask("instruction.page", json!({"id": todo}))["line"]["words"].clone();
    assert_eq!(words, "请抓紧研究办理。");
}

#[test]
fn the_words_of_a_leader_enter_no_paper_of_the_meeting() {
    let mut book = Book::new("2026-03-05");
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-05", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    book.make(record(
        "do",
        "此件不外传，请抓紧办理。",
        json!(null),
        quick("建设回收网点"),
    ));
    let brief = book
        .ask(
            "pack.brief",
            json!({"recipe": {"kind": "meeting-pack", "subject": {"meeting": meeting}, "draft_mark": null}}),
        )
        .to_string();
    assert!(brief.contains("建设回收网点") && !brief.contains("此件不外传"));
}

#[test]
fn a_bad_instruction_is_refused_at_its_field() {
    let mut book = Book::new("2026-03-05");
    let mut bad = |key: &str, value: Value| {
        let mut form = instruction("do", "请办理。", json!(null));
        form[key] = value;
        book.refused(json!({"instruction": {"record": {"instruction": form, "follow_up": null}}}))
    };
    for (key, value, code) in [
        ("leader", json!(" "), "blank"),
        ("on_what", json!(""), "blank"),
        ("words", json!("长".repeat(10_000)), "too_long"),
        ("on", json!("2026-03-06"), "not_yet"),
        ("on", json!("1999-01-01"), "before_plan"),
        ("reply_due", json!("2026-03-04"), "dates_reversed"),
        ("document", json!(99), "missing"),
    ] {
        assert_eq!(bad(key, value).0, code, "{key}");
    }
}
