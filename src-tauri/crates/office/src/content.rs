//! Bytes on their way into the book. An act carries them whole, or names bytes that the book
//! already keeps; the journal only ever holds the hash. Not a file: files are opened at the door.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Bytes, or the hash under which the book keeps them.
/// As JSON one string: `sha256:<64 hex digits>` or `base64:<bytes>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
#[ts(type = "string")]
pub enum Content {
    /// Kept already, under this SHA-256 in lower-case hex.
    Kept(String),
    /// To be kept in the same transaction as the act.
    Bytes(Vec<u8>),
}

impl From<Content> for String {
    fn from(content: Content) -> String {
        match content {
            Content::Kept(hash) => format!("sha256:{hash}"),
            Content::Bytes(bytes) => format!("base64:{}", STANDARD.encode(bytes)),
        }
    }
}

impl TryFrom<String> for Content {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Content, &'static str> {
        if let Some(hash) = text.strip_prefix("sha256:") {
            let hex = hash.len() == 64
                && hash
                    .bytes()
                    .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
            return if hex {
                Ok(Content::Kept(hash.to_owned()))
            } else {
                Err("sha256: wants 64 lower-case hex digits")
            };
        }
        let bytes = text
            .strip_prefix("base64:")
            .ok_or("content begins with sha256: or base64:")?;
        STANDARD
            .decode(bytes)
            .map(Content::Bytes)
            .map_err(|_| "not base64")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips_and_refuses_what_is_neither() {
        for text in [
            format!("sha256:{}", "a".repeat(64)),
            "base64:AAEC".to_owned(),
        ] {
            let content = Content::try_from(text.clone()).unwrap();
            assert_eq!(String::from(content), text);
        }
        for bad in ["sha256:xyz", "base64:%", "/etc/passwd", ""] {
            assert!(Content::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
