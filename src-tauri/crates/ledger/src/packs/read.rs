//! Packs as they are shown: rows with the packs that they belong with, one with what was put down when
//! it was issued, and what was frozen. A list is read in pieces, drafts first.

use super::{options, subject};
use crate::content;
use crate::error::Result;
use crate::row::{self, OrMissing};
use chrono::NaiveDateTime;
use office::brief::{PaperKind, Recipe, Subject};
use office::id::{PackId, PersonId, UnitId};
use office::pack::{Frozen, NotedLine, PackLine, PackList, PackPage, PackRef, PackTo, SentLine};
use office::refusal::Code;
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;

/// What a title needs beside the row `p`: its own matter, and that of the pack that it supplements.
macro_rules! title_columns {
    () => {
        "s.name AS series, m.ordinal, coalesce(f.number, f.title) AS follow_up, u.name AS unit,
        x.number AS measure, o.title AS paper, b.kind AS b_kind, bs.name AS b_series, bm.ordinal AS b_ordinal,
        coalesce(bf.number, bf.title) AS b_follow_up, bu.name AS b_unit, bx.number AS b_measure, bo.title AS b_paper,
        CASE WHEN p.supplements_id IS NOT NULL THEN coalesce(p.edition,
          (SELECT coalesce(max(q.edition), 0) + 1 FROM pack q WHERE q.supplements_id = p.supplements_id)) END AS supplement_no"
    };
}

/// The joins that give it.
macro_rules! title_joins {
    () => {
        "LEFT JOIN meeting m ON m.id = p.meeting_id LEFT JOIN meeting_series s ON s.id = m.series_id
        LEFT JOIN follow_up f ON f.id = p.follow_up_id LEFT JOIN unit u ON u.id = p.unit_id
        LEFT JOIN measure x ON x.id = p.measure_id LEFT JOIN paper o ON o.id = p.paper_id
        LEFT JOIN pack b ON b.id = p.supplements_id
        LEFT JOIN meeting bm ON bm.id = b.meeting_id LEFT JOIN meeting_series bs ON bs.id = bm.series_id
        LEFT JOIN follow_up bf ON bf.id = b.follow_up_id LEFT JOIN unit bu ON bu.id = b.unit_id
        LEFT JOIN measure bx ON bx.id = b.measure_id LEFT JOIN paper bo ON bo.id = b.paper_id"
    };
}

/// What search reads of a pack.
pub(crate) const SEARCHED: &str = concat!(
    "SELECT p.*, NULL AS number, p.issued_on AS day, NULL AS about, concat_ws(char(10), p.draft_mark, p.withdraw_reason) AS text, ",
    title_columns!(),
    " FROM pack p ",
    title_joins!(),
    " WHERE p.id = ?1"
);

const SELECT: &str = concat!(
    "SELECT p.*, EXISTS (SELECT 1 FROM hand_out h WHERE h.pack_id = p.id) AS handed_out, ",
    title_columns!(),
    " FROM pack p ",
    title_joins!()
);

/// A row with the packs it belongs with still as ids.
struct Half {
    line: PackLine,
    replaced_by: Option<i64>,
    supplements: Option<i64>,
}

fn half(row: &Row<'_>) -> rusqlite::Result<Half> {
    let first: Option<u32> = row.get("first_page")?;
    let last: Option<u32> = row.get("last_page")?;
    Ok(Half {
        replaced_by: row.get("replaced_by_id")?,
        supplements: row.get("supplements_id")?,
        line: PackLine {
            id: PackId(row.get("id")?),
            title: title(row)?,
            recipe: Recipe {
                draft_mark: row.get("draft_mark")?,
                options: options(row)?,
                ..Recipe::plain(row::word(row, "kind")?, subject(row)?)
            },
            state: row::word(row, "state")?,
            edition: row.get("edition")?,
            issued_on: row::word(row, "issued_on")?,
            as_of: row::word(row, "as_of_on")?,
            copies: row.get("copies")?,
            pages: first.zip(last),
            pdf: row.get("pdf_hash")?,
            handed_out: row.get("handed_out")?,
            supersedes: None,
            superseded_by: None,
            supplements: None,
            supplemented_by: Vec::new(),
        },
    })
}

/// 专班调度会第3次会议材料; 区商务局任务单: the paper's name with what it is about.
pub(crate) fn title(row: &Row<'_>) -> rusqlite::Result<String> {
    let kind: PaperKind = row::word(row, "kind")?;
    let Some(no) = row.get::<_, Option<u32>>("supplement_no")? else {
        return named(row, kind, "");
    };
    let base = named(row, row::word(row, "b_kind")?, "b_")?;
    Ok(match no {
        1 => format!("{base}补充材料"),
        no => format!("{base}补充材料（第{no}份）"),
    })
}

fn named(row: &Row<'_>, kind: PaperKind, prefix: &str) -> rusqlite::Result<String> {
    let name = kind.name();
    let column = |column: &str| format!("{prefix}{column}");
    let words = |name: &str| row.get::<_, Option<String>>(&*column(name));
    if let Some(series) = words("series")? {
        let ordinal: u32 = row.get(&*column("ordinal"))?;
        let paper = name.trim_start_matches("会议");
        return Ok(format!("{series}第{ordinal}次会议{paper}"));
    }
    if let Some(follow_up) = words("follow_up")? {
        return Ok(format!("{follow_up}{name}"));
    }
    if let Some(unit) = words("unit")? {
        return Ok(format!("{unit}{}", name.trim_start_matches("单位")));
    }
    if let Some(number) = row.get::<_, Option<u32>>(&*column("measure"))? {
        return Ok(format!("第{number}项{name}"));
    }
    Ok(match words("paper")? {
        Some(paper) => format!("{name}：{paper}"),
        None => name.to_owned(),
    })
}

/// Drafts, then what was issued, newest first: a piece of it.
pub(crate) fn list(conn: &Connection, before: Option<PackId>, limit: u32) -> Result<PackList> {
    let limit = limit.clamp(1, 1000);
    let drafts = match before {
        None => read(conn, "p.state = 'draft' ORDER BY p.id DESC", [])?,
        Some(_) => Vec::new(),
    };
    let condition = "p.state <> 'draft' AND (?1 IS NULL OR p.id < ?1) ORDER BY p.id DESC LIMIT ?2";
    let mut rows = read(
        conn,
        condition,
        rusqlite::params![before.map(|id| id.0), limit + 1],
    )?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    Ok(PackList {
        next: more.then(|| rows.last().map(|line| line.id)).flatten(),
        drafts,
        rows,
    })
}

/// Rows that a condition picks, with the packs they belong with.
fn read(
    conn: &Connection,
    condition: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<PackLine>> {
    let halves = row::all(conn, &format!("{SELECT} WHERE {condition}"), params, half)?;
    let own = ids(halves.iter().map(|half| half.line.id.0));
    let around: Vec<(PackRef, Option<i64>, Option<i64>)> = row::all(
        conn,
        &format!(
            "{SELECT} WHERE p.replaced_by_id IN (SELECT value FROM json_each(?1)) OR p.supplements_id IN (SELECT value FROM json_each(?1))
             OR p.id IN (SELECT value FROM json_each(?2)) ORDER BY p.id"
        ),
        [
            own,
            ids(halves
                .iter()
                .flat_map(|half| [half.replaced_by, half.supplements])
                .flatten()),
        ],
        |row| {
            let half = half(row)?;
            Ok((mention(&half.line), half.replaced_by, half.supplements))
        },
    )?;
    let by_id: BTreeMap<i64, &PackRef> = around
        .iter()
        .map(|(mention, _, _)| (mention.id.0, mention))
        .collect();
    let whole = |half: Half| {
        let id = half.line.id;
        let of = |id: Option<i64>| id.and_then(|id| by_id.get(&id)).map(|one| (*one).clone());
        let replaced = around.iter().filter(|(_, by, _)| *by == Some(id.0));
        let supplements = around.iter().filter(|(_, _, to)| *to == Some(id.0));
        PackLine {
            superseded_by: of(half.replaced_by),
            supplements: of(half.supplements),
            supersedes: replaced.map(|(one, _, _)| one.clone()).next_back(),
            supplemented_by: supplements.map(|(one, _, _)| one.clone()).collect(),
            ..half.line
        }
    };
    Ok(halves.into_iter().map(whole).collect())
}

fn ids(ids: impl Iterator<Item = i64>) -> String {
    let ids: Vec<i64> = ids.collect();
    serde_json::to_string(&ids).expect("BUG: numbers are JSON")
}

/// A pack as another one mentions it.
pub(crate) fn mention(line: &PackLine) -> PackRef {
    PackRef {
        id: line.id,
        title: line.title.clone(),
        state: line.state,
        edition: line.edition,
        issued_on: line.issued_on,
    }
}

/// One pack.
pub(crate) fn one(conn: &Connection, id: PackId) -> Result<PackLine> {
    let mut rows = read(conn, "p.id = ?1", [id.0])?;
    rows.pop().or_missing("材料", id.0)
}

/// Packs on a subject that a condition on `p` picks, newest first.
pub(super) fn picked(
    conn: &Connection,
    condition: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<PackLine>> {
    read(conn, &format!("{condition} ORDER BY p.id DESC"), params)
}

/// One pack with what was put down when it was issued.
pub(crate) fn page(conn: &Connection, id: PackId) -> Result<PackPage> {
    let line = one(conn, id)?;
    let sent = row::all(
        conn,
        "SELECT t.*, coalesce(u.name, t.words, CASE WHEN n.post IS NULL THEN n.name ELSE n.name || '（' || n.post || '）' END) AS name
         FROM pack_sent t LEFT JOIN unit u ON u.id = t.unit_id LEFT JOIN person n ON n.id = t.person_id
         WHERE t.pack_id = ?1 ORDER BY t.id",
        [id.0],
        |row| {
            let unit = row.get::<_, Option<i64>>("unit_id")?.map(UnitId);
            let person = row.get::<_, Option<i64>>("person_id")?.map(PersonId);
            let words: Option<String> = row.get("words")?;
            Ok(SentLine {
                who: match (unit, person) {
                    (Some(unit), _) => PackTo::Unit(unit),
                    (None, Some(person)) => PackTo::Person(person),
                    (None, None) => PackTo::Words(words.unwrap_or_default()),
                },
                name: row.get("name")?,
                copies: row.get("copies")?,
            })
        },
    )?;
    let noted = row::all(
        conn,
        "SELECT check_name, words FROM pack_note WHERE pack_id = ?1 ORDER BY id",
        [id.0],
        |row| {
            Ok(NotedLine {
                check: row::word(row, "check_name")?,
                words: row.get("words")?,
            })
        },
    )?;
    let handed_out = row::all(
        conn,
        "SELECT happened_on, way FROM hand_out WHERE pack_id = ?1 ORDER BY id",
        [id.0],
        |row| Ok((row::word(row, "happened_on")?, row::word(row, "way")?)),
    )?;
    let withdrawn = row::maybe(
        conn,
        "SELECT withdrawn_on, withdraw_reason FROM pack WHERE id = ?1 AND state = 'withdrawn'",
        [id.0],
        |row| Ok((row::word(row, "withdrawn_on")?, row.get("withdraw_reason")?)),
    )?;
    Ok(PackPage {
        issued_by: issued_by(conn, &line)?,
        line,
        sent,
        noted,
        handed_out,
        withdrawn,
    })
}

/// Who froze it, from the newest line of the journal that did.
fn issued_by(conn: &Connection, line: &PackLine) -> Result<Option<(String, NaiveDateTime)>> {
    if !line.state.is_frozen() {
        return Ok(None);
    }
    row::maybe(
        conn,
        "SELECT a.operator, a.at FROM image i JOIN act a ON a.no = i.act_no
         WHERE i.tbl = 'pack' AND i.row_id = ?1 AND i.after ->> 'pdf_hash' IS NOT NULL ORDER BY i.id DESC LIMIT 1",
        [line.id.0],
        |row| Ok((row.get("operator")?, row::word(row, "at")?)),
    )
}

/// What was frozen with a pack. `files` keeps the bytes, which an earlier evening's book has not.
pub(crate) fn frozen(conn: &Connection, files: &Connection, id: PackId) -> Result<Frozen> {
    let hash: Option<String> = row::maybe(
        conn,
        "SELECT snapshot_hash FROM pack WHERE id = ?1",
        [id.0],
        |row| row.get(0),
    )?
    .or_missing("材料", id.0)?;
    let hash = hash.ok_or(Code::NotIssued)?;
    Ok(serde_json::from_slice(&content::bytes(files, &hash)?)?)
}

/// The pack that a supplement belongs to.
pub(super) fn base_of(recipe: &Recipe) -> Option<PackId> {
    match recipe.subject {
        Some(Subject::Pack(id)) => Some(id),
        _ => None,
    }
}
