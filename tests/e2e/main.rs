//! The real window, driven as a clerk would drive it.
//! Not a test of rules or of papers: those are tested where they live, without a window.
//! Without the feature `e2e` nothing here runs, and says so.

#[cfg(not(feature = "e2e"))]
#[test]
#[ignore = "drives the real window, which must be built first: cargo xtask test"]
fn real_window() {}

#[cfg(feature = "e2e")]
mod real_window {
    use tests::window::Start;

    #[test]
    fn opens_with_its_name() {
        Start::new("opens").journey(async |window| {
            assert_eq!(window.title().await?, "专班台账");
            window.picture("opens").await?;
            Ok(())
        });
    }
}
