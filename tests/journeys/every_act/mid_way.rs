//! A book that starts when the office has been at work for long.

use serde_json::{Value, json};

/// Where the numbers go on, and what the clock says.
pub(super) fn acts() -> Vec<Value> {
    vec![
        json!({"office": {"set_counter": {"number": {"prefix": "督办", "year": 2026, "next": 17, "reason": "建账前已用至16号"}}}}),
        json!({"office": {"confirm_clock": {"reason": "上月电脑时间有误"}}}),
    ]
}
