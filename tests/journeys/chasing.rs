//! Chasing follow-ups: the ladder of reminders, many items at once, typed numbers, returns and merges,
//! what stays inside the office.

use crate::book::Book;
use crate::follow_ups::{draft, issued, list, office, page, remind, titles};
use serde_json::{Value, json};

#[test]
fn the_ladder_is_proposed_and_a_person_issues_numbered_notices() {
    let mut book = Book::new("2026-03-02");
    let id = issued(&mut book, "报送台账", json!({"due": "2026-03-20"}));
    let proposed = |book: &Book| -> Vec<(Value, Value)> {
        let all = book.ask("follow_up.proposals", json!({}));
        let rows = all.as_array().unwrap().iter();
        rows.map(|one| (one["level"].clone(), one["why"].clone()))
            .collect()
    };
    assert_eq!(proposed(&book), []);
    book.today = "2026-03-18".into();
    assert_eq!(
        proposed(&book),
        [(json!("remind"), json!("距到期2个工作日，尚未提醒"))]
    );
    book.act(remind(
        id,
        "2026-03-18",
        "remind",
        json!({"words": "电话提醒"}),
    ));
    assert_eq!(proposed(&book), []);
    book.today = "2026-03-25".into();
    assert_eq!(proposed(&book)[0].0, "urge");
    // A notice on paper wants the office's particulars and who signs it.
    let notice = json!({"copied": false, "number": null});
    let urge = remind(
        id,
        "2026-03-25",
        "urge",
        json!({"approved_by": "王某", "paper": notice}),
    );
    assert_eq!(book.refused(urge.clone()).0, "office_needed");
    book.act(office());
    book.act(urge);
    let skipped = remind(
        id,
        "2026-03-25",
        "key_supervise",
        json!({"approved_by": "王某", "paper": notice}),
    );
    assert_eq!(
        book.refused(skipped),
        ("level_skipped".into(), Some("level".into()))
    );
    // From 督办 up: who approved it, a numbered notice, and perhaps a copy to the inspection office.
    book.today = "2026-04-02".into();
    assert_eq!(proposed(&book)[0].0, "supervise");
    let copied = json!({"copied": true, "number": null});
    assert_eq!(
        book.refused(remind(
            id,
            "2026-04-02",
            "supervise",
            json!({"paper": copied})
        )),
        ("approver_needed".into(), Some("approved_by".into()))
    );
    assert_eq!(
        book.refused(remind(
            id,
            "2026-04-02",
            "supervise",
            json!({"approved_by": "王某"})
        )),
        ("notice_needed".into(), Some("paper".into()))
    );
    assert_eq!(
        book.refused(remind(
            id,
            "2026-04-02",
            "urge",
            json!({"approved_by": "王某", "paper": copied})
        )),
        ("copied_too_early".into(), Some("copied".into()))
    );
    book.act(remind(
        id,
        "2026-04-02",
        "supervise",
        json!({"approved_by": "王某", "paper": copied}),
    ));
    let reminders = page(&book, id)["reminders"].clone();
    let numbers: Vec<Value> = reminders
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["number"].clone())
        .collect();
    assert_eq!(
        numbers,
        [
            json!(null),
            json!("环专班催〔2026〕1号"),
            json!("环专班催〔2026〕2号")
        ]
    );
    assert_eq!(reminders[2]["copied"], true);
    // 提请督查 is a move of its own, with its reply.
    book.today = "2026-04-20".into();
    book.act(json!({"follow_up": {"inspect": {"id": id, "on": "2026-04-20", "approved_by": "王某", "words": "多次督办未果。"}}}));
    assert_eq!(proposed(&book), [], "the office waits for the inspection");
    book.act(json!({"follow_up": {"inspect_reply": {"id": id, "on": "2026-04-20", "words": "已约谈。", "document": null}}}));
    assert_eq!(page(&book, id)["inspections"][0]["reply"], "已约谈。");
    let again = json!({"follow_up": {"inspect_reply": {"id": id, "on": "2026-04-20", "words": "已约谈。", "document": null}}});
    assert_eq!(book.refused(again).0, "other_kind");
}

#[test]
fn an_urgent_matter_may_start_at_supervision() {
    let mut book = Book::new("2026-03-05");
    book.act(office());
    let level = json!({"approved_by": "王某", "paper": {"copied": false, "number": null}});
    let plain = issued(&mut book, "一般事项", json!({}));
    assert_eq!(
        book.refused(remind(plain, "2026-03-05", "supervise", level.clone()))
            .0,
        "level_skipped"
    );
    let urgent = issued(&mut book, "急件", json!({"urgent": true}));
    book.act(remind(urgent, "2026-03-05", "supervise", level));
    assert_eq!(page(&book, urgent)["line"]["level"], "supervise");
}

#[test]
fn many_take_a_step_at_once_or_none_and_the_refused_are_named() {
    let mut book = Book::new("2026-03-05");
    let ids: Vec<i64> = (0..15)
        .map(|at| draft(&mut book, &format!("事项{at}"), json!({})))
        .collect();
    let many =
        |ids: &[i64], step: Value| json!({"follow_up": {"many": {"ids": ids, "step": step}}});
    assert_eq!(
        book.refused(many(
            &[],
            json!({"receive": {"on": "2026-03-05", "by": null}})
        )),
        ("blank".into(), Some("ids".into()))
    );
    // Fifteen decisions: one act, each with its number, all signed for.
    book.act(many(
        &ids,
        json!({"issue": {"on": "2026-03-05", "received": true}}),
    ));
    assert_eq!(page(&book, ids[14])["line"]["number"], "督办〔2026〕15号");
    book.act(
        json!({"follow_up": {"cancel": {"id": ids[3], "on": "2026-03-05", "basis": "重复立项"}}}),
    );
    let extend = json!({"extend": {"extension": {"asked_on": "2026-03-05", "reason": "统一调整", "decided_on": "2026-03-05", "approved_by": "王某", "granted": "2026-04-30"}}});
    let before = book.ledger.dump().unwrap();
    let fault = book.try_act(many(&ids[..5], extend.clone())).unwrap_err();
    assert_eq!(fault.code, "rows_refused");
    assert!(
        fault.words.contains("督办〔2026〕4号") && !fault.words.contains("督办〔2026〕5号"),
        "{}",
        fault.words
    );
    assert_eq!(book.ledger.dump().unwrap(), before, "none was changed");
    let rest: Vec<i64> = ids.iter().copied().filter(|id| *id != ids[3]).collect();
    book.act(many(&rest, extend));
    assert_eq!(page(&book, ids[0])["line"]["due"], "2026-04-30");
    book.ledger.undo(&crate::book::stamp("2026-03-05")).unwrap();
    assert_eq!(
        page(&book, ids[14])["line"]["due"],
        "2026-03-31",
        "undone as one"
    );
    book.act(many(
        &rest,
        json!({"transfer": {"on": "2026-03-05", "to": 9, "basis": "职能划转"}}),
    ));
    assert_eq!(page(&book, ids[0])["line"]["state"], "issued");
    // What is wrong with the form stands at its field once.
    let blank = json!({"transfer": {"on": "2026-03-05", "to": 10, "basis": " "}});
    assert_eq!(
        book.refused(many(&rest, blank)),
        ("blank".into(), Some("basis".into()))
    );
}

#[test]
fn a_number_used_on_paper_is_typed_once() {
    let mut book = Book::new("2026-03-05");
    let issue = |id: i64, number: &str| json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": false, "number": number}}});
    let ids: Vec<i64> = (0..4)
        .map(|at| draft(&mut book, &format!("事项{at}"), json!({})))
        .collect();
    book.act(issue(ids[0], "督办[2026]2号"));
    assert_eq!(page(&book, ids[0])["line"]["number"], "督办〔2026〕2号");
    assert_eq!(
        book.refused(issue(ids[1], "督办〔2026〕2号")),
        ("number_taken".into(), Some("number".into()))
    );
    assert_eq!(
        book.refused(issue(ids[1], "第二号")),
        ("not_a_number".into(), Some("number".into()))
    );
    for (id, wanted) in [(ids[1], "督办〔2026〕1号"), (ids[2], "督办〔2026〕3号")] {
        book.act(
            json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": false}}}),
        );
        assert_eq!(
            page(&book, id)["line"]["number"],
            wanted,
            "a typed number is passed over"
        );
    }
}

#[test]
fn what_was_returned_has_run_on_and_merging_keeps_both_lives() {
    let mut book = Book::new("2026-03-02");
    let first = issued(&mut book, "甲", json!({"due": "2026-03-10"}));
    let second = issued(&mut book, "乙", json!({"due": "2026-03-31"}));
    book.today = "2026-03-10".into();
    book.act(json!({"follow_up": {"submit": {"id": first, "on": "2026-03-10", "words": "已办。", "evidence": []}}}));
    book.today = "2026-03-16".into();
    assert_eq!(
        page(&book, first)["line"]["overdue"],
        false,
        "submitted in time"
    );
    let early =
        json!({"follow_up": {"return": {"id": first, "on": "2026-03-09", "reason": "缺清单"}}});
    assert_eq!(
        book.refused(early),
        ("before_submitted".into(), Some("on".into()))
    );
    book.act(
        json!({"follow_up": {"return": {"id": first, "on": "2026-03-16", "reason": "缺清单"}}}),
    );
    assert_eq!(
        page(&book, first)["line"]["overdue"],
        true,
        "the clock has run on"
    );
    for into in [first, 99] {
        let merge = json!({"follow_up": {"merge": {"id": first, "on": "2026-03-16", "into": into, "basis": "同一事项"}}});
        assert!(["merge_target", "missing"].contains(&book.refused(merge).0.as_str()));
    }
    book.act(json!({"follow_up": {"merge": {"id": first, "on": "2026-03-16", "into": second, "basis": "同一事项"}}}));
    assert_eq!(page(&book, first)["merged_into"], second);
    let told = page(&book, second)["steps"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()["words"]
        .clone();
    assert_eq!(told, "督办〔2026〕1号并入本事项：同一事项");
    assert_eq!(page(&book, first)["line"]["overdue"], false);
    book.act(json!({"follow_up": {"transfer": {"id": second, "on": "2026-03-16", "to": 7, "basis": "职能划转"}}}));
    assert_eq!(
        page(&book, second)["line"]["number"],
        "督办〔2026〕2号",
        "the same number"
    );
}

#[test]
fn an_internal_item_enters_no_paper() {
    let mut book = Book::new("2026-03-02");
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-02", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    let inside = issued(
        &mut book,
        "内部事项甲",
        json!({"internal": true, "due": "2026-03-02"}),
    );
    issued(&mut book, "公开事项乙", json!({"due": "2026-03-02"}));
    book.today = "2026-03-20".into();
    let brief = |book: &Book| {
        book.ask(
            "pack.brief",
            json!({"recipe": {"kind": "meeting-pack", "subject": {"meeting": meeting}, "draft_mark": null}}),
        )
        .to_string()
    };
    assert!(!brief(&book).contains("内部事项甲") && brief(&book).contains("公开事项乙"));
    assert_eq!(
        titles(&list(&book, json!({"filter": "internal"}))["rows"]),
        ["内部事项甲"]
    );
    let slip = json!({"recipe": {"kind": "follow-up-slip", "subject": {"follow_up": inside}, "draft_mark": null}});
    let refused = book.try_ask("pack.brief", slip).unwrap_err();
    assert_eq!(refused.code, "internal_item");
    // What a unit asks to be coordinated about it stays inside too.
    book.act(json!({"report": {"record": {"report": {"subject": {"follow_up": inside}, "unit": 1, "period": "2026-03", "received_on": "2026-03-19", "progress": "推进中。", "problem": null, "next_step": null, "coordination": "请协调内部经费", "document": null}}}}));
    assert!(!brief(&book).contains("请协调内部经费"));
    book.act(json!({"follow_up": {"set_internal": {"id": inside, "internal": false}}}));
    book.act(
        json!({"unit": {"set_members": {"group": 1, "members": [3, 4, 5], "from": "2026-03-01"}}}),
    );
    let all = json!({"group": 1, "owner": null, "due": "2026-03-31"});
    let whole = issued(&mut book, "镇街事项丙", all);
    let members = || page(&book, whole)["children"].as_array().unwrap().clone();
    assert!(members().iter().all(|one| one["internal"] == false));
    let count = members().len();
    book.act(json!({"follow_up": {"set_internal": {"id": whole, "internal": true}}}));
    let marked = page(&book, whole)["children"].as_array().unwrap().clone();
    assert!(count > 1 && marked.iter().all(|one| one["internal"] == true));
    assert!(brief(&book).contains("内部事项甲"));
}

#[test]
fn minutes_name_no_duty_of_an_internal_item() {
    let mut book = Book::new("2026-03-05");
    let meeting = book.make(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": "2026-03-05", "time": null, "place": null, "chair": null, "recorder": null}}}}));
    let item = book.make(json!({"agenda": {"add": {"meeting": meeting, "item": {"title": "经费", "presenter": null, "minutes": null, "paragraph": null}}}}));
    book.act(json!({"meeting": {"hold": {"id": meeting, "on": "2026-03-05"}}}));
    let form = json!({"form": {"title": "测算经费", "requirement": null, "source": "this_decision", "owner": 1, "due": "2026-04-30"}, "issue_on": "2026-03-05"});
    book.act(json!({"decision": {"record": {"meeting": meeting, "decision": {"agenda_item": item, "kind": "decided", "text": "测算经费。"}, "follow_up": form}}}));
    let brief = |book: &Book| {
        let recipe =
            json!({"kind": "minutes", "subject": {"meeting": meeting}, "draft_mark": "讨论稿"});
        book.ask("pack.brief", json!({ "recipe": recipe }))
            .to_string()
    };
    assert!(brief(&book).contains("牵头，2026年4月30日前完成"));
    book.act(json!({"follow_up": {"set_internal": {"id": 1, "internal": true}}}));
    assert!(!brief(&book).contains("牵头，2026年4月30日前完成"));
}
