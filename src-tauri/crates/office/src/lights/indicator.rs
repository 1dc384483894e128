//! The light of an indicator.

use super::{Light, Lit};

/// The light of an indicator before any value is recorded: why it cannot be judged.
pub fn indicator_without_value(has_owner: bool, needs_base: bool, has_base: bool) -> Lit {
    if !has_owner {
        Lit::new(Light::Grey, "无责任单位")
    } else if needs_base && !has_base {
        Lit::new(Light::Grey, "缺基期")
    } else {
        Lit::new(Light::Grey, "缺数据")
    }
}
