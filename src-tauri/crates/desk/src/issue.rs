//! A pack on its way to being issued: set as it will be frozen, looked at before (印前检查), and put through
//! the gate. Pages and glyphs are checked here, where both book and setter are at hand; what the ledger
//! can check it checks again in its gate.

use crate::Papers;
use ::pack::resolve;
use ::pack::set::{Label, Sheets};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use ledger::{Ledger, Result, Stamp, View};
use office::act::{Act, Done};
use office::ask::Answers;
use office::brief::{Brief, ContentsLine, EditionBrief, PaperKind, Recipe, SinceBrief};
use office::content::Content;
use office::id::PackId;
use office::pack::{
    self, Check, CheckLine, CheckPlace, CheckState, Frozen, Issuing, NotedLine, PackAct, Printed,
    Sent,
};
use serde::{Deserialize, Serialize};

/// How a pack is to be issued, as the clerk says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IssueWish {
    /// 印发日期; null is today.
    pub on: Option<NaiveDate>,
    /// 数据截至; null is the day of issue.
    pub as_of: Option<NaiveDate>,
    /// 份数; null is what 分送 adds up to.
    pub copies: Option<u32>,
    /// 分送.
    pub to: Vec<Sent>,
}

/// What is known of a paper before it is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Preflight {
    /// 印前检查, in order.
    pub lines: Vec<CheckLine>,
    /// Pages of the file.
    pub sides: u32,
    /// The issue it would replace; null: none.
    pub edition: Option<EditionBrief>,
    /// 自上期以来的变化; null for papers without that section.
    pub changes: Option<SinceBrief>,
}

impl Preflight {
    /// Whether nothing bars it.
    pub fn may_go(&self) -> bool {
        self.lines
            .iter()
            .all(|line| line.state != CheckState::Barred)
    }
}

/// A paper set as it would be frozen.
struct Proof {
    brief: Brief,
    sheets: Sheets,
    lines: Vec<CheckLine>,
}

impl Papers {
    /// Looks at a paper as it would be issued.
    pub fn preflight(
        &self,
        book: &Ledger,
        recipe: &Recipe,
        wish: &IssueWish,
        now: NaiveDateTime,
    ) -> Result<Preflight> {
        let proof = self.proof(book, recipe, wish, now)?;
        Ok(Preflight {
            sides: count(proof.sheets.pages.len()),
            edition: proof.brief.head().edition.clone(),
            changes: match proof.brief {
                Brief::MeetingPack(brief) => brief.changes,
                _ => None,
            },
            lines: proof.lines,
        })
    }

    /// Issues a draft: sets it with the data of its day, and freezes what was set.
    pub fn issue(
        &self,
        book: &mut Ledger,
        id: PackId,
        wish: &IssueWish,
        stamp: &Stamp,
    ) -> Result<Done> {
        let recipe = book.view(stamp.at.date()).pack(id)?.recipe;
        let proof = self.proof(book, &recipe, wish, stamp.at)?;
        let barred = proof.lines.iter().find_map(CheckLine::refusal);
        if let Some(code) = barred {
            return Err(office::refusal::Refusal::from(code).into());
        }
        let pdf = self.pdf(&proof.sheets)?;
        let noted = proof
            .lines
            .iter()
            .filter(|line| line.state == CheckState::Attention)
            .map(|line| NotedLine {
                check: line.check,
                words: line.words.clone(),
            });
        let on = wish.on.unwrap_or_else(|| stamp.at.date());
        let issuing = Issuing {
            on,
            as_of: wish.as_of.filter(|as_of| *as_of != on),
            copies: wish.copies,
            to: wish.to.clone(),
            noted: noted.collect(),
            snapshot: Content::Bytes(serde_json::to_vec(&Frozen {
                printed: printed(&proof.sheets),
                brief: proof.brief,
            })?),
            pdf: Content::Bytes(pdf),
        };
        book.act(&Act::Pack(PackAct::Issue { id, issuing }), stamp)
    }

    fn proof(
        &self,
        book: &Ledger,
        recipe: &Recipe,
        wish: &IssueWish,
        now: NaiveDateTime,
    ) -> Result<Proof> {
        let today = now.date();
        let as_of = wish.as_of.or(wish.on).unwrap_or(today);
        // An issued paper carries no draft mark.
        let recipe = Recipe {
            draft_mark: None,
            ..recipe.checked()?
        };
        let live = book.view(as_of);
        // A supplement goes on from what is issued by now.
        if as_of >= today || recipe.kind == PaperKind::Supplement {
            return self.proof_of(&live, &live, &recipe, as_of);
        }
        let past = book.as_of(as_of)?;
        self.proof_of(&live, &past.view(book), &recipe, as_of)
    }

    /// The data comes from `data`, the number of the issue from the live book.
    fn proof_of(
        &self,
        live: &View<'_>,
        data: &View<'_>,
        recipe: &Recipe,
        as_of: NaiveDate,
    ) -> Result<Proof> {
        let asked = self.ask(data, recipe.clone(), as_of.and_time(NaiveTime::MIN))?;
        let mut asked = asked.in_look(live.look_settings()?.look);
        asked.brief.head_mut().edition = live.pack_edition(recipe.clone(), as_of)?;
        let mut lines = pack::checks(&asked.brief, &data.pack_facts(recipe)?);
        let sheets = self.sheets(&asked)?;
        let brief = asked.brief;
        lines.push(references(&sheets));
        lines.push(glyphs(&sheets));
        Ok(Proof {
            brief,
            sheets,
            lines,
        })
    }
}

/// The line on contents, bookmarks, links and page numbers.
fn references(sheets: &Sheets) -> CheckLine {
    let wrong = resolve::references(sheets);
    let check = Check::References;
    match wrong.as_slice() {
        [] => {
            let words = format!("共{}页，目录、书签和页码逐一核对无误。", sheets.pages.len());
            CheckLine::new(check, CheckState::Passed, words, None)
        }
        [first, rest @ ..] => {
            let more = match rest.len() {
                0 => String::new(),
                more => format!("（另有{more}处）"),
            };
            let words = format!("{first}{more}。");
            CheckLine::new(check, CheckState::Barred, words, None)
        }
    }
}

/// The line on characters that no face has.
fn glyphs(sheets: &Sheets) -> CheckLine {
    let check = Check::Glyphs;
    if sheets.missing.is_empty() {
        return CheckLine::new(check, CheckState::Passed, "字体中都有所用的字。", None);
    }
    let missing: String = sheets.missing.iter().collect();
    let words = format!("字体中没有这些字：{missing}。");
    CheckLine::new(check, CheckState::Barred, words, Some(CheckPlace::Settings))
}

/// The pages as a supplement needs them.
fn printed(sheets: &Sheets) -> Printed {
    let number = |label: &Label| match label {
        Label::Number(number) => Some(*number),
        Label::Named(_) => None,
    };
    let numbers = || sheets.pages.iter().filter_map(|page| number(&page.label));
    let heads = sheets.outline.iter().filter(|entry| entry.level == 1);
    Printed {
        sides: count(sheets.pages.len()),
        first: numbers().min().unwrap_or_default(),
        last: numbers().max().unwrap_or_default(),
        contents: heads
            .filter_map(|entry| {
                Some(ContentsLine {
                    title: entry.title.clone(),
                    page: number(&sheets.pages.get(entry.page)?.label)?,
                })
            })
            .collect(),
    }
}

fn count(pages: usize) -> u32 {
    u32::try_from(pages).expect("BUG: a paper has few pages")
}
