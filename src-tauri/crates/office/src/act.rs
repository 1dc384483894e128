//! A write is a value. `Act` is everything a clerk can do, nested by noun; as JSON
//! `{"follow_up":{"issue":{…}}}`. The ledger's one gate runs it; undo, the journal, the window, the
//! command line and the tests all speak it. Not a command that knows how to run itself.

use crate::assignment::AssignmentAct;
use crate::document::DocumentAct;
use crate::follow_up::FollowUpAct;
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
use crate::refusal::{Code, Refusal};
use crate::report::ReportAct;
use crate::task::TaskAct;
use crate::unit::UnitAct;
use crate::working_day::WorkingDayAct;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything a clerk can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// 专班办.
    Office(OfficeAct),
    /// 方案.
    Plan(PlanAct),
    /// 单位, 单位组.
    Unit(UnitAct),
    /// 分工.
    Assignment(AssignmentAct),
    /// 指标.
    Indicator(IndicatorAct),
    /// 完成值.
    Reading(ReadingAct),
    /// 任务节点.
    Task(TaskAct),
    /// 亮灯阈值, 人工评定.
    Light(LightAct),
    /// 版式.
    Look(LookAct),
    /// 会议系列.
    Series(SeriesAct),
    /// 会议.
    Meeting(MeetingAct),
    /// 议题.
    Agenda(AgendaAct),
    /// 到会.
    Attendance(AttendanceAct),
    /// 议定事项.
    Decision(DecisionAct),
    /// 督办事项.
    FollowUp(FollowUpAct),
    /// 进展报告.
    Report(ReportAct),
    /// 文件.
    Document(DocumentAct),
    /// 材料.
    Pack(PackAct),
    /// 节假日.
    WorkingDay(WorkingDayAct),
    /// 发文.
    Paper(PaperAct),
    /// 人员.
    Person(PersonAct),
    /// 领导批示.
    Instruction(InstructionAct),
}

impl Act {
    /// Reads an act; a refusal names the field that went wrong.
    pub fn from_json(text: &str) -> Result<Act, Refusal> {
        from_json(text)
    }

    /// Whether undo stops at this act: the paper is out of the house.
    pub fn bars_undo(&self) -> bool {
        matches!(self, Act::Pack(PackAct::HandOut { .. }))
    }
}

/// The things that acts touch and the window shows: what to read again after an act.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// 专班办.
    Office,
    /// 方案, 部分, 措施.
    Plan,
    /// Doubts about the notice.
    Question,
    /// 单位, 单位组.
    Unit,
    /// 分工.
    Assignment,
    /// 任务节点.
    Task,
    /// 指标, 目标值, 完成值.
    Indicator,
    /// 亮灯阈值, 人工评定.
    Light,
    /// 版式.
    Look,
    /// 会议系列, 会议, 议题, 到会.
    Meeting,
    /// 议定事项.
    Decision,
    /// 督办事项.
    FollowUp,
    /// 进展报告.
    Report,
    /// 文件.
    Document,
    /// 材料.
    Pack,
    /// 节假日.
    WorkingDay,
    /// 发文.
    Paper,
    /// 人员, 区领导.
    Person,
    /// 领导批示.
    Instruction,
}

/// What an act did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Done {
    /// Its number in the journal.
    pub no: u64,
    /// What was done, in words: for the toast and the undo button.
    pub title: String,
    /// Nouns it touched.
    pub touched: Vec<Noun>,
    /// The id of the main thing it made, where it made one.
    pub made: Option<i64>,
}

/// Reads a value of the wire. A refusal names the path of the field; a date that is not in the
/// calendar is told apart from what is no date at all.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let code = match misdated(text, &path) {
            Some(date) => Code::NoSuchDate { text: date },
            None => Code::BadShape {
                detail: error.inner().to_string(),
            },
        };
        Refusal {
            code,
            field: (path != ".").then_some(path),
        }
    })?;
    reader.end().map_err(|error| Code::BadShape {
        detail: error.to_string(),
    })?;
    Ok(value)
}

/// The text at a path, if it is written like a date and is none.
fn misdated(json: &str, path: &str) -> Option<String> {
    let root: serde_json::Value = serde_json::from_str(json).ok()?;
    let mut value = &root;
    // `table.days[0].on`: keys and places in lists.
    for key in path.split(['.', '[', ']']).filter(|key| !key.is_empty()) {
        value = match value {
            serde_json::Value::Array(list) => list.get(key.parse::<usize>().ok()?)?,
            other => other.get(key)?,
        };
    }
    let text = value.as_str()?;
    let parts: Vec<&str> = text.split('-').collect();
    let like_a_date = parts.len() == 3
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    (like_a_date && text.parse::<NaiveDate>().is_err()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_round_trip_as_nested_nouns() {
        let json = r#"{"follow_up":{"issue":{"id":3,"on":"2026-03-01","received":true}}}"#;
        let act = Act::from_json(json).unwrap();
        assert_eq!(serde_json::to_string(&act).unwrap(), json);
    }

    #[test]
    fn a_date_that_does_not_exist_is_named_with_its_field() {
        let refusal =
            Act::from_json(r#"{"follow_up":{"issue":{"id":3,"on":"2026-02-30","received":true}}}"#)
                .unwrap_err();
        assert_eq!(
            refusal.code,
            Code::NoSuchDate {
                text: "2026-02-30".into()
            }
        );
        assert!(refusal.field.unwrap().ends_with("on"));
        // In a row of a list too.
        let rows = r#"{"working_day":{"set_year":{"table":{"year":2026,"source":"通知","days":[{"on":"2026-02-30","worked":false}]}}}}"#;
        let refusal = Act::from_json(rows).unwrap_err();
        assert!(
            matches!(refusal.code, Code::NoSuchDate { .. }),
            "{refusal:?}"
        );
        assert!(refusal.field.unwrap().ends_with("days[0].on"));
    }

    #[test]
    fn unknown_acts_fields_and_trailing_words_are_refused() {
        for bad in [
            "",
            "{}",
            r#"{"follow_up":{"finish":{"id":3}}}"#,
            r#"{"follow_up":{"issue":{"id":3,"on":"2026-03-01","received":true,"quick":1}}}"#,
            r#"{"follow_up":{"issue":{"id":3,"on":"明年","received":true}}}"#,
            r#"{"document":{"keep":{"document":{},"content":"/etc/passwd"}}} x"#,
        ] {
            assert!(
                matches!(Act::from_json(bad).unwrap_err().code, Code::BadShape { .. }),
                "{bad}"
            );
        }
    }
}
