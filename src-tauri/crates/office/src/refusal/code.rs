//! Every reason for which the book says no, with the facts that its sentence needs. A list: the sentences
//! stand in `words::refusals`, what is made of a code in `refusal`.

use crate::assignment::Role;
use crate::brief::PaperKind;
use crate::follow_up::{FollowUpState, Level, Move};
use crate::meeting::MeetingState;
use crate::pack::{PackFault, PackState};
use crate::paper::PaperState;
use crate::report::ReportState;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why something was refused, with the facts that the sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A field that must not be empty is.
    Blank,
    /// A text is longer than the field takes.
    TooLong {
        /// Characters allowed.
        max: u32,
        /// Characters given.
        found: u32,
    },
    /// A text holds a control or direction mark.
    ControlMark {
        /// Its code point.
        code_point: u32,
    },
    /// A number outside its bounds.
    OutOfRange {
        /// Least allowed.
        min: i64,
        /// Most allowed.
        max: i64,
    },
    /// A date that is not in the calendar.
    NoSuchDate {
        /// As typed.
        text: String,
    },
    /// A value that is not of the expected shape.
    BadShape {
        /// The parser's words, for the copy-details button.
        detail: String,
    },
    /// An end before its beginning.
    DatesReversed {
        /// The beginning.
        from: NaiveDate,
        /// The end.
        to: NaiveDate,
    },
    /// The computer's clock is behind the newest line of the journal.
    ClockBack {
        /// The day of that line.
        last: NaiveDate,
    },
    /// Nothing has this id.
    Missing {
        /// The table's noun.
        noun: String,
        /// The id asked for.
        id: i64,
    },
    /// Bytes that a hash names are not in the book.
    ContentMissing {
        /// The hash.
        hash: String,
    },
    /// The book already has a confirmed plan.
    PlanExists,
    /// The book has no plan yet.
    NoPlan,
    /// A unit that an answer names is neither in the book nor in the notice.
    NoSuchUnit {
        /// The name.
        name: String,
    },
    /// What an answer would set does not fit its doubt.
    NotSettled,
    /// A reply to a doubt that the reading does not raise.
    NoSuchQuestion {
        /// Its words.
        words: String,
    },
    /// The choices for a new version do not name each measure once.
    MappingIncomplete {
        /// Number of the measure, in the new version or in the old one.
        number: u32,
    },
    /// A new version cannot hold from before the one in force.
    VersionTooEarly {
        /// The day from which the one in force holds.
        from: NaiveDate,
    },
    /// No import is under way.
    NoImport,
    /// A draft without any measure.
    PlanEmpty,
    /// A correction that speaks of a place outside every measure.
    NoMeasureThere,
    /// Nothing was read at the place that a correction takes something from.
    NothingReadThere,
    /// The first measure has none before it.
    NoMeasureBefore,
    /// Words that do not stand in the notice.
    NotInNotice,
    /// A unit of this name is there already.
    NameTaken {
        /// The name.
        name: String,
    },
    /// A list that must name everything once does not.
    OrderIncomplete,
    /// The assignment has ended already.
    AssignmentEnded {
        /// The day it ended.
        on: NaiveDate,
    },
    /// A measure would be left without a lead, or without its first lead.
    NoLeadLeft {
        /// The measure's number.
        measure: u32,
    },
    /// The measure has another first lead then.
    FirstLeadTaken {
        /// The measure's number.
        measure: u32,
        /// Who it is.
        name: String,
    },
    /// The unit has no part in the measure.
    UnitNotInMeasure {
        /// The measure's number.
        measure: u32,
    },
    /// Under 分别牵头 parts belong to leads.
    OwnerDoesNotLead {
        /// The measure's number.
        measure: u32,
    },
    /// The task was reached already.
    TaskReached {
        /// When.
        on: NaiveDate,
    },
    /// The task was not reached.
    TaskNotReached,
    /// The task is no longer one.
    TaskDropped,
    /// A value of another indicator.
    OtherIndicator,
    /// A value that was replaced or taken out already.
    ReadingSuperseded,
    /// A value of this very day is in already.
    ReadingThere {
        /// The day.
        as_of: NaiveDate,
    },
    /// The period overlaps one whose value is in.
    PeriodsOverlap {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
    },
    /// A period lies in two years.
    PeriodAcrossYears,
    /// What only grows would fall.
    FallsBack {
        /// The value beside it.
        value: String,
        /// Its day.
        as_of: NaiveDate,
    },
    /// A part is more than its whole.
    PartExceedsWhole {
        /// The part's value.
        part: String,
        /// The whole's value.
        whole: String,
    },
    /// An indicator cannot be a part of itself or of a part.
    PartOfItself,
    /// A value below nothing.
    NegativeValue,
    /// Nothing, where nothing makes no sense.
    ZeroValue,
    /// A count with places behind the point.
    NotWhole,
    /// The unit already has a part in the measure then.
    AlreadyAssigned {
        /// Its part.
        role: Role,
    },
    /// Only units lead; a group is responsible.
    GroupCannotLead,
    /// The move does not fit the meeting's state.
    MeetingMove {
        /// The state it is in.
        state: MeetingState,
    },
    /// The series already has this meeting.
    OrdinalTaken {
        /// 第N次.
        ordinal: u32,
    },
    /// A series of this name is there already.
    SeriesTaken {
        /// The name.
        name: String,
    },
    /// Minutes that were not issued have no frozen words.
    NotIssued,
    /// The notice is out: the day is moved by 改期.
    PostponeInstead,
    /// The day it is moved to is the day it is on.
    SameDay,
    /// The numbers to begin with were set before.
    StartedAlready,
    /// A number to begin with that is used already.
    NumberUsed {
        /// The least that is free.
        least: u32,
    },
    /// The proposal is on an agenda already.
    TakenUp {
        /// The meeting.
        meeting: String,
    },
    /// Nothing to take up, or to put back.
    NotProposed,
    /// No reply came that could be taken as attendance.
    NoReplies,
    /// An item of another meeting.
    OtherMeeting,
    /// Decisions without a follow-up or a stated reason.
    DecisionsOpen {
        /// Their numbers in the meeting.
        numbers: Vec<u32>,
    },
    /// The thing is used elsewhere and cannot be removed.
    InUse {
        /// How many times.
        count: u32,
    },
    /// The move does not fit the follow-up's state.
    FollowUpMove {
        /// The state it is in.
        state: FollowUpState,
        /// The move tried.
        attempted: Move,
    },
    /// The matter was addressed to a group: its members' items are worked on.
    WorkedByMembers,
    /// The move is for another kind of item.
    OtherKind {
        /// The move tried.
        attempted: Move,
    },
    /// Either one owner or a group.
    OwnerOrGroup,
    /// A group without members on the day of 交办.
    GroupEmpty,
    /// A move dated before the item was issued.
    BeforeIssued {
        /// The day of 交办.
        on: NaiveDate,
    },
    /// A closing dated before the unit said that it was done.
    BeforeSubmitted {
        /// The day of 申请办结.
        on: NaiveDate,
    },
    /// From 督办 up a reminder goes out on a numbered notice.
    NoticeNeeded,
    /// Below 督办 nothing is copied to the inspection office.
    CopiedTooEarly,
    /// A first reminder of a matter that is neither urgent nor an instruction begins below 督办.
    LevelSkipped {
        /// The highest level that fits now.
        highest: Level,
    },
    /// Some rows of many cannot take the step; nothing was done.
    RowsRefused {
        /// How many were asked for.
        asked: u32,
        /// Each refused row: its id, what it is called, and why.
        rows: Vec<(i64, String, String)>,
    },
    /// The instruction asks for nothing (阅), or was reported back already.
    InstructionDone,
    /// What is missing before a follow-up can be issued.
    NotReadyToIssue,
    /// Closing needs evidence or a recorded waiver.
    EvidenceOrWaiver,
    /// From 督办 up a reminder needs who approved it.
    ApproverNeeded,
    /// A matter cannot be merged into itself, or into one that is no longer open.
    MergeTarget,
    /// An extension must grant a later date.
    ExtensionNotLater {
        /// The current due date.
        due: NaiveDate,
    },
    /// The same unit already has it.
    SameOwner,
    /// An override of a light must end between these days.
    OverrideTerm {
        /// The first day allowed.
        from: NaiveDate,
        /// The last day allowed.
        to: NaiveDate,
    },
    /// The override has ended already.
    OverrideEnded,
    /// The move does not fit the pack's state.
    PackMove {
        /// The state it is in.
        state: PackState,
    },
    /// Why a pack is not drafted or issued.
    Pack(PackFault),
    /// The move does not fit the report's state.
    ReportMove {
        /// The state it is in.
        state: ReportState,
    },
    /// The unit's report of this period is on file already.
    ReportOnFile {
        /// When it came in.
        on: NaiveDate,
    },
    /// A report that came in before its period began.
    BeforePeriod {
        /// The period's first day.
        first: NaiveDate,
    },
    /// A day or period before the plan was issued.
    BeforePlan {
        /// The day it was issued.
        on: NaiveDate,
    },
    /// Something that happened, dated after today.
    NotYet {
        /// Today.
        today: NaiveDate,
    },
    /// The unit was asked for this already, or has it on file.
    AlreadyAsked {
        /// The first such unit.
        unit: String,
        /// Where it is.
        words: String,
        /// How many more there are.
        more: u32,
    },
    /// A week has no day of the month.
    WeekByMonthDay,
    /// A cycle that asks nobody.
    NobodyReports,
    /// A 需协调事项 that is not there, or is settled.
    NothingToCoordinate,
    /// The ask was taken back or answered.
    RequestOver,
    /// The step does not fit the outgoing paper's state.
    PaperMove {
        /// The state it is in.
        state: PaperState,
    },
    /// The office's particulars that an outgoing paper prints are not all known.
    OfficeNeeded {
        /// What is missing, by its name on the form.
        missing: Vec<String>,
    },
    /// A number that another matter has on paper already.
    NumberTaken {
        /// The number.
        number: String,
    },
    /// A text that is no number of a paper.
    NotANumber {
        /// As typed.
        text: String,
    },
    /// A text that cannot stand before the year of a number.
    NotAPrefix {
        /// As typed.
        text: String,
    },
    /// A telephone number that nobody could dial.
    NotATelephone {
        /// As typed.
        text: String,
    },
    /// Somebody who is in 主送 already.
    RecipientTwice,
    /// The unit is there no more on that day.
    UnitEnded {
        /// Its name.
        name: String,
        /// The first day without it.
        on: NaiveDate,
    },
    /// A unit cannot take over from itself.
    SuccessorOfItself,
    /// 全称 and 简称 of today are changed with the unit, not beside it.
    NameKept,
    /// Pinyin initials are letters.
    NotInitials,
    /// Something to be handed over is not open with the unit.
    NotOpenWithUnit {
        /// How many such lines.
        count: u32,
    },
    /// A person who has left already.
    PersonLeft {
        /// The first day without.
        on: NaiveDate,
    },
    /// Only 区领导 can be 责任领导.
    NotALeader {
        /// The name.
        name: String,
    },
    /// A unit that the book does not know by this name, or knows several of.
    UnitUnknown {
        /// As written.
        name: String,
    },
    /// A text that names no role of a person.
    NotARole {
        /// As written.
        text: String,
    },
    /// A line of a list says what an earlier one says.
    LineTwice {
        /// The earlier line.
        line: u32,
    },
    /// A paper recorded later must bring the number printed on it.
    NumberNeeded,
    /// A day of a table that belongs to another year.
    OtherYear {
        /// The table's year.
        year: i32,
        /// The day.
        on: NaiveDate,
    },
    /// A day that stands twice in a table.
    DayTwice {
        /// The day.
        on: NaiveDate,
    },
    /// A day of a year that has no table yet.
    NoYearTable {
        /// The year.
        year: i32,
    },
    /// This paper is about one thing, and none of the right kind was named.
    SubjectNeeded {
        /// The paper.
        kind: PaperKind,
    },
    /// An internal item is on no paper for others.
    InternalItem,
    /// Nothing to undo.
    NothingToUndo,
    /// Nothing to redo.
    NothingToRedo,
    /// The newest act was handed out on paper, or is a change of the file's form.
    UndoBarred,
    /// A view of an earlier day takes no acts.
    ReadOnlyView,
    /// The book can't be shown as of a day on which it had nothing yet, or that is still to come.
    NoSuchEvening {
        /// The day.
        day: NaiveDate,
    },
    /// There is no file there.
    NoSuchFile,
    /// There is no folder there to write into.
    NoSuchFolder,
    /// A file of that name is there already.
    FileExists,
    /// The file is not a book.
    FileNotOurs,
    /// The book was written by a newer program.
    FileTooNew {
        /// The file's version.
        found: u32,
        /// What this program knows.
        known: u32,
    },
    /// Another window or command holds the book.
    FileBusy,
    /// The book is damaged.
    FileDamaged,
    /// A backup, or what would be one, is not whole.
    BackupDamaged {
        /// The first thing that was found, a whole sentence.
        finding: String,
    },
    /// A copy was given up before it was whole.
    CopyStopped,
    /// No book was replaced by a restore here.
    NothingReplaced,
    /// The place cannot be written.
    ReadOnlyPlace,
    /// The disk is full.
    DiskFull,
    /// SQLite or the system failed in a way that has no sentence of its own.
    System,
    /// A file, a name or a text carries a secrecy marking.
    Secret {
        /// The marking as it stands there.
        marking: String,
    },
    /// The document is filed there already.
    LinkedAlready,
    /// The link was taken off already.
    UnlinkedAlready,
    /// A file from outside cannot be read as text.
    Unreadable {
        /// The whole sentence, from the door.
        words: String,
    },
    /// No face with Chinese characters was found.
    NoFaces,
    /// Characters that no face has.
    MissingGlyphs {
        /// The characters.
        characters: String,
    },
    /// Lines of so many characters need a wider type area.
    TypeAreaNarrow {
        /// Characters a line.
        columns: u32,
        /// Width between the margins.
        width_mm: u32,
    },
    /// There is no printer to send to.
    NoPrinter,
    /// A printer that the system does not know.
    NoSuchPrinter {
        /// Its name.
        name: String,
    },
    /// Pages to print that are no list of pages.
    PageList {
        /// As typed.
        text: String,
    },
    /// Nothing was chosen for a run over many papers.
    NothingChosen,
    /// A run over many papers is under way.
    BatchRuns,
    /// The printing program said no.
    PrintFailed {
        /// What it said.
        detail: String,
    },
}

impl Code {
    /// The code's name on the wire: `too_long`.
    pub fn name(&self) -> String {
        if let Code::Pack(fault) = self {
            return fault.name();
        }
        match serde_json::to_value(self).expect("BUG: a code is plain data") {
            serde_json::Value::String(name) => name,
            serde_json::Value::Object(map) => map.keys().next().cloned().unwrap_or_default(),
            _ => String::new(),
        }
    }
}
