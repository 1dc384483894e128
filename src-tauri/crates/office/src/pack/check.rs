//! 印前检查: what a paper is held against before it is issued. The lines that need only the brief and the
//! facts of the book are made here, purely, so that the gate, the window and the command line say the
//! same; lines about pages and glyphs are added by whoever set the paper.

use super::PackFault;
use crate::brief::{Brief, FollowUpBrief, PaperKind, SupplementPartBrief};
use crate::id::{FollowUpId, PackId};
use crate::refusal::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Most things that a line names; the rest is counted.
const MOST_NAMED: usize = 5;

/// What is checked, in the order of the list.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Every overdue item is on the paper.
    Overdue,
    /// Its totals are the ledger's.
    Totals,
    /// Nothing internal on a paper that leaves the house.
    Internal,
    /// The office's particulars.
    Office,
    /// The pack that a supplement belongs to still holds.
    Supplemented,
    /// Protocol order confirmed.
    ProtocolOrder,
    /// No open doubt about the plan.
    Questions,
    /// Indicators have an owner, a base and a year.
    Targets,
    /// Values are final.
    Provisional,
    /// The years it counted working days in have their tables.
    Holidays,
    /// Contents, bookmarks and links lead where the words stand.
    References,
    /// Every character has a glyph.
    Glyphs,
}

/// How a check ended.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// 通过.
    Passed,
    /// 请注意: may be gone past, and is put down with the pack.
    Attention,
    /// 不能印发.
    Barred,
}

/// Where something is mended.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum CheckPlace {
    /// 督办, those overdue.
    Overdue,
    /// One follow-up.
    FollowUp(FollowUpId),
    /// 督办.
    FollowUps,
    /// 单位.
    Units,
    /// 待明确事项.
    Questions,
    /// 指标.
    Indicators,
    /// 设置.
    Settings,
    /// 节假日.
    WorkingDays,
    /// One pack.
    Pack(PackId),
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CheckLine {
    /// Which check.
    pub check: Check,
    /// How it ended.
    pub state: CheckState,
    /// What was found, in words.
    pub words: String,
    /// Where it is mended; null where there is nothing to mend, or no place.
    pub place: Option<CheckPlace>,
}

impl CheckLine {
    /// A line.
    pub fn new(
        check: Check,
        state: CheckState,
        words: impl Into<String>,
        place: Option<CheckPlace>,
    ) -> CheckLine {
        CheckLine {
            check,
            state,
            words: words.into(),
            place,
        }
    }

    /// The refusal of a line that bars.
    pub fn refusal(&self) -> Option<Code> {
        (self.state == CheckState::Barred).then(|| {
            Code::Pack(PackFault::CheckBarred {
                check: self.check,
                words: self.words.clone(),
            })
        })
    }
}

/// An open follow-up as the ledger has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFact {
    /// Which.
    pub id: FollowUpId,
    /// Number, or title before it has one.
    pub name: String,
    /// Past its due date.
    pub overdue: bool,
    /// Part of an item addressed to a group.
    pub is_part: bool,
    /// 内部事项.
    pub internal: bool,
}

/// What the ledger says, read apart from the brief.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackFacts {
    /// Open follow-ups that the paper is about: of the unit of a unit's sheet, not pruned from the
    /// meeting of a pack. Internal ones are among them.
    pub open: Vec<OpenFact>,
    /// Whoever prints it chose some of them, by status, unit or due date: the paper says which, and
    /// cannot hold them all.
    pub narrowed: bool,
    /// Internal follow-ups, open or ended, by number or title.
    pub internal: Vec<(FollowUpId, String)>,
    /// Measures of the plan in force.
    pub measures: u32,
    /// Follow-ups that ended and are counted.
    pub ended: u32,
    /// What the office's particulars lack.
    pub office_missing: Vec<String>,
    /// Whether somebody confirmed the order of units.
    pub order_confirmed: bool,
    /// Open doubts.
    pub open_questions: u32,
    /// Indicators without owner, base or year, each with what it lacks.
    pub incomplete_targets: Vec<String>,
    /// Indicators whose newest value is provisional.
    pub provisional: Vec<String>,
    /// Years without a table that were counted in.
    pub years_missing: Vec<i32>,
    /// The pack that a supplement belongs to, where it no longer holds: which, in words, and whether it
    /// was withdrawn.
    pub base_gone: Option<(PackId, String, bool)>,
}

/// Papers that units or leaders get. The others stay in the office.
pub fn leaves_the_house(kind: PaperKind) -> bool {
    !matches!(
        kind,
        PaperKind::Contacts | PaperKind::Register | PaperKind::DraftingSheet
    )
}

/// The lines that a brief and the facts of the book give, in order. A check that does not concern the
/// paper has no line.
pub fn checks(brief: &Brief, facts: &PackFacts) -> Vec<CheckLine> {
    let kind = brief.kind();
    let mut lines = Vec::new();
    if lists_all_open(kind) && !facts.narrowed {
        lines.push(overdue(brief, facts));
        lines.push(totals(brief, facts));
    }
    if leaves_the_house(kind) {
        lines.push(internal(brief, facts));
        lines.push(office(facts));
    }
    if kind == PaperKind::Supplement {
        lines.push(supplemented(facts));
    }
    if names_units(kind) {
        lines.push(protocol_order(facts));
    }
    if shows_the_plan(kind) {
        lines.push(questions(facts));
        lines.push(targets(facts));
        lines.push(provisional(facts));
    }
    if counts_days(brief) {
        lines.push(holidays(facts));
    }
    lines
}

/// Papers that must hold every open item they are about.
fn lists_all_open(kind: PaperKind) -> bool {
    matches!(
        kind,
        PaperKind::MeetingPack
            | PaperKind::LedgerTable
            | PaperKind::Bulletin
            | PaperKind::UnitSheet
    )
}

fn names_units(kind: PaperKind) -> bool {
    !matches!(kind, PaperKind::Slip | PaperKind::DraftingSheet)
}

fn shows_the_plan(kind: PaperKind) -> bool {
    matches!(
        kind,
        PaperKind::MeetingPack
            | PaperKind::DivisionTable
            | PaperKind::Assessment
            | PaperKind::MeasurePage
            | PaperKind::Bulletin
            | PaperKind::UnitSheet
    )
}

/// Papers that say with which tables they counted.
fn counts_days(brief: &Brief) -> bool {
    !brief.head().notes.is_empty()
}

fn line(
    check: Check,
    bad: CheckState,
    found: Option<String>,
    good: &str,
    place: Option<CheckPlace>,
) -> CheckLine {
    match found {
        Some(words) => CheckLine::new(check, bad, words, place),
        None => CheckLine::new(check, CheckState::Passed, good, None),
    }
}

/// 甲、乙等7项.
fn named(names: &[String]) -> String {
    let shown = names[..names.len().min(MOST_NAMED)].join("、");
    match names.len() > MOST_NAMED {
        true => format!("{shown}等{}项", names.len()),
        false => shown,
    }
}

/// Every follow-up that a brief shows, wherever it stands.
pub fn follow_ups(brief: &Brief) -> Vec<&FollowUpBrief> {
    use crate::brief::DecisionOutcome;
    match brief {
        Brief::MeetingPack(brief) => {
            let decisions = brief.last_meeting.iter().flat_map(|last| &last.decisions);
            let of_decisions = decisions.flat_map(|decision| match &decision.outcome {
                DecisionOutcome::FollowUps(lines) => lines.iter().collect::<Vec<_>>(),
                _ => Vec::new(),
            });
            let chasing = brief.chasing.iter().flat_map(|owner| &owner.lines);
            chasing
                .chain(&brief.open)
                .chain(&brief.closed_since)
                .chain(of_decisions)
                .collect()
        }
        Brief::LedgerTable(brief) => brief.rows.iter().map(|row| &row.matter).collect(),
        Brief::Bulletin(brief) => {
            let lists = [&brief.closed, &brief.overdue, &brief.due_next];
            lists.into_iter().flatten().collect()
        }
        Brief::UnitSheet(brief) => brief.follow_ups.iter().collect(),
        Brief::MeasurePage(brief) => brief.follow_ups.iter().collect(),
        Brief::Life(brief) => vec![&brief.matter],
        Brief::Supplement(brief) => {
            let parts = brief.parts.iter();
            parts
                .flat_map(|part| match part {
                    SupplementPartBrief::Paper(brief) => follow_ups(brief),
                    SupplementPartBrief::Changes(_) => Vec::new(),
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn overdue(brief: &Brief, facts: &PackFacts) -> CheckLine {
    let shown: Vec<FollowUpId> = follow_ups(brief)
        .into_iter()
        .filter_map(|line| line.id)
        .collect();
    let due: Vec<&OpenFact> = facts
        .open
        .iter()
        .filter(|fact| fact.overdue && !fact.internal && (!fact.is_part || lists_parts(brief)))
        .collect();
    let missing: Vec<String> = due
        .iter()
        .filter(|fact| !shown.contains(&fact.id))
        .map(|fact| fact.name.clone())
        .collect();
    let found = (!missing.is_empty()).then(|| format!("材料中缺少超期事项{}。", named(&missing)));
    let good = match due.len() {
        0 => "目前没有超期事项。".to_owned(),
        count => format!("超期{count}项，全部列入。"),
    };
    let place = Some(CheckPlace::Overdue);
    line(Check::Overdue, CheckState::Barred, found, &good, place)
}

/// Whether members' items stand on it one by one, beside or without the item addressed to the group.
fn lists_parts(brief: &Brief) -> bool {
    matches!(brief, Brief::MeetingPack(_) | Brief::UnitSheet(_))
}

/// The totals of a brief beside the ledger's: what, printed, ledger's.
fn totals_of(brief: &Brief, facts: &PackFacts) -> Vec<(&'static str, u32, u32)> {
    let whole = |fact: &&OpenFact| !fact.internal && !fact.is_part;
    let open = facts.open.iter().filter(whole).count() as u32;
    let late = facts.open.iter().filter(whole);
    let late = late.filter(|fact| fact.overdue).count() as u32;
    let summary = |summary: &crate::brief::SummaryBrief| {
        vec![
            ("措施", summary.measures, facts.measures),
            ("在办", summary.follow_ups_open, open),
            ("超期", summary.follow_ups_overdue, late),
            ("已办结", summary.follow_ups_closed, facts.ended),
            ("累计", summary.follow_ups_total, open + facts.ended),
        ]
    };
    match brief {
        Brief::MeetingPack(brief) => {
            let mut totals = summary(&brief.summary);
            totals.push(("在办清单", brief.open.len() as u32, open));
            totals
        }
        Brief::Bulletin(brief) => {
            let mut totals = summary(&brief.summary);
            totals.push(("超期清单", brief.overdue.len() as u32, late));
            totals
        }
        Brief::LedgerTable(brief) => vec![("台账行数", brief.rows.len() as u32, open)],
        Brief::UnitSheet(brief) => {
            let own = facts.open.iter().filter(|fact| !fact.internal).count();
            vec![("本单位在办", brief.follow_ups.len() as u32, own as u32)]
        }
        _ => Vec::new(),
    }
}

fn totals(brief: &Brief, facts: &PackFacts) -> CheckLine {
    let wrong: Vec<String> = totals_of(brief, facts)
        .into_iter()
        .filter(|(_, printed, kept)| printed != kept)
        .map(|(what, printed, kept)| format!("{what}材料为{printed}、台账为{kept}"))
        .collect();
    let found = (!wrong.is_empty()).then(|| format!("{}。", wrong.join("，")));
    line(
        Check::Totals,
        CheckState::Barred,
        found,
        "各项合计与台账相同。",
        Some(CheckPlace::FollowUps),
    )
}

fn internal(brief: &Brief, facts: &PackFacts) -> CheckLine {
    let on_it: Vec<&(FollowUpId, String)> = facts
        .internal
        .iter()
        .filter(|(id, _)| follow_ups(brief).iter().any(|line| line.id == Some(*id)))
        .collect();
    let names: Vec<String> = on_it.iter().map(|(_, name)| name.clone()).collect();
    let found = (!names.is_empty()).then(|| format!("材料中有内部事项{}。", named(&names)));
    let place = on_it.first().map(|(id, _)| CheckPlace::FollowUp(*id));
    line(
        Check::Internal,
        CheckState::Barred,
        found,
        "没有标为内部的事项。",
        place,
    )
}

/// Without a name of the office nobody issues a paper; what else is lacking is pointed out.
fn office(facts: &PackFacts) -> CheckLine {
    let missing = &facts.office_missing;
    let nameless = ["工作专班全称", "专班办公室名称"]
        .iter()
        .all(|name| missing.iter().any(|one| one == name));
    let state = match nameless {
        true => CheckState::Barred,
        false => CheckState::Attention,
    };
    let found = (!missing.is_empty()).then(|| format!("还没有填写{}。", missing.join("、")));
    let place = Some(CheckPlace::Settings);
    line(Check::Office, state, found, "名称、联系方式齐全。", place)
}

fn supplemented(facts: &PackFacts) -> CheckLine {
    let gone = facts.base_gone.as_ref();
    let state = match gone {
        Some((_, _, true)) => CheckState::Barred,
        _ => CheckState::Attention,
    };
    let place = gone.map(|(id, _, _)| CheckPlace::Pack(*id));
    let found = gone.map(|(_, words, _)| format!("{words}。"));
    line(
        Check::Supplemented,
        state,
        found,
        "所补充的材料已印发，仍然有效。",
        place,
    )
}

fn protocol_order(facts: &PackFacts) -> CheckLine {
    let found =
        (!facts.order_confirmed).then(|| "单位排序是方案中首次出现的顺序，还没有确认。".to_owned());
    line(
        Check::ProtocolOrder,
        CheckState::Attention,
        found,
        "单位按已确认的排序。",
        Some(CheckPlace::Units),
    )
}

fn questions(facts: &PackFacts) -> CheckLine {
    let open = facts.open_questions;
    let found = (open > 0).then(|| format!("方案中还有{open}处待明确。"));
    line(
        Check::Questions,
        CheckState::Attention,
        found,
        "方案没有待明确事项。",
        Some(CheckPlace::Questions),
    )
}

fn targets(facts: &PackFacts) -> CheckLine {
    let lacking = &facts.incomplete_targets;
    let found = (!lacking.is_empty()).then(|| format!("指标要素不全：{}。", named(lacking)));
    line(
        Check::Targets,
        CheckState::Attention,
        found,
        "指标都有责任单位、基期和年份。",
        Some(CheckPlace::Indicators),
    )
}

fn provisional(facts: &PackFacts) -> CheckLine {
    let names = &facts.provisional;
    let found = (!names.is_empty()).then(|| format!("仍为初步数：{}。", named(names)));
    line(
        Check::Provisional,
        CheckState::Attention,
        found,
        "没有初步数。",
        Some(CheckPlace::Indicators),
    )
}

fn holidays(facts: &PackFacts) -> CheckLine {
    let years: Vec<String> = facts.years_missing.iter().map(i32::to_string).collect();
    let found = (!years.is_empty()).then(|| {
        format!(
            "{}年节假日表未公布，工作日按周一至周五计。",
            years.join("、")
        )
    });
    line(
        Check::Holidays,
        CheckState::Attention,
        found,
        "用到的年度都有节假日表。",
        Some(CheckPlace::WorkingDays),
    )
}
