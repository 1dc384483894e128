//! From a book to a PDF: the brief, the faces of this machine, the setter. The faces are looked for
//! once and kept; setting a paper then takes milliseconds.

use chrono::NaiveDateTime;
use ledger::{Result, View};
use office::ask::Answers;
use office::brief::{Brief, Recipe};
use office::refusal::{Code, Refusal};
use pack::draw::{self, DrawError};
use pack::faces::{FaceFolder, Faces};
use pack::papers::{self, Look};
use serde::Serialize;
use std::env;
use std::path::PathBuf;
use std::sync::OnceLock;

/// Papers in the faces of this machine.
#[derive(Default)]
pub struct Papers {
    faces: OnceLock<Option<Faces>>,
}

/// A paper: what it says and the file.
pub struct Set {
    /// What it says.
    pub brief: Brief,
    /// The PDF.
    pub pdf: Vec<u8>,
}

/// A style of type, and what was found for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaceLine {
    /// 仿宋, 黑体 …
    pub style: String,
    /// The family that serves it.
    pub face: Option<String>,
    /// What a clerk should know: 未找到仿宋字体，以宋体代替.
    pub words: Option<String>,
}

impl Papers {
    fn faces(&self) -> std::result::Result<&Faces, Refusal> {
        self.faces
            .get_or_init(|| Faces::find(&folders()).ok())
            .as_ref()
            .ok_or_else(|| Code::NoFaces.into())
    }

    /// Sets a paper from what the book says. A draft carries the moment it was printed.
    pub fn set(&self, view: &View<'_>, recipe: Recipe, now: NaiveDateTime) -> Result<Set> {
        let faces = self.faces()?;
        let printed_at = recipe.draft_mark.is_some().then_some(now);
        let brief = view.brief(recipe)?;
        let sheets = papers::set(
            &brief,
            &Look {
                printed_at,
                ..Look::default()
            },
            faces,
        );
        let pdf = draw::pdf(&sheets, faces).map_err(refusal)?;
        Ok(Set { brief, pdf })
    }

    /// Every style with its face, then what else was noticed.
    pub fn report(&self) -> Vec<FaceLine> {
        let Ok(faces) = self.faces() else {
            return vec![FaceLine {
                style: "全部".to_owned(),
                face: None,
                words: Some(office::words::sentence(&Code::NoFaces)),
            }];
        };
        let mut lines: Vec<FaceLine> = faces
            .uses()
            .into_iter()
            .map(|found| FaceLine {
                style: found.style.name().to_owned(),
                face: Some(found.family),
                words: None,
            })
            .collect();
        lines.extend(faces.report().iter().map(|note| FaceLine {
            style: String::new(),
            face: None,
            words: Some(note.words()),
        }));
        lines
    }
}

fn refusal(error: DrawError) -> Refusal {
    match error {
        DrawError::GlyphsMissing(characters) => Code::MissingGlyphs {
            characters: characters.into_iter().collect(),
        }
        .into(),
        DrawError::Face { .. } | DrawError::Write(_) => Code::BadShape {
            detail: error.to_string(),
        }
        .into(),
    }
}

/// Where faces may lie: the folder named by `ZHUANBAN_FACES`; the machine's own; what came with the
/// program. On Windows the machine has the official faces, so they come first; elsewhere ours do.
fn folders() -> Vec<FaceFolder> {
    if let Some(named) = env::var_os("ZHUANBAN_FACES") {
        return vec![FaceFolder::ours(named)];
    }
    let mut ours = Vec::new();
    if let Ok(program) = env::current_exe()
        && let Some(beside) = program.parent()
    {
        ours.push(FaceFolder::ours(beside.join("faces")));
        ours.extend(
            beside
                .parent()
                .map(|above| FaceFolder::ours(above.join("faces"))),
        );
    }
    let system = system_folders().into_iter().map(FaceFolder::system);
    if cfg!(windows) {
        system.chain(ours).collect()
    } else {
        ours.into_iter().chain(system).collect()
    }
}

#[cfg(windows)]
fn system_folders() -> Vec<PathBuf> {
    let machine = env::var_os("WINDIR").map(|windows| PathBuf::from(windows).join("Fonts"));
    let user = env::var_os("LOCALAPPDATA")
        .map(|local| PathBuf::from(local).join("Microsoft\\Windows\\Fonts"));
    machine.into_iter().chain(user).collect()
}

#[cfg(not(windows))]
fn system_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = [
        "/usr/share/fonts/truetype/lxgw-wenkai",
        "/usr/share/fonts/opentype/noto",
        "/usr/share/fonts/truetype/wqy",
    ]
    .map(PathBuf::from)
    .into();
    if let Some(home) = env::var_os("HOME") {
        folders.push(PathBuf::from(home).join(".local/share/fonts"));
    }
    folders
}
