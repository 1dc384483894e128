//! The first start: three questions, and a meeting pack on paper.

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
