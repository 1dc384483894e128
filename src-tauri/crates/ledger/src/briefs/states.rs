//! What the papers that judge say: the bulletin and the assessment of targets.

use super::Desk;
use super::letters::names;
use crate::error::Result;
use crate::{follow_ups, missing, papers, row};
use chrono::{Datelike, Months, NaiveDate};
use office::brief::*;
use office::follow_up::FollowUpLine;
use office::id::PaperId;
use office::lights::LightCount;
use office::paper::{PaperLine, PaperState, Series};
use office::reading::ReadingLine;
use rusqlite::params;

impl Desk<'_> {
    /// 进展通报 of the month that ends today: what was closed since its first day, what is late, what
    /// is due until the end of the next.
    pub(super) fn bulletin(&self) -> Result<BulletinBrief> {
        let first = self.today.with_day(1).unwrap_or(self.today);
        let until = first
            .checked_add_months(Months::new(2))
            .and_then(|day| day.pred_opt())
            .unwrap_or(self.today);
        let mut open = follow_ups::picked(self.conn, self.today, follow_ups::OPEN, [])?;
        open.retain(|line| line.may_go_out() && line.parent.is_none());
        let closed = follow_ups::picked(
            self.conn,
            self.today,
            "f.state = 'closed' AND f.closed_on >= ?1 AND f.internal = 0 AND f.parent_id IS NULL",
            [first.to_string()],
        )?;
        let done = follow_ups::ended_to_show(self.conn)?;
        let mut overdue: Vec<&FollowUpLine> = open.iter().filter(|line| line.overdue).collect();
        overdue.sort_by_key(|line| (line.due, line.id));
        let in_time =
            |line: &&FollowUpLine| !line.overdue && line.due.is_some_and(|due| due <= until);
        let mut due_next: Vec<&FollowUpLine> = open.iter().filter(in_time).collect();
        due_next.sort_by_key(|line| (line.due, line.id));
        let paper = self.bulletin_paper(first)?;
        let month = format!("{}年{}月份", self.today.year(), self.today.month());
        let title = paper.as_ref().map_or_else(
            || format!("关于{month}工作进展情况的通报"),
            |paper| paper.title.clone(),
        );
        Ok(BulletinBrief {
            head: self.head(title, true)?,
            mark: self.mark(),
            number: paper.as_ref().and_then(|paper| paper.number.clone()),
            copies_to: paper
                .as_ref()
                .map(|paper| names(&paper.cc))
                .unwrap_or_default(),
            to: paper
                .as_ref()
                .map_or_else(|| vec!["各有关单位".to_owned()], |paper| names(&paper.to)),
            summary: self.summary_of(&open.iter().collect::<Vec<_>>(), done)?,
            chapters: self.chapter_lights()?,
            closed: self.briefs(&closed.iter().collect::<Vec<_>>())?,
            overdue: self.briefs(&overdue)?,
            missing_reports: missing::of_month(self.conn, self.today)?
                .into_iter()
                .map(|(unit, month, count)| (unit, format!("{}进展报告{count}份", month.words())))
                .collect(),
            due_next: self.briefs(&due_next)?,
            due_until: until,
            dated: paper
                .as_ref()
                .and_then(|paper| paper.signed_on)
                .unwrap_or(self.today),
        })
    }

    /// The outgoing paper that carries the month's bulletin, if one was drafted.
    fn bulletin_paper(&self, first: NaiveDate) -> Result<Option<PaperLine>> {
        let sql = "SELECT id FROM paper WHERE series = ?1 AND state <> ?2 AND drafted_on BETWEEN ?3 AND ?4 ORDER BY id DESC LIMIT 1";
        let withdrawn = row::Word(PaperState::Withdrawn);
        let (from, to) = (row::Word(first), row::Word(self.today));
        let found = row::maybe(
            self.conn,
            sql,
            params![row::Word(Series::Bulletin), withdrawn, from, to],
            |row| row.get(0),
        )?;
        let one = |id| papers::one(self.conn, PaperId(id));
        found.map(one).transpose()
    }

    fn chapter_lights(&self) -> Result<Vec<LightCountBrief>> {
        if !self.plan.has_data {
            return Ok(Vec::new());
        }
        let chapters = self.chapters()?;
        let count = |chapter: ChapterBrief| LightCountBrief {
            count: LightCount::of(chapter.measures.iter().map(|measure| measure.light)),
            name: format!("{}、{}", chapter.no, chapter.title),
        };
        Ok(chapters.into_iter().map(count).collect())
    }

    /// 目标评估: every target of the plan, those of the general part first.
    pub(super) fn assessment(&self) -> Result<AssessmentBrief> {
        let mut rows = Vec::new();
        let mut indicators: Vec<_> = self.plan.indicators.iter().collect();
        indicators.sort_by_key(|line| line.measure.is_some());
        for line in indicators {
            let brief = self.plan.indicator_brief(line);
            let source = line.latest.as_ref().and_then(source);
            rows.extend(
                brief
                    .targets
                    .iter()
                    .map(|target| assessed(&brief, target, source.as_deref())),
            );
        }
        Ok(AssessmentBrief {
            head: self.head(
                format!(
                    "目标评估（截至{}年{}月）",
                    self.today.year(),
                    self.today.month()
                ),
                false,
            )?,
            rows,
        })
    }
}

/// Where a value comes from: 区商务局报送，《3月报表》.
fn source(latest: &ReadingLine) -> Option<String> {
    let unit = latest.reported_by_name.as_ref();
    let unit = unit.map(|name| format!("{name}报送"));
    let paper = latest.document.as_ref();
    let paper = paper.map(|(_, title)| format!("《{title}》"));
    let words: Vec<String> = unit.into_iter().chain(paper).collect();
    (!words.is_empty()).then(|| words.join("，"))
}

fn assessed(
    indicator: &IndicatorBrief,
    target: &TargetBrief,
    source: Option<&str>,
) -> AssessedTarget {
    let due = match (target.year, target.recurring) {
        (Some(year), true) => format!("每年（至{year}年）"),
        (Some(year), false) => format!("{year}年底"),
        (None, true) => "每年".to_owned(),
        (None, false) => "未定时限".to_owned(),
    };
    AssessedTarget {
        measure: indicator.measure,
        indicator: indicator.name.clone(),
        due,
        words: target.words.clone(),
        wanted: (target.value != target.words).then(|| target.value.clone()),
        reached: indicator.reached.clone(),
        source: source.map(str::to_owned),
        owner: indicator.owner.clone(),
        light: indicator.light,
        verdict: indicator.reason.clone(),
    }
}
