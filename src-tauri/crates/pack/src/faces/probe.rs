//! Reads the names, weight and embedding right of a face file without reading its glyphs.
//! It is not a font parser: a system folder holds hundreds of large files, and only the two
//! small tables that say what a face is are fetched. Sizes from the file are never trusted.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// What a face says of itself.
pub(super) struct Probed {
    /// Index in a collection; 0 otherwise.
    pub(super) index: u32,
    /// The family, English where there is one.
    pub(super) family: String,
    /// Every family name, in any language, normalised for comparing.
    names: Vec<String>,
    /// OS/2 usWeightClass; 400 where the table is missing.
    pub(super) weight: u16,
    /// OS/2 fsSelection bit 0.
    pub(super) italic: bool,
    /// OS/2 fsType.
    pub(super) fs_type: u16,
}

impl Probed {
    /// Whether one of its family names is this one, ignoring case, spaces and marks.
    pub(super) fn is_called(&self, family: &str) -> bool {
        let family = normal(family);
        self.names.contains(&family)
    }
}

/// No collection of ours has more; a damaged file may claim billions.
const MOST_FACES: u32 = 64;
const MOST_TABLES: u16 = 256;
const MOST_NAME_BYTES: u32 = 1 << 20;

/// The faces of a file. A file that is no font has none.
pub(super) fn probe(path: &Path) -> io::Result<Vec<Probed>> {
    let mut file = File::open(path)?;
    let head = read_at(&mut file, 0, 12)?;
    let starts = match &head[..4] {
        b"ttcf" => {
            let count = u32_at(&head, 8).unwrap_or(0).min(MOST_FACES);
            let offsets = read_at(&mut file, 12, count * 4)?;
            (0..count as usize)
                .filter_map(|face| u32_at(&offsets, face * 4))
                .collect()
        }
        b"\0\x01\0\0" | b"OTTO" | b"true" => vec![0],
        _ => vec![],
    };
    let mut faces = Vec::new();
    for (index, start) in (0u32..).zip(starts) {
        if let Some(face) = probe_face(&mut file, index, start)? {
            faces.push(face);
        }
    }
    Ok(faces)
}

fn probe_face(file: &mut File, index: u32, start: u32) -> io::Result<Option<Probed>> {
    let head = read_at(file, start, 12)?;
    let count = u16_at(&head, 4).unwrap_or(0).min(MOST_TABLES);
    let records = read_at(file, start.saturating_add(12), u32::from(count) * 16)?;
    let table = |tag: &[u8; 4]| {
        records
            .chunks_exact(16)
            .find(|record| &record[..4] == tag)
            .and_then(|record| Some((u32_at(record, 8)?, u32_at(record, 12)?)))
    };
    // A file cut short still parses; it would fail only when a glyph is fetched.
    let end = records
        .chunks_exact(16)
        .filter_map(|record| Some(u64::from(u32_at(record, 8)?) + u64::from(u32_at(record, 12)?)));
    if end.max().unwrap_or(0) > file.metadata()?.len() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let Some((name_at, name_bytes)) = table(b"name") else {
        return Ok(None);
    };
    let names = family_names(&read_at(file, name_at, name_bytes.min(MOST_NAME_BYTES))?);
    let Some(family) = names
        .iter()
        .find(|name| name.is_ascii())
        .or(names.first())
        .cloned()
    else {
        return Ok(None);
    };
    let os2 = match table(b"OS/2") {
        Some((at, bytes)) => read_at(file, at, bytes.min(96))?,
        None => Vec::new(),
    };
    Ok(Some(Probed {
        index,
        family,
        names: names.iter().map(|name| normal(name)).collect(),
        weight: u16_at(&os2, 4).unwrap_or(400),
        fs_type: u16_at(&os2, 8).unwrap_or(0),
        italic: u16_at(&os2, 62).unwrap_or(0) & 1 == 1,
    }))
}

/// Names 1 (family) and 16 (typographic family), in the order of the table.
fn family_names(table: &[u8]) -> Vec<String> {
    let count = usize::from(u16_at(table, 2).unwrap_or(0));
    let strings = usize::from(u16_at(table, 4).unwrap_or(0));
    let mut names = Vec::new();
    for record in 0..count {
        let at = 6 + record * 12;
        let field = |field: usize| u16_at(table, at + field * 2);
        let (Some(platform), Some(id), Some(bytes), Some(offset)) =
            (field(0), field(3), field(4), field(5))
        else {
            break;
        };
        if id != 1 && id != 16 {
            continue;
        }
        let from = strings + usize::from(offset);
        let Some(raw) = table.get(from..from + usize::from(bytes)) else {
            continue;
        };
        let name = match platform {
            0 | 3 => utf16(raw),
            _ if raw.is_ascii() => String::from_utf8_lossy(raw).into_owned(),
            _ => continue,
        };
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn utf16(raw: &[u8]) -> String {
    let units = raw
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn normal(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Up to `bytes` bytes from `at`; fewer at the file's end.
fn read_at(file: &mut File, at: u32, bytes: u32) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(u64::from(at)))?;
    let mut out = Vec::new();
    file.by_ref().take(u64::from(bytes)).read_to_end(&mut out)?;
    if at == 0 && out.len() < 12 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    // A table cut short reads as zeros, so that callers need no check of their own for a head.
    out.resize(out.len().max(12), 0);
    Ok(out)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
