//! Briefs of the papers beside the meeting's own, made up over the same notice.

use super::{chapters, day, division_brief, follow_up, follow_ups, head, meeting, pack_brief};
use office::brief::*;
use office::indicator::Amount;
use office::lights::{Light, LightCount};

fn contact() -> ContactBrief {
    ContactBrief {
        name: "李敏".into(),
        telephone: Some("0631-5228866".into()),
    }
}

fn late() -> FollowUpBrief {
    follow_ups()
        .into_iter()
        .find(|line| line.light == Light::Red)
        .unwrap()
}

pub fn notice_brief() -> MeetingNoticeBrief {
    MeetingNoticeBrief {
        head: head("关于召开专班调度会第3次会议的通知"),
        mark: "环翠区设备更新工作专班办公室".into(),
        number: Some("环设更专班〔2026〕31号".into()),
        to: [
            "区发展和改革局",
            "区工业和信息化局",
            "区财政局",
            "区住房城乡建设局",
            "区商务局",
            "生态环境分局",
        ]
        .map(str::to_owned)
        .into(),
        copies_to: vec!["区政府办公室".into()],
        meeting: meeting(),
        level: Some("主要负责人".into()),
        agenda: pack_brief().agenda,
        materials: Some(MaterialsBrief {
            due: Some(day("2026-11-23")),
            copies: Some(20),
        }),
        reply_by: Some(day("2026-11-22")),
        contact: Some(contact()),
        dated: day("2026-11-19"),
    }
}

pub fn sign_in_brief() -> SignInBrief {
    let row = |unit: &str, name: Option<&str>, post: Option<&str>| SignInRow {
        unit: unit.into(),
        name: name.map(Into::into),
        post: post.map(Into::into),
        telephone: name.map(|_| "0631-5220101".into()),
    };
    SignInBrief {
        head: head("专班调度会第3次会议签到表"),
        meeting: meeting(),
        rows: vec![
            row("区发展和改革局", Some("于海涛"), Some("局长")),
            row("区工业和信息化局", Some("喆堃赟"), Some("副局长")),
            row("区财政局", None, None),
            row("区住房城乡建设局", Some("犇镕"), Some("局长")),
            row("区商务局", None, None),
            row("生态环境分局", None, None),
        ],
        spare: 6,
    }
}

pub fn slip_brief(letter: bool) -> SlipBrief {
    SlipBrief {
        plain_head: false,
        head: head(if letter {
            "关于抓紧办理老旧燃气管道改造事项的提醒函"
        } else {
            "督办通知单"
        }),
        letter,
        mark: "环翠区设备更新工作专班办公室".into(),
        number: Some("环设更专班督〔2026〕5号".into()),
        to: "区住房城乡建设局".into(),
        copies_to: vec!["区政府督查室".into()],
        matter: late(),
        issued_on: Some(day("2026-10-16")),
        instruction: (!letter).then(|| "请住建局倒排工期，月底前见成效。".into()),
        history: vec!["2026年11月11日提醒".into(), "2026年11月16日催办".into()],
        demand: Some("请说明超期原因，明确完成时间".into()),
        reply_by: Some(day("2026-11-30")),
        signed_by: Some("王晓东".into()),
        contact: Some(contact()),
        dated: day("2026-11-23"),
    }
}

pub fn ledger_brief() -> LedgerTableBrief {
    let row = |matter: FollowUpBrief| LedgerRow {
        problem: (matter.light == Light::Red).then(|| "施工队伍进场晚，管材未到齐".into()),
        next_step: (matter.light != Light::Green).then(|| "11月底前完成剩余1.2公里".into()),
        progress: matter.latest.clone(),
        matter,
    };
    LedgerTableBrief {
        head: head("环翠区设备更新工作台账"),
        filter: "全部未办结督办事项".into(),
        large: false,
        rows: follow_ups().into_iter().cycle().take(40).map(row).collect(),
    }
}

pub fn bulletin_brief() -> BulletinBrief {
    let lines = follow_ups();
    let of = |light| {
        lines
            .iter()
            .filter(|line| line.light == light)
            .cloned()
            .collect()
    };
    let count = |chapter: &ChapterBrief| LightCountBrief {
        name: format!("{}、{}", chapter.no, chapter.title),
        count: LightCount::of(chapter.measures.iter().map(|measure| measure.light)),
    };
    BulletinBrief {
        copies_to: vec!["区政府办公室".into()],
        head: head("关于2026年11月份设备更新和消费品以旧换新工作进展情况的通报"),
        mark: "环翠区设备更新工作专班通报".into(),
        number: Some("第17期".into()),
        to: vec!["各镇（街道）".into(), "区直有关部门、单位".into()],
        summary: pack_brief().summary,
        chapters: chapters().iter().map(count).collect(),
        closed: vec![follow_up(
            2,
            "印发工作专班组建方案",
            "区发展和改革局",
            "2026-10-20",
            "办结销号",
            Light::Done,
            "",
        )],
        overdue: of(Light::Red),
        missing_reports: vec![("区商务局".into(), "第11项措施11月报告".into())],
        due_next: of(Light::Yellow),
        due_until: day("2026-12-31"),
        dated: day("2026-11-30"),
    }
}

pub fn unit_brief() -> UnitSheetBrief {
    let all: Vec<MeasureBrief> = chapters()
        .into_iter()
        .flat_map(|chapter| chapter.measures)
        .collect();
    UnitSheetBrief {
        co_follow_ups: follow_ups().into_iter().take(2).collect(),
        contact: Some(contact()),
        head: head("区住房城乡建设局任务单"),
        unit: "区住房城乡建设局".into(),
        parts: vec![
            UnitPartBrief {
                role: "第一牵头".into(),
                measures: all[4..6].to_vec(),
            },
            UnitPartBrief {
                role: "责任".into(),
                measures: all[9..12].to_vec(),
            },
        ],
        tasks: tasks(),
        follow_ups: follow_ups(),
        indicators: all[4].targets.clone(),
    }
}

fn tasks() -> Vec<TaskBrief> {
    let task = |words: &str, due: &str, reached: Option<&str>, missed| TaskBrief {
        measure: 5,
        words: words.into(),
        owner: "区住房城乡建设局".into(),
        due: Some(day(due)),
        reached_on: reached.map(day),
        missed,
    };
    vec![
        task(
            "完成老旧住宅电梯更新摸底",
            "2025-06-30",
            Some("2025-06-20"),
            false,
        ),
        task("完成老旧燃气管道改造1.5公里", "2026-10-31", None, true),
        task("建立更新改造项目库", "2026-12-31", None, false),
    ]
}

pub fn measure_page_brief() -> MeasurePageBrief {
    let chapters = chapters();
    let measure = chapters[1].measures[0].clone();
    let part = |unit: &str, role: &str, until: Option<&str>| PartHistoryBrief {
        unit: unit.into(),
        role: role.into(),
        from: None,
        until: until.map(day),
        basis: Some("方案载明".into()),
    };
    let points = |points: &[(&str, &str)]| {
        let point = |(on, value): &(&str, &str)| (day(on), Amount::parse(value).unwrap());
        points.iter().map(point).collect()
    };
    MeasurePageBrief {
        head: head(&format!("第{}项措施情况单", measure.number)),
        chapter: Some(format!("{}、{}", chapters[1].no, chapters[1].title)),
        clause: super::NOTICE
            .lines()
            .find(|line| line.starts_with("4."))
            .unwrap_or("4.推动")
            .into(),
        measure,
        parts: vec![
            part("区农业机械发展中心", "第一牵头", Some("2026-03-01")),
            part("区水利局", "第一牵头", None),
            part("区财政局", "责任", None),
        ],
        tasks: tasks(),
        curves: vec![CurveBrief {
            name: "农作物耕种收综合机械化率".into(),
            unit: "%".into(),
            schedule: points(&[
                ("2023-12-31", "94.6"),
                ("2025-12-31", "95.2"),
                ("2027-12-31", "95.4"),
            ]),
            values: points(&[
                ("2024-06-30", "94.7"),
                ("2024-12-31", "94.95"),
                ("2025-06-30", "95"),
                ("2025-12-31", "95.1"),
                ("2026-09-30", "95.3"),
            ]),
        }],
        follow_ups: follow_ups(),
        meetings: vec!["2026年10月15日专班调度会第2次会议".into()],
    }
}

pub fn life_brief() -> LifeBrief {
    let step = |on: &str, step: &str, words: &str, documents: &[&str]| StepBrief {
        on: day(on),
        step: step.into(),
        words: words.into(),
        documents: documents.iter().map(|title| (*title).into()).collect(),
    };
    LifeBrief {
        replies: None,
        head: head("督办事项办理过程单"),
        matter: late(),
        measures: vec![(7, "推动建筑领域设备更新".into())],
        instruction: Some(InstructionBrief {
            leader: "副区长王晓东".into(),
            on: day("2026-10-14"),
            words: "请住建局倒排工期，月底前见成效。".into(),
        }),
        leader: Some("王晓东".into()),
        steps: vec![
            step(
                "2026-10-16",
                "交办",
                "交区住房城乡建设局办理，时限2026年11月10日",
                &[],
            ),
            step("2026-10-18", "签收", "签收人张某", &["签收单"]),
            step(
                "2026-11-02",
                "反馈",
                "已完成0.8公里，其余待管材到场",
                &["进展报告（11月）"],
            ),
            step(
                "2026-11-11",
                "提醒",
                "提醒：请抓紧办理",
                &["环设更专班督〔2026〕3号"],
            ),
        ],
        closing: None,
    }
}

pub fn assessment_brief() -> AssessmentBrief {
    let row = |measure,
               words: &str,
               wanted: Option<&str>,
               reached: Option<&str>,
               light,
               verdict: &str| AssessedTarget {
        measure,
        indicator: words.chars().skip(7).take(12).collect(),
        due: "2025年底".into(),
        words: words.into(),
        wanted: wanted.map(Into::into),
        reached: reached.map(Into::into),
        source: reached.map(|_| "截至2025年12月31日，区商务局报送".into()),
        owner: measure.map(|_: u32| "区商务局".into()),
        light,
        verdict: verdict.into(),
    };
    AssessmentBrief {
        head: head("2025年度目标评估"),
        rows: vec![
            row(
                None,
                "到2025年，新能源汽车保有量达到8000辆以上",
                Some("≥8000辆"),
                Some("8124辆"),
                Light::Done,
                "已完成",
            ),
            row(
                Some(4),
                "到2025年，农作物耕种收综合机械化率达到95.2%",
                Some("≥95.2%"),
                Some("95.1%"),
                Light::Red,
                "未完成，差0.1",
            ),
            row(
                Some(14),
                "到2025年，报废汽车规范回收拆解量达到3万辆",
                Some("≥3万辆"),
                Some("2.45万辆"),
                Light::Red,
                "未完成",
            ),
            row(
                Some(17),
                "到2025年，建成再生资源回收网点体系",
                None,
                None,
                Light::Grey,
                "缺数据",
            ),
        ],
    }
}

pub fn questions_brief() -> OpenQuestionsBrief {
    let row = |kind: &str, measure, words: &str, proposal: &str| QuestionBrief {
        kind: kind.into(),
        measure,
        words: words.into(),
        proposal: proposal.into(),
    };
    OpenQuestionsBrief {
        head: head("提请明确事项清单"),
        rows: vec![
            row(
                "疑为同一单位",
                Some(10),
                "区机关事务服务中心",
                "与第13项“区机关事务中心”为同一单位，建议统一为“区机关事务服务中心”",
            ),
            row(
                "无责任单位",
                None,
                "到2025年，新能源汽车保有量达到8000辆以上",
                "建议由区商务局负责",
            ),
            row(
                "缺基期",
                None,
                "设备投资规模较2023年增长28%以上",
                "建议由区统计局提供2023年数据",
            ),
        ],
    }
}

pub fn contacts_brief() -> ContactsBrief {
    let person = |name: &str, post: &str, role: &str| ContactsRow {
        name: name.into(),
        post: Some(post.into()),
        role: role.into(),
        office_phone: Some("0631-5220101".into()),
        mobile: Some("13800000000".into()),
    };
    ContactsBrief {
        head: head("环翠区设备更新工作专班通讯录"),
        mobiles: false,
        groups: vec![
            ContactsGroup {
                unit: "区领导".into(),
                people: vec![person("王晓东", "区委常委、副区长", "工业、商务")],
            },
            ContactsGroup {
                unit: "区发展和改革局".into(),
                people: vec![
                    person("于海涛", "局长", "主要负责人"),
                    person("喆垚", "副局长", "分管负责人"),
                    person("李敏", "科长", "联络员"),
                ],
            },
        ],
    }
}

pub fn register_brief() -> RegisterBrief {
    let row = |no: u32, title: &str, issued: bool| RegisterRow {
        number: format!("环设更专班〔2026〕{no}号"),
        title: title.into(),
        to: "区发展和改革局等6家单位".into(),
        copies: Some(20),
        signed_by: Some("王晓东".into()),
        signed_on: Some(day("2026-11-19")),
        issued_on: issued.then(|| day("2026-11-20")),
        remark: (!issued).then(|| "已作废".into()),
    };
    RegisterBrief {
        head: head("发文登记"),
        year: 2026,
        rows: vec![
            row(30, "关于报送11月份工作进展的通知", true),
            row(31, "关于召开专班调度会第3次会议的通知", true),
            row(32, "关于抓紧办理老旧燃气管道改造事项的提醒函", false),
        ],
    }
}

pub fn drafting_brief() -> DraftingSheetBrief {
    DraftingSheetBrief {
        head: head("发文稿纸"),
        paper_title: "关于召开专班调度会第3次会议的通知".into(),
        number: None,
        to: notice_brief().to,
        copies_to: notice_brief().copies_to,
        copies: Some(20),
        drafted_by: Some("李敏".into()),
        drafted_on: Some(day("2026-11-18")),
        reviewed_by: None,
        signed_by: None,
        signed_on: None,
    }
}

/// Every paper once; the slip in both of its shapes.
pub fn briefs() -> Vec<(&'static str, Brief)> {
    vec![
        ("meeting-pack", Brief::MeetingPack(pack_brief())),
        ("minutes", Brief::Minutes(super::minutes_brief())),
        ("meeting-notice", Brief::MeetingNotice(notice_brief())),
        ("sign-in-sheet", Brief::SignIn(sign_in_brief())),
        ("follow-up-slip", Brief::Slip(slip_brief(false))),
        ("follow-up-letter", Brief::Slip(slip_brief(true))),
        ("division-table", Brief::DivisionTable(division_brief())),
        ("ledger-table", Brief::LedgerTable(ledger_brief())),
        ("bulletin", Brief::Bulletin(bulletin_brief())),
        ("unit-sheet", Brief::UnitSheet(unit_brief())),
        ("assessment", Brief::Assessment(assessment_brief())),
        ("open-questions", Brief::OpenQuestions(questions_brief())),
        ("measure-page", Brief::MeasurePage(measure_page_brief())),
        ("life", Brief::Life(life_brief())),
        ("contacts", Brief::Contacts(contacts_brief())),
        ("register", Brief::Register(register_brief())),
        ("drafting-sheet", Brief::DraftingSheet(drafting_brief())),
        (
            "meeting-pack-annexes",
            Brief::MeetingPack(pack_with_annexes()),
        ),
        ("follow-up-letter-plain", {
            let mut slip = slip_brief(true);
            slip.plain_head = true;
            Brief::Slip(slip)
        }),
        ("ledger-table-a3", {
            let mut table = ledger_brief();
            (table.large, table.filter) = (true, "超期督办事项，承办单位为区商务局".into());
            table.rows.truncate(8);
            Brief::LedgerTable(table)
        }),
        ("contacts-outgoing", {
            let mut contacts = contacts_brief();
            contacts.mobiles = false;
            for person in contacts
                .groups
                .iter_mut()
                .flat_map(|group| &mut group.people)
            {
                person.mobile = None;
            }
            Brief::Contacts(contacts)
        }),
        ("unit-sheet-empty", {
            let mut unit = unit_brief();
            unit.parts.clear();
            unit.tasks.clear();
            unit.indicators.clear();
            unit.follow_ups.clear();
            unit.co_follow_ups.clear();
            Brief::UnitSheet(unit)
        }),
    ]
}

/// A pack to be collected after the meeting, with all that can be annexed.
pub fn pack_with_annexes() -> MeetingPackBrief {
    let report = |unit: &str, matter: &str| UnitReportBrief {
        unit: unit.into(),
        matter: matter.into(),
        period: "2026年10月".into(),
        progress: "新增技改项目3个，完成投资1.2亿元。".into(),
        problem: Some("部分企业融资困难。".into()),
        next_step: None,
    };
    MeetingPackBrief {
        collected: true,
        copies: Some(1),
        annexes: PackAnnex::ALL.into(),
        reports: vec![
            report("区工业和信息化局", "1.实施先进设备攻坚行动"),
            report("区商务局", "10.开展汽车以旧换新活动"),
        ],
        ..pack_brief()
    }
}
