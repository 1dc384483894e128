//! The look of papers set, with a face of the clerk's choice.

use serde_json::{Value, json};

/// In the order of the office's life.
pub(super) fn acts() -> Vec<Value> {
    let look = json!({
        "columns": 26, "top_mm": 35, "bottom_mm": 35, "left_mm": 30, "right_mm": 26, "bold_third": true,
        "red_head": "preprinted", "signature": "sealed", "colophon_on_even_page": true, "large_tables": true,
        "faces": [{"style": "biao_song", "family": "方正小标宋简体"}],
    });
    vec![json!({"look": {"set": {"look": look}}})]
}
