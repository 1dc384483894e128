//! Outgoing papers: drafted, returned, signed, sent out, withdrawn, and one recorded later.

use serde_json::{Value, json};

pub(super) fn acts() -> Vec<Value> {
    let on = "2026-03-05";
    let paper = |title: &str| json!({"series": "letter", "title": title, "matter": "other", "to": [{"unit": 1}, {"group": 1}], "cc": [{"words": "区政府督查室"}], "copies": 12, "on": "2026-03-01"});
    vec![
        json!({"office": {"set": {"office": {"group_name": "环翠区专班", "office_name": "环翠区专班办公室", "host_unit": "区发展和改革局", "number_prefix": "环专班督", "paper_prefix": "环专班", "prefixes": [{"series": "bulletin", "prefix": "环专班通报"}], "convener": "王某", "contact": "小于", "telephone": "0631-5200000"}}}}),
        json!({"paper": {"draft": {"paper": paper("关于报送进展的函")}}}),
        json!({"paper": {"change": {"id": 1, "paper": paper("关于报送一季度进展的函")}}}),
        json!({"paper": {"submit": {"id": 1, "on": on}}}),
        json!({"paper": {"return": {"id": 1, "on": on, "reason": "补充时限"}}}),
        json!({"paper": {"submit": {"id": 1, "on": on}}}),
        json!({"paper": {"sign": {"id": 1, "signing": {"by": "王某", "on": on, "scan": null, "number": null}}}}),
        json!({"document": {"keep": {"document": {"title": "签批页", "kind": "signed_scan", "file_name": "签批页.pdf", "received_on": on, "unit": null}, "content": "base64:AAEC"}}}),
        json!({"paper": {"scan": {"id": 1, "document": 1}}}),
        json!({"paper": {"issue": {"id": 1, "on": on}}}),
        json!({"paper": {"withdraw": {"id": 1, "on": on, "reason": "内容有误"}}}),
        json!({"paper": {"record": {"paper": paper("关于召开动员会的函"), "signing": {"by": "王某", "on": "2026-03-02", "scan": null, "number": "环专班函〔2026〕7号"}, "issued_on": "2026-03-03"}}}),
    ]
}
