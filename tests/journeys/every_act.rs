//! Every act there is: played, undone to the same facts, done again to the other facts, and the whole
//! book checked. A new act that is missing here fails the test.

mod documents;
mod first_year;
mod follow_ups;
mod indicators;
mod lights;
mod looks;
mod meetings;
mod mid_way;
mod packs;
mod papers;
mod people;
mod plan_versions;
mod reports;
mod units;
mod working_days;

use crate::book::Book;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The day on which all stories are entered: what they tell has happened by then.
pub(crate) const ENTERED: &str = "2026-03-31";

/// Stories that together play every act, each on a book of its own; ids in a story are its own.
pub(crate) const STORIES: &[fn() -> Vec<Value>] = &[
    first_year::acts,
    mid_way::acts,
    follow_ups::acts,
    indicators::acts,
    papers::acts,
    packs::acts,
    lights::acts,
    looks::acts,
    people::acts,
    meetings::acts,
    plan_versions::acts,
    reports::acts,
    units::acts,
    working_days::acts,
    documents::acts,
];

/// Ids that only the plan knows are looked up, and what a pack freezes is taken from the book.
pub(crate) fn settle(book: &Book, mut act: Value) -> Value {
    if let Some(issuing) = act.pointer_mut("/pack/issue/issuing")
        && let Some(id) = issuing
            .as_str()
            .and_then(|text| text.strip_prefix("ISSUING OF "))
    {
        let mut form = book.issuing(id.parse().expect("an id"));
        form["copies"] = json!(12);
        form["to"] =
            json!([{"who": {"words": "存档"}, "copies": 2}, {"who": {"unit": 2}, "copies": 3}]);
        form["noted"] = json!([{"check": "glyphs", "words": "有一个字用了替代字体。"}]);
        *issuing = form;
    }
    let text = act.to_string();
    let part = |measure: i64, role: &str| -> String {
        let page = book.ask("measure.page", json!({"id": measure}));
        let rows = page["assignments"].as_array().expect("rows").iter();
        let mut rows = rows.filter(|row| row["role"] == role && row["until"].is_null());
        rows.next().expect("such a part")["id"].to_string()
    };
    if text.contains("REVERSED UNITS") {
        let units = book.ask("unit.list", json!({}));
        let ids: Vec<Value> = units
            .as_array()
            .expect("a list")
            .iter()
            .rev()
            .map(|unit| unit["id"].clone())
            .collect();
        return serde_json::from_str(&text.replace("\"REVERSED UNITS\"", &json!(ids).to_string()))
            .expect("JSON");
    }
    let text = if text.contains("SECOND LEAD OF 3") {
        text.replace("\"SECOND LEAD OF 3\"", &part(3, "lead"))
    } else if text.contains("RESPONSIBLE OF 4") {
        text.replace("\"RESPONSIBLE OF 4\"", &part(4, "responsible"))
    } else {
        text
    };
    serde_json::from_str(&text).expect("JSON")
}

/// `follow_up.issue` of an act.
pub(crate) fn name(act: &Value) -> String {
    let (noun, inner) = act
        .as_object()
        .and_then(|map| map.iter().next())
        .expect("a noun");
    let (verb, _) = inner
        .as_object()
        .and_then(|map| map.iter().next())
        .expect("a verb");
    format!("{noun}.{verb}")
}

/// Every act that the schema lists.
fn all_names() -> BTreeSet<String> {
    let schema = office::schema::json();
    let definitions = &schema["definitions"];
    let verbs_of = |reference: &Value| -> Vec<String> {
        let name = reference["$ref"]
            .as_str()
            .and_then(|path| path.rsplit('/').next())
            .expect("a reference");
        let choices = definitions[name]["oneOf"].as_array().expect("choices");
        choices
            .iter()
            .flat_map(|choice| choice["properties"].as_object().expect("a verb").keys())
            .cloned()
            .collect()
    };
    let nouns = definitions["Act"]["oneOf"].as_array().expect("nouns");
    nouns
        .iter()
        .flat_map(|noun| noun["properties"].as_object().expect("a noun"))
        .flat_map(|(noun, reference)| {
            let verbs = verbs_of(reference);
            verbs
                .into_iter()
                .map(move |verb| format!("{noun}.{verb}"))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_act_is_undone_and_done_again() {
    let mut played: BTreeSet<String> = BTreeSet::from(["plan.confirm".to_owned()]);
    for story in STORIES {
        let mut book = Book::new(ENTERED);
        for act in story() {
            let act = settle(&book, act);
            let before = book.ledger.dump().unwrap();
            let done = book.act(act.clone());
            let after = book.ledger.dump().unwrap();
            assert_ne!(before, after, "the act changes something: {act}");
            assert!(!done.touched.is_empty(), "{act}");
            let stamp = crate::book::stamp(ENTERED);
            let undone = book.ledger.undo(&stamp).unwrap();
            assert_eq!(undone.title, done.title);
            assert_eq!(book.ledger.dump().unwrap(), before, "undo of {act}");
            book.ledger.redo(&stamp).unwrap();
            assert_eq!(book.ledger.dump().unwrap(), after, "redo of {act}");
            played.insert(name(&act));
        }
        assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
    }
    // Handing a paper out is the one act that undo does not pass.
    played.insert("pack.hand_out".to_owned());
    assert_eq!(
        played,
        all_names(),
        "every act of the schema is played here"
    );
}

#[test]
fn undoing_everything_leads_back_to_the_book_as_it_was_made() {
    for story in STORIES {
        let mut book = Book::new(ENTERED);
        let acts = story();
        let count = acts.len();
        let made = book.ledger.dump().unwrap();
        for act in acts {
            let act = settle(&book, act);
            book.act(act);
        }
        let full = book.ledger.dump().unwrap();
        let stamp = crate::book::stamp(ENTERED);
        for _ in 0..count {
            book.ledger.undo(&stamp).unwrap();
        }
        assert_eq!(book.ledger.dump().unwrap(), made);
        assert_eq!(
            book.ledger.undo(&stamp).unwrap_err().fault().code,
            "undo_barred",
            "undo does not take back what the book was made with"
        );
        for _ in 0..count {
            book.ledger.redo(&stamp).unwrap();
        }
        assert_eq!(book.ledger.dump().unwrap(), full);
        assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn search_says_after_every_act_what_the_facts_say() {
    let none = Vec::<String>::new();
    for story in STORIES {
        let mut book = Book::new(ENTERED);
        let stamp = crate::book::stamp(ENTERED);
        assert_eq!(book.ledger.check_search().unwrap(), none);
        for act in story() {
            let act = settle(&book, act);
            book.act(act.clone());
            assert_eq!(book.ledger.check_search().unwrap(), none, "{act}");
            book.ledger.undo(&stamp).unwrap();
            assert_eq!(book.ledger.check_search().unwrap(), none, "undo of {act}");
            book.ledger.redo(&stamp).unwrap();
            assert_eq!(book.ledger.check_search().unwrap(), none, "redo of {act}");
        }
    }
}
