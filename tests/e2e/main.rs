//! The real window, driven as a clerk would drive it.
//! Not a test of rules or of papers: those are tested where they live, without a window.
//! Without the feature `e2e` nothing here runs, and says so.

#[cfg(not(feature = "e2e"))]
#[test]
#[ignore = "drives the real window, which must be built first: cargo xtask test"]
fn window() {}

#[cfg(feature = "e2e")]
mod window;
