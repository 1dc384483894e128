//! A pack from draft to its second issue: checked, issued, the data moves on, the first prints as it
//! was, the second takes its place and says what changed.

use chrono::{Duration, Local};
use ledger::{Ledger, Stamp};
use office::act::Act;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;
use tests::window::{Start, Walked, Window, clerk, let_go};

/// A book with an office, one matter that is late, one that is not, and a meeting to come.
fn begun(path: &Path) {
    let now = Local::now().naive_local();
    let stamp = |days| Stamp {
        at: now - Duration::days(days),
        by: "王小明".to_owned(),
    };
    let day = |days| (now.date() + Duration::days(days)).to_string();
    desk::new_book(path, None, &stamp(20)).expect("a new book");
    let mut book = Ledger::open(path, &stamp(20)).expect("it opens");
    let mut run = |act: Value, stamp: &Stamp| {
        let act = Act::from_json(&act.to_string()).expect("an act");
        book.act(&act, stamp).expect("done").made
    };
    let office = json!({"group_name": "环翠区专班", "office_name": "环翠区专班办公室", "host_unit": "区发展和改革局", "number_prefix": "环专班督",
        "paper_prefix": "环专班", "convener": "王某", "contact": "王小明", "telephone": "0631-5200000"});
    run(json!({"office": {"set": {"office": office}}}), &stamp(20));
    for (title, due) in [("报送更新台账", day(-3)), ("核对补贴名单", day(90))] {
        let form = json!({"title": title, "requirement": "按期报送", "source": "plan", "owner": 1, "measures": [1], "due": due});
        let id = run(json!({"follow_up": {"draft": {"form": form}}}), &stamp(15));
        run(
            json!({"follow_up": {"issue": {"id": id, "on": day(-15), "received": true}}}),
            &stamp(15),
        );
    }
    let form = json!({"series": "专班调度会", "ordinal": null, "on": day(4), "time": null, "place": null, "chair": null, "recorder": null});
    run(json!({"meeting": {"create": {"meeting": form}}}), &stamp(0));
    book.close().expect("closed");
}

/// Another matter is opened after the first issue.
fn moves_on(path: &Path) {
    let now = Local::now().naive_local();
    let stamp = Stamp {
        at: now,
        by: "王小明".to_owned(),
    };
    let due = (now.date() + Duration::days(60)).to_string();
    let mut book = Ledger::open(path, &stamp).expect("the window let go of it");
    let form = json!({"title": "增设回收网点", "requirement": "按期报送", "source": "plan", "owner": 2, "measures": [2], "due": due});
    let issue = |id| json!({"follow_up": {"issue": {"id": id, "on": now.date().to_string(), "received": true}}});
    let mut id = None;
    for act in [json!({"follow_up": {"draft": {"form": form}}}), issue(3)] {
        let act = Act::from_json(&act.to_string()).expect("an act");
        id = book.act(&act, &stamp).expect("done").made.or(id);
    }
    assert_eq!(id, Some(3));
    book.close().expect("closed");
}

/// Issues what stands in the options, after a look at the list of checks.
async fn issue(window: &Window, picture: &str) -> Walked {
    window.click_marked("pack-issue").await?;
    window.marked("check-verdict").await?;
    window
        .ready("[data-test=check-overdue][data-state=passed]")
        .await?;
    window
        .ready("[data-test=check-references][data-state=passed]")
        .await?;
    window.picture(picture).await?;
    window.click_marked("form-submit").await?;
    window.marked("pack-facts").await?;
    Ok(())
}

#[test]
fn a_pack_is_checked_issued_printed_again_and_superseded() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("台账.zbtz");
    let papers = ["一", "一再印", "二"].map(|name| folder.path().join(name).with_extension("pdf"));
    begun(&book);
    Start::new("packs").book(&book).journey(async |window| {
        window.click("打印材料").await?;
        window.click("会议材料").await?;
        window.click_marked("annex-open").await?;
        window.picture("pack-choices").await?;
        issue(window, "pack-checks").await?;
        clerk::save_paper(window, &papers[0]).await
    });
    drop(let_go(&book));
    moves_on(&book);
    Start::new("packs-again")
        .book(&book)
        .journey(async |window| {
            window.click("打印材料").await?;
            window.click_marked("pack-1").await?;
            clerk::save_paper(window, &papers[1]).await?;
            window.click_marked("pack-again").await?;
            window.click_marked("pack-issue").await?;
            window.click_marked("issue-changes").await?;
            window.see("增设回收网点").await?;
            window.picture("pack-changes").await?;
            window.click_marked("form-submit").await?;
            window
                .ready("[data-test=pack-1][data-state=superseded]")
                .await?;
            window
                .ready("[data-test=pack-2][data-state=issued]")
                .await?;
            window.picture("pack-superseded").await?;
            clerk::save_paper(window, &papers[2]).await
        });
    let bytes = papers
        .each_ref()
        .map(|paper| fs::read(paper).expect("a paper"));
    assert!(bytes[0] == bytes[1], "the first prints as it was");
    assert!(bytes[0] != bytes[2]);
    let words = Command::new("pdftotext").arg(&papers[2]).arg("-").output();
    let words = String::from_utf8(words.expect("pdftotext").stdout).expect("UTF-8");
    assert!(words.contains("与前次印发相比"), "{words}");
    assert!(words.contains("增设回收网点"), "{words}");
    assert!(
        words.contains("在办督办事项清单"),
        "the annex chosen at first: {words}"
    );
}
