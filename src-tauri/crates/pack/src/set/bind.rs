//! Several papers bound into one: pages one after the other, an outline entry a paper, links and outline
//! moved along. It sets nothing; each paper keeps its own page numbers.

use super::sheet::{Label, OutlineEntry, Page, Sheets};

impl Sheets {
    /// Binds papers, each with the name that the outline shows. With `fronts` each begins on a front side,
    /// behind an empty page where it must.
    pub fn bind(title: &str, parts: Vec<(String, Sheets)>, fronts: bool) -> Sheets {
        let first = parts.first();
        let mut bound = Sheets {
            title: title.to_owned(),
            author: first
                .map(|(_, sheets)| sheets.author.clone())
                .unwrap_or_default(),
            as_of: first.map(|(_, sheets)| sheets.as_of).unwrap_or_default(),
            pages: Vec::new(),
            outline: Vec::new(),
            missing: Vec::new(),
        };
        for (name, sheets) in parts {
            if fronts && bound.pages.len() % 2 == 1 {
                let blank = bound.pages.last().map(blank_like);
                bound.pages.extend(blank);
            }
            let from = bound.pages.len();
            bound.outline.push(OutlineEntry {
                level: 1,
                title: name,
                page: from,
                y: 0,
            });
            bound
                .outline
                .extend(sheets.outline.into_iter().map(|entry| OutlineEntry {
                    level: entry.level + 1,
                    page: entry.page + from,
                    ..entry
                }));
            bound.pages.extend(sheets.pages.into_iter().map(|mut page| {
                page.links.iter_mut().for_each(|link| link.page += from);
                page
            }));
            for ch in sheets.missing {
                if !bound.missing.contains(&ch) {
                    bound.missing.push(ch);
                }
            }
        }
        bound
    }
}

/// The empty back of a page.
fn blank_like(page: &Page) -> Page {
    Page {
        width: page.width,
        height: page.height,
        label: Label::Named("空白"),
        runs: Vec::new(),
        rects: Vec::new(),
        strokes: Vec::new(),
        links: Vec::new(),
        has_lights: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Link;

    fn paper(pages: u32) -> Sheets {
        let page = |number| Page {
            width: 595_276,
            height: 841_890,
            label: Label::Number(number),
            runs: Vec::new(),
            rects: Vec::new(),
            strokes: Vec::new(),
            links: vec![Link {
                x: 0,
                y: 0,
                width: 1,
                height: 1,
                page: 0,
                to_y: 0,
            }],
            has_lights: false,
        };
        Sheets {
            title: "单".into(),
            author: String::new(),
            as_of: "2026-03-05".parse().unwrap(),
            pages: (1..=pages).map(page).collect(),
            outline: vec![OutlineEntry {
                level: 1,
                title: "任务".into(),
                page: 0,
                y: 5,
            }],
            missing: vec!['𠮷'],
        }
    }

    #[test]
    fn papers_follow_one_another_with_their_links_and_numbers() {
        let parts = || vec![("甲".to_owned(), paper(1)), ("乙".to_owned(), paper(2))];
        let bound = Sheets::bind("任务单", parts(), false);
        assert_eq!(bound.pages.len(), 3);
        let labels: Vec<_> = bound.pages.iter().map(|page| page.label.words()).collect();
        assert_eq!(labels, ["1", "1", "2"]);
        assert_eq!(bound.pages[2].links[0].page, 1);
        let outline: Vec<_> = bound
            .outline
            .iter()
            .map(|entry| (entry.level, entry.title.as_str(), entry.page))
            .collect();
        assert_eq!(
            outline,
            [(1, "甲", 0), (2, "任务", 0), (1, "乙", 1), (2, "任务", 1)]
        );
        assert_eq!(bound.missing, ['𠮷']);
        let fronts = Sheets::bind("任务单", parts(), true);
        assert_eq!(fronts.pages.len(), 4, "a blank back before the second");
        assert_eq!(fronts.outline[2].page, 2);
        assert_eq!(fronts.pages[3].links[0].page, 2);
    }
}
