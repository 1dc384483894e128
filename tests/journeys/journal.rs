//! The journal as a clerk reads it: who changed what, from what to what, found again by person, noun,
//! date, words and item.

use crate::book::{Book, stamp};
use ledger::Stamp;
use office::act::Act;
use serde_json::{Value, json};

fn page(book: &Book, filter: Value) -> Vec<Value> {
    let page = book.ask(
        "book.journal",
        json!({"filter": filter, "before": null, "limit": 100}),
    );
    page["lines"].as_array().expect("lines").clone()
}

fn titles(lines: &[Value]) -> Vec<&str> {
    lines
        .iter()
        .filter_map(|line| line["title"].as_str())
        .collect()
}

fn follow_up(book: &mut Book, title: &str) -> i64 {
    let form = json!({"title": title, "requirement": null, "source": "plan", "owner": book.unit("区商务局"), "measures": [1], "due": "2026-06-30"});
    let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    book.act(json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": false}}}));
    id
}

#[test]
fn a_change_tells_every_field_before_and_after_in_words() {
    let mut book = Book::new("2026-03-05");
    let id = follow_up(&mut book, "报送台账");
    let owner = book.unit("区财政局");
    let done = book.act(json!({"follow_up": {"transfer": {"id": id, "on": "2026-03-05", "to": owner, "basis": "职能划转"}}}));
    let change = book.ask("book.change", json!({"no": done.no}));
    assert_eq!(change["line"]["about"], "督办〔2026〕1号 报送台账");
    assert_eq!(change["line"]["happened_on"], "2026-03-05");
    let rows = change["rows"].as_array().expect("rows");
    let fields: Vec<&Value> = rows
        .iter()
        .filter(|row| row["kind"] == "督办事项")
        .flat_map(|row| row["fields"].as_array().expect("fields"))
        .collect();
    assert!(
        fields.contains(&&json!({"field": "承办单位", "before": "区商务局", "after": "区财政局"})),
        "{fields:?}"
    );
    let step = rows
        .iter()
        .find(|row| row["kind"] == "办理过程")
        .expect("the step");
    assert_eq!(step["way"], "added");
    assert!(
        step["fields"]
            .as_array()
            .expect("fields")
            .iter()
            .any(|field| field["after"] == "2026年3月5日")
    );
}

#[test]
fn lines_are_found_by_person_noun_date_words_and_item() {
    let mut book = Book::new("2026-03-05");
    let id = follow_up(&mut book, "报送台账");
    book.today = "2026-03-20".into();
    let other = follow_up(&mut book, "摸底排查");
    let by = Stamp {
        by: "小王".to_owned(),
        ..stamp("2026-03-21")
    };
    let remind = json!({"follow_up": {"remind": {"id": id, "on": "2026-03-20", "level": "remind", "approved_by": null, "words": "请抓紧"}}});
    let remind = Act::from_json(&remind.to_string()).expect("an act");
    book.ledger.act(&remind, &by).expect("reminded");
    book.ledger.undo(&by).expect("taken back");

    assert_eq!(
        titles(&page(&book, json!({"by": "小王"}))),
        ["提醒催办", "提醒催办"]
    );
    assert_eq!(
        page(&book, json!({"noun": "plan"})).len(),
        1,
        "the plan was confirmed"
    );
    assert_eq!(
        titles(&page(
            &book,
            json!({"from": "2026-03-06", "until": "2026-03-20"})
        )),
        ["交办督办事项", "拟立督办事项"]
    );
    assert_eq!(page(&book, json!({"words": "摸底"})).len(), 2);
    let own = page(&book, json!({"item": {"follow_up": id}}));
    assert_eq!(
        titles(&own),
        ["提醒催办", "提醒催办", "交办督办事项", "拟立督办事项"],
        "what was taken back stands in the history too"
    );
    assert_eq!(own[0]["way"], "undo");
    assert_eq!(own[0]["reverses"], own[1]["no"]);
    assert_eq!(page(&book, json!({"item": {"follow_up": other}})).len(), 2);
    assert_eq!(
        titles(&page(&book, json!({"late": true}))).len(),
        1,
        "issued on the 5th, entered on the 20th"
    );
    assert_eq!(
        book.ask("book.operators", json!({})),
        json!(["小于", "小王"])
    );
}

#[test]
fn the_history_of_a_meeting_keeps_what_was_removed_from_it() {
    let mut book = Book::new("2026-03-05");
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-05", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    let item = book.make(json!({"agenda": {"add": {"meeting": meeting, "item": {"title": "一季度进展", "presenter": null, "minutes": null, "paragraph": null}}}}));
    book.act(json!({"agenda": {"remove": {"id": item}}}));
    let lines = page(&book, json!({"item": {"meeting": meeting}}));
    assert_eq!(titles(&lines), ["删除议题", "增加议题", "召集会议"]);
    assert_eq!(lines[0]["about"], "一季度进展");
}

/// Each line leads to the page that shows what it changed, and each such thing has its own history.
#[test]
fn lines_lead_to_their_matter() {
    let mut book = Book::new("2026-03-05");
    let newest = |book: &Book| page(book, json!({}))[0].clone();
    let history = |book: &Book, item: Value| page(book, json!({"item": item})).len();
    let lead = |book: &Book| newest(book)["leads_to"].clone();

    let item = follow_up(&mut book, "报送台账");
    assert_eq!(lead(&book), json!({"follow_up": item}));
    let unit = book.unit("区商务局");
    let person = json!({"unit": unit, "name": "张某", "post": null, "role": "liaison", "telephone": "5200000", "mobile": null, "field": null, "from": null});
    let person = book.make(json!({"person": {"add": {"person": person}}}));
    assert_eq!(lead(&book), json!({"unit": unit}));
    assert_eq!(history(&book, json!({"person": person})), 1);
    let instruction = json!({"leader": "王建国", "on": "2026-03-05", "on_what": "汇报", "document": null, "words": "请抓紧。", "kind": "do", "handed_to": null, "reply_due": null, "quotable": false});
    let instruction = book
        .make(json!({"instruction": {"record": {"instruction": instruction, "follow_up": null}}}));
    assert_eq!(lead(&book), json!({"instruction": instruction}));
    assert_eq!(history(&book, json!({"instruction": instruction})), 1);
    let task = json!({"words": "完成摸底", "owner": book.ask("measure.page", json!({"id": 4}))["line"]["leads"][0]["unit"], "due": "2026-06-30"});
    let task = book.make(json!({"task": {"add": {"measure": 4, "task": task}}}));
    assert_eq!(lead(&book), json!({"measure": 4}));
    assert_eq!(history(&book, json!({"task": task})), 1);
    assert_eq!(history(&book, json!({"question": 1})), 1);
    let rule = json!({"due": {"day_of_month": 25}, "measures": true, "follow_ups": true, "indicators": false});
    book.act(
        json!({"report": {"set_cycle": {"cycle": "month", "from": "2026-01-01", "rule": rule}}}),
    );
    assert_eq!(lead(&book), json!("settings"));
    let settings = page(&book, json!({"item": "settings"}));
    assert_eq!(settings[0]["title"], "设定报告周期");
    // What was taken away with its making leads nowhere.
    book.ledger.undo(&stamp("2026-03-05")).expect("undone");
    book.ledger.undo(&stamp("2026-03-05")).expect("undone");
    assert_eq!(newest(&book)["title"], "增加任务节点");
    book.ledger.undo(&stamp("2026-03-05")).expect("undone");
    assert_eq!(lead(&book), json!(null));
}

#[test]
fn pieces_join_without_a_gap() {
    let mut book = Book::new("2026-03-05");
    for name in ["甲", "乙", "丙", "丁", "戊"] {
        book.act(
            json!({"unit": {"add": {"unit": {"name": name, "short_name": null, "kind": null}}}}),
        );
    }
    let mut seen = Vec::new();
    let mut before = Value::Null;
    loop {
        let page = book.ask(
            "book.journal",
            json!({"filter": {}, "before": before, "limit": 2}),
        );
        let lines = page["lines"].as_array().expect("lines");
        seen.extend(lines.iter().filter_map(|line| line["no"].as_u64()));
        before = page["next"].clone();
        if before.is_null() {
            break;
        }
    }
    let newest = seen[0];
    assert!(newest > 5);
    assert_eq!(seen, (1..=newest).rev().collect::<Vec<u64>>());
}
