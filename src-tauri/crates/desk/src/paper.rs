//! From a book to a PDF: the brief, the faces of this machine, the setter. The faces are looked for
//! once and kept; setting a paper then takes milliseconds.

use chrono::NaiveDateTime;
use ledger::{Result, View};
use office::ask::Answers;
use office::brief::{Brief, Recipe};
use office::look::{FaceStyle, PaperLook};
use office::refusal::{Code, Refusal};
use office::words;
use pack::draw::{self, DrawError};
use pack::faces::{FaceFolder, Faces, Style};
use pack::papers::{self, Look};
use pack::set::{Area, Sheets};
use serde::Serialize;
use std::env;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::OnceLock;

/// Papers in the faces of this machine.
#[derive(Default)]
pub struct Papers {
    faces: OnceLock<Option<Faces>>,
}

/// What a paper is to say and how it looks: all that setting it needs. The book need not be held then.
pub struct Asked {
    /// What it says.
    pub brief: Brief,
    /// 版式.
    look: PaperLook,
    printed_at: Option<NaiveDateTime>,
}

impl Asked {
    /// The same in a look that the book does not hold yet.
    pub fn in_look(self, look: PaperLook) -> Asked {
        Asked { look, ..self }
    }

    fn look(&self) -> Look {
        let mm = |mm: u32| i32::try_from(mm).unwrap_or_default();
        let look = &self.look;
        Look {
            area: Area {
                columns: mm(look.columns),
                top_mm: mm(look.top_mm),
                bottom_mm: mm(look.bottom_mm),
                left_mm: mm(look.left_mm),
                right_mm: mm(look.right_mm),
            },
            red_head: look.red_head,
            signature: look.signature,
            colophon_on_even_page: look.colophon_on_even_page,
            large_tables: look.large_tables,
            bold_third_level: look.bold_third,
            pages_before: 0,
            printed_at: self.printed_at,
        }
    }
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
    /// Its code, as a look names it; none for a line that only tells something.
    pub code: Option<FaceStyle>,
    /// The family that serves it.
    pub face: Option<String>,
    /// Families that could, best first.
    pub choices: Vec<String>,
    /// What a clerk should know: 未找到仿宋字体，以宋体代替.
    pub words: Option<String>,
}

impl FaceLine {
    fn note(style: &str, words: String) -> FaceLine {
        FaceLine {
            style: style.to_owned(),
            code: None,
            face: None,
            choices: Vec::new(),
            words: Some(words),
        }
    }
}

impl Papers {
    fn faces(&self) -> std::result::Result<&Faces, Refusal> {
        self.faces
            .get_or_init(|| Faces::find(&folders()).ok())
            .as_ref()
            .ok_or_else(|| Code::NoFaces.into())
    }

    fn faces_of(&self, look: &PaperLook) -> std::result::Result<Faces, Refusal> {
        let choices = look.faces.iter();
        let choices = choices.map(|choice| (style_of(choice.style), choice.family.as_str()));
        Ok(self.faces()?.preferring(choices))
    }

    /// Asks the book for a paper. A draft carries the moment it was printed.
    pub fn ask(&self, view: &View<'_>, recipe: Recipe, now: NaiveDateTime) -> Result<Asked> {
        self.faces()?;
        let printed_at = recipe.draft_mark.is_some().then_some(now);
        Ok(Asked {
            brief: view.brief(recipe)?,
            look: view.look_settings()?.look,
            printed_at,
        })
    }

    /// Sets what was asked: pages, not yet a file.
    pub fn sheets(&self, asked: &Asked) -> Result<Sheets> {
        let faces = self.faces_of(&asked.look)?;
        Ok(papers::set(&asked.brief, &asked.look(), &faces))
    }

    /// A key a page: two pages with the same one look the same. For whoever shows them, in this process.
    pub fn page_keys(sheets: &Sheets) -> Vec<String> {
        let key = |page| {
            let mut hasher = DefaultHasher::new();
            Hash::hash(page, &mut hasher);
            format!("{:016x}", hasher.finish())
        };
        sheets.pages.iter().map(key).collect()
    }

    /// The file of pages that were set here.
    pub fn pdf(&self, sheets: &Sheets) -> Result<Vec<u8>> {
        draw::pdf(sheets, self.faces()?).map_err(|error| refusal(error).into())
    }

    /// Sets a paper from what the book says.
    pub fn set(&self, view: &View<'_>, recipe: Recipe, now: NaiveDateTime) -> Result<Set> {
        let asked = self.ask(view, recipe, now)?;
        let pdf = self.pdf(&self.sheets(&asked)?)?;
        let Asked { brief, .. } = asked;
        Ok(Set { brief, pdf })
    }

    /// Every style with its face in this look, then what else was noticed.
    pub fn report(&self, look: &PaperLook) -> Vec<FaceLine> {
        let Ok(faces) = self.faces_of(look) else {
            return vec![FaceLine::note("全部", words::sentence(&Code::NoFaces))];
        };
        let uses = faces.uses().into_iter().map(|found| FaceLine {
            style: found.style.name().to_owned(),
            code: Some(code_of(found.style)),
            choices: faces.families(found.style),
            face: Some(found.family),
            words: None,
        });
        let notes = faces.report().iter();
        uses.chain(notes.map(|note| FaceLine::note("", note.words())))
            .collect()
    }
}

fn style_of(style: FaceStyle) -> Style {
    match style {
        FaceStyle::FangSong => Style::FangSong,
        FaceStyle::Hei => Style::Hei,
        FaceStyle::Kai => Style::Kai,
        FaceStyle::Song => Style::Song,
        FaceStyle::BiaoSong => Style::BiaoSong,
    }
}

fn code_of(style: Style) -> FaceStyle {
    match style {
        Style::FangSong => FaceStyle::FangSong,
        Style::Hei => FaceStyle::Hei,
        Style::Kai => FaceStyle::Kai,
        Style::Song => FaceStyle::Song,
        Style::BiaoSong => FaceStyle::BiaoSong,
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
