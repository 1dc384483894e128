//! What stands beside a document's text: automatic numbers part it, cells make its tables, and none of
//! that comes into an answer as a word that the text does not hold.

use notice::read_source;
use office::draft::QuestionKind;
use office::source::{Beside, Cell, Source};

/// Paragraphs, each with its automatic number.
fn numbered(paragraphs: &[(&str, &str)]) -> Source {
    let mut source = Source::default();
    let mut at = 0;
    for (k, (label, words)) in paragraphs.iter().enumerate() {
        if k > 0 {
            source.text.push('\n');
            at += 1;
        }
        if !label.is_empty() {
            source.beside.push(Beside {
                at,
                label: Some((*label).to_owned()),
                cell: None,
            });
        }
        source.text.push_str(words);
        at += words.chars().count();
    }
    source
}

/// A table; `^` is a cell that is one with the cell above.
fn table(source: &mut Source, rows: &[&[&str]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (column, words) in cells.iter().enumerate() {
            source.text.push('\n');
            source.beside.push(Beside {
                at: source.text.chars().count(),
                label: None,
                cell: Some(Cell {
                    table: 0,
                    row,
                    column,
                    continues: *words == "^",
                }),
            });
            source.text.push_str(if *words == "^" { "" } else { words });
        }
    }
}

#[test]
fn automatic_numbers_part_a_notice_and_stay_out_of_the_answer() {
    let source = numbered(&[
        ("", "某区方案"),
        ("一、", "推进技改"),
        (
            "1.",
            "更新设备。到2025年，更新设备200台以上。（牵头单位：区工信局；责任单位：各镇街）",
        ),
        ("2.", "培育企业。（牵头单位：区工信局）"),
        ("二、", "更新农机"),
        ("1.", "报废农机。推动报废。（牵头单位：区农业局）"),
    ]);
    let plan = read_source(&source, &[]);
    let told: Vec<_> = plan
        .measures
        .iter()
        .map(|measure| {
            let title = measure.title.as_deref().unwrap_or_default();
            (
                measure.label.as_str(),
                measure.chapter.as_deref(),
                title,
                measure.lead.join("、"),
            )
        })
        .collect();
    let want = [
        ("", Some("一"), "更新设备", "区工信局".to_owned()),
        ("", Some("一"), "培育企业", "区工信局".to_owned()),
        ("", Some("二"), "报废农机", "区农业局".to_owned()),
    ];
    assert_eq!(told, want);
    let characters: Vec<char> = source.text.chars().collect();
    let first = &plan.measures[0];
    let whole: String = characters[first.span.0..first.span.1].iter().collect();
    assert!(
        whole.starts_with("更新设备。") && whole.ends_with("各镇街）"),
        "{whole}"
    );
    assert_eq!(first.text, "到2025年，更新设备200台以上。");
    assert_eq!(plan.chapters[1].title, "更新农机");
}

#[test]
fn an_automatic_number_and_a_year_stay_two() {
    let source = numbered(&[
        ("", "某区方案"),
        ("一、", "任务"),
        ("1.", "2025年更新设备200台。（牵头单位：区工信局）"),
        ("2.", "5公里管网完成改造。（牵头单位：区住建局）"),
    ]);
    let plan = read_source(&source, &[]);
    assert_eq!(plan.measures.len(), 2);
    let target = &plan.measures[0].targets[0];
    assert_eq!(
        (target.year, target.value.as_deref()),
        (Some(2025), Some("200"))
    );
    let values: Vec<_> = plan.measures[1]
        .targets
        .iter()
        .map(|target| &target.value)
        .collect();
    assert!(
        values.iter().all(|value| value.as_deref() == Some("5")),
        "{values:?}"
    );
}

/// Found by fuzzing: a lead unit read out of a list's own words was a name without characters.
#[test]
fn nothing_is_read_out_of_the_words_of_a_list() {
    let source = numbered(&[
        ("", "某区方案"),
        ("一、到2025年达到3万辆（牵头单位：区财政局）", "任务"),
        ("（牵头：区局）", "更新设备。（牵头单位：区工信局）"),
    ]);
    let plan = read_source(&source, &[]);
    let leads: Vec<_> = plan.measures.iter().map(|measure| &measure.lead).collect();
    assert_eq!(leads, [&["区工信局".to_owned()]]);
    assert!(plan.measures[0].targets.is_empty());
}

#[test]
fn cells_make_rows_and_a_merged_cell_holds_for_the_rows_below() {
    let mut source = Source::plain("某区2024年任务分工表");
    table(
        &mut source,
        &[
            &["序号", "重点任务", "牵头单位", "责任单位", "完成时限"],
            &[
                "1",
                "改造老旧管网20公里",
                "区住建局",
                "区财政局、各街道",
                "2024年12月底前",
            ],
            &["2", "新建公园3处", "^", "", "2024年6月底前"],
        ],
    );
    let plan = read_source(&source, &[]);
    let told: Vec<_> = plan
        .measures
        .iter()
        .map(|measure| {
            (
                measure.lead.join("、"),
                measure.responsible.join("、"),
                measure.targets.len(),
            )
        })
        .collect();
    let want = [
        ("区住建局".to_owned(), "区财政局、各街道".to_owned(), 1),
        ("区住建局".to_owned(), String::new(), 1),
    ];
    assert_eq!(told, want);
    assert_eq!(
        plan.measures[1].due.map(|due| due.to_string()).as_deref(),
        Some("2024-06-30")
    );
}

#[test]
fn names_near_to_units_of_the_book_are_asked_about() {
    let source = Source::plain(
        "某区方案\n一、任务\n1.节能。做好节能。（牵头单位：区机关事务中心；责任单位：区财政局）",
    );
    let known = ["区机关事务服务中心".to_owned(), "区财政局".to_owned()];
    let plan = read_source(&source, &known);
    let aliases: Vec<_> = plan
        .questions
        .iter()
        .filter(|question| question.kind == QuestionKind::Alias)
        .map(|question| {
            (
                question.words.as_str(),
                question.proposal.contains(&known[0]),
            )
        })
        .collect();
    assert_eq!(aliases, [("区机关事务中心", true)]);
}
