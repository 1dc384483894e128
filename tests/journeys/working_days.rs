//! 节假日: a new book knows the published years, dates are turned once and never move, and papers say
//! which table they counted with.

use crate::book::Book;
use serde_json::{Value, json};

fn in_working_days(title: &str, count: u32, from: &str) -> Value {
    let term = json!({"working_days": {"count": count, "from": from}});
    json!({"follow_up": {"draft": {"form": {"title": title, "requirement": null, "source": "plan", "owner": 1, "due": null, "term": term}}}})
}

#[test]
fn a_new_book_knows_the_published_years_and_their_notices() {
    let book = Book::new("2026-09-24");
    let page = book.ask("working_day.page", json!({"year": 2026}));
    assert_eq!(page["years"], json!([2024, 2025, 2026]));
    let source = page["table"]["source"].as_str().unwrap();
    assert!(source.contains("国办发明电〔2025〕7号"), "{source}");
    // Off: three weekdays of 中秋 and 国庆 each side; worked: 9-20 (a Sunday).
    assert_eq!(page["months"][8], 22);
    assert_eq!(page["months"][9], 18);
    let unknown = book.ask("working_day.page", json!({"year": 2027}));
    assert_eq!(unknown["table"], json!(null), "nothing is guessed");
}

#[test]
fn working_days_become_a_date_once_and_the_words_are_kept() {
    let mut book = Book::new("2026-09-24");
    let id = book.make(in_working_days("报送台账", 3, "2026-09-24"));
    let page = book.ask("follow_up.page", json!({"id": id}));
    // 9-25 to 9-27 are off (中秋节), so three working days are 28, 29, 30.
    assert_eq!(page["line"]["due"], "2026-09-30");
    assert_eq!(page["term"]["working_days"]["count"], 3);
    let long = book.make(in_working_days("跨长假", 5, "2026-09-29"));
    let page = book.ask("follow_up.page", json!({"id": long}));
    assert_eq!(
        page["line"]["due"], "2026-10-12",
        "10-10 is worked, a week is off"
    );
    for (count, field) in [(0, "term"), (401, "term")] {
        let (code, at) = book.refused(in_working_days("甲", count, "2026-09-24"));
        assert_eq!(
            (code.as_str(), at.as_deref()),
            ("out_of_range", Some(field))
        );
    }
}

#[test]
fn importing_a_table_moves_no_date_but_lists_those_it_would() {
    let mut book = Book::new("2026-12-28");
    let id = book.make(in_working_days("年初报送", 5, "2026-12-30"));
    let due = |book: &Book| book.ask("follow_up.page", json!({"id": id}))["line"]["due"].clone();
    assert_eq!(due(&book), "2027-01-06", "2027 counts Monday to Friday");
    let pasted = "一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月4日（周一）上班。\n二、春节：2月30日放假。";
    let read = book.ask(
        "working_day.read",
        json!({"year": 2027, "source": "某年放假通知", "text": pasted}),
    );
    assert_eq!(
        read["unread"].as_array().unwrap().len(),
        1,
        "2.30 comes back"
    );
    assert_eq!(read["moved"][0]["recorded"], "2027-01-06");
    assert_eq!(read["moved"][0]["would_be"], "2027-01-07");
    book.act(json!({"working_day": {"set_year": {"table": read["table"]}}}));
    assert_eq!(due(&book), "2027-01-06", "no recorded date moves");
    let next = book.make(in_working_days("又一项", 5, "2026-12-30"));
    let page = book.ask("follow_up.page", json!({"id": next}));
    assert_eq!(page["line"]["due"], "2027-01-07");
    // One day changed by hand.
    book.act(json!({"working_day": {"set_day": {"on": "2027-01-05", "worked": false, "name": "临时放假"}}}));
    let third = book.make(in_working_days("再一项", 5, "2026-12-30"));
    let page = book.ask("follow_up.page", json!({"id": third}));
    assert_eq!(page["line"]["due"], "2027-01-08");
    book.act(
        json!({"working_day": {"set_day": {"on": "2027-01-05", "worked": null, "name": null}}}),
    );
    let page = book.ask("working_day.page", json!({"year": 2027}));
    assert_eq!(page["table"]["days"].as_array().unwrap().len(), 4);
}

#[test]
fn papers_say_which_table_they_counted_with() {
    let mut book = Book::new("2026-12-30");
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-12-30", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    let notes = |book: &Book| {
        let brief = book.ask(
            "pack.brief",
            json!({"recipe": {"kind": "meeting-pack", "subject": {"meeting": meeting}, "draft_mark": null}}),
        );
        brief["meeting_pack"]["head"]["notes"].clone()
    };
    let found = notes(&book);
    assert!(
        found[0]
            .as_str()
            .unwrap()
            .starts_with("2026年工作日按《国务院办公厅")
    );
    assert_eq!(found[1], "2027年节假日表未公布，工作日按周一至周五计");
    let day = |on: &str| json!({"on": on, "worked": false, "name": "元旦"});
    book.act(json!({"working_day": {"set_year": {"table": {"year": 2027, "source": "某年放假通知", "days": [day("2027-01-01")]}}}}));
    assert_eq!(notes(&book)[1], "2027年工作日按某年放假通知计");
}

#[test]
fn a_bad_table_is_refused_at_its_field() {
    let mut book = Book::new("2026-09-24");
    let set = |year: i32, source: &str, days: Value| json!({"working_day": {"set_year": {"table": {"year": year, "source": source, "days": days}}}});
    let day = |on: &str, name: &str| json!({"on": on, "worked": false, "name": name});
    let long = "长".repeat(10_000);
    for (act, code, field) in [
        (set(2027, "通知", json!([])), "blank", "days"),
        (
            set(2027, " ", json!([day("2027-01-01", "元旦")])),
            "blank",
            "source",
        ),
        (
            set(2027, &long, json!([day("2027-01-01", "元旦")])),
            "too_long",
            "source",
        ),
        (
            set(2027, "通知", json!([day("2027-01-01", " ")])),
            "blank",
            "days",
        ),
        (
            set(2027, "通知", json!([day("2026-01-01", "元旦")])),
            "other_year",
            "days",
        ),
        (
            set(
                2027,
                "通知",
                json!([day("2027-01-01", "元旦"), day("2027-01-01", "元旦")]),
            ),
            "day_twice",
            "days",
        ),
        (
            set(1, "通知", json!([day("2027-01-01", "元旦")])),
            "out_of_range",
            "year",
        ),
        (
            json!({"working_day": {"set_day": {"on": "2031-01-01", "worked": true, "name": null}}}),
            "no_year_table",
            "on",
        ),
    ] {
        let (found, at) = book.refused(act);
        assert_eq!((found.as_str(), at.as_deref()), (code, Some(field)));
    }
}
