//! What the window program holds while it runs: the open book, who is at the keyboard, the faces.
//! One lock, held for one call: commands come from several threads, the book has one.

use crate::backup::Keeping;
use crate::past::{LookingBack, Watch};
use crate::settings::Settings;
use chrono::NaiveDate;
use ledger::{Head, Ledger, Past, Stamp, View};
use office::import::{ImportAnswer, ImportStep};
use office::refusal::{Code, Fault, Refusal};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Manager};

/// After this long without a call the book is brought into its one file.
const IDLE: Duration = Duration::from_secs(2);

/// What a command answers with.
pub(crate) type Answer<T> = Result<T, Fault>;

/// The running program.
pub(crate) struct Room {
    pub(crate) papers: desk::Papers,
    /// Whose turn it is to be shown in the preview.
    pub(crate) turns: desk::Turns,
    /// The run over many papers.
    pub(crate) batches: desk::BatchWatch,
    /// Where books lie unless the clerk says otherwise.
    pub(crate) books: PathBuf,
    /// Per-user data: settings, papers on their way to a reader.
    pub(crate) user: PathBuf,
    pub(crate) watch: Watch,
    pub(crate) keeping: Keeping,
    inside: Mutex<Inside>,
}

pub(crate) struct Inside {
    ledger: Option<Ledger>,
    pub(crate) past: LookingBack,
    /// 导入方案 under way in the open book.
    importing: Option<desk::Importing>,
    settings: Settings,
    /// The book that could not be opened last, and why.
    unopened: Option<(PathBuf, Fault)>,
    /// Acts since the book was last brought into its one file.
    restless: bool,
    called: bool,
}

/// How the program stands, for the window's first look.
#[derive(Serialize)]
pub(crate) struct Start {
    book: Option<String>,
    operator: String,
    suggested_book: String,
    /// The day whose book is shown; none shows the live one.
    past: Option<NaiveDate>,
    /// Why a book could not be opened, and which.
    fault: Option<Fault>,
    unopened: Option<String>,
    version: String,
}

impl Room {
    /// Opens the book named on the command line, else the one that was open last.
    pub(crate) fn new(app: &AppHandle) -> Result<Room, Box<dyn std::error::Error>> {
        let user = match std::env::var_os("ZHUANBAN_DATA") {
            Some(named) => PathBuf::from(named),
            None => app.path().app_local_data_dir()?,
        };
        std::fs::create_dir_all(&user)?;
        let documents = app
            .path()
            .document_dir()
            .or_else(|_| app.path().home_dir())?;
        let settings = Settings::read(&user);
        let room = Room {
            papers: desk::Papers::default(),
            turns: desk::Turns::default(),
            batches: desk::BatchWatch::default(),
            books: documents.join("专班台账"),
            user,
            watch: Watch::default(),
            keeping: Keeping::default(),
            inside: Mutex::new(Inside {
                ledger: None,
                past: LookingBack::default(),
                importing: None,
                settings,
                unopened: None,
                restless: false,
                called: false,
            }),
        };
        let named = std::env::args_os().nth(1).map(PathBuf::from);
        if let Some(book) = named.or_else(|| room.inside().settings.book.clone()) {
            room.open_or_say(&book);
        }
        Ok(room)
    }

    /// The lock. A panic in another command leaves nothing half-done here: the book is transactional.
    pub(crate) fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes what is open, and opens this book.
    pub(crate) fn open(&self, path: &Path) -> Answer<()> {
        let mut inside = self.inside();
        let stamp = inside.stamp();
        if inside
            .ledger
            .as_ref()
            .is_some_and(|open| open.path() == path)
        {
            return Ok(());
        }
        let ledger = Ledger::open(path, &stamp).map_err(|error| error.fault())?;
        inside.close();
        // An import that can't be read any more is begun again; the book is not touched by it.
        inside.importing = desk::kept_import(&self.user, &ledger).unwrap_or_default();
        inside.ledger = Some(ledger);
        inside.unopened = None;
        inside.settings.book = Some(path.to_owned());
        self.remember(&inside);
        Ok(())
    }

    /// Opens this book; where it can't be opened, the first start says why.
    pub(crate) fn open_or_say(&self, path: &Path) {
        if let Err(fault) = self.open(path) {
            self.inside().unopened = Some((path.to_owned(), fault));
        }
    }

    /// Where backups are copied to.
    pub(crate) fn second_place(&self) -> Option<PathBuf> {
        self.inside().settings.second_place.clone()
    }

    /// Sets where backups are copied to.
    pub(crate) fn set_second_place(&self, place: Option<PathBuf>) {
        let mut inside = self.inside();
        inside.settings.second_place = place;
        self.remember(&inside);
    }

    /// Says who is at the keyboard.
    pub(crate) fn set_operator(&self, name: &str) -> Answer<()> {
        let name =
            office::field::required("operator", name, office::field::SHORT).map_err(Fault::from)?;
        let mut inside = self.inside();
        inside.settings.operator = name;
        self.remember(&inside);
        Ok(())
    }

    /// Settings are a convenience: where they can't be kept, the program works on without.
    fn remember(&self, inside: &Inside) {
        let _ = inside.settings.write(&self.user);
    }

    /// How the program stands.
    pub(crate) fn start(&self) -> Start {
        let inside = self.inside();
        Start {
            book: inside
                .ledger
                .as_ref()
                .map(|ledger| ledger.path().display().to_string()),
            operator: inside.settings.operator.clone(),
            suggested_book: desk::free_name(&self.books, "专班台账", desk::BOOK_ENDING)
                .display()
                .to_string(),
            past: inside.past.shown().map(Past::day),
            fault: inside.unopened.as_ref().map(|(_, fault)| fault.clone()),
            unopened: inside
                .unopened
                .as_ref()
                .map(|(path, _)| path.display().to_string()),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// Takes a step of 导入方案, and keeps what is under way for another day.
    pub(crate) fn import(&self, step: ImportStep) -> Answer<ImportAnswer> {
        let mut inside = self.inside();
        let mut importing = inside.importing.take();
        // Only 确认 writes into the book; reading and correcting go on whatever the clock says.
        let open = match step {
            ImportStep::Confirm {} => inside.writable(),
            _ => {
                let stamp = inside.stamp();
                inside.book().map(|ledger| (ledger, stamp))
            }
        };
        let taken = open.and_then(|(ledger, stamp)| {
            let answer = desk::import_step(&mut importing, ledger, step, &stamp)
                .map_err(|error| error.fault())?;
            // Where it can't be kept, it still goes on while the window is open.
            let _ = desk::keep_import(&self.user, ledger, importing.as_ref());
            Ok(answer)
        });
        inside.importing = importing;
        taken
    }

    /// Makes the folder that is offered for a path, where the clerk took the offer; other folders are theirs.
    pub(crate) fn make_offered(&self, offered: &Path, path: &Path) -> Answer<()> {
        if path.parent() == Some(offered) {
            std::fs::create_dir_all(offered).map_err(|error| ledger::Error::from(error).fault())?;
        }
        Ok(())
    }

    /// Closes the book for good.
    pub(crate) fn leave(&self) {
        self.inside().close();
    }
}

impl Inside {
    /// The open book, to be written. While an earlier day is shown nothing is.
    pub(crate) fn book(&mut self) -> Answer<&mut Ledger> {
        if self.past.shown().is_some() {
            return Err(Fault::from(Refusal::from(Code::ReadOnlyView)));
        }
        self.restless = true;
        Ok(self.both()?.0)
    }

    /// The open book with the stamp of what is now written, after a look at the clock.
    pub(crate) fn writable(&mut self) -> Answer<(&mut Ledger, Stamp)> {
        let stamp = self.stamp();
        let book = self.book()?;
        book.check_clock(&stamp).map_err(|error| error.fault())?;
        Ok((book, stamp))
    }

    /// What is shown, to be read, and the live book, which alone keeps bytes.
    pub(crate) fn shown(&mut self) -> Answer<(View<'_>, &Ledger)> {
        let (ledger, past) = self.both()?;
        let view = match past.shown() {
            Some(past) => past.view(ledger),
            None => ledger.view(desk::now().date()),
        };
        Ok((view, ledger))
    }

    /// The live book, and the look back beside it.
    pub(crate) fn both(&mut self) -> Answer<(&mut Ledger, &mut LookingBack)> {
        self.called = true;
        let ledger = self.ledger.as_mut();
        let ledger = ledger.ok_or_else(|| Fault::from(Refusal::from(Code::NoSuchFile)))?;
        Ok((ledger, &mut self.past))
    }

    /// The live book, for work that no clerk asked for.
    pub(crate) fn live(&mut self) -> Option<&mut Ledger> {
        self.ledger.as_mut()
    }

    /// Which book is open, and where it stands.
    pub(crate) fn stands(&self) -> Option<(PathBuf, Head)> {
        let ledger = self.ledger.as_ref()?;
        Some((ledger.path().to_owned(), ledger.head().ok()??))
    }

    /// Now, and who is at the keyboard.
    pub(crate) fn stamp(&self) -> Stamp {
        let by = if self.settings.operator.is_empty() {
            "未署名".to_owned()
        } else {
            self.settings.operator.clone()
        };
        Stamp {
            at: desk::now(),
            by,
        }
    }

    /// Backs the book up if it moved on, brings it into its one file and lets it go. What was acted is
    /// durable already, so a failure here loses nothing.
    pub(crate) fn close(&mut self) {
        self.importing = None;
        self.past.close();
        let stands = self.stands();
        if let Some(mut ledger) = self.ledger.take() {
            if let Some((path, head)) = stands {
                let folder = desk::backup_folder(&path);
                let newest = desk::backups(&folder, &head.book).into_iter().next();
                if newest.is_none_or(|newest| newest.no != head.no) {
                    let _ = desk::back_up(&mut ledger, &folder, desk::now());
                }
            }
            let _ = ledger.close();
        }
    }

    /// Forgets the book that was open.
    pub(crate) fn forget(&mut self) {
        self.close();
        self.settings.book = None;
    }
}

/// After two idle seconds the one file holds everything, so that a clerk who copies it gets all.
pub(crate) fn rest_when_idle(app: AppHandle) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(IDLE);
            let room = app.state::<Room>();
            let mut inside = room.inside();
            if std::mem::take(&mut inside.called) || !inside.restless {
                continue;
            }
            inside.restless = false;
            if let Some(ledger) = &inside.ledger {
                // The next idle moment tries again; nothing depends on this one.
                let _ = ledger.rest();
            }
        }
    });
}
