//! What search finds: one entry for each kind of thing, with the query that reads its words and the
//! tables whose rows belong to it. A noun that comes to the book adds one entry here. Nothing is
//! indexed or asked here.
//!
//! A query answers for the id `?1`: `number`, `title`, `text`, `day` are indexed; `about` only stands
//! beside a hit. Its other columns are for `title` and `at`.

use crate::packs;
use office::id::{
    DocumentId, FollowUpId, GroupId, InstructionId, MeasureId, MeetingId, PackId, PaperId,
    PersonId, QuestionId, ReportId, UnitId,
};
use office::period::Period;
use office::search::{FoundAt, SearchNoun};
use rusqlite::Row;

/// One kind of thing.
pub(crate) struct Source {
    pub(crate) noun: SearchNoun,
    /// Its own table.
    pub(crate) table: &'static str,
    /// Its words by id.
    pub(crate) read: &'static str,
    /// Its title.
    pub(crate) title: fn(&Row<'_>) -> rusqlite::Result<String>,
    /// The page that shows it.
    pub(crate) at: fn(&Row<'_>) -> rusqlite::Result<FoundAt>,
    /// Other tables whose rows its words come from.
    pub(crate) parts: &'static [(&'static str, Via)],
    /// The column with the hash of its file, whose words are its own too.
    pub(crate) file: Option<&'static str>,
    /// Whether the newest is the likeliest; else they stand in the order of the plan.
    pub(crate) newest_first: bool,
}

/// How a row of another table leads to the things whose words it is part of.
pub(crate) enum Via {
    /// The row names the thing in this column.
    Column(&'static str),
    /// A query from the row's id to the things' ids.
    Query(&'static str),
}

fn own_title(row: &Row<'_>) -> rusqlite::Result<String> {
    row.get("title")
}

/// 2026年3月进展报告.
fn report_title(row: &Row<'_>) -> rusqlite::Result<String> {
    let period: String = row.get("period")?;
    let words = Period::parse(&period).map_or(period, Period::words);
    Ok(format!("{words}进展报告"))
}

fn in_meeting(row: &Row<'_>) -> rusqlite::Result<FoundAt> {
    Ok(FoundAt::Meeting(MeetingId(row.get("meeting_id")?)))
}

/// Every kind, in the order in which kinds of equal fit are shown.
pub(crate) const SOURCES: &[Source] = &[
    Source {
        noun: SearchNoun::FollowUp,
        table: "follow_up",
        read: "SELECT f.id, f.number, f.title, coalesce(f.issued_on, f.due_on) AS day,
            (SELECT name FROM unit WHERE id = f.owner_id) AS about,
            concat_ws(char(10), f.requirement, f.source_words, f.close_statement, f.waiver, f.verified_how,
              (SELECT group_concat(words, char(10)) FROM (SELECT words FROM step WHERE follow_up_id = f.id ORDER BY id))) AS text
            FROM follow_up f WHERE f.id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::FollowUp(FollowUpId(row.get("id")?))),
        parts: &[("step", Via::Column("follow_up_id"))],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Instruction,
        table: "instruction",
        read: "SELECT id, NULL AS number, leader || '：' || on_what AS title, given_on AS day, handed_to AS about,
            concat_ws(char(10), words, handed_to, report) AS text FROM instruction WHERE id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::Instruction(InstructionId(row.get("id")?))),
        parts: &[],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Measure,
        table: "measure",
        read: "SELECT id, number || '' AS number, coalesce(title, substr(text, 1, 40)) AS title, NULL AS day,
            NULL AS about, concat_ws(char(10), text, leaders) AS text FROM measure WHERE id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::Measure(MeasureId(row.get("id")?))),
        parts: &[],
        file: None,
        newest_first: false,
    },
    Source {
        noun: SearchNoun::Unit,
        table: "unit",
        read: "SELECT u.id, NULL AS number, u.name AS title, NULL AS day, u.short_name AS about,
            concat_ws(char(10), u.short_name, u.reading,
              (SELECT group_concat(name, char(10)) FROM (SELECT name FROM unit_name WHERE unit_id = u.id ORDER BY id)),
              (SELECT group_concat(basis, char(10)) FROM (SELECT basis FROM unit_event WHERE unit_id = u.id ORDER BY id))) AS text
            FROM unit u WHERE u.id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::Unit(UnitId(row.get("id")?))),
        parts: &[
            ("unit_name", Via::Column("unit_id")),
            ("unit_event", Via::Column("unit_id")),
        ],
        file: None,
        newest_first: false,
    },
    Source {
        noun: SearchNoun::UnitGroup,
        table: "unit_group",
        read: "SELECT id, NULL AS number, name AS title, NULL AS day, NULL AS about, NULL AS text
            FROM unit_group WHERE id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::UnitGroup(GroupId(row.get("id")?))),
        parts: &[],
        file: None,
        newest_first: false,
    },
    Source {
        noun: SearchNoun::Person,
        table: "person",
        read: "SELECT p.id, nullif(concat_ws(' ', p.telephone, p.mobile), '') AS number, p.name AS title, p.from_on AS day, p.unit_id,
            concat_ws(' ', (SELECT coalesce(short_name, name) FROM unit WHERE id = p.unit_id), p.post) AS about,
            concat_ws(char(10), p.post, p.field) AS text FROM person p WHERE p.id = ?1",
        title: own_title,
        at: |row| {
            Ok(match row.get::<_, Option<i64>>("unit_id")? {
                Some(unit) => FoundAt::Unit(UnitId(unit)),
                None => FoundAt::Person(PersonId(row.get("id")?)),
            })
        },
        parts: &[],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Meeting,
        table: "meeting",
        read: "SELECT m.id, NULL AS number, s.name || '第' || m.ordinal || '次会议' AS title, m.held_on AS day,
            m.place AS about, concat_ws(char(10), m.place, m.chair, m.recorder, m.minutes_lead, m.cancel_reason,
              (SELECT group_concat(concat_ws(' ', number, signed_by, reason), char(10)) FROM (SELECT * FROM minutes WHERE meeting_id = m.id ORDER BY id)),
              (SELECT group_concat(reason, char(10)) FROM (SELECT reason FROM postponement WHERE meeting_id = m.id ORDER BY id)),
              (SELECT group_concat(concat_ws(' ', p.name, p.post), char(10)) FROM (SELECT name, post FROM attendee WHERE meeting_id = m.id ORDER BY id) p)) AS text
            FROM meeting m JOIN meeting_series s ON s.id = m.series_id WHERE m.id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::Meeting(MeetingId(row.get("id")?))),
        parts: &[
            ("attendance", Via::Column("meeting_id")),
            ("minutes", Via::Column("meeting_id")),
            ("postponement", Via::Column("meeting_id")),
            ("attendee", Via::Column("meeting_id")),
            (
                "meeting_series",
                Via::Query("SELECT id FROM meeting WHERE series_id = ?1"),
            ),
        ],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Decision,
        table: "decision",
        read: "SELECT d.id, NULL AS number, substr(d.text, 1, 60) AS title, m.held_on AS day, d.meeting_id,
            s.name || '第' || m.ordinal || '次会议' AS about, concat_ws(char(10), substr(d.text, 61), d.waiver) AS text
            FROM decision d JOIN meeting m ON m.id = d.meeting_id JOIN meeting_series s ON s.id = m.series_id
            WHERE d.id = ?1",
        title: own_title,
        at: in_meeting,
        parts: &[(
            "meeting",
            Via::Query("SELECT id FROM decision WHERE meeting_id = ?1"),
        )],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::AgendaItem,
        table: "agenda_item",
        read: "SELECT a.id, NULL AS number, a.title, m.held_on AS day, a.meeting_id,
            s.name || '第' || m.ordinal || '次会议' AS about, a.paragraph AS text
            FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id JOIN meeting_series s ON s.id = m.series_id
            WHERE a.id = ?1",
        title: own_title,
        at: in_meeting,
        parts: &[(
            "meeting",
            Via::Query("SELECT id FROM agenda_item WHERE meeting_id = ?1"),
        )],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Report,
        table: "report",
        read: "SELECT r.id, NULL AS number, r.period, r.received_on AS day, r.measure_id, r.follow_up_id,
            (SELECT name FROM unit WHERE id = r.unit_id) AS about,
            concat_ws(char(10), r.progress, r.problem, r.next_step, r.coordination, r.return_reason, r.settled_words) AS text
            FROM report r WHERE r.id = ?1",
        title: report_title,
        at: |row| {
            let measure = row.get::<_, Option<i64>>("measure_id")?.map(MeasureId);
            let follow_up = row.get::<_, Option<i64>>("follow_up_id")?.map(FollowUpId);
            Ok(measure
                .map(FoundAt::Measure)
                .or(follow_up.map(FoundAt::FollowUp))
                .unwrap_or(FoundAt::Report(ReportId(row.get("id")?))))
        },
        parts: &[],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::ReportRequest,
        table: "report_request",
        read: "SELECT r.id, NULL AS number, r.words AS title, r.asked_on AS day, r.unit_id,
            (SELECT name FROM unit WHERE id = r.unit_id) AS about, r.despite AS text
            FROM report_request r WHERE r.id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::Unit(UnitId(row.get("unit_id")?))),
        parts: &[],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Task,
        table: "task",
        read: "SELECT t.id, NULL AS number, substr(t.words, 1, 60) AS title, t.due_on AS day, t.measure_id,
            (SELECT name FROM unit WHERE id = t.owner_id) AS about,
            concat_ws(char(10), substr(t.words, 61), t.dropped, t.reason) AS text FROM task t WHERE t.id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::Measure(MeasureId(row.get("measure_id")?))),
        parts: &[],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Indicator,
        table: "indicator",
        read: "SELECT i.id, NULL AS number, i.name AS title, NULL AS day, i.measure_id,
            (SELECT name FROM unit WHERE id = i.owner_id) AS about,
            concat_ws(char(10), i.value_unit, i.basis,
              (SELECT group_concat(words, char(10)) FROM (SELECT words FROM target WHERE indicator_id = i.id ORDER BY id))) AS text
            FROM indicator i WHERE i.id = ?1",
        title: own_title,
        at: |row| {
            Ok(match row.get::<_, Option<i64>>("measure_id")? {
                Some(measure) => FoundAt::Measure(MeasureId(measure)),
                None => FoundAt::Plan,
            })
        },
        parts: &[("target", Via::Column("indicator_id"))],
        file: None,
        newest_first: false,
    },
    Source {
        noun: SearchNoun::Document,
        table: "document",
        read: "SELECT d.id, NULL AS number, d.title, d.received_on AS day,
            (SELECT name FROM unit WHERE id = d.unit_id) AS about,
            d.hash, d.file_name AS text FROM document d WHERE d.id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::Document(DocumentId(row.get("id")?))),
        parts: &[],
        file: Some("hash"),
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Paper,
        table: "paper",
        read: "SELECT p.id, p.number, p.title, coalesce(p.issued_on, p.signed_on, p.drafted_on) AS day,
            NULL AS about, concat_ws(char(10), p.drafted_by, p.returned, p.signed_by, p.withdraw_reason,
              (SELECT group_concat(words, char(10)) FROM (SELECT words FROM paper_recipient WHERE paper_id = p.id ORDER BY id))) AS text
            FROM paper p WHERE p.id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::Paper(PaperId(row.get("id")?))),
        parts: &[("paper_recipient", Via::Column("paper_id"))],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Pack,
        table: "pack",
        read: packs::SEARCHED,
        title: packs::title,
        at: |row| Ok(FoundAt::Pack(PackId(row.get("id")?))),
        parts: &[
            (
                "meeting",
                Via::Query("SELECT id FROM pack WHERE meeting_id = ?1"),
            ),
            (
                "follow_up",
                Via::Query("SELECT id FROM pack WHERE follow_up_id = ?1"),
            ),
            (
                "unit",
                Via::Query("SELECT id FROM pack WHERE unit_id = ?1"),
            ),
            (
                "paper",
                Via::Query("SELECT id FROM pack WHERE paper_id = ?1"),
            ),
            (
                "pack",
                Via::Query("SELECT id FROM pack WHERE supplements_id = ?1"),
            ),
        ],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Plan,
        table: "plan",
        read: "SELECT id, doc_no AS number, title, issued_on AS day, issuer AS about, concat_ws(char(10), issuer, file_name) AS text
            FROM plan WHERE id = ?1",
        title: own_title,
        at: |_| Ok(FoundAt::Plan),
        parts: &[],
        file: None,
        newest_first: true,
    },
    Source {
        noun: SearchNoun::Question,
        table: "question",
        read: "SELECT id, NULL AS number, words AS title, NULL AS day, NULL AS about,
            concat_ws(char(10), proposal, answer) AS text FROM question WHERE id = ?1",
        title: own_title,
        at: |row| Ok(FoundAt::Question(QuestionId(row.get("id")?))),
        parts: &[],
        file: None,
        newest_first: false,
    },
];
