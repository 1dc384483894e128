//! An amended notice as a new version of the plan: what stays with its measures, what is asked, and
//! that the version before can still be read. The amended notice is invented: 威环政发〔2025〕3号.

use crate::book::{Book, stamp};
use desk::Importing;
use office::act::Act;
use office::plan::PlanAct;
use office::revision::{Choices, Fate};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn amended() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("files/notice/huancui-2025-3.txt")
}

/// A book in which something has happened to the measures that the new version changes.
fn book() -> Book {
    let mut book = Book::new("2026-03-05");
    for (title, measure) in [
        ("农机报废更新", 4),
        ("村卫生室改造", 9),
        ("家装样板间进社区", 12),
    ] {
        let form = json!({"title": title, "requirement": null, "source": "plan", "owner": 1, "due": "2026-06-30", "measures": [measure]});
        let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
        book.act(
            json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": false}}}),
        );
    }
    book
}

fn importing(book: &Book) -> Importing {
    Importing::from_file(&amended(), &book.ledger, &stamp(&book.today)).expect("it is read")
}

/// The act with choices changed by `change`.
fn act(book: &Book, change: impl FnOnce(&mut Choices)) -> Value {
    let act = importing(book).act(&book.ledger, &stamp(&book.today));
    let Ok(Act::Plan(PlanAct::Revise {
        draft,
        corrections,
        replies,
        text,
        file_name,
        mut choices,
    })) = act
    else {
        panic!("the book has a plan: a new version")
    };
    change(&mut choices);
    let act = Act::Plan(PlanAct::Revise {
        draft,
        corrections,
        replies,
        text,
        file_name,
        choices,
    });
    serde_json::to_value(act).expect("plain data")
}

fn measure(book: &Book, id: i64) -> Value {
    book.ask("measure.page", json!({"id": id}))
}

fn names(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list").iter();
    list.map(|part| part["name"].as_str().expect("a name").to_owned())
        .collect()
}

#[test]
fn the_proposal_finds_what_the_clerk_would_say() {
    let book = book();
    let page = importing(&book).page(&book.ledger, &stamp("2026-03-05"), false);
    let revision = page.unwrap().revision.unwrap();
    let fate = |no: u32| {
        let mut lines = revision.lines.iter();
        let line = lines.find(|line| line.no == no).unwrap();
        (line.fate, line.carries.map(|id| id.0))
    };
    assert_eq!(fate(1), (Fate::Same, Some(1)));
    assert_eq!(fate(4), (Fate::Changed, Some(4)));
    assert_eq!(fate(7), (Fate::Changed, Some(7)));
    let halves = [fate(8), fate(9)];
    assert!(
        halves.iter().any(|(_, carries)| *carries == Some(8)),
        "one half of measure 8 goes on as it: {halves:?}"
    );
    assert!(
        halves.iter().all(|(fate, _)| *fate == Fate::Split),
        "{halves:?}"
    );
    assert_eq!(fate(11).0, Fate::Merged);
    assert_eq!(fate(12), (Fate::New, None));
    let gone: Vec<(u32, Option<u32>)> = revision
        .dropped
        .iter()
        .map(|line| (line.number, line.merged_into))
        .collect();
    assert!(gone.contains(&(9, None)), "{gone:?}");
    assert!(
        gone.contains(&(12, Some(11))) || gone.contains(&(11, Some(11))),
        "{gone:?}"
    );
    let four: Vec<String> = revision
        .part_changes
        .iter()
        .filter(|change| change.no == 4)
        .map(|change| format!("{} {:?}→{:?}", change.name, change.was, change.becomes))
        .collect();
    assert_eq!(
        four,
        [
            "区农业机械发展中心 Some(FirstLead)→None",
            "区农业农村局 None→Some(FirstLead)"
        ]
    );
    let line = revision.lines.iter().find(|line| line.no == 4).unwrap();
    let of_four = |gone: bool| {
        let changes = revision.target_changes.iter();
        changes
            .filter(|change| change.no == Some(4) && change.gone == gone)
            .count()
    };
    assert_eq!((of_four(true), of_four(false)), (2, 2));
    let marked: Vec<&str> = line
        .diff
        .iter()
        .filter(|piece| piece.kind == office::revision::PieceKind::Added)
        .map(|piece| piece.words.as_str())
        .collect();
    assert_eq!(
        marked,
        ["95.6%", "96%"],
        "only the words that changed are marked"
    );
}

#[test]
fn targets_are_ticked_one_by_one_and_indicators_mapped_by_hand() {
    let points = |book: &Book| -> Vec<office::revision::OldPoint> {
        let today = stamp("2026-03-05").at.date();
        let clauses = book.ledger.view(today).clauses().expect("clauses");
        let four = clauses.into_iter().find(|clause| clause.measure.0 == 4);
        four.expect("measure 4").targets
    };
    let mut left = book();
    let old = points(&left);
    let page = importing(&left).page(&left.ledger, &stamp("2026-03-05"), false);
    let revision = page.unwrap().revision.unwrap();
    let of_four: Vec<_> = revision
        .target_changes
        .iter()
        .filter(|change| change.no == Some(4))
        .cloned()
        .collect();
    let unticked = act(&left, |choices| choices.declined_targets = of_four.clone());
    left.act(unticked);
    assert_eq!(points(&left), old, "nothing of the targets was taken over");

    let mut mapped = book();
    let (indicator, carries) = {
        let begun = of_four
            .iter()
            .find(|change| !change.gone)
            .expect("one begins");
        let other = revision
            .old_indicators
            .iter()
            .find(|old| old.name.starts_with("原第9项"))
            .expect("measure 9 has an indicator");
        (begun.indicator.clone(), other.id)
    };
    let by_hand = act(&mapped, |choices| {
        choices.indicators = vec![office::revision::IndicatorMapped {
            no: Some(4),
            indicator: indicator.clone(),
            carries: Some(carries),
        }];
    });
    mapped.act(by_hand);
    let of_old = |point: &office::revision::OldPoint| point.id == carries;
    let goes_on: Vec<_> = points(&mapped).into_iter().filter(of_old).collect();
    assert!(
        !goes_on.is_empty() && goes_on.iter().all(|point| point.indicator == indicator),
        "{goes_on:?}"
    );
}

#[test]
fn measures_keep_what_is_theirs_and_the_old_version_stays_readable() {
    let mut book = book();
    let old_text = measure(&book, 4)["text"].clone();
    let before = book.ledger.dump().unwrap();
    let act = act(&book, |_| {});
    let done = book.act(act);
    assert_eq!(done.title, "确认方案新版本");
    let four = measure(&book, 4);
    assert_eq!(four["follow_ups"][0]["title"], "农机报废更新");
    assert_eq!(names(&four["line"]["leads"]), ["区农业农村局"]);
    let history = four["assignments"].as_array().unwrap();
    let ended = history
        .iter()
        .find(|row| row["name"] == "区农业机械发展中心")
        .unwrap();
    assert_eq!(ended["until"], "2025-06-20");
    assert_eq!(ended["end_basis"], "威环政发〔2025〕3号");
    let begun = history
        .iter()
        .find(|row| row["name"] == "区农业农村局")
        .unwrap();
    assert_eq!(
        (&begun["origin"], &begun["basis"]),
        (&json!("plan"), &json!("威环政发〔2025〕3号"))
    );
    let targets = &four["indicators"][0]["targets"];
    assert_eq!(targets[0]["value"], "≥95.6%");
    assert_eq!(
        four["indicators"].as_array().unwrap().len(),
        1,
        "the same indicator goes on"
    );

    let versions = book.ask("plan.versions", json!({}));
    let states: Vec<&str> = versions
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["confirmed", "superseded"]);
    let first = book.ask("plan.version", json!({"id": versions[1]["id"]}));
    assert_eq!(first["clauses"].as_array().unwrap().len(), 27);
    assert_eq!(first["clauses"][3]["text"], old_text);
    assert!(first["text"].as_str().unwrap().contains("〔2024〕7号"));
    let clauses = book.ask("measure.clauses", json!({"id": 4}));
    assert_eq!(clauses.as_array().unwrap().len(), 2);
    assert!(!clauses[0]["diff"].as_array().unwrap().is_empty());
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());

    book.ledger.undo(&stamp("2026-03-05")).unwrap();
    assert_eq!(book.ledger.dump().unwrap(), before, "one act, one undo");
}

#[test]
fn open_items_of_a_dropped_measure_go_where_the_clerk_says() {
    let mut book = book();
    let act = act(&book, |choices| {
        for dropped in &mut choices.dropped {
            if dropped.measure.0 == 9 {
                dropped.open_items_to = None;
            }
        }
    });
    book.act(act);
    let plan = book.ask("plan.page", json!({}));
    let numbers = plan["measures"].as_array().unwrap();
    assert_eq!(numbers.len(), 27);
    let dropped = book.ask("plan.dropped", json!({}));
    let nine = dropped
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["id"] == 9);
    let nine = nine.expect("measure 9 is under 已取消措施");
    assert_eq!(nine["open_follow_ups"], 1);
    assert_eq!(nine["doc_no"], "威环政发〔2025〕3号");
    assert_eq!(measure(&book, 9)["follow_ups"][0]["title"], "村卫生室改造");
    let merged = numbers.iter().find(|line| line["number"] == 11).unwrap();
    let merged = measure(&book, merged["id"].as_i64().unwrap());
    assert_eq!(
        merged["follow_ups"][0]["title"], "家装样板间进社区",
        "what was merged brings its open items"
    );
}

#[test]
fn an_answered_question_is_not_asked_again() {
    let mut book = book();
    book.act(json!({"plan": {"answer": {"question": 1, "answer": "经核实为两个单位", "basis": "区委编办函复"}}}));
    let page = importing(&book).page(&book.ledger, &stamp("2026-03-05"), false);
    let questions = page.unwrap().questions;
    assert_eq!(
        questions[0].answered_before.as_deref(),
        Some("经核实为两个单位")
    );
    assert_eq!(questions[1].answered_before, None);
    let act = act(&book, |_| {});
    book.act(act);
    let kept = book.ask("plan.questions", json!({}));
    let alias = kept
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["kind"] == "alias");
    assert_eq!(alias.unwrap()["answer"], "经核实为两个单位");
}

#[test]
fn a_mapping_that_loses_or_doubles_a_measure_is_refused() {
    let mut book = book();
    let lost = act(&book, |choices| choices.dropped.clear());
    assert_eq!(book.refused(lost).0, "mapping_incomplete");
    let doubled = act(&book, |choices| {
        choices.mapped[1].carries = choices.mapped[0].carries
    });
    assert_eq!(book.refused(doubled).0, "mapping_incomplete");
    let short = act(&book, |choices| drop(choices.mapped.pop()));
    assert_eq!(book.refused(short).0, "mapping_incomplete");
    let early = act(&book, |choices| choices.from = "2020-01-01".parse().ok());
    assert_eq!(
        book.refused(early),
        ("version_too_early".into(), Some("from".into()))
    );
}

#[test]
fn what_the_clerk_declines_stays_as_it_is() {
    let mut book = book();
    let page = importing(&book).page(&book.ledger, &stamp("2026-03-05"), false);
    let changes = page.unwrap().revision.unwrap().part_changes;
    let act = act(&book, |choices| {
        choices.declined = changes
            .into_iter()
            .filter(|change| change.no == 4)
            .collect();
    });
    book.act(act);
    assert_eq!(
        names(&measure(&book, 4)["line"]["leads"]),
        ["区农业机械发展中心"]
    );
}
