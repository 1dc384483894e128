//! Packed files (.docx, .xlsx): the packing list is read before anything is unpacked, and what is
//! unpacked is counted as it comes, for a list can lie. Nothing is ever written to disk.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::unreadable::Unreadable;

/// More parts than this no document has.
const PARTS_MAX: usize = 2_000;
/// All parts unpacked, in bytes: 200 MiB.
const SUM_MAX: u64 = 200 * 1024 * 1024;
/// How many times larger than packed a part may be, beyond its first mebibyte.
const RATIO_MAX: u64 = 200;
const SMALL: u64 = 1024 * 1024;

/// A packed file whose list was found in order.
pub(crate) struct Packed<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How much may still be unpacked.
    left: u64,
}

impl<'b> Packed<'b> {
    /// Reads the packing list and refuses a bomb.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
        if archive.len() > PARTS_MAX {
            return Err(Unreadable::Bomb);
        }
        let mut sum = 0u64;
        for part in 0..archive.len() {
            let part = archive.by_index_raw(part).map_err(refusal)?;
            if part.encrypted() {
                return Err(Unreadable::Encrypted);
            }
            sum = sum.saturating_add(part.size());
            let packed = part.compressed_size().max(1);
            let swollen = part.size() > SMALL && part.size() / packed > RATIO_MAX;
            if swollen || sum > SUM_MAX {
                return Err(Unreadable::Bomb);
            }
        }
        Ok(Packed {
            archive,
            left: SUM_MAX,
        })
    }

    /// Unpacks one part as UTF-8; none where there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(refusal(error)),
        };
        // One byte more than the list says is enough to know that it lies.
        let told = part.size().min(self.left);
        let mut bytes = Vec::new();
        part.take(told + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Unreadable::Damaged)?;
        let real = bytes.len() as u64;
        if real > told {
            return Err(Unreadable::Bomb);
        }
        self.left -= real;
        let text = String::from_utf8(bytes).map_err(|_| Unreadable::Damaged)?;
        Ok(Some(text))
    }
}

fn refusal(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(words) if words == ZipError::PASSWORD_REQUIRED => {
            Unreadable::Encrypted
        }
        _ => Unreadable::Damaged,
    }
}
