//! The online copy of an open book, a piece at a time, with SQLite's own backup. It checks nothing and
//! names no file: `backup` does. What is written between two pieces goes into the copy as well, for it
//! is written through the same connection.

use crate::error::Result;
use rusqlite::{Connection, MAIN_DB, OpenFlags, ffi};
use std::path::Path;
use std::ptr::NonNull;

/// Pages of a piece: a mebibyte, which even an old disk's cache takes in a few milliseconds.
const PIECE: i32 = 256;

/// A copy under way. It lives inside the book that it copies and goes before the book's connection does;
/// rusqlite's own `Backup` borrows that connection, so that no act could run between two pieces.
#[derive(Debug)]
pub(crate) struct Copying {
    backup: NonNull<ffi::sqlite3_backup>,
    /// Dropped after `backup` was finished.
    _to: Connection,
}

// SAFETY: the backup and both its connections are used by one thread at a time: whoever holds the book
// (`&mut Ledger`) holds all three, and SQLite's multi-thread mode asks for no more.
#[expect(unsafe_code, reason = "a raw handle that moves with its connections")]
unsafe impl Send for Copying {}

impl Copying {
    /// Begins a copy into a new file.
    pub(crate) fn begin(from: &Connection, path: &Path) -> Result<Copying> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let to = Connection::open_with_flags(path, flags)?;
        // Nothing counts on this file before it was verified and synced.
        to.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
        // SAFETY: both connections are open and of this thread; the name is a constant with its zero.
        #[expect(
            unsafe_code,
            reason = "SQLite's backup, which rusqlite lends only for one borrow"
        )]
        let backup = unsafe {
            ffi::sqlite3_backup_init(
                to.handle(),
                MAIN_DB.as_ptr(),
                from.handle(),
                MAIN_DB.as_ptr(),
            )
        };
        match NonNull::new(backup) {
            Some(backup) => Ok(Copying { backup, _to: to }),
            None => Err(failure(ffi::SQLITE_ERROR)),
        }
    }

    /// Copies one more piece; true once the file holds the whole book.
    pub(crate) fn go_on(&mut self) -> Result<bool> {
        // SAFETY: the handle is not finished before it is dropped, and the book's connection is open:
        // `Ledger` owns it beside this and closes it after.
        #[expect(unsafe_code, reason = "SQLite's backup")]
        let code = unsafe { ffi::sqlite3_backup_step(self.backup.as_ptr(), PIECE) };
        match code {
            ffi::SQLITE_DONE => Ok(true),
            ffi::SQLITE_OK | ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Ok(false),
            code => Err(failure(code)),
        }
    }

    /// How far it is, in percent.
    pub(crate) fn percent(&self) -> u32 {
        // SAFETY: as in `go_on`; both only read the handle.
        #[expect(unsafe_code, reason = "SQLite's backup")]
        let (left, all) = unsafe {
            (
                ffi::sqlite3_backup_remaining(self.backup.as_ptr()),
                ffi::sqlite3_backup_pagecount(self.backup.as_ptr()),
            )
        };
        let done = i64::from(all - left) * 100 / i64::from(all.max(1));
        u32::try_from(done).unwrap_or(0)
    }
}

impl Drop for Copying {
    fn drop(&mut self) {
        // SAFETY: finished once, here, while both connections are open. Its code tells of a failed
        // piece once more, which `go_on` told already.
        #[expect(unsafe_code, reason = "SQLite's backup")]
        unsafe {
            ffi::sqlite3_backup_finish(self.backup.as_ptr())
        };
    }
}

fn failure(code: i32) -> crate::error::Error {
    rusqlite::Error::SqliteFailure(ffi::Error::new(code), None).into()
}
