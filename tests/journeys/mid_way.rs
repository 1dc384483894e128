//! The office did not start today: past dates are entered and marked, numbers go on where the paper
//! register left off, and what makes no sense in time is refused at its field.

use crate::book::{Book, stamp};
use serde_json::json;

fn draft(book: &mut Book, title: &str) -> i64 {
    let form = json!({"title": title, "requirement": null, "source": "plan", "owner": 1, "measures": [1], "due": "2026-06-30"});
    book.make(json!({"follow_up": {"draft": {"form": form}}}))
}

#[test]
fn a_past_date_is_taken_and_marked() {
    let mut book = Book::new("2026-03-05");
    let id = draft(&mut book, "报送台账");
    book.act(json!({"follow_up": {"issue": {"id": id, "on": "2025-11-03", "received": false}}}));
    book.act(json!({"follow_up": {"reply": {"id": id, "on": "2026-03-03", "words": "已启动。", "document": null}}}));
    let steps = book.ask("follow_up.page", json!({"id": id}))["steps"].clone();
    assert_eq!(steps[0]["late"], json!(true), "补录");
    assert_eq!(steps[1]["late"], json!(false), "two days are not late");
}

#[test]
fn what_happened_is_not_ahead_and_not_before_the_plan() {
    let mut book = Book::new("2026-03-05");
    let id = draft(&mut book, "报送台账");
    let issue = |on: &str| json!({"follow_up": {"issue": {"id": id, "on": on, "received": false}}});
    assert_eq!(
        book.refused(issue("2026-03-06")),
        ("not_yet".into(), Some("on".into()))
    );
    assert_eq!(
        book.refused(issue("2024-10-27")),
        ("before_plan".into(), Some("on".into()))
    );
    book.act(issue("2024-10-28"));
    let meeting = |on: &str| json!({"series": "专班调度会", "ordinal": null, "on": on, "time": null, "place": null, "chair": null, "recorder": null});
    let planned = book.make(json!({"meeting": {"create": {"meeting": meeting("2026-04-05")}}}));
    let held = json!({"meeting": {"hold": {"id": planned, "on": "2026-04-05"}}});
    assert_eq!(
        book.refused(held).0,
        "not_yet",
        "planned ahead, but not held ahead"
    );
    let received = json!({"document": {"keep": {"document": {"title": "旧文", "kind": "source", "file_name": "旧文.txt", "received_on": "2023-01-05", "unit": null}, "content": "base64:AAEC"}}});
    book.act(received);
}

#[test]
fn what_was_open_comes_in_by_one_grid() {
    let mut book = Book::new("2026-03-05");
    let rows = json!([
        {"number": "环专班督[2025]07号", "title": "建设回收网点", "owner": "商务局", "issued_on": "2025-11-03", "due": "2026-06-30", "source": "专班调度会第2次会议", "measures": "14", "progress": "已建成3处。", "progress_on": "2026-02-01"},
        {},
        {"title": "报送台账", "owner": "区发展和改革局", "issued_on": "2026-01-05", "due": "2026-02-28"},
        {"title": "不清楚的一项", "owner": "不知道哪个局", "issued_on": "2026-01-05", "due": "2026-02-30"}
    ]);
    let before = book.ledger.dump().unwrap();
    let lines = book.ask("follow_up.opening", json!({ "rows": rows }));
    assert_eq!(book.ledger.dump().unwrap(), before, "reading saves nothing");
    assert_eq!(lines[0]["owner_name"], "区商务局");
    let fields = |line: &serde_json::Value| -> Vec<String> {
        let faults = line["faults"].as_array().unwrap().iter();
        faults
            .map(|fault| fault["field"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(fields(&lines[0]).is_empty() && fields(&lines[1]).is_empty());
    assert_eq!(fields(&lines[3]), ["owner", "due"]);

    let items = json!([lines[0]["item"], lines[2]["item"]]);
    book.act(json!({"follow_up": {"open": {"items": items}}}));
    let open = book.ask("follow_up.list", json!({"query": {"filter": "open"}}))["rows"].clone();
    assert_eq!(open.as_array().unwrap().len(), 2);
    let row = |title: &str| {
        let mut rows = open.as_array().unwrap().iter();
        rows.find(|row| row["title"] == title).unwrap().clone()
    };
    let known = row("建设回收网点");
    assert_eq!(
        (&known["number"], &known["source"], &known["original_due"]),
        (
            &json!("环专班督〔2025〕7号"),
            &json!("专班调度会第2次会议"),
            &json!("2026-06-30")
        )
    );
    assert_eq!(row("报送台账")["overdue"], true, "late from the first day");
    let page = book.ask("follow_up.page", json!({"id": known["id"]}));
    assert_eq!(page["line"]["state"], "active");
    let steps: Vec<(&str, &str)> = page["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["on"].as_str().unwrap(), step["step"].as_str().unwrap()))
        .collect();
    assert_eq!(
        steps,
        [
            ("2025-11-03", "issue"),
            ("2025-11-03", "receive"),
            ("2026-02-01", "reply")
        ]
    );
    assert!(
        page["steps"]
            .as_array()
            .unwrap()
            .iter()
            .all(|step| step["late"] == true),
        "补录"
    );

    // Sent twice, nothing is half-saved: the number is used, and the row says so.
    let before = book.ledger.dump().unwrap();
    assert_eq!(
        book.refused(json!({"follow_up": {"open": {"items": items}}}))
            .0,
        "rows_refused"
    );
    assert_eq!(
        book.refused(json!({"follow_up": {"open": {"items": []}}})),
        ("blank".into(), Some("items".into()))
    );
    let too_many = vec![lines[2]["item"].clone(); 501];
    assert_eq!(
        book.refused(json!({"follow_up": {"open": {"items": too_many}}})),
        ("out_of_range".into(), Some("items".into()))
    );
    assert_eq!(book.ledger.dump().unwrap(), before);
    let again = book.ask("follow_up.opening", json!({ "rows": rows }));
    assert_eq!(fields(&again[0]), ["number"]);
    book.ledger.undo(&stamp("2026-03-05")).unwrap();
    let open = book.ask("follow_up.list", json!({"query": {"filter": "open"}}))["rows"].clone();
    assert_eq!(open, json!([]), "one act, undone as one");
}

#[test]
fn numbers_go_on_where_the_paper_register_left_off() {
    let mut book = Book::new("2026-03-05");
    let start = |prefix: &str, next: u32| json!({"office": {"set_counter": {"number": {"prefix": prefix, "year": 2026, "next": next, "reason": "建账前已用"}}}});
    book.act(start("督办", 17));
    let number = |book: &mut Book| {
        let id = draft(book, "事项");
        book.act(
            json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": false}}}),
        );
        book.ask("follow_up.page", json!({"id": id}))["line"]["number"].clone()
    };
    assert_eq!(number(&mut book), "督办〔2026〕17号");
    assert_eq!(number(&mut book), "督办〔2026〕18号");
    assert_eq!(
        book.refused(start("督办", 18)),
        ("number_used".into(), Some("next".into()))
    );
    book.act(start("督办", 30));
    book.ledger.undo(&stamp("2026-03-05")).unwrap();
    assert_eq!(
        number(&mut book),
        "督办〔2026〕19号",
        "a start that was taken back leaves no hole"
    );

    let lines = book.ask("book.numbers", json!({}));
    assert_eq!(lines[0]["next"], 20);
    let since = json!({"prefix": "督办", "year": 2027, "next": 5, "reason": "建账前已用"});
    book.act(json!({"office": {"set_counter": {"number": since}}}));
    book.act(start("督办", 25));
    let lines = book.ask("book.numbers", json!({}));
    assert_eq!(lines[0]["next"], 25);
    assert_eq!(lines[0]["reason"], "建账前已用");
}

#[test]
fn a_clock_that_was_set_back_is_named_until_the_clerk_confirms_it() {
    let mut book = Book::new("2026-03-05");
    let early = stamp("2026-03-01");
    let fault = book.ledger.check_clock(&early).unwrap_err().fault();
    assert_eq!(fault.code, "clock_back");
    assert!(fault.words.contains("2026-03-05"), "{}", fault.words);
    assert!(
        book.ledger.check_clock(&stamp("2026-03-04")).is_ok(),
        "a day is let pass"
    );
    book.today = "2026-03-01".into();
    book.act(json!({"office": {"confirm_clock": {"reason": "上次开机时日期有误"}}}));
    assert!(book.ledger.check_clock(&early).is_ok());
}
