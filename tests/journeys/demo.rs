//! The invented year of `zhuanban-cli demo`: every strand of the office is in it, told by questions, and
//! the book's own check finds nothing. Not what the strands mean: each has a journey of its own.

use crate::book::Book;
use crate::command_line::run;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The evening before the history ends.
const LAST: &str = "2025-11-04";

fn demo() -> Book {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &["demo", "a.zbtz", "--years", "1"], "");
    assert!(made.status.success(), "{made:?}");
    Book::open(folder, "a.zbtz", LAST)
}

fn rows(value: &Value) -> Vec<Value> {
    value.as_array().expect("a list").clone()
}

/// The different words that a field has in some rows.
fn words(rows: &[Value], field: &str) -> BTreeSet<String> {
    let found = rows.iter().filter_map(|row| row[field].as_str());
    found.map(str::to_owned).collect()
}

#[track_caller]
fn has(found: &BTreeSet<String>, wanted: &[&str]) {
    for word in wanted {
        assert!(found.contains(*word), "{word} in {found:?}");
    }
}

/// The page of every follow-up, members of groups among them.
fn follow_ups(book: &Book) -> Vec<Value> {
    let query = json!({"query": {"filter": "all", "limit": 1000}});
    let list = rows(&book.ask("follow_up.list", query)["rows"]);
    let mut pages = Vec::new();
    let mut ids: Vec<Value> = list.iter().map(|row| row["id"].clone()).collect();
    while let Some(id) = ids.pop() {
        let page = book.ask("follow_up.page", json!({ "id": id }));
        ids.extend(rows(&page["children"]).iter().map(|row| row["id"].clone()));
        pages.push(page);
    }
    pages
}

fn gathered(pages: &[Value], field: &str) -> Vec<Value> {
    pages.iter().flat_map(|page| rows(&page[field])).collect()
}

#[test]
fn a_year_of_the_demo_has_every_strand_and_its_check_finds_nothing() {
    let book = demo();
    lives(&book);
    meetings(&book);
    reports(&book);
    parts_and_values(&book);
    instructions_and_lights(&book);
    papers(&book);
    units_and_people(&book);
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
    assert_eq!(book.ledger.check_search().unwrap(), Vec::<String>::new());
}

/// Every move of a follow-up, every way to end, every level with its paper, groups with their members.
fn lives(book: &Book) {
    let pages = follow_ups(book);
    assert!(pages.len() > 60, "{}", pages.len());
    let lines: Vec<Value> = pages.iter().map(|page| page["line"].clone()).collect();
    has(
        &words(&lines, "state"),
        &["active", "closed", "merged", "cancelled"],
    );
    has(
        &words(&gathered(&pages, "steps"), "step"),
        &[
            "issue",
            "receive",
            "reply",
            "submit",
            "return",
            "close",
            "close_stage",
            "suspend",
            "resume",
            "transfer",
            "extend",
            "remind",
            "merge",
            "cancel",
            "reopen",
            "review",
            "inspect",
            "inspect_reply",
        ],
    );
    let extensions = gathered(&pages, "extensions");
    assert!(extensions.iter().any(|one| one["granted"].is_null()));
    assert!(extensions.iter().any(|one| one["granted"].is_string()));
    let reminders = gathered(&pages, "reminders");
    for level in ["remind", "urge", "supervise", "key_supervise"] {
        let mut of = reminders.iter().filter(|one| one["level"] == level);
        let on_paper = |one: &Value| one["number"].is_string();
        assert_eq!(level != "remind", of.any(on_paper), "{level}");
    }
    assert!(reminders.iter().any(|one| one["copied"] == true));
    for field in ["internal", "urgent", "lasting"] {
        assert!(lines.iter().any(|line| line[field] == true), "{field}");
    }
    let wholes: Vec<&Value> = lines
        .iter()
        .filter(|line| !line["replies"].is_null())
        .collect();
    let replied = |line: &&&Value| line["replies"]["replied"] == line["replies"]["of"];
    assert!(wholes.iter().any(|line| replied(&line)), "all answered");
    let waiting = wholes.iter().find(|line| !replied(line)).unwrap();
    assert!(!rows(&waiting["replies"]["missing"]).is_empty());
    let sources = pages.iter().flat_map(|page| rows(&page["sources"]));
    let sources: Vec<String> = sources.map(|one| one.to_string()).collect();
    for source in ["议定", "批示", "上级来文", "方案任务", "内部安排"] {
        assert!(sources.iter().any(|one| one.contains(source)), "{source}");
    }
}

/// Two series, notices answered, all kinds of decision, proposals taken up, minutes corrected.
fn meetings(book: &Book) {
    let list = book.ask("meeting.list", json!({}));
    assert!(rows(&list["meetings"]).len() >= 15);
    assert_eq!(
        words(&rows(&list["meetings"]), "series").len(),
        2,
        "weekly or monthly, and the plenary"
    );
    let pages: Vec<Value> = rows(&list["meetings"])
        .iter()
        .map(|line| book.ask("meeting.page", json!({"id": line["id"]})))
        .collect();
    has(
        &words(&gathered(&pages, "decisions"), "kind"),
        &[
            "decided",
            "agreed_in_principle",
            "required",
            "heard",
            "deferred",
        ],
    );
    has(
        &words(&gathered(&pages, "attendance"), "presence"),
        &["present", "deputy", "excused", "absent"],
    );
    let minutes = gathered(&pages, "minutes");
    assert!(minutes.iter().any(|one| one["superseded"] == true));
    let agenda = gathered(&pages, "agenda");
    let taken = agenda
        .iter()
        .flat_map(|item| rows(&item["sources"]))
        .map(|one| one.to_string())
        .collect::<Vec<_>>();
    for what in ["coordination", "deferred"] {
        assert!(taken.iter().any(|one| one.contains(what)), "{taken:?}");
    }
}

/// Months and weeks: on time, late, sent back, missing; asks beyond the cycles; what was coordinated.
fn reports(book: &Book) {
    let page = |period: &str| book.ask("report.page", json!({ "period": period }));
    let months = ["2025-03", "2025-04", "2025-05"].map(page);
    let lines = gathered(&months, "lines");
    let standings: Vec<Value> = lines.iter().map(|line| line["standing"].clone()).collect();
    has(
        &words(&standings, "state"),
        &["accepted", "missing", "answered"],
    );
    let some = |test: &dyn Fn(&Value) -> bool| standings.iter().any(test);
    assert!(some(
        &|one| one["state"] == "accepted" && one["late_by"] == 0
    ));
    assert!(some(
        &|one| one["state"] == "accepted" && one["late_by"].as_u64() > Some(0)
    ));
    assert!(some(
        &|one| one["returned"] == 1 && one["state"] == "accepted"
    ));
    let asked = lines.iter().filter(|line| !line["request"].is_null());
    assert_eq!(
        words(
            &asked
                .map(|line| line["standing"].clone())
                .collect::<Vec<_>>(),
            "state"
        )
        .len(),
        2,
        "some answered, some not"
    );
    let week = page("2024-W50");
    assert_eq!(week["due"], "2024-12-13");
    assert!(week["count"]["filed"].as_u64() > Some(25));
    assert!(week["count"]["missing"].as_u64() > Some(0));
    assert_eq!(rows(&page("2025-W10")["lines"]), Vec::<Value>::new());
    let coordination = rows(&book.ask("report.coordination", json!({})));
    assert!(coordination.iter().any(|line| line["dealt"].is_string()));
}

/// Joint leads' own parts, and values with their corrections.
fn parts_and_values(book: &Book) {
    let measures = (1..=27).map(|id| book.ask("measure.page", json!({ "id": id })));
    let measures: Vec<Value> = measures.collect();
    let tasks = gathered(&measures, "tasks");
    let proven = |task: &&Value| task["reached_on"].is_string() && task["evidence"] != json!([]);
    assert!(tasks.iter().filter(proven).count() > 10);
    assert!(tasks.iter().any(|task| task["missed"] == true));
    assert!(tasks.iter().any(|task| task["dropped"].is_string()));

    let list = rows(&book.ask("indicator.list", json!({}))["lines"]);
    let pages: Vec<Value> = list
        .iter()
        .map(|line| book.ask("indicator.page", json!({"id": line["id"]})))
        .collect();
    let readings = gathered(&pages, "readings");
    assert!(readings.len() > 100, "{}", readings.len());
    let standing_in = |id: &Value| {
        let mut all = readings.iter();
        all.find(|one| one["id"] == *id).cloned().unwrap()
    };
    let twice = readings.iter().any(|one| {
        !one["superseded_by"].is_null()
            && !standing_in(&one["superseded_by"])["superseded_by"].is_null()
    });
    assert!(twice, "a correction was corrected");
    assert!(readings.iter().any(|one| one["withdrawn"].is_string()));
    has(&words(&readings, "status"), &["provisional", "final"]);
    assert!(list.iter().any(|line| line["owner"].is_null()));
    let lights = words(
        &list
            .iter()
            .map(|line| line["lit"].clone())
            .collect::<Vec<_>>(),
        "light",
    );
    has(&lights, &["green", "yellow", "red", "grey"]);
}

fn instructions_and_lights(book: &Book) {
    let list = book.ask("instruction.list", json!({"before": null, "limit": 50}));
    let done = rows(&list["done"]);
    has(&words(&done, "kind"), &["do", "read", "advise"]);
    let reported = |line: &&Value| line["kind"] == "do" && line["reported_on"].is_string();
    let line = done.iter().find(reported).unwrap();
    let page = book.ask("instruction.page", json!({"id": line["id"]}));
    assert!(page["report"].is_string() && !page["report_document"].is_null());
    assert_ne!(page["follow_ups"], json!([]));

    let overrides = rows(&book.ask("light.settings", json!({}))["overrides"]);
    assert!(overrides.iter().any(|one| one["lifted"].is_string()));
    assert!(overrides.iter().any(|one| one["in_force"] == true));
}

/// Each kind of paper, with every state that a register shows.
fn papers(book: &Book) {
    let rows = rows(&book.ask("paper.register", json!({"year": 2025, "series": null}))["rows"]);
    has(
        &words(&rows, "series"),
        &[
            "meeting_notice",
            "reminder",
            "bulletin",
            "letter",
            "request",
            "notice",
        ],
    );
    has(&words(&rows, "state"), &["draft", "issued", "withdrawn"]);
    assert!(rows.iter().any(|line| line["scan_title"] == "签批页"));
    let numbers = words(&rows, "number");
    let numbered = rows.iter().filter(|line| line["number"].is_string());
    assert_eq!(numbers.len(), numbered.count(), "each number once");
}

fn units_and_people(book: &Book) {
    let units = rows(&book.ask("unit.list", json!({})));
    let page = |name: &str| {
        let unit = units.iter().find(|unit| unit["name"] == name);
        let id = unit.unwrap_or_else(|| panic!("{name}"))["id"].clone();
        book.ask("unit.page", json!({ "id": id }))
    };
    let renamed = page("区农业农村发展服务中心");
    assert_eq!(renamed["events"][0]["kind"], "rename");
    let merged = page("区节能监察中心");
    assert!(merged["line"]["ended_on"].is_string());
    assert_eq!(merged["left"], json!([]), "everything was handed over");
    let heir = page("区发展和改革局");
    let taken = rows(&heir["follow_ups"]).into_iter();
    let mut taken = taken.filter(|line| line["title"] == "建立重点用能设备能效台账");
    let taken = taken.next().unwrap();
    let life = book.ask("follow_up.page", json!({"id": taken["id"]}));
    assert!(words(&rows(&life["steps"]), "step").contains("transfer"));

    let directory = book.ask("person.directory", json!({}));
    assert_eq!(rows(&directory["leaders"]).len(), 3);
    let gone = |unit: &Value| {
        let page = book.ask("unit.page", json!({"id": unit["id"]}));
        rows(&page["people"])
            .iter()
            .any(|one| one["until"].is_string())
    };
    assert!(units.iter().any(gone), "somebody left");
}
