//! What the tests of papers share: the faces of the set-up, and briefs to set.
//! The briefs take measures and units from the seed notice; follow-ups and meetings are made up.
#![allow(dead_code, unreachable_pub)] // each test binary uses a part
#![allow(clippy::unwrap_used)] // a test that can't build its brief should fall

pub mod more;
pub mod reading;

use chrono::NaiveDate;
use office::brief::*;
use office::lights::{Light, LightCount};
use pack::faces::{FaceFolder, Faces};
use std::path::PathBuf;

/// The seed notice.
pub const NOTICE: &str = include_str!("../../../../../seeds/huancui-2024-7.txt");

/// Where the set-up puts the open faces, unless the environment names another place.
pub fn face_folder() -> PathBuf {
    std::env::var_os("ZHUANBAN_FACES")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../target/faces"))
}

/// The faces. Without them no paper can be tested, so that is a failure and says what to do.
pub fn faces() -> Faces {
    let folder = face_folder();
    Faces::find(&[FaceFolder::ours(&folder)])
        .unwrap_or_else(|error| panic!("no faces to set papers in: run the set-up, or name their folder in ZHUANBAN_FACES ({error})"))
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn head(title: &str) -> PaperHead {
    PaperHead {
        title: title.into(),
        office: Some("环翠区推动大规模设备更新和消费品以旧换新工作专班办公室".into()),
        plan_title: "威海市环翠区推动大规模设备更新和消费品以旧换新工作落实方案".into(),
        plan_doc_no: Some("威环政发〔2024〕7号".into()),
        as_of: day("2026-11-23"),
        draft_mark: None,
        edition: None,
        notes: vec![],
    }
}

fn meeting() -> MeetingHead {
    MeetingHead {
        series: "专班调度会".into(),
        ordinal: 3,
        title: "专班调度会第3次会议".into(),
        held_on: day("2026-11-25"),
        time: Some("14:30".into()),
        place: Some("区政府机关办公楼三楼第二会议室".into()),
        chair: Some("区委常委、副区长 王晓东".into()),
        recorder: Some("李敏".into()),
    }
}

fn follow_up(
    no: u32,
    title: &str,
    owner: &str,
    due: &str,
    state: &str,
    light: Light,
    reason: &str,
) -> FollowUpBrief {
    FollowUpBrief {
        id: None,
        overdue: light == Light::Red,
        ended: light == Light::Done,
        number: Some(format!("环设更专班〔2026〕{no}号")),
        title: title.into(),
        requirement: "按期完成并书面反馈".into(),
        owner: owner.into(),
        co_units: if no.is_multiple_of(3) {
            vec!["区财政局".into(), "区住房城乡建设局".into()]
        } else {
            vec![]
        },
        measures: vec![no],
        source: "专班调度会第2次会议议定事项第1项".into(),
        original_due: Some(if no.is_multiple_of(4) {
            day("2026-10-31")
        } else {
            day(due)
        }),
        due: Some(day(due)),
        term: None,
        extensions: u32::from(no.is_multiple_of(4)),
        state: state.into(),
        light,
        reason: reason.into(),
        latest: Some("已完成现场核查".into()),
    }
}

fn follow_ups() -> Vec<FollowUpBrief> {
    let late = |no, title, owner| {
        follow_up(
            no,
            title,
            owner,
            "2026-11-10",
            "办理中",
            Light::Red,
            "超期13天",
        )
    };
    let soon = |no, title, owner| {
        follow_up(
            no,
            title,
            owner,
            "2026-11-26",
            "办理中",
            Light::Yellow,
            "距到期3个工作日",
        )
    };
    let good = |no, title, owner| {
        follow_up(
            no,
            title,
            owner,
            "2026-12-31",
            "已签收",
            Light::Green,
            "按期办理",
        )
    };
    vec![
        late(
            3,
            "摸清全区国三及以下排放标准非营运柴油货车底数并建立淘汰台账",
            "生态环境分局",
        ),
        late(
            5,
            "完成张村镇、羊亭镇老旧燃气管道改造1.5公里",
            "区住房城乡建设局",
        ),
        soon(
            8,
            "制定家电以旧换新补贴资金兑付流程并向社会公布",
            "区商务局",
        ),
        soon(9, "提报2027年度设备更新项目储备清单", "区发展和改革局"),
        good(11, "建立“互联网+回收”平台试点街道名单", "区商务局"),
        good(12, "举办第四季度汽车促消费下乡活动2场", "区商务局"),
        follow_up(
            13,
            "公共管网漏损率监测月报制度",
            "环翠水务有限公司",
            "2026-12-31",
            "挂起",
            Light::Grey,
            "已挂起",
        ),
    ]
}

/// Chapters and measures of the notice, by a reading good enough for a test.
pub fn chapters() -> Vec<ChapterBrief> {
    let mut chapters: Vec<ChapterBrief> = Vec::new();
    for line in NOTICE
        .lines()
        .map(|line| line.trim().trim_start_matches("[bookmark: _GoBack]"))
    {
        let heading = line.split_once('、').filter(|(no, title)| {
            "一二三四五六七八".contains(*no) && no.chars().count() == 1 && !title.contains('。')
        });
        if let Some((no, title)) = heading {
            chapters.push(ChapterBrief {
                no: no.into(),
                title: title.into(),
                measures: vec![],
            });
        } else if let Some((number, rest)) = line.split_once('.')
            && let Ok(number) = number.parse::<u32>()
        {
            chapters
                .last_mut()
                .unwrap()
                .measures
                .push(measure(number, rest));
        }
    }
    chapters.retain(|chapter| !chapter.measures.is_empty());
    chapters
}

/// One measure has tasks: reached, open and missed.
fn tasks_of(number: u32) -> Vec<TaskBrief> {
    if number != 5 {
        return Vec::new();
    }
    let task = |words: &str, due: &str, reached: Option<&str>, missed| TaskBrief {
        measure: number,
        words: words.to_owned(),
        owner: "区住房和城乡建设局".to_owned(),
        due: due.parse().ok(),
        reached_on: reached.and_then(|day| day.parse().ok()),
        missed,
    };
    vec![
        task("完成老旧电梯摸底", "2026-01-31", Some("2026-01-28"), false),
        task("更新改造老旧电梯", "2026-02-28", None, true),
        task("更新老旧公交车", "2026-12-31", None, false),
    ]
}

fn measure(number: u32, text: &str) -> MeasureBrief {
    let (title, body) = text.split_once('。').unwrap();
    let units = |label: &str| -> Vec<String> {
        let Some(at) = body.rfind(label) else {
            return vec![];
        };
        let after = body[at + label.len()..].trim_start_matches([':', '：']);
        let end = after
            .find(['；', '）', ')', '。', ';'])
            .unwrap_or(after.len());
        after[..end]
            .split(['、', '，'])
            .map(str::to_owned)
            .collect()
    };
    let clauses: Vec<&str> = body
        .split(['。', '；'])
        .filter(|c| c.contains("到2025年") || c.contains("到2027年"))
        .collect();
    let (light, reason) = match number % 5 {
        0 => (Light::Red, "1项滞后：超期13天"),
        1 => (Light::Yellow, "1项预警：距到期3个工作日"),
        2 => (Light::Green, "2项按期办理"),
        _ => (Light::Grey, "尚无可评内容"),
    };
    MeasureBrief {
        id: None,
        tasks: tasks_of(number),
        number,
        title: title.into(),
        leads: units("牵头单位"),
        responsible: units("责任单位"),
        targets: clauses
            .iter()
            .map(|clause| indicator(clause, Some(number)))
            .collect(),
        open_follow_ups: number % 3,
        light,
        reason: reason.into(),
        latest: (number.is_multiple_of(4))
            .then(|| "第三季度完成设备更新项目12个，完成投资3.2亿元".into()),
    }
}

fn indicator(words: &str, measure: Option<u32>) -> IndicatorBrief {
    let target = |year, value: &str| TargetBrief {
        year: Some(year),
        recurring: false,
        value: value.into(),
        words: words.into(),
    };
    IndicatorBrief {
        id: None,
        reached: measure
            .filter(|number| *number == 4)
            .map(|_| "95.1%（截至2026年3月31日，初步数）".to_owned()),
        behind: None,
        name: words.chars().skip(7).take(16).collect(),
        measure,
        owner: measure.map(|_| "区商务局".into()),
        targets: vec![target(2025, "≥90%"), target(2027, "≥95.2%")],
        light: Light::Grey,
        reason: if measure.is_some() {
            "缺数据".into()
        } else {
            "无责任单位".into()
        },
    }
}

pub fn pack_brief() -> MeetingPackBrief {
    let lines = follow_ups();
    let chapters = chapters();
    let count = |lights: Vec<Light>| Some(LightCount::of(lights));
    let red = lines
        .iter()
        .filter(|line| line.light == Light::Red)
        .map(|line| RedBrief {
            matter: format!("{} {}", line.number.clone().unwrap(), line.title),
            unit: line.owner.clone(),
            reason: format!("{}（时限2026年11月10日）", line.reason),
        })
        .collect();
    let owner = |name: &str| OwnerBrief {
        owner: name.into(),
        lines: lines
            .iter()
            .filter(|line| line.owner == name && line.light != Light::Green)
            .cloned()
            .collect(),
    };
    let mut indicators = vec![indicator("到2025年，新能源汽车保有量达到8000辆以上", None)];
    indicators.extend(
        chapters
            .iter()
            .flat_map(|chapter| &chapter.measures)
            .flat_map(|m| m.targets.clone()),
    );
    MeetingPackBrief {
        collected: false,
        copies: None,
        annexes: vec![PackAnnex::Measures],
        reports: vec![],
        head: PaperHead {
            draft_mark: Some("（讨论稿）".into()),
            notes: vec!["2027年节假日表未公布，工作日按周一至周五计算".into()],
            ..head("专班调度会第3次会议材料")
        },
        meeting: meeting(),
        agenda: vec![
            agenda(
                1,
                "听取第三季度设备更新和消费品以旧换新工作进展情况汇报",
                Some("区发展和改革局"),
                Some(10),
            ),
            agenda(
                2,
                "研究家电以旧换新补贴资金兑付有关问题",
                Some("区商务局"),
                Some(15),
            ),
            agenda(
                3,
                "研究老旧燃气管道改造超期事项处理意见",
                Some("区住房城乡建设局"),
                None,
            ),
        ],
        summary: SummaryBrief {
            measures: 27,
            units: 43,
            measure_lights: count(
                chapters
                    .iter()
                    .flat_map(|c| &c.measures)
                    .map(|m| m.light)
                    .collect(),
            ),
            follow_up_lights: count(lines.iter().map(|line| line.light).collect()),
            follow_ups_total: 13,
            follow_ups_open: 7,
            follow_ups_closed: 6,
            follow_ups_overdue: 2,
            red,
            asks: vec![
                "明确新能源汽车保有量等7项总体目标的责任单位".into(),
                "确定家电以旧换新补贴资金区级配套比例。".into(),
            ],
        },
        coordination: vec![CoordinationBrief {
            unit: "区商务局".into(),
            matter: "第11项 开展家电以旧换新活动".into(),
            words: "补贴资金需区级先行垫付，请区财政局明确垫付方式和时间".into(),
            received_on: day("2026-11-18"),
        }],
        last_meeting: Some(LastMeetingBrief {
            title: "专班调度会第2次会议".into(),
            held_on: day("2026-10-15"),
            decisions: vec![
                LastDecisionBrief {
                    no: 1,
                    text: "由区住房城乡建设局牵头，张村镇、羊亭镇配合，加快完成老旧燃气管道改造"
                        .into(),
                    outcome: DecisionOutcome::FollowUps(vec![lines[1].clone(), lines[0].clone()]),
                },
                LastDecisionBrief {
                    no: 2,
                    text: "各单位要高度重视，压实责任".into(),
                    outcome: DecisionOutcome::NoFollowUp("一般性要求，不立项".into()),
                },
            ],
        }),
        chasing: vec![
            owner("区发展和改革局"),
            owner("区住房城乡建设局"),
            owner("生态环境分局"),
            owner("区商务局"),
        ],
        open: lines,
        closed_since: vec![follow_up(
            2,
            "印发工作专班组建方案",
            "区发展和改革局",
            "2026-10-20",
            "办结销号",
            Light::Done,
            "已办结销号",
        )],
        indicators,
        changes: None,
        chapters,
    }
}

fn agenda(no: u32, title: &str, presenter: Option<&str>, minutes: Option<u32>) -> AgendaBrief {
    AgendaBrief {
        no,
        title: title.into(),
        presenter: presenter.map(Into::into),
        minutes,
    }
}

pub fn minutes_brief() -> MinutesBrief {
    let decision = |kind: &str, text: &str, duty: Option<&str>| MinutesDecisionBrief {
        kind: kind.into(),
        text: text.into(),
        duty: duty.map(Into::into),
    };
    let task = |no, title: &str, owner: &str, co: &[&str], due: Option<&str>| MinutesTaskBrief {
        no,
        title: title.into(),
        owner: owner.into(),
        co_units: co.iter().map(|unit| (*unit).into()).collect(),
        due: due.map(day),
    };
    MinutesBrief {
        head: head("专班调度会第3次会议纪要"),
        mark: "环翠区设备更新工作专班会议纪要".into(),
        issue_no: Some("第3期".into()),
        dated: day("2026-11-27"),
        meeting: meeting(),
        lead: "2026年11月25日下午，区委常委、副区长王晓东在区政府机关办公楼三楼第二会议室主持召开专班调度会第3次会议，听取第三季度设备更新和消费品以旧换新工作进展情况汇报，研究有关问题。现纪要如下：".into(),
        items: vec![
            MinutesItemBrief {
                no: 1,
                title: "关于第三季度工作进展情况".into(),
                paragraph: Some("会议听取了区发展和改革局关于第三季度工作进展情况的汇报。会议指出，今年以来各级各部门“抓项目、促消费”，工业技改投资增长28.6%，报废汽车规范回收拆解量达到2.4万辆，总体进展较好；但部分事项推进偏慢，个别单位反馈不及时——必须引起重视。".into()),
                decisions: vec![
                    decision("议定", "由区住房城乡建设局牵头，张村镇、羊亭镇配合，加快完成老旧燃气管道改造1.5公里", Some("（2026年12月31日前完成）")),
                    decision("要求", "各牵头单位每月25日前报送进展情况", None),
                ],
            },
            MinutesItemBrief {
                no: 2,
                title: "关于家电以旧换新补贴资金兑付".into(),
                paragraph: None,
                decisions: vec![decision("原则同意", "区商务局提出的补贴资金兑付流程，由区财政局先行垫付区级配套资金", Some("（区商务局牵头，区财政局配合，2026年12月15日前完成）"))],
            },
        ],
        present: ["区委办公室张伟", "区政府办公室刘洋", "区发展和改革局于海涛", "区工业和信息化局孙静", "区财政局马骏", "区住房城乡建设局𬭚建国", "区商务局丛丽", "生态环境分局毕胜"].map(str::to_owned).into(),
        excused: vec!["区税务局周琳（因公出差）".into()],
        absent: vec![],
        sitting_in: vec!["区政府督查室姜明".into()],
        correction: None,
        signed_by: Some("王晓东".into()),
        tasks: vec![
            task(1, "完成老旧燃气管道改造1.5公里", "区住房城乡建设局", &["张村镇", "羊亭镇"], Some("2026-12-31")),
            task(2, "兑付家电以旧换新补贴资金", "区商务局", &["区财政局"], Some("2026-12-15")),
            task(3, "每月25日前报送进展情况", "各牵头单位", &[], None),
        ],
    }
}

pub fn division_brief() -> DivisionBrief {
    DivisionBrief {
        head: head("威海市环翠区推动大规模设备更新和消费品以旧换新工作任务分工表"),
        chapters: chapters(),
        overall: vec![
            indicator(
                "到2025年，新能源汽车保有量达到8000辆以上，国三及以下非营运柴油货车基本淘汰",
                None,
            ),
            indicator(
                "到2027年，工业、农业、建筑、交通、教育、文旅、医疗等领域设备投资规模较2023年增长28%以上",
                None,
            ),
        ],
        rules: vec!["以下均需各镇街负责，不再一一列出".into()],
        large: false,
    }
}

/// Every paper as a brief.
pub fn briefs() -> Vec<Brief> {
    more::briefs().into_iter().map(|(_, brief)| brief).collect()
}
