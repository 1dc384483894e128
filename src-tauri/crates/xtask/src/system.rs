//! What the machine itself must have before anything can be built.
//! Not a package manager: it asks the system's own, only for what is missing, and only if it may.
//! Where it may not, or doesn't know the system, it says the exact words and stops.

use std::env;
use std::process::Command;

use crate::child::{Log, answer};
use crate::place::NPM;

/// What Debian 12 and its relatives need to build, show and test the window.
const PACKAGES: [&str; 15] = [
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libssl-dev",
    "librsvg2-dev",
    "xvfb",
    "xauth",
    "webkit2gtk-driver",
    "dbus",
    "fontconfig",
    "poppler-utils",
    "qpdf",
    // A printer that a test can read.
    "cups-daemon",
    "cups-client",
    "cups-filters-core-drivers",
];

/// Installs what is missing, or says what to install.
///
/// Errors: a sentence that names what is missing and how to get it.
pub(crate) fn make_ready(log: &Log) -> Result<(), String> {
    log.step("system");
    node_is_there()?;
    if cfg!(windows) {
        log.say(
            "Windows needs Microsoft's C++ Build Tools (workload “Desktop development with C++”)",
        );
        log.say("and the WebView2 Runtime (part of Windows 11 and of a current Windows 10)");
        return Ok(());
    }
    if cfg!(target_os = "macos") {
        log.say("macOS needs Xcode's command line tools: xcode-select --install");
        return Ok(());
    }
    if answer(Command::new("dpkg-query").arg("--version")).is_none() {
        return unknown_linux(log);
    }
    let missing = missing_packages();
    if missing.is_empty() {
        log.say("nothing is missing");
        return Ok(());
    }
    log.say(&format!("missing: {}", missing.join(" ")));
    install(log, &missing)
}

/// Vite asks for Node 20.19 or newer.
fn node_is_there() -> Result<(), String> {
    let version = answer(Command::new("node").arg("--version"))
        .ok_or("Node.js was not found: install version 20.19 or newer (https://nodejs.org)")?;
    answer(Command::new(NPM).arg("--version"))
        .ok_or("npm was not found: it comes with Node.js (https://nodejs.org)")?;
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|number| number.parse::<u32>().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < (20, 19) {
        return Err(format!(
            "Node.js {version} is too old: install version 20.19 or newer"
        ));
    }
    Ok(())
}

fn missing_packages() -> Vec<&'static str> {
    // Fails as soon as one is unknown, and still prints the others.
    let known = Command::new("dpkg-query")
        .args([
            "--show",
            "--showformat",
            "${Package} ${db:Status-Status}\\n",
        ])
        .args(PACKAGES)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    PACKAGES
        .into_iter()
        .filter(|package| {
            !known
                .lines()
                .any(|line| line == format!("{package} installed"))
        })
        .collect()
}

fn install(log: &Log, missing: &[&str]) -> Result<(), String> {
    let by_hand = format!(
        "apt-get update && apt-get install --no-install-recommends {}",
        missing.join(" ")
    );
    let prefix: &[&str] = if answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        &["env"]
    } else if answer(Command::new("sudo").args(["-n", "true"])).is_some() {
        &["sudo", "-n", "env"]
    } else {
        return Err(format!(
            "these packages are missing and this user may not install them. As root:\n  {by_hand}"
        ));
    };
    let apt = |words: &[&str]| {
        let mut command = Command::new(prefix[0]);
        command
            .args(&prefix[1..])
            .args([
                "DEBIAN_FRONTEND=noninteractive",
                "LC_ALL=C.UTF-8",
                "apt-get",
                "-q",
            ])
            .args(words);
        command
    };
    log.run(&mut apt(&["update"]))
        .and_then(|()| {
            log.run(apt(&["install", "-y", "--no-install-recommends"]).args(missing))
        })
        .map_err(|error| {
            format!("{error}. The window needs WebKitGTK 4.1 (Debian 12 and newer). As root:\n  {by_hand}")
        })
}

/// No dpkg: look for the one library without which nothing can be built, and name the packages.
fn unknown_linux(log: &Log) -> Result<(), String> {
    let built = answer(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1"]));
    if built.is_some() {
        log.say("WebKitGTK 4.1 is there");
        return Ok(());
    }
    Err("the window needs the development files of WebKitGTK 4.1, and its tests a few tools:
  Fedora: gcc pkgconf-pkg-config webkit2gtk4.1-devel openssl-devel librsvg2-devel xorg-x11-server-Xvfb webkit2gtk-driver poppler-utils qpdf cups cups-filters
  Arch:   base-devel pkgconf webkit2gtk-4.1 openssl librsvg xorg-server-xvfb poppler qpdf cups cups-filters
  SUSE:   gcc pkgconf webkit2gtk3-devel libopenssl-devel librsvg-devel xorg-x11-server-Xvfb poppler-tools qpdf cups cups-filters
  others: the packages that hold the same"
        .into())
}

/// Whether a window can be shown to somebody.
pub(crate) fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
