//! The name of each state, move, level and kind that a sentence or a paper says.

use crate::assignment::Role;
use crate::brief::{ChangedNoun, PackChangeKind, SubjectKind};
use crate::draft::QuestionKind;
use crate::follow_up::{FollowUpFilter, FollowUpState, Level, Move};
use crate::instruction::InstructionKind;
use crate::look::{FaceStyle, RedHead, SignatureMode};
use crate::meeting::{DecisionKind, MeetingState};
use crate::pack::{Check, PackState};
use crate::paper::{PaperState, Series};
use crate::period::Cycle;
use crate::person;
use crate::reading::{ReadingStatus, Verdict};
use crate::report::ReportState;
use crate::succession::ChangeKind;

/// 已交办, 办理中 …
pub fn follow_up_state(state: FollowUpState) -> &'static str {
    match state {
        FollowUpState::Draft => "拟立项",
        FollowUpState::Issued => "已交办",
        FollowUpState::Received => "已签收",
        FollowUpState::Active => "办理中",
        FollowUpState::Submitted => "申请办结",
        FollowUpState::Returned => "已退回",
        FollowUpState::Suspended => "挂起",
        FollowUpState::Closed => "办结销号",
        FollowUpState::Merged => "已并案",
        FollowUpState::Cancelled => "已撤销",
    }
}

/// What a saved filter of follow-ups shows, as a paper says it.
pub fn follow_up_filter(filter: FollowUpFilter) -> &'static str {
    match filter {
        FollowUpFilter::Open => "全部未办结督办事项",
        FollowUpFilter::Overdue => "超期督办事项",
        FollowUpFilter::DueSoon => "三个工作日内到期的督办事项",
        FollowUpFilter::Submitted => "待审核督办事项",
        FollowUpFilter::Draft => "拟立项督办事项",
        FollowUpFilter::Lasting => "长期坚持的督办事项",
        FollowUpFilter::Internal => "内部督办事项",
        FollowUpFilter::Done => "已办结督办事项",
        FollowUpFilter::All => "全部督办事项",
    }
}

/// 交办, 签收 …
pub fn move_name(step: Move) -> &'static str {
    match step {
        Move::Draft => "立项",
        Move::Issue => "交办",
        Move::Receive => "签收",
        Move::Reply => "反馈",
        Move::Submit => "申请办结",
        Move::Return => "退回",
        Move::Close => "办结销号",
        Move::Suspend => "挂起",
        Move::Resume => "恢复办理",
        Move::Transfer => "转办",
        Move::Extend => "延期",
        Move::Remind => "提醒",
        Move::Merge => "并案",
        Move::Cancel => "撤销",
        Move::Reopen => "重启",
        Move::Review => "定期复核",
        Move::CloseStage => "阶段性办结",
        Move::Inspect => "提请督查",
        Move::InspectReply => "督查回复",
    }
}

/// 提醒, 催办 …
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Remind => "提醒",
        Level::Urge => "催办",
        Level::Supervise => "督办",
        Level::KeySupervise => "重点督办",
    }
}

/// 筹备中, 已召开 …
pub fn meeting_state(state: MeetingState) -> &'static str {
    match state {
        MeetingState::Planned => "筹备中",
        MeetingState::Notified => "已通知",
        MeetingState::Held => "已召开",
        MeetingState::Drafted => "纪要起草中",
        MeetingState::Signed => "纪要已签发",
        MeetingState::Issued => "纪要已印发",
        MeetingState::Cancelled => "已取消",
    }
}

/// 议定, 要求 …
pub fn decision_kind(kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Decided => "议定",
        DecisionKind::AgreedInPrinciple => "原则同意",
        DecisionKind::Required => "要求",
        DecisionKind::Heard => "听取",
        DecisionKind::Deferred => "缓议",
    }
}

/// 第一牵头, 牵头, 责任.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::FirstLead => "第一牵头",
        Role::Lead => "牵头",
        Role::Responsible => "责任",
    }
}

/// 会议, 督办事项 …
pub fn subject_kind(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Meeting => "会议",
        SubjectKind::FollowUp => "督办事项",
        SubjectKind::Unit => "单位",
        SubjectKind::Measure => "措施",
        SubjectKind::Paper => "发文",
        SubjectKind::Pack => "已印发的材料",
    }
}

/// 草稿, 已印发, 已被替代, 已作废.
pub fn pack_state(state: PackState) -> &'static str {
    match state {
        PackState::Draft => "草稿",
        PackState::Issued => "已印发",
        PackState::Superseded => "已被替代",
        PackState::Withdrawn => "已作废",
    }
}

/// 已收, 已采用, 已退回.
pub fn report_state(state: ReportState) -> &'static str {
    match state {
        ReportState::Received => "已收",
        ReportState::Accepted => "已采用",
        ReportState::Returned => "已退回",
    }
}

/// 周调度, 月通报, 季度.
pub fn cycle(cycle: Cycle) -> &'static str {
    match cycle {
        Cycle::Week => "周调度",
        Cycle::Month => "月通报",
        Cycle::Quarter => "季度报告",
    }
}

/// 拟稿, 已签发 …
pub fn paper_state(state: PaperState) -> &'static str {
    match state {
        PaperState::Draft => "拟稿",
        PaperState::Review => "送审",
        PaperState::Signed => "已签发",
        PaperState::Issued => "已印发",
        PaperState::Withdrawn => "已作废",
    }
}

/// 会议通知, 函 …
pub fn paper_series(series: Series) -> &'static str {
    match series {
        Series::MeetingNotice => "会议通知",
        Series::Reminder => "提醒催办",
        Series::Bulletin => "通报",
        Series::Letter => "函",
        Series::Request => "请示报告",
        Series::Notice => "通知及其他",
    }
}

/// 更名, 合并 …
pub fn change_kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Rename => "更名",
        ChangeKind::Merge => "合并",
        ChangeKind::Split => "拆分",
        ChangeKind::Abolish => "撤销",
    }
}

/// 疑为同一单位, 缺基期 …
pub fn question_kind(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Alias => "疑为同一单位",
        QuestionKind::Collective => "统称未列明",
        QuestionKind::Duplicate => "重复表述",
        QuestionKind::Contradiction => "前后不一",
        QuestionKind::NoOwner => "无责任单位",
        QuestionKind::NoBase => "缺基期",
        QuestionKind::NoLead => "无牵头单位",
        QuestionKind::NoYear => "无完成年份",
        QuestionKind::Unread => "未能读懂",
    }
}

/// 主要负责人, 联络员 …
pub fn person_role(role: person::Role) -> &'static str {
    match role {
        person::Role::Head => "主要负责人",
        person::Role::Deputy => "分管负责人",
        person::Role::Liaison => "联络员",
        person::Role::Leader => "区领导",
        person::Role::Other => "其他",
    }
}

/// 已实现, 有序推进 …
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "已实现",
        Verdict::OnTrack => "有序推进",
        Verdict::Slow => "进展偏慢",
        Verdict::Unmet => "未实现",
    }
}

/// 初步数, 最终数.
pub fn reading_status(status: ReadingStatus) -> &'static str {
    match status {
        ReadingStatus::Provisional => "初步数",
        ReadingStatus::Final => "最终数",
    }
}

/// 办, 阅示, 阅.
pub fn instruction_kind(kind: InstructionKind) -> &'static str {
    match kind {
        InstructionKind::Do => "办",
        InstructionKind::Advise => "阅示",
        InstructionKind::Read => "阅",
    }
}

/// 红头: how it is made.
pub fn red_head(red_head: RedHead) -> &'static str {
    match red_head {
        RedHead::Colour => "套印彩色",
        RedHead::Preprinted => "红头纸",
        RedHead::Plain => "无",
    }
}

/// 署名: how a paper is signed.
pub fn signature_mode(mode: SignatureMode) -> &'static str {
    match mode {
        SignatureMode::None => "不署名",
        SignatureMode::Unsealed => "署名不盖章",
        SignatureMode::Sealed => "署名盖章",
        SignatureMode::Acting => "代章",
    }
}

/// A style of type.
pub fn face_style(style: FaceStyle) -> &'static str {
    match style {
        FaceStyle::FangSong => "仿宋",
        FaceStyle::Hei => "黑体",
        FaceStyle::Kai => "楷体",
        FaceStyle::Song => "宋体",
        FaceStyle::BiaoSong => "小标宋",
    }
}

/// 新立项, 办结 …
pub fn pack_change(kind: PackChangeKind) -> &'static str {
    match kind {
        PackChangeKind::Decided => "新议定",
        PackChangeKind::Opened => "新立项",
        PackChangeKind::Closed => "办结销号",
        PackChangeKind::Ended => "撤销或并案",
        PackChangeKind::LeftOut => "本次未列入",
        PackChangeKind::Overdue => "新增超期",
        PackChangeKind::Extended => "延期",
        PackChangeKind::DueMoved => "时限调整",
        PackChangeKind::OwnerChanged => "责任单位变更",
        PackChangeKind::Worse => "评价转差",
        PackChangeKind::Better => "评价转好",
        PackChangeKind::Unjudged => "转为未评",
        PackChangeKind::ValueIn => "新报完成值",
        PackChangeKind::Reached => "任务节点完成",
        PackChangeKind::Added => "新增",
        PackChangeKind::Dropped => "取消",
    }
}

/// 督办事项, 指标 …
pub fn changed_noun(noun: ChangedNoun) -> &'static str {
    match noun {
        ChangedNoun::Decision => "议定事项",
        ChangedNoun::FollowUp => "督办事项",
        ChangedNoun::Measure => "措施",
        ChangedNoun::Indicator => "指标",
        ChangedNoun::Task => "任务节点",
    }
}

/// The lines of the check before issuing.
pub fn check_name(check: Check) -> &'static str {
    match check {
        Check::Overdue => "超期事项齐全",
        Check::Totals => "数字与台账一致",
        Check::Internal => "不含内部事项",
        Check::Office => "专班办信息完整",
        Check::Supplemented => "所补充的材料有效",
        Check::ProtocolOrder => "单位排序已确认",
        Check::Questions => "方案疑点已明确",
        Check::Targets => "目标要素齐全",
        Check::Provisional => "完成值为最终数",
        Check::Holidays => "节假日表已公布",
        Check::References => "目录和页码准确",
        Check::Glyphs => "用字齐全",
    }
}
