//! Finding faces: by the names inside, official before open, refusals and substitutions said.

#![allow(clippy::unwrap_used)] // helpers of tests fall like tests

mod common;

use common::{face_folder, faces, minutes_brief};
use office::brief::Brief;
use pack::faces::{FaceError, FaceFolder, FaceNote, Faces, Style};
use pack::papers::{self, Look};
use pack::{draw, set::Sheets};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Copies the faces whose names hold one of the words, under names that say nothing.
fn some_faces(words: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (at, entry) in fs::read_dir(face_folder())
        .unwrap()
        .map(Result::unwrap)
        .enumerate()
    {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".ttf") && words.iter().any(|word| name.contains(word)) {
            fs::copy(entry.path(), folder.path().join(format!("{at}.ttf"))).unwrap();
        }
    }
    folder
}

fn find(folder: &Path) -> Result<Faces, FaceError> {
    Faces::find(&[FaceFolder::system(folder)])
}

fn minutes(faces: &Faces) -> Sheets {
    papers::set(&Brief::Minutes(minutes_brief()), &Look::default(), faces)
}

#[test]
fn the_set_up_brings_every_style() {
    let faces = faces();
    assert_eq!(faces.report(), []);
    let uses = faces.uses();
    assert_eq!(
        uses.iter().map(|face| face.style).collect::<Vec<_>>(),
        Style::ALL
    );
    assert!(uses[0].family.starts_with("Zhuque Fangsong"), "{uses:?}");
}

#[test]
fn a_missing_style_is_said_and_another_stands_in() {
    let folder = some_faces(&["NotoSerifSC_400", "NotoSansSC"]);
    let faces = find(folder.path()).unwrap();
    let words: Vec<String> = faces.report().iter().map(FaceNote::words).collect();
    assert_eq!(
        words,
        [
            "未找到仿宋字体，以宋体代替",
            "未找到楷体字体，以宋体代替",
            "未找到小标宋字体，以宋体代替"
        ]
    );
    let sheets = minutes(&faces);
    assert!(sheets.missing.is_empty());
    draw::pdf(&sheets, &faces).unwrap();
}

#[test]
fn nothing_found_is_an_error_that_names_the_folders() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.ttf"), "not a face").unwrap();
    let missing = folder.path().join("nowhere");
    let result = Faces::find(&[
        FaceFolder::ours(folder.path()),
        FaceFolder::system(&missing),
    ]);
    let Err(error) = result else {
        panic!("found faces in an empty folder")
    };
    assert!(
        error.to_string().contains("nowhere") && error.to_string().contains("未找到可用的中文字体"),
        "{error}"
    );
}

/// Offset and length of a table.
fn table(face: &[u8], tag: &[u8; 4]) -> (usize, usize) {
    let count = usize::from(u16::from_be_bytes([face[4], face[5]]));
    let record = face[12..12 + count * 16]
        .chunks(16)
        .find(|record| &record[..4] == tag)
        .unwrap();
    let number = |at: usize| u32::from_be_bytes(record[at..at + 4].try_into().unwrap()) as usize;
    (number(8), number(12))
}

#[test]
fn a_face_that_forbids_embedding_is_refused_and_named() {
    let folder = some_faces(&["NotoSerifSC_400", "NotoSansSC"]);
    for entry in fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
        let mut bytes = fs::read(entry.path()).unwrap();
        let (os2, _) = table(&bytes, b"OS/2");
        let name = table(&bytes, b"name");
        let sans = bytes[name.0..name.0 + name.1]
            .windows(8)
            .any(|at| at == [0, b'S', 0, b'a', 0, b'n', 0, b's']);
        if sans {
            bytes[os2 + 8..os2 + 10].copy_from_slice(&2u16.to_be_bytes());
            fs::write(entry.path(), bytes).unwrap();
        }
    }
    let faces = find(folder.path()).unwrap();
    let words: Vec<String> = faces.report().iter().map(FaceNote::words).collect();
    assert!(
        words.contains(&"未找到黑体字体，以宋体代替".to_owned()),
        "{words:?}"
    );
    assert!(
        words.contains(&"字体“Noto Sans SC”不允许嵌入文件，未使用".to_owned()),
        "{words:?}"
    );
}

#[test]
fn a_face_in_a_collection_serves_like_any_other() {
    let folder = some_faces(&["NotoSerifSC_400"]);
    let single = fs::read_dir(folder.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let face = fs::read(&single).unwrap();
    // A collection of one: its head, then the face with all its offsets moved by that head.
    let head = 16u32;
    let mut collection = Vec::from(*b"ttcf");
    collection.extend([0, 1, 0, 0, 0, 0, 0, 1]);
    collection.extend(head.to_be_bytes());
    let mut moved = face.clone();
    let count = usize::from(u16::from_be_bytes([face[4], face[5]]));
    for record in 0..count {
        let at = 12 + record * 16 + 8;
        let offset = u32::from_be_bytes(moved[at..at + 4].try_into().unwrap()) + head;
        moved[at..at + 4].copy_from_slice(&offset.to_be_bytes());
    }
    collection.extend(moved);
    fs::remove_file(&single).unwrap();
    fs::write(folder.path().join("all.ttc"), collection).unwrap();
    let faces = find(folder.path()).unwrap();
    let sheets = minutes(&faces);
    assert!(sheets.missing.is_empty(), "{:?}", sheets.missing);
    let bytes = draw::pdf(&sheets, &faces).unwrap();
    assert!(
        bytes.len() < 500_000,
        "a collection is subset too: {} bytes",
        bytes.len()
    );
}

#[test]
fn a_damaged_file_is_passed_over_and_named() {
    let folder = some_faces(&["NotoSerifSC_400"]);
    let mut half = fs::read(face_folder().join("NotoSansSC_400Regular.ttf")).unwrap();
    half.truncate(200_000);
    fs::write(folder.path().join("half.ttf"), half).unwrap();
    fs::write(folder.path().join("tiny.ttf"), [0, 1]).unwrap();
    let faces = find(folder.path()).unwrap();
    for file in ["half.ttf", "tiny.ttf"] {
        assert!(
            faces
                .report()
                .contains(&FaceNote::Unreadable { file: file.into() }),
            "{:?}",
            faces.report()
        );
    }
    let sheets = minutes(&faces);
    draw::pdf(&sheets, &faces).unwrap();
}
