//! 导入方案 without a window: a notice is read, corrected and answered outside the book, and enters it
//! by one act; the same through the command line.

use crate::book::{morning, stamp};
use desk::{Importing, import_step, keep_import, kept_import};
use ledger::Ledger;
use office::ask::Answers;
use office::draft::{Comparator, Correction, NewTarget, Notice, QuestionKind, Span};
use office::import::{ImportPage, ImportStep, QuestionKey, Says, Settlement};
use std::path::{Path, PathBuf};

/// Words that a reader may well get wrong, and doubts to answer.
const NOTICE: &str = "\
威环政办发〔2025〕12号
威海市环翠区人民政府办公室
关于印发《环翠区智慧停车建设工作方案》的通知
一、重点任务
1.推进停车设施建设。到2026年，新增公共停车泊位2000个以上。（牵头单位：区住房城乡建设局；责任单位：区机关事务服务中心）
2.推进平台建设。建设智慧停车平台，停车信息共享率稳步提高。（责任单位：区机关事务中心）
";

/// An empty book in a folder, and per-user data beside it.
struct Desk {
    ledger: Ledger,
    importing: Option<Importing>,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        desk::empty_book(&path, &stamp("2026-03-05")).unwrap();
        let ledger = Ledger::open(&path, &stamp("2026-03-05")).unwrap();
        Desk {
            ledger,
            importing: None,
            folder,
        }
    }

    fn step(&mut self, step: ImportStep) -> Result<ImportPage, String> {
        let now = stamp("2026-03-05");
        let answer = import_step(&mut self.importing, &mut self.ledger, step, &now);
        match answer {
            Ok(answer) => Ok(answer.page.expect("an import is under way")),
            Err(error) => Err(error.fault().code),
        }
    }

    fn read(&mut self) -> ImportPage {
        let text = NOTICE.to_owned();
        self.step(ImportStep::Paste { text }).unwrap()
    }
}

fn place(words: &str) -> Span {
    let notice = Notice::new(NOTICE);
    let found = notice.find(words, Span(0, notice.len()));
    found.unwrap_or_else(|| panic!("{words}"))
}

fn answer(words: &str, settlement: Option<Settlement>) -> Option<Says> {
    Some(Says::Answer {
        words: words.to_owned(),
        basis: None,
        settlement,
    })
}

fn key(page: &ImportPage, kind: QuestionKind) -> QuestionKey {
    let mut found = page.questions.iter().filter(|each| each.key.kind == kind);
    found
        .next()
        .unwrap_or_else(|| panic!("{kind:?}"))
        .key
        .clone()
}

#[test]
fn nothing_enters_the_book_before_it_is_confirmed() {
    let mut desk = Desk::new();
    let empty = desk.ledger.dump().unwrap();
    let page = desk.read();
    assert_eq!(page.text.as_deref(), Some(NOTICE));
    assert_eq!(page.draft.measures.len(), 2);
    let span = place("停车信息共享率稳步提高");
    let suggested = desk.step(ImportStep::Suggest { span }).unwrap();
    assert_eq!(suggested.suggestion.unwrap().span, span);
    let target = NewTarget {
        span,
        indicator: "停车信息共享率".into(),
        comparator: Comparator::Qualitative,
        bound: None,
        value: None,
        unit: None,
        year: Some(2026),
        base_year: None,
        recurring: false,
    };
    let page = desk
        .step(ImportStep::Correct {
            correction: Correction::Target { target },
        })
        .unwrap();
    assert!(page.text.is_none(), "the window has the text already");
    let targets = &page.draft.measures[1].targets;
    assert_eq!(targets.last().unwrap().words, "停车信息共享率稳步提高");
    let alias = key(&page, QuestionKind::Alias);
    let settlement = Settlement::SameUnit {
        name: "区机关事务服务中心".into(),
        other: "区机关事务中心".into(),
    };
    desk.step(ImportStep::Reply {
        question: alias,
        says: answer("经核实为同一单位", Some(settlement)),
    })
    .unwrap();
    let lead = Settlement::Lead {
        unit: "区住房城乡建设局".into(),
    };
    desk.step(ImportStep::Reply {
        question: key(&page, QuestionKind::NoLead),
        says: answer("由区住房城乡建设局牵头", Some(lead)),
    })
    .unwrap();
    assert_eq!(desk.ledger.dump().unwrap(), empty);

    let done = import_step(
        &mut desk.importing,
        &mut desk.ledger,
        ImportStep::Confirm {},
        &stamp("2026-03-05"),
    );
    assert_eq!(done.unwrap().done.unwrap().title, "确认方案");
    assert!(desk.importing.is_none());
    let view = desk.ledger.view(morning("2026-03-05").date());
    let plan = view.plan().unwrap();
    assert_eq!(plan.measures[1].leads[0].name, "区住房城乡建设局");
    let names: Vec<&str> = plan
        .measures
        .iter()
        .flat_map(|line| &line.responsible)
        .map(|part| part.name.as_str())
        .collect();
    assert_eq!(names, ["区机关事务服务中心", "区机关事务服务中心"]);
    let kept = view.questions().unwrap();
    let alias = kept.iter().find(|each| each.kind == QuestionKind::Alias);
    let alias = alias.unwrap();
    assert_eq!(alias.answer.as_deref(), Some("经核实为同一单位"));
    assert_eq!(alias.answered_by.as_deref(), Some("小于"));
    assert_eq!(view.plan_versions().unwrap()[0].corrections, 1);
    let undone = desk.ledger.undo(&stamp("2026-03-05")).unwrap();
    assert_eq!(undone.title, "确认方案");
    assert_eq!(desk.ledger.dump().unwrap(), empty);
    assert_eq!(
        desk.ledger
            .undo(&stamp("2026-03-05"))
            .unwrap_err()
            .fault()
            .code,
        "undo_barred"
    );
}

#[test]
fn an_import_is_left_and_found_again_in_a_moved_book() {
    let mut desk = Desk::new();
    desk.read();
    let span = place("区机关事务中心");
    let correction = Correction::Lead { span };
    desk.step(ImportStep::Correct { correction }).unwrap();
    keep_import(desk.folder.path(), &desk.ledger, desk.importing.as_ref()).unwrap();
    let path = desk.ledger.path().to_owned();
    desk.ledger.close().unwrap();
    let moved = desk.folder.path().join("另存.zbtz");
    std::fs::rename(path, &moved).unwrap();
    let mut ledger = Ledger::open(&moved, &stamp("2026-03-06")).unwrap();
    let mut found = kept_import(desk.folder.path(), &ledger).unwrap();
    let answer = import_step(
        &mut found,
        &mut ledger,
        ImportStep::Look {},
        &stamp("2026-03-06"),
    );
    let page = answer.unwrap().page.unwrap();
    assert_eq!(page.draft.measures[1].lead, ["区机关事务中心"]);
    assert_eq!(page.text.as_deref(), Some(NOTICE));
    import_step(
        &mut found,
        &mut ledger,
        ImportStep::Cancel {},
        &stamp("2026-03-06"),
    )
    .unwrap();
    keep_import(desk.folder.path(), &ledger, found.as_ref()).unwrap();
    assert!(kept_import(desk.folder.path(), &ledger).unwrap().is_none());
}

#[test]
fn what_does_not_fit_is_refused_at_its_field_and_changes_nothing() {
    let mut desk = Desk::new();
    assert_eq!(desk.step(ImportStep::TakeBack {}), Err("no_import".into()));
    let text = "  \n".to_owned();
    assert_eq!(
        desk.step(ImportStep::Paste { text }),
        Err("unreadable".into())
    );
    let before = desk.read();
    let span = place("关于印发");
    let wrong = Correction::Lead { span };
    let refused = desk.step(ImportStep::Correct { correction: wrong });
    assert_eq!(refused, Err("no_measure_there".into()));
    let after = desk.step(ImportStep::Look {}).unwrap();
    assert_eq!(after, before);
}

#[test]
fn invented_words_never_enter_the_book() {
    let mut desk = Desk::new();
    let page = desk.read();
    let mut draft = page.draft;
    draft.measures[0].lead = vec!["区虚构局".into()];
    let act = office::act::Act::Plan(office::plan::PlanAct::Confirm {
        draft: Box::new(draft),
        corrections: Vec::new(),
        replies: Vec::new(),
        text: office::content::Content::Bytes(NOTICE.into()),
        file_name: "方案.txt".into(),
    });
    let error = desk.ledger.act(&act, &stamp("2026-03-05")).unwrap_err();
    assert_eq!(error.fault().field.as_deref(), Some("draft"));
}

#[test]
fn marks_point_at_what_was_understood() {
    let mut desk = Desk::new();
    let page = desk.read();
    let notice = Notice::new(NOTICE);
    let words: Vec<(office::draft::MarkKind, String)> = page
        .marks
        .iter()
        .map(|mark| (mark.kind, notice.at(mark.span).unwrap()))
        .collect();
    use office::draft::MarkKind;
    for wanted in [
        (MarkKind::Chapter, "一、重点任务"),
        (MarkKind::Title, "推进停车设施建设"),
        (MarkKind::Lead, "区住房城乡建设局"),
        (MarkKind::Responsible, "区机关事务中心"),
    ] {
        let found = words
            .iter()
            .any(|(kind, words)| (*kind, words.as_str()) == wanted);
        assert!(found, "{wanted:?} in {words:?}");
    }
}

/// The program that was built beside this test.
fn cli() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    own.ancestors().nth(2).unwrap().join("zhuanban-cli")
}

#[test]
fn a_script_imports_with_its_answers() {
    let desk = Desk::new();
    let path = desk.ledger.path().to_owned();
    desk.ledger.close().unwrap();
    let file = desk.folder.path().join("方案.txt");
    std::fs::write(&file, NOTICE).unwrap();
    let span = place("区机关事务中心");
    let answers = serde_json::json!({
        "corrections": [{"lead": {"span": [span.0, span.1]}}],
        "replies": [{"question": {"kind": "alias", "words": "区机关事务服务中心"}, "says": "meeting"}],
    });
    let run = |file: &Path, answers: &str| {
        std::process::Command::new(cli())
            .args(["plan", "import"])
            .args([file, &path])
            .args(["--answers", answers, "--at", "2026-03-05"])
            .output()
            .unwrap()
    };
    let bad = run(&file, r#"{"corrections":[{"lead":{"span":[0,1]}}]}"#);
    assert_eq!(bad.status.code(), Some(1), "{bad:?}");
    let good = run(&file, &answers.to_string());
    assert!(good.status.success(), "{good:?}");
    let ledger = Ledger::open(&path, &stamp("2026-03-05")).unwrap();
    let view = ledger.view(morning("2026-03-05").date());
    assert_eq!(
        view.plan().unwrap().measures[1].leads[0].name,
        "区机关事务中心"
    );
    assert!(view.questions().unwrap().iter().any(|each| each.to_meeting));
}
