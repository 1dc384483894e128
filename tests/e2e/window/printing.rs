//! Paper in the real window: options changed fast without a blank frame, the look of papers set beside a
//! live page, a paper and many printed on a printer that keeps what it prints, and a run stopped.

use office::ask::Answers;
use office::look::RedHead;
use std::path::Path;
use std::process::Command;
use tests::printer::Printer;
use tests::window::{Key, Start, Walked, Window, clerk, let_go};

const READY: &str = "[data-test=pack-preview][data-busy=false]:not([data-pages='0'])";

/// Counts the frames in which the preview shows no drawn page, from now on.
const WATCH: &str = "window.blank = 0; window.frames = 0;
    const look = () => {
        const room = document.querySelector('[data-test=pack-preview]');
        if (room) {
            window.frames += 1;
            const box = room.getBoundingClientRect();
            const drawn = [...room.querySelectorAll('canvas')].some((canvas) => {
                const at = canvas.getBoundingClientRect();
                return at.bottom > box.top && at.top < box.bottom && canvas.width > 0;
            });
            if (!drawn) window.blank += 1;
        }
        requestAnimationFrame(look);
    };
    look();";

async fn number(window: &Window, script: &str) -> Walked<i64> {
    let found = window.driver().execute(script, Vec::new()).await?;
    Ok(found.json().as_i64().unwrap_or(-1))
}

fn words(pdf: &Path) -> String {
    let output = Command::new("pdftotext")
        .arg("-q")
        .arg(pdf)
        .arg("-")
        .output();
    String::from_utf8(output.expect("poppler").stdout).expect("UTF-8")
}

async fn options_changed_fast(window: &Window) -> Walked {
    window.click("打印材料").await?;
    window.click_marked("pack-kind-bulletin").await?;
    window.ready(READY).await?;
    let papers =
        "return Number(document.querySelector('[data-test=pack-preview]').dataset.papers);";
    let drawings =
        "return Number(document.querySelector('[data-test=pack-preview]').dataset.drawings);";
    let before = number(window, papers).await?;
    window.driver().execute(WATCH, Vec::new()).await?;
    // Many wishes in one breath: the pages stay, and only what is still wanted is set.
    let clicks = "const marks = ['送审稿', '征求意见稿', '讨论稿', 'none'];
        for (let n = 0; n < 24; n += 1) {
            setTimeout(() => document.querySelector(`[data-test=pack-mark-${marks[n % 4]}]`).click(), n * 40);
        }
        setTimeout(arguments[0], 24 * 40 + 200);";
    window.driver().execute_async(clicks, Vec::new()).await?;
    window.click_marked("pack-mark-送审稿").await?;
    window.ready(READY).await?;
    window.picture("printing-fast").await?;
    let blank = number(window, "return window.blank;").await?;
    let frames = number(window, "return window.frames;").await?;
    assert_eq!(blank, 0, "blank frames of {frames}");
    assert!(frames > 10, "{frames} frames were looked at");
    let set = number(window, papers).await? - before;
    assert!(
        (1..=12).contains(&set),
        "{set} papers were shown for 25 wishes"
    );
    // The same look again: the paper is set anew, no page is drawn.
    window.click_marked("pack-mark-none").await?;
    window.ready(READY).await?;
    let drawn = number(window, drawings).await?;
    window.click("单位").await?;
    window.click("打印材料").await?;
    window.ready(READY).await?;
    assert_eq!(
        number(window, drawings).await?,
        drawn,
        "nothing looks different"
    );
    Ok(())
}

async fn set_the_look(window: &Window) -> Walked {
    window.click("设置").await?;
    window.click_marked("look-edit").await?;
    window.ready(READY).await?;
    window.picture("look").await?;
    // What does not fit is said at its field, before anything is saved.
    window.fill("订口（左）", "34").await?;
    window.see("放不下每行28字").await?;
    window.click_marked("form-submit").await?;
    window.picture("look-refused").await?;
    window.click_marked("look-26").await?;
    window.click_marked("look-preprinted").await?;
    window.ready(READY).await?;
    window.picture("look-26").await?;
    window.click_marked("form-submit").await?;
    window.see("（国标：每行28字）").await?;
    window.picture("look-set").await?;
    Ok(())
}

async fn print_one(window: &Window, printer: &Printer) -> Walked {
    window.click("打印材料").await?;
    window.click_marked("pack-kind-division-table").await?;
    window.ready(READY).await?;
    window.click_marked("pack-print").await?;
    window.see("份数").await?;
    window.fill("份数", "0").await?;
    window.click_marked("form-submit").await?;
    window.see("数值应在1至500之间").await?;
    window.fill("份数", "1").await?;
    window.picture("print").await?;
    window.press(Key::Enter).await?;
    window.see("已送打印机").await?;
    let jobs = printer.printed(1);
    assert!(
        words(&jobs[0].pdf).contains("区发展和改革局"),
        "the words of the paper"
    );
    Ok(())
}

async fn print_many(window: &Window, folder: &Path) -> Walked {
    window.click("单位").await?;
    window.click_marked("act-unit.batch").await?;
    window.see("已选").await?;
    window.picture("batch").await?;
    // All in one file, with its progress; then a run that is stopped.
    let file = folder.join("任务单.pdf");
    window.fill("保存为", &file.display().to_string()).await?;
    window.click_marked("form-submit").await?;
    window.see("份已存为一个文件").await?;
    assert!(words(&file).contains("任务单"));
    window.click_marked("act-unit.batch").await?;
    window.see("已选").await?;
    window.click_marked("batch-folder").await?;
    let kept = folder.join("每份");
    std::fs::create_dir(&kept)?;
    window.fill("文件夹", &kept.display().to_string()).await?;
    window.click_marked("form-submit").await?;
    window.click_marked("batch-stop").await?;
    window.see("已停止：").await?;
    for entry in std::fs::read_dir(&kept)? {
        let path = entry?.path();
        assert!(
            words(&path).contains("任务单"),
            "{} is whole",
            path.display()
        );
    }
    Ok(())
}

#[test]
fn paper_shown_set_and_printed() {
    let folder = tempfile::tempdir().expect("a folder for the book");
    let book = folder.path().join("台账.zbtz");
    let printer = Printer::start(true);
    let (name, address) = printer.address();
    let start = Start::new("printing").variable(name, address);
    start.journey(async |window| {
        clerk::begin_book(window, &book, "王小明").await?;
        options_changed_fast(window).await?;
        set_the_look(window).await?;
        print_one(window, &printer).await?;
        print_many(window, folder.path()).await
    });
    let ledger = let_go(&book);
    let view = ledger.view(chrono::Local::now().date_naive());
    let look = view.look_settings().expect("the look").look;
    assert_eq!(
        (look.columns, look.left_mm, look.red_head),
        (26, 34, RedHead::Preprinted)
    );
}

#[test]
fn printing_on_a_small_screen_without_a_printer() {
    let folder = tempfile::tempdir().expect("a folder for the book");
    let book = folder.path().join("台账.zbtz");
    let nobody = folder.path().join("none.sock");
    let start = Start::new("printing-small").size(911, 440);
    let start = start.variable("CUPS_SERVER", nobody);
    start.journey(async |window| {
        clerk::begin_book(window, &book, "王小明").await?;
        window.click("打印材料").await?;
        window.click_marked("pack-kind-unit-sheet").await?;
        window.picture("printing-small").await?;
        window.click_marked("pack-batch").await?;
        window.see("已选").await?;
        window.picture("batch-small").await?;
        window.click_marked("form-cancel").await?;
        window.click_marked("pack-kind-division-table").await?;
        window.click_marked("pack-print").await?;
        window.see("没有可用的打印机").await?;
        window.picture("no-printer").await?;
        window.click_marked("form-cancel").await?;
        window.click("设置").await?;
        window.click_marked("look-edit").await?;
        window.see("天头").await?;
        window.picture("look-small").await?;
        window.click_marked("form-cancel").await
    });
}
