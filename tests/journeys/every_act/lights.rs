//! Thresholds set, a light set aside and the override lifted again.

use serde_json::{Value, json};

/// In the order of the office's life.
pub(super) fn acts() -> Vec<Value> {
    let thresholds = json!({"soon_working_days": 5, "returned_red": 2, "behind_yellow": 8, "behind_red": 25, "near_ceiling": 5, "unreported_days": 60, "task_red_months": 2});
    let form = json!({"subject": {"measure": 1}, "light": "green", "reason": "专班已协调", "until": "2027-03-31", "by": "王某"});
    vec![
        json!({"light": {"set_thresholds": {"thresholds": thresholds}}}),
        json!({"light": {"override": {"form": form}}}),
        json!({"light": {"lift": {"id": 1, "reason": "情况有变"}}}),
    ]
}
