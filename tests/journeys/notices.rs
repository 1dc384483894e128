//! Files that a clerk may hand in as a notice, through the command line as it is installed: each is read,
//! or refused with a sentence and exit status 2, within two seconds, and nothing is stored.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn read(file: &Path) -> (Output, Duration) {
    let mut program = std::env::current_exe().expect("the test's own path");
    program.pop();
    program.pop();
    let began = Instant::now();
    let output =
        Command::new(program.join(format!("zhuanban-cli{}", std::env::consts::EXE_SUFFIX)))
            .args(["notice", "read"])
            .arg(file)
            .arg("--json")
            .output()
            .expect("zhuanban-cli is built with the workspace");
    (output, began.elapsed())
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("memory");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let names = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    let main = format!("<w:document {names}><w:body>{body}</w:body></w:document>");
    packed(&[("word/document.xml", main.as_bytes())])
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn every_bad_file_is_a_sentence_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let old = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
    let locked: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let locked = [&old[..], &locked].concat();
    let bomb = document(&paragraph(&"甲".repeat(20_000_000)));
    let deep = document(&("<w:sdt>".repeat(100_000) + "</w:sdt>".repeat(100_000).as_str()));
    let cases: [(&str, Vec<u8>, &str); 11] = [
        ("空.txt", Vec::new(), "空的"),
        ("图.txt", b"\x89PNG\r\n\x1a\n0000".to_vec(), "图片"),
        ("码.txt", b"\xb7\xbd\xb0\xb8\xff\xff\xff".to_vec(), "编码"),
        ("图.docx", b"\xff\xd8\xff\xe0....JFIF".to_vec(), "图片"),
        ("弹.docx", bomb, "异常"),
        ("深.docx", deep, "异常"),
        ("无字.docx", document("<w:p/>"), "没有文字"),
        ("锁.docx", locked, "密码"),
        ("旧.docx", old, "旧版"),
        (
            "坏.docx",
            packed(&[("word/document.xml", b"<w:p>")]),
            "损坏",
        ),
        ("表.docx", packed(&[("xl/workbook.xml", b"")]), "Excel"),
    ];
    for (name, bytes, words) in cases {
        let file = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        let (output, took) = read(&file);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        assert!(
            said.contains(words) && said.contains('请'),
            "{name}: {said}"
        );
        assert!(output.stdout.is_empty(), "{name} gives no answer");
        assert!(took < Duration::from_secs(2), "{name} took {took:?}");
    }
    let large = folder.path().join("大.txt");
    let file = fs::File::create(&large).unwrap();
    file.set_len(200 * 1024 * 1024).unwrap();
    let (output, took) = read(&large);
    assert_eq!(output.status.code(), Some(2));
    assert!(took < Duration::from_secs(2), "200 MB took {took:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("20兆"));
}

/// Every notice of the corpus as a Word file of plain paragraphs reads as the text file does.
#[test]
fn the_corpus_reads_the_same_from_word_files() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("files/notice/corpus");
    let mut compared = 0;
    for entry in fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let body: String = text
            .lines()
            .map(|line| {
                let line = line.replace('&', "&amp;").replace('<', "&lt;");
                paragraph(&line)
            })
            .collect();
        let word = folder.path().join("方案.docx");
        fs::write(&word, document(&body)).unwrap();
        let (told, from_word) = (read(&path).0, read(&word).0);
        assert!(from_word.status.success());
        assert_eq!(
            String::from_utf8_lossy(&told.stdout),
            String::from_utf8_lossy(&from_word.stdout),
            "{}",
            path.display()
        );
        compared += 1;
    }
    assert!(compared >= 25, "the corpus is there");
}

#[test]
fn a_word_file_and_a_text_file_give_the_same_plan() {
    let folder = tempfile::tempdir().unwrap();
    let lines = [
        "某区方案",
        "一、技改",
        "1.更新设备。到2025年，更新设备200台以上。（牵头单位：区工信局）",
    ];
    let text = folder.path().join("方案.txt");
    fs::write(&text, lines.join("\n")).unwrap();
    let word = folder.path().join("方案.docx");
    let body: String = lines.iter().map(|line| paragraph(line)).collect();
    fs::write(&word, document(&body)).unwrap();
    let (text, word) = (read(&text).0, read(&word).0);
    assert!(text.status.success() && word.status.success());
    assert_eq!(text.stdout, word.stdout);
    assert!(String::from_utf8_lossy(&text.stdout).contains("区工信局"));
}
