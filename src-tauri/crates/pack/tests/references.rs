//! Contents, bookmarks, links and page numbers of every paper lead where the words stand; planted faults are
//! found. Also the section on changes, which only a new snapshot has.

mod common;

use common::{day, faces, pack_brief};
use office::brief::*;
use office::lights::Light;
use pack::papers::{self, Look};
use pack::resolve::references;
use pack::set::{Label, Sheets};

fn sheets(brief: &Brief) -> Sheets {
    papers::set(brief, &Look::default(), &faces())
}

fn change(kind: PackChangeKind, matter: &str, lights: Option<(Light, Light)>) -> PackChange {
    PackChange {
        kind,
        of: ChangedNoun::FollowUp,
        matter: matter.into(),
        unit: Some("区商务局".into()),
        from: Some("2026年11月10日".into()),
        to: Some("2026年12月10日".into()),
        lights,
    }
}

fn changes(lines: Vec<PackChange>) -> ChangesBrief {
    ChangesBrief {
        against: "《专班调度会第2次会议材料》（2026年10月20日印发）".into(),
        from: day("2026-10-20"),
        until: day("2026-11-23"),
        lines,
    }
}

fn with_changes(last: Option<ChangesBrief>, reissue: Option<ChangesBrief>) -> Brief {
    let mut brief = pack_brief();
    brief.changes = Some(SinceBrief { last, reissue });
    Brief::MeetingPack(brief)
}

fn supplement() -> Brief {
    let Brief::MeetingPack(pack) = with_changes(None, None) else {
        unreachable!()
    };
    let line = |title: &str, page| ContentsLine {
        title: title.into(),
        page,
    };
    Brief::Supplement(SupplementBrief {
        head: PaperHead {
            title: "专班调度会第3次会议材料补充材料".into(),
            draft_mark: None,
            notes: vec![],
            ..pack.head
        },
        no: 1,
        to: SupplementedBrief {
            title: "专班调度会第3次会议材料".into(),
            edition: 2,
            issued_on: day("2026-11-20"),
            last_page: 17,
            contents: vec![
                line("一、会议议程", 1),
                line("附件　分部分措施进展情况", 12),
            ],
            standing: Some("所补充的材料已于2026年11月22日被第3次印发替代".into()),
        },
        first_page: 18,
        parts: vec![
            SupplementPartBrief::Changes(changes(vec![change(
                PackChangeKind::Extended,
                "环专班〔2026〕3号 甲",
                None,
            )])),
            SupplementPartBrief::Paper(Box::new(Brief::DivisionTable(common::division_brief()))),
        ],
    })
}

#[test]
fn all_papers_resolve() {
    let mut all: Vec<Brief> = common::more::briefs()
        .into_iter()
        .map(|(_, brief)| brief)
        .collect();
    all.push(with_changes(Some(changes(vec![])), None));
    all.push(supplement());
    for brief in all {
        assert_eq!(
            references(&sheets(&brief)),
            Vec::<String>::new(),
            "{:?}",
            brief.kind()
        );
    }
}

#[test]
fn planted_faults_are_found() {
    let clean = sheets(&Brief::MeetingPack(pack_brief()));
    let found = |spoil: fn(&mut Sheets)| {
        let mut sheets = clean.clone();
        spoil(&mut sheets);
        references(&sheets)
    };
    let moved = found(|sheets| sheets.outline[3].page += 3);
    assert!(
        moved.iter().any(|words| words.contains("没有这些字")),
        "{moved:?}"
    );
    assert!(!found(|sheets| sheets.outline[3].page = 999).is_empty());
    let contents = found(|sheets| {
        let page = sheets
            .pages
            .iter_mut()
            .find(|page| !page.links.is_empty())
            .unwrap();
        page.links[2].page += 2;
    });
    assert!(
        contents.iter().any(|words| words.contains("印为第")),
        "{contents:?}"
    );
    let numbers = found(|sheets| {
        let page = sheets
            .pages
            .iter_mut()
            .rfind(|page| matches!(page.label, Label::Number(_)))
            .unwrap();
        page.label = Label::Number(99);
    });
    assert!(
        numbers.iter().any(|words| words.contains("印成第")),
        "{numbers:?}"
    );
}

#[test]
fn changes_stand_by_kind_with_before_and_now() {
    let lines = vec![
        change(PackChangeKind::Opened, "环专班〔2026〕7号 甲", None),
        change(PackChangeKind::Extended, "环专班〔2026〕3号 乙", None),
        change(
            PackChangeKind::Worse,
            "环专班〔2026〕4号 丙",
            Some((Light::Green, Light::Red)),
        ),
    ];
    let pages = sheets(&with_changes(Some(changes(lines)), Some(changes(vec![]))));
    let text: String = (0..pages.pages.len()).map(|at| pages.words(at)).collect();
    for words in [
        "自上期以来的变化",
        "督办事项新立项1项，督办事项延期1项，督办事项评价转差1项",
        "没有变化",
        "与前次印发相比",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let first = sheets(&with_changes(None, None));
    let text: String = (0..first.pages.len()).map(|at| first.words(at)).collect();
    assert!(text.contains("没有上期可以对比"));
}

#[test]
fn a_supplement_goes_on_from_its_pack() {
    let sheets = sheets(&supplement());
    for (page, number) in sheets.pages.iter().zip(18..) {
        assert_eq!(page.label, Label::Number(number));
    }
    let first = sheets.words(0);
    for words in [
        "页码接该材料第17页",
        "第2次印发",
        "已于2026年11月22日被第3次印发替代",
        "目录（续）",
        "— 18 —",
    ] {
        assert!(first.contains(words), "{words}: {first}");
    }
    let table = sheets.words(2);
    assert!(
        table.contains("— 20 —"),
        "a table in it is of the same row of pages: {table}"
    );
}

#[test]
fn the_contents_of_a_supplement_stand_below_their_heading() {
    let words = sheets(&supplement()).words(0);
    let at = |what: &str| {
        words
            .find(what)
            .unwrap_or_else(|| panic!("{what}: {words}"))
    };
    assert!(at("目录（续）") < at("一、会议议程"));
    assert!(at("一、会议议程") < at("材料印发以来的变化"));
    assert!(at("材料印发以来的变化") < at("楷体所列"));
}
