//! Obtains the open faces of the papers (all SIL OFL 1.1) into `target/faces`, with their licences.
//! Not an installer: the machine's own fonts and its package state are left as they are.
//! A face is kept only if its hash is the one written here, and one that can't be had stops nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::child::{Log, answer};
use crate::place::{NPM, Place};

/// A style of the papers and the faces that can set it, best first.
struct Style {
    name: &'static str,
    faces: &'static [Face],
    /// What sets this style when none of `faces` can be had.
    otherwise: &'static str,
}

/// One font file, and where it lies in its package.
struct Face {
    file: &'static str,
    sha256: &'static str,
    package: &'static Package,
    path: &'static str,
}

/// A package that carries faces.
struct Package {
    name: &'static str,
    source: Source,
    /// The licence of its faces: the path in the package, and the name under which it is kept.
    licence: (&'static str, &'static str),
}

enum Source {
    /// A package of this suite of Debian.
    Debian(&'static str),
    /// A package of npm at this version.
    Npm(&'static str),
}

static CHINESE_TEX: Package = Package {
    name: "texlive-lang-chinese",
    source: Source::Debian("forky"),
    licence: (
        "usr/share/doc/texlive-doc/fonts/lxgw-fonts/LICENSE.gz",
        "OFL-LXGW.txt",
    ),
};
static WENKAI: Package = Package {
    name: "fonts-lxgw-wenkai",
    source: Source::Debian("bookworm"),
    licence: (
        "usr/share/doc/fonts-lxgw-wenkai/copyright",
        "OFL-LXGW-WenKai.txt",
    ),
};
static NOTO_SANS: Package = Package {
    name: "@expo-google-fonts/noto-sans-sc",
    source: Source::Npm("0.4.3"),
    licence: ("package/LICENSE_FONT", "OFL-NotoSansSC.txt"),
};
static NOTO_SERIF: Package = Package {
    name: "@expo-google-fonts/noto-serif-sc",
    source: Source::Npm("0.4.3"),
    licence: ("package/LICENSE_FONT", "OFL-NotoSerifSC.txt"),
};

const STYLES: [Style; 5] = [
    Style {
        name: "仿宋",
        faces: &[Face {
            file: "LXGWZhuqueFangsong-Regular.ttf",
            sha256: "558c62730844fe54ba220146ed62f859d4e2880188d92d985f8921c6e3743bc4",
            package: &CHINESE_TEX,
            path: "usr/share/texlive/texmf-dist/fonts/truetype/public/lxgw-fonts",
        }],
        otherwise: "宋体",
    },
    Style {
        name: "楷体",
        faces: &[
            Face {
                file: "LXGWWenKaiGBLite-Regular.ttf",
                sha256: "1675c708cce181871d9a8adc987f35a0cabc6ff980685cd99f05d2655ea08c4c",
                package: &CHINESE_TEX,
                path: "usr/share/texlive/texmf-dist/fonts/truetype/public/lxgw-fonts",
            },
            Face {
                file: "LXGWWenKai-Regular.ttf",
                sha256: "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
                package: &WENKAI,
                path: "usr/share/fonts/truetype/lxgw-wenkai",
            },
        ],
        otherwise: "宋体",
    },
    Style {
        name: "黑体",
        faces: &[Face {
            file: "NotoSansSC_400Regular.ttf",
            sha256: "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
            package: &NOTO_SANS,
            path: "package/400Regular",
        }],
        otherwise: "宋体",
    },
    Style {
        name: "宋体",
        faces: &[Face {
            file: "NotoSerifSC_400Regular.ttf",
            sha256: "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
            package: &NOTO_SERIF,
            path: "package/400Regular",
        }],
        otherwise: "whatever face the machine has",
    },
    Style {
        name: "小标宋",
        faces: &[Face {
            file: "NotoSerifSC_700Bold.ttf",
            sha256: "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
            package: &NOTO_SERIF,
            path: "package/700Bold",
        }],
        otherwise: "宋体",
    },
];

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
        let unpacked = unpack(place, log, face.package);
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

/// Downloads a package and unpacks its faces and licence; answers with the folder they lie in.
fn unpack(place: &Place, log: &Log, package: &Package) -> Result<PathBuf, String> {
    let folder = work(place).join(package.name.replace(['@', '/'], "_"));
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
    let apt = || {
        let mut command = Command::new("apt-get");
        command.current_dir(folder).env("LC_ALL", "C.UTF-8");
        for (option, value) in [
            ("Dir::Etc::sourcelist", Path::new("/dev/null")),
            ("Dir::Etc::sourceparts", &parts),
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
    };
    log.run(apt().args(["update", "-q"]))?;
    log.run(apt().args(["download", "-q", package.name]))?;
    let archive = only_file_ending(folder, "deb")?;
    let mut open = Command::new("dpkg-deb")
        .arg("--fsys-tarfile")
        .arg(&archive)
        .current_dir(folder)
        .stdout(std::process::Stdio::piped())
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

fn only_file_ending(folder: &Path, end: &str) -> Result<PathBuf, String> {
    fs::read_dir(folder)
        .map_err(|error| error.to_string())?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .find(|path| path.extension().is_some_and(|found| found == end))
        .ok_or_else(|| format!("nothing ending in .{end} was downloaded"))
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
    let list = place.scratch().join("fonts.conf");
    let words = format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{}</dir>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="strong"><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="strong"><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
</fontconfig>
"#,
        place.faces().display()
    );
    let written = fs::create_dir_all(place.scratch()).and_then(|()| fs::write(&list, words));
    if written.is_ok() {
        program.env("FONTCONFIG_FILE", list);
    }
}
