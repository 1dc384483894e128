//! Reports that have come due and are not in: of open follow-ups for their lights, of units for 今日.
//! Of each running cycle only the newest period that has come due is looked at; an ask stays until it
//! is answered or taken back. The whole list of a period stands in `owed`.

use crate::error::Result;
use crate::owed::{self, Facts};
use crate::row::{self, Word};
use crate::{people, reports, units, working_days};
use chrono::NaiveDate;
use office::cycle::{CycleRule, Duty};
use office::id::{FollowUpId, RequestId, UnitId};
use office::period::{Cycle, Period};
use office::report::{MissingLine, OwedState, ReportLine, ReportSubject, Standing};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// Open follow-ups whose report of the newest period that has come due is not in.
pub(crate) fn follow_ups(conn: &Connection, today: NaiveDate) -> Result<BTreeSet<FollowUpId>> {
    let asked = |rule: CycleRule| rule.follow_ups;
    let wanted = |duty: &Duty| matches!(duty.subject, ReportSubject::FollowUp(_));
    let condition = "r.follow_up_id IS NOT NULL";
    Ok(of_follow_ups(&late(
        conn, today, &asked, &wanted, condition,
    )?))
}

/// A duty of a period that has come due for which nothing is in, with how it stands.
pub(crate) type LateDuty = (Period, Duty, Standing);

/// All of them, for a page that needs the follow-ups and the units.
pub(crate) fn late_duties(conn: &Connection, today: NaiveDate) -> Result<Vec<LateDuty>> {
    late(conn, today, &|_| true, &|_| true, "true")
}

/// The follow-ups among them.
pub(crate) fn of_follow_ups(late: &[LateDuty]) -> BTreeSet<FollowUpId> {
    let ids = late.iter().filter_map(|(_, duty, _)| match duty.subject {
        ReportSubject::FollowUp(id) => Some(id),
        _ => None,
    });
    ids.collect()
}

/// Duties of the newest period of each cycle that has come due for which nothing is in, with how each
/// stands. `condition` says which reports are looked at.
fn late(
    conn: &Connection,
    today: NaiveDate,
    asked: &dyn Fn(CycleRule) -> bool,
    wanted: &dyn Fn(&Duty) -> bool,
    condition: &str,
) -> Result<Vec<LateDuty>> {
    let mut found = Vec::new();
    let running = owed::cycles(conn)?;
    for cycle in Cycle::ALL {
        let mut rows = running.iter();
        if !rows.any(|line| line.cycle == cycle && asked(line.rule)) {
            continue;
        }
        let now = Period::holding(cycle, today);
        let back = now.previous().previous();
        let facts = Facts::read(conn, back.first(), now.last())?;
        let newest = [now, now.previous(), back]
            .into_iter()
            .find_map(|one| Some((one, facts.due(one).filter(|due| *due < today)?)));
        let Some((period, due)) = newest else {
            continue;
        };
        let mut duties = facts.duties(period);
        duties.retain(wanted);
        let until = due.max(period.last());
        let subjects = duties.iter().map(|duty| duty.subject);
        let answers = owed::answered(conn, subjects, period, until)?;
        let on_file = reports::picked(
            conn,
            &format!("r.period = ?1 AND {condition} ORDER BY r.received_on, r.id"),
            [Word(period)],
        )?;
        let mut came: BTreeMap<(UnitId, ReportSubject), Vec<&ReportLine>> = BTreeMap::new();
        for line in &on_file {
            came.entry((line.unit, line.subject))
                .or_default()
                .push(line);
        }
        for duty in duties {
            let of_duty = came.get(&(duty.unit, duty.subject));
            let filed = owed::filed(of_duty.map_or(&[], Vec::as_slice));
            let answered_on = answers.get(&duty.subject).copied();
            let standing = Standing::of(due, &filed, answered_on, today, &facts.days);
            if standing.state == OwedState::Missing {
                found.push((period, duty, standing));
            }
        }
    }
    Ok(found)
}

/// How many reports of the newest month that has come due each unit has not sent, for papers that go
/// out: internal matters are not counted.
pub(crate) fn of_month(conn: &Connection, today: NaiveDate) -> Result<Vec<(String, Period, u32)>> {
    let internal: BTreeSet<FollowUpId> = row::all(
        conn,
        "SELECT id FROM follow_up WHERE internal = 1 AND ended_on IS NULL",
        [],
        |row| row.get(0).map(FollowUpId),
    )?
    .into_iter()
    .collect();
    let may_go_out = |duty: &Duty| match duty.subject {
        ReportSubject::FollowUp(id) => !internal.contains(&id),
        _ => true,
    };
    let late = late(conn, today, &|_| true, &may_go_out, "true")?;
    let mut named = Vec::new();
    for name in units::rows(conn)? {
        let of_unit = late
            .iter()
            .filter(|(period, duty, _)| duty.unit == name.id && period.cycle() == Cycle::Month);
        if let Some((period, ..)) = of_unit.clone().next() {
            named.push((name.name, *period, of_unit.count() as u32));
        }
    }
    Ok(named)
}

/// An ask that nobody answered in time.
struct LateAsk {
    unit: UnitId,
    subject: ReportSubject,
    period: Period,
    due: NaiveDate,
}

/// Asks past their date: nothing came, or what came was returned and is past its new date too.
fn late_asks(conn: &Connection, today: NaiveDate) -> Result<Vec<LateAsk>> {
    row::all(
        conn,
        "WITH late AS (
           SELECT q.*, (SELECT max(r.return_due_on) FROM report r WHERE r.unit_id = q.unit_id AND r.period = q.period AND r.state = 'returned'
             AND (r.request_id = q.id OR r.measure_id = q.measure_id OR r.follow_up_id = q.follow_up_id OR r.indicator_id = q.indicator_id)) AS again_on
           FROM report_request q WHERE q.due_on < ?1 AND q.withdrawn_on IS NULL
           AND NOT EXISTS (SELECT 1 FROM report r WHERE r.unit_id = q.unit_id AND r.period = q.period AND r.state <> 'returned'
             AND (r.request_id = q.id OR r.measure_id = q.measure_id OR r.follow_up_id = q.follow_up_id OR r.indicator_id = q.indicator_id)))
         SELECT *, coalesce(again_on, due_on) AS counts_on FROM late WHERE again_on IS NULL OR again_on < ?1 ORDER BY id",
        [Word(today)],
        |row| {
            let words_only = ReportSubject::Request(RequestId(row.get("id")?));
            Ok(LateAsk {
                unit: UnitId(row.get("unit_id")?),
                subject: reports::subject(row)?.unwrap_or(words_only),
                period: row::word(row, "period")?,
                due: row::word(row, "counts_on")?,
            })
        },
    )
}

/// What units have not sent although it was due, a line for each unit and period; the latest first.
pub(crate) fn by_unit(
    conn: &Connection,
    today: NaiveDate,
    late: &[LateDuty],
) -> Result<Vec<MissingLine>> {
    let mut all: Vec<(Period, UnitId, ReportSubject, u32)> = late
        .iter()
        .map(|(period, duty, standing)| (*period, duty.unit, duty.subject, standing.late_by))
        .collect();
    let asks = late_asks(conn, today)?;
    if !asks.is_empty() {
        let days = working_days::calendar(conn)?;
        all.extend(asks.iter().map(|ask| {
            let late_by = days.between(ask.due, today);
            (ask.period, ask.unit, ask.subject, late_by)
        }));
    }
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let subjects: BTreeSet<ReportSubject> = all.iter().map(|(_, _, subject, _)| *subject).collect();
    let matters = owed::matters(conn, &subjects)?;
    let rings = people::rings(conn, today)?;
    let mut lines = Vec::new();
    for name in units::rows(conn)? {
        let of_unit = || all.iter().filter(|(_, unit, ..)| *unit == name.id);
        let periods: BTreeSet<Period> = of_unit().map(|(period, ..)| *period).collect();
        for period in periods {
            let rows = || of_unit().filter(|(of, ..)| *of == period);
            let about: BTreeSet<ReportSubject> =
                rows().map(|(_, _, subject, _)| *subject).collect();
            lines.push(MissingLine {
                unit: name.id,
                unit_name: name.name.clone(),
                period,
                period_words: period.words(),
                matters: about
                    .iter()
                    .filter_map(|one| matters.get(one).cloned())
                    .collect(),
                late_by: rows().map(|(.., late_by)| *late_by).max().unwrap_or(0),
                ring: rings.get(&name.id).cloned(),
            });
        }
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.late_by));
    Ok(lines)
}
