//! The main job in the real window, from an empty machine to paper and back: what the window showed,
//! what the paper says and what the book holds are compared with each other.

use chrono::{Local, NaiveDate};
use office::ask::Answers;
use office::brief::{Brief, PaperKind, Recipe, Subject};
use office::follow_up::{FollowUpFilter, FollowUpQuery};
use office::id::MeetingId;
use std::path::Path;
use std::process::Command;
use tests::window::{Key, Start, Walked, Window, clerk, let_go};

const OLD_LEAD: &str = "区农业机械发展中心";
const NEW_LEAD: &str = "区水利局";
const AGENDA: &str = "废旧家电回收网点建设情况";
const DECISION: &str = "年底前建成废旧家电回收网点20处";
const OWNER: &str = "区商务局";

fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// Hands measure 4 to another lead, with the reason; ends on its page.
async fn change_the_lead(window: &Window) -> Walked {
    window.click("方案").await?;
    window.click_words("推动农业机械装备更新").await?;
    window.click(&format!("{OLD_LEAD}：调整")).await?;
    window.fill("改由", NEW_LEAD).await?;
    window.press(Key::Enter).await?;
    window.fill("依据", "专班专题会议议定").await?;
    window.click_marked("form-submit").await?;
    window.see("以前的分工（1）").await?;
    Ok(())
}

/// Holds the meeting that is open: agenda, who came, one decision that becomes a follow-up.
async fn hold_the_meeting(window: &Window) -> Walked {
    window.fill("新议题", AGENDA).await?;
    window.press(Key::Enter).await?;
    window.see(AGENDA).await?;
    window.click_marked("invite-leads").await?;
    window.control(&format!("移出{OWNER}")).await?;
    window.picture("prepare").await?;
    window.click_marked("phase-hold").await?;
    window.click_marked("meeting-hold").await?;
    // The rows move up when the button goes: wait, or the click lands on the row below.
    window.see_no_more("登记已召开").await?;
    let unit = window.ready("[data-test=attendance-1] .unit").await?;
    unit.click().await?;
    window.strike('1').await?;
    window
        .ready("[data-test=attendance-1][data-presence=present]")
        .await?;
    window.picture("attendance").await?;
    window.fill("议定内容", DECISION).await?;
    window.fill("承办单位", OWNER).await?;
    window.press(Key::Enter).await?;
    window.fill("办理时限", "20个工作日").await?;
    window.click_marked("decision-save").await?;
    window.see("1号").await?;
    window.picture("decision").await?;
    Ok(())
}

/// The paper's words without blanks and line breaks.
fn words_of(pdf: &Path) -> String {
    let text = Command::new("pdftotext")
        .arg("-raw")
        .arg(pdf)
        .arg("-")
        .output()
        .expect("poppler-utils is installed by the set-up");
    let text = String::from_utf8(text.stdout).expect("UTF-8");
    text.chars().filter(|mark| !mark.is_whitespace()).collect()
}

/// Everything that the book says stands on the paper.
fn compare(book: &Path, pdf: &Path) {
    let ledger = let_go(book);
    let view = ledger.view(today());
    let words = words_of(pdf);
    let brief = view.brief(Recipe::plain(
        PaperKind::MeetingPack,
        Some(Subject::Meeting(MeetingId(1))),
    ));
    let Brief::MeetingPack(brief) = brief.expect("a brief") else {
        panic!("a meeting pack")
    };
    assert_eq!(brief.open.len(), 1, "the decision became a follow-up");
    let follow_up = &brief.open[0];
    assert_eq!(follow_up.owner, OWNER);
    let number = follow_up.number.clone().expect("issued at once");
    for wanted in [&number, &follow_up.title, AGENDA, NEW_LEAD] {
        assert!(words.contains(wanted), "{wanted} is not on the paper");
    }
    let measures: Vec<_> = brief
        .chapters
        .iter()
        .flat_map(|chapter| &chapter.measures)
        .collect();
    assert_eq!(measures.len(), 27);
    for measure in measures {
        assert!(words.contains(&measure.title), "{}", measure.title);
    }
    let held = view.meeting(MeetingId(1)).expect("the meeting");
    assert!(held.attendance.iter().any(|line| line.presence.is_some()));
    assert_eq!(ledger.check().expect("a check"), Vec::<String>::new());
    ledger.close().expect("closed");
}

#[test]
fn from_first_start_to_paper_and_back() {
    let folder = tempfile::tempdir().expect("a folder for the book");
    let book = folder.path().join("台账.zbtz");
    let pdf = folder.path().join("会议材料.pdf");
    Start::new("clerks-day").journey(async |window| {
        clerk::begin_book(window, &book, "王小明").await?;
        change_the_lead(window).await?;
        window.picture("measure").await?;
        let head = window.marked("head").await?.rect().await?;
        assert!(head.height < 50.0, "the head stands on {} px", head.height);
        clerk::call_meeting(window, "今天", "区政府第三会议室", "李建国").await?;
        hold_the_meeting(window).await?;
        window.click("督办").await?;
        window.see(OWNER).await?;
        window.picture("follow-ups").await?;
        window.click("打印材料").await?;
        window.click("会议材料").await?;
        // With the list of everything open, so that the paper can be held against the book.
        window.click_marked("annex-open").await?;
        clerk::print_meeting_pack(window, &pdf).await?;
        window.picture("pack").await?;
        Ok(())
    });
    compare(&book, &pdf);

    // After a restart undo still knows the decision, and takes its follow-up with it.
    Start::new("clerks-day-after")
        .book(&book)
        .journey(async |window| {
            window.click("督办").await?;
            window.see(OWNER).await?;
            window.click_marked("undo").await?;
            window.see_no_more(OWNER).await?;
            window.picture("undone").await?;
            Ok(())
        });
    let ledger = let_go(&book);
    let view = ledger.view(today());
    let left = view
        .follow_ups(FollowUpQuery {
            filter: FollowUpFilter::All,
            ..FollowUpQuery::default()
        })
        .expect("a list");
    assert_eq!(left.rows.len(), 0);
    let status = view.book_status().expect("a status");
    assert_eq!(status.redo.as_deref(), Some("记录议定事项"));
    let measures = view.plan().expect("the plan").measures;
    let leads: Vec<&str> = measures[3]
        .leads
        .iter()
        .map(|part| part.name.as_str())
        .collect();
    assert_eq!(leads, [NEW_LEAD], "the assignment before it stays changed");
}
