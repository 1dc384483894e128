//! Who has which part, since when and why: history, the rule for every measure, 分别牵头, and tasks.

use crate::book::Book;
use serde_json::{Value, json};

fn rows<'a>(page: &'a Value, origin: &str) -> Vec<&'a Value> {
    let rows = page["assignments"].as_array().expect("rows").iter();
    rows.filter(|row| row["origin"] == origin).collect()
}

fn leads(book: &Book, on: &str, measure: usize) -> Vec<String> {
    let answer = book.ask("assignment.on", json!({"on": on}));
    let leads = answer["measures"][measure - 1]["leads"].as_array();
    let leads = leads.expect("leads").iter();
    leads
        .map(|part| part["name"].as_str().expect("a name").to_owned())
        .collect()
}

fn assignment(book: &Book, measure: i64, role: &str) -> i64 {
    let page = book.ask("measure.page", json!({"id": measure}));
    let rows = page["assignments"].as_array().expect("rows").iter();
    let mut held = rows.filter(|row| row["role"] == role && row["until"].is_null());
    held.next().expect("such a part")["id"]
        .as_i64()
        .expect("an id")
}

#[test]
fn the_rule_for_every_measure_is_one_row_and_counts_for_the_members_of_its_group() {
    let mut book = Book::new("2026-03-05");
    let dump = book.ledger.dump().unwrap();
    assert_eq!(dump.matches("default_rule").count(), 1, "one row, not 27");
    for measure in [1, 8, 27] {
        let page = book.ask("measure.page", json!({"id": measure}));
        let by_rule = rows(&page, "default_rule");
        let shown = page["line"]["by_rule"].as_array().unwrap();
        assert_eq!(
            shown.len(),
            usize::from(measure != 1),
            "measure 1 names them itself"
        );
        assert_eq!(by_rule.len(), 1, "measure {measure}");
        assert_eq!(by_rule[0]["name"], "各镇街");
        assert_eq!(by_rule[0]["basis"], "以下均需各镇街负责，不再一一列出");
    }
    let groups = book.ask("unit.groups", json!({}));
    let mut towns = groups.as_array().unwrap().iter();
    let towns = towns
        .find(|group| group["name"] == "各镇街")
        .unwrap()
        .clone();
    assert_eq!(towns["responsible"], 27);

    // A member is responsible in all; one that leads some is not counted there twice.
    let town = book.make(json!({"unit": {"add": {"unit": {"name": "孙家疃街道", "short_name": null, "kind": "subdistrict"}}}}));
    let lead = book.unit("区商务局");
    book.act(json!({"unit": {"set_members": {"group": towns["id"], "members": [town, lead], "from": "2026-03-05"}}}));
    let units = book.ask("unit.list", json!({}));
    let line = |id: i64| {
        let mut lines = units.as_array().unwrap().iter();
        lines.find(|unit| unit["id"] == id).unwrap().clone()
    };
    assert_eq!(line(town)["responsible"], 27);
    let led = line(lead)["leads"].as_u64().unwrap();
    assert!(led > 0);
    assert_eq!(line(lead)["responsible"].as_u64().unwrap() + led, 27);
    let page = book.ask("unit.page", json!({"id": town}));
    assert_eq!(page["measures"].as_array().unwrap().len(), 27);
    assert_eq!(page["measures"][0]["via"], "各镇街");
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn who_leads_what_on_a_day_and_why() {
    let mut book = Book::new("2026-03-05");
    let before = leads(&book, "2026-03-05", 4);
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-05", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    let decision = book.make(json!({"decision": {"record": {"meeting": meeting, "decision": {"agenda_item": null, "kind": "decided", "text": "农机更新改由水利局牵头"}, "follow_up": null}}}));
    let bases = book.ask("assignment.bases", json!({}));
    assert_eq!(bases[0]["source"], "专班调度会第1次会议议定事项第1项");
    let water = book.unit("区水利局");
    let first = assignment(&book, 4, "first_lead");
    book.act(json!({"assignment": {"replace": {"id": first, "party": {"unit": water}, "from": "2026-04-01", "basis": "会议议定", "decision": decision}}}));
    assert_eq!(leads(&book, "2026-03-31", 4), before);
    assert_eq!(leads(&book, "2026-04-01", 4), ["区水利局"]);
    let page = book.ask("measure.page", json!({"id": 4}));
    assert_eq!(rows(&page, "decision").len(), 1);
    assert!(!rows(&page, "plan").is_empty());

    // Bad inputs: two first leads, before the plan, a basis that is not there.
    let other = book.unit("区商务局");
    let add = |role: &str, from: &str, basis: &str| json!({"assignment": {"add": {"measure": 4, "party": {"unit": other}, "role": role, "from": from, "basis": basis}}});
    let refused = book.refused(add("first_lead", "2026-05-01", "依据"));
    assert_eq!(refused, ("first_lead_taken".into(), Some("role".into())));
    let refused = book.refused(add("lead", "2020-01-01", "依据"));
    assert_eq!(refused, ("before_plan".into(), Some("from".into())));
    assert_eq!(book.refused(add("lead", "2026-05-01", " ")).0, "blank");
    let mut astray = add("lead", "2026-05-01", "依据");
    astray["assignment"]["add"]["decision"] = json!(99);
    assert_eq!(book.refused(astray).0, "missing");
    let leap = json!({"assignment": {"add": {"measure": 4, "party": {"unit": other}, "role": "lead", "from": "2026-02-30", "basis": "依据"}}});
    assert_eq!(book.try_act(leap).unwrap_err().code, "no_such_date");
}

#[test]
fn exactly_one_first_lead_at_every_date_whatever_is_tried() {
    let mut book = Book::new("2026-03-05");
    // A walk that anybody can repeat: the same seed, the same steps.
    let mut seed: u64 = 20_241_028;
    let mut next = |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut taken = 0;
    for _ in 0..150 {
        let measure = 1 + next(27) as i64;
        let page = book.ask("measure.page", json!({"id": measure}));
        let rows = page["assignments"].as_array().unwrap().clone();
        let row = rows[next(rows.len() as u64) as usize]["id"].clone();
        let unit = 1 + next(20);
        let from = format!("2026-{:02}-{:02}", 1 + next(12), 1 + next(28));
        let role = ["first_lead", "lead", "responsible"][next(3) as usize];
        let act = match next(4) {
            0 => {
                json!({"add": {"measure": measure, "party": {"unit": unit}, "role": role, "from": from, "basis": "试"}})
            }
            1 => {
                json!({"replace": {"id": row, "party": {"unit": unit}, "from": from, "basis": "试"}})
            }
            2 => json!({"end": {"id": row, "from": from, "basis": "试"}}),
            _ => json!({"make_first": {"id": row, "from": from, "basis": "试"}}),
        };
        taken += usize::from(book.try_act(json!({"assignment": act})).is_ok());
    }
    assert!(taken > 20, "some of the walk goes through: {taken}");
    for month in 1..=12 {
        for day in ["01", "14", "28"] {
            let on = format!("2026-{month:02}-{day}");
            let answer = book.ask("assignment.on", json!({"on": on}));
            for parts in answer["measures"].as_array().unwrap() {
                let leads = parts["leads"].as_array().unwrap().iter();
                let first = leads.filter(|part| part["role"] == "first_lead").count();
                assert_eq!(first, 1, "{on}: measure {}", parts["number"]);
            }
        }
    }
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn under_separate_leads_each_owns_its_tasks_and_indicators() {
    let mut book = Book::new("2026-03-05");
    let page = book.ask("measure.page", json!({"id": 8}));
    let first = page["line"]["leads"][0]["unit"].clone();
    let second = page["line"]["leads"][1]["unit"].clone();
    let other = page["line"]["responsible"][0]["unit"].clone();
    let stranger = book.unit("区水利局");
    let task = |owner: &Value, due: &str| json!({"task": {"add": {"measure": 8, "task": {"words": "计划更新率达到90%以上", "owner": owner, "due": due}}}});
    let refused = book.refused(task(&json!(stranger), "2026-06-30"));
    assert_eq!(
        refused,
        ("unit_not_in_measure".into(), Some("owner".into()))
    );
    book.act(json!({"plan": {"set_lead_mode": {"measure": 8, "mode": "separate"}}}));
    if !other.is_null() {
        assert_eq!(
            book.refused(task(&other, "2026-06-30")).0,
            "owner_does_not_lead"
        );
    }
    assert_eq!(book.refused(task(&first, "2020-06-30")).0, "before_plan");
    let id = book.make(task(&first, "2026-01-31"));
    book.make(task(&second, "2026-06-30"));
    let indicator = page["indicators"][0]["id"].clone();
    let owner = |owner: Value| json!({"indicator": {"set_owner": {"id": indicator, "owner": owner, "basis": "分别牵头"}}});
    assert_eq!(
        book.refused(owner(json!(stranger))).0,
        "owner_does_not_lead"
    );
    book.act(owner(first.clone()));

    let page = book.ask("measure.page", json!({"id": 8}));
    assert_eq!(page["tasks"][0]["missed"], true, "derived");
    assert_eq!(page["tasks"][0]["verbatim"], true);
    assert_eq!(
        page["tasks"][0]["lit"]["light"], "red",
        "missed by over a month"
    );
    assert_eq!(page["line"]["lit"]["light"], "red");
    assert_eq!(page["line"]["tasks_missed"], 1);
    let parts = page["lead_parts"].as_array().unwrap();
    assert_eq!(parts[0]["counts"]["red"], 1);
    assert_eq!(parts[1]["counts"]["green"], 1);

    // Reached with proof, taken back, dropped.
    let proof = book.make(json!({"document": {"keep": {"document": {"title": "验收单", "kind": "evidence", "file_name": "验收单.pdf", "received_on": "2026-03-04", "unit": first}, "content": "base64:AAEC"}}}));
    let reach = |on: &str| json!({"task": {"reach": {"id": id, "on": on, "evidence": [proof]}}});
    assert_eq!(
        book.refused(reach("2026-03-06")),
        ("not_yet".into(), Some("on".into()))
    );
    book.act(reach("2026-03-04"));
    assert_eq!(book.refused(reach("2026-03-04")).0, "task_reached");
    let page = book.ask("measure.page", json!({"id": 8}));
    let task = page["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|task| task["id"] == id)
        .unwrap();
    assert_eq!(
        (&task["lit"]["light"], &task["evidence"][0][1]),
        (&json!("done"), &json!("验收单"))
    );
    assert_ne!(page["line"]["lit"]["light"], "red");
    book.act(json!({"task": {"undo_reach": {"id": id, "reason": "材料不全"}}}));
    book.act(json!({"task": {"drop": {"id": id, "reason": "并入"}}}));
    assert_eq!(
        book.refused(json!({"task": {"drop": {"id": id, "reason": "再删"}}}))
            .0,
        "task_dropped"
    );
    let page = book.ask("measure.page", json!({"id": 8}));
    assert_eq!(page["line"]["tasks"], 1, "a dropped task is none");
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}
