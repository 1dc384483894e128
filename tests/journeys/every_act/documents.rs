//! Files that prove several things, and one that is taken off again.

use serde_json::{Value, json};

/// Ids are those of a new book.
pub(super) fn acts() -> Vec<Value> {
    let on = "2026-03-05";
    let keep = |title: &str| json!({"document": {"keep": {"document": {"title": title, "kind": "evidence", "file_name": "清单.txt", "received_on": on, "unit": 1}, "content": "base64:5Zue5pS2572R54K5"}}});
    let link = |to: Value| json!({"document": {"link": {"id": 1, "to": to, "role": "evidence", "on": on}}});
    vec![
        keep("回收网点清单"),
        keep("回收网点清单副本"),
        link(json!({"measure": 4})),
        link(json!({"unit": 2})),
        json!({"document": {"unlink": {"link": 2, "on": "2026-03-06", "reason": "归错单位"}}}),
        link(json!({"unit": 2})),
        json!({"document": {"rename": {"id": 1, "title": "废旧家电回收网点清单"}}}),
    ]
}
