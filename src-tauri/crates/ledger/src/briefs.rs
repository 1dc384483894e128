//! What each paper says, filled from facts: the data between the book and the setter. No layout.
//! Every number on a paper is counted here from the same rows that the pages show.

mod changes;
mod letters;
mod lists;
mod matters;
mod meeting_packs;
mod minutes;
mod states;
mod supplement;

use crate::error::Result;
use crate::lit::Plan;
use crate::{follow_ups, plans, profile};
use chrono::NaiveDate;
use office::brief::*;
use office::follow_up::FollowUpLine;
use office::meeting::MeetingPage;
use office::plan::MeasureLine;
use office::profile::Office;
use office::refusal::Code;
use office::words;
use rusqlite::Connection;

/// The brief of a paper, with the data of a day.
pub(crate) fn of(
    conn: &Connection,
    files: &Connection,
    today: NaiveDate,
    recipe: &Recipe,
) -> Result<Brief> {
    let recipe = recipe.checked()?;
    let desk = Desk {
        conn,
        files,
        today,
        plan: Plan::read(conn, today)?,
        office: profile::read(conn)?,
        draft_mark: recipe.draft_mark,
        options: recipe.options,
    };
    match (recipe.kind, recipe.subject) {
        (PaperKind::MeetingPack, Some(Subject::Meeting(id))) => {
            desk.meeting_pack(id).map(Brief::MeetingPack)
        }
        (PaperKind::Minutes, Some(Subject::Meeting(id))) => desk.minutes(id).map(Brief::Minutes),
        (PaperKind::MeetingNotice, Some(Subject::Meeting(id))) => {
            desk.meeting_notice(id).map(Brief::MeetingNotice)
        }
        (PaperKind::SignIn, Some(Subject::Meeting(id))) => desk.sign_in(id).map(Brief::SignIn),
        (PaperKind::Slip, Some(Subject::FollowUp(id))) => desk.slip(id).map(Brief::Slip),
        (PaperKind::Life, Some(Subject::FollowUp(id))) => desk.life(id).map(Brief::Life),
        (PaperKind::UnitSheet, Some(Subject::Unit(id))) => {
            desk.unit_sheet(id).map(Brief::UnitSheet)
        }
        (PaperKind::MeasurePage, Some(Subject::Measure(id))) => {
            desk.measure_page(id).map(Brief::MeasurePage)
        }
        (PaperKind::DraftingSheet, Some(Subject::Paper(id))) => {
            desk.drafting_sheet(id).map(Brief::DraftingSheet)
        }
        (PaperKind::Supplement, Some(Subject::Pack(id))) => {
            desk.supplement(id).map(Brief::Supplement)
        }
        (PaperKind::DivisionTable, _) => desk.division().map(Brief::DivisionTable),
        (PaperKind::LedgerTable, _) => desk.ledger_table().map(Brief::LedgerTable),
        (PaperKind::Bulletin, _) => desk.bulletin().map(Brief::Bulletin),
        (PaperKind::Assessment, _) => desk.assessment().map(Brief::Assessment),
        (PaperKind::OpenQuestions, _) => desk.open_questions().map(Brief::OpenQuestions),
        (PaperKind::Contacts, _) => desk.contacts().map(Brief::Contacts),
        (PaperKind::Register, _) => desk.register().map(Brief::Register),
        (kind, _) => Err(Code::SubjectNeeded { kind }.into()),
    }
}

/// What lies on the desk while a paper is written.
struct Desk<'a> {
    conn: &'a Connection,
    /// Where frozen snapshots lie: the live book keeps them for every evening.
    files: &'a Connection,
    today: NaiveDate,
    plan: Plan,
    office: Office,
    draft_mark: Option<String>,
    options: Option<PaperOptions>,
}

impl Desk<'_> {
    fn head(&self, title: String, counts_working_days: bool) -> Result<PaperHead> {
        let plan = plans::head(self.conn)?.ok_or(Code::NoPlan)?;
        // Which tables it counted with: those of the days from today to the end of the notice time.
        let notes = if counts_working_days {
            let judge = &self.plan.judge;
            let soon = judge.thresholds.soon_working_days;
            let last = judge.days.after(self.today, soon);
            judge.days.notes([self.today].into_iter().chain(last))
        } else {
            Vec::new()
        };
        Ok(PaperHead {
            title,
            office: self
                .office
                .office_name
                .clone()
                .or_else(|| self.office.group_name.clone()),
            plan_title: plan.title,
            plan_doc_no: plan.doc_no,
            as_of: self.today,
            draft_mark: self.draft_mark.as_deref().map(in_brackets),
            edition: None,
            notes,
        })
    }

    fn division(&self) -> Result<DivisionBrief> {
        let head = self.head("任务分工表".to_owned(), false)?;
        Ok(DivisionBrief {
            head,
            chapters: self.chapters()?,
            overall: self.overall(),
            rules: self.rules()?,
            large: matches!(
                self.options,
                Some(PaperOptions::DivisionTable(TableOptions { large: true }))
            ),
        })
    }

    fn rules(&self) -> Result<Vec<String>> {
        Ok(plans::rules(self.conn)?
            .into_iter()
            .map(|rule| rule.words)
            .collect())
    }

    fn overall(&self) -> Vec<IndicatorBrief> {
        self.plan
            .indicators_of(None)
            .into_iter()
            .map(|indicator| self.plan.indicator_brief(indicator))
            .collect()
    }

    /// Measures by chapter; those of a plan without chapters stand under one without a name.
    fn chapters(&self) -> Result<Vec<ChapterBrief>> {
        let lines = self.plan.lines();
        let mut chapters: Vec<ChapterBrief> = plans::chapters(self.conn)?
            .into_iter()
            .map(|chapter| ChapterBrief {
                measures: lines
                    .iter()
                    .filter(|line| line.chapter == Some(chapter.id))
                    .map(|line| self.measure(line))
                    .collect(),
                no: chapter.no,
                title: chapter.title,
            })
            .filter(|chapter| !chapter.measures.is_empty())
            .collect();
        let loose: Vec<MeasureBrief> = lines
            .iter()
            .filter(|line| line.chapter.is_none())
            .map(|line| self.measure(line))
            .collect();
        if !loose.is_empty() {
            chapters.push(ChapterBrief {
                no: String::new(),
                title: String::new(),
                measures: loose,
            });
        }
        Ok(chapters)
    }

    fn measure(&self, line: &MeasureLine) -> MeasureBrief {
        let names =
            |parts: &[office::plan::PartLine]| parts.iter().map(|part| part.name.clone()).collect();
        MeasureBrief {
            id: Some(line.id),
            number: line.number,
            title: line.title.clone(),
            leads: names(&line.leads),
            responsible: names(&line.responsible),
            targets: line.targets.clone(),
            tasks: self.tasks(self.plan.tasks_of(line.id)),
            open_follow_ups: line.open_follow_ups,
            light: line.lit.light,
            reason: line.lit.reason.clone(),
            latest: line.latest.clone(),
        }
    }

    fn follow_up(&self, line: &FollowUpLine) -> Result<FollowUpBrief> {
        let page = follow_ups::page_by(self.conn, &self.plan.judge, line.id)?;
        Ok(FollowUpBrief {
            id: Some(line.id),
            overdue: line.overdue,
            ended: !line.state.is_open(),
            number: line.number.clone(),
            title: line.title.clone(),
            requirement: page.requirement,
            owner: line.owner_name.clone().unwrap_or_else(|| "未定".to_owned()),
            co_units: page.co_units.into_iter().map(|(_, name)| name).collect(),
            measures: page
                .measures
                .into_iter()
                .map(|(_, number, _)| number)
                .collect(),
            source: line.source.clone(),
            original_due: line.original_due,
            due: line.due,
            term: line.term_words.clone(),
            extensions: line.extensions,
            state: words::follow_up_state(line.state).to_owned(),
            light: line.lit.light,
            reason: line.lit.reason.clone(),
            latest: match &line.replies {
                Some(replies) => Some(replies.words()),
                None => follow_ups::latest(self.conn, line.id)?,
            },
        })
    }

    fn briefs(&self, lines: &[&FollowUpLine]) -> Result<Vec<FollowUpBrief>> {
        let out = lines.iter().filter(|line| line.may_go_out());
        out.map(|line| self.follow_up(line)).collect()
    }
}

/// The mark under a title stands in brackets, however the clerk typed it.
fn in_brackets(mark: &str) -> String {
    let bare = mark.trim_matches(['（', '）', '(', ')']);
    format!("（{bare}）")
}

fn head_of(page: &MeetingPage) -> MeetingHead {
    MeetingHead {
        series: page.line.series.clone(),
        ordinal: page.line.ordinal,
        title: page.line.title.clone(),
        held_on: page.line.on,
        time: page.line.time.clone(),
        place: page.line.place.clone(),
        chair: page.chair.clone(),
        recorder: page.recorder.clone(),
    }
}

fn agenda(page: &MeetingPage) -> Vec<AgendaBrief> {
    page.agenda
        .iter()
        .map(|item| AgendaBrief {
            no: item.no,
            title: item.title.clone(),
            presenter: item.presenter_name.clone(),
            minutes: item.minutes,
        })
        .collect()
}
