//! Where a series of numbers goes on in a book that starts mid-way: 代字〔2026〕 of follow-ups and of each
//! kind of outgoing paper. A number is taken by the act that prints it; what is set here is only the
//! next one. Meetings and their minutes are set with their series, in `meeting`.

use crate::field::{self, LONG, SHORT};
use crate::refusal::Refusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The form that says where a series goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NextNumber {
    /// 代字.
    pub prefix: String,
    /// The year.
    pub year: i32,
    /// The next number that will be given.
    pub next: u32,
    /// Why: 台账建立前已用至第16号.
    pub reason: String,
}

impl NextNumber {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NextNumber, Refusal> {
        field::within("year", i64::from(self.year), 2000, 2100)?;
        field::within("next", i64::from(self.next), 1, 99_999)?;
        Ok(NextNumber {
            prefix: field::required("prefix", &self.prefix, SHORT)?,
            year: self.year,
            next: self.next,
            reason: field::required("reason", &self.reason, LONG)?,
        })
    }
}

/// A series as 设置 lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NumberLine {
    /// 代字.
    pub prefix: String,
    /// The year.
    pub year: i32,
    /// The last number given; 0 while none was.
    pub last: u32,
    /// The next.
    pub next: u32,
    /// Why it was set, where it was.
    pub reason: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Code;

    #[test]
    fn a_next_number_needs_a_reason_and_is_at_least_one() {
        let form = |next, reason: &str| NextNumber {
            prefix: "环专班督".into(),
            year: 2026,
            next,
            reason: reason.to_owned(),
        };
        assert!(form(17, "此前已用至16号").checked().is_ok());
        assert_eq!(
            form(17, " ").checked(),
            Err(Refusal::at("reason", Code::Blank))
        );
        assert!(matches!(
            form(0, "无").checked().unwrap_err().code,
            Code::OutOfRange { .. }
        ));
    }
}
