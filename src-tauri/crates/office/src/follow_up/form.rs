//! The forms of follow-ups: what each asks, and the rules that one form alone can break.

use crate::day::{WorkDays, in_words};
use crate::field::{self, LONG, SHORT, TITLE};
use crate::id::{DecisionId, DocumentId, GroupId, InstructionId, MeasureId, PersonId, UnitId};
use crate::refusal::{Code, Refusal};
use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A follow-up's form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewFollowUp {
    /// 事项.
    pub title: String,
    /// 办理要求; null repeats the title.
    pub requirement: Option<String>,
    /// Where it comes from.
    pub source: Source,
    /// Where else it comes from.
    #[serde(default)]
    #[ts(as = "Option<Vec<Source>>", optional)]
    pub also_from: Vec<Source>,
    /// 承办单位: one. Null where it is addressed to a group.
    pub owner: Option<UnitId>,
    /// 单位组: at 交办 one child per member is opened.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub group: Option<GroupId>,
    /// 协办单位.
    #[serde(default)]
    pub co_units: Vec<UnitId>,
    /// Measures it serves.
    #[serde(default)]
    pub measures: Vec<MeasureId>,
    /// 办理时限, where it is a date.
    pub due: Option<NaiveDate>,
    /// How the time was given.
    #[serde(default)]
    #[ts(as = "Option<Term>", optional)]
    pub term: Term,
    /// 责任领导: a 区领导 of the 通讯录.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub leader: Option<PersonId>,
    /// 内部事项: enters no outgoing paper.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub internal: bool,
    /// 急件: may start at 督办.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub urgent: bool,
}

/// How the time of a follow-up was given. Days are turned into a date once, when recorded, and the words are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// A date.
    #[default]
    Date,
    /// Within N days of a day.
    Days {
        /// N.
        count: u32,
        /// The day that is not counted.
        from: NaiveDate,
    },
    /// Within N working days of a day.
    WorkingDays {
        /// N.
        count: u32,
        /// The day that is not counted.
        from: NaiveDate,
    },
    /// 长期坚持: reviewed every N months, never due.
    Lasting {
        /// N.
        months: u32,
    },
    /// 阶段性办结: the due date is that of the stage.
    Stage {
        /// What this stage is to reach.
        words: String,
    },
}

impl Term {
    /// The form with its texts trimmed, or what is wrong with it.
    fn checked(&self) -> Result<Term, Refusal> {
        match self {
            Term::Days { count, .. } => field::within("term", i64::from(*count), 1, 3660)?,
            Term::WorkingDays { count, .. } => field::within("term", i64::from(*count), 1, 400)?,
            Term::Lasting { months } => field::within("term", i64::from(*months), 1, 24)?,
            Term::Stage { words } => {
                let words = field::required("term", words, TITLE)?;
                return Ok(Term::Stage { words });
            }
            Term::Date => {}
        }
        Ok(self.clone())
    }

    /// The due date, turned once: the date given, or the days counted from theirs; none where it lasts.
    pub fn due(&self, given: Option<NaiveDate>, days: &WorkDays) -> Option<NaiveDate> {
        match self {
            Term::Date | Term::Stage { .. } => given,
            Term::Days { count, from } => from.checked_add_days(Days::new(u64::from(*count))),
            Term::WorkingDays { count, from } => days.after(*from, *count),
            Term::Lasting { .. } => None,
        }
    }

    /// The words of a time that was not given as a date: 自2026年3月5日起20个工作日内.
    pub fn words(&self) -> Option<String> {
        match self {
            Term::Date => None,
            Term::Days { count, from } => Some(format!("自{}起{count}日内", in_words(*from))),
            Term::WorkingDays { count, from } => {
                Some(format!("自{}起{count}个工作日内", in_words(*from)))
            }
            Term::Lasting { months } => Some(format!("长期坚持，每{months}个月复核")),
            Term::Stage { words } => Some(format!("阶段性办结：{words}")),
        }
    }
}

/// Where a follow-up comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 会议议定.
    Decision(DecisionId),
    /// 会议议定, the decision being recorded in the same act.
    ThisDecision,
    /// 方案任务.
    #[default]
    Plan,
    /// 领导批示.
    Instruction(InstructionId),
    /// 上级来文: which.
    Superior(String),
    /// 其他, in words.
    Other(String),
}

impl Source {
    /// The source with its words trimmed, or what is wrong with them at this field.
    pub fn checked(&self, field: &str) -> Result<Source, Refusal> {
        Ok(match self {
            Source::Other(words) => Source::Other(field::required(field, words, TITLE)?),
            Source::Superior(words) => Source::Superior(field::required(field, words, TITLE)?),
            other => other.clone(),
        })
    }
}

impl NewFollowUp {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewFollowUp, Refusal> {
        let title = field::required("title", &self.title, TITLE)?;
        let source = self.source.checked("source")?;
        if self.owner.is_some() && self.group.is_some() {
            return Err(Refusal::at("group", Code::OwnerOrGroup));
        }
        if let Some(owner) = self.owner
            && self.co_units.contains(&owner)
        {
            return Err(Refusal::at("co_units", Code::SameOwner));
        }
        let mut co_units = self.co_units.clone();
        co_units.dedup();
        Ok(NewFollowUp {
            requirement: field::optional("requirement", &self.requirement, LONG)?,
            title,
            source,
            also_from: self
                .also_from
                .iter()
                .map(|source| source.checked("also_from"))
                .collect::<Result<_, _>>()?,
            owner: self.owner,
            group: self.group,
            co_units,
            measures: self.measures.clone(),
            due: self.due,
            term: self.term.checked()?,
            leader: self.leader,
            internal: self.internal,
            urgent: self.urgent,
        })
    }
}

/// What closing needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// The day.
    pub on: NaiveDate,
    /// 办结说明.
    pub statement: String,
    /// 佐证 beyond what was submitted.
    #[serde(default)]
    pub evidence: Vec<DocumentId>,
    /// Why there is none; needed where no evidence is on file.
    pub waiver: Option<String>,
    /// Who verified.
    pub verified_by: String,
    /// How: 实地查看, 查阅材料.
    pub verified_how: String,
    /// 批准人.
    pub approved_by: String,
}

impl Closing {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self, evidence_on_file: bool) -> Result<Closing, Refusal> {
        let waiver = field::optional("waiver", &self.waiver, LONG)?;
        if waiver.is_none() && self.evidence.is_empty() && !evidence_on_file {
            return Err(Refusal::at("evidence", Code::EvidenceOrWaiver));
        }
        Ok(Closing {
            on: self.on,
            statement: field::required("statement", &self.statement, LONG)?,
            evidence: self.evidence.clone(),
            waiver,
            verified_by: field::required("verified_by", &self.verified_by, SHORT)?,
            verified_how: field::required("verified_how", &self.verified_how, SHORT)?,
            approved_by: field::required("approved_by", &self.approved_by, SHORT)?,
        })
    }
}

/// 反馈, 证明 and 审核销号 in one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Finishing {
    /// The day the unit answered.
    pub replied_on: NaiveDate,
    /// What it said.
    pub words: String,
    /// 佐证 that came with it.
    #[serde(default)]
    pub evidence: Vec<DocumentId>,
    /// How it was closed.
    pub closing: Closing,
}

/// The notice that a reminder goes out on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NoticePaper {
    /// 抄送区政府督查室; from 督办 up.
    pub copied: bool,
    /// The number already used on paper (补录); null takes the next.
    pub number: Option<String>,
}

/// What an extension needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// When the unit asked.
    pub asked_on: NaiveDate,
    /// Who asked; null is the owner.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub asked_by: Option<String>,
    /// Why.
    pub reason: String,
    /// The day of the decision.
    pub decided_on: NaiveDate,
    /// 批准人.
    pub approved_by: String,
    /// The date granted; null is refused.
    pub granted: Option<NaiveDate>,
}

impl Extension {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self, due: Option<NaiveDate>) -> Result<Extension, Refusal> {
        if self.decided_on < self.asked_on {
            return Err(Refusal::at(
                "decided_on",
                Code::DatesReversed {
                    from: self.asked_on,
                    to: self.decided_on,
                },
            ));
        }
        if let (Some(granted), Some(due)) = (self.granted, due)
            && granted <= due
        {
            return Err(Refusal::at("granted", Code::ExtensionNotLater { due }));
        }
        Ok(Extension {
            asked_by: field::optional("asked_by", &self.asked_by, SHORT)?,
            reason: field::required("reason", &self.reason, LONG)?,
            approved_by: field::required("approved_by", &self.approved_by, SHORT)?,
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_wants_evidence_or_a_waiver() {
        let closing = Closing {
            on: "2026-03-01".parse().unwrap(),
            statement: "已完成".into(),
            evidence: vec![],
            waiver: None,
            verified_by: "李某".into(),
            verified_how: "查阅材料".into(),
            approved_by: "王某".into(),
        };
        assert_eq!(
            closing.checked(false),
            Err(Refusal::at("evidence", Code::EvidenceOrWaiver))
        );
        assert!(closing.checked(true).is_ok());
        let waived = Closing {
            waiver: Some("现场查看，无纸质材料".into()),
            ..closing
        };
        assert!(waived.checked(false).is_ok());
    }

    #[test]
    fn an_extension_grants_a_later_date() {
        let extension = Extension {
            asked_on: "2026-03-01".parse().unwrap(),
            asked_by: None,
            reason: "设备未到货".into(),
            decided_on: "2026-03-02".parse().unwrap(),
            approved_by: "王某".into(),
            granted: Some("2026-03-10".parse().unwrap()),
        };
        let due = |text: &str| Some(text.parse().unwrap());
        assert!(extension.checked(due("2026-03-09")).is_ok());
        assert!(extension.checked(due("2026-03-10")).is_err());
    }
}
