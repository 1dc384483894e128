//! A year of the office in a book that starts mid-way: what is open comes in with the numbers it has on
//! paper, meetings bring it back, units report, one is renamed and one merged, time is given, reminders
//! go out, and what is done is closed with evidence. At each quarter: what the clerk relies on.
//! Single rules stand with their noun.

use crate::book::Book;
use crate::follow_ups::{closing, issued, list, office, page, remind, titles};
use serde_json::{Value, json};

const BASIS: &str = "区级机构改革方案";

fn meet(book: &mut Book, on: &str) -> i64 {
    let form = json!({"series": "专班调度会", "ordinal": null, "on": on, "time": "14:30", "place": null, "chair": "王某", "recorder": "小于"});
    book.make(json!({"meeting": {"create": {"meeting": form}}}))
}

/// Holds a meeting and signs its minutes; each matter becomes a follow-up of its owner.
fn hold(book: &mut Book, id: i64, matters: &[(&str, i64, &str)]) -> Vec<i64> {
    let on = book.today.clone();
    book.act(json!({"meeting": {"hold": {"id": id, "on": on}}}));
    let mut made = Vec::new();
    for (title, owner, due) in matters {
        let form = json!({"title": title, "requirement": null, "source": "this_decision", "owner": owner, "measures": [10], "due": due});
        let decision =
            json!({"agenda_item": null, "kind": "decided", "text": format!("{title}。")});
        let follow_up = json!({"form": form, "issue_on": on});
        book.act(json!({"decision": {"record": {"meeting": id, "decision": decision, "follow_up": follow_up}}}));
        let rows = list(book, json!({"filter": "all", "limit": 1000}))["rows"].clone();
        let ids = rows.as_array().unwrap().iter();
        made.push(ids.map(|row| row["id"].as_i64().unwrap()).max().unwrap());
    }
    book.act(json!({"meeting": {"sign_minutes": {"id": id, "signed_by": "王某", "on": on}}}));
    book.act(json!({"meeting": {"issue_minutes": {"id": id, "on": on}}}));
    made
}

fn carried(book: &Book, meeting: i64) -> Vec<String> {
    let page = book.ask("meeting.page", json!({"id": meeting}));
    let rows = page["carried"].as_array().unwrap().iter();
    rows.map(|row| row["follow_up"]["title"].as_str().unwrap().to_owned())
        .collect()
}

fn report(book: &mut Book, measure: i64, unit: i64, period: &str) -> i64 {
    let on = book.today.clone();
    let form = json!({"subject": {"measure": measure}, "unit": unit, "period": period, "received_on": on, "progress": "按计划推进。", "problem": null, "next_step": null, "coordination": null, "document": null});
    book.make(json!({"report": {"record": {"report": form}}}))
}

/// How the report of a unit about a measure stands: state, working days late.
fn standing(book: &Book, measure: i64, unit: i64, period: &str) -> (Value, Value) {
    let page = book.ask("report.page", json!({"period": period}));
    let mut rows = page["lines"].as_array().unwrap().iter();
    let row = rows.find(|row| row["unit"] == unit && row["subject"] == json!({"measure": measure}));
    let standing = &row.unwrap()["standing"];
    (standing["state"].clone(), standing["late_by"].clone())
}

fn value(book: &mut Book, indicator: i64, as_of: &str, value: &str, status: &str) -> i64 {
    let reading = json!({"indicator": indicator, "as_of": as_of, "value": value, "status": status});
    book.make(json!({"reading": {"record": {"reading": reading}}}))
}

/// What a clerk sees of the book on its day. Not the next numbers: what counters gave out stands outside
/// the journal.
const SIGHTS: [&str; 8] = [
    "plan.page",
    "unit.list",
    "indicator.list",
    "book.today",
    "instruction.list",
    "follow_up.list",
    "paper.register",
    "report.page",
];

fn fields(question: &str) -> Value {
    match question {
        "follow_up.list" => json!({"query": {"filter": "all", "limit": 1000}}),
        "paper.register" => json!({"year": null, "series": null}),
        "instruction.list" => json!({"before": null, "limit": 100}),
        "report.page" => json!({"period": null}),
        _ => json!({}),
    }
}

/// All of it, and the dump taken that evening.
fn seen(book: &Book) -> (Vec<Value>, String) {
    let asked = SIGHTS.iter();
    let sights = asked.map(|question| book.ask(question, fields(question)));
    (sights.collect(), book.ledger.dump().unwrap())
}

/// The same looked back at, and the dump of it.
fn looked_back(book: &Book, day: &str) -> (Vec<Value>, String) {
    let past = book.ledger.as_of(day.parse().unwrap()).unwrap();
    let look = |question: &&str| {
        let (noun, name) = question.split_once('.').unwrap();
        let ask = serde_json::from_value(json!({ noun: { name: fields(question) } })).unwrap();
        past.put(&book.ledger, ask).unwrap()
    };
    (SIGHTS.iter().map(look).collect(), past.dump().unwrap())
}

/// What the year is about.
struct Year {
    book: Book,
    commerce: i64,
    reform: i64,
    machines: i64,
    /// Entered from before the book.
    old: i64,
    /// Decided in January.
    network: i64,
    survey: i64,
}

/// January: numbers go on, what is open is entered, the first meeting finds it.
fn first_quarter() -> Year {
    let mut book = Book::new("2026-01-05");
    book.act(office());
    let next = json!({"prefix": "环专班督", "year": 2026, "next": 3, "reason": "建账前已用至2号"});
    book.act(json!({"office": {"set_counter": {"number": next}}}));
    let series = json!({"name": "专班调度会", "rhythm": "monthly", "weekday": null, "time": "14:30", "place": null, "chair": "王某", "level": null, "numbering": "issue"});
    let series = book.make(json!({"series": {"add": {"series": series}}}));
    book.act(json!({"series": {"start": {"id": series, "ordinal": 12, "minutes": 9}}}));
    let commerce = book.unit("区商务局");
    let reform = book.unit("区发展和改革局");
    let machines = book.unit("区农业机械发展中心");
    let form = json!({"title": "报废老旧农机摸底", "requirement": null, "source": "plan", "owner": machines, "measures": [4], "due": "2025-12-31"});
    let old = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    let issue =
        json!({"id": old, "on": "2025-11-03", "received": true, "number": "环专班督〔2025〕41号"});
    book.act(json!({"follow_up": {"issue": issue}}));
    value(&mut book, 2, "2025-12-31", "27", "provisional");
    let rule = json!({"due": {"day_of_month": 25}, "measures": true, "follow_ups": true, "indicators": false});
    book.act(
        json!({"report": {"set_cycle": {"cycle": "month", "from": "2026-01-01", "rule": rule}}}),
    );

    book.today = "2026-01-15".into();
    let meeting = meet(&mut book, "2026-01-15");
    assert_eq!(carried(&book, meeting), ["报废老旧农机摸底"]);
    let made = hold(
        &mut book,
        meeting,
        &[
            ("建设家电回收网点", commerce, "2026-03-31"),
            ("摸清老旧设备底数", reform, "2026-02-28"),
        ],
    );
    let shown = book.ask("meeting.page", json!({"id": meeting}));
    assert_eq!(shown["line"]["title"], "专班调度会第12次会议");
    assert_eq!(shown["minutes_no"], "第9期");
    let numbers: Vec<Value> = made
        .iter()
        .map(|id| page(&book, *id)["line"]["number"].clone())
        .collect();
    assert_eq!(numbers, ["环专班督〔2026〕3号", "环专班督〔2026〕4号"]);
    let entered = page(&book, old);
    assert_eq!(entered["steps"][0]["late"], true, "补录");
    assert_eq!(entered["line"]["lit"]["reason"], "超期15天");
    Year {
        book,
        commerce,
        reform,
        machines,
        old,
        network: made[0],
        survey: made[1],
    }
}

/// Reports come in, late or not at all; one matter is closed with evidence, one chased.
fn reports_and_reminders(year: &mut Year) {
    let Year { book, commerce, .. } = year;
    book.today = "2026-01-23".into();
    report(book, 10, *commerce, "2026-01");
    book.today = "2026-01-28".into();
    let late = report(book, 11, *commerce, "2026-01");
    assert_eq!(
        standing(book, 10, *commerce, "2026-01"),
        (json!("received"), json!(0))
    );
    // The 25th is a Sunday.
    assert_eq!(
        standing(book, 11, *commerce, "2026-01"),
        (json!("received"), json!(3))
    );
    assert_eq!(standing(book, 12, *commerce, "2026-01").0, "missing");
    book.act(json!({"report": {"return": {"id": late, "on": "2026-01-28", "due": "2026-02-02", "reason": "缺数据"}}}));
    assert_eq!(standing(book, 11, *commerce, "2026-01").0, "returned");

    book.today = "2026-02-27".into();
    let kept = book.make(json!({"document": {"keep": {"document": {"title": "底数台账", "kind": "evidence", "file_name": "底数台账.xlsx", "received_on": "2026-02-27", "unit": year.reform}, "content": "base64:AAEC"}}}));
    let survey = year.survey;
    book.act(json!({"follow_up": {"submit": {"id": survey, "on": "2026-02-27", "words": "已摸清。", "evidence": [kept]}}}));
    book.today = "2026-03-03".into();
    let mut accepted = closing("2026-03-03");
    accepted["waiver"] = json!(null);
    book.act(json!({"follow_up": {"close": {"id": survey, "closing": accepted}}}));
    let old = year.old;
    book.act(remind(
        old,
        "2026-03-03",
        "urge",
        json!({"approved_by": "王某", "paper": {"copied": false, "number": null}}),
    ));

    // The quarter's end: what is done is done, what is late is named with its reminder.
    book.today = "2026-03-31".into();
    let closed = page(book, survey);
    assert_eq!(closed["line"]["state"], "closed");
    assert_eq!(closed["line"]["past_original"], false);
    let today = book.ask("book.today", json!({}));
    assert_eq!(titles(&today["overdue"]), ["报废老旧农机摸底"]);
    let reminders = page(book, old)["reminders"].clone();
    assert_eq!(reminders[0]["number"], "环专班催〔2026〕1号");
    assert_eq!(titles(&today["due_soon"]), ["建设家电回收网点"]);
}

/// A unit gets another name; time is given; the meeting shows what closed since, once.
fn second_quarter(year: &mut Year) {
    let machines = year.machines;
    let book = &mut year.book;
    book.today = "2026-04-01".into();
    let change = json!({"rename": {"name": "区农业农村发展服务中心", "short_name": "区农服中心"}});
    book.act(json!({"unit": {"succeed": {"unit": machines, "succession": {"on": "2026-04-01", "basis": BASIS, "change": change, "hand_over": []}}}}));
    let extension = json!({"asked_on": "2026-03-30", "reason": "选址未定", "decided_on": "2026-04-01", "approved_by": "王某", "granted": "2026-06-30"});
    let network = year.network;
    book.act(json!({"follow_up": {"extend": {"id": network, "extension": extension}}}));
    book.today = "2026-04-16".into();
    let meeting = meet(book, "2026-04-16");
    assert_eq!(
        carried(book, meeting),
        ["报废老旧农机摸底", "建设家电回收网点", "摸清老旧设备底数"]
    );
    hold(book, meeting, &[]);
    let next = meet(book, "2026-05-14");
    assert_eq!(
        carried(book, next),
        ["报废老旧农机摸底", "建设家电回收网点"],
        "what closed was shown once"
    );
    value(book, 2, "2026-03-31", "29", "provisional");

    book.today = "2026-06-30".into();
    let line = page(book, network)["line"].clone();
    assert_eq!(line["original_due"], "2026-03-31");
    assert_eq!(line["due"], "2026-06-30");
    assert_eq!(
        (&line["overdue"], &line["past_original"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(
        page(book, year.old)["line"]["owner_name"],
        "区农业农村发展服务中心"
    );
    let by_old = book.ask("unit.find", json!({"typed": "区农业机械发展中心"}));
    assert_eq!(by_old[0]["id"], machines);
}

/// A leader writes; a unit becomes part of another, which takes over all that is open.
fn third_quarter(year: &mut Year) {
    let (commerce, reform) = (year.commerce, year.reform);
    let book = &mut year.book;
    book.today = "2026-07-10".into();
    let instruction = json!({"leader": "张副区长", "on": "2026-07-09", "on_what": "关于回收网点的报告", "document": null, "words": "请商务局抓紧办理。", "kind": "do", "handed_to": "区商务局", "reply_due": "2026-08-31"});
    let form = json!({"title": "加快回收网点建设", "requirement": null, "source": "plan", "owner": commerce, "due": "2026-08-20"});
    let told = book.make(json!({"instruction": {"record": {"instruction": instruction, "follow_up": {"form": form, "issue_on": "2026-07-10"}}}}));
    let today = book.ask("book.today", json!({}));
    assert_eq!(today["instructions"][0]["words"], "请商务局抓紧办理。");

    book.today = "2026-08-03".into();
    let open = book.ask("unit.proposal", json!({"unit": commerce, "into": [reform]}));
    let hand_over: Vec<Value> = open
        .as_array()
        .unwrap()
        .iter()
        .map(|line| json!({"item": line["item"], "to": reform}))
        .collect();
    let before = list(book, json!({"filter": "open"}))["rows"]
        .as_array()
        .unwrap()
        .len();
    book.act(json!({"unit": {"succeed": {"unit": commerce, "succession": {"on": "2026-08-03", "basis": BASIS, "change": {"merge": {"into": reform}}, "hand_over": hand_over}}}}));
    let rows = list(book, json!({"filter": "open"}))["rows"].clone();
    assert_eq!(
        rows.as_array().unwrap().len(),
        before,
        "nothing open is lost"
    );
    assert_eq!(page(book, year.network)["line"]["owner"], reform);
    assert_eq!(
        page(book, year.network)["line"]["number"],
        "环专班督〔2026〕3号"
    );
    let lead = |on: &str| {
        let all = book.ask("assignment.on", json!({"on": on}));
        let measures = all["measures"].as_array().unwrap();
        measures[10]["leads"][0]["unit"].clone()
    };
    assert_eq!(
        (lead("2026-08-02"), lead("2026-08-03")),
        (json!(commerce), json!(reform))
    );

    book.today = "2026-08-28".into();
    book.act(json!({"instruction": {"report_back": {"id": told, "on": "2026-08-28", "words": "网点已建成18处。", "document": null}}}));
    value(book, 2, "2026-07-31", "31", "provisional");
    book.today = "2026-09-30".into();
    let today = book.ask("book.today", json!({}));
    assert_eq!(today["instructions"], json!([]), "reported back");
    assert!(titles(&today["overdue"]).contains(&"加快回收网点建设".to_owned()));
}

/// Closing what is open; a value is corrected; the year's papers and numbers.
fn last_quarter(year: &mut Year) {
    let (network, old) = (year.network, year.old);
    let book = &mut year.book;
    book.today = "2026-10-20".into();
    for id in [network, old] {
        let finishing = json!({"replied_on": "2026-10-19", "words": "已完成。", "evidence": [], "closing": closing("2026-10-20")});
        book.act(json!({"follow_up": {"finish": {"id": id, "finishing": finishing}}}));
    }
    let late = issued(
        book,
        "年终总结",
        json!({"owner": year.reform, "due": "2026-12-20"}),
    );
    book.today = "2026-12-31".into();
    let first = value(book, 2, "2026-12-31", "23", "final");
    let right = json!({"indicator": 2, "as_of": "2026-12-31", "value": "32", "status": "final"});
    book.act(
        json!({"reading": {"correct": {"id": first, "reading": right, "reason": "数字颠倒"}}}),
    );
    let indicator = book.ask("indicator.page", json!({"id": 2}));
    assert_eq!(indicator["line"]["reached"], "32");
    assert_eq!(indicator["readings"].as_array().unwrap().len(), 5);
    assert_eq!(
        page(book, network)["line"]["overdue"],
        false,
        "closing stops every clock"
    );
    let open = list(book, json!({"filter": "open"}))["rows"].clone();
    assert_eq!(titles(&open), ["加快回收网点建设", "年终总结"]);
    assert_eq!(page(book, late)["line"]["number"], "环专班督〔2026〕6号");
    let reports = book.ask("report.page", json!({"period": "2026-09"}));
    let units = reports["lines"].as_array().unwrap().iter();
    assert!(
        units.clone().all(|row| row["unit"] != year.commerce),
        "it owes nothing more"
    );
}

#[test]
fn a_year_that_starts_mid_way_can_be_relied_on_at_every_quarter() {
    let mut year = first_quarter();
    let mut evenings = vec![("2026-01-15", seen(&year.book))];
    reports_and_reminders(&mut year);
    evenings.push(("2026-03-31", seen(&year.book)));
    second_quarter(&mut year);
    evenings.push(("2026-06-30", seen(&year.book)));
    third_quarter(&mut year);
    evenings.push(("2026-09-30", seen(&year.book)));
    last_quarter(&mut year);
    for (day, (sights, dump)) in &evenings {
        let (now, dumped) = looked_back(&year.book, day);
        for ((question, then), now) in SIGHTS.iter().zip(sights).zip(now) {
            assert_eq!(*then, now, "{question} on {day}");
        }
        assert_eq!(dumped, *dump, "the dump of {day}");
    }
    let book = year.book;
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
    assert_eq!(book.ledger.check_search().unwrap(), Vec::<String>::new());
    // Shut and opened anew it is the same book.
    let dump = book.ledger.dump().unwrap();
    let today = book.today.clone();
    let (path, folder) = book.close();
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    let book = Book::open(folder, &name, &today);
    assert_eq!(book.ledger.dump().unwrap(), dump);
}
