//! The words of an Excel file (.xlsx): its cells as lines with tabs, sheet by sheet, with the sheets'
//! names. For search only: no formula is followed, no number is dressed as Excel would dress it.

use crate::packed::Packed;
use crate::unreadable::Unreadable;
use crate::words::Words;
use crate::xml::{Step, walk};

/// More than these no table of the office has.
const ROWS_MAX: usize = 20_000;
const COLUMNS_MAX: usize = 200;
const CELLS_MAX: usize = 200_000;
const SHEETS_MAX: usize = 200;

/// Reads the words; stops quietly at the limits, for what was read is true as far as it goes.
pub(crate) fn words(bytes: &[u8]) -> Result<String, Unreadable> {
    let mut packed = Packed::open(bytes)?;
    let shared = match packed.part("xl/sharedStrings.xml")? {
        Some(part) => shared_strings(&part)?,
        None => Vec::new(),
    };
    let mut words = Words::default();
    if let Some(book) = packed.part("xl/workbook.xml")? {
        walk(&book, |step| {
            if let Step::Open(tag) = step
                && tag.name == "sheet"
                && let Some(name) = tag.attribute("name")
            {
                words.push(&name);
                words.push("\n");
            }
            Ok(())
        })?;
    } else {
        return Err(Unreadable::Damaged);
    }
    let mut cells = 0usize;
    for number in 1..=SHEETS_MAX {
        let Some(part) = packed.part(&format!("xl/worksheets/sheet{number}.xml"))? else {
            continue;
        };
        sheet(&part, &shared, &mut words, &mut cells)?;
    }
    words.done()
}

/// The table of strings that cells point into.
fn shared_strings(part: &str) -> Result<Vec<String>, Unreadable> {
    let mut strings = Vec::new();
    let (mut inside, mut phonetic) = (false, 0usize);
    walk(part, |step| {
        match step {
            Step::Open(tag) if tag.name == "si" => strings.push(String::new()),
            Step::Open(tag) if tag.name == "rPh" => phonetic += 1,
            Step::Close("rPh") => phonetic = phonetic.saturating_sub(1),
            Step::Open(tag) if tag.name == "t" => inside = true,
            Step::Close("t") => inside = false,
            Step::Characters(text) if inside && phonetic == 0 => {
                if let Some(last) = strings.last_mut() {
                    last.push_str(text);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(strings)
}

/// One sheet's cells.
fn sheet(
    part: &str,
    shared: &[String],
    words: &mut Words,
    cells: &mut usize,
) -> Result<(), Unreadable> {
    let (mut rows, mut columns) = (0usize, 0usize);
    let (mut kind, mut value) = (String::new(), String::new());
    let mut inside = false;
    walk(part, |step| {
        match step {
            Step::Open(tag) if tag.name == "row" => {
                rows += 1;
                columns = 0;
            }
            Step::Close("row") => words.push("\n"),
            Step::Open(tag) if tag.name == "c" => {
                columns += 1;
                *cells += 1;
                kind = tag.attribute("t").unwrap_or_default();
                value.clear();
            }
            Step::Open(tag) if tag.name == "v" || tag.name == "t" => inside = true,
            Step::Close("v" | "t") => inside = false,
            Step::Characters(text) if inside => value.push_str(text),
            Step::Close("c")
                if rows <= ROWS_MAX && columns <= COLUMNS_MAX && *cells <= CELLS_MAX =>
            {
                let text = match kind.as_str() {
                    "s" => value
                        .trim()
                        .parse::<usize>()
                        .ok()
                        .and_then(|at| shared.get(at))
                        .map_or("", String::as_str),
                    _ => value.as_str(),
                };
                if !text.is_empty() {
                    words.push(text);
                    words.push("\t");
                }
            }
            _ => {}
        }
        Ok(())
    })
}
