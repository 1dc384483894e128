//! What the program remembers of its user between starts: a name, the last book, where backups go. Nothing of the
//! office's; a lost settings file costs three questions.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

const FILE: &str = "settings.json";

/// Remembered between starts.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// 经办人.
    pub(crate) operator: String,
    /// The book that was open last.
    pub(crate) book: Option<PathBuf>,
    /// Where backups are copied to: a stick, another disk.
    pub(crate) second_place: Option<PathBuf>,
}

impl Settings {
    /// Reads them; what can't be read counts as never set.
    pub(crate) fn read(folder: &Path) -> Settings {
        let text = std::fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes them, whole or not at all.
    pub(crate) fn write(&self, folder: &Path) -> ledger::Result<()> {
        let json = serde_json::to_vec_pretty(self)?;
        desk::write_file(&folder.join(FILE), &json, true)
    }
}
