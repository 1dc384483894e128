//! The book checked against itself: every row of facts is what its images tell, every content its hash, every line its chain hash, and the file what SQLite expects.
//! Findings are sentences; nothing is repaired here.

use crate::error::Result;
use crate::images::{self, Shape};
use crate::journal::{self, FACTS};
use crate::{content, intact, row};
use rusqlite::Connection;

/// Header, schema and the newest line: what an opening after a clean exit looks at.
pub(crate) fn quick(conn: &Connection) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for (table, _) in FACTS {
        if images::columns(conn, table)?.is_empty() {
            findings.push(format!("缺少数据表 {table}。"));
        }
    }
    if findings.is_empty() {
        let newest: i64 =
            conn.query_row("SELECT coalesce(max(no), 0) FROM act", [], |row| row.get(0))?;
        chain(conn, newest, &mut findings)?;
    }
    Ok(findings)
}

/// Everything.
pub(crate) fn all(conn: &Connection) -> Result<Vec<String>> {
    let mut findings = row::all(
        conn,
        "SELECT integrity_check FROM pragma_integrity_check",
        [],
        |row| row.get::<_, String>(0),
    )?;
    findings.retain(|finding| finding != "ok");
    for finding in &mut findings {
        *finding = format!("文件结构有误：{finding}");
    }
    if !findings.is_empty() {
        return Ok(findings);
    }
    for (table, _) in FACTS {
        rows(conn, table, &mut findings)?;
    }
    chain(conn, 1, &mut findings)?;
    contents(conn, &mut findings)?;
    let broken: u32 = row::count(conn, "SELECT count(*) FROM pragma_foreign_key_check", [])?;
    if broken > 0 {
        findings.push(format!("有{broken}处引用指向不存在的内容。"));
    }
    Ok(findings)
}

/// Every fact as text, table by table in order of ids: two books with the same dump hold the same.
pub(crate) fn dump(conn: &Connection) -> Result<String> {
    let mut dump = String::new();
    for (table, _) in FACTS {
        let image = images::whole(&images::columns(conn, table)?, "");
        for row in row::all(
            conn,
            &format!("SELECT {image} FROM {table} ORDER BY id"),
            [],
            |row| row.get::<_, String>(0),
        )? {
            dump.push_str(table);
            dump.push(' ');
            dump.push_str(&row);
            dump.push('\n');
        }
    }
    Ok(dump)
}

/// Rows that are not what their images tell, and images without their row.
fn rows(conn: &Connection, table: &str, findings: &mut Vec<String>) -> Result<()> {
    let rows = intact::unlike(conn, &Shape::read(conn, table)?)?;
    let words = |row: &intact::Unlike| format!("{table} 第{}行与日志记载不一致。", row.id);
    findings.extend(rows.iter().map(words));
    Ok(())
}

/// Lines whose hash is not that of the line before, the line and its images.
fn chain(conn: &Connection, from: i64, findings: &mut Vec<String>) -> Result<()> {
    let mut last: String = row::maybe(
        conn,
        "SELECT hash FROM act WHERE no = ?1",
        [from - 1],
        |row| row.get(0),
    )?
    .unwrap_or_default();
    let lines: Vec<(i64, [String; 5], String)> = row::all(
        conn,
        "SELECT no, at, operator, title, coalesce(happened_on, ''), json, hash FROM act WHERE no >= ?1 ORDER BY no",
        [from],
        |row| {
            Ok((
                row.get(0)?,
                [
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                ],
                row.get(6)?,
            ))
        },
    )?;
    for (no, parts, hash) in lines {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        if journal::chain_hash(&last, no, &parts, &images::of_act(conn, no)?) != hash {
            findings.push(format!("日志第{no}条与其校验值不符。"));
        }
        last = hash;
    }
    Ok(())
}

/// Bytes that are not what their hash says.
fn contents(conn: &Connection, findings: &mut Vec<String>) -> Result<()> {
    let mut statement = conn.prepare("SELECT hash, size, bytes FROM content ORDER BY hash")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let hash: String = row.get(0)?;
        let size: i64 = row.get(1)?;
        let bytes = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
        if bytes.len() as i64 != size || content::hash(bytes) != hash {
            findings.push(format!(
                "文件内容 {}… 与其校验值不符。",
                &hash[..hash.len().min(12)]
            ));
        }
    }
    Ok(())
}
