//! 自上期以来的变化: the difference of two briefs that the same function made, the frozen one of the last
//! issue and today's. Pure, and blind to how anything came about: who did it and when stands in the
//! journal. Each change of each thing is named once; what is not in the briefs is no change.

use super::{FollowUpBrief, IndicatorBrief, MeasureBrief, MeetingPackBrief, TaskBrief};
use crate::day::in_words;
use crate::lights::Light;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a pack says about changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SinceBrief {
    /// Against the last issued pack of the meeting before in the series; null: there is none.
    pub last: Option<ChangesBrief>,
    /// Against the issue that this one replaces; null: it replaces none.
    pub reissue: Option<ChangesBrief>,
}

/// The changes between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ChangesBrief {
    /// What it is compared with: 《…》（2026年3月5日印发）.
    pub against: String,
    /// 数据截至 of that.
    pub from: NaiveDate,
    /// 数据截至 now.
    pub until: NaiveDate,
    /// The changes, by kind.
    pub lines: Vec<PackChange>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
pub struct PackChange {
    /// What happened.
    pub kind: PackChangeKind,
    /// What it happened to.
    pub of: ChangedNoun,
    /// The matter: number and title.
    pub matter: String,
    /// The unit that answers for it now.
    pub unit: Option<String>,
    /// What was, in words.
    pub from: Option<String>,
    /// What is, in words.
    pub to: Option<String>,
    /// The lights before and now, where they differ or say most.
    pub lights: Option<(Light, Light)>,
}

/// Kinds of change, in the order that papers print them.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum PackChangeKind {
    /// 新议定.
    Decided,
    /// 新立项.
    Opened,
    /// 办结.
    Closed,
    /// 撤销、并案: ended otherwise.
    Ended,
    /// 本次未列入: still open, not on this paper.
    LeftOut,
    /// 新增超期.
    Overdue,
    /// 延期.
    Extended,
    /// 时限调整.
    DueMoved,
    /// 责任单位变更.
    OwnerChanged,
    /// 评价转差.
    Worse,
    /// 评价转好.
    Better,
    /// 转为未评.
    Unjudged,
    /// 新报完成值.
    ValueIn,
    /// 任务节点完成.
    Reached,
    /// 新增.
    Added,
    /// 取消.
    Dropped,
}

impl PackChangeKind {
    /// In the order of papers.
    pub const ALL: [PackChangeKind; 16] = [
        PackChangeKind::Decided,
        PackChangeKind::Opened,
        PackChangeKind::Closed,
        PackChangeKind::Ended,
        PackChangeKind::LeftOut,
        PackChangeKind::Overdue,
        PackChangeKind::Extended,
        PackChangeKind::DueMoved,
        PackChangeKind::OwnerChanged,
        PackChangeKind::Worse,
        PackChangeKind::Better,
        PackChangeKind::Unjudged,
        PackChangeKind::ValueIn,
        PackChangeKind::Reached,
        PackChangeKind::Added,
        PackChangeKind::Dropped,
    ];
}

/// What changes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ChangedNoun {
    /// 议定事项.
    Decision,
    /// 督办事项.
    FollowUp,
    /// 措施.
    Measure,
    /// 指标.
    Indicator,
    /// 任务节点.
    Task,
}

/// What differs between an older brief and a newer one, by kind. `ended` says how those stand that were
/// open and are on neither list of the newer one.
pub fn changes(
    older: &MeetingPackBrief,
    newer: &MeetingPackBrief,
    ended: &[FollowUpBrief],
) -> Vec<PackChange> {
    let mut lines = decisions(older, newer);
    lines.extend(follow_ups(older, newer, ended));
    lines.extend(measures(older, newer));
    lines.extend(indicators(older, newer));
    // A stable sort: within a kind the order of the briefs stays.
    lines.sort_by_key(|line| (line.kind, line.of));
    lines
}

/// Those that were open in the older brief and are on no list of the newer one.
pub fn gone<'a>(
    older: &'a MeetingPackBrief,
    newer: &'a MeetingPackBrief,
) -> Vec<&'a FollowUpBrief> {
    let mut only_old = Pairs::of(&older.open, &newer.open, same_follow_up).only_old;
    let closed = &newer.closed_since;
    only_old.retain(|line| !closed.iter().any(|now| same_follow_up(line, now)));
    only_old
}

/// The lines of two lists that are the same thing, and those that have no fellow.
struct Pairs<'a, T> {
    both: Vec<(&'a T, &'a T)>,
    only_old: Vec<&'a T>,
    only_new: Vec<&'a T>,
}

impl<'a, T> Pairs<'a, T> {
    fn of(old: &'a [T], new: &'a [T], same: fn(&T, &T) -> bool) -> Pairs<'a, T> {
        let mut only_old: Vec<&T> = old.iter().collect();
        let mut pairs = Pairs {
            both: Vec::new(),
            only_old: Vec::new(),
            only_new: Vec::new(),
        };
        for line in new {
            // Each is taken once, so that two of one name stay two.
            match only_old.iter().position(|before| same(before, line)) {
                Some(at) => pairs.both.push((only_old.remove(at), line)),
                None => pairs.only_new.push(line),
            }
        }
        pairs.only_old = only_old;
        pairs
    }
}

/// By id; where a snapshot has none, by number, and by title before there is one.
fn same_follow_up(old: &FollowUpBrief, new: &FollowUpBrief) -> bool {
    match (old.id, new.id) {
        (Some(old), Some(new)) => old == new,
        _ => match (&old.number, &new.number) {
            (Some(old), Some(new)) => old == new,
            _ => old.title == new.title,
        },
    }
}

fn same_measure(old: &MeasureBrief, new: &MeasureBrief) -> bool {
    match (old.id, new.id) {
        (Some(old), Some(new)) => old == new,
        _ => (old.number, &old.title) == (new.number, &new.title),
    }
}

fn same_indicator(old: &IndicatorBrief, new: &IndicatorBrief) -> bool {
    match (old.id, new.id) {
        (Some(old), Some(new)) => old == new,
        _ => (old.measure, &old.name) == (new.measure, &new.name),
    }
}

fn same_task(old: &TaskBrief, new: &TaskBrief) -> bool {
    (old.measure, &old.words) == (new.measure, &new.words)
}

fn decisions(older: &MeetingPackBrief, newer: &MeetingPackBrief) -> Vec<PackChange> {
    let Some(last) = &newer.last_meeting else {
        return Vec::new();
    };
    let known = older.last_meeting.as_ref();
    let known = known.filter(|before| before.title == last.title);
    let is_new = |no: u32| {
        known.is_none_or(|before| before.decisions.iter().all(|decision| decision.no != no))
    };
    let fresh = last.decisions.iter().filter(|line| is_new(line.no));
    fresh
        .map(|line| PackChange {
            kind: PackChangeKind::Decided,
            of: ChangedNoun::Decision,
            matter: line.text.clone(),
            unit: None,
            from: None,
            to: Some(format!("{}第{}项", last.title, line.no)),
            lights: None,
        })
        .collect()
}

/// A thing with what a line about it says.
struct About {
    of: ChangedNoun,
    matter: String,
    unit: Option<String>,
}

impl About {
    fn follow_up(line: &FollowUpBrief) -> About {
        let number = line.number.as_deref().map(|number| format!("{number} "));
        About {
            of: ChangedNoun::FollowUp,
            matter: format!("{}{}", number.unwrap_or_default(), line.title),
            unit: Some(line.owner.clone()),
        }
    }

    fn measure(line: &MeasureBrief) -> About {
        About {
            of: ChangedNoun::Measure,
            matter: format!("第{}项 {}", line.number, line.title),
            unit: line.leads.first().cloned(),
        }
    }

    fn indicator(line: &IndicatorBrief) -> About {
        let place = match line.measure {
            Some(number) => format!("第{number}项 "),
            None => "总体 ".to_owned(),
        };
        About {
            of: ChangedNoun::Indicator,
            matter: format!("{place}{}", line.name),
            unit: line.owner.clone(),
        }
    }

    fn task(line: &TaskBrief) -> About {
        About {
            of: ChangedNoun::Task,
            matter: format!("第{}项 {}", line.measure, line.words),
            unit: Some(line.owner.clone()),
        }
    }

    fn changed(
        &self,
        kind: PackChangeKind,
        from: Option<String>,
        to: Option<String>,
        lights: Option<(Light, Light)>,
    ) -> PackChange {
        PackChange {
            kind,
            of: self.of,
            matter: self.matter.clone(),
            unit: self.unit.clone(),
            from,
            to,
            lights,
        }
    }

    /// The light, where it changed.
    fn light(&self, old: (Light, &str), new: (Light, &str)) -> Option<PackChange> {
        let kind = turned(old.0, new.0)?;
        Some(self.changed(
            kind,
            Some(old.1.to_owned()),
            Some(new.1.to_owned()),
            Some((old.0, new.0)),
        ))
    }
}

/// Worse, better, or no longer judged. Grey is no colour: out of it a light is what it turns to.
fn turned(old: Light, new: Light) -> Option<PackChangeKind> {
    let rank = |light: Light| match light {
        Light::Red => 0,
        Light::Yellow => 1,
        Light::Green => 2,
        Light::Done => 3,
        Light::Grey => 4,
    };
    match (old, new) {
        _ if old == new => None,
        (_, Light::Grey) => Some(PackChangeKind::Unjudged),
        (Light::Grey, Light::Red | Light::Yellow) => Some(PackChangeKind::Worse),
        (Light::Grey, _) => Some(PackChangeKind::Better),
        _ if rank(new) < rank(old) => Some(PackChangeKind::Worse),
        _ => Some(PackChangeKind::Better),
    }
}

fn day(due: Option<NaiveDate>) -> String {
    due.map_or_else(|| "未定".to_owned(), in_words)
}

fn follow_ups(
    older: &MeetingPackBrief,
    newer: &MeetingPackBrief,
    ended: &[FollowUpBrief],
) -> Vec<PackChange> {
    let pairs = Pairs::of(&older.open, &newer.open, same_follow_up);
    let mut lines: Vec<PackChange> = Vec::new();
    for line in pairs.only_new {
        let about = About::follow_up(line);
        let due = format!("时限{}", day(line.due));
        lines.push(about.changed(PackChangeKind::Opened, None, Some(due), None));
    }
    for line in pairs.only_old {
        let closed = newer.closed_since.iter().chain(ended);
        let now = closed.into_iter().find(|now| same_follow_up(line, now));
        lines.push(no_longer_open(line, now));
    }
    for (old, new) in pairs.both {
        lines.extend(still_open(old, new));
    }
    lines
}

fn no_longer_open(old: &FollowUpBrief, now: Option<&FollowUpBrief>) -> PackChange {
    let about = About::follow_up(now.unwrap_or(old));
    let kind = match now {
        Some(now) if now.light == Light::Done => PackChangeKind::Closed,
        Some(now) if now.ended => PackChangeKind::Ended,
        Some(_) => PackChangeKind::LeftOut,
        None => PackChangeKind::Ended,
    };
    about.changed(
        kind,
        Some(old.state.clone()),
        Some(now.map_or_else(|| "不再列入".to_owned(), |now| now.state.clone())),
        None,
    )
}

/// What changed of an item that is still open: owner, date, and how it is judged. Turning overdue is
/// named as that, not as a light too.
fn still_open(old: &FollowUpBrief, new: &FollowUpBrief) -> Vec<PackChange> {
    let about = About::follow_up(new);
    let mut lines = Vec::new();
    if old.owner != new.owner {
        lines.push(about.changed(
            PackChangeKind::OwnerChanged,
            Some(old.owner.clone()),
            Some(new.owner.clone()),
            None,
        ));
    }
    if old.due != new.due || old.extensions < new.extensions {
        let kind = match new.extensions > old.extensions {
            true => PackChangeKind::Extended,
            false => PackChangeKind::DueMoved,
        };
        lines.push(about.changed(kind, Some(day(old.due)), Some(day(new.due)), None));
    }
    if new.overdue && !old.overdue {
        lines.push(about.changed(
            PackChangeKind::Overdue,
            Some(old.reason.clone()),
            Some(new.reason.clone()),
            Some((old.light, new.light)),
        ));
    } else {
        let (old, new) = ((old.light, &*old.reason), (new.light, &*new.reason));
        lines.extend(about.light(old, new));
    }
    lines
}

fn measures(older: &MeetingPackBrief, newer: &MeetingPackBrief) -> Vec<PackChange> {
    let all = |brief: &MeetingPackBrief| -> Vec<MeasureBrief> {
        let chapters = brief.chapters.iter();
        let measures = chapters.flat_map(|chapter| chapter.measures.iter().cloned());
        measures.collect()
    };
    let (old, new) = (all(older), all(newer));
    // A brief that lists no measures says nothing about them.
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let pairs = Pairs::of(&old, &new, same_measure);
    let mut lines = Vec::new();
    let only = |kind, line: &MeasureBrief| About::measure(line).changed(kind, None, None, None);
    let (added, dropped) = (PackChangeKind::Added, PackChangeKind::Dropped);
    lines.extend(pairs.only_new.iter().map(|line| only(added, line)));
    lines.extend(pairs.only_old.iter().map(|line| only(dropped, line)));
    for (old, new) in pairs.both {
        let about = About::measure(new);
        if old.leads != new.leads {
            lines.push(about.changed(
                PackChangeKind::OwnerChanged,
                Some(old.leads.join("、")),
                Some(new.leads.join("、")),
                None,
            ));
        }
        let (was, is) = ((old.light, &*old.reason), (new.light, &*new.reason));
        lines.extend(about.light(was, is));
        lines.extend(tasks(&old.tasks, &new.tasks));
    }
    lines
}

fn tasks(old: &[TaskBrief], new: &[TaskBrief]) -> Vec<PackChange> {
    let pairs = Pairs::of(old, new, same_task);
    let mut lines = Vec::new();
    for line in pairs.only_new {
        let due = line.due.map(in_words);
        lines.push(About::task(line).changed(PackChangeKind::Added, None, due, None));
    }
    for line in pairs.only_old {
        lines.push(About::task(line).changed(PackChangeKind::Dropped, None, None, None));
    }
    for (old, new) in pairs.both {
        let about = About::task(new);
        if old.owner != new.owner {
            let (from, to) = (Some(old.owner.clone()), Some(new.owner.clone()));
            lines.push(about.changed(PackChangeKind::OwnerChanged, from, to, None));
        }
        if old.due != new.due {
            let (from, to) = (Some(day(old.due)), Some(day(new.due)));
            lines.push(about.changed(PackChangeKind::DueMoved, from, to, None));
        }
        if old.reached_on != new.reached_on {
            let (from, to) = (old.reached_on.map(in_words), new.reached_on.map(in_words));
            let to = to.or_else(|| Some("撤回完成".to_owned()));
            lines.push(about.changed(PackChangeKind::Reached, from, to, None));
        }
        if new.missed && !old.missed {
            let to = Some(format!("时限{}已过", day(new.due)));
            lines.push(about.changed(PackChangeKind::Overdue, None, to, None));
        }
    }
    lines
}

fn indicators(older: &MeetingPackBrief, newer: &MeetingPackBrief) -> Vec<PackChange> {
    let pairs = Pairs::of(&older.indicators, &newer.indicators, same_indicator);
    let mut lines = Vec::new();
    let only = |kind, line: &IndicatorBrief| About::indicator(line).changed(kind, None, None, None);
    let (added, dropped) = (PackChangeKind::Added, PackChangeKind::Dropped);
    lines.extend(pairs.only_new.iter().map(|line| only(added, line)));
    lines.extend(pairs.only_old.iter().map(|line| only(dropped, line)));
    for (old, new) in pairs.both {
        let about = About::indicator(new);
        if old.owner != new.owner {
            let name =
                |owner: &Option<String>| owner.clone().unwrap_or_else(|| "无责任单位".to_owned());
            let (from, to) = (Some(name(&old.owner)), Some(name(&new.owner)));
            lines.push(about.changed(PackChangeKind::OwnerChanged, from, to, None));
        }
        if old.reached != new.reached {
            let to = new.reached.clone().or_else(|| Some("已撤回".to_owned()));
            lines.push(about.changed(PackChangeKind::ValueIn, old.reached.clone(), to, None));
        }
        let (was, is) = ((old.light, &*old.reason), (new.light, &*new.reason));
        lines.extend(about.light(was, is));
    }
    lines
}

#[cfg(test)]
mod tests;
