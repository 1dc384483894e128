//! What can go wrong in the book, and how it is told: everything ends as a `Fault` with a sentence.
//! SQLite's own words go into the detail only.

use office::refusal::{Code, Fault, Refusal};
use rusqlite::ErrorCode;
use std::io;

/// Why the book did not do something. The book is unchanged in every case.
#[derive(Debug)]
pub enum Error {
    /// A rule of the office, or the state of the file, says no.
    Refused(Refusal),
    /// SQLite says no.
    Sqlite(rusqlite::Error),
    /// The system says no to a file.
    Io(io::Error),
    /// A value does not fit its shape: a damaged row.
    Json(serde_json::Error),
}

/// What the ledger answers with.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The code and field.
    pub fn refusal(&self) -> Refusal {
        match self {
            Error::Refused(refusal) => refusal.clone(),
            Error::Sqlite(error) => sqlite_code(error).into(),
            Error::Io(error) => io_code(error).into(),
            Error::Json(_) => Code::FileDamaged.into(),
        }
    }

    /// The same, at the field as the form that asked calls it.
    pub(crate) fn renamed(mut self, from: &str, to: &str) -> Error {
        if let Error::Refused(refusal) = &mut self
            && refusal.field.as_deref() == Some(from)
        {
            refusal.field = Some(to.to_owned());
        }
        self
    }

    /// As the window and the command line show it.
    pub fn fault(&self) -> Fault {
        let mut fault = Fault::from(self.refusal());
        let detail = match self {
            Error::Refused(_) => None,
            Error::Sqlite(error) => Some(error.to_string()),
            Error::Io(error) => Some(error.to_string()),
            Error::Json(error) => Some(error.to_string()),
        };
        fault.detail = fault.detail.or(detail);
        fault
    }
}

fn sqlite_code(error: &rusqlite::Error) -> Code {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Code::DiskFull,
        Some(
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::FileLockingProtocolFailed,
        ) => Code::FileBusy,
        Some(ErrorCode::DatabaseCorrupt) => Code::FileDamaged,
        Some(ErrorCode::NotADatabase) => Code::FileNotOurs,
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            Code::ReadOnlyPlace
        }
        _ => match error {
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..) => Code::FileDamaged,
            _ => Code::System,
        },
    }
}

fn io_code(error: &io::Error) -> Code {
    match error.kind() {
        io::ErrorKind::NotFound => Code::NoSuchFile,
        io::ErrorKind::AlreadyExists => Code::FileExists,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Code::ReadOnlyPlace,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
        _ => Code::System,
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::Refused(refusal)
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Error {
        Error::Refused(code.into())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        Error::Sqlite(error)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        Error::Io(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Json(error)
    }
}
