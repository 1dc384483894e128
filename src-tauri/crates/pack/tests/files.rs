//! The PDFs: what other readers make of them, what is embedded, and that equal data give equal bytes.

#![allow(clippy::unwrap_used)] // helpers of tests fall like tests

mod common;

use common::reading::{bare, copied, run};
use common::{briefs, faces, minutes_brief};
use lopdf::{Dictionary, Document, Object};
use office::brief::Brief;
use pack::draw;
use pack::faces::FaceId;
use pack::papers::{self, Look};
use pack::set::Sheets;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Draws the paper where a person can look at it.
fn written(brief: &Brief, name: &str) -> (PathBuf, Sheets, Vec<u8>) {
    let faces = faces();
    let sheets = papers::set(brief, &Look::default(), &faces);
    let bytes = draw::pdf(&sheets, &faces).unwrap_or_else(|error| panic!("{name}: {error}"));
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&path, &bytes).unwrap();
    (path, sheets, bytes)
}

#[test]
fn other_readers_take_the_files_and_copy_every_word() {
    for brief in briefs() {
        let (path, sheets, _) = written(&brief, brief.kind().code());
        run("qpdf", &["--check", path.to_str().unwrap()]);
        let pages = copied(&path);
        assert_eq!(pages.len(), sheets.pages.len());
        for (index, page) in pages.iter().enumerate() {
            let ours = bare(&sheets.words(index));
            assert_eq!(
                bare(page),
                ours,
                "page {} of {} copies otherwise",
                index + 1,
                path.display()
            );
        }
        let fonts = run("pdffonts", &[path.to_str().unwrap()]);
        for line in fonts.lines().skip(2) {
            let yes = line
                .split_whitespace()
                .filter(|word| *word == "yes")
                .count();
            assert_eq!(yes, 3, "not embedded, subset and mapped to text: {line}");
        }
    }
}

#[test]
fn rare_and_twin_characters_copy_as_themselves() {
    let mut brief = minutes_brief();
    // Beyond the BMP, in fallback faces, and two characters that share a glyph.
    brief.lead =
        "𬭚、𠮷、①、⑳、㎡、☑；⽇与日、⼀与一；“引文”——破折号……省略号，95.2%，〔2024〕7号。"
            .to_owned();
    let (path, _, _) = written(&Brief::Minutes(brief.clone()), "rare");
    let page: String = copied(&path)[0].split_whitespace().collect();
    assert!(page.contains(&brief.lead), "{page}");
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

#[test]
fn the_document_says_what_it_is() {
    let (_, sheets, bytes) = written(&briefs()[0], "pack-parts");
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let document = Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    assert!(
        matches!(catalog.get(b"PageMode").unwrap(), Object::Name(mode) if mode == b"UseOutlines")
    );
    assert!(catalog.has(b"PageLabels"));
    let info = dictionary(&document, document.trailer.get(b"Info").unwrap());
    assert!(!info.has(b"GTS_PDFXVersion"));
    assert_eq!(
        info.get(b"CreationDate").unwrap().as_str().unwrap(),
        b"D:20261123000000+08'00'"
    );
    let ids = document.trailer.get(b"ID").unwrap().as_array().unwrap();
    assert_eq!(ids[0].as_str().unwrap().len(), 16);

    // Bookmarks, walked in order, are the outline in order, with its nesting.
    let mut walked = Vec::new();
    walk(
        &document,
        dictionary(&document, catalog.get(b"Outlines").unwrap()),
        1,
        &mut walked,
    );
    let expected: Vec<(u8, String)> = sheets
        .outline
        .iter()
        .map(|entry| (entry.level, entry.title.clone()))
        .collect();
    assert_eq!(walked, expected);
}

fn walk(document: &Document, parent: &Dictionary, level: u8, out: &mut Vec<(u8, String)>) {
    let mut next = parent.get(b"First").ok();
    while let Some(object) = next {
        let entry = dictionary(document, object);
        let title = entry.get(b"Title").unwrap().as_str().unwrap();
        let units: Vec<u16> = title[2..]
            .chunks(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect();
        out.push((level, String::from_utf16(&units).unwrap()));
        walk(document, entry, level + 1, out);
        next = entry.get(b"Next").ok();
    }
}

#[test]
fn no_embedded_program_is_a_whole_face() {
    for brief in briefs() {
        let (path, sheets, bytes) = written(&brief, &format!("{}-fonts", brief.kind().code()));
        let document = Document::load_mem(&bytes).unwrap();
        let mut programs = 0;
        for object in document.objects.values() {
            let Ok(descriptor) = object.as_dict() else {
                continue;
            };
            let Ok(file) = descriptor
                .get(b"FontFile2")
                .or(descriptor.get(b"FontFile3"))
            else {
                continue;
            };
            let stream = document.dereference(file).unwrap().1.as_stream().unwrap();
            let program = stream.decompressed_content().unwrap();
            assert!(
                program.len() < 2_000_000,
                "{} bytes of a face in {}",
                program.len(),
                path.display()
            );
            let name = descriptor.get(b"FontName").unwrap().as_name().unwrap();
            assert_eq!(name[6], b'+', "a subset carries its tag");
            programs += 1;
        }
        let runs = sheets.pages.iter().flat_map(|page| &page.runs);
        let used: BTreeSet<FaceId> = runs.map(|run| run.face).collect();
        assert_eq!(
            programs,
            used.len(),
            "a program for each face used, and no other"
        );
        assert!(
            bytes.len() < 1_000_000,
            "{} bytes in {}",
            bytes.len(),
            path.display()
        );
    }
}

#[test]
fn rare_names_print_and_copy_right() {
    let names = ["王喆", "李堃", "赟垚", "犇镕", "陈㛃", "𠮷田"];
    let mut brief = minutes_brief();
    brief.present = names.iter().map(|name| (*name).to_owned()).collect();
    let (path, sheets, _) = written(&Brief::Minutes(brief), "names");
    let copied: String = copied(&path).concat();
    let copied = bare(&copied);
    let listed = format!("出席：{}", names.join("、"));
    assert!(copied.contains(&listed), "{copied}");
    // Each is drawn: a glyph of its own, with ink. No box stands for it.
    let runs = sheets.pages.iter().flat_map(|page| &page.runs);
    for ch in "喆堃赟垚犇镕㛃𠮷".chars() {
        let mut glyphs = runs.clone().flat_map(|run| &run.glyphs);
        assert!(glyphs.any(|glyph| glyph.ch == ch && glyph.id != 0), "{ch}");
    }
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    let faces = faces();
    for brief in briefs() {
        let sheets = papers::set(&brief, &Look::default(), &faces);
        let alone = draw::pdf_on(&sheets, &faces, 1).unwrap();
        for threads in [2, 3, 16] {
            let together = draw::pdf_on(&sheets, &faces, threads).unwrap();
            assert!(alone == together, "{threads} threads give other bytes");
        }
        assert!(alone == draw::pdf(&sheets, &faces).unwrap());
    }
}

/// Every name and key of a document, in one list.
fn keys(object: &Object, out: &mut BTreeSet<String>) {
    match object {
        Object::Dictionary(dict) => {
            for (key, value) in dict {
                out.insert(String::from_utf8_lossy(key).into_owned());
                keys(value, out);
            }
        }
        Object::Stream(stream) => keys(&Object::Dictionary(stream.dict.clone()), out),
        Object::Array(items) => items.iter().for_each(|item| keys(item, out)),
        Object::Name(name) => drop(out.insert(String::from_utf8_lossy(name).into_owned())),
        _ => {}
    }
}

#[test]
fn a_file_holds_no_script_no_action_and_nothing_from_outside() {
    for brief in briefs() {
        let (path, _, bytes) = written(&brief, &format!("{}-keys", brief.kind().code()));
        let document = Document::load_mem(&bytes).unwrap();
        let mut seen = BTreeSet::new();
        for object in document.objects.values() {
            keys(object, &mut seen);
        }
        keys(&Object::Dictionary(document.trailer.clone()), &mut seen);
        for never in [
            "JavaScript",
            "JS",
            "OpenAction",
            "AA",
            "A",
            "URI",
            "Launch",
            "EmbeddedFiles",
            "EmbeddedFile",
            "XFA",
            "AcroForm",
            "RichMedia",
            "GTS_PDFXVersion",
            "OutputIntents",
            "Encrypt",
        ] {
            assert!(!seen.contains(never), "{never} in {}", path.display());
        }
        // Objects lie in object streams: outside them only streams, which can't.
        let outside = bytes.windows(6).filter(|at| at == b" 0 obj").count();
        let streams = document
            .objects
            .values()
            .filter(|object| object.as_stream().is_ok());
        assert!(
            outside <= streams.count() + 3,
            "{outside} objects outside of object streams"
        );
        let whole = String::from_utf8_lossy(&bytes);
        assert!(whole.contains("/ObjStm") && whole.contains("/XRef"));
        assert!(
            !whole.contains("\ntrailer"),
            "the cross-reference is a stream"
        );
    }
}

#[test]
fn links_of_the_contents_lead_to_pages_of_the_file() {
    let (_, sheets, bytes) = written(&briefs()[0], "pack-links");
    let document = Document::load_mem(&bytes).unwrap();
    let ids: Vec<_> = document.page_iter().collect();
    let mut links = 0;
    for (page, id) in sheets.pages.iter().zip(&ids) {
        let dict = document.get_dictionary(*id).unwrap();
        let annots = dict.get(b"Annots").and_then(Object::as_array);
        let annots = annots.map(Vec::as_slice).unwrap_or_default();
        assert_eq!(annots.len(), page.links.len());
        for (annot, link) in annots.iter().zip(&page.links) {
            let target = dictionary(&document, annot)
                .get(b"Dest")
                .unwrap()
                .as_array()
                .unwrap();
            assert_eq!(target[0].as_reference().unwrap(), ids[link.page]);
            links += 1;
        }
    }
    assert!(links >= 8);
}

fn digest() -> String {
    let mut hash = Sha256::new();
    for brief in briefs() {
        hash.update(
            written(
                &brief,
                &format!("{}-{}", brief.kind().code(), std::process::id()),
            )
            .2,
        );
    }
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Run by the test below in a process of its own.
#[test]
fn prints_its_digest() {
    if std::env::var_os("ZHUANBAN_PRINT_DIGEST").is_some() {
        println!("digest={}", digest());
    }
}

#[test]
fn same_data_same_bytes_also_in_another_process() {
    let here = digest();
    assert_eq!(here, digest(), "a second time in one process");
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "prints_its_digest", "--nocapture"])
        .env("ZHUANBAN_PRINT_DIGEST", "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains(&format!("digest={here}")),
        "another process: {said}"
    );
}
