//! What is marked internal, said by a leader without leave, or a mobile number enters no paper that goes
//! out: every kind, about everything it can be about, on a book full of such words. The same search finds
//! them where they may stand, so it would find them elsewhere.

use crate::book::Book;
use serde_json::{Value, json};

/// Words that stand only in what is internal, or was said without leave, or is a mobile number.
const INTERNAL: &str = "内部标记";
const SAID: &str = "未放行原话";
const MOBILE: &str = "13900001234";

/// Papers that stay in the office: the directory with mobiles, the report back to a leader.
const INSIDE: [&str; 2] = ["contacts", "life"];

fn follow_up(title: &str, internal: bool) -> Value {
    json!({"title": format!("{title}{INTERNAL}"), "requirement": format!("办理{INTERNAL}"), "source": "plan", "owner": 2, "co_units": [16], "measures": [4], "due": "2026-03-10", "internal": internal})
}

/// A book where every place that feeds a paper holds something that must not go out.
fn full() -> Book {
    let mut book = Book::new("2026-03-02");
    book.act(json!({"office": {"set": {"office": {"group_name": "环翠区专班", "office_name": "环翠区专班办公室", "number_prefix": "环专班督", "paper_prefix": "环专班", "convener": "王某", "contact": "小于", "telephone": "0631-5200000"}}}}));
    let person = |unit: Value, role: &str| json!({"person": {"add": {"person": {"unit": unit, "name": "孙某", "post": "科长", "role": role, "telephone": "0631-5210000", "mobile": MOBILE, "field": null, "from": null}}}});
    book.act(person(json!(2), "liaison"));
    book.act(person(json!(16), "liaison"));
    book.act(person(json!(null), "leader"));
    for (ordinal, on) in [(1, "2026-03-03"), (2, "2026-03-27")] {
        let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": ordinal, "on": on, "time": "14:30", "place": "三楼会议室", "chair": "王某", "recorder": null}}}}));
        let invite = json!({"attendance": {"invite": {"meeting": meeting, "units": [2, 16]}}});
        book.act(invite);
    }
    let item = book.make(json!({"agenda": {"add": {"meeting": 1, "item": {"title": "经费测算", "presenter": 2, "minutes": null, "paragraph": null}}}}));
    book.today = "2026-03-04".into();
    book.act(json!({"meeting": {"hold": {"id": 1, "on": "2026-03-03"}}}));
    let mut decided = follow_up("议定", true);
    decided["source"] = json!("this_decision");
    book.act(json!({"decision": {"record": {"meeting": 1, "decision": {"agenda_item": item, "kind": "decided", "text": "测算经费。"}, "follow_up": {"form": decided, "issue_on": "2026-03-04"}}}}));
    let issued = book.make(json!({"follow_up": {"draft": {"form": follow_up("自拟", true)}}}));
    book.act(json!({"follow_up": {"issue": {"id": issued, "on": "2026-03-04", "received": true}}}));
    book.act(json!({"follow_up": {"reply": {"id": issued, "on": "2026-03-04", "words": format!("反馈{INTERNAL}"), "document": null}}}));
    // One for units, whose leader's words were not released.
    let said = json!({"leader": "张副区长", "on": "2026-03-04", "on_what": "报告", "document": null, "words": format!("{SAID}，请抓紧。"), "kind": "do", "handed_to": null, "reply_due": null, "quotable": false});
    let quick = json!({"form": {"title": "建设回收网点", "requirement": null, "source": "plan", "owner": 16, "due": "2026-03-10"}, "issue_on": "2026-03-04"});
    book.act(json!({"instruction": {"record": {"instruction": said, "follow_up": quick}}}));
    let report = json!({"subject": {"follow_up": issued}, "unit": 2, "period": "2026-03", "received_on": "2026-03-05", "progress": format!("进展{INTERNAL}"), "problem": format!("问题{INTERNAL}"), "next_step": null, "coordination": format!("请协调{INTERNAL}"), "document": null});
    book.today = "2026-03-05".into();
    book.act(json!({"report": {"record": {"report": report}}}));
    book.act(json!({"paper": {"draft": {"paper": {"series": "letter", "title": "函", "matter": "other", "to": [{"unit": 2}], "cc": [], "copies": null, "on": "2026-03-05"}}}}));
    book.today = "2026-03-26".into();
    book
}

/// Every paper about everything it can be about, with all that can be chosen to be printed.
fn recipes(book: &Book) -> Vec<(String, Value)> {
    let ids = |question: &str, fields: Value| -> Vec<i64> {
        let answer = book.ask(question, fields);
        let rows = match &answer {
            Value::Array(rows) => rows.clone(),
            other => {
                let mut lists = other.as_object().unwrap().values();
                let list = lists.find(|value| {
                    value
                        .as_array()
                        .is_some_and(|rows| rows.iter().any(|row| row["id"].is_i64()))
                });
                list.and_then(Value::as_array).cloned().unwrap_or_default()
            }
        };
        rows.iter().map(|row| row["id"].as_i64().unwrap()).collect()
    };
    let meetings: Vec<i64> = vec![1, 2];
    let follow_ups = ids("follow_up.list", json!({"query": {"filter": "all"}}));
    let units = ids("unit.list", json!({}));
    let subjects = |kind: office::brief::PaperKind| -> Vec<Value> {
        use office::brief::SubjectKind;
        let of = |name: &str, ids: &[i64]| ids.iter().map(|id| json!({ name: id })).collect();
        match kind.subject() {
            None => vec![json!(null)],
            Some(SubjectKind::Meeting) => of("meeting", &meetings),
            Some(SubjectKind::FollowUp) => of("follow_up", &follow_ups),
            Some(SubjectKind::Unit) => of("unit", &units),
            Some(SubjectKind::Measure) => of("measure", &(1..=27).collect::<Vec<i64>>()),
            Some(SubjectKind::Paper) => of("paper", &[1]),
            #[allow(
                unreachable_patterns,
                reason = "a kind of subject that this book has none of"
            )]
            Some(SubjectKind::Pack) => vec![],
        }
    };
    let choices = |kind: &str| -> Vec<Value> {
        match kind {
            "meeting-pack" => vec![
                json!({"meeting_pack": {"annexes": ["measures", "open", "indicators", "coordination", "reports"]}}),
            ],
            "ledger-table" => [
                "open",
                "overdue",
                "due_soon",
                "submitted",
                "draft",
                "lasting",
                "done",
                "all",
            ]
            .iter()
            .map(|status| json!({"ledger_table": {"status": status}}))
            .collect(),
            "contacts" => vec![json!(null), json!({"contacts": {"outgoing": true}})],
            _ => vec![json!(null)],
        }
    };
    let mut out = Vec::new();
    for kind in office::brief::PaperKind::ALL {
        for subject in subjects(kind) {
            for options in choices(kind.code()) {
                let name = match options["contacts"]["outgoing"].as_bool() {
                    Some(true) => "contacts-outgoing",
                    _ => kind.code(),
                };
                let recipe = json!({"kind": kind.code(), "subject": subject, "draft_mark": null, "options": options});
                out.push((name.to_owned(), recipe));
            }
        }
    }
    out
}

/// What of the forbidden stands in a paper; a paper that is refused holds nothing.
fn found(book: &Book, recipe: &Value) -> Vec<&'static str> {
    match book.try_ask("pack.brief", json!({ "recipe": recipe })) {
        Ok(brief) => {
            let text = brief.to_string();
            let marks = [INTERNAL, SAID, MOBILE];
            marks
                .into_iter()
                .filter(|mark| text.contains(mark))
                .collect()
        }
        Err(fault) => {
            assert_eq!(fault.code, "internal_item", "{recipe}: {}", fault.words);
            vec![]
        }
    }
}

#[test]
fn nothing_internal_enters_a_paper_that_goes_out() {
    let mut book = full();
    let recipes = recipes(&book);
    let kinds: std::collections::BTreeSet<&str> =
        recipes.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds.len(), 17, "all kinds, the directory twice: {kinds:?}");
    let mut inside = std::collections::BTreeSet::new();
    for (kind, recipe) in &recipes {
        let found = found(&book, recipe);
        if INSIDE.contains(&kind.as_str()) {
            inside.extend(found);
        } else {
            assert!(found.is_empty(), "{found:?} leaked: {recipe}");
        }
    }
    assert_eq!(
        inside.len(),
        3,
        "the search finds what stands inside: {inside:?}"
    );
    // Once the mark is taken off, the same search finds the matters in the papers that go out.
    let query = json!({"query": {"filter": "internal"}});
    let marked = book.ask("follow_up.list", query)["rows"].clone();
    assert_eq!(marked.as_array().unwrap().len(), 2);
    for row in marked.as_array().unwrap() {
        book.act(json!({"follow_up": {"set_internal": {"id": row["id"], "internal": false}}}));
    }
    let mut outside = std::collections::BTreeSet::new();
    for (kind, recipe) in &recipes {
        if found(&book, recipe).contains(&INTERNAL) {
            outside.insert(kind.as_str());
        }
    }
    for kind in [
        "meeting-pack",
        "minutes",
        "follow-up-slip",
        "ledger-table",
        "bulletin",
        "unit-sheet",
        "measure-page",
    ] {
        assert!(outside.contains(kind), "{kind} is among {outside:?}");
    }
}
