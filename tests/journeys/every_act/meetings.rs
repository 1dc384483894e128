//! A series and its meetings: called, moved, answered, held, decided, and minutes corrected after issue.

use serde_json::{Value, json};

/// What an act needs to have happened is played before it.
pub(super) fn acts() -> Vec<Value> {
    let on = "2026-03-05";
    let series = |name: &str| json!({"name": name, "rhythm": "weekly", "weekday": 4, "time": "14:30", "place": "三楼会议室", "chair": "王某", "level": "分管负责同志", "numbering": {"prefix": "环专班纪"}});
    let meeting = json!({"series": "专班例会", "ordinal": null, "on": "2026-03-04", "time": "14:30", "place": null, "chair": "王某", "recorder": null, "level": "分管负责同志"});
    let report = json!({"subject": {"measure": 1}, "unit": 1, "period": "2026-02", "received_on": on, "progress": "已诊断20家。", "problem": null, "next_step": null, "coordination": "请财政支持", "document": null});
    let apply =
        |id: i64, effect: Value| json!({"decision": {"apply": {"id": id, "effect": effect}}});
    let decide = |kind: &str, text: &str| json!({"decision": {"record": {"meeting": 1, "decision": {"agenda_item": null, "kind": kind, "text": text}, "follow_up": null}}});
    vec![
        json!({"series": {"add": {"series": series("专班调度会议")}}}),
        json!({"series": {"change": {"id": 1, "series": series("专班例会")}}}),
        json!({"series": {"start": {"id": 1, "ordinal": 12, "minutes": 9}}}),
        json!({"meeting": {"create": {"meeting": meeting}}}),
        json!({"attendance": {"invite": {"meeting": 1, "units": [1, 2]}}}),
        json!({"meeting": {"notify": {"id": 1, "on": "2026-03-02"}}}),
        json!({"meeting": {"postpone": {"id": 1, "on": on, "time": "9:00", "place": "五楼会议室", "reason": "与区委会议冲突"}}}),
        json!({"report": {"record": {"report": report}}}),
        json!({"meeting": {"prune": {"id": 1, "what": {"coordination": 1}, "reason": "先由财政局答复"}}}),
        json!({"meeting": {"restore": {"id": 1, "what": {"coordination": 1}}}}),
        json!({"agenda": {"take": {"meeting": 1, "what": [{"coordination": 1}, {"question": 1}], "item": {"title": "资金保障", "presenter": 1, "minutes": 10, "materials_due": "2026-03-04", "copies": 20, "paragraph": null}}}}),
        json!({"attendance": {"reply": {"meeting": 1, "unit": 1, "reply": {"answer": "attend", "on": on, "persons": [{"name": "张某", "post": "局长", "telephone": "13800000000"}], "reason": null}}}}),
        json!({"attendance": {"take_replies": {"meeting": 1}}}),
        json!({"meeting": {"hold": {"id": 1, "on": on}}}),
        decide("decided", "明确指标责任单位。"),
        apply(1, json!({"owner": {"indicator": 1, "owner": 2}})),
        apply(
            1,
            json!({"base": {"indicator": 1, "year": 2023, "value": "12.5"}}),
        ),
        json!({"plan": {"answer": {"question": 1, "answer": "是同一单位", "basis": null, "decision": 1, "settlement": null}}}),
        apply(
            1,
            json!({"add_part": {"measure": 2, "party": {"unit": 2}, "role": "responsible", "from": on}}),
        ),
        apply(
            1,
            json!({"make_first": {"assignment": "SECOND LEAD OF 3", "from": on}}),
        ),
        apply(
            1,
            json!({"replace_part": {"assignment": 1, "party": {"unit": 3}, "from": on}}),
        ),
        decide("deferred", "选址方案缓议。"),
        json!({"meeting": {"write_minutes": {"id": 1, "lead": "会议由王某主持。"}}}),
        json!({"meeting": {"sign_minutes": {"id": 1, "signed_by": "王某", "on": on}}}),
        json!({"meeting": {"issue_minutes": {"id": 1, "on": on}}}),
        json!({"meeting": {"correct_minutes": {"id": 1, "on": on, "reason": "漏列参会单位"}}}),
        json!({"meeting": {"sign_minutes": {"id": 1, "signed_by": "王某", "on": on}}}),
        json!({"meeting": {"issue_minutes": {"id": 1, "on": on}}}),
    ]
}
