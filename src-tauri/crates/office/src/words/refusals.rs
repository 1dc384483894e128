//! The sentence of every refusal: the fact and the next step. Exhaustive; no logic beyond choosing words.

use super::names::{
    check_name, follow_up_state, level, meeting_state, move_name, pack_state, paper_state,
    report_state, role_name, subject_kind,
};
use crate::day::in_words;
use crate::follow_up::Move;
use crate::pack::PackFault;
use crate::refusal::Code;

/// What is wrong and what to do next.
pub fn sentence(code: &Code) -> String {
    match code {
        Code::Blank => "此项不能为空，请填写。".into(),
        Code::TooLong { max, found } => format!("此项最多{max}字，现有{found}字，请删减。"),
        Code::ControlMark { code_point } => {
            format!("文字中含有看不见的控制符（U+{code_point:04X}），请删除后重新输入。")
        }
        Code::OutOfRange { min, max } => format!("数值应在{min}至{max}之间，请改正。"),
        Code::NoSuchDate { text } => {
            format!("没有“{text}”这一天，请按“年-月-日”填写实际存在的日期，如2026-03-05。")
        }
        Code::BadShape { .. } => "内容的格式不对，请对照填写说明改正后再试。".into(),
        Code::DatesReversed { from, to } => {
            format!("结束日期{to}早于开始日期{from}，请改正其中一个。")
        }
        Code::ClockBack { last } => format!(
            "电脑的日期早于台账上一步的日期{last}，本次未保存；请先校准电脑时间。如电脑时间无误，请到“设置”中确认后再试。"
        ),
        Code::Missing { noun, id } => {
            format!("没有找到编号为{id}的{noun}，可能已被撤销；请刷新后重新选择。")
        }
        Code::ContentMissing { .. } => "台账中没有这份文件的内容，请重新添加该文件。".into(),
        Code::PlanExists => "本台账已有确认的方案；如需另建，请新建一本台账。".into(),
        Code::NoPlan => "本台账还没有方案，请先导入方案并确认。".into(),
        Code::NoSuchUnit { name } => {
            format!("台账和方案中都没有名为“{name}”的单位；请从名单中选择，或先在“单位”中新增。")
        }
        Code::NotSettled => {
            "这个答复与所问事项对不上，未作改动；请改用文字答复，或重新选择。".into()
        }
        Code::NoSuchQuestion { words } => {
            format!("方案中没有提出关于“{words}”的疑点，请重新读取后再答复。")
        }
        Code::MappingIncomplete { number } => {
            format!("第{number}项措施的新旧对应没有说明，或说明了两次；请逐项核对后再确认。")
        }
        Code::VersionTooEarly { from } => {
            format!("现行方案自{from}起施行，新版本的施行日期不能更早，请改正。")
        }
        Code::NoImport => "没有正在进行的导入；请先选择方案文件，或粘贴文字。".into(),
        Code::PlanEmpty => "未从文中读出任何措施，不能确认；请检查所选文件是否为方案正文。".into(),
        Code::NoMeasureThere => {
            "所选文字不在任何一项措施之内；请先用“这是措施标题”设定措施，再指定单位。".into()
        }
        Code::NothingReadThere => "所选文字没有读成单位或目标，不需要更正；请重新选择。".into(),
        Code::NoMeasureBefore => {
            "这是第一项措施，前面没有可以合并的措施；请改用“不是措施”。".into()
        }
        Code::NotInNotice => "这几个字在原文所选处没有；请照原文填写，或重新选择文字。".into(),
        Code::NameTaken { name } => {
            format!("已有名为“{name}”的单位或单位组，请换一个名称，或直接使用已有的一个。")
        }
        Code::OrderIncomplete => "排序应当包含每一项且只出现一次，请刷新后重排。".into(),
        Code::AssignmentEnded { on } => {
            format!("这项分工已于{on}终止，不能再改；请在现行分工上操作。")
        }
        Code::NoLeadLeft { measure } => format!(
            "第{measure}项措施在任何一天都要有且只有一个第一牵头单位；请先确定接替单位，再作调整。"
        ),
        Code::FirstLeadTaken { measure, name } => format!(
            "第{measure}项措施同期已有第一牵头单位{name}，不能有两个；请改为“牵头”，或用“设为第一牵头”变更。"
        ),
        Code::UnitNotInMeasure { measure } => format!(
            "该单位不在第{measure}项措施的牵头、责任单位之列；请另选单位，或先在分工中增加它。"
        ),
        Code::OwnerDoesNotLead { measure } => format!(
            "第{measure}项措施是分别牵头，任务和指标须由其中一个牵头单位负责；请另选牵头单位。"
        ),
        Code::TaskReached { on } => {
            format!("这个任务节点已于{on}登记完成；如有误，请先“撤回完成”。")
        }
        Code::TaskNotReached => "这个任务节点尚未登记完成，无需撤回。".into(),
        Code::TaskDropped => "这个任务节点已经取消，不能再改；需要的请另立一个。".into(),
        Code::OtherIndicator => "更正的是另一项指标的完成值，请回到该指标更正。".into(),
        Code::ReadingSuperseded => {
            "这条完成值已被更正或撤回，不能再改；请在现行的完成值上更正。".into()
        }
        Code::ReadingThere { as_of } => {
            format!("截至{as_of}的完成值已经登记；数值有变请用“更正”。")
        }
        Code::PeriodsOverlap { from, to } => {
            format!("这一期与已登记的{from}至{to}重叠，会重复计算；请改期间，或更正原有一期。")
        }
        Code::PeriodAcrossYears => "一期不能跨年，请按年度分开填写。".into(),
        Code::FallsBack { value, as_of } => {
            format!("累计数只增不减，与截至{as_of}的{value}不符；请核对，原数有误的请先更正原数。")
        }
        Code::PartExceedsWhole { part, whole } => {
            format!("“其中”数{part}大于总数{whole}，请核对后改正其中一个。")
        }
        Code::PartOfItself => "不能把指标列为自身或另一个“其中”项的一部分，请另选总数指标。".into(),
        Code::NegativeValue => "完成值不能是负数，请改正。".into(),
        Code::ZeroValue => "这类指标的完成值不能是0；尚无数据的请留空。".into(),
        Code::NotWhole => "次数须为整数，请改正。".into(),
        Code::AlreadyAssigned { role } => format!(
            "该单位在这项措施中同期已是{}单位，不能重复分工；请先终止原分工。",
            role_name(*role)
        ),
        Code::GroupCannotLead => "单位组不能牵头，请选定一个具体单位。".into(),
        Code::MeetingMove { state } => format!(
            "会议现为“{}”，不能进行这一步；请先完成或撤销前面的步骤。",
            meeting_state(*state)
        ),
        Code::OrdinalTaken { ordinal } => {
            format!("这一系列已有第{ordinal}次会议，请改用其他次数。")
        }
        Code::SeriesTaken { name } => {
            format!("已有名为“{name}”的会议系列，请换一个名称，或直接使用已有的一个。")
        }
        Code::NotIssued => "这一版纪要还没有印发，请在打印材料中预览草稿。".into(),
        Code::PostponeInstead => {
            "会议通知已发出，日期不能直接修改；请用“改期”，写明理由后重新通知。".into()
        }
        Code::SameDay => "会议本来就在这一天，请填写改到的日期，或只修改时间、地点。".into(),
        Code::StartedAlready => {
            "起始次数和期数只能设定一次；如设错，请撤销后重设，或在召集会议时直接填写次数。".into()
        }
        Code::NumberUsed { least } => format!("这之前的号已用过，请从{least}起填写。"),
        Code::TakenUp { meeting } => {
            format!("这一事项已列入{meeting}的议程，不能重复列入；请到该次会议中处理。")
        }
        Code::NotProposed => "没有可列入的事项，可能已办结、已列入或已撤销；请刷新后再选。".into(),
        Code::NoReplies => "还没有可据以登记的回执，请先登记回执，或逐个单位登记到会。".into(),
        Code::OtherMeeting => "所选内容属于另一次会议，请在本次会议中选择。".into(),
        Code::DecisionsOpen { numbers } => {
            let list: Vec<String> = numbers.iter().map(u32::to_string).collect();
            format!(
                "第{}项议定事项尚未立项督办，也未注明不立项的理由；请逐项立项或注明后再签发。",
                list.join("、")
            )
        }
        Code::InUse { count } => {
            format!("已有{count}项内容以它为依据，不能删除；请先处理这些内容。")
        }
        Code::FollowUpMove { state, attempted } => {
            format!(
                "事项现为“{}”，不能“{}”；请按现有状态可用的操作办理。",
                follow_up_state(*state),
                move_name(*attempted)
            )
        }
        Code::WorkedByMembers => {
            "本项交办给单位组，由各成员单位分别办理；请打开相应成员单位的事项登记。".into()
        }
        Code::OtherKind { attempted } => match attempted {
            Move::Review => "只有长期坚持的事项才定期复核，请改用“反馈”。".into(),
            Move::Extend => "长期坚持的事项没有时限，不能延期；请登记复核。".into(),
            Move::CloseStage => "只有阶段性办结的事项才分阶段销号，请改用“办结销号”。".into(),
            other => format!("本项目前不能“{}”，请按可用的操作办理。", move_name(*other)),
        },
        Code::OwnerOrGroup => "承办单位和单位组只能选一个；交办给单位组时由各成员单位承办。".into(),
        Code::GroupEmpty => "这个单位组在交办之日没有成员，请先在“单位”页设定成员，再交办。".into(),
        Code::BeforeIssued { on } => {
            format!("该日期早于交办日期{}，请改正。", in_words(*on))
        }
        Code::BeforeSubmitted { on } => {
            format!("该日期早于申请办结日期{}，请改正。", in_words(*on))
        }
        Code::NoticeNeeded => "督办以上须制发编号的通知单，请选择“制发通知单”。".into(),
        Code::CopiedTooEarly => "督办以下级别不抄送区政府督查室，请提高级别或取消抄送。".into(),
        Code::LevelSkipped { highest } => format!(
            "一般事项应逐级提醒，本次最高为“{}”；急件和领导批示可直接督办。",
            level(*highest)
        ),
        Code::RowsRefused { asked, rows } => {
            let named: Vec<String> = rows
                .iter()
                .map(|(_, name, why)| format!("{name}：{why}"))
                .collect();
            format!(
                "所选{asked}项中有{}项不能办理，全部未作改动。{}",
                rows.len(),
                named.join(" ")
            )
        }
        Code::InstructionDone => "这件批示无须办理，或已反馈领导，不能再办这一步。".into(),
        Code::NotReadyToIssue => "交办前须有承办单位和办理时限，请补全后再交办。".into(),
        Code::EvidenceOrWaiver => "销号须有佐证材料；确无材料的，请写明免附理由。".into(),
        Code::ApproverNeeded => "督办以上级别须填写批准人。".into(),
        Code::MergeTarget => "不能并入自身或已办结的事项，请选择另一项仍在办理的事项。".into(),
        Code::ExtensionNotLater { due } => format!("延期后的时限应晚于现行时限{due}，请改正。"),
        Code::SameOwner => "承办单位与所选单位相同，请另选单位。".into(),
        Code::OverrideTerm { from, to } => {
            format!("人工评定的有效期应在{from}至{to}之间，请改正。")
        }
        Code::OverrideEnded => "这项人工评定已经失效，无需撤回。".into(),
        Code::PackMove { state } => format!(
            "这份材料现为“{}”，不能进行这一步；需要改动请另拟一份。",
            pack_state(*state)
        ),
        Code::Pack(PackFault::NotToSupplement { state }) => format!(
            "所选材料现为“{}”，不能补充；请选择已印发、仍有效的材料。",
            pack_state(*state)
        ),
        Code::Pack(PackFault::NoParts) => "补充材料还没有内容，请至少选一项。".into(),
        Code::Pack(PackFault::PartTwice) => "同一项内容选了两次，请去掉一处。".into(),
        Code::Pack(PackFault::NotAPart { kind }) => {
            format!("“{}”不能编入补充材料，请单独印发。", kind.name())
        }
        Code::Pack(PackFault::NotComparable) => {
            "只有会议材料能列出“印发以来的变化”，请去掉这一项，或改为补充会议材料。".into()
        }
        Code::Pack(PackFault::CopiesTooFew { copies, sent }) => {
            format!("印制{copies}份，分送合计{sent}份；请增加份数或减少分送。")
        }
        Code::Pack(PackFault::SentTwice) => "分送名单中有重复，请合并为一行并改正份数。".into(),
        Code::Pack(PackFault::PackStale) => {
            "排版之后台账又有变化（印次、页码或所涉材料的状态），本次未印发；请重新核对后再印发。"
                .into()
        }
        Code::Pack(PackFault::CheckBarred { check, words }) => format!(
            "印前检查“{}”未通过：{}；请处理后再印发。",
            check_name(*check),
            words.trim_end_matches('。')
        ),
        Code::ReportMove { state } => format!(
            "这份报告现为“{}”，不能进行这一步；如有误，请先撤销前一步。",
            report_state(*state)
        ),
        Code::ReportOnFile { on } => format!(
            "该单位本期的报告已于{}收到，不能重复登记；需要补报的请先退回，属于其他报告期的请改报告期。",
            in_words(*on)
        ),
        Code::BeforePeriod { first } => format!(
            "这一报告期{}才开始，收到日期不能更早，请改正日期或报告期。",
            in_words(*first)
        ),
        Code::BeforePlan { on } => {
            format!("方案{}才印发，不能填更早的日期，请改正。", in_words(*on))
        }
        Code::NotYet { today } => format!(
            "今天是{}，还没有发生的事不能登记，请改正日期。",
            in_words(*today)
        ),
        Code::AlreadyAsked { unit, words, more } => {
            let rest = if *more > 0 {
                format!("（另有{more}处）")
            } else {
                String::new()
            };
            format!("{unit}：{words}{rest}。不必再要；确需再次要求的，请填写理由。")
        }
        Code::WeekByMonthDay => "周调度的报送时限不能按每月几日设定，请改为第几个工作日。".into(),
        Code::NobodyReports => "请至少选一类报告内容：措施、督办事项或指标。".into(),
        Code::NothingToCoordinate => {
            "这份报告没有待协调的事项，或已登记处理结果，请刷新后再看。".into()
        }
        Code::RequestOver => "这项要求已撤回或已报送，不能再撤回。".into(),
        Code::PaperMove { state } => format!(
            "这份发文现为“{}”，不能进行这一步；请按拟稿、送审、签发、印发的先后办理。",
            paper_state(*state)
        ),
        Code::OfficeNeeded { missing } => format!(
            "发文要印专班办的{}，现在还没有；请到“设置”填写专班办信息后再办理。",
            missing.join("、")
        ),
        Code::NumberTaken { number } => {
            format!("文号“{number}”已用于另一事项，一个文号只能对应一事；请核对纸质件后改正。")
        }
        Code::NotANumber { text } => {
            format!("“{text}”不是文号，请写成“代字〔2026〕17号”的样式。")
        }
        Code::NotAPrefix { text } => {
            format!("“{text}”不能作代字，代字只写文字，不带年份、括号和序号，如“环专班”。")
        }
        Code::NotATelephone { text } => {
            format!("“{text}”不是能拨打的电话号码，请改正，如0631-5200000。")
        }
        Code::RecipientTwice => "该单位已在主送之列，不必再抄送；请去掉其中一处。".into(),
        Code::UnitEnded { name, on } => format!(
            "{name}自{}起已不存在，不能再安排给它；请改选承接的单位。",
            in_words(*on)
        ),
        Code::SuccessorOfItself => "单位不能并入或移交给它自己，请另选承接单位。".into(),
        Code::NameKept => "现行的全称、简称请用“修改单位”或“机构变动—更名”办理。".into(),
        Code::NotInitials => "拼音首字母只写字母，如“qhzzx”。".into(),
        Code::NotOpenWithUnit { count } => {
            format!("有{count}项已不在该单位名下或已办结，请刷新移交清单后再办理。")
        }
        Code::PersonLeft { on } => format!(
            "此人自{}起已离任，不能再改；如有误，请先撤销离任。",
            in_words(*on)
        ),
        Code::NotALeader { name } => {
            format!("{name}不是在任的区领导，不能作责任领导；请先在通讯录中登记。")
        }
        Code::UnitUnknown { name } => {
            format!("“{name}”对不上任何一个单位，或对上了几个；请写全称，或先新增该单位。")
        }
        Code::NotARole { text } => {
            format!("“{text}”不是人员类别，请写主要负责人、分管负责人、联络员或区领导。")
        }
        Code::LineTwice { line } => format!("与第{line}行是同一个人，请去掉其中一行。"),
        Code::NumberNeeded => "补录的发文须填写纸面上的文号，请对照原件填写。".into(),
        Code::OtherYear { year, on } => {
            format!(
                "{}不在{year}年，请改正，或在那一年的表中登记。",
                in_words(*on)
            )
        }
        Code::DayTwice { on } => format!("{}在表中出现两次，请删去一处。", in_words(*on)),
        Code::NoYearTable { year } => {
            format!("{year}年还没有节假日表，请先粘贴该年的放假通知，再改个别日期。")
        }
        Code::SubjectNeeded { kind } => match kind.subject() {
            Some(subject) => format!("{}须指定{}，请先选择。", kind.name(), subject_kind(subject)),
            None => format!("{}不针对某一事项，请去掉所选内容。", kind.name()),
        },
        Code::InternalItem => {
            "该事项标为内部事项，不能印在发给单位的材料上；需要印发的，请先取消内部标注。".into()
        }
        Code::NothingToUndo => "没有可撤销的操作。".into(),
        Code::NothingToRedo => "没有可重做的操作。".into(),
        Code::UndoBarred => {
            "撤销到此为止：建立台账、升级格式和已经交出的材料不能撤销；材料有错误的，请作废后重新印发。".into()
        }
        Code::ReadOnlyView => "这是过去某日的台账，只能查看，不能修改；请回到当前台账操作。".into(),
        Code::NoSuchEvening { day } => format!(
            "{day}没有可看的台账：请选台账开始记录之后、今天之前的一天。"
        ),
        Code::NoSuchFile => "找不到该文件，请检查路径，或从其他位置重新选择。".into(),
        Code::NoSuchFolder => "没有这个文件夹，请先建立它，或换一个已有的位置。".into(),
        Code::FileExists => "该位置已有同名文件，为免覆盖未作改动；请换一个文件名。".into(),
        Code::FileNotOurs => {
            "这不是专班台账的文件，未作任何改动；请选择扩展名为 .zbtz 的台账文件。".into()
        }
        Code::FileTooNew { found, known } => {
            format!(
                "这本台账由更新版本的程序保存（格式{found}，本程序支持到{known}），未作任何改动；请安装新版程序后打开。"
            )
        }
        Code::FileBusy => "这本台账正在另一个窗口或程序中使用；请先关闭它，再打开。".into(),
        Code::FileDamaged => {
            "台账文件已损坏，未作任何改动；请先另存一份原文件，再从最近的备份恢复。".into()
        }
        Code::BackupDamaged { finding } => {
            format!("这份备份不完整，未作任何改动：{finding}请另选一份备份。")
        }
        Code::CopyStopped => "这次备份已中止，台账不受影响；请重新备份。".into(),
        Code::NothingReplaced => {
            "这里没有因恢复而替换下来的台账，无可撤销；请核对台账所在的文件夹。".into()
        }
        Code::ReadOnlyPlace => {
            "该位置只读，不能写入；请换一个可写的文件夹，或联系管理员开放权限。".into()
        }
        Code::DiskFull => "磁盘空间不足，本次操作未保存；请清理磁盘后重试。".into(),
        Code::System => {
            "系统未能完成这次读写，台账未作改动；请重试，仍不成功时请复制详情告知技术人员。".into()
        }
        Code::Secret { marking } => format!(
            "文件带有密级标志“{marking}”，涉密文件不得进入本台账；请按保密规定保管，本机如有副本请交保密人员处理。"
        ),
        Code::LinkedAlready => "这份文件已归入该项，不必再次归入；请选择另一项。".into(),
        Code::UnlinkedAlready => "这条用途已经取消，请刷新后再看。".into(),
        Code::Unreadable { words } => words.clone(),
        Code::NoFaces => {
            "没有找到可用的中文字体，不能出纸；请安装仿宋、黑体、楷体、宋体中的任意一种。".into()
        }
        Code::MissingGlyphs { characters } => {
            format!("现有字体都没有这些字：{characters}；请安装含有这些字的字体，或改用通行写法。")
        }
        Code::TypeAreaNarrow { columns, width_mm } => format!(
            "左右页边之间只有{width_mm}毫米，放不下每行{columns}字的三号字；请减小订口或切口，或改为每行26字。"
        ),
        Code::NoPrinter => {
            "这台电脑没有可用的打印机；请先在系统中添加打印机，或把材料保存为 PDF，到别的电脑上打印。".into()
        }
        Code::NoSuchPrinter { name } => {
            format!("系统中没有名为“{name}”的打印机，可能已被移除；请重新选择打印机。")
        }
        Code::PageList { text } => {
            format!("“{text}”不是页码范围，请按“1-3,5”的写法填写，页码从小到大。")
        }
        Code::BatchRuns => "上一次批量出纸还没有结束；请等它完成，或先停止它。".into(),
        Code::NothingChosen => "还没有勾选；请至少勾选一项再开始。".into(),
        Code::PrintFailed { .. } => {
            "未能送往打印机；请检查打印机是否就绪，或另存为文件后打印。".into()
        }
    }
}
