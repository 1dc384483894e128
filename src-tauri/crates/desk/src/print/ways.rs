//! The ways a paper goes to a printer on Windows, in their order: each that fails hands over to the next
//! and the clerk is told. It calls nothing itself; how a way is gone is handed in.

use office::refusal::{Code, Refusal};

/// A way to a printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A window of ours that shows the paper and opens the system's print dialog.
    Window,
    /// The program that is registered for printing such files.
    Program,
    /// The system's reader, whose own button prints.
    Reader,
}

impl Way {
    /// In the order in which they are tried.
    pub const ALL: [Way; 3] = [Way::Window, Way::Program, Way::Reader];

    /// What the clerk is told when it was this way.
    fn words(self) -> &'static str {
        match self {
            Way::Window => "已打开打印窗口，请在其中选择打印机",
            Way::Program => "打印窗口未能打开，已交给本机的 PDF 程序打印",
            Way::Reader => "未能直接打印，已用系统阅读器打开，请在其中点“打印”",
        }
    }
}

/// How a paper went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The way that it took.
    pub way: Way,
    /// What the clerk is told.
    pub words: String,
}

/// Tries the ways in their order; the refusal holds why each of them failed.
pub fn by_ways(mut go: impl FnMut(Way) -> Result<(), String>) -> Result<Sent, Refusal> {
    let mut failed = Vec::new();
    for way in Way::ALL {
        match go(way) {
            Ok(()) => {
                return Ok(Sent {
                    way,
                    words: way.words().to_owned(),
                });
            }
            Err(why) => failed.push(format!("{way:?}: {why}")),
        }
    }
    Err(Code::PrintFailed {
        detail: failed.join("\n"),
    }
    .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gone(fails: &[Way]) -> (Vec<Way>, Result<Sent, Refusal>) {
        let mut tried = Vec::new();
        let sent = by_ways(|way| {
            tried.push(way);
            if fails.contains(&way) {
                Err(format!("no {way:?}"))
            } else {
                Ok(())
            }
        });
        (tried, sent)
    }

    #[test]
    fn each_failure_falls_to_the_next_with_a_word_to_the_clerk() {
        let (tried, sent) = gone(&[]);
        assert_eq!(tried, [Way::Window]);
        assert!(sent.unwrap().words.contains("打印窗口"));
        let (tried, sent) = gone(&[Way::Window]);
        assert_eq!(tried, [Way::Window, Way::Program]);
        assert!(sent.unwrap().words.starts_with("打印窗口未能打开"));
        let (tried, sent) = gone(&[Way::Window, Way::Program]);
        assert_eq!(tried, Way::ALL);
        let sent = sent.unwrap();
        assert_eq!(sent.way, Way::Reader);
        assert!(sent.words.contains("请在其中点“打印”"));
    }

    #[test]
    fn when_all_fail_each_reason_is_kept() {
        let (tried, sent) = gone(&Way::ALL);
        assert_eq!(tried, Way::ALL);
        let Code::PrintFailed { detail } = sent.unwrap_err().code else {
            panic!("another code");
        };
        assert_eq!(detail.lines().count(), 3);
    }
}
