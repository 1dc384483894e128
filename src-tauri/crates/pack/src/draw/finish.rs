//! Finishes the document that printpdf began: our streams, nested bookmarks, page labels, links,
//! dates and identity. It does not make any stream itself.
//! printpdf's own bookmarks are flat, its /ID counts documents of the process, and it always
//! claims PDF/X; so each of these is replaced or taken out here.

use super::fonts::Program;
use super::work::Deflater;
use super::{DrawError, outline};
use crate::set::{Label, Mpt, Page, Sheets};
use lopdf::{
    Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Fills in what is ours and writes the bytes.
pub(super) fn finish(
    mut document: Document,
    sheets: &Sheets,
    programs: Vec<Program>,
    contents: Vec<Vec<u8>>,
) -> Result<Vec<u8>, DrawError> {
    let id = identity(sheets, &programs, &contents);
    let pages: Vec<ObjectId> = document.page_iter().collect();
    fill_pages(&mut document, sheets, &pages, contents)?;
    fill_programs(&mut document, programs)?;
    pack_streams(&mut document);
    let outline = outline::put(&mut document, sheets, &pages);
    put_catalog(&mut document, sheets, outline)?;
    put_info(&mut document, sheets);
    let id = Object::String(id, StringFormat::Hexadecimal);
    document
        .trailer
        .set("ID", Object::Array(vec![id.clone(), id]));
    document.prune_objects();
    document.renumber_objects();
    document.version = "1.7".to_owned();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .compression_level(6)
        .build();
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let size: usize = streams.map(|stream| stream.content.len() + 100).sum();
    let mut bytes = Vec::with_capacity(size + size / 16 + 8192);
    document
        .save_with_options(&mut bytes, options)
        .map_err(|error| DrawError::Write(error.to_string()))?;
    pack_reference(&mut bytes);
    Ok(bytes)
}

/// Deflates the cross-reference at the file's end, which lopdf writes plain. Left as it is where it
/// is not as expected.
fn pack_reference(bytes: &mut Vec<u8>) {
    let find = |from: usize, what: &[u8]| {
        let at = bytes
            .get(from..)?
            .windows(what.len())
            .position(|at| at == what);
        at.map(|at| from + at)
    };
    let tail = bytes.len().saturating_sub(64);
    let packed = find(tail, b"startxref").and_then(|mark| {
        let digits = bytes[mark + 9..]
            .iter()
            .filter(|byte| byte.is_ascii_digit());
        let begins = digits.fold(0usize, |sum, digit| sum * 10 + usize::from(digit - b'0'));
        let dict_end = find(begins, b">>stream")?;
        let dict = std::str::from_utf8(bytes.get(begins..dict_end)?).ok()?;
        let length = dict.rsplit_once("/Length ")?.1;
        let digits: String = length.chars().take_while(char::is_ascii_digit).collect();
        let data_from = dict_end + b">>stream\n".len();
        let data = bytes.get(data_from..data_from + digits.parse::<usize>().ok()?)?;
        let packed = Deflater::new().deflate(data);
        let place = format!("/Length {digits}");
        let new_place = format!("/Filter/FlateDecode/Length {}", packed.len());
        let mut out = dict.replace(&place, &new_place).into_bytes();
        out.extend_from_slice(b">>stream\n");
        out.extend_from_slice(&packed);
        out.extend_from_slice(&bytes[data_from + data.len()..]);
        Some((begins, out))
    });
    if let Some((begins, out)) = packed {
        bytes.truncate(begins);
        bytes.extend_from_slice(&out);
    }
}

/// Sixteen bytes that depend on what is shown and named, and on nothing else.
fn identity(sheets: &Sheets, programs: &[Program], contents: &[Vec<u8>]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(sheets.title.as_bytes());
    hash.update(sheets.author.as_bytes());
    hash.update(sheets.as_of.to_string().as_bytes());
    for program in programs {
        hash.update(program.bytes());
    }
    for content in contents {
        hash.update(content);
    }
    for entry in &sheets.outline {
        hash.update(entry.title.as_bytes());
    }
    hash.finalize()[..16].to_vec()
}

/// Puts the deflated face programs in the places that printpdf made for them.
fn fill_programs(document: &mut Document, programs: Vec<Program>) -> Result<(), DrawError> {
    let mut places: BTreeMap<Vec<u8>, ObjectId> = BTreeMap::new();
    for object in document.objects.values() {
        if let Ok(descriptor) = object.as_dict()
            && let Ok(name) = descriptor.get(b"FontName").and_then(Object::as_name)
            && let Ok(file) = descriptor.get(b"FontFile2").and_then(Object::as_reference)
        {
            places.insert(name.to_vec(), file);
        }
    }
    for program in programs {
        let Some((packed, plain)) = program.packed else {
            continue;
        };
        let place = places.get(program.base_font.as_bytes());
        let lost = || DrawError::Write(program.base_font.clone());
        let place = *place.ok_or_else(lost)?;
        let length = i64::try_from(plain).unwrap_or(i64::MAX);
        let dict = dictionary! { "Filter" => "FlateDecode", "Length1" => length };
        document.set_object(place, Stream::new(dict, packed));
    }
    Ok(())
}

fn write_error(error: lopdf::Error) -> DrawError {
    DrawError::Write(error.to_string())
}

fn fill_pages(
    document: &mut Document,
    sheets: &Sheets,
    ids: &[ObjectId],
    contents: Vec<Vec<u8>>,
) -> Result<(), DrawError> {
    for ((page, id), content) in sheets.pages.iter().zip(ids).zip(contents) {
        let stream = Stream::new(dictionary! { "Filter" => "FlateDecode" }, content);
        let stream = document.add_object(stream);
        let links: Vec<Object> = page
            .links
            .iter()
            .map(|link| link_object(sheets, page, link, ids))
            .collect();
        let dict = document.get_dictionary_mut(*id).map_err(write_error)?;
        dict.set("Contents", stream);
        dict.set(
            "MediaBox",
            vec![0.into(), 0.into(), real(page.width), real(page.height)],
        );
        dict.remove(b"TrimBox");
        dict.remove(b"CropBox");
        if links.is_empty() {
            dict.remove(b"Annots");
        } else {
            dict.set("Annots", links);
        }
    }
    Ok(())
}

fn link_object(sheets: &Sheets, page: &Page, link: &crate::set::Link, ids: &[ObjectId]) -> Object {
    let rect = vec![
        real(link.x),
        real(page.height - link.y - link.height),
        real(link.x + link.width),
        real(page.height - link.y),
    ];
    Object::Dictionary(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => rect,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // Printed with the page: a link has no look of its own, but PDF/A readers ask for the flag.
        "F" => 4,
        "Dest" => destination(sheets, ids, link.page, link.to_y),
    })
}

/// A place that links and bookmarks lead to.
pub(super) fn destination(sheets: &Sheets, ids: &[ObjectId], page: usize, y: Mpt) -> Object {
    let height = sheets.pages[page].height;
    Object::Array(vec![
        ids[page].into(),
        "XYZ".into(),
        Object::Null,
        real(height - y),
        Object::Null,
    ])
}

/// Every stream of printpdf's that is not deflated yet: maps to text, CFF programs.
fn pack_streams(document: &mut Document) {
    let mut deflater = Deflater::new();
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Filter")
        {
            let packed = deflater.deflate(&stream.content);
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
}

fn put_catalog(
    document: &mut Document,
    sheets: &Sheets,
    outline: Option<ObjectId>,
) -> Result<(), DrawError> {
    let labels = page_labels(&sheets.pages);
    let catalog = document.catalog_mut().map_err(write_error)?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("PageLabels", labels);
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("PageLayout", "OneColumn");
    catalog.remove(b"OCProperties");
    match outline {
        Some(outline) => {
            catalog.set("Outlines", outline);
            catalog.set("PageMode", "UseOutlines");
        }
        None => catalog.set("PageMode", "UseNone"),
    }
    Ok(())
}

/// A named page is a prefix without number; numbers run on as long as they follow each other.
fn page_labels(pages: &[Page]) -> Dictionary {
    let mut nums: Vec<Object> = Vec::new();
    let mut expected: Option<u32> = None;
    for (index, page) in pages.iter().enumerate() {
        let index = i64::try_from(index).expect("BUG: few pages");
        match &page.label {
            Label::Named(name) => {
                nums.extend([index.into(), dictionary! { "P" => text(name) }.into()]);
                expected = None;
            }
            Label::Number(number) => {
                if expected != Some(*number) {
                    nums.extend([
                        index.into(),
                        dictionary! { "S" => "D", "St" => i64::from(*number) }.into(),
                    ]);
                }
                expected = Some(number + 1);
            }
        }
    }
    dictionary! { "Nums" => nums }
}

fn put_info(document: &mut Document, sheets: &Sheets) {
    // Dates are days of Beijing time.
    let date = Object::string_literal(format!("D:{}000000+08'00'", sheets.as_of.format("%Y%m%d")));
    let info = dictionary! {
        "Title" => text(&sheets.title),
        "Author" => text(&sheets.author),
        "Creator" => text("专班台账"),
        "Producer" => text("专班台账"),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    let info = document.add_object(info);
    document.trailer.set("Info", info);
}

/// A text string in UTF-16 with its mark.
pub(super) fn text(words: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Literal)
}

/// Points with the three decimals they have. Single precision holds them exactly enough for a page.
fn real(length: Mpt) -> Object {
    Object::Real(length as f32 / 1000.0)
}
