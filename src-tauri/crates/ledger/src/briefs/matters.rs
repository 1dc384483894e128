//! What the papers of one matter say: a unit's tasks, a measure, the life of a follow-up. Filled from
//! the same answers that the window shows.

use super::Desk;
use crate::ask::View;
use crate::error::Result;
use crate::{follow_ups, instructions, meetings, row};
use office::ask::Answers;
use office::assignment::Role;
use office::brief::*;
use office::day::in_words;
use office::follow_up::{FollowUpLine, FollowUpPage};
use office::id::{FollowUpId, MeasureId, UnitId};
use office::indicator::IndicatorLine;
use office::task::TaskLine;
use office::words;

impl Desk<'_> {
    /// 单位任务单.
    pub(super) fn unit_sheet(&self, id: UnitId) -> Result<UnitSheetBrief> {
        let page = View::new(self.conn, self.today).unit(id)?;
        let lines = self.plan.lines();
        let in_part = |role: Role| -> Vec<MeasureBrief> {
            let own = page.measures.iter().filter(|own| own.role == role);
            own.filter_map(|own| lines.iter().find(|line| line.id == own.measure))
                .map(|line| self.measure(line))
                .collect()
        };
        let parts = [Role::FirstLead, Role::Lead, Role::Responsible]
            .map(|role| UnitPartBrief {
                role: words::role_name(role).to_owned(),
                measures: in_part(role),
            })
            .into_iter()
            .filter(|part| !part.measures.is_empty())
            .collect();
        let open = page.follow_ups.iter().filter(|line| line.state.is_open());
        let indicators = self
            .plan
            .indicators
            .iter()
            .filter(|line| line.owner == Some(id));
        Ok(UnitSheetBrief {
            head: self.head(format!("{}任务单", page.line.name), true)?,
            parts,
            tasks: self.tasks(self.plan.tasks.iter().filter(|task| task.owner == id)),
            follow_ups: self.briefs(&open.collect::<Vec<_>>())?,
            indicators: indicators
                .map(|line| self.plan.indicator_brief(line))
                .collect(),
            co_follow_ups: self.briefs(&self.helped(id)?.iter().collect::<Vec<_>>())?,
            contact: self.contact(),
            unit: page.line.name,
        })
    }

    /// Open follow-ups that a unit helps with.
    fn helped(&self, id: UnitId) -> Result<Vec<FollowUpLine>> {
        let condition = format!(
            "{} AND f.parent_id IS NULL AND f.id IN (SELECT follow_up_id FROM follow_up_co_unit WHERE unit_id = ?1)",
            follow_ups::OPEN
        );
        follow_ups::picked_by(self.conn, &self.plan.judge, &condition, [id.0])
    }

    /// Tasks, each with the number of its measure.
    pub(super) fn tasks<'a>(&self, lines: impl Iterator<Item = &'a TaskLine>) -> Vec<TaskBrief> {
        let number = |line: &TaskLine| {
            let found = self.plan.rows.iter().find(|row| row.id == line.measure);
            found.map_or(0, |row| row.number)
        };
        let brief = |line: &TaskLine| TaskBrief {
            measure: number(line),
            words: line.words.clone(),
            owner: line.owner_name.clone(),
            due: line.due,
            reached_on: line.reached_on,
            missed: line.missed,
        };
        lines.map(brief).collect()
    }

    /// 措施情况单.
    pub(super) fn measure_page(&self, id: MeasureId) -> Result<MeasurePageBrief> {
        let page = View::new(self.conn, self.today).measure(id)?;
        let part = |line: &office::assignment::AssignmentLine| PartHistoryBrief {
            unit: line.name.clone(),
            role: words::role_name(line.role).to_owned(),
            from: line.from,
            until: line.until,
            basis: line.basis.clone(),
        };
        Ok(MeasurePageBrief {
            head: self.head(format!("第{}项措施情况单", page.line.number), true)?,
            chapter: page.chapter.clone(),
            measure: self.measure(&page.line),
            clause: page.text.clone(),
            parts: page.assignments.iter().map(part).collect(),
            tasks: self.tasks(self.plan.tasks_of(id)),
            curves: curves(&page.indicators),
            follow_ups: self.briefs(&page.follow_ups.iter().collect::<Vec<_>>())?,
            meetings: self.meetings_on(id)?,
        })
    }

    /// Meetings whose decisions opened follow-ups that serve a measure, newest first.
    fn meetings_on(&self, measure: MeasureId) -> Result<Vec<String>> {
        let ids: Vec<i64> = row::all(
            self.conn,
            "SELECT DISTINCT d.meeting_id FROM follow_up_measure x JOIN follow_up f ON f.id = x.follow_up_id
             JOIN decision d ON d.id = f.decision_id WHERE x.measure_id = ?1 ORDER BY d.meeting_id DESC LIMIT 20",
            [measure.0],
            |row| row.get(0),
        )?;
        let lines = meetings::of_ids(self.conn, &ids)?;
        let words = lines
            .iter()
            .map(|line| format!("{}{}", in_words(line.on), line.title));
        Ok(words.collect())
    }

    /// 办理过程单.
    pub(super) fn life(&self, id: FollowUpId) -> Result<LifeBrief> {
        let page = View::new(self.conn, self.today).follow_up(id)?;
        let step = |line: &office::follow_up::StepLine| StepBrief {
            on: line.on,
            step: words::move_name(line.step).to_owned(),
            words: line.words.clone(),
            documents: line
                .documents
                .iter()
                .map(|(_, title)| title.clone())
                .collect(),
        };
        let instruction = instructions::of_follow_up(self.conn, id)?.map(|(brief, _)| brief);
        let title = match instruction {
            Some(_) => "领导批示办理情况报告",
            None => "督办事项办理过程单",
        };
        Ok(LifeBrief {
            head: self.head(title.to_owned(), true)?,
            matter: self.follow_up(&page.line)?,
            measures: page
                .measures
                .iter()
                .map(|(_, number, title)| (*number, title.clone()))
                .collect(),
            instruction,
            leader: page.line.leader.as_ref().map(|(_, name)| name.clone()),
            replies: page.line.replies.as_ref().map(|replies| replies.words()),
            steps: page.steps.iter().map(step).collect(),
            closing: closing(&page),
        })
    }
}

/// How it was closed, in one sentence after another.
fn closing(page: &FollowUpPage) -> Option<String> {
    let closing = page.closing.as_ref()?;
    let waiver = closing
        .waiver
        .as_ref()
        .map(|why| format!("免附佐证：{why}。"));
    Some(format!(
        "{}。{}{}办结销号；{}核实（{}），{}批准。",
        closing.statement.trim_end_matches(['。', '；']),
        waiver.unwrap_or_default(),
        in_words(closing.on),
        closing.verified_by,
        closing.verified_how,
        closing.approved_by
    ))
}

/// The curves of the indicators that have values.
fn curves(indicators: &[IndicatorLine]) -> Vec<CurveBrief> {
    let drawn = indicators
        .iter()
        .filter(|line| !line.chart.values.is_empty());
    let curve = |line: &IndicatorLine| CurveBrief {
        name: line.name.clone(),
        unit: line.value_unit.clone().unwrap_or_default(),
        schedule: line.chart.schedule.clone(),
        values: line.chart.values.clone(),
    };
    drawn.map(curve).collect()
}
