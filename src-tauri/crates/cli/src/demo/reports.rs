//! 进展报告 of the invented history: a month's from every lead, weekly ones before the year's end; most
//! on time, some late, returned or missing. Once a quarter the office asks for something more.

use super::{History, Measure};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use ledger::Result;
use office::act::Act;
use office::ask::Answers;
use office::cycle::{CycleRule, DueRule};
use office::id::{MeasureId, ReportId, UnitId};
use office::period::{Cycle, Period};
use office::report::{NewReport, NewRequest, ReportAct, ReportSubject};

const PROGRESS: [&str; 6] = [
    "按计划推进，累计走访企业12家。",
    "已完成年度任务的六成。",
    "政策宣传覆盖全部镇街。",
    "重点项目已开工建设。",
    "补贴资金已拨付到位，申领渠道畅通。",
    "完成入库项目审核8个，正在组织申报。",
];

impl History<'_> {
    /// 月通报 from the beginning.
    pub(super) fn set_cycles(&mut self, on: NaiveDate) -> Result<()> {
        let rule = CycleRule {
            due: DueRule::DayOfMonth(25),
            measures: true,
            follow_ups: true,
            indicators: false,
        };
        self.set_cycle(on, Cycle::Month, Some(rule))
    }

    fn set_cycle(&mut self, from: NaiveDate, cycle: Cycle, rule: Option<CycleRule>) -> Result<()> {
        let set = ReportAct::SetCycle { cycle, from, rule };
        self.act(from, Act::Report(set)).map(drop)
    }

    /// What a day brings of reports.
    pub(super) fn report(&mut self, on: NaiveDate) -> Result<()> {
        match (on.month(), on.day()) {
            (11, 18) => {
                let rule = CycleRule {
                    due: DueRule::WorkingDayBefore(1),
                    measures: true,
                    follow_ups: false,
                    indicators: false,
                };
                self.set_cycle(on, Cycle::Week, Some(rule))?;
            }
            (12, 30) => self.set_cycle(on, Cycle::Week, None)?,
            (2 | 5 | 8 | 11, 6) => self.ask_for_more(on)?,
            (3 | 6 | 9 | 12, 15) => self.settle_one(on)?,
            _ => {}
        }
        let sprint = (on.month() == 11 && on.day() > 18) || (on.month() == 12 && on.day() < 28);
        if sprint && on.weekday() == Weekday::Fri {
            self.week_end(on)?;
        }
        if on.day() == 24 {
            self.month_end(on)?;
        }
        Ok(())
    }

    fn form(&mut self, subject: ReportSubject, unit: UnitId, on: NaiveDate) -> NewReport {
        let progress = self.dice.of(&PROGRESS).to_owned();
        NewReport {
            subject,
            unit,
            period: Period::holding(Cycle::Month, on),
            received_on: on,
            progress,
            problem: None,
            next_step: Some("继续按月调度。".to_owned()),
            coordination: None,
            document: None,
        }
    }

    /// The answers of a week are typed in as one.
    fn week_end(&mut self, on: NaiveDate) -> Result<()> {
        let mut reports = Vec::new();
        for (measure, unit) in self.leads() {
            if self.dice.below(8) > 0 {
                let subject = ReportSubject::Measure(measure);
                let period = Period::holding(Cycle::Week, on);
                let form = self.form(subject, unit, on);
                reports.push(NewReport { period, ..form });
            }
        }
        let record = ReportAct::RecordMany { reports };
        self.act(on, Act::Report(record)).map(drop)
    }

    fn leads(&self) -> Vec<(MeasureId, UnitId)> {
        let of = |measure: &Measure| {
            let id = measure.id;
            let leads = measure.leads.iter().map(move |unit| (id, *unit));
            leads.collect::<Vec<_>>()
        };
        self.measures.iter().flat_map(of).collect()
    }

    /// Most leads report a day early; some late, some not at all, some have to come again.
    fn month_end(&mut self, on: NaiveDate) -> Result<()> {
        for (measure, unit) in self.leads() {
            let subject = ReportSubject::Measure(measure);
            match self.dice.below(12) {
                0 => {}
                1 => {
                    let wait = 2 + self.dice.below(4) as u64;
                    let month = on;
                    self.later(on + Days::new(wait), move |history, on| {
                        history.accepted(subject, unit, month, on)
                    });
                }
                2 => self.returned(subject, unit, on)?,
                _ => self.accepted(subject, unit, on, on)?,
            }
        }
        Ok(())
    }

    fn accepted(
        &mut self,
        subject: ReportSubject,
        unit: UnitId,
        month: NaiveDate,
        on: NaiveDate,
    ) -> Result<()> {
        let unit = self.heir(unit);
        let coordination =
            (self.dice.below(14) == 0).then(|| "项目用地指标不足，请区里协调解决。".to_owned());
        let report = NewReport {
            period: Period::holding(Cycle::Month, month),
            problem: coordination.as_ref().map(|_| "用地指标不足。".to_owned()),
            coordination,
            ..self.form(subject, unit, on)
        };
        let record = ReportAct::Record { report };
        let id = match self.act(on, Act::Report(record)) {
            // Who took over a unit's part may have reported on it already.
            Err(error) if error.fault().code == "report_on_file" => return Ok(()),
            made => ReportId(made?),
        };
        self.act(on, Act::Report(ReportAct::Accept { id, on }))
            .map(drop)
    }

    /// Sent back for its figures; four in five come again.
    fn returned(&mut self, subject: ReportSubject, unit: UnitId, on: NaiveDate) -> Result<()> {
        let report = self.form(subject, unit, on);
        let record = ReportAct::Record { report };
        let id = ReportId(self.act(on, Act::Report(record))?);
        let back = ReportAct::Return {
            id,
            on,
            due: on + Days::new(5),
            reason: "缺少量化数据，请补充后重报。".to_owned(),
        };
        self.act(on, Act::Report(back))?;
        if self.dice.below(5) > 0 {
            let (month, wait) = (on, 3 + self.dice.below(4) as u64);
            self.later(on + Days::new(wait), move |history, on| {
                history.accepted(subject, unit, month, on)
            });
        }
        Ok(())
    }

    /// A matter in words, asked of the towns; the first is let off, half of the others answer.
    fn ask_for_more(&mut self, on: NaiveDate) -> Result<()> {
        let groups = self.ledger.view(on).groups()?;
        let towns = groups.into_iter().find(|group| group.count > 0);
        let units = towns.map(|group| group.members).unwrap_or_default();
        if units.is_empty() {
            return Ok(());
        }
        let period = Period::holding(Cycle::Month, on);
        let request = NewRequest {
            units,
            subject: None,
            words: "报送家电回收网点运行情况".to_owned(),
            period,
            asked_on: on,
            due: on + Days::new(10),
            despite: None,
        };
        self.act(on, Act::Report(ReportAct::Ask { request }))?;
        self.later(on + Days::new(7), move |history, on| {
            history.answer_ask(period, on)
        });
        Ok(())
    }

    fn answer_ask(&mut self, period: Period, on: NaiveDate) -> Result<()> {
        let lines = self.ledger.view(on).reports(Some(period))?.lines;
        let asked = lines.into_iter().filter(|line| line.report.is_none());
        let asked = asked.filter_map(|line| Some((line.request?, line.unit)));
        for (place, (id, unit)) in asked.enumerate() {
            if place == 0 {
                let reason = "该单位已在督办反馈中报送".to_owned();
                let withdraw = ReportAct::Withdraw { id, on, reason };
                self.act(on, Act::Report(withdraw))?;
            } else if place % 2 == 1 {
                let report = self.form(ReportSubject::Request(id), unit, on);
                let record = ReportAct::Record { report };
                self.act(on, Act::Report(record))?;
            }
        }
        Ok(())
    }

    /// The oldest 需协调事项 that no meeting took up is dealt with at a desk.
    fn settle_one(&mut self, on: NaiveDate) -> Result<()> {
        let waiting = self.ledger.view(on).coordination()?;
        let open = |line: &&office::report::CoordinationLine| {
            line.dealt.is_none() && line.meeting.is_none()
        };
        let oldest = waiting.iter().filter(open).min_by_key(|line| line.report);
        let Some(id) = oldest.map(|line| line.report) else {
            return Ok(());
        };
        let words = "已商自然资源部门调剂用地指标。".to_owned();
        let settle = ReportAct::Settle { id, on, words };
        self.act(on, Act::Report(settle)).map(drop)
    }
}
