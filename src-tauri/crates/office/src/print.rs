//! Printing: how a paper is to come out of a printer, and a run over many papers. Forms and their words
//! only: who prints is `desk`, and nothing here is a fact of the book.

use crate::brief::Recipe;
use crate::field;
use crate::refusal::{Code, Fault, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which sides of the sheets are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// 单面.
    #[default]
    One,
    /// 双面: turned at the long edge, as a book.
    LongEdge,
    /// 双面: turned at the short edge, as lying tables.
    ShortEdge,
}

/// How a paper is to come out of a printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintJob {
    /// The printer; none is the system's default.
    pub printer: Option<String>,
    /// 份数.
    pub copies: u32,
    /// 单面 or 双面.
    pub sides: Sides,
    /// 页码 `1-3,5`; none is all.
    pub pages: Option<String>,
}

impl Default for PrintJob {
    fn default() -> PrintJob {
        PrintJob {
            printer: None,
            copies: 1,
            sides: Sides::One,
            pages: None,
        }
    }
}

/// Copies at once: more is a slip of the finger.
const MOST_COPIES: i64 = 500;

impl PrintJob {
    /// The form with its pages written one way, or what is wrong with it.
    pub fn checked(&self) -> Result<PrintJob, Refusal> {
        field::within("copies", i64::from(self.copies), 1, MOST_COPIES)?;
        let pages = field::optional("pages", &self.pages, 60)?;
        Ok(PrintJob {
            pages: pages.as_deref().map(page_list).transpose()?,
            ..self.clone()
        })
    }
}

/// `1-3，5` → `1-3,5`: full-width marks are taken, pages grow.
fn page_list(text: &str) -> Result<String, Refusal> {
    let refused = || {
        Refusal::at(
            "pages",
            Code::PageList {
                text: text.to_owned(),
            },
        )
    };
    let plain: String = text
        .chars()
        .filter(|mark| !mark.is_whitespace())
        .map(|mark| match mark {
            '０'..='９' => char::from(b'0' + (u32::from(mark) - u32::from('０')) as u8),
            '，' | '、' | '；' | ';' => ',',
            '－' | '—' | '–' | '～' | '~' | '至' => '-',
            other => other,
        })
        .collect();
    let mut last = 0;
    for part in plain.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let page = |digits: &str| -> Option<u32> {
            let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten()
        };
        let (Some(from), Some(to)) = (page(from), page(to)) else {
            return Err(refused());
        };
        if from <= last || to < from || to > 9999 {
            return Err(refused());
        }
        last = to;
    }
    Ok(plain)
}

/// Where a run over many papers goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum BatchTo {
    /// One PDF with all of them.
    OneFile {
        /// Its path, which nothing has yet.
        path: String,
        /// Each begins on a front side.
        fronts: bool,
    },
    /// A PDF each.
    Folder {
        /// The folder.
        path: String,
    },
    /// A printer, a job each.
    Printer {
        /// How.
        job: PrintJob,
    },
}

/// A run over many papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// What is printed, in order.
    pub papers: Vec<Recipe>,
    /// Where it goes.
    pub to: BatchTo,
}

impl Batch {
    /// The form, or what is wrong with it.
    pub fn checked(&self) -> Result<Batch, Refusal> {
        if self.papers.is_empty() {
            return Err(Refusal::at("papers", Code::NothingChosen));
        }
        let papers = self.papers.iter().map(Recipe::checked);
        let papers = papers.collect::<Result<Vec<_>, _>>()?;
        let to = match &self.to {
            BatchTo::OneFile { path, .. } | BatchTo::Folder { path } => {
                field::required("path", path, 1000)?;
                self.to.clone()
            }
            BatchTo::Printer { job } => BatchTo::Printer {
                job: job.checked()?,
            },
        };
        Ok(Batch { papers, to })
    }
}

/// How far a run is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BatchProgress {
    /// Papers done.
    pub done: u32,
    /// Papers in all; 0 while no run is under way.
    pub all: u32,
    /// The one being made.
    pub name: Option<String>,
}

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BatchDone {
    /// Papers that left: printed, or whole in a file.
    pub done: u32,
    /// Papers in all.
    pub all: u32,
    /// The clerk stopped it.
    pub stopped: bool,
    /// Where they lie; none where they went to a printer, or nothing was written.
    pub place: Option<String>,
    /// The paper at which it ended early.
    pub at: Option<String>,
    /// Why it ended early, unless the clerk did.
    pub fault: Option<Fault>,
    /// All that as a sentence.
    pub words: String,
}

impl BatchDone {
    /// The result with its sentence.
    pub fn new(
        (done, all): (u32, u32),
        to: &BatchTo,
        place: Option<String>,
        ended: Option<(String, Option<Fault>)>,
    ) -> BatchDone {
        let did = match (to, &place) {
            _ if done == 0 => String::new(),
            (BatchTo::Printer { .. }, _) => format!("已送打印机{done}份"),
            (BatchTo::OneFile { .. }, Some(place)) => format!("{done}份已存为一个文件：{place}"),
            (_, Some(place)) => format!("已存{done}份到文件夹：{place}"),
            (_, None) => String::new(),
        };
        let words = match &ended {
            None => format!("{did}。"),
            Some((at, fault)) => {
                let left = match (to, done) {
                    (BatchTo::Printer { .. }, 0) => "没有打印任何材料".to_owned(),
                    (_, 0) => "没有留下任何文件".to_owned(),
                    _ => format!("{did}，其余{}份未办", all - done),
                };
                match fault {
                    None => format!("已停止：{left}。"),
                    Some(fault) => format!("办到“{at}”时中断：{left}。{}", fault.words),
                }
            }
        };
        let (at, fault) = ended.map_or((None, None), |(at, fault)| (Some(at), fault));
        BatchDone {
            done,
            all,
            stopped: at.is_some() && fault.is_none(),
            place,
            at,
            fault,
            words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_typed_in_many_ways_and_written_in_one() {
        for (typed, written) in [
            ("1-3,5", "1-3,5"),
            (" １－３，５ ", "1-3,5"),
            ("2、4至6", "2,4-6"),
            ("7", "7"),
        ] {
            assert_eq!(page_list(typed).as_deref(), Ok(written), "{typed}");
        }
        for bad in [
            "0", "3-1", "5,3", "一", "1-", ",", "1,,2", "1-2-3", "99999", "-",
        ] {
            let refusal = page_list(bad).expect_err(bad);
            assert_eq!(refusal.field.as_deref(), Some("pages"), "{bad}");
        }
    }

    #[test]
    fn a_job_is_refused_at_its_field() {
        let job = |copies, pages: Option<&str>| PrintJob {
            copies,
            pages: pages.map(str::to_owned),
            ..PrintJob::default()
        };
        for (bad, field) in [
            (job(0, None), "copies"),
            (job(501, None), "copies"),
            (job(1, Some("甲")), "pages"),
        ] {
            let refusal = bad.checked().unwrap_err();
            assert_eq!(refusal.field.as_deref(), Some(field));
        }
        assert_eq!(job(2, Some(" ")).checked().unwrap().pages, None);
        let empty = Batch {
            papers: Vec::new(),
            to: BatchTo::Printer {
                job: PrintJob::default(),
            },
        };
        assert_eq!(empty.checked().unwrap_err().code, Code::NothingChosen);
    }

    #[test]
    fn the_result_says_what_was_done() {
        let folder = BatchTo::Folder {
            path: "D:/材料".into(),
        };
        let printer = BatchTo::Printer {
            job: PrintJob::default(),
        };
        let place = || Some("D:/材料".to_owned());
        let words =
            |done, to: &BatchTo, place, ended| BatchDone::new((done, 30), to, place, ended).words;
        assert_eq!(
            words(30, &folder, place(), None),
            "已存30份到文件夹：D:/材料。"
        );
        assert_eq!(
            words(12, &folder, place(), Some(("区商务局任务单".into(), None))),
            "已停止：已存12份到文件夹：D:/材料，其余18份未办。"
        );
        assert_eq!(
            words(
                0,
                &printer,
                None,
                Some((
                    "甲".into(),
                    Some(Fault::from(Refusal::from(Code::NoPrinter)))
                ))
            ),
            "办到“甲”时中断：没有打印任何材料。这台电脑没有可用的打印机；请先在系统中添加打印机，或把材料保存为 PDF，到别的电脑上打印。"
        );
    }
}
