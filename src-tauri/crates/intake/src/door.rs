//! The door itself: files from outside are taken apart in a child of the same program, which has a
//! cap on its memory, writes no file and is ended after 30 seconds. Bytes go in on its standard input,
//! one JSON answer comes out; whatever goes wrong in there is a sentence here.
//!
//! A new kind of file is a variant of [`Kind`], its word in `Kind::ALL`, and an arm in `answer`.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::unreadable::Unreadable;

/// What a child is asked to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text file.
    Text,
    /// A Word file.
    Docx,
    /// Any file, for its words alone.
    Words,
}

impl Kind {
    /// Each kind with its word on the command line.
    const ALL: [(Kind, &'static str); 3] = [
        (Kind::Text, "text"),
        (Kind::Docx, "docx"),
        (Kind::Words, "words"),
    ];

    fn word(self) -> &'static str {
        let named = Kind::ALL.iter().find(|(kind, _)| *kind == self);
        named.expect("BUG: every kind has a word").1
    }
}

/// What the child answers, as JSON.
fn answer(kind: Kind, bytes: &[u8]) -> String {
    match kind {
        Kind::Text => told(crate::text_source(bytes)),
        Kind::Docx => told(
            crate::docx::read(bytes).map(|source| office::source::Source {
                written: "Word 文档".to_owned(),
                ..source
            }),
        ),
        Kind::Words => told(crate::words::read(bytes)),
    }
}

fn told<T: Serialize>(read: Result<T, Unreadable>) -> String {
    serde_json::to_string(&read).expect("BUG: an answer is plain data")
}

/// The argument by which the program knows that it is such a child.
const FLAG: &str = "--read";
/// The longest that a child may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The most memory that a child may have, in bytes: 512 MiB.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 512 * 1024 * 1024;
/// The longest answer that is taken, in bytes.
const ANSWER_MAX: u64 = 128 * 1024 * 1024;

/// The program that answers `--read`, once it has said so.
static SERVING: OnceLock<PathBuf> = OnceLock::new();

/// Call this first in `main`: a child reads, answers and is done; any other start goes on.
pub fn serve() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != FLAG) {
        if let Ok(program) = std::env::current_exe() {
            let _ = SERVING.set(program);
        }
        return None;
    }
    let word = arguments.next().unwrap_or_default();
    let Some((kind, _)) = Kind::ALL.iter().find(|(_, name)| word == *name) else {
        return Some(ExitCode::from(2));
    };
    Some(read_and_answer(*kind))
}

fn read_and_answer(kind: Kind) -> ExitCode {
    shut_in();
    let mut bytes = Vec::new();
    let taken = std::io::stdin()
        .lock()
        .take(crate::LARGEST + 1)
        .read_to_end(&mut bytes);
    if taken.is_err() {
        return ExitCode::FAILURE;
    }
    let answer = answer(kind, &bytes);
    match std::io::stdout().lock().write_all(answer.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// From here on this process has little memory, writes no file and leaves no image of itself.
#[cfg(target_os = "linux")]
fn shut_in() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let cap = |most: u64| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    for (resource, most) in [
        (Resource::As, MEMORY),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ] {
        // A system that allows no cap still has the limits of the readers themselves.
        let _ = setrlimit(resource, cap(most));
    }
}

/// Elsewhere the limits of the readers themselves hold, and the 30 seconds.
#[cfg(not(target_os = "linux"))]
fn shut_in() {}

/// The program to start: this one, or where it doesn't answer (a test), `zhuanban-cli` near it.
fn program() -> Result<PathBuf, Unreadable> {
    if let Some(program) = SERVING.get() {
        return Ok(program.clone());
    }
    let name = format!("zhuanban-cli{}", std::env::consts::EXE_SUFFIX);
    let own = std::env::current_exe().unwrap_or_default();
    let near = own.ancestors().skip(1).take(2).map(|at| at.join(&name));
    near.into_iter()
        .find(|program| program.is_file())
        .ok_or(Unreadable::Crashed {
            detail: "no program that reads".into(),
        })
}

/// Has a child read `bytes`.
///
/// # Errors
/// What the reader refused; and where the child crashed or took too long.
pub(crate) fn through<T: DeserializeOwned>(kind: Kind, bytes: Vec<u8>) -> Result<T, Unreadable> {
    let mut command = Command::new(program()?);
    command
        .args([FLAG, kind.word()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let answer = run(command, bytes, PATIENCE)?;
    serde_json::from_slice::<Result<T, Unreadable>>(&answer).unwrap_or_else(|error| {
        Err(Unreadable::Crashed {
            detail: error.to_string(),
        })
    })
}

/// Runs a child with `bytes` on its standard input; answers what it printed.
fn run(mut command: Command, bytes: Vec<u8>, patience: Duration) -> Result<Vec<u8>, Unreadable> {
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
    }
    let crashed = |detail: String| Unreadable::Crashed { detail };
    let mut child = command
        .spawn()
        .map_err(|error| crashed(error.to_string()))?;
    let input = child.stdin.take();
    let output = child.stdout.take();
    // A child that ends early leaves the rest unwritten, which its answer or its end explains.
    std::thread::spawn(move || input.map(|mut input| input.write_all(&bytes)));
    let (sender, answers) = mpsc::channel();
    std::thread::spawn(move || {
        let mut answer = Vec::new();
        let read = output.map(|output| output.take(ANSWER_MAX + 1).read_to_end(&mut answer));
        let _ = sender.send(read.map(|_| answer));
    });
    match answers.recv_timeout(patience) {
        Ok(Some(answer)) if answer.len() as u64 <= ANSWER_MAX => {
            let ended = child.wait().map_err(|error| crashed(error.to_string()))?;
            if ended.success() {
                Ok(answer)
            } else {
                Err(crashed(ended.to_string()))
            }
        }
        Ok(_) => {
            end(child);
            Err(Unreadable::Bomb)
        }
        Err(RecvTimeoutError::Timeout) => {
            end(child);
            Err(Unreadable::TooSlow)
        }
        Err(RecvTimeoutError::Disconnected) => {
            end(child);
            Err(crashed("no answer".into()))
        }
    }
}

fn end(mut child: Child) {
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command
            .args(["-c", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        command
    }

    #[test]
    fn an_answer_comes_through() {
        let bytes = vec![b'a'; 300_000];
        assert_eq!(run(shell("cat"), bytes.clone(), PATIENCE), Ok(bytes));
    }

    #[test]
    fn a_child_that_crashes_hangs_or_says_nothing_is_a_sentence() {
        let big = vec![b'a'; 300_000];
        let crashed = run(shell("kill -SEGV $$"), big.clone(), PATIENCE);
        assert!(
            matches!(crashed, Err(Unreadable::Crashed { .. })),
            "{crashed:?}"
        );
        let failed = run(shell("echo half; exit 3"), big, PATIENCE);
        assert!(
            matches!(failed, Err(Unreadable::Crashed { .. })),
            "{failed:?}"
        );
        let slow = run(
            shell("exec sleep 60"),
            Vec::new(),
            Duration::from_millis(100),
        );
        assert_eq!(slow, Err(Unreadable::TooSlow));
    }
}
