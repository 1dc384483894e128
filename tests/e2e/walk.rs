//! `walk BOOK FOLDER`: opens the window on a book where nobody can look at it.
//! Not a test: it stops at the first thing that does not work, and judges nothing.
//! What it shows is the same program that a clerk would see, on a display of its own.

use std::env;
use std::path::PathBuf;

use tests::window::{Start, clerk};

fn main() {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(book), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: walk BOOK FOLDER");
        std::process::exit(2);
    };
    let start = Start::new("walk")
        .book(book)
        .user_folder(&folder)
        .pictures(&folder);
    start.journey(async |window| {
        println!("open: {}", window.title().await?);
        window.click("会议").await?;
        if window.sees_first("还没有会议。", "状态").await? {
            println!("calling the first meeting");
            clerk::call_meeting(window, "3个工作日", "区政府第三会议室", "专班召集人").await?;
        }
        println!("printing its pack");
        clerk::print_meeting_pack(window, &folder.join("会议材料.pdf")).await?;
        window.picture("window").await?;
        Ok(())
    });
}
