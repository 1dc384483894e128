//! The content that the benchmark sets: measures of the seed notice in three sections each, curves,
//! a long table, in all five styles. Built only with the feature `bench`; no paper looks like this.

use crate::faces::{Faces, Style};
use crate::set::chart::{self, Curve};
use crate::set::flow::Flow;
use crate::set::foot::{self, Numbering};
use crate::set::grid::Frame;
use crate::set::measure::Measure;
use crate::set::table::{self, Row, Stand, Table, column};
use crate::set::text::{Align, Para};
use crate::set::{Area, Label, Sheets};
use chrono::NaiveDate;

/// Sections of a measure.
const SECTIONS: [&str; 3] = ["工作要求", "进展情况", "下步安排"];

/// How much of it: 100 is about 109 pages.
pub struct Amount {
    /// Measures, three sections each.
    pub measures: usize,
    /// Curves.
    pub curves: usize,
    /// Rows of the table.
    pub rows: usize,
}

/// What the table's cells and the sections say, so that another program can set the same.
pub struct Words {
    /// Title and text of each measure.
    pub measures: Vec<(String, String)>,
    /// Eight cells a row.
    pub rows: Vec<[String; 8]>,
}

/// The words for an amount, from the text of the seed notice.
pub fn words(notice: &str, amount: &Amount) -> Words {
    let all: Vec<(String, String)> = notice
        .lines()
        .filter_map(|line| {
            let (number, rest) = line.trim().split_once('.')?;
            number.parse::<u32>().ok()?;
            let (title, text) = rest.split_once('。')?;
            Some((format!("{number}.{title}"), text.to_owned()))
        })
        .collect();
    let cycle = |count: usize| all.iter().cycle().take(count);
    let rows = cycle(amount.rows)
        .zip(1..)
        .map(|((title, _), no): (_, u32)| {
            [
                no.to_string(),
                title.chars().take(9).collect(),
                "区商务局".to_owned(),
                "区财政局".to_owned(),
                "2026.12.31".to_owned(),
                format!("{}.{}", no * 7 % 1000, no % 10),
                "办理中".to_owned(),
                "●正常".to_owned(),
            ]
        })
        .collect();
    Words {
        measures: cycle(amount.measures).cloned().collect(),
        rows,
    }
}

/// Sets the words.
pub fn set(words: &Words, amount: &Amount, faces: &Faces) -> Sheets {
    let mut measure = Measure::new(faces);
    let mut flow = Flow::new(&mut measure, Frame::portrait(Area::default()));
    flow.title("威海市环翠区推动大规模设备更新和消费品以旧换新工作落实方案");
    for (title, text) in &words.measures {
        flow.heading(
            1,
            &Para::plain(Style::Hei, Align::Justify, title.as_str()).indent(2, 0),
        );
        for section in SECTIONS {
            flow.heading(
                2,
                &Para::plain(Style::Kai, Align::Justify, section).indent(2, 0),
            );
            flow.para(&Para::body(text.as_str()));
        }
    }
    for no in 0..amount.curves {
        put_curve(&mut flow, no);
    }
    flow.table(&table(words));
    let flowed = flow.finish();
    let mut pages = flowed.pages;
    let all = u32::try_from(pages.len()).expect("BUG: few pages");
    for ((page, frame), number) in pages.iter_mut().zip(&flowed.frames).zip(1..) {
        page.label = Label::Number(number);
        foot::put_number(page, &mut measure, frame, Numbering::Official, number, all);
    }
    Sheets {
        title: "基准".to_owned(),
        author: String::new(),
        as_of: day(2026, 1),
        pages,
        outline: flowed.outline,
        missing: measure.missing(),
    }
}

fn day(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).expect("BUG: a first of a month")
}

fn put_curve(flow: &mut Flow<'_, '_>, no: usize) {
    flow.keep(&Para::plain(Style::Kai, Align::Left, "指标完成情况"));
    let place = flow.room(14);
    let shift = i64::try_from(no).expect("BUG: few");
    let schedule = [
        (day(2024, 1), 0),
        (day(2026, 12), 1_000_000 + shift * 10_000),
    ];
    let month = |at: i32| {
        day(
            2024 + at / 12,
            u32::try_from(at % 12).expect("BUG: small") + 1,
        )
    };
    let values: Vec<(NaiveDate, i64)> = (0..30)
        .map(|at| (month(at), i64::from(at) * 26_000 + shift * 9_000))
        .collect();
    let curve = Curve {
        unit: "万辆",
        schedule: &schedule,
        values: &values,
    };
    let (page, measure) = flow.page_and_measure();
    chart::curve(page, measure, place, &curve);
}

fn table(words: &Words) -> Table {
    let columns = vec![
        column("序号", 13, Align::Centre),
        column("措施", 40, Align::Left),
        column("牵头单位", 20, Align::Left),
        column("责任单位", 20, Align::Left),
        column("时限", 23, Align::Centre),
        column("数值", 14, Stand::Decimal),
        column("状态", 14, Align::Centre),
        column("灯", 14, Align::Centre),
    ];
    let row = |cells: &[String; 8]| Row::Cells(cells.clone().map(table::words).into());
    Table::new(columns, words.rows.iter().map(row).collect())
}
