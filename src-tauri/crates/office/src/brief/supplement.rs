//! What a supplement (补充材料) says: papers that came late to an issued pack. Its pages and its contents
//! go on from that pack's; it says so, and whether that pack still holds. Also the line under a title
//! that names an issue.

use super::{Brief, ChangesBrief, PaperHead, PaperKind, Subject};
use crate::day::in_words;
use crate::pack::PackFault;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of a supplement, as it is ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SupplementPart {
    /// What changed since the pack was issued; for the material of a meeting.
    Changes,
    /// A paper of the office, whole.
    Paper {
        /// Which.
        kind: PaperKind,
        /// What it is about; null where the kind is about no one thing.
        subject: Option<Subject>,
    },
}

impl SupplementPart {
    /// The papers that a supplement may carry.
    pub const PAPERS: [PaperKind; 9] = [
        PaperKind::LedgerTable,
        PaperKind::UnitSheet,
        PaperKind::MeasurePage,
        PaperKind::Life,
        PaperKind::DivisionTable,
        PaperKind::Assessment,
        PaperKind::OpenQuestions,
        PaperKind::Contacts,
        PaperKind::Register,
    ];
}

/// Choices of a 补充材料.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SupplementOptions {
    /// What it holds, in order.
    pub parts: Vec<SupplementPart>,
}

impl SupplementOptions {
    /// Something, each thing once, and only what a supplement can carry.
    pub(super) fn checked(&self) -> Result<(), Refusal> {
        let refused = |code| Err(Refusal::at("parts", code));
        if self.parts.is_empty() {
            return refused(Code::Pack(PackFault::NoParts));
        }
        for (at, part) in self.parts.iter().enumerate() {
            if self.parts[..at].contains(part) {
                return refused(Code::Pack(PackFault::PartTwice));
            }
            let SupplementPart::Paper { kind, subject } = part else {
                continue;
            };
            if !SupplementPart::PAPERS.contains(kind) {
                return refused(Code::Pack(PackFault::NotAPart { kind: *kind }));
            }
            if subject.map(Subject::kind) != kind.subject() {
                return refused(Code::SubjectNeeded { kind: *kind });
            }
        }
        Ok(())
    }
}

/// 补充材料.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SupplementBrief {
    /// What all papers have.
    pub head: PaperHead,
    /// 补充材料之二; the first of a pack is 1.
    pub no: u32,
    /// The pack that it belongs to.
    pub to: SupplementedBrief,
    /// The number of its first page.
    pub first_page: u32,
    /// What it holds, in order.
    pub parts: Vec<SupplementPartBrief>,
}

/// The pack that a supplement belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SupplementedBrief {
    /// Its title.
    pub title: String,
    /// 第N次印发.
    pub edition: u32,
    /// 印发日期.
    pub issued_on: NaiveDate,
    /// Its last numbered page, or that of its newest supplement.
    pub last_page: u32,
    /// Its contents, then those of its earlier supplements.
    pub contents: Vec<ContentsLine>,
    /// That it no longer holds, in words: 该材料已于…被第2次印发替代; null while it does.
    pub standing: Option<String>,
}

/// A line of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ContentsLine {
    /// As printed.
    pub title: String,
    /// The page's number.
    pub page: u32,
}

/// A part of a supplement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SupplementPartBrief {
    /// What changed since the pack.
    Changes(ChangesBrief),
    /// A paper, whole.
    Paper(Box<Brief>),
}

/// The number of an issue that takes the place of an older one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EditionBrief {
    /// 第N次印发.
    pub number: u32,
    /// 印发日期 of the one it replaces.
    pub replaces_on: NaiveDate,
    /// The number of the one it replaces.
    pub replaces: u32,
}

impl EditionBrief {
    /// （第2次印发，替代2026年3月5日第1次印发的材料）
    pub fn words(&self) -> String {
        format!(
            "（第{}次印发，替代{}第{}次印发的材料）",
            self.number,
            in_words(self.replaces_on),
            self.replaces
        )
    }
}

impl PaperHead {
    /// What stands under the title: the draft mark, or which issue it is where it replaces one.
    pub fn under_title(&self) -> Option<String> {
        let edition = || self.edition.as_ref().map(EditionBrief::words);
        self.draft_mark.clone().or_else(edition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{PaperOptions, Recipe};
    use crate::id::{PackId, UnitId};

    fn recipe(parts: Vec<SupplementPart>) -> Recipe {
        Recipe {
            options: Some(PaperOptions::Supplement(SupplementOptions { parts })),
            ..Recipe::plain(PaperKind::Supplement, Some(Subject::Pack(PackId(1))))
        }
    }

    fn paper(kind: PaperKind, subject: Option<Subject>) -> SupplementPart {
        SupplementPart::Paper { kind, subject }
    }

    #[test]
    fn a_supplement_holds_something_each_thing_once() {
        let sheet = paper(PaperKind::UnitSheet, Some(Subject::Unit(UnitId(3))));
        let other = paper(PaperKind::UnitSheet, Some(Subject::Unit(UnitId(4))));
        let good = recipe(vec![SupplementPart::Changes, sheet.clone(), other]);
        assert_eq!(good.checked().unwrap(), good);
        let bad = [
            (vec![], Code::Pack(PackFault::NoParts)),
            (vec![sheet.clone(), sheet], Code::Pack(PackFault::PartTwice)),
            (
                vec![paper(PaperKind::UnitSheet, None)],
                Code::SubjectNeeded {
                    kind: PaperKind::UnitSheet,
                },
            ),
            (
                vec![paper(PaperKind::MeetingPack, None)],
                Code::Pack(PackFault::NotAPart {
                    kind: PaperKind::MeetingPack,
                }),
            ),
        ];
        for (parts, code) in bad {
            assert_eq!(
                recipe(parts).checked().unwrap_err(),
                Refusal::at("parts", code)
            );
        }
        let nothing = Recipe::plain(PaperKind::Supplement, Some(Subject::Pack(PackId(1))));
        assert_eq!(
            nothing.checked().unwrap_err().code,
            Code::Pack(PackFault::NoParts)
        );
    }
}
