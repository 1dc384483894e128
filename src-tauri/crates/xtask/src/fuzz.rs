//! Coverage-guided fuzzing of what reads foreign files (`crates/fuzz`), with its positive control.
//! Not part of the program and not of its workspace: it is compiled with libFuzzer, coverage and, where
//! the compiler brings it, the address sanitizer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::child::Log;
use crate::place::Place;

/// How long each target runs in the test command, in seconds.
pub(crate) const SHORT: u32 = 60;

/// How long each target runs by hand, in seconds.
pub(crate) fn seconds() -> u32 {
    let asked = std::env::var("ZHUANBAN_FUZZ_SECONDS");
    asked
        .ok()
        .and_then(|asked| asked.parse().ok())
        .unwrap_or(SHORT)
}

/// What the compiler adds to every branch and comparison, so that libFuzzer sees where a text leads.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Zsanitizer=address -Cforce-frame-pointers=yes";

const TRIPLE: &str = "x86_64-unknown-linux-gnu";

/// Builds the targets; then the control must be found, and the others must find nothing.
pub(crate) fn fuzz(place: &Place, log: &Log, seconds: u32) -> Result<(), String> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        log.say("the sanitizer is used on Linux only: not run here");
        return Ok(());
    }
    let program = build(place, log)?;
    let folder = place.target.join("fuzz");
    control(log, &program, &folder)?;
    // Both at once: each needs one core.
    let mut runs = Vec::new();
    for target in ["txt", "docx"] {
        let child = run(&program, &folder, place, target, seconds)?.spawn();
        runs.push((target, child.map_err(|error| error.to_string())?));
    }
    let mut found = Vec::new();
    for (target, mut child) in runs {
        let ended = loop {
            match child.try_wait().map_err(|error| error.to_string())? {
                Some(ended) => break ended,
                None => {
                    thread::sleep(Duration::from_secs(5));
                    log.say(&format!("{target} at work, {seconds} s in all"));
                }
            }
        };
        let said = folder.join(format!("{target}.log"));
        let lines = fs::read_to_string(&said).unwrap_or_default();
        let told = ["Done ", "stat::number_of_executed", "SUMMARY"];
        let told = |line: &&str| told.iter().any(|word| line.contains(word));
        lines
            .lines()
            .filter(told)
            .for_each(|line| log.say(&format!("{target}: {line}")));
        if !ended.success() {
            let from = ["panicked at", "ERROR: "];
            let from = |line: &&str| !from.iter().any(|word| line.contains(word));
            // What failed, with its words; and the input, for a machine whose files are soon gone.
            let what = lines.lines().skip_while(from).take(2);
            let input = lines.lines().filter(|line| line.starts_with("Base64: "));
            what.chain(input).for_each(|line| log.say(line));
            found.push(format!("{target} found something: {}", place.shown(&said)));
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(found.join("; "))
}

fn build(place: &Place, log: &Log) -> Result<PathBuf, String> {
    let target = place.target.join("fuzz");
    let own = place.root.join("src-tauri/crates/fuzz");
    // The versions of the program; what libFuzzer needs beside them is added.
    fs::copy(place.root.join("Cargo.lock"), own.join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock can't be copied: {error}"))?;
    let mut cargo = place.cargo();
    cargo
        .current_dir(own)
        .args(["build", "--release", "--target", TRIPLE])
        .env("CARGO_TARGET_DIR", &target)
        // The flags are unstable ones of a stable compiler; they hold for this build only.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", format!("{FLAGS} --cfg fuzzing"));
    log.run(&mut cargo)?;
    Ok(target.join(TRIPLE).join("release/fuzz"))
}

/// A run that can't find a planted panic can't be trusted when it finds nothing.
fn control(log: &Log, program: &Path, folder: &Path) -> Result<(), String> {
    let fresh = folder.join("control");
    let _ = fs::remove_dir_all(&fresh);
    fs::create_dir_all(&fresh).map_err(|error| error.to_string())?;
    let ended = Command::new(program)
        .env("ZHUANBAN_FUZZ", "control")
        .args(["-max_total_time=30", "-seed=1", "-verbosity=0"])
        .arg(format!("-artifact_prefix={}/", fresh.display()))
        .arg(&fresh)
        .output()
        .map_err(|error| error.to_string())?;
    if ended.status.success() || !String::from_utf8_lossy(&ended.stderr).contains("planted") {
        return Err("the planted panic was not found: the fuzzer is blind".into());
    }
    log.say("control: the planted panic was found");
    Ok(())
}

fn run(
    program: &Path,
    folder: &Path,
    place: &Place,
    target: &str,
    seconds: u32,
) -> Result<Command, String> {
    let own = folder.join(target);
    fs::create_dir_all(&own).map_err(|error| error.to_string())?;
    let said = fs::File::create(folder.join(format!("{target}.log")));
    let said = said.map_err(|error| error.to_string())?;
    let seeds = match target {
        "docx" => place.root.join("src-tauri/crates/fuzz/seeds/docx"),
        _ => place.root.join("tests/files/notice/corpus"),
    };
    let mut command = Command::new(program);
    command
        .env("ZHUANBAN_FUZZ", target)
        .args([
            &format!("-max_total_time={seconds}"),
            "-timeout=5",
            "-rss_limit_mb=512",
            "-max_len=8192",
            "-print_final_stats=1",
        ])
        .arg(format!("-artifact_prefix={}/{target}-", folder.display()))
        .args([own, seeds])
        .stdout(said.try_clone().map_err(|error| error.to_string())?)
        .stderr(said);
    Ok(command)
}
