//! Persons and leaders: entered, corrected, put in order, linked to a measure, gone, and taken in as a list.

use serde_json::{Value, json};

pub(super) fn acts() -> Vec<Value> {
    let person = |name: &str, role: &str, unit: Value| json!({"unit": unit, "name": name, "post": "副局长", "role": role, "telephone": "0631-5200000", "mobile": null, "field": null, "from": "2025-01-01"});
    vec![
        json!({"person": {"add": {"person": person("张某", "liaison", json!(1))}}}),
        json!({"person": {"change": {"id": 1, "person": person("张某", "deputy", json!(1))}}}),
        json!({"person": {"add": {"person": person("王某", "leader", json!(null))}}}),
        json!({"person": {"add": {"person": person("李某", "leader", json!(null))}}}),
        json!({"person": {"reorder": {"order": [3, 2]}}}),
        json!({"person": {"set_leaders": {"measure": 1, "leaders": [2, 3]}}}),
        json!({"person": {"set_leaders": {"measure": 1, "leaders": [3]}}}),
        json!({"person": {"leave": {"id": 1, "on": "2026-03-05"}}}),
        json!({"person": {"import": {"rows": [{"id": null, "person": person("赵某", "liaison", json!(2))}, {"id": 2, "person": person("王某", "leader", json!(null))}]}}}),
    ]
}
