//! 导入方案 in the real window: a notice of the clerk's own is read, one name is corrected by selecting
//! it, three doubts are answered, and 方案 shows what was confirmed. Then a low window, and an amended
//! notice as a new version.

use ledger::Stamp;
use office::ask::Answers;
use std::path::Path;
use tests::window::{Start, Walked, Window, let_go};

/// Two measures; a reader takes 区停车办 for a unit of the annotation, the clerk knows that it leads.
const NOTICE: &str = "\
威环政办发〔2025〕12号
威海市环翠区人民政府办公室
关于印发《环翠区智慧停车建设工作方案》的通知
一、重点任务
1.推进停车设施建设。到2026年，新增公共停车泊位2000个以上，停车信息共享率较2024年增长20%。（牵头单位：区住房城乡建设局；责任单位：区停车办、区机关事务服务中心）
2.推进平台建设。建设智慧停车平台，公共停车场接入率达到90%。（责任单位：区机关事务中心）
";

/// Selects words of the notice as a mouse would leave them.
async fn select(window: &Window, words: &str) -> Walked {
    const SELECT: &str = "const words = arguments[0];
        for (const piece of document.querySelectorAll('[data-test=notice-text] [data-from]')) {
          const at = piece.textContent.indexOf(words);
          if (at < 0) continue;
          piece.scrollIntoView({ block: 'center' });
          document.getSelection().setBaseAndExtent(piece.firstChild, at, piece.firstChild, at + words.length);
          return true;
        }
        return false;";
    let found = window.driver().execute(SELECT, vec![words.into()]).await?;
    assert_eq!(found.json(), &serde_json::Value::Bool(true), "{words}");
    Ok(())
}

async fn begin(window: &Window, book: &Path) -> Walked {
    window
        .fill("台账存放在哪里", &book.display().to_string())
        .await?;
    window.fill("您是哪位（经办人）", "王小明").await?;
    window
        .click("另一份方案：建立台账后选择文件，逐条核对再确认")
        .await?;
    window.click("建立台账").await?;
    window.ready("[data-test=import-source]").await?;
    Ok(())
}

async fn read(window: &Window, file: &Path) -> Walked {
    window
        .fill("方案文件的位置", &file.to_string_lossy())
        .await?;
    window.click_marked("import-read").await?;
    window.ready("[data-test=notice-text]").await?;
    Ok(())
}

/// Answers three doubts: the alias, a lead, and a base value put before a meeting.
async fn answer(window: &Window) -> Walked {
    for (kind, how) in [
        ("无牵头单位", "区住房城乡建设局"),
        ("疑为同一单位", "同一单位，称“区机关事务服务中心”"),
        ("缺基期", "提请会议明确"),
    ] {
        for _ in 0..9 {
            let strip = window.marked("import-questions").await?.text().await?;
            if strip.contains(kind) {
                break;
            }
            window.click("下一个（J）").await?;
        }
        if kind == "无牵头单位" {
            window.fill("由哪个单位", how).await?;
            window.press(tests::window::Key::Enter).await?;
        } else if kind == "缺基期" {
            window.click_marked("import-meeting").await?;
        } else {
            window.click_words(how).await?;
        }
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    }
    window.see("已答 3").await?;
    Ok(())
}

fn check(book: &Path) {
    let ledger = let_go(book);
    let view = ledger.view(chrono::Local::now().date_naive());
    let plan = view.plan().expect("a plan");
    let leads: Vec<&str> = plan.measures[0]
        .leads
        .iter()
        .map(|part| part.name.as_str())
        .collect();
    assert_eq!(leads, ["区住房城乡建设局", "区停车办"]);
    assert_eq!(plan.measures[1].leads[0].name, "区住房城乡建设局");
    let questions = view.questions().expect("questions");
    assert_eq!(
        questions
            .iter()
            .filter(|each| each.answer.is_some())
            .count(),
        2
    );
    assert_eq!(questions.iter().filter(|each| each.to_meeting).count(), 1);
    assert_eq!(view.plan_versions().expect("versions")[0].corrections, 1);
    ledger.close().expect("closed");
}

#[test]
fn a_notice_is_corrected_answered_and_confirmed() {
    let folder = tempfile::tempdir().expect("a folder for the book");
    let book = folder.path().join("停车台账.zbtz");
    let notice = folder.path().join("停车方案.txt");
    std::fs::write(&notice, NOTICE).expect("the notice");
    Start::new("import").journey(async |window| {
        begin(window, &book).await?;
        window.picture("import-source").await?;
        window.fill("方案文件的位置", "/没有这个文件.txt").await?;
        window.click_marked("import-read").await?;
        window.see("找不到这个文件").await?;
        read(window, &notice).await?;
        window.picture("import-read").await?;
        window.click_marked("import-cleanings").await?;
        window.see("按 UTF-8 读取").await?;
        window.see("原文一字不改").await?;
        window.picture("import-cleanings").await?;
        window.click_marked("import-cleanings").await?;
        select(window, "区停车办").await?;
        window.ready("[data-test=import-bar]").await?;
        window.picture("import-bar").await?;
        window.click_marked("correct-lead").await?;
        window.see("更正1处").await?;
        answer(window).await?;
        window.picture("import-answered").await?;
        window.click_marked("act-import.confirm").await?;
        window.see("推进停车设施建设").await?;
        window.picture("import-confirmed").await?;
        Ok(())
    });
    check(&book);
}

#[test]
fn an_amended_notice_is_laid_beside_the_plan_in_force() {
    let folder = tempfile::tempdir().expect("a folder for the book");
    let book = folder.path().join("台账.zbtz");
    let stamp = Stamp {
        at: chrono::Local::now().naive_local(),
        by: "王小明".to_owned(),
    };
    desk::new_book(&book, None, &stamp).expect("a book with the district's plan");
    let amended = Path::new(env!("CARGO_MANIFEST_DIR")).join("files/notice/huancui-2025-3.txt");
    Start::new("new-version")
        .book(&book)
        .journey(async |window| {
            window.click("方案").await?;
            window.click_marked("plan-import").await?;
            read(window, &amended).await?;
            window.ready("[data-test=revision]").await?;
            window.picture("new-version").await?;
            window.click_marked("act-import.confirm").await?;
            window.see("推动数据中心绿色改造").await?;
            window.see("已取消措施").await?;
            window.click_marked("plan-versions").await?;
            window.see("威环政发〔2024〕7号").await?;
            window.picture("versions").await?;
            Ok(())
        });
    Start::new("import-low")
        .size(911, 440)
        .book(&book)
        .journey(async |window| {
            window.click("方案").await?;
            window.click_marked("plan-import").await?;
            read(window, &amended).await?;
            window.picture("import-low").await?;
            window.click_marked("act-import.cancel").await?;
            window.ready("[data-test=import-source]").await?;
            Ok(())
        });
}
