//! 查找: from what was typed to things, the best of each kind first. It is asked at every keystroke, so
//! it never ranks by reading everything: each degree of fit is a query of its own that stops when it
//! has enough, the newest first, and a later one is asked only while something is missing.

use crate::derived::{self, WHOLE, Words};
use crate::error::Result;
use crate::row;
use crate::sources::{SOURCES, Source};
use office::fold::Token;
use office::search::{Fit, Found, FoundGroup, SearchFor, SearchPage, Typed};
use rusqlite::{Connection, params};

/// So many hits of all kinds together are read at once before each kind is asked for its own.
const FEW: usize = 256;
/// A place in a text is looked for in so many of its characters.
const SNIPPET_WITHIN: usize = 200_000;

/// What was found. The words of files stand in `files`.
pub(crate) fn page(conn: &Connection, files: &Connection, ask: &SearchFor) -> Result<SearchPage> {
    let ask = ask.checked()?;
    let typed = Typed::new(&ask.words);
    let mut groups = Vec::new();
    if !typed.is_empty() {
        let mut search = Search::new(conn, &ask)?;
        search.run(&typed)?;
        for kind in search.into_order() {
            groups.push(kind.group(conn, files, &typed, ask.limit as usize)?);
        }
    }
    Ok(SearchPage {
        words: ask.words,
        groups,
    })
}

/// What was found of one kind so far, best first.
struct Kind {
    place: usize,
    source: &'static Source,
    /// The keys of the things there are. The index of an earlier evening holds later ones too.
    keys: (i64, i64),
    hits: Vec<(i64, Fit)>,
}

impl Kind {
    fn add(&mut self, id: i64, fit: Fit) {
        if self.hits.iter().all(|(known, _)| *known != id) {
            self.hits.push((id, fit));
        }
    }

    fn group(
        mut self,
        conn: &Connection,
        files: &Connection,
        typed: &Typed,
        limit: usize,
    ) -> Result<FoundGroup> {
        let more = self.hits.len() > limit;
        self.hits.truncate(limit);
        let mut hits = Vec::with_capacity(self.hits.len());
        for (id, fit) in self.hits {
            hits.extend(found(conn, files, self.source, typed, id, fit)?);
        }
        Ok(FoundGroup {
            noun: self.source.noun,
            hits,
            more,
        })
    }
}

/// One search under way.
struct Search<'a> {
    conn: &'a Connection,
    kinds: Vec<Kind>,
    /// Hits wanted of each kind: one more than shown, to know whether there are more.
    wanted: usize,
    /// First and last day; the widest where not asked for.
    days: Option<(String, String)>,
}

impl<'a> Search<'a> {
    fn new(conn: &'a Connection, ask: &SearchFor) -> Result<Search<'a>> {
        let asked = SOURCES
            .iter()
            .enumerate()
            .filter(|(_, source)| ask.nouns.is_empty() || ask.nouns.contains(&source.noun));
        let mut kinds = Vec::new();
        for (place, source) in asked {
            let (first, last) = derived::keys_of(place);
            let last: Option<i64> = conn
                .prepare_cached("SELECT max(key) FROM derived_thing WHERE key BETWEEN ?1 AND ?2")?
                .query_row([first, last], |row| row.get(0))?;
            kinds.extend(last.map(|last| Kind {
                place,
                source,
                keys: (first, last),
                hits: Vec::new(),
            }));
        }
        let day = |day: Option<chrono::NaiveDate>, widest: &str| {
            day.map_or_else(|| widest.to_owned(), |day| day.to_string())
        };
        let days = (ask.from.is_some() || ask.until.is_some())
            .then(|| (day(ask.from, "0000"), day(ask.until, "9999")));
        Ok(Search {
            conn,
            kinds,
            wanted: ask.limit as usize + 1,
            days,
        })
    }

    /// The degrees of fit, the best first.
    fn run(&mut self, typed: &Typed) -> Result<()> {
        if let Some(word) = typed.only() {
            if has_digit(&word) {
                self.numbers(&word)?;
                let number = typed
                    .words()
                    .map(|word| format!("number : {}", phrase(word)));
                let number: Vec<String> = number.collect();
                self.full_text(&number.join(" AND "), 0, Fit::Title)?;
            }
            self.title_starts(&word)?;
        }
        let each = |of: fn(&[Token]) -> String| -> String {
            let words: Vec<String> = typed.words().map(of).collect();
            words.join(" AND ")
        };
        self.full_text(&each(in_head), 0, Fit::Title)?;
        self.full_text(&each(in_whole), WHOLE, Fit::Text)
    }

    /// Numbers that are what was typed.
    fn numbers(&mut self, word: &str) -> Result<()> {
        let sql = self.within_days("SELECT t.key FROM derived_thing t WHERE t.number = ?1 AND ?2 IS NOT NULL AND ?3 IS NOT NULL DAYS ORDER BY t.key DESC LIMIT 256");
        let (from, until) = self.days();
        let keys: Vec<i64> = row::all(self.conn, &sql, params![word, from, until], |row| {
            row.get(0)
        })?;
        for key in keys {
            self.add(key, Fit::Number);
        }
        Ok(())
    }

    /// Titles that begin with what was typed.
    fn title_starts(&mut self, word: &str) -> Result<()> {
        let after = format!("{word}\u{10ffff}");
        let (from, until) = self.days();
        for at in 0..self.kinds.len() {
            let order = if self.kinds[at].source.newest_first {
                "DESC"
            } else {
                "ASC"
            };
            let sql = self.within_days(&format!(
                "SELECT t.key FROM derived_thing t INDEXED BY derived_thing_title WHERE t.kind = ?1 AND t.title >= ?4 AND t.title < ?5 AND ?2 IS NOT NULL AND ?3 IS NOT NULL DAYS ORDER BY t.key {order} LIMIT ?6"
            ));
            let kind = self.kinds[at].place as i64;
            let keys: Vec<i64> = row::all(
                self.conn,
                &sql,
                params![kind, from, until, word, after, self.wanted as i64],
                |row| row.get(0),
            )?;
            for key in keys {
                self.kinds[at].add(derived::thing_of(key).1, Fit::TitleStart);
            }
        }
        Ok(())
    }

    /// Things whose rows of one sort (heads, or all words) answer a query of the index.
    fn full_text(&mut self, query: &str, sort: i64, fit: Fit) -> Result<()> {
        if self.kinds.iter().all(|kind| kind.hits.len() >= self.wanted) {
            return Ok(());
        }
        // Rare words: everything at once.
        let all = self.rows(query, sort, (0, WHOLE - 1), FEW, true)?;
        if all.len() < FEW {
            let (ascending, descending): (Vec<i64>, Vec<i64>) = all
                .into_iter()
                .partition(|key| !SOURCES[derived::thing_of(*key).0].newest_first);
            for key in descending.into_iter().chain(ascending.into_iter().rev()) {
                self.add(key, fit);
            }
            return Ok(());
        }
        for at in 0..self.kinds.len() {
            let kind = &self.kinds[at];
            if kind.hits.len() >= self.wanted {
                continue;
            }
            let range = kind.keys;
            // What is known already may come again.
            let most = self.wanted + kind.hits.len();
            for key in self.rows(query, sort, range, most, kind.source.newest_first)? {
                self.kinds[at].add(derived::thing_of(key).1, fit);
            }
        }
        Ok(())
    }

    /// Keys that answer, in order of their making.
    fn rows(
        &self,
        query: &str,
        sort: i64,
        (first, last): (i64, i64),
        most: usize,
        newest_first: bool,
    ) -> Result<Vec<i64>> {
        let order = if newest_first { "DESC" } else { "ASC" };
        let (from, until) = self.days();
        let sql = if self.days.is_some() {
            format!(
                "SELECT s.rowid - ?6 FROM derived_search s CROSS JOIN derived_thing t ON t.key = s.rowid - ?6
                 WHERE s.derived_search MATCH ?1 AND s.rowid BETWEEN ?2 AND ?3 AND t.day >= ?4 AND t.day <= ?5
                 ORDER BY s.rowid {order} LIMIT ?7"
            )
        } else {
            format!(
                "SELECT rowid - ?6 FROM derived_search WHERE derived_search MATCH ?1 AND rowid BETWEEN ?2 AND ?3
                 AND ?4 IS NOT NULL AND ?5 IS NOT NULL ORDER BY rowid {order} LIMIT ?7"
            )
        };
        row::all(
            self.conn,
            &sql,
            params![
                query,
                first + sort,
                last + sort,
                from,
                until,
                sort,
                most as i64
            ],
            |row| row.get(0),
        )
    }

    fn days(&self) -> (String, String) {
        self.days.clone().unwrap_or_default()
    }

    fn within_days(&self, sql: &str) -> String {
        let days = if self.days.is_some() {
            "AND t.day >= ?2 AND t.day <= ?3"
        } else {
            ""
        };
        sql.replace("DAYS", days)
    }

    fn add(&mut self, key: i64, fit: Fit) {
        let (place, id) = derived::thing_of(key);
        if let Some(kind) = self.kinds.iter_mut().find(|kind| kind.place == place)
            && key <= kind.keys.1
        {
            kind.add(id, fit);
        }
    }

    /// Kinds of which something was found, the one with the best hit first.
    fn into_order(self) -> Vec<Kind> {
        let mut kinds = self.kinds;
        kinds.retain(|kind| !kind.hits.is_empty());
        kinds.sort_by_key(|kind| kind.hits.first().map(|(_, fit)| *fit));
        kinds
    }
}

/// A hit as it is shown; none where the thing went between two questions.
fn found(
    conn: &Connection,
    files: &Connection,
    source: &Source,
    typed: &Typed,
    id: i64,
    fit: Fit,
) -> Result<Option<Found>> {
    row::maybe(conn, source.read, [id], |row| {
        let words = Words::read(source, row, files)?;
        let title = typed.mark(words.title);
        let snippet = if fit == Fit::Text {
            let text: String = words.text.chars().take(SNIPPET_WITHIN).collect();
            typed.snippet(&text)
        } else {
            None
        };
        Ok(Found {
            id,
            fit,
            number: words.number,
            title,
            about: row.get("about")?,
            snippet,
            on: words.day.and_then(|day| day.parse().ok()),
            at: (source.at)(row)?,
        })
    })
}

fn has_digit(word: &str) -> bool {
    word.chars().any(|mark| mark.is_ascii_digit())
}

/// A word's tokens as a phrase; a run that may still be being typed as the beginning of one. Tokens
/// are letters and digits only, so nothing in them can end the phrase.
fn phrase(word: &[Token]) -> String {
    let tokens: Vec<&str> = word.iter().map(|token| token.word.as_str()).collect();
    let typing = word
        .last()
        .is_some_and(|last| !last.is_han() && (2..=8).contains(&last.word.chars().count()));
    format!("\"{}\"{}", tokens.join(" "), if typing { " *" } else { "" })
}

/// Two letters or more, one by one: pinyin initials stand so in the index.
fn letters(word: &[Token]) -> Option<String> {
    let [only] = word else { return None };
    let letters = only.word.len() > 1 && only.word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    letters.then(|| {
        let letters: Vec<String> = only.word.chars().map(String::from).collect();
        format!("initials : \"{}\"", letters.join(" "))
    })
}

fn in_head(word: &[Token]) -> String {
    let digits = word.iter().any(|token| has_digit(&token.word));
    // Every number begins with the same characters: only what holds a digit is looked for in it.
    let columns = if digits { "{number title}" } else { "title" };
    with_letters(format!("{columns} : {}", phrase(word)), word)
}

fn in_whole(word: &[Token]) -> String {
    with_letters(format!("text : {}", phrase(word)), word)
}

fn with_letters(query: String, word: &[Token]) -> String {
    match letters(word) {
        Some(letters) => format!("(({query}) OR ({letters}))"),
        None => format!("({query})"),
    }
}
