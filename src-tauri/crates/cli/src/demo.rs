//! A deterministic invented history of the office over the real plan: monthly meetings, decisions and
//! what became of them. The same seed and years give the same acts, played through the same door as a
//! clerk's. Names of persons are invented and carry no full name; nothing here is a fact of the district.

use crate::Failure;
use chrono::{Datelike, Days, Months, NaiveDate};
use ledger::{Ledger, Stamp};
use office::act::Act;
use office::ask::Answers;
use office::content::Content;
use office::document::{DocumentAct, DocumentKind, NewDocument};
use office::follow_up::{
    Closing, Extension, FollowUpAct, FollowUpState, Level, NewFollowUp, Source,
};
use office::id::{AgendaItemId, DecisionId, DocumentId, FollowUpId, MeasureId, MeetingId, UnitId};
use office::meeting::{
    AgendaAct, AttendanceAct, DecisionAct, DecisionKind, MeetingAct, NewAgendaItem, NewDecision,
    NewMeeting, Presence, QuickFollowUp,
};
use office::period::{Cycle, Period};
use office::profile::{Office, OfficeAct};
use office::report::{NewReport, ReportAct, ReportSubject};
use std::collections::BTreeSet;
use std::path::Path;

/// The first meeting; the plan was issued a week before.
const FIRST_MEETING: (i32, u32, u32) = (2024, 11, 5);

/// What a decision asks of the leads of a measure, with the evidence it ends in.
const MATTERS: [(&str, &str); 8] = [
    ("建立设备更新项目储备库", "项目储备清单"),
    ("开展重点企业走访诊断", "走访诊断台账"),
    ("制定年度任务分解方案", "任务分解方案"),
    ("完成重点领域情况摸底", "摸底统计表"),
    ("落实配套政策实施细则", "政策实施细则"),
    ("推进重点项目开工建设", "开工项目清单"),
    ("组织政策宣传专场活动", "活动总结"),
    ("开展安全隐患专项排查", "隐患整改清单"),
];

const CHAIRS: [&str; 3] = ["王某", "张某", "刘某"];
const ROOMS: [&str; 3] = [
    "区政府三楼会议室",
    "区政府五楼会议室",
    "区政务服务中心二楼会议室",
];

/// Makes the book and plays the years.
pub(crate) fn demo(book: &Path, years: u32, seed: u64) -> Result<(), Failure> {
    let first = NaiveDate::from_ymd_opt(FIRST_MEETING.0, FIRST_MEETING.1, FIRST_MEETING.2)
        .expect("BUG: the first meeting has a date");
    if !(1..=20).contains(&years) {
        return Err(Failure::Usage("年数应在1至20之间。".to_owned()));
    }
    let begin = stamp(first - Days::new(5));
    desk::new_book(book, None, &begin)?;
    let ledger = Ledger::open(book, &begin)?;
    let mut history = History {
        ledger,
        dice: Dice(seed),
        live: Vec::new(),
    };
    history.set_up(first - Days::new(4))?;
    for month in 0..years * 12 {
        let on = first
            .checked_add_months(Months::new(month))
            .unwrap_or(first);
        history.month(on)?;
    }
    history.ledger.close()?;
    Ok(())
}

fn stamp(on: NaiveDate) -> Stamp {
    Stamp {
        at: on.and_hms_opt(9, 0, 0).unwrap_or_default(),
        by: "演示".to_owned(),
    }
}

/// A small generator (splitmix64): the same on every machine, and nothing depends on its quality.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides.max(1) as u64) as usize
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// A follow-up under way, and when something happens to it next.
struct Live {
    id: FollowUpId,
    owner: UnitId,
    due: NaiveDate,
    next_on: NaiveDate,
    evidence: &'static str,
}

struct History {
    ledger: Ledger,
    dice: Dice,
    live: Vec<Live>,
}

impl History {
    fn act(&mut self, on: NaiveDate, act: Act) -> Result<i64, Failure> {
        let done = self.ledger.act(&act, &stamp(on))?;
        Ok(done.made.unwrap_or_default())
    }

    fn set_up(&mut self, on: NaiveDate) -> Result<(), Failure> {
        let name = "环翠区推动大规模设备更新和消费品以旧换新工作专班";
        let office = Office {
            group_name: Some(name.to_owned()),
            office_name: Some(format!("{name}办公室")),
            host_unit: Some("区发展和改革局".to_owned()),
            number_prefix: Some("环换新督".to_owned()),
            paper_prefix: Some("环换新".to_owned()),
            prefixes: Vec::new(),
            convener: Some("王某".to_owned()),
            contact: Some("于某".to_owned()),
            telephone: Some("0631-5200000".to_owned()),
        };
        self.act(on, Act::Office(OfficeAct::Set { office }))
            .map(drop)
    }

    /// A meeting, then the month that follows it.
    fn month(&mut self, on: NaiveDate) -> Result<(), Failure> {
        let meeting = self.call_meeting(on)?;
        self.hold_meeting(meeting, on)?;
        let next = on.checked_add_months(Months::new(1)).unwrap_or(on);
        for day in 1..(next - on).num_days() as u64 {
            self.day(on + Days::new(day))?;
        }
        self.report(next - Days::new(6))
    }

    fn call_meeting(&mut self, on: NaiveDate) -> Result<MeetingId, Failure> {
        let form = NewMeeting {
            series: "专班调度会".to_owned(),
            ordinal: None,
            on,
            time: Some(self.dice.of(&["9:00", "14:30", "15:00"]).to_owned()),
            place: Some(self.dice.of(&ROOMS).to_owned()),
            chair: Some(self.dice.of(&CHAIRS).to_owned()),
            recorder: Some("于某".to_owned()),
            level: Some("各牵头单位分管负责同志".to_owned()),
        };
        let called = on - Days::new(4);
        let meeting =
            MeetingId(self.act(called, Act::Meeting(MeetingAct::Create { meeting: form }))?);
        let units: Vec<UnitId> = self
            .ledger
            .view(on)
            .units()?
            .into_iter()
            .filter(|unit| unit.leads > 0)
            .map(|unit| unit.id)
            .collect();
        self.act(
            called,
            Act::Attendance(AttendanceAct::Invite { meeting, units }),
        )?;
        self.act(
            called,
            Act::Meeting(MeetingAct::Notify {
                id: meeting,
                on: called,
            }),
        )?;
        Ok(meeting)
    }

    fn hold_meeting(&mut self, meeting: MeetingId, on: NaiveDate) -> Result<(), Failure> {
        let measures = self.ledger.view(on).plan()?.measures;
        let count = 3 + self.dice.below(2);
        let mut items = Vec::new();
        for _ in 0..count {
            let measure = &measures[self.dice.below(measures.len())];
            let Some(lead) = measure.leads.first().and_then(|part| part.unit) else {
                continue;
            };
            let item = NewAgendaItem {
                title: format!("{}情况", measure.title),
                presenter: Some(lead),
                minutes: Some(10),
                paragraph: Some(format!(
                    "会议听取了{}关于{}情况的汇报。",
                    measure.leads[0].name, measure.title
                )),
                materials_due: None,
                copies: None,
            };
            let id = AgendaItemId(self.act(on, Act::Agenda(AgendaAct::Add { meeting, item }))?);
            items.push((id, measure.id, measure.number, lead));
        }
        self.act(on, Act::Meeting(MeetingAct::Hold { id: meeting, on }))?;
        self.sign_in(meeting, on)?;
        for (item, measure, number, lead) in items {
            self.decide(meeting, on, item, measure, number, lead)?;
        }
        let decision = NewDecision {
            agenda_item: None,
            kind: DecisionKind::Required,
            text: "各单位要压实责任、按月调度，重要情况及时报告。".to_owned(),
        };
        let general = self.act(
            on,
            Act::Decision(DecisionAct::Record {
                meeting,
                decision,
                follow_up: None,
            }),
        )?;
        self.act(
            on,
            Act::Decision(DecisionAct::Waive {
                id: DecisionId(general),
                reason: "一般性要求，不立项".to_owned(),
            }),
        )?;
        let signed = on + Days::new(2);
        self.act(
            signed,
            Act::Meeting(MeetingAct::SignMinutes {
                id: meeting,
                signed_by: "王某".to_owned(),
                on: signed,
            }),
        )?;
        self.act(
            signed,
            Act::Meeting(MeetingAct::IssueMinutes {
                id: meeting,
                on: signed,
            }),
        )
        .map(drop)
    }

    fn sign_in(&mut self, meeting: MeetingId, on: NaiveDate) -> Result<(), Failure> {
        for line in self.ledger.view(on).meeting(meeting)?.attendance {
            let presence = match self.dice.below(12) {
                0 => Presence::Excused,
                1 | 2 => Presence::Deputy,
                _ => Presence::Present,
            };
            let person = self
                .dice
                .of(&["赵某", "孙某", "周某", "吴某", "郑某", "冯某"]);
            let persons = (presence != Presence::Excused).then(|| person.to_owned());
            self.act(
                on,
                Act::Attendance(AttendanceAct::Set {
                    meeting,
                    unit: line.unit,
                    presence: Some(presence),
                    persons,
                }),
            )?;
        }
        Ok(())
    }

    fn decide(
        &mut self,
        meeting: MeetingId,
        on: NaiveDate,
        item: AgendaItemId,
        measure: MeasureId,
        number: u32,
        owner: UnitId,
    ) -> Result<(), Failure> {
        let (matter, evidence) = self.dice.of(&MATTERS);
        let due = on + Days::new(20 + 10 * self.dice.below(6) as u64);
        let text = format!("{matter}，{}月底前取得阶段性成效。", due.month());
        let form = NewFollowUp {
            title: format!("{matter}（第{number}项措施）"),
            requirement: Some(format!("{matter}，完成后报送{evidence}。")),
            source: Source::ThisDecision,
            owner: Some(owner),
            measures: vec![measure],
            due: Some(due),
            ..NewFollowUp::default()
        };
        let decision = NewDecision {
            agenda_item: Some(item),
            kind: DecisionKind::Decided,
            text,
        };
        let follow_up = Some(QuickFollowUp {
            form,
            issue_on: Some(on),
        });
        let decision = self.act(
            on,
            Act::Decision(DecisionAct::Record {
                meeting,
                decision,
                follow_up,
            }),
        )?;
        let page = self.ledger.view(on).meeting(meeting)?;
        let opened = page
            .decisions
            .iter()
            .find(|line| line.id.0 == decision)
            .and_then(|line| line.follow_ups.first());
        if let Some(line) = opened {
            let next_on = on + Days::new(2 + self.dice.below(3) as u64);
            self.live.push(Live {
                id: line.id,
                owner,
                due,
                next_on,
                evidence,
            });
        }
        Ok(())
    }

    /// Everything that happens on a day, each item at its own pace.
    fn day(&mut self, on: NaiveDate) -> Result<(), Failure> {
        let mut live = std::mem::take(&mut self.live);
        for item in &mut live {
            if item.next_on <= on {
                self.step(item, on)?;
            }
        }
        live.retain(|item| item.next_on < NaiveDate::MAX);
        self.live.append(&mut live);
        Ok(())
    }

    fn step(&mut self, item: &mut Live, on: NaiveDate) -> Result<(), Failure> {
        let state = self.ledger.view(on).follow_up(item.id)?.line.state;
        let id = item.id;
        let wait = |days: usize| on + Days::new(days as u64);
        let act = match state {
            FollowUpState::Issued => {
                item.next_on = wait(6 + self.dice.below(8));
                FollowUpAct::Receive {
                    id,
                    on,
                    by: Some("联络员".to_owned()),
                }
            }
            FollowUpState::Received => {
                item.next_on = item.due - Days::new(6) + Days::new(self.dice.below(14) as u64);
                FollowUpAct::Reply {
                    id,
                    on,
                    words: "已明确责任人和时间节点，正在推进。".to_owned(),
                    document: None,
                }
            }
            FollowUpState::Active | FollowUpState::Returned => return self.finish(item, on),
            FollowUpState::Submitted if self.dice.below(8) == 0 => {
                item.next_on = wait(5);
                FollowUpAct::Return {
                    id,
                    on,
                    reason: "佐证材料不完整，请补充。".to_owned(),
                }
            }
            FollowUpState::Submitted => {
                item.next_on = NaiveDate::MAX;
                FollowUpAct::Close {
                    id,
                    closing: Closing {
                        on,
                        statement: format!("任务已完成，{}已报送", item.evidence),
                        evidence: Vec::new(),
                        waiver: None,
                        verified_by: "于某".to_owned(),
                        verified_how: "查阅材料".to_owned(),
                        approved_by: "王某".to_owned(),
                    },
                }
            }
            FollowUpState::Draft
            | FollowUpState::Suspended
            | FollowUpState::Closed
            | FollowUpState::Merged
            | FollowUpState::Cancelled => {
                item.next_on = NaiveDate::MAX;
                return Ok(());
            }
        };
        self.act(on, Act::FollowUp(act)).map(drop)
    }

    /// Most submit with evidence; some ask for more time, some must be reminded.
    fn finish(&mut self, item: &mut Live, on: NaiveDate) -> Result<(), Failure> {
        let id = item.id;
        match self.dice.below(10) {
            0 => {
                item.due = item.due.max(on) + Days::new(30);
                item.next_on = item.due - Days::new(3);
                let extension = Extension {
                    asked_on: on,
                    reason: "项目手续办理周期较长".to_owned(),
                    decided_on: on,
                    approved_by: "王某".to_owned(),
                    granted: Some(item.due),
                };
                self.act(on, Act::FollowUp(FollowUpAct::Extend { id, extension }))
                    .map(drop)
            }
            1 | 2 => {
                item.next_on = on + Days::new(8 + self.dice.below(20) as u64);
                let level = if on > item.due {
                    Level::Urge
                } else {
                    Level::Remind
                };
                self.act(
                    on,
                    Act::FollowUp(FollowUpAct::Remind {
                        id,
                        on,
                        level,
                        approved_by: None,
                        words: None,
                    }),
                )
                .map(drop)
            }
            _ => {
                item.next_on = on + Days::new(1 + self.dice.below(4) as u64);
                let evidence = self.keep_evidence(item, on)?;
                let words = "已按要求完成，现申请办结。".to_owned();
                self.act(
                    on,
                    Act::FollowUp(FollowUpAct::Submit {
                        id,
                        on,
                        words,
                        evidence: vec![evidence],
                    }),
                )
                .map(drop)
            }
        }
    }

    fn keep_evidence(&mut self, item: &Live, on: NaiveDate) -> Result<DocumentId, Failure> {
        let document = NewDocument {
            title: item.evidence.to_owned(),
            kind: DocumentKind::Evidence,
            file_name: format!("{}.txt", item.evidence),
            received_on: on,
            unit: Some(item.owner),
        };
        let content = Content::Bytes(
            format!("演示材料：{}，督办事项{}。", item.evidence, item.id).into_bytes(),
        );
        Ok(DocumentId(self.act(
            on,
            Act::Document(DocumentAct::Keep { document, content }),
        )?))
    }

    /// Month's end: some leads report, one of them with something to be coordinated.
    fn report(&mut self, on: NaiveDate) -> Result<(), Failure> {
        let measures = self.ledger.view(on).plan()?.measures;
        let mut told = BTreeSet::new();
        for _ in 0..6 {
            let measure = &measures[self.dice.below(measures.len())];
            if !told.insert(measure.id) {
                continue;
            }
            let Some(lead) = measure.leads.first().and_then(|part| part.unit) else {
                continue;
            };
            let coordination =
                (self.dice.below(6) == 0).then(|| "项目用地指标不足，请区里协调解决。".to_owned());
            let report = NewReport {
                subject: ReportSubject::Measure(measure.id),
                unit: lead,
                period: Period::holding(Cycle::Month, on),
                received_on: on,
                progress: self
                    .dice
                    .of(&[
                        "按计划推进，累计走访企业12家。",
                        "已完成年度任务的六成。",
                        "政策宣传覆盖全部镇街。",
                        "重点项目已开工建设。",
                    ])
                    .to_owned(),
                problem: None,
                next_step: Some("继续按月调度。".to_owned()),
                coordination,
                document: None,
            };
            self.act(on, Act::Report(ReportAct::Record { report }))?;
        }
        Ok(())
    }
}
