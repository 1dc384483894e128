//! The real window, driven as a clerk would drive it.
//! Not a test of rules or of papers: those are tested where they live, without a window.
//! Without the feature `e2e` nothing here runs, and says so.

#[cfg(not(feature = "e2e"))]
#[test]
#[ignore = "drives the real window, which must be built first: cargo xtask test"]
fn real_window() {}

#[cfg(feature = "e2e")]
mod clerks_day;

#[cfg(feature = "e2e")]
mod real_window {
    use std::fs;

    use tests::window::{Start, clerk};

    #[test]
    fn a_first_start_prints_a_meeting_pack() {
        let folder = tempfile::tempdir().expect("a folder for the book");
        let paper = folder.path().join("会议材料.pdf");
        Start::new("first-start").journey(async |window| {
            assert_eq!(window.title().await?, "专班台账");
            window.picture("first-start").await?;
            clerk::begin_book(window, &folder.path().join("台账.zbtz"), "王小明").await?;
            window.picture("today").await?;
            clerk::call_meeting(window, "3个工作日", "区政府第三会议室", "李建国").await?;
            window.picture("meeting").await?;
            clerk::print_meeting_pack(window, &paper).await?;
            window.picture("meeting-pack").await?;
            Ok(())
        });
        let pdf = fs::read(&paper).expect("the paper that was saved");
        assert!(pdf.starts_with(b"%PDF-"), "a PDF was saved");
    }
}
