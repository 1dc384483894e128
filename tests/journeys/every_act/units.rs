//! Units over time: other names, 更名, 合并, 拆分, and what is handed over.

use serde_json::{Value, json};

pub(super) fn acts() -> Vec<Value> {
    let on = "2026-03-05";
    let basis = "区级机构改革方案";
    let other = |name: &str, kind: &str, until: Value| json!({"name": name, "kind": kind, "from": null, "until": until});
    vec![
        json!({"unit": {"add_name": {"unit": 1, "name": other("区经信局", "alias", json!(null))}}}),
        json!({"unit": {"add_name": {"unit": 1, "name": other("区经济委员会", "former", json!("2019-01-01"))}}}),
        json!({"unit": {"remove_name": {"id": 1}}}),
        json!({"unit": {"succeed": {"unit": 2, "succession": {"on": "2026-02-01", "basis": basis, "change": {"rename": {"name": "区农业农村和水利局", "short_name": null}}}}}}),
        json!({"unit": {"succeed": {"unit": 3, "succession": {"on": "2026-02-01", "basis": basis, "change": {"split": {"into": [4, 5], "goes_on": true}}}}}}),
        json!({"unit": {"succeed": {"unit": 1, "succession": {"on": on, "basis": basis, "change": {"merge": {"into": 2}}, "hand_over": [{"item": {"assignment": 1}, "to": 2}]}}}}),
        json!({"unit": {"set_members": {"group": 1, "members": [4], "from": on, "basis": "区委编办名单"}}}),
        json!({"unit": {"hand_over": {"unit": 4, "on": on, "basis": basis, "items": [{"item": {"member": 1}, "to": 5}]}}}),
    ]
}
