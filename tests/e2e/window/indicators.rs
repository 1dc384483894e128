//! Values entered in the grid turn a light, and a clerk sets that light aside: the screen and the book
//! say the same.

use chrono::{Datelike, Local};
use office::ask::Answers;
use office::lights::Light;
use tests::window::{Start, clerk, let_go};

const INDICATOR: &str = "公共管网漏损率";

#[test]
fn values_turn_a_light_and_a_clerk_sets_it_aside() {
    let folder = tempfile::tempdir().expect("a folder for the book");
    let book = folder.path().join("台账.zbtz");
    Start::new("indicators").journey(async |window| {
        clerk::begin_book(window, &book, "王小明").await?;
        window.click("方案").await?;
        window.see("推动农业机械装备更新").await?;
        window.picture("indicators-plan").await?;
        window.click("指标").await?;
        window.see(INDICATOR).await?;
        window.picture("indicators-list").await?;
        window.click_words(INDICATOR).await?;
        window.see("目标和基期").await?;
        window.click_marked("indicator-owner").await?;
        window.fill("责任单位", "区住房和城乡建设局").await?;
        window.press(tests::window::Key::Enter).await?;
        window.fill("依据", "领导明确").await?;
        window.click_marked("form-submit").await?;
        window.see_no_more("无责任单位").await?;
        window.click("指标").await?;
        window.click_marked("act-indicator.entry").await?;
        window.fill(&format!("{INDICATOR}：完成值"), "7.2").await?;
        window.picture("indicators-grid").await?;
        window.click_marked("act-entry.post").await?;
        window.see("本期已登记").await?;
        window.click_words(INDICATOR).await?;
        window.see("突破上限").await?;
        window.picture("indicators-one").await?;
        window.click_marked("part-set").await?;
        window.see("清空即不属于任何指标").await?;
        window.picture("indicators-part").await?;
        window.click_marked("form-cancel").await?;
        window.see_no_more("清空即不属于任何指标").await?;
        window.click_marked("act-indicator.override").await?;
        window.fill("理由", "管网改造期间").await?;
        window.click_marked("form-submit").await?;
        window.see("人工评定：管网改造期间").await?;
        window.picture("indicators-override").await?;
        window.click("7.推动供水及污水设施设备更新").await?;
        window.click_marked("task-add").await?;
        window.fill("任务", "完成老旧管网更新改造").await?;
        window.click_marked("form-submit").await?;
        window.see("未定时限").await?;
        window.picture("indicators-measure").await?;
        window.click("方案").await?;
        window.see("推动农业机械装备更新").await?;
        window.picture("indicators-plan-lights").await?;
        window.click("设置").await?;
        window.see("亮灯阈值").await?;
        window.picture("indicators-settings").await?;
        Ok(())
    });
    let ledger = let_go(&book);
    let list = ledger.view(Local::now().date_naive()).indicators();
    let list = list.expect("a list");
    let found = list.lines.iter().find(|line| line.name == INDICATOR);
    let line = found.expect("the indicator");
    assert_eq!(line.lit.set_aside, Some(Light::Red));
    assert_eq!(line.lit.light, Light::Green);
    let latest = line.latest.as_ref().expect("a value");
    assert!(latest.as_of < Local::now().date_naive());
    assert!(latest.as_of.year() >= 2024);
    assert_eq!(ledger.check().expect("a check"), Vec::<String>::new());
}
