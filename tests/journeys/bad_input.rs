//! Bad input to every form there is: each act of the stories in `every_act` is tried with each of its
//! fields spoiled before it is played. What is refused is refused at that field with a sentence and
//! leaves no trace. Rules that need several rows stand with their noun; those that no noun tells, below.

use crate::book::Book;
use crate::every_act::{ENTERED, STORIES, name, settle};
use office::act::Act;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A word that nothing but a text takes.
const WORD: &str = "甲";
const SCRIPT: &str = "<script>alert(1)</script>'; DROP TABLE unit; --";

/// Fields and acts whose day may lie ahead.
const PLANNED: [&str; 10] = [
    "due",
    "granted",
    "review_on",
    "reply_due",
    "next_due",
    "from",
    "meeting.create",
    "meeting.change",
    "meeting.postpone",
    "indicator.set_pace",
];

/// Every leaf of an act, as JSON pointers.
fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                leaves(inner, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (place, inner) in list.iter().enumerate() {
                leaves(inner, &format!("{at}/{place}"), found);
            }
        }
        _ => found.push(at.to_owned()),
    }
}

fn with(act: &Value, leaf: &str, value: Value) -> Value {
    let mut act = act.clone();
    *act.pointer_mut(leaf).expect("a leaf of the act") = value;
    act
}

/// What happens to a spoiled act: refused with code and field, or done and taken back.
enum Met {
    Refused(String, Option<String>),
    Done,
}

fn meet(book: &mut Book, act: Value) -> Met {
    match book.try_act(act) {
        Err(fault) => {
            assert!(fault.words.ends_with('。'), "{fault:?}");
            Met::Refused(fault.code, fault.field)
        }
        Ok(_) => {
            let stamp = crate::book::stamp(ENTERED);
            book.ledger.undo(&stamp).expect("it is taken back");
            Met::Done
        }
    }
}

/// Whether the field of a refusal is the one that was spoiled, or the part of the form it stands in.
fn stands_at(field: Option<&str>, leaf: &str) -> bool {
    let Some(field) = field else { return false };
    let last = field.rsplit('.').next().unwrap_or(field);
    let last = last.split('[').next().unwrap_or(last);
    // The two ways to close stand side by side.
    let beside = |key: &str| key == "closing" && last == "evidence";
    leaf.split('/').any(|key| key == last || beside(key))
}

/// One leaf of an act, and what is found wrong with how it is met.
struct Leaf<'a> {
    book: &'a mut Book,
    act: &'a Value,
    at: &'a str,
    wrong: Vec<String>,
}

impl Leaf<'_> {
    /// Whether the shape of the act takes a value there.
    fn takes(&self, value: Value) -> bool {
        Act::from_json(&with(self.act, self.at, value).to_string()).is_ok()
    }

    /// Spoiled so, the act is refused there with one of some codes; `done` lets it go through.
    fn expect(&mut self, value: Value, codes: &[&str]) {
        let shown: String = value.to_string().chars().take(20).collect();
        let what = match meet(self.book, with(self.act, self.at, value)) {
            Met::Refused(code, field) => {
                // An id is not typed: what it names is said, not where it stands.
                let there = stands_at(field.as_deref(), self.at) || code == "missing";
                if codes.contains(&code.as_str()) && there {
                    return;
                }
                format!("{code} at {field:?}")
            }
            Met::Done if codes.contains(&"done") => return,
            Met::Done => "done".to_owned(),
        };
        self.found(&json!(shown), &what);
    }

    fn found(&mut self, value: &Value, what: &str) {
        let name = name(self.act);
        self.wrong
            .push(format!("{name} {} = {value}: {what}", self.at));
    }

    fn as_text(&mut self) {
        self.expect(json!("长".repeat(10_000)), &["too_long"]);
        self.expect(json!("甲\u{0}乙"), &["control_mark"]);
        self.expect(json!("甲\u{202e}乙"), &["control_mark"]);
        // A text that may not be absent may not be blank either.
        // A 代字 that is taken out of the list is a blank one; a blank waiver or approver is none.
        let blank: &[&str] = match self.takes(Value::Null) {
            true => &["blank", "done", "evidence_or_waiver", "approver_needed"],
            false if self.at.contains("/prefixes/") => &["done"],
            false => &["blank"],
        };
        for empty in ["", " \n\t\u{3000}"] {
            self.expect(json!(empty), blank);
        }
        // A script is text, or no number, no telephone number, too long for a name.
        let script = [
            "done",
            "not_a_number",
            "not_a_prefix",
            "not_a_telephone",
            "not_initials",
            "bad_shape",
            "too_long",
        ];
        self.expect(json!(SCRIPT), &script);
    }

    fn as_day(&mut self) {
        self.expect(json!("2026-02-30"), &["no_such_date"]);
        self.expect(json!("明年"), &["bad_shape"]);
        self.expect(json!(""), &["bad_shape"]);
        // What is a fact is not ahead; what carries the plan out is not older than it.
        let key = self.at.rsplit('/').next().unwrap_or_default();
        let noun = self.at.split('/').nth(1).unwrap_or_default();
        let planned = PLANNED.contains(&key) || PLANNED.contains(&name(self.act).as_str());
        let old = noun == "document" || name(self.act) == "indicator.set_pace";
        let old = old || (noun == "person" && key == "from");
        for (value, allowed) in [("1999-01-01", old), ("2099-12-31", planned)] {
            match meet(self.book, with(self.act, self.at, json!(value))) {
                Met::Done if !allowed => self.found(&json!(value), "done"),
                Met::Refused(code, field) if field.is_none() => {
                    self.found(&json!(value), &format!("{code} at no field"));
                }
                _ => {}
            }
        }
    }

    fn as_number(&mut self) {
        self.expect(json!(1.5), &["bad_shape"]);
        // 0 is a threshold like another: at once, or not at all.
        let none: &[i64] = match self.at.contains("/thresholds/") {
            true => &[-1],
            false => &[-1, 0],
        };
        for value in none {
            match meet(self.book, with(self.act, self.at, json!(value))) {
                Met::Done => self.found(&json!(value), "done"),
                // What an id names is said, wherever it stands.
                Met::Refused(code, field)
                    if ["out_of_range", "bad_shape"].contains(&code.as_str()) =>
                {
                    if !stands_at(field.as_deref(), self.at) {
                        self.found(&json!(value), &format!("{code} at {field:?}"));
                    }
                }
                Met::Refused(..) => {}
            }
        }
    }
}

/// What is wrong with how an act meets a leaf spoiled in every way that fits the leaf.
fn spoiled(book: &mut Book, act: &Value, at: &str) -> Vec<String> {
    let now = act.pointer(at).expect("a leaf").clone();
    let wrong = Vec::new();
    let mut leaf = Leaf {
        book,
        act,
        at,
        wrong,
    };
    let day = |text: &str| text.parse::<chrono::NaiveDate>().is_ok();
    if (now.is_string() || now.is_null()) && leaf.takes(json!(WORD)) {
        leaf.as_text();
    }
    if now.as_str().is_some_and(day) {
        leaf.as_day();
    }
    if now.is_u64() {
        leaf.as_number();
    }
    leaf.wrong
}

#[test]
fn each_field_of_each_form_spoiled_is_a_sentence_at_the_field_and_leaves_no_trace() {
    let mut wrong = Vec::new();
    for story in STORIES {
        let mut book = Book::new(ENTERED);
        let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
        for act in story() {
            let act = settle(&book, act);
            let mut all = Vec::new();
            leaves(&act, "", &mut all);
            // What a reading yields is no form: `plan.revise` holds it against the notice.
            all.retain(|leaf| !leaf.starts_with("/plan/revise/"));
            all.retain(|leaf| seen.insert((name(&act), leaf.clone())));
            if !all.is_empty() {
                // What goes through takes ids that are not given again: the story goes on without it.
                let mut copy;
                (book, copy) = book.copied();
                let before = copy.ledger.dump().unwrap();
                for leaf in all {
                    wrong.extend(spoiled(&mut copy, &act, &leaf));
                }
                assert_eq!(copy.ledger.dump().unwrap(), before, "no trace of {act}");
            }
            book.act(act);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rules over several rows that no noun's own journey tells.
#[test]
fn what_does_not_go_together_is_refused_at_its_field() {
    let mut book = Book::new("2026-03-05");
    let on = "2026-03-05";
    let form = |owner: Value, due: &str| json!({"title": "报送台账", "requirement": null, "source": "plan", "owner": owner, "measures": [1], "due": due});
    let draft = |form: Value| json!({"follow_up": {"draft": {"form": form}}});
    let nobody = book.make(draft(form(json!(null), "2026-03-31")));
    let closed = book.make(draft(form(json!(1), "2026-03-31")));
    let issue = |id: i64| json!({"follow_up": {"issue": {"id": id, "on": on, "received": true}}});
    book.act(issue(closed));
    let finishing = json!({"replied_on": on, "words": "已办结", "evidence": [], "closing": crate::follow_ups::closing(on)});
    book.act(json!({"follow_up": {"finish": {"id": closed, "finishing": finishing}}}));
    let extension = json!({"asked_on": on, "reason": "设备未到货", "decided_on": on, "approved_by": "王某", "granted": "2026-04-30"});
    let meeting = |on: &str| json!({"series": "专班调度会", "ordinal": null, "on": on, "time": null, "place": null, "chair": null, "recorder": null});
    let held = book.make(json!({"meeting": {"create": {"meeting": meeting(on)}}}));
    book.act(json!({"meeting": {"hold": {"id": held, "on": on}}}));
    let next = book.make(json!({"meeting": {"create": {"meeting": meeting("2026-04-09")}}}));
    let item = |due: &str| json!({"agenda": {"add": {"meeting": next, "item": {"title": "一季度进展", "presenter": 1, "minutes": 10, "materials_due": due, "paragraph": null}}}});
    let reading = |id: i64| json!({"reading": {"withdraw": {"id": id, "reason": "误报"}}});
    let value = book.make(json!({"reading": {"record": {"reading": {"indicator": 2, "as_of": "2026-02-28", "value": "20", "status": "provisional"}}}}));
    book.act(reading(value));
    let part = |unit: i64, role: &str| json!({"assignment": {"add": {"measure": 1, "party": {"unit": unit}, "role": role, "from": on, "basis": "会议议定"}}});
    let lead = book.ask("measure.page", json!({"id": 1}))["line"]["leads"][0]["unit"]
        .as_i64()
        .unwrap();
    let pack = book.make(json!({"pack": {"draft": {"recipe": {"kind": "division-table", "subject": null, "draft_mark": null}}}}));
    book.name_the_office();
    let issuing = book.issuing(pack);
    book.act(json!({"pack": {"issue": {"id": pack, "issuing": issuing}}}));
    let alias = |name: &str, other: &str| json!({"plan": {"answer": {"question": 1, "answer": "同一单位", "settlement": {"same_unit": {"name": name, "other": other}}}}});
    for (act, code, field) in [
        (issue(nobody), "not_ready_to_issue", Some("owner")),
        (
            json!({"follow_up": {"extend": {"id": closed, "extension": extension}}}),
            "follow_up_move",
            None,
        ),
        (
            draft(form(json!(1), "2024-10-27")),
            "before_plan",
            Some("due"),
        ),
        (
            json!({"meeting": {"create": {"meeting": meeting("2024-10-27")}}}),
            "before_plan",
            Some("on"),
        ),
        (
            json!({"meeting": {"change": {"id": held, "meeting": meeting("2026-03-06")}}}),
            "not_yet",
            Some("on"),
        ),
        (item("2026-04-10"), "dates_reversed", Some("materials_due")),
        (item("2024-01-01"), "before_plan", Some("materials_due")),
        (reading(value), "reading_superseded", None),
        (part(lead, "responsible"), "already_assigned", Some("party")),
        (
            json!({"indicator": {"set_part": {"id": 2, "whole": 2}}}),
            "part_of_itself",
            Some("whole"),
        ),
        (
            json!({"pack": {"withdraw": {"id": pack, "on": "2026-03-04", "reason": "有误"}}}),
            "dates_reversed",
            Some("on"),
        ),
        (
            alias("区机关事务中心", " 区机关事务中心 "),
            "not_settled",
            Some("other"),
        ),
        (alias("区机关事务中心", " "), "blank", Some("other")),
    ] {
        let found = book.refused(act.clone());
        assert_eq!(
            (found.0.as_str(), found.1.as_deref()),
            (code, field),
            "{act}"
        );
    }
}
