//! Files that leave the desk or come onto it: a PDF written whole or not at all, and evidence taken in
//! as bytes. A file is never left half-written, and an existing one is only replaced when asked.

use ledger::{Ledger, Result};
use office::refusal::{Code, Refusal};
use office::secrecy;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The largest file that is taken in as evidence.
const LARGEST_EVIDENCE: u64 = 200 * 1024 * 1024;

/// Characters of a name that every file system takes, with room for an ending and a number.
const LONGEST_NAME: usize = 70;

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
    if ledger::folder_of(path).is_dir() {
        return Ok(());
    }
    Err(Code::NoSuchFolder.into())
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
    let clean = clean.trim_matches([' ', '.']);
    let clean: String = clean.chars().take(LONGEST_NAME).collect();
    // Windows keeps these names for its devices, whatever ending follows.
    let device = clean
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    let taken = ["CON", "PRN", "AUX", "NUL"].contains(&device.as_str())
        || (device.len() == 4
            && (device.starts_with("COM") || device.starts_with("LPT"))
            && device.ends_with(|mark: char| mark.is_ascii_digit()));
    let clean = match (taken, clean.is_empty()) {
        (_, true) => "未命名".to_owned(),
        (true, _) => format!("_{clean}"),
        _ => clean,
    };
    let dot = if ending.is_empty() { "" } else { "." };
    let mut path = folder.join(format!("{clean}{dot}{ending}"));
    let mut count = 2;
    while path.exists() {
        path = folder.join(format!("{clean}({count}){dot}{ending}"));
        count += 1;
    }
    path
}

/// A file from outside that may come into the book.
pub struct Taken {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its name without marks that print as nothing; a label only.
    pub name: String,
    /// Its words, for search; none where it holds none that can be had.
    pub text: Option<String>,
}

/// Opens a file, reads its words at the door, and refuses what carries a secrecy marking in its name
/// or its words. Nothing is stored; the book need not be held meanwhile.
pub fn take_in(path: &Path) -> Result<Taken> {
    let file = File::open(path)?;
    let facts = file.metadata()?;
    if !facts.is_file() {
        return Err(Code::NoSuchFile.into());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_EVIDENCE + 1).read_to_end(&mut bytes)?;
    let unfit = |words: &str| Code::Unreadable {
        words: words.to_owned(),
    };
    if bytes.is_empty() {
        return Err(unfit("文件是空的，没有内容；请检查是否选错了文件，或请对方重新发送。").into());
    }
    if bytes.len() as u64 > LARGEST_EVIDENCE {
        return Err(unfit("文件超过200MB，不便收存；请压缩或拆分后再添加。").into());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = label(&name);
    let text = intake::words(&bytes).ok();
    let marking =
        secrecy::marking_of_name(&name).or_else(|| text.as_deref().and_then(secrecy::marking));
    match marking {
        Some(marking) => Err(Code::Secret { marking }.into()),
        None => Ok(Taken { bytes, name, text }),
    }
}

/// Takes a file into the book, ready for the act that names it; answers its hash.
pub fn keep(ledger: &mut Ledger, taken: &Taken) -> Result<String> {
    let hash = ledger.keep(&taken.bytes)?;
    ledger.keep_text(&hash, taken.text.as_deref())?;
    Ok(hash)
}

/// Reads the words of contents that came in another way, such as bytes of an act. Words that carry a
/// secrecy marking are not kept. Answers how many were read.
pub fn read_unread(ledger: &mut Ledger) -> Result<u32> {
    let hashes = ledger.unread()?;
    for hash in &hashes {
        let text = intake::words(&ledger.bytes(hash)?).ok();
        let text = text.filter(|text| secrecy::marking(text).is_none());
        ledger.keep_text(hash, text.as_deref())?;
    }
    Ok(hashes.len() as u32)
}

/// Writes a copy for another program to look at: read-only, under a name that is free, in a folder that
/// only its user sees. Changes made to it never reach the book.
pub fn copy_out(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    private_folder(folder)?;
    let (stem, ending) = parted(name);
    let path = free_name(folder, stem, ending);
    write_file(&path, bytes, false)?;
    let mut allowed = fs::metadata(&path)?.permissions();
    allowed.set_readonly(true);
    fs::set_permissions(&path, allowed)?;
    Ok(path)
}

/// Whether a kept file may be opened by the system: papers, tables and pictures may, programs never.
pub fn may_open(name: &str) -> std::result::Result<(), Refusal> {
    const OPENED: [&str; 24] = [
        "txt", "csv", "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et",
        "dps", "rtf", "png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "zip", "rar", "7z",
    ];
    let (_, ending) = parted(name);
    if OPENED.contains(&ending.to_ascii_lowercase().as_str()) {
        return Ok(());
    }
    let words =
        "这类文件可能含有程序，不能直接打开；如确需查看，请导出后经杀毒软件检查再打开。".to_owned();
    Err(Code::Unreadable { words }.into())
}

/// Removes the copies of an earlier session; one that is still open elsewhere stays.
pub fn clear_copies(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        remove_copy(&entry.path());
    }
}

/// Removes a copy that `copy_out` made; one that is still open elsewhere stays until the next start.
pub fn remove_copy(path: &Path) {
    #[cfg(windows)]
    if let Ok(facts) = fs::metadata(path) {
        let mut allowed = facts.permissions();
        #[expect(
            clippy::permissions_set_readonly_false,
            reason = "Windows removes no read-only file"
        )]
        allowed.set_readonly(false);
        let _ = fs::set_permissions(path, allowed);
    }
    let _ = fs::remove_file(path);
}

fn private_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// A kept file's name as stem and ending, where it may be saved.
pub fn free_name_of_file(folder: &Path, name: &str) -> PathBuf {
    let (stem, ending) = parted(name);
    free_name(folder, stem, ending)
}

/// `验收报告.pdf` → 验收报告, pdf. Only a short plain ending is one.
fn parted(name: &str) -> (&str, &str) {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty()
                && (1..=5).contains(&ending.len())
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            (stem, ending)
        }
        _ => (name, ""),
    }
}

/// A name without marks that print as nothing or turn the writing direction, at most as long as its field.
fn label(name: &str) -> String {
    let (stem, ending) = parted(name);
    let clean = |part: &str, most: usize| -> String {
        part.chars()
            .filter(|mark| !mark.is_control() && !matches!(mark, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
            .take(most)
            .collect()
    };
    let stem = clean(stem.trim(), office::field::SHORT - 10);
    let stem = if stem.trim().is_empty() {
        "未命名".to_owned()
    } else {
        stem
    };
    if ending.is_empty() {
        stem
    } else {
        format!("{stem}.{ending}")
    }
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
    fn names_of_devices_hidden_marks_and_paths_are_cleaned() {
        let folder = tempfile::tempdir().unwrap();
        let name = |name: &str| {
            let path = free_name_of_file(folder.path(), name);
            assert_eq!(path.parent(), Some(folder.path()), "{name}");
            path.file_name().unwrap().to_string_lossy().into_owned()
        };
        assert_eq!(name("con.txt"), "_con.txt");
        assert_eq!(name("LPT1"), "_LPT1");
        assert_eq!(name("../../验收/报告.pdf"), "_.._验收_报告.pdf");
        assert_eq!(name("..\\a:b*c?.docx"), "_a_b_c_.docx");
        assert_eq!(name("报告. . "), "报告");
        assert_eq!(name(""), "未命名");
        assert!(name(&"长".repeat(500)).chars().count() <= LONGEST_NAME);
        assert_eq!(label("验\u{202e}收\u{0}单.pdf"), "验收单.pdf");
        assert_eq!(label("\u{200b}.pdf"), "未命名.pdf");
    }

    #[test]
    fn a_copy_is_read_only_and_private_and_goes_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let copies = folder.path().join("documents");
        let copy = copy_out(&copies, "验收单.pdf", b"%PDF-").unwrap();
        assert!(fs::metadata(&copy).unwrap().permissions().readonly());
        let twice = copy_out(&copies, "验收单.pdf", b"%PDF-").unwrap();
        assert_ne!(copy, twice, "one that may be open is not touched");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&copies).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0);
        }
        clear_copies(&copies);
        assert_eq!(fs::read_dir(&copies).unwrap().count(), 0);
        assert!(may_open("验收单.PDF").is_ok());
        for name in ["验收单.pdf.exe", "a.bat", "无后缀", "a.lnk", "a.js"] {
            assert!(may_open(name).is_err(), "{name}");
        }
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
