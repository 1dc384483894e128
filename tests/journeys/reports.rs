//! Reports from the first cycle to a period that is complete: who owes, what is late, what comes again,
//! and what the office does not ask twice.

use crate::book::Book;
use serde_json::{Value, json};

/// Monthly reports of measures and follow-ups, due on the 25th, from January 2026 on.
fn monthly(book: &mut Book) {
    let rule = json!({"due": {"day_of_month": 25}, "measures": true, "follow_ups": true, "indicators": false});
    book.act(
        json!({"report": {"set_cycle": {"cycle": "month", "from": "2026-01-01", "rule": rule}}}),
    );
}

fn report(subject: Value, unit: i64, period: &str, on: &str) -> Value {
    json!({"report": {"record": {"report": {"subject": subject, "unit": unit, "period": period, "received_on": on, "progress": "按计划推进。", "problem": null, "next_step": null, "coordination": null, "document": null}}}})
}

fn page(book: &Book, period: &str) -> Value {
    book.ask("report.page", json!({"period": period}))
}

/// The row of a unit about a subject.
fn row(page: &Value, unit: i64, subject: &Value) -> Value {
    let rows = page["lines"].as_array().expect("rows").iter();
    let mut rows = rows.filter(|row| row["unit"] == unit && row["subject"] == *subject);
    rows.next().expect("such a row").clone()
}

#[test]
fn each_lead_owes_and_nobody_else() {
    let mut book = Book::new("2026-03-02");
    let empty = page(&book, "2026-03");
    assert_eq!(
        empty["lines"],
        json!([]),
        "nothing is asked before a cycle is set"
    );
    assert_eq!(empty["due"], json!(null));
    monthly(&mut book);
    let march = page(&book, "2026-03");
    let plan = book.ask("plan.page", json!({}));
    let leads: usize = plan["measures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|measure| measure["leads"].as_array().unwrap().len())
        .sum();
    assert_eq!(march["count"]["owed"], leads);
    assert_eq!(march["due"], "2026-03-25");
    let covering = march["lines"].as_array().unwrap().iter();
    assert_eq!(covering.filter(|row| row["covers"] == true).count(), 27);
    let places: Vec<i64> = march["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["unit"].as_i64().unwrap())
        .collect();
    assert!(places.is_sorted(), "in protocol order");
    assert_eq!(
        page(&book, "2025-12")["lines"],
        json!([]),
        "not before the first period"
    );
}

#[test]
fn on_time_late_returned_and_missing_follow_from_dates() {
    let mut book = Book::new("2026-03-02");
    monthly(&mut book);
    let measure = json!({"measure": 4});
    let lead = book.ask("measure.page", json!({"id": 4}))["line"]["leads"][0]["unit"]
        .as_i64()
        .unwrap();
    let standing = |book: &Book| row(&page(book, "2026-03"), lead, &measure)["standing"].clone();
    assert_eq!(standing(&book)["state"], "waiting");
    book.today = "2026-03-30".into();
    assert_eq!(standing(&book)["state"], "missing");
    assert_eq!(standing(&book)["late_by"], 3);
    let id = book.make(report(measure.clone(), lead, "2026-03", "2026-03-27"));
    assert_eq!(standing(&book)["state"], "received");
    assert_eq!(standing(&book)["late_by"], 2);
    // The same again is refused; 2026年3月 is the same period.
    assert_eq!(
        book.refused(report(measure.clone(), lead, "2026年3月", "2026-03-30")),
        ("report_on_file".into(), Some("period".into()))
    );
    book.act(json!({"report": {"return": {"id": id, "on": "2026-03-30", "due": "2026-04-03", "reason": "缺数据"}}}));
    assert_eq!(standing(&book)["state"], "returned");
    assert_eq!(standing(&book)["due"], "2026-04-03");
    book.today = "2026-04-07".into();
    assert_eq!(standing(&book)["state"], "missing");
    let again = book.make(report(measure.clone(), lead, "2026-03", "2026-04-07"));
    book.act(json!({"report": {"accept": {"id": again, "on": "2026-04-07"}}}));
    assert_eq!(standing(&book)["state"], "accepted");
    // 4-6 is a public holiday (清明节).
    assert_eq!(standing(&book)["late_by"], 1, "late by the new date");
    assert_eq!(standing(&book)["returned"], 1);
    // A decided report is not decided again.
    let accept = json!({"report": {"accept": {"id": again, "on": "2026-04-07"}}});
    assert_eq!(book.refused(accept).0, "report_move");
    // The measure says what it says.
    let page = book.ask("measure.page", json!({"id": 4}));
    assert!(
        page["line"]["latest"]
            .as_str()
            .unwrap()
            .contains("2026年3月")
    );
}

#[test]
fn a_changed_rule_leaves_the_periods_before_as_they_were() {
    let mut book = Book::new("2026-03-02");
    monthly(&mut book);
    let rule = json!({"due": {"working_day_after": 3}, "measures": true, "follow_ups": false, "indicators": false});
    book.act(
        json!({"report": {"set_cycle": {"cycle": "month", "from": "2026-06-20", "rule": rule}}}),
    );
    assert_eq!(page(&book, "2026-03")["due"], "2026-03-25");
    assert_eq!(
        page(&book, "2026-06")["due"],
        "2026-07-03",
        "three weekdays after June"
    );
    book.act(
        json!({"report": {"set_cycle": {"cycle": "month", "from": "2026-08-01", "rule": null}}}),
    );
    assert_eq!(page(&book, "2026-07")["count"]["owed"], 41);
    assert_eq!(page(&book, "2026-08")["lines"], json!([]));
}

#[test]
fn a_reply_to_a_follow_up_serves_as_its_report() {
    let mut book = Book::new("2026-03-02");
    monthly(&mut book);
    let form = json!({"title": "报送台账", "requirement": null, "source": "plan", "owner": 5, "co_units": [], "measures": [1], "due": "2026-12-31"});
    let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    book.act(json!({"follow_up": {"issue": {"id": id, "on": "2026-03-02", "received": true}}}));
    let subject = json!({"follow_up": id});
    assert_eq!(
        row(&page(&book, "2026-03"), 5, &subject)["standing"]["state"],
        "waiting"
    );
    book.today = "2026-04-20".into();
    book.act(json!({"follow_up": {"reply": {"id": id, "on": "2026-03-20", "words": "已完成八成。", "document": null}}}));
    assert_eq!(
        row(&page(&book, "2026-03"), 5, &subject)["standing"]["state"],
        "answered"
    );
    assert_eq!(
        row(&page(&book, "2026-04"), 5, &subject)["standing"]["state"],
        "waiting"
    );
}

#[test]
fn the_office_does_not_ask_twice() {
    let mut book = Book::new("2026-03-02");
    monthly(&mut book);
    let lead = book.ask("measure.page", json!({"id": 4}))["line"]["leads"][0]["unit"]
        .as_i64()
        .unwrap();
    let ask = |units: Value, subject: Value, words: &str, despite: Value| json!({"report": {"ask": {"request": {"units": units, "subject": subject, "words": words, "period": "2026-03", "asked_on": "2026-03-02", "due": "2026-03-20", "despite": despite}}}});
    // The cycle asks the lead already.
    let twice = ask(
        json!([lead]),
        json!({"measure": 4}),
        "设备更新进展",
        json!(null),
    );
    assert_eq!(
        book.refused(twice),
        ("already_asked".into(), Some("despite".into()))
    );
    // A responsible unit owes none unless asked; then it does.
    let other = if lead == 7 { 8 } else { 7 };
    book.act(ask(
        json!([other]),
        json!({"measure": 4}),
        "设备更新进展",
        json!(null),
    ));
    let asked = row(&page(&book, "2026-03"), other, &json!({"measure": 4}));
    assert_eq!(asked["standing"]["due"], "2026-03-20");
    // Its answer on file is found from the week that overlaps.
    book.today = "2026-03-10".into();
    let on_file = book.make(report(
        json!({"measure": 4}),
        other,
        "2026-03",
        "2026-03-10",
    ));
    let found = book.ask(
        "report.asked_before",
        json!({"units": [other], "subject": {"measure": 4}, "words": "", "period": "2026-W12"}),
    );
    assert_eq!(found[0]["report"], on_file);
    assert_eq!(found[0]["words"], "2026年3月10日已报（2026年3月）");
    // A matter in words is the same matter whatever its marks.
    book.act(ask(
        json!([1, 2]),
        json!(null),
        "报送一季度总结",
        json!(null),
    ));
    let again = ask(
        json!([2, 3]),
        json!(null),
        "报送“一季度”总结。",
        json!(null),
    );
    assert_eq!(book.refused(again).0, "already_asked");
    book.act(ask(
        json!([2, 3]),
        json!(null),
        "报送“一季度”总结。",
        json!("上次漏写口径"),
    ));
    // What the office asked is counted.
    let counts = book.ask("report.asks_of", json!({"unit": 2}));
    assert_eq!(counts["requests"], 2);
    let march = page(&book, "2026-03");
    assert_eq!(march["asked"][0]["total"].as_i64().unwrap(), {
        let all = march["asked"].as_array().unwrap().iter();
        all.map(|one| one["total"].as_i64().unwrap()).max().unwrap()
    });
}

#[test]
fn bad_reports_are_refused_at_their_field() {
    let mut book = Book::new("2026-03-10");
    monthly(&mut book);
    let mut refused = |act: Value, code: &str, field: &str| {
        let (found, at) = book.refused(act.clone());
        assert_eq!(found, code, "{act}");
        assert!(
            at.as_deref().is_some_and(|at| at.ends_with(field)),
            "{act}: {at:?}"
        );
    };
    let measure = json!({"measure": 4});
    let with = |field: &str, value: Value| {
        let mut act = report(json!({"measure": 4}), 1, "2026-03", "2026-03-10");
        act["report"]["record"]["report"][field] = value;
        act
    };
    refused(
        report(measure.clone(), 1, "2026-03", "2026-03-11"),
        "not_yet",
        "received_on",
    );
    refused(
        report(measure.clone(), 1, "2026-03", "2026-02-28"),
        "before_period",
        "received_on",
    );
    refused(
        report(measure.clone(), 1, "2019-03", "2026-03-10"),
        "before_plan",
        "period",
    );
    refused(
        report(measure.clone(), 1, "2026-03", "2026-02-30"),
        "no_such_date",
        "received_on",
    );
    for period in ["明年", "2026-13", "", "第12周"] {
        refused(with("period", json!(period)), "bad_shape", "period");
    }
    refused(with("progress", json!("  ")), "blank", "progress");
    refused(
        with("progress", json!("长".repeat(10_000))),
        "too_long",
        "progress",
    );
    refused(
        with("problem", json!("甲\u{202e}乙")),
        "control_mark",
        "problem",
    );
    let cycle = |cycle: &str, due: Value, measures: bool| json!({"report": {"set_cycle": {"cycle": cycle, "from": "2026-01-01", "rule": {"due": due, "measures": measures, "follow_ups": false, "indicators": false}}}});
    refused(
        cycle("week", json!({"day_of_month": 5}), true),
        "week_by_month_day",
        "due",
    );
    refused(
        cycle("month", json!({"day_of_month": 0}), true),
        "out_of_range",
        "due",
    );
    refused(
        cycle("month", json!({"working_day_after": 21}), true),
        "out_of_range",
        "due",
    );
    refused(
        cycle("month", json!({"day_of_month": 5}), false),
        "nobody_reports",
        "measures",
    );
    let ask = |units: Value, due: &str, words: &str| json!({"report": {"ask": {"request": {"units": units, "subject": null, "words": words, "period": "2026-03", "asked_on": "2026-03-10", "due": due, "despite": null}}}});
    refused(ask(json!([]), "2026-03-20", "总结"), "blank", "units");
    refused(
        ask(json!([1]), "2026-03-09", "总结"),
        "dates_reversed",
        "due",
    );
    refused(ask(json!([1]), "2026-03-20", " "), "blank", "words");
    // A script is text.
    book.act(with("progress", json!("<script>alert(1)</script>")));
    let (code, _) = book
        .refused(json!({"report": {"settle": {"id": 1, "on": "2026-03-10", "words": "已协调"}}}));
    assert_eq!(code, "nothing_to_coordinate");
    let early = json!({"report": {"return": {"id": 1, "on": "2026-03-10", "due": "2026-03-09", "reason": "缺数据"}}});
    assert_eq!(book.refused(early).1.as_deref(), Some("due"));
    let stranger = json!({"report": {"ask": {"request": {"units": [999], "subject": null, "words": "总结", "period": "2026-03", "asked_on": "2026-03-10", "due": "2026-03-20", "despite": null}}}});
    assert_eq!(book.refused(stranger).0, "missing");
}

#[test]
fn a_missing_report_turns_the_follow_up_yellow() {
    let mut book = Book::new("2026-03-02");
    monthly(&mut book);
    let form = json!({"title": "报送台账", "requirement": null, "source": "plan", "owner": 5, "co_units": [], "measures": [1], "due": "2026-12-31"});
    let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    book.act(json!({"follow_up": {"issue": {"id": id, "on": "2026-03-02", "received": true}}}));
    let light =
        |book: &Book| book.ask("follow_up.page", json!({"id": id}))["line"]["lit"]["light"].clone();
    book.today = "2026-03-25".into();
    assert_eq!(light(&book), "green", "due today is not late");
    book.today = "2026-03-26".into();
    assert_eq!(light(&book), "yellow");
    book.act(report(json!({"follow_up": id}), 5, "2026-03", "2026-03-26"));
    assert_eq!(light(&book), "green");
}

#[test]
fn today_names_whose_reports_are_missing_and_whom_to_ring() {
    let mut book = Book::new("2026-03-02");
    monthly(&mut book);
    let missing = |book: &Book| book.ask("book.today", json!({}))["reports_missing"].clone();
    let of = |book: &Book, unit: i64, period: &str| {
        let all = missing(book);
        let rows = all.as_array().unwrap().iter();
        let mut rows = rows.filter(|row| row["unit"] == unit && row["period"] == period);
        rows.next().cloned().unwrap_or(Value::Null)
    };
    let lead = book.ask("measure.page", json!({"id": 4}))["line"]["leads"][0]["unit"]
        .as_i64()
        .unwrap();
    let person = json!({"unit": lead, "name": "张某", "post": "科长", "role": "liaison", "telephone": "5200000", "mobile": null, "field": null, "from": null});
    book.act(json!({"person": {"add": {"person": person}}}));
    // February came due on its 25th, March has not.
    let february = of(&book, lead, "2026-02");
    assert_eq!(february["ring"]["name"], "张某");
    assert_eq!(february["ring"]["number"], "5200000");
    let owed = february["matters"].as_array().unwrap().len();
    assert!(february["late_by"].as_i64().unwrap() > 0);
    assert_eq!(of(&book, lead, "2026-03"), json!(null));
    // Each report that comes in leaves the line, also one that was returned and may still come again.
    book.act(report(json!({"measure": 4}), lead, "2026-02", "2026-03-02"));
    let left = of(&book, lead, "2026-02");
    let left = left["matters"].as_array().map_or(0, Vec::len);
    assert_eq!(left, owed - 1);
    // On the day after the next due date only the newer period is chased.
    book.today = "2026-03-26".into();
    assert_eq!(of(&book, lead, "2026-02"), json!(null));
    assert_eq!(of(&book, lead, "2026-03")["late_by"], 1);
    // An ask beyond the cycle stays until it is answered or taken back.
    let asked = json!({"units": [lead], "subject": null, "words": "报送总结", "period": "2026-02", "asked_on": "2026-03-02", "due": "2026-03-20", "despite": null});
    let id = book.make(json!({"report": {"ask": {"request": asked}}}));
    assert_eq!(of(&book, lead, "2026-02")["matters"], json!(["报送总结"]));
    assert_eq!(of(&book, lead, "2026-02")["late_by"], 4);
    let answer = book.make(report(
        json!({"request": id}),
        lead,
        "2026-02",
        "2026-03-26",
    ));
    assert_eq!(of(&book, lead, "2026-02"), json!(null));
    book.act(json!({"report": {"return": {"id": answer, "on": "2026-03-26", "due": "2026-03-30", "reason": "缺数据"}}}));
    assert_eq!(of(&book, lead, "2026-02"), json!(null), "not due again yet");
    book.today = "2026-04-01".into();
    assert_eq!(of(&book, lead, "2026-02")["late_by"], 2);
}

#[test]
fn a_grid_is_typed_in_as_one_act() {
    let mut book = Book::new("2026-03-10");
    monthly(&mut book);
    let one = |unit: i64, progress: &str| json!({"subject": {"measure": 4}, "unit": unit, "period": "2026-03", "received_on": "2026-03-10", "progress": progress, "problem": null, "next_step": null, "coordination": null, "document": null});
    let many = |reports: Value| json!({"report": {"record_many": {"reports": reports}}});
    let (code, field) = book.refused(many(json!([one(1, "已完成"), one(2, " ")])));
    assert_eq!(
        (code.as_str(), field.as_deref()),
        ("blank", Some("reports[1].progress"))
    );
    assert_eq!(book.refused(many(json!([]))).0, "blank");
    let before = book.ledger.dump().unwrap();
    book.act(many(json!([one(1, "已完成"), one(2, "已过半")])));
    book.ledger.undo(&crate::book::stamp("2026-03-10")).unwrap();
    assert_eq!(
        book.ledger.dump().unwrap(),
        before,
        "one undo takes all back"
    );
}

/// On a book with many reports the page of a period still comes from that period's rows alone.
#[test]
fn a_page_of_many_years_reads_its_own_period() {
    let mut book = Book::new("2026-03-31");
    let rule = json!({"due": {"day_of_month": 25}, "measures": true, "follow_ups": true, "indicators": false});
    book.act(
        json!({"report": {"set_cycle": {"cycle": "month", "from": "2025-01-01", "rule": rule}}}),
    );
    let mut months: Vec<String> = (1..=12).map(|month| format!("2025-{month:02}")).collect();
    months.extend((1..=3).map(|month| format!("2026-{month:02}")));
    let lines = page(&book, "2026-03")["lines"].clone();
    let owed: Vec<(Value, i64)> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["subject"].clone(), line["unit"].as_i64().unwrap()))
        .collect();
    for month in &months {
        let reports: Vec<Value> = owed
            .iter()
            .map(|(subject, unit)| json!({"subject": subject, "unit": unit, "period": month, "received_on": format!("{month}-25"), "progress": "按计划推进。", "problem": null, "next_step": null, "coordination": null, "document": null}))
            .collect();
        book.act(json!({"report": {"record_many": {"reports": reports}}}));
    }
    for month in &months {
        let page = page(&book, month);
        assert_eq!(page["count"]["owed"], owed.len());
        assert_eq!(page["count"]["filed"], owed.len());
        assert_eq!(page["count"]["missing"], 0);
        assert_eq!(page["others"], json!([]));
    }
}
