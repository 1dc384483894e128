//! Search (查找): what is asked, what is found, and where in a text the words stand. The index itself
//! is the book's business; this file holds no noun's fields and no SQL.

use crate::field::{self, SHORT};
use crate::fold::{self, Token};
use crate::id::{
    DocumentId, FollowUpId, GroupId, IndicatorId, InstructionId, MeasureId, MeetingId, PackId,
    PaperId, PersonId, QuestionId, ReportId, UnitId,
};
use crate::period::Period;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most that is shown of one kind.
pub const MOST: u32 = 200;

/// What kind of thing was found, in the order in which kinds of equal fit are shown.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum SearchNoun {
    /// 督办事项.
    FollowUp,
    /// 领导批示.
    Instruction,
    /// 措施.
    Measure,
    /// 单位.
    Unit,
    /// 单位组.
    UnitGroup,
    /// 人员.
    Person,
    /// 会议.
    Meeting,
    /// 议定事项.
    Decision,
    /// 议题.
    AgendaItem,
    /// 进展报告.
    Report,
    /// 专门要求.
    ReportRequest,
    /// 任务节点.
    Task,
    /// 指标.
    Indicator,
    /// 文件.
    Document,
    /// 发文.
    Paper,
    /// 材料.
    Pack,
    /// 方案.
    Plan,
    /// 待明确事项.
    Question,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchFor {
    /// As typed: words, a number, pinyin initials; several words must all be there.
    pub words: String,
    /// Only these kinds; none means all.
    #[serde(default)]
    pub nouns: Vec<SearchNoun>,
    /// Only what is dated this day or later.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Only what is dated this day or earlier.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// At most this many of each kind.
    pub limit: u32,
}

impl SearchFor {
    /// The question with its words trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<SearchFor, Refusal> {
        let words = Some(self.words.clone());
        let words = field::optional("words", &words, SHORT)?.unwrap_or_default();
        field::within("limit", i64::from(self.limit), 1, i64::from(MOST))?;
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            return Err(Refusal::at(
                "until",
                Code::DatesReversed { from, to: until },
            ));
        }
        Ok(SearchFor {
            words,
            ..self.clone()
        })
    }
}

/// Everything found, the best kind first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SearchPage {
    /// The words that these are the answers to, as typed.
    pub words: String,
    /// One for each kind of which something was found.
    pub groups: Vec<FoundGroup>,
}

/// What was found of one kind, best first, the newest first among equals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FoundGroup {
    /// The kind.
    pub noun: SearchNoun,
    /// At most as many as asked for.
    pub hits: Vec<Found>,
    /// Whether there are more.
    pub more: bool,
}

/// How well a thing answers: the better first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// The number is what was typed.
    Number,
    /// The title begins with it.
    TitleStart,
    /// Number, title or initials hold it.
    Title,
    /// It stands somewhere in the text.
    Text,
}

/// A thing found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Found {
    /// Its id among its kind.
    pub id: i64,
    /// How well it answers.
    pub fit: Fit,
    /// Its number on paper or in the plan.
    pub number: Option<String>,
    /// Its title, with the words typed marked.
    pub title: Marked,
    /// What it belongs to: an owner, a meeting, a sender.
    pub about: Option<String>,
    /// The place in its text where the words stand, where they stand in the text.
    pub snippet: Option<Marked>,
    /// Its date.
    pub on: Option<NaiveDate>,
    /// The page that shows it.
    pub at: FoundAt,
}

/// The page on which a thing is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum FoundAt {
    /// 方案.
    Plan,
    /// One measure.
    Measure(MeasureId),
    /// One unit.
    Unit(UnitId),
    /// A group of units.
    UnitGroup(GroupId),
    /// A person of no unit.
    Person(PersonId),
    /// One meeting.
    Meeting(MeetingId),
    /// One instruction.
    Instruction(InstructionId),
    /// One follow-up.
    FollowUp(FollowUpId),
    /// One report of what has no page of its own.
    Report(ReportId),
    /// One document.
    Document(DocumentId),
    /// One outgoing paper.
    Paper(PaperId),
    /// One pack.
    Pack(PackId),
    /// A doubt about the notice.
    Question(QuestionId),
    /// One indicator.
    Indicator(IndicatorId),
    /// The reports of one period.
    Reports(Period),
    /// 设置.
    Settings,
    /// 节假日.
    WorkingDays,
}

/// A text with places in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// From a character to the character after the last; in order, never overlapping.
    pub marks: Vec<(u32, u32)>,
}

/// What was typed, word by word, each in tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    words: Vec<Vec<Token>>,
}

impl Typed {
    /// Words of nothing but marks say nothing and are left out.
    pub fn new(typed: &str) -> Typed {
        let words = typed
            .split_whitespace()
            .map(fold::tokens)
            .filter(|word| !word.is_empty())
            .collect();
        Typed { words }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, each in tokens.
    pub fn words(&self) -> impl Iterator<Item = &[Token]> {
        self.words.iter().map(Vec::as_slice)
    }

    /// The one word typed, folded; none where there are several.
    pub fn only(&self) -> Option<String> {
        let [word] = self.words.as_slice() else {
            return None;
        };
        Some(word.iter().map(|token| token.word.as_str()).collect())
    }

    /// Every place of a text where one of the words stands.
    pub fn marks(&self, text: &str) -> Vec<(usize, usize)> {
        let tokens = fold::tokens(text);
        let mut marks: Vec<(usize, usize)> = Vec::new();
        for word in &self.words {
            for at in 0..tokens.len() {
                if stands_at(word, &tokens[at..]) {
                    marks.push((tokens[at].from, tokens[at + word.len() - 1].to));
                }
            }
        }
        marks.sort_unstable();
        let mut apart: Vec<(usize, usize)> = Vec::with_capacity(marks.len());
        for (from, to) in marks {
            match apart.last_mut() {
                Some(last) if from < last.1 => last.1 = last.1.max(to),
                _ => apart.push((from, to)),
            }
        }
        apart
    }

    /// The whole text with its marks.
    pub fn mark(&self, text: String) -> Marked {
        let marks = self.marks(&text);
        marked(text, &marks)
    }

    /// A line or so of the text around the first place; none where no word stands in it.
    pub fn snippet(&self, text: &str) -> Option<Marked> {
        const BEFORE: usize = 16;
        const LENGTH: usize = 72;
        let marks = self.marks(text);
        let first = marks.first()?.0;
        let from = first.saturating_sub(BEFORE);
        let mut part: String = text
            .chars()
            .skip(from)
            .take(LENGTH)
            .map(|mark| if mark.is_whitespace() { ' ' } else { mark })
            .collect();
        let to = from + part.chars().count();
        let mut shift = from as isize;
        if from > 0 {
            part.insert(0, '…');
            shift -= 1;
        }
        if text.chars().nth(to).is_some() {
            part.push('…');
        }
        let marks: Vec<(usize, usize)> = marks
            .into_iter()
            .filter(|(_, end)| *end <= to)
            .map(|(begin, end)| {
                let moved = |at: usize| (at as isize - shift) as usize;
                (moved(begin), moved(end))
            })
            .collect();
        Some(marked(part, &marks))
    }
}

fn marked(text: String, marks: &[(usize, usize)]) -> Marked {
    let marks = marks
        .iter()
        .map(|(from, to)| (*from as u32, *to as u32))
        .collect();
    Marked { text, marks }
}

/// The last token may still be being typed, unless it is a character of its own.
fn stands_at(word: &[Token], text: &[Token]) -> bool {
    let Some((last, before)) = word.split_last() else {
        return false;
    };
    text.len() >= word.len()
        && before.iter().zip(text).all(|(a, b)| a.word == b.word)
        && (text[before.len()].word == last.word
            || !last.is_han() && text[before.len()].word.starts_with(&last.word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_marked_as_ranges_of_characters() {
        let typed = Typed::new("回收 17");
        let text = "环专班督〔2026〕17号：𠮷祥回收网点，回收率";
        assert_eq!(typed.marks(text), [(10, 12), (16, 18), (21, 23)]);
        assert_eq!(Typed::new("率").snippet(text).unwrap().marks.len(), 1);
        assert_eq!(Typed::new("没有").snippet(text), None);
    }

    #[test]
    fn a_snippet_stands_around_the_first_place() {
        let text = format!("{}设备更新{}", "前".repeat(100), "后".repeat(100));
        let found = Typed::new("设备").snippet(&text).unwrap();
        assert!(found.text.starts_with('…') && found.text.ends_with('…'));
        let (from, to) = found.marks[0];
        let part: String = found.text.chars().skip(from as usize).collect();
        assert!(part.starts_with("设备"));
        assert_eq!(to - from, 2);
    }

    #[test]
    fn what_is_typed_while_typing_is_the_beginning_of_a_word() {
        assert_eq!(Typed::new("20").marks("2026年"), [(0, 4)]);
        assert_eq!(Typed::new("号").marks("17号"), [(2, 3)]);
        assert_eq!(Typed::new("7号").marks("17号"), [], "a number is not cut");
    }

    #[test]
    fn signs_alone_look_for_nothing() {
        for typed in ["", "   ", "\"", "*", "- -", "🙂", "（）"] {
            assert!(Typed::new(typed).is_empty(), "{typed}");
        }
        assert!(!Typed::new("NEAR").is_empty(), "a word is only a word");
    }

    #[test]
    fn a_question_is_checked_at_its_fields() {
        let ask = |words: &str, limit| SearchFor {
            words: words.to_owned(),
            nouns: Vec::new(),
            from: None,
            until: None,
            limit,
        };
        assert_eq!(
            ask(&"字".repeat(10_000), 5).checked(),
            Err(Refusal::at(
                "words",
                Code::TooLong {
                    max: SHORT as u32,
                    found: 10_000
                }
            ))
        );
        let refusal = ask("甲", 0).checked().unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("limit"));
        assert_eq!(ask("  ", 5).checked().unwrap().words, "");
    }
}
