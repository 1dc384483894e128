//! A pack issued, issued again, and supplemented.

use super::ENTERED;
use serde_json::{Value, json};

pub(super) fn acts() -> Vec<Value> {
    let meeting = json!({"series": "专班调度会", "ordinal": null, "on": "2026-04-02", "time": null, "place": null, "chair": null, "recorder": null});
    let follow_up = json!({"title": "报送台账", "requirement": null, "source": "plan", "owner": 3, "measures": [1], "due": "2026-06-30"});
    let recipe = json!({"kind": "meeting-pack", "subject": {"meeting": 1}, "draft_mark": null});
    let parts = |parts: Value| json!({"kind": "supplement", "subject": {"pack": 1}, "draft_mark": "讨论稿", "options": {"supplement": {"parts": parts}}});
    vec![
        json!({"office": {"set": {"office": {"group_name": "环翠区专班", "office_name": "环翠区专班办公室", "number_prefix": "环专班督", "convener": "王某", "contact": "小于", "telephone": "0631-5200000"}}}}),
        json!({"meeting": {"create": {"meeting": meeting}}}),
        json!({"pack": {"draft": {"recipe": recipe}}}),
        json!({"pack": {"issue": {"id": 1, "issuing": "ISSUING OF 1"}}}),
        json!({"follow_up": {"draft": {"form": follow_up}}}),
        json!({"follow_up": {"issue": {"id": 1, "on": ENTERED, "received": true}}}),
        json!({"pack": {"draft": {"recipe": parts(json!(["changes"]))}}}),
        json!({"pack": {"change": {"id": 2, "recipe": parts(json!(["changes", {"paper": {"kind": "ledger-table", "subject": null}}, {"paper": {"kind": "unit-sheet", "subject": {"unit": 3}}}]))}}}),
        json!({"pack": {"issue": {"id": 2, "issuing": "ISSUING OF 2"}}}),
        json!({"pack": {"draft": {"recipe": recipe}}}),
        json!({"pack": {"issue": {"id": 3, "issuing": "ISSUING OF 3"}}}),
    ]
}
