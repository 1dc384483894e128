//! Word files made here, part by part: what is read of them, and which are refused.

mod packed;

use intake::{Unreadable, document};
use office::source::{Beside, Source};
use packed::packed;
use proptest::prelude::*;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn body(inner: &str) -> String {
    format!("{HEAD}<w:document {NAMES}><w:body>{inner}</w:body></w:document>")
}

fn read(inner: &str) -> Result<Source, Unreadable> {
    document(&packed(&[("word/document.xml", &body(inner))]))
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn paragraphs_are_joined_and_only_shown_words_are_read() {
    let inner = [
        &p("一、总体"),
        "<w:p/>",
        r#"<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">甲 </w:t><w:tab/><w:t>乙&amp;&#x4E19;</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"#,
        r#"<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>外</w:t><w:br/><w:t>行</w:t></w:r></w:p>"#,
    ]
    .concat();
    let source = read(&inner).unwrap();
    assert_eq!(source.text, "一、总体\n\n甲 \t乙&丙增\n外\n行\n框");
    assert_eq!(source.beside, []);
}

#[test]
fn automatic_numbers_stand_beside_the_text() {
    let numbering = format!(
        r#"{HEAD}<w:numbering {NAMES}>
        <w:abstractNum w:abstractNumId="7">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        </w:numbering>"#
    );
    let styles = format!(
        r#"{HEAD}<w:styles {NAMES}><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>"#
    );
    let listed = |list: u32, level: u32, words: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
        )
    };
    let styled = r#"<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>己</w:t></w:r></w:p>"#;
    let inner = [
        listed(1, 0, "甲"),
        listed(1, 1, "乙"),
        listed(1, 1, "丙"),
        listed(1, 0, "丁"),
        listed(1, 1, "戊"),
        styled.to_owned(),
        listed(3, 0, "庚"),
        listed(0, 0, "辛"),
    ]
    .concat();
    let bytes = packed(&[
        ("word/document.xml", &body(&inner)),
        ("word/numbering.xml", &numbering),
        ("word/styles.xml", &styles),
    ]);
    let source = document(&bytes).unwrap();
    assert_eq!(source.text, "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛");
    let labels: Vec<(usize, &str)> = source
        .beside
        .iter()
        .map(|Beside { at, label, .. }| (*at, label.as_deref().unwrap()))
        .collect();
    let want = ["一、", "（一）", "（二）", "二、", "（一）", "1.", "5."];
    assert_eq!(
        labels,
        want.iter()
            .enumerate()
            .map(|(k, label)| (k * 2, *label))
            .collect::<Vec<_>>()
    );
}

#[test]
fn cells_are_paragraphs_with_their_place() {
    let cell = |settings: &str, words: &str| {
        format!("<w:tc><w:tcPr>{settings}</w:tcPr>{}</w:tc>", p(words))
    };
    let inner = format!(
        "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>{}",
        p("表"),
        cell(r#"<w:gridSpan w:val="2"/>"#, "头"),
        cell("", "位"),
        cell(r#"<w:vMerge w:val="restart"/>"#, "1"),
        cell("", "任务"),
        cell("", "甲局"),
        cell("<w:vMerge/>", ""),
        cell("", "续"),
        p("尾")
    );
    let source = read(&inner).unwrap();
    assert_eq!(source.text, "表\n头\n位\n1\n任务\n甲局\n\n续\n尾");
    let cells: Vec<_> = source
        .beside
        .iter()
        .map(|beside| beside.cell.unwrap())
        .map(|cell| (cell.table, cell.row, cell.column, cell.continues))
        .collect();
    let want = [
        (0, 0, 0, false),
        (0, 0, 2, false),
        (0, 1, 0, false),
        (0, 1, 1, false),
        (0, 1, 2, false),
        (0, 2, 0, true),
        (0, 2, 1, false),
    ];
    assert_eq!(cells, want);
}

#[test]
fn what_is_no_sound_document_is_refused() {
    let deep = format!("{}{}", "<w:sdt>".repeat(300), "</w:sdt>".repeat(300));
    let cases = [
        (read(&p(" ")), Unreadable::NoWords),
        (
            read("<w:p><w:r><w:drawing/></w:r></w:p>"),
            Unreadable::NoWords,
        ),
        (read("<w:p><w:r>"), Unreadable::Damaged),
        (read(&p("&who;")), Unreadable::Damaged),
        (read(&deep), Unreadable::Bomb),
        (
            document(&packed(&[("word/other.xml", "")])),
            Unreadable::Damaged,
        ),
        (
            document(b"PK\x03\x04 word/document.xml"),
            Unreadable::Damaged,
        ),
    ];
    for (k, (read, want)) in cases.into_iter().enumerate() {
        assert_eq!(read, Err(want), "case {k}");
    }
}

#[test]
fn bombs_are_refused() {
    let swollen = body(&p(&"甲".repeat(3_000_000)));
    let typed = format!("<!DOCTYPE w [<!ENTITY a \"aaaa\">]>{}", body(&p("&a;")));
    let empty_paragraphs = body(&"<w:p/>".repeat(22_000_000));
    for part in [&swollen, &typed, &empty_paragraphs] {
        let bytes = packed(&[("word/document.xml", part)]);
        assert_eq!(document(&bytes), Err(Unreadable::Bomb));
    }
    let many: Vec<(String, &str)> = (0..2_001).map(|k| (format!("word/{k}"), "")).collect();
    let many: Vec<(&str, &str)> = many
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    assert_eq!(document(&packed(&many)), Err(Unreadable::Bomb));
}

/// Pieces of a document's body, well formed or not.
const PIECES: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "一、总体要求",
    "区财政局",
    "&amp;",
    "&#0;",
    "&x;",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:vMerge/>",
    "<w:gridSpan w:val=\"999999999\"/>",
    "<w:pPr>",
    "</w:pPr>",
    "<w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"1\"/></w:numPr>",
    "<w:tab/>",
    "<w:br/>",
    "<w:del>",
    "</w:del>",
    "<w:pStyle w:val=\"a\"/>",
    "<![CDATA[甲]]>",
    "<!--乙-->",
    "<w:txbxContent>",
    "</w:txbxContent>",
];

/// A whole paragraph, so that many bodies are well formed.
const WHOLE: &[&str] = &[
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:vMerge/><w:p/></w:tc></w:tr></w:tbl>",
    "<w:p><w:r><w:txbxContent><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:txbxContent><w:t>丁</w:t></w:r></w:p>",
    "<w:p/>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_body_is_read_or_refused(picks in prop::collection::vec(0..PIECES.len() + WHOLE.len() * 8, 0..40)) {
        let piece = |pick: &usize| {
            PIECES.get(*pick).copied().unwrap_or_else(|| WHOLE[(pick - PIECES.len()) % WHOLE.len()])
        };
        let body: String = picks.iter().map(piece).collect();
        if let Ok(source) = read(&body) {
            let characters: Vec<char> = source.text.chars().collect();
            let mut before = 0;
            for beside in &source.beside {
                prop_assert!(beside.at >= before && beside.at <= characters.len());
                prop_assert!(beside.at == 0 || characters[beside.at - 1] == '\n');
                before = beside.at;
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = document(&bytes);
        let _ = document(&[b"PK\x03\x04".as_slice(), &bytes].concat());
        let _ = intake::text(&bytes);
    }
}
