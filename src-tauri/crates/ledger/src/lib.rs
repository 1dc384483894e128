//! The book: one SQLite file that holds the office's facts, their journal and the bytes of its files.
//! The only crate that names rusqlite. [`Ledger::act`] is the only door for writes; a [`View`] answers
//! every question. No rule of the office lives here, only how facts are kept and read; no clock is
//! read: the time of an act and "today" are passed in.
#![deny(missing_docs)]

mod act;
mod agenda;
mod ask;
mod asof;
mod assignments;
mod attendance;
mod backup;
mod briefs;
mod cells;
mod check;
mod confirm;
mod content;
mod coordination;
mod copying;
mod counters;
mod decisions;
mod derived;
mod documents;
mod error;
mod file;
mod follow_ups;
mod found_then;
mod history;
mod images;
mod indicators;
mod instructions;
mod intact;
mod journal;
mod lights;
mod lit;
mod looks;
mod matter;
mod meetings;
mod minutes;
mod missing;
mod moves;
mod numbers;
mod owed;
mod packs;
mod papers;
mod people;
mod place;
mod plans;
mod profile;
mod proposals;
mod questions;
mod readings;
mod reports;
mod revise;
mod row;
mod search;
mod series;
mod sources;
mod successions;
mod tasks;
mod today;
mod unit_names;
mod units;
mod working_days;

pub use ask::View;
pub use asof::{LookBack, Past};
pub use backup::{CopyStep, Head, is_held, settle_copy, verify};
pub use content::hash;
pub use error::{Error, Result};
pub use file::{Ledger, schema};
pub use journal::Stamp;
pub use place::{beside, folder_of, hash_file, move_book, put_in_place, remove_book};
