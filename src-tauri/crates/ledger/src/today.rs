//! What the frame and the first page show: the book's status and 今日.

use crate::error::Result;
use crate::lit::Plan;
use crate::{
    decisions, follow_ups, instructions, journal, lights, meetings, missing, plans, profile,
};
use chrono::NaiveDate;
use office::book::{BookStatus, TodayPage};
use office::follow_up::{FollowUpLine, FollowUpState};
use office::lights::LightCount;
use rusqlite::Connection;

/// The window's frame.
pub(crate) fn status(conn: &Connection, today: NaiveDate) -> Result<BookStatus> {
    let (undo, redo) = journal::tops(conn)?;
    let acts: i64 = conn.query_row("SELECT count(*) FROM act", [], |row| row.get(0))?;
    Ok(BookStatus {
        plan: plans::head(conn)?,
        office: profile::read(conn)?,
        today,
        undo,
        redo,
        acts: acts as u64,
    })
}

/// 今日: what needs a hand now.
pub(crate) fn page(conn: &Connection, today: NaiveDate) -> Result<TodayPage> {
    let late = missing::late_duties(conn, today)?;
    let judge = lights::judge_by(conn, today, missing::of_follow_ups(&late))?;
    let mut all = follow_ups::picked_by(conn, &judge, follow_ups::OPEN, [])?;
    let proposals = follow_ups::proposed(conn, &judge, all.clone())?;
    follow_ups::press(&mut all);
    let pick = |wanted: &dyn Fn(&FollowUpLine) -> bool| {
        all.iter()
            .filter(|line| wanted(line))
            .cloned()
            .collect::<Vec<_>>()
    };
    let next_meeting = meetings::ahead(conn)?
        .into_iter()
        .min_by_key(|line| (line.on < today, line.on, line.id));
    let mut decisions_open = Vec::new();
    for meeting in meetings::with_open_decisions(conn)? {
        let mut open = decisions::of_meeting(conn, today, meeting.id)?;
        open.retain(|line| line.open);
        decisions_open.push((meeting, open));
    }
    let ended = follow_ups::ended_count(conn)?;
    let whole = all.iter().filter(|line| line.parent.is_none());
    let mut counted = LightCount::of(whole.map(|line| line.lit.light));
    counted.done += ended;
    let overdue = pick(&|line| line.overdue && follow_ups::is_owed(line));
    let due_soon = pick(&|line| follow_ups::is_owed(line) && follow_ups::is_due_soon(line, &judge));
    Ok(TodayPage {
        instructions: instructions::open(conn, today)?,
        proposals,
        reviews: pick(&|line| line.next_review_on.is_some_and(|on| on <= today)),
        overdue,
        due_soon,
        submitted: pick(&|line| line.state == FollowUpState::Submitted),
        waiting: pick(&|line| {
            matches!(line.state, FollowUpState::Issued | FollowUpState::Returned)
                && !line.overdue
                && follow_ups::is_owed(line)
        }),
        drafts: pick(&|line| line.state == FollowUpState::Draft),
        reports_missing: missing::by_unit(conn, today, &late)?,
        next_meeting,
        decisions_open,
        open_questions: crate::questions::open(conn)?,
        follow_up_lights: (counted.total() > 0).then_some(counted),
        measure_lights: Plan::read_with(conn, judge, &all)?.lights(),
    })
}
