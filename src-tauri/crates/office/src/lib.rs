//! The words and the rules of the office. Pure: no IO, no clock.
pub mod draft;
