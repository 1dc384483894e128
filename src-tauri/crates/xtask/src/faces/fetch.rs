//! Downloads a package and takes the faces and the licence out of it.
//! It does not judge what came: `faces` checks each face by its hash.
//! The machine's own package state is never read or changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::list::{Package, STYLES, Source};
use crate::child::Log;
use crate::place::NPM;

/// Downloads a package and unpacks its faces and licence; answers with the folder they lie in.
pub(super) fn unpack(work: &Path, log: &Log, package: &Package) -> Result<PathBuf, String> {
    let folder = work.join(package.name.replace(['@', '/'], "_"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    match package.source {
        Source::Debian(suite) => unpack_debian(log, package, suite, &folder),
        Source::Npm(version) => unpack_npm(log, package, version, &folder),
    }?;
    Ok(folder)
}

fn faces_of(package: &Package) -> impl Iterator<Item = String> {
    STYLES
        .iter()
        .flat_map(|style| style.faces)
        .filter(|face| face.package.name == package.name)
        .map(|face| format!("{}/{}", face.path, face.file))
}

fn unpack_npm(log: &Log, package: &Package, version: &str, folder: &Path) -> Result<(), String> {
    log.run(
        Command::new(NPM)
            .args(["pack", "--silent", "--ignore-scripts"])
            .args(["--fetch-retries=1", "--fetch-timeout=120000"])
            .arg(format!("{}@{version}", package.name))
            .current_dir(folder),
    )?;
    let archive = only_file_ending(folder, "tgz")?;
    // Whether all was in it is seen face by face later: one that has moved must not cost the others.
    let _ = log.run(
        Command::new("tar")
            .arg("-xzf")
            .arg(&archive)
            .arg(package.licence.0)
            .args(faces_of(package))
            .current_dir(folder),
    );
    Ok(())
}

/// Uses apt with a state of its own: the machine's mirrors, proxies and keys hold as usual, but its
/// lists, caches and installed packages are neither read nor touched.
fn unpack_debian(log: &Log, package: &Package, suite: &str, folder: &Path) -> Result<(), String> {
    const KEYS: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";
    if !Path::new(KEYS).is_file() {
        return Err(
            "this machine can't check Debian's signatures (no debian-archive-keyring)".into(),
        );
    }
    let parts = folder.join("parts");
    for made in ["parts", "state/lists/partial", "cache/archives/partial"] {
        fs::create_dir_all(folder.join(made)).map_err(|error| error.to_string())?;
    }
    let list = format!(
        "Types: deb\nURIs: http://deb.debian.org/debian\nSuites: {suite}\nComponents: main\nSigned-By: {KEYS}\n"
    );
    fs::write(parts.join("faces.sources"), list).map_err(|error| error.to_string())?;
    let apt = || apt(folder, &parts);
    log.run(apt().args(["update", "-q"]))?;
    log.run(apt().args(["download", "-q", package.name]))?;
    let archive = only_file_ending(folder, "deb")?;
    let mut open = Command::new("dpkg-deb")
        .arg("--fsys-tarfile")
        .arg(&archive)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("dpkg-deb could not be started: {error}"))?;
    let tar = open.stdout.take().expect("BUG: the pipe was asked for");
    let unpacked = Command::new("tar")
        .arg("-x")
        .arg(format!("./{}", package.licence.0))
        .args(faces_of(package).map(|path| format!("./{path}")))
        .current_dir(folder)
        .stdin(tar)
        .status();
    open.wait()
        .and(unpacked)
        .map(|_| ()) // what is missing is seen face by face later
        .map_err(|error| format!("{} could not be unpacked: {error}", package.name))
}

/// apt-get with a state of its own below `folder` and the sources in `parts`.
fn apt(folder: &Path, parts: &Path) -> Command {
    let mut command = Command::new("apt-get");
    command.current_dir(folder).env("LC_ALL", "C.UTF-8");
    for (option, value) in [
        ("Dir::Etc::sourcelist", Path::new("/dev/null")),
        ("Dir::Etc::sourceparts", parts),
        ("Dir::Etc::preferencesparts", Path::new("/dev/null")),
        ("Dir::State", &folder.join("state")),
        ("Dir::State::status", Path::new("/dev/null")),
        ("Dir::Cache", &folder.join("cache")),
    ] {
        command
            .arg("-o")
            .arg(format!("{option}={}", value.display()));
    }
    for option in [
        "Acquire::Languages=none",
        "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false",
        "Acquire::Retries=1",
        "Acquire::http::Timeout=30",
        // As root apt would change to a user that can't see a clone below somebody's home.
        "APT::Sandbox::User=root",
    ] {
        command.args(["-o", option]);
    }
    command
}

fn only_file_ending(folder: &Path, end: &str) -> Result<PathBuf, String> {
    fs::read_dir(folder)
        .map_err(|error| error.to_string())?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .find(|path| path.extension().is_some_and(|found| found == end))
        .ok_or_else(|| format!("nothing ending in .{end} was downloaded"))
}
