//! How fast papers are: `cargo bench -p pack --features bench`. About 109 pages (27 measures in three
//! sections, six curves, 2,000 rows in 8 columns, five faces) by a process of its own, again and again;
//! where `typst` is installed it sets the same words in the same faces, turn by turn. Ratios are of one
//! run on one machine; nothing is asserted here.

#![allow(clippy::disallowed_methods)] // a benchmark reads the clock
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pack::bench::{self, Amount, Words};
use pack::draw;
use pack::faces::{FaceFolder, Faces};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const NOTICE: &str = include_str!("../../../../seeds/huancui-2024-7.txt");
const ROUNDS: usize = 15;

fn amount(share: usize) -> Amount {
    Amount {
        measures: 27 * share / 100,
        curves: 6,
        rows: 2_000 * share / 100,
    }
}

fn face_folder() -> PathBuf {
    std::env::var_os("ZHUANBAN_FACES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../target/faces"),
        PathBuf::from,
    )
}

/// What one process cost.
#[derive(Clone, Copy)]
struct Cost {
    wall_ms: f64,
    cpu_ms: f64,
    peak_mib: f64,
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let [_, word, share, path] = args.as_slice()
        && word == "--once"
    {
        return once(share.parse().expect("a share"), Path::new(path));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("ours.pdf");
    let this = std::env::current_exe().expect("this program");
    let ours = |share: &str| {
        let mut command = Command::new(&this);
        command.args(["--once", share]).arg(&out);
        command
    };
    let typst = folder.path().join("content.typ");
    let amount_100 = amount(100);
    fs::write(&typst, typst_source(&bench::words(NOTICE, &amount_100))).expect("written");
    let theirs = || {
        let mut command = Command::new("time");
        command.args([
            "-f",
            "%U %S %M",
            "typst",
            "compile",
            "--no-pdf-tags",
            "--ignore-system-fonts",
            "--font-path",
        ]);
        command
            .arg(face_folder())
            .arg(&typst)
            .arg(folder.path().join("theirs.pdf"));
        command
    };
    let has_typst = Command::new("typst")
        .arg("--version")
        .output()
        .is_ok_and(|out| out.status.success());
    let (mut mine, mut other) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        mine.push(measured(ours("100")));
        if has_typst && other.len() < 5 {
            other.push(measured(theirs()));
        }
    }
    let size = fs::metadata(&out).expect("the file").len();
    let (us, pages, kinds) = (median(&mine), pages(&out), kinds(&out));
    let all = |of: fn(&Kind) -> usize| kinds.values().map(of).sum::<usize>();
    let floor = size as usize - all(|kind| kind.now) + all(|kind| kind.nine);
    let least = mine
        .iter()
        .map(|cost| cost.wall_ms)
        .fold(f64::INFINITY, f64::min);
    println!("| | ours | typst | ratio |\n|---|---|---|---|");
    let row = |name: &str, ours: f64, theirs: Option<f64>, unit: &str| {
        let theirs_words = theirs.map_or("-".to_owned(), |value| format!("{value:.1} {unit}"));
        let ratio = theirs.map_or("-".to_owned(), |value| format!("{:.1} ×", value / ours));
        println!("| {name} | {ours:.1} {unit} | {theirs_words} | {ratio} |");
    };
    let them = (!other.is_empty()).then(|| median(&other));
    row("CPU", us.cpu_ms, them.map(|cost| cost.cpu_ms), "ms");
    row("wall", us.wall_ms, them.map(|cost| cost.wall_ms), "ms");
    row(
        "peak memory",
        us.peak_mib,
        them.map(|cost| cost.peak_mib),
        "MiB",
    );
    println!("wall at best {least:.1} ms (the machine may be busy with others)");
    println!(
        "pages {pages}, {size} bytes, {:+.2} % against zlib-9 of the same streams",
        (size as f64 / floor as f64 - 1.0) * 100.0
    );
    for (name, kind) in &kinds {
        println!(
            "{name}: {} streams, {} plain, {} in the file, {} at level 9",
            kind.count, kind.plain, kind.now, kind.nine
        );
    }
    println!("cost per page, ours:");
    for share in ["10", "100", "1000"] {
        let costs: Vec<Cost> = (0..5).map(|_| measured(ours(share))).collect();
        let (cost, pages) = (median(&costs), self::pages(&out));
        println!(
            "{pages:>5} pages: {:.3} ms CPU a page, {:.1} MiB",
            cost.cpu_ms / pages as f64,
            cost.peak_mib
        );
    }
}

/// One paper in this process, written to a file.
fn once(share: usize, path: &Path) {
    let faces = Faces::find(&[FaceFolder::ours(face_folder())]).expect("faces");
    let amount = amount(share);
    let words = bench::words(NOTICE, &amount);
    let sheets = bench::set(&words, &amount, &faces);
    let pdf = draw::pdf(&sheets, &faces).expect("a PDF");
    fs::write(path, pdf).expect("written");
    println!("{}", own_cost());
}

/// Runs a process to its end. It says on its last line what it cost: ms and MiB, or as `time` says
/// it: seconds by the user, seconds by the system, KiB.
fn measured(mut command: Command) -> Cost {
    let began = Instant::now();
    let output = command.output().expect("it starts");
    let wall_ms = began.elapsed().as_secs_f64() * 1000.0;
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let last = said.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = last
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    let (cpu_ms, peak_mib) = match numbers[..] {
        [cpu, peak] => (cpu, peak),
        [user, system, peak] => ((user + system) * 1000.0, peak / 1024.0),
        _ => panic!("no cost on the last line: {last}"),
    };
    Cost {
        wall_ms,
        cpu_ms,
        peak_mib,
    }
}

/// What this process has cost so far, as `measured` reads it: CPU of all threads in ms, peak in MiB.
fn own_cost() -> String {
    let mut nanoseconds = 0.0;
    for task in fs::read_dir("/proc/self/task")
        .into_iter()
        .flatten()
        .flatten()
    {
        let stat = fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
        let first = stat
            .split_whitespace()
            .next()
            .and_then(|word| word.parse::<f64>().ok());
        nanoseconds += first.unwrap_or(0.0);
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|words| words.split_whitespace().next()?.parse::<f64>().ok());
    format!(
        "{} {}",
        nanoseconds / 1e6,
        kilobytes.unwrap_or(0.0) / 1024.0
    )
}

fn median(costs: &[Cost]) -> Cost {
    let middle = |of: fn(&Cost) -> f64| {
        let mut values: Vec<f64> = costs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    Cost {
        wall_ms: middle(|cost| cost.wall_ms),
        cpu_ms: middle(|cost| cost.cpu_ms),
        peak_mib: middle(|cost| cost.peak_mib),
    }
}

fn pages(path: &Path) -> usize {
    lopdf::Document::load(path)
        .expect("a PDF")
        .get_pages()
        .len()
}

/// What a kind of stream takes: how many, as they are, plain, and deflated at level 9.
#[derive(Default, Clone, Copy)]
struct Kind {
    count: usize,
    now: usize,
    plain: usize,
    nine: usize,
}

/// The streams of a file by kind, object streams and the cross-reference included.
fn kinds(path: &Path) -> BTreeMap<&'static str, Kind> {
    let bytes = fs::read(path).expect("the file");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let mut kinds: BTreeMap<&'static str, Kind> = BTreeMap::new();
    for object in document.objects.values() {
        let Ok(stream) = object.as_stream() else {
            continue;
        };
        let plain = stream
            .decompressed_content()
            .unwrap_or_else(|_| stream.content.clone());
        let name = match &stream.dict {
            dict if dict.has(b"Length1") || dict.has_type(b"CIDFontType0C") => "fonts",
            dict if dict.has_type(b"ObjStm") => "object streams",
            dict if dict.has_type(b"XRef") => "cross-reference",
            _ if plain.starts_with(b"/CIDInit") => "maps to text",
            _ => "pages",
        };
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(9));
        encoder.write_all(&plain).expect("memory");
        let kind = kinds.entry(name).or_default();
        kind.count += 1;
        kind.now += stream.content.len();
        kind.plain += plain.len();
        kind.nine += encoder.finish().expect("memory").len();
    }
    // lopdf unpacks object streams as it loads; only the file still says what they take.
    if let Some(kind) = kinds.get_mut("object streams") {
        kind.now = packed_object_streams(&bytes);
    }
    kinds
}

/// What the object streams of a file take, read from their dictionaries.
fn packed_object_streams(bytes: &[u8]) -> usize {
    let dict_of = |at: usize| {
        let from = bytes[..at]
            .windows(3)
            .rposition(|end| end == b"obj")
            .unwrap_or(0);
        let end = bytes[at..].windows(6).position(|word| word == b"stream");
        String::from_utf8_lossy(&bytes[from..at + end.unwrap_or(0)]).into_owned()
    };
    let marks = bytes
        .windows(7)
        .enumerate()
        .filter(|(_, word)| *word == b"/ObjStm");
    let lengths = marks.filter_map(|(at, _)| {
        let dict = dict_of(at);
        let digits = dict.split("/Length ").nth(1)?;
        let end = digits
            .find(|ch: char| !ch.is_ascii_digit())
            .unwrap_or(digits.len());
        digits[..end].parse::<usize>().ok()
    });
    lengths.sum()
}

/// The same words for Typst: the same faces, sizes and table.
fn typst_source(words: &Words) -> String {
    let mut out = String::from(
        "#set page(paper: \"a4\", margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm), numbering: \"— 1 —\")\n\
         #set text(font: \"Zhuque Fangsong (technical preview)\", size: 16pt, lang: \"zh\")\n\
         #set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13pt)\n",
    );
    for (title, text) in &words.measures {
        let _ = writeln!(out, "#block(text(font: \"Noto Sans SC\")[{title}])");
        for section in ["工作要求", "进展情况", "下步安排"] {
            let text = text.replace(['[', ']', '#', '_', '*'], "");
            let _ = writeln!(
                out,
                "#block(text(font: \"LXGW WenKai GB Lite\")[{section}])\n{text}\n"
            );
        }
    }
    let _ = writeln!(
        out,
        "#set text(size: 10.5pt)\n#table(columns: (13fr, 40fr, 20fr, 20fr, 23fr, 14fr, 14fr, 14fr),"
    );
    for row in &words.rows {
        for cell in row {
            let _ = write!(out, "[{}],", cell.replace('#', ""));
        }
        out.push('\n');
    }
    out.push_str(")\n");
    out
}
