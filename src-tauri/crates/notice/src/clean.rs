//! What the reader looks past: page marks, leftovers of Word, breaks inside sentences, other faces of
//! characters. A list for the clerk to check; the stored words are never touched by any of it.

use office::draft::Span;
use office::source::Source;

use crate::fold::{fold, is_han};
use crate::lines::{is_blank, is_page_mark, lines};
use crate::text::bookmark;

/// A kind of cleaning, with the places where it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaning {
    /// In the clerk's words.
    pub what: &'static str,
    /// Where, in order.
    pub spans: Vec<Span>,
}

/// Everything that the reader looks past in a text, each kind once; kinds that do not occur are left out.
pub fn cleanings(source: &Source) -> Vec<Cleaning> {
    let raw: Vec<char> = source.text.chars().collect();
    let kept = lines(&raw, &source.beside);
    let joined = kept.windows(2).filter(|pair| pair[1].joined);
    let broken: Vec<Span> = joined
        .map(|pair| Span(pair[0].end, pair[1].start))
        .collect();
    let all = [
        ("页码不计入正文", page_marks(&raw)),
        ("Word 遗留的书签标记不计入正文", bookmarks(&raw)),
        ("句中换行按同一句阅读", broken),
        (
            "半角、全角写法不同的字符按同一字符比对",
            faces(&raw, |c| !is_han(c)),
        ),
        ("繁体字按简体比对", faces(&raw, is_han)),
    ];
    let all = all.into_iter().filter(|(_, spans)| !spans.is_empty());
    all.map(|(what, spans)| Cleaning { what, spans }).collect()
}

fn page_marks(raw: &[char]) -> Vec<Span> {
    let mut marks = Vec::new();
    let mut start = 0;
    for line in raw.split(|c| *c == '\n') {
        let blank = line.iter().take_while(|c| is_blank(**c)).count();
        let words = &line[blank..];
        let end = words
            .iter()
            .rposition(|c| !is_blank(*c))
            .map_or(0, |at| at + 1);
        if end > 0 && is_page_mark(&words[..end]) {
            marks.push(Span(start + blank, start + blank + end));
        }
        start += line.len() + 1;
    }
    marks
}

fn bookmarks(raw: &[char]) -> Vec<Span> {
    let opens = raw.iter().enumerate().filter(|(_, c)| **c == '[');
    opens
        .filter_map(|(at, _)| Some(Span(at, at + bookmark(&raw[at..])?)))
        .collect()
}

/// Runs of characters that the grammar sees in another form.
fn faces(raw: &[char], of: impl Fn(char) -> bool) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, _) in raw
        .iter()
        .enumerate()
        .filter(|(_, c)| of(**c) && fold(**c) != **c)
    {
        match runs.last_mut().filter(|run| run.1 == at) {
            Some(run) => run.1 = at + 1,
            None => runs.push(Span(at, at + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_listed_with_its_places() {
        let text = "某區方案\n[bookmark: _GoBack]1.更新设备。推动改造,提高\n— 2 —\n水平。";
        let told: Vec<(&str, Vec<String>)> = cleanings(&Source::plain(text))
            .into_iter()
            .map(|cleaning| {
                let words = |span: &Span| text.chars().skip(span.0).take(span.1 - span.0).collect();
                (cleaning.what, cleaning.spans.iter().map(words).collect())
            })
            .collect();
        let want = [
            ("页码不计入正文", vec!["— 2 —"]),
            ("Word 遗留的书签标记不计入正文", vec!["[bookmark: _GoBack]"]),
            ("句中换行按同一句阅读", vec!["\n— 2 —\n"]),
            ("半角、全角写法不同的字符按同一字符比对", vec![":", ","]),
            ("繁体字按简体比对", vec!["區"]),
        ];
        let want = want.map(|(what, words)| (what, words.into_iter().map(str::to_owned).collect()));
        assert_eq!(told, want);
        assert_eq!(cleanings(&Source::plain("某区方案\n一、任务")), []);
    }
}
