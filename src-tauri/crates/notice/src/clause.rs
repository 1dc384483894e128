//! One clause into target points: subject, bound, growth, base, values.
//! Years that stand outside the clause come in through `Context`; sentences are cut in `target`.
//! What stands before each number is taken apart in `lead`.

use std::ops::Range;

use office::draft::Comparator;

use crate::aside::{condition, input, tells_of_plan};
use crate::lead::{LeadIn, lead_in};
use crate::lexicon::{ACTS, GOALS, MAKES, MEASURED, PREDICATES, PUSHES};
use crate::quantity::{Quantity, quantities};
use crate::runs::{LINKS, Run, noun_behind, part_nouns, runs};
use crate::target::{Target, Times};
use crate::text::Text;
use crate::words::{find, has, has_any, is_any, longest_end, longest_start, starts};
use crate::year::{self, Mention, Use};

/// What is known before a clause is read.
pub(crate) struct Context<'s> {
    pub(crate) times: Times,
    pub(crate) named: Option<(i32, bool)>,
    /// All years that open the sentence.
    pub(crate) years: &'s [i32],
    pub(crate) carried: Option<i32>,
    /// What growth is counted from where the clause does not say it.
    pub(crate) base: Option<i32>,
    pub(crate) recurring: bool,
    pub(crate) rewarding: bool,
    pub(crate) subjects: &'s [Range<usize>],
    /// What the clause before names, where it counts nothing: 建设产业园 | ，2023年新建20个.
    pub(crate) topic: Option<&'s Range<usize>>,
    /// The clause before held a target.
    pub(crate) among: bool,
}

/// What a clause says.
pub(crate) enum Reading {
    Nothing,
    Targets {
        targets: Vec<Target>,
        subjects: Vec<Range<usize>>,
        /// Some number of the clause was not understood.
        unread: bool,
    },
    Unread,
}

/// Words of a sentence that says how far things shall come, without a number.
pub(crate) const LEVELS: &[&str] = &["达到", "持续提升", "显著提升", "明显提升", "大幅提升"];

/// Whether a clause speaks of something to be reached.
pub(crate) fn has_goal(seen: &[char]) -> bool {
    has_any(seen, GOALS)
}

/// Reads one clause.
pub(crate) fn read(text: &Text, clause: &Range<usize>, context: &Context) -> Reading {
    if tells_of_plan(text.seen(clause)) {
        return Reading::Nothing;
    }
    let found = quantities(text, clause);
    let mut runs = runs(text, clause, found);
    part_nouns(text, &mut runs);
    if runs.is_empty() {
        return qualitative(text, clause, context);
    }
    let mut targets = Vec::new();
    let mut subjects = context.subjects.to_vec();
    let mut unread = false;
    let mut aimed = context.among;
    let listed = listed_with(text, clause, &runs, context);
    for (k, run) in runs.iter().enumerate() {
        let limit = runs.get(k + 1).map_or(clause.end, |next| next.lead.start);
        // 建设智能工厂30个、数字化车间100个: the second goes with the first.
        let among = starts(text.seen(&run.lead), "其中");
        let joined = listed > k || aimed && (linked(text, run) || among);
        match read_run(text, clause, run, limit, context, &subjects, joined) {
            Reading::Targets {
                targets: more,
                subjects: named,
                ..
            } => {
                targets.extend(more);
                subjects = named;
                aimed = true;
            }
            Reading::Unread => unread = true,
            Reading::Nothing => aimed = false,
        }
    }
    match (targets.is_empty(), unread) {
        (false, unread) => Reading::Targets {
            targets,
            subjects,
            unread,
        },
        (true, true) => Reading::Unread,
        (true, false) => qualitative(text, clause, context),
    }
}

/// Whether a run goes on a list: 、数字化车间100个.
fn linked(text: &Text, run: &Run) -> bool {
    longest_start(text.seen(&run.lead), LINKS).is_some()
}

/// How many runs at the head of a clause are one list with a later one that is aimed at by itself:
/// 制定国家标准20项、地方标准30项以上.
fn listed_with(text: &Text, clause: &Range<usize>, runs: &[Run], context: &Context) -> usize {
    let list = 1 + runs
        .iter()
        .skip(1)
        .take_while(|run| linked(text, run))
        .count();
    let aimed = (1..list).rev().find(|k| {
        let limit = runs.get(k + 1).map_or(clause.end, |next| next.lead.start);
        let lead = lead_in(text, &runs[*k].lead, context.times.issued);
        let behind = noun_behind(text, runs[*k].end..limit);
        runs[*k].suffixes[0].is_some() && is_target(text, &runs[*k], &lead, &behind, context, false)
    });
    aimed.unwrap_or(0)
}

fn read_run(
    text: &Text,
    clause: &Range<usize>,
    run: &Run,
    limit: usize,
    context: &Context,
    before: &[Range<usize>],
    joined: bool,
) -> Reading {
    let lead = lead_in(text, &run.lead, context.times.issued);
    let behind = noun_behind(text, run.end..limit);
    if !is_target(text, run, &lead, &behind, context, joined) {
        return left_over(text, run, &lead, &behind, context);
    }
    // 优于35微克: better is more of one thing and less of another.
    let better = longest_end(text.seen(&run.lead), &["优于", "好于"]).is_some();
    if better || run.values.iter().any(|value| value.spread) {
        return Reading::Unread;
    }
    let years: Vec<i32> = lead
        .years
        .iter()
        .filter(|year| year.what != Use::Past)
        .map(|year| year.year)
        .collect();
    let count = run.values.len();
    let years = if years.is_empty() && context.years.len() == count && !context.recurring {
        context.years.to_vec()
    } else {
        years
    };
    let by_year = count > 1 && years.len() == count;
    // 2024年、2025年各淘汰500辆: the one value holds for each year.
    let each_year = count == 1
        && years.len() > 1
        && ["各", "均", "每年"].iter().any(|word| {
            starts(text.seen(&lead.subject), word)
                || has(text.seen(&run.lead), "年各")
                || has(text.seen(&run.lead), "年均")
        });
    let Some(subjects) = subjects_of(
        text,
        &lead,
        &behind,
        if by_year { 1 } else { count },
        before,
        context.topic,
    ) else {
        return Reading::Unread;
    };
    if subjects.iter().any(|subject| text.name(subject).is_empty()) {
        return Reading::Unread;
    }
    let mut targets = Vec::new();
    let last_unit = run.values.last().map(|value| value.unit.clone());
    for (k, value) in run.values.iter().enumerate() {
        let mut value = value.clone();
        // 4个、5个工作日: the last unit is everyone's.
        if let Some(last) = &last_unit
            && text.seen(last).starts_with(text.seen(&value.unit))
        {
            value.unit = last.clone();
        }
        let value = &value;
        let indicator = if by_year {
            subjects[0].clone()
        } else {
            subjects[k].clone()
        };
        let year = if by_year {
            Some(years[k])
        } else {
            years.last().copied()
        };
        let year = year.or_else(|| known_year(context));
        let due = if each_year {
            years.clone()
        } else {
            year.into_iter().collect()
        };
        let mut due: Vec<Option<i32>> = due.into_iter().map(Some).collect();
        if due.is_empty() {
            due.push(None);
        }
        targets.extend(due.into_iter().map(|year| {
            let indicator = indicator.clone();
            target(
                text,
                value,
                run.suffixes[k],
                &lead,
                indicator,
                year,
                clause,
                context,
            )
        }));
    }
    Reading::Targets {
        targets,
        subjects,
        unread: false,
    }
}

/// The year that holds where the lead-in names none; a yearly count has none.
fn known_year(context: &Context) -> Option<i32> {
    if context.recurring {
        return None;
    }
    context
        .named
        .map(|named| named.0)
        .or(context.carried)
        .or(context.times.titled)
}

/// What the values of a run count, one range each; none where that can't be told.
fn subjects_of(
    text: &Text,
    lead: &LeadIn,
    behind: &Range<usize>,
    count: usize,
    before: &[Range<usize>],
    topic: Option<&Range<usize>>,
) -> Option<Vec<Range<usize>>> {
    let seen = text.seen(&lead.subject);
    let bare = longest_start(seen, &["累计", "共", "再", "陆续"]).unwrap_or(0);
    let only_act = lead.subject.len() < 2 || is_any(seen, ACTS) || is_any(&seen[bare..], ACTS);
    if only_act {
        if count == 1 && behind.len() >= 2 {
            return Some(vec![behind.clone()]);
        }
        if before.len() == count && lead.subject.len() < 2 {
            return Some(before.to_vec());
        }
        if let (1, Some(topic)) = (count, topic) {
            let hurry = ["加快", "推进", "推动", "持续", "大力", "加强", "继续"];
            let skip = longest_start(text.seen(topic), &hurry).unwrap_or(0);
            let skip = if skip + 2 > topic.len() { 0 } else { skip };
            let named = topic.start + skip..topic.end;
            return Some(vec![named]);
        }
        if before.len() == count && bare > 0 {
            return Some(before.to_vec());
        }
        return (count == 1 && lead.subject.len() >= 2).then(|| vec![lead.subject.clone()]);
    }
    if count == 1 {
        // 每个镇街建成1处养老服务中心: what is counted stands behind the act.
        if behind.len() >= 2 && longest_end(seen, ACTS).is_some() {
            return Some(vec![behind.clone()]);
        }
        // 首批100个示范社区全面建成: what is counted stands behind, up to what is said of it.
        let said = PREDICATES
            .iter()
            .filter_map(|word| find(text.seen(behind), word))
            .min();
        let plain = lead.bound.is_none() && lead.growth.is_none() && !has_any(seen, MAKES);
        if let Some(len) = said.filter(|len| plain && *len >= 2) {
            let counted = behind.start..behind.start + len;
            return Some(vec![counted]);
        }
        return Some(vec![lead.subject.clone()]);
    }
    let mut parts = text.split(&lead.subject, &['、']);
    if parts.len() < count
        && let Some(last) = parts.pop()
    {
        parts.extend(text.split(&last, &['和', '与', '及']));
    }
    if parts.len() < count {
        return None;
    }
    // More parts than values: the first of them belong together (工业、农业等领域投资、…).
    let surplus = parts.len() - count;
    let first = parts[0].start..parts[surplus].end;
    let parts = std::iter::once(first).chain(parts[surplus + 1..].iter().cloned());
    Some(with_head(text, parts.collect()))
}

/// 甲地、乙地PM2.5浓度: a part that does not say what is measured runs on to the word that does.
fn with_head(text: &Text, mut parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let measured = |part: &Range<usize>| longest_end(text.seen(part), MEASURED).is_some();
    if let Some((last, others)) = parts.split_last_mut()
        && measured(last)
    {
        let open = others.iter_mut().filter(|part| !measured(part));
        open.for_each(|part| part.end = last.end);
    }
    parts
}

/// Whether a number with its surroundings is aimed at.
fn is_target(
    text: &Text,
    run: &Run,
    lead: &LeadIn,
    behind: &Range<usize>,
    context: &Context,
    joined: bool,
) -> bool {
    let value = &run.values[0];
    let unit = text.seen(&value.unit);
    let money = has_any(unit, &["元", "%"]);
    if context.rewarding && money || lead.years.iter().any(|year| told(year, context)) {
        return false;
    }
    let shortened = lead.growth == Some(-1) || matches!(lead.bound, Some(Comparator::AtMost));
    if value.is_time && !shortened {
        return false;
    }
    if condition(text, run) || input(text, run, unit) {
        return false;
    }
    let after = text.seen(behind);
    let modifier = !after.is_empty() && lead.bound.is_none() && lead.growth.is_none();
    if modifier
        && (run.suffixes[0].is_some() && has_goal(after)
            || text.all().get(run.end) == Some(&'的') && !makes(text, lead, run))
    {
        return false;
    }
    // 聚焦102项重大工程 says what the work follows, not what it is to reach.
    let follows = [
        "聚焦", "围绕", "依托", "对照", "按照", "根据", "贯彻", "结合", "依据",
    ];
    if longest_start(text.seen(&run.lead), &follows).is_some() && lead.bound.is_none() {
        return false;
    }
    let bounded = lead.bound.is_some() || lead.growth.is_some() && relative(unit);
    let act = is_any(text.seen(&lead.subject), ACTS);
    let dated = context.recurring || context.named.is_some() || !lead.years.is_empty();
    let loose = run.suffixes[0].is_some() && (after.is_empty() || act);
    // In a list of one year's works a plain count at the end of a clause is what is to be done.
    let counted = context.times.titled.is_some()
        && after.is_empty()
        && !has_any(unit, &["元", "%", "倍", "成", "度"])
        && (2..=24).contains(&lead.subject.len());
    let rates = ["率", "占比", "比例", "比重", "覆盖面", "满意度"];
    let rate = has_any(unit, &["%"])
        && after.is_empty()
        && longest_end(text.seen(&lead.subject), &rates).is_some();
    let each = ["每百", "每千", "每万"]
        .iter()
        .any(|word| starts(text.seen(&lead.subject), word));
    let rate = rate || each && after.is_empty();
    joined
        || rate
        || dated
        || bounded
        || loose
        || act
        || counted
        || begins_with_act(text, &run.lead)
}

/// A plain count at the end of a clause that is not taken for a target: told, given as money, or not understood.
fn left_over(
    text: &Text,
    run: &Run,
    lead: &LeadIn,
    behind: &Range<usize>,
    context: &Context,
) -> Reading {
    let plain = behind.is_empty() && lead.subject.len() >= 2 && !run.values[0].is_time;
    let known = context.rewarding || lead.years.iter().any(|year| told(year, context));
    let aside = [
        "面积", "人口", "全长", "位于", "分为", "包括", "共有", "现有", "由", "按", "不足",
    ];
    let aside = has_any(text.seen(&run.lead), &aside);
    // 较2020年减少5万吨: a change in its own unit has no place in a point.
    if lead.base.is_some() && lead.growth.is_some() && !known {
        return Reading::Unread;
    }
    if plain && !known && !aside {
        Reading::Unread
    } else {
        Reading::Nothing
    }
}

fn told(year: &Mention, context: &Context) -> bool {
    year.what == Use::Past
        || context
            .times
            .issued
            .is_some_and(|issued| year.year < issued && year.what != Use::Base)
}

/// 新增供热面积50万平方米: a plain number counts undated where the clause opens with the act.
fn begins_with_act(text: &Text, lead: &Range<usize>) -> bool {
    let seen = text.seen(lead);
    let pushed = longest_start(seen, PUSHES).unwrap_or(0);
    let pushed = pushed + longest_start(&seen[pushed..], WHOLE).unwrap_or(0);
    let behind_act = [
        "建成", "新建", "新增", "培育", "打造", "创建", "引进", "改造", "更新",
    ];
    longest_start(&seen[pushed..], ACTS).is_some()
        || longest_start(seen, ACTS).is_some()
        || longest_start(seen, MAKES).is_some()
        || longest_end(seen, &behind_act).is_some()
}

/// 全市新增…: the whole of the place, before an act.
const WHOLE: &[&str] = &[
    "全市", "全区", "全县", "全省", "全国", "全州", "我市", "我区", "我县", "我省",
];

/// Whether the lead-in says that something is made or reached.
fn makes(text: &Text, lead: &LeadIn, run: &Run) -> bool {
    lead.bound.is_some() || has_any(text.seen(&run.lead), MAKES)
}

fn relative(unit: &[char]) -> bool {
    is_any(unit, &["%", "倍", "番", "成", "个百分点", "百分点", "‰"])
}

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one point, each from another place"
)]
fn target(
    text: &Text,
    value: &Quantity,
    suffix: Option<Comparator>,
    lead: &LeadIn,
    indicator: Range<usize>,
    year: Option<i32>,
    clause: &Range<usize>,
    context: &Context,
) -> Target {
    let unit = text.seen(&value.unit);
    let more = value.and_more.then_some(Comparator::MoreThan);
    let bound = match (lead.bound, suffix) {
        (Some(Comparator::MoreThan), Some(Comparator::AtLeast)) => Comparator::MoreThan,
        (_, Some(suffix)) => suffix,
        (Some(bound), None) => bound,
        (None, None) => more.unwrap_or(Comparator::Exact),
    };
    let growth = lead.growth.filter(|_| relative(unit));
    let comparator = match growth {
        Some(_) if is_any(unit, &["倍", "番"]) => Comparator::GrowthMultiple,
        Some(_) => Comparator::GrowthPercent,
        None => bound,
    };
    let sign = if growth == Some(-1) { "-" } else { "" };
    Target {
        year,
        indicator,
        comparator,
        bound: growth.map(|_| bound),
        value: Some(format!("{sign}{}", value.value)),
        unit: Some(value.unit.clone()).filter(|unit| !unit.is_empty()),
        base_year: growth.and(lead.base.map(|base| base.year).or(context.base)),
        recurring: context.recurring,
        words: clause.clone(),
    }
}

/// Where something begins to be said of the subject. 达到A级水平的产能比例 is still the subject.
fn predicate(seen: &[char]) -> Option<usize> {
    let first = |seen: &[char]| PREDICATES.iter().filter_map(|word| find(seen, word)).min();
    let at = first(seen)?;
    if starts(&seen[at..], "达到")
        && let Some(of) = find(&seen[at..], "的")
        && let Some(later) = first(&seen[at + of..])
    {
        return Some(at + of + later);
    }
    Some(at)
}

/// A clause without a number: a target where a year by which it is due was named, and it says what is to be.
fn qualitative(text: &Text, clause: &Range<usize>, context: &Context) -> Reading {
    let seen = text.seen(clause);
    let whole = [
        "全覆盖",
        "全部完成",
        "全面完成",
        "全面建成",
        "基本建成",
        "清零",
        "应改尽改",
    ];
    let due = match context.named {
        Some((_, true)) => true,
        Some((_, false)) => has_any(seen, &whole),
        None => false,
    };
    if !due
        || !has_goal(seen)
        || ["以", "按", "依托", "通过", "将", "对", "在", "经"]
            .iter()
            .any(|word| starts(seen, word))
    {
        return Reading::Nothing;
    }
    let years = year::mentions(seen, context.times.issued);
    let mut start = years
        .first()
        .filter(|year| year.start == 0)
        .map_or(0, |year| year.end);
    while let Some(len) = longest_start(&seen[start..], PUSHES) {
        start += len;
    }
    let start = if seen.len() < start + 2 { 0 } else { start };
    let cut = predicate(&seen[start..]).filter(|at| *at >= 2);
    let start = clause.start + start;
    let indicator = start..cut.map_or(clause.end, |at| start + at);
    let target = Target {
        year: context.named.map(|named| named.0),
        indicator,
        comparator: Comparator::Qualitative,
        bound: None,
        value: None,
        unit: None,
        base_year: None,
        recurring: false,
        words: clause.clone(),
    };
    Reading::Targets {
        targets: vec![target],
        subjects: Vec::new(),
        unread: false,
    }
}
