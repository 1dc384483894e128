//! A book that starts mid-way: a block copied from Excel and a last value go in as one step.

use serde_json::json;
use tests::window::{Start, clerk, let_go};

const BLOCK: &str = "编号\t事项\t承办单位\t交办日期\t办理时限\t来源\t措施\t最近进展\t进展日期\n\
环专班督〔2025〕7号\t建设再生资源回收网点\t商务局\t2025/11/3\t2027-6-30\t专班调度会第2次会议\t14\t已建成3处\t2026-2-1\n\
\t报送设备更新台账\t区不存在局\t2026-1-5\t2027-2-26\t\t\t\t\n";

/// The event that Ctrl+V makes, with a block of cells.
fn paste() -> String {
    let block = json!(BLOCK);
    format!(
        "const cell = document.querySelector('[data-cell=\"number:0\"]');
         cell.focus();
         const data = new DataTransfer();
         data.setData('text/plain', {block});
         cell.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));"
    )
}

#[test]
fn what_was_open_and_reached_before_goes_in_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("台账.zbtz");
    Start::new("opening").journey(async |window| {
        clerk::begin_book(window, &book, "王小明").await?;
        window.click("设置").await?;
        window.click_marked("opening").await?;
        window.see("可从 Excel 整块复制").await?;
        window.driver().execute(paste(), Vec::new()).await?;
        window.see("1 行待改").await?;
        window.picture("refused").await?;
        let owner = window.ready("[data-cell='owner:1']").await?;
        owner.clear().await?;
        owner.send_keys("区发展和改革局").await?;
        window.see_no_more("行待改").await?;
        window.picture("opening").await?;
        window.click_marked("act-opening.post").await?;
        window.see("建设再生资源回收网点").await?;
        window.picture("follow_ups").await?;
        // It came from above too, which its own page says from now on.
        window.click_words("建设再生资源回收网点").await?;
        window.click_marked("source-add").await?;
        window.fill("来文", "鲁政办发〔2026〕3号").await?;
        window.picture("source-add").await?;
        window.click_marked("form-submit").await?;
        window.see("上级来文：鲁政办发〔2026〕3号").await?;
        window.click_marked("leader-set").await?;
        window.see("通讯录里还没有区领导").await?;
        window.picture("leader-set").await?;
        Ok(())
    });
    let ledger = let_go(&book);
    let view = ledger.view(chrono::Local::now().date_naive());
    let query = office::follow_up::FollowUpQuery::default();
    let list = office::ask::Answers::follow_ups(&view, query).expect("a list");
    let numbers: Vec<Option<&str>> = list.rows.iter().map(|row| row.number.as_deref()).collect();
    assert_eq!(list.rows.len(), 2, "{numbers:?}");
    assert!(
        numbers.contains(&Some("环专班督〔2025〕7号")),
        "{numbers:?}"
    );
}
