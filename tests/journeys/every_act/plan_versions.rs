//! The plan from its first version to its second: a doubt deferred, an amended notice confirmed.

use crate::book::{Book, stamp};
use serde_json::{Value, json};
use std::path::Path;

/// The act that the import page would send, made on a book of its own.
fn revise() -> Value {
    let book = Book::new("2026-03-05");
    let notice = Path::new(env!("CARGO_MANIFEST_DIR")).join("files/notice/huancui-2025-3.txt");
    let today = stamp("2026-03-05");
    let importing = desk::Importing::from_file(&notice, &book.ledger, &today);
    let act = importing
        .expect("the notice is read")
        .act(&book.ledger, &today);
    serde_json::to_value(act.expect("an act")).expect("plain data")
}

/// What an act needs to have happened is played before it.
pub(super) fn acts() -> Vec<Value> {
    vec![
        json!({"plan": {"defer": {"question": 4, "to_meeting": true}}}),
        json!({"plan": {"answer": {"question": 1, "answer": "经核实为同一单位", "basis": "区委编办函复",
            "settlement": {"same_unit": {"name": "区机关事务服务中心", "other": "区机关事务中心"}}}}}),
        revise(),
    ]
}
