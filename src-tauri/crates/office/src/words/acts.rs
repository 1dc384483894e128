//! What each act does, in words: one function a noun. Exhaustive, so that no act is without a title.

use crate::act::Act;
use crate::assignment::AssignmentAct;
use crate::document::DocumentAct;
use crate::follow_up::{FollowUpAct, ManyStep};
use crate::indicator::IndicatorAct;
use crate::instruction::InstructionAct;
use crate::lights::LightAct;
use crate::look::LookAct;
use crate::meeting::{AgendaAct, AttendanceAct, DecisionAct, MeetingAct, SeriesAct};
use crate::pack::PackAct;
use crate::paper::PaperAct;
use crate::person::PersonAct;
use crate::plan::PlanAct;
use crate::profile::OfficeAct;
use crate::reading::ReadingAct;
use crate::report::ReportAct;
use crate::succession::ChangeKind;
use crate::task::TaskAct;
use crate::unit::UnitAct;
use crate::working_day::WorkingDayAct;
use std::borrow::Cow;

/// What an act does, for the journal, the toast and the undo button.
pub fn act_title(act: &Act) -> Cow<'static, str> {
    let title = plain(act);
    // What changes many at once says how many: its undo takes all of them back.
    match act {
        Act::FollowUp(FollowUpAct::Many { ids, .. }) => {
            format!("{title}（{}项）", ids.len()).into()
        }
        Act::Report(ReportAct::RecordMany { reports }) => {
            format!("{title}（{}份）", reports.len()).into()
        }
        _ => title.into(),
    }
}

fn plain(act: &Act) -> &'static str {
    match act {
        Act::Office(act) => office(act),
        Act::Plan(act) => plan(act),
        Act::Unit(act) => unit(act),
        Act::Assignment(act) => assignment(act),
        Act::Indicator(act) => indicator(act),
        Act::Reading(act) => reading(act),
        Act::Task(act) => task(act),
        Act::Light(act) => light(act),
        Act::Look(LookAct::Set { .. }) => "设定版式",
        Act::Series(act) => series(act),
        Act::Meeting(act) => meeting(act),
        Act::Agenda(act) => agenda(act),
        Act::Attendance(act) => attendance(act),
        Act::Decision(act) => decision(act),
        Act::FollowUp(act) => follow_up(act),
        Act::Report(act) => report(act),
        Act::Document(act) => document(act),
        Act::Pack(act) => pack(act),
        Act::WorkingDay(act) => working_day(act),
        Act::Paper(act) => paper(act),
        Act::Person(act) => person(act),
        Act::Instruction(act) => instruction(act),
    }
}

fn office(act: &OfficeAct) -> &'static str {
    match act {
        OfficeAct::Set { .. } => "填写专班办信息",
        OfficeAct::SetCounter { .. } => "设定下一个编号",
        OfficeAct::ConfirmClock { .. } => "确认电脑时间",
    }
}

fn plan(act: &PlanAct) -> &'static str {
    match act {
        PlanAct::Confirm { .. } => "确认方案",
        PlanAct::Revise { .. } => "确认方案新版本",
        PlanAct::Answer { .. } => "答复待明确事项",
        PlanAct::Defer {
            to_meeting: true, ..
        } => "提请会议明确",
        PlanAct::Defer { .. } => "待明确事项以后再定",
        PlanAct::SetLeadMode { .. } => "设定牵头方式",
    }
}

fn unit(act: &UnitAct) -> &'static str {
    match act {
        UnitAct::Add { .. } => "新增单位",
        UnitAct::Change { .. } => "修改单位",
        UnitAct::Reorder { .. } => "调整单位排序",
        UnitAct::AddGroup { .. } => "新增单位组",
        UnitAct::SetMembers { .. } => "设定单位组成员",
        UnitAct::AddName { .. } => "登记单位别名",
        UnitAct::RemoveName { .. } => "删除单位别名",
        UnitAct::Succeed { succession, .. } => match succession.change.kind() {
            ChangeKind::Rename => "单位更名",
            ChangeKind::Merge => "单位合并",
            ChangeKind::Split => "单位拆分",
            ChangeKind::Abolish => "单位撤销",
        },
        UnitAct::HandOver { .. } => "移交单位事项",
    }
}

fn assignment(act: &AssignmentAct) -> &'static str {
    match act {
        AssignmentAct::Add { .. } => "增加分工",
        AssignmentAct::Replace { .. } => "调整分工",
        AssignmentAct::End { .. } => "终止分工",
        AssignmentAct::MakeFirst { .. } => "变更第一牵头单位",
    }
}

fn indicator(act: &IndicatorAct) -> &'static str {
    match act {
        IndicatorAct::SetOwner { .. } => "明确指标责任单位",
        IndicatorAct::Describe { .. } => "设定指标类型",
        IndicatorAct::SetBase { .. } => "填写指标基期值",
        IndicatorAct::SetPace { .. } => "设定序时进度",
        IndicatorAct::SetPart { .. } => "设定“其中”项",
    }
}

fn reading(act: &ReadingAct) -> &'static str {
    match act {
        ReadingAct::Record { .. } => "登记完成值",
        ReadingAct::Correct { .. } => "更正完成值",
        ReadingAct::Withdraw { .. } => "撤回完成值",
    }
}

fn task(act: &TaskAct) -> &'static str {
    match act {
        TaskAct::Add { .. } => "增加任务节点",
        TaskAct::Change { .. } => "修改任务节点",
        TaskAct::Reach { .. } => "登记任务完成",
        TaskAct::UndoReach { .. } => "撤回任务完成",
        TaskAct::Drop { .. } => "取消任务节点",
    }
}

fn light(act: &LightAct) -> &'static str {
    match act {
        LightAct::SetThresholds { .. } => "设定亮灯阈值",
        LightAct::Override { .. } => "人工评定亮灯",
        LightAct::Lift { .. } => "撤回人工评定",
    }
}

fn series(act: &SeriesAct) -> &'static str {
    match act {
        SeriesAct::Add { .. } => "新设会议系列",
        SeriesAct::Change { .. } => "修改会议系列",
        SeriesAct::Start { .. } => "设定起始次数和期数",
    }
}

fn meeting(act: &MeetingAct) -> &'static str {
    match act {
        MeetingAct::Create { .. } => "召集会议",
        MeetingAct::Change { .. } => "修改会议",
        MeetingAct::Notify { .. } => "发出会议通知",
        MeetingAct::Hold { .. } => "登记会议召开",
        MeetingAct::Cancel { .. } => "取消会议",
        MeetingAct::Postpone { .. } => "会议改期",
        MeetingAct::Restore { .. } => "恢复列入会议",
        MeetingAct::CorrectMinutes { .. } => "更正纪要",
        MeetingAct::Prune { .. } => "移出本次会议",
        MeetingAct::WriteMinutes { .. } => "起草纪要",
        MeetingAct::SignMinutes { .. } => "签发纪要",
        MeetingAct::IssueMinutes { .. } => "印发纪要",
    }
}

fn agenda(act: &AgendaAct) -> &'static str {
    match act {
        AgendaAct::Add { .. } => "增加议题",
        AgendaAct::Take { .. } => "列入议程",
        AgendaAct::Change { .. } => "修改议题",
        AgendaAct::Remove { .. } => "删除议题",
        AgendaAct::Reorder { .. } => "调整议题顺序",
    }
}

fn attendance(act: &AttendanceAct) -> &'static str {
    match act {
        AttendanceAct::Invite { .. } => "确定参会单位",
        AttendanceAct::Set { .. } => "登记到会情况",
        AttendanceAct::Reply { .. } => "登记会议回执",
        AttendanceAct::TakeReplies { .. } => "按回执登记到会",
        AttendanceAct::Remove { .. } => "移出参会单位",
    }
}

fn decision(act: &DecisionAct) -> &'static str {
    match act {
        DecisionAct::Record { .. } => "记录议定事项",
        DecisionAct::Change { .. } => "修改议定事项",
        DecisionAct::FollowUp { .. } => "议定事项立项督办",
        DecisionAct::Waive { .. } => "注明不立项",
        DecisionAct::Apply { .. } => "据议定事项明确",
        DecisionAct::Remove { .. } => "删除议定事项",
    }
}

fn follow_up(act: &FollowUpAct) -> &'static str {
    match act {
        FollowUpAct::Draft { .. } => "拟立督办事项",
        FollowUpAct::Change { .. } => "修改督办事项",
        FollowUpAct::Issue { .. } => "交办督办事项",
        FollowUpAct::Receive { .. } => "登记签收",
        FollowUpAct::Reply { .. } => "登记反馈",
        FollowUpAct::Submit { .. } => "登记申请办结",
        FollowUpAct::Return { .. } => "退回督办事项",
        FollowUpAct::Close { .. } => "办结销号",
        FollowUpAct::Suspend { .. } => "挂起督办事项",
        FollowUpAct::Resume { .. } => "恢复办理",
        FollowUpAct::Transfer { .. } => "转办督办事项",
        FollowUpAct::Extend { .. } => "登记延期",
        FollowUpAct::Remind { .. } => "提醒催办",
        FollowUpAct::Merge { .. } => "并案",
        FollowUpAct::Cancel { .. } => "撤销督办事项",
        FollowUpAct::Reopen { .. } => "重启督办事项",
        FollowUpAct::Finish { .. } => "登记反馈并销号",
        FollowUpAct::Review { .. } => "登记定期复核",
        FollowUpAct::CloseStage { .. } => "阶段性办结",
        FollowUpAct::Inspect { .. } => "提请督查",
        FollowUpAct::InspectReply { .. } => "登记督查回复",
        FollowUpAct::AddSource { .. } => "补充事项来源",
        FollowUpAct::SetInternal { .. } => "标注内部事项",
        FollowUpAct::SetLeader { .. } => "确定责任领导",
        FollowUpAct::Open { .. } => "期初录入",
        FollowUpAct::Many { step, .. } => match step {
            ManyStep::Issue { .. } => "批量交办",
            ManyStep::Receive { .. } => "批量签收",
            ManyStep::Remind { .. } => "批量提醒",
            ManyStep::Extend { .. } => "批量延期",
            ManyStep::Transfer { .. } => "批量转办",
        },
    }
}

fn report(act: &ReportAct) -> &'static str {
    match act {
        ReportAct::Record { .. } => "登记进展报告",
        ReportAct::RecordMany { .. } => "批量登记进展报告",
        ReportAct::Correct { .. } => "更正进展报告",
        ReportAct::Accept { .. } => "采用进展报告",
        ReportAct::Return { .. } => "退回进展报告",
        ReportAct::Ask { .. } => "要求报送",
        ReportAct::Withdraw { .. } => "撤回报送要求",
        ReportAct::Settle { .. } => "登记协调结果",
        ReportAct::SetCycle { .. } => "设定报告周期",
    }
}

fn document(act: &DocumentAct) -> &'static str {
    match act {
        DocumentAct::Keep { .. } => "收存文件",
        DocumentAct::Rename { .. } => "修改文件标题",
        DocumentAct::Link { .. } => "文件归入事项",
        DocumentAct::Unlink { .. } => "取消文件用途",
    }
}

fn pack(act: &PackAct) -> &'static str {
    match act {
        PackAct::Draft { .. } => "拟制材料",
        PackAct::Change { .. } => "修改材料",
        PackAct::Discard { .. } => "删除材料草稿",
        PackAct::Issue { .. } => "印发材料",
        PackAct::HandOut { .. } => "交出材料",
        PackAct::Withdraw { .. } => "作废材料",
    }
}

fn working_day(act: &WorkingDayAct) -> &'static str {
    match act {
        WorkingDayAct::SetYear { .. } => "设定节假日表",
        WorkingDayAct::SetDay { .. } => "修改节假日",
    }
}

fn paper(act: &PaperAct) -> &'static str {
    match act {
        PaperAct::Draft { .. } => "拟稿",
        PaperAct::Change { .. } => "修改文稿",
        PaperAct::Submit { .. } => "文稿送审",
        PaperAct::Return { .. } => "退回文稿",
        PaperAct::Sign { .. } => "签发文稿",
        PaperAct::Issue { .. } => "印发文件",
        PaperAct::Scan { .. } => "归入签批页",
        PaperAct::Withdraw { .. } => "作废发文",
        PaperAct::Record { .. } => "补录发文",
    }
}

fn person(act: &PersonAct) -> &'static str {
    match act {
        PersonAct::Add { .. } => "登记人员",
        PersonAct::Change { .. } => "修改人员",
        PersonAct::Leave { .. } => "登记离任",
        PersonAct::Reorder { .. } => "调整区领导排序",
        PersonAct::SetLeaders { .. } => "明确责任领导",
        PersonAct::Import { .. } => "导入通讯录",
    }
}

fn instruction(act: &InstructionAct) -> &'static str {
    match act {
        InstructionAct::Record { .. } => "登记领导批示",
        InstructionAct::Change { .. } => "修改领导批示",
        InstructionAct::FollowUp { .. } => "批示立项督办",
        InstructionAct::ReportBack { .. } => "反馈领导",
    }
}
