//! A period of reports in the real window: opened, one on time, one late, one returned, one corrected,
//! the missing ones named with whom to ring, nothing asked twice, an ask taken back.

use chrono::{Datelike, Days, Local, NaiveDate};
use ledger::{Ledger, Stamp};
use office::act::Act;
use office::ask::Answers;
use office::report::{OwedState, ReportState};
use std::path::{Path, PathBuf};
use tests::window::{Key, Start, Walked, Window, clerk, let_go};

const FIRST_WORDS: &str = "已更新设备二十台";
const RIGHT_WORDS: &str = "已更新设备二十二台";
const MATTER: &str = "报送一季度工作总结";
const LIAISON: &str = "孙某";
const NUMBER: &str = "0631-5200003";

fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// By which day of the month reports are due, so that the newest period that has come due did so some
/// days ago; and a day before that on which one came in.
fn due_day() -> (u32, NaiveDate) {
    let first = today().with_day(1).expect("each month has a first day");
    if today().day() > 12 {
        (1, first)
    } else {
        let before = first.pred_opt().expect("a day before");
        (20, before.with_day(18).expect("each month has it"))
    }
}

/// A book begun some months ago, three units that lead, and whom to ring of the third.
fn begun(folder: &Path) -> (PathBuf, Vec<(i64, String)>) {
    let book = folder.join("台账.zbtz");
    let stamp = Stamp {
        at: Local::now().naive_local() - Days::new(100),
        by: "王小明".to_owned(),
    };
    desk::new_book(&book, None, &stamp).expect("a new book");
    let mut ledger = Ledger::open(&book, &stamp).expect("it opens");
    let plan = ledger.view(today()).plan().expect("the plan");
    let mut leads: Vec<(i64, String)> = Vec::new();
    for measure in &plan.measures {
        let part = &measure.leads[0];
        let Some(unit) = part.unit else { continue };
        if leads.iter().all(|(id, _)| *id != unit.0) {
            leads.push((unit.0, part.name.clone()));
        }
    }
    for (unit, _) in &leads {
        let act = format!(
            r#"{{"person":{{"add":{{"person":{{"unit":{unit},"name":"{LIAISON}","post":"科长","role":"liaison","telephone":"{NUMBER}","mobile":null,"field":null,"from":null}}}}}}}}"#
        );
        let act = Act::from_json(&act).expect("an act");
        ledger.act(&act, &stamp).expect("done");
    }
    ledger.close().expect("closed");
    (book, leads)
}

async fn open_the_period(window: &Window) -> Walked {
    window.click("设置").await?;
    window.click_marked("set-cycle-month").await?;
    let from = (today() - Days::new(70)).to_string();
    window.fill("自何日所在期起", &from).await?;
    window.fill("第几个", &due_day().0.to_string()).await?;
    window.picture("report-cycle").await?;
    window.click_marked("form-submit").await?;
    window.see("期末当月").await?;
    Ok(())
}

async fn record(window: &Window, unit: i64, on: NaiveDate, words: &str) -> Walked {
    window.click_marked(&format!("record-{unit}")).await?;
    window.fill("收到日期", &on.to_string()).await?;
    window.fill("进展", words).await?;
    window.click_marked("form-submit").await?;
    window.see(words).await?;
    Ok(())
}

async fn take_reports_in(window: &Window, leads: &[(i64, String)]) -> Walked {
    let (prompt, late) = (leads[0].0, leads[1].0);
    record(window, prompt, due_day().1, FIRST_WORDS).await?;
    record(window, late, today(), "已完成备案三批").await?;
    window.see("已报，迟").await?;
    window.click_marked(&format!("return-{late}")).await?;
    window.fill("理由", "缺台账").await?;
    let again = (today() + Days::new(5)).to_string();
    window.fill("补报时限", &again).await?;
    clear_of_the_form(window).await?;
    window.picture("report-return").await?;
    window.click_marked("form-submit").await?;
    window.see("退回：缺台账").await?;
    window.click_marked(&format!("correct-{prompt}")).await?;
    window.see("更正进展报告").await?;
    window.fill("进展", RIGHT_WORDS).await?;
    window.picture("report-correct").await?;
    window.click_marked("form-submit").await?;
    window.see(RIGHT_WORDS).await?;
    window.picture("reports").await?;
    Ok(())
}

/// A fault's line stays until it is closed, so it stands where no form has its buttons.
async fn clear_of_the_form(window: &Window) -> Walked {
    let mishap = "Promise.reject(new Error('a mishap of the window'));";
    window.driver().execute(mishap, Vec::new()).await?;
    let line = window.ready(".toast.fault").await?.rect().await?;
    let button = window.marked("form-submit").await?.rect().await?;
    assert!(
        line.y + line.height < button.y,
        "it lies at {} over the button at {}",
        line.y + line.height,
        button.y
    );
    window.picture("toast-above-form").await?;
    // Not the line of the act beside it: that one goes by itself.
    window.ready(".toast.fault .close").await?.click().await?;
    Ok(())
}

async fn ask_once(window: &Window, leads: &[(i64, String)]) -> Walked {
    let (unit, name) = &leads[2];
    for again in [false, true] {
        window.click_marked("report-ask").await?;
        // “单位” is also a page of the side bar.
        let field = window.ready("[data-test=field-units] input").await?;
        field.send_keys(name.as_str()).await?;
        window.press(Key::Enter).await?;
        window.fill("报送内容", MATTER).await?;
        let due = (today() + Days::new(9)).to_string();
        window.fill("报送时限", &due).await?;
        if again {
            window.marked("already-asked").await?;
            window.see("已要求报送").await?;
            window.click_marked("form-submit").await?;
            window.see("不必再要").await?;
            window.picture("report-ask-once").await?;
            window.click_marked("form-cancel").await?;
        } else {
            window.click_marked("form-submit").await?;
            window.see(MATTER).await?;
        }
    }
    window.click_marked(&format!("withdraw-{unit}")).await?;
    window.fill("理由", "年报中已有").await?;
    window.picture("report-withdraw").await?;
    window.click_marked("form-submit").await?;
    window.see_no_more(MATTER).await?;
    Ok(())
}

#[test]
fn a_period_of_reports() {
    let folder = tempfile::tempdir().expect("a folder for the book");
    let (book, leads) = begun(folder.path());
    Start::new("reports").book(&book).journey(async |window| {
        open_the_period(window).await?;
        window.click("今日").await?;
        window.see("报告未报").await?;
        window.see(NUMBER).await?;
        window.see("未报，超").await?;
        window.picture("today-reports").await?;
        window.click("登记报告").await?;
        window.marked("only-unit").await?;
        window.see(NUMBER).await?;
        window.picture("reports-of-unit").await?;
        window.click_marked("only-unit").await?;
        window.click_words("全部应报").await?;
        take_reports_in(window, &leads).await?;
        ask_once(window, &leads).await?;
        clerk::call_meeting(window, "今天", "区政府第三会议室", "李建国").await?;
        window.picture("meeting-begun").await?;
        window.click("会议").await?;
        window.see("区政府第三会议室").await?;
        window.picture("meetings").await?;
        Ok(())
    });
    let ledger = let_go(&book);
    let view = ledger.view(today());
    let missing = view.today().expect("a page").reports_missing;
    let period = missing.first().expect("most are missing").period;
    let page = view.reports(Some(period)).expect("the period");
    let of = |unit: i64, state| {
        let lines = page.lines.iter();
        let mut lines = lines.filter(|line| line.unit.0 == unit && line.standing.state == state);
        lines.next().expect("such a row").clone()
    };
    let prompt = of(leads[0].0, OwedState::Received);
    assert_eq!(prompt.standing.late_by, 0);
    assert_eq!(prompt.report.expect("a report").progress, RIGHT_WORDS);
    let late = of(leads[1].0, OwedState::Returned);
    assert_eq!(late.standing.returned, 1);
    assert_eq!(late.report.expect("a report").state, ReportState::Returned);
    assert!(page.lines.iter().all(|line| line.request.is_none()));
    let named = missing.iter().find(|line| line.unit.0 == leads[2].0);
    let ring = named
        .and_then(|line| line.ring.clone())
        .expect("whom to ring");
    assert_eq!(ring.number.as_deref(), Some(NUMBER));
}
