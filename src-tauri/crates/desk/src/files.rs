//! Files that leave the desk or come onto it: a PDF written whole or not at all, and evidence taken in
//! as bytes. A file is never left half-written, and an existing one is only replaced when asked.

use ledger::{Ledger, Result};
use office::refusal::Code;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The largest file that is taken in as evidence.
const LARGEST_EVIDENCE: u64 = 200 * 1024 * 1024;

/// Writes a file under its name only when all of it is on the disk.
pub fn write_file(path: &Path, bytes: &[u8], replace: bool) -> Result<()> {
    if !replace && path.exists() {
        return Err(Code::FileExists.into());
    }
    folder_is_there(path)?;
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".part");
    let unfinished = PathBuf::from(unfinished);
    let written = File::create(&unfinished)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    if let Err(error) = written.and_then(|()| fs::rename(&unfinished, path)) {
        // What is left of it may lie on a full or vanished disk; the first error is the one to tell.
        let _ = fs::remove_file(&unfinished);
        return Err(error.into());
    }
    Ok(())
}

/// A missing folder is told apart from a missing file: the clerk can make one.
pub(crate) fn folder_is_there(path: &Path) -> Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(Code::NoSuchFolder.into())
        }
        _ => Ok(()),
    }
}

/// A path in a folder that nothing has yet: `名称.pdf`, `名称(2).pdf` … Marks that file systems
/// don't take are replaced.
pub fn free_name(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let clean: String = name
        .chars()
        .map(|mark| {
            if matches!(mark, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
                || mark.is_control()
            {
                '_'
            } else {
                mark
            }
        })
        .collect();
    let mut path = folder.join(format!("{clean}.{ending}"));
    let mut count = 2;
    while path.exists() {
        path = folder.join(format!("{clean}({count}).{ending}"));
        count += 1;
    }
    path
}

/// Takes a file's bytes into the book; answers hash, name and size.
pub fn keep_evidence(ledger: &mut Ledger, path: &Path) -> Result<(String, String, u64)> {
    let file = File::open(path)?;
    let facts = file.metadata()?;
    if !facts.is_file() {
        return Err(Code::NoSuchFile.into());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_EVIDENCE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_EVIDENCE {
        let words = "文件超过200MB，不便收存；请压缩或拆分后再添加。".to_owned();
        return Err(Code::Unreadable { words }.into());
    }
    let hash = ledger.keep(&bytes)?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok((hash, name, bytes.len() as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_free_and_clean() {
        let folder = tempfile::tempdir().unwrap();
        let first = free_name(folder.path(), "第1次/会议", "pdf");
        assert_eq!(first.file_name().unwrap(), "第1次_会议.pdf");
        write_file(&first, b"1", false).unwrap();
        assert_eq!(
            free_name(folder.path(), "第1次/会议", "pdf")
                .file_name()
                .unwrap(),
            "第1次_会议(2).pdf"
        );
    }

    #[test]
    fn an_existing_file_is_replaced_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        write_file(&path, b"1", false).unwrap();
        assert_eq!(
            write_file(&path, b"2", false).unwrap_err().refusal().code,
            Code::FileExists
        );
        assert_eq!(fs::read(&path).unwrap(), b"1");
        write_file(&path, b"2", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"2");
    }

    #[test]
    fn a_place_that_is_not_there_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_file(&folder.path().join("none/a.pdf"), b"1", false).unwrap_err();
        assert_eq!(error.refusal().code, Code::NoSuchFolder);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
