//! A book's file among other files: names beside it, what lies beside it, and how a finished file gets
//! its name for good. It opens no book.

use crate::error::Result;
use crate::journal;
use office::refusal::Code;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The SHA-256 of a file, in hex.
pub fn hash_file(path: &Path) -> Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(journal::hex(&hasher.finalize())),
            read => hasher.update(&piece[..read]),
        }
    }
}

/// Gives a finished file its name, so that it stays after a power cut.
pub fn put_in_place(finished: &Path, path: &Path) -> Result<()> {
    fs::rename(finished, path)?;
    sync_folder(path);
    Ok(())
}

/// A file's name with a word before its ending: `book.zbtz` → `book.new.zbtz`.
pub fn beside(path: &Path, word: &str) -> PathBuf {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().into_owned())
        .unwrap_or_default();
    path.with_extension(if ending.is_empty() {
        word.to_owned()
    } else {
        format!("{word}.{ending}")
    })
}

pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Removes a book with what lies beside it; one that isn't there is gone already.
pub fn remove_book(path: &Path) -> Result<()> {
    for file in [
        path.to_owned(),
        with_suffix(path, "-wal"),
        with_suffix(path, "-journal"),
        with_suffix(path, "-shm"),
    ] {
        match fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// Gives a book that nobody holds another name, with the log beside it: of a damaged book that may be
/// more than the file has.
pub fn move_book(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        return Err(Code::FileExists.into());
    }
    fs::rename(from, to)?;
    for suffix in ["-wal", "-journal"] {
        let log = with_suffix(from, suffix);
        if log.exists() {
            fs::rename(log, with_suffix(to, suffix))?;
        }
    }
    sync_folder(to);
    Ok(())
}

/// The folder that a file lies in; the current one of a bare name.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the new name durable. Not every system lets a folder be synced; the data itself is.
fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
}
