//! Values of indicators, their schedule, and the tasks of a measure.

use serde_json::{Value, json};

/// What an act needs to have happened is played before it.
pub(super) fn acts() -> Vec<Value> {
    let reading = |as_of: &str, value: &str| json!({"indicator": 1, "as_of": as_of, "value": value, "status": "provisional", "reported_by": 1});
    let task = |words: &str| json!({"words": words, "owner": 1, "due": "2026-06-30"});
    let points = json!({"points": [{"on": "2026-12-31", "value": "6"}]});
    vec![
        json!({"indicator": {"set_pace": {"id": 1, "pace": points, "basis": "年度计划"}}}),
        json!({"indicator": {"set_part": {"id": 2, "whole": 1}}}),
        json!({"reading": {"record": {"reading": reading("2026-01-31", "5")}}}),
        json!({"reading": {"correct": {"id": 1, "reading": reading("2026-01-31", "6"), "reason": "漏报一个"}}}),
        json!({"reading": {"withdraw": {"id": 2, "reason": "报错指标"}}}),
        json!({"task": {"add": {"measure": 1, "task": task("摸底排查")}}}),
        json!({"task": {"change": {"id": 1, "task": task("完成摸底排查"), "reason": "措辞统一"}}}),
        json!({"document": {"keep": {"document": {"title": "排查表", "kind": "evidence", "file_name": "排查表.xlsx", "received_on": "2026-03-05", "unit": 1}, "content": "base64:AAEC"}}}),
        json!({"task": {"reach": {"id": 1, "on": "2026-03-05", "evidence": [1]}}}),
        json!({"task": {"undo_reach": {"id": 1, "reason": "排查表不全"}}}),
        json!({"task": {"drop": {"id": 1, "reason": "并入其他任务"}}}),
    ]
}
