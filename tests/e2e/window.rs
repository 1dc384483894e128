//! One file a journey. `cargo xtask test` runs this module by its name in a step of its own.

mod backups;
mod clerks_day;
mod clock;
mod first_start;
mod import;
mod indicators;
mod look_back;
mod opening;
mod packs;
mod printing;
mod reports;
mod search;
mod units_and_papers;
