//! A number as the office writes it: a decimal that is never rounded.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A decimal with up to four places, kept as a whole number of ten-thousandths.
/// As JSON a string: "95.2". Exact: nothing is ever rounded.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
#[ts(type = "string")]
pub struct Amount(pub i64);

const AMOUNT_SCALE: i64 = 10_000;

impl Amount {
    /// How many make one.
    pub(super) const SCALE: i64 = AMOUNT_SCALE;

    /// Whether it has no places behind the point.
    pub fn is_whole(self) -> bool {
        self.0 % AMOUNT_SCALE == 0
    }

    /// Reads a plain decimal, with an optional minus sign.
    pub fn parse(text: &str) -> Option<Amount> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(fraction) || fraction.len() > 4 {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let fraction: i64 = format!("{fraction:0<4}").parse().ok()?;
        whole
            .checked_mul(AMOUNT_SCALE)?
            .checked_add(fraction)
            .map(|amount| Amount(sign * amount))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let scale = AMOUNT_SCALE.unsigned_abs();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        write!(f, "{}", size / scale)?;
        let fraction = format!("{:04}", size % scale);
        match fraction.trim_end_matches('0') {
            "" => Ok(()),
            fraction => write!(f, ".{fraction}"),
        }
    }
}

impl From<Amount> for String {
    fn from(amount: Amount) -> String {
        amount.to_string()
    }
}

impl TryFrom<String> for Amount {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Amount, &'static str> {
        Amount::parse(&text).ok_or("a decimal with up to four places")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact() {
        for text in ["95.2", "0.8", "-18", "8000", "0.0001", "-0.5"] {
            assert_eq!(Amount::parse(text).unwrap().to_string(), text);
        }
        for bad in [
            "",
            ".",
            "1.",
            "1e3",
            "１",
            "1.00001",
            "--1",
            "999999999999999999999",
        ] {
            assert_eq!(Amount::parse(bad), None, "{bad}");
        }
    }
}
