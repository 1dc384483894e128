//! The choices of a paper as typed on the command line: words become the typed choices of its kind.
//! What belongs to another kind of paper is a mistake in the command, said in words.

use crate::Failure;
use chrono::NaiveDate;
use office::brief::{
    ContactsOptions, LedgerOptions, PackAnnex, PackOptions, PaperKind, PaperOptions,
    RegisterOptions, SlipOptions, TableOptions,
};
use office::id::UnitId;

/// Choices as typed.
#[derive(Default)]
pub(crate) struct Choices {
    pub(crate) collected: bool,
    pub(crate) copies: Option<u32>,
    pub(crate) annexes: Option<String>,
    pub(crate) plain_head: bool,
    pub(crate) large: bool,
    pub(crate) status: Option<String>,
    pub(crate) due_from: Option<NaiveDate>,
    pub(crate) due_until: Option<NaiveDate>,
    pub(crate) outgoing: bool,
    pub(crate) year: Option<i32>,
}

impl Choices {
    /// The choices of a kind of paper; none where nothing was typed.
    pub(crate) fn of(
        &self,
        kind: PaperKind,
        unit: Option<i64>,
    ) -> Result<Option<PaperOptions>, Failure> {
        self.only_of(kind)?;
        let options = match kind {
            PaperKind::MeetingPack => PaperOptions::MeetingPack(PackOptions {
                collected: self.collected,
                copies: self.copies,
                annexes: match &self.annexes {
                    Some(words) => annexes(words)?,
                    None => PackOptions::default().annexes,
                },
            }),
            PaperKind::Slip => PaperOptions::Slip(SlipOptions {
                plain_head: self.plain_head,
            }),
            PaperKind::DivisionTable => {
                PaperOptions::DivisionTable(TableOptions { large: self.large })
            }
            PaperKind::LedgerTable => PaperOptions::LedgerTable(LedgerOptions {
                large: self.large,
                status: match &self.status {
                    Some(words) => office::act::from_json(&format!("\"{words}\""))
                        .map_err(|_| wrong(&format!("没有“{words}”这种状态")))?,
                    None => LedgerOptions::default().status,
                },
                unit: unit.map(UnitId),
                due_from: self.due_from,
                due_until: self.due_until,
            }),
            PaperKind::Contacts => PaperOptions::Contacts(ContactsOptions {
                outgoing: self.outgoing,
            }),
            PaperKind::Register => PaperOptions::Register(RegisterOptions { year: self.year }),
            _ => return Ok(None),
        };
        Ok(Some(options))
    }

    /// Refuses what was typed for another kind of paper.
    fn only_of(&self, kind: PaperKind) -> Result<(), Failure> {
        let table = [PaperKind::DivisionTable, PaperKind::LedgerTable];
        let typed: [(&str, bool, &[PaperKind]); 10] = [
            ("--collected", self.collected, &[PaperKind::MeetingPack]),
            ("--copies", self.copies.is_some(), &[PaperKind::MeetingPack]),
            ("--annex", self.annexes.is_some(), &[PaperKind::MeetingPack]),
            ("--plain-head", self.plain_head, &[PaperKind::Slip]),
            ("--a3", self.large, &table),
            ("--status", self.status.is_some(), &[PaperKind::LedgerTable]),
            (
                "--due-from",
                self.due_from.is_some(),
                &[PaperKind::LedgerTable],
            ),
            (
                "--due-until",
                self.due_until.is_some(),
                &[PaperKind::LedgerTable],
            ),
            ("--outgoing", self.outgoing, &[PaperKind::Contacts]),
            ("--year", self.year.is_some(), &[PaperKind::Register]),
        ];
        match typed
            .iter()
            .find(|(_, given, kinds)| *given && !kinds.contains(&kind))
        {
            Some((word, ..)) => Err(wrong(&format!("{}没有选项 {word}", kind.name()))),
            None => Ok(()),
        }
    }
}

/// measures,open: annexes by their codes; `none` is none.
fn annexes(words: &str) -> Result<Vec<PackAnnex>, Failure> {
    if words == "none" {
        return Ok(Vec::new());
    }
    let read = |code: &str| {
        PackAnnex::from_code(code).ok_or_else(|| wrong(&format!("没有“{code}”这种附件")))
    };
    words.split(',').map(read).collect()
}

fn wrong(words: &str) -> Failure {
    Failure::Usage(format!("{words}。\n\n{}", crate::USAGE))
}
