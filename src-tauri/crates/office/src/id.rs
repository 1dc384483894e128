//! Row ids, one type per noun, so that a meeting's id cannot be passed where a unit's is wanted.
//! Not names for people: papers and the window show numbers and titles.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
        #[serde(transparent)]
        #[ts(type = "number")]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// 方案.
    PlanId,
    /// 部分.
    ChapterId,
    /// 措施.
    MeasureId,
    /// A doubt about the notice.
    QuestionId,
    /// 单位.
    UnitId,
    /// 单位组.
    GroupId,
    /// 分工.
    AssignmentId,
    /// 指标.
    IndicatorId,
    /// 目标值.
    TargetId,
    /// 会议系列.
    SeriesId,
    /// 完成值.
    ReadingId,
    /// 任务节点.
    TaskId,
    /// 会议.
    MeetingId,
    /// A version of minutes.
    MinutesId,
    /// 议题.
    AgendaItemId,
    /// 到会情况 of one unit.
    AttendanceId,
    /// 议定事项.
    DecisionId,
    /// 督办事项.
    FollowUpId,
    /// 领导批示.
    InstructionId,
    /// An entry in the life of a follow-up.
    StepId,
    /// 进展报告.
    ReportId,
    /// An ask for a report.
    RequestId,
    /// 文件.
    DocumentId,
    /// What a document proves.
    DocumentLinkId,
    /// A light set by a clerk.
    LightOverrideId,
    /// 材料.
    PackId,
    /// 发文.
    PaperId,
    /// 人员.
    PersonId,
    /// A unit's other name.
    UnitNameId,
}
