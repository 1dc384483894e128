//! The commands on kept files: add, export. What may come in is the door's and the book's to say.

use crate::{Failure, book};
use ledger::{Ledger, Stamp};
use office::act::Act;
use office::ask::Answers;
use office::content::Content;
use office::document::{DocumentAct, DocumentKind, NewDocument};
use office::id::DocumentId;
use std::path::Path;

pub(crate) fn add(
    book: &Path,
    file: &Path,
    title: Option<String>,
    kind: DocumentKind,
    stamp: &Stamp,
) -> Result<(), Failure> {
    let taken = desk::take_in(file)?;
    let mut ledger = Ledger::open(book, stamp)?;
    let hash = desk::keep(&mut ledger, &taken)?;
    let title = title.unwrap_or_else(|| {
        let stem = Path::new(&taken.name).file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    });
    let document = NewDocument {
        title,
        kind,
        file_name: taken.name,
        received_on: stamp.at.date(),
        unit: None,
    };
    let content = Content::Kept(hash);
    let done = ledger.act(
        &Act::Document(DocumentAct::Keep { document, content }),
        stamp,
    );
    ledger.close()?;
    book::answer_line(&serde_json::to_string(&done?).expect("BUG: an answer is plain data"))
}

pub(crate) fn export(
    book: &Path,
    id: DocumentId,
    out: &Path,
    stamp: &Stamp,
) -> Result<(), Failure> {
    let ledger = Ledger::open(book, stamp)?;
    let page = ledger.view(stamp.at.date()).document(id)?;
    let written = desk::write_file(out, &ledger.bytes(&page.line.hash)?, false);
    ledger.close()?;
    Ok(written?)
}
