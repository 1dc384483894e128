//! What a clerk does in the window, a few clicks at a time, for journeys to be told in.
//! Nothing here checks a rule: it only fails when the window can't be worked.
//! Every step begins on any page and says on which it ends.

use std::fs;
use std::path::Path;

use super::{Walked, Window};

/// Answers the three questions of a first start; ends on 今日.
pub async fn begin_book(window: &Window, book: &Path, operator: &str) -> Walked {
    window
        .fill("台账存放在哪里", &book.display().to_string())
        .await?;
    window.fill("您是哪位（经办人）", operator).await?;
    window.click("建立台账").await?;
    window.see("方案待明确事项").await?;
    Ok(())
}

/// Calls the next meeting of the series that the form proposes; ends on the meeting's page.
/// `on` is typed as a clerk would: `12.5`, `下周五`, `3个工作日`.
pub async fn call_meeting(window: &Window, on: &str, place: &str, chair: &str) -> Walked {
    window.click("会议").await?;
    window.click("召集会议").await?;
    window.fill("日期", on).await?;
    window.fill("地点", place).await?;
    window.fill("主持人", chair).await?;
    window.click("保存").await?;
    window.see("通知与材料").await?;
    Ok(())
}

/// Prints the pack of the likely meeting to `file`, replacing what lies there; ends on 打印材料 with
/// the pack in the preview.
pub async fn print_meeting_pack(window: &Window, file: &Path) -> Walked {
    if file.exists() {
        // The program never writes over a file, and a journey may be gone again.
        fs::remove_file(file)?;
    }
    window.click("打印材料").await?;
    window.click("会议材料").await?;
    save_paper(window, file).await
}

/// Saves the paper of the preview to `file`, once it stands there; ends where it began.
pub async fn save_paper(window: &Window, file: &Path) -> Walked {
    window
        .ready("[data-test=pack-preview][data-busy=false]:not([data-pages='0'])")
        .await?;
    window.fill("保存位置", &file.display().to_string()).await?;
    window.click("保存 PDF").await?;
    window.see("已保存：").await?;
    Ok(())
}
