//! The search for faces: looks through folders, ranks what it sees, opens the best of each family.
//! It reads no glyphs. The order of folders and file names decides among equals, so that two runs
//! on one machine agree.

use super::known::{KNOWN, LAST_RESORT};
use super::probe::{self, Probed};
use super::sound;
use super::{Bytes, FaceError, FaceFile, FaceFolder, FaceId, FaceNote, Faces, Style};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A face file seen and worth opening.
struct Candidate {
    path: PathBuf,
    ours: bool,
    index: u32,
    family: String,
    fs_type: u16,
}

#[derive(Default)]
pub(super) struct Search {
    /// Per entry of `KNOWN`, then of `LAST_RESORT`: what was found for it, in folder order.
    found: Vec<(usize, Candidate)>,
    notes: Vec<FaceNote>,
}

impl Search {
    pub(super) fn look_in(&mut self, folder: &FaceFolder) {
        let Ok(entries) = fs::read_dir(&folder.path) else {
            return;
        };
        let mut paths: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| is_face_file(path))
            .collect();
        paths.sort();
        for path in paths {
            match probe::probe(&path) {
                Ok(faces) => {
                    for face in faces {
                        self.consider(folder, &path, face);
                    }
                }
                Err(_) => self.notes.push(unreadable(&path)),
            }
        }
    }

    fn consider(&mut self, folder: &FaceFolder, path: &Path, face: Probed) {
        let rank = KNOWN
            .iter()
            .position(|known| known.weights.contains(&face.weight) && face.is_called(known.family))
            .or_else(|| {
                LAST_RESORT
                    .iter()
                    .position(|family| face.is_called(family))
                    .map(|at| at + KNOWN.len())
            });
        let Some(rank) = rank else { return };
        if face.italic {
            return;
        }
        self.found.push((
            rank,
            Candidate {
                path: path.to_owned(),
                ours: folder.ours,
                index: face.index,
                family: face.family,
                fs_type: face.fs_type,
            },
        ));
    }

    /// Opens the best candidates: of each known family the first that opens.
    pub(super) fn finish(mut self, folders: &[FaceFolder]) -> Result<Faces, FaceError> {
        self.found.sort_by_key(|(rank, _)| *rank);
        let mut files: Vec<FaceFile> = Vec::new();
        let mut own: [Vec<FaceId>; 5] = Default::default();
        let mut last: Vec<FaceId> = Vec::new();
        let mut opened_rank = None;
        for (rank, candidate) in &self.found {
            if opened_rank == Some(*rank) {
                continue;
            }
            if forbids_embedding(candidate.fs_type) {
                self.notes.push(FaceNote::Refused {
                    family: candidate.family.clone(),
                });
                continue;
            }
            let Some(bytes) = open_checked(candidate) else {
                self.notes.push(unreadable(&candidate.path));
                continue;
            };
            opened_rank = Some(*rank);
            let id = FaceId(
                u16::try_from(files.len()).expect("BUG: fewer families are known than u16 holds"),
            );
            files.push(FaceFile {
                family: candidate.family.clone(),
                index: candidate.index,
                bytes,
                path: candidate.path.clone(),
            });
            match KNOWN.get(*rank) {
                Some(known) => own[known.style as usize].push(id),
                None => last.push(id),
            }
        }
        if own.iter().all(Vec::is_empty) {
            let folders = folders.iter().map(|folder| folder.path.clone()).collect();
            return Err(FaceError::NothingFound {
                folders,
                notes: self.notes,
            });
        }
        let (chains, mut notes) = chains(&own, &last);
        notes.append(&mut self.notes);
        Ok(Faces {
            files: Arc::new(files),
            chains,
            own: own.map(|faces| faces.len()),
            notes,
        })
    }
}

/// The faces that each style asks, in order: its own, those of its fallbacks, the rest. A style
/// without a face of its own is noted.
fn chains(own: &[Vec<FaceId>; 5], last: &[FaceId]) -> ([Vec<FaceId>; 5], Vec<FaceNote>) {
    let mut notes = Vec::new();
    let chains = Style::ALL.map(|style| {
        let mut chain: Vec<FaceId> = own[style as usize].clone();
        for fallback in style.fallbacks() {
            let faces = &own[*fallback as usize];
            if chain.is_empty() && !faces.is_empty() {
                notes.push(FaceNote::Substituted {
                    wanted: style,
                    used: *fallback,
                });
            }
            chain.extend(faces);
        }
        chain.extend(last);
        chain
    });
    (chains, notes)
}

/// Opens a candidate and makes sure that it serves, so that nothing fails while a page is set.
fn open_checked(candidate: &Candidate) -> Option<Bytes> {
    let bytes = Bytes::open(&candidate.path, candidate.ours).ok()?;
    let face = ttf_parser::Face::parse(bytes.as_slice(), candidate.index).ok()?;
    // What the program brought was held against its hash when it was installed, and is mapped: looking
    // into it would read all of it.
    (candidate.ours || sound::is_sound(&face, bytes.as_slice(), candidate.index)).then_some(bytes)
}

/// OS/2 fsType: bit 1 forbids embedding, bit 8 forbids subsetting, bit 9 allows bitmaps only.
/// We embed subsets of outlines, so each of them rules a face out.
fn forbids_embedding(fs_type: u16) -> bool {
    fs_type & 0b11_0000_0010 != 0
}

fn unreadable(path: &Path) -> FaceNote {
    let file = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    FaceNote::Unreadable { file }
}

fn is_face_file(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| {
            ["ttf", "otf", "ttc", "otc"]
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_that_rules_out_embedding_a_part_of_a_face_is_honoured() {
        // Installable; editable; preview and print: all may be embedded and cut.
        for allowed in [0, 8, 4] {
            assert!(!forbids_embedding(allowed), "{allowed:#x}");
        }
        // Restricted licence; no subsetting; bitmaps only.
        for forbidden in [0x0002, 0x0108, 0x0100, 0x0208, 0x0200] {
            assert!(forbids_embedding(forbidden), "{forbidden:#x}");
        }
    }
}
