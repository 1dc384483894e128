//! `cargo xtask test`: everything that must hold before a change is taken.
//! Not the tests themselves: they lie beside the code, in `tests` and in `ui`.
//! A step that fails stops no other one, and a step that finds no tests has failed.

use std::process::{Command, ExitCode};
use std::time::Duration;

use crate::child::{Log, now, reach_own_machine};
use crate::faces::{self, Again, Screen};
use crate::fuzz;
use crate::place::Place;
use crate::programs::{self, ONE_SET};
use crate::system;
use crate::tally::Tally;

/// The module of `tests/e2e` that drives the real window, which has a step of its own.
const WINDOW_TESTS: &str = "window::";

/// One line of the summary.
struct Outcome {
    name: &'static str,
    took: Duration,
    tally: Tally,
    verdict: Result<(), String>,
}

/// Runs every step and prints the summary.
pub(crate) fn test(place: &Place, log: &Log) -> ExitCode {
    let mut suite = Suite {
        log,
        outcomes: Vec::new(),
    };
    suite.check("system", || system::make_ready(log));
    suite.check("format", || {
        log.run(place.cargo().args(["fmt", "--all", "--check"]))
    });
    suite.check("faces", || {
        faces::obtain(place, log, Again::No);
        Ok(())
    });
    suite.check("ui packages", || programs::install_ui(place, log));
    suite.check("ui types", || log.run(place.npm().args(["run", "check"])));
    suite.count("ui tests", place.npm().args(["run", "test"]));
    suite.check("ui build", || programs::build_ui(place, log));
    suite.check("programs", || programs::build_everything(place, log));
    suite.check("clippy", || {
        let mut clippy = place.cargo();
        clippy.arg("clippy").args(ONE_SET);
        log.run(clippy.args(["--all-targets", "--", "-D", "warnings"]))
    });
    suite.count("rust tests", &mut rust_tests(place));
    suite.check("fuzz", || fuzz::fuzz(place, log, fuzz::SHORT));
    if cfg!(target_os = "linux") {
        suite.count("window", &mut window_tests(place));
    } else {
        log.say("the window is driven on Linux only: not run here");
    }
    suite.summary()
}

fn rust_tests(place: &Place) -> Command {
    let mut cargo = place.cargo();
    cargo.arg("test").args(ONE_SET).arg("--no-fail-fast");
    cargo.args(["--", "--skip", WINDOW_TESTS]);
    cargo.env("ZHUANBAN_FACES", place.faces());
    cargo
}

/// One window at a time: two cores are enough for one WebKit, and waits stay honest.
fn window_tests(place: &Place) -> Command {
    let mut cargo = place.cargo();
    cargo.arg("test").args(ONE_SET).args(["--test", "e2e"]);
    cargo.args(["--", "--test-threads=1", WINDOW_TESTS]);
    faces::show_to(place, &mut cargo, Screen::Virtual);
    reach_own_machine(&mut cargo);
    cargo
}

struct Suite<'a> {
    log: &'a Log,
    outcomes: Vec<Outcome>,
}

impl Suite<'_> {
    /// A step that holds or does not: it counts as one test.
    fn check(&mut self, name: &'static str, step: impl FnOnce() -> Result<(), String>) {
        self.log.step(name);
        let began = now();
        let verdict = step();
        let tally = Tally {
            passed: usize::from(verdict.is_ok()),
            failed: usize::from(verdict.is_err()),
            ..Tally::default()
        };
        self.close(name, began.elapsed(), tally, verdict);
    }

    /// A step whose runner prints how many tests passed and failed.
    fn count(&mut self, name: &'static str, command: &mut Command) {
        self.log.step(name);
        let began = now();
        let mut tally = Tally::default();
        let mut verdict = self.log.run_reading(command, |line| tally.read(line));
        if verdict.is_ok() && tally.failed > 0 {
            verdict = Err("the runner hid a failure behind a good exit status".into());
        } else if verdict.is_ok() && tally.passed == 0 {
            verdict = Err("no test ran".into());
        }
        if verdict.is_err() {
            // What broke before a test could run is a failure too.
            tally.failed = tally.failed.max(1);
        }
        self.close(name, began.elapsed(), tally, verdict);
    }

    fn close(
        &mut self,
        name: &'static str,
        took: Duration,
        tally: Tally,
        verdict: Result<(), String>,
    ) {
        self.log.say(match &verdict {
            Ok(()) => "passed",
            Err(sentence) => sentence,
        });
        self.outcomes.push(Outcome {
            name,
            took,
            tally,
            verdict,
        });
    }

    fn summary(&self) -> ExitCode {
        let (mut passed, mut failed) = (0, 0);
        println!();
        for outcome in &self.outcomes {
            passed += outcome.tally.passed;
            failed += outcome.tally.failed;
            println!("{}", line_of(outcome));
            for failure in &outcome.tally.failures {
                println!("                     {failure}");
            }
        }
        println!("{passed} passed, {failed} failed");
        if failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

fn line_of(outcome: &Outcome) -> String {
    let Outcome {
        name,
        took,
        tally,
        verdict,
    } = outcome;
    let seconds = took.as_secs_f32();
    let ignored = match tally.ignored {
        0 => String::new(),
        count => format!(", {count} not run"),
    };
    let (word, reason) = match verdict {
        Ok(()) => ("pass", String::new()),
        Err(sentence) => ("FAIL", format!("  {sentence}")),
    };
    format!(
        "{word}  {name:<12} {seconds:>7.1} s  {} passed, {} failed{ignored}{reason}",
        tally.passed, tally.failed
    )
}
