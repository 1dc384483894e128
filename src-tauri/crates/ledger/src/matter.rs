//! Which page shows what a line of the journal changed: from the row, over what it hangs on, to a thing
//! that has a page. Only things that are still there; how a row is called stands in `history`.

use crate::error::Result;
use crate::history::{parent_of, row_or_last};
use crate::row;
use office::id::{
    DocumentId, FollowUpId, GroupId, IndicatorId, InstructionId, MeasureId, MeetingId, PackId,
    PaperId, PersonId, QuestionId, UnitId,
};
use office::period::Period;
use office::search::FoundAt;
use rusqlite::Connection;

/// Tables whose rows are of the settings.
pub(crate) const SETTINGS: &[&str] = &[
    "office",
    "office_prefix",
    "number_start",
    "clock_note",
    "meeting_series",
    "report_cycle",
    "light_threshold",
    "paper_look",
    "look_face",
    "holiday_year",
    "holiday",
];

/// The columns over which a row is reached from a page, the first that is filled in.
fn ways(table: &str) -> &'static [&'static str] {
    match table {
        "assignment" | "former_clause" | "task" | "measure_leader" => &["measure_id"],
        "task_document" => &["task_id"],
        "target" | "former_target" | "reading" => &["indicator_id"],
        "unit_name" | "unit_event" | "unit_group_member" => &["unit_id"],
        "unit_successor" => &["event_id"],
        "agenda_item" | "attendance" | "postponement" | "proposal" | "attendee" | "minutes"
        | "decision" => &["meeting_id"],
        "decision_effect" => &["decision_id"],
        "follow_up_source" | "follow_up_co_unit" | "follow_up_measure" | "step" | "extension"
        | "reminder" | "inspection" => &["follow_up_id"],
        "step_document" => &["step_id"],
        "light_override" => &["follow_up_id", "indicator_id", "measure_id"],
        "document_link" => &["document_id"],
        "pack_sent" | "pack_note" | "hand_out" => &["pack_id"],
        "paper_recipient" => &["paper_id"],
        "person" => &["unit_id"],
        "chapter" | "plan_rule" => &["plan_id"],
        _ => &[],
    }
}

/// The page of a row that has one of its own.
fn own(table: &str, id: i64) -> Option<FoundAt> {
    Some(match table {
        "plan" => FoundAt::Plan,
        "measure" => FoundAt::Measure(MeasureId(id)),
        "indicator" => FoundAt::Indicator(IndicatorId(id)),
        "unit" => FoundAt::Unit(UnitId(id)),
        "unit_group" => FoundAt::UnitGroup(GroupId(id)),
        "person" => FoundAt::Person(PersonId(id)),
        "meeting" => FoundAt::Meeting(MeetingId(id)),
        "instruction" => FoundAt::Instruction(InstructionId(id)),
        "follow_up" => FoundAt::FollowUp(FollowUpId(id)),
        "document" => FoundAt::Document(DocumentId(id)),
        "paper" => FoundAt::Paper(PaperId(id)),
        "pack" => FoundAt::Pack(PackId(id)),
        "question" => FoundAt::Question(QuestionId(id)),
        _ => return None,
    })
}

/// Where a row is shown; none: it was taken away with what it hung on.
pub(crate) fn place(conn: &Connection, table: &str, id: i64) -> Result<Option<FoundAt>> {
    if table.starts_with("holiday") {
        return Ok(Some(FoundAt::WorkingDays));
    }
    if SETTINGS.contains(&table) {
        return Ok(Some(FoundAt::Settings));
    }
    let Some(row) = row_or_last(conn, table, id)? else {
        return Ok(None);
    };
    if matches!(table, "report" | "report_request") {
        let period = row["period"].as_str().and_then(Period::parse);
        return Ok(period.map(FoundAt::Reports));
    }
    for column in ways(table) {
        if let Some(parent_id) = row[*column].as_i64()
            && let Some(parent) = parent_of(conn, table, column)?
        {
            return place(conn, &parent, parent_id);
        }
    }
    let sql = format!("SELECT 1 FROM {table} WHERE id = ?1");
    let there = row::maybe(conn, &sql, [id], |_| Ok(()))?;
    Ok(there.and_then(|()| own(table, id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::FACTS;

    /// A new table says where its rows are shown.
    #[test]
    fn every_table_leads_to_a_page() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(&crate::file::schema().unwrap()).unwrap();
        for (table, _) in FACTS {
            let leads = own(table, 1).is_some()
                || SETTINGS.contains(table)
                || matches!(*table, "report" | "report_request")
                || !ways(table).is_empty();
            assert!(leads, "{table} leads nowhere: say it in matter.rs");
            for column in ways(table) {
                let parent = parent_of(&conn, table, column).unwrap();
                assert!(parent.is_some(), "{table}.{column} points to nothing");
            }
        }
    }
}
