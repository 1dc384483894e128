//! Reports: the cycles, what comes in, what is asked beyond them, and what becomes of it.

use serde_json::{Value, json};

/// What an act needs to have happened is played before it.
pub(super) fn acts() -> Vec<Value> {
    let on = "2026-03-05";
    let rule = json!({"due": {"day_of_month": 25}, "measures": true, "follow_ups": true, "indicators": false});
    let report = |progress: &str| json!({"subject": {"measure": 1}, "unit": 1, "period": "2026-02", "received_on": on, "progress": progress, "problem": "资金不足", "next_step": "继续推进", "coordination": "请财政支持", "document": null});
    let ask = |words: &str, subject: Value| json!({"units": [2, 3], "subject": subject, "words": words, "period": "2026-03", "asked_on": on, "due": "2026-03-20", "despite": null});
    vec![
        json!({"report": {"set_cycle": {"cycle": "month", "from": "2026-01-15", "rule": rule}}}),
        json!({"report": {"record_many": {"reports": [{"subject": {"measure": 5}, "unit": 6, "period": "2026-02", "received_on": on, "progress": "已启动。", "problem": null, "next_step": null, "coordination": null, "document": null}]}}}),
        json!({"report": {"set_cycle": {"cycle": "month", "from": "2026-03-01", "rule": {"due": {"working_day_after": 3}, "measures": true, "follow_ups": false, "indicators": true}}}}),
        json!({"report": {"record": {"report": report("已诊断20家。")}}}),
        json!({"report": {"correct": {"id": 2, "report": report("已诊断21家。")}}}),
        json!({"report": {"return": {"id": 2, "on": on, "due": "2026-03-10", "reason": "缺数据"}}}),
        json!({"report": {"record": {"report": report("已诊断21家，涉及设备300台。")}}}),
        json!({"report": {"accept": {"id": 3, "on": on}}}),
        json!({"report": {"settle": {"id": 3, "on": on, "words": "已由财政局电话答复。"}}}),
        json!({"report": {"ask": {"request": ask("报送上半年总结", json!(null))}}}),
        json!({"report": {"withdraw": {"id": 1, "on": on, "reason": "已从统计局取得"}}}),
        json!({"report": {"record": {"report": {"subject": {"request": 2}, "unit": 3, "period": "2026-03", "received_on": on, "progress": "总结附后。", "problem": null, "next_step": null, "coordination": null, "document": null}}}}),
    ]
}
