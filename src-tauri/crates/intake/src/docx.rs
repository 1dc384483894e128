//! Word files (.docx): paragraphs joined by `\n`, with automatic numbers and cells beside them.
//! Only characters that the file holds come into the text. Deleted and moved-away words, fields'
//! instructions and the second form of a drawing are left out, as Word shows them not.

use office::source::{Beside, Cell, Source};

use crate::numbering::Numbering;
use crate::packed::Packed;
use crate::unreadable::Unreadable;
use crate::xml::{Step, Tag, walk};

/// The most text that is read, in bytes: 20 MiB.
const TEXT_MAX: usize = 20 * 1024 * 1024;

/// Reads a Word file.
pub(crate) fn read(bytes: &[u8]) -> Result<Source, Unreadable> {
    let mut packed = Packed::open(bytes)?;
    let numbers = packed.part("word/numbering.xml")?;
    let styles = packed.part("word/styles.xml")?;
    let numbering = Numbering::read(numbers.as_deref(), styles.as_deref())?;
    drop((numbers, styles));
    let main = packed
        .part("word/document.xml")?
        .ok_or(Unreadable::Damaged)?;
    let mut document = Document {
        numbering,
        ..Document::default()
    };
    walk(&main, |step| document.take(step))?;
    if document.source.text.trim().is_empty() {
        return Err(Unreadable::NoWords);
    }
    Ok(document.source)
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    cell: Option<Cell>,
}

/// A table that is open: where its next cell stands.
#[derive(Debug)]
struct Table {
    index: usize,
    row: usize,
    column: usize,
    span: usize,
    rows: usize,
    continues: bool,
}

#[derive(Debug, Default)]
struct Document {
    numbering: Numbering,
    source: Source,
    /// Characters of the text so far, and whether a paragraph has been written.
    characters: usize,
    begun: bool,
    open: Vec<Paragraph>,
    /// Paragraphs of text boxes, which follow the one that holds them.
    inside: Vec<Paragraph>,
    tables: Vec<Table>,
    tables_seen: usize,
    /// How deep we are in something that is not shown.
    hidden: usize,
    /// Inside `w:t`.
    words: bool,
    /// Inside the settings of a paragraph, where a tab is a stop and prints nothing.
    settings: bool,
    size: usize,
}

impl Document {
    fn take(&mut self, step: Step<'_>) -> Result<(), Unreadable> {
        match step {
            Step::Open(tag) if is_hidden(tag.name) => self.hidden += 1,
            Step::Close(name) if is_hidden(name) => self.hidden = self.hidden.saturating_sub(1),
            _ if self.hidden > 0 => {}
            Step::Open(tag) => self.open(&tag)?,
            Step::Close(name) => self.close(name),
            Step::Characters(words) if self.words => self.push(words)?,
            Step::Characters(_) => {}
        }
        Ok(())
    }

    fn grows(&mut self, by: usize) -> Result<(), Unreadable> {
        self.size += by;
        if self.size > TEXT_MAX {
            return Err(Unreadable::Bomb);
        }
        Ok(())
    }

    fn push(&mut self, words: &str) -> Result<(), Unreadable> {
        self.grows(words.len())?;
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(words);
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        match tag.name {
            "p" => {
                self.grows(1)?; // so that a million empty paragraphs end too
                let cell = self.tables.last().map(|table| Cell {
                    table: table.index,
                    row: table.row,
                    column: table.column,
                    continues: table.continues,
                });
                self.open.push(Paragraph {
                    cell,
                    ..Paragraph::default()
                });
            }
            "t" => self.words = true,
            "tab" if self.in_run() => self.push("\t")?,
            "br" | "cr" if self.in_run() => self.push("\n")?,
            "noBreakHyphen" => self.push("-")?,
            "pPr" => self.settings = true,
            "pStyle" => self.set(|paragraph| paragraph.style = tag.attribute("val")),
            "numId" => self.set(|paragraph| paragraph.list = tag.attribute("val")),
            "ilvl" => self.set(|paragraph| paragraph.level = tag.number("val")),
            "tbl" => {
                self.tables.push(Table {
                    index: self.tables_seen,
                    row: 0,
                    column: 0,
                    span: 1,
                    rows: 0,
                    continues: false,
                });
                self.tables_seen += 1;
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = table.rows;
                    table.rows += 1;
                    table.column = 0;
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.span = 1;
                    table.continues = false;
                }
            }
            "gridSpan" => {
                if let Some(table) = self.tables.last_mut() {
                    table.span = tag.number::<usize>("val").unwrap_or(1).clamp(1, 200);
                }
            }
            "vMerge" => {
                if let Some(table) = self.tables.last_mut() {
                    table.continues = tag.attribute("val").as_deref() != Some("restart");
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn in_run(&self) -> bool {
        !self.open.is_empty() && !self.settings
    }

    fn set(&mut self, set: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut().filter(|_| self.settings) {
            set(paragraph);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.words = false,
            "pPr" => self.settings = false,
            "p" => {
                let Some(paragraph) = self.open.pop() else {
                    return;
                };
                if !self.open.is_empty() {
                    self.inside.push(paragraph);
                    return;
                }
                self.write(paragraph);
                for paragraph in std::mem::take(&mut self.inside) {
                    self.write(paragraph);
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column += table.span;
                }
            }
            "tbl" => drop(self.tables.pop()),
            _ => {}
        }
    }

    fn write(&mut self, paragraph: Paragraph) {
        if std::mem::replace(&mut self.begun, true) {
            self.source.text.push('\n');
            self.characters += 1;
        }
        let label =
            self.numbering
                .next(paragraph.list, paragraph.level, paragraph.style.as_deref());
        // A paragraph without words prints no number that anybody would see.
        let label = label.filter(|_| !paragraph.text.trim().is_empty());
        if label.is_some() || paragraph.cell.is_some() {
            self.source.beside.push(Beside {
                at: self.characters,
                label,
                cell: paragraph.cell,
            });
        }
        self.characters += paragraph.text.chars().count();
        self.source.text.push_str(&paragraph.text);
    }
}

/// What Word doesn't show, or shows in another form that is read instead.
fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "delText"
            | "moveFrom"
            | "Fallback"
            | "instrText"
            | "rt"
            | "pPrChange"
            | "rPrChange"
            | "tblPrChange"
            | "trPrChange"
            | "tcPrChange"
            | "sectPrChange"
    )
}
