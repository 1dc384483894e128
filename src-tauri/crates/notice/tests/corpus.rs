//! The corpus: notices of our own wording in the styles of real ones, each with a truth written by reading
//! it. Scored per style: boundaries of measures, units by role, targets; `--nocapture` prints the table.
//!
//! A line of a truth: where the measure begins and ends `first words…last words|title|牵头 …|责任 …|领导
//! …|限 …`, targets indented below it; `总` before targets of the general part.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use notice::read;
use office::draft::{DraftMeasure, DraftTarget, Span};

/// What is counted: right, said, wanted.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    right: usize,
    said: usize,
    wanted: usize,
}

impl Score {
    /// The harmonic mean of what is right of the said and of the wanted.
    fn f1(self) -> f64 {
        match self.said + self.wanted {
            0 => 1.0,
            all => 2.0 * self.right as f64 / all as f64,
        }
    }

    fn add(&mut self, other: Score) {
        self.right += other.right;
        self.said += other.said;
        self.wanted += other.wanted;
    }
}

#[derive(Debug, Default)]
struct Measure {
    span: Option<Span>,
    title: String,
    /// Role and name.
    units: Vec<(String, String)>,
    due: String,
    targets: Vec<Target>,
}

/// The indicator, and everything else in one line.
#[derive(Debug, PartialEq)]
struct Target {
    indicator: String,
    point: String,
}

#[derive(Debug, Default)]
struct Truth {
    overall: Vec<Target>,
    measures: Vec<Measure>,
}

fn target(line: &str) -> Target {
    let mut words = line.split_whitespace();
    let year = words.next().expect("a year");
    let indicator = words.next().expect("an indicator").to_owned();
    let rest: Vec<&str> = words.collect();
    Target {
        indicator,
        point: format!("{year} {}", rest.join(" ")),
    }
}

fn truth(source: &[char], lines: &str) -> Truth {
    let mut truth = Truth::default();
    let mut from = 0;
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(line) = line.strip_prefix("总 ") {
            truth.overall.push(target(line));
        } else if let Some(line) = line.strip_prefix("  ") {
            let measure = truth
                .measures
                .last_mut()
                .expect("a measure before its targets");
            measure.targets.push(target(line));
        } else {
            let mut fields = line.split('|');
            let place = fields.next().expect("a place");
            let (first, last) = place.split_once('…').expect("first…last");
            let start = find(source, first, from).unwrap_or_else(|| panic!("{first}"));
            let end = find(source, last, start).unwrap_or_else(|| panic!("{last}"));
            from = end + last.chars().count();
            let mut measure = Measure {
                span: Some(Span(start, from)),
                title: fields.next().expect("a title").to_owned(),
                ..Measure::default()
            };
            for field in fields {
                let (role, names) = field.split_once(' ').expect("a role and names");
                if role == "限" {
                    measure.due = names.to_owned();
                    continue;
                }
                let named = names
                    .split(' ')
                    .map(|name| (role.to_owned(), name.to_owned()));
                measure.units.extend(named);
            }
            truth.measures.push(measure);
        }
    }
    truth
}

/// Where words stand in the source, blanks and breaks between their characters allowed.
fn find(source: &[char], words: &str, from: usize) -> Option<usize> {
    let words: Vec<char> = words.replace("⏎", "\n").chars().collect();
    (from..source.len()).find(|at| source[*at..].starts_with(&words))
}

fn bare(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

fn point(target: &DraftTarget) -> Target {
    let sign = |comparator| {
        let value = serde_json::to_value(comparator).expect("a comparator is a word");
        value.as_str().unwrap_or_default().to_owned()
    };
    let year = match (target.year, target.recurring) {
        (Some(year), _) => year.to_string(),
        (None, true) => "每年".to_owned(),
        (None, false) => "不定".to_owned(),
    };
    let mut words = vec![year, sign(target.comparator)];
    words.extend(target.bound.map(sign));
    words.extend(target.value.clone());
    words.extend(target.unit.clone());
    words.extend(target.base_year.map(|base| format!("基期{base}")));
    Target {
        indicator: bare(&target.indicator),
        point: words.join(" "),
    }
}

/// Whether two indicators name the same: one holds the other.
fn same(one: &Target, other: &Target) -> bool {
    let (a, b) = (bare(&one.indicator), bare(&other.indicator));
    one.point == other.point && (a.contains(&b) || b.contains(&a))
}

fn targets(said: &[DraftTarget], wanted: &[Target], wrong: &mut Vec<String>) -> Score {
    let said: Vec<Target> = said.iter().map(point).collect();
    let mut left: Vec<&Target> = said.iter().collect();
    let mut right = 0;
    for want in wanted {
        match left.iter().position(|have| same(have, want)) {
            Some(at) => {
                left.remove(at);
                right += 1;
            }
            None => wrong.push(format!("missing {want:?}")),
        }
    }
    wrong.extend(left.iter().map(|have| format!("too many {have:?}")));
    Score {
        right,
        said: said.len(),
        wanted: wanted.len(),
    }
}

fn units(measure: &DraftMeasure) -> Vec<(String, String)> {
    let role = |role: &str, names: &[String]| -> Vec<(String, String)> {
        names
            .iter()
            .map(|name| (role.to_owned(), bare(name)))
            .collect()
    };
    [
        role("牵头", &measure.lead),
        role("责任", &measure.responsible),
        role("领导", &measure.leader),
    ]
    .concat()
}

/// Boundaries, units, targets of one notice.
fn score(text: &str, lines: &str, wrong: &mut Vec<String>) -> [Score; 3] {
    let source: Vec<char> = text.chars().collect();
    let truth = truth(&source, lines);
    let plan = read(text);
    let mut boundaries = Score {
        said: plan.measures.len(),
        wanted: truth.measures.len(),
        right: 0,
    };
    let mut by_role = Score::default();
    let mut points = targets(&plan.overall_targets, &truth.overall, wrong);
    let by_start: BTreeMap<usize, &DraftMeasure> = plan
        .measures
        .iter()
        .map(|measure| (measure.span.0, measure))
        .collect();
    for want in &truth.measures {
        let span = want.span.expect("every measure has its place");
        let Some(have) = by_start.get(&span.0) else {
            wrong.push(format!("no measure at {}", want.title));
            by_role.wanted += want.units.len();
            points.wanted += want.targets.len();
            continue;
        };
        if have.span == span {
            boundaries.right += 1;
        } else {
            let end: String = source[have.span.1.saturating_sub(12)..have.span.1]
                .iter()
                .collect();
            wrong.push(format!("{} ends in {end:?}", want.title));
        }
        let title = have.title.as_deref().map_or("-".to_owned(), bare);
        if title != want.title {
            wrong.push(format!("title {title}, not {}", want.title));
        }
        let due = have.due.map(|due| due.to_string()).unwrap_or_default();
        if due != want.due {
            wrong.push(format!("{}: due {due}, not {}", want.title, want.due));
        }
        let said = units(have);
        let right = said.iter().filter(|unit| want.units.contains(unit)).count();
        if right < said.len().max(want.units.len()) {
            wrong.push(format!("{}: {said:?}, not {:?}", want.title, want.units));
        }
        by_role.add(Score {
            right,
            said: said.len(),
            wanted: want.units.len(),
        });
        points.add(targets(&have.targets, &want.targets, wrong));
    }
    [boundaries, by_role, points]
}

#[test]
fn every_style_of_the_corpus_is_read_well() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/files/notice/corpus");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the corpus")
        .filter_map(|entry| {
            let name = entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name");
            name.strip_suffix(".truth").map(str::to_owned)
        })
        .collect();
    names.sort();
    assert!(names.len() >= 18, "the corpus is there");
    let mut all = [Score::default(); 3];
    for name in names {
        let text = fs::read_to_string(folder.join(format!("{name}.txt"))).expect("a notice");
        let lines = fs::read_to_string(folder.join(format!("{name}.truth"))).expect("a truth");
        let mut wrong = Vec::new();
        let scores = score(&text, &lines, &mut wrong);
        let [boundaries, by_role, points] = scores.map(Score::f1);
        println!("{name:<28} measures {boundaries:.3}  units {by_role:.3}  targets {points:.3}");
        wrong.iter().for_each(|line| println!("    {line}"));
        all.iter_mut()
            .zip(scores)
            .for_each(|(sum, score)| sum.add(score));
        assert!(points >= 0.75, "{name}: targets {points:.3}");
    }
    let [boundaries, by_role, points] = all.map(Score::f1);
    println!(
        "{:<28} measures {boundaries:.3}  units {by_role:.3}  targets {points:.3}",
        "all"
    );
    assert!(boundaries >= 0.98 && by_role >= 0.97 && points >= 0.95);
}
