//! Follow-ups of every kind and leaders' instructions: urgent, lasting, stage by stage, to a group,
//! several at once, up to the inspection office and back.

use serde_json::{Value, json};

pub(super) fn acts() -> Vec<Value> {
    let on = "2026-03-05";
    let form = |title: &str, owner: Value, more: Value| {
        let mut form = json!({"title": title, "requirement": null, "source": "plan", "owner": owner, "due": "2026-06-30"});
        for (key, value) in more.as_object().expect("a form") {
            form[key] = value.clone();
        }
        json!({"follow_up": {"draft": {"form": form}}})
    };
    let issue = |id: i64, number: Value| json!({"follow_up": {"issue": {"id": id, "on": on, "received": true, "number": number}}});
    let closing = json!({"on": on, "statement": "已完成。", "waiver": "现场查看", "verified_by": "李某", "verified_how": "实地查看", "approved_by": "王某"});
    let instruction = |words: &str| json!({"leader": "张某", "on": on, "on_what": "关于回收网点的报告", "document": null, "words": words, "kind": "do", "handed_to": "区商务局", "reply_due": "2026-04-01", "quotable": false});
    vec![
        json!({"office": {"set": {"office": {"group_name": "环翠区专班", "office_name": "环翠区专班办公室", "host_unit": null, "number_prefix": "环专班督", "paper_prefix": "环专班", "convener": "王某", "contact": "小于", "telephone": "0631-5200000"}}}}),
        json!({"unit": {"set_members": {"group": 1, "members": [3, 4], "from": on}}}),
        form("急件", json!(1), json!({"urgent": true})),
        issue(1, json!("环专班督〔2026〕17号")),
        json!({"follow_up": {"remind": {"id": 1, "on": on, "level": "supervise", "approved_by": "王某", "words": "请抓紧。", "paper": {"copied": true, "number": null}}}}),
        json!({"follow_up": {"inspect": {"id": 1, "on": on, "approved_by": "王某", "words": "多次督办未果。"}}}),
        json!({"follow_up": {"inspect_reply": {"id": 1, "on": on, "words": "已约谈。", "document": null}}}),
        json!({"follow_up": {"add_source": {"id": 1, "source": {"superior": "鲁政办发〔2026〕3号"}}}}),
        json!({"follow_up": {"set_internal": {"id": 1, "internal": true}}}),
        json!({"person": {"add": {"person": {"unit": null, "name": "王某", "post": "副区长", "role": "leader", "telephone": null, "mobile": null, "field": "工业", "from": null}}}}),
        json!({"follow_up": {"set_leader": {"id": 1, "leader": 1}}}),
        json!({"follow_up": {"finish": {"id": 1, "finishing": {"replied_on": on, "words": "已办完。", "evidence": [], "closing": closing}}}}),
        form(
            "长期",
            json!(2),
            json!({"due": null, "term": {"lasting": {"months": 3}}}),
        ),
        issue(2, json!(null)),
        json!({"follow_up": {"review": {"id": 2, "on": on, "words": "坚持较好。"}}}),
        form(
            "分阶段",
            json!(2),
            json!({"term": {"stage": {"words": "完成选址"}}}),
        ),
        issue(3, json!(null)),
        json!({"follow_up": {"submit": {"id": 3, "on": on, "words": "选址完成。", "evidence": []}}}),
        json!({"follow_up": {"close_stage": {"id": 3, "closing": closing, "next_stage": "建成投用", "next_due": "2026-12-31"}}}),
        form("各镇街", json!(null), json!({"group": 1})),
        issue(4, json!(null)),
        json!({"follow_up": {"many": {"ids": [5, 6], "step": {"remind": {"on": on, "level": "remind", "approved_by": null, "words": null, "paper": null}}}}}),
        json!({"instruction": {"record": {"instruction": instruction("请抓紧办理。"), "follow_up": {"form": {"title": "回收网点", "requirement": null, "source": "plan", "owner": 5, "due": "2026-03-31"}, "issue_on": on}}}}),
        json!({"instruction": {"change": {"id": 1, "instruction": instruction("请抓紧办理，月底报结果。")}}}),
        json!({"instruction": {"follow_up": {"id": 1, "follow_up": {"form": {"title": "回收网点资金", "requirement": null, "source": "plan", "owner": 6, "due": "2026-03-31"}, "issue_on": null}}}}),
        json!({"instruction": {"report_back": {"id": 1, "on": on, "words": "已落实。", "document": null}}}),
        json!({"follow_up": {"open": {"items": [{"number": "环专班督〔2025〕7号", "form": {"title": "期初事项", "requirement": null, "source": "plan", "owner": 1, "due": "2026-06-30"}, "issued_on": "2026-02-05", "progress": ["2026-03-01", "已启动。"]}]}}}),
    ]
}
