//! A run over many papers: each is asked of the book for a moment and set without it; into one file, a
//! file each, or a printer. It may be stopped between two papers, and leaves no half-written file.

use crate::files::{folder_is_there, free_name, write_file};
use crate::paper::{Asked, Papers};
use crate::print;
use ledger::Result;
use office::brief::Recipe;
use office::print::{Batch, BatchDone, BatchProgress, BatchTo, PrintJob};
use office::refusal::{Code, Fault};
use pack::set::Sheets;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How far a run is, and whether it is to stop. Whoever asks never waits for the run.
#[derive(Default)]
pub struct BatchWatch {
    progress: Mutex<BatchProgress>,
    stopped: AtomicBool,
}

impl BatchWatch {
    /// How far it is.
    pub fn progress(&self) -> BatchProgress {
        self.now().clone()
    }

    /// Stops it before the next paper.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    fn now(&self) -> MutexGuard<'_, BatchProgress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a run; one at a time.
    fn begin(&self, all: usize) -> bool {
        let mut now = self.now();
        if now.all > 0 {
            return false;
        }
        self.stopped.store(false, Ordering::Relaxed);
        *now = BatchProgress {
            done: 0,
            all: count(all),
            name: None,
        };
        true
    }
}

/// Ends a run however it ended.
struct Running<'a>(&'a BatchWatch);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        *self.0.now() = BatchProgress::default();
    }
}

/// Runs a batch. `ask` holds the book for one paper; `folder` is where copies for a printer lie.
pub fn run_batch(
    papers: &Papers,
    batch: &Batch,
    copies: &Path,
    watch: &BatchWatch,
    mut ask: impl FnMut(&Recipe) -> std::result::Result<Asked, Fault>,
) -> std::result::Result<BatchDone, Fault> {
    let batch = batch.checked().map_err(Fault::from)?;
    let mut out = Out::new(&batch.to, copies).map_err(|error| error.fault())?;
    if !watch.begin(batch.papers.len()) {
        return Err(Fault::from(office::refusal::Refusal::from(Code::BatchRuns)));
    }
    let running = Running(watch);
    let all = count(batch.papers.len());
    let mut name = String::new();
    let mut ended = None;
    for recipe in &batch.papers {
        let done = match ask(recipe) {
            Err(fault) => Err(fault),
            Ok(asked) => {
                name = asked.brief.head().title.clone();
                watch.now().name = Some(name.clone());
                if watch.stopped.load(Ordering::Relaxed) {
                    ended = Some((name.clone(), None));
                    break;
                }
                out.take(papers, &asked, &name)
                    .map_err(|error| error.fault())
            }
        };
        if let Err(fault) = done {
            ended = Some((name.clone(), Some(fault)));
            break;
        }
        watch.now().done += 1;
    }
    if ended.is_none()
        && let Err(error) = out.finish(papers)
    {
        ended = Some((name, Some(error.fault())));
    }
    let (done, place) = out.left();
    drop(running);
    Ok(BatchDone::new((done, all), &batch.to, place, ended))
}

fn count(papers: usize) -> u32 {
    u32::try_from(papers).unwrap_or(u32::MAX)
}

/// What becomes of each paper.
enum Out<'a> {
    OneFile {
        path: PathBuf,
        fronts: bool,
        parts: Vec<(String, Sheets)>,
        /// Papers in the file, once it is written.
        written: u32,
    },
    Folder {
        path: PathBuf,
        written: u32,
    },
    Printer {
        job: &'a PrintJob,
        copies: &'a Path,
        sent: u32,
    },
}

impl<'a> Out<'a> {
    /// What can be refused before anything is set.
    fn new(to: &'a BatchTo, copies: &'a Path) -> Result<Out<'a>> {
        Ok(match to {
            BatchTo::OneFile { path, fronts } => {
                let path = PathBuf::from(path);
                folder_is_there(&path)?;
                if path.exists() {
                    return Err(Code::FileExists.into());
                }
                Out::OneFile {
                    path,
                    fronts: *fronts,
                    parts: Vec::new(),
                    written: 0,
                }
            }
            BatchTo::Folder { path } => {
                let path = PathBuf::from(path);
                if !path.is_dir() {
                    return Err(Code::NoSuchFolder.into());
                }
                Out::Folder { path, written: 0 }
            }
            BatchTo::Printer { job } => Out::Printer {
                job,
                copies,
                sent: 0,
            },
        })
    }

    fn take(&mut self, papers: &Papers, asked: &Asked, name: &str) -> Result<()> {
        let sheets = papers.sheets(asked)?;
        if !sheets.missing.is_empty() {
            let characters = sheets.missing.iter().collect();
            return Err(Code::MissingGlyphs { characters }.into());
        }
        match self {
            Out::OneFile { parts, .. } => parts.push((name.to_owned(), sheets)),
            Out::Folder { path, written } => {
                let file = free_name(path, &format!("{name}（{}）", sheets.as_of), "pdf");
                write_file(&file, &papers.pdf(&sheets)?, false)?;
                *written += 1;
            }
            Out::Printer { job, copies, sent } => {
                let pdf = papers.pdf(&sheets)?;
                let file = crate::copy_out(copies, &format!("{name}.pdf"), &pdf)?;
                let printed = print::print(&file, name, print::sheet_size(&pdf), job);
                // The printing system keeps a copy of its own.
                crate::files::remove_copy(&file);
                printed?;
                *sent += 1;
            }
        }
        Ok(())
    }

    /// One file is drawn and written when all its parts are there.
    fn finish(&mut self, papers: &Papers) -> Result<()> {
        let Out::OneFile {
            path,
            fronts,
            parts,
            written,
        } = self
        else {
            return Ok(());
        };
        let title = path.file_stem().unwrap_or_default().to_string_lossy();
        let all = count(parts.len());
        let bound = Sheets::bind(&title, std::mem::take(parts), *fronts);
        write_file(path, &papers.pdf(&bound)?, false)?;
        *written = all;
        Ok(())
    }

    /// How many papers left, and where they lie.
    fn left(&self) -> (u32, Option<String>) {
        let place = |path: &Path, written: u32| (written > 0).then(|| path.display().to_string());
        match self {
            Out::OneFile { path, written, .. } | Out::Folder { path, written } => {
                (*written, place(path, *written))
            }
            Out::Printer { sent, .. } => (*sent, None),
        }
    }
}
