//! Units over the years: found by any name, renamed, merged, split and closed down; what is open with
//! them is proposed, ticked and handed over, and nothing open is lost.

use crate::book::Book;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const BASIS: &str = "区级机构改革方案";

fn succeed(unit: i64, on: &str, change: Value, hand_over: Value) -> Value {
    json!({"unit": {"succeed": {"unit": unit, "succession": {"on": on, "basis": BASIS, "change": change, "hand_over": hand_over}}}})
}

fn proposal(book: &Book, unit: i64, into: &[i64]) -> Vec<Value> {
    let lines = book.ask("unit.proposal", json!({"unit": unit, "into": into}));
    lines.as_array().unwrap().clone()
}

/// Every line of the proposal, ticked.
fn ticked(lines: &[Value], to: i64) -> Value {
    lines
        .iter()
        .map(|line| json!({"item": line["item"], "to": to}))
        .collect()
}

fn follow_up(book: &mut Book, owner: i64, helper: Option<i64>) -> i64 {
    let on = book.today.clone();
    let form = json!({"title": "报送台账", "requirement": null, "source": "plan", "owner": owner, "co_units": helper.into_iter().collect::<Vec<_>>(), "due": "2026-12-31"});
    let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    book.act(json!({"follow_up": {"issue": {"id": id, "on": on, "received": true}}}));
    id
}

#[test]
fn a_renamed_unit_is_found_by_both_names_and_old_papers_keep_the_old() {
    let mut book = Book::new("2026-02-01");
    let unit = book.unit("区商务局");
    book.act(json!({"office": {"set": {"office": {"group_name": "专班", "office_name": "专班办", "paper_prefix": "环专班", "contact": "小于", "telephone": "5200000"}}}}));
    let paper = |on: &str| json!({"series": "letter", "title": "函", "matter": "other", "to": [{"unit": unit}], "on": on});
    let old = book.make(json!({"paper": {"draft": {"paper": paper("2026-02-01")}}}));
    book.act(json!({"paper": {"submit": {"id": old, "on": "2026-02-01"}}}));
    book.act(
        json!({"paper": {"sign": {"id": old, "signing": {"by": "王某", "on": "2026-02-01"}}}}),
    );
    book.today = "2026-03-05".into();
    book.act(succeed(
        unit,
        "2026-03-01",
        json!({"rename": {"name": "区商务和投资促进局", "short_name": "区商务局"}}),
        json!([]),
    ));
    let new = book.make(json!({"paper": {"draft": {"paper": paper("2026-03-05")}}}));
    let name = |id: i64| book.ask("paper.page", json!({"id": id}))["to"][0]["name"].clone();
    assert_eq!(name(old), "区商务局", "the paper of its time");
    assert_eq!(name(new), "区商务和投资促进局");
    for typed in ["区商务局", "商务", "qswhtz", "环翠区商务和投资促进局"] {
        let found = book.ask("unit.find", json!({"typed": typed}));
        assert_eq!(found[0]["id"], unit, "{typed}");
        assert_eq!(found[0]["name"], "区商务和投资促进局");
    }
    let page = book.ask("unit.page", json!({"id": unit}));
    assert_eq!(page["names"][0]["from"], "2026-03-01");
    assert_eq!(page["names"][2]["name"], "区商务局");
    assert_eq!(page["names"][2]["until"], "2026-03-01");
    assert_eq!(page["events"][0]["new_name"], "区商务和投资促进局");
    let past = book.ledger.as_of("2026-02-15".parse().unwrap()).unwrap();
    let before =
        office::ask::Answers::unit(&past.view(&book.ledger), office::id::UnitId(unit)).unwrap();
    assert_eq!(before.line.name, "区商务局", "as of an earlier day");
}

#[test]
fn initials_find_a_unit() {
    let mut book = Book::new("2026-03-05");
    let unit = book.unit("区发展和改革局");
    for typed in [
        "qfgj",
        "ＱＦＧＪ",
        "发改局",
        "威海市环翠区发展和改革局",
        " 发 展 和 改 革 局 ",
    ] {
        assert_eq!(
            book.ask("unit.find", json!({"typed": typed}))[0]["id"],
            unit,
            "{typed}"
        );
    }
    assert_eq!(book.ask("unit.find", json!({"typed": "  "})), json!([]));
    let odd = book.make(json!({"unit": {"add": {"unit": {"name": "区会展中心", "short_name": null, "kind": null, "reading": "QHZZX"}}}}));
    assert_eq!(
        book.ask("unit.find", json!({"typed": "qhzzx"}))[0]["id"],
        odd
    );
    assert_eq!(
        book.refused(json!({"unit": {"add": {"unit": {"name": "甲", "short_name": null, "kind": null, "reading": "会展"}}}})),
        ("not_initials".into(), Some("reading".into()))
    );
}

#[test]
fn a_merged_unit_hands_everything_over_and_gets_nothing_new() {
    let mut book = Book::new("2026-03-05");
    let (old, new) = (book.unit("区商务局"), book.unit("区发展和改革局"));
    let own = follow_up(&mut book, old, Some(new));
    let helped = follow_up(&mut book, new, Some(old));
    let open = proposal(&book, old, &[new]);
    assert!(
        open.iter().all(|line| line["to"] == new),
        "one successor is proposed for all"
    );
    let first_lead_before: Vec<Value> = open
        .iter()
        .filter(|line| line["item"].get("assignment").is_some())
        .cloned()
        .collect();
    assert!(first_lead_before.len() > 3);
    book.act(succeed(
        old,
        "2026-03-05",
        json!({"merge": {"into": new}}),
        ticked(&open, new),
    ));

    assert_eq!(
        proposal(&book, old, &[]),
        Vec::<Value>::new(),
        "nothing is left"
    );
    let page = book.ask("follow_up.page", json!({"id": own}));
    assert_eq!(
        (&page["line"]["owner"], &page["line"]["original_due"]),
        (&json!(new), &json!("2026-12-31"))
    );
    assert_eq!(
        page["co_units"],
        json!([]),
        "the owner does not help itself"
    );
    assert!(
        page["steps"].as_array().unwrap().last().unwrap()["words"]
            .as_str()
            .unwrap()
            .contains(BASIS)
    );
    assert_eq!(
        book.ask("follow_up.page", json!({"id": helped}))["co_units"],
        json!([])
    );
    let unit = book.ask("unit.page", json!({"id": old}));
    assert_eq!(unit["line"]["ended_on"], "2026-03-05");
    assert_eq!(
        book.ask("unit.page", json!({"id": new}))["events"][0]["name"],
        "区商务局"
    );

    let code = |(code, field): (String, Option<String>)| (code, field.unwrap_or_default());
    let form = json!({"title": "新事项", "requirement": null, "source": "plan", "owner": old, "due": "2026-12-31"});
    assert_eq!(
        code(book.refused(json!({"follow_up": {"draft": {"form": form}}}))),
        ("unit_ended".into(), "owner".into())
    );
    let part = json!({"assignment": {"add": {"measure": 1, "party": {"unit": old}, "role": "responsible", "from": "2026-03-05", "basis": "会议"}}});
    assert_eq!(
        code(book.refused(part)),
        ("unit_ended".into(), "party".into())
    );
    assert_eq!(code(book.refused(json!({"follow_up": {"transfer": {"id": own, "on": "2026-03-05", "to": old, "basis": "退"}}}))), ("unit_ended".into(), "to".into()));
    assert_eq!(
        code(book.refused(succeed(
            old,
            "2026-03-05",
            json!({"abolish": {"into": null}}),
            json!([])
        ))),
        ("unit_ended".into(), "unit".into())
    );
    assert_eq!(
        code(book.refused(succeed(
            new,
            "2026-03-05",
            json!({"merge": {"into": old}}),
            json!([])
        ))),
        ("unit_ended".into(), "into".into())
    );
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-20", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    let report = json!({"subject": {"measure": 1}, "unit": old, "period": "2026-03", "received_on": "2026-03-05", "progress": "已推进。", "problem": null, "next_step": null, "coordination": null, "document": null});
    let gone = [
        (
            json!({"attendance": {"invite": {"meeting": meeting, "units": [old]}}}),
            "unit",
        ),
        (
            json!({"agenda": {"add": {"meeting": meeting, "item": {"title": "汇报", "presenter": old, "minutes": null, "paragraph": null}}}}),
            "presenter",
        ),
        (json!({"report": {"record": {"report": report}}}), "unit"),
        (
            json!({"report": {"ask": {"request": {"units": [new, old], "subject": null, "words": "报送总结", "period": "2026-03", "asked_on": "2026-03-05", "due": "2026-03-20", "despite": null}}}}),
            "units",
        ),
        (
            json!({"reading": {"record": {"reading": {"indicator": 2, "as_of": "2026-03-05", "value": "5", "status": "final", "reported_by": old}}}}),
            "reported_by",
        ),
        (
            json!({"document": {"keep": {"document": {"title": "来文", "kind": "evidence", "file_name": "来文.txt", "received_on": "2026-03-05", "unit": old}, "content": "base64:5LiA"}}}),
            "unit",
        ),
        (
            json!({"unit": {"set_members": {"group": 1, "members": [new, old], "from": "2026-03-05"}}}),
            "members",
        ),
    ];
    for (act, field) in gone {
        assert_eq!(
            code(book.refused(act)),
            ("unit_ended".into(), field.to_owned())
        );
    }
}

/// Tasks, asked reports, invitations, items to present and unsigned papers go where the rest goes.
#[test]
fn nothing_that_waits_for_a_unit_is_left_behind() {
    let mut book = Book::new("2026-03-05");
    let (old, new) = (book.unit("区商务局"), book.unit("区发展和改革局"));
    let measure = proposal(&book, old, &[])
        .iter()
        .find_map(|line| {
            line["item"]
                .get("assignment")
                .map(|_| line["words"].clone())
        })
        .unwrap();
    let number: i64 = measure
        .as_str()
        .unwrap()
        .trim_start_matches('第')
        .split('项')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    book.act(json!({"task": {"add": {"measure": number, "task": {"words": "完成清单", "owner": old, "due": "2026-06-30"}}}}));
    book.act(json!({"report": {"ask": {"request": {"units": [old], "subject": null, "words": "报送总结", "period": "2026-03", "asked_on": "2026-03-05", "due": "2026-03-20", "despite": null}}}}));
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-20", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    book.act(json!({"attendance": {"invite": {"meeting": meeting, "units": [old, new]}}}));
    book.act(json!({"agenda": {"add": {"meeting": meeting, "item": {"title": "汇报", "presenter": old, "minutes": null, "paragraph": null}}}}));
    book.act(json!({"paper": {"draft": {"paper": {"series": "letter", "title": "函", "matter": "other", "to": [{"unit": old}], "cc": [{"unit": new}], "on": "2026-03-05"}}}}));

    let open = proposal(&book, old, &[new]);
    for kind in ["task", "request", "invitation", "presenter", "recipient"] {
        let of_kind = open.iter().filter(|line| line["item"].get(kind).is_some());
        assert_eq!(of_kind.count(), 1, "{kind}");
    }
    let only_task: Vec<Value> = open
        .iter()
        .filter(|line| line["item"].get("task").is_some())
        .cloned()
        .collect();
    let stranger = book.unit("区海洋发展局");
    let without_its_part = json!({"unit": {"hand_over": {"unit": old, "on": "2026-03-05", "basis": BASIS, "items": ticked(&only_task, stranger)}}});
    assert_eq!(
        book.refused(without_its_part),
        ("unit_not_in_measure".into(), Some("items".into())),
        "a task goes to a unit of its measure"
    );
    book.act(succeed(
        old,
        "2026-03-05",
        json!({"merge": {"into": new}}),
        ticked(&open, new),
    ));
    assert_eq!(proposal(&book, old, &[]), Vec::<Value>::new());
    let taken = proposal(&book, new, &[]);
    for kind in ["task", "request", "invitation", "presenter", "recipient"] {
        let of_kind = taken.iter().filter(|line| line["item"].get(kind).is_some());
        assert_eq!(of_kind.count(), 1, "{kind} once");
    }
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn what_a_unit_asked_before_it_ended_is_presented_by_who_took_over() {
    let mut book = Book::new("2026-03-05");
    let (old, new) = (book.unit("区商务局"), book.unit("区发展和改革局"));
    let report = json!({"subject": {"measure": 10}, "unit": old, "period": "2026-03", "received_on": "2026-03-05", "progress": "已推进。", "problem": null, "next_step": null, "coordination": "请协调用地指标", "document": null});
    book.act(json!({"report": {"record": {"report": report}}}));
    let open = proposal(&book, old, &[new]);
    let merge = json!({"merge": {"into": new}});
    book.act(succeed(old, "2026-03-05", merge, ticked(&open, new)));
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-20", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    let offered = book.ask("meeting.proposals", json!({"id": meeting}))[0].clone();
    assert_eq!(offered["what"], json!({"coordination": 1}));
    assert_eq!(offered["presenter_name"], "区发展和改革局");
    book.act(
        json!({"agenda": {"take": {"meeting": meeting, "what": [offered["what"]], "item": null}}}),
    );
    let page = book.ask("meeting.page", json!({"id": meeting}));
    assert_eq!(page["agenda"][0]["presenter"], new);
}

#[test]
fn what_is_not_ticked_stays_in_sight() {
    let mut book = Book::new("2026-03-05");
    let (old, new) = (book.unit("区商务局"), book.unit("区发展和改革局"));
    follow_up(&mut book, old, None);
    let open = proposal(&book, old, &[]);
    assert!(open.iter().all(|line| line["to"] == json!(null)));
    book.act(succeed(
        old,
        "2026-03-05",
        json!({"abolish": {"into": null}}),
        json!([]),
    ));
    let left = book.ask("unit.page", json!({"id": old}))["left"].clone();
    assert_eq!(
        left.as_array().unwrap().len(),
        open.len(),
        "nothing open is lost"
    );
    let item = json!([{"item": left[0]["item"], "to": new}]);
    book.act(json!({"unit": {"hand_over": {"unit": old, "on": "2026-03-05", "basis": BASIS, "items": item}}}));
    assert_eq!(
        book.refused(json!({"unit": {"hand_over": {"unit": old, "on": "2026-03-05", "basis": BASIS, "items": item}}})),
        ("not_open_with_unit".into(), Some("items".into()))
    );
    let rest = ticked(left.as_array().unwrap().get(1..).unwrap(), new);
    book.act(json!({"unit": {"hand_over": {"unit": old, "on": "2026-03-05", "basis": BASIS, "items": rest}}}));
    assert_eq!(book.ask("unit.page", json!({"id": old}))["left"], json!([]));
}

#[test]
fn groups_are_resolved_at_a_date() {
    let mut book = Book::new("2026-03-05");
    let group = |book: &Book| book.ask("unit.groups", json!({}))[0].clone();
    assert_eq!(
        (&group(&book)["confirmed"], &group(&book)["count"]),
        (&json!(false), &json!(0))
    );
    let set = |members: &[i64], from: &str| json!({"unit": {"set_members": {"group": 1, "members": members, "from": from, "basis": "区委编办名单"}}});
    book.act(set(&[3, 4, 5], "2025-01-01"));
    book.act(set(&[3, 4, 6], "2026-02-01"));
    let now = group(&book);
    assert_eq!(
        (&now["confirmed"], &now["count"], &now["basis"]),
        (&json!(true), &json!(3), &json!("区委编办名单"))
    );
    assert_eq!(now["history"].as_array().unwrap().len(), 4);
    assert_eq!(
        book.refused(set(&[3], "2026-01-01")),
        ("dates_reversed".into(), Some("from".into()))
    );
    assert_eq!(
        book.refused(set(&[3], "2020-01-01")),
        ("before_plan".into(), Some("from".into()))
    );
    let today = book.today.clone();
    book.today = "2025-06-01".into();
    assert_eq!(group(&book)["members"], json!([3, 4, 5]), "of that day");
    book.today = today;
    book.act(succeed(
        4,
        "2026-03-05",
        json!({"merge": {"into": 7}}),
        ticked(&proposal(&book, 4, &[7]), 7),
    ));
    assert_eq!(group(&book)["members"], json!([3, 6, 7]));
}

#[test]
fn bad_events_are_refused_at_their_field() {
    let mut book = Book::new("2026-03-05");
    let (one, two) = (book.unit("区商务局"), book.unit("区发展和改革局"));
    let at = |book: &mut Book, act: Value| {
        let (code, field) = book.refused(act);
        (code, field.unwrap_or_default())
    };
    let none = || json!([]);
    for (on, change, code, field) in [
        (
            "2026-03-05",
            json!({"merge": {"into": one}}),
            "successor_of_itself",
            "into",
        ),
        (
            "2026-03-05",
            json!({"split": {"into": [], "goes_on": true}}),
            "blank",
            "into",
        ),
        (
            "2026-03-05",
            json!({"split": {"into": [two, one], "goes_on": true}}),
            "successor_of_itself",
            "into",
        ),
        (
            "2026-03-05",
            json!({"rename": {"name": "  ", "short_name": null}}),
            "blank",
            "name",
        ),
        (
            "2026-03-05",
            json!({"rename": {"name": "长".repeat(10_000), "short_name": null}}),
            "too_long",
            "name",
        ),
        (
            "2026-03-05",
            json!({"rename": {"name": "区发展和改革局", "short_name": null}}),
            "name_taken",
            "name",
        ),
        (
            "2026-03-05",
            json!({"rename": {"name": "区商务局", "short_name": null}}),
            "name_taken",
            "name",
        ),
        (
            "2026-03-06",
            json!({"merge": {"into": two}}),
            "not_yet",
            "on",
        ),
        (
            "2023-01-01",
            json!({"merge": {"into": two}}),
            "before_plan",
            "on",
        ),
        ("2026-03-05", json!({"merge": {"into": 999}}), "missing", ""),
    ] {
        assert_eq!(
            at(&mut book, succeed(one, on, change.clone(), none())),
            (code.to_owned(), field.to_owned()),
            "{change}"
        );
    }
    let mut blank = succeed(one, "2026-03-05", json!({"merge": {"into": two}}), none());
    blank["unit"]["succeed"]["succession"]["basis"] = json!(" ");
    assert_eq!(at(&mut book, blank), ("blank".into(), "basis".into()));
    let name = |kind: &str, until: Value| json!({"unit": {"add_name": {"unit": one, "name": {"name": "区贸易局", "kind": kind, "from": "2024-01-01", "until": until}}}});
    assert_eq!(
        at(&mut book, name("full", json!(null))),
        ("name_kept".into(), "kind".into())
    );
    assert_eq!(
        at(&mut book, name("former", json!(null))),
        ("blank".into(), "until".into())
    );
    assert_eq!(
        at(&mut book, name("former", json!("2023-01-01"))),
        ("dates_reversed".into(), "until".into())
    );
}

/// Measures with whom they have as first lead, and open follow-ups with their owners.
/// Who leads each measure, and who owns each open follow-up.
type OpenThings = (Vec<(i64, Vec<i64>)>, Vec<(i64, Value)>);

fn open_things(book: &Book) -> OpenThings {
    let plan = book.ask("plan.page", json!({}));
    let leads = plan["measures"].as_array().unwrap().iter().map(|measure| {
        let units = measure["leads"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| part["unit"].as_i64().unwrap())
            .collect();
        (measure["id"].as_i64().unwrap(), units)
    });
    let items = book.ask("follow_up.list", json!({"query": {"filter": "open"}}));
    let mut items: Vec<(i64, Value)> = items["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["id"].as_i64().unwrap(), row["owner"].clone()))
        .collect();
    items.sort_by_key(|(id, _)| *id);
    (leads.collect(), items)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
    /// Whatever is merged or closed down, every measure keeps its first lead and every open item an owner that is there.
    #[test]
    fn merging_loses_no_open_item(pairs in proptest::collection::vec((0usize..12, 0usize..12, 0u8..3), 1..5), owners in proptest::collection::vec((0usize..12, 0usize..12), 1..6)) {
        let mut book = Book::new("2026-03-05");
        let units: Vec<i64> = book.ask("unit.list", json!({})).as_array().unwrap().iter().take(12).map(|unit| unit["id"].as_i64().unwrap()).collect();
        for (owner, helper) in owners {
            follow_up(&mut book, units[owner], (owner != helper).then(|| units[helper]));
        }
        let (leads, items) = open_things(&book);
        let led: Vec<i64> = leads.iter().filter(|(_, units)| !units.is_empty()).map(|(id, _)| *id).collect();
        let mut ended: BTreeSet<i64> = BTreeSet::new();
        for (from, to, way) in pairs {
            let (from, to) = (units[from], units[to]);
            let open = proposal(&book, from, &[to]);
            let change = match way {
                0 => json!({"merge": {"into": to}}),
                1 => json!({"abolish": {"into": to}}),
                _ => json!({"split": {"into": [to], "goes_on": false}}),
            };
            let act = succeed(from, "2026-03-05", change, ticked(&open, to));
            if from == to || ended.contains(&from) || ended.contains(&to) {
                prop_assert!(book.try_act(act).is_err());
                continue;
            }
            book.act(act);
            ended.insert(from);
            prop_assert_eq!(proposal(&book, from, &[]), Vec::<Value>::new());
        }
        let (leads_after, items_after) = open_things(&book);
        for (id, units) in &leads_after {
            prop_assert_eq!(led.contains(id), !units.is_empty(), "measure {}", id);
            prop_assert!(units.iter().all(|unit| !ended.contains(unit)));
        }
        prop_assert_eq!(items.iter().map(|(id, _)| id).collect::<Vec<_>>(), items_after.iter().map(|(id, _)| id).collect::<Vec<_>>());
        prop_assert!(items_after.iter().all(|(_, owner)| !ended.contains(&owner.as_i64().unwrap())));
        prop_assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
    }
}
