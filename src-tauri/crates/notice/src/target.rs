//! Targets: the clauses that say what is to be reached, by when, and how the value bounds it.
//! Cutting into sentences and carrying years is done here; one clause is read in `clause`.
//! A passage that looks like a target but can't be read whole is reported as unread, never guessed.

use std::ops::Range;

use office::draft::Comparator;

use crate::clause::{self, Reading};
use crate::text::Text;
use crate::words::{find, has_any, starts};
use crate::year::{self, Mention, Use};

/// A target point, its words still places in the text.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) year: Option<i32>,
    pub(crate) indicator: Range<usize>,
    pub(crate) comparator: Comparator,
    pub(crate) bound: Option<Comparator>,
    pub(crate) value: Option<String>,
    pub(crate) unit: Option<Range<usize>>,
    pub(crate) base_year: Option<i32>,
    pub(crate) recurring: bool,
    pub(crate) words: Range<usize>,
}

/// Years that hold outside the sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Times {
    /// The year of the notice.
    pub(crate) issued: Option<i32>,
    /// The year that the title of the plan names, for targets that name none.
    pub(crate) titled: Option<i32>,
    /// The year of the first deadline, where nothing else dates the notice.
    pub(crate) dued: Option<i32>,
}

impl Times {
    /// The year of a deadline that names none.
    pub(crate) fn by_default(self) -> Option<i32> {
        self.titled.or(self.issued).or(self.dued)
    }
}

/// What a part of the text aims at.
#[derive(Debug, Default)]
pub(crate) struct Aims {
    pub(crate) targets: Vec<Target>,
    /// Clauses that look like targets but were not understood.
    pub(crate) unread: Vec<Range<usize>>,
}

/// Reads all targets of some ranges of the text, in order.
pub(crate) fn targets(text: &Text, ranges: &[Range<usize>], times: Times) -> Aims {
    let mut aims = Aims::default();
    for range in ranges {
        let mut carried = None;
        for sentence in text.split(range, &['。', '！', '？', '\n']) {
            carried = Sentence::new(text, times, carried).read(&sentence, &mut aims);
        }
    }
    aims
}

/// The years and subjects known while one sentence is read.
struct Sentence<'t> {
    text: &'t Text,
    times: Times,
    /// From the sentence before.
    carried: Option<i32>,
    /// Named in this sentence so far: the year, and whether by its end (到…年).
    named: Option<(i32, bool)>,
    /// All years that open the sentence, where it names several: 到2025年和2027年.
    years: Vec<i32>,
    /// Nothing has been read since a year opened the sentence, so a bare noun is what it is about.
    opening: bool,
    /// What the growth of this sentence is counted from, where that is a clause of its own: 与2020年相比，….
    base: Option<i32>,
    past: bool,
    recurring: bool,
    rewarding: bool,
    subjects: Vec<Range<usize>>,
    /// The clause before, where it counts nothing.
    before: Option<Range<usize>>,
    /// It held a target.
    among: bool,
}

impl<'t> Sentence<'t> {
    fn new(text: &'t Text, times: Times, carried: Option<i32>) -> Self {
        Sentence {
            text,
            times,
            carried,
            named: None,
            years: Vec::new(),
            opening: false,
            base: None,
            past: false,
            recurring: false,
            rewarding: false,
            subjects: Vec::new(),
            before: None,
            among: false,
        }
    }

    /// Reads a sentence; answers the year that carries over to the next one.
    fn read(mut self, sentence: &Range<usize>, aims: &mut Aims) -> Option<i32> {
        let clauses = self.text.split(sentence, &['，', '；', '：']);
        let clauses = whole_numbers(self.text, clauses);
        let before = aims.targets.len();
        let unread = aims.unread.len();
        let mut topic = None; // where the words of the next target begin, before its own clause
        for clause in clauses {
            self.clause(&clause, &mut topic, aims);
            let counts = !crate::quantity::quantities(self.text, &clause).is_empty();
            self.before = Some(clause).filter(|clause| !counts && (2..=24).contains(&clause.len()));
        }
        let reached = aims.targets[before..]
            .iter()
            .any(|target| target.value.is_some() && !target.recurring);
        // A sentence between that only says how far, or that was not understood, ends no year.
        let goes_on = aims.unread.len() > unread
            || self.carried.is_some() && has_any(self.text.seen(sentence), clause::LEVELS);
        match self.named {
            Some((year, _)) if !self.past => Some(year),
            _ => self.carried.filter(|_| reached || goes_on),
        }
    }

    fn clause(&mut self, whole: &Range<usize>, topic: &mut Option<usize>, aims: &mut Aims) {
        let mut clause = self.text.trim(whole, &['—', '-', '、', '■', '●', '·', '*']);
        clause.start += enumeration(self.text.seen(&clause));
        let years = year::mentions(self.text.seen(&clause), self.times.issued);
        if let [only] = years[..]
            && only.what == Use::Base
            && only.end - only.start == clause.len()
        {
            self.base = Some(only.year);
            return;
        }
        clause.start += self.opening_year(&clause, &years);
        if let Some(len) = year::within_year(self.text.seen(&clause)) {
            topic.get_or_insert(clause.start);
            clause.start += len;
        }
        if clause.is_empty() {
            return;
        }
        let seen = self.text.seen(&clause);
        self.rewarding |= has_any(
            seen,
            &["给予", "奖励", "补贴", "补助", "奖补", "资助", "罚款"],
        );
        self.recurring = every_year(seen) || self.recurring && starts(seen, "其中");
        let telling = self.past
            || done(seen, &years)
            || has_any(
                seen,
                &["今年以来", "近年来", "上半年", "前三季度", "仅增长", "去年"],
            );
        if telling {
            *topic = None;
            return;
        }
        if is_topic(self.text, &clause, &years) {
            // 由A升级为B goes on from what stands before it; 针对A opens anew.
            let opening = self.opening;
            self.opening = false;
            if !opening
                && !["针对", "对于", "由", "围绕"]
                    .iter()
                    .any(|word| starts(seen, word))
            {
                return;
            }
            if topic.is_none() || !starts(seen, "由") {
                *topic = Some(clause.start);
            }
            return;
        }
        self.opening = false;
        let among = std::mem::take(&mut self.among);
        let context = clause::Context {
            times: self.times,
            named: self.named,
            years: &self.years,
            carried: self.carried,
            base: self.base,
            recurring: self.recurring,
            rewarding: self.rewarding,
            subjects: &self.subjects,
            topic: self.before.as_ref(),
            among,
        };
        match clause::read(self.text, &clause, &context) {
            Reading::Targets {
                mut targets,
                subjects,
                unread,
            } => {
                aims.unread.extend(unread.then(|| clause.clone()));
                let start = self.words_start(*topic, &clause);
                targets
                    .iter_mut()
                    .for_each(|target| target.words.start = start);
                self.subjects = subjects;
                self.among = true;
                aims.targets.extend(targets);
            }
            Reading::Unread => aims.unread.push(clause),
            Reading::Nothing => {}
        }
        *topic = None;
    }

    /// Words begin with the topic, but not so far back that they stop being one clause.
    fn words_start(&self, topic: Option<usize>, clause: &Range<usize>) -> usize {
        topic
            .filter(|start| clause.start - start <= 120)
            .unwrap_or(clause.start)
    }

    /// Takes in a year that opens the clause; answers how much of the clause is only that.
    fn opening_year(&mut self, clause: &Range<usize>, years: &[Mention]) -> usize {
        let Some(first) = years.iter().find(|year| year.what != Use::Base) else {
            return 0;
        };
        let seen = self.text.seen(clause);
        let opening = &seen[..first.start];
        let pushing = [
            "",
            "力争",
            "确保",
            "争取",
            "努力",
            "力争到",
            "实现",
            "努力实现",
            "其中",
            "即",
            "目标",
            "计划",
            "全区",
            "全市",
            "全县",
            "预计",
            "通过努力",
        ];
        if !crate::words::is_any(opening, &pushing) {
            return 0;
        }
        let aimed: Vec<&Mention> = years.iter().filter(|year| year.what != Use::Base).collect();
        let apart = |pair: &[&Mention]| pair[1].start.saturating_sub(pair[0].end) <= 1;
        let several =
            aimed.windows(2).all(apart) && aimed.last().is_some_and(|last| last.end == seen.len());
        self.years = aimed.iter().map(|year| year.year).collect();
        let alone = several;
        let told =
            first.what == Use::Past || self.times.issued.is_some_and(|issued| first.year < issued);
        self.past = told;
        // 2022年、2023年分别…: what follows without a year of its own is due by the last.
        let row = 1 + aimed.windows(2).take_while(|pair| apart(pair)).count();
        let last = aimed[row - 1];
        self.named = Some((last.year, last.what == Use::By || first.what == Use::By));
        self.opening = true;
        // 2024年更新管网1.5公里 stays one clause; 到2025年 alone or before words is only its head.
        match (alone, first.what) {
            (true, _) => seen.len(),
            (false, Use::By) => first.end,
            _ => 0,
        }
    }
}

/// 1，200家 was cut at its comma where that is full-width in the folded text: joins such clauses again.
fn whole_numbers(text: &Text, clauses: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut whole: Vec<Range<usize>> = Vec::new();
    for clause in clauses {
        if let Some(before) = whole.last_mut()
            && before.end + 1 == clause.start
            && text.all()[before.end - 1].is_ascii_digit()
            && text.all()[clause.start].is_ascii_digit()
            && text.all()[before.end] != '；'
        {
            before.end = clause.end;
            continue;
        }
        whole.push(clause);
    }
    whole
}

/// The length of `（2）`, `①`, `2.`, `一是` at the head of a clause.
fn enumeration(seen: &[char]) -> usize {
    let number = |chars: &[char]| chars.iter().take_while(|c| c.is_ascii_digit()).count();
    match seen {
        ['（', rest @ ..] => {
            let digits = number(rest);
            let closed = (1..=2).contains(&digits) && rest.get(digits) == Some(&'）');
            if closed { digits + 2 } else { 0 }
        }
        ['\u{2460}'..='\u{2473}', ..] => 1,
        [_, '是', ..] if crate::label::han_number(seen).is_some() => 2,
        _ => {
            let digits = number(seen);
            let label = (1..=2).contains(&digits)
                && matches!(seen.get(digits), Some('.' | '、' | '）'))
                && !crate::label::part_of_number(&seen[digits..]);
            if label { digits + 1 } else { 0 }
        }
    }
}

/// 已建成3处: done before the notice; 已建成小区达标率2025年达到80% is not.
fn done(seen: &[char], years: &[Mention]) -> bool {
    let words = [
        "已达",
        "已完成",
        "已建成",
        "已累计",
        "累计已",
        "已实现",
        "已有",
    ];
    let at = words.iter().filter_map(|word| find(seen, word)).min();
    at.is_some_and(|at| !years.iter().any(|year| year.start > at))
}

fn every_year(seen: &[char]) -> bool {
    has_any(
        seen,
        &["每年", "每季度", "每月", "每半年", "每周", "每学期"],
    )
}

/// A clause that only says what the next one is about: 针对…, 由…升级为…, or a bare noun behind a year.
fn is_topic(text: &Text, clause: &Range<usize>, years: &[Mention]) -> bool {
    let seen = text.seen(clause);
    if ["针对", "对于", "由", "围绕"]
        .iter()
        .any(|word| starts(seen, word))
    {
        return crate::quantity::quantities(text, clause)
            .iter()
            .all(|quantity| quantity.is_time);
    }
    let bare = !clause::has_goal(seen) && crate::quantity::quantities(text, clause).is_empty();
    bare && years.is_empty() && seen.len() <= 40 && text.all().get(clause.end) == Some(&'，')
}
