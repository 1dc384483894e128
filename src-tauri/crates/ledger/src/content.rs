//! Bytes have one home: the table `content`, each once under its SHA-256. Append-only; the journal and
//! undo never touch it, facts hold the hash.

use crate::error::Result;
use crate::journal::hex;
use crate::row;
use office::content::Content;
use office::refusal::Code;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

/// The hash under which bytes are kept: lower-case hex.
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Keeps bytes once; answers their hash.
pub(crate) fn keep(conn: &Connection, bytes: &[u8]) -> Result<String> {
    let hash = hash(bytes);
    conn.prepare_cached(
        "INSERT INTO content (hash, size, bytes) VALUES (?1, ?2, ?3) ON CONFLICT (hash) DO NOTHING",
    )?
    .execute(params![hash, bytes.len() as i64, bytes])?;
    Ok(hash)
}

/// Keeps the words of bytes once.
pub(crate) fn keep_text(conn: &Connection, hash: &str, text: Option<&str>) -> Result<()> {
    conn.prepare_cached("INSERT INTO content_text (hash, text) VALUES (?1, ?2) ON CONFLICT (hash) DO UPDATE SET text = ?2")?
        .execute(params![hash, text])?;
    Ok(())
}

/// The words of bytes, where they were read and hold any.
pub(crate) fn text(conn: &Connection, hash: &str) -> rusqlite::Result<Option<String>> {
    conn.prepare_cached("SELECT text FROM content_text WHERE hash = ?1")?
        .query_row([hash], |row| row.get(0))
        .optional()
        .map(Option::flatten)
}

/// Contents of documents without a row of words.
pub(crate) fn unread(conn: &Connection) -> Result<Vec<String>> {
    row::all(
        conn,
        "SELECT DISTINCT hash FROM document WHERE hash NOT IN (SELECT hash FROM content_text) ORDER BY hash",
        [],
        |row| row.get(0),
    )
}

/// Makes sure that the content is in the book, and answers its hash and size.
pub(crate) fn settle(conn: &Connection, content: &mut Content) -> Result<(String, u64)> {
    if let Content::Bytes(bytes) = content {
        let hash = keep(conn, bytes)?;
        *content = Content::Kept(hash);
    }
    let Content::Kept(hash) = content else {
        unreachable!("BUG: bytes were kept above")
    };
    let size: Option<i64> = row::maybe(
        conn,
        "SELECT size FROM content WHERE hash = ?1",
        [&*hash],
        |row| row.get(0),
    )?;
    match size {
        Some(size) => Ok((hash.clone(), size as u64)),
        None => Err(Code::ContentMissing { hash: hash.clone() }.into()),
    }
}

/// The bytes under a hash.
pub(crate) fn bytes(conn: &Connection, hash: &str) -> Result<Vec<u8>> {
    row::maybe(
        conn,
        "SELECT bytes FROM content WHERE hash = ?1",
        [hash],
        |row| row.get(0),
    )?
    .ok_or_else(|| {
        Code::ContentMissing {
            hash: hash.to_owned(),
        }
        .into()
    })
}
