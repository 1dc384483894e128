//! What reports are owed for a period and how each stands, what the office asked of whom, and the
//! guard against asking twice. Who owes is a rule of `office::cycle`; here its facts are read in a
//! few passes, never one query a row. Writing stands in `reports`, what has come due and is not in in `missing`.

use crate::error::Result;
use crate::row::{self, Word};
use crate::{assignments, people, reports, units, working_days};
use chrono::NaiveDate;
use office::assignment::AssignmentLine;
use office::cycle::{self, CycleLine, CycleRule, DueRule, Duty, FollowUpLife};
use office::day::{WorkDays, in_words};
use office::id::{FollowUpId, IndicatorId, MeasureId, RequestId, UnitId};
use office::period::{Cycle, Period};
use office::report::{
    AskedLine, Filed, OwedCount, OwedLine, ReportLine, ReportPage, ReportSubject, Standing,
    UnitAsks,
};
use office::words;
use rusqlite::{Connection, Row, params};
use std::collections::{BTreeMap, BTreeSet};

/// The cycles as they are set, oldest first.
pub(crate) fn cycles(conn: &Connection) -> Result<Vec<CycleLine>> {
    row::all(
        conn,
        "SELECT * FROM report_cycle ORDER BY from_on, id",
        [],
        |row| {
            let number: u32 = row.get("due_number")?;
            let rule: String = row.get("due_rule")?;
            Ok(CycleLine {
                cycle: row::word(row, "cycle")?,
                from: row::word(row, "from_on")?,
                until: row::word(row, "until_on")?,
                rule: CycleRule {
                    due: match rule.as_str() {
                        "working_day_after" => DueRule::WorkingDayAfter(number),
                        "working_day_before" => DueRule::WorkingDayBefore(number),
                        "day_of_month" => DueRule::DayOfMonth(number),
                        _ => DueRule::DayOfNextMonth(number),
                    },
                    measures: row.get("measures")?,
                    follow_ups: row.get("follow_ups")?,
                    indicators: row.get("indicators")?,
                },
            })
        },
    )
}

/// What duties are made of, for all periods within some days.
pub(crate) struct Facts {
    cycles: Vec<CycleLine>,
    parts: Vec<AssignmentLine>,
    lives: Vec<FollowUpLife>,
    indicators: Vec<(IndicatorId, Option<UnitId>)>,
    pub(crate) days: WorkDays,
}

impl Facts {
    /// Reads them.
    pub(crate) fn read(conn: &Connection, first: NaiveDate, last: NaiveDate) -> Result<Facts> {
        Ok(Facts {
            cycles: cycles(conn)?,
            parts: assignments::all(conn)?,
            lives: row::all(
                conn,
                "SELECT id, owner_id, state, issued_on, closed_on FROM follow_up
                 WHERE issued_on <= ?2 AND id IN (SELECT id FROM follow_up WHERE closed_on > ?1
                   UNION ALL SELECT id FROM follow_up WHERE ended_on IS NULL)
                 AND state NOT IN ('draft', 'merged', 'cancelled') ORDER BY id",
                params![Word(first), Word(last)],
                |row| {
                    Ok(FollowUpLife {
                        id: FollowUpId(row.get("id")?),
                        owner: row.get::<_, Option<i64>>("owner_id")?.map(UnitId),
                        state: row::word(row, "state")?,
                        issued_on: row::word(row, "issued_on")?,
                        closed_on: row::word(row, "closed_on")?,
                    })
                },
            )?,
            indicators: row::all(
                conn,
                "SELECT id, owner_id FROM indicator WHERE dropped_by IS NULL ORDER BY id",
                [],
                |row| {
                    let owner: Option<i64> = row.get(1)?;
                    Ok((IndicatorId(row.get(0)?), owner.map(UnitId)))
                },
            )?,
            days: working_days::calendar(conn)?,
        })
    }

    /// Who owes what for a period, if it is asked for.
    pub(crate) fn duties(&self, period: Period) -> Vec<Duty> {
        cycle::rule_of(&self.cycles, period).map_or_else(Vec::new, |rule| {
            cycle::duties(rule, period, &self.parts, &self.lives, &self.indicators)
        })
    }

    /// By when, if it is asked for.
    pub(crate) fn due(&self, period: Period) -> Option<NaiveDate> {
        cycle::rule_of(&self.cycles, period).map(|rule| rule.due.due(period, &self.days))
    }
}

/// When each subject was first answered otherwise than by a report, which serves as the period's: a
/// follow-up by a reply until a day, an indicator by a value of the period.
pub(crate) fn answered(
    conn: &Connection,
    subjects: impl Iterator<Item = ReportSubject>,
    period: Period,
    until: NaiveDate,
) -> Result<BTreeMap<ReportSubject, NaiveDate>> {
    let (mut follow_ups, mut indicators) = (Vec::new(), Vec::new());
    for subject in subjects {
        match subject {
            ReportSubject::FollowUp(id) => follow_ups.push(id.0),
            ReportSubject::Indicator(id) => indicators.push(id.0),
            ReportSubject::Measure(_) | ReportSubject::Request(_) => {}
        }
    }
    let mut found = BTreeMap::new();
    found.extend(row::all(
        conn,
        "SELECT follow_up_id, min(happened_on) AS first_on FROM step WHERE follow_up_id IN (SELECT value FROM json_each(?1))
         AND step IN ('reply', 'submit') AND happened_on BETWEEN ?2 AND ?3 GROUP BY follow_up_id",
        params![serde_json::to_string(&follow_ups)?, Word(period.first()), Word(until)],
        |row| Ok((ReportSubject::FollowUp(FollowUpId(row.get(0)?)), row::word(row, "first_on")?)),
    )?);
    // A value corrected afterwards came when it first came.
    found.extend(row::all(
        conn,
        "SELECT indicator_id, min(received_on) AS first_on FROM reading WHERE indicator_id IN (SELECT value FROM json_each(?1))
         AND withdrawn IS NULL AND as_of BETWEEN ?2 AND ?3 GROUP BY indicator_id",
        params![serde_json::to_string(&indicators)?, Word(period.first()), Word(period.last())],
        |row| Ok((ReportSubject::Indicator(IndicatorId(row.get(0)?)), row::word(row, "first_on")?)),
    )?);
    Ok(found)
}

/// Reports as a standing looks at them.
pub(crate) fn filed(reports: &[&ReportLine]) -> Vec<Filed> {
    let all = reports.iter().map(|line| Filed {
        received_on: line.received_on,
        state: line.state,
        return_due: line.return_due,
    });
    all.collect()
}

/// An ask that stands.
struct RequestRow {
    id: RequestId,
    unit: UnitId,
    subject: Option<ReportSubject>,
    words: String,
    asked_on: NaiveDate,
    due: NaiveDate,
    period: Period,
}

fn request(row: &Row<'_>) -> rusqlite::Result<RequestRow> {
    Ok(RequestRow {
        id: RequestId(row.get("id")?),
        unit: UnitId(row.get("unit_id")?),
        subject: reports::subject(row)?,
        words: row.get("words")?,
        asked_on: row::word(row, "asked_on")?,
        due: row::word(row, "due_on")?,
        period: row::word(row, "period")?,
    })
}

/// What is owed, before its standing: a duty of the cycle or an ask.
struct Owed {
    unit: UnitId,
    subject: ReportSubject,
    covers: bool,
    request: Option<RequestId>,
    due: NaiveDate,
}

/// The period that the page opens with: the month, or the shortest cycle that runs.
fn default_period(cycles: &[CycleLine], today: NaiveDate) -> Period {
    let now = |cycle| Period::holding(cycle, today);
    let runs = |cycle: &Cycle| cycle::rule_of(cycles, now(*cycle)).is_some();
    let order = [Cycle::Month, Cycle::Week, Cycle::Quarter];
    now(order.into_iter().find(runs).unwrap_or(Cycle::Month))
}

/// 报告: one period.
pub(crate) fn page(
    conn: &Connection,
    today: NaiveDate,
    period: Option<Period>,
) -> Result<ReportPage> {
    let period = match period {
        Some(period) => period,
        None => default_period(&cycles(conn)?, today),
    };
    let facts = Facts::read(conn, period.first(), period.last())?;
    let on_file = reports::picked(
        conn,
        "r.period = ?1 ORDER BY r.received_on, r.id",
        [Word(period)],
    )?;
    let duties = facts.duties(period);
    let due = facts.due(period);
    let mut owed: Vec<Owed> = duties
        .iter()
        .filter_map(|duty| {
            Some(Owed {
                unit: duty.unit,
                subject: duty.subject,
                covers: duty.covers,
                request: None,
                due: due?,
            })
        })
        .collect();
    let requests = row::all(
        conn,
        "SELECT * FROM report_request WHERE period = ?1 AND withdrawn_on IS NULL ORDER BY id",
        [Word(period)],
        request,
    )?;
    owed.extend(requests.iter().map(|one| Owed {
        unit: one.unit,
        subject: one.subject.unwrap_or(ReportSubject::Request(one.id)),
        covers: false,
        request: Some(one.id),
        due: one.due,
    }));
    let until = due.map_or(period.last(), |due| due.max(period.last()));
    let answers = answered(conn, owed.iter().map(|one| one.subject), period, until)?;
    let names = units::rows(conn)?;
    let subjects: BTreeSet<ReportSubject> = owed.iter().map(|one| one.subject).collect();
    let matters = matters(conn, &subjects)?;
    let before = last_words(conn, period.previous())?;
    let rings = people::rings(conn, today)?;
    let mut lines = Vec::with_capacity(owed.len());
    for name in &names {
        for one in owed.iter().filter(|one| one.unit == name.id) {
            let came: Vec<&ReportLine> = on_file
                .iter()
                .filter(|line| line.unit == one.unit && line.subject == one.subject)
                .collect();
            let answered_on = answers.get(&one.subject).copied();
            let standing = Standing::of(one.due, &filed(&came), answered_on, today, &facts.days);
            lines.push(OwedLine {
                ring: standing
                    .is_owed()
                    .then(|| rings.get(&one.unit).cloned())
                    .flatten(),
                unit: one.unit,
                unit_name: name.name.clone(),
                subject: one.subject,
                matter: matters.get(&one.subject).cloned().unwrap_or_default(),
                covers: one.covers,
                request: one.request,
                standing,
                report: came.last().map(|line| (*line).clone()),
                last_words: before.get(&(one.unit, one.subject)).cloned(),
            });
        }
    }
    let owes = |line: &ReportLine| {
        owed.iter()
            .any(|one| one.unit == line.unit && one.subject == line.subject)
    };
    Ok(ReportPage {
        period,
        words: period.words(),
        first: period.first(),
        last: period.last(),
        previous: period.previous(),
        next: period.next(),
        now: Cycle::ALL
            .map(|cycle| Period::holding(cycle, today))
            .to_vec(),
        due,
        due_words: cycle::rule_of(&facts.cycles, period).map(|rule| rule.due.words()),
        count: OwedCount::of(&lines),
        others: on_file.iter().filter(|line| !owes(line)).cloned().collect(),
        asked: asks_of(conn, &facts, period, &names)?,
        cycles: facts.cycles,
        lines,
    })
}

/// What each unit said about each subject in a period.
fn last_words(
    conn: &Connection,
    period: Period,
) -> Result<BTreeMap<(UnitId, ReportSubject), String>> {
    let lines = reports::picked(
        conn,
        "r.period = ?1 AND r.state <> 'returned' ORDER BY r.id",
        [Word(period)],
    )?;
    Ok(lines
        .into_iter()
        .map(|line| ((line.unit, line.subject), line.progress))
        .collect())
}

/// What each subject is called: 4.支持设备更新, 环专班督〔2026〕3号 建成网点 …
pub(crate) fn matters(
    conn: &Connection,
    subjects: &BTreeSet<ReportSubject>,
) -> Result<BTreeMap<ReportSubject, String>> {
    let ids = |pick: &dyn Fn(ReportSubject) -> Option<i64>| -> Result<String> {
        let ids: Vec<i64> = subjects.iter().filter_map(|one| pick(*one)).collect();
        Ok(serde_json::to_string(&ids)?)
    };
    let mut found = BTreeMap::new();
    let mut take = |sql: &str, ids: String, subject: &dyn Fn(i64) -> ReportSubject| -> Result<()> {
        let rows = row::all(conn, sql, [ids], |row| {
            Ok((subject(row.get(0)?), row.get(1)?))
        })?;
        found.extend(rows);
        Ok(())
    };
    take(
        "SELECT id, number || '.' || coalesce(title, substr(text, 1, 20)) FROM measure WHERE id IN (SELECT value FROM json_each(?1))",
        ids(&|one| match one {
            ReportSubject::Measure(id) => Some(id.0),
            _ => None,
        })?,
        &|id| ReportSubject::Measure(MeasureId(id)),
    )?;
    take(
        "SELECT id, coalesce(number || ' ', '') || title FROM follow_up WHERE id IN (SELECT value FROM json_each(?1))",
        ids(&|one| match one {
            ReportSubject::FollowUp(id) => Some(id.0),
            _ => None,
        })?,
        &|id| ReportSubject::FollowUp(FollowUpId(id)),
    )?;
    take(
        "SELECT id, name FROM indicator WHERE id IN (SELECT value FROM json_each(?1))",
        ids(&|one| match one {
            ReportSubject::Indicator(id) => Some(id.0),
            _ => None,
        })?,
        &|id| ReportSubject::Indicator(IndicatorId(id)),
    )?;
    take(
        "SELECT id, words FROM report_request WHERE id IN (SELECT value FROM json_each(?1))",
        ids(&|one| match one {
            ReportSubject::Request(id) => Some(id.0),
            _ => None,
        })?,
        &|id| ReportSubject::Request(RequestId(id)),
    )?;
    Ok(found)
}

/// What a unit was asked for about a subject, or has on file, in periods that share a day with this one.
pub(crate) fn asked_before(
    conn: &Connection,
    asked: &[UnitId],
    subject: Option<ReportSubject>,
    words: &str,
    period: Period,
) -> Result<Vec<AskedLine>> {
    let facts = Facts::read(conn, period.first(), period.last())?;
    let mut found = Vec::new();
    for name in units::rows(conn)? {
        if !asked.contains(&name.id) {
            continue;
        }
        let mut add = |period: Period, report, words: String| {
            found.push(AskedLine {
                unit: name.id,
                unit_name: name.name.clone(),
                words,
                report,
                period,
            });
        };
        if let Some(subject) = subject {
            for line in reports_about(conn, name.id, subject, period)? {
                let words = format!(
                    "{}已报（{}）",
                    in_words(line.received_on),
                    line.period_words
                );
                add(line.period, Some(line.id), words);
            }
            let one = std::iter::once(subject);
            for (subject, on) in answered(conn, one, period, period.last())? {
                let came = match subject {
                    ReportSubject::Indicator(_) => "已报完成值",
                    _ => "已反馈该督办事项",
                };
                add(period, None, format!("{}{came}", in_words(on)));
            }
            for cycle in Cycle::ALL {
                let now = Period::holding(cycle, period.last());
                let owes = |duty: &Duty| duty.unit == name.id && duty.subject == subject;
                if let (true, Some(due)) = (facts.duties(now).iter().any(owes), facts.due(now)) {
                    let cycle = words::cycle(cycle);
                    let words = format!("{}{cycle}已要求，{}前报", now.words(), in_words(due));
                    add(now, None, words);
                }
            }
        }
        for one in requests_about(conn, name.id, subject, words, period)? {
            let words = format!(
                "{}已要求报送，{}前报（{}）",
                in_words(one.asked_on),
                in_words(one.due),
                one.period.words()
            );
            add(one.period, None, words);
        }
    }
    Ok(found)
}

fn reports_about(
    conn: &Connection,
    unit: UnitId,
    subject: ReportSubject,
    period: Period,
) -> Result<Vec<ReportLine>> {
    let (column, id) = reports::column(subject);
    reports::picked(
        conn,
        &format!(
            "r.unit_id = ?1 AND r.{column} = ?2 AND r.first_on <= ?4 AND r.last_on >= ?3 AND r.state <> 'returned' ORDER BY r.id"
        ),
        params![unit.0, id, Word(period.first()), Word(period.last())],
    )
}

fn requests_about(
    conn: &Connection,
    unit: UnitId,
    subject: Option<ReportSubject>,
    words: &str,
    period: Period,
) -> Result<Vec<RequestRow>> {
    let rows = row::all(
        conn,
        "SELECT * FROM report_request WHERE unit_id = ?1 AND first_on <= ?3 AND last_on >= ?2 AND withdrawn_on IS NULL ORDER BY id",
        params![unit.0, Word(period.first()), Word(period.last())],
        request,
    )?;
    let bare = |words: &str| -> String {
        let marks = words.chars();
        marks.filter(|mark| mark.is_alphanumeric()).collect()
    };
    Ok(rows
        .into_iter()
        .filter(|one| one.subject == subject)
        .filter(|one| subject.is_some() || bare(&one.words) == bare(words))
        .collect())
}

/// What the office asked of each unit within a period, most first.
fn asks_of(
    conn: &Connection,
    facts: &Facts,
    period: Period,
    names: &[units::UnitRow],
) -> Result<Vec<UnitAsks>> {
    let mut reports: BTreeMap<UnitId, u32> = BTreeMap::new();
    for cycle in Cycle::ALL {
        let mut one = Period::holding(cycle, period.first());
        while one.first() <= period.last() {
            if period.holds(one.last()) {
                for duty in facts.duties(one) {
                    *reports.entry(duty.unit).or_default() += 1;
                }
            }
            one = one.next();
        }
    }
    let counts = |sql: &str| -> Result<BTreeMap<UnitId, u32>> {
        let rows = row::all(
            conn,
            sql,
            params![Word(period.first()), Word(period.last())],
            |row| Ok((UnitId(row.get(0)?), row.get(1)?)),
        )?;
        Ok(rows.into_iter().collect())
    };
    let requests = counts(
        "SELECT unit_id, count(*) FROM report_request WHERE asked_on BETWEEN ?1 AND ?2 AND withdrawn_on IS NULL GROUP BY unit_id",
    )?;
    let follow_ups = counts(
        "SELECT owner_id, count(*) FROM follow_up WHERE issued_on BETWEEN ?1 AND ?2 AND owner_id IS NOT NULL GROUP BY owner_id",
    )?;
    let reminders = counts(
        "SELECT f.owner_id, count(*) FROM step s JOIN follow_up f ON f.id = s.follow_up_id
         WHERE s.step = 'remind' AND s.happened_on BETWEEN ?1 AND ?2 AND f.owner_id IS NOT NULL GROUP BY f.owner_id",
    )?;
    let of = |counts: &BTreeMap<UnitId, u32>, unit| counts.get(&unit).copied().unwrap_or(0);
    let mut all: Vec<UnitAsks> = names
        .iter()
        .map(|name| {
            let parts = [&reports, &requests, &follow_ups, &reminders].map(|one| of(one, name.id));
            UnitAsks {
                unit: name.id,
                name: name.name.clone(),
                reports: parts[0],
                requests: parts[1],
                follow_ups: parts[2],
                reminders: parts[3],
                total: parts.iter().sum(),
            }
        })
        .filter(|one| one.total > 0)
        .collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.total));
    Ok(all)
}

/// What the office asked of one unit in the month that holds today.
pub(crate) fn asks_of_unit(
    conn: &Connection,
    today: NaiveDate,
    unit: UnitId,
) -> Result<Option<UnitAsks>> {
    let month = Period::holding(Cycle::Month, today);
    let facts = Facts::read(conn, month.first(), month.last())?;
    let all = asks_of(conn, &facts, month, &units::rows(conn)?)?;
    Ok(all.into_iter().find(|one| one.unit == unit))
}
