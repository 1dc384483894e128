//! 完成值 of the invented history: owners and bases are named once, values come in each month, one of
//! them late, one is corrected and corrected again, one was never reported so.

use super::History;
use chrono::{Datelike, Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::ask::Answers;
use office::id::{IndicatorId, ReadingId};
use office::indicator::{Amount, Direction, IndicatorAct, IndicatorKind, IndicatorLine};
use office::reading::{NewReading, ReadingAct, ReadingStatus, Verdict};

/// How a value runs in the history.
#[derive(Clone, Copy)]
enum Run {
    /// From a value to another in three years, in hundredths; whole numbers or not.
    Grows(i64, i64, bool),
    /// So many in a year, month by month.
    Yearly(i64),
    /// About so much each month, in hundredths.
    Monthly(i64),
    /// Told in words once a quarter.
    Words(&'static str),
}

/// Indicators by a part of their name, with who answers for those that nobody does, and their values.
const VALUES: [(&str, Option<&str>, Run); 12] = [
    ("省级工业互联网平台数量", None, Run::Grows(400, 700, true)),
    ("市级以上智能工厂", None, Run::Grows(2000, 3200, true)),
    (
        "累计建成省级以上绿色工厂",
        Some("区工业和信息化局"),
        Run::Grows(500, 900, true),
    ),
    (
        "农作物耕种收综合机械化率",
        None,
        Run::Grows(9460, 9550, false),
    ),
    ("公共管网漏损率", None, Run::Grows(720, 620, false)),
    ("再生水利用率", None, Run::Grows(5000, 5800, false)),
    ("汽车促消费活动", None, Run::Yearly(5)),
    ("下乡展销", None, Run::Yearly(3)),
    (
        "废旧家电回收量",
        Some("区商务局"),
        Run::Grows(200, 270, false),
    ),
    (
        "二手车交易量与新车销售比值",
        Some("区商务局"),
        Run::Grows(62, 85, false),
    ),
    (
        "报废机动车规范回收拆解量",
        Some("区商务局"),
        Run::Monthly(21),
    ),
    (
        "创新能力",
        None,
        Run::Words("新增市级以上研发平台2家，有序推进。"),
    ),
];

/// Growth is counted from this: the base year's value, in hundredths.
const BASE: (&str, i64) = ("废旧家电回收量", 200);

fn hundredths(value: i64) -> Amount {
    Amount(value * 100)
}

impl History<'_> {
    /// Owners that the notice does not name, a base value, a kind.
    pub(super) fn name_owners(&mut self, on: NaiveDate) -> Result<()> {
        let basis = "专班第一次会议议定";
        let lines = self.ledger.view(on).indicators()?.lines;
        for (name, owner, run) in VALUES {
            let Some(id) = named(&lines, name).map(|line| line.id) else {
                continue;
            };
            if let Some(owner) = owner {
                let owner = self.unit_named(on, owner)?;
                let basis = basis.to_owned();
                let set = IndicatorAct::SetOwner { id, owner, basis };
                self.act(on, Act::Indicator(set))?;
            }
            if let Run::Monthly(_) = run {
                let describe = IndicatorAct::Describe {
                    id,
                    kind: Some(IndicatorKind::Flow),
                    direction: Some(Direction::Up),
                };
                self.act(on, Act::Indicator(describe))?;
            }
            if name == BASE.0 {
                let set = IndicatorAct::SetBase {
                    id,
                    year: 2023,
                    value: Some(hundredths(BASE.1)),
                    basis: "统计年鉴".to_owned(),
                };
                self.act(on, Act::Indicator(set))?;
            }
        }
        Ok(())
    }

    /// On the 8th the values of the month before come in.
    pub(super) fn measure_up(&mut self, on: NaiveDate) -> Result<()> {
        if on.day() != 8 {
            return Ok(());
        }
        let as_of = on - Days::new(8);
        let lines = self.ledger.view(on).indicators()?.lines;
        for (place, (name, _, run)) in VALUES.into_iter().enumerate() {
            let Some(line) = named(&lines, name) else {
                continue;
            };
            let Some(mut reading) = value_of(line.id, as_of, run) else {
                continue;
            };
            reading.reported_by = line.owner;
            reading.received_on = Some(on);
            match (as_of.month(), place) {
                // Late by three weeks.
                (3 | 8, 4) => self.later(on + Days::new(22), move |history, on| {
                    reading.received_on = Some(on);
                    history.record(on, reading).map(drop)
                }),
                (1 | 6, 5) => self.correct_twice(on, reading)?,
                (4, 3) => self.take_out(on, reading)?,
                _ => drop(self.record(on, reading)?),
            }
        }
        Ok(())
    }

    fn record(&mut self, on: NaiveDate, reading: NewReading) -> Result<ReadingId> {
        let record = ReadingAct::Record { reading };
        self.act(on, Act::Reading(record)).map(ReadingId)
    }

    /// Recorded with a slip, corrected in a week, and once more a week later.
    fn correct_twice(&mut self, on: NaiveDate, right: NewReading) -> Result<()> {
        let off = |by: i64| NewReading {
            value: right.value.map(|value| Amount(value.0 + by)),
            ..right.clone()
        };
        let (wrong, better) = (off(1_300_000), off(100_000));
        let first = self.record(on, wrong)?;
        self.later(on + Days::new(7), move |history, on| {
            let second = history.correct(on, first, better, "录入时小数点有误")?;
            history.later(on + Days::new(6), move |history, on| {
                history
                    .correct(on, second, right, "责任单位复核更正")
                    .map(drop)
            });
            Ok(())
        });
        Ok(())
    }

    fn correct(
        &mut self,
        on: NaiveDate,
        id: ReadingId,
        reading: NewReading,
        reason: &str,
    ) -> Result<ReadingId> {
        let reason = reason.to_owned();
        let correct = ReadingAct::Correct {
            id,
            reading,
            reason,
        };
        self.act(on, Act::Reading(correct)).map(ReadingId)
    }

    /// Recorded, and taken out two days later: it was never reported so.
    fn take_out(&mut self, on: NaiveDate, reading: NewReading) -> Result<()> {
        let id = self.record(on, reading)?;
        self.later(on + Days::new(2), move |history, on| {
            let reason = "误将计划数作为完成数报送".to_owned();
            let withdraw = ReadingAct::Withdraw { id, reason };
            history.act(on, Act::Reading(withdraw)).map(drop)
        });
        Ok(())
    }
}

fn named<'a>(lines: &'a [IndicatorLine], name: &str) -> Option<&'a IndicatorLine> {
    lines.iter().find(|line| line.name.contains(name))
}

/// What an indicator had reached by the end of a month; none in months that tell nothing.
fn value_of(indicator: IndicatorId, as_of: NaiveDate, run: Run) -> Option<NewReading> {
    let begun = NaiveDate::from_ymd_opt(2024, 10, 28)?;
    let days = (as_of - begun).num_days().clamp(0, 1095);
    let month = i64::from(as_of.month());
    let value = match run {
        Run::Grows(from, to, whole) => {
            let now = from + (to - from) * days / 1095;
            Some(if whole { now / 100 * 100 } else { now })
        }
        Run::Yearly(count) => Some(count * month / 12 * 100),
        Run::Monthly(about) => Some(about + month % 4),
        Run::Words(_) if month % 3 != 0 => return None,
        Run::Words(_) => None,
    };
    let words = match run {
        Run::Words(words) => Some(words.to_owned()),
        _ => None,
    };
    Some(NewReading {
        indicator,
        from: matches!(run, Run::Monthly(_))
            .then(|| as_of.with_day(1))
            .flatten(),
        as_of,
        value: value.map(hundredths),
        verdict: words.is_some().then_some(Verdict::OnTrack),
        words,
        status: if month == 12 {
            ReadingStatus::Final
        } else {
            ReadingStatus::Provisional
        },
        reported_by: None,
        received_on: None,
        document: None,
    })
}
