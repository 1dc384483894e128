//! Finishes the document that printpdf began: our streams, nested bookmarks, page labels, links,
//! dates and identity. It does not make any stream itself.
//! printpdf's own bookmarks are flat, its /ID counts documents of the process, and it always
//! claims PDF/X; so each of these is replaced or taken out here.

use super::fonts::CutFaces;
use super::{DrawError, deflate};
use crate::set::{Label, Mpt, OutlineEntry, Page, Sheets};
use lopdf::{
    Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary,
};
use sha2::{Digest, Sha256};

/// Fills in what is ours and writes the bytes.
pub(super) fn finish(
    mut document: Document,
    sheets: &Sheets,
    cut: &CutFaces,
    contents: Vec<Vec<u8>>,
) -> Result<Vec<u8>, DrawError> {
    let id = identity(sheets, cut, &contents);
    let pages: Vec<ObjectId> = document.page_iter().collect();
    fill_pages(&mut document, sheets, &pages, contents)?;
    pack_streams(&mut document);
    let outline = put_outline(&mut document, sheets, &pages);
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
    let mut bytes = Vec::new();
    document
        .save_with_options(&mut bytes, options)
        .map_err(|error| DrawError::Write(error.to_string()))?;
    Ok(bytes)
}

/// Sixteen bytes that depend on what is shown and named, and on nothing else.
fn identity(sheets: &Sheets, cut: &CutFaces, contents: &[Vec<u8>]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(sheets.title.as_bytes());
    hash.update(sheets.author.as_bytes());
    hash.update(sheets.as_of.to_string().as_bytes());
    for face in cut.values() {
        hash.update(&face.program);
    }
    for content in contents {
        hash.update(content);
    }
    for entry in &sheets.outline {
        hash.update(entry.title.as_bytes());
    }
    hash.finalize()[..16].to_vec()
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

fn destination(sheets: &Sheets, ids: &[ObjectId], page: usize, y: Mpt) -> Object {
    let height = sheets.pages[page].height;
    Object::Array(vec![
        ids[page].into(),
        "XYZ".into(),
        Object::Null,
        real(height - y),
        Object::Null,
    ])
}

/// Every stream of printpdf's that is not deflated yet: font programs and ToUnicode.
fn pack_streams(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Filter")
        {
            let packed = deflate(&stream.content);
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
}

/// Nested bookmarks in reading order. Returns the root, if there are any.
fn put_outline(document: &mut Document, sheets: &Sheets, pages: &[ObjectId]) -> Option<ObjectId> {
    if sheets.outline.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = sheets
        .outline
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    let parents = parents(&sheets.outline);
    for (at, entry) in sheets.outline.iter().enumerate() {
        let brothers: Vec<usize> = (0..ids.len())
            .filter(|other| parents[*other] == parents[at])
            .collect();
        let place = brothers
            .iter()
            .position(|other| *other == at)
            .expect("BUG: an entry is its own brother");
        let children: Vec<usize> = (0..ids.len())
            .filter(|other| parents[*other] == Some(at))
            .collect();
        let mut dict = dictionary! {
            "Title" => text(&entry.title),
            "Parent" => parents[at].map_or(root, |parent| ids[parent]),
            "Dest" => destination(sheets, pages, entry.page, entry.y),
        };
        if let Some(before) = place.checked_sub(1) {
            dict.set("Prev", ids[brothers[before]]);
        }
        if let Some(next) = brothers.get(place + 1) {
            dict.set("Next", ids[*next]);
        }
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            dict.set("First", ids[*first]);
            dict.set("Last", ids[*last]);
            // Negative: closed at first, so that a long list of measures doesn't bury the rest.
            dict.set(
                "Count",
                -i64::try_from(children.len()).expect("BUG: few bookmarks"),
            );
        }
        document.set_object(ids[at], dict);
    }
    let tops: Vec<usize> = (0..ids.len()).filter(|at| parents[*at].is_none()).collect();
    let mut dict = dictionary! {
        "Type" => "Outlines",
        "Count" => i64::try_from(tops.len()).expect("BUG: few bookmarks"),
    };
    if let (Some(first), Some(last)) = (tops.first(), tops.last()) {
        dict.set("First", ids[*first]);
        dict.set("Last", ids[*last]);
    }
    document.set_object(root, dict);
    Some(root)
}

/// For each entry the nearest entry before it with a smaller level.
fn parents(outline: &[OutlineEntry]) -> Vec<Option<usize>> {
    (0..outline.len())
        .map(|at| {
            (0..at)
                .rev()
                .find(|before| outline[*before].level < outline[at].level)
        })
        .collect()
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
fn text(words: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Literal)
}

/// Points with the three decimals they have. Single precision holds them exactly enough for a page.
fn real(length: Mpt) -> Object {
    Object::Real(length as f32 / 1000.0)
}
