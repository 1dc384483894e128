//! A year's table of holidays pasted, and one day of it changed.

use serde_json::{Value, json};

pub(super) fn acts() -> Vec<Value> {
    let day = |on: &str, worked: bool| json!({"on": on, "worked": worked, "name": "元旦"});
    vec![
        json!({"working_day": {"set_year": {"table": {"year": 2027, "source": "某年放假通知", "days": [day("2027-01-01", false), day("2027-01-02", false)]}}}}),
        json!({"working_day": {"set_year": {"table": {"year": 2027, "source": "某年放假通知（更正）", "days": [day("2027-01-01", false), day("2027-01-03", true)]}}}}),
        json!({"working_day": {"set_day": {"on": "2027-01-03", "worked": null, "name": null}}}),
        json!({"working_day": {"set_day": {"on": "2027-02-06", "worked": false, "name": "春节"}}}),
    ]
}
