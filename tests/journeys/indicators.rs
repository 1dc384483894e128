//! Values from the grid to the light: recorded, corrected, taken out, held against the schedule.

use crate::book::{Book, stamp};
use office::act::Act;
use serde_json::{Value, json};

fn indicator(book: &Book, name: &str) -> Value {
    let list = book.ask("indicator.list", json!({}));
    let mut lines = list["lines"].as_array().expect("lines").iter();
    let found = lines.find(|line| line["name"] == name);
    found.unwrap_or_else(|| panic!("{name}")).clone()
}

fn record(id: &Value, as_of: &str, value: &str, status: &str) -> Value {
    json!({"reading": {"record": {"reading": {"indicator": id, "as_of": as_of, "value": value, "status": status}}}})
}

fn state(book: &Book, name: &str) -> (String, String) {
    let line = indicator(book, name);
    let word = |value: &Value| value.as_str().expect("a word").to_owned();
    (word(&line["state"]), word(&line["lit"]["light"]))
}

#[test]
fn the_seed_has_every_kind_and_its_states_are_told_apart() {
    let mut book = Book::new("2025-06-30");
    let list = book.ask("indicator.list", json!({}));
    assert_eq!(list["lights"], json!(null), "尚未建立数据, once");
    assert_eq!(list["rules"], 1);
    let states = |book: &Book| {
        let list = book.ask("indicator.list", json!({}));
        let lines = list["lines"].as_array().unwrap().clone();
        let mut states: Vec<String> = lines
            .iter()
            .map(|line| line["state"].as_str().unwrap().to_owned())
            .collect();
        states.sort();
        states.dedup();
        states
    };
    assert_eq!(states(&book), ["no_owner", "no_value"]);
    let growth = indicator(&book, "废旧家电回收量");
    assert_eq!(growth["state"], "no_owner");
    let owner = book.unit("区商务局");
    book.act(json!({"indicator": {"set_owner": {"id": growth["id"], "owner": owner, "basis": "领导明确"}}}));
    assert_eq!(
        state(&book, "废旧家电回收量"),
        ("no_base".into(), "grey".into())
    );
    book.act(json!({"indicator": {"set_base": {"id": growth["id"], "year": 2023, "value": "2", "basis": "统计数据"}}}));
    assert_eq!(state(&book, "废旧家电回收量").0, "no_value");
    // 15 % on 2 is 2.3 by 2025, 30 % is 2.6 by 2027; half-way through 2025 about 2.225 are due.
    book.act(record(&growth["id"], "2025-06-30", "2.1", "provisional"));
    let line = indicator(&book, "废旧家电回收量");
    assert_eq!(line["state"], "far_behind");
    assert_eq!(
        line["targets"].as_array().unwrap().len(),
        2,
        "2025 and 2027 at once"
    );
    assert!(
        line["lit"]["inputs"].to_string().contains("按时间均匀推进"),
        "the way stands in the answer"
    );
    assert!(
        line["way"]
            .as_str()
            .unwrap()
            .contains("2023年12月31日的2到2025年12月31日的2.3")
    );
    assert_eq!(line["lit"]["rules"], 1);

    // The other kinds: a ceiling without a date, a yearly count with its part, a ratio.
    let leak = indicator(&book, "公共管网漏损率");
    assert_eq!(
        (&leak["kind"], &leak["direction"]),
        (&json!("ceiling"), &json!("down"))
    );
    book.act(record(&leak["id"], "2025-06-30", "6.6", "provisional"));
    assert_eq!(
        state(&book, "公共管网漏损率"),
        ("ceiling_broken".into(), "red".into())
    );
    let whole = indicator(&book, "汽车促消费活动");
    let part = indicator(&book, "下乡展销");
    assert_eq!(part["part_of"], whole["id"], "其中下乡展销不少于2场");
    book.act(record(&whole["id"], "2025-06-30", "2", "provisional"));
    let refused = book.refused(record(&part["id"], "2025-06-30", "3", "provisional"));
    assert_eq!(refused, ("part_exceeds_whole".into(), Some("value".into())));
    assert_eq!(
        book.refused(record(&whole["id"], "2025-06-29", "1.5", "provisional"))
            .0,
        "not_whole"
    );
    assert_eq!(
        book.refused(record(&whole["id"], "2025-06-29", "3", "provisional"))
            .0,
        "falls_back"
    );
    assert_eq!(
        indicator(&book, "二手车交易量与新车销售比值")["kind"],
        "ratio"
    );
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_correction_supersedes_and_never_overwrites() {
    let mut book = Book::new("2026-03-05");
    let name = "累计建成省级以上绿色工厂";
    let id = indicator(&book, name)["id"].clone();
    let owner = book.unit("区工业和信息化局");
    book.act(json!({"indicator": {"set_owner": {"id": id, "owner": owner, "basis": "领导明确"}}}));
    let first = book.make(record(&id, "2025-12-31", "5", "provisional"));
    assert_eq!(state(&book, name), ("unmet".into(), "red".into()));
    let correct = |of: i64, value: &str| json!({"reading": {"correct": {"id": of, "reason": "漏报", "reading": {"indicator": id, "as_of": "2025-12-31", "value": value, "status": "final"}}}});
    let second = book.make(correct(first, "6"));
    let third = book.make(correct(second, "7"));
    assert_eq!(book.refused(correct(first, "8")).0, "reading_superseded");
    assert_eq!(book.refused(correct(second, "8")).0, "reading_superseded");
    let page = book.ask("indicator.page", json!({"id": id}));
    let readings = page["readings"].as_array().unwrap();
    let chain: Vec<(&Value, &Value)> = readings
        .iter()
        .map(|reading| (&reading["value"], &reading["superseded_by"]))
        .collect();
    let chain = json!(chain);
    assert_eq!(chain, json!([["7", null], ["6", third], ["5", second]]));
    assert_eq!(
        state(&book, name).1,
        "green",
        "2025 is met; 2027 asks for more"
    );
    let refused = book.refused(json!({"reading": {"correct": {"id": third, "reason": " ", "reading": {"indicator": id, "as_of": "2025-12-31", "value": "7", "status": "final"}}}}));
    assert_eq!(refused, ("blank".into(), Some("reason".into())));

    // What is refused at its field.
    for (as_of, value, code, field) in [
        ("2026-03-06", "8", "not_yet", "as_of"),
        ("2023-12-31", "8", "before_plan", "as_of"),
        ("2026-02-28", "-1", "negative_value", "value"),
        ("2025-12-31", "8", "reading_there", "as_of"),
        ("2026-02-28", "6", "falls_back", "value"),
    ] {
        let refused = book.refused(record(&id, as_of, value, "provisional"));
        assert_eq!(
            refused,
            (code.into(), Some(field.into())),
            "{as_of} {value}"
        );
    }
    for (as_of, value) in [
        ("2026-02-30", "8"),
        ("明年", "8"),
        ("2026-02-28", "<script>"),
    ] {
        assert!(
            book.try_act(record(&id, as_of, value, "provisional"))
                .is_err()
        );
    }
    book.act(json!({"reading": {"withdraw": {"id": third, "reason": "不是本项指标"}}}));
    assert_eq!(state(&book, name).0, "awaiting", "it never was reported so");
    book.ledger.undo(&stamp("2026-03-05")).unwrap();
    assert_eq!(state(&book, name).1, "green");
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_passed_target_waits_then_is_late_and_words_have_a_verdict() {
    let mut book = Book::new("2026-01-15");
    let name = "市级以上智能工厂和数字化车间（场景）";
    let id = indicator(&book, name)["id"].clone();
    assert_eq!(state(&book, name), ("awaiting".into(), "grey".into()));
    book.today = "2026-04-01".into();
    let nothing = ("unreported".into(), "grey".into());
    assert_eq!(
        state(&book, name),
        nothing,
        "nothing was ever recorded: 尚未建立数据"
    );
    let other = indicator(&book, "公共管网漏损率")["id"].clone();
    book.act(record(&other, "2026-03-31", "6", "provisional"));
    assert_eq!(state(&book, name), ("unreported".into(), "red".into()));
    book.act(record(&id, "2025-12-31", "28", "final"));
    assert_eq!(
        state(&book, name),
        ("behind".into(), "yellow".into()),
        "nothing newer for over ninety days"
    );
    book.act(record(&id, "2026-03-31", "32", "final"));
    assert_eq!(state(&book, name), ("done".into(), "done".into()));

    let words = "全区按人口规划设置的村卫生室";
    let id = indicator(&book, words)["id"].clone();
    let tell = |verdict: Value, told: &str| json!({"reading": {"record": {"reading": {"indicator": id, "as_of": "2026-03-31", "words": told, "verdict": verdict, "status": "final"}}}});
    assert_eq!(
        book.refused(tell(json!("met"), " ")).1.as_deref(),
        Some("words")
    );
    assert_eq!(
        book.refused(tell(json!(null), "已全部达标")).1.as_deref(),
        Some("verdict")
    );
    book.act(tell(json!("met"), "已全部达标"));
    assert_eq!(state(&book, words).1, "done");
}

#[test]
fn the_grid_of_a_period_is_posted_and_undone_as_one() {
    let mut book = Book::new("2026-03-05");
    let flow = indicator(&book, "报废机动车规范回收拆解量");
    book.act(
        json!({"indicator": {"describe": {"id": flow["id"], "kind": "flow", "direction": "up"}}}),
    );
    let green = indicator(&book, "累计建成省级以上绿色工厂");
    book.act(record(&green["id"], "2025-12-31", "7", "final"));
    let grid = book.ask(
        "indicator.grid",
        json!({"from": null, "as_of": "2026-02-28"}),
    );
    assert_eq!(grid["from"], "2026-02-01");
    let list = book.ask("indicator.list", json!({}));
    assert_eq!(
        grid["lines"].as_array().unwrap().len(),
        list["lines"].as_array().unwrap().len()
    );
    let row = |grid: &Value, id: &Value| {
        let mut lines = grid["lines"].as_array().unwrap().iter();
        lines
            .find(|line| line["indicator"]["id"] == *id)
            .unwrap()
            .clone()
    };
    let line = row(&grid, &green["id"]);
    assert_eq!(line["before"]["value"], "7");
    assert_eq!(line["due"], "7.1616家", "59 of 730 days from 7 to 9");
    assert_eq!(line["entered"], json!(null));

    let before = book.ledger.dump().unwrap();
    let period = |from: &str, as_of: &str, value: &str| json!({"reading": {"record": {"reading": {"indicator": flow["id"], "from": from, "as_of": as_of, "value": value, "status": "provisional"}}}});
    let acts: Vec<Act> = [
        period("2026-01-01", "2026-01-31", "0.2"),
        period("2026-02-01", "2026-02-28", "0.3"),
        record(&green["id"], "2026-02-28", "8", "provisional"),
    ]
    .iter()
    .map(|act| Act::from_json(&act.to_string()).unwrap())
    .collect();
    let done = book.ledger.play(&acts, &stamp("2026-03-05")).unwrap();
    assert_eq!(done.len(), 3);
    assert_eq!(
        indicator(&book, "报废机动车规范回收拆解量")["reached"],
        "0.5",
        "the year's sum"
    );
    let grid = book.ask(
        "indicator.grid",
        json!({"from": null, "as_of": "2026-02-28"}),
    );
    assert_eq!(row(&grid, &green["id"])["entered"]["value"], "8");
    assert_eq!(
        book.refused(period("2026-02-15", "2026-03-01", "1")).0,
        "periods_overlap"
    );
    assert_eq!(
        book.refused(period("2025-12-01", "2026-01-31", "1")).0,
        "period_across_years"
    );
    book.ledger.undo(&stamp("2026-03-05")).unwrap();
    assert_eq!(book.ledger.dump().unwrap(), before, "undone as one");
    // One wrong value and none of them is in.
    let mut bad = acts.clone();
    bad.push(
        Act::from_json(&record(&green["id"], "2026-03-06", "9", "final").to_string()).unwrap(),
    );
    assert!(book.ledger.play(&bad, &stamp("2026-03-05")).is_err());
    assert_eq!(book.ledger.dump().unwrap(), before);
}
