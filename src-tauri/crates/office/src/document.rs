//! Document (文件): a file kept by content hash. Its name is a label; one file may serve many items.

use crate::content::Content;
use crate::field::{self, SHORT, TITLE};
use crate::id::{DocumentId, UnitId};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DocumentAct {
    /// Keeps a file.
    Keep {
        /// The form.
        document: NewDocument,
        /// Its bytes.
        content: Content,
    },
    /// Gives it another title.
    Rename {
        /// The document.
        id: DocumentId,
        /// The title.
        title: String,
    },
}

/// What a document is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 来文.
    Source,
    /// 佐证.
    Evidence,
    /// 回复.
    Reply,
    /// 签批扫描件.
    SignedScan,
}

/// A document's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewDocument {
    /// Title.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// The file's name, a label only.
    pub file_name: String,
    /// When it came in.
    pub received_on: NaiveDate,
    /// Who sent it.
    pub unit: Option<UnitId>,
}

impl NewDocument {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewDocument, Refusal> {
        Ok(NewDocument {
            title: field::required("title", &self.title, TITLE)?,
            file_name: field::required("file_name", &self.file_name, SHORT)?,
            ..self.clone()
        })
    }
}

/// A document's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentLine {
    /// Id.
    pub id: DocumentId,
    /// Title.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// The file's name.
    pub file_name: String,
    /// When it came in.
    pub received_on: NaiveDate,
    /// Who sent it.
    pub unit_name: Option<String>,
    /// SHA-256 of the bytes, lower-case hex.
    pub hash: String,
    /// Size in bytes.
    pub size: u64,
}
