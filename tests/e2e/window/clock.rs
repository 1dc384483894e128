//! A computer whose clock was set back: every way of writing stops with a sentence, until the clerk says
//! that the clock is right.

use chrono::{Duration, Local};
use ledger::{Ledger, Stamp};
use office::ask::Answers;
use tests::window::{Start, let_go};

#[test]
fn a_clock_set_back_stops_every_write_until_it_is_confirmed() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("台账.zbtz");
    let ahead = Stamp {
        at: Local::now().naive_local() + Duration::days(40),
        by: "王小明".to_owned(),
    };
    desk::new_book(&book, None, &ahead).expect("a new book");
    let mut ledger = Ledger::open(&book, &ahead).expect("it opens");
    let act = r#"{"unit":{"add_group":{"name":"临时组"}}}"#;
    let act = office::act::Act::from_json(act).expect("an act");
    ledger.act(&act, &ahead).expect("done");
    let steps = ledger
        .view(ahead.at.date())
        .book_status()
        .expect("a status")
        .acts;
    ledger.close().expect("closed");
    Start::new("clock").book(&book).journey(async |window| {
        window.click_marked("undo").await?;
        window.see("电脑的日期早于台账上一步的日期").await?;
        window.click("关闭提示").await?;
        window.click("设置").await?;
        window.see("已编至").await?;
        window.picture("clock-settings").await?;
        window.click_marked("office-edit").await?;
        window.fill("工作专班全称", "环翠区专班").await?;
        window.click_marked("form-submit").await?;
        window.see("本次未保存").await?;
        window.click_marked("form-cancel").await?;
        window.click_marked("clock").await?;
        window.fill("说明", "电脑日期曾误设为下月").await?;
        window.picture("clock-form").await?;
        window.click_marked("form-submit").await?;
        window.see("确认电脑时间").await?;
        window.picture("clock-numbers").await?;
        Ok(())
    });
    let ledger = let_go(&book);
    let status = ledger
        .view(Local::now().date_naive())
        .book_status()
        .expect("a status");
    assert_eq!(status.acts, steps + 1, "only the confirmation was written");
}
