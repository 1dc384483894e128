//! How fast a big book answers and writes: `ZHUANBAN_BOOK=ten.zbtz cargo bench -p ledger` prints one
//! table (`-- acts`: of acts alone). The book is copied first and never written. Nothing is asserted:
//! the targets stand beside the figures. All is read warm: what a cold disk adds is not told.
//! Such a book is made by `zhuanban-cli demo ten.zbtz --years 10`.

use chrono::{Duration as Span, NaiveDate, NaiveDateTime};
use ledger::{Ledger, Stamp};
use office::act::Act;
use office::ask::Ask;
use office::fold;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::path::Path;
use std::time::{Duration, Instant};

/// Whatever goes wrong ends the benchmark with its words.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Runs of each question.
const RUNS: usize = 120;
/// Acts of which the median is told.
const ACTS: usize = 1_000;
/// What is typed into 查找, the two characters that stand in nearly everything among it.
const TYPED: &[&str] = &[
    "区",
    "的",
    "设备",
    "以旧换新",
    "sbgx",
    "17号",
    "汽车 补贴",
    "2029",
];
/// What an act of the kind measured writes, beside its line and its images.
const WRITTEN: &[&str] = &[
    "follow_up",
    "follow_up_measure",
    "image",
    "act",
    "derived_thing",
];

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn now() -> Instant {
    Instant::now()
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let began = now();
    let made = run();
    (made, began.elapsed())
}

/// The time that `percent` of the runs stayed within.
fn within(times: &mut [Duration], percent: usize) -> Duration {
    times.sort();
    let at = (times.len() * percent).div_ceil(100).max(1) - 1;
    times.get(at).copied().unwrap_or_default()
}

/// The book's own errors, as words.
fn told<T>(made: ledger::Result<T>) -> Outcome<T> {
    made.map_err(|error| format!("{error:?}").into())
}

fn main() -> Outcome<()> {
    let Some(book) = std::env::var_os("ZHUANBAN_BOOK") else {
        println!("ZHUANBAN_BOOK names no book: nothing to measure");
        return Ok(());
    };
    let book = Path::new(&book);
    let folder = tempfile::tempdir_in(book.parent().unwrap_or(Path::new(".")))?;
    let copy = folder.path().join("a.zbtz");
    std::fs::copy(book, &copy)?;
    let last = about(&copy)?;
    let stamp = Stamp {
        at: last,
        by: "于某".to_owned(),
    };
    let mut times = Vec::new();
    for _ in 0..20 {
        let (ledger, took) = timed(|| Ledger::open(&copy, &stamp));
        told(told(ledger)?.close())?;
        times.push(took);
    }
    line("opening", &mut times, "p99 ≤ 300 ms");
    let ids = ids(&copy)?;
    if std::env::args().any(|word| word == "acts") {
        return acts(book, folder.path(), &ids, last);
    }
    let ledger = told(Ledger::open(&copy, &stamp))?;
    let today = last.date();
    for (name, ask) in pages(&ids, today) {
        line(
            name,
            &mut ask_often(&ask, &ledger.view(today))?,
            "p99 ≤ 16 ms",
        );
    }
    for typed in TYPED {
        line(
            &format!("search {typed}"),
            &mut ask_often(&search(typed), &ledger.view(today))?,
            "p99 ≤ 30 ms",
        );
    }
    looking_back(&ledger, &ids, today)?;
    told(ledger.close())?;
    acts(book, folder.path(), &ids, last)
}

fn line(name: &str, times: &mut [Duration], target: &str) {
    let (half, most) = (within(times, 50), within(times, 99));
    println!("{name:<34} p50 {half:>9.2?}  p99 {most:>9.2?}  {target}");
}

fn number(conn: &Connection, sql: &str) -> Outcome<i64> {
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}

/// Prints the book's size; answers when its newest act was entered.
fn about(book: &Path) -> Outcome<NaiveDateTime> {
    let bytes = std::fs::metadata(book)?.len();
    let conn = Connection::open(book)?;
    let count = |table: &str| number(&conn, &format!("SELECT count(*) FROM {table}"));
    println!(
        "{bytes} bytes, {} lines of the journal, {} images, {} follow-ups ({} open), {} meetings, {} reports",
        count("act")?,
        count("image")?,
        count("follow_up")?,
        count("follow_up WHERE ended_on IS NULL")?,
        count("meeting")?,
        count("report")?
    );
    let last: String = conn.query_row("SELECT max(at) FROM act", [], |row| row.get(0))?;
    Ok(last.parse()?)
}

/// Rows to ask after.
struct Ids {
    follow_up: i64,
    meeting: i64,
    measure: i64,
    unit: i64,
    indicator: i64,
}

/// The measure and the unit with the most to do, the newest meeting and the newest open item.
fn ids(book: &Path) -> Outcome<Ids> {
    let conn = Connection::open(book)?;
    Ok(Ids {
        follow_up: number(
            &conn,
            "SELECT max(id) FROM follow_up WHERE ended_on IS NULL",
        )?,
        meeting: number(
            &conn,
            "SELECT id FROM meeting WHERE state <> 'cancelled' ORDER BY held_on DESC LIMIT 1",
        )?,
        measure: number(
            &conn,
            "SELECT measure_id FROM follow_up_measure GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
        )?,
        unit: number(
            &conn,
            "SELECT owner_id FROM follow_up WHERE owner_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
        )?,
        indicator: number(
            &conn,
            "SELECT min(id) FROM indicator WHERE dropped_by IS NULL",
        )?,
    })
}

/// The questions behind each page of the window.
fn pages(ids: &Ids, today: NaiveDate) -> Vec<(&'static str, String)> {
    let Ids {
        follow_up,
        meeting,
        measure,
        unit,
        indicator,
    } = ids;
    let journal = |filter: &str| {
        let plain = r#""by":null,"noun":null,"from":null,"until":null,"late":false"#;
        format!(
            r#"{{"book":{{"journal":{{"filter":{{{plain},{filter}}},"before":null,"limit":100}}}}}}"#
        )
    };
    vec![
        ("book.status", r#"{"book":{"status":{}}}"#.to_owned()),
        ("book.today", r#"{"book":{"today":{}}}"#.to_owned()),
        ("plan.page", r#"{"plan":{"page":{}}}"#.to_owned()),
        (
            "measure.page",
            format!(r#"{{"measure":{{"page":{{"id":{measure}}}}}}}"#),
        ),
        (
            "assignment.on",
            format!(r#"{{"assignment":{{"on":{{"on":"{today}"}}}}}}"#),
        ),
        (
            "follow_up.list open",
            r#"{"follow_up":{"list":{"query":{"filter":"open"}}}}"#.to_owned(),
        ),
        (
            "follow_up.list done",
            r#"{"follow_up":{"list":{"query":{"filter":"done"}}}}"#.to_owned(),
        ),
        (
            "follow_up.list all, of a unit",
            format!(r#"{{"follow_up":{{"list":{{"query":{{"filter":"all","unit":{unit}}}}}}}}}"#),
        ),
        (
            "follow_up.proposals",
            r#"{"follow_up":{"proposals":{}}}"#.to_owned(),
        ),
        (
            "follow_up.page",
            format!(r#"{{"follow_up":{{"page":{{"id":{follow_up}}}}}}}"#),
        ),
        ("unit.list", r#"{"unit":{"list":{}}}"#.to_owned()),
        (
            "unit.page",
            format!(r#"{{"unit":{{"page":{{"id":{unit}}}}}}}"#),
        ),
        (
            "person.directory",
            r#"{"person":{"directory":{}}}"#.to_owned(),
        ),
        ("meeting.list", r#"{"meeting":{"list":{}}}"#.to_owned()),
        (
            "meeting.page",
            format!(r#"{{"meeting":{{"page":{{"id":{meeting}}}}}}}"#),
        ),
        (
            "meeting.proposals",
            format!(r#"{{"meeting":{{"proposals":{{"id":{meeting}}}}}}}"#),
        ),
        (
            "report.page",
            r#"{"report":{"page":{"period":null}}}"#.to_owned(),
        ),
        (
            "report.coordination",
            r#"{"report":{"coordination":{}}}"#.to_owned(),
        ),
        ("indicator.list", r#"{"indicator":{"list":{}}}"#.to_owned()),
        (
            "indicator.page",
            format!(r#"{{"indicator":{{"page":{{"id":{indicator}}}}}}}"#),
        ),
        (
            "indicator.grid",
            format!(r#"{{"indicator":{{"grid":{{"from":null,"as_of":"{today}"}}}}}}"#),
        ),
        (
            "paper.register",
            r#"{"paper":{"register":{"year":null,"series":null}}}"#.to_owned(),
        ),
        (
            "instruction.list",
            r#"{"instruction":{"list":{"before":null,"limit":100}}}"#.to_owned(),
        ),
        (
            "document.list",
            r#"{"document":{"list":{"filter":{"limit":100}}}}"#.to_owned(),
        ),
        ("book.journal", journal(r#""words":null,"item":null"#)),
        (
            "book.journal of an item",
            journal(&format!(
                r#""words":null,"item":{{"follow_up":{follow_up}}}"#
            )),
        ),
        (
            "book.journal, a piece without hits",
            journal(r#""words":"无此一词","item":null"#),
        ),
    ]
}

fn search(typed: &str) -> String {
    format!(r#"{{"book":{{"search":{{"find":{{"words":"{typed}","limit":5}}}}}}}}"#)
}

fn ask_often(ask: &str, view: &ledger::View<'_>) -> Outcome<Vec<Duration>> {
    let ask: Ask = serde_json::from_str(ask).map_err(|error| format!("{ask}: {error}"))?;
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let ask = ask.clone();
        let (answer, took) = timed(|| ask.put(view));
        told(answer)?;
        times.push(took);
        // Far over any target: a few runs say enough.
        if times.len() >= 5 && times.iter().sum::<Duration>() > Duration::from_secs(20) {
            break;
        }
    }
    Ok(times)
}

/// The book as of an evening near its end and near its beginning; one in its middle, and pages in it.
fn looking_back(ledger: &Ledger, ids: &Ids, today: NaiveDate) -> Outcome<()> {
    for days in [30, 3_285] {
        let day = today - Span::days(days);
        let (past, took) = timed(|| ledger.as_of(day));
        if past.is_ok() {
            println!("as of {day}, once: {took:.2?}  ≤ 2 s");
        }
    }
    let day = today - Span::days(1_825);
    let (past, took) = timed(|| ledger.as_of(day));
    let Ok(past) = past else {
        println!("the book has no evening of {day}");
        return Ok(());
    };
    println!("as of {day}, once: {took:.2?}  ≤ 2 s");
    for (name, ask) in pages(ids, day) {
        if [
            "book.today",
            "plan.page",
            "follow_up.list open",
            "unit.list",
            "meeting.list",
        ]
        .contains(&name)
        {
            let mut times = ask_often(&ask, &past.view(ledger))?;
            line(&format!("as of: {name}"), &mut times, "p99 ≤ 16 ms");
        }
    }
    let mut first = ask_often(&search("区"), &past.view(ledger))?;
    if let Some(first) = first.first() {
        println!("as of: the first search: {first:.2?}");
    }
    line("as of: search 区", &mut first, "p99 ≤ 30 ms");
    Ok(())
}

/// Acts, each committed durably, beside one FULL transaction each that writes the very same rows.
fn acts(book: &Path, folder: &Path, ids: &Ids, last: NaiveDateTime) -> Outcome<()> {
    let (ours, plain) = (folder.join("ours.zbtz"), folder.join("plain.zbtz"));
    std::fs::copy(book, &ours)?;
    std::fs::copy(book, &plain)?;
    let before = tops(&ours)?;
    let stamp = Stamp {
        at: last,
        by: "于某".to_owned(),
    };
    let mut ledger = told(Ledger::open(&ours, &stamp))?;
    let mut times = Vec::with_capacity(ACTS);
    for at in 0..ACTS {
        let act = Act::from_json(&format!(
            r#"{{"follow_up":{{"draft":{{"form":{{"title":"核对第{at}批补贴名单","requirement":"按期报送更新台账","source":"plan","owner":{},"co_units":[],"measures":[{}],"due":"{}"}}}}}}}}"#,
            ids.unit, ids.measure, last.date() + Span::days(30)
        )).map_err(|refusal| format!("{refusal:?}"))?;
        let (done, took) = timed(|| ledger.act(&act, &stamp));
        told(done)?;
        times.push(took);
    }
    told(ledger.close())?;
    let mut plainly = write_plainly(&plain, &rows_since(&ours, &before)?)?;
    line("act: follow_up.draft", &mut times, "");
    line("the same rows, plain statements", &mut plainly, "");
    println!(
        "an act is {:.2} times the plain transaction (medians)  ≤ 1.5",
        within(&mut times, 50).as_secs_f64() / within(&mut plainly, 50).as_secs_f64()
    );
    Ok(())
}

/// The highest rowid of each table that is written.
fn tops(book: &Path) -> Outcome<Vec<i64>> {
    let conn = Connection::open(book)?;
    let top = |table: &&str| {
        number(
            &conn,
            &format!("SELECT coalesce(max(rowid), 0) FROM {table}"),
        )
    };
    WRITTEN.iter().map(top).collect()
}

/// Rows of one act: the place of each one's table, and its values.
type Rows = Vec<(usize, Vec<Value>)>;

/// What acts after these tops wrote, act by act. Each drafted one item, so the tables run side by side.
fn rows_since(book: &Path, tops: &[i64]) -> Outcome<Vec<Rows>> {
    let conn = Connection::open(book)?;
    let mut acts: Vec<Rows> = vec![Vec::new(); ACTS];
    for (place, table) in WRITTEN.iter().enumerate() {
        // Kinds lie far apart in the index of search: its new keys are those of the items.
        let (sql, top) = if *table == "derived_thing" {
            let sql = "SELECT * FROM derived_thing WHERE key & 4294967295 > ?1 AND key < 4294967296 ORDER BY key";
            (sql.to_owned(), tops[0])
        } else {
            (
                format!("SELECT * FROM {table} WHERE rowid > ?1 ORDER BY rowid"),
                tops[place],
            )
        };
        let mut statement = conn.prepare(&sql)?;
        let columns = statement.column_count();
        let all: Vec<Vec<Value>> = statement
            .query_map([top], |row| (0..columns).map(|at| row.get(at)).collect())?
            .collect::<Result<_, _>>()?;
        let each = all.len() / ACTS;
        for (at, row) in all.into_iter().enumerate() {
            acts[(at / each.max(1)).min(ACTS - 1)].push((place, row));
        }
    }
    Ok(acts)
}

fn text(value: Option<&Value>) -> &str {
    match value {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// Writes rows by prepared statements, one FULL transaction an act, under the settings of a live book.
fn write_plainly(book: &Path, acts: &[Rows]) -> Outcome<Vec<Duration>> {
    let conn = Connection::open(book)?;
    conn.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768;",
    )?;
    conn.set_prepared_statement_cache_capacity(64);
    let index = "INSERT INTO derived_search (rowid, number, title, initials, text) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut inserts = Vec::new();
    for table in WRITTEN {
        let columns = conn
            .prepare(&format!("SELECT * FROM {table}"))?
            .column_count();
        let marks = vec!["?"; columns].join(", ");
        inserts.push(format!("INSERT INTO {table} VALUES ({marks})"));
    }
    let mut times = Vec::with_capacity(acts.len());
    for rows in acts {
        let item = rows.iter().find(|(place, _)| *place == 0);
        let (title, wanted) =
            item.map_or(("", ""), |(_, row)| (text(row.get(2)), text(row.get(3))));
        let key = item.map_or(Value::Null, |(_, row)| row[0].clone());
        let Value::Integer(key) = key else {
            return Err("an act left no item".into());
        };
        let head = fold::spaced(title);
        let letters: Vec<String> = fold::initials(title).chars().map(String::from).collect();
        let letters = letters.join(" ");
        let whole = format!("{head} {}", fold::spaced(wanted));
        let write = || -> rusqlite::Result<()> {
            conn.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
            for (place, row) in rows {
                conn.prepare_cached(&inserts[*place])?
                    .execute(params_from_iter(row))?;
            }
            let none: Option<&str> = None;
            let mut put = conn.prepare_cached(index)?;
            put.execute((key, "", &head, &letters, none))?;
            put.execute((key + (1 << 38), none, none, &letters, &whole))?;
            conn.prepare_cached("COMMIT")?.execute([])?;
            Ok(())
        };
        let (done, took) = timed(write);
        done?;
        times.push(took);
    }
    Ok(times)
}
