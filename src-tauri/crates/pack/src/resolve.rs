//! Whether what refers to a place on paper is right: contents, bookmarks, links and page numbers against the
//! pages as they were set. It mends nothing; each fault is a sentence for the check before issuing.

use crate::set::{Label, Link, Mpt, OutlineEntry, Page, Sheets};

/// Words may stand this much above the place that an entry names: a line's own height.
const ABOVE: Mpt = 2_000;

/// What does not resolve, in words; nothing where all is right.
pub fn references(sheets: &Sheets) -> Vec<String> {
    let mut wrong: Vec<String> = sheets
        .outline
        .iter()
        .filter_map(|entry| bookmark(sheets, entry))
        .collect();
    for page in &sheets.pages {
        let links = page.links.iter();
        wrong.extend(links.filter_map(|link| contents(sheets, page, link)));
    }
    wrong.extend(numbers(&sheets.pages));
    wrong
}

/// A bookmark leads to its words.
fn bookmark(sheets: &Sheets, entry: &OutlineEntry) -> Option<String> {
    let fault = |words: &str| Some(format!("书签“{}”{words}", entry.title));
    let Some(page) = sheets.pages.get(entry.page) else {
        return fault("指向不存在的页");
    };
    if stands(page, entry.y, &entry.title) {
        return None;
    }
    fault(&format!("所指的第{}页上没有这些字", page.label.words()))
}

/// A line of the contents names the page that it leads to, and the words stand there.
fn contents(sheets: &Sheets, page: &Page, link: &Link) -> Option<String> {
    let inside = |y: Mpt| (link.y..=link.y + link.height).contains(&y);
    let line: String = words(page.runs.iter().filter(|run| inside(run.y)));
    if let Some((what, printed)) = pointer(&line) {
        return pointed(sheets, link, what, printed);
    }
    let title = line.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let printed = &line[title.len()..];
    let Some(target) = sheets.pages.get(link.page) else {
        return Some(format!("目录“{title}”指向不存在的页"));
    };
    let label = target.label.words();
    if printed != label {
        return Some(format!("目录“{title}”印为第{printed}页，实在第{label}页"));
    }
    (!stands(target, link.to_y, title)).then(|| format!("目录“{title}”在第{label}页上找不到"))
}

/// 另有12项，见附件2（第15页起）: what is pointed at, and the page that is printed.
fn pointer(line: &str) -> Option<(&str, &str)> {
    let (before, after) = line.split_once("（第")?;
    let (page, _) = after.split_once("页起）")?;
    let (_, what) = before.rsplit_once('见')?;
    Some((what, page))
}

/// A pointer names the page that it leads to, and what it points at stands there.
fn pointed(sheets: &Sheets, link: &Link, what: &str, printed: &str) -> Option<String> {
    let Some(target) = sheets.pages.get(link.page) else {
        return Some(format!("“见{what}”指向不存在的页"));
    };
    let label = target.label.words();
    if printed != label {
        return Some(format!("“见{what}”印为第{printed}页，实在第{label}页"));
    }
    (!stands(target, link.to_y, what)).then(|| format!("“见{what}”在第{label}页上找不到"))
}

/// Whether words stand on a page from a height on.
fn stands(page: &Page, y: Mpt, title: &str) -> bool {
    if page.label == Label::Named("封面") {
        return true;
    }
    let below = page.runs.iter().filter(|run| run.y >= y - ABOVE);
    words(below).contains(&bare(title))
}

fn words<'a>(runs: impl Iterator<Item = &'a crate::set::Run>) -> String {
    let glyphs = runs.flat_map(|run| &run.glyphs);
    glyphs
        .map(|glyph| glyph.ch)
        .filter(|ch| prints(*ch))
        .collect()
}

fn bare(words: &str) -> String {
    words.chars().filter(|ch| prints(*ch)).collect()
}

/// Blanks and marks without ink are no words.
fn prints(ch: char) -> bool {
    !ch.is_whitespace()
        && !ch.is_control()
        && !matches!(ch, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{ad}' | '\u{feff}')
}

/// Numbered pages follow each other, and a printed number is the page's.
fn numbers(pages: &[Page]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut last: Option<u32> = None;
    let all = pages
        .iter()
        .filter(|page| matches!(page.label, Label::Number(_)))
        .count();
    for page in pages {
        let Label::Number(number) = page.label else {
            // Behind a cover the numbers begin anew: of numbered copies each has its own.
            last = None;
            continue;
        };
        if let Some(last) = last
            && number != last + 1
        {
            wrong.push(format!("第{last}页之后是第{number}页"));
        }
        last = Some(number);
        for run in &page.runs {
            match printed_number(&words([run].into_iter())) {
                Some((printed, _)) if printed != number => {
                    wrong.push(format!("第{number}页印成第{printed}页"));
                }
                Some((_, Some(total))) if total as usize != all => {
                    wrong.push(format!("第{number}页印为共{total}页，实有{all}页"));
                }
                _ => {}
            }
        }
    }
    wrong
}

/// —3— or 第3页共9页, as the foot prints it.
fn printed_number(words: &str) -> Option<(u32, Option<u32>)> {
    if let Some(number) = words
        .strip_prefix('—')
        .and_then(|rest| rest.strip_suffix('—'))
    {
        return number.parse().ok().map(|number| (number, None));
    }
    let (number, total) = words
        .strip_prefix('第')?
        .strip_suffix('页')?
        .split_once("页共")?;
    Some((number.parse().ok()?, Some(total.parse().ok()?)))
}
