//! Shared by the test binaries of this crate.
//! Not tests themselves, and nothing of it ships.
//! What drives the real window is behind the feature `e2e`, as it needs the window to be built.
#![deny(missing_docs)]

#[cfg(unix)]
pub mod printer;
#[cfg(feature = "e2e")]
pub mod window;
pub mod word_file;
