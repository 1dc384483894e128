//! What papers say is what the book knows: the words of a leader where they were released, what the last
//! reminder asked, who answers for it, where a value comes from, whose reports are missing.

use crate::book::Book;
use serde_json::{Value, json};

fn brief(book: &Book, kind: &str, subject: Value) -> Value {
    let recipe = json!({"kind": kind, "subject": subject, "draft_mark": null});
    let brief = book.ask("pack.brief", json!({ "recipe": recipe }));
    brief.as_object().unwrap().values().next().unwrap().clone()
}

fn office(book: &mut Book) {
    book.act(json!({"office": {"set": {"office": {"group_name": "环翠区专班", "office_name": "环翠区专班办公室", "number_prefix": "环专班督", "paper_prefix": "环专班", "convener": "王某", "contact": "小于", "telephone": "0631-5200000"}}}}));
}

/// An instruction that is to be carried out, with the follow-up it opens.
fn instructed(book: &mut Book, words: &str, quotable: bool) -> i64 {
    let on = book.today.clone();
    let instruction = json!({"leader": "张副区长", "on": on, "on_what": "关于回收网点建设的报告", "document": null, "words": words, "kind": "do", "handed_to": null, "reply_due": null, "quotable": quotable});
    let quick = json!({"form": {"title": "建设回收网点", "requirement": null, "source": "plan", "owner": 5, "due": "2026-03-20"}, "issue_on": on});
    book.act(json!({"instruction": {"record": {"instruction": instruction, "follow_up": quick}}}));
    book.ask("follow_up.list", json!({"query": {"filter": "open"}}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_i64().unwrap())
        .max()
        .unwrap()
}

#[test]
fn a_slip_quotes_only_what_was_released_and_says_what_is_asked() {
    let mut book = Book::new("2026-03-05");
    office(&mut book);
    let released = instructed(&mut book, "请抓紧办理。", true);
    let kept = instructed(&mut book, "此件不外传。", false);
    let remind = |id: i64, on: &str, words: &str| json!({"follow_up": {"remind": {"id": id, "on": on, "level": "supervise", "approved_by": "王某", "words": words, "paper": {"copied": true, "number": null}}}});
    book.today = "2026-03-23".into();
    book.act(remind(released, "2026-03-23", "请于本周内完成选址。"));
    book.act(remind(kept, "2026-03-23", "请说明原因。"));
    let slip = brief(&book, "follow-up-slip", json!({ "follow_up": released }));
    assert_eq!(slip["instruction"], "张副区长：请抓紧办理。");
    assert_eq!(slip["demand"], "请于本周内完成选址。");
    assert_eq!(
        slip["history"],
        json!([]),
        "the reminder that the slip carries is not its own history"
    );
    assert_eq!(slip["reply_by"], "2026-03-30");
    book.today = "2026-03-26".into();
    let later = brief(&book, "follow-up-slip", json!({ "follow_up": released }));
    assert_eq!(
        later["reply_by"], "2026-03-30",
        "printed again, it says the same"
    );
    let other = brief(&book, "follow-up-slip", json!({ "follow_up": kept }));
    assert_eq!(other["instruction"], json!(null));
    assert!(!other.to_string().contains("此件不外传"));
}

#[test]
fn the_report_back_to_a_leader_quotes_the_leader() {
    let mut book = Book::new("2026-03-05");
    let leader = book.make(json!({"person": {"add": {"person": {"unit": null, "name": "李某", "post": "副区长", "role": "leader", "telephone": null, "mobile": null, "field": null, "from": null}}}}));
    let id = instructed(&mut book, "此件不外传。", false);
    book.act(json!({"follow_up": {"set_leader": {"id": id, "leader": leader}}}));
    let life = brief(&book, "life", json!({ "follow_up": id }));
    assert_eq!(life["head"]["title"], "领导批示办理情况报告");
    assert_eq!(life["instruction"]["words"], "此件不外传。");
    assert_eq!(life["leader"], "李某");
}

#[test]
fn a_target_names_where_its_value_comes_from() {
    let mut book = Book::new("2026-03-05");
    let value = json!({"indicator": 2, "as_of": "2026-02-28", "value": "5", "status": "final", "reported_by": 5, "received_on": "2026-03-02"});
    book.act(json!({"reading": {"record": {"reading": value}}}));
    let rows = brief(&book, "assessment", json!(null))["rows"].clone();
    let sources: Vec<&Value> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["source"])
        .filter(|source| !source.is_null())
        .collect();
    let unit = book.ask("unit.page", json!({"id": 5}))["line"]["name"].clone();
    assert!(!sources.is_empty());
    assert_eq!(*sources[0], format!("{}报送", unit.as_str().unwrap()));
}

#[test]
fn a_bulletin_names_whose_reports_are_missing() {
    let mut book = Book::new("2026-03-02");
    let rule = json!({"due": {"day_of_month": 25}, "measures": true, "follow_ups": true, "indicators": false});
    book.act(
        json!({"report": {"set_cycle": {"cycle": "month", "from": "2026-01-01", "rule": rule}}}),
    );
    book.today = "2026-03-31".into();
    let missing = |book: &Book| brief(book, "bulletin", json!(null))["missing_reports"].clone();
    let before = missing(&book);
    let of = |lines: &Value, unit: &str| -> Option<String> {
        let lines = lines.as_array().unwrap().iter();
        lines
            .filter(|line| line[0] == unit)
            .map(|line| line[1].as_str().unwrap().to_owned())
            .next()
    };
    let line = book.ask("report.page", json!({"period": "2026-03"}))["lines"][0].clone();
    let unit = line["unit_name"].as_str().unwrap().to_owned();
    let count = |words: Option<String>| -> u32 {
        let words = words.unwrap_or("0份".into());
        let digits: String = words
            .chars()
            .rev()
            .skip(1)
            .take_while(char::is_ascii_digit)
            .collect();
        digits.chars().rev().collect::<String>().parse().unwrap()
    };
    let owed = count(of(&before, &unit));
    assert!(owed > 0, "{before}");
    book.act(json!({"report": {"record": {"report": {"subject": line["subject"], "unit": line["unit"], "period": "2026-03", "received_on": "2026-03-31", "progress": "按计划推进。", "problem": null, "next_step": null, "coordination": null, "document": null}}}}));
    assert_eq!(count(of(&missing(&book), &unit)), owed - 1);
}

#[test]
fn a_value_answers_the_report_that_is_owed_for_its_indicator() {
    let mut book = Book::new("2026-03-02");
    let rule = json!({"due": {"day_of_month": 25}, "measures": false, "follow_ups": false, "indicators": true});
    book.act(
        json!({"report": {"set_cycle": {"cycle": "month", "from": "2026-01-01", "rule": rule}}}),
    );
    let line = book.ask("report.page", json!({"period": "2026-03"}))["lines"][0].clone();
    let indicator = line["subject"]["indicator"].clone();
    book.today = "2026-04-10".into();
    let standing = |book: &Book| {
        let page = book.ask("report.page", json!({"period": "2026-03"}));
        let mut lines = page["lines"].as_array().unwrap().iter();
        let own = lines.find(|one| one["subject"]["indicator"] == indicator);
        own.unwrap()["standing"].clone()
    };
    assert_eq!(standing(&book)["state"], "missing");
    let value = |as_of: &str, on: Value| json!({"reading": {"record": {"reading": {"indicator": indicator, "from": "2026-03-01", "as_of": as_of, "value": "5", "words": "推进中", "verdict": "on_track", "status": "final", "received_on": on}}}});
    assert_eq!(
        book.refused(value("2026-03-20", json!("2026-03-01"))),
        ("dates_reversed".into(), Some("received_on".into()))
    );
    assert_eq!(
        book.refused(value("2026-03-20", json!("2026-04-11"))),
        ("not_yet".into(), Some("received_on".into()))
    );
    book.act(value("2026-03-20", json!("2026-03-24")));
    assert_eq!(standing(&book)["state"], "answered");
}

#[test]
fn a_notice_asks_for_the_reply_the_working_day_before() {
    let mut book = Book::new("2026-03-05");
    // A Monday: the working day before is the Friday.
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-16", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    let by = |book: &Book| {
        brief(book, "meeting-notice", json!({ "meeting": meeting }))["reply_by"].clone()
    };
    assert_eq!(by(&book), "2026-03-13");
    book.today = "2026-03-15".into();
    assert_eq!(by(&book), json!(null), "too late to be written to");
}

#[test]
fn a_ledger_lists_what_its_filter_says_and_a_pack_keeps_its_choices() {
    let mut book = Book::new("2026-03-05");
    let first = instructed(&mut book, "请抓紧办理。", true);
    let quick = json!({"title": "测算经费", "requirement": null, "source": "plan", "owner": 7, "due": "2026-04-20"});
    book.act(json!({"follow_up": {"draft": {"form": quick}}}));
    book.today = "2026-03-25".into();
    let table = |book: &Book, options: Value| {
        let recipe = json!({"kind": "ledger-table", "subject": null, "draft_mark": null, "options": {"ledger_table": options}});
        book.ask("pack.brief", json!({ "recipe": recipe }))["ledger_table"].clone()
    };
    let titles = |table: &Value| -> Vec<String> {
        let rows = table["rows"].as_array().unwrap().iter();
        rows.map(|row| row["matter"]["title"].as_str().unwrap().to_owned())
            .collect()
    };
    let all = table(&book, json!({}));
    assert_eq!(titles(&all), ["建设回收网点", "测算经费"]);
    assert_eq!(all["filter"], "全部未办结督办事项");
    let late = table(&book, json!({"status": "overdue", "large": true}));
    assert_eq!(titles(&late), ["建设回收网点"]);
    assert_eq!(late["large"], true);
    let unit = table(
        &book,
        json!({"unit": 7, "due_from": "2026-04-01", "due_until": "2026-04-30"}),
    );
    assert_eq!(titles(&unit), ["测算经费"]);
    let name = book.ask("unit.page", json!({"id": 7}))["line"]["name"].clone();
    assert_eq!(
        unit["filter"],
        format!(
            "全部未办结督办事项，承办单位为{}，2026年4月1日至2026年4月30日到期",
            name.as_str().unwrap()
        )
    );
    assert_eq!(titles(&table(&book, json!({"status": "done"}))), [""; 0]);
    let close =
        json!({"follow_up": {"cancel": {"id": first, "on": "2026-03-25", "basis": "已无必要"}}});
    book.act(close);
    assert_eq!(titles(&table(&book, json!({"status": "all"}))).len(), 2);
    // The choices are kept with the pack; wrong ones are refused at their field.
    let recipe = |options: Value| json!({"pack": {"draft": {"recipe": {"kind": "ledger-table", "subject": null, "draft_mark": null, "options": options}}}});
    book.act(recipe(
        json!({"ledger_table": {"status": "overdue", "unit": 7}}),
    ));
    let kept = book.ask("pack.list", json!({"limit": 5}))["drafts"][0]["recipe"]["options"].clone();
    assert_eq!(kept["ledger_table"]["unit"], 7);
    assert_eq!(kept["ledger_table"]["status"], "overdue");
    let reversed = json!({"ledger_table": {"due_from": "2026-04-02", "due_until": "2026-04-01"}});
    assert_eq!(book.refused(recipe(reversed)).1, Some("due_until".into()));
    let inside = json!({"ledger_table": {"status": "internal"}});
    assert_eq!(
        book.refused(recipe(inside)),
        ("internal_item".into(), Some("status".into()))
    );
    let nobody = json!({"ledger_table": {"unit": 999}});
    assert_eq!(book.refused(recipe(nobody)).0, "missing");
}

#[test]
fn the_sheet_a_paper_is_signed_on_names_who_reviewed_it() {
    let mut book = Book::new("2026-03-05");
    office(&mut book);
    let id = book.make(json!({"paper": {"draft": {"paper": {"series": "letter", "title": "函", "matter": "other", "to": [{"unit": 1}], "cc": [], "copies": null, "on": "2026-03-05"}}}}));
    book.act(json!({"paper": {"submit": {"id": id, "on": "2026-03-05", "by": " 赵某 "}}}));
    let sheet = brief(&book, "drafting-sheet", json!({ "paper": id }));
    assert_eq!(sheet["reviewed_by"], "赵某");
}
