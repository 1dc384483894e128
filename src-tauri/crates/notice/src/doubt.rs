//! The questions that a notice raises, each with its words and places.
//! Nothing is decided here: two near names stay two names, two passages that disagree both stay.
//! Comparisons are bounded, so that a text that is no notice costs no more time than one that is.

use std::collections::BTreeMap;
use std::ops::Range;

use office::draft::{Comparator, DraftQuestion, QuestionKind};

use crate::fold::fold;
use crate::label::han_number;
use crate::measure::Measure;
use crate::rule::Rule;
use crate::target::{Aims, Target};
use crate::text::Text;
use crate::unit::{is_collective, near_forms};
use crate::words::has_any;

/// More names or targets than this are not compared with one another; no notice has as many.
const COMPARED: usize = 400;

/// All questions, in a fixed order of kinds.
pub(crate) fn questions(
    text: &Text,
    measures: &[Measure],
    overall: &Aims,
    rules: &[Rule],
    known: &[String],
) -> Vec<DraftQuestion> {
    let mut asked = Asker {
        text,
        questions: Vec::new(),
    };
    asked.names(measures, rules, known);
    asked.repeated(measures, &overall.targets);
    asked.no_owner(measures, &overall.targets);
    asked.no_base(measures, &overall.targets);
    asked.no_year(measures, &overall.targets);
    asked.no_lead(measures);
    asked.unread(measures, overall);
    asked.questions
}

struct Asker<'t> {
    text: &'t Text,
    questions: Vec<DraftQuestion>,
}

impl Asker<'_> {
    fn ask(
        &mut self,
        kind: QuestionKind,
        words: String,
        places: &[&Range<usize>],
        proposal: String,
    ) {
        let spans = places.iter().map(|place| self.text.span(place)).collect();
        self.questions.push(DraftQuestion {
            kind,
            words,
            spans,
            proposal,
        });
    }

    /// Near forms of one name; collectives without members.
    fn names(&mut self, measures: &[Measure], rules: &[Rule], in_book: &[String]) {
        let mut first: Vec<(String, Range<usize>)> = Vec::new();
        let mut known = std::collections::HashSet::new();
        let units = measures.iter().flat_map(|measure| measure.roles.units());
        for unit in units.chain(rules.iter().flat_map(|rule| &rule.units)) {
            let name = self.text.name(unit);
            if known.insert(name.clone()) {
                first.push((name, unit.clone()));
            }
        }
        first.sort_by_key(|(_, place)| place.start);
        let single: Vec<&(String, Range<usize>)> = first
            .iter()
            .filter(|(_, place)| !is_collective(self.text.seen(place)))
            .take(COMPARED)
            .collect();
        for (k, (name, place)) in single.iter().enumerate() {
            for (other, other_place) in &single[k + 1..] {
                if near_forms(self.text.seen(place), self.text.seen(other_place)) {
                    let proposal = format!(
                        "“{name}”与“{other}”可能是同一单位，请核实；确认之前按两个单位登记。"
                    );
                    self.ask(
                        QuestionKind::Alias,
                        self.text.verbatim(place),
                        &[place, other_place],
                        proposal,
                    );
                }
            }
        }
        self.names_in_book(&single, in_book);
        for (name, place) in first
            .iter()
            .filter(|(_, place)| is_collective(self.text.seen(place)))
        {
            let proposal =
                format!("“{name}”没有列明包括哪些单位，请确定成员名单；确定之前按一个单位组登记。");
            self.ask(
                QuestionKind::Collective,
                self.text.verbatim(place),
                &[place],
                proposal,
            );
        }
    }

    /// Names that are near forms of units which the book already has.
    fn names_in_book(&mut self, single: &[&(String, Range<usize>)], in_book: &[String]) {
        let folded: Vec<Vec<char>> = in_book
            .iter()
            .take(COMPARED)
            .map(|name| name.chars().map(fold).collect())
            .collect();
        for (name, place) in single {
            let seen = self.text.seen(place);
            if folded.iter().any(|other| other == seen) {
                continue;
            }
            for (other, _) in in_book
                .iter()
                .zip(&folded)
                .filter(|(_, other)| near_forms(seen, other))
            {
                let proposal = format!(
                    "“{name}”与台账中的“{other}”可能是同一单位，请核实；确认之前按新单位登记。"
                );
                self.ask(
                    QuestionKind::Alias,
                    self.text.verbatim(place),
                    &[place],
                    proposal,
                );
            }
        }
    }

    /// The same target twice, and two that disagree, in different parts of the notice.
    fn repeated(&mut self, measures: &[Measure], overall: &[Target]) {
        let parts = std::iter::once(overall)
            .chain(measures.iter().map(|measure| &measure.aims.targets[..]));
        let all: Vec<(usize, &Target)> = parts
            .enumerate()
            .flat_map(|(part, targets)| targets.iter().map(move |target| (part, target)))
            .filter(|(_, target)| target.value.is_some())
            .take(COMPARED)
            .collect();
        for (k, (part, one)) in all.iter().enumerate() {
            for (other_part, other) in &all[k + 1..] {
                if part == other_part || one.year != other.year || !self.same_matter(one, other) {
                    continue;
                }
                let words = self.text.verbatim(&one.words);
                let (a, b) = (self.text.name(&one.words), self.text.name(&other.words));
                if one.comparator == other.comparator
                    && one.bound == other.bound
                    && one.value == other.value
                {
                    let proposal = format!(
                        "“{a}”与“{b}”是同一目标，前后出现两次，建议合并为一个指标，由后一处的牵头单位负责。"
                    );
                    self.ask(
                        QuestionKind::Duplicate,
                        words,
                        &[&one.words, &other.words],
                        proposal,
                    );
                } else {
                    let proposal =
                        format!("同一年度的目标前后表述不一致：“{a}”与“{b}”，请明确以哪一处为准。");
                    self.ask(
                        QuestionKind::Contradiction,
                        words,
                        &[&one.words, &other.words],
                        proposal,
                    );
                }
            }
        }
    }

    /// Whether two targets count the same thing in the same way.
    fn same_matter(&self, one: &Target, other: &Target) -> bool {
        let growth = |target: &Target| target.bound.is_some();
        let unit = |target: &'_ Target| target.unit.clone().map(|unit| self.text.seen(&unit));
        // 甲地、乙地浓度 and 甲行业改造形成节能量 differ in what looks alike.
        let strict =
            |target: &Target| has_any(self.text.seen(&target.indicator), &["、", "形成", "实现"]);
        let same = self.text.seen(&one.indicator) == self.text.seen(&other.indicator);
        (same || !strict(one) && !strict(other))
            && growth(one) == growth(other)
            && unit(one) == unit(other)
            && self.alike(&one.indicator, &other.indicator)
            && self.whole(one)
            && self.whole(other)
    }

    /// Whether an indicator says by itself what is counted: 京津冀 of 京津冀、汾渭平原浓度 does not.
    fn whole(&self, target: &Target) -> bool {
        self.text.all().get(target.indicator.end) != Some(&'、')
    }

    /// Whether two indicators are the same words, or nearly so.
    fn alike(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let (one, other) = (self.text.seen(one), self.text.seen(other));
        one == other || nearly_same(one, other)
    }

    /// Targets of the general part that no measure takes up.
    fn no_owner(&mut self, measures: &[Measure], overall: &[Target]) {
        let targets = measures.iter().flat_map(|measure| &measure.aims.targets);
        let taken: BTreeMap<&[char], &Target> = targets
            .map(|target| (self.text.seen(&target.indicator), target))
            .take(COMPARED)
            .collect();
        let mut open: Vec<Vec<&Target>> = Vec::new();
        for target in overall.iter().take(COMPARED) {
            let owned = match target.comparator {
                Comparator::Qualitative => self.spoken_of(target, measures),
                _ => taken
                    .values()
                    .any(|other| self.alike(&target.indicator, &other.indicator)),
            };
            if owned {
                continue;
            }
            match open.iter_mut().find(|group| {
                self.text.seen(&group[0].indicator) == self.text.seen(&target.indicator)
            }) {
                Some(group) => group.push(target),
                None => open.push(vec![target]),
            }
        }
        for group in open {
            let places: Vec<&Range<usize>> = group.iter().map(|target| &target.words).collect();
            let name = self.text.name(&group[0].indicator);
            let proposal =
                format!("总体目标“{name}”没有写明责任单位，请明确由哪个单位负责、报数。");
            self.ask(
                QuestionKind::NoOwner,
                self.text.verbatim(&group[0].words),
                &places,
                proposal,
            );
        }
    }

    /// Whether some sentence of a measure speaks of what a goal without number names.
    fn spoken_of(&self, target: &Target, measures: &[Measure]) -> bool {
        let pairs = pairs(self.text.seen(&target.words));
        measures.iter().take(COMPARED).any(|measure| {
            measure
                .text
                .iter()
                .flat_map(|part| self.text.split(part, &['。', '，', '；', '\n']))
                .any(|clause| {
                    let shared = self
                        .text
                        .seen(&clause)
                        .windows(2)
                        .filter(|pair| pairs.contains(&(pair[0], pair[1])))
                        .count();
                    shared * 5 >= pairs.len() * 3
                })
        })
    }

    /// Growth on a base year of which the notice gives no value.
    fn no_base(&mut self, measures: &[Measure], overall: &[Target]) {
        let all = overall
            .iter()
            .chain(measures.iter().flat_map(|measure| &measure.aims.targets));
        let mut groups: BTreeMap<(Vec<char>, Option<i32>), Vec<&Target>> = BTreeMap::new();
        for target in all.filter(|target| target.bound.is_some() && target.base_year.is_some()) {
            let key = (self.text.seen(&target.indicator).to_vec(), target.base_year);
            groups.entry(key).or_default().push(target);
        }
        let mut groups: Vec<Vec<&Target>> = groups.into_values().collect();
        groups.sort_by_key(|group| group[0].words.start);
        for group in groups {
            let (Some(target), Some(base)) = (group.first(), group[0].base_year) else {
                continue;
            };
            let places: Vec<&Range<usize>> = group.iter().map(|target| &target.words).collect();
            let name = self.text.name(&target.indicator);
            let proposal =
                format!("“{name}”以{base}年为基期，但文中没有{base}年的数值，请提供基期值。");
            self.ask(
                QuestionKind::NoBase,
                self.text.verbatim(&target.words),
                &places,
                proposal,
            );
        }
    }

    fn no_year(&mut self, measures: &[Measure], overall: &[Target]) {
        let all = overall
            .iter()
            .chain(measures.iter().flat_map(|measure| &measure.aims.targets));
        for target in all
            .filter(|target| target.year.is_none() && !target.recurring && target.value.is_some())
        {
            let name = self.text.name(&target.indicator);
            let proposal =
                format!("“{name}”没有写明何时达到，请明确年度；明确之前按长期要求登记。");
            self.ask(
                QuestionKind::NoYear,
                self.text.verbatim(&target.words),
                &[&target.words],
                proposal,
            );
        }
    }

    fn no_lead(&mut self, measures: &[Measure]) {
        for (k, measure) in measures
            .iter()
            .enumerate()
            .filter(|(_, measure)| measure.roles.lead.is_empty())
        {
            let label = measure
                .found
                .label
                .as_ref()
                .map(|label| label.range.clone());
            let place = measure
                .title
                .clone()
                .or(measure.text.first().cloned())
                .or(label)
                .unwrap_or(measure.found.range.clone());
            let place = place.start..place.end.min(place.start + 60);
            let proposal = format!("第{}项措施没有写明牵头单位，请明确。", k + 1);
            self.ask(
                QuestionKind::NoLead,
                self.text.verbatim(&place),
                &[&place],
                proposal,
            );
        }
    }

    fn unread(&mut self, measures: &[Measure], overall: &Aims) {
        let aims = std::iter::once(overall).chain(measures.iter().map(|measure| &measure.aims));
        let clauses: Vec<Range<usize>> =
            aims.flat_map(|aims| aims.unread.iter().cloned()).collect();
        for clause in clauses {
            let proposal = "这句话像是目标，但没有读懂，请人工核对并补录。".to_owned();
            self.ask(
                QuestionKind::Unread,
                self.text.verbatim(&clause),
                &[&clause],
                proposal,
            );
        }
        self.gaps(measures);
        if measures.is_empty() && self.text.len() > 0 {
            let place = 0..self.text.paragraph_end(0, self.text.len().min(60));
            let proposal = "没有读出任何措施，请核对文件是否选对，或人工录入。".to_owned();
            self.ask(
                QuestionKind::Unread,
                self.text.verbatim(&place),
                &[&place],
                proposal,
            );
        }
    }

    /// Printed numbers that leave one out: a measure may have been overlooked.
    fn gaps(&mut self, measures: &[Measure]) {
        for pair in measures.windows(2) {
            let (Some(one), Some(next)) = (&pair[0].found.label, &pair[1].found.label) else {
                continue;
            };
            if one.rank == next.rank && next.number > one.number + 1 {
                let place = next.range.clone();
                let before = self.text.name(&one.range);
                let proposal = format!(
                    "编号从“{before}”跳到“{}”，中间可能有措施没有读出，请核对。",
                    self.text.name(&place)
                );
                self.ask(
                    QuestionKind::Unread,
                    self.text.verbatim(&place),
                    &[&place],
                    proposal,
                );
            }
        }
    }
}

/// Adjacent characters.
fn pairs(chars: &[char]) -> std::collections::HashSet<(char, char)> {
    chars.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Whether two indicators share most characters in order, and differ in no numeral.
fn nearly_same(one: &[char], other: &[char]) -> bool {
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    if short < 4 || long > 60 || short * 5 < long * 3 {
        return false; // too short, too long, or too unlike in length to share three quarters
    }
    let numeral = |c: &&char| c.is_ascii_digit() || han_number(&[**c]).is_some();
    one.iter().filter(numeral).eq(other.iter().filter(numeral))
        && shared(one, other) * 2 * 4 >= (one.len() + other.len()) * 3
}

/// How many characters two lists have in common, in order.
fn shared(one: &[char], other: &[char]) -> usize {
    let mut row = vec![0usize; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (k, b) in other.iter().enumerate() {
            let above = row[k + 1];
            row[k + 1] = if a == b {
                diagonal + 1
            } else {
                above.max(row[k])
            };
            diagonal = above;
        }
    }
    row[other.len()]
}
