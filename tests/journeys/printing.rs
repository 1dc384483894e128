//! Paper out of a printer, one and many: through the system's own printing to a printer that keeps what
//! it prints, and read back. And where it can't be: no printer, a full disk, a folder that is read-only.

use crate::book::{Book, morning, stamp};
use crate::command_line::run_with;
use crate::faults::SmallDisk;
use office::brief::{PaperKind, Recipe, Subject};
use office::id::UnitId;
use office::print::{Batch, BatchDone, BatchTo, PrintJob};
use office::refusal::Fault;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tests::printer::{Printer, QUEUE};

const DAY: &str = "2026-03-05";

/// The words of a PDF, page by page, each with its place on the paper in whole points.
fn words(pdf: &Path) -> Vec<String> {
    let output = Command::new("pdftotext")
        .args(["-bbox", "-q"])
        .arg(pdf)
        .arg("-")
        .output();
    let text = String::from_utf8(output.expect("poppler").stdout).expect("UTF-8");
    let place = |line: &str, name: &str| -> i64 {
        let rest = line.split_once(&format!("{name}=\"")).expect("a place").1;
        let number: f64 = rest
            .split('"')
            .next()
            .and_then(|text| text.parse().ok())
            .expect("a number");
        number.round() as i64
    };
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| line.starts_with("<word") || line.starts_with("<page"))
        .map(|line| match line.starts_with("<page") {
            true => format!("page {}×{}", place(line, "width"), place(line, "height")),
            false => {
                let word = line
                    .split('>')
                    .nth(1)
                    .and_then(|rest| rest.split('<').next());
                format!(
                    "{} {} {}",
                    word.unwrap_or_default(),
                    place(line, "xMin"),
                    place(line, "yMin")
                )
            }
        })
        .collect()
}

fn without_places(words: Vec<String>) -> Vec<String> {
    words
        .into_iter()
        .map(|word| word.rsplitn(3, ' ').last().unwrap_or_default().to_owned())
        .collect()
}

/// A book with one matter that is issued and not yet received.
fn office() -> Book {
    let mut book = Book::new(DAY);
    let form = json!({"title": "报送设备更新清单", "requirement": null, "source": "plan", "owner": 1, "due": "2026-03-20"});
    let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    book.act(json!({"follow_up": {"issue": {"id": id, "on": DAY, "received": false}}}));
    book
}

/// The same words at the same place, to the point: half a point may round either way.
fn is_at(came: &str, whole: &str) -> bool {
    let parts = |line: &str| -> (String, Vec<i64>) {
        let mut words: Vec<&str> = line.rsplitn(3, ' ').collect();
        let text = words.pop().unwrap_or_default().to_owned();
        (
            text,
            words.iter().filter_map(|at| at.parse().ok()).collect(),
        )
    };
    let ((text, at), (same, wanted)) = (parts(came), parts(whole));
    let near = at
        .iter()
        .zip(&wanted)
        .all(|(at, wanted)| (at - wanted).abs() <= 1);
    text == same && at.len() == wanted.len() && near
}

#[test]
fn a_paper_comes_out_of_the_printer_as_it_was_set() {
    let printer = Printer::start(true);
    let (book, folder) = office().close();
    let at = folder.path();
    let printed = |arguments: &[&str]| {
        let all = [&["print", "台账.zbtz"], arguments, &["--on", DAY]].concat();
        let output = run_with(at, &all, &[printer.address()]);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    let set = |arguments: &[&str], name: &str| -> PathBuf {
        let all = [
            &["pack", "台账.zbtz"],
            arguments,
            &["--on", DAY, "--out", name],
        ]
        .concat();
        assert!(run_with(at, &all, &[]).status.success());
        at.join(name)
    };
    printed(&[
        "follow-up-slip",
        "--follow-up",
        "1",
        "--times",
        "2",
        "--duplex",
    ]);
    printed(&["division-table", "--pages", "2-3", "--printer", QUEUE]);
    let jobs = printer.printed(2);
    let slip = set(&["follow-up-slip", "--follow-up", "1"], "slip.pdf");
    assert!(jobs[0].title.contains("提醒函"), "{}", jobs[0].title);
    assert!(
        jobs[0].options.contains("sides=two-sided-long-edge"),
        "{}",
        jobs[0].options
    );
    assert!(jobs[0].options.contains("media=A4"), "{}", jobs[0].options);
    // Two copies may come as copies or as pages twice; the first is as it was set, to the point.
    let (whole, came) = (words(&slip), words(&jobs[0].pdf));
    assert!(whole.len() > 8, "{whole:?}");
    for (came, whole) in came.iter().zip(&whole) {
        assert!(
            is_at(came, whole),
            "the words of the slip, at their places: {came}, not {whole}"
        );
    }
    assert!(came.len() >= whole.len());
    let table = words(&set(&["division-table"], "table.pdf"));
    let pages = |words: &[String]| {
        words
            .iter()
            .filter(|word| word.starts_with("page "))
            .count()
    };
    let came = words(&jobs[1].pdf);
    assert_eq!(pages(&came), 2, "pages 2 and 3 of {}", pages(&table));
    let begins: Vec<usize> = (0..table.len())
        .filter(|at| table[*at].starts_with("page "))
        .collect();
    let end = begins.get(3).copied().unwrap_or(table.len());
    let mut wanted = without_places(table[begins[1]..end].to_vec());
    let mut found = without_places(came);
    // A lying sheet may come out turned: the same words, in another order.
    wanted.retain(|word| !word.starts_with("page"));
    found.retain(|word| !word.starts_with("page"));
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
    drop(book);
}

#[test]
fn without_a_printer_the_clerk_is_told_what_to_do() {
    let (_, folder) = office().close();
    let print = ["print", "台账.zbtz", "follow-up-slip", "--follow-up", "1"];
    let said = |arguments: &[&str], address: &[(&'static str, PathBuf)]| {
        let output = run_with(folder.path(), arguments, address);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let nobody = [("CUPS_SERVER", folder.path().join("no.sock"))];
    assert!(said(&print, &nobody).contains("没有可用的打印机"));
    let empty = Printer::start(false);
    assert!(said(&print, &[empty.address()]).contains("没有可用的打印机"));
    let printer = Printer::start(true);
    let other = [&print[..], &["--printer", "隔壁"]].concat();
    assert!(said(&other, &[printer.address()]).contains("没有名为“隔壁”的打印机"));
    let batch = ["batch", "台账.zbtz", "unit-sheet"];
    let words = said(&batch, &[empty.address()]);
    assert!(words.contains("没有打印任何材料"), "{words}");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left beside the book"
    );
}

#[test]
fn every_unit_gets_its_sheet_from_the_printer() {
    let printer = Printer::start(true);
    let (_, folder) = office().close();
    let batch = ["batch", "台账.zbtz", "follow-up-slip"];
    let output = run_with(folder.path(), &batch, &[printer.address()]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(String::from_utf8_lossy(&output.stdout), "已送打印机1份。\n");
    assert_eq!(printer.printed(1).len(), 1);
}

/// Sheets of the first so many units.
fn sheets(units: i64) -> Vec<Recipe> {
    let sheet = |id| Recipe {
        kind: PaperKind::UnitSheet,
        subject: Some(Subject::Unit(UnitId(id))),
        draft_mark: None,
        options: None,
    };
    (1..=units).map(sheet).collect()
}

/// Runs a batch; `before` is called before each paper is asked for, with how many came before it.
fn run_batch(
    book: &Book,
    to: BatchTo,
    units: i64,
    watch: &desk::BatchWatch,
    mut before: impl FnMut(usize),
) -> Result<BatchDone, Fault> {
    let papers = desk::Papers::default();
    let batch = Batch {
        papers: sheets(units),
        to,
    };
    let copies = std::env::temp_dir();
    let mut asked = 0;
    desk::run_batch(&papers, &batch, &copies, watch, |recipe| {
        before(asked);
        asked += 1;
        let view = book.ledger.view(DAY.parse().expect("a day"));
        let asked = papers.ask(&view, recipe.clone(), morning(DAY));
        asked.map_err(|error| error.fault())
    })
}

fn text_of(path: &Path) -> String {
    path.display().to_string()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn one_file_holds_every_sheet_or_is_not_there() {
    let book = office();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("任务单.pdf");
    let to = |fronts| BatchTo::OneFile {
        path: text_of(&path),
        fronts,
    };
    let watch = desk::BatchWatch::default();
    // Stopped before the third: nothing is written, and the words say so.
    let stopped = run_batch(&book, to(true), 5, &watch, |before| {
        if before == 2 {
            assert_eq!((watch.progress().done, watch.progress().all), (2, 5));
            watch.stop();
        }
    });
    let stopped = stopped.unwrap();
    assert!(stopped.stopped);
    assert_eq!(stopped.words, "已停止：没有留下任何文件。");
    assert_eq!(names(folder.path()), Vec::<String>::new());
    let done = run_batch(&book, to(true), 5, &watch, |_| {}).unwrap();
    assert_eq!((done.done, done.all, done.fault), (5, 5, None));
    assert_eq!(watch.progress().all, 0, "no run is under way any more");
    let all = words(&path);
    let begins: Vec<usize> = (0..all.len())
        .filter(|at| all[*at].starts_with("page "))
        .collect();
    for pair in begins.windows(2).step_by(2) {
        // Sheets of one page each have an empty back.
        assert!(pair[1] - pair[0] > 5, "a sheet begins on a front side");
    }
    // One that is there is never written over.
    let refused = run_batch(&book, to(false), 5, &watch, |_| {}).unwrap_err();
    assert_eq!(refused.code, "file_exists");
    assert_eq!(watch.progress().all, 0);
}

#[test]
fn a_file_each_and_what_was_done_before_a_stop_stays_whole() {
    let book = office();
    let folder = tempfile::tempdir().unwrap();
    let to = BatchTo::Folder {
        path: text_of(folder.path()),
    };
    let watch = desk::BatchWatch::default();
    let stopped = run_batch(&book, to, 5, &watch, |before| {
        if before == 3 {
            watch.stop();
        }
    });
    let stopped = stopped.unwrap();
    assert_eq!((stopped.done, stopped.all, stopped.stopped), (3, 5, true));
    assert!(stopped.words.contains("已存3份") && stopped.words.contains("其余2份未办"));
    let kept = names(folder.path());
    assert_eq!(kept.len(), 3, "{kept:?}");
    for name in &kept {
        assert!(
            name.ends_with(").pdf") || name.ends_with("）.pdf"),
            "{name}"
        );
        assert!(
            !words(&folder.path().join(name)).is_empty(),
            "{name} is whole"
        );
    }
    let nowhere = BatchTo::Folder {
        path: text_of(&folder.path().join("没有")),
    };
    let refused = run_batch(&book, nowhere, 1, &watch, |_| {}).unwrap_err();
    assert_eq!(refused.code, "no_such_folder");
    let nothing = run_batch(
        &book,
        BatchTo::Folder {
            path: text_of(folder.path()),
        },
        0,
        &watch,
        |_| {},
    );
    assert_eq!(nothing.unwrap_err().code, "nothing_chosen");
}

#[test]
fn two_runs_never_meet() {
    let book = office();
    let folder = tempfile::tempdir().unwrap();
    let to = || BatchTo::Folder {
        path: text_of(folder.path()),
    };
    let watch = desk::BatchWatch::default();
    let done = run_batch(&book, to(), 2, &watch, |_| {
        let second = run_batch(&book, to(), 1, &watch, |_| {}).unwrap_err();
        assert_eq!(second.code, "batch_runs");
    });
    assert_eq!(done.unwrap().done, 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_in_the_middle_of_a_run_leaves_whole_files_only() {
    let Some(disk) = SmallDisk::mount("size=300k") else {
        return;
    };
    let book = office();
    let watch = desk::BatchWatch::default();
    let to = BatchTo::Folder {
        path: text_of(disk.path()),
    };
    let done = run_batch(&book, to, 20, &watch, |_| {}).unwrap();
    assert_eq!(
        done.fault.as_ref().map(|fault| fault.code.as_str()),
        Some("disk_full")
    );
    assert!(done.done < 20, "the disk is too small for all");
    assert!(
        done.words.contains("中断") && done.words.contains("磁盘空间不足"),
        "{}",
        done.words
    );
    let kept = names(disk.path());
    assert_eq!(kept.len() as u32, done.done, "{kept:?}");
    for name in &kept {
        assert!(
            !words(&disk.path().join(name)).is_empty(),
            "{name} is whole"
        );
    }
    // All in one: nothing at all.
    let filler = disk.path().join("filler");
    let _ = fs::write(&filler, vec![0u8; 400 * 1024]);
    let before = names(disk.path());
    let path = disk.path().join("全部.pdf");
    let to = BatchTo::OneFile {
        path: text_of(&path),
        fronts: false,
    };
    let done = run_batch(&book, to, 3, &watch, |_| {}).unwrap();
    assert_eq!(
        done.fault.map(|fault| fault.code).as_deref(),
        Some("disk_full")
    );
    assert!(done.words.contains("没有留下任何文件"), "{}", done.words);
    assert_eq!(names(disk.path()), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_takes_no_paper() {
    let Some(disk) = SmallDisk::mount("size=1m") else {
        return;
    };
    disk.make_read_only();
    let book = office();
    let watch = desk::BatchWatch::default();
    let path = text_of(&disk.path().join("全部.pdf"));
    for to in [
        BatchTo::Folder {
            path: text_of(disk.path()),
        },
        BatchTo::OneFile {
            path,
            fronts: false,
        },
    ] {
        let done = run_batch(&book, to, 2, &watch, |_| {}).unwrap();
        let fault = done.fault.expect("a fault");
        assert_eq!(fault.code, "read_only_place");
        assert!(done.words.contains("没有留下任何文件"), "{}", done.words);
    }
    let one = desk::Papers::default()
        .set(
            &book.ledger.view(DAY.parse().unwrap()),
            sheets(1).remove(0),
            morning(DAY),
        )
        .unwrap();
    let pack = disk.path().join("会议材料.pdf");
    let refused = desk::write_file(&pack, &one.pdf, false)
        .unwrap_err()
        .fault();
    assert_eq!(refused.code, "read_only_place");
    assert_eq!(names(disk.path()), Vec::<String>::new());
    let _ = stamp(DAY);
}

#[test]
fn a_job_that_is_no_job_is_refused_before_anything_is_sent() {
    let refused = |job: PrintJob| desk::print(Path::new("none.pdf"), "单", None, &job).unwrap_err();
    let job = PrintJob {
        copies: 0,
        ..PrintJob::default()
    };
    assert_eq!(refused(job).field.as_deref(), Some("copies"));
    let job = PrintJob {
        pages: Some("三".into()),
        ..PrintJob::default()
    };
    assert_eq!(refused(job).field.as_deref(), Some("pages"));
}
