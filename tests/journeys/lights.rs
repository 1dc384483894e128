//! Lights over the whole book: they sum to the items, a threshold moves them, an override is read with
//! its reason and falls away by itself.

use crate::book::Book;
use serde_json::{Value, json};

fn issue(book: &mut Book, measure: i64, owner: i64, due: &str) -> i64 {
    let form = json!({"title": format!("事项{due}"), "requirement": null, "source": "plan", "owner": owner, "measures": [measure], "due": due});
    let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    let on = book.today.clone();
    book.act(json!({"follow_up": {"issue": {"id": id, "on": on, "received": true}}}));
    id
}

fn total(counts: &Value) -> u64 {
    let counts = counts.as_object().expect("counts");
    counts
        .values()
        .map(|count| count.as_u64().expect("a count"))
        .sum()
}

fn lead(book: &Book, measure: i64) -> i64 {
    let page = book.ask("measure.page", json!({"id": measure}));
    page["line"]["leads"][0]["unit"].as_i64().expect("a lead")
}

#[test]
fn lights_sum_to_the_items() {
    let mut book = Book::new("2026-03-05");
    for (measure, due) in [
        (1, "2026-03-06"),
        (1, "2026-06-30"),
        (2, "2026-03-20"),
        (3, "2026-12-31"),
    ] {
        let owner = lead(&book, measure);
        let id = issue(&mut book, measure, owner, due);
        if due == "2026-12-31" {
            book.act(
                json!({"follow_up": {"cancel": {"id": id, "on": "2026-03-05", "basis": "重复"}}}),
            );
        }
    }
    book.act(json!({"task": {"add": {"measure": 2, "task": {"words": "培育平台", "owner": lead(&book, 2), "due": "2026-02-28"}}}}));
    for today in ["2026-03-05", "2026-03-25", "2026-07-15", "2028-01-15"] {
        book.today = today.into();
        let plan = book.ask("plan.page", json!({}));
        let measures = plan["measures"].as_array().unwrap();
        for line in measures {
            let page = book.ask("measure.page", json!({"id": line["id"]}));
            let items = page["indicators"].as_array().unwrap().len()
                + page["tasks"].as_array().unwrap().len()
                + page["line"]["open_follow_ups"].as_u64().unwrap() as usize
                + page["closed_follow_ups"].as_u64().unwrap() as usize;
            assert_eq!(
                total(&line["counts"]),
                items as u64,
                "measure {} on {today}",
                line["number"]
            );
            let grey_only = line["counts"]["grey"] == total(&line["counts"]);
            if grey_only {
                assert_eq!(line["lit"]["light"], "grey", "grey is never green");
            }
        }
        let first = book.ask("book.today", json!({}));
        assert_eq!(total(&first["measure_lights"]), 27);
        let list = book.ask("indicator.list", json!({}));
        let lines = list["lines"].as_array().unwrap().len();
        assert_eq!(total(&list["lights"]), lines as u64);
    }
}

#[test]
fn a_threshold_is_a_setting_and_stands_in_the_journal() {
    let mut book = Book::new("2026-03-05");
    let owner = lead(&book, 1);
    let id = issue(&mut book, 1, owner, "2026-03-13");
    let light =
        |book: &Book| book.ask("follow_up.page", json!({"id": id}))["line"]["lit"]["light"].clone();
    assert_eq!(light(&book), "green");
    let settings = book.ask("light.settings", json!({}));
    assert_eq!(settings["thresholds"], settings["defaults"]);
    let mut wide = settings["thresholds"].clone();
    wide["soon_working_days"] = json!(10);
    book.act(json!({"light": {"set_thresholds": {"thresholds": wide}}}));
    assert_eq!(light(&book), "yellow");
    let list = book.ask("book.today", json!({}));
    assert_eq!(
        list["due_soon"].as_array().unwrap().len(),
        1,
        "lists follow the same threshold"
    );
    let journal = book.ask(
        "book.journal",
        json!({"filter": {}, "before": null, "limit": 1}),
    );
    assert_eq!(journal["lines"][0]["title"], "设定亮灯阈值");
    wide["behind_red"] = json!(10);
    let refused = book.refused(json!({"light": {"set_thresholds": {"thresholds": wide}}}));
    assert_eq!(refused, ("out_of_range".into(), Some("behind_red".into())));
}

#[test]
fn an_override_is_read_with_its_reason_until_its_day() {
    let mut book = Book::new("2026-03-05");
    let owner = lead(&book, 1);
    issue(&mut book, 1, owner, "2026-03-06");
    book.today = "2026-03-10".into();
    let light = |book: &Book| book.ask("plan.page", json!({}))["measures"][0]["lit"].clone();
    assert_eq!(light(&book)["light"], "red");
    let form = |until: &str, reason: &str| json!({"light": {"override": {"form": {"subject": {"measure": 1}, "light": "yellow", "reason": reason, "until": until, "by": "王某"}}}});
    assert_eq!(
        book.refused(form("2026-03-09", "已协调")),
        ("override_term".into(), Some("until".into()))
    );
    assert_eq!(
        book.refused(form("2026-03-20", " ")),
        ("blank".into(), Some("reason".into()))
    );
    let id = book.make(form("2026-03-20", "市局已同意顺延"));
    let lit = light(&book);
    assert_eq!(
        (&lit["light"], &lit["set_aside"]),
        (&json!("yellow"), &json!("red"))
    );
    let reason = lit["reason"].as_str().unwrap();
    for word in ["市局已同意顺延", "王某", "2026年3月20日", "滞后"] {
        assert!(reason.contains(word), "{reason}");
    }
    // The paper prints the same words.
    let brief = book.ask("pack.brief", json!({"recipe": {"kind": "division-table"}}));
    assert_eq!(
        brief["division_table"]["chapters"][0]["measures"][0]["reason"],
        lit["reason"]
    );
    book.today = "2026-03-20".into();
    assert_eq!(light(&book)["light"], "yellow", "its last day");
    book.today = "2026-03-21".into();
    assert_eq!(light(&book)["light"], "red", "it has fallen away");
    assert_eq!(
        book.refused(json!({"light": {"lift": {"id": id, "reason": "不再需要"}}}))
            .0,
        "override_ended"
    );
    let settings = book.ask("light.settings", json!({}));
    assert_eq!(settings["overrides"][0]["in_force"], false);
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}
