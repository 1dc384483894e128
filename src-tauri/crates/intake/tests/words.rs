//! The words of files made here: Excel cells, what a PDF says, and what has no words.

mod packed;

use intake::{Unreadable, words_here};
use packed::packed;

fn workbook(sheet: &str) -> Vec<u8> {
    packed(&[
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="回收网点" sheetId="1"/></sheets></workbook>"#,
        ),
        (
            "xl/sharedStrings.xml",
            r#"<sst><si><t>名称</t></si><si><r><t>孙家疃</t></r><r><t>站点</t></r><rPh sb="0" eb="1"><t>sun</t></rPh></si></sst>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

#[test]
fn cells_of_every_kind_are_read_row_by_row() {
    let sheet = r#"<worksheet><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>数量</t></is></c></row>
        <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>20</v></c><c r="C2" t="str"><f>A1</f><v>合计</v></c><c r="D2" t="s"><v>99</v></c></row>
        </sheetData></worksheet>"#;
    assert_eq!(
        words_here(&workbook(sheet)).unwrap(),
        "回收网点\n名称\t数量\t\n孙家疃站点\t20\t合计\t\n"
    );
}

#[test]
fn a_sheet_without_end_is_read_to_its_limits() {
    let mut sheet = String::from("<worksheet><sheetData>");
    for row in 0..21_000 {
        sheet.push_str(&format!("<row><c><v>{row}</v></c></row>"));
    }
    sheet.push_str("</sheetData></worksheet>");
    let words = words_here(&workbook(&sheet)).unwrap();
    assert!(words.contains("\n19999\t") && !words.contains("\n20000\t"));
    let wide = format!(
        "<worksheet><sheetData><row>{}</row></sheetData></worksheet>",
        "<c><v>7</v></c>".repeat(1000)
    );
    assert_eq!(
        words_here(&workbook(&wide)).unwrap().matches('7').count(),
        200
    );
}

#[test]
fn broken_locked_and_empty_files_have_no_words() {
    let good = workbook("<worksheet/>");
    let cut = &good[..good.len() / 2];
    assert_eq!(words_here(cut), Err(Unreadable::Damaged));
    let crossed = workbook("<worksheet><sheetData></worksheet>");
    assert_eq!(words_here(&crossed), Err(Unreadable::Damaged));
    assert_eq!(words_here(b"%PDF-1.7\nnothing"), Err(Unreadable::Damaged));
    assert!(words_here(b"\x89PNG\r\n\x1a\n0000").is_err());
    let locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 EncryptedPackage";
    assert!(
        words_here(locked).is_err(),
        "Office locks a file in its old form"
    );
}

/// A PDF of one page whose text is Latin, as a writer without embedded faces makes it.
fn pdf(text: &str, trailer: &str) -> Vec<u8> {
    let stream = format!("BT /F1 12 Tf 72 720 Td ({text}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let start = file.len();
    file.push_str("xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!(
        "trailer\n<< /Size 6 /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    ));
    file.into_bytes()
}

#[test]
fn a_page_says_its_words_and_a_page_of_pictures_none() {
    let words = words_here(&pdf("Huancui 2026", "")).unwrap();
    assert!(words.contains("Huancui 2026"), "{words:?}");
    assert_eq!(words_here(&pdf("", "")), Err(Unreadable::NoWords));
}
