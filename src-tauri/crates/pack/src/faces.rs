//! The faces that papers are set in: found by the names inside the files, never by file name.
//! It does not measure and does not draw; `set::Measure` reads glyphs, `draw` cuts subsets.
//! Official faces win where they are installed, open ones stand in, and every substitution is said.

mod known;
mod probe;
mod search;
pub(crate) mod sound;

use memmap2::Mmap;
use search::Search;
use serde::Serialize;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A style of official papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// 仿宋: body text.
    FangSong,
    /// 黑体: first-level headings, labels.
    Hei,
    /// 楷体: second-level headings, draft marks.
    Kai,
    /// 宋体: page numbers.
    Song,
    /// 小标宋: titles and red marks.
    BiaoSong,
}

impl Style {
    /// All styles, in the order that reports list them.
    pub const ALL: [Style; 5] = [
        Style::FangSong,
        Style::Hei,
        Style::Kai,
        Style::Song,
        Style::BiaoSong,
    ];

    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Style::FangSong => "仿宋",
            Style::Hei => "黑体",
            Style::Kai => "楷体",
            Style::Song => "宋体",
            Style::BiaoSong => "小标宋",
        }
    }

    /// Where a character that the style's own faces lack is looked for.
    fn fallbacks(self) -> &'static [Style] {
        match self {
            Style::FangSong => &[Style::Song, Style::Kai, Style::Hei, Style::BiaoSong],
            Style::Hei => &[Style::Song, Style::Kai, Style::FangSong, Style::BiaoSong],
            Style::Kai => &[Style::Song, Style::FangSong, Style::Hei, Style::BiaoSong],
            Style::Song => &[Style::FangSong, Style::Kai, Style::Hei, Style::BiaoSong],
            Style::BiaoSong => &[Style::Song, Style::Hei, Style::Kai, Style::FangSong],
        }
    }
}

/// A folder to look in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceFolder {
    /// Where.
    pub path: PathBuf,
    /// Whether the program brought the files itself. Its own files don't change while it runs and
    /// are mapped; anybody else's are read, since a mapped file that shrinks kills the process.
    pub ours: bool,
}

impl FaceFolder {
    /// A folder that the program brought.
    pub fn ours(path: impl Into<PathBuf>) -> FaceFolder {
        FaceFolder {
            path: path.into(),
            ours: true,
        }
    }

    /// A folder of the machine or the user.
    pub fn system(path: impl Into<PathBuf>) -> FaceFolder {
        FaceFolder {
            path: path.into(),
            ours: false,
        }
    }
}

/// Which face, by its place in [`Faces`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub(crate) u16);

/// The bytes of a face file.
enum Bytes {
    Mapped(Mmap),
    Read(Vec<u8>),
}

impl Bytes {
    fn open(path: &Path, ours: bool) -> std::io::Result<Bytes> {
        if ours {
            map(path).map(Bytes::Mapped)
        } else {
            fs::read(path).map(Bytes::Read)
        }
    }

    fn as_slice(&self) -> &[u8] {
        match self {
            Bytes::Mapped(map) => map,
            Bytes::Read(bytes) => bytes,
        }
    }
}

/// Maps a file of the program's own.
#[expect(unsafe_code, reason = "mapping a face: see the argument inside")]
fn map(path: &Path) -> std::io::Result<Mmap> {
    let file = fs::File::open(path)?;
    // SAFETY: a mapping is unsound if the file is changed or cut while mapped. Only files that the
    // program itself installed come here (`FaceFolder::ours`); they are replaced by an installer,
    // which asks for the program to be closed, and are never written to in place.
    unsafe { Mmap::map(&file) }
}

/// One face that can be set in.
pub(crate) struct FaceFile {
    /// Family in the face's own words.
    pub(crate) family: String,
    /// Index in a collection; 0 otherwise.
    pub(crate) index: u32,
    bytes: Bytes,
    path: PathBuf,
}

impl FaceFile {
    /// The whole file.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.as_slice()
    }

    /// Lets `read` go through the whole file. A mapped file is mapped once more for it, so that the
    /// memory it touches is given back at the end; where that can't be, the first map serves.
    pub(crate) fn read_through<T>(&self, read: impl FnOnce(&[u8]) -> T) -> T {
        match &self.bytes {
            Bytes::Mapped(first) => match map(&self.path) {
                Ok(again) if again.len() == first.len() => read(&again),
                Ok(_) | Err(_) => read(first),
            },
            Bytes::Read(bytes) => read(bytes),
        }
    }
}

/// What was noticed while looking for faces. Plain data; [`FaceNote::words`] says it in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaceNote {
    /// No face of this style; another style stands in.
    Substituted {
        /// The style that is missing.
        wanted: Style,
        /// The style used in its place.
        used: Style,
    },
    /// The face forbids embedding (or embedding a part), so it is not used.
    Refused {
        /// Its family.
        family: String,
    },
    /// A family that was chosen for a style is not on this machine.
    NotHere {
        /// The style.
        style: Style,
        /// The family.
        family: String,
    },
    /// The file could not be read.
    Unreadable {
        /// Its name without folder.
        file: String,
    },
}

impl FaceNote {
    /// The note in Chinese, for the window.
    pub fn words(&self) -> String {
        match self {
            FaceNote::Substituted { wanted, used } => {
                format!("未找到{}字体，以{}代替", wanted.name(), used.name())
            }
            FaceNote::Refused { family } => format!("字体“{family}”不允许嵌入文件，未使用"),
            FaceNote::NotHere { style, family } => format!(
                "版式选定的{}字体“{family}”本机没有，仍用通常的字体",
                style.name()
            ),
            FaceNote::Unreadable { file } => format!("字体文件“{file}”无法读取，未使用"),
        }
    }
}

/// Why there is nothing to set in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaceError {
    /// None of the folders holds a usable Chinese face.
    NothingFound {
        /// Where it was looked for.
        folders: Vec<PathBuf>,
        /// What was seen and not used.
        notes: Vec<FaceNote>,
    },
}

impl fmt::Display for FaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FaceError::NothingFound { folders, .. } = self;
        let places: Vec<String> = folders
            .iter()
            .map(|folder| folder.display().to_string())
            .collect();
        write!(
            f,
            "未找到可用的中文字体，无法排版。已查找：{}",
            places.join("、")
        )
    }
}

impl std::error::Error for FaceError {}

/// Which face serves a style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaceUse {
    /// The style.
    pub style: Style,
    /// The family that serves it.
    pub family: String,
}

/// The faces found, with the order in which each style asks them.
pub struct Faces {
    files: Arc<Vec<FaceFile>>,
    chains: [Vec<FaceId>; 5],
    /// How many of a chain are the style's own, best first.
    own: [usize; 5],
    notes: Vec<FaceNote>,
}

impl Faces {
    /// Looks through the folders (not below them). Earlier folders win among equal families.
    /// A folder that doesn't exist is passed over.
    ///
    /// # Errors
    /// [`FaceError::NothingFound`] where no style has a face.
    pub fn find(folders: &[FaceFolder]) -> Result<Faces, FaceError> {
        let mut search = Search::default();
        for folder in folders {
            search.look_in(folder);
        }
        search.finish(folders)
    }

    /// Substitutions and refusals, in a fixed order.
    pub fn report(&self) -> &[FaceNote] {
        &self.notes
    }

    /// The family that each style is set in.
    pub fn uses(&self) -> Vec<FaceUse> {
        Style::ALL
            .into_iter()
            .filter_map(|style| {
                let first = self.chain(style).first()?;
                Some(FaceUse {
                    style,
                    family: self.file(*first).family.clone(),
                })
            })
            .collect()
    }

    /// The families that could serve a style, the one that does first.
    pub fn families(&self, style: Style) -> Vec<String> {
        let own = &self.chain(style)[..self.own[style as usize]];
        own.iter().map(|id| self.file(*id).family.clone()).collect()
    }

    /// The same faces with other families asked first. A family that was not found is noted, and the
    /// style goes on with its usual one.
    pub fn preferring<'a>(&self, choices: impl IntoIterator<Item = (Style, &'a str)>) -> Faces {
        let mut chains = self.chains.clone();
        let mut notes = self.notes.clone();
        for (style, family) in choices {
            let own = self.own[style as usize];
            let chain = &mut chains[style as usize];
            match chain[..own]
                .iter()
                .position(|id| self.file(*id).family == family)
            {
                Some(at) => chain[..=at].rotate_right(1),
                None => notes.push(FaceNote::NotHere {
                    style,
                    family: family.to_owned(),
                }),
            }
        }
        Faces {
            files: Arc::clone(&self.files),
            chains,
            own: self.own,
            notes,
        }
    }

    /// The faces that a style asks for a character, in order.
    pub(crate) fn chain(&self, style: Style) -> &[FaceId] {
        &self.chains[style as usize]
    }

    /// A face.
    pub(crate) fn file(&self, id: FaceId) -> &FaceFile {
        &self.files[usize::from(id.0)]
    }

    /// All faces, in the order of their ids.
    pub(crate) fn ids(&self) -> impl Iterator<Item = FaceId> + '_ {
        (0..self.files.len())
            .map(|index| FaceId(u16::try_from(index).expect("BUG: too many faces")))
    }
}
