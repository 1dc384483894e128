//! Faces as they come: real collections and CFF outlines, files cut short, random bytes, tables that
//! lie. A face that can't serve is passed over and named; nothing here may panic or hang.

#![allow(clippy::unwrap_used)] // helpers of tests fall like tests

mod common;

use common::reading::{bare, copied, run};
use common::{face_folder, minutes_brief};
use office::brief::Brief;
use pack::draw::{self, DrawError};
use pack::faces::{FaceError, FaceFolder, FaceNote, Faces};
use pack::papers::{self, Look};
use pack::set::Sheets;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Parts of faces kept for tests.
fn part(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/files/faces");
    folder.join(name)
}

fn folder_of(files: &[PathBuf]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        fs::copy(file, folder.path().join(file.file_name().unwrap())).unwrap();
    }
    folder
}

fn find(folder: &Path) -> Result<Faces, FaceError> {
    Faces::find(&[FaceFolder::system(folder)])
}

fn sign_in() -> Brief {
    let mut briefs = common::briefs().into_iter();
    briefs
        .find(|brief| matches!(brief, Brief::SignIn(_)))
        .unwrap()
}

fn set(brief: &Brief, faces: &Faces) -> Sheets {
    papers::set(brief, &Look::default(), faces)
}

/// Writes the paper and checks it with other readers: clean, and every word copies.
fn check_copies(sheets: &Sheets, faces: &Faces, name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    fs::write(&path, draw::pdf(sheets, faces).unwrap()).unwrap();
    run("qpdf", &["--check", path.to_str().unwrap()]);
    for (index, page) in copied(&path).iter().enumerate() {
        assert_eq!(bare(page), bare(&sheets.words(index)), "{name}");
    }
    path
}

#[test]
fn a_real_collection_with_cff_outlines_serves_glyph_by_glyph() {
    // 黑 and 宋 come from the collection where it has the character, all else from other faces.
    let folder = folder_of(&[
        part("noto-cjk-sc-part.ttc"),
        face_folder().join("LXGWZhuqueFangsong-Regular.ttf"),
        face_folder().join("NotoSerifSC_700Bold.ttf"),
        face_folder().join("LXGWWenKaiGBLite-Regular.ttf"),
    ]);
    let faces = find(folder.path()).unwrap();
    let uses: Vec<String> = faces.uses().into_iter().map(|face| face.family).collect();
    assert!(uses.contains(&"Noto Sans CJK SC".to_owned()), "{uses:?}");
    assert!(uses.contains(&"Noto Serif CJK SC".to_owned()), "{uses:?}");
    let sheets = set(&Brief::Minutes(minutes_brief()), &faces);
    assert!(sheets.missing.is_empty(), "{:?}", sheets.missing);
    let path = check_copies(&sheets, &faces, "collection");
    let fonts = run("pdffonts", &[path.to_str().unwrap()]);
    let line = |family: &str, kind: &str| {
        fonts
            .lines()
            .any(|line| line.contains(family) && line.contains(kind))
    };
    assert!(line("NotoSansCJKSC", "CID Type 0C"), "{fonts}");
    assert!(line("NotoSerifCJKSC", "CID Type 0C"), "{fonts}");
    assert!(line("Zhuque", "CID TrueType"), "{fonts}");
}

#[test]
fn one_face_of_either_kind_of_outlines_serves_alone() {
    for name in ["noto-serif-cjk-sc-part.otf", "noto-serif-sc-part.ttf"] {
        let folder = folder_of(&[part(name)]);
        let faces = find(folder.path()).unwrap();
        let sheets = set(&sign_in(), &faces);
        assert!(sheets.missing.is_empty(), "{name}: {:?}", sheets.missing);
        check_copies(&sheets, &faces, name);
        let notes: Vec<String> = faces.report().iter().map(FaceNote::words).collect();
        assert!(
            notes.contains(&"未找到仿宋字体，以宋体代替".to_owned()),
            "{notes:?}"
        );
        // What it lacks is named, with the paper refused.
        let minutes = set(&Brief::Minutes(minutes_brief()), &faces);
        assert!(minutes.missing.contains(&'拆'), "{:?}", minutes.missing);
        let refused = draw::pdf(&minutes, &faces).unwrap_err();
        assert!(matches!(refused, DrawError::GlyphsMissing(_)));
        assert!(refused.to_string().contains("“拆”（U+62C6）"), "{refused}");
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

/// Uses whatever is found, to the end. What can't be used must be said.
fn use_up(folder: &Path, file: &str, what: &str) {
    match find(folder) {
        Ok(faces) => {
            let sheets = set(&sign_in(), &faces);
            match draw::pdf(&sheets, &faces) {
                Ok(pdf) => assert!(pdf.starts_with(b"%PDF-1.7"), "{what}"),
                Err(error) => assert!(!error.to_string().is_empty(), "{what}"),
            }
        }
        Err(FaceError::NothingFound { notes, .. }) => {
            let named = notes.iter().all(|note| match note {
                FaceNote::Unreadable { file: named } => named == file,
                FaceNote::Refused { .. }
                | FaceNote::Substituted { .. }
                | FaceNote::NotHere { .. } => true,
            });
            assert!(named, "{what}: {notes:?}");
        }
    }
}

#[test]
fn files_cut_short_anywhere_are_passed_over() {
    for name in [
        "noto-serif-cjk-sc-part.otf",
        "noto-serif-sc-part.ttf",
        "noto-cjk-sc-part.ttc",
    ] {
        let whole = fs::read(part(name)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        for share in 0..40 {
            let length = whole.len() * share / 40;
            fs::write(&path, &whole[..length]).unwrap();
            let found = find(folder.path());
            assert!(
                found.is_err(),
                "{name} cut to {length} bytes is taken for a face"
            );
            use_up(
                folder.path(),
                name,
                &format!("{name} cut to {length} bytes"),
            );
        }
    }
}

#[test]
fn tables_that_lie_neither_break_nor_hang_anything() {
    let mut dice = Dice(20_261_125);
    for name in [
        "noto-serif-cjk-sc-part.otf",
        "noto-serif-sc-part.ttf",
        "noto-cjk-sc-part.ttc",
    ] {
        let whole = fs::read(part(name)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        for no in 0..250 {
            let mut bytes = whole.clone();
            // A few bytes, sometimes a stretch, most often in the directory and the first tables.
            for _ in 0..=dice.throw(12) {
                let reach = if dice.throw(2) == 0 { 600 } else { bytes.len() };
                let at = dice.throw(reach);
                let stretch = if dice.throw(4) == 0 {
                    dice.throw(64)
                } else {
                    1
                };
                let value = [0, 0xff, 0x7f, 0x80, dice.throw(256) as u8][dice.throw(5)];
                let end = (at + stretch).min(bytes.len());
                bytes[at..end].fill(value);
            }
            fs::write(&path, &bytes).unwrap();
            use_up(folder.path(), name, &format!("{name}, case {no}"));
        }
    }
}

#[test]
fn random_bytes_are_no_face_whatever_they_begin_with() {
    let mut dice = Dice(7);
    let folder = tempfile::tempdir().unwrap();
    for (no, head) in [&b"\0\x01\0\0"[..], b"OTTO", b"true", b"ttcf", b"", b"wOFF"]
        .into_iter()
        .cycle()
        .take(120)
        .enumerate()
    {
        let mut bytes = head.to_vec();
        bytes.extend((0..dice.throw(4096)).map(|_| dice.throw(256) as u8));
        fs::write(folder.path().join("noise.ttf"), bytes).unwrap();
        assert!(find(folder.path()).is_err());
        use_up(folder.path(), "noise.ttf", &format!("noise {no}"));
    }
}

#[test]
fn a_damaged_face_leaves_its_style_to_the_next_and_is_named() {
    // Its directory and names are whole, its outlines are not: found only when it is looked into.
    let mut bytes = fs::read(face_folder().join("NotoSansSC_400Regular.ttf")).unwrap();
    let length = bytes.len();
    bytes[4096..length / 2].fill(0xa5);
    let folder = folder_of(&[face_folder().join("NotoSerifSC_400Regular.ttf")]);
    fs::write(folder.path().join("sans.ttf"), bytes).unwrap();
    let faces = find(folder.path()).unwrap();
    let notes: Vec<String> = faces.report().iter().map(FaceNote::words).collect();
    assert!(
        notes.contains(&"字体文件“sans.ttf”无法读取，未使用".to_owned()),
        "{notes:?}"
    );
    let sheets = set(&Brief::Minutes(minutes_brief()), &faces);
    assert!(sheets.missing.is_empty());
    draw::pdf(&sheets, &faces).unwrap();
}
