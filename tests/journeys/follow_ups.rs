//! Follow-ups from 交办 to 销号, one capability a test: groups, sources, kinds of time, extensions, one
//! form for reply and closing, the table and its filters. Reminding and many at once stand in `chasing`.

use crate::book::Book;
use serde_json::{Value, json};

pub(crate) fn office() -> Value {
    json!({"office": {"set": {"office": {"group_name": "环翠区专班", "office_name": "环翠区专班办公室", "host_unit": null, "number_prefix": "环专班督", "paper_prefix": "环专班", "convener": "王某", "contact": "小于", "telephone": "0631-5200000"}}}})
}

/// A drafted item; `more` is laid over the form.
pub(crate) fn draft(book: &mut Book, title: &str, more: Value) -> i64 {
    let mut form = json!({"title": title, "requirement": null, "source": "plan", "owner": 1, "due": "2026-03-31"});
    for (key, value) in more.as_object().expect("a form") {
        form[key] = value.clone();
    }
    book.make(json!({"follow_up": {"draft": {"form": form}}}))
}

/// An item issued today.
pub(crate) fn issued(book: &mut Book, title: &str, more: Value) -> i64 {
    let id = draft(book, title, more);
    let on = book.today.clone();
    book.act(json!({"follow_up": {"issue": {"id": id, "on": on, "received": true}}}));
    id
}

pub(crate) fn page(book: &Book, id: i64) -> Value {
    book.ask("follow_up.page", json!({"id": id}))
}

pub(crate) fn closing(on: &str) -> Value {
    json!({"on": on, "statement": "已完成", "waiver": "现场查看，无纸质材料", "verified_by": "李某", "verified_how": "实地查看", "approved_by": "王某"})
}

pub(crate) fn list(book: &Book, query: Value) -> Value {
    book.ask("follow_up.list", json!({"query": query}))
}

fn count(book: &Book, filter: &str) -> u64 {
    let answer = list(book, json!({"filter": filter}));
    let counts = answer["counts"].as_array().unwrap().iter();
    let mut found = counts.filter(|line| line["filter"] == filter);
    found.next().unwrap()["count"].as_u64().unwrap()
}

pub(crate) fn titles(rows: &Value) -> Vec<String> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row["title"].as_str().unwrap().to_owned())
        .collect()
}

pub(crate) fn remind(id: i64, on: &str, level: &str, more: Value) -> Value {
    let mut form = json!({"id": id, "on": on, "level": level, "approved_by": null, "words": null, "paper": null});
    for (key, value) in more.as_object().expect("a form") {
        form[key] = value.clone();
    }
    json!({"follow_up": {"remind": form}})
}

#[test]
fn a_matter_for_a_group_has_one_item_a_member_and_ends_with_the_last() {
    let mut book = Book::new("2026-03-02");
    let whole = draft(
        &mut book,
        "报送回收网点",
        json!({"owner": null, "group": 1}),
    );
    let issue =
        json!({"follow_up": {"issue": {"id": whole, "on": "2026-03-02", "received": false}}});
    assert_eq!(
        book.refused(issue.clone()),
        ("group_empty".into(), Some("group".into()))
    );
    book.act(
        json!({"unit": {"set_members": {"group": 1, "members": [3, 4, 5], "from": "2026-03-01"}}}),
    );
    book.act(issue);
    let seen = page(&book, whole);
    assert_eq!(seen["line"]["owner_name"], "各镇街");
    let numbers: Vec<&str> = seen["children"]
        .as_array()
        .unwrap()
        .iter()
        .map(|child| child["number"].as_str().unwrap())
        .collect();
    assert_eq!(
        numbers,
        [
            "督办〔2026〕1号之1",
            "督办〔2026〕1号之2",
            "督办〔2026〕1号之3"
        ]
    );
    let ids: Vec<i64> = seen["children"]
        .as_array()
        .unwrap()
        .iter()
        .map(|child| child["id"].as_i64().unwrap())
        .collect();

    // Each member signs, answers and is closed for itself.
    book.act(json!({"follow_up": {"receive": {"id": ids[0], "on": "2026-03-02", "by": "赵某"}}}));
    book.act(json!({"follow_up": {"reply": {"id": ids[0], "on": "2026-03-02", "words": "已报。", "document": null}}}));
    let seen = page(&book, whole);
    assert_eq!(seen["line"]["replies"]["replied"], 1);
    assert_eq!(seen["line"]["replies"]["of"], 3);
    let missing = seen["line"]["replies"]["missing"].as_array().unwrap();
    assert_eq!(missing.len(), 2, "the missing are named");
    assert_eq!(page(&book, ids[1])["line"]["state"], "issued");

    // The whole is not worked on itself.
    for act in [
        json!({"follow_up": {"reply": {"id": whole, "on": "2026-03-02", "words": "已报。", "document": null}}}),
        json!({"follow_up": {"finish": {"id": whole, "finishing": {"replied_on": "2026-03-02", "words": "已报", "evidence": [], "closing": closing("2026-03-02")}}}}),
        json!({"follow_up": {"transfer": {"id": whole, "on": "2026-03-02", "to": 7, "basis": "领导同意"}}}),
    ] {
        assert_eq!(book.refused(act).0, "worked_by_members");
    }
    // Reminding the whole reminds those who did not answer.
    book.today = "2026-03-04".into();
    book.act(remind(whole, "2026-03-04", "remind", json!({})));
    assert_eq!(page(&book, ids[0])["line"]["level"], json!(null));
    assert_eq!(page(&book, ids[1])["line"]["level"], "remind");
    // Extending the whole extends the members.
    book.act(json!({"follow_up": {"extend": {"id": whole, "extension": {"asked_on": "2026-03-04", "reason": "人手不足", "decided_on": "2026-03-04", "approved_by": "王某", "granted": "2026-04-15"}}}}));
    assert_eq!(page(&book, ids[2])["line"]["due"], "2026-04-15");
    assert_eq!(page(&book, ids[2])["line"]["original_due"], "2026-03-31");
    // In the table it is one matter; who is late is each member.
    assert_eq!(
        titles(&list(&book, json!({"filter": "open"}))["rows"]),
        ["报送回收网点"]
    );
    book.today = "2026-04-20".into();
    assert_eq!(count(&book, "overdue"), 3);
    assert_eq!(count(&book, "open"), 1);
    for id in &ids {
        assert_eq!(page(&book, whole)["line"]["state"], "issued");
        book.act(json!({"follow_up": {"finish": {"id": id, "finishing": {"replied_on": "2026-04-20", "words": "已建成", "evidence": [], "closing": closing("2026-04-20")}}}}));
    }
    let seen = page(&book, whole);
    assert_eq!(seen["line"]["state"], "closed");
    assert_eq!(seen["closing"]["statement"], "各成员单位均已办结（3/3）");
    assert_eq!((count(&book, "open"), count(&book, "done")), (0, 1));
    // One of them opened again opens the whole.
    book.act(json!({"follow_up": {"reopen": {"id": ids[0], "on": "2026-04-20", "basis": "复核发现遗漏", "due": "2026-05-08"}}}));
    assert_eq!(page(&book, whole)["line"]["state"], "active");
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn an_item_has_several_sources_and_a_decision_named_by_one_owes_nothing_more() {
    let mut book = Book::new("2026-03-05");
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-05", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    book.act(json!({"meeting": {"hold": {"id": meeting, "on": "2026-03-05"}}}));
    let decision = book.make(json!({"decision": {"record": {"meeting": meeting, "decision": {"agenda_item": null, "kind": "decided", "text": "建成网点。"}, "follow_up": null}}}));
    let id = issued(
        &mut book,
        "建成网点",
        json!({"source": {"superior": "鲁政办发〔2026〕3号"}, "also_from": ["plan"]}),
    );
    let open = |book: &Book| {
        book.ask("meeting.page", json!({"id": meeting}))["decisions"][0]["open"].clone()
    };
    assert_eq!(open(&book), true);
    book.act(json!({"follow_up": {"add_source": {"id": id, "source": {"decision": decision}}}}));
    assert_eq!(open(&book), false);
    assert_eq!(
        page(&book, id)["sources"],
        json!([
            "上级来文：鲁政办发〔2026〕3号",
            "方案任务",
            "专班调度会第1次会议议定"
        ])
    );
    assert_eq!(
        titles(&list(&book, json!({"filter": "open", "source": "plan"}))["rows"]),
        ["建成网点"]
    );
    assert_eq!(
        titles(&list(&book, json!({"filter": "open", "source": "instruction"}))["rows"]),
        Vec::<String>::new()
    );
}

#[test]
fn what_lasts_is_reviewed_and_counted_apart() {
    let mut book = Book::new("2026-01-31");
    let id = issued(
        &mut book,
        "常态化宣传",
        json!({"due": null, "term": {"lasting": {"months": 1}}}),
    );
    let seen = page(&book, id);
    assert_eq!(
        seen["line"]["next_review_on"], "2026-02-28",
        "the last day of a shorter month"
    );
    assert_eq!(seen["line"]["due"], json!(null));
    assert_eq!((count(&book, "open"), count(&book, "lasting")), (0, 1));
    book.today = "2026-03-02".into();
    assert_eq!(
        titles(&book.ask("book.today", json!({}))["reviews"]),
        ["常态化宣传"]
    );
    let extend = json!({"follow_up": {"extend": {"id": id, "extension": {"asked_on": "2026-03-02", "reason": "无", "decided_on": "2026-03-02", "approved_by": "王某", "granted": "2026-05-01"}}}});
    assert_eq!(book.refused(extend).0, "other_kind");
    book.act(
        json!({"follow_up": {"review": {"id": id, "on": "2026-03-02", "words": "坚持较好。"}}}),
    );
    assert_eq!(page(&book, id)["line"]["next_review_on"], "2026-04-02");
    assert_eq!(page(&book, id)["line"]["overdue"], false);
    let plain = issued(&mut book, "一般事项", json!({}));
    let review =
        json!({"follow_up": {"review": {"id": plain, "on": "2026-03-02", "words": "看过。"}}});
    assert_eq!(book.refused(review).0, "other_kind");
}

#[test]
fn a_stage_is_closed_and_the_next_has_its_own_date() {
    let mut book = Book::new("2026-03-02");
    let id = issued(
        &mut book,
        "建成园区",
        json!({"term": {"stage": {"words": "完成选址"}}}),
    );
    book.act(json!({"follow_up": {"submit": {"id": id, "on": "2026-03-02", "words": "选址完成。", "evidence": []}}}));
    let stage = |due: &str| json!({"follow_up": {"close_stage": {"id": id, "closing": closing("2026-03-02"), "next_stage": "主体完工", "next_due": due}}});
    assert_eq!(
        book.refused(stage("2026-03-02")),
        ("dates_reversed".into(), Some("next_due".into()))
    );
    book.act(stage("2026-09-30"));
    book.today = "2026-05-01".into();
    let line = page(&book, id)["line"].clone();
    assert_eq!(
        (line["due"].clone(), line["original_due"].clone()),
        (json!("2026-09-30"), json!("2026-03-31"))
    );
    assert_eq!(
        (line["overdue"].clone(), line["past_original"].clone()),
        (json!(false), json!(false))
    );
    assert_eq!(line["term_words"], "阶段性办结：主体完工");
}

#[test]
fn an_extension_is_kept_granted_or_refused_and_the_original_date_stays() {
    let mut book = Book::new("2026-03-20");
    let id = issued(&mut book, "报送台账", json!({}));
    let extend = |granted: Value| json!({"follow_up": {"extend": {"id": id, "extension": {"asked_on": "2026-03-20", "asked_by": "赵某", "reason": "设备未到货", "decided_on": "2026-03-20", "approved_by": "王某", "granted": granted}}}});
    book.act(extend(json!(null)));
    book.act(extend(json!("2026-04-30")));
    assert_eq!(
        book.refused(extend(json!("2026-04-30"))),
        ("extension_not_later".into(), Some("granted".into()))
    );
    let seen = page(&book, id);
    assert_eq!(seen["line"]["extensions"], 1, "only granted ones count");
    assert_eq!(seen["line"]["original_due"], "2026-03-31");
    let rows = seen["extensions"].as_array().unwrap();
    assert_eq!(
        (rows[0]["granted"].clone(), rows[1]["granted"].clone()),
        (json!(null), json!("2026-04-30"))
    );
    assert_eq!(rows[1]["due_before"], "2026-03-31");
    assert_eq!(rows[0]["asked_by"], "赵某");
    book.act(json!({"follow_up": {"finish": {"id": id, "finishing": {"replied_on": "2026-03-20", "words": "已办", "evidence": [], "closing": closing("2026-03-20")}}}}));
    assert_eq!(
        book.refused(extend(json!("2026-05-30"))).0,
        "follow_up_move",
        "extension after closing"
    );
}

#[test]
fn one_form_records_reply_evidence_and_closing_as_entries_of_their_own() {
    let mut book = Book::new("2026-03-05");
    let id = issued(&mut book, "报送台账", json!({}));
    let evidence = book.make(json!({"document": {"keep": {"document": {"title": "台账", "kind": "evidence", "file_name": "台账.xlsx", "received_on": "2026-03-05", "unit": 1}, "content": "base64:AAEC"}}}));
    let mut close = closing("2026-03-05");
    close["waiver"] = json!(null);
    let finish = |evidence: Value| json!({"follow_up": {"finish": {"id": id, "finishing": {"replied_on": "2026-03-05", "words": "台账已报。", "evidence": evidence, "closing": close}}}});
    assert_eq!(
        book.refused(finish(json!([]))),
        ("evidence_or_waiver".into(), Some("evidence".into()))
    );
    book.act(finish(json!([evidence])));
    let steps: Vec<Value> = page(&book, id)["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["step"].clone())
        .collect();
    assert_eq!(steps, ["issue", "receive", "reply", "submit", "close"]);
    book.ledger.undo(&crate::book::stamp("2026-03-05")).unwrap();
    assert_eq!(
        page(&book, id)["line"]["state"],
        "received",
        "taken back as one"
    );
}

#[test]
fn closed_items_come_in_pieces_and_filters_count_without_them() {
    let mut book = Book::new("2026-03-05");
    for at in 0..7 {
        let id = issued(
            &mut book,
            &format!("事项{at}"),
            json!({"owner": 1 + at % 2}),
        );
        if at < 5 {
            book.act(json!({"follow_up": {"finish": {"id": id, "finishing": {"replied_on": "2026-03-05", "words": "已办", "evidence": [], "closing": closing("2026-03-05")}}}}));
        }
    }
    let first = list(&book, json!({"filter": "done", "limit": 2}));
    assert_eq!(titles(&first["rows"]), ["事项4", "事项3"]);
    let second = list(
        &book,
        json!({"filter": "done", "limit": 2, "after": first["next"]}),
    );
    assert_eq!(titles(&second["rows"]), ["事项2", "事项1"]);
    let third = list(
        &book,
        json!({"filter": "done", "limit": 2, "after": second["next"]}),
    );
    assert_eq!(
        (titles(&third["rows"]), third["next"].clone()),
        (vec!["事项0".to_owned()], json!(null))
    );
    assert_eq!(
        (
            count(&book, "open"),
            count(&book, "done"),
            count(&book, "all")
        ),
        (2, 5, 7)
    );
    assert_eq!(
        titles(&list(&book, json!({"filter": "all", "unit": 2}))["rows"]),
        ["事项5", "事项3", "事项1"]
    );
    assert_eq!(
        titles(&list(&book, json!({"filter": "all", "text": "督办〔2026〕3号"}))["rows"]),
        ["事项2"]
    );
}

#[test]
fn bad_dates_and_empty_fields_are_refused_where_they_stand() {
    let mut book = Book::new("2026-03-05");
    let id = issued(&mut book, "甲", json!({}));
    let act = |verb: &str, form: Value| json!({"follow_up": {verb: form}});
    let long = "长".repeat(10_000);
    for (form, code, field) in [
        (
            act(
                "reply",
                json!({"id": id, "on": "2026-03-06", "words": "明天的事", "document": null}),
            ),
            "not_yet",
            "on",
        ),
        (
            act(
                "reply",
                json!({"id": id, "on": "2026-03-04", "words": "交办前的事", "document": null}),
            ),
            "before_issued",
            "on",
        ),
        (
            act(
                "reply",
                json!({"id": id, "on": "1999-01-01", "words": "方案之前", "document": null}),
            ),
            "before_plan",
            "on",
        ),
        (
            act(
                "reply",
                json!({"id": id, "on": "2026-02-30", "words": "无此日", "document": null}),
            ),
            "no_such_date",
            "follow_up.reply.on",
        ),
        (
            act(
                "reply",
                json!({"id": id, "on": "2026-03-05", "words": " ", "document": null}),
            ),
            "blank",
            "words",
        ),
        (
            act(
                "reply",
                json!({"id": id, "on": "2026-03-05", "words": long, "document": null}),
            ),
            "too_long",
            "words",
        ),
        (
            act(
                "reply",
                json!({"id": id, "on": "2026-03-05", "words": "甲\u{202e}乙", "document": null}),
            ),
            "control_mark",
            "words",
        ),
        (
            act(
                "transfer",
                json!({"id": id, "on": "2026-03-05", "to": 1, "basis": "无"}),
            ),
            "same_owner",
            "to",
        ),
        (
            act(
                "suspend",
                json!({"id": id, "on": "2026-03-05", "basis": "等", "review_on": "2026-03-04"}),
            ),
            "dates_reversed",
            "review_on",
        ),
        (
            act(
                "draft",
                json!({"form": {"title": "甲", "requirement": null, "source": "plan", "owner": 1, "group": 1, "due": null}}),
            ),
            "owner_or_group",
            "group",
        ),
        (
            act(
                "draft",
                json!({"form": {"title": "甲", "requirement": null, "source": {"superior": " "}, "owner": 1, "due": null}}),
            ),
            "blank",
            "source",
        ),
    ] {
        let (found, at) = book.refused(form.clone());
        let at = at.unwrap_or_default();
        assert!(
            found == code && at.ends_with(field),
            "{form}: {found} at {at}"
        );
    }
    let bare = draft(&mut book, "无承办", json!({"owner": null}));
    assert_eq!(
        book.refused(act(
            "issue",
            json!({"id": bare, "on": "2026-03-05", "received": false})
        )),
        ("not_ready_to_issue".into(), Some("owner".into()))
    );
    let undated = draft(&mut book, "无时限", json!({"due": null}));
    assert_eq!(
        book.refused(act(
            "issue",
            json!({"id": undated, "on": "2026-03-05", "received": false})
        )),
        ("not_ready_to_issue".into(), Some("due".into()))
    );
    // What is entered later than it happened is marked.
    book.today = "2026-03-20".into();
    book.act(act(
        "reply",
        json!({"id": id, "on": "2026-03-06", "words": "上周五电话反馈。", "document": null}),
    ));
    let steps = page(&book, id)["steps"].clone();
    assert_eq!(
        (steps[0]["late"].clone(), steps[2]["late"].clone()),
        (json!(false), json!(true))
    );
}
