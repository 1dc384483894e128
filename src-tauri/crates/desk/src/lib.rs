//! The desk: what the window and the command line have in common. It puts the door, the reader, the
//! book and the papers together: a new book with a plan, a paper as PDF, the faces of this machine,
//! the clock. It holds no rule, no SQL and no layout, and knows neither window nor command line.
#![deny(missing_docs)]

mod backup;
mod batch;
mod files;
mod import;
mod issue;
mod paper;
mod print;
mod restore;
mod turns;

pub use backup::{
    BACKUP_ENDING, BackupLine, Taken as TakenBackup, Taking, back_up, backup_folder, backups,
    backups_beside, copy_to, goes_on, is_due, low_space, thin,
};
pub use batch::{BatchWatch, run_batch};
pub use files::{
    Taken, clear_copies, copy_out, free_name, free_name_of_file, keep, may_open, read_unread,
    remove_copy, take_in, write_file,
};
pub use import::{Answers, Importing, import_step, keep_import, kept_import};
pub use intake::serve;
pub use issue::{IssueWish, Preflight};
pub use pack::set::Sheets;
pub use paper::{Asked, FaceLine, Papers, Set};
pub use print::{Printer, Sent, SheetSize, Way, by_ways, print, printers, sheet_size};
pub use restore::{Restored, drill, replaced, restore, undo_restore};
pub use turns::Turns;

use chrono::NaiveDateTime;
use ledger::{Ledger, Result, Stamp};
use office::act::Act;
use office::content::Content;
use office::draft::DraftPlan;
use office::plan::PlanAct;
use office::refusal::{Code, Refusal};
use office::secrecy;
use office::source::Source;
use office::working_day::WorkingDayAct;
use std::path::Path;

/// The district's notice that a new book starts with: 威环政发〔2024〕7号.
pub const SEED_NOTICE: &str = include_str!("../../../../seeds/huancui-2024-7.txt");

/// The tables of holidays that a new book starts with, each with the notice that it follows.
pub const SEED_HOLIDAYS: &str = include_str!("../../../../seeds/holidays.txt");

/// The name that the book keeps for it.
const SEED_FILE_NAME: &str = "huancui-2024-7.txt";

/// The ending of a book's file name.
pub const BOOK_ENDING: &str = "zbtz";

/// Local time. The one place that reads the clock.
pub fn now() -> NaiveDateTime {
    #[expect(
        clippy::disallowed_methods,
        reason = "everything else is given the time from here"
    )]
    let now = chrono::Local::now();
    now.naive_local()
}

/// A file's text with what stands beside it, through the door; one that carries a secrecy marking is
/// refused.
pub(crate) fn opened(file: &Path) -> std::result::Result<Source, Refusal> {
    let source = intake::read(file).map_err(|error| {
        let words = error.words();
        Refusal::at("path", Code::Unreadable { words })
    })?;
    is_open("path", &source.text)?;
    Ok(source)
}

/// Refuses a text that carries a secrecy marking.
pub(crate) fn is_open(field: &str, text: &str) -> std::result::Result<(), Refusal> {
    match secrecy::marking(text) {
        Some(marking) => Err(Refusal::at(field, Code::Secret { marking })),
        None => Ok(()),
    }
}

/// What the reader looks past in a file, a line each kind, for the clerk to check.
pub fn notice_cleanings(file: &Path) -> std::result::Result<Vec<String>, Refusal> {
    let source = opened(file)?;
    let characters: Vec<char> = source.text.chars().collect();
    let told = notice::cleanings(&source).into_iter().map(|cleaning| {
        let places = cleaning.spans.len();
        let words = cleaning.spans.iter().take(5).map(|span| {
            let words: String = characters[span.0..span.1].iter().collect();
            format!("“{}”", words.replace('\n', "⏎"))
        });
        format!(
            "{}：{places}处，如{}",
            cleaning.what,
            words.collect::<String>()
        )
    });
    Ok(told.collect())
}

/// Reads a notice from a file: its text, and what was understood.
pub fn read_notice(file: &Path) -> std::result::Result<(String, DraftPlan), Refusal> {
    let source = opened(file)?;
    let draft = notice::read_source(&source, &[]);
    Ok((source.text, draft))
}

/// The acts that set the shipped tables of holidays, a year each.
pub fn seed_holidays() -> std::result::Result<Vec<Act>, Refusal> {
    let years = SEED_HOLIDAYS.split("\n# ").skip(1);
    years
        .map(|part| {
            let (head, lines) = part.split_once('\n').unwrap_or((part, ""));
            let (year, source) = head.split_once(' ').unwrap_or((head, ""));
            let year = year.parse().unwrap_or_default();
            let (table, _) = office::working_day::read(lines, year, source)?;
            let table = table.checked()?;
            Ok(Act::WorkingDay(WorkingDayAct::SetYear { table }))
        })
        .collect()
}

/// Makes a book with the shipped tables of holidays and confirms its plan, with every question left open. Nothing remains if that fails.
pub fn new_book(path: &Path, notice: Option<&Path>, stamp: &Stamp) -> Result<()> {
    new_book_with(path, notice, stamp, |_| Ok(()))
}

/// The same, and lets `fill` work on the new book before it appears under its name.
pub fn new_book_with(
    path: &Path,
    notice: Option<&Path>,
    stamp: &Stamp,
    fill: impl FnOnce(&mut Ledger) -> Result<()>,
) -> Result<()> {
    files::folder_is_there(path)?;
    let (text, draft, file_name) = match notice {
        Some(file) => {
            let (text, draft) = read_notice(file)?;
            let name = file
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            (text, draft, name)
        }
        None => {
            let text = intake::text(SEED_NOTICE.as_bytes()).map_err(|error| Code::Unreadable {
                words: error.words(),
            })?;
            let draft = notice::read(&text);
            (text, draft, SEED_FILE_NAME.to_owned())
        }
    };
    let confirm = Act::Plan(PlanAct::Confirm {
        draft: Box::new(draft),
        corrections: Vec::new(),
        replies: Vec::new(),
        text: Content::Bytes(text.into_bytes()),
        file_name,
    });
    let mut acts = seed_holidays()?;
    acts.push(confirm);
    Ledger::create(path, |ledger| {
        ledger.found(&acts, stamp)?;
        fill(ledger)
    })
}

/// Makes a book without a plan: one is imported and confirmed on 导入方案.
pub fn empty_book(path: &Path, stamp: &Stamp) -> Result<()> {
    files::folder_is_there(path)?;
    let acts = seed_holidays()?;
    Ledger::create(path, |ledger| ledger.found(&acts, stamp))
}

#[cfg(test)]
mod tests {
    use super::*;
    use office::working_day::{self, YearTable};

    /// The clauses of the three notices as they were published.
    const NOTICES: [(i32, &str); 3] = [
        (2024, "一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。"),
        (2025, "一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。"),
        (2026, "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。"),
    ];

    #[test]
    fn the_shipped_tables_are_what_the_notices_say() {
        let shipped: Vec<YearTable> = seed_holidays()
            .unwrap()
            .into_iter()
            .map(|act| match act {
                Act::WorkingDay(WorkingDayAct::SetYear { table }) => table,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(shipped.len(), NOTICES.len());
        for (table, (year, words)) in shipped.iter().zip(NOTICES) {
            let (read, unread) = working_day::read(words, year, "").unwrap();
            assert_eq!(unread, Vec::<String>::new());
            assert_eq!((table.year, &table.days), (year, &read.days));
            assert!(table.source.contains("国办发明电〔"), "{}", table.source);
        }
    }
}
