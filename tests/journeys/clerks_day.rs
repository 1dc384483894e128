//! The main story: from the plan to a closed follow-up, month after month, without copying anything.

use crate::book::Book;
use serde_json::json;

fn meeting(on: &str) -> serde_json::Value {
    json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": on, "time": "14:30", "place": "区政府三楼会议室", "chair": "王某", "recorder": "李某"}}}})
}

#[test]
fn a_new_book_holds_the_plan_with_every_doubt_open() {
    let book = Book::new("2026-03-02");
    let plan = book.ask("plan.page", json!({}));
    let measures = plan["measures"].as_array().unwrap();
    let count = |part: &str| -> usize {
        measures
            .iter()
            .map(|measure| measure[part].as_array().unwrap().len())
            .sum()
    };
    assert_eq!(
        (measures.len(), count("leads"), count("responsible")),
        (27, 41, 38)
    );
    assert_eq!(plan["plan"]["doc_no"], "威环政发〔2024〕7号");
    assert_eq!(plan["rules"][0]["units"], json!(["各镇街"]));
    let questions = book.ask("plan.questions", json!({}));
    let questions = questions.as_array().unwrap();
    assert_eq!(plan["open_questions"], questions.len());
    assert!(
        questions
            .iter()
            .all(|question| question["answer"].is_null()),
        "nothing is guessed"
    );
    let groups = book.ask("unit.groups", json!({}));
    let towns = groups
        .as_array()
        .unwrap()
        .iter()
        .find(|group| group["name"] == "各镇街")
        .unwrap();
    assert_eq!(towns["members"], json!([]), "the notice does not name them");
    for name in ["区机关事务服务中心", "区机关事务中心"] {
        book.unit(name); // look alike, stay apart
    }
    let points: usize = measures
        .iter()
        .flat_map(|measure| measure["targets"].as_array().unwrap())
        .chain(plan["overall"].as_array().unwrap())
        .map(|indicator| indicator["targets"].as_array().unwrap().len())
        .sum();
    assert_eq!(points, 42);
}

#[test]
fn an_assignment_changes_with_its_history() {
    let mut book = Book::new("2026-03-02");
    let page = book.ask("measure.page", json!({"id": 4}));
    let first = &page["assignments"][0];
    assert_eq!(first["name"], "区农业机械发展中心");
    let new = book.unit("区水利局");
    book.act(json!({"assignment": {"replace": {"id": first["id"], "party": {"unit": new}, "from": "2026-03-02", "basis": "机构改革"}}}));
    let page = book.ask("measure.page", json!({"id": 4}));
    assert_eq!(page["line"]["leads"][0]["name"], "区水利局");
    let history = page["assignments"].as_array().unwrap();
    let ended = history
        .iter()
        .find(|row| row["name"] == "区农业机械发展中心")
        .unwrap();
    assert_eq!(ended["until"], "2026-03-02");
    assert_eq!(ended["end_basis"], "机构改革");
}

#[test]
fn a_decision_comes_back_by_itself_until_it_is_closed() {
    let mut book = Book::new("2026-03-02");
    let first = book.make(meeting("2026-03-05"));
    book.today = "2026-03-06".into();
    let item = book.make(json!({"agenda": {"add": {"meeting": first, "item": {"title": "家电回收网点建设", "presenter": 2, "minutes": 10, "paragraph": null}}}}));
    book.today = "2026-03-06".into();
    book.act(json!({"meeting": {"hold": {"id": first, "on": "2026-03-05"}}}));
    let owner = book.unit("区商务局");
    let record = |text: &str, kind: &str, follow_up: serde_json::Value| json!({"decision": {"record": {"meeting": first, "decision": {"agenda_item": item, "kind": kind, "text": text}, "follow_up": follow_up}}});
    let form = json!({"form": {"title": "建成家电回收网点20处", "requirement": null, "source": "this_decision", "owner": owner, "due": "2026-04-30"}, "issue_on": "2026-03-05"});
    book.act(record("建成家电回收网点20处。", "decided", form));
    book.act(record("各单位要压实责任。", "required", json!(null)));
    book.act(record("选址方案缓议。", "deferred", json!(null)));

    // The minutes can't be signed while a decision owes a follow-up or a reason.
    let sign = json!({"meeting": {"sign_minutes": {"id": first, "signed_by": "王某", "on": "2026-03-06"}}});
    assert_eq!(book.refused(sign.clone()).0, "decisions_open");
    book.act(json!({"decision": {"waive": {"id": 2, "reason": "一般性要求，不立项"}}}));
    book.act(sign);
    let page = book.ask("meeting.page", json!({"id": first}));
    assert_eq!(page["minutes_no"], "第1期");
    assert_eq!(
        page["decisions"][0]["follow_ups"][0]["number"],
        "督办〔2026〕1号"
    );

    let pack = book.make(json!({"pack": {"draft": {"recipe": {"kind": "minutes", "subject": {"meeting": first}, "draft_mark": "讨论稿"}}}}));
    assert_eq!(
        book.ask("pack.line", json!({"id": pack}))["title"],
        "专班调度会第1次会议纪要"
    );
    let minutes = book.ask(
        "pack.brief",
        json!({"recipe": {"kind": "minutes", "subject": {"meeting": first}, "draft_mark": "讨论稿"}}),
    );
    assert_eq!(minutes["minutes"]["mark"], "专班调度会纪要");
    assert_eq!(minutes["minutes"]["head"]["draft_mark"], "（讨论稿）");

    // The next meeting finds it again, with the item that was put off.
    book.today = "2026-05-06".into();
    let second = book.make(meeting("2026-05-07"));
    let page = book.ask("meeting.page", json!({"id": second}));
    assert_eq!(page["line"]["title"], "专班调度会第2次会议");
    assert_eq!(page["carried"][0]["follow_up"]["overdue"], true);
    assert_eq!(page["carried"][0]["follow_up"]["lit"]["light"], "red");
    let proposals = book.ask("meeting.proposals", json!({"id": second}));
    assert_eq!(proposals[0]["title"], "家电回收网点建设");
    assert_eq!(proposals[0]["whence"], "专班调度会第1次会议缓议");
    book.act(json!({"agenda": {"take": {"meeting": second, "what": [proposals[0]["what"]], "item": null}}}));
    let page = book.ask("meeting.page", json!({"id": second}));
    assert_eq!(page["agenda"][0]["title"], "家电回收网点建设");

    // Its pack names it, with unit and reason.
    let brief = book.ask(
        "pack.brief",
        json!({"recipe": {"kind": "meeting-pack", "subject": {"meeting": second}, "draft_mark": null}}),
    );
    let brief = &brief["meeting_pack"];
    assert_eq!(brief["summary"]["follow_ups_overdue"], 1);
    assert_eq!(brief["summary"]["red"][0]["unit"], "区商务局");
    assert_eq!(brief["summary"]["red"][0]["reason"], "超期6天");
    assert_eq!(
        brief["last_meeting"]["decisions"].as_array().unwrap().len(),
        3
    );

    // Evidence, then closing; the third meeting shows it once as closed.
    book.today = "2026-05-09".into();
    let evidence = book.make(json!({"document": {"keep": {"document": {"title": "网点清单", "kind": "evidence", "file_name": "网点清单.xlsx", "received_on": "2026-05-08", "unit": owner}, "content": "base64:AAEC"}}}));
    book.act(json!({"follow_up": {"submit": {"id": 1, "on": "2026-05-08", "words": "已建成21处。", "evidence": [evidence]}}}));
    book.act(json!({"follow_up": {"close": {"id": 1, "closing": {"on": "2026-05-09", "statement": "已建成21处", "waiver": null, "verified_by": "李某", "verified_how": "实地查看", "approved_by": "王某"}}}}));
    book.today = "2026-09-01".into();
    let life = book.ask("follow_up.page", json!({"id": 1}));
    assert_eq!(life["line"]["overdue"], false, "closing stops every clock");
    assert_eq!(life["line"]["original_due"], "2026-04-30");
    let steps: Vec<_> = life["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["step"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(steps, ["issue", "submit", "close"]);
    let third = book.make(meeting("2026-09-03"));
    let fourth = book.make(meeting("2026-09-10"));
    let closed = |book: &Book, id: i64| -> usize {
        let page = book.ask("meeting.page", json!({"id": id}));
        page["carried"].as_array().unwrap().len()
    };
    assert_eq!((closed(&book, third), closed(&book, fourth)), (1, 0));
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn today_shows_what_needs_a_hand() {
    let mut book = Book::new("2026-03-02");
    let today = book.ask("book.today", json!({}));
    assert_eq!(today["measure_lights"], json!(null), "尚未建立数据, once");
    for (title, due) in [("甲", "2026-03-04"), ("乙", "2026-03-20")] {
        let form = json!({"title": title, "requirement": null, "source": "plan", "owner": 1, "measures": [1], "due": due});
        let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
        book.act(json!({"follow_up": {"issue": {"id": id, "on": "2026-03-02", "received": true}}}));
    }
    book.today = "2026-03-18".into();
    let today = book.ask("book.today", json!({}));
    let titles = |key: &str| -> Vec<String> {
        let rows = today[key].as_array().unwrap().iter();
        rows.map(|row| row["title"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(titles("overdue"), ["甲"]);
    assert_eq!(titles("due_soon"), ["乙"]);
    assert_eq!(today["measure_lights"]["red"], 1);
    assert_eq!(today["measure_lights"]["grey"], 26);
}
