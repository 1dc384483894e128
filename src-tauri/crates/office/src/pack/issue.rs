//! The form of issuing a pack: days, copies, to whom; and what is frozen with it. Which older issue a
//! new one replaces is decided here. Not the check before issuing, which stands in `check`.

use super::PackFault;
use super::line::NotedLine;
use crate::brief::{Brief, ContentsLine, PaperKind, Recipe};
use crate::content::Content;
use crate::field::{self, LONG, SHORT};
use crate::id::{PersonId, UnitId};
use crate::refusal::{Code, Refusal};
use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Most copies of one pack.
const MOST_COPIES: u32 = 9999;

/// 印发: the form, with what is frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Issuing {
    /// 印发日期.
    pub on: NaiveDate,
    /// 数据截至; null is the day of issue.
    #[serde(default)]
    pub as_of: Option<NaiveDate>,
    /// 份数; null is what 分送 adds up to.
    #[serde(default)]
    pub copies: Option<u32>,
    /// 分送.
    #[serde(default)]
    pub to: Vec<Sent>,
    /// What the check of pages and glyphs pointed out and the clerk went past; what the ledger checks
    /// itself is put down by itself.
    #[serde(default)]
    pub noted: Vec<NotedLine>,
    /// What was printed, as data: [`Frozen`] as JSON.
    pub snapshot: Content,
    /// The paper.
    pub pdf: Content,
}

/// Who gets copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PackTo {
    /// 单位.
    Unit(UnitId),
    /// 人员: mostly 区领导.
    Person(PersonId),
    /// Who is neither in the book.
    Words(String),
}

/// A line of 分送.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// Who.
    pub who: PackTo,
    /// How many.
    pub copies: u32,
}

/// A line of 分送 with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SentLine {
    /// Who.
    pub who: PackTo,
    /// The name.
    pub name: String,
    /// How many.
    pub copies: u32,
}

impl Issuing {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<Issuing, Refusal> {
        let mut form = self.clone();
        if let Some(as_of) = form.as_of
            && as_of > form.on
        {
            let (from, to) = (as_of, form.on);
            return Err(Refusal::at("as_of", Code::DatesReversed { from, to }));
        }
        let within = |field: &str, copies: u32| {
            let fits = (1..=MOST_COPIES).contains(&copies);
            let (min, max) = (1, i64::from(MOST_COPIES));
            fits.then_some(())
                .ok_or_else(|| Refusal::at(field, Code::OutOfRange { min, max }))
        };
        for line in &mut form.to {
            within("to", line.copies)?;
            if let PackTo::Words(words) = &mut line.who {
                *words = field::required("to", words, SHORT)?;
            }
        }
        for line in &mut form.noted {
            line.words = field::required("noted", &line.words, LONG)?;
        }
        let mut seen: Vec<&PackTo> = Vec::new();
        for line in &form.to {
            if seen.contains(&&line.who) {
                return Err(Refusal::at("to", Code::Pack(PackFault::SentTwice)));
            }
            seen.push(&line.who);
        }
        let sent: u32 = form.to.iter().map(|line| line.copies).sum();
        match form.copies {
            Some(copies) => {
                within("copies", copies)?;
                if copies < sent {
                    return Err(Refusal::at(
                        "copies",
                        Code::Pack(PackFault::CopiesTooFew { copies, sent }),
                    ));
                }
            }
            None if sent > 0 => {
                within("copies", sent)?;
                form.copies = Some(sent);
            }
            None => {}
        }
        Ok(form)
    }

    /// The day of its data.
    pub fn data_day(&self) -> NaiveDate {
        self.as_of.unwrap_or(self.on)
    }
}

/// What is frozen beside the PDF: the data, and where it stands on paper. Older ones stay readable when
/// briefs grow: what they lack is what nothing was said about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Frozen {
    /// What the paper says.
    pub brief: Brief,
    /// The pages it was printed on.
    #[serde(default)]
    pub printed: Printed,
}

/// The pages of a paper: what a supplement goes on from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Printed {
    /// Sheets' sides in the file, cover and contents too.
    pub sides: u32,
    /// The number on the first numbered page.
    pub first: u32,
    /// The number on the last.
    pub last: u32,
    /// 目录: headings of the first level with their numbers.
    #[serde(default)]
    pub contents: Vec<ContentsLine>,
}

/// Whether a paper that is issued takes the place of an issued one. The same paper on the same thing
/// does; a periodical only within its own month, a register within its year. A supplement replaces
/// nothing: it stands beside the others.
pub fn replaces(
    newer: &Recipe,
    newer_as_of: NaiveDate,
    older: &Recipe,
    older_as_of: NaiveDate,
) -> bool {
    if (newer.kind, newer.subject) != (older.kind, older.subject) {
        return false;
    }
    let month = |day: NaiveDate| (day.year(), day.month());
    match newer.kind {
        PaperKind::Supplement => false,
        PaperKind::Bulletin | PaperKind::Assessment => month(newer_as_of) == month(older_as_of),
        PaperKind::Register => newer_as_of.year() == older_as_of.year(),
        // Another choice of items is another paper.
        PaperKind::LedgerTable => newer.items() == older.items(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{LedgerOptions, PaperOptions, Subject};
    use crate::id::MeetingId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn form() -> Issuing {
        Issuing {
            on: day("2026-03-05"),
            as_of: None,
            copies: None,
            to: Vec::new(),
            noted: Vec::new(),
            snapshot: Content::Bytes(Vec::new()),
            pdf: Content::Bytes(Vec::new()),
        }
    }

    fn sent(who: PackTo, copies: u32) -> Sent {
        Sent { who, copies }
    }

    #[test]
    fn copies_are_what_is_sent_or_more() {
        let to = vec![
            sent(PackTo::Unit(UnitId(1)), 2),
            sent(PackTo::Words(" 存档 ".into()), 1),
        ];
        let checked = Issuing { to, ..form() }.checked().unwrap();
        assert_eq!(checked.copies, Some(3));
        assert_eq!(checked.to[1].who, PackTo::Words("存档".into()));
        let few = Issuing {
            copies: Some(2),
            ..checked.clone()
        };
        let refusal = few.checked().unwrap_err();
        assert_eq!(
            refusal.code,
            Code::Pack(PackFault::CopiesTooFew { copies: 2, sent: 3 })
        );
        assert_eq!(form().checked().unwrap().copies, None);
    }

    #[test]
    fn what_does_not_fit_is_refused_at_its_field() {
        let twice = vec![sent(PackTo::Person(PersonId(1)), 1); 2];
        let bad = [
            (
                Issuing {
                    to: twice,
                    ..form()
                },
                "to",
            ),
            (
                Issuing {
                    to: vec![sent(PackTo::Words(" ".into()), 1)],
                    ..form()
                },
                "to",
            ),
            (
                Issuing {
                    to: vec![sent(PackTo::Unit(UnitId(1)), 0)],
                    ..form()
                },
                "to",
            ),
            (
                Issuing {
                    copies: Some(0),
                    ..form()
                },
                "copies",
            ),
            (
                Issuing {
                    as_of: Some(day("2026-03-06")),
                    ..form()
                },
                "as_of",
            ),
        ];
        for (form, field) in bad {
            assert_eq!(form.checked().unwrap_err().field.as_deref(), Some(field));
        }
    }

    #[test]
    fn the_same_paper_is_replaced_and_another_stays() {
        let recipe = |kind, subject| Recipe::plain(kind, subject);
        let of = |id| Some(Subject::Meeting(MeetingId(id)));
        let (march, april) = (day("2026-03-31"), day("2026-04-30"));
        let pack = recipe(PaperKind::MeetingPack, of(1));
        let marked = Recipe {
            draft_mark: Some("讨论稿".into()),
            ..pack.clone()
        };
        assert!(replaces(&pack, april, &marked, march));
        let ledger = |large, unit| Recipe {
            options: Some(PaperOptions::LedgerTable(LedgerOptions {
                large,
                unit,
                ..LedgerOptions::default()
            })),
            ..recipe(PaperKind::LedgerTable, None)
        };
        let whole = recipe(PaperKind::LedgerTable, None);
        assert!(replaces(&ledger(true, None), april, &whole, march));
        assert!(!replaces(
            &ledger(false, Some(UnitId(1))),
            april,
            &whole,
            march
        ));
        assert!(!replaces(
            &pack,
            april,
            &recipe(PaperKind::MeetingPack, of(2)),
            march
        ));
        assert!(!replaces(
            &pack,
            april,
            &recipe(PaperKind::Minutes, of(1)),
            march
        ));
        let bulletin = recipe(PaperKind::Bulletin, None);
        assert!(!replaces(&bulletin, april, &bulletin, march));
        assert!(replaces(&bulletin, day("2026-03-15"), &bulletin, march));
        let register = recipe(PaperKind::Register, None);
        assert!(replaces(&register, april, &register, march));
        assert!(!replaces(&register, day("2027-01-05"), &register, march));
        let ledger = recipe(PaperKind::LedgerTable, None);
        assert!(replaces(&ledger, april, &ledger, march));
    }
}
