//! What must hold whatever is done in whatever order: dates, owners, leads, lights, numbers, the past,
//! undo. The walk is in `walk`; numbers of papers and mergers of units have their own in
//! `outgoing_papers` and `units_over_time`.

use crate::book::{Book, stamp};
use crate::walk::{Step, Walk, items, step};
use ledger::Ledger;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn walked(steps: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(step(), steps)
}

/// What was seen of each follow-up since it was handed out.
#[derive(Default)]
struct Seen {
    /// The date first given, by item.
    original: BTreeMap<i64, Value>,
    /// The item that got a number.
    number: BTreeMap<String, i64>,
}

impl Seen {
    /// Every follow-up: its first date stands, its number is its own, it has an owner, what is over is
    /// not overdue.
    fn look(&mut self, book: &Book) -> Result<(), TestCaseError> {
        let units: BTreeSet<i64> = book
            .ask("unit.list", json!({}))
            .as_array()
            .unwrap()
            .iter()
            .map(|unit| unit["id"].as_i64().unwrap())
            .collect();
        let mut given = BTreeSet::new();
        for row in items(book) {
            let id = row["id"].as_i64().unwrap();
            let over = ["closed", "merged", "cancelled"].contains(&row["state"].as_str().unwrap());
            if over {
                prop_assert_eq!(&row["overdue"], false, "{}", row);
                prop_assert_eq!(&row["past_original"], false, "{}", row);
                prop_assert_eq!(&row["lit"]["light"], "done", "{}", row);
            }
            let Some(number) = row["number"].as_str() else {
                continue;
            };
            let first = self
                .original
                .entry(id)
                .or_insert_with(|| row["original_due"].clone());
            prop_assert_eq!(&*first, &row["original_due"], "{}", row);
            prop_assert!(given.insert(number.to_owned()), "{} twice", number);
            let owner_of = self.number.entry(number.to_owned()).or_insert(id);
            prop_assert_eq!(*owner_of, id, "{}", number);
            if row["replies"].is_null() {
                let owner = row["owner"].as_i64();
                prop_assert!(owner.is_some_and(|owner| units.contains(&owner)), "{}", row);
            }
        }
        Ok(())
    }
}

/// Each measure has one first lead on every day of interest.
fn one_first_lead(book: &Book) -> Result<(), TestCaseError> {
    for on in [
        "2026-03-05",
        "2026-04-01",
        "2026-06-15",
        "2026-12-31",
        "2028-01-01",
    ] {
        let answer = book.ask("assignment.on", json!({"on": on}));
        for parts in answer["measures"].as_array().unwrap() {
            let leads = parts["leads"].as_array().unwrap().iter();
            let first = leads.filter(|part| part["role"] == "first_lead").count();
            prop_assert_eq!(first, 1, "{}: measure {}", on, parts["number"]);
        }
    }
    Ok(())
}

fn total(counts: &Value) -> u64 {
    let counts = counts.as_object().unwrap().values();
    counts.map(|count| count.as_u64().unwrap()).sum()
}

/// Every count is the number of the things counted.
fn lights_sum(book: &Book) -> Result<(), TestCaseError> {
    let measures = book.ask("plan.page", json!({}))["measures"].clone();
    let measures = measures.as_array().unwrap();
    let today = book.ask("book.today", json!({}));
    if today["measure_lights"].is_null() {
        prop_assert!(
            items(book).is_empty(),
            "only a book without records judges nothing"
        );
        return Ok(());
    }
    prop_assert_eq!(total(&today["measure_lights"]), measures.len() as u64);
    let list = book.ask("indicator.list", json!({}));
    let lines = list["lines"].as_array().unwrap().len();
    prop_assert_eq!(total(&list["lights"]), lines as u64);
    let page = book.ask("measure.page", json!({"id": 1}));
    let counted = |field: &Value| field.as_u64().unwrap();
    let parts =
        page["indicators"].as_array().unwrap().len() + page["tasks"].as_array().unwrap().len();
    let follow_ups =
        counted(&page["line"]["open_follow_ups"]) + counted(&page["closed_follow_ups"]);
    prop_assert_eq!(total(&page["line"]["counts"]), parts as u64 + follow_ups);
    for filter in ["open", "overdue", "submitted", "draft", "done"] {
        let list = book.ask(
            "follow_up.list",
            json!({"query": {"filter": filter, "limit": 1000}}),
        );
        let counts = list["counts"].as_array().unwrap().iter();
        let mut counts = counts.filter(|line| line["filter"] == filter);
        let rows = list["rows"].as_array().unwrap().len() as u64;
        if let Some(line) = counts.next() {
            prop_assert_eq!(counted(&line["count"]), rows, "{}", filter);
        }
    }
    Ok(())
}

/// Following 并案 from item to item comes to an end at one that was not merged.
fn merged_items_lead_somewhere(book: &Book) -> Result<(), TestCaseError> {
    for row in items(book) {
        let mut id = row["id"].clone();
        let mut been = BTreeSet::new();
        loop {
            prop_assert!(
                been.insert(id.as_i64().unwrap()),
                "round and round at {}",
                id
            );
            let page = book.ask("follow_up.page", json!({"id": id}));
            if page["line"]["state"] != "merged" {
                break;
            }
            prop_assert!(!page["merged_into"].is_null(), "{}", page["line"]);
            id = page["merged_into"].clone();
        }
    }
    Ok(())
}

fn open_items(book: &Book) -> BTreeSet<i64> {
    let open = items(book).into_iter().filter(|row| {
        let state = row["state"].as_str().unwrap();
        !["closed", "merged", "cancelled"].contains(&state)
    });
    open.map(|row| row["id"].as_i64().unwrap()).collect()
}

/// What a clerk can see of the book. Not the next numbers: what counters gave out stands outside the
/// journal, so that undo never gives a number back.
fn sights(ask: impl Fn(&str, Value) -> Value, today: &str, ids: &[i64]) -> Vec<Value> {
    let mut sights = vec![
        ask("plan.page", json!({})),
        ask("unit.list", json!({})),
        ask("indicator.list", json!({})),
        ask("assignment.on", json!({"on": today})),
        ask(
            "follow_up.list",
            json!({"query": {"filter": "all", "limit": 1000}}),
        ),
        ask("book.today", json!({})),
    ];
    // 报送 and the initials of 台账 stand in titles, the others in what is written about items and units.
    for words in ["区", "报送", "tz", "的", "2026"] {
        sights.push(ask(
            "book.search",
            json!({"find": {"words": words, "limit": 20}}),
        ));
    }
    sights.extend(
        ids.iter()
            .map(|id| ask("follow_up.page", json!({"id": id}))),
    );
    sights
}

fn sights_now(book: &Book, ids: &[i64]) -> Vec<Value> {
    sights(
        |question, fields| book.ask(question, fields),
        &book.today,
        ids,
    )
}

fn sights_then(book: &Book, day: &str, ids: &[i64]) -> Vec<Value> {
    let past = book.ledger.as_of(day.parse().unwrap()).unwrap();
    let ask = |question: &str, fields: Value| {
        let (noun, name) = question.split_once('.').unwrap();
        let ask = serde_json::from_value(json!({ noun: { name: fields } })).unwrap();
        past.put(&book.ledger, ask).unwrap()
    };
    sights(ask, day, ids)
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(8))]

    #[test]
    fn dates_owners_numbers_leads_and_lights_hold_whatever_is_done(steps in walked(10..45)) {
        let mut walk = Walk::new();
        let mut seen = Seen::default();
        for step in &steps {
            let open = open_items(&walk.book);
            walk.take(step);
            seen.look(&walk.book)?;
            if matches!(step, Step::Unit(..)) {
                prop_assert_eq!(open, open_items(&walk.book), "a change of units ends no item");
            }
        }
        one_first_lead(&walk.book)?;
        lights_sum(&walk.book)?;
        merged_items_lead_somewhere(&walk.book)?;
        prop_assert_eq!(walk.book.ledger.check().unwrap(), Vec::<String>::new());
        prop_assert_eq!(walk.book.ledger.check_search().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_past_evening_is_seen_as_it_was_seen_then(steps in walked(15..40)) {
        let mut walk = Walk::new();
        let mut evenings: BTreeMap<String, (Vec<i64>, Vec<Value>)> = BTreeMap::new();
        let mut dumps: BTreeMap<String, String> = BTreeMap::new();
        for step in &steps {
            if matches!(step, Step::Days(_)) {
                let ids: Vec<i64> = items(&walk.book).iter().map(|row| row["id"].as_i64().unwrap()).collect();
                let seen = sights_now(&walk.book, &ids);
                evenings.insert(walk.book.today.clone(), (ids, seen));
                dumps.insert(walk.book.today.clone(), walk.book.ledger.dump().unwrap());
            }
            walk.take(step);
        }
        for (day, dump) in &dumps {
            let past = walk.book.ledger.as_of(day.parse().unwrap()).unwrap();
            prop_assert_eq!(dump, &past.dump().unwrap(), "{}", day);
        }
        for (day, (ids, seen)) in &evenings {
            for (then, now) in seen.iter().zip(sights_then(&walk.book, day, ids)) {
                prop_assert_eq!(then, &now, "{}", day);
            }
        }
    }

    #[test]
    fn undo_then_redo_is_exact_also_after_the_book_was_closed(steps in walked(5..25), back in 1usize..12) {
        let mut walk = Walk::new();
        for step in &steps {
            walk.take(step);
        }
        let before = walk.book.ledger.dump().unwrap();
        walk.batch();
        let at = stamp(&walk.book.today);
        let after = walk.book.ledger.dump().unwrap();
        prop_assert_ne!(&before, &after);
        let (path, _folder) = walk.book.close();

        // The batch goes as one, on a book opened anew; and comes back on another.
        let mut ledger = Ledger::open(&path, &at).unwrap();
        ledger.undo(&at).unwrap();
        prop_assert_eq!(&ledger.dump().unwrap(), &before);
        ledger.close().unwrap();
        let mut ledger = Ledger::open(&path, &at).unwrap();
        ledger.redo(&at).unwrap();
        prop_assert_eq!(&ledger.dump().unwrap(), &after);

        // So far back as was asked, and every step forward through the same books.
        let mut dumps = vec![after];
        while dumps.len() <= back && ledger.undo(&at).is_ok() {
            dumps.push(ledger.dump().unwrap());
        }
        ledger.close().unwrap();
        let mut ledger = Ledger::open(&path, &at).unwrap();
        let farthest = dumps.pop().unwrap();
        prop_assert_eq!(ledger.dump().unwrap(), farthest);
        while let Some(dump) = dumps.pop() {
            ledger.redo(&at).unwrap();
            prop_assert_eq!(ledger.dump().unwrap(), dump);
        }
        prop_assert_eq!(ledger.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn most_of_a_walk_goes_through() {
    let mut walk = Walk::new();
    for place in 0..12 {
        walk.take(&Step::Issue(place, place + 1, 20));
        walk.take(&Step::Move(place, (place % 19) as u8, place));
    }
    walk.take(&Step::Reading(0, 9, 0));
    walk.take(&Step::Unit(1, 2, 1));
    assert!(walk.taken > 24, "{}", walk.taken);
}
