//! A clerk's days, told in acts and asks on a real book on disk. One file a story.
//! Not tests of a single rule: those stand at the foot of the file that holds the rule.
#![allow(clippy::unwrap_used)] // helpers of a story fall like the story

mod assignments;
mod backups;
mod bad_input;
mod book;
mod chasing;
mod clerks_day;
mod command_line;
mod demo;
mod documents;
mod every_act;
mod faults;
mod follow_ups;
mod import;
mod indicators;
mod instructions;
mod invariants;
mod journal;
mod lights;
mod meeting_list;
mod meetings;
mod mid_way;
mod new_version;
mod notices;
mod office_and_people;
mod outgoing_papers;
mod packs;
mod papers_guard;
mod papers_read;
mod papers_say;
mod past;
#[cfg(unix)]
mod printing;
mod questions;
mod reports;
mod search;
mod undo;
mod units_over_time;
mod walk;
mod working_days;
mod year;
