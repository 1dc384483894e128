//! The window shows an earlier evening's book, takes nothing while it does, and returns with one key.

use chrono::{Duration, Local};
use ledger::{Ledger, Stamp};
use office::act::Act;
use std::path::{Path, PathBuf};
use tests::window::{Key, Start, Walked, Window};

/// A book begun twenty days ago with one follow-up, and with another since today.
fn begun(folder: &Path) -> PathBuf {
    let now = Local::now().naive_local();
    let book = folder.join("台账.zbtz");
    let then = now - Duration::days(20);
    for (at, title) in [(then, "报送更新台账"), (now, "核对补贴名单")] {
        let stamp = Stamp {
            at,
            by: "王小明".to_owned(),
        };
        if !book.exists() {
            desk::new_book(&book, None, &stamp).expect("a new book");
        }
        let mut ledger = Ledger::open(&book, &stamp).expect("it opens");
        let act = format!(
            r#"{{"follow_up":{{"draft":{{"form":{{"title":"{title}","requirement":"按期报送","source":"plan","owner":1,"co_units":[],"measures":[1],"due":"2027-06-30"}}}}}}}}"#
        );
        let act = Act::from_json(&act).expect("an act");
        ledger.act(&act, &stamp).expect("done");
        ledger.close().expect("closed");
    }
    book
}

/// A button that writes without a form can't be pressed, and says why.
async fn barred(window: &Window, name: &str) -> Walked {
    let button = window.control(name).await?;
    assert!(!button.is_enabled().await?, "{name} can be pressed");
    let title = button.attr("title").await?.unwrap_or_default();
    assert!(title.contains("正在查看历史台账"), "{name}: {title}");
    Ok(())
}

/// What would go to the printer: every line of the whole journal under a head that says so.
async fn print_the_journal(window: &Window) -> Walked {
    window.click("设置").await?;
    window.click_marked("act-settings.journal").await?;
    window.see("只增不删").await?;
    window.ready("tr[data-at='1']").await?;
    let stub = "window.print = () => { window.printed = document.querySelectorAll('tr[data-at]').length; };";
    window.driver().execute(stub, Vec::new()).await?;
    window.click_marked("act-journal.print").await?;
    let asked = "return [window.printed ?? 0, document.querySelector('[data-test=journal-print-head]').textContent];";
    for _ in 0..50 {
        let found = window.driver().execute(asked, Vec::new()).await?;
        let (rows, head): (u64, String) = found.convert()?;
        if rows > 0 {
            assert!(head.starts_with(&format!("全部记录；共{rows}条")), "{head}");
            window.click("督办").await?;
            window.click_words("核对补贴名单").await?;
            window.see("按期报送").await?;
            window.click_marked("history").await?;
            window.marked("journal-open").await?;
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    Err("nothing was printed".into())
}

#[test]
fn an_earlier_evening_is_looked_at_and_left_unchanged() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = begun(folder.path());
    let day = (Local::now().date_naive() - Duration::days(10)).to_string();
    Start::new("look-back").book(&book).journey(async |window| {
        window.click("督办").await?;
        window.see("核对补贴名单").await?;
        window.click_marked("look-back").await?;
        window.fill("哪一天", "2020-01-01").await?;
        window.click_marked("form-submit").await?;
        window.see("没有可看的台账").await?;
        window.fill("哪一天", "2099-01-01").await?;
        window.click_marked("form-submit").await?;
        window.see("2099-01-01没有可看的台账").await?;
        window.fill("哪一天", &day).await?;
        window.picture("look-back-form").await?;
        window.click_marked("form-submit").await?;
        window.marked("past-band").await?;
        window.see("报送更新台账").await?;
        window.see_no_more("核对补贴名单").await?;
        window.picture("look-back-list").await?;
        barred(window, "撤销").await?;
        window.click("今日").await?;
        window.click("逐项答复").await?;
        barred(window, "提请会议明确").await?;
        window.click("督办").await?;
        window.click_words("报送更新台账").await?;
        window.see("按期报送").await?;
        window.picture("look-back-item").await?;
        window.click_marked("search-open").await?;
        let field = window.marked("palette-input").await?;
        field.send_keys("补贴名单").await?;
        window.see("没有").await?;
        window.press(Key::Escape).await?;
        window.click_marked("follow-up-move-cancel").await?;
        window.marked("form-barred").await?;
        window.picture("look-back-barred").await?;
        window.click_marked("form-cancel").await?;
        window.see_no_more("不能登记或修改").await?;
        let focused = window.driver().active_element().await?;
        focused.send_keys(Key::Control + "h").await?;
        window.see_no_more("只读").await?;
        window.click("督办").await?;
        window.see("核对补贴名单").await?;
        window.click_words("核对补贴名单").await?;
        window.see("按期报送").await?;
        window.click_marked("history").await?;
        window.marked("journal-title").await?;
        window.see("修改记录").await?;
        window.picture("look-back-history").await?;
        print_the_journal(window).await?;
        window.click_marked("journal-open").await?;
        window.see("按期报送").await?;
        window.click("设置").await?;
        window.see("已编至").await?;
        window.picture("look-back-numbers").await?;
        window.click_marked("clock").await?;
        window.fill("说明", "电脑日期曾误设").await?;
        window.click_marked("form-submit").await?;
        window.see("已保存").await?;
        Ok(())
    });
}
