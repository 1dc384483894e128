//! Meetings from the call to corrected minutes: what is offered and taken up once, who answers the notice
//! and comes, what is decided and carried into the plan, which numbers and versions the minutes take.

use crate::book::Book;
use serde_json::{Value, json};

fn call(series: &str, on: &str) -> Value {
    json!({"meeting": {"create": {"meeting": {"series": series, "ordinal": null, "on": on, "time": "14:30", "place": "三楼会议室", "chair": "王某", "recorder": "李某", "level": "分管负责同志"}}}})
}

fn decide(meeting: i64, item: Value, kind: &str, text: &str) -> Value {
    json!({"decision": {"record": {"meeting": meeting, "decision": {"agenda_item": item, "kind": kind, "text": text}, "follow_up": null}}})
}

fn hold(meeting: i64, on: &str) -> Value {
    json!({"meeting": {"hold": {"id": meeting, "on": on}}})
}

fn page(book: &Book, meeting: i64) -> Value {
    book.ask("meeting.page", json!({"id": meeting}))
}

/// What is offered, questions of the plan aside.
fn offered(book: &Book, meeting: i64) -> Vec<Value> {
    let all = book.ask("meeting.proposals", json!({"id": meeting}));
    let all = all.as_array().expect("a list").iter();
    all.filter(|line| line["what"]["question"].is_null())
        .cloned()
        .collect()
}

fn report_with_coordination(book: &mut Book, unit: i64, words: &str) -> i64 {
    let report = json!({"subject": {"measure": 4}, "unit": unit, "period": "2026-03", "received_on": book.today.clone(), "progress": "按计划推进。", "problem": null, "next_step": null, "coordination": words, "document": null});
    book.make(json!({"report": {"record": {"report": report}}}))
}

#[test]
fn a_proposal_is_taken_up_once_and_says_where_it_was_dealt_with() {
    let mut book = Book::new("2026-03-02");
    let report =
        report_with_coordination(&mut book, 1, "请区财政局明确配套资金来源。另请协调用地。");
    let first = book.make(call("专班调度会", "2026-03-05"));
    let lines = offered(&book, first);
    assert_eq!(lines[0]["what"], json!({"coordination": report}));
    assert_eq!(lines[0]["title"], "请区财政局明确配套资金来源");
    assert!(lines[0]["whence"].as_str().unwrap().contains("2026年3月"));
    let take = |meeting: i64, what: Value| json!({"agenda": {"take": {"meeting": meeting, "what": what, "item": null}}});
    let item = book.make(take(first, json!([{"coordination": report}])));
    assert_eq!(
        offered(&book, first),
        Vec::<Value>::new(),
        "it is on the agenda now"
    );
    assert!(
        page(&book, first)["agenda"][0]["sources"][0]["words"]
            .as_str()
            .unwrap()
            .ends_with("提请协调")
    );

    // A second meeting is not offered it, nor can it take it.
    let other = book.make(call("材料审核会", "2026-03-06"));
    assert_eq!(offered(&book, other), Vec::<Value>::new());
    assert_eq!(
        book.refused(take(other, json!([{"coordination": report}])))
            .0,
        "taken_up"
    );

    // Off the agenda it is offered again; a meeting called off gives it back too.
    book.act(json!({"agenda": {"remove": {"id": item}}}));
    assert_eq!(offered(&book, other).len(), 1);
    book.act(take(other, json!([{"coordination": report}])));
    book.act(json!({"meeting": {"cancel": {"id": other, "reason": "时间冲突"}}}));
    let item = book.make(take(first, json!([{"coordination": report}])));

    // It was dealt with where it was decided.
    book.today = "2026-03-05".into();
    book.act(hold(first, "2026-03-05"));
    let open = book.ask("report.coordination", json!({}));
    assert_eq!(open[0]["dealt"], "2026年3月5日专班调度会第1次会议：已研究");
    book.act(decide(first, json!(item), "deferred", "配套资金来源缓议。"));
    let dealt = book.ask("report.coordination", json!({}));
    assert_eq!(
        dealt[0]["dealt"],
        "2026年3月5日专班调度会第1次会议：缓议，配套资金来源缓议。"
    );
    assert_eq!(dealt[0]["meeting"], first);

    // Put off, it comes back as what was put off, and no longer as a report's.
    let second = book.make(call("专班调度会", "2026-03-12"));
    let lines = offered(&book, second);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["what"], json!({"deferred": 1}));
    assert_eq!(lines[0]["presenter"], 1);
    // The deferring decision cannot vanish under the agenda that took it up.
    book.act(take(second, json!([{"deferred": 1}])));
    assert_eq!(
        book.refused(json!({"decision": {"remove": {"id": 1}}})).0,
        "in_use"
    );
}

#[test]
fn a_pruned_proposal_stays_away_from_this_meeting_only() {
    let mut book = Book::new("2026-03-02");
    let report = report_with_coordination(&mut book, 1, "请协调用地。");
    let first = book.make(call("专班调度会", "2026-03-05"));
    let what = json!({"coordination": report});
    let prune =
        |reason: &str| json!({"meeting": {"prune": {"id": first, "what": what, "reason": reason}}});
    assert_eq!(book.refused(prune(" ")).1.as_deref(), Some("reason"));
    book.act(prune("先由自然资源局答复"));
    assert_eq!(offered(&book, first)[0]["pruned"], "先由自然资源局答复");
    let pack = book.ask(
        "pack.brief",
        json!({"recipe": {"kind": "meeting-pack", "subject": {"meeting": first}, "draft_mark": null}}),
    );
    assert_eq!(pack["meeting_pack"]["coordination"], json!([]));
    let next = book.make(call("专班调度会", "2026-03-12"));
    assert_eq!(offered(&book, next)[0]["pruned"], json!(null));
    let pack = book.ask(
        "pack.brief",
        json!({"recipe": {"kind": "meeting-pack", "subject": {"meeting": next}, "draft_mark": null}}),
    );
    assert_eq!(
        pack["meeting_pack"]["coordination"][0]["words"],
        "请协调用地。"
    );
    book.act(json!({"meeting": {"restore": {"id": first, "what": what}}}));
    assert_eq!(
        book.refused(json!({"meeting": {"restore": {"id": first, "what": what}}}))
            .0,
        "not_proposed"
    );
    // Settled by telephone, it is offered to nobody.
    book.act(
        json!({"report": {"settle": {"id": report, "on": "2026-03-02", "words": "已电话协调"}}}),
    );
    assert_eq!(offered(&book, next), Vec::<Value>::new());
    let lines = book.ask("report.coordination", json!({}));
    assert_eq!(lines[0]["dealt"], "2026年3月2日：已电话协调");
}

#[test]
fn questions_of_the_plan_are_decided_with_the_meeting_as_basis() {
    let mut book = Book::new("2026-03-02");
    let open = book
        .ask("plan.questions", json!({}))
        .as_array()
        .unwrap()
        .len();
    let meeting = book.make(call("专班调度会", "2026-03-05"));
    let all = book.ask("meeting.proposals", json!({"id": meeting}));
    assert_eq!(
        all.as_array().unwrap().len(),
        open,
        "every open question is offered"
    );
    let questions: Vec<Value> = all
        .as_array()
        .unwrap()
        .iter()
        .take(3)
        .map(|line| line["what"].clone())
        .collect();
    let item = json!({"title": "提请明确有关事项", "presenter": null, "minutes": 20, "materials_due": null, "copies": null, "paragraph": null});
    book.act(json!({"agenda": {"take": {"meeting": meeting, "what": questions, "item": item}}}));
    let left = book.ask("meeting.proposals", json!({"id": meeting}));
    assert_eq!(left.as_array().unwrap().len(), open - 3);
    let apply =
        |id: i64, effect: Value| json!({"decision": {"apply": {"id": id, "effect": effect}}});
    book.act(decide(meeting, json!(1), "decided", "明确有关责任单位。"));
    let answer = json!({"plan": {"answer": {"question": 1, "answer": "同一单位", "basis": null, "decision": 1, "settlement": null}}});
    assert_eq!(
        book.refused(answer.clone()).0,
        "meeting_move",
        "nothing is settled before it is held"
    );
    book.today = "2026-03-05".into();
    book.act(hold(meeting, "2026-03-05"));
    let basis = "专班调度会第1次会议议定事项第1项";
    book.act(answer);
    let question = book.ask("plan.questions", json!({}));
    let question = question
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["id"] == 1)
        .unwrap()
        .clone();
    assert_eq!(
        (&question["answer"], &question["basis"]),
        (&json!("同一单位"), &json!(basis))
    );
    // A part of a measure, with origin and basis.
    let lead = book.ask("measure.page", json!({"id": 4}))["assignments"][0]["id"].clone();
    let unit = book.unit("区水利局");
    book.act(apply(1, json!({"replace_part": {"assignment": lead, "party": {"unit": unit}, "from": "2026-03-05"}})));
    let rows = book.ask("measure.page", json!({"id": 4}))["assignments"].clone();
    let new = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["name"] == "区水利局")
        .unwrap()
        .clone();
    assert_eq!(
        (new["origin"].as_str(), new["basis"].as_str()),
        (Some("decision"), Some(basis))
    );
    // The decision owes nothing more, and says what it settled.
    let decision = page(&book, meeting)["decisions"][0].clone();
    assert_eq!(decision["open"], false);
    assert_eq!(decision["effects"], json!(["明确：同一单位", "调整分工"]));
    assert_eq!(decision["waiver"], "已据此明确：同一单位");
}

#[test]
fn replies_become_attendance_and_names_stand_in_the_minutes() {
    let mut book = Book::new("2026-03-02");
    let meeting = book.make(call("专班调度会", "2026-03-05"));
    book.act(json!({"attendance": {"invite": {"meeting": meeting, "units": [1, 2, 3, 4]}}}));
    book.act(json!({"meeting": {"notify": {"id": meeting, "on": "2026-03-02"}}}));
    let reply = |unit: i64, answer: &str, persons: Value, reason: Value| json!({"attendance": {"reply": {"meeting": meeting, "unit": unit, "reply": {"answer": answer, "on": "2026-03-02", "persons": persons, "reason": reason}}}});
    let who =
        |name: &str, post: &str| json!([{"name": name, "post": post, "telephone": "13800000000"}]);
    assert_eq!(
        book.refused(json!({"attendance": {"take_replies": {"meeting": meeting}}}))
            .0,
        "no_replies"
    );
    book.act(reply(1, "attend", who("张某", "局长"), json!(null)));
    book.act(reply(2, "deputy", who("李某", "副局长"), json!(null)));
    assert_eq!(
        book.refused(reply(3, "leave", json!([]), json!(null)))
            .1
            .as_deref(),
        Some("reason")
    );
    book.act(reply(3, "leave", json!([]), json!("外出培训")));
    let unanswered = |book: &Book| {
        let page = page(book, meeting);
        let lines = page["attendance"].as_array().unwrap().iter();
        lines.filter(|line| line["reply"].is_null()).count()
    };
    assert_eq!(unanswered(&book), 1);
    book.today = "2026-03-05".into();
    book.act(hold(meeting, "2026-03-05"));
    book.act(json!({"attendance": {"take_replies": {"meeting": meeting}}}));
    book.act(json!({"attendance": {"set": {"meeting": meeting, "unit": 4, "presence": "sit_in", "persons": "赵某（科长）、钱某"}}}));
    let lines = page(&book, meeting)["attendance"].clone();
    let presence: Vec<_> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["presence"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(presence, ["present", "deputy", "excused", "sit_in"]);
    assert_eq!(
        lines[3]["attendees"][0],
        json!({"name": "赵某", "post": "科长", "telephone": null})
    );
    // A name typed again keeps the telephone of its reply.
    book.act(json!({"attendance": {"set": {"meeting": meeting, "unit": 1, "presence": "present", "persons": "张某（局长）、孙某"}}}));
    assert_eq!(
        page(&book, meeting)["attendance"][0]["attendees"][0]["telephone"],
        "13800000000"
    );
    let minutes = book.ask(
        "pack.brief",
        json!({"recipe": {"kind": "minutes", "subject": {"meeting": meeting}, "draft_mark": null}}),
    );
    let names = |key: &str| minutes["minutes"][key][0].as_str().unwrap().to_owned();
    assert!(names("present").ends_with("张某（局长）、孙某"));
    assert!(names("sitting_in").ends_with("赵某（科长）、钱某"));
    // The telephone of an attendee stays off the paper.
    assert!(!minutes.to_string().contains("13800000000"));
}

#[test]
fn a_called_meeting_moves_with_a_reason_and_is_notified_again() {
    let mut book = Book::new("2026-03-02");
    let meeting = book.make(call("专班调度会", "2026-03-05"));
    let notify = |on: &str| json!({"meeting": {"notify": {"id": meeting, "on": on}}});
    assert_eq!(
        book.refused(notify("2026-03-06")).1.as_deref(),
        Some("on"),
        "after the meeting"
    );
    book.act(notify("2026-03-02"));
    let mut change = call("专班调度会", "2026-03-09");
    change = json!({"meeting": {"change": {"id": meeting, "meeting": change["meeting"]["create"]["meeting"]}}});
    assert_eq!(
        book.refused(change),
        ("postpone_instead".into(), Some("on".into()))
    );
    let postpone = |on: &str, reason: &str| json!({"meeting": {"postpone": {"id": meeting, "on": on, "time": null, "place": "五楼会议室", "reason": reason}}});
    assert_eq!(book.refused(postpone("2026-03-05", "冲突")).0, "same_day");
    assert_eq!(
        book.refused(postpone("2026-03-09", "")).1.as_deref(),
        Some("reason")
    );
    book.act(postpone("2026-03-09", "与区委会议冲突"));
    let page = page(&book, meeting);
    assert_eq!(page["line"]["state"], "planned");
    assert_eq!(page["line"]["on"], "2026-03-09");
    assert_eq!(page["line"]["time"], "14:30", "the hour stays");
    assert_eq!(page["line"]["place"], "五楼会议室");
    assert_eq!(
        page["postponed"],
        json!([{"from": "2026-03-05", "to": "2026-03-09", "reason": "与区委会议冲突"}])
    );
    book.today = "2026-03-03".into();
    book.act(notify("2026-03-03"));
    assert_eq!(
        book.refused(hold(meeting, "2026-03-09")).0,
        "not_yet",
        "it has not happened yet"
    );
    book.today = "2026-03-09".into();
    book.act(hold(meeting, "2026-03-09"));
    assert_eq!(
        book.refused(postpone("2026-03-12", "冲突")).0,
        "meeting_move"
    );
    assert_eq!(
        book.refused(json!({"meeting": {"cancel": {"id": meeting, "reason": "冲突"}}}))
            .0,
        "meeting_move"
    );
}

#[test]
fn minutes_are_numbered_by_the_series_and_corrected_by_a_version() {
    let mut book = Book::new("2026-03-02");
    let series = |name: &str, numbering: Value| json!({"name": name, "rhythm": "weekly", "weekday": 4, "time": "14:30", "place": "三楼会议室", "chair": "王某", "level": null, "numbering": numbering});
    let id = book.make(
        json!({"series": {"add": {"series": series("专班调度会", json!({"prefix": "环专班纪"}))}}}),
    );
    book.act(json!({"series": {"start": {"id": id, "ordinal": 31, "minutes": 17}}}));
    assert_eq!(
        book.refused(json!({"series": {"start": {"id": id, "ordinal": 40, "minutes": null}}}))
            .0,
        "started_already"
    );
    let line = book.ask("meeting.list", json!({}))["series"][0].clone();
    assert_eq!(
        (
            line["next_ordinal"].as_u64(),
            line["next_minutes"].as_str(),
            line["next_on"].as_str()
        ),
        (Some(31), Some("环专班纪〔2026〕17号"), Some("2026-03-05"))
    );
    let meeting = book.make(call("专班调度会", "2026-03-05"));
    assert_eq!(
        page(&book, meeting)["line"]["title"],
        "专班调度会第31次会议"
    );
    book.today = "2026-03-06".into();
    book.act(hold(meeting, "2026-03-05"));
    book.act(decide(
        meeting,
        json!(null),
        "required",
        "各单位要压实责任。",
    ));
    let sign = |on: &str| json!({"meeting": {"sign_minutes": {"id": meeting, "signed_by": "王某", "on": on}}});
    let issue = |on: &str| json!({"meeting": {"issue_minutes": {"id": meeting, "on": on}}});
    assert_eq!(book.refused(sign("2026-03-06")).0, "decisions_open");
    book.act(json!({"decision": {"waive": {"id": 1, "reason": "一般性要求，不立项"}}}));
    assert_eq!(
        book.refused(sign("2026-03-04")).1.as_deref(),
        Some("on"),
        "before the meeting"
    );
    assert_eq!(
        book.refused(sign("2026-03-07")).1.as_deref(),
        Some("on"),
        "not yet"
    );
    book.act(sign("2026-03-06"));
    assert_eq!(
        book.refused(issue("2026-03-05")).1.as_deref(),
        Some("on"),
        "before it was signed"
    );
    book.act(issue("2026-03-06"));
    assert_eq!(page(&book, meeting)["minutes_no"], "环专班纪〔2026〕17号");
    let change = json!({"decision": {"change": {"id": 1, "decision": {"agenda_item": null, "kind": "required", "text": "各单位要压实主体责任。"}}}});
    assert_eq!(
        book.refused(change.clone()).0,
        "meeting_move",
        "issued words don't change"
    );

    // A correction is a version of its own; the old one counts until it is issued, and stays readable.
    let correct = |reason: &str| json!({"meeting": {"correct_minutes": {"id": meeting, "on": "2026-03-06", "reason": reason}}});
    assert_eq!(book.refused(correct("  ")).1.as_deref(), Some("reason"));
    book.act(correct("漏“主体”二字"));
    assert_eq!(book.refused(correct("再改")).0, "meeting_move");
    book.act(change);
    let versions = page(&book, meeting)["minutes"].clone();
    assert_eq!(versions[1]["superseded"], false);
    book.act(sign("2026-03-06"));
    book.act(issue("2026-03-06"));
    let versions = page(&book, meeting)["minutes"].clone();
    assert_eq!(versions[0]["number"], "环专班纪〔2026〕18号");
    assert_eq!(
        (
            versions[1]["superseded"].as_bool(),
            versions[0]["reason"].as_str()
        ),
        (Some(true), Some("漏“主体”二字"))
    );
    let words = |version: &Value| {
        let minutes = book.ask("meeting.minutes", json!({"id": version["id"]}));
        let text = minutes["items"][0]["decisions"][0]["text"]
            .as_str()
            .unwrap()
            .to_owned();
        (text, minutes["correction"].clone())
    };
    assert_eq!(
        words(&versions[1]),
        ("各单位要压实责任。".into(), json!(null))
    );
    assert_eq!(
        words(&versions[0]),
        (
            "各单位要压实主体责任。".into(),
            json!("本纪要替代环专班纪〔2026〕17号，更正原因：漏“主体”二字。")
        )
    );
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn closed_matters_are_shown_once_and_open_ones_come_back() {
    let mut book = Book::new("2026-03-02");
    let form = |title: &str| json!({"title": title, "requirement": null, "source": "plan", "owner": 1, "co_units": [], "measures": [], "due": "2026-12-31"});
    for title in ["甲", "乙"] {
        let id = book.make(json!({"follow_up": {"draft": {"form": form(title)}}}));
        book.act(json!({"follow_up": {"issue": {"id": id, "on": "2026-03-02", "received": true}}}));
    }
    let titles = |book: &Book, meeting: i64, closed: bool| -> Vec<String> {
        let page = page(book, meeting);
        let lines = page["carried"].as_array().unwrap().iter();
        lines
            .filter(|line| line["closed_since"] == closed)
            .map(|line| line["follow_up"]["title"].as_str().unwrap().to_owned())
            .collect()
    };
    let mut meetings = Vec::new();
    for on in ["2026-03-05", "2026-03-12", "2026-03-19", "2026-03-26"] {
        let id = book.make(call("专班调度会", on));
        meetings.push(id);
        book.today = on.into();
        book.act(hold(id, on));
        if on == "2026-03-12" {
            let closing = json!({"on": on, "statement": "已办结", "waiver": "现场查看", "verified_by": "李某", "verified_how": "实地查看", "approved_by": "王某"});
            book.act(json!({"follow_up": {"submit": {"id": 1, "on": on, "words": "已完成。", "evidence": []}}}));
            book.act(json!({"follow_up": {"close": {"id": 1, "closing": closing}}}));
        }
    }
    let once: usize = meetings
        .iter()
        .map(|id| titles(&book, *id, true).len())
        .sum();
    assert_eq!(
        once, 1,
        "closed on the day of a meeting, it is shown at the next and never again"
    );
    assert_eq!(titles(&book, meetings[2], true), ["甲"]);
    assert_eq!(
        titles(&book, meetings[1], false),
        ["甲", "乙"],
        "what was open that day"
    );
    assert_eq!(titles(&book, meetings[3], false), ["乙"]);
}

#[test]
fn bad_meetings_are_refused_at_their_field() {
    let mut book = Book::new("2026-03-02");
    let meeting = book.make(call("专班调度会", "2026-03-05"));
    let mut refused = |act: Value, code: &str, field: Option<&str>| {
        let (found, at) = book.refused(act.clone());
        assert_eq!(found, code, "{act}");
        assert!(
            field.is_none_or(|field| at.as_deref().is_some_and(|at| at.ends_with(field))),
            "{act}: {at:?}"
        );
    };
    let with = |field: &str, value: Value| {
        let mut act = call("专班例会", "2026-04-05");
        act["meeting"]["create"]["meeting"][field] = value;
        act
    };
    refused(with("series", json!(" ")), "blank", Some("series"));
    refused(with("ordinal", json!(0)), "out_of_range", Some("ordinal"));
    refused(with("on", json!("2026-02-30")), "no_such_date", Some("on"));
    refused(with("on", json!("明年")), "bad_shape", Some("on"));
    refused(with("time", json!("下午")), "bad_shape", Some("time"));
    refused(
        with("place", json!("长".repeat(10_000))),
        "too_long",
        Some("place"),
    );
    refused(
        with("level", json!("甲\u{202e}乙")),
        "control_mark",
        Some("level"),
    );
    let series = |name: &str, weekday: Value, numbering: Value| json!({"series": {"add": {"series": {"name": name, "rhythm": null, "weekday": weekday, "time": null, "place": null, "chair": null, "level": null, "numbering": numbering}}}});
    refused(
        series("专班调度会", json!(null), json!("issue")),
        "series_taken",
        Some("name"),
    );
    refused(
        series("例会", json!(8), json!("issue")),
        "out_of_range",
        Some("weekday"),
    );
    refused(
        series("例会", json!(1), json!({"prefix": ""})),
        "blank",
        Some("numbering"),
    );
    let start = |ordinal: Value, minutes: Value| json!({"series": {"start": {"id": 1, "ordinal": ordinal, "minutes": minutes}}});
    refused(start(json!(1), json!(null)), "number_used", Some("ordinal"));
    refused(
        start(json!(null), json!(0)),
        "out_of_range",
        Some("minutes"),
    );
    refused(start(json!(null), json!(null)), "blank", Some("ordinal"));
    let item = |field: &str, value: Value| {
        let mut item = json!({"title": "议题", "presenter": null, "minutes": null, "materials_due": null, "copies": null, "paragraph": null});
        item[field] = value;
        json!({"agenda": {"add": {"meeting": meeting, "item": item}}})
    };
    refused(item("copies", json!(0)), "out_of_range", Some("copies"));
    refused(item("minutes", json!(601)), "out_of_range", Some("minutes"));
    refused(item("presenter", json!(999)), "missing", None);
    let take =
        |what: Value| json!({"agenda": {"take": {"meeting": meeting, "what": what, "item": null}}});
    refused(take(json!([])), "not_proposed", Some("what"));
    refused(
        take(json!([{"coordination": 99}])),
        "not_proposed",
        Some("what"),
    );
    refused(
        take(json!([{"follow_up": 99}])),
        "not_proposed",
        Some("what"),
    );
    let reply = |persons: Value| json!({"attendance": {"reply": {"meeting": meeting, "unit": 1, "reply": {"answer": "attend", "on": "2026-03-02", "persons": persons, "reason": null}}}});
    refused(reply(json!([])), "blank", Some("persons"));
    refused(reply(json!([{"name": " "}])), "blank", Some("name"));
    refused(
        json!({"decision": {"apply": {"id": 99, "effect": {"owner": {"indicator": 1, "owner": 1}}}}}),
        "missing",
        None,
    );
}
