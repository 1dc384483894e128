//! The seed in other dress: printed another way it must be read the same.
//! Each dress changes only form (breaks, punctuation, labels, brackets), never words.

use notice::read;
use office::draft::DraftTarget;

const SEED: &str = include_str!("../../../../seeds/huancui-2024-7.txt");

/// What must not depend on the dress: everything that was read, in plain letters, without spans.
fn told(source: &str) -> Vec<String> {
    let plain = |words: &str| -> String {
        words
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| match c {
                '０'..='９' | '％' => char::from_u32(c as u32 - 0xfee0).expect("ASCII"),
                ',' => '，',
                '：' => ':',
                '(' => '（',
                ')' => '）',
                _ => c,
            })
            .collect()
    };
    let point = |target: &DraftTarget| {
        let DraftTarget {
            year,
            indicator,
            comparator,
            bound,
            value,
            unit,
            base_year,
            recurring,
            ..
        } = target;
        let unit = unit.as_deref().map(plain);
        plain(&format!(
            "{year:?} {indicator} {comparator:?} {bound:?} {value:?} {unit:?} {base_year:?} {recurring}"
        ))
    };
    let plan = read(source);
    let mut told = vec![plain(&plan.title)];
    told.extend(plan.overall_targets.iter().map(point));
    for measure in &plan.measures {
        let chapter = measure.chapter.as_deref().unwrap_or("-");
        let title = measure.title.as_deref().unwrap_or("-");
        told.push(plain(&format!("{chapter} {} {title}", measure.no)));
        told.push(plain(&format!(
            "牵头{:?}责任{:?}",
            measure.lead, measure.responsible
        )));
        told.extend(measure.targets.iter().map(point));
    }
    told.extend(plan.rules.iter().map(|rule| plain(&rule.words)));
    let kinds = plan
        .questions
        .iter()
        .map(|question| format!("{:?}", question.kind));
    told.extend(kinds);
    told
}

fn same(name: &str, dressed: &str) {
    let (want, have) = (told(SEED), told(dressed));
    for (want, have) in want.iter().zip(&have) {
        assert_eq!(have, want, "{name}");
    }
    assert_eq!(have.len(), want.len(), "{name}");
}

/// Breaks every paragraph into lines of `width` characters.
fn wrapped(width: usize) -> String {
    let lines = SEED.lines().flat_map(|line| {
        let chars: Vec<char> = line.trim().chars().collect();
        let parts: Vec<String> = chars
            .chunks(width)
            .map(|part| part.iter().collect())
            .collect();
        parts
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn labelled(form: impl Fn(usize) -> String) -> String {
    (1..=27).fold(SEED.to_owned(), |text, n| {
        let bookmarked = text.replace(&format!("]{n}."), &format!("]{}", form(n)));
        bookmarked.replace(&format!("\n{n}."), &format!("\n{}", form(n)))
    })
}

#[test]
fn broken_lines() {
    for width in [22, 26, 28, 30, 33, 36, 40, 42] {
        same(&format!("{width} wide"), &wrapped(width));
    }
}

#[test]
fn one_line() {
    let lines: Vec<&str> = SEED
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    same(
        "one line, blanks between",
        &lines.join(" ").replace("设备更新和 ", "设备更新和"),
    );
}

#[test]
fn blank_lines_and_indents() {
    same(
        "indented",
        &SEED
            .lines()
            .map(|line| format!("　　{line}\n\n"))
            .collect::<String>(),
    );
}

#[test]
fn other_labels() {
    same("full-width stop", &labelled(|n| format!("{n}．")));
    same("、", &labelled(|n| format!("{n}、")));
}

#[test]
fn other_brackets() {
    same(
        "〔〕",
        &SEED.replace("（牵头", "〔牵头").replace("）\n", "〕\n"),
    );
    same(
        "[]",
        &SEED.replace("（牵头", "[牵头").replace("）\n", "]\n"),
    );
}

#[test]
fn units_on_lines_of_their_own() {
    let own = SEED
        .replace("（牵头单位", "\n牵头单位")
        .replace("；责任单位", "\n责任单位")
        .replace("）\n", "\n");
    same(
        "lines of their own",
        &own.replace("。以下均需", "。\n以下均需")
            .replace("。\n以下", "。以下"),
    );
}

#[test]
fn half_width_punctuation() {
    let half = SEED
        .replace('，', ",")
        .replace('；', ";")
        .replace('：', ":")
        .replace('（', "(")
        .replace('）', ")");
    same("half-width", &half);
}

#[test]
fn full_width_digits() {
    let wide: String = SEED
        .chars()
        .map(|c| match c {
            '0'..='9' | '%' => char::from_u32(c as u32 + 0xfee0).expect("full width"),
            _ => c,
        })
        .collect();
    same("full-width digits", &wide);
}
