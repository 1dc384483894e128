//! Runs other programs so that whoever watches sees them move.
//! Not a shell: arguments go as they are, and nothing is expanded.
//! No chore is ever silent: a line of the child, or every few seconds a line of ours.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

const QUIET: Duration = Duration::from_secs(5);

/// Prints lines with the time since the chore began.
pub(crate) struct Log {
    began: Instant,
    label: Cell<&'static str>,
}

impl Log {
    /// A log that counts from now.
    pub(crate) fn start() -> Self {
        Self {
            began: now(),
            label: Cell::new(""),
        }
    }

    /// Names the step that the following lines belong to.
    pub(crate) fn step(&self, label: &'static str) {
        self.label.set(label);
        self.say("…");
    }

    /// Prints a line under the current step.
    pub(crate) fn say(&self, line: &str) {
        let seconds = self.began.elapsed().as_secs();
        println!(
            "[{:02}:{:02}] {}: {line}",
            seconds / 60,
            seconds % 60,
            self.label.get()
        );
    }

    /// Runs a program to its end, printing what it says.
    pub(crate) fn run(&self, command: &mut Command) -> Result<(), String> {
        self.run_reading(command, |_| {})
    }

    /// Runs a program to its end, printing what it says and handing each line on.
    ///
    /// Errors: a sentence, when the program could not be started or did not succeed.
    pub(crate) fn run_reading(
        &self,
        command: &mut Command,
        mut read: impl FnMut(&str),
    ) -> Result<(), String> {
        let name = command.get_program().to_string_lossy().into_owned();
        let status = self
            .stream(command, |line| {
                read(line);
                self.say(line);
            })
            .map_err(|error| format!("{name} could not be started: {error}"))?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("{name} ended with {status}"))
        }
    }

    fn stream(
        &self,
        command: &mut Command,
        mut each: impl FnMut(&str),
    ) -> std::io::Result<ExitStatus> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (sender, lines) = mpsc::channel();
        let readers = [
            child.stdout.take().map(|out| forward(out, sender.clone())),
            child.stderr.take().map(|err| forward(err, sender)),
        ];
        let began = now();
        let status = loop {
            match lines.recv_timeout(QUIET) {
                Ok(line) => each(&line),
                Err(RecvTimeoutError::Timeout) => {
                    // A grandchild may hold the pipe open after the child has gone.
                    if let Some(status) = child.try_wait()? {
                        return Ok(status);
                    }
                    self.say(&format!("at work for {} s", began.elapsed().as_secs()));
                }
                Err(RecvTimeoutError::Disconnected) => break child.wait()?,
            }
        };
        for reader in readers.into_iter().flatten() {
            reader.join().expect("BUG: a reader of lines panicked");
        }
        Ok(status)
    }
}

/// What a quick program prints, or `None` when it is missing or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Lets a program that drives the window reach WebDriver on this machine whatever proxy is set.
pub(crate) fn reach_own_machine(command: &mut Command) {
    for name in ["NO_PROXY", "no_proxy"] {
        let known = std::env::var(name).unwrap_or_default();
        command.env(name, format!("{known},127.0.0.1"));
    }
}

/// The clock, for showing how long things took.
#[expect(
    clippy::disallowed_methods,
    reason = "chores show elapsed time; no rule of the office hangs on it"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}

fn forward(from: impl Read + Send + 'static, to: Sender<String>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            line.clear();
            if !text.is_empty() && to.send(text).is_err() {
                return;
            }
        }
    })
}
