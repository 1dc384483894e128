//! A read is a value too. The table below is the whole list: noun, question, fields, answer. From it
//! come the closed enum `Ask` (JSON `{"meeting":{"page":{"id":3}}}`), the trait `Answers` with one
//! method per question, so that the ledger cannot answer with another type, and the list for `schema`.

use crate::assignment::{AssignmentsOn, BasisLine};
use crate::book::{BookStatus, TodayPage};
use crate::brief::{Brief, EditionBrief, MinutesBrief, Recipe, SinceBrief};
use crate::contact::ContactRead;
use crate::counter::NumberLine;
use crate::document::{DocumentFilter, DocumentList, DocumentPage};
use crate::follow_up::{FollowUpList, FollowUpPage, FollowUpQuery, ReminderProposal};
use crate::id::DocumentId;
use crate::id::{
    FollowUpId, IndicatorId, InstructionId, MeasureId, MeetingId, MinutesId, PackId, PaperId,
    PlanId, SeriesId, UnitId,
};
use crate::indicator::{EntryGrid, IndicatorList, IndicatorPage};
use crate::instruction::{InstructionList, InstructionPage};
use crate::journal::{JournalChange, JournalFilter, JournalPage};
use crate::lights::LightSettings;
use crate::look::LookSettings;
use crate::meeting::{MeetingList, MeetingPage, ProposalLine};
use crate::opening::{OpeningCells, OpeningLine};
use crate::pack::{CheckLine, Frozen, PackLine, PackList, PackPage};
use crate::paper::{PaperLine, PaperRegister, Series};
use crate::period::Period;
use crate::person::Directory;
use crate::plan::{
    ClauseLine, DroppedMeasure, MeasurePage, PlanPage, QuestionLine, VersionLine, VersionPage,
};
use crate::report::{AskedLine, CoordinationLine, ReportPage, ReportSubject, UnitAsks};
use crate::search::{SearchFor, SearchPage};
use crate::succession::OpenLine;
use crate::unit::{GroupLine, UnitLine, UnitPage};
use crate::unit_name::FoundUnit;
use crate::working_day::{TableRead, WorkingDayPage};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One question, as `schema` and the window's types list it.
pub struct Question {
    /// `meeting.page`.
    pub name: String,
    /// Shape of its fields.
    pub fields: fn(&mut schemars::SchemaGenerator) -> schemars::Schema,
    /// Shape of the answer.
    pub answer: fn(&mut schemars::SchemaGenerator) -> schemars::Schema,
    /// The answer's TypeScript type.
    pub answer_ts: fn(&ts_rs::Config) -> String,
}

macro_rules! asks {
    ($(
        $(#[$noun_doc:meta])* $noun:ident = $noun_name:literal / $asks:ident {
            $( $(#[$doc:meta])* $question:ident = $question_name:literal { $( $(#[$field_doc:meta])* $(@$attr:ident)? $field:ident : $kind:ty ),* } -> $answer:ty = $method:ident; )+
        }
    )+) => {
        /// Everything that can be asked of a book.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Ask { $( $(#[$noun_doc])* $noun($asks), )+ }

        $(
            $(#[$noun_doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
            #[serde(rename_all = "snake_case", deny_unknown_fields)]
            pub enum $asks {
                $( $(#[$doc])* $question { $( $(#[$field_doc])* $field: $kind ),* }, )+
            }
        )+

        /// Whoever can answer: one method per question.
        pub trait Answers {
            /// Why there is no answer.
            type Error: From<serde_json::Error>;
            $($( $(#[$doc])* fn $method(&self $(, $field: $kind)*) -> Result<$answer, Self::Error>; )+)+
        }

        impl Ask {
            /// Puts the question; the answer as JSON.
            pub fn put<A: Answers>(self, to: &A) -> Result<serde_json::Value, A::Error> {
                match self {
                    $($( Ask::$noun($asks::$question { $($field),* }) => Ok(serde_json::to_value(to.$method($($field),*)?)?), )+)+
                }
            }

            /// The table as a list, in order.
            pub fn questions() -> Vec<Question> {
                vec![$($( {
                    #[derive(JsonSchema)]
                    #[schemars(rename = $question_name)]
                    #[allow(dead_code, reason = "only its shape is used")]
                    struct Fields { $( $field: $kind ),* }
                    Question {
                        name: format!("{}.{}", $noun_name, $question_name),
                        fields: <Fields as JsonSchema>::json_schema,
                        answer: |generator| generator.subschema_for::<$answer>(),
                        answer_ts: |config| <$answer as TS>::name(config),
                    }
                }, )+)+]
            }

            /// Puts every answer's TypeScript declaration before a visitor.
            pub fn visit_answers(visitor: &mut impl ts_rs::TypeVisitor) {
                $($( visitor.visit::<$answer>(); <$answer as TS>::visit_dependencies(visitor); <$answer as TS>::visit_generics(visitor); )+)+
            }
        }
    };
}

asks! {
    /// The book itself.
    Book = "book" / BookAsk {
        /// The window's frame.
        Status = "status" {} -> BookStatus = book_status;
        /// 今日.
        Today = "today" {} -> TodayPage = today;
        /// Anything, by words, number or initials.
        Search = "search" {
            /// What is looked for.
            find: SearchFor
        } -> SearchPage = search;
        /// The journal, newest first.
        Journal = "journal" {
            /// Which lines.
            filter: JournalFilter,
            /// Only lines before this number; null begins with the newest.
            before: Option<u64>,
            /// At most this many.
            limit: u32
        } -> JournalPage = journal;
        /// One line of the journal with every field before and after.
        Change = "change" {
            /// The line.
            no: u64
        } -> JournalChange = journal_change;
        /// Everybody who ever was at the keyboard.
        Operators = "operators" {} -> Vec<String> = operators;
        /// The series of numbers, and the next of each.
        Numbers = "numbers" {} -> Vec<NumberLine> = numbers;
    }
    /// The plan.
    Plan = "plan" / PlanAsk {
        /// 方案.
        Page = "page" {} -> PlanPage = plan;
        /// All doubts, open ones first.
        Questions = "questions" {} -> Vec<QuestionLine> = questions;
        /// The notice's text that spans point into.
        Text = "text" {} -> String = notice_text;
        /// Every version, the one in force first.
        Versions = "versions" {} -> Vec<VersionLine> = plan_versions;
        /// One version to read.
        Version = "version" {
            /// The version.
            id: PlanId
        } -> VersionPage = plan_version;
        /// 已取消措施: measures that the plan in force no longer has.
        Dropped = "dropped" {} -> Vec<DroppedMeasure> = dropped_measures;
    }
    /// Measures.
    Measure = "measure" / MeasureAsk {
        /// One measure.
        Page = "page" {
            /// The measure.
            id: MeasureId
        } -> MeasurePage = measure;
        /// Its text in every version, the newest first.
        Clauses = "clauses" {
            /// The measure.
            id: MeasureId
        } -> Vec<ClauseLine> = measure_clauses;
    }
    /// 分工.
    Assignment = "assignment" / AssignmentAsk {
        /// Who leads what on a day.
        On = "on" {
            /// The day.
            on: NaiveDate
        } -> AssignmentsOn = assignments_on;
        /// Decisions that a change may rest on, newest first.
        Bases = "bases" {} -> Vec<BasisLine> = assignment_bases;
    }
    /// Units and groups.
    Unit = "unit" / UnitAsk {
        /// Every unit in protocol order.
        List = "list" {} -> Vec<UnitLine> = units;
        /// Units that answer what was typed, the best first.
        Find = "find" {
            /// A name, a part of it, or pinyin initials.
            typed: String
        } -> Vec<FoundUnit> = find_units;
        /// What is open with a unit, and who would take it if these succeeded it.
        Proposal = "proposal" {
            /// The unit.
            unit: UnitId,
            /// Its successors.
            into: Vec<UnitId>
        } -> Vec<OpenLine> = proposal;
        /// Every group.
        Groups = "groups" {} -> Vec<GroupLine> = groups;
        /// One unit.
        Page = "page" {
            /// The unit.
            id: UnitId
        } -> UnitPage = unit;
    }
    /// Indicators.
    Indicator = "indicator" / IndicatorAsk {
        /// 指标.
        List = "list" {} -> IndicatorList = indicators;
        /// One indicator.
        Page = "page" {
            /// The indicator.
            id: IndicatorId
        } -> IndicatorPage = indicator;
        /// The grid in which a period is entered.
        Grid = "grid" {
            /// The first day of the period; null is the first of the month.
            from: Option<NaiveDate>,
            /// Its last day.
            as_of: NaiveDate
        } -> EntryGrid = entry_grid;
    }
    /// Lights.
    Light = "light" / LightAsk {
        /// 亮灯阈值 and the overrides.
        Settings = "settings" {} -> LightSettings = light_settings;
    }
    /// The look of papers.
    Look = "look" / LookAsk {
        /// 版式, and that of the standard.
        Settings = "settings" {} -> LookSettings = look_settings;
    }
    /// Persons.
    Person = "person" / PersonAsk {
        /// 通讯录.
        Directory = "directory" {} -> Directory = directory;
        /// What a pasted list of contacts says; nothing is saved.
        Read = "read" {
            /// As pasted.
            text: String
        } -> ContactRead = read_contacts;
    }
    /// Meetings.
    Meeting = "meeting" / MeetingAsk {
        /// A piece of the meetings, newest first, and the series.
        List = "list" {
            /// Where the piece before stopped (its `next`); null begins with the newest.
            after: Option<String>,
            /// Of one series only.
            series: Option<SeriesId>,
            /// At most this many; null is a page of the table.
            limit: Option<u32>
        } -> MeetingList = meetings;
        /// One meeting.
        Page = "page" {
            /// The meeting.
            id: MeetingId
        } -> MeetingPage = meeting;
        /// What is offered to a meeting and not on its agenda.
        Proposals = "proposals" {
            /// The meeting.
            id: MeetingId
        } -> Vec<ProposalLine> = proposals;
        /// What an issued version of minutes says, frozen.
        Minutes = "minutes" {
            /// The version.
            id: MinutesId
        } -> MinutesBrief = minutes;
    }
    /// Follow-ups.
    FollowUp = "follow_up" / FollowUpAsk {
        /// The table with a count on each filter.
        List = "list" {
            /// Which.
            query: FollowUpQuery
        } -> FollowUpList = follow_ups;
        /// 期初录入: what the rows of the grid say; nothing is saved.
        Opening = "opening" {
            /// As typed.
            rows: Vec<OpeningCells>
        } -> Vec<OpeningLine> = read_opening;
        /// Which items to remind at which level, and why.
        Proposals = "proposals" {} -> Vec<ReminderProposal> = to_remind;
        /// One item's life.
        Page = "page" {
            /// The follow-up.
            id: FollowUpId
        } -> FollowUpPage = follow_up;
    }
    /// Reports.
    Report = "report" / ReportAsk {
        /// One period: what is owed and how it stands; null is the period to begin with.
        Page = "page" {
            /// The period.
            period: Option<Period>
        } -> ReportPage = reports;
        /// 需协调事项: those that wait, and those dealt with last.
        Coordination = "coordination" {} -> Vec<CoordinationLine> = coordination;
        /// The guard: what units were asked for already, or have on file.
        AskedBefore = "asked_before" {
            /// The units.
            units: Vec<UnitId>,
            /// About what; null is a matter in words only.
            subject: Option<ReportSubject>,
            /// The matter in words.
            words: String,
            /// In periods that share a day with this one.
            period: Period
        } -> Vec<AskedLine> = asked_before;
        /// What the office asked of a unit this month.
        AsksOf = "asks_of" {
            /// The unit.
            unit: UnitId
        } -> Option<UnitAsks> = asks_of;
    }
    /// Documents.
    Document = "document" / DocumentAsk {
        /// Every file kept, newest first.
        List = "list" {
            /// Which.
            filter: DocumentFilter
        } -> DocumentList = documents;
        /// One document and everything that it proves.
        Page = "page" {
            /// The document.
            id: DocumentId
        } -> DocumentPage = document;
    }
    /// Packs.
    Pack = "pack" / PackAsk {
        /// Drafts, and what was issued, newest first: a piece of it.
        List = "list" {
            /// Where the piece before stopped (its `next`); null begins with the newest.
            before: Option<PackId>,
            /// At most this many issued ones.
            limit: u32
        } -> PackList = packs;
        /// What a paper would print now.
        Brief = "brief" {
            /// Which paper, about what.
            recipe: Recipe
        } -> Brief = brief;
        /// One pack.
        Line = "line" {
            /// The pack.
            id: PackId
        } -> PackLine = pack;
        /// One pack with what was put down when it was issued.
        Page = "page" {
            /// The pack.
            id: PackId
        } -> PackPage = pack_page;
        /// What was frozen with an issued pack.
        Frozen = "frozen" {
            /// The pack.
            id: PackId
        } -> Frozen = pack_frozen;
        /// 印前检查 of what a paper would print now, as far as the book knows: pages and glyphs are looked at
        /// by whoever sets it.
        Checks = "checks" {
            /// Which paper, about what.
            recipe: Recipe
        } -> Vec<CheckLine> = pack_checks;
        /// The number that a paper would get and the issue that it would replace; null where it replaces none.
        Edition = "edition" {
            /// Which paper, about what.
            recipe: Recipe,
            /// 数据截至.
            as_of: NaiveDate
        } -> Option<EditionBrief> = pack_edition;
        /// 自上期以来的变化 as the material of a meeting would print it; null for other papers.
        Changes = "changes" {
            /// Which paper, about what.
            recipe: Recipe
        } -> Option<SinceBrief> = pack_changes;
    }
    /// Leaders' instructions.
    Instruction = "instruction" / InstructionAsk {
        /// All open ones, and a piece of those done.
        List = "list" {
            /// Done ones before this id; null begins with the newest.
            before: Option<InstructionId>,
            /// At most this many done ones.
            limit: u32
        } -> InstructionList = instructions;
        /// One instruction.
        Page = "page" {
            /// The instruction.
            id: InstructionId
        } -> InstructionPage = instruction;
    }
    /// Working days.
    WorkingDay = "working_day" / WorkingDayAsk {
        /// A year's table, and which years have one.
        Page = "page" {
            /// The year.
            year: i32
        } -> WorkingDayPage = working_days;
        /// Reads a pasted text as a year's table and lists the due dates that it would move; records nothing.
        Read = "read" {
            /// The year.
            year: i32,
            /// The notice's name and number.
            source: String,
            /// What was pasted.
            text: String
        } -> TableRead = read_working_days;
        /// Every day that differs from its weekday: true is worked.
        Days = "days" {} -> Vec<(NaiveDate, bool)> = days_apart;
    }
    /// Outgoing papers.
    Paper = "paper" / PaperAsk {
        /// 发文登记 of a year.
        Register = "register" {
            /// The year; null is today's.
            year: Option<i32>,
            /// One kind; null is all.
            series: Option<Series>
        } -> PaperRegister = papers;
        /// One outgoing paper.
        Page = "page" {
            /// The paper.
            id: PaperId
        } -> PaperLine = paper;
    }
}
