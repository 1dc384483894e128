//! Where things lie in this clone.
//! Not a list of what is in them: each chore knows its own files.
//! Everything made by a chore lies below the target folder, so that deleting it starts afresh.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders of a clone and of what is built from it.
pub(crate) struct Place {
    /// The root of the clone.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
}

impl Place {
    /// The clone that this program was started from by Cargo.
    pub(crate) fn of_this_clone() -> Self {
        let own = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own
            .ancestors()
            .nth(3)
            .expect("BUG: xtask lies three folders below the root")
            .to_owned();
        // Joining an absolute path keeps that path alone.
        let target =
            root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| OsString::from("target")));
        Self { root, target }
    }

    /// Where the faces of the papers lie, with their licences.
    pub(crate) fn faces(&self) -> PathBuf {
        self.target.join("faces")
    }

    /// The source of the window's pages.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// What the chores remember between two starts, and their half-made files.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// A program that a plain `cargo build` made.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.target
            .join("debug")
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// The path as a person would type it from the root of the clone.
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .display()
            .to_string()
    }

    /// Cargo, the same that started this chore, at the root.
    pub(crate) fn cargo(&self) -> Command {
        let mut command =
            Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TERM_COLOR", "never");
        command
    }

    /// npm, in the folder of the window's pages.
    pub(crate) fn npm(&self) -> Command {
        let mut command = Command::new(NPM);
        command
            .current_dir(self.ui())
            .env("NO_COLOR", "1")
            .env("FORCE_COLOR", "0")
            .env("NPM_CONFIG_UPDATE_NOTIFIER", "false");
        command
    }
}

/// On Windows npm is a script, which must be named in full to be found.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
