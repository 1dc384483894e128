//! Why the book says no. A refusal names its code, the facts that belong to the code, and the field
//! it concerns; the Chinese sentence is made from them in `words`. No refusal text is ever compared.

mod code;

pub use code::Code;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A refusal: the code and the field it concerns, as a path in the act (`follow_up.issue.on`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// The field of the form; null where it concerns the whole.
    pub field: Option<String>,
}

impl Refusal {
    /// A refusal that concerns a field.
    pub fn at(field: &str, code: Code) -> Refusal {
        Refusal {
            code,
            field: Some(field.to_owned()),
        }
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Refusal {
        Refusal { code, field: None }
    }
}

/// A refusal as it reaches the window, the command line and a form: with its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Fault {
    /// The code's name.
    pub code: String,
    /// The field it concerns.
    pub field: Option<String>,
    /// The sentence: what is wrong and what to do next.
    pub words: String,
    /// For whoever has to look into it: never shown first.
    pub detail: Option<String>,
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Fault {
        let words = crate::words::sentence(&refusal.code);
        let detail = match &refusal.code {
            Code::BadShape { detail } | Code::PrintFailed { detail } => Some(detail.clone()),
            _ => None,
        };
        Fault {
            code: refusal.code.name(),
            field: refusal.field,
            words,
            detail,
        }
    }
}
