//! The office's people and its outgoing papers in the real window: a contact list pasted in, a unit merged
//! into another with what it had, and a letter from its draft to its number.

use chrono::Local;
use office::ask::Answers;
use tests::window::{Key, Start, Walked, Window, clerk, let_go};

const LIST: &str = "区商务局 孙科长 科长 联络员 0631-5200003";

async fn fill_the_office(window: &Window) -> Walked {
    window.click("设置").await?;
    window.click_marked("office-edit").await?;
    for (label, words) in [
        ("工作专班全称", "环翠区设备更新工作专班"),
        ("专班办公室名称", "环翠区设备更新工作专班办公室"),
        ("发文代字", "环专班"),
        ("召集人", "王建国"),
        ("联系人", "小于"),
        ("联系电话", "0631-5200000"),
    ] {
        window.fill(label, words).await?;
    }
    window.picture("office").await?;
    window.click_marked("form-submit").await?;
    window.see("环专班").await?;
    Ok(())
}

async fn paste_the_contacts(window: &Window) -> Walked {
    window.click("单位").await?;
    window.click_marked("act-unit.directory").await?;
    window.click_marked("act-person.import").await?;
    window.fill("名单", LIST).await?;
    window.see("读懂的 1 行").await?;
    window.picture("contacts").await?;
    window.click_marked("form-submit").await?;
    window.see_no_more("读懂的 1 行").await?;
    window.picture("directory").await?;
    // Who leaves does so on a day that is asked for; here nobody does.
    window.click_words("孙科长").await?;
    window.click_marked("person-leave").await?;
    window.see("自这一天起不再列为联系人").await?;
    window.picture("person-leave").await?;
    window.click_marked("form-cancel").await?;
    window.see_no_more("自这一天起不再列为联系人").await?;
    Ok(())
}

async fn merge_a_unit(window: &Window) -> Walked {
    window.click("单位").await?;
    window.see("孙科长").await?;
    window.picture("units").await?;
    window.click_words("区水利局").await?;
    window.click_marked("act-unit.succeed").await?;
    window.click_words("合并").await?;
    window.fill("依据", "区级机构改革方案").await?;
    window.fill("并入", "qfgj").await?;
    window.see("区发展和改革局").await?;
    window.press(Key::Enter).await?;
    window.picture("merge").await?;
    window.click_marked("form-submit").await?;
    window.see("起已不存在").await?;
    window.picture("merged").await?;
    Ok(())
}

async fn send_a_letter(window: &Window) -> Walked {
    window.click("发文").await?;
    window.see("还没有发文。").await?;
    window.click_marked("act-paper.new").await?;
    window.fill("标题", "关于报送一季度进展情况的函").await?;
    window.fill("主送", "区商务局").await?;
    window.press(Key::Enter).await?;
    window.picture("draft").await?;
    window.click_marked("form-submit").await?;
    window.see("签发时编号").await?;
    window.click_marked("act-paper.submit").await?;
    window.click_marked("form-submit").await?;
    window.click_marked("act-paper.sign").await?;
    window.click_marked("form-submit").await?;
    window.see("函〔").await?;
    window.picture("paper").await?;
    window.click("发文").await?;
    window.see("缺签批页").await?;
    window.picture("papers").await?;
    Ok(())
}

#[test]
fn units_people_and_papers() {
    let folder = tempfile::tempdir().expect("a folder for the book");
    let book = folder.path().join("台账.zbtz");
    Start::new("units-and-papers").journey(async |window| {
        clerk::begin_book(window, &book, "王小明").await?;
        fill_the_office(window).await?;
        paste_the_contacts(window).await?;
        merge_a_unit(window).await?;
        send_a_letter(window).await?;
        Ok(())
    });
    let ledger = let_go(&book);
    let view = ledger.view(Local::now().date_naive());
    let units = view.units().expect("units");
    let ended = units.iter().filter(|unit| unit.ended_on.is_some()).count();
    assert_eq!(ended, 1);
    let register = view.papers(None, None).expect("the register");
    let number = register.rows[0].number.clone().expect("a number");
    assert!(number.starts_with("环专班函〔"), "{number}");
}
