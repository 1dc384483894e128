//! Document (文件): a file kept by content hash. Its name is a label; one file may serve many items.

use crate::content::Content;
use crate::field::{self, SHORT, TITLE};
use crate::id::{DocumentId, DocumentLinkId, FollowUpId, MeasureId, MeetingId, UnitId};
use crate::refusal::{Code, Refusal};
use crate::search::FoundAt;
use crate::secrecy;
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
    /// Says that it proves something; one file may serve many items.
    Link {
        /// The document.
        id: DocumentId,
        /// What it belongs to.
        to: DocumentSubject,
        /// In which role.
        role: DocumentKind,
        /// Since when.
        on: NaiveDate,
    },
    /// Takes it off an item again; the link stays to be seen, with the reason.
    Unlink {
        /// The link.
        link: DocumentLinkId,
        /// When.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
}

/// What a document can be filed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentSubject {
    /// A measure.
    Measure(MeasureId),
    /// A follow-up.
    FollowUp(FollowUpId),
    /// A meeting.
    Meeting(MeetingId),
    /// A unit.
    Unit(UnitId),
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
    /// The form with its texts trimmed, or what is wrong with it: no file comes in whose title or name
    /// carries a secrecy marking.
    pub fn checked(&self) -> Result<NewDocument, Refusal> {
        let document = NewDocument {
            title: field::required("title", &self.title, TITLE)?,
            file_name: field::required("file_name", &self.file_name, SHORT)?,
            ..self.clone()
        };
        open_title("title", &document.title)?;
        match secrecy::marking_of_name(&document.file_name) {
            Some(marking) => Err(Refusal::at("file_name", Code::Secret { marking })),
            None => Ok(document),
        }
    }
}

/// A title that carries no secrecy marking.
pub fn open_title(field: &str, title: &str) -> Result<(), Refusal> {
    match secrecy::marking_of_name(title) {
        Some(marking) => Err(Refusal::at(field, Code::Secret { marking })),
        None => Ok(()),
    }
}

/// Whether a file's words can be searched.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum TextState {
    /// They can.
    Read,
    /// It holds none that can be had: 无可检索文字.
    None,
    /// Nobody has looked yet.
    Unread,
}

/// Which documents a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentFilter {
    /// Only of this kind.
    #[serde(default)]
    pub kind: Option<DocumentKind>,
    /// Only with its words in this state.
    #[serde(default)]
    pub text: Option<TextState>,
    /// Only what proves something, or nothing.
    #[serde(default)]
    pub used: Option<bool>,
    /// Only with these bytes.
    #[serde(default)]
    pub hash: Option<String>,
    /// So many are left out, from the newest on.
    #[serde(default)]
    pub skip: u32,
    /// At most this many.
    pub limit: u32,
}

/// Documents, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentList {
    /// The rows.
    pub rows: Vec<DocumentLine>,
    /// Whether there are more.
    pub more: bool,
    /// How many of each kind the book keeps, whatever the filter.
    pub counts: Vec<DocumentCount>,
}

/// How many documents of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentCount {
    /// The kind.
    pub kind: DocumentKind,
    /// So many.
    pub count: u32,
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
    /// Whether its words can be searched.
    pub text: TextState,
    /// How many items it serves.
    pub uses: u32,
}

/// One document and everything that it proves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentPage {
    /// Its row.
    pub line: DocumentLine,
    /// The beginning of its words.
    pub excerpt: Option<String>,
    /// What it proves, newest first; links taken off come last.
    pub uses: Vec<DocumentUse>,
    /// Other documents with the same bytes.
    pub twins: Vec<DocumentLine>,
}

/// A thing that a document proves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentUse {
    /// The link, where the clerk filed it; null where an entry of the item's own names it.
    pub link: Option<DocumentLinkId>,
    /// In which role.
    pub role: DocumentKind,
    /// The thing's number.
    pub number: Option<String>,
    /// The thing's title.
    pub title: String,
    /// The entry that names it, or the filing.
    pub words: String,
    /// When.
    pub on: Option<NaiveDate>,
    /// The page that shows the thing.
    pub at: FoundAt,
    /// When it was taken off, and why.
    pub unlinked: Option<(NaiveDate, String)>,
}
