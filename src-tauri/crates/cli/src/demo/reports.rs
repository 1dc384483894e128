//! Month's end of the invented history: leads report, one of them with something to be coordinated.

use super::History;
use chrono::NaiveDate;
use ledger::Result;
use office::act::Act;
use office::period::{Cycle, Period};
use office::report::{NewReport, ReportAct, ReportSubject};

impl History<'_> {
    /// Most leads report on their measures; the office takes what came in.
    pub(super) fn month_end(&mut self, on: NaiveDate) -> Result<()> {
        for measure in self.measures.clone() {
            for unit in measure.leads {
                if self.dice.below(5) == 0 {
                    continue;
                }
                let coordination = (self.dice.below(12) == 0)
                    .then(|| "项目用地指标不足，请区里协调解决。".to_owned());
                let progress = self.dice.of(&[
                    "按计划推进，累计走访企业12家。",
                    "已完成年度任务的六成。",
                    "政策宣传覆盖全部镇街。",
                    "重点项目已开工建设。",
                ]);
                let report = NewReport {
                    subject: ReportSubject::Measure(measure.id),
                    unit,
                    period: Period::holding(Cycle::Month, on),
                    received_on: on,
                    progress: progress.to_owned(),
                    problem: None,
                    next_step: Some("继续按月调度。".to_owned()),
                    coordination,
                    document: None,
                };
                // Every thirty days is not every month: what is on file is not asked for twice.
                let id = match self.act(on, Act::Report(ReportAct::Record { report })) {
                    Err(error) if error.fault().code == "report_on_file" => continue,
                    made => made?,
                };
                let id = office::id::ReportId(id);
                self.act(on, Act::Report(ReportAct::Accept { id, on }))?;
            }
        }
        Ok(())
    }
}
