//! What holds for every text, notice or not: the reader answers, and only with what stands there.
//! Texts are made of the words of the genre, of anything at all, and of the seed with pieces changed; and so
//! are documents, whose paragraphs have automatic numbers and stand in cells.

use notice::read_source;
use office::draft::{DraftPlan, DraftTarget, Span};
use office::source::{Beside, Cell, Source};
use proptest::prelude::*;

const SEED: &str = include_str!("../../../../seeds/huancui-2024-7.txt");

/// Pieces that make the grammar work.
const PIECES: &[&str] = &[
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "2．",
    "3、",
    "总体要求",
    "推进改造",
    "。",
    "，",
    "；",
    "、",
    "：",
    "\n",
    "\n\n",
    " ",
    "\t",
    "（",
    "）",
    "〔",
    "〕",
    "[",
    "]",
    "“",
    "”",
    "《",
    "》",
    "牵头单位：",
    "责任单位：",
    "配合单位：",
    "完成时限：",
    "责任领导：",
    "区财政局",
    "区商务局",
    "各镇街",
    "区有关部门、单位",
    "等",
    "等有关部门",
    "牵头",
    "配合",
    "负责",
    "会同",
    "按职责分工负责",
    "由",
    "以下均需",
    "不再一一列出",
    "列第一位者为牵头单位，下同",
    "到2025年",
    "2024年",
    "2012年起5年内",
    "每年",
    "其中",
    "较2023年",
    "增长",
    "下降",
    "达到",
    "超过",
    "控制在",
    "以上",
    "以内",
    "约",
    "左右",
    "分别",
    "1倍",
    "一番",
    "6%",
    "7%、8%",
    "0.8:1",
    "价格指数控制在103左右",
    "比值达到0.8",
    "3万辆",
    "1,200家",
    "3—5个",
    "10余家",
    "GB-55026",
    "PM2.5",
    "新增",
    "充电桩",
    "回收量",
    "基本淘汰",
    "序号",
    "重点任务",
    "— 1 —",
    "[bookmark: _GoBack]",
    "附件：",
    "2024年10月28日",
    "某区人民政府",
    "威环政发〔2024〕7号",
    "关于印发《方案》的通知",
    "年底前",
    "同",
    "😀",
    "\u{feff}",
    "\r",
    "縣",
    "９",
    "．",
    ".",
    ":",
];

/// Automatic numbers; most paragraphs have none.
const LABELS: &[&str] = &["", "", "", "一、", "（一）", "1.", "①", "第一章"];

/// Without blanks and lines that are only a page mark: what a name printed over a break looks like.
fn squeezed(source: &str, drop_marks: bool) -> String {
    let mark = |line: &&str| {
        let only = line.chars().all(|c| {
            c.is_whitespace()
                || c.is_control()
                || c.is_ascii_digit()
                || "—-–―─－−‐第页共".contains(c)
                || !c.is_ascii() && c.is_numeric()
        });
        !(drop_marks && only)
    };
    let text: String = source.split('\n').filter(mark).collect();
    let text = if drop_marks {
        without_bookmarks(&text)
    } else {
        text
    };
    text.chars().filter(|c| !blank(*c)).collect()
}

fn blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

fn without_bookmarks(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some(start) = rest.find("[bookmark:") {
        kept.push_str(&rest[..start]);
        rest = rest[start..]
            .find(']')
            .map_or("", |end| &rest[start + end + 1..]);
    }
    kept + rest
}

fn check(source: &str) {
    check_document(&Source::plain(source));
}

fn check_document(document: &Source) {
    let known = ["区财政局".to_owned(), "区商务服务局".to_owned()];
    let source = document.text.as_str();
    let plan = read_source(document, &known);
    let chars: Vec<char> = source.chars().collect();
    let at = |span: Span| -> String {
        assert!(
            span.0 <= span.1 && span.1 <= chars.len(),
            "{span:?} lies in the text"
        );
        chars[span.0..span.1].iter().collect()
    };
    let forms = [squeezed(source, false), squeezed(source, true)];
    let stands = |words: &str| {
        let bare: String = words.chars().filter(|c| !blank(*c)).collect();
        assert!(
            forms.iter().any(|form| form.contains(&bare)),
            "{words:?} stands in the text"
        );
    };
    let point = |target: &DraftTarget| {
        assert_eq!(at(target.span), target.words);
        assert!(
            !target.words.is_empty() && !target.indicator.is_empty(),
            "{target:?}"
        );
        stands(&target.indicator);
        target.unit.iter().for_each(|unit| stands(unit));
        let number = target.value.as_deref().map(str::parse::<f64>);
        assert!(
            number.is_none_or(|number| number.is_ok()),
            "{target:?} has a decimal"
        );
        // An index or a ratio counts without a unit; a unit without its number says nothing.
        assert!(
            target.value.is_some() || target.unit.is_none(),
            "{target:?}"
        );
    };
    plan.overall_targets.iter().for_each(point);
    for measure in &plan.measures {
        let pieces: String = measure.text_spans.iter().map(|span| at(*span)).collect();
        assert_eq!(measure.text, pieces);
        assert!(
            at(measure.span).starts_with(&measure.label),
            "{}",
            measure.label
        );
        measure.title.iter().for_each(|title| stands(title));
        measure.targets.iter().for_each(point);
    }
    for rule in &plan.rules {
        assert_eq!(at(rule.span), rule.words);
    }
    for question in &plan.questions {
        assert_eq!(at(question.spans[0]), question.words, "{question:?}");
        question.spans.iter().for_each(|span| drop(at(*span)));
    }
    if document.beside.is_empty() {
        plan.chapters.iter().for_each(|chapter| stands(&chapter.no));
    }
    names(&plan).for_each(|name| {
        assert!(!name.is_empty(), "no empty names");
        stands(name);
    });
    let again = read_source(document, &known);
    assert_eq!(plan, again, "the same text gives the same answer");
}

/// Every name of the answer.
fn names(plan: &DraftPlan) -> impl Iterator<Item = &String> {
    let units = plan.measures.iter().flat_map(|measure| {
        let verbs = measure
            .verbs
            .iter()
            .flat_map(|verb| std::iter::once(&verb.verb).chain(&verb.units));
        measure
            .lead
            .iter()
            .chain(&measure.responsible)
            .chain(&measure.leader)
            .chain(&measure.tail)
            .chain(verbs)
    });
    units.chain(&plan.doc_number).chain(&plan.issuer)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_of_the_genre_in_any_order(picks in prop::collection::vec(0..PIECES.len(), 0..120)) {
        check(&picks.iter().map(|pick| PIECES[*pick]).collect::<String>());
    }

    #[test]
    fn documents_with_numbers_and_cells(
        paragraphs in prop::collection::vec(
            (prop::collection::vec(0..PIECES.len(), 0..12), 0..LABELS.len(), 0usize..24, any::<bool>()),
            0..24,
        )
    ) {
        let mut source = Source::default();
        for (picks, label, place, continues) in paragraphs {
            if !source.text.is_empty() {
                source.text.push('\n');
            }
            let label = Some(LABELS[label].to_owned()).filter(|label| !label.is_empty());
            let cell = (place < 12).then_some(Cell {
                table: 0,
                row: place / 3,
                column: place % 3,
                continues,
            });
            source.beside.push(Beside { at: source.text.chars().count(), label, cell });
            source.text.extend(picks.iter().map(|pick| PIECES[*pick]));
        }
        check_document(&source);
    }

    #[test]
    fn any_text(source in ".{0,300}") {
        check(&source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_seed_with_pieces_changed(changes in prop::collection::vec((0.0f64..1.0, 0usize..400, 0..PIECES.len()), 1..12)) {
        let mut chars: Vec<char> = SEED.chars().collect();
        for (place, len, pick) in changes {
            let start = (chars.len() as f64 * place) as usize;
            let end = (start + len.saturating_sub(200)).min(chars.len());
            chars.splice(start..end, PIECES[pick].chars());
        }
        check(&chars.into_iter().collect::<String>());
    }
}

#[test]
fn nothing_and_next_to_nothing() {
    for source in [
        "",
        "\n",
        " ",
        "1.",
        "一、",
        "（",
        "牵头单位：",
        "到2025年，",
        "序号\t任务\t责任单位",
        "\u{feff}",
    ] {
        check(source);
    }
    assert!(
        notice::read("").questions.is_empty(),
        "an empty text raises no question"
    );
}
