//! Obtains the open faces of the papers (all SIL OFL 1.1) into `target/faces`, with their licences.
//! Not an installer: the machine's own fonts and its package state are left as they are.
//! A face is kept only if its hash is the one in `list`, and one that can't be had stops nothing.

mod fetch;
mod list;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::child::{Log, answer};
use crate::place::Place;
use fetch::unpack;
use list::{Face, STYLES};

/// Whether a face that could not be had last time is asked for again.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Again {
    /// Yes: somebody asked for the faces and for nothing else.
    Yes,
    /// No: a start of the window should not wait for a package that has moved.
    No,
}

/// Brings `target/faces` up to date and says which styles have no face of their own.
pub(crate) fn obtain(place: &Place, log: &Log, again: Again) {
    log.step("faces");
    let mut fetched = Fetched::default();
    let mut had = 0;
    for style in &STYLES {
        let gone = place
            .scratch()
            .join(format!("no-face-{}", style.faces[0].file));
        if again == Again::Yes {
            let _ = fs::remove_file(&gone);
        }
        let found = style.faces.iter().any(|face| is_kept(place, face))
            || (!gone.is_file()
                && style
                    .faces
                    .iter()
                    .any(|face| keep(place, log, face, &mut fetched)));
        if found {
            had += 1;
        } else {
            log.say(&format!(
                "NO FACE FOR {}: papers will be set in {} instead; `cargo xtask faces` tries again",
                style.name, style.otherwise
            ));
            // Best effort: without the mark the next start merely tries again.
            let _ = fs::write(&gone, style.name);
        }
    }
    // What was downloaded is ten times what was wanted of it.
    let _ = fs::remove_dir_all(work(place));
    log.say(&format!(
        "{had} of {} styles have their face in {}",
        STYLES.len(),
        place.shown(&place.faces())
    ));
}

/// Packages already unpacked, or found out of reach, in this run: none is asked for twice.
#[derive(Default)]
struct Fetched(Vec<(&'static str, Result<PathBuf, String>)>);

/// Where packages are unpacked, and nothing else lies.
fn work(place: &Place) -> PathBuf {
    place.scratch().join("faces")
}

fn is_kept(place: &Place, face: &Face) -> bool {
    let kept = place.faces().join(face.file);
    kept.is_file() && sha256(&kept).as_deref() == Some(face.sha256)
}

/// Fetches a face, checks it and moves it to its place; says what went wrong.
fn keep(place: &Place, log: &Log, face: &Face, fetched: &mut Fetched) -> bool {
    let name = face.package.name;
    let known = fetched.0.iter().position(|(known, _)| *known == name);
    let at = known.unwrap_or_else(|| {
        log.say(&format!("fetching {name}"));
        let unpacked = unpack(&work(place), log, face.package);
        fetched.0.push((name, unpacked));
        fetched.0.len() - 1
    });
    let result = fetched.0[at]
        .1
        .clone()
        .and_then(|folder| keep_checked(place, face, &folder));
    if let Err(sentence) = &result {
        log.say(&format!("{} can't be had: {sentence}", face.file));
    }
    result.is_ok()
}

fn keep_checked(place: &Place, face: &Face, folder: &Path) -> Result<(), String> {
    let came = folder.join(face.path).join(face.file);
    if !came.is_file() {
        return Err(format!("{} no longer carries it", face.package.name));
    }
    let hash = sha256(&came).ok_or("no tool to compute a SHA-256 was found")?;
    if hash != face.sha256 {
        return Err(format!(
            "{} carries another version of it (sha256 {hash})",
            face.package.name
        ));
    }
    let faces = place.faces();
    let (licence, kept_licence) = face.package.licence;
    fs::create_dir_all(&faces)
        .and_then(|()| keep_licence(&folder.join(licence), &faces.join(kept_licence)))
        .and_then(|()| fs::rename(&came, faces.join(face.file)))
        .map_err(|error| error.to_string())
}

/// A face goes nowhere without its licence.
fn keep_licence(came: &Path, kept: &Path) -> std::io::Result<()> {
    let packed = came.extension().is_some_and(|end| end == "gz");
    let text = if packed {
        answer(Command::new("gzip").arg("-dc").arg(came))
            .ok_or_else(|| std::io::Error::other("gzip could not unpack the licence"))?
    } else {
        fs::read_to_string(came)?
    };
    fs::write(kept, text)
}

/// A file's SHA-256 in small hexadecimal digits, by the tool that the system has for it.
fn sha256(file: &Path) -> Option<String> {
    let printed = if cfg!(windows) {
        answer(
            Command::new("certutil")
                .arg("-hashfile")
                .arg(file)
                .arg("SHA256"),
        )
    } else if cfg!(target_os = "macos") {
        answer(Command::new("shasum").args(["-a", "256"]).arg(file))
    } else {
        answer(Command::new("sha256sum").arg(file))
    }?;
    printed
        .split_whitespace()
        .find(|word| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .map(str::to_lowercase)
}

/// Who looks at the window that a program opens.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Screen {
    /// A person, whose own fonts come first.
    Real,
    /// Nobody: pictures must look the same on every machine.
    Virtual,
}

/// Tells a program where the faces lie, and lets its window use them where the screen has no
/// Chinese font of its own.
pub(crate) fn show_to(place: &Place, program: &mut Command, screen: Screen) {
    program.env("ZHUANBAN_FACES", place.faces());
    if !cfg!(target_os = "linux") {
        return;
    }
    if screen == Screen::Real {
        let chinese = answer(Command::new("fc-list").arg(":lang=zh-cn"));
        if chinese.is_some_and(|list| !list.is_empty()) {
            return;
        }
    }
    if let Some(list) = font_list(place) {
        program.env("FONTCONFIG_FILE", list);
    }
}

/// Writes the machine's list of fonts with the faces added to it.
fn font_list(place: &Place) -> Option<PathBuf> {
    let list = place.scratch().join("fonts.conf");
    let words = format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{}</dir>
  <cachedir>{}</cachedir>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="strong"><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="strong"><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
</fontconfig>
"#,
        place.faces().display(),
        place.scratch().join("fontcache").display()
    );
    // Best effort: without it the window shows whatever the machine has.
    fs::create_dir_all(place.scratch())
        .and_then(|()| fs::write(&list, words))
        .ok()?;
    Some(list)
}
