//! How long one megabyte of text takes, and how much longer than its half: `cargo bench -p notice`.
//! Not a statistic: the best of several readings is told beside what is to be reached.

use std::time::Duration;

const SEED: &str = include_str!("../../../../seeds/huancui-2024-7.txt");
const MEGABYTE: usize = 1_000_000;

/// The texts: the plan over and over, the same on one line, and one sentence without an end.
fn texts() -> [(&'static str, String); 3] {
    let many = SEED.repeat(MEGABYTE / SEED.len() + 1);
    let one_line = many.replace('\n', " ");
    let endless = "到2025年，甲、乙（丙达到3万辆，".repeat(MEGABYTE / 45);
    [
        ("the plan over and over", many),
        ("the same on one line", one_line),
        ("one sentence without an end", endless),
    ]
}

fn best(text: &str) -> Duration {
    #[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
    let now = std::time::Instant::now;
    let once = || {
        let began = now();
        let plan = notice::read(std::hint::black_box(text));
        let took = began.elapsed();
        drop(std::hint::black_box(plan));
        took
    };
    (0..15).map(|_| once()).min().unwrap_or_default()
}

/// The first `bytes` of a text, or a little less.
fn head(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

fn main() {
    for (name, text) in texts() {
        let whole = best(head(&text, MEGABYTE));
        let half = best(head(&text, MEGABYTE / 2));
        let times = whole.as_secs_f64() / half.as_secs_f64();
        println!("{name:<28} 1 MB in {whole:>8.1?}, {times:.1} times the half");
    }
    println!("to reach: 1 MB in under 100 ms, twice the text in twice the time");
}
