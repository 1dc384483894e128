//! The table of follow-ups: saved filters with their counts, narrowed by unit, source, measure or words;
//! and which items the program proposes to remind.

use super::{OPEN, SELECT, is_due_soon, is_owed, line, picked_by, press};
use crate::error::Result;
use crate::row::{self, Word};
use crate::{lights, people};

use chrono::NaiveDate;

use office::field::{self, SHORT};
use office::follow_up::{
    FilterCount, FollowUpFilter, FollowUpLine, FollowUpList, FollowUpQuery, FollowUpState,
    LadderFacts, ReminderProposal, propose,
};
use office::lights::Judge;
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, ToSql, params_from_iter};

/// Ended items on a page of the table.
const PIECE: u32 = 100;

/// The saved filters, in the order of their chips.
const FILTERS: [FollowUpFilter; 9] = [
    FollowUpFilter::Open,
    FollowUpFilter::Overdue,
    FollowUpFilter::DueSoon,
    FollowUpFilter::Submitted,
    FollowUpFilter::Draft,
    FollowUpFilter::Lasting,
    FollowUpFilter::Internal,
    FollowUpFilter::Done,
    FollowUpFilter::All,
];

/// Whether an open row stands under a filter. What is counted as a matter is the item as it was issued;
/// who is late is each member.
fn under(filter: FollowUpFilter, line: &FollowUpLine, judge: &Judge) -> bool {
    let whole = line.parent.is_none();
    match filter {
        FollowUpFilter::Open => whole && !line.lasting,
        FollowUpFilter::Overdue => is_owed(line) && line.overdue,
        FollowUpFilter::DueSoon => is_owed(line) && is_due_soon(line, judge),
        FollowUpFilter::Submitted => line.state == FollowUpState::Submitted,
        FollowUpFilter::Draft => line.state == FollowUpState::Draft,
        FollowUpFilter::Lasting => whole && line.lasting,
        FollowUpFilter::Internal => whole && line.internal,
        FollowUpFilter::Done => false,
        FollowUpFilter::All => whole,
    }
}

/// A condition that narrows the table, with its values.
struct Narrow {
    sql: String,
    values: Vec<Box<dyn ToSql>>,
}

fn narrow(query: &FollowUpQuery) -> Result<Narrow> {
    let mut narrow = Narrow {
        sql: String::new(),
        values: Vec::new(),
    };
    let mut add = |sql: &str, value: Box<dyn ToSql>| {
        narrow.values.push(value);
        let place = format!("?{}", narrow.values.len());
        narrow
            .sql
            .push_str(&format!(" AND {}", sql.replace('@', &place)));
    };
    if let Some(unit) = query.unit {
        add("f.owner_id = @", Box::new(unit.0));
    }
    if let Some(source) = query.source {
        add(
            "(f.source = @ OR f.id IN (SELECT follow_up_id FROM follow_up_source WHERE source = @))",
            Box::new(Word(source)),
        );
    }
    if let Some(measure) = query.measure {
        add(
            "f.id IN (SELECT follow_up_id FROM follow_up_measure WHERE measure_id = @)",
            Box::new(measure.0),
        );
    }
    if let Some(text) = field::optional("text", &query.text, SHORT)? {
        for word in text.split_whitespace() {
            add(
                "instr(coalesce(f.number, '') || f.title || f.requirement || coalesce((SELECT name FROM unit WHERE id = f.owner_id), ''), @) > 0",
                Box::new(word.to_owned()),
            );
        }
    }
    Ok(narrow)
}

/// The table with a count on each filter. Of ended items only one piece is read; they are counted by index.
pub(crate) fn list(
    conn: &Connection,
    today: NaiveDate,
    query: &FollowUpQuery,
) -> Result<FollowUpList> {
    let judge = lights::judge(conn, today)?;
    let narrow = narrow(query)?;
    let mut open = row::all(
        conn,
        &format!("{SELECT} WHERE {OPEN}{} ORDER BY f.id", narrow.sql),
        params_from_iter(narrow.values.iter()),
        |row| line(row, &judge),
    )?;
    people::put_rings(conn, today, &mut open)?;
    // Under one unit the members' items are its matters.
    let by_unit = query.unit.is_some();
    let shown = |filter: FollowUpFilter, line: &FollowUpLine| {
        let mut line = line.clone();
        if by_unit {
            line.parent = None;
        }
        under(filter, &line, &judge)
    };
    let whole = if by_unit {
        ""
    } else {
        " AND f.parent_id IS NULL"
    };
    let by = by_index(&narrow, whole);
    let ended = format!(
        "FROM follow_up f{by} WHERE f.ended_on IS NOT NULL{whole}{}",
        narrow.sql
    );
    let done = row::count(
        conn,
        &format!("SELECT count(*) {ended}"),
        params_from_iter(narrow.values.iter()),
    )?;
    let counts = FILTERS
        .into_iter()
        .map(|filter| {
            let of_open = open.iter().filter(|line| shown(filter, line)).count() as u32;
            let of_done = match filter {
                FollowUpFilter::Done | FollowUpFilter::All => done,
                _ => 0,
            };
            FilterCount {
                filter,
                count: of_open + of_done,
            }
        })
        .collect();
    let mut rows: Vec<FollowUpLine> = match query.after {
        Some(_) => Vec::new(),
        None => open
            .iter()
            .filter(|line| shown(query.filter, line))
            .cloned()
            .collect(),
    };
    press(&mut rows);
    let mut next = None;
    if matches!(query.filter, FollowUpFilter::Done | FollowUpFilter::All) {
        let limit = match query.limit {
            0 => PIECE,
            limit => limit.min(1000),
        };
        let (piece, more) = ended_piece(conn, &judge, query, &narrow, whole, limit)?;
        next = more;
        rows.extend(piece);
    }
    Ok(FollowUpList { rows, next, counts })
}

/// Where nothing narrows the whole items, the index that holds the ended ones in the order of their pages.
fn by_index(narrow: &Narrow, whole: &str) -> &'static str {
    if narrow.sql.is_empty() && !whole.is_empty() {
        " INDEXED BY follow_up_ended"
    } else {
        ""
    }
}

/// A piece of the ended items, newest first, from where the piece before stopped; and where it stopped.
fn ended_piece(
    conn: &Connection,
    judge: &Judge,
    query: &FollowUpQuery,
    narrow: &Narrow,
    whole: &str,
    limit: u32,
) -> Result<(Vec<FollowUpLine>, Option<String>)> {
    let from = match &query.after {
        None => None,
        Some(text) => {
            let cut = text.split_once('/').and_then(|(on, id)| {
                let on: NaiveDate = on.parse().ok()?;
                Some((on, id.parse::<i64>().ok()?))
            });
            let bad = || {
                let detail = text.clone();
                Refusal::at("after", Code::BadShape { detail })
            };
            Some(cut.ok_or_else(bad)?)
        }
    };
    let cut = match from {
        None => String::new(),
        Some((on, id)) => format!(" AND (f.ended_on, f.id) < ('{on}', {id})"),
    };
    let by = by_index(narrow, whole);
    let rows = row::all(
        conn,
        &format!(
            "{SELECT} WHERE f.id IN (SELECT f.id FROM follow_up f{by} WHERE f.ended_on IS NOT NULL{whole}{}{cut}
             ORDER BY f.ended_on DESC, f.id DESC LIMIT {limit}) ORDER BY f.ended_on DESC, f.id DESC",
            narrow.sql
        ),
        params_from_iter(narrow.values.iter()),
        |row| Ok((row::word::<NaiveDate>(row, "ended_on")?, line(row, judge)?)),
    )?;
    let next = match rows.last() {
        Some((on, last)) if rows.len() as u32 == limit => Some(format!("{on}/{}", last.id)),
        _ => None,
    };
    Ok((rows.into_iter().map(|(_, line)| line).collect(), next))
}

/// How many items have ended; members' items are part of the one addressed to their group.
pub(crate) fn ended_count(conn: &Connection) -> Result<u32> {
    row::count(
        conn,
        "SELECT count(*) FROM follow_up INDEXED BY follow_up_ended WHERE ended_on IS NOT NULL AND parent_id IS NULL",
        [],
    )
}

/// How many of the ended may stand on a paper that leaves the office.
pub(crate) fn ended_to_show(conn: &Connection) -> Result<u32> {
    row::count(
        conn,
        "SELECT count(*) FROM follow_up INDEXED BY follow_up_ended WHERE ended_on IS NOT NULL AND parent_id IS NULL AND internal = 0",
        [],
    )
}

/// Which items to remind today, at which level and why: the highest level first.
pub(crate) fn proposals(conn: &Connection, today: NaiveDate) -> Result<Vec<ReminderProposal>> {
    let judge = lights::judge(conn, today)?;
    let rows = picked_by(conn, &judge, OPEN, [])?;
    proposed(conn, &judge, rows)
}

/// The same, of all open items in the order of their making, read already.
pub(crate) fn proposed(
    conn: &Connection,
    judge: &Judge,
    rows: Vec<FollowUpLine>,
) -> Result<Vec<ReminderProposal>> {
    let (today, soon) = (judge.today, judge.thresholds.soon_working_days);
    let facts = row::all(
        conn,
        &format!(
            "SELECT f.issued_on, f.returned, f.inspecting, f.urgent OR f.source = 'instruction' AS high FROM follow_up f WHERE {OPEN} ORDER BY f.id"
        ),
        [],
        |row| {
            Ok((
                row::word::<Option<NaiveDate>>(row, "issued_on")?,
                row.get::<_, u32>("returned")?,
                row.get::<_, bool>("inspecting")?,
                row.get::<_, bool>("high")?,
            ))
        },
    )?;
    let mut found = Vec::new();
    for (line, (issued_on, returned, inspecting, may_start_high)) in rows.into_iter().zip(facts) {
        if !is_owed(&line) {
            continue;
        }
        let facts = LadderFacts {
            state: line.state,
            due: line.due,
            issued_on,
            last: line.level.zip(line.reminded_on),
            may_start_high,
            returned,
            inspecting,
        };
        if let Some((level, why)) = propose(&facts, today, &judge.days, soon) {
            found.push(ReminderProposal { line, level, why });
        }
    }
    found.sort_by_key(|one| {
        let rank = one.level.map_or(0, |level| 9 - level as i32);
        (rank, one.line.due.unwrap_or(NaiveDate::MAX), one.line.id)
    });
    Ok(found)
}
