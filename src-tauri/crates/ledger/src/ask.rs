//! Every question answered: which function answers what. A view is a book (live, or as of a day) with
//! the day that counts as today; it cannot write.

use crate::error::{Error, Result};
use crate::file::Ledger;
use crate::lit::{self, Plan};
use crate::search;
use crate::{
    assignments, briefs, coordination, counters, documents, follow_ups, history, indicators,
    instructions, lights, looks, meetings, minutes, moves, owed, packs, papers, people, plans,
    proposals, questions, reports, revise, successions, tasks, today, unit_names, units,
    working_days,
};
use chrono::{Datelike, NaiveDate};
use office::ask::Answers;
use office::assignment::{AssignmentsOn, BasisLine};
use office::book::{BookStatus, TodayPage};
use office::brief::{Brief, EditionBrief, MinutesBrief, Recipe, SinceBrief};
use office::contact::ContactRead;
use office::counter::NumberLine;
use office::document::{DocumentFilter, DocumentList, DocumentPage};
use office::follow_up::{FollowUpList, FollowUpPage, FollowUpQuery, ReminderProposal};
use office::id::DocumentId;
use office::id::{
    FollowUpId, IndicatorId, InstructionId, MeasureId, MeetingId, MinutesId, PackId, PaperId,
    PlanId, SeriesId, UnitId,
};
use office::import::QuestionKey;
use office::indicator::{EntryGrid, IndicatorList, IndicatorPage};
use office::instruction::{InstructionList, InstructionPage};
use office::journal::{JournalChange, JournalFilter, JournalPage};
use office::lights::{LightCount, LightSettings, RULES};
use office::look::LookSettings;
use office::meeting::{MeetingList, MeetingPage, ProposalLine};
use office::opening::{OpeningCells, OpeningLine};
use office::pack::{self, CheckLine, Frozen, PackFacts, PackLine, PackList, PackPage};
use office::paper::{PaperLine, PaperRegister, Series};
use office::period::Period;
use office::person::Directory;
use office::plan::{
    ClauseLine, DroppedMeasure, MeasurePage, PlanHead, PlanPage, QuestionLine, VersionLine,
    VersionPage,
};
use office::refusal::Code;
use office::report::{AskedLine, CoordinationLine, ReportPage, ReportSubject, UnitAsks};
use office::revision::Clause;
use office::search::{SearchFor, SearchPage};
use office::succession::OpenLine;
use office::unit::{GroupLine, UnitLine, UnitPage};
use office::unit_name::FoundUnit;
use office::working_day::{TableRead, WorkingDayPage};
use rusqlite::Connection;

/// A book to be asked, with the day that counts as today.
pub struct View<'a> {
    conn: &'a Connection,
    /// Where the words of files stand: the live book keeps them for every evening.
    files: &'a Connection,
    today: NaiveDate,
}

impl<'a> View<'a> {
    pub(crate) fn new(conn: &'a Connection, today: NaiveDate) -> View<'a> {
        View::with_files(conn, conn, today)
    }

    pub(crate) fn with_files(
        conn: &'a Connection,
        files: &'a Connection,
        today: NaiveDate,
    ) -> View<'a> {
        View { conn, files, today }
    }
}

impl Ledger {
    /// The live book, to be asked.
    pub fn view(&self, today: NaiveDate) -> View<'_> {
        View::new(self.conn(), today)
    }
}

impl Answers for View<'_> {
    type Error = Error;

    fn book_status(&self) -> Result<BookStatus> {
        today::status(self.conn, self.today)
    }

    fn today(&self) -> Result<TodayPage> {
        today::page(self.conn, self.today)
    }

    fn journal(
        &self,
        filter: JournalFilter,
        before: Option<u64>,
        limit: u32,
    ) -> Result<JournalPage> {
        history::page(self.conn, &filter, before, limit)
    }

    fn journal_change(&self, no: u64) -> Result<JournalChange> {
        history::change(self.conn, no)
    }

    fn operators(&self) -> Result<Vec<String>> {
        history::operators(self.conn)
    }

    fn numbers(&self) -> Result<Vec<NumberLine>> {
        counters::lines(self.conn, self.today)
    }

    fn plan(&self) -> Result<PlanPage> {
        let plan = Plan::read(self.conn, self.today)?;
        Ok(PlanPage {
            plan: plans::head(self.conn)?.ok_or(Code::NoPlan)?,
            chapters: plans::chapters(self.conn)?,
            measures: plan.lines(),
            overall: plan.indicators_of(None).into_iter().cloned().collect(),
            rules: plans::rules(self.conn)?,
            open_questions: questions::open(self.conn)?,
        })
    }

    fn questions(&self) -> Result<Vec<QuestionLine>> {
        questions::all(self.conn)
    }

    fn plan_versions(&self) -> Result<Vec<VersionLine>> {
        plans::versions(self.conn)
    }

    fn plan_version(&self, id: PlanId) -> Result<VersionPage> {
        plans::version(self.conn, id)
    }

    fn dropped_measures(&self) -> Result<Vec<DroppedMeasure>> {
        plans::dropped(self.conn)
    }

    fn measure_clauses(&self, id: MeasureId) -> Result<Vec<ClauseLine>> {
        plans::clauses_of(self.conn, id)
    }

    fn notice_text(&self) -> Result<String> {
        plans::text(self.conn)
    }

    fn measure(&self, id: MeasureId) -> Result<MeasurePage> {
        let mut plan = Plan::read(self.conn, self.today)?;
        // A dropped measure is still a page: its open follow-ups are looked for there.
        plan.rows.extend(plans::dropped_row(self.conn, id)?);
        let place = plan
            .rows
            .iter()
            .position(|row| row.id == id)
            .ok_or(Code::Missing {
                noun: "措施".into(),
                id: id.0,
            })?;
        let row = &plan.rows[place];
        let chapter = plans::chapters(self.conn)?
            .into_iter()
            .find(|chapter| Some(chapter.id) == row.chapter);
        let mut assignments = assignments::of_measure(self.conn, id)?;
        assignments.extend(assignments::by_rule(self.conn, self.today, id)?);
        assignments.sort_by_key(|line| (!line.holds_on(self.today), line.role, line.id));
        let follow_ups = follow_ups::of_measure(self.conn, self.today, id)?;
        let owners = assignments::owners(self.conn, id, self.today)?;
        let mut questions = questions::all(self.conn)?;
        questions.retain(|question| {
            question
                .spans
                .iter()
                .any(|span| row.span.0 <= span.0 && span.1 <= row.span.1)
        });
        Ok(MeasurePage {
            line: plan.line(row),
            chapter: chapter.map(|chapter| format!("{}、{}", chapter.no, chapter.title)),
            text: row.text.clone(),
            lead_mode: row.lead_mode,
            assignments,
            printed_leaders: plans::printed_leaders(self.conn, id)?,
            leaders: people::leaders_of(self.conn, id)?,
            rules: plans::rules(self.conn)?,
            indicators: plan.indicators_of(Some(id)).into_iter().cloned().collect(),
            lead_parts: plan.lead_parts(row),
            tasks: tasks::of_measure(self.conn, &plan.judge, id)?,
            owners: owners.leads.into_iter().chain(owners.others).collect(),
            follow_ups,
            closed_follow_ups: plan.closed(id),
            meetings: meetings::of_measure(self.conn, id)?,
            reports: reports::of_measure(self.conn, id)?,
            questions,
            previous: place.checked_sub(1).map(|place| plan.rows[place].id),
            next: plan.rows.get(place + 1).map(|row| row.id),
        })
    }

    fn units(&self) -> Result<Vec<UnitLine>> {
        let parts = lit::counts_by_unit(self.conn, self.today)?;
        let follow_ups = follow_ups::picked(self.conn, self.today, follow_ups::OPEN, [])?;
        let others = unit_names::others(self.conn)?;
        let rings = people::rings(self.conn, self.today)?;
        let line = |row: units::UnitRow| {
            let (leads, responsible) = parts.get(&row.id).copied().unwrap_or_default();
            let own = || follow_ups.iter().filter(|line| line.owner == Some(row.id));
            UnitLine {
                id: row.id,
                place: row.place,
                order_confirmed: row.place_confirmed,
                leads,
                responsible,
                open: own().count() as u32,
                overdue: own().filter(|line| line.overdue).count() as u32,
                other_names: others
                    .iter()
                    .filter(|(unit, _)| *unit == row.id)
                    .map(|(_, other)| other.name.clone())
                    .collect(),
                ring: rings.get(&row.id).cloned(),
                reading: row.reading,
                ended_on: row.ended_on,
                name: row.name,
                short_name: row.short_name,
                kind: row.kind,
            }
        };
        Ok(units::rows(self.conn)?.into_iter().map(line).collect())
    }

    fn find_units(&self, typed: String) -> Result<Vec<FoundUnit>> {
        unit_names::find(self.conn, &typed)
    }

    fn proposal(&self, unit: UnitId, into: Vec<UnitId>) -> Result<Vec<OpenLine>> {
        successions::proposal(self.conn, unit, &into)
    }

    fn directory(&self) -> Result<Directory> {
        people::directory(self.conn, self.today)
    }

    fn read_contacts(&self, text: String) -> Result<ContactRead> {
        people::read(self.conn, &text)
    }

    fn read_opening(&self, rows: Vec<OpeningCells>) -> Result<Vec<OpeningLine>> {
        moves::read_opening(self.conn, self.today, &rows)
    }

    fn groups(&self) -> Result<Vec<GroupLine>> {
        units::groups(self.conn, self.today)
    }

    fn unit(&self, id: UnitId) -> Result<UnitPage> {
        let line = self
            .units()?
            .into_iter()
            .find(|line| line.id == id)
            .ok_or(Code::Missing {
                noun: "单位".into(),
                id: id.0,
            })?;
        Ok(UnitPage {
            measures: units::measures_of(self.conn, id, self.today)?,
            follow_ups: follow_ups::of_owner(self.conn, self.today, id)?,
            names: unit_names::of(self.conn, id)?,
            events: successions::events(self.conn, id)?,
            people: people::of_unit(self.conn, id)?,
            groups: units::groups_of(self.conn, id, self.today)?,
            left: match line.ended_on {
                Some(_) => successions::open_items(self.conn, id, &[])?,
                None => Vec::new(),
            },
            line,
        })
    }

    fn assignments_on(&self, on: NaiveDate) -> Result<AssignmentsOn> {
        lit::on(self.conn, on)
    }

    fn assignment_bases(&self) -> Result<Vec<BasisLine>> {
        assignments::bases(self.conn)
    }

    fn indicators(&self) -> Result<IndicatorList> {
        let judge = lights::judge(self.conn, self.today)?;
        let lines = indicators::all(self.conn, &judge)?;
        let lights = LightCount::of(lines.iter().map(|line| line.lit.light));
        Ok(IndicatorList {
            lights: judge.has_data.then_some(lights),
            lines,
            rules: RULES,
        })
    }

    fn indicator(&self, id: IndicatorId) -> Result<IndicatorPage> {
        indicators::page(self.conn, &lights::judge(self.conn, self.today)?, id)
    }

    fn entry_grid(&self, from: Option<NaiveDate>, as_of: NaiveDate) -> Result<EntryGrid> {
        let judge = lights::judge(self.conn, self.today)?;
        indicators::grid(self.conn, &judge, from, as_of)
    }

    fn light_settings(&self) -> Result<LightSettings> {
        lights::settings(self.conn, self.today)
    }

    fn look_settings(&self) -> Result<LookSettings> {
        looks::settings(self.conn)
    }

    fn meetings(
        &self,
        after: Option<String>,
        series: Option<SeriesId>,
        limit: Option<u32>,
    ) -> Result<MeetingList> {
        meetings::list(self.conn, self.today, after.as_deref(), series, limit)
    }

    fn meeting(&self, id: MeetingId) -> Result<MeetingPage> {
        meetings::page(self.conn, self.today, id)
    }

    fn proposals(&self, id: MeetingId) -> Result<Vec<ProposalLine>> {
        proposals::offered(self.conn, id)
    }

    fn minutes(&self, id: MinutesId) -> Result<MinutesBrief> {
        minutes::frozen(self.conn, id)
    }

    fn follow_ups(&self, query: FollowUpQuery) -> Result<FollowUpList> {
        follow_ups::list(self.conn, self.today, &query)
    }

    fn to_remind(&self) -> Result<Vec<ReminderProposal>> {
        follow_ups::proposals(self.conn, self.today)
    }

    fn instructions(&self, before: Option<InstructionId>, limit: u32) -> Result<InstructionList> {
        instructions::list(self.conn, self.today, before, limit)
    }

    fn instruction(&self, id: InstructionId) -> Result<InstructionPage> {
        instructions::page(self.conn, self.today, id)
    }

    fn follow_up(&self, id: FollowUpId) -> Result<FollowUpPage> {
        follow_ups::page(self.conn, self.today, id)
    }

    fn reports(&self, period: Option<Period>) -> Result<ReportPage> {
        owed::page(self.conn, self.today, period)
    }

    fn coordination(&self) -> Result<Vec<CoordinationLine>> {
        coordination::lines(self.conn)
    }

    fn asked_before(
        &self,
        units: Vec<UnitId>,
        subject: Option<ReportSubject>,
        words: String,
        period: Period,
    ) -> Result<Vec<AskedLine>> {
        owed::asked_before(self.conn, &units, subject, &words, period)
    }

    fn asks_of(&self, unit: UnitId) -> Result<Option<UnitAsks>> {
        owed::asks_of_unit(self.conn, self.today, unit)
    }

    fn documents(&self, filter: DocumentFilter) -> Result<DocumentList> {
        documents::list(self.conn, &filter)
    }

    fn document(&self, id: DocumentId) -> Result<DocumentPage> {
        documents::page(self.conn, self.files, id)
    }

    fn search(&self, find: SearchFor) -> Result<SearchPage> {
        search::page(self.conn, self.files, &find)
    }

    fn packs(&self, before: Option<PackId>, limit: u32) -> Result<PackList> {
        packs::list(self.conn, before, limit)
    }

    fn pack_page(&self, id: PackId) -> Result<PackPage> {
        packs::page(self.conn, id)
    }

    fn pack_frozen(&self, id: PackId) -> Result<Frozen> {
        packs::frozen(self.conn, self.files, id)
    }

    fn pack_checks(&self, recipe: Recipe) -> Result<Vec<CheckLine>> {
        let facts = packs::facts(self.conn, self.today, &recipe.checked()?)?;
        Ok(pack::checks(&self.brief(recipe)?, &facts))
    }

    fn pack_edition(&self, recipe: Recipe, as_of: NaiveDate) -> Result<Option<EditionBrief>> {
        packs::edition(self.conn, &recipe, as_of)
    }

    fn pack_changes(&self, recipe: Recipe) -> Result<Option<SinceBrief>> {
        Ok(match self.brief(recipe)? {
            Brief::MeetingPack(brief) => brief.changes,
            _ => None,
        })
    }

    fn brief(&self, recipe: Recipe) -> Result<Brief> {
        briefs::of(self.conn, self.files, self.today, &recipe)
    }

    fn pack(&self, id: PackId) -> Result<PackLine> {
        packs::one(self.conn, id)
    }

    fn working_days(&self, year: i32) -> Result<WorkingDayPage> {
        working_days::page(self.conn, year)
    }

    fn read_working_days(&self, year: i32, source: String, text: String) -> Result<TableRead> {
        working_days::read(self.conn, year, &source, &text)
    }

    fn days_apart(&self) -> Result<Vec<(NaiveDate, bool)>> {
        working_days::days_apart(self.conn)
    }
    fn papers(&self, year: Option<i32>, series: Option<Series>) -> Result<PaperRegister> {
        papers::register(self.conn, year.unwrap_or(self.today.year()), series)
    }

    fn paper(&self, id: PaperId) -> Result<PaperLine> {
        papers::one(self.conn, id)
    }
}

impl View<'_> {
    /// What a paper is held against before it is issued, for whoever set it.
    pub fn pack_facts(&self, recipe: &Recipe) -> Result<PackFacts> {
        packs::facts(self.conn, self.today, recipe)
    }

    /// The measures in force, to lay an amended notice beside.
    pub fn clauses(&self) -> Result<Vec<Clause>> {
        revise::clauses(self.conn, self.today)
    }

    /// The target points of the general part in force.
    pub fn general_points(&self) -> Result<Vec<office::revision::OldPoint>> {
        revise::general_points(self.conn)
    }

    /// Doubts that were answered in any version so far, with their answers: they are not asked again.
    pub fn answered(&self) -> Result<Vec<(QuestionKey, String)>> {
        questions::answered(self.conn)
    }

    /// The plan in force, if there is one.
    pub fn plan_head(&self) -> Result<Option<PlanHead>> {
        plans::head(self.conn)
    }
}

impl Ledger {
    /// The frozen paper of an issued pack.
    pub fn frozen(&self, id: PackId) -> Result<Vec<u8>> {
        let line = packs::one(self.conn(), id)?;
        let hash = line.pdf.ok_or(Code::PackMove { state: line.state })?;
        self.bytes(&hash)
    }
}
