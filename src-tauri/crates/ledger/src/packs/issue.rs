//! 印发: the gate of a pack. What is frozen must be what the book says, must pass the checks that the
//! ledger can make, and carries the number, the page and the replaced issue that it prints; only then do
//! snapshot and PDF go in, in one transaction, and the older issue is superseded.

use super::read::{base_of, frozen, one, picked};
use super::{facts, subject_columns};
use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, Word};
use crate::{content, counters};
use chrono::NaiveDate;
use office::brief::{Brief, EditionBrief, PaperKind, Recipe, Subject, SupplementedBrief};
use office::day::in_words;
use office::id::{MeetingId, PackId};
use office::pack::{
    self, Check, CheckState, Frozen, Issuing, NotedLine, PackFault, PackLine, PackState, PackTo,
    Sent,
};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, params};

/// Checks that hold of the day of the data only: a past day is checked by whoever looked back to it.
const OF_TODAY: [Check; 2] = [Check::Overdue, Check::Totals];

/// Issues a draft.
pub(super) fn issue(tx: &Tx<'_>, id: PackId, issuing: &Issuing) -> Result<()> {
    let mut form = issuing.checked()?;
    let recipe = one(&tx.conn, id)?.recipe;
    let as_of = form.data_day();
    tx.has_come("as_of", as_of)?;
    let (snapshot, _) = content::settle(&tx.conn, &mut form.snapshot)?;
    let (pdf, _) = content::settle(&tx.conn, &mut form.pdf)?;
    let bytes = content::bytes(&tx.conn, &snapshot)?;
    let said: Frozen = serde_json::from_slice(&bytes).map_err(|error| {
        let detail = error.to_string();
        Refusal::at("snapshot", Code::BadShape { detail })
    })?;
    let head = said.brief.head();
    let older = in_force(&tx.conn, &recipe, as_of)?;
    let edition = counters::next(tx, &series_of(&recipe))?;
    let as_set = said.brief.kind() == recipe.kind
        && head.as_of == as_of
        && head.draft_mark.is_none()
        && head.edition == edition_brief(edition, older.as_ref())
        && goes_on(&tx.conn, &recipe, &said.brief, edition)?;
    if !as_set {
        return Err(Refusal::at("snapshot", Code::Pack(PackFault::PackStale)).into());
    }
    let mut lines = pack::checks(&said.brief, &facts(&tx.conn, as_of, &recipe)?);
    lines.retain(|line| as_of == tx.stamp.at.date() || !OF_TODAY.contains(&line.check));
    if let Some(code) = lines.iter().find_map(|line| line.refusal()) {
        return Err(Refusal::at("snapshot", code).into());
    }
    let own = lines
        .iter()
        .filter(|line| line.state == CheckState::Attention)
        .map(|line| NotedLine {
            check: line.check,
            words: line.words.clone(),
        });
    let seen: Vec<NotedLine> = own.collect();
    let others = form.noted.iter().filter(|line| {
        let same = |own: &NotedLine| own.check == line.check;
        !seen.iter().any(same)
    });
    put_notes(tx, id, seen.iter().chain(others))?;
    put_sent(tx, id, &form.to)?;
    let printed = &said.printed;
    let page = |number: u32| (number > 0).then_some(number);
    tx.conn
        .prepare_cached(
            "UPDATE pack SET state = ?2, issued_on = ?3, as_of_on = ?4, edition = ?5, copies = ?6, first_page = ?7, last_page = ?8,
             snapshot_hash = ?9, pdf_hash = ?10 WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            Word(PackState::Issued),
            Word(form.on),
            Word(as_of),
            edition,
            form.copies,
            page(printed.first),
            page(printed.last),
            snapshot,
            pdf
        ])?;
    if let Some(older) = older {
        tx.conn
            .prepare_cached("UPDATE pack SET state = ?2, replaced_by_id = ?3 WHERE id = ?1")?
            .execute(params![older.id.0, Word(PackState::Superseded), id.0])?;
    }
    Ok(())
}

/// The counter of a paper's issues.
fn series_of(recipe: &Recipe) -> String {
    let about = subject_columns(recipe.subject);
    let place = about.iter().position(Option::is_some);
    let about = place.map(|place| format!("/{place}/{}", about[place].unwrap_or_default()));
    format!("材料/{}{}", recipe.kind.code(), about.unwrap_or_default())
}

fn edition_brief(number: u32, older: Option<&PackLine>) -> Option<EditionBrief> {
    let older = older?;
    Some(EditionBrief {
        number,
        replaces: older.edition?,
        replaces_on: older.issued_on?,
    })
}

/// The number that a pack would get, with the issue that it would replace; none where it replaces none.
pub(crate) fn edition(
    conn: &Connection,
    recipe: &Recipe,
    as_of: NaiveDate,
) -> Result<Option<EditionBrief>> {
    let next = counters::last(conn, &series_of(recipe))? + 1;
    Ok(edition_brief(next, in_force(conn, recipe, as_of)?.as_ref()))
}

/// The number of the next supplement of a pack.
pub(crate) fn next_supplement(conn: &Connection, base: PackId) -> Result<u32> {
    let recipe = Recipe::plain(PaperKind::Supplement, Some(Subject::Pack(base)));
    Ok(counters::last(conn, &series_of(&recipe))? + 1)
}

/// The issue that a paper would replace.
pub(crate) fn in_force(
    conn: &Connection,
    recipe: &Recipe,
    as_of: NaiveDate,
) -> Result<Option<PackLine>> {
    let about = subject_columns(recipe.subject);
    let lines = picked(
        conn,
        "p.state = 'issued' AND p.kind = ?1 AND p.meeting_id IS ?2 AND p.follow_up_id IS ?3 AND p.unit_id IS ?4
         AND p.measure_id IS ?5 AND p.paper_id IS ?6 AND p.supplements_id IS ?7",
        params![
            Word(recipe.kind),
            about[0],
            about[1],
            about[2],
            about[3],
            about[4],
            about[5]
        ],
    )?;
    let replaced = |line: &PackLine| {
        pack::replaces(recipe, as_of, &line.recipe, line.as_of.unwrap_or_default())
    };
    Ok(lines.into_iter().find(replaced))
}

/// The last issued material of an earlier meeting of the same series: 上期.
pub(crate) fn of_series_before(conn: &Connection, meeting: MeetingId) -> Result<Option<PackLine>> {
    let lines = picked(
        conn,
        "p.id = (SELECT q.id FROM pack q JOIN meeting e ON e.id = q.meeting_id JOIN meeting t ON t.id = ?2
          WHERE q.state = 'issued' AND q.kind = ?1 AND e.series_id = t.series_id AND e.ordinal < t.ordinal
          ORDER BY e.ordinal DESC, q.id DESC LIMIT 1)",
        params![Word(PaperKind::MeetingPack), meeting.0],
    )?;
    Ok(lines.into_iter().next())
}

/// Whether the pages of a supplement go on from where the pack ends, and it is the next one.
fn goes_on(conn: &Connection, recipe: &Recipe, brief: &Brief, edition: u32) -> Result<bool> {
    let Brief::Supplement(brief) = brief else {
        return Ok(true);
    };
    let Some(base) = base_of(recipe) else {
        return Ok(false);
    };
    let now = supplemented(conn, conn, base)?;
    Ok(brief.to == now && brief.first_page == now.last_page + 1 && brief.no == edition)
}

/// The pack that a supplement belongs to, as the supplement names it: its last page and contents, those
/// of earlier supplements after it.
pub(crate) fn supplemented(
    conn: &Connection,
    files: &Connection,
    id: PackId,
) -> Result<SupplementedBrief> {
    let base = one(conn, id)?;
    let (Some(edition), Some(issued_on)) = (base.edition, base.issued_on) else {
        return Err(Code::Pack(PackFault::NotToSupplement { state: base.state }).into());
    };
    let mut ids = vec![id];
    let before = base.supplemented_by.iter();
    ids.extend(before.filter(|one| one.state.is_frozen()).map(|one| one.id));
    let (mut last_page, mut contents) = (0, Vec::new());
    for id in ids {
        let printed = frozen(conn, files, id)?.printed;
        last_page = last_page.max(printed.last);
        contents.extend(printed.contents);
    }
    Ok(SupplementedBrief {
        standing: standing(conn, &base)?,
        title: base.title,
        edition,
        issued_on,
        last_page,
        contents,
    })
}

/// That a pack no longer holds, in words.
pub(super) fn standing(conn: &Connection, line: &PackLine) -> Result<Option<String>> {
    if let Some(by) = &line.superseded_by {
        let on = by.issued_on.map(in_words).unwrap_or_default();
        let edition = by.edition.unwrap_or_default();
        return Ok(Some(format!("所补充的材料已于{on}被第{edition}次印发替代")));
    }
    let withdrawn: Option<NaiveDate> = row::maybe(
        conn,
        "SELECT withdrawn_on FROM pack WHERE id = ?1 AND state = 'withdrawn'",
        [line.id.0],
        |row| row::word(row, "withdrawn_on"),
    )?;
    Ok(withdrawn.map(|on| format!("所补充的材料已于{}作废", in_words(on))))
}

fn put_notes<'a>(
    tx: &Tx<'_>,
    id: PackId,
    notes: impl Iterator<Item = &'a NotedLine>,
) -> Result<()> {
    for note in notes {
        tx.conn
            .prepare_cached(
                "INSERT INTO pack_note (pack_id, check_name, words) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![id.0, Word(note.check), note.words])?;
    }
    Ok(())
}

/// Writes 分送 in protocol order: leaders, units, the people of units, then who is neither.
fn put_sent(tx: &Tx<'_>, id: PackId, to: &[Sent]) -> Result<()> {
    let mut lines = Vec::new();
    for (at, line) in to.iter().enumerate() {
        lines.push((rank(tx, &line.who)?, at, line));
    }
    lines.sort_by_key(|(rank, at, _)| (*rank, *at));
    for (_, _, line) in lines {
        let (unit, person, words) = match &line.who {
            PackTo::Unit(unit) => (Some(unit.0), None, None),
            PackTo::Person(person) => (None, Some(person.0), None),
            PackTo::Words(words) => (None, None, Some(words)),
        };
        tx.conn
            .prepare_cached("INSERT INTO pack_sent (pack_id, unit_id, person_id, words, copies) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![id.0, unit, person, words, line.copies])?;
    }
    Ok(())
}

fn rank(tx: &Tx<'_>, who: &PackTo) -> Result<(u8, i64, u8)> {
    let missing = |noun: &str, id: i64| {
        let noun = noun.to_owned();
        Refusal::at("to", Code::Missing { noun, id })
    };
    let conn = &tx.conn;
    Ok(match who {
        PackTo::Unit(unit) => {
            let sql = "SELECT place FROM unit WHERE id = ?1";
            let place = row::maybe(conn, sql, [unit.0], |row| row.get(0))?;
            (1, place.ok_or_else(|| missing("单位", unit.0))?, 0)
        }
        PackTo::Person(person) => row::maybe(
            conn,
            "SELECT n.role, n.place, u.place AS unit_place FROM person n LEFT JOIN unit u ON u.id = n.unit_id WHERE n.id = ?1",
            [person.0],
            |row| {
                let leads = row.get::<_, String>("role")? == "leader";
                let place: Option<i64> = row.get(if leads { "place" } else { "unit_place" })?;
                Ok((u8::from(!leads), place.unwrap_or(i64::MAX), 1))
            },
        )?
        .ok_or_else(|| missing("人员", person.0))?,
        PackTo::Words(_) => (2, 0, 0),
    })
}
