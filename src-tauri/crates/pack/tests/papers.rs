//! The papers as set: golden pages, and what each form promises. Nothing here looks at a PDF.

mod common;

use common::{briefs, division_brief, faces, minutes_brief, pack_brief};
use expect_test::expect_file;
use office::brief::{Brief, PackAnnex, RedBrief};
use office::indicator::Amount;
use pack::papers::{self, Look, RedHead};
use pack::set::{Label, Sheets, Tint, Turn};
use std::path::PathBuf;

fn sheets(brief: &Brief) -> Sheets {
    papers::set(brief, &Look::default(), &faces())
}

#[test]
fn pages_are_as_agreed() {
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/golden");
    for (name, brief) in common::more::briefs() {
        let file = golden.join(format!("{name}.txt"));
        expect_file![file].assert_eq(&sheets(&brief).as_text());
    }
}

#[test]
fn a_table_repeats_its_head_and_numbers_its_pages() {
    let sheets = sheets(&Brief::DivisionTable(division_brief()));
    let all = sheets.pages.len();
    assert!(all > 3);
    for (index, page) in sheets.pages.iter().enumerate() {
        let words = sheets.words(index);
        assert!(
            words.contains("牵头单位") && words.contains("目标要求"),
            "page {} has no head",
            index + 1
        );
        assert!(words.contains(&format!("第{}页 共{all}页", index + 1)));
        let number = page
            .runs
            .iter()
            .find(|run| run.turn == Turn::Clockwise)
            .unwrap();
        assert!(
            number.x < page.width / 6,
            "the number stands where the bound portrait sheet has it"
        );
    }
    let last = sheets.words(all - 1);
    assert!(
        last.contains("以下均需各镇街负责，不再一一列出"),
        "the rule for all measures is quoted: {last}"
    );
}

#[test]
fn measures_stand_verbatim_and_in_order() {
    let brief = division_brief();
    let sheets = sheets(&Brief::DivisionTable(brief.clone()));
    let text: String = (0..sheets.pages.len())
        .map(|page| sheets.words(page))
        .collect();
    let text: String = text.split_whitespace().collect();
    let mut from = 0;
    let titles: Vec<&str> = brief
        .chapters
        .iter()
        .flat_map(|chapter| &chapter.measures)
        .map(|measure| measure.title.as_str())
        .collect();
    assert_eq!(titles.len(), 27);
    // A title may be broken over two lines with other cells between: its first four characters are not.
    for title in titles {
        let start: String = title.chars().take(4).collect();
        from += text[from..]
            .find(&start)
            .unwrap_or_else(|| panic!("{title} is missing or out of order"));
    }
}

#[test]
fn a_row_taller_than_a_page_is_split_and_nothing_is_lost() {
    let mut brief = division_brief();
    let long = "逐步淘汰落后低效设备，推动绿色智能升级。".repeat(120);
    brief.chapters[0].measures[0].targets = brief.chapters[0].measures[1].targets[..1].to_vec();
    brief.chapters[0].measures[0].targets[0].targets[0].words = long.clone();
    brief.chapters[0].measures[0].targets[0].targets.truncate(1);
    let sheets = sheets(&Brief::DivisionTable(brief));
    let text: String = (0..sheets.pages.len())
        .map(|page| sheets.words(page))
        .collect();
    assert!(
        text.matches("低效").count() >= 100,
        "words of the tall row are lost"
    );
    assert!(
        text.chars().filter(|ch| *ch == '淘').count() >= 120,
        "words of the tall row are lost"
    );
    for page in &sheets.pages {
        let lowest = page
            .runs
            .iter()
            .filter(|run| run.turn == Turn::Upright)
            .map(|run| run.y)
            .max()
            .unwrap();
        assert!(
            lowest < page.height - 70_000,
            "a row runs out of the type area"
        );
    }
}

#[test]
fn contents_lead_to_the_pages_they_name() {
    let sheets = sheets(&Brief::MeetingPack(pack_brief()));
    let contents = &sheets.pages[1];
    assert_eq!(contents.label, Label::Named("目录"));
    assert!(contents.links.len() >= 8);
    let lines: Vec<String> = sheets.words(1).lines().map(str::to_owned).collect();
    for link in &contents.links {
        let Label::Number(number) = sheets.pages[link.page].label else {
            panic!("an entry leads to an unnumbered page")
        };
        // The printed number stands within the link's rectangle.
        let printed: String = contents
            .runs
            .iter()
            .filter(|run| {
                run.y > link.y && run.y < link.y + link.height && run.x > contents.width / 2
            })
            .flat_map(|run| run.glyphs.iter().map(|glyph| glyph.ch))
            .collect();
        assert!(
            printed.ends_with(&number.to_string()),
            "{printed} leads to page {number}: {lines:?}"
        );
    }
    // The body begins on a right-hand page.
    let first = sheets
        .pages
        .iter()
        .position(|page| page.label == Label::Number(1))
        .unwrap();
    assert_eq!(first % 2, 0);
    let places: Vec<(usize, i32)> = sheets
        .outline
        .iter()
        .map(|entry| (entry.page, entry.y))
        .collect();
    assert!(places.is_sorted(), "bookmarks are out of order: {places:?}");
    assert!(
        sheets
            .outline
            .iter()
            .any(|entry| entry.level == 2 && entry.title.contains("保障措施"))
    );
}

#[test]
fn the_summary_is_one_page_whatever_is_red() {
    let mut brief = pack_brief();
    let red: Vec<RedBrief> = (1..=60)
        .map(|no| RedBrief {
            matter: format!("督办事项第{no}项，名称较长需要换行显示的事项"),
            unit: "区商务局".into(),
            reason: "超期3天".into(),
        })
        .collect();
    brief.summary.red = red;
    let sheets = sheets(&Brief::MeetingPack(brief));
    let page = (0..sheets.pages.len())
        .rfind(|page| sheets.words(*page).contains("二、一页综述\n"))
        .unwrap();
    let pages: Vec<usize> = (0..sheets.pages.len())
        .filter(|page| sheets.words(*page).contains("提请会议研究事项"))
        .collect();
    assert_eq!(pages, [page]);
    let words = sheets.words(page);
    assert!(
        words.contains("项，见附件（第"),
        "what is left out is counted: {words}"
    );
}

#[test]
fn every_page_with_lights_has_the_legend_and_no_other() {
    for brief in briefs() {
        let sheets = sheets(&brief);
        for (index, page) in sheets.pages.iter().enumerate() {
            let lights = page.runs.iter().any(|run| {
                matches!(
                    run.tint,
                    Tint::LightRed
                        | Tint::LightYellow
                        | Tint::LightGreen
                        | Tint::LightGrey
                        | Tint::LightBlue
                )
            });
            assert_eq!(
                lights,
                sheets.words(index).contains("图例："),
                "page {}",
                index + 1
            );
        }
    }
}

#[test]
fn official_pages_are_numbered_odd_right_even_left() {
    let sheets = sheets(&Brief::Minutes(minutes_brief()));
    for (page, number) in sheets.pages.iter().zip(1..) {
        assert_eq!(page.label, Label::Number(number));
        let dash = page
            .runs
            .iter()
            .rfind(|run| run.glyphs[0].ch == '—')
            .unwrap();
        assert_eq!(dash.x > page.width / 2, number % 2 == 1);
        // 7 mm below the type area.
        assert!(
            dash.y > 742_677 + 19_800 && dash.y < 742_677 + 26_000,
            "{}",
            dash.y
        );
    }
}

#[test]
fn the_red_head_can_be_printed_left_blank_or_done_without() {
    let brief = Brief::Minutes(minutes_brief());
    let faces = faces();
    let first_page = |red_head| {
        papers::set(
            &brief,
            &Look {
                red_head,
                ..Look::default()
            },
            &faces,
        )
    };
    let red = |sheets: &Sheets| {
        sheets.pages[0]
            .runs
            .iter()
            .filter(|run| run.tint == Tint::Red)
            .count()
    };
    let colour = first_page(RedHead::Colour);
    assert_eq!(red(&colour), 1);
    let mark = colour.pages[0]
        .runs
        .iter()
        .find(|run| run.tint == Tint::Red)
        .unwrap();
    // Its upper edge: 37 mm of margin and 35 mm more.
    let top = mark.y - mark.size * 83 / 100;
    assert!(
        (top - 204_094).abs() < 500,
        "the mark's top edge is at {top}"
    );
    let blank = first_page(RedHead::Preprinted);
    assert_eq!(red(&blank), 0);
    assert!(
        blank.pages[0]
            .rects
            .iter()
            .all(|rect| rect.tint != Tint::Red)
    );
    assert!(
        first_page(RedHead::Plain)
            .words(0)
            .starts_with("环翠区设备更新工作专班会议纪要")
    );
}

#[test]
fn names_turn_below_the_first_name() {
    let sheets = sheets(&Brief::Minutes(minutes_brief()));
    let page = sheets
        .pages
        .iter()
        .find(|page| page.runs.iter().any(|run| run.glyphs[0].ch == '出'))
        .unwrap();
    let label = page
        .runs
        .iter()
        .find(|run| run.glyphs[0].ch == '出')
        .unwrap();
    let after_colon = page
        .runs
        .iter()
        .find(|run| run.y == label.y && run.x > label.x)
        .unwrap();
    let turn = page.runs.iter().find(|run| run.y > label.y).unwrap();
    assert!(
        (turn.x - after_colon.x).abs() < 150,
        "turn lines align after the colon"
    );
}

#[test]
fn a_draft_says_so_and_when_it_was_printed() {
    let mut brief = pack_brief();
    (brief.collected, brief.copies) = (true, Some(1));
    let brief = Brief::MeetingPack(brief);
    let at = common::day("2026-11-24").and_hms_opt(9, 5, 0).unwrap();
    let look = Look {
        printed_at: Some(at),
        ..Look::default()
    };
    let sheets = papers::set(&brief, &look, &faces());
    assert!(sheets.words(0).contains("（讨论稿）"));
    assert!(sheets.words(0).contains("会后收回") && sheets.words(0).contains("编号：001"));
    assert!(
        sheets.words(3).contains("打印时间：2026年11月24日 09:05"),
        "{}",
        sheets.words(3)
    );
}

#[test]
fn a_character_that_no_face_holds_is_named() {
    let mut brief = minutes_brief();
    brief.lead.push('\u{f8ff}');
    let faces = faces();
    let sheets = papers::set(&Brief::Minutes(brief), &Look::default(), &faces);
    assert_eq!(sheets.missing, ['\u{f8ff}']);
    let error = pack::draw::pdf(&sheets, &faces).unwrap_err();
    assert!(error.to_string().contains("U+F8FF"), "{error}");
}

/// Every text of a value replaced; dates, decimals and names of lights stay, since they are no text.
fn with_words(value: &serde_json::Value, words: &str) -> serde_json::Value {
    use serde_json::Value;
    const LIGHTS: [&str; 5] = ["done", "grey", "red", "yellow", "green"];
    match value {
        Value::String(text) if LIGHTS.contains(&text.as_str()) => value.clone(),
        Value::String(text) if PackAnnex::from_code(text).is_some() => value.clone(),
        Value::String(text) if text.parse::<chrono::NaiveDate>().is_ok() => value.clone(),
        Value::String(text) if Amount::parse(text).is_some() => value.clone(),
        Value::String(_) => Value::String(words.to_owned()),
        Value::Array(items) => items.iter().map(|item| with_words(item, words)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, item)| (key.clone(), with_words(item, words)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

#[test]
fn whatever_stands_in_a_brief_is_set_within_the_paper() {
    let faces = faces();
    let long_word = "Aa0".repeat(120);
    let long_text = "统筹推进设备更新和消费品以旧换新，".repeat(16);
    let unbroken = "（".repeat(300);
    let hostile = [
        "",
        " ",
        "\n",
        "字",
        "，",
        "“",
        "（（（（",
        "。。。。。。。。。。",
        "第\n\n行",
        "\u{202e}反向\u{200b}零宽\t制表",
        "——————",
        "￥1,234,567.89元/㎡",
        "\u{0}\u{1}控制\u{1b}[31m字符\u{7f}",
        "“（《〔【未配对",
        "未配对】〕》）”",
        "\u{200e}\u{200f}\u{202a}\u{2066}左右\u{2069}\u{202c}标记",
        &unbroken,
        &long_word,
        &long_text,
    ];
    for words in hostile {
        for brief in briefs() {
            let value = with_words(&serde_json::to_value(&brief).unwrap(), words);
            let brief: Brief = serde_json::from_value(value).unwrap();
            let sheets = papers::set(&brief, &Look::default(), &faces);
            assert!(sheets.missing.is_empty(), "{words:?}: {:?}", sheets.missing);
            for (at, page) in sheets.pages.iter().enumerate() {
                let off = page.runs.iter().find(|run| {
                    let right = run.x + run.glyphs.last().map_or(0, |glyph| glyph.dx);
                    run.turn == Turn::Upright
                        && (run.y > page.height || run.x < 0 || right > page.width)
                });
                let kind = brief.kind().name();
                assert!(
                    off.is_none(),
                    "{words:.30?} runs off the sheet {} of {kind} at {:?}",
                    at + 1,
                    off.map(|run| (run.x, run.y, run.size))
                );
            }
            pack::draw::pdf(&sheets, &faces).unwrap();
        }
    }
}

#[test]
fn an_empty_book_says_so_once() {
    let mut brief = pack_brief();
    brief.agenda.clear();
    brief.summary.measure_lights = None;
    brief.summary.follow_up_lights = None;
    brief.summary.red.clear();
    brief.summary.asks.clear();
    brief.coordination.clear();
    brief.last_meeting = None;
    brief.chasing.clear();
    brief.open.clear();
    brief.closed_since.clear();
    brief.indicators.clear();
    brief.chapters.clear();
    let sheets = sheets(&Brief::MeetingPack(brief));
    let text: String = (0..sheets.pages.len())
        .map(|page| sheets.words(page))
        .collect();
    let text: String = text.split_whitespace().collect();
    assert_eq!(text.matches("尚未建立数据").count(), 1);
    assert!(
        text.contains("无超期事项，三个工作日内无到期事项。")
            && text.contains("各单位未提出需协调事项。")
    );
    assert!(!text.contains("图例"), "no lights, no legend");
}

#[test]
fn a_supplement_goes_on_from_the_pages_before() {
    let brief = Brief::Minutes(minutes_brief());
    let look = Look {
        pages_before: 12,
        ..Look::default()
    };
    let sheets = papers::set(&brief, &look, &faces());
    for (at, page) in sheets.pages.iter().enumerate() {
        let number = 13 + u32::try_from(at).unwrap();
        assert_eq!(page.label, Label::Number(number));
        assert!(sheets.words(at).contains(&format!("— {number} —")));
        let dash = page
            .runs
            .iter()
            .rfind(|run| run.glyphs[0].ch == '—')
            .unwrap();
        assert_eq!(
            dash.x > page.width / 2,
            number % 2 == 1,
            "odd right, even left"
        );
    }
    let table = Brief::DivisionTable(division_brief());
    let sheets = papers::set(&table, &look, &faces());
    assert!(
        sheets.words(0).contains("— 13 —"),
        "a table in a supplement has no total of its own"
    );
}

#[test]
fn third_level_headings_are_bold_where_an_office_has_them_so() {
    let brief = Brief::MeetingPack(pack_brief());
    let faces = faces();
    let bold = |bold_third_level| {
        let look = Look {
            bold_third_level,
            ..Look::default()
        };
        let sheets = papers::set(&brief, &look, &faces);
        let pdf = pack::draw::pdf(&sheets, &faces).unwrap();
        let runs = sheets.pages.iter().flat_map(|page| &page.runs);
        (runs.filter(|run| run.bold).count(), pdf)
    };
    let (plain, without) = bold(false);
    let (heavy, with) = bold(true);
    assert_eq!(plain, 0);
    assert!(heavy >= 3, "{heavy} runs of the agenda are bold");
    assert_ne!(without, with);
}

#[test]
fn twenty_six_characters_a_line_fill_the_same_width() {
    let brief = Brief::Minutes(minutes_brief());
    let faces = faces();
    for columns in [26, 28] {
        let mut look = Look::default();
        look.area.columns = columns;
        let sheets = papers::set(&brief, &look, &faces);
        let full: Vec<_> = sheets.pages[0]
            .runs
            .iter()
            .filter(|run| run.size == 16_000 && i32::try_from(run.glyphs.len()) == Ok(columns))
            .collect();
        assert!(!full.is_empty(), "no full line of {columns} characters");
        for run in full {
            let right = run.x + run.glyphs.last().unwrap().dx + run.size;
            assert!(
                (right - 521_575).abs() < 700,
                "{columns}: a line ends at {right}"
            );
        }
    }
}

#[test]
fn ten_thousand_characters_without_a_break_are_set_whole() {
    let faces = faces();
    for word in ["字", "A", "“", "。", "—", "9"] {
        let mut brief = minutes_brief();
        brief.lead = word.repeat(10_000);
        let sheets = papers::set(&Brief::Minutes(brief), &Look::default(), &faces);
        let all: String = (0..sheets.pages.len())
            .map(|page| sheets.words(page))
            .collect();
        assert!(all.matches(word).count() >= 10_000, "{word} is lost");
        for page in &sheets.pages {
            let off = page.runs.iter().find(|run| {
                let right = run.x + run.glyphs.last().map_or(0, |glyph| glyph.dx);
                run.turn == Turn::Upright && (run.y > page.height - 70_000 || right > 521_575 + 142)
            });
            assert!(off.is_none(), "{word} runs out of the type area: {off:?}");
        }
        pack::draw::pdf(&sheets, &faces).unwrap();
    }
}

#[test]
fn what_no_face_can_show_is_named_and_what_prints_nothing_is_left_out() {
    let faces = faces();
    let with_lead = |lead: &str| {
        let mut brief = minutes_brief();
        brief.lead = lead.to_owned();
        papers::set(&Brief::Minutes(brief), &Look::default(), &faces)
    };
    // Emoji, with joiners and a colour selector, and a letter from right to left.
    let sheets = with_lead("已办结😀👨\u{200d}👩\u{200d}👧❤\u{fe0f}，收到\u{5d0}");
    for ch in ['😀', '👨', '👩', '👧', '\u{5d0}'] {
        assert!(sheets.missing.contains(&ch), "{ch}: {:?}", sheets.missing);
    }
    assert!(
        sheets
            .missing
            .iter()
            .all(|ch| !"\u{200d}\u{fe0f}".contains(*ch))
    );
    let refused = pack::draw::pdf(&sheets, &faces).unwrap_err().to_string();
    assert!(
        refused.contains("“😀”（U+1F600）") && refused.contains("请更换字符或安装含有该字的字体"),
        "{refused}"
    );
    // Marks of direction and control marks print nothing and hide nothing.
    let sheets = with_lead("甲\u{202e}乙\u{0}丙\u{200b}丁\u{feff}戊\u{7f}己");
    assert!(sheets.missing.is_empty());
    assert!(
        sheets.words(0).contains("甲乙丙丁戊己"),
        "{}",
        sheets.words(0)
    );
}
