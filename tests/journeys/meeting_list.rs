//! The list of meetings, page by page: nothing twice, nothing left out, also where ids don't follow the days.

use crate::book::Book;
use serde_json::{Value, json};

fn call(series: &str, on: &str) -> Value {
    json!({"meeting": {"create": {"meeting": {"series": series, "ordinal": null, "on": on, "time": null, "place": null, "chair": null, "recorder": null, "level": null}}}})
}

#[test]
fn the_list_comes_in_pieces_without_a_gap() {
    let mut book = Book::new("2026-03-02");
    let mut made = Vec::new();
    // Two a day, and one called late for an earlier day: ids don't follow the days.
    for on in [
        "2026-03-05",
        "2026-03-05",
        "2026-03-12",
        "2026-03-09",
        "2026-03-19",
    ] {
        made.push(book.make(call("专班调度会", on)));
    }
    made.push(book.make(call("领导小组会议", "2026-03-10")));
    let newest_first = [made[4], made[2], made[5], made[3], made[1], made[0]];
    let mut seen = Vec::new();
    let mut after = Value::Null;
    loop {
        let list = book.ask("meeting.list", json!({"after": after, "limit": 2}));
        assert_eq!(list["count"], 6);
        assert_eq!(list["series"].as_array().unwrap().len(), 2);
        let lines = list["meetings"].as_array().unwrap();
        assert!(lines.len() <= 2);
        seen.extend(lines.iter().map(|line| line["id"].as_i64().unwrap()));
        after = list["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(seen, newest_first);
    for bad in ["", "2026-03-05", "2026-02-30/1", "2026-03-05/一"] {
        let refused = book.try_ask("meeting.list", json!({"after": bad}));
        assert_eq!(refused.expect_err(bad).code, "bad_shape");
    }
    let whole = book.ask("meeting.list", json!({}));
    assert_eq!(whole["meetings"].as_array().unwrap().len(), 6);
    assert_eq!(whole["next"], json!(null));
    let series = whole["series"].as_array().unwrap().iter();
    let other = series.clone().find(|line| line["name"] == "领导小组会议");
    let of = book.ask(
        "meeting.list",
        json!({"series": other.unwrap()["id"], "limit": 2}),
    );
    assert_eq!(
        (
            of["count"].clone(),
            of["meetings"][0]["id"].clone(),
            of["next"].clone()
        ),
        (json!(1), json!(made[5]), json!(null))
    );
}
