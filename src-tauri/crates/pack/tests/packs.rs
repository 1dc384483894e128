//! 会议材料 however much there is to say, numbered copies of it, and forms that keep to one sheet. What the
//! pages of an ordinary pack look like is for the golden pages.

mod common;

use common::{faces, pack_brief};
use office::brief::Brief;
use pack::papers::{self, Look};
use pack::resolve::references;
use pack::set::{Label, Sheets};

fn sheets(brief: &Brief) -> Sheets {
    papers::set(brief, &Look::default(), &faces())
}

#[test]
fn numbered_copies_stand_in_one_file_each_on_sheets_of_its_own() {
    let one = sheets(&Brief::MeetingPack(pack_brief()));
    let mut brief = pack_brief();
    (brief.collected, brief.copies) = (true, Some(3));
    let three = sheets(&Brief::MeetingPack(brief));
    assert_eq!(references(&three), Vec::<String>::new());
    let each = one.pages.len().next_multiple_of(2);
    assert_eq!(three.pages.len(), 2 * each + one.pages.len());
    for copy in 0..3 {
        let cover = three.words(copy * each);
        assert!(cover.contains(&format!("编号：{:03}", copy + 1)), "{cover}");
        let links = &three.pages[copy * each + 1].links;
        assert!(!links.is_empty());
        let own = copy * each..copy * each + one.pages.len();
        assert!(links.iter().all(|link| own.contains(&link.page)));
    }
    let marks = three.outline.iter().filter(|entry| entry.level == 1);
    let marks: Vec<&str> = marks.map(|entry| entry.title.as_str()).collect();
    assert_eq!(marks, ["编号001", "编号002", "编号003"]);
}

/// A pack of ten busy years: hundreds of open matters, long lists everywhere.
fn big_pack() -> office::brief::MeetingPackBrief {
    let mut brief = common::more::pack_with_annexes();
    let many = |lines: &[office::brief::FollowUpBrief], count: usize| -> Vec<_> {
        lines.iter().cycle().take(count).cloned().collect()
    };
    brief.open = many(&brief.open, 400);
    brief.closed_since = many(&brief.open, 60);
    let owner = brief.chasing[0].clone();
    brief.chasing = (0..40)
        .map(|no| {
            let mut owner = owner.clone();
            owner.owner = format!("第{no}单位");
            owner.lines = many(&owner.lines, 4);
            owner
        })
        .collect();
    let lines = brief.coordination.clone();
    brief.coordination = lines.iter().cycle().take(80).cloned().collect();
    if let Some(last) = &mut brief.last_meeting {
        let decisions = last.decisions.clone();
        last.decisions = decisions.iter().cycle().take(40).cloned().collect();
    }
    let indicators = brief.indicators.clone();
    brief.indicators = indicators.iter().cycle().take(90).cloned().collect();
    let red = brief.summary.red[0].clone();
    brief.summary.red = (0..150).map(|_| red.clone()).collect();
    brief.summary.asks = (1..=30)
        .map(|no| format!("研究第{no}项议题，涉及牵头单位、责任单位和完成时限的调整。"))
        .collect();
    brief
}

#[test]
fn the_body_of_a_pack_keeps_to_twelve_pages_and_the_summary_to_one_whatever_the_data() {
    let pack = big_pack();
    let sheets = sheets(&Brief::MeetingPack(pack.clone()));
    assert_eq!(references(&sheets), Vec::<String>::new());
    let page_of = |title: &str| {
        let found = sheets
            .outline
            .iter()
            .find(|entry| entry.title.contains(title));
        found.unwrap_or_else(|| panic!("no {title}")).page
    };
    let (agenda, summary) = (page_of("会议议程"), page_of("一页综述"));
    let next = page_of("需协调事项");
    assert_eq!(next, summary + 1, "the summary is one page");
    let body = page_of("附件1") - agenda;
    assert!(body <= 12, "the body has {body} pages");
    assert!(body >= 9, "the body uses its room: {body} pages");
    // What is left out is counted, and the page named is the page.
    let text: String = (agenda..agenda + body)
        .map(|page| sheets.words(page))
        .collect();
    for (annex, name) in [
        ("附件2", "在办督办事项清单"),
        ("附件3", "指标和目标完成情况"),
        ("附件4", "需协调事项清单"),
    ] {
        let page = page_of(&format!("{annex}　{name}"));
        let Label::Number(number) = sheets.pages[page].label else {
            panic!("an annex has numbered pages")
        };
        let words = format!("见{annex}（第{number}页起）");
        let text: String = text.split_whitespace().collect();
        assert!(text.contains(&words), "{words} is not said");
        let links = sheets.pages[agenda..agenda + body]
            .iter()
            .flat_map(|page| &page.links);
        assert!(
            links.clone().any(|link| link.page == page),
            "no link leads to {annex}"
        );
    }
    // Without annexes the rest is in the ledger.
    let mut bare = pack;
    bare.annexes.clear();
    let bare = set_pack(&bare);
    let text: String = (0..bare.pages.len()).map(|page| bare.words(page)).collect();
    assert!(text.contains("见工作台账"));
    assert!(bare.pages.len() <= 14 + 2);
}

fn set_pack(brief: &office::brief::MeetingPackBrief) -> Sheets {
    sheets(&Brief::MeetingPack(brief.clone()))
}

#[test]
fn one_matter_is_one_sheet_however_much_was_said_about_it() {
    let mut slip = common::more::slip_brief(false);
    slip.history = (1..=9)
        .map(|day| format!("2026年11月{day}日催办（王某批准）"))
        .collect();
    slip.demand = Some("请说明超期原因，明确完成时间和责任人。".repeat(6));
    assert_eq!(sheets(&Brief::Slip(slip)).pages.len(), 1);
}
