//! Why a pack is not drafted, supplemented or issued; a part of the codes of refusals.

use super::{Check, PackState};
use crate::brief::PaperKind;
use crate::refusal::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PackFault {
    /// A pack to be supplemented is not issued, or does not hold any more.
    NotToSupplement {
        /// The state it is in.
        state: PackState,
    },
    /// A supplement without parts.
    NoParts,
    /// A supplement that holds the same thing twice.
    PartTwice,
    /// A paper that no supplement carries.
    NotAPart {
        /// The paper.
        kind: PaperKind,
    },
    /// Only the material of a meeting is compared with a later state.
    NotComparable,
    /// Fewer copies than are sent out.
    CopiesTooFew {
        /// 份数.
        copies: u32,
        /// What 分送 adds up to.
        sent: u32,
    },
    /// Somebody who is in 分送 already.
    SentTwice,
    /// What was set is no longer what would be issued: a number, a page or the state of another pack moved.
    PackStale,
    /// A check before issuing bars it.
    CheckBarred {
        /// Which.
        check: Check,
        /// What it found.
        words: String,
    },
}

impl PackFault {
    /// Its name on the wire: `no_parts`.
    pub fn name(&self) -> String {
        match serde_json::to_value(self).expect("BUG: a fault is plain data") {
            serde_json::Value::String(name) => name,
            serde_json::Value::Object(map) => map.keys().next().cloned().unwrap_or_default(),
            _ => String::new(),
        }
    }
}

impl From<PackFault> for Code {
    fn from(fault: PackFault) -> Code {
        Code::Pack(fault)
    }
}
