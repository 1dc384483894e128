//! `zhuanban-cli`: the book, the papers and the reader without a window, through the same doors.
//! Answers go to standard output, sentences to standard error. Exit 0 done, 1 refused, 2 usage or
//! unreadable input. No rule lives here.

mod args;
mod backup;
mod book;
mod choices;
mod demo;
mod file;
mod issue;
mod paper;
mod print;

use args::Command;
use office::refusal::Fault;
use std::process::ExitCode;

const USAGE: &str = "\
zhuanban-cli：专班台账命令行

  new BOOK [--notice FILE] [--by NAME] [--at TIME]   新建台账并确认方案（缺省为环翠区方案）
  plan import FILE BOOK [--answers JSON] [--by NAME] [--at TIME]  导入方案并确认；已有方案的，作为新版本
  act BOOK [--by NAME] [--at TIME] [--keep-going]    从标准输入逐行执行操作（JSON）
  ask BOOK QUESTION [JSON] [--on DATE] [--as-of DATE] 提问，如 meeting.page '{\"id\":1}'
  undo BOOK / redo BOOK                              撤销 / 重做
  pack BOOK KIND [OF] [--draft-mark 文字] [--on DATE] [--as-of DATE] --out FILE  出纸（PDF）
  print BOOK KIND [OF] [--printer 名称] [--times N] [--duplex] [--pages 1-3,5]           打印（不写打印机即用默认的）
  batch BOOK KIND [--out 文件.pdf 或文件夹] [--printer 名称] …   批量出纸：unit-sheet 各单位任务单，follow-up-slip 已交办未签收的通知单
  brief BOOK KIND [OF] [--draft-mark 文字] [--on DATE] [--as-of DATE]            该纸的数据（JSON）
  draft BOOK KIND [OF]                               拟制材料（草稿），回答其编号N
  preflight BOOK N [--as-of DATE]                    印前检查
  issue BOOK N [--as-of DATE] [--copies 份数] [--send 单位=份数 …]  印发草稿：数据和PDF一并冻结
  reprint BOOK N --out FILE                          按原样重印已印发的材料（记为已交出）
  check BOOK                                         核查台账
  backup BOOK DIR                                    备份到文件夹，核验后才算数
  drill BACKUP                                       恢复演练：试恢复到临时位置并核查，不动任何台账
  restore BACKUP BOOK                                用备份恢复台账；原台账改名留存
  restore undo BOOK                                  撤销恢复，换回原台账
  file add BOOK FILE [--title 标题] [--kind KIND] [--by NAME] [--at TIME]  收存文件（source 来文，evidence 佐证，reply 回复，signed_scan 签批扫描件）
  file export BOOK N --out FILE                      导出收存的文件（不覆盖已有文件）
  notice read FILE [--json] [--verbose]              阅读方案；--verbose 列出阅读时略过的内容
  schema                                             全部操作、提问、材料与代码的形状（JSON）
  demo BOOK [--years N] [--seed N]                   新建演示台账（虚构的办理历史）

KIND：meeting-pack 会议材料，minutes 会议纪要，meeting-notice 会议通知，sign-in-sheet 签到表，
  follow-up-slip 督办通知单，division-table 任务分工表，ledger-table 工作台账，bulletin 进展通报，
  unit-sheet 单位任务单，assessment 目标评估，open-questions 提请明确事项清单，measure-page 措施情况单，
  life 办理过程单，contacts 通讯录，register 发文登记，drafting-sheet 发文稿纸，
  supplement 补充材料
选项：
  会议材料　--collected 会后收回　--copies N 编号001至N　--annex measures,open,indicators,coordination,reports|none 附件
  督办通知单　--plain-head 提醒函用文件格式　　任务分工表、工作台账　--a3
  工作台账　--status open|overdue|due_soon|submitted|lasting|done|all　--unit N　--due-from DATE　--due-until DATE
  通讯录　--outgoing 不印手机号　　发文登记　--year N
  补充材料　--part changes|ledger-table|unit-sheet:N|measure-page:N|…（可多次）
OF：--meeting N、--follow-up N、--unit N、--measure N、--paper N 或 --pack N，针对某一事项的材料须指定
";

/// How a command ended when it did not end well.
pub(crate) enum Failure {
    /// Refused: exit 1.
    Refused(Box<Fault>),
    /// Usage or unreadable input: exit 2.
    Usage(String),
}

impl From<ledger::Error> for Failure {
    fn from(error: ledger::Error) -> Failure {
        Failure::Refused(Box::new(error.fault()))
    }
}

impl From<office::refusal::Refusal> for Failure {
    fn from(refusal: office::refusal::Refusal) -> Failure {
        Failure::Refused(Box::new(Fault::from(refusal)))
    }
}

fn main() -> ExitCode {
    if let Some(done) = desk::serve() {
        return done;
    }
    let ended = args::parse(lexopt::Parser::from_env()).and_then(run);
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Refused(fault)) => {
            say(&fault.words);
            ExitCode::from(1)
        }
        Err(Failure::Usage(words)) => {
            say(&words);
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Help => print(USAGE),
        Command::Schema => print(&format!("{:#}\n", office::schema::json())),
        Command::NoticeRead {
            file,
            json,
            verbose,
        } => paper::read_notice(&file, json, verbose),
        Command::PlanImport {
            file,
            book,
            answers,
            stamp,
        } => book::import_plan(&file, &book, answers.as_deref(), &stamp),
        Command::New {
            book,
            notice,
            stamp,
        } => book::new(&book, notice.as_deref(), &stamp),
        Command::Act {
            book,
            stamp,
            keep_going,
        } => book::act(&book, &stamp, keep_going),
        Command::Ask {
            book,
            question,
            fields,
            days,
        } => book::ask(&book, &question, fields.as_deref(), &days),
        Command::Undo { book, stamp } => book::reverse(&book, &stamp, true),
        Command::Redo { book, stamp } => book::reverse(&book, &stamp, false),
        Command::Check { book, stamp } => book::check(&book, &stamp),
        Command::Pack {
            book,
            paper,
            days,
            out,
        } => paper::pack(&book, paper, &days, &out),
        Command::Print {
            book,
            paper,
            days,
            job,
        } => print::print_paper(&book, paper, &days, &job),
        Command::Batch {
            book,
            kind,
            days,
            out,
            job,
        } => print::batch(&book, kind, &days, out.as_deref(), job),
        Command::Brief { book, paper, days } => paper::brief(&book, paper, &days),
        Command::Draft { book, paper, stamp } => issue::draft(&book, paper, &stamp),
        Command::Preflight { book, issue } => issue::preflight(&book, &issue),
        Command::Issue { book, issue } => issue::issue(&book, &issue),
        Command::Reprint {
            book,
            id,
            out,
            stamp,
        } => issue::reprint(&book, id, &out, &stamp),
        Command::FileAdd {
            book,
            file,
            title,
            kind,
            stamp,
        } => file::add(&book, &file, title, kind, &stamp),
        Command::FileExport {
            book,
            id,
            out,
            stamp,
        } => file::export(&book, id, &out, &stamp),
        Command::Backup {
            book,
            folder,
            stamp,
        } => backup::back_up(&book, &folder, &stamp),
        Command::Restore {
            backup,
            book,
            stamp,
        } => backup::restore(&backup, &book, &stamp),
        Command::RestoreUndo { book, stamp } => backup::undo_restore(&book, &stamp),
        Command::Drill { backup, stamp } => backup::drill(&backup, &stamp),
        Command::Demo { book, years, seed } => demo::demo(&book, years, seed),
    }
}

/// Writes to standard output; a reader that went away ends the program quietly.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Failure::Usage(error.to_string()))
}

/// Writes a sentence to standard error.
pub(crate) fn say(words: &str) {
    use std::io::Write;
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(std::io::stderr(), "{words}");
}
