//! The desk: what the window and the command line have in common. It puts the door, the reader, the
//! book and the papers together: a new book with a plan, a paper as PDF, the faces of this machine,
//! the clock. It holds no rule, no SQL and no layout, and knows neither window nor command line.
#![deny(missing_docs)]

mod files;
mod paper;

pub use files::{free_name, keep_evidence, write_file};
pub use intake::serve;
pub use paper::{FaceLine, Papers, Set};

use chrono::NaiveDateTime;
use ledger::{Ledger, Result, Stamp};
use office::act::Act;
use office::content::Content;
use office::draft::DraftPlan;
use office::plan::PlanAct;
use office::refusal::{Code, Refusal};
use std::path::Path;

/// The district's notice that a new book starts with: 威环政发〔2024〕7号.
pub const SEED_NOTICE: &str = include_str!("../../../../seeds/huancui-2024-7.txt");

/// The name that the book keeps for it.
const SEED_FILE_NAME: &str = "huancui-2024-7.txt";

/// The ending of a book's file name.
pub const BOOK_ENDING: &str = "zbtz";

/// Local time. The one place that reads the clock.
pub fn now() -> NaiveDateTime {
    #[expect(
        clippy::disallowed_methods,
        reason = "everything else is given the time from here"
    )]
    let now = chrono::Local::now();
    now.naive_local()
}

/// Reads a notice from a file: its text, and what was understood.
pub fn read_notice(file: &Path) -> std::result::Result<(String, DraftPlan), Refusal> {
    let source = intake::read(file).map_err(|error| Code::Unreadable {
        words: error.words(),
    })?;
    let draft = notice::read_source(&source, &[]);
    Ok((source.text, draft))
}

/// Makes a book and confirms its plan, with every question left open. Nothing remains if that fails.
pub fn new_book(path: &Path, notice: Option<&Path>, stamp: &Stamp) -> Result<()> {
    files::folder_is_there(path)?;
    let (text, draft, file_name) = match notice {
        Some(file) => {
            let (text, draft) = read_notice(file)?;
            let name = file
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            (text, draft, name)
        }
        None => {
            let text = intake::text(SEED_NOTICE.as_bytes()).map_err(|error| Code::Unreadable {
                words: error.words(),
            })?;
            let draft = notice::read(&text);
            (text, draft, SEED_FILE_NAME.to_owned())
        }
    };
    let confirm = Act::Plan(PlanAct::Confirm {
        draft: Box::new(draft),
        text: Content::Bytes(text.into_bytes()),
        file_name,
    });
    Ledger::create(path, |ledger| ledger.act(&confirm, stamp).map(drop))
}
