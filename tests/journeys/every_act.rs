//! Every act there is: played, undone to the same facts, done again to the other facts, and the whole
//! book checked. A new act that is missing here fails the test.

use crate::book::Book;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What an act needs to have happened is played before it, in the order of the office's life.
fn acts() -> Vec<Value> {
    let meeting = |on: &str| json!({"series": "专班调度会", "ordinal": null, "on": on, "time": "14:30", "place": "三楼会议室", "chair": "王某", "recorder": "李某"});
    let follow_up = |title: &str, owner: i64| json!({"title": title, "requirement": "按期报送", "source": "plan", "owner": owner, "co_units": [2], "measures": [1, 3], "due": "2026-06-30"});
    let on = "2026-03-05";
    let closing = json!({"on": on, "statement": "已完成改造。", "waiver": "现场查看，无纸质材料", "verified_by": "李某", "verified_how": "实地查看", "approved_by": "王某"});
    vec![
        json!({"office": {"set": {"office": {"group_name": "环翠区专班", "office_name": "环翠区专班办公室", "number_prefix": "环专班督", "convener": "王某", "contact": "小于", "telephone": "0631-5200000"}}}}),
        json!({"plan": {"answer": {"question": 1, "answer": "是同一单位"}}}),
        json!({"plan": {"set_lead_mode": {"measure": 8, "mode": "separate"}}}),
        json!({"unit": {"add": {"unit": {"name": "孙家疃街道", "short_name": "孙家疃", "kind": "subdistrict"}}}}),
        json!({"unit": {"change": {"id": 1, "unit": {"name": "区工业和信息化局", "short_name": "区工信局", "kind": "department"}}}}),
        json!({"unit": {"reorder": {"order": "REVERSED UNITS"}}}),
        json!({"unit": {"add_group": {"name": "八大集群牵头单位"}}}),
        json!({"unit": {"set_members": {"group": 1, "members": [3, 4], "from": on}}}),
        json!({"assignment": {"add": {"measure": 2, "party": {"unit": 2}, "role": "responsible", "from": on, "basis": "专班调度会议定"}}}),
        json!({"assignment": {"replace": {"id": 1, "party": {"unit": 3}, "from": on, "basis": "职能划转"}}}),
        json!({"assignment": {"make_first": {"id": "SECOND LEAD OF 3", "from": on, "basis": "专班调度会议定"}}}),
        json!({"assignment": {"end": {"id": "RESPONSIBLE OF 4", "from": on, "basis": "专班调度会议定"}}}),
        json!({"indicator": {"set_owner": {"id": 1, "owner": 2, "basis": "领导明确"}}}),
        json!({"indicator": {"describe": {"id": 1, "kind": "stock", "direction": "up"}}}),
        json!({"indicator": {"set_base": {"id": 1, "year": 2023, "value": "12.5", "basis": "统计公报"}}}),
        json!({"document": {"keep": {"document": {"title": "验收单", "kind": "evidence", "file_name": "验收单.pdf", "received_on": on, "unit": 1}, "content": "base64:AAEC"}}}),
        json!({"document": {"rename": {"id": 1, "title": "设备验收单"}}}),
        json!({"meeting": {"create": {"meeting": meeting("2026-03-05")}}}),
        json!({"meeting": {"change": {"id": 1, "meeting": meeting("2026-03-06")}}}),
        json!({"agenda": {"add": {"meeting": 1, "item": {"title": "一季度进展", "presenter": 1, "minutes": 10, "paragraph": null}}}}),
        json!({"agenda": {"add": {"meeting": 1, "item": {"title": "回收体系", "presenter": null, "minutes": null, "paragraph": null}}}}),
        json!({"agenda": {"change": {"id": 1, "item": {"title": "一季度进展情况", "presenter": 1, "minutes": 15, "paragraph": "会议听取了汇报。"}}}}),
        json!({"agenda": {"reorder": {"meeting": 1, "order": [2, 1]}}}),
        json!({"agenda": {"remove": {"id": 2}}}),
        json!({"attendance": {"invite": {"meeting": 1, "units": [1, 2, 3]}}}),
        json!({"attendance": {"set": {"meeting": 1, "unit": 1, "presence": "present", "persons": "张某（局长）"}}}),
        json!({"attendance": {"remove": {"meeting": 1, "unit": 3}}}),
        json!({"meeting": {"notify": {"id": 1, "on": on}}}),
        json!({"meeting": {"hold": {"id": 1, "on": on}}}),
        json!({"decision": {"record": {"meeting": 1, "decision": {"agenda_item": 1, "kind": "decided", "text": "加快设备更新。"}, "follow_up": {"form": {"title": "加快设备更新", "requirement": null, "source": "this_decision", "owner": 1, "due": "2026-04-30"}, "issue_on": on}}}}),
        json!({"decision": {"record": {"meeting": 1, "decision": {"agenda_item": null, "kind": "required", "text": "各单位要高度重视。"}, "follow_up": null}}}),
        json!({"decision": {"change": {"id": 2, "decision": {"agenda_item": null, "kind": "required", "text": "各单位要高度重视，压实责任。"}}}}),
        json!({"decision": {"record": {"meeting": 1, "decision": {"agenda_item": null, "kind": "heard", "text": "听取汇报。"}, "follow_up": null}}}),
        json!({"decision": {"remove": {"id": 3}}}),
        json!({"decision": {"record": {"meeting": 1, "decision": {"agenda_item": null, "kind": "decided", "text": "建立回收网点清单。"}, "follow_up": null}}}),
        json!({"decision": {"follow_up": {"id": 4, "follow_up": {"form": {"title": "建立回收网点清单", "requirement": null, "source": "this_decision", "owner": 5, "due": "2026-05-31"}, "issue_on": null}}}}),
        json!({"decision": {"waive": {"id": 2, "reason": "一般性要求，不立项"}}}),
        json!({"meeting": {"write_minutes": {"id": 1, "lead": "会议由王某主持。"}}}),
        json!({"meeting": {"sign_minutes": {"id": 1, "signed_by": "王某", "on": "2026-03-08"}}}),
        json!({"meeting": {"issue_minutes": {"id": 1, "on": "2026-03-09"}}}),
        json!({"meeting": {"create": {"meeting": meeting("2026-04-05")}}}),
        json!({"meeting": {"prune": {"id": 2, "follow_up": 1, "reason": "本次不议"}}}),
        json!({"meeting": {"cancel": {"id": 2, "reason": "时间冲突"}}}),
        json!({"follow_up": {"draft": {"form": follow_up("报送台账", 3)}}}),
        json!({"follow_up": {"change": {"id": 3, "form": follow_up("报送更新台账", 3)}}}),
        json!({"follow_up": {"issue": {"id": 3, "on": on, "received": false}}}),
        json!({"follow_up": {"receive": {"id": 3, "on": on, "by": "赵某"}}}),
        json!({"follow_up": {"reply": {"id": 3, "on": on, "words": "已启动。", "document": 1}}}),
        json!({"follow_up": {"remind": {"id": 3, "on": on, "level": "supervise", "approved_by": "王某", "words": "请抓紧。"}}}),
        json!({"follow_up": {"extend": {"id": 3, "extension": {"asked_on": on, "reason": "设备未到货", "decided_on": on, "approved_by": "王某", "granted": "2026-07-31"}}}}),
        json!({"follow_up": {"transfer": {"id": 3, "on": on, "to": 4, "basis": "职能划转"}}}),
        json!({"follow_up": {"suspend": {"id": 3, "on": on, "basis": "待上级文件", "review_on": "2026-04-01"}}}),
        json!({"follow_up": {"resume": {"id": 3, "on": on}}}),
        json!({"follow_up": {"submit": {"id": 3, "on": on, "words": "已完成。", "evidence": [1]}}}),
        json!({"follow_up": {"return": {"id": 3, "on": on, "reason": "缺少清单"}}}),
        json!({"follow_up": {"submit": {"id": 3, "on": on, "words": "已补充。", "evidence": []}}}),
        json!({"follow_up": {"close": {"id": 3, "closing": closing}}}),
        json!({"follow_up": {"reopen": {"id": 3, "on": on, "basis": "复核发现遗漏", "due": "2026-08-31"}}}),
        json!({"follow_up": {"merge": {"id": 3, "on": on, "into": 1, "basis": "同一事项"}}}),
        json!({"follow_up": {"cancel": {"id": 2, "on": on, "basis": "重复立项"}}}),
        json!({"report": {"record": {"report": {"subject": {"measure": 1}, "unit": 1, "period": "2026年3月", "received_on": on, "progress": "已诊断20家。", "problem": "资金不足", "next_step": "继续推进", "coordination": "请财政支持", "document": 1}}}}),
        json!({"report": {"accept": {"id": 1}}}),
        json!({"report": {"return": {"id": 1, "reason": "缺数据"}}}),
        json!({"pack": {"draft": {"pack": {"kind": "meeting-pack", "meeting": 1, "draft_mark": "征求意见稿"}}}}),
        json!({"pack": {"change": {"id": 1, "pack": {"kind": "division-table", "meeting": null, "draft_mark": null}}}}),
        json!({"pack": {"draft": {"pack": {"kind": "minutes", "meeting": 1, "draft_mark": null}}}}),
        json!({"pack": {"discard": {"id": 2}}}),
        json!({"pack": {"issue": {"id": 1, "on": on, "snapshot": "base64:e30=", "pdf": "base64:JVBERg=="}}}),
        json!({"pack": {"withdraw": {"id": 1, "on": on, "reason": "内容有误"}}}),
    ]
}

/// Ids that only the plan knows are looked up.
fn settle(book: &Book, act: Value) -> Value {
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
fn name(act: &Value) -> String {
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
    let mut book = Book::new("2026-03-05");
    let mut played: BTreeSet<String> = BTreeSet::from(["plan.confirm".to_owned()]);
    for act in acts() {
        let act = settle(&book, act);
        let before = book.ledger.dump().unwrap();
        let done = book.act(act.clone());
        let after = book.ledger.dump().unwrap();
        assert_ne!(before, after, "the act changes something: {act}");
        assert!(!done.touched.is_empty(), "{act}");
        let stamp = crate::book::stamp("2026-03-05");
        let undone = book.ledger.undo(&stamp).unwrap();
        assert_eq!(undone.title, done.title);
        assert_eq!(book.ledger.dump().unwrap(), before, "undo of {act}");
        book.ledger.redo(&stamp).unwrap();
        assert_eq!(book.ledger.dump().unwrap(), after, "redo of {act}");
        played.insert(name(&act));
    }
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
    // Handing a paper out is the one act that undo does not pass.
    played.insert("pack.hand_out".to_owned());
    assert_eq!(
        played,
        all_names(),
        "every act of the schema is played here"
    );
}

#[test]
fn undoing_everything_leads_back_to_the_empty_book() {
    let mut book = Book::new("2026-03-05");
    for act in acts() {
        let act = settle(&book, act);
        book.act(act);
    }
    let full = book.ledger.dump().unwrap();
    let stamp = crate::book::stamp("2026-03-05");
    let count = acts().len() + 1;
    for _ in 0..count {
        book.ledger.undo(&stamp).unwrap();
    }
    assert_eq!(book.ledger.dump().unwrap(), "", "not even the plan is left");
    assert_eq!(
        book.ledger.undo(&stamp).unwrap_err().fault().code,
        "nothing_to_undo"
    );
    for _ in 0..count {
        book.ledger.redo(&stamp).unwrap();
    }
    assert_eq!(book.ledger.dump().unwrap(), full);
    assert_eq!(book.ledger.check().unwrap(), Vec::<String>::new());
}
