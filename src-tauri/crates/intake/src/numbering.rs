//! The numbers that Word prints before paragraphs by itself: `一、` `（一）` `1.`.
//! They stand in no paragraph of the file, so they are counted here as Word counts them; the reader
//! gets them beside the text, never inside it.

use std::collections::{BTreeMap, BTreeSet};

use crate::unreadable::Unreadable;
use crate::xml::{Step, walk};

/// Deeper levels than Word has.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    plain_digits: bool,
}

#[derive(Debug, Default)]
struct List {
    shape: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// A style's number and the style that it follows.
#[derive(Debug, Default, Clone)]
struct Style {
    list: Option<String>,
    level: Option<usize>,
    based_on: Option<String>,
}

/// All lists of a document and how far each has been counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    shapes: BTreeMap<String, BTreeMap<usize, Level>>,
    lists: BTreeMap<String, List>,
    styles: BTreeMap<String, Style>,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    begun: BTreeSet<(String, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml` and `styles.xml`.
    pub(crate) fn read(numbering: Option<&str>, styles: Option<&str>) -> Result<Self, Unreadable> {
        let mut all = Numbering::default();
        if let Some(part) = numbering {
            all.read_lists(part)?;
        }
        if let Some(part) = styles {
            all.read_styles(part)?;
        }
        Ok(all)
    }

    fn read_lists(&mut self, part: &str) -> Result<(), Unreadable> {
        let (mut shape, mut list, mut at) = (None::<String>, None::<String>, 0usize);
        walk(part, |step| {
            match step {
                Step::Open(tag) => match tag.name {
                    "abstractNum" => shape = tag.attribute("abstractNumId"),
                    "num" => {
                        list = tag.attribute("numId");
                        self.lists
                            .insert(list.clone().unwrap_or_default(), List::default());
                    }
                    "abstractNumId" => {
                        if let Some(list) = list.as_ref().and_then(|id| self.lists.get_mut(id)) {
                            list.shape = tag.attribute("val").unwrap_or_default();
                        }
                    }
                    "lvl" | "lvlOverride" => {
                        at = tag.number("ilvl").unwrap_or(0).min(LEVELS - 1);
                    }
                    "startOverride" => {
                        if let Some(list) = list.as_ref().and_then(|id| self.lists.get_mut(id)) {
                            list.starts.insert(at, tag.number("val").unwrap_or(1));
                        }
                    }
                    "start" | "numFmt" | "lvlText" | "isLgl" => {
                        let levels = match (&shape, &list) {
                            (_, Some(id)) => self.lists.get_mut(id).map(|list| &mut list.levels),
                            (Some(id), None) => Some(self.shapes.entry(id.clone()).or_default()),
                            (None, None) => None,
                        };
                        if let Some(levels) = levels {
                            let level = levels.entry(at).or_default();
                            let value = tag.attribute("val").unwrap_or_default();
                            match tag.name {
                                "start" => level.start = value.parse().unwrap_or(1),
                                "numFmt" => level.format = value,
                                "lvlText" => level.text = value,
                                _ => level.plain_digits = true,
                            }
                        }
                    }
                    _ => {}
                },
                Step::Close("abstractNum") => shape = None,
                Step::Close("num") => list = None,
                _ => {}
            }
            Ok(())
        })
    }

    fn read_styles(&mut self, part: &str) -> Result<(), Unreadable> {
        let mut name = None::<String>;
        walk(part, |step| {
            match step {
                Step::Open(tag) if tag.name == "style" => name = tag.attribute("styleId"),
                Step::Open(tag) => {
                    let Some(name) = &name else { return Ok(()) };
                    let style = self.styles.entry(name.clone()).or_default();
                    match tag.name {
                        "basedOn" => style.based_on = tag.attribute("val"),
                        "numId" => style.list = tag.attribute("val"),
                        "ilvl" => style.level = tag.number("val"),
                        _ => {}
                    }
                }
                Step::Close("style") => name = None,
                Step::Close(_) | Step::Characters(_) => {}
            }
            Ok(())
        })
    }

    /// The label of the next paragraph, whose own list and level may stand in its style.
    pub(crate) fn next(
        &mut self,
        own: Option<String>,
        own_level: Option<usize>,
        style: Option<&str>,
    ) -> Option<String> {
        let (id, level) = match own {
            Some(id) => (id, own_level.unwrap_or(0)),
            None => {
                let style = self.style(style?)?;
                (style.list?, own_level.or(style.level).unwrap_or(0))
            }
        };
        let list = self.lists.get(&id)?;
        let level = level.min(LEVELS - 1);
        let shape = self.shapes.get(&list.shape);
        let of = |at: usize| {
            let own = list.levels.get(&at).filter(|own| !own.text.is_empty());
            own.or_else(|| shape.and_then(|shape| shape.get(&at)))
        };
        let counts = self.counts.entry(list.shape.clone()).or_default();
        let restarts = list.starts.get(&level).copied();
        let first = self.begun.insert((id.clone(), level));
        counts[level] = match (restarts.filter(|_| first), counts[level]) {
            (Some(start), _) => Some(start),
            (None, Some(count)) => Some(count.saturating_add(1)),
            (None, None) => Some(of(level).map_or(1, |level| level.start)),
        };
        counts[level + 1..].fill(None);
        for (at, count) in counts.iter_mut().enumerate().take(level) {
            *count = count.or(Some(of(at).map_or(1, |level| level.start)));
        }
        let shown = of(level)?;
        if matches!(shown.format.as_str(), "bullet" | "none") {
            return None;
        }
        let mut label = shown.text.clone();
        for (at, count) in counts.iter().enumerate().take(level + 1) {
            let mark = format!("%{}", at + 1);
            if label.contains(&mark) {
                let format = of(at).map_or("decimal", |level| level.format.as_str());
                let format = if shown.plain_digits {
                    "decimal"
                } else {
                    format
                };
                label = label.replace(&mark, &numeral(count.unwrap_or(1), format));
            }
        }
        let label = label.trim().to_owned();
        (!label.is_empty()).then_some(label)
    }

    /// A style with what it has from those it follows.
    fn style(&self, name: &str) -> Option<Style> {
        let mut style = self.styles.get(name)?.clone();
        // Styles that follow each other in a circle end here too.
        for _ in 0..20 {
            if style.list.is_some() {
                break;
            }
            let Some(above) = style
                .based_on
                .as_ref()
                .and_then(|name| self.styles.get(name))
            else {
                break;
            };
            style.list.clone_from(&above.list);
            style.level = style.level.or(above.level);
            style.based_on.clone_from(&above.based_on);
        }
        Some(style)
    }
}

/// A number in one of Word's formats.
fn numeral(number: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "koreanCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "japaneseDigitalTenThousand" => counted(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => match number {
            1..=20 => char::from_u32(0x245f + number).map_or_else(String::new, String::from),
            _ => number.to_string(),
        },
        "lowerLetter" | "upperLetter" => {
            let first = if format == "lowerLetter" { b'a' } else { b'A' };
            let letter = (number.saturating_sub(1) % 26) as u8 + first;
            char::from(letter).to_string()
        }
        "decimalFullWidth" => number
            .to_string()
            .chars()
            .filter_map(|c| char::from_u32(c as u32 + 0xfee0))
            .collect(),
        _ => number.to_string(),
    }
}

/// 一 to 九千九百九十九 as they are spoken.
fn counted(number: u32) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number == 0 || number > 9_999 {
        return number.to_string();
    }
    let mut words = String::new();
    let mut gap = false;
    for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (number / unit % 10) as usize;
        if digit == 0 {
            gap = !words.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            words.push('零');
        }
        if !(unit == 10 && digit == 1 && words.is_empty()) {
            words.push_str(DIGITS[digit]);
        }
        words.push_str(name);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spoken_as_notices_print_them() {
        let cases = [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (27, "二十七"),
            (101, "一百零一"),
            (110, "一百一十"),
        ];
        for (number, words) in cases {
            assert_eq!(counted(number), words);
        }
        assert_eq!(numeral(3, "decimalEnclosedCircle"), "③");
        assert_eq!(numeral(12, "decimalFullWidth"), "１２");
    }
}
