//! Attendance (到会情况) per unit, with persons: invited, answered (回执), came. A reply becomes attendance
//! and fills the sign-in sheet; who came is still said by the clerk.

use crate::field::{self, LONG, SHORT};
use crate::id::{AttendanceId, MeetingId, UnitId};
use crate::person::Ring;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on attendance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AttendanceAct {
    /// Invites units; those already on the list stay as they are.
    Invite {
        /// The meeting.
        meeting: MeetingId,
        /// The units.
        units: Vec<UnitId>,
    },
    /// Records whether a unit came, and with whom.
    Set {
        /// The meeting.
        meeting: MeetingId,
        /// The unit.
        unit: UnitId,
        /// 到会, 代会, 请假, 缺席, 列席; null is not known yet.
        presence: Option<Presence>,
        /// Names, as the sign-in sheet has them: 王某（局长）.
        persons: Option<String>,
    },
    /// 回执: what a unit answered to the notice.
    Reply {
        /// The meeting.
        meeting: MeetingId,
        /// The unit; one that was not invited comes onto the list.
        unit: UnitId,
        /// The form.
        reply: NewReply,
    },
    /// Takes the replies as attendance where nothing is recorded yet.
    TakeReplies {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Takes a unit off the list.
    Remove {
        /// The meeting.
        meeting: MeetingId,
        /// The unit.
        unit: UnitId,
    },
}

/// Whether a unit came.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// 到会.
    Present,
    /// 代会: somebody else came for the one invited.
    Deputy,
    /// 请假.
    Excused,
    /// 缺席.
    Absent,
    /// 列席.
    SitIn,
}

/// What a unit answered to the notice.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// 参加.
    Attend,
    /// 由他人代会.
    Deputy,
    /// 请假.
    Leave,
}

impl Answer {
    /// The presence that it becomes.
    pub fn presence(self) -> Presence {
        match self {
            Answer::Attend => Presence::Present,
            Answer::Deputy => Presence::Deputy,
            Answer::Leave => Presence::Excused,
        }
    }
}

/// Somebody who comes for a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// 姓名.
    pub name: String,
    /// 职务.
    #[serde(default)]
    pub post: Option<String>,
    /// 电话.
    #[serde(default)]
    pub telephone: Option<String>,
}

impl Attendee {
    /// Reads 王某（局长）、李某: names with their post in brackets, apart by 、 or another mark.
    pub fn read(text: &str) -> Vec<Attendee> {
        let mut all = Vec::new();
        let mut depth = 0_u32;
        let mut piece = String::new();
        for mark in text.chars() {
            match mark {
                '（' | '(' => depth += 1,
                '）' | ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && matches!(mark, '、' | '，' | ',' | '；' | ';' | '\n') {
                all.extend(Attendee::one(&piece));
                piece.clear();
            } else {
                piece.push(mark);
            }
        }
        all.extend(Attendee::one(&piece));
        all
    }

    fn one(text: &str) -> Option<Attendee> {
        let text = text.trim();
        let (name, rest) = match text.find(['（', '(']) {
            Some(at) if at > 0 => text.split_at(at),
            _ => (text, ""),
        };
        let post = rest.trim_matches(['（', '）', '(', ')', ' ']);
        (!name.trim().is_empty()).then(|| Attendee {
            name: name.trim().to_owned(),
            post: (!post.is_empty()).then(|| post.to_owned()),
            telephone: None,
        })
    }

    /// 王某（局长）、李某: as the sign-in sheet has them; null where there is nobody.
    pub fn words(all: &[Attendee]) -> Option<String> {
        let words: Vec<String> = all
            .iter()
            .map(|one| match &one.post {
                Some(post) => format!("{}（{post}）", one.name),
                None => one.name.clone(),
            })
            .collect();
        (!words.is_empty()).then(|| words.join("、"))
    }
}

/// A 回执.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewReply {
    /// What it says.
    pub answer: Answer,
    /// When it came.
    pub on: NaiveDate,
    /// Who comes.
    pub persons: Vec<Attendee>,
    /// Why it asks leave.
    pub reason: Option<String>,
}

impl NewReply {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<NewReply, Refusal> {
        let coming = self.answer != Answer::Leave;
        if coming && self.persons.is_empty() {
            return Err(Refusal::at("persons", Code::Blank));
        }
        field::within("persons", self.persons.len() as i64, 0, 20)?;
        let persons = self.persons.iter().enumerate().map(|(at, one)| {
            let name = format!("persons[{at}].name");
            Ok(Attendee {
                name: field::required(&name, &one.name, SHORT)?,
                post: field::optional("persons", &one.post, SHORT)?,
                telephone: field::optional("persons", &one.telephone, SHORT)?,
            })
        });
        let persons = persons.collect::<Result<Vec<Attendee>, Refusal>>()?;
        let reason = field::optional("reason", &self.reason, LONG)?;
        if !coming && reason.is_none() {
            return Err(Refusal::at("reason", Code::Blank));
        }
        Ok(NewReply {
            answer: self.answer,
            on: self.on,
            persons,
            reason,
        })
    }
}

/// A unit on the attendance list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AttendanceLine {
    /// Id.
    pub id: AttendanceId,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Whether it came; null is not known yet.
    pub presence: Option<Presence>,
    /// With whom, as the sign-in sheet has it.
    pub persons: Option<String>,
    /// The same, one by one.
    pub attendees: Vec<Attendee>,
    /// 回执; null has not answered.
    pub reply: Option<Answer>,
    /// Whom to ring, while it has not answered.
    pub ring: Option<Ring>,
    /// When it answered.
    pub replied_on: Option<NaiveDate>,
    /// Why it asks leave.
    pub leave_reason: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_posts_are_read_and_said_again() {
        let all = Attendee::read("王某（局长）、 李某(科长，主持工作)；赵某\n");
        let found: Vec<(&str, Option<&str>)> = all
            .iter()
            .map(|one| (one.name.as_str(), one.post.as_deref()))
            .collect();
        assert_eq!(
            found,
            [
                ("王某", Some("局长")),
                ("李某", Some("科长，主持工作")),
                ("赵某", None)
            ]
        );
        assert_eq!(
            Attendee::words(&all).as_deref(),
            Some("王某（局长）、李某（科长，主持工作）、赵某")
        );
        assert_eq!(Attendee::read(" 、，"), []);
        assert_eq!(Attendee::words(&[]), None);
    }

    #[test]
    fn leave_needs_a_reason_and_coming_a_name() {
        let reply = |answer, persons: &str, reason: Option<&str>| NewReply {
            answer,
            on: "2026-03-04".parse().unwrap(),
            persons: Attendee::read(persons),
            reason: reason.map(str::to_owned),
        };
        let field = |reply: NewReply| reply.checked().unwrap_err().field.unwrap();
        assert_eq!(field(reply(Answer::Leave, "", None)), "reason");
        assert_eq!(field(reply(Answer::Attend, "", None)), "persons");
        assert!(reply(Answer::Deputy, "李某", None).checked().is_ok());
        assert!(reply(Answer::Leave, "", Some("外出")).checked().is_ok());
    }
}
