//! Builds the window's pages and the programs.
//! Not the release build: these are the programs that `run` shows and `test` tests.
//! Every Cargo call names the same packages and features, so that nothing is compiled twice.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::child::Log;
use crate::place::Place;

/// Cargo joins the features of all packages that a call names: other packages, other features, and
/// half of the dependencies would be compiled again.
pub(crate) const ONE_SET: [&str; 3] = ["--workspace", "--features", "tests/e2e"];

/// Installs what the pages are built with, unless the lock file is the one of last time.
pub(crate) fn install_ui(place: &Place, log: &Log) -> Result<(), String> {
    let lock = fs::read(place.ui().join("package-lock.json"))
        .map_err(|error| format!("ui/package-lock.json can't be read: {error}"))?;
    let stamp = place.scratch().join("ui-packages");
    let now = digest(&lock);
    if place.ui().join("node_modules").is_dir() && is_stamped(&stamp, &now) {
        log.say("packages are those of package-lock.json");
        return Ok(());
    }
    let quiet = ["--no-audit", "--no-fund"];
    if log.run(place.npm().arg("ci").args(quiet)).is_err() {
        // `ci` also refuses when a registry lacks a package that only other systems would need.
        log.say("npm ci refused package-lock.json as above; npm install takes what it can of it");
        log.run(place.npm().args(["install", "--no-save"]).args(quiet))?;
    }
    write_stamp(&stamp, &now)
}

/// Builds `ui/dist`, unless no file of `ui` has changed since.
pub(crate) fn build_ui(place: &Place, log: &Log) -> Result<(), String> {
    let mut files = Vec::new();
    list_sources(&place.ui(), &mut files).map_err(|error| format!("ui can't be read: {error}"))?;
    files.sort();
    let stamp = place.scratch().join("ui-dist");
    let now = digest(&files);
    if place.ui().join("dist/index.html").is_file() && is_stamped(&stamp, &now) {
        log.say("ui/dist is up to date");
        return Ok(());
    }
    log.run(place.npm().args(["run", "build"]))?;
    write_stamp(&stamp, &now)
}

/// Builds the named programs.
pub(crate) fn build(place: &Place, log: &Log, names: &[&str]) -> Result<(), String> {
    let mut cargo = place.cargo();
    cargo.arg("build").args(ONE_SET);
    for name in names {
        cargo.args(["--bin", name]);
    }
    log.run(&mut cargo)
}

/// Builds every program and every test, so that what tests alone ask of a dependency is known from
/// the start and none is compiled twice.
pub(crate) fn build_everything(place: &Place, log: &Log) -> Result<(), String> {
    log.run(
        place
            .cargo()
            .arg("build")
            .args(ONE_SET)
            .arg("--all-targets"),
    )
}

/// Path, length and time of each source file: enough to see that one was touched.
fn list_sources(folder: &Path, files: &mut Vec<(PathBuf, u64, SystemTime)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "node_modules" || name == "dist" {
            continue;
        }
        let about = entry.metadata()?;
        if about.is_dir() {
            list_sources(&entry.path(), files)?;
        } else {
            files.push((entry.path(), about.len(), about.modified()?));
        }
    }
    Ok(())
}

fn digest(of: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn is_stamped(stamp: &Path, with: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|kept| kept == with)
}

fn write_stamp(stamp: &Path, with: &str) -> Result<(), String> {
    let folder = stamp.parent().expect("BUG: a stamp lies in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(stamp, with))
        .map_err(|error| format!("{} can't be written: {error}", stamp.display()))
}
