//! The life of a pack: draft, checked, issued, issued again, supplemented, printed again. What the gate
//! holds a frozen paper against is tried with planted faults; bytes are compared by hash.

use crate::book::{Book, stamp};
use chrono::NaiveDate;
use desk::{IssueWish, Papers};
use office::ask::Answers;
use office::brief::{Brief, Recipe};
use office::id::PackId;
use office::pack::{Check, CheckState, Frozen, PackState};
use serde_json::{Value, json};

const DAY: &str = "2026-03-05";

fn meeting(book: &mut Book, on: &str) -> i64 {
    let form = json!({"series": "专班调度会", "ordinal": null, "on": on, "time": null, "place": null, "chair": null, "recorder": null});
    book.make(json!({"meeting": {"create": {"meeting": form}}}))
}

fn follow_up(book: &mut Book, title: &str, due: &str) -> i64 {
    let form = json!({"title": title, "requirement": null, "source": "plan", "owner": 1, "measures": [1], "due": due});
    let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    let on = book.today.clone();
    book.act(json!({"follow_up": {"issue": {"id": id, "on": on, "received": true}}}));
    id
}

fn pack_of(book: &mut Book, meeting: i64) -> i64 {
    book.make(json!({"pack": {"draft": {"recipe": {"kind": "meeting-pack", "subject": {"meeting": meeting}, "draft_mark": null}}}}))
}

fn line(book: &Book, id: i64) -> Value {
    book.ask("pack.line", json!({ "id": id }))
}

fn issue(book: &mut Book, id: i64) {
    let wish = IssueWish::default();
    let stamp = stamp(&book.today);
    Papers::default()
        .issue(&mut book.ledger, PackId(id), &wish, &stamp)
        .unwrap();
}

/// A book with an office, two follow-ups, one of them late, and a meeting to come.
fn begun() -> (Book, i64) {
    let mut book = Book::new("2026-03-01");
    book.name_the_office();
    follow_up(&mut book, "报送台账", "2026-03-03");
    follow_up(&mut book, "更新设备", "2026-06-30");
    book.today = DAY.into();
    let meeting = meeting(&mut book, "2026-03-09");
    (book, meeting)
}

#[test]
fn issued_again_it_has_a_new_number_and_the_old_one_prints_as_it_was() {
    let (mut book, meeting) = begun();
    let first = pack_of(&mut book, meeting);
    issue(&mut book, first);
    let bytes = book.ledger.frozen(PackId(first)).unwrap();
    assert_eq!(line(&book, first)["edition"], 1);

    // The data moves on: one closed, one new.
    let finishing = json!({"replied_on": DAY, "words": "已办结", "evidence": [], "closing": crate::follow_ups::closing(DAY)});
    book.act(json!({"follow_up": {"finish": {"id": 1, "finishing": finishing}}}));
    follow_up(&mut book, "回收网点", "2026-05-31");
    let again = book.ledger.frozen(PackId(first)).unwrap();
    assert_eq!(ledger::hash(&again), ledger::hash(&bytes), "frozen");
    assert_eq!(line(&book, first)["pdf"], ledger::hash(&bytes));

    let second = pack_of(&mut book, meeting);
    issue(&mut book, second);
    let (old, new) = (line(&book, first), line(&book, second));
    assert_eq!(
        (&old["state"], &new["state"]),
        (&json!("superseded"), &json!("issued"))
    );
    assert_eq!(new["edition"], 2);
    assert_eq!(old["superseded_by"]["id"], second);
    assert_eq!(new["supersedes"]["id"], first);
    assert_eq!(
        book.ledger.frozen(PackId(first)).unwrap(),
        bytes,
        "a superseded pack prints as it was"
    );
    let frozen = book.ask("pack.frozen", json!({ "id": second }));
    let brief = &frozen["brief"]["meeting_pack"];
    assert_eq!(brief["head"]["edition"]["replaces"], 1);
    let changes = &brief["changes"];
    assert_eq!(changes["last"], Value::Null, "the first of its series");
    let kinds: Vec<(&str, &str)> = changes["reissue"]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["of"] == "follow_up")
        .map(|line| {
            (
                line["kind"].as_str().unwrap(),
                line["matter"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(kinds.len(), 2, "{kinds:?}");
    assert!(kinds[0].0 == "opened" && kinds[0].1.contains("回收网点"));
    assert!(kinds[1].0 == "closed" && kinds[1].1.contains("报送台账"));

    // Undo gives the old one its place back; handed out, it stays.
    let today = stamp(DAY);
    book.ledger.undo(&today).unwrap();
    assert_eq!(line(&book, first)["state"], "issued");
    book.ledger.redo(&today).unwrap();
    book.act(json!({"pack": {"hand_out": {"id": first, "on": DAY, "way": "saved"}}}));
    assert_eq!(
        book.ledger.undo(&today).unwrap_err().fault().code,
        "undo_barred"
    );
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn the_next_meeting_is_compared_with_the_last_issue_of_its_series() {
    let (mut book, first) = begun();
    let pack = pack_of(&mut book, first);
    issue(&mut book, pack);
    book.act(json!({"meeting": {"hold": {"id": first, "on": DAY}}}));
    book.today = "2026-07-05".into();
    let second = meeting(&mut book, "2026-07-09");
    let recipe =
        json!({"kind": "meeting-pack", "subject": {"meeting": second}, "draft_mark": null});
    let changes = book.ask("pack.changes", json!({ "recipe": recipe }));
    assert_eq!(changes["reissue"], Value::Null);
    assert_eq!(
        (&changes["last"]["from"], &changes["last"]["until"]),
        (&json!(DAY), &json!("2026-07-05"))
    );
    let overdue: Vec<&Value> = changes["last"]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["kind"] == "overdue")
        .collect();
    assert_eq!(overdue.len(), 1, "one was late before");
    assert!(overdue[0]["matter"].as_str().unwrap().contains("更新设备"));
}

#[test]
fn a_supplement_goes_on_with_pages_and_contents() {
    let (mut book, meeting) = begun();
    let pack = pack_of(&mut book, meeting);
    issue(&mut book, pack);
    let last = line(&book, pack)["pages"][1].as_u64().unwrap();
    let draft = |book: &mut Book, of: i64, parts: Value| {
        book.try_act(json!({"pack": {"draft": {"recipe": {"kind": "supplement", "subject": {"pack": of}, "draft_mark": null, "options": {"supplement": {"parts": parts}}}}}}))
    };
    let parts = json!(["changes", {"paper": {"kind": "ledger-table", "subject": null}}]);
    let one = draft(&mut book, pack, parts.clone()).unwrap().made.unwrap();
    issue(&mut book, one);
    let supplement = line(&book, one);
    assert_eq!(supplement["pages"][0].as_u64().unwrap(), last + 1);
    assert_eq!(supplement["supplements"]["id"], pack);
    assert_eq!(line(&book, pack)["supplemented_by"][0]["id"], one);
    let two = draft(&mut book, pack, parts.clone()).unwrap().made.unwrap();
    issue(&mut book, two);
    assert_eq!(
        line(&book, two)["pages"][0].as_u64(),
        supplement["pages"][1].as_u64().map(|page| page + 1)
    );
    assert!(
        line(&book, two)["title"]
            .as_str()
            .unwrap()
            .ends_with("补充材料（第2份）")
    );
    assert_eq!(
        line(&book, one)["state"],
        "issued",
        "a second one stands beside the first"
    );
    let frozen = book.ask("pack.frozen", json!({ "id": two }));
    let contents = frozen["brief"]["supplement"]["to"]["contents"]
        .as_array()
        .unwrap();
    assert!(
        contents.len() > 6,
        "the pack's contents and the first supplement's: {contents:?}"
    );

    // What it belongs to is issued again: a draft says so, withdrawn it can't be supplemented.
    let waiting = draft(&mut book, pack, parts.clone()).unwrap().made.unwrap();
    let again = pack_of(&mut book, meeting);
    issue(&mut book, again);
    let recipe = line(&book, waiting)["recipe"].clone();
    let checks = book.ask("pack.checks", json!({ "recipe": recipe }));
    let of = |checks: &Value, check: &str| {
        checks
            .as_array()
            .unwrap()
            .iter()
            .find(|line| line["check"] == check)
            .unwrap()
            .clone()
    };
    assert_eq!(of(&checks, "supplemented")["state"], "attention");
    assert_eq!(
        draft(&mut book, pack, parts).unwrap_err().code,
        "not_to_supplement"
    );
    assert_eq!(
        draft(&mut book, one, json!(["changes"])).unwrap_err().code,
        "not_a_part"
    );
}

#[test]
fn what_a_check_bars_does_not_pass_the_gate() {
    let (mut book, meeting) = begun();
    let pack = pack_of(&mut book, meeting);
    let mut tried = |change: fn(&mut Value)| {
        let issuing = book.issuing_with(pack, change);
        book.refused(json!({"pack": {"issue": {"id": pack, "issuing": issuing}}}))
    };
    let barred = ("check_barred".to_owned(), Some("snapshot".to_owned()));
    let stale = ("pack_stale".to_owned(), Some("snapshot".to_owned()));
    // The late item is on no list.
    assert_eq!(
        tried(|frozen| {
            let paper = &mut frozen["brief"]["meeting_pack"];
            paper["chasing"] = json!([]);
            paper["open"].as_array_mut().unwrap().remove(0);
        }),
        barred
    );
    // A total is not the ledger's.
    assert_eq!(
        tried(|frozen| frozen["brief"]["meeting_pack"]["summary"]["follow_ups_open"] = json!(7)),
        barred
    );
    // Data of another day; a number that nobody gave; another paper.
    assert_eq!(
        tried(|frozen| frozen["brief"]["meeting_pack"]["head"]["as_of"] = json!("2026-03-04")),
        stale
    );
    assert_eq!(
        tried(
            |frozen| frozen["brief"]["meeting_pack"]["head"]["edition"] =
                json!({"number": 2, "replaces": 1, "replaces_on": "2026-03-01"})
        ),
        stale
    );
    assert_eq!(
        tried(|frozen| frozen["brief"] = json!("none")).0,
        "bad_shape"
    );

    // Marked internal after it was set.
    let issuing = book.issuing(pack);
    book.act(json!({"follow_up": {"set_internal": {"id": 2, "internal": true}}}));
    assert_eq!(
        book.refused(json!({"pack": {"issue": {"id": pack, "issuing": issuing}}}))
            .0,
        "check_barred"
    );
}

#[test]
fn an_office_without_a_name_issues_nothing() {
    let mut book = Book::new(DAY);
    let meeting = meeting(&mut book, "2026-03-09");
    let pack = pack_of(&mut book, meeting);
    let issuing = book.issuing(pack);
    assert_eq!(
        book.refused(json!({"pack": {"issue": {"id": pack, "issuing": issuing}}}))
            .0,
        "check_barred"
    );
}

#[test]
fn the_list_before_issuing_says_what_is_not_confirmed_and_keeps_it_with_the_pack() {
    let (mut book, meeting) = begun();
    let pack = pack_of(&mut book, meeting);
    let recipe: Recipe = serde_json::from_value(line(&book, pack)["recipe"].clone()).unwrap();
    let found = Papers::default()
        .preflight(&book.ledger, &recipe, &IssueWish::default(), stamp(DAY).at)
        .unwrap();
    assert!(found.may_go() && found.sides > 6);
    let state = |check: Check| {
        found
            .lines
            .iter()
            .find(|line| line.check == check)
            .unwrap()
            .state
    };
    for check in [
        Check::Overdue,
        Check::Totals,
        Check::Internal,
        Check::Office,
        Check::References,
        Check::Glyphs,
    ] {
        assert_eq!(state(check), CheckState::Passed, "{check:?}");
    }
    for check in [Check::ProtocolOrder, Check::Questions, Check::Targets] {
        assert_eq!(state(check), CheckState::Attention, "{check:?}");
    }
    issue(&mut book, pack);
    let page = book.ask("pack.page", json!({ "id": pack }));
    assert_eq!(page["noted"].as_array().unwrap().len(), 3);
    assert_eq!(page["issued_by"][0], "小于");
}

#[test]
fn a_paper_with_the_data_of_an_earlier_evening() {
    let (mut book, meeting) = begun();
    let pack = pack_of(&mut book, meeting);
    book.today = "2026-03-06".into();
    follow_up(&mut book, "次日新立", "2026-05-31");
    let wish = IssueWish {
        as_of: DAY.parse::<NaiveDate>().ok(),
        ..IssueWish::default()
    };
    let now = stamp(&book.today);
    Papers::default()
        .issue(&mut book.ledger, PackId(pack), &wish, &now)
        .unwrap();
    let view = book.ledger.view("2026-03-06".parse().unwrap());
    let Brief::MeetingPack(brief) = view.pack_frozen(PackId(pack)).unwrap().brief else {
        panic!("a meeting's material")
    };
    assert_eq!(brief.open.len(), 2, "what came a day later is not on it");
    let line = view.pack(PackId(pack)).unwrap();
    assert_eq!((line.state, line.as_of), (PackState::Issued, wish.as_of));
}

/// Kept as it was frozen; briefs have grown since.
#[test]
fn an_old_snapshot_stays_readable() {
    let kept = include_str!("../files/frozen-meeting-pack.json");
    let frozen: Frozen = serde_json::from_str(kept).unwrap();
    let Brief::MeetingPack(brief) = frozen.brief else {
        panic!("a meeting's material")
    };
    assert_eq!(brief.changes, None);
    assert!(!brief.open.is_empty() && brief.open[0].id.is_none());
    let changes = office::brief::changes(&brief, &brief, &[]);
    assert_eq!(changes, [], "the same brief, no change");
}

/// A ledger of one unit can't hold what is late elsewhere, and is no new issue of the whole one.
#[test]
fn a_ledger_narrowed_by_choice_is_not_held_to_all_and_replaces_nothing() {
    let (mut book, _) = begun();
    let draft = |book: &mut Book, options: Value| {
        let recipe = json!({"kind": "ledger-table", "subject": null, "draft_mark": null, "options": options});
        book.make(json!({"pack": {"draft": {"recipe": recipe}}}))
    };
    let whole = draft(&mut book, Value::Null);
    issue(&mut book, whole);
    let one = draft(&mut book, json!({"ledger_table": {"unit": 2}}));
    issue(&mut book, one);
    assert_eq!(line(&book, whole)["state"], "issued");
    assert_eq!(line(&book, one)["state"], "issued");
}
