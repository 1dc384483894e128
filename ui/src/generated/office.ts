// Generated from the crate `office`; `UPDATE=1 cargo test -p tests --test tidy` writes it, the same test keeps it fresh.

export type Act = { "office": OfficeAct } | { "plan": PlanAct } | { "unit": UnitAct } | { "assignment": AssignmentAct } | { "indicator": IndicatorAct } | { "reading": ReadingAct } | { "task": TaskAct } | { "light": LightAct } | { "look": LookAct } | { "series": SeriesAct } | { "meeting": MeetingAct } | { "agenda": AgendaAct } | { "attendance": AttendanceAct } | { "decision": DecisionAct } | { "follow_up": FollowUpAct } | { "report": ReportAct } | { "document": DocumentAct } | { "pack": PackAct } | { "working_day": WorkingDayAct } | { "paper": PaperAct } | { "person": PersonAct } | { "instruction": InstructionAct };

export type AgendaAct = { "add": { 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * The form.
 */
item: NewAgendaItem, } } | { "change": { 
/**
 * The item.
 */
id: AgendaItemId, 
/**
 * The form.
 */
item: NewAgendaItem, } } | { "take": { 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * What is taken up.
 */
what: Array<Proposal>, 
/**
 * The item's own words; null takes those of the first proposal.
 */
item: NewAgendaItem | null, } } | { "remove": { 
/**
 * The item.
 */
id: AgendaItemId, } } | { "reorder": { 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * Every item once.
 */
order: Array<AgendaItemId>, } };

export type AgendaBrief = { 
/**
 * 1, 2 …
 */
no: number, 
/**
 * 议题.
 */
title: string, 
/**
 * 汇报单位.
 */
presenter: string | null, 
/**
 * Minutes planned.
 */
minutes: number | null, };

export type AgendaItemId = number;

export type AgendaLine = { 
/**
 * Id.
 */
id: AgendaItemId, 
/**
 * 1, 2 …
 */
no: number, 
/**
 * 议题.
 */
title: string, 
/**
 * 汇报单位.
 */
presenter: UnitId | null, 
/**
 * Its name.
 */
presenter_name: string | null, 
/**
 * Minutes planned.
 */
minutes: number | null, 
/**
 * By when the presenting unit's materials are due.
 */
materials_due: string | null, 
/**
 * Copies of them.
 */
copies: number | null, 
/**
 * What it takes up.
 */
sources: Array<SourceLine>, 
/**
 * The paragraph in the minutes.
 */
paragraph: string | null, };

export type Amount = string;

export type Answer = "attend" | "deputy" | "leave";

export type Ask = { "book": BookAsk } | { "plan": PlanAsk } | { "measure": MeasureAsk } | { "assignment": AssignmentAsk } | { "unit": UnitAsk } | { "indicator": IndicatorAsk } | { "light": LightAsk } | { "look": LookAsk } | { "person": PersonAsk } | { "meeting": MeetingAsk } | { "follow_up": FollowUpAsk } | { "report": ReportAsk } | { "document": DocumentAsk } | { "pack": PackAsk } | { "instruction": InstructionAsk } | { "working_day": WorkingDayAsk } | { "paper": PaperAsk };

export type AskedLine = { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Where it is, in words: 2026年3月6日已报（2026年3月）.
 */
words: string, 
/**
 * The report on file.
 */
report: ReportId | null, 
/**
 * The period whose page shows it.
 */
period: Period, };

export type AssessedTarget = { 
/**
 * The measure; null in the general part.
 */
measure: number | null, 
/**
 * 指标.
 */
indicator: string, 
/**
 * Due: 2025年底, 每年, 未定时限.
 */
due: string, 
/**
 * The literal words of the notice.
 */
words: string, 
/**
 * The value asked for, in short form; null where qualitative.
 */
wanted: string | null, 
/**
 * The value reached, with its unit.
 */
reached: string | null, 
/**
 * As of which day and from where, in words.
 */
source: string | null, 
/**
 * 责任单位; null is 无责任单位.
 */
owner: string | null, 
/**
 * The light.
 */
light: Light, 
/**
 * The verdict in words: 已完成, 未完成, 缺数据.
 */
verdict: string, };

export type AssessmentBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The targets, those of the general part first.
 */
rows: Array<AssessedTarget>, };

export type AssignmentAct = { "add": { 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * Who.
 */
party: Party, 
/**
 * Its part; a first lead is made by `MakeFirst`.
 */
role: Role, 
/**
 * From this day.
 */
from: string, 
/**
 * 依据: why.
 */
basis: string, 
/**
 * The decision it rests on; null is the clerk's own entry.
 */
decision: DecisionId | null, } } | { "replace": { 
/**
 * The part that ends.
 */
id: AssignmentId, 
/**
 * Who takes it.
 */
party: Party, 
/**
 * From this day.
 */
from: string, 
/**
 * 依据: why.
 */
basis: string, 
/**
 * The decision it rests on; null is the clerk's own entry.
 */
decision: DecisionId | null, } } | { "end": { 
/**
 * The part.
 */
id: AssignmentId, 
/**
 * The first day without it.
 */
from: string, 
/**
 * 依据: why.
 */
basis: string, 
/**
 * The decision it rests on; null is the clerk's own entry.
 */
decision: DecisionId | null, } } | { "make_first": { 
/**
 * The lead's part.
 */
id: AssignmentId, 
/**
 * From this day.
 */
from: string, 
/**
 * 依据: why.
 */
basis: string, 
/**
 * The decision it rests on; null is the clerk's own entry.
 */
decision: DecisionId | null, } };

export type AssignmentAsk = { "on": { 
/**
 * The day.
 */
on: string, } } | { "bases": Record<symbol, never> };

export type AssignmentId = number;

export type AssignmentLine = { 
/**
 * Id.
 */
id: AssignmentId, 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * Who.
 */
party: Party, 
/**
 * The name.
 */
name: string, 
/**
 * The part.
 */
role: Role, 
/**
 * From this day; null is since the plan.
 */
from: string | null, 
/**
 * The first day without it; null is still so.
 */
until: string | null, 
/**
 * Where it comes from.
 */
origin: Origin, 
/**
 * 依据.
 */
basis: string | null, 
/**
 * 依据 of its ending.
 */
end_basis: string | null, };

export type AssignmentsOn = { 
/**
 * The day.
 */
on: string, 
/**
 * Every measure in order.
 */
measures: Array<MeasureParts>, };

export type AttendanceAct = { "invite": { 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * The units.
 */
units: Array<UnitId>, } } | { "set": { 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * 到会, 代会, 请假, 缺席, 列席; null is not known yet.
 */
presence: Presence | null, 
/**
 * Names, as the sign-in sheet has them: 王某（局长）.
 */
persons: string | null, } } | { "reply": { 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * The unit; one that was not invited comes onto the list.
 */
unit: UnitId, 
/**
 * The form.
 */
reply: NewReply, } } | { "take_replies": { 
/**
 * The meeting.
 */
meeting: MeetingId, } } | { "remove": { 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * The unit.
 */
unit: UnitId, } };

export type AttendanceId = number;

export type AttendanceLine = { 
/**
 * Id.
 */
id: AttendanceId, 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it came; null is not known yet.
 */
presence: Presence | null, 
/**
 * With whom, as the sign-in sheet has it.
 */
persons: string | null, 
/**
 * The same, one by one.
 */
attendees: Array<Attendee>, 
/**
 * 回执; null has not answered.
 */
reply: Answer | null, 
/**
 * Whom to ring, while it has not answered.
 */
ring: Ring | null, 
/**
 * When it answered.
 */
replied_on: string | null, 
/**
 * Why it asks leave.
 */
leave_reason: string | null, };

export type Attendee = { 
/**
 * 姓名.
 */
name: string, 
/**
 * 职务.
 */
post: string | null, 
/**
 * 电话.
 */
telephone: string | null, };

export type BasisLine = { 
/**
 * The decision.
 */
decision: DecisionId, 
/**
 * 专班调度会第2次会议议定事项第3项.
 */
source: string, 
/**
 * What was decided.
 */
text: string, };

export type Batch = { 
/**
 * What is printed, in order.
 */
papers: Array<Recipe>, 
/**
 * Where it goes.
 */
to: BatchTo, };

export type BatchDone = { 
/**
 * Papers that left: printed, or whole in a file.
 */
done: number, 
/**
 * Papers in all.
 */
all: number, 
/**
 * The clerk stopped it.
 */
stopped: boolean, 
/**
 * Where they lie; none where they went to a printer, or nothing was written.
 */
place: string | null, 
/**
 * The paper at which it ended early.
 */
at: string | null, 
/**
 * Why it ended early, unless the clerk did.
 */
fault: Fault | null, 
/**
 * All that as a sentence.
 */
words: string, };

export type BatchProgress = { 
/**
 * Papers done.
 */
done: number, 
/**
 * Papers in all; 0 while no run is under way.
 */
all: number, 
/**
 * The one being made.
 */
name: string | null, };

export type BatchTo = { "one_file": { 
/**
 * Its path, which nothing has yet.
 */
path: string, 
/**
 * Each begins on a front side.
 */
fronts: boolean, } } | { "folder": { 
/**
 * The folder.
 */
path: string, } } | { "printer": { 
/**
 * How.
 */
job: PrintJob, } };

export type BookAsk = { "status": Record<symbol, never> } | { "today": Record<symbol, never> } | { "search": { 
/**
 * What is looked for.
 */
find: SearchFor, } } | { "journal": { 
/**
 * Which lines.
 */
filter: JournalFilter, 
/**
 * Only lines before this number; null begins with the newest.
 */
before: number | null, 
/**
 * At most this many.
 */
limit: number, } } | { "change": { 
/**
 * The line.
 */
no: number, } } | { "operators": Record<symbol, never> } | { "numbers": Record<symbol, never> };

export type BookStatus = { 
/**
 * The plan; null in a book without one.
 */
plan: PlanHead | null, 
/**
 * The office.
 */
office: Office, 
/**
 * Today, as the answers count it.
 */
today: string, 
/**
 * What undo would take back.
 */
undo: string | null, 
/**
 * What redo would do again.
 */
redo: string | null, 
/**
 * Acts in the journal.
 */
acts: number, };

export type Brief = { "meeting_pack": MeetingPackBrief } | { "minutes": MinutesBrief } | { "meeting_notice": MeetingNoticeBrief } | { "sign_in": SignInBrief } | { "slip": SlipBrief } | { "division_table": DivisionBrief } | { "ledger_table": LedgerTableBrief } | { "bulletin": BulletinBrief } | { "unit_sheet": UnitSheetBrief } | { "assessment": AssessmentBrief } | { "open_questions": OpenQuestionsBrief } | { "measure_page": MeasurePageBrief } | { "life": LifeBrief } | { "contacts": ContactsBrief } | { "register": RegisterBrief } | { "drafting_sheet": DraftingSheetBrief } | { "supplement": SupplementBrief };

export type BulletinBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The red mark.
 */
mark: string, 
/**
 * 第N期 or 代字〔2026〕N号; null before 签发.
 */
number: string | null, 
/**
 * 主送.
 */
to: Array<string>, 
/**
 * 抄送.
 */
copies_to: Array<string>, 
/**
 * 一、总体情况.
 */
summary: SummaryBrief, 
/**
 * Lights of measures, a row a chapter.
 */
chapters: Array<LightCountBrief>, 
/**
 * 二、主要成效: closed since the last bulletin.
 */
closed: Array<FollowUpBrief>, 
/**
 * 三、存在问题: overdue, longest first.
 */
overdue: Array<FollowUpBrief>, 
/**
 * Reports that are missing: unit, what.
 */
missing_reports: Array<[string, string]>, 
/**
 * 四、下步要求: due until the end of next month.
 */
due_next: Array<FollowUpBrief>, 
/**
 * The last day that `due_next` looks at.
 */
due_until: string, 
/**
 * The date of the paper.
 */
dated: string, };

export type CarriedLine = { 
/**
 * The follow-up.
 */
follow_up: FollowUpLine, 
/**
 * It was closed since the meeting before, and is shown once.
 */
closed_since: boolean, 
/**
 * Why the clerk took it off; null is on the list.
 */
pruned: string | null, };

export type Change = { "rename": { 
/**
 * The new 全称.
 */
name: string, 
/**
 * The new 简称.
 */
short_name: string | null, } } | { "merge": { 
/**
 * The unit that goes on.
 */
into: UnitId, } } | { "split": { 
/**
 * Who takes over parts.
 */
into: Array<UnitId>, 
/**
 * The unit itself goes on with the rest.
 */
goes_on: boolean, } } | { "abolish": { 
/**
 * Who takes over its duties, where one does.
 */
into: UnitId | null, } };

export type ChangeKind = "rename" | "merge" | "split" | "abolish";

export type ChangedNoun = "decision" | "follow_up" | "measure" | "indicator" | "task";

export type ChangesBrief = { 
/**
 * What it is compared with: 《…》（2026年3月5日印发）.
 */
against: string, 
/**
 * 数据截至 of that.
 */
from: string, 
/**
 * 数据截至 now.
 */
until: string, 
/**
 * The changes, by kind.
 */
lines: Array<PackChange>, };

export type ChapterBrief = { 
/**
 * 一, 二 …
 */
no: string, 
/**
 * 部分标题.
 */
title: string, 
/**
 * Measures in order.
 */
measures: Array<MeasureBrief>, };

export type ChapterId = number;

export type ChapterLine = { 
/**
 * Id.
 */
id: ChapterId, 
/**
 * 一, 二 …
 */
no: string, 
/**
 * Title.
 */
title: string, };

export type Chart = { 
/**
 * Values that stand, earliest first; what is counted per period, summed within its year.
 */
values: Array<[string, Amount]>, 
/**
 * The schedule, as points of a line.
 */
schedule: Array<[string, Amount]>, };

export type Check = "overdue" | "totals" | "internal" | "office" | "supplemented" | "protocol_order" | "questions" | "targets" | "provisional" | "holidays" | "references" | "glyphs";

export type CheckLine = { 
/**
 * Which check.
 */
check: Check, 
/**
 * How it ended.
 */
state: CheckState, 
/**
 * What was found, in words.
 */
words: string, 
/**
 * Where it is mended; null where there is nothing to mend, or no place.
 */
place: CheckPlace | null, };

export type CheckPlace = "overdue" | { "follow_up": FollowUpId } | "follow_ups" | "units" | "questions" | "indicators" | "settings" | "working_days" | { "pack": PackId };

export type CheckState = "passed" | "attention" | "barred";

export type Choices = { 
/**
 * The day from which it holds; null is the notice's own day.
 */
from: string | null, 
/**
 * Each measure of the new version, in order.
 */
mapped: Array<Mapped>, 
/**
 * Each measure of the old version that nobody goes on as.
 */
dropped: Array<Dropped>, 
/**
 * Parts that the new text would begin or end, and the clerk leaves as they are.
 */
declined: Array<PartChange>, 
/**
 * Targets that the new text would begin or end, and the clerk leaves as they are.
 */
declined_targets: Array<TargetChange>, 
/**
 * Indicators that the clerk mapped by hand; the others go on as their names say.
 */
indicators: Array<IndicatorMapped>, };

export type ClauseLine = { 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * The version.
 */
plan: PlanId, 
/**
 * The version's 发文字号.
 */
doc_no: string | null, 
/**
 * The day from which that version held; null for the first.
 */
from: string | null, 
/**
 * Number in that version.
 */
number: number, 
/**
 * Title; for a measure without one, the beginning of its text.
 */
title: string, 
/**
 * The text, verbatim.
 */
text: string, 
/**
 * The text against the version before it; empty where it is the first, or the same.
 */
diff: Array<Piece>, };

export type Closing = { 
/**
 * The day.
 */
on: string, 
/**
 * 办结说明.
 */
statement: string, 
/**
 * 佐证 beyond what was submitted.
 */
evidence: Array<DocumentId>, 
/**
 * Why there is none; needed where no evidence is on file.
 */
waiver: string | null, 
/**
 * Who verified.
 */
verified_by: string, 
/**
 * How: 实地查看, 查阅材料.
 */
verified_how: string, 
/**
 * 批准人.
 */
approved_by: string, };

export type ClosingLine = { 
/**
 * 办结说明.
 */
statement: string, 
/**
 * Why there is no evidence.
 */
waiver: string | null, 
/**
 * Who verified.
 */
verified_by: string, 
/**
 * How.
 */
verified_how: string, 
/**
 * 批准人.
 */
approved_by: string, 
/**
 * The day.
 */
on: string, };

export type Code = "blank" | { "too_long": { 
/**
 * Characters allowed.
 */
max: number, 
/**
 * Characters given.
 */
found: number, } } | { "control_mark": { 
/**
 * Its code point.
 */
code_point: number, } } | { "out_of_range": { 
/**
 * Least allowed.
 */
min: number, 
/**
 * Most allowed.
 */
max: number, } } | { "no_such_date": { 
/**
 * As typed.
 */
text: string, } } | { "bad_shape": { 
/**
 * The parser's words, for the copy-details button.
 */
detail: string, } } | { "dates_reversed": { 
/**
 * The beginning.
 */
from: string, 
/**
 * The end.
 */
to: string, } } | { "clock_back": { 
/**
 * The day of that line.
 */
last: string, } } | { "missing": { 
/**
 * The table's noun.
 */
noun: string, 
/**
 * The id asked for.
 */
id: number, } } | { "content_missing": { 
/**
 * The hash.
 */
hash: string, } } | "plan_exists" | "no_plan" | { "no_such_unit": { 
/**
 * The name.
 */
name: string, } } | "not_settled" | { "no_such_question": { 
/**
 * Its words.
 */
words: string, } } | { "mapping_incomplete": { 
/**
 * Number of the measure, in the new version or in the old one.
 */
number: number, } } | { "version_too_early": { 
/**
 * The day from which the one in force holds.
 */
from: string, } } | "no_import" | "plan_empty" | "no_measure_there" | "nothing_read_there" | "no_measure_before" | "not_in_notice" | { "name_taken": { 
/**
 * The name.
 */
name: string, } } | "order_incomplete" | { "assignment_ended": { 
/**
 * The day it ended.
 */
on: string, } } | { "no_lead_left": { 
/**
 * The measure's number.
 */
measure: number, } } | { "first_lead_taken": { 
/**
 * The measure's number.
 */
measure: number, 
/**
 * Who it is.
 */
name: string, } } | { "unit_not_in_measure": { 
/**
 * The measure's number.
 */
measure: number, } } | { "owner_does_not_lead": { 
/**
 * The measure's number.
 */
measure: number, } } | { "task_reached": { 
/**
 * When.
 */
on: string, } } | "task_not_reached" | "task_dropped" | "other_indicator" | "reading_superseded" | { "reading_there": { 
/**
 * The day.
 */
as_of: string, } } | { "periods_overlap": { 
/**
 * Its first day.
 */
from: string, 
/**
 * Its last day.
 */
to: string, } } | "period_across_years" | { "falls_back": { 
/**
 * The value beside it.
 */
value: string, 
/**
 * Its day.
 */
as_of: string, } } | { "part_exceeds_whole": { 
/**
 * The part's value.
 */
part: string, 
/**
 * The whole's value.
 */
whole: string, } } | "part_of_itself" | "negative_value" | "zero_value" | "not_whole" | { "already_assigned": { 
/**
 * Its part.
 */
role: Role, } } | "group_cannot_lead" | { "meeting_move": { 
/**
 * The state it is in.
 */
state: MeetingState, } } | { "ordinal_taken": { 
/**
 * 第N次.
 */
ordinal: number, } } | { "series_taken": { 
/**
 * The name.
 */
name: string, } } | "not_issued" | "postpone_instead" | "same_day" | "started_already" | { "number_used": { 
/**
 * The least that is free.
 */
least: number, } } | { "taken_up": { 
/**
 * The meeting.
 */
meeting: string, } } | "not_proposed" | "no_replies" | "other_meeting" | { "decisions_open": { 
/**
 * Their numbers in the meeting.
 */
numbers: Array<number>, } } | { "in_use": { 
/**
 * How many times.
 */
count: number, } } | { "follow_up_move": { 
/**
 * The state it is in.
 */
state: FollowUpState, 
/**
 * The move tried.
 */
attempted: Move, } } | "worked_by_members" | { "other_kind": { 
/**
 * The move tried.
 */
attempted: Move, } } | "owner_or_group" | "group_empty" | { "before_issued": { 
/**
 * The day of 交办.
 */
on: string, } } | { "before_submitted": { 
/**
 * The day of 申请办结.
 */
on: string, } } | "notice_needed" | "copied_too_early" | { "level_skipped": { 
/**
 * The highest level that fits now.
 */
highest: Level, } } | { "rows_refused": { 
/**
 * How many were asked for.
 */
asked: number, 
/**
 * Each refused row: its id, what it is called, and why.
 */
rows: Array<[number, string, string]>, } } | "instruction_done" | "not_ready_to_issue" | "evidence_or_waiver" | "approver_needed" | "merge_target" | { "extension_not_later": { 
/**
 * The current due date.
 */
due: string, } } | "same_owner" | { "override_term": { 
/**
 * The first day allowed.
 */
from: string, 
/**
 * The last day allowed.
 */
to: string, } } | "override_ended" | { "pack_move": { 
/**
 * The state it is in.
 */
state: PackState, } } | { "pack": PackFault } | { "report_move": { 
/**
 * The state it is in.
 */
state: ReportState, } } | { "report_on_file": { 
/**
 * When it came in.
 */
on: string, } } | { "before_period": { 
/**
 * The period's first day.
 */
first: string, } } | { "before_plan": { 
/**
 * The day it was issued.
 */
on: string, } } | { "not_yet": { 
/**
 * Today.
 */
today: string, } } | { "already_asked": { 
/**
 * The first such unit.
 */
unit: string, 
/**
 * Where it is.
 */
words: string, 
/**
 * How many more there are.
 */
more: number, } } | "week_by_month_day" | "nobody_reports" | "nothing_to_coordinate" | "request_over" | { "paper_move": { 
/**
 * The state it is in.
 */
state: PaperState, } } | { "office_needed": { 
/**
 * What is missing, by its name on the form.
 */
missing: Array<string>, } } | { "number_taken": { 
/**
 * The number.
 */
number: string, } } | { "not_a_number": { 
/**
 * As typed.
 */
text: string, } } | { "not_a_prefix": { 
/**
 * As typed.
 */
text: string, } } | { "not_a_telephone": { 
/**
 * As typed.
 */
text: string, } } | "recipient_twice" | { "unit_ended": { 
/**
 * Its name.
 */
name: string, 
/**
 * The first day without it.
 */
on: string, } } | "successor_of_itself" | "name_kept" | "not_initials" | { "not_open_with_unit": { 
/**
 * How many such lines.
 */
count: number, } } | { "person_left": { 
/**
 * The first day without.
 */
on: string, } } | { "not_a_leader": { 
/**
 * The name.
 */
name: string, } } | { "unit_unknown": { 
/**
 * As written.
 */
name: string, } } | { "not_a_role": { 
/**
 * As written.
 */
text: string, } } | { "line_twice": { 
/**
 * The earlier line.
 */
line: number, } } | "number_needed" | { "other_year": { 
/**
 * The table's year.
 */
year: number, 
/**
 * The day.
 */
on: string, } } | { "day_twice": { 
/**
 * The day.
 */
on: string, } } | { "no_year_table": { 
/**
 * The year.
 */
year: number, } } | { "subject_needed": { 
/**
 * The paper.
 */
kind: PaperKind, } } | "internal_item" | "nothing_to_undo" | "nothing_to_redo" | "undo_barred" | "read_only_view" | { "no_such_evening": { 
/**
 * The day.
 */
day: string, } } | "no_such_file" | "no_such_folder" | "file_exists" | "file_not_ours" | { "file_too_new": { 
/**
 * The file's version.
 */
found: number, 
/**
 * What this program knows.
 */
known: number, } } | "file_busy" | "file_damaged" | { "backup_damaged": { 
/**
 * The first thing that was found, a whole sentence.
 */
finding: string, } } | "copy_stopped" | "nothing_replaced" | "read_only_place" | "disk_full" | "system" | { "secret": { 
/**
 * The marking as it stands there.
 */
marking: string, } } | "linked_already" | "unlinked_already" | { "unreadable": { 
/**
 * The whole sentence, from the door.
 */
words: string, } } | "no_faces" | { "missing_glyphs": { 
/**
 * The characters.
 */
characters: string, } } | { "type_area_narrow": { 
/**
 * Characters a line.
 */
columns: number, 
/**
 * Width between the margins.
 */
width_mm: number, } } | "no_printer" | { "no_such_printer": { 
/**
 * Its name.
 */
name: string, } } | { "page_list": { 
/**
 * As typed.
 */
text: string, } } | "nothing_chosen" | "batch_runs" | { "print_failed": { 
/**
 * What it said.
 */
detail: string, } };

export type Comparator = ">=" | ">" | "<=" | "~" | "=" | "+%" | "+x" | "qualitative";

export type ContactBrief = { 
/**
 * 联系人.
 */
name: string, 
/**
 * 联系电话.
 */
telephone: string | null, };

export type ContactRead = { 
/**
 * Lines understood.
 */
accepted: Array<ReadRow>, 
/**
 * Lines that are not, with why.
 */
refused: Array<RefusedRow>, };

export type ContactRow = { 
/**
 * The person that it brings up to date; null is a new one.
 */
id: PersonId | null, 
/**
 * The person.
 */
person: NewPerson, };

export type ContactsBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * Whether mobile numbers are printed; they stay off papers that leave the house.
 */
mobiles: boolean, 
/**
 * 区领导 first, then units in protocol order.
 */
groups: Array<ContactsGroup>, };

export type ContactsGroup = { 
/**
 * 单位.
 */
unit: string, 
/**
 * Its people.
 */
people: Array<ContactsRow>, };

export type ContactsOptions = { 
/**
 * For units: without mobile numbers.
 */
outgoing: boolean, };

export type ContactsRow = { 
/**
 * 姓名.
 */
name: string, 
/**
 * 职务.
 */
post: string | null, 
/**
 * 主要负责人, 分管负责人, 联络员; for a 区领导 the 分管领域.
 */
role: string, 
/**
 * 办公电话.
 */
office_phone: string | null, 
/**
 * 手机.
 */
mobile: string | null, };

export type Content = string;

export type ContentsLine = { 
/**
 * As printed.
 */
title: string, 
/**
 * The page's number.
 */
page: number, };

export type CoordinationBrief = { 
/**
 * Who asks.
 */
unit: string, 
/**
 * The measure or follow-up concerned.
 */
matter: string, 
/**
 * The unit's words.
 */
words: string, 
/**
 * When the report came in.
 */
received_on: string, };

export type CoordinationLine = { 
/**
 * The report it stands in.
 */
report: ReportId, 
/**
 * Who asks.
 */
unit: UnitId, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * What it is about.
 */
matter: string, 
/**
 * The words.
 */
words: string, 
/**
 * When it came in.
 */
received_on: string, 
/**
 * The meeting that took it up.
 */
meeting: MeetingId | null, 
/**
 * 专班调度会第3次会议.
 */
meeting_title: string | null, 
/**
 * Where it was dealt with, in words; null is still open.
 */
dealt: string | null, };

export type Correction = { "lead": { 
/**
 * The name.
 */
span: Span, } } | { "responsible": { 
/**
 * The name.
 */
span: Span, } } | { "leader": { 
/**
 * The person.
 */
span: Span, } } | { "one_unit": { 
/**
 * The whole name.
 */
span: Span, } } | { "not_unit": { 
/**
 * What was read as a unit.
 */
span: Span, } } | { "target": { 
/**
 * What it says.
 */
target: NewTarget, } } | { "not_target": { 
/**
 * The clause.
 */
span: Span, 
/**
 * Only the target of this indicator, where the clause gives several; null is all.
 */
indicator: string | null, } } | { "measure": { 
/**
 * Its title.
 */
span: Span, } } | { "merge_up": { 
/**
 * A place in the measure.
 */
at: number, } } | { "not_measure": { 
/**
 * A place in the measure.
 */
at: number, } };

export type CurveBrief = { 
/**
 * 指标.
 */
name: string, 
/**
 * What the values count.
 */
unit: string, 
/**
 * 序时进度.
 */
schedule: Array<[string, Amount]>, 
/**
 * 完成值.
 */
values: Array<[string, Amount]>, };

export type Cycle = "week" | "month" | "quarter";

export type CycleLine = { 
/**
 * Which.
 */
cycle: Cycle, 
/**
 * First day of the first period it is asked for.
 */
from: string, 
/**
 * First day of the first period it is no longer asked for; null is still asked.
 */
until: string | null, 
/**
 * The rule.
 */
rule: CycleRule, };

export type CycleRule = { 
/**
 * By when.
 */
due: DueRule, 
/**
 * Each lead reports on its measures.
 */
measures: boolean, 
/**
 * Each owner reports on its open follow-ups.
 */
follow_ups: boolean, 
/**
 * Each owner reports on its indicators.
 */
indicators: boolean, };

export type DecisionAct = { "record": { 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * The form.
 */
decision: NewDecision, 
/**
 * The follow-up, already issued on the day given; its source is this decision.
 */
follow_up: QuickFollowUp | null, } } | { "change": { 
/**
 * The decision.
 */
id: DecisionId, 
/**
 * The form.
 */
decision: NewDecision, } } | { "follow_up": { 
/**
 * The decision.
 */
id: DecisionId, 
/**
 * The follow-up.
 */
follow_up: QuickFollowUp, } } | { "waive": { 
/**
 * The decision.
 */
id: DecisionId, 
/**
 * Why.
 */
reason: string, } } | { "remove": { 
/**
 * The decision.
 */
id: DecisionId, } } | { "apply": { 
/**
 * The decision.
 */
id: DecisionId, 
/**
 * The change.
 */
effect: DecisionEffect, } };

export type DecisionEffect = { "add_part": { 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * Who.
 */
party: Party, 
/**
 * Its part.
 */
role: Role, 
/**
 * From this day.
 */
from: string, } } | { "replace_part": { 
/**
 * The part that ends.
 */
assignment: AssignmentId, 
/**
 * Who takes it.
 */
party: Party, 
/**
 * From this day.
 */
from: string, } } | { "make_first": { 
/**
 * The lead's part.
 */
assignment: AssignmentId, 
/**
 * From this day.
 */
from: string, } } | { "owner": { 
/**
 * The indicator.
 */
indicator: IndicatorId, 
/**
 * The unit.
 */
owner: UnitId, } } | { "base": { 
/**
 * The indicator.
 */
indicator: IndicatorId, 
/**
 * The year growth is counted from.
 */
year: number, 
/**
 * The value then.
 */
value: Amount, } };

export type DecisionId = number;

export type DecisionKind = "decided" | "agreed_in_principle" | "required" | "heard" | "deferred";

export type DecisionLine = { 
/**
 * Id.
 */
id: DecisionId, 
/**
 * 1, 2 … in the meeting.
 */
no: number, 
/**
 * The item it belongs to.
 */
agenda_item: AgendaItemId | null, 
/**
 * Its kind.
 */
kind: DecisionKind, 
/**
 * Its words.
 */
text: string, 
/**
 * Why it opens no follow-up.
 */
waiver: string | null, 
/**
 * Follow-ups it opened.
 */
follow_ups: Array<FollowUpLine>, 
/**
 * What it settled in the plan, in words.
 */
effects: Array<string>, 
/**
 * Still owes a follow-up or a reason.
 */
open: boolean, };

export type DecisionOutcome = { "follow_ups": Array<FollowUpBrief> } | { "no_follow_up": string } | "pending";

export type Direction = "up" | "down";

export type Directory = { 
/**
 * 区领导 in office, in their order.
 */
leaders: Array<PersonLine>, 
/**
 * Units that are there today.
 */
units: Array<UnitPeople>, 
/**
 * Units without anybody to ring.
 */
silent: number, };

export type DivisionBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * Chapters with measures.
 */
chapters: Array<ChapterBrief>, 
/**
 * Targets of the general part.
 */
overall: Array<IndicatorBrief>, 
/**
 * Rules that hold for every measure, literal words: printed under the table.
 */
rules: Array<string>, 
/**
 * On A3 instead of A4.
 */
large: boolean, };

export type DocumentAct = { "keep": { 
/**
 * The form.
 */
document: NewDocument, 
/**
 * Its bytes.
 */
content: Content, } } | { "rename": { 
/**
 * The document.
 */
id: DocumentId, 
/**
 * The title.
 */
title: string, } } | { "link": { 
/**
 * The document.
 */
id: DocumentId, 
/**
 * What it belongs to.
 */
to: DocumentSubject, 
/**
 * In which role.
 */
role: DocumentKind, 
/**
 * Since when.
 */
on: string, } } | { "unlink": { 
/**
 * The link.
 */
link: DocumentLinkId, 
/**
 * When.
 */
on: string, 
/**
 * Why.
 */
reason: string, } };

export type DocumentAsk = { "list": { 
/**
 * Which.
 */
filter: DocumentFilter, } } | { "page": { 
/**
 * The document.
 */
id: DocumentId, } };

export type DocumentCount = { 
/**
 * The kind.
 */
kind: DocumentKind, 
/**
 * So many.
 */
count: number, };

export type DocumentFilter = { 
/**
 * Only of this kind.
 */
kind: DocumentKind | null, 
/**
 * Only with its words in this state.
 */
text: TextState | null, 
/**
 * Only what proves something, or nothing.
 */
used: boolean | null, 
/**
 * Only with these bytes.
 */
hash: string | null, 
/**
 * So many are left out, from the newest on.
 */
skip: number, 
/**
 * At most this many.
 */
limit: number, };

export type DocumentId = number;

export type DocumentKind = "source" | "evidence" | "reply" | "signed_scan";

export type DocumentLine = { 
/**
 * Id.
 */
id: DocumentId, 
/**
 * Title.
 */
title: string, 
/**
 * What it is.
 */
kind: DocumentKind, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * When it came in.
 */
received_on: string, 
/**
 * Who sent it.
 */
unit_name: string | null, 
/**
 * SHA-256 of the bytes, lower-case hex.
 */
hash: string, 
/**
 * Size in bytes.
 */
size: number, 
/**
 * Whether its words can be searched.
 */
text: TextState, 
/**
 * How many items it serves.
 */
uses: number, };

export type DocumentLinkId = number;

export type DocumentList = { 
/**
 * The rows.
 */
rows: Array<DocumentLine>, 
/**
 * Whether there are more.
 */
more: boolean, 
/**
 * How many of each kind the book keeps, whatever the filter.
 */
counts: Array<DocumentCount>, };

export type DocumentPage = { 
/**
 * Its row.
 */
line: DocumentLine, 
/**
 * The beginning of its words.
 */
excerpt: string | null, 
/**
 * What it proves, newest first; links taken off come last.
 */
uses: Array<DocumentUse>, 
/**
 * Other documents with the same bytes.
 */
twins: Array<DocumentLine>, };

export type DocumentSubject = { "measure": MeasureId } | { "follow_up": FollowUpId } | { "meeting": MeetingId } | { "unit": UnitId };

export type DocumentUse = { 
/**
 * The link, where the clerk filed it; null where an entry of the item's own names it.
 */
link: DocumentLinkId | null, 
/**
 * In which role.
 */
role: DocumentKind, 
/**
 * The thing's number.
 */
number: string | null, 
/**
 * The thing's title.
 */
title: string, 
/**
 * The entry that names it, or the filing.
 */
words: string, 
/**
 * When.
 */
on: string | null, 
/**
 * The page that shows the thing.
 */
at: FoundAt, 
/**
 * When it was taken off, and why.
 */
unlinked: [string, string] | null, };

export type Done = { 
/**
 * Its number in the journal.
 */
no: number, 
/**
 * What was done, in words: for the toast and the undo button.
 */
title: string, 
/**
 * Nouns it touched.
 */
touched: Array<Noun>, 
/**
 * The id of the main thing it made, where it made one.
 */
made: number | null, };

export type DraftChapter = { 
/**
 * As printed: 一, 二 …
 */
no: string, 
/**
 * Title without number.
 */
title: string, };

export type DraftMeasure = { 
/**
 * 1, 2, 3 … through the notice, whatever the printed label.
 */
no: number, 
/**
 * The printed label: `1.`.
 */
label: string, 
/**
 * The chapter's number as printed; null where the notice has no chapters.
 */
chapter: string | null, 
/**
 * The heading sentence without number and full stop; null where the measure has none.
 */
title: string | null, 
/**
 * Verbatim: the pieces of `text_spans`, joined.
 */
text: string, 
/**
 * Where `text` stands.
 */
text_spans: Array<Span>, 
/**
 * 牵头单位, as printed, in order.
 */
lead: Array<string>, 
/**
 * Every other unit of the annotation, as printed, in order.
 */
responsible: Array<string>, 
/**
 * Verbs other than 牵头 and 责任, with their units.
 */
verbs: Array<DraftVerb>, 
/**
 * A trailing 等 stood behind the units.
 */
etc: boolean, 
/**
 * A collective behind 等 (等有关部门).
 */
tail: string | null, 
/**
 * Persons named as 责任领导.
 */
leader: Array<string>, 
/**
 * 完成时限, where the measure has one as a date.
 */
due: string | null, 
/**
 * Targets in the measure's text, in order.
 */
targets: Array<DraftTarget>, 
/**
 * From the label to the end of the measure, annotation included.
 */
span: Span, };

export type DraftPlan = { 
/**
 * The plan's title; line breaks of the notice removed.
 */
title: string, 
/**
 * 发文字号, as printed: 威环政发〔2024〕7号.
 */
doc_number: string | null, 
/**
 * 发文机关.
 */
issuer: string | null, 
/**
 * 成文日期.
 */
issued_on: string | null, 
/**
 * 部分, in order.
 */
chapters: Array<DraftChapter>, 
/**
 * 措施, in order; numbered through the notice.
 */
measures: Array<DraftMeasure>, 
/**
 * Targets of the general part, which belong to no measure.
 */
overall_targets: Array<DraftTarget>, 
/**
 * Rules that add units to many measures at once.
 */
rules: Array<DraftRule>, 
/**
 * Doubts, each with its words and place.
 */
questions: Array<DraftQuestion>, };

export type DraftQuestion = { 
/**
 * What kind of doubt.
 */
kind: QuestionKind, 
/**
 * The words in doubt.
 */
words: string, 
/**
 * Where they stand; several places for an alias or a contradiction.
 */
spans: Array<Span>, 
/**
 * What the reader would propose, in Chinese; its own words, not the notice's.
 */
proposal: string, };

export type DraftRule = { 
/**
 * What the rule does.
 */
kind: RuleKind, 
/**
 * The units it names, as printed.
 */
units: Array<string>, 
/**
 * The literal words.
 */
words: string, 
/**
 * Where `words` stands.
 */
span: Span, };

export type DraftTarget = { 
/**
 * The year it is due by the end of; null where undated.
 */
year: number | null, 
/**
 * What is counted, words of the notice.
 */
indicator: string, 
/**
 * The bound or kind of growth.
 */
comparator: Comparator, 
/**
 * For growth: the bound of the growth itself.
 */
bound: Comparator | null, 
/**
 * A decimal as text.
 */
value: string | null, 
/**
 * With its multiplier as printed: 万辆, 亿元, %; null for words, and for an index or a ratio that is printed bare.
 */
unit: string | null, 
/**
 * The year that growth is counted from.
 */
base_year: number | null, 
/**
 * Every year anew (每年).
 */
recurring: boolean, 
/**
 * The literal clause.
 */
words: string, 
/**
 * Where `words` stands.
 */
span: Span, };

export type DraftVerb = { 
/**
 * 配合, 参与, 会同 …
 */
verb: string, 
/**
 * As printed.
 */
units: Array<string>, };

export type DraftingSheetBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The paper's own title.
 */
paper_title: string, 
/**
 * 代字〔2026〕17号; null before 签发.
 */
number: string | null, 
/**
 * 主送.
 */
to: Array<string>, 
/**
 * 抄送.
 */
copies_to: Array<string>, 
/**
 * 份数.
 */
copies: number | null, 
/**
 * 拟稿人.
 */
drafted_by: string | null, 
/**
 * 拟稿日期.
 */
drafted_on: string | null, 
/**
 * 核稿人.
 */
reviewed_by: string | null, 
/**
 * 签发人; the sheet is printed to be signed, so mostly null.
 */
signed_by: string | null, 
/**
 * 签发日期.
 */
signed_on: string | null, };

export type Dropped = { 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * The number in the new version of the measure that takes over its open follow-ups; null leaves
 * them open under 已取消措施.
 */
open_items_to: number | null, };

export type DroppedLine = { 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * Number in the version in force.
 */
number: number, 
/**
 * Title.
 */
title: string, 
/**
 * Open follow-ups that serve it.
 */
open_follow_ups: number, 
/**
 * The new measure that took its text in, by number; null where it is gone (取消).
 */
merged_into: number | null, };

export type DroppedMeasure = { 
/**
 * Id.
 */
id: MeasureId, 
/**
 * Number in the last version that had it.
 */
number: number, 
/**
 * Title.
 */
title: string, 
/**
 * 发文字号 of the version that dropped it.
 */
doc_no: string | null, 
/**
 * From this day it is no longer in force.
 */
from: string | null, 
/**
 * The measure that took it in: its number now; null where it is gone.
 */
merged_into: number | null, 
/**
 * Open follow-ups that still serve it.
 */
open_follow_ups: number, };

export type DueMoved = { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * Its number.
 */
number: string | null, 
/**
 * 事项.
 */
title: string, 
/**
 * How the time was given.
 */
words: string, 
/**
 * The date recorded, which stays.
 */
recorded: string, 
/**
 * The date that the table would give.
 */
would_be: string, };

export type DueRule = { "working_day_after": number } | { "working_day_before": number } | { "day_of_month": number } | { "day_of_next_month": number };

export type EditionBrief = { 
/**
 * 第N次印发.
 */
number: number, 
/**
 * 印发日期 of the one it replaces.
 */
replaces_on: string, 
/**
 * The number of the one it replaces.
 */
replaces: number, };

export type EntryGrid = { 
/**
 * The first day of the period.
 */
from: string, 
/**
 * Its last day: what the values speak of.
 */
as_of: string, 
/**
 * A row an indicator.
 */
lines: Array<EntryLine>, };

export type EntryLine = { 
/**
 * The indicator.
 */
indicator: IndicatorLine, 
/**
 * The newest value before the period.
 */
before: ReadingLine | null, 
/**
 * The value of this very period, where it is in already.
 */
entered: ReadingLine | null, 
/**
 * What the schedule asks for at the end of the period, with its unit.
 */
due: string | null, };

export type EventLine = { 
/**
 * The unit it happened to.
 */
unit: UnitId, 
/**
 * Its name then.
 */
name: string, 
/**
 * The kind.
 */
kind: ChangeKind, 
/**
 * The day.
 */
on: string, 
/**
 * 依据.
 */
basis: string, 
/**
 * Who took over, with names; for a 更名 none.
 */
successors: Array<[UnitId, string]>, 
/**
 * The new name of a 更名.
 */
new_name: string | null, };

export type Extension = { 
/**
 * When the unit asked.
 */
asked_on: string, 
/**
 * Who asked; null is the owner.
 */
asked_by?: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * The day of the decision.
 */
decided_on: string, 
/**
 * 批准人.
 */
approved_by: string, 
/**
 * The date granted; null is refused.
 */
granted: string | null, };

export type ExtensionLine = { 
/**
 * When it was asked for.
 */
asked_on: string, 
/**
 * By whom.
 */
asked_by: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * When it was decided.
 */
decided_on: string, 
/**
 * 批准人.
 */
approved_by: string, 
/**
 * The due date before.
 */
due_before: string | null, 
/**
 * The date granted; null was refused.
 */
granted: string | null, };

export type FaceChoice = { 
/**
 * The style.
 */
style: FaceStyle, 
/**
 * The family, in the face's own words.
 */
family: string, };

export type FaceStyle = "fang_song" | "hei" | "kai" | "song" | "biao_song";

export type Fate = "same" | "changed" | "new" | "split" | "merged";

export type Fault = { 
/**
 * The code's name.
 */
code: string, 
/**
 * The field it concerns.
 */
field: string | null, 
/**
 * The sentence: what is wrong and what to do next.
 */
words: string, 
/**
 * For whoever has to look into it: never shown first.
 */
detail: string | null, };

export type FieldChange = { 
/**
 * The office's word for it: 现行时限.
 */
field: string, 
/**
 * Before.
 */
before: string | null, 
/**
 * After.
 */
after: string | null, };

export type FilterCount = { 
/**
 * The filter.
 */
filter: FollowUpFilter, 
/**
 * How many.
 */
count: number, };

export type Finishing = { 
/**
 * The day the unit answered.
 */
replied_on: string, 
/**
 * What it said.
 */
words: string, 
/**
 * 佐证 that came with it.
 */
evidence: Array<DocumentId>, 
/**
 * How it was closed.
 */
closing: Closing, };

export type Fit = "number" | "title_start" | "title" | "text";

export type FollowUpAct = { "draft": { 
/**
 * The form.
 */
form: NewFollowUp, } } | { "change": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The form.
 */
form: NewFollowUp, } } | { "issue": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * 签收 at the same time.
 */
received: boolean, 
/**
 * The number already used on paper (补录); null takes the next.
 */
number?: string | null, } } | { "receive": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * Who signed for it.
 */
by: string | null, } } | { "reply": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * What the unit said.
 */
words: string, 
/**
 * The paper it said it on.
 */
document: DocumentId | null, } } | { "submit": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * What was done.
 */
words: string, 
/**
 * 佐证.
 */
evidence: Array<DocumentId>, } } | { "return": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * Why.
 */
reason: string, } } | { "close": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The form.
 */
closing: Closing, } } | { "suspend": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * 依据.
 */
basis: string, 
/**
 * When to look at it again.
 */
review_on: string, } } | { "resume": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, } } | { "transfer": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * The new owner.
 */
to: UnitId, 
/**
 * 依据.
 */
basis: string, } } | { "extend": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The form.
 */
extension: Extension, } } | { "remind": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * The level.
 */
level: Level, 
/**
 * 批准人; needed from 督办 up.
 */
approved_by: string | null, 
/**
 * What was said.
 */
words: string | null, 
/**
 * The numbered notice it went out on; null where it was said. Needed from 督办 up.
 */
paper?: NoticePaper | null, } } | { "merge": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * The matter that goes on.
 */
into: FollowUpId, 
/**
 * 依据.
 */
basis: string, } } | { "cancel": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * 依据.
 */
basis: string, } } | { "reopen": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * 依据.
 */
basis: string, 
/**
 * The new due date; null keeps the current one.
 */
due: string | null, } } | { "finish": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The form.
 */
finishing: Finishing, } } | { "review": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * What was found.
 */
words: string, } } | { "close_stage": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * How this stage was closed.
 */
closing: Closing, 
/**
 * What the next stage is to reach.
 */
next_stage: string, 
/**
 * By when.
 */
next_due: string, } } | { "inspect": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * Who approved it.
 */
approved_by: string, 
/**
 * Why, and what is asked.
 */
words: string, } } | { "inspect_reply": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The day.
 */
on: string, 
/**
 * What it says.
 */
words: string, 
/**
 * The paper it stands on.
 */
document: DocumentId | null, } } | { "add_source": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * The source.
 */
source: Source, } } | { "set_internal": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * True keeps it inside.
 */
internal: boolean, } } | { "set_leader": { 
/**
 * The follow-up.
 */
id: FollowUpId, 
/**
 * A 区领导 in office; null for none.
 */
leader: PersonId | null, } } | { "open": { 
/**
 * The rows, as they were read.
 */
items: Array<OpeningItem>, } } | { "many": { 
/**
 * The follow-ups.
 */
ids: Array<FollowUpId>, 
/**
 * The step.
 */
step: ManyStep, } };

export type FollowUpAsk = { "list": { 
/**
 * Which.
 */
query: FollowUpQuery, } } | { "opening": { 
/**
 * As typed.
 */
rows: Array<OpeningCells>, } } | { "proposals": Record<symbol, never> } | { "page": { 
/**
 * The follow-up.
 */
id: FollowUpId, } };

export type FollowUpBrief = { 
/**
 * Which one, so that two briefs can be compared; never printed.
 */
id: FollowUpId | null, 
/**
 * 代字〔2026〕17号; null while 拟立项.
 */
number: string | null, 
/**
 * 事项.
 */
title: string, 
/**
 * 办理要求.
 */
requirement: string, 
/**
 * 承办单位.
 */
owner: string, 
/**
 * 协办单位.
 */
co_units: Array<string>, 
/**
 * Measures it serves.
 */
measures: Array<number>, 
/**
 * Where it comes from, in words: 专班调度会第2次会议议定事项第1项.
 */
source: string, 
/**
 * 原定时限; null while a draft has none.
 */
original_due: string | null, 
/**
 * 现行时限.
 */
due: string | null, 
/**
 * How the time was given, where it is no date: 长期坚持.
 */
term: string | null, 
/**
 * Extensions granted.
 */
extensions: number, 
/**
 * State in words: 办理中.
 */
state: string, 
/**
 * Past the current due date.
 */
overdue: boolean, 
/**
 * Closed, merged or cancelled.
 */
ended: boolean, 
/**
 * The light.
 */
light: Light, 
/**
 * Why it has that light.
 */
reason: string, 
/**
 * The newest entry of its life, in words; null where there is none.
 */
latest: string | null, };

export type FollowUpFilter = "open" | "overdue" | "due_soon" | "submitted" | "draft" | "lasting" | "internal" | "done" | "all";

export type FollowUpId = number;

export type FollowUpLine = { 
/**
 * Id.
 */
id: FollowUpId, 
/**
 * 代字〔2026〕17号; null while 拟立项.
 */
number: string | null, 
/**
 * 事项.
 */
title: string, 
/**
 * 承办单位.
 */
owner: UnitId | null, 
/**
 * Its name.
 */
owner_name: string | null, 
/**
 * Where it comes from, in words.
 */
source: string, 
/**
 * 原定时限.
 */
original_due: string | null, 
/**
 * 现行时限.
 */
due: string | null, 
/**
 * Past the current due date.
 */
overdue: boolean, 
/**
 * Past the original due date.
 */
past_original: boolean, 
/**
 * Extensions granted.
 */
extensions: number, 
/**
 * Where it stands.
 */
state: FollowUpState, 
/**
 * The last reminder's level.
 */
level: Level | null, 
/**
 * The day of it.
 */
reminded_on: string | null, 
/**
 * How the time was given, where it was not a date.
 */
term_words: string | null, 
/**
 * 长期坚持: counted apart.
 */
lasting: boolean, 
/**
 * 长期坚持: when it is looked at next.
 */
next_review_on: string | null, 
/**
 * 责任领导: a 区领导 and the name.
 */
leader: [PersonId, string] | null, 
/**
 * 内部事项: enters no outgoing paper.
 */
internal: boolean, 
/**
 * 急件.
 */
urgent: boolean, 
/**
 * The item addressed to a group that this one is part of.
 */
parent: FollowUpId | null, 
/**
 * What the members of the group have answered, where it was addressed to one.
 */
replies: Replies | null, 
/**
 * The light with its reason.
 */
lit: Lit, 
/**
 * Whom to ring, while it is open.
 */
ring: Ring | null, };

export type FollowUpList = { 
/**
 * The rows: red first, then by due date; closed ones last, newest first.
 */
rows: Array<FollowUpLine>, 
/**
 * Where the next piece of closed items begins; null where there is no more.
 */
next: string | null, 
/**
 * Each filter with its count.
 */
counts: Array<FilterCount>, };

export type FollowUpPage = { 
/**
 * The row.
 */
line: FollowUpLine, 
/**
 * 办理要求.
 */
requirement: string, 
/**
 * 协办单位, in protocol order.
 */
co_units: Array<[UnitId, string]>, 
/**
 * Measures it serves: id, number, title.
 */
measures: Array<[MeasureId, number, string]>, 
/**
 * How the time was given, where it was not a date.
 */
term: Term, 
/**
 * The decision it comes from.
 */
decision: DecisionId | null, 
/**
 * Where it comes from, in words: the first source and all others.
 */
sources: Array<string>, 
/**
 * The instruction it comes from.
 */
instruction: InstructionId | null, 
/**
 * 单位组 that it is addressed to: id and name.
 */
group: [GroupId, string] | null, 
/**
 * The members' items, in protocol order.
 */
children: Array<FollowUpLine>, 
/**
 * 延期, granted or not, oldest first.
 */
extensions: Array<ExtensionLine>, 
/**
 * Notices, oldest first.
 */
reminders: Array<ReminderLine>, 
/**
 * 提请督查, oldest first.
 */
inspections: Array<InspectionLine>, 
/**
 * Outgoing papers on it, oldest first.
 */
papers: Array<PaperMention>, 
/**
 * Times returned.
 */
returned: number, 
/**
 * 办结说明 and how it was verified, once closed.
 */
closing: ClosingLine | null, 
/**
 * Merged into this one.
 */
merged_into: FollowUpId | null, 
/**
 * Its life, oldest first.
 */
steps: Array<StepLine>, 
/**
 * The moves that fit its state, in the order to offer them.
 */
moves: Array<Move>, };

export type FollowUpQuery = { 
/**
 * The saved filter.
 */
filter: FollowUpFilter, 
/**
 * 按单位: the owner.
 */
unit?: UnitId, 
/**
 * 按来源.
 */
source?: SourceKind, 
/**
 * 按措施.
 */
measure?: MeasureId, 
/**
 * Words in number, title or requirement.
 */
text?: string, 
/**
 * Where the next piece of closed items begins, as the answer before said.
 */
after?: string, 
/**
 * At most this many closed items; 0 is a page of the usual length.
 */
limit?: number, };

export type FollowUpState = "draft" | "issued" | "received" | "active" | "submitted" | "returned" | "suspended" | "closed" | "merged" | "cancelled";

export type Found = { 
/**
 * Its id among its kind.
 */
id: number, 
/**
 * How well it answers.
 */
fit: Fit, 
/**
 * Its number on paper or in the plan.
 */
number: string | null, 
/**
 * Its title, with the words typed marked.
 */
title: Marked, 
/**
 * What it belongs to: an owner, a meeting, a sender.
 */
about: string | null, 
/**
 * The place in its text where the words stand, where they stand in the text.
 */
snippet: Marked | null, 
/**
 * Its date.
 */
on: string | null, 
/**
 * The page that shows it.
 */
at: FoundAt, };

export type FoundAt = "plan" | { "measure": MeasureId } | { "unit": UnitId } | { "unit_group": GroupId } | { "person": PersonId } | { "meeting": MeetingId } | { "instruction": InstructionId } | { "follow_up": FollowUpId } | { "report": ReportId } | { "document": DocumentId } | { "paper": PaperId } | { "pack": PackId } | { "question": QuestionId } | { "indicator": IndicatorId } | { "reports": Period } | "settings" | "working_days";

export type FoundGroup = { 
/**
 * The kind.
 */
noun: SearchNoun, 
/**
 * At most as many as asked for.
 */
hits: Array<Found>, 
/**
 * Whether there are more.
 */
more: boolean, };

export type FoundUnit = { 
/**
 * The unit.
 */
id: UnitId, 
/**
 * Its full name today.
 */
name: string, 
/**
 * The name that answered, where it is another.
 */
by: string | null, 
/**
 * What kind of name that is.
 */
kind: NameKind, 
/**
 * The whole name was typed, so that no other unit is meant unless it stands here as exact too.
 */
exact: boolean, 
/**
 * Whether the unit has ended.
 */
ended: boolean, };

export type Frozen = { 
/**
 * What the paper says.
 */
brief: Brief, 
/**
 * The pages it was printed on.
 */
printed: Printed, };

export type GroupId = number;

export type GroupLine = { 
/**
 * Id.
 */
id: GroupId, 
/**
 * 各镇街.
 */
name: string, 
/**
 * Members today, in protocol order; empty while nobody has said.
 */
members: Array<UnitId>, 
/**
 * How many they are.
 */
count: number, 
/**
 * Whether somebody said who belongs to it.
 */
confirmed: boolean, 
/**
 * 依据 of the newest list.
 */
basis: string | null, 
/**
 * Everybody who belonged or belongs to it, by beginning.
 */
history: Array<MemberLine>, 
/**
 * Measures it is responsible in, by name.
 */
responsible: number, };

export type HandOutWay = "printed" | "saved" | "opened";

export type HandOver = { 
/**
 * What.
 */
item: OpenItem, 
/**
 * Who takes it.
 */
to: UnitId, };

export type ImportAnswer = { 
/**
 * The page; null where no import is under way.
 */
page: ImportPage | null, 
/**
 * What 确认 did.
 */
done: Done | null, };

export type ImportCleaning = { 
/**
 * In the clerk's words: 页码不计入正文.
 */
what: string, 
/**
 * At how many places.
 */
places: number, 
/**
 * The first of them.
 */
spans: Array<Span>, };

export type ImportPage = { 
/**
 * The file it was read from; 粘贴的文字 for pasted text.
 */
file_name: string, 
/**
 * The notice's text that spans point into; null where the window has it already.
 */
text: string | null, 
/**
 * The reading with the corrections made.
 */
draft: DraftPlan, 
/**
 * What was understood, as marks on the text.
 */
marks: Array<Mark>, 
/**
 * The corrections in their order.
 */
corrections: Array<Correction>, 
/**
 * The doubts in the order of the reading, with what was said to them.
 */
questions: Array<ImportQuestion>, 
/**
 * How this version follows the one in the book; null for a book without a plan.
 */
revision: RevisionPage | null, 
/**
 * What `Suggest` found.
 */
suggestion: NewTarget | null, 
/**
 * How the file's characters were written: `UTF-8`, `GB18030`, `Word 文档`; empty for pasted text.
 */
written: string, 
/**
 * What the reader looks past; the stored words are not touched by any of it.
 */
cleanings: Array<ImportCleaning>, };

export type ImportQuestion = { 
/**
 * Which doubt.
 */
key: QuestionKey, 
/**
 * Where its words stand.
 */
spans: Array<Span>, 
/**
 * What the reader proposes.
 */
proposal: string, 
/**
 * What was said; null while nobody has said anything.
 */
says: Says | null, 
/**
 * It was answered in an earlier version of the plan, with these words: it isn't asked again.
 */
answered_before: string | null, 
/**
 * The other unit's name, for a name that may be a unit of the book or of the notice.
 */
names: Array<string>, 
/**
 * The year growth is counted from, where a base value is asked for.
 */
base_year: number | null, };

export type ImportStep = { "look": Record<symbol, never> } | { "read": { 
/**
 * Where it lies.
 */
path: string, } } | { "paste": { 
/**
 * The text.
 */
text: string, } } | { "read_again": Record<symbol, never> } | { "correct": { 
/**
 * The correction.
 */
correction: Correction, } } | { "take_back": Record<symbol, never> } | { "suggest": { 
/**
 * The clause.
 */
span: Span, } } | { "reply": { 
/**
 * The doubt.
 */
question: QuestionKey, 
/**
 * What is said.
 */
says: Says | null, } } | { "choose": { 
/**
 * The choices, all of them.
 */
choices: Choices, } } | { "confirm": Record<symbol, never> } | { "cancel": Record<symbol, never> };

export type IndicatorAct = { "set_owner": { 
/**
 * The indicator.
 */
id: IndicatorId, 
/**
 * The unit; null is 无责任单位.
 */
owner: UnitId | null, 
/**
 * 依据: who decided.
 */
basis: string, } } | { "describe": { 
/**
 * The indicator.
 */
id: IndicatorId, 
/**
 * Its kind.
 */
kind: IndicatorKind | null, 
/**
 * Which way is better.
 */
direction: Direction | null, } } | { "set_base": { 
/**
 * The indicator.
 */
id: IndicatorId, 
/**
 * The year growth is counted from.
 */
year: number, 
/**
 * The value then, a decimal; null takes it away.
 */
value: Amount | null, 
/**
 * 依据: where the value comes from.
 */
basis: string, } } | { "set_pace": { 
/**
 * The indicator.
 */
id: IndicatorId, 
/**
 * How.
 */
pace: Pace, 
/**
 * 依据.
 */
basis: string, } } | { "set_part": { 
/**
 * The indicator.
 */
id: IndicatorId, 
/**
 * The whole; null is none.
 */
whole: IndicatorId | null, } };

export type IndicatorAsk = { "list": Record<symbol, never> } | { "page": { 
/**
 * The indicator.
 */
id: IndicatorId, } } | { "grid": { 
/**
 * The first day of the period; null is the first of the month.
 */
from: string | null, 
/**
 * Its last day.
 */
as_of: string, } };

export type IndicatorBrief = { 
/**
 * Which one, so that two briefs can be compared; never printed.
 */
id: IndicatorId | null, 
/**
 * 指标.
 */
name: string, 
/**
 * The measure it belongs to; null in the general part.
 */
measure: number | null, 
/**
 * The unit that answers for it; null is 无责任单位, shown as a problem.
 */
owner: string | null, 
/**
 * Its targets, undated last.
 */
targets: Array<TargetBrief>, 
/**
 * What was reached: 8.2亿元（截至2026年3月31日，初步数）; null without a value.
 */
reached: string | null, 
/**
 * 落后12.3个百分点; null without a schedule.
 */
behind: string | null, 
/**
 * The light.
 */
light: Light, 
/**
 * Why it has that light.
 */
reason: string, };

export type IndicatorId = number;

export type IndicatorKind = "stock" | "flow" | "cumulative" | "yearly_count" | "ceiling" | "ratio" | "growth" | "qualitative";

export type IndicatorLine = { 
/**
 * Id.
 */
id: IndicatorId, 
/**
 * The measure; null in the general part.
 */
measure: MeasureId | null, 
/**
 * The measure's number.
 */
number: number | null, 
/**
 * Name.
 */
name: string, 
/**
 * The indicator that this is a part of: 其中.
 */
part_of: IndicatorId | null, 
/**
 * What kind of number it is; null while nobody has said.
 */
kind: IndicatorKind | null, 
/**
 * Which way is better; null while nobody has said.
 */
direction: Direction | null, 
/**
 * Told in words and a verdict.
 */
in_words: boolean, 
/**
 * 计量单位 of its values.
 */
value_unit: string | null, 
/**
 * The unit that answers for it; null is 无责任单位.
 */
owner: UnitId | null, 
/**
 * The owner's name.
 */
owner_name: string | null, 
/**
 * The base year.
 */
base_year: number | null, 
/**
 * The value at its end; null is 缺基期 where a growth is counted from it.
 */
base_value: string | null, 
/**
 * A growth is counted from the base.
 */
needs_base: boolean, 
/**
 * How the schedule runs.
 */
pace: Pace, 
/**
 * The same in words, for the target that is next; null without one.
 */
way: string | null, 
/**
 * Targets, undated last.
 */
targets: Array<TargetLine>, 
/**
 * The newest value that stands.
 */
latest: ReadingLine | null, 
/**
 * What was reached: of the year, for what is counted by the year.
 */
reached: Amount | null, 
/**
 * The next target's date.
 */
due: string | null, 
/**
 * What the schedule asks for on the day of the newest value.
 */
scheduled: Amount | null, 
/**
 * Points behind the schedule, one decimal: 12.3; ahead is negative.
 */
behind: string | null, 
/**
 * Where it stands.
 */
state: IndicatorState, 
/**
 * The light with its reason.
 */
lit: Lit, 
/**
 * What the chart draws.
 */
chart: Chart, };

export type IndicatorList = { 
/**
 * In the plan's order; the general part last.
 */
lines: Array<IndicatorLine>, 
/**
 * Their lights; null while nothing was recorded (尚未建立数据).
 */
lights: LightCount | null, 
/**
 * The version of the rules.
 */
rules: number, };

export type IndicatorMapped = { 
/**
 * The measure's number in the new version; null is the general part.
 */
no: number | null, 
/**
 * Its name in the new version.
 */
indicator: string, 
/**
 * The indicator of the book; null is a new one.
 */
carries: IndicatorId | null, };

export type IndicatorPage = { 
/**
 * The row.
 */
line: IndicatorLine, 
/**
 * The measure's title.
 */
measure_title: string | null, 
/**
 * The whole that it is a part of.
 */
whole: string | null, 
/**
 * Values, newest first; those that were superseded or taken out stay among them.
 */
readings: Array<ReadingLine>, };

export type IndicatorState = "done" | "no_owner" | "no_base" | "no_value" | "awaiting" | "unreported" | "no_target" | "no_term" | "unmet" | "ceiling_broken" | "far_behind" | "near_ceiling" | "behind" | "on_track";

export type InspectionLine = { 
/**
 * The day it was asked for.
 */
on: string, 
/**
 * Who approved it.
 */
approved_by: string, 
/**
 * Why, and what is asked.
 */
words: string, 
/**
 * The day of the reply.
 */
replied_on: string | null, 
/**
 * What it says.
 */
reply: string | null, };

export type InstructionAct = { "record": { 
/**
 * The form.
 */
instruction: NewInstruction, 
/**
 * The follow-up of a 办; null where it is opened later.
 */
follow_up: QuickFollowUp | null, } } | { "change": { 
/**
 * The instruction.
 */
id: InstructionId, 
/**
 * The form.
 */
instruction: NewInstruction, } } | { "follow_up": { 
/**
 * The instruction.
 */
id: InstructionId, 
/**
 * The follow-up.
 */
follow_up: QuickFollowUp, } } | { "report_back": { 
/**
 * The instruction.
 */
id: InstructionId, 
/**
 * The day.
 */
on: string, 
/**
 * What was reported.
 */
words: string, 
/**
 * On which document.
 */
document: DocumentId | null, } };

export type InstructionAsk = { "list": { 
/**
 * Done ones before this id; null begins with the newest.
 */
before: InstructionId | null, 
/**
 * At most this many done ones.
 */
limit: number, } } | { "page": { 
/**
 * The instruction.
 */
id: InstructionId, } };

export type InstructionBrief = { 
/**
 * Who.
 */
leader: string, 
/**
 * When.
 */
on: string, 
/**
 * Verbatim.
 */
words: string, };

export type InstructionId = number;

export type InstructionKind = "read" | "do" | "advise";

export type InstructionLine = { 
/**
 * Id.
 */
id: InstructionId, 
/**
 * 批示领导.
 */
leader: string, 
/**
 * The day.
 */
on: string, 
/**
 * On which document.
 */
on_what: string, 
/**
 * The words, verbatim.
 */
words: string, 
/**
 * 阅, 办, 阅示.
 */
kind: InstructionKind, 
/**
 * 交给谁办.
 */
handed_to: string | null, 
/**
 * 反馈时限.
 */
reply_due: string | null, 
/**
 * Past it, and not reported back.
 */
late: boolean, 
/**
 * Something is still owed.
 */
open: boolean, 
/**
 * A 办 without any follow-up yet.
 */
wants_follow_up: boolean, 
/**
 * Follow-ups it opened, and how many of them are still open.
 */
follow_ups: [number, number], 
/**
 * When it was reported back.
 */
reported_on: string | null, };

export type InstructionList = { 
/**
 * Open, the most pressing first.
 */
open: Array<InstructionLine>, 
/**
 * Done, newest first.
 */
done: Array<InstructionLine>, 
/**
 * Where the next piece of the done begins.
 */
next: InstructionId | null, };

export type InstructionPage = { 
/**
 * The row.
 */
line: InstructionLine, 
/**
 * The file it was written on: id and title.
 */
document: [DocumentId, string] | null, 
/**
 * The words may stand on papers for units.
 */
quotable: boolean, 
/**
 * Follow-ups that it opened or that name it.
 */
follow_ups: Array<FollowUpLine>, 
/**
 * What was reported back.
 */
report: string | null, 
/**
 * On which document: id and title.
 */
report_document: [DocumentId, string] | null, 
/**
 * Outgoing papers on it, oldest first.
 */
papers: Array<PaperMention>, };

export type Issuing = { 
/**
 * 印发日期.
 */
on: string, 
/**
 * 数据截至; null is the day of issue.
 */
as_of: string | null, 
/**
 * 份数; null is what 分送 adds up to.
 */
copies: number | null, 
/**
 * 分送.
 */
to: Array<Sent>, 
/**
 * What the check of pages and glyphs pointed out and the clerk went past; what the ledger checks
 * itself is put down by itself.
 */
noted: Array<NotedLine>, 
/**
 * What was printed, as data: [`Frozen`] as JSON.
 */
snapshot: Content, 
/**
 * The paper.
 */
pdf: Content, };

export type JournalChange = { 
/**
 * The line.
 */
line: JournalLine, 
/**
 * Its rows, in the order they were written.
 */
rows: Array<RowChange>, 
/**
 * Rows beyond those listed.
 */
more: number, };

export type JournalFilter = { 
/**
 * Who was at the keyboard.
 */
by: string | null, 
/**
 * What it touched.
 */
noun: Noun | null, 
/**
 * Entered on this day or later.
 */
from: string | null, 
/**
 * Entered on this day or earlier.
 */
until: string | null, 
/**
 * Words in the title or in what was written.
 */
words: string | null, 
/**
 * The history of one item.
 */
item: JournalItem | null, 
/**
 * Only 补录.
 */
late: boolean, };

export type JournalItem = { "measure": MeasureId } | { "unit": UnitId } | { "indicator": IndicatorId } | { "meeting": MeetingId } | { "decision": DecisionId } | { "follow_up": FollowUpId } | { "report": ReportId } | { "document": DocumentId } | { "pack": PackId } | { "person": PersonId } | { "instruction": InstructionId } | { "paper": PaperId } | { "question": QuestionId } | { "task": TaskId } | "settings";

export type JournalLine = { 
/**
 * Its number.
 */
no: number, 
/**
 * When it was entered: 2026-03-01T09:30:00.
 */
at: string, 
/**
 * Who was at the keyboard.
 */
by: string, 
/**
 * What was done, in words.
 */
title: string, 
/**
 * What it was done to, in words.
 */
about: string | null, 
/**
 * The page that shows it; null: it is no longer there.
 */
leads_to: FoundAt | null, 
/**
 * Act, undo or redo.
 */
way: JournalWay, 
/**
 * The line that an undo or redo turned round.
 */
reverses: number | null, 
/**
 * The first line of its batch.
 */
batch: number, 
/**
 * 发生日期; null where the act speaks of no day.
 */
happened_on: string | null, 
/**
 * 补录.
 */
late: boolean, 
/**
 * Nouns it touched.
 */
touched: Array<Noun>, 
/**
 * Rows it changed.
 */
rows: number, };

export type JournalPage = { 
/**
 * The lines that pass.
 */
lines: Array<JournalLine>, 
/**
 * Where to go on looking: ask again with this `before`. Null: that was the beginning. A piece may be
 * empty and still go on, as one question looks at no more than a few thousand lines.
 */
next: number | null, 
/**
 * What the item is called, where one was asked for.
 */
item: string | null, };

export type JournalWay = "act" | "undo" | "redo";

export type LastDecisionBrief = { 
/**
 * 1, 2 …
 */
no: number, 
/**
 * The decision's words.
 */
text: string, 
/**
 * Its follow-ups, or the reason why there is none.
 */
outcome: DecisionOutcome, };

export type LastMeetingBrief = { 
/**
 * Full title.
 */
title: string, 
/**
 * The day.
 */
held_on: string, 
/**
 * Decisions with their state.
 */
decisions: Array<LastDecisionBrief>, };

export type LeadMode = "separate" | "joint";

export type LeadParts = { 
/**
 * The lead.
 */
unit: UnitId, 
/**
 * Its name.
 */
name: string, 
/**
 * Lights of its own tasks, indicators and open follow-ups.
 */
counts: LightCount, };

export type LedgerOptions = { 
/**
 * On A3 instead of A4.
 */
large: boolean, 
/**
 * Where they stand: 全部未办结 by default.
 */
status: FollowUpFilter, 
/**
 * 承办单位; null is every unit.
 */
unit?: UnitId | null, 
/**
 * Due from this day on.
 */
due_from?: string | null, 
/**
 * Due until this day.
 */
due_until?: string | null, };

export type LedgerRow = { 
/**
 * The matter.
 */
matter: FollowUpBrief, 
/**
 * 进展情况: what the unit said last, else the newest entry of its life.
 */
progress: string | null, 
/**
 * 存在问题, from the newest report.
 */
problem: string | null, 
/**
 * 下步措施.
 */
next_step: string | null, };

export type LedgerTableBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * What was filtered, in words; printed above the table.
 */
filter: string, 
/**
 * On A3 instead of A4.
 */
large: boolean, 
/**
 * The rows, most pressing first.
 */
rows: Array<LedgerRow>, };

export type Level = "remind" | "urge" | "supervise" | "key_supervise";

export type LifeBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The follow-up.
 */
matter: FollowUpBrief, 
/**
 * The clauses it serves: number, title.
 */
measures: Array<[number, string]>, 
/**
 * 领导批示: leader, date, words.
 */
instruction: InstructionBrief | null, 
/**
 * 责任领导.
 */
leader: string | null, 
/**
 * 已反馈7/10 and who is missing, where it was addressed to a group.
 */
replies: string | null, 
/**
 * What happened, oldest first.
 */
steps: Array<StepBrief>, 
/**
 * 办结说明 with who verified and approved, in words; null while open.
 */
closing: string | null, };

export type Light = "done" | "grey" | "red" | "yellow" | "green";

export type LightAct = { "set_thresholds": { 
/**
 * The form.
 */
thresholds: Thresholds, } } | { "override": { 
/**
 * The form.
 */
form: NewOverride, } } | { "lift": { 
/**
 * The override.
 */
id: LightOverrideId, 
/**
 * Why.
 */
reason: string, } };

export type LightAsk = { "settings": Record<symbol, never> };

export type LightCount = { 
/**
 * ✓.
 */
done: number, 
/**
 * ○.
 */
grey: number, 
/**
 * ■.
 */
red: number, 
/**
 * ▲.
 */
yellow: number, 
/**
 * ●.
 */
green: number, };

export type LightCountBrief = { 
/**
 * 部分标题.
 */
name: string, 
/**
 * The count.
 */
count: LightCount, };

export type LightOverrideId = number;

export type LightSettings = { 
/**
 * The thresholds in force.
 */
thresholds: Thresholds, 
/**
 * Those that a new book starts with.
 */
defaults: Thresholds, 
/**
 * The version of the rules.
 */
rules: number, 
/**
 * Overrides, those in force first.
 */
overrides: Array<OverrideLine>, };

export type LightSubject = { "follow_up": FollowUpId } | { "indicator": IndicatorId } | { "measure": MeasureId };

export type Lit = { 
/**
 * The light.
 */
light: Light, 
/**
 * Why, in words.
 */
reason: string, 
/**
 * What it was judged from, in words.
 */
inputs: Array<string>, 
/**
 * The version of the rules.
 */
rules: number, 
/**
 * The light by the rules, where a clerk set another in its place.
 */
set_aside: Light | null, };

export type LookAct = { "set": { 
/**
 * The form.
 */
look: PaperLook, } };

export type LookAsk = { "settings": Record<symbol, never> };

export type LookSettings = { 
/**
 * In force.
 */
look: PaperLook, 
/**
 * That of the standard, which a new book starts with.
 */
standard: PaperLook, };

export type ManyStep = { "issue": { 
/**
 * The day.
 */
on: string, 
/**
 * 签收 at the same time.
 */
received: boolean, } } | { "receive": { 
/**
 * The day.
 */
on: string, 
/**
 * Who signed for them.
 */
by: string | null, } } | { "remind": { 
/**
 * The day.
 */
on: string, 
/**
 * The level.
 */
level: Level, 
/**
 * 批准人; needed from 督办 up.
 */
approved_by: string | null, 
/**
 * What was said.
 */
words: string | null, 
/**
 * The numbered notices they went out on, one each.
 */
paper: NoticePaper | null, } } | { "extend": { 
/**
 * The form.
 */
extension: Extension, } } | { "transfer": { 
/**
 * The day.
 */
on: string, 
/**
 * The new owner.
 */
to: UnitId, 
/**
 * 依据.
 */
basis: string, } };

export type Mapped = { 
/**
 * Its number in the new version.
 */
no: number, 
/**
 * The measure whose identity it carries on; null is a new measure.
 */
carries: MeasureId | null, 
/**
 * Other measures of the old version that it takes in whole or in part: 合并, 拆分.
 */
also_from: Array<MeasureId>, };

export type Mark = { 
/**
 * Where it stands.
 */
span: Span, 
/**
 * As what.
 */
kind: MarkKind, 
/**
 * The number of its measure; null in the general part.
 */
measure: number | null, };

export type MarkKind = "chapter" | "title" | "lead" | "responsible" | "leader" | "target" | "rule" | "due" | "unread";

export type Marked = { 
/**
 * The text.
 */
text: string, 
/**
 * From a character to the character after the last; in order, never overlapping.
 */
marks: Array<[number, number]>, };

export type MaterialsBrief = { 
/**
 * Due on.
 */
due: string | null, 
/**
 * Copies to bring.
 */
copies: number | null, };

export type Matter = { "meeting": MeetingId } | { "follow_up": FollowUpId } | { "instruction": InstructionId } | "other";

export type MeasureAsk = { "page": { 
/**
 * The measure.
 */
id: MeasureId, } } | { "clauses": { 
/**
 * The measure.
 */
id: MeasureId, } };

export type MeasureBrief = { 
/**
 * Which one, so that two briefs can be compared; never printed.
 */
id: MeasureId | null, 
/**
 * Number in the plan.
 */
number: number, 
/**
 * Title, verbatim.
 */
title: string, 
/**
 * Leads, first lead first.
 */
leads: Array<string>, 
/**
 * Responsible units named for this measure.
 */
responsible: Array<string>, 
/**
 * Targets of the measure.
 */
targets: Array<IndicatorBrief>, 
/**
 * Tasks by due date.
 */
tasks: Array<TaskBrief>, 
/**
 * Open follow-ups.
 */
open_follow_ups: number, 
/**
 * The light.
 */
light: Light, 
/**
 * Why it has that light.
 */
reason: string, 
/**
 * The newest accepted or received progress, in words; null where there is none.
 */
latest: string | null, };

export type MeasureId = number;

export type MeasureKind = "task" | "safeguard";

export type MeasureLine = { 
/**
 * Id.
 */
id: MeasureId, 
/**
 * Its chapter; null where the notice has none.
 */
chapter: ChapterId | null, 
/**
 * Number in the plan.
 */
number: number, 
/**
 * Title; for a measure without one, the beginning of its text.
 */
title: string, 
/**
 * Task or safeguard.
 */
kind: MeasureKind, 
/**
 * Leads today, first lead first.
 */
leads: Array<PartLine>, 
/**
 * Responsible units today, named for this measure.
 */
responsible: Array<PartLine>, 
/**
 * Responsible by the rule for every measure.
 */
by_rule: Array<PartLine>, 
/**
 * The light with its reason.
 */
lit: Lit, 
/**
 * The lights of its parts: indicators, tasks, follow-ups.
 */
counts: LightCount, 
/**
 * Open follow-ups.
 */
open_follow_ups: number, 
/**
 * Tasks.
 */
tasks: number, 
/**
 * Tasks reached.
 */
tasks_reached: number, 
/**
 * Tasks past their date and not reached.
 */
tasks_missed: number, 
/**
 * Targets, short.
 */
targets: Array<IndicatorBrief>, 
/**
 * The newest progress, in words.
 */
latest: string | null, };

export type MeasureMeeting = { 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * 专班调度会第2次会议.
 */
title: string, 
/**
 * The day.
 */
on: string, 
/**
 * What was decided.
 */
text: string, };

export type MeasurePage = { 
/**
 * The row of the table.
 */
line: MeasureLine, 
/**
 * Its chapter: 二、实施高水平工业技改.
 */
chapter: string | null, 
/**
 * The clause, verbatim.
 */
text: string, 
/**
 * How several leads share it.
 */
lead_mode: LeadMode | null, 
/**
 * Assignments with history: those of today first, then by beginning, newest first.
 */
assignments: Array<AssignmentLine>, 
/**
 * 责任领导 as the notice prints them, joined by 、; empty where it names none.
 */
printed_leaders: string, 
/**
 * 责任领导, each a person of the book.
 */
leaders: Array<PersonLine>, 
/**
 * Rules that also hold here.
 */
rules: Array<RuleLine>, 
/**
 * Under 分别牵头: what each lead owns.
 */
lead_parts: Array<LeadParts>, 
/**
 * Tasks by due date; dropped ones last.
 */
tasks: Array<TaskLine>, 
/**
 * Units that may own a task, leads first.
 */
owners: Array<UnitId>, 
/**
 * Indicators.
 */
indicators: Array<IndicatorLine>, 
/**
 * Follow-ups: all open ones, most pressing first, then the newest closed ones.
 */
follow_ups: Array<FollowUpLine>, 
/**
 * Closed follow-ups in all.
 */
closed_follow_ups: number, 
/**
 * Meetings that decided on it, newest first.
 */
meetings: Array<MeasureMeeting>, 
/**
 * Reports, newest first.
 */
reports: Array<ReportLine>, 
/**
 * Doubts that touch it.
 */
questions: Array<QuestionLine>, 
/**
 * The measure before, and after, for turning pages.
 */
previous: MeasureId | null, 
/**
 * The measure after.
 */
next: MeasureId | null, };

export type MeasurePageBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The chapter: 二、实施高水平工业技改.
 */
chapter: string | null, 
/**
 * The measure.
 */
measure: MeasureBrief, 
/**
 * The clause, verbatim.
 */
clause: string, 
/**
 * Parts with their history, in words: who, part, from, until, why.
 */
parts: Array<PartHistoryBrief>, 
/**
 * 任务节点.
 */
tasks: Array<TaskBrief>, 
/**
 * Curves of the indicators that have values.
 */
curves: Array<CurveBrief>, 
/**
 * Follow-ups that serve it, open ones first.
 */
follow_ups: Array<FollowUpBrief>, 
/**
 * Meetings that spoke of it, in words.
 */
meetings: Array<string>, };

export type MeasureParts = { 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * Its number.
 */
number: number, 
/**
 * Leads, first lead first.
 */
leads: Array<PartLine>, 
/**
 * Responsible units and groups, named for it.
 */
responsible: Array<PartLine>, 
/**
 * Responsible by the rule for every measure.
 */
by_rule: Array<PartLine>, };

export type MeetingAct = { "create": { 
/**
 * The form.
 */
meeting: NewMeeting, } } | { "change": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * The form.
 */
meeting: NewMeeting, } } | { "notify": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * The day.
 */
on: string, } } | { "hold": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * The day it was really held.
 */
on: string, } } | { "cancel": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * Why.
 */
reason: string, } } | { "postpone": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * The new day.
 */
on: string, 
/**
 * The new hour; null keeps it.
 */
time: string | null, 
/**
 * The new place; null keeps it.
 */
place: string | null, 
/**
 * Why.
 */
reason: string, } } | { "prune": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * What.
 */
what: Proposal, 
/**
 * Why.
 */
reason: string, } } | { "restore": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * What.
 */
what: Proposal, } } | { "write_minutes": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * The paragraph.
 */
lead: string | null, } } | { "sign_minutes": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * 签发人.
 */
signed_by: string, 
/**
 * The day.
 */
on: string, } } | { "issue_minutes": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * The day.
 */
on: string, } } | { "correct_minutes": { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * The day.
 */
on: string, 
/**
 * Why.
 */
reason: string, } };

export type MeetingAsk = { "list": { 
/**
 * Where the piece before stopped (its `next`); null begins with the newest.
 */
after: string | null, 
/**
 * Of one series only.
 */
series: SeriesId | null, 
/**
 * At most this many; null is a page of the table.
 */
limit: number | null, } } | { "page": { 
/**
 * The meeting.
 */
id: MeetingId, } } | { "proposals": { 
/**
 * The meeting.
 */
id: MeetingId, } } | { "minutes": { 
/**
 * The version.
 */
id: MinutesId, } };

export type MeetingHead = { 
/**
 * 专班调度会.
 */
series: string, 
/**
 * 第N次.
 */
ordinal: number, 
/**
 * Full title: 专班调度会第3次会议.
 */
title: string, 
/**
 * The day.
 */
held_on: string, 
/**
 * Clock time as typed: 14:30.
 */
time: string | null, 
/**
 * 地点.
 */
place: string | null, 
/**
 * 主持人.
 */
chair: string | null, 
/**
 * 记录人.
 */
recorder: string | null, };

export type MeetingId = number;

export type MeetingLine = { 
/**
 * Id.
 */
id: MeetingId, 
/**
 * 专班调度会.
 */
series: string, 
/**
 * 第N次.
 */
ordinal: number, 
/**
 * 专班调度会第3次会议.
 */
title: string, 
/**
 * The day.
 */
on: string, 
/**
 * Clock time.
 */
time: string | null, 
/**
 * 地点.
 */
place: string | null, 
/**
 * Where it stands.
 */
state: MeetingState, 
/**
 * Items on the agenda.
 */
agenda: number, 
/**
 * Decisions recorded.
 */
decisions: number, 
/**
 * Decisions that still owe a follow-up or a reason.
 */
decisions_open: number, };

export type MeetingList = { 
/**
 * A piece of them, newest first.
 */
meetings: Array<MeetingLine>, 
/**
 * Where the next piece begins; null: that was all.
 */
next: string | null, 
/**
 * How many there are of what was asked for.
 */
count: number, 
/**
 * Each series with the ordinal its next meeting takes.
 */
series: Array<SeriesLine>, };

export type MeetingNoticeBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The red mark: who sends it.
 */
mark: string, 
/**
 * 代字〔2026〕17号; null before 签发.
 */
number: string | null, 
/**
 * 主送.
 */
to: Array<string>, 
/**
 * 抄送.
 */
copies_to: Array<string>, 
/**
 * The meeting.
 */
meeting: MeetingHead, 
/**
 * 参会人员 and the level required: 主要负责人.
 */
level: string | null, 
/**
 * 议题, with who reports.
 */
agenda: Array<AgendaBrief>, 
/**
 * 汇报材料: when they are due, and how many copies.
 */
materials: MaterialsBrief | null, 
/**
 * When the reply slip is due.
 */
reply_by: string | null, 
/**
 * 联系人.
 */
contact: ContactBrief | null, 
/**
 * The date of the paper.
 */
dated: string, };

export type MeetingPackBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The meeting.
 */
meeting: MeetingHead, 
/**
 * 会议议程.
 */
agenda: Array<AgendaBrief>, 
/**
 * 一页综述.
 */
summary: SummaryBrief, 
/**
 * 需协调事项, from the units' reports.
 */
coordination: Array<CoordinationBrief>, 
/**
 * The meeting before in the series: 上次会议议定事项落实情况; null at the first meeting.
 */
last_meeting: LastMeetingBrief | null, 
/**
 * Overdue and due soon, grouped by owner in protocol order.
 */
chasing: Array<OwnerBrief>, 
/**
 * All open follow-ups, oldest number first.
 */
open: Array<FollowUpBrief>, 
/**
 * Closed since the meeting before; shown once.
 */
closed_since: Array<FollowUpBrief>, 
/**
 * 指标.
 */
indicators: Array<IndicatorBrief>, 
/**
 * 自上期以来的变化; null in snapshots of before there was such a section.
 */
changes: SinceBrief | null, 
/**
 * Measures by chapter.
 */
chapters: Array<ChapterBrief>, 
/**
 * 会后收回, on the cover.
 */
collected: boolean, 
/**
 * 编号 001…: so many numbered copies in one file; null is one without a number.
 */
copies: number | null, 
/**
 * What is annexed. What is not still stands here, so that two packs can be compared.
 */
annexes: Array<PackAnnex>, 
/**
 * Reports of the period, units in protocol order; empty unless annexed.
 */
reports: Array<UnitReportBrief>, };

export type MeetingPage = { 
/**
 * The row.
 */
line: MeetingLine, 
/**
 * 主持人.
 */
chair: string | null, 
/**
 * 记录人.
 */
recorder: string | null, 
/**
 * 参会要求.
 */
level: string | null, 
/**
 * When the notice went out.
 */
notified_on: string | null, 
/**
 * Outgoing papers on it, oldest first.
 */
papers: Array<PaperMention>, 
/**
 * Why it was called off.
 */
cancel_reason: string | null, 
/**
 * Days it was moved from, oldest first.
 */
postponed: Array<PostponedLine>, 
/**
 * The lead paragraph of the minutes as the clerk wrote it.
 */
minutes_lead: string | null, 
/**
 * Versions of the minutes, newest first.
 */
minutes: Array<MinutesLine>, 
/**
 * 第N期 of the newest version, once signed.
 */
minutes_no: string | null, 
/**
 * 签发人.
 */
signed_by: string | null, 
/**
 * Agenda in order.
 */
agenda: Array<AgendaLine>, 
/**
 * Units invited, in protocol order.
 */
attendance: Array<AttendanceLine>, 
/**
 * Decisions in order.
 */
decisions: Array<DecisionLine>, 
/**
 * Carried-forward follow-ups, with those closed since the meeting before.
 */
carried: Array<CarriedLine>, 
/**
 * Packs made for it, newest first.
 */
packs: Array<PackId>, };

export type MeetingState = "planned" | "notified" | "held" | "drafted" | "signed" | "issued" | "cancelled";

export type MemberLine = { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Its name.
 */
name: string, 
/**
 * From this day.
 */
from: string, 
/**
 * The first day without it.
 */
until: string | null, };

export type MinutesBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The mark at the head: XX专班会议纪要.
 */
mark: string, 
/**
 * 第N期; null before the minutes are signed.
 */
issue_no: string | null, 
/**
 * The date printed: signed, else held.
 */
dated: string, 
/**
 * The meeting.
 */
meeting: MeetingHead, 
/**
 * The lead paragraph: when, where, who chaired, what for.
 */
lead: string, 
/**
 * Agenda items with their paragraph and decisions.
 */
items: Array<MinutesItemBrief>, 
/**
 * 出席, by unit and name.
 */
present: Array<string>, 
/**
 * 请假.
 */
excused: Array<string>, 
/**
 * 缺席.
 */
absent: Array<string>, 
/**
 * 列席.
 */
sitting_in: Array<string>, 
/**
 * What a corrected version says of itself; null is the first.
 */
correction: string | null, 
/**
 * 签发人; null before signing.
 */
signed_by: string | null, 
/**
 * 附件《议定事项任务清单》.
 */
tasks: Array<MinutesTaskBrief>, };

export type MinutesDecisionBrief = { 
/**
 * 议定, 原则同意, 要求, 听取, 缓议.
 */
kind: string, 
/**
 * The decision's words.
 */
text: string, 
/**
 * Owners and dates in words, for the end of the sentence: （区商务局牵头，2026年12月31日前完成）; null where it opened nothing.
 */
duty: string | null, };

export type MinutesId = number;

export type MinutesItemBrief = { 
/**
 * 1, 2 …
 */
no: number, 
/**
 * 议题.
 */
title: string, 
/**
 * An optional paragraph: 会议听取了…
 */
paragraph: string | null, 
/**
 * Decisions as sentences.
 */
decisions: Array<MinutesDecisionBrief>, };

export type MinutesLine = { 
/**
 * Id.
 */
id: MinutesId, 
/**
 * 1, 2 …
 */
version: number, 
/**
 * 第N期, once signed.
 */
number: string | null, 
/**
 * 签发人.
 */
signed_by: string | null, 
/**
 * 签发 day.
 */
signed_on: string | null, 
/**
 * 印发 day.
 */
issued_on: string | null, 
/**
 * Why it supersedes the one before; null is the first.
 */
reason: string | null, 
/**
 * A later version has been issued.
 */
superseded: boolean, };

export type MinutesTaskBrief = { 
/**
 * 1, 2 …
 */
no: number, 
/**
 * 事项.
 */
title: string, 
/**
 * 牵头单位.
 */
owner: string, 
/**
 * 责任单位.
 */
co_units: Array<string>, 
/**
 * 完成时限.
 */
due: string | null, };

export type MissingLine = { 
/**
 * Who owes.
 */
unit: UnitId, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * The period whose page shows it.
 */
period: Period, 
/**
 * 2026年3月.
 */
period_words: string, 
/**
 * About what, in words; each once.
 */
matters: Array<string>, 
/**
 * Working days that the latest of them is late.
 */
late_by: number, 
/**
 * Whom to ring.
 */
ring: Ring | null, };

export type Move = "draft" | "issue" | "receive" | "reply" | "submit" | "return" | "close" | "suspend" | "resume" | "transfer" | "extend" | "remind" | "merge" | "cancel" | "reopen" | "review" | "close_stage" | "inspect" | "inspect_reply";

export type NameKind = "full" | "short" | "alias" | "former" | "former_short";

export type NameLine = { 
/**
 * Id; null for the names of today.
 */
id: UnitNameId | null, 
/**
 * The name.
 */
name: string, 
/**
 * Its kind.
 */
kind: NameKind, 
/**
 * From this day.
 */
from: string | null, 
/**
 * The first day without it.
 */
until: string | null, };

export type NewAgendaItem = { 
/**
 * 议题.
 */
title: string, 
/**
 * 汇报单位.
 */
presenter: UnitId | null, 
/**
 * Minutes planned.
 */
minutes: number | null, 
/**
 * By when the presenting unit's materials are due.
 */
materials_due: string | null, 
/**
 * Copies of them.
 */
copies: number | null, 
/**
 * The item's paragraph in the minutes: 会议听取了…
 */
paragraph: string | null, };

export type NewDecision = { 
/**
 * The item it belongs to; null stands apart.
 */
agenda_item: AgendaItemId | null, 
/**
 * Its kind.
 */
kind: DecisionKind, 
/**
 * Its words.
 */
text: string, };

export type NewDocument = { 
/**
 * Title.
 */
title: string, 
/**
 * What it is.
 */
kind: DocumentKind, 
/**
 * The file's name, a label only.
 */
file_name: string, 
/**
 * When it came in.
 */
received_on: string, 
/**
 * Who sent it.
 */
unit: UnitId | null, };

export type NewFollowUp = { 
/**
 * 事项.
 */
title: string, 
/**
 * 办理要求; null repeats the title.
 */
requirement: string | null, 
/**
 * Where it comes from.
 */
source: Source, 
/**
 * Where else it comes from.
 */
also_from?: Array<Source>, 
/**
 * 承办单位: one. Null where it is addressed to a group.
 */
owner: UnitId | null, 
/**
 * 单位组: at 交办 one child per member is opened.
 */
group?: GroupId | null, 
/**
 * 协办单位.
 */
co_units: Array<UnitId>, 
/**
 * Measures it serves.
 */
measures: Array<MeasureId>, 
/**
 * 办理时限, where it is a date.
 */
due: string | null, 
/**
 * How the time was given.
 */
term?: Term, 
/**
 * 责任领导: a 区领导 of the 通讯录.
 */
leader?: PersonId | null, 
/**
 * 内部事项: enters no outgoing paper.
 */
internal?: boolean, 
/**
 * 急件: may start at 督办.
 */
urgent?: boolean, };

export type NewInstruction = { 
/**
 * 批示领导.
 */
leader: string, 
/**
 * The day.
 */
on: string, 
/**
 * On which document, in words.
 */
on_what: string, 
/**
 * Its file, where it is kept.
 */
document: DocumentId | null, 
/**
 * The words, verbatim.
 */
words: string, 
/**
 * 阅, 办, 阅示.
 */
kind: InstructionKind, 
/**
 * 交给谁办.
 */
handed_to: string | null, 
/**
 * 反馈时限.
 */
reply_due: string | null, 
/**
 * The words may stand on papers for units.
 */
quotable: boolean, };

export type NewMeeting = { 
/**
 * 专班调度会. A new name begins a new series.
 */
series: string, 
/**
 * 第N次; null takes the next of the series.
 */
ordinal: number | null, 
/**
 * The day.
 */
on: string, 
/**
 * Clock time: 14:30.
 */
time: string | null, 
/**
 * 地点.
 */
place: string | null, 
/**
 * 主持人.
 */
chair: string | null, 
/**
 * 记录人.
 */
recorder: string | null, 
/**
 * 参会要求: 分管负责同志.
 */
level: string | null, };

export type NewName = { 
/**
 * The name.
 */
name: string, 
/**
 * An alias, or a former name.
 */
kind: NameKind, 
/**
 * From this day, where known.
 */
from: string | null, 
/**
 * The first day without it; a former name has one.
 */
until: string | null, };

export type NewOverride = { 
/**
 * Whose light.
 */
subject: LightSubject, 
/**
 * The light instead.
 */
light: Light, 
/**
 * 理由.
 */
reason: string, 
/**
 * The last day it holds.
 */
until: string, 
/**
 * Who decided so.
 */
by: string, };

export type NewPaper = { 
/**
 * 文种.
 */
series: PaperSeries, 
/**
 * 标题.
 */
title: string, 
/**
 * Which matter it concerns.
 */
matter: Matter, 
/**
 * 主送.
 */
to: Array<Recipient>, 
/**
 * 抄送.
 */
cc: Array<Recipient>, 
/**
 * 份数; null is one for each recipient.
 */
copies: number | null, 
/**
 * 拟稿 on this day.
 */
on: string, };

export type NewPerson = { 
/**
 * The unit; a leader of the district needs none.
 */
unit: UnitId | null, 
/**
 * 姓名.
 */
name: string, 
/**
 * 职务.
 */
post: string | null, 
/**
 * What the person is to the office.
 */
role: PersonRole, 
/**
 * 办公电话.
 */
telephone: string | null, 
/**
 * 手机; stays off outgoing papers.
 */
mobile: string | null, 
/**
 * 分管领域, of a leader.
 */
field: string | null, 
/**
 * From this day; null is for as long as anybody knows.
 */
from: string | null, };

export type NewReading = { 
/**
 * The indicator.
 */
indicator: IndicatorId, 
/**
 * The first day of the period, for what is counted per period.
 */
from: string | null, 
/**
 * The day it speaks of, or the last day of the period.
 */
as_of: string, 
/**
 * The value; null where it is told in words.
 */
value: Amount | null, 
/**
 * The words of a qualitative indicator, or a remark.
 */
words: string | null, 
/**
 * What the words come to.
 */
verdict: Verdict | null, 
/**
 * Provisional or final.
 */
status: ReadingStatus, 
/**
 * Who reported it.
 */
reported_by: UnitId | null, 
/**
 * The paper it came on.
 */
document: DocumentId | null, 
/**
 * When it came in: a value of a period answers the report that is owed for it. Null is today.
 */
received_on?: string | null, };

export type NewReply = { 
/**
 * What it says.
 */
answer: Answer, 
/**
 * When it came.
 */
on: string, 
/**
 * Who comes.
 */
persons: Array<Attendee>, 
/**
 * Why it asks leave.
 */
reason: string | null, };

export type NewReport = { 
/**
 * What it is about.
 */
subject: ReportSubject, 
/**
 * Who reports.
 */
unit: UnitId, 
/**
 * The period: 2026-03, 2026-W12, 2026-Q1.
 */
period: Period, 
/**
 * When it came in.
 */
received_on: string, 
/**
 * 进展.
 */
progress: string, 
/**
 * 问题.
 */
problem: string | null, 
/**
 * 下一步.
 */
next_step: string | null, 
/**
 * 需协调事项.
 */
coordination: string | null, 
/**
 * The paper it came on.
 */
document: DocumentId | null, };

export type NewRequest = { 
/**
 * Whom.
 */
units: Array<UnitId>, 
/**
 * About what; null is a matter in words only.
 */
subject: ReportSubject | null, 
/**
 * What is to be reported.
 */
words: string, 
/**
 * For which period.
 */
period: Period, 
/**
 * When it was asked.
 */
asked_on: string, 
/**
 * By when.
 */
due: string, 
/**
 * Why it is asked although it was asked or is on file already.
 */
despite: string | null, };

export type NewSeries = { 
/**
 * 专班调度会.
 */
name: string, 
/**
 * How often; null is by need.
 */
rhythm: Rhythm | null, 
/**
 * 1 is Monday, 7 Sunday; null is no usual day.
 */
weekday: number | null, 
/**
 * Clock time: 14:30.
 */
time: string | null, 
/**
 * 地点.
 */
place: string | null, 
/**
 * 主持人.
 */
chair: string | null, 
/**
 * 参会要求: 分管负责同志.
 */
level: string | null, 
/**
 * How minutes are numbered.
 */
numbering: Numbering, };

export type NewTarget = { 
/**
 * The clause.
 */
span: Span, 
/**
 * What is counted: words of the notice.
 */
indicator: string, 
/**
 * The bound or kind of growth.
 */
comparator: Comparator, 
/**
 * For growth: the bound of the growth itself.
 */
bound: Comparator | null, 
/**
 * A decimal as text; null for words only.
 */
value: string | null, 
/**
 * The unit of the value: words of the clause.
 */
unit: string | null, 
/**
 * The year it is due by the end of; null where undated.
 */
year: number | null, 
/**
 * The year that growth is counted from.
 */
base_year: number | null, 
/**
 * Every year anew.
 */
recurring: boolean, };

export type NewTask = { 
/**
 * Words of the clause.
 */
words: string, 
/**
 * The unit that owes it: one of the measure's units.
 */
owner: UnitId, 
/**
 * When it is due; null while nobody has said.
 */
due: string | null, };

export type NewUnit = { 
/**
 * 全称 as papers print it.
 */
name: string, 
/**
 * 简称.
 */
short_name: string | null, 
/**
 * What kind of body; null while nobody has said.
 */
kind: UnitKind | null, 
/**
 * Pinyin initials, where a character reads unusually: 会展 → hz.
 */
reading: string | null, };

export type NextNumber = { 
/**
 * 代字.
 */
prefix: string, 
/**
 * The year.
 */
year: number, 
/**
 * The next number that will be given.
 */
next: number, 
/**
 * Why: 台账建立前已用至第16号.
 */
reason: string, };

export type NotedLine = { 
/**
 * Which check.
 */
check: Check, 
/**
 * What it said.
 */
words: string, };

export type NoticePaper = { 
/**
 * 抄送区政府督查室; from 督办 up.
 */
copied: boolean, 
/**
 * The number already used on paper (补录); null takes the next.
 */
number: string | null, };

export type Noun = "office" | "plan" | "question" | "unit" | "assignment" | "task" | "indicator" | "light" | "look" | "meeting" | "decision" | "follow_up" | "report" | "document" | "pack" | "working_day" | "paper" | "person" | "instruction";

export type NumberLine = { 
/**
 * 代字.
 */
prefix: string, 
/**
 * The year.
 */
year: number, 
/**
 * The last number given; 0 while none was.
 */
last: number, 
/**
 * The next.
 */
next: number, 
/**
 * Why it was set, where it was.
 */
reason: string | null, };

export type Numbering = "issue" | { "prefix": string };

export type Office = { 
/**
 * Full name of the working group: 环翠区…工作专班.
 */
group_name: string | null, 
/**
 * Name of its office: …工作专班办公室.
 */
office_name: string | null, 
/**
 * 挂靠单位: where the office sits.
 */
host_unit: string | null, 
/**
 * 代字 of follow-up numbers: 环专班督.
 */
number_prefix: string | null, 
/**
 * 发文代字, to which each kind of paper adds its own character: 环专班 → 环专班函.
 */
paper_prefix: string | null, 
/**
 * Kinds of paper with a 代字 of their own.
 */
prefixes: Array<SeriesPrefix>, 
/**
 * 召集人.
 */
convener: string | null, 
/**
 * 联系人.
 */
contact: string | null, 
/**
 * 联系电话.
 */
telephone: string | null, };

export type OfficeAct = { "set": { 
/**
 * The form.
 */
office: Office, } } | { "set_counter": { 
/**
 * The form.
 */
number: NextNumber, } } | { "confirm_clock": { 
/**
 * Why the earlier line is wrong.
 */
reason: string, } };

export type OldIndicator = { 
/**
 * The indicator.
 */
id: IndicatorId, 
/**
 * Its name, with its measure's number before it.
 */
name: string, };

export type OldLine = { 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * Number in the plan.
 */
number: number, 
/**
 * Title.
 */
title: string, };

export type OpenItem = { "assignment": AssignmentId } | { "follow_up": FollowUpId } | { "co_unit": FollowUpId } | { "indicator": IndicatorId } | { "member": GroupId } | { "task": TaskId } | { "request": RequestId } | { "invitation": MeetingId } | { "presenter": AgendaItemId } | { "recipient": PaperId };

export type OpenLine = { 
/**
 * What.
 */
item: OpenItem, 
/**
 * What it is, in words: 第3项措施·第一牵头.
 */
words: string, 
/**
 * Which one: a title.
 */
title: string, 
/**
 * Who takes it, where one successor is clear.
 */
to: UnitId | null, };

export type OpenQuestionsBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The questions, in the order of the notice.
 */
rows: Array<QuestionBrief>, };

export type OpeningCells = { 
/**
 * 编号 used on paper; blank takes the next.
 */
number: string, 
/**
 * 事项.
 */
title: string, 
/**
 * 承办单位, by any of its names.
 */
owner: string, 
/**
 * 交办日期.
 */
issued_on: string, 
/**
 * 办理时限: a date, or 长期坚持.
 */
due: string, 
/**
 * 来源: blank is the plan.
 */
source: string, 
/**
 * 对应措施: numbers.
 */
measures: string, 
/**
 * 最近进展.
 */
progress: string, 
/**
 * Of which day.
 */
progress_on: string, };

export type OpeningItem = { 
/**
 * The number used on paper; null takes the next.
 */
number: string | null, 
/**
 * What is owed, by whom and when.
 */
form: NewFollowUp, 
/**
 * 交办日期.
 */
issued_on: string, 
/**
 * The newest reply: its day and words.
 */
progress: [string, string] | null, };

export type OpeningLine = { 
/**
 * The matter; null for an empty row or one with faults.
 */
item: OpeningItem | null, 
/**
 * The owner's name in the book.
 */
owner_name: string | null, 
/**
 * What is wrong, each at its cell.
 */
faults: Array<Fault>, };

export type Origin = "plan" | "default_rule" | "decision" | "clerk";

export type OverrideLine = { 
/**
 * Id.
 */
id: LightOverrideId, 
/**
 * Whose light.
 */
subject: LightSubject, 
/**
 * What that is called.
 */
name: string, 
/**
 * The light instead.
 */
light: Light, 
/**
 * 理由.
 */
reason: string, 
/**
 * The last day it holds.
 */
until: string, 
/**
 * Who decided so.
 */
by: string, 
/**
 * Why it was ended before its day.
 */
lifted: string | null, 
/**
 * Whether it holds today.
 */
in_force: boolean, };

export type OwedCount = { 
/**
 * All that are owed.
 */
owed: number, 
/**
 * Came in, whatever became of it.
 */
filed: number, 
/**
 * Of those, late.
 */
late: number, 
/**
 * 退回待补.
 */
returned: number, 
/**
 * 已采用.
 */
accepted: number, 
/**
 * 未报.
 */
missing: number, };

export type OwedLine = { 
/**
 * Who owes.
 */
unit: UnitId, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * About what.
 */
subject: ReportSubject, 
/**
 * The subject in words: 4.支持设备更新.
 */
matter: string, 
/**
 * It collates the measure (第一牵头).
 */
covers: boolean, 
/**
 * The ask behind it; null is owed by the cycle.
 */
request: RequestId | null, 
/**
 * How it stands.
 */
standing: Standing, 
/**
 * Whom to ring, while something is still owed.
 */
ring: Ring | null, 
/**
 * The newest report of the period.
 */
report: ReportLine | null, 
/**
 * 责任单位's words of the last period, to type from.
 */
last_words: string | null, };

export type OwedState = "missing" | "returned" | "waiting" | "received" | "accepted" | "answered";

export type OwnerBrief = { 
/**
 * 承办单位.
 */
owner: string, 
/**
 * Its lines, most pressing first.
 */
lines: Array<FollowUpBrief>, };

export type Pace = "even" | "at_end" | { "points": Array<PacePoint> };

export type PacePoint = { 
/**
 * The day.
 */
on: string, 
/**
 * The value due then.
 */
value: Amount, };

export type PackAct = { "draft": { 
/**
 * What is to be printed.
 */
recipe: Recipe, } } | { "change": { 
/**
 * The pack.
 */
id: PackId, 
/**
 * What is to be printed.
 */
recipe: Recipe, } } | { "discard": { 
/**
 * The pack.
 */
id: PackId, } } | { "issue": { 
/**
 * The pack.
 */
id: PackId, 
/**
 * The form, with what is frozen.
 */
issuing: Issuing, } } | { "hand_out": { 
/**
 * The pack.
 */
id: PackId, 
/**
 * The day.
 */
on: string, 
/**
 * How.
 */
way: HandOutWay, } } | { "withdraw": { 
/**
 * The pack.
 */
id: PackId, 
/**
 * The day.
 */
on: string, 
/**
 * Why.
 */
reason: string, } };

export type PackAnnex = "measures" | "open" | "indicators" | "coordination" | "reports";

export type PackAsk = { "list": { 
/**
 * Where the piece before stopped (its `next`); null begins with the newest.
 */
before: PackId | null, 
/**
 * At most this many issued ones.
 */
limit: number, } } | { "brief": { 
/**
 * Which paper, about what.
 */
recipe: Recipe, } } | { "line": { 
/**
 * The pack.
 */
id: PackId, } } | { "page": { 
/**
 * The pack.
 */
id: PackId, } } | { "frozen": { 
/**
 * The pack.
 */
id: PackId, } } | { "checks": { 
/**
 * Which paper, about what.
 */
recipe: Recipe, } } | { "edition": { 
/**
 * Which paper, about what.
 */
recipe: Recipe, 
/**
 * 数据截至.
 */
as_of: string, } } | { "changes": { 
/**
 * Which paper, about what.
 */
recipe: Recipe, } };

export type PackChange = { 
/**
 * What happened.
 */
kind: PackChangeKind, 
/**
 * What it happened to.
 */
of: ChangedNoun, 
/**
 * The matter: number and title.
 */
matter: string, 
/**
 * The unit that answers for it now.
 */
unit: string | null, 
/**
 * What was, in words.
 */
from: string | null, 
/**
 * What is, in words.
 */
to: string | null, 
/**
 * The lights before and now, where they differ or say most.
 */
lights: [Light, Light] | null, };

export type PackChangeKind = "decided" | "opened" | "closed" | "ended" | "left_out" | "overdue" | "extended" | "due_moved" | "owner_changed" | "worse" | "better" | "unjudged" | "value_in" | "reached" | "added" | "dropped";

export type PackFault = { "not_to_supplement": { 
/**
 * The state it is in.
 */
state: PackState, } } | "no_parts" | "part_twice" | { "not_a_part": { 
/**
 * The paper.
 */
kind: PaperKind, } } | "not_comparable" | { "copies_too_few": { 
/**
 * 份数.
 */
copies: number, 
/**
 * What 分送 adds up to.
 */
sent: number, } } | "sent_twice" | "pack_stale" | { "check_barred": { 
/**
 * Which.
 */
check: Check, 
/**
 * What it found.
 */
words: string, } };

export type PackId = number;

export type PackLine = { 
/**
 * Id.
 */
id: PackId, 
/**
 * What is printed.
 */
recipe: Recipe, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it stands.
 */
state: PackState, 
/**
 * 第N次印发: counted over all issues of the same paper; null in a draft.
 */
edition: number | null, 
/**
 * 印发日期.
 */
issued_on: string | null, 
/**
 * 数据截至.
 */
as_of: string | null, 
/**
 * 份数.
 */
copies: number | null, 
/**
 * The number on its first and on its last page, once issued.
 */
pages: [number, number] | null, 
/**
 * Hash of the frozen PDF, once issued.
 */
pdf: string | null, 
/**
 * Handed out already: undo stops here.
 */
handed_out: boolean, 
/**
 * The pack that this one replaced.
 */
supersedes: PackRef | null, 
/**
 * The pack that replaced this one.
 */
superseded_by: PackRef | null, 
/**
 * The pack that this supplement belongs to.
 */
supplements: PackRef | null, 
/**
 * Its supplements, oldest first.
 */
supplemented_by: Array<PackRef>, };

export type PackList = { 
/**
 * Every draft, newest first; only in the first piece.
 */
drafts: Array<PackLine>, 
/**
 * What was issued, newest first.
 */
rows: Array<PackLine>, 
/**
 * Where the next piece begins; null: there is none.
 */
next: PackId | null, };

export type PackOptions = { 
/**
 * 会后收回, on the cover.
 */
collected: boolean, 
/**
 * 编号 001…: one file with so many numbered copies; null is one copy without a number.
 */
copies?: number | null, 
/**
 * 附件, in the order of printing.
 */
annexes: Array<PackAnnex>, };

export type PackPage = { 
/**
 * Its row.
 */
line: PackLine, 
/**
 * 分送, in protocol order.
 */
sent: Array<SentLine>, 
/**
 * What the check before issuing pointed out and the clerk went past.
 */
noted: Array<NotedLine>, 
/**
 * When it left the book and how, oldest first.
 */
handed_out: Array<[string, HandOutWay]>, 
/**
 * Who issued it, and when that was entered.
 */
issued_by: [string, string] | null, 
/**
 * 作废: the day and why.
 */
withdrawn: [string, string] | null, };

export type PackRef = { 
/**
 * Id.
 */
id: PackId, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it stands.
 */
state: PackState, 
/**
 * 第N次印发; null in a draft.
 */
edition: number | null, 
/**
 * 印发日期; null in a draft.
 */
issued_on: string | null, };

export type PackState = "draft" | "issued" | "superseded" | "withdrawn";

export type PackTo = { "unit": UnitId } | { "person": PersonId } | { "words": string };

export type PaperAct = { "draft": { 
/**
 * The form.
 */
paper: NewPaper, } } | { "change": { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * The form.
 */
paper: NewPaper, } } | { "submit": { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * The day.
 */
on: string, 
/**
 * 核稿人.
 */
by?: string | null, } } | { "return": { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * The day.
 */
on: string, 
/**
 * What is to be changed.
 */
reason: string, } } | { "sign": { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * The form.
 */
signing: Signing, } } | { "issue": { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * The day.
 */
on: string, } } | { "scan": { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * The scan.
 */
document: DocumentId, } } | { "withdraw": { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * The day.
 */
on: string, 
/**
 * Why.
 */
reason: string, } } | { "record": { 
/**
 * The form.
 */
paper: NewPaper, 
/**
 * Who signed it and when, with its number.
 */
signing: Signing, 
/**
 * The day it went out.
 */
issued_on: string, } };

export type PaperAsk = { "register": { 
/**
 * The year; null is today's.
 */
year: number | null, 
/**
 * One kind; null is all.
 */
series: PaperSeries | null, } } | { "page": { 
/**
 * The paper.
 */
id: PaperId, } };

export type PaperHead = { 
/**
 * The paper's title, without draft mark.
 */
title: string, 
/**
 * 专班办: who makes the paper; null until the office profile is filled in.
 */
office: string | null, 
/**
 * The plan's title.
 */
plan_title: string, 
/**
 * 发文字号 of the plan.
 */
plan_doc_no: string | null, 
/**
 * 数据截至.
 */
as_of: string, 
/**
 * Draft mark under the title, e.g. （征求意见稿）; null when issued.
 */
draft_mark: string | null, 
/**
 * Its number of issue where it takes the place of an older one; null in a draft and a first issue.
 */
edition: EditionBrief | null, 
/**
 * What a reader must know about the figures, e.g. 节假日表未公布; printed small.
 */
notes: Array<string>, };

export type PaperId = number;

export type PaperKind = "meeting-pack" | "minutes" | "meeting-notice" | "sign-in-sheet" | "follow-up-slip" | "division-table" | "ledger-table" | "bulletin" | "unit-sheet" | "assessment" | "open-questions" | "measure-page" | "life" | "contacts" | "register" | "drafting-sheet" | "supplement";

export type PaperLine = { 
/**
 * Id.
 */
id: PaperId, 
/**
 * 文种.
 */
series: PaperSeries, 
/**
 * 文号; null until it is signed.
 */
number: string | null, 
/**
 * The number was typed: it was printed before the book knew of it.
 */
typed: boolean, 
/**
 * 标题.
 */
title: string, 
/**
 * Which matter it concerns.
 */
matter: Matter, 
/**
 * The matter in words: a meeting's name, a follow-up's number and title.
 */
matter_words: string | null, 
/**
 * 主送, units in protocol order.
 */
to: Array<RecipientLine>, 
/**
 * 抄送, units in protocol order.
 */
cc: Array<RecipientLine>, 
/**
 * 份数.
 */
copies: number, 
/**
 * Where it stands.
 */
state: PaperState, 
/**
 * 拟稿日期.
 */
drafted_on: string, 
/**
 * 拟稿人.
 */
drafted_by: string, 
/**
 * 送审日期.
 */
submitted_on: string | null, 
/**
 * 核稿人.
 */
reviewed_by: string | null, 
/**
 * What it was returned for last, while it is a draft again.
 */
returned: string | null, 
/**
 * 签发人.
 */
signed_by: string | null, 
/**
 * 签发日期.
 */
signed_on: string | null, 
/**
 * The scan of the 签批页.
 */
scan: DocumentId | null, 
/**
 * Its title.
 */
scan_title: string | null, 
/**
 * 印发日期.
 */
issued_on: string | null, 
/**
 * 作废日期.
 */
withdrawn_on: string | null, 
/**
 * Why.
 */
withdraw_reason: string | null, };

export type PaperLook = { 
/**
 * Characters a line: 28 in the standard, 26 in some offices.
 */
columns: number, 
/**
 * 天头, in millimetres.
 */
top_mm: number, 
/**
 * 地脚.
 */
bottom_mm: number, 
/**
 * 订口.
 */
left_mm: number, 
/**
 * 切口.
 */
right_mm: number, 
/**
 * 三级标题加粗.
 */
bold_third: boolean, 
/**
 * 红头.
 */
red_head: RedHead, 
/**
 * 署名.
 */
signature: SignatureMode, 
/**
 * 版记 on a left-hand page, as for papers printed on both sides.
 */
colophon_on_even_page: boolean, 
/**
 * Lying tables on A3 instead of A4.
 */
large_tables: boolean, 
/**
 * Families chosen, at most one a style.
 */
faces: Array<FaceChoice>, };

export type PaperMention = { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * 文种.
 */
series: PaperSeries, 
/**
 * 文号; null until it is signed.
 */
number: string | null, 
/**
 * 标题.
 */
title: string, 
/**
 * Where it stands.
 */
state: PaperState, };

export type PaperOptions = { "meeting_pack": PackOptions } | { "slip": SlipOptions } | { "division_table": TableOptions } | { "ledger_table": LedgerOptions } | { "contacts": ContactsOptions } | { "register": RegisterOptions } | { "supplement": SupplementOptions };

export type PaperRegister = { 
/**
 * The year shown.
 */
year: number, 
/**
 * Years with papers, newest first.
 */
years: Array<number>, 
/**
 * Papers of that year, newest first; those without a number first.
 */
rows: Array<PaperLine>, 
/**
 * What the office's particulars lack before a paper can be signed.
 */
office_missing: Array<string>, };

export type PaperSeries = "meeting_notice" | "reminder" | "bulletin" | "letter" | "request" | "notice";

export type PaperState = "draft" | "review" | "signed" | "issued" | "withdrawn";

export type PartChange = { 
/**
 * The measure's number in the new version.
 */
no: number, 
/**
 * The unit or group, by name.
 */
name: string, 
/**
 * Its part in the old version; null where it begins.
 */
was: Role | null, 
/**
 * Its part in the new version; null where it ends.
 */
becomes: Role | null, };

export type PartHistoryBrief = { 
/**
 * 单位.
 */
unit: string, 
/**
 * 第一牵头, 牵头, 责任.
 */
role: string, 
/**
 * From; null is since the plan.
 */
from: string | null, 
/**
 * The first day without it; null is still so.
 */
until: string | null, 
/**
 * 依据.
 */
basis: string | null, };

export type PartLine = { 
/**
 * Name of the unit or group.
 */
name: string, 
/**
 * The unit; null for a group.
 */
unit: UnitId | null, 
/**
 * Its part.
 */
role: Role, };

export type Party = { "unit": UnitId } | { "group": GroupId };

export type Period = string;

export type PersonAct = { "add": { 
/**
 * The form.
 */
person: NewPerson, } } | { "change": { 
/**
 * The person.
 */
id: PersonId, 
/**
 * The form.
 */
person: NewPerson, } } | { "leave": { 
/**
 * The person.
 */
id: PersonId, 
/**
 * The first day without.
 */
on: string, } } | { "reorder": { 
/**
 * Every leader in office once.
 */
order: Array<PersonId>, } } | { "set_leaders": { 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * The leaders, none to clear.
 */
leaders: Array<PersonId>, } } | { "import": { 
/**
 * The accepted rows of the reading.
 */
rows: Array<ContactRow>, } };

export type PersonAsk = { "directory": Record<symbol, never> } | { "read": { 
/**
 * As pasted.
 */
text: string, } };

export type PersonId = number;

export type PersonLine = { 
/**
 * Id.
 */
id: PersonId, 
/**
 * The unit.
 */
unit: UnitId | null, 
/**
 * Its name.
 */
unit_name: string | null, 
/**
 * 姓名.
 */
name: string, 
/**
 * 职务.
 */
post: string | null, 
/**
 * What the person is to the office.
 */
role: PersonRole, 
/**
 * 办公电话.
 */
telephone: string | null, 
/**
 * 手机.
 */
mobile: string | null, 
/**
 * 分管领域.
 */
field: string | null, 
/**
 * From this day.
 */
from: string | null, 
/**
 * The first day without.
 */
until: string | null, };

export type PersonRole = "head" | "deputy" | "liaison" | "leader" | "other";

export type Piece = { 
/**
 * What became of it.
 */
kind: PieceKind, 
/**
 * Its words.
 */
words: string, };

export type PieceKind = "same" | "removed" | "added";

export type PlanAct = { "confirm": { 
/**
 * The reading, as it was before anybody corrected it.
 */
draft: DraftPlan, 
/**
 * The clerk's corrections, replayed on it in this order.
 */
corrections: Array<Correction>, 
/**
 * What was said to its doubts.
 */
replies: Array<Reply>, 
/**
 * The notice's text that the spans point into, UTF-8.
 */
text: Content, 
/**
 * The file it came from: a label only.
 */
file_name: string, } } | { "revise": { 
/**
 * The reading, as it was before anybody corrected it.
 */
draft: DraftPlan, 
/**
 * The clerk's corrections, replayed on it in this order.
 */
corrections: Array<Correction>, 
/**
 * What was said to its doubts.
 */
replies: Array<Reply>, 
/**
 * The notice's text that the spans point into, UTF-8.
 */
text: Content, 
/**
 * The file it came from: a label only.
 */
file_name: string, 
/**
 * How it follows the version in force.
 */
choices: Choices, } } | { "answer": { 
/**
 * The doubt.
 */
question: QuestionId, 
/**
 * What was decided, in words.
 */
answer: string, 
/**
 * 依据: who decided; null where the words say it.
 */
basis: string | null, 
/**
 * The decision of a meeting that is the basis.
 */
decision: DecisionId | null, 
/**
 * What the answer sets in the book.
 */
settlement: Settlement | null, } } | { "defer": { 
/**
 * The doubt.
 */
question: QuestionId, 
/**
 * 提请会议明确.
 */
to_meeting: boolean, } } | { "set_lead_mode": { 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * 分别牵头 or 共同牵头; null is not decided.
 */
mode: LeadMode | null, } };

export type PlanAsk = { "page": Record<symbol, never> } | { "questions": Record<symbol, never> } | { "text": Record<symbol, never> } | { "versions": Record<symbol, never> } | { "version": { 
/**
 * The version.
 */
id: PlanId, } } | { "dropped": Record<symbol, never> };

export type PlanHead = { 
/**
 * Id.
 */
id: PlanId, 
/**
 * 发文字号.
 */
doc_no: string | null, 
/**
 * Title.
 */
title: string, 
/**
 * 发文机关.
 */
issuer: string | null, 
/**
 * 成文日期.
 */
issued_on: string | null, };

export type PlanId = number;

export type PlanPage = { 
/**
 * The plan.
 */
plan: PlanHead, 
/**
 * Chapters in order.
 */
chapters: Array<ChapterLine>, 
/**
 * Measures in order.
 */
measures: Array<MeasureLine>, 
/**
 * Targets of the general part.
 */
overall: Array<IndicatorLine>, 
/**
 * Rules that hold for every measure.
 */
rules: Array<RuleLine>, 
/**
 * Doubts not yet answered.
 */
open_questions: number, };

export type PlanState = "confirmed" | "superseded";

export type PostponedLine = { 
/**
 * From this day.
 */
from: string, 
/**
 * To this.
 */
to: string, 
/**
 * Why.
 */
reason: string, };

export type Presence = "present" | "deputy" | "excused" | "absent" | "sit_in";

export type PrintJob = { 
/**
 * The printer; none is the system's default.
 */
printer: string | null, 
/**
 * 份数.
 */
copies: number, 
/**
 * 单面 or 双面.
 */
sides: Sides, 
/**
 * 页码 `1-3,5`; none is all.
 */
pages: string | null, };

export type Printed = { 
/**
 * Sheets' sides in the file, cover and contents too.
 */
sides: number, 
/**
 * The number on the first numbered page.
 */
first: number, 
/**
 * The number on the last.
 */
last: number, 
/**
 * 目录: headings of the first level with their numbers.
 */
contents: Array<ContentsLine>, };

export type Proposal = { "follow_up": FollowUpId } | { "deferred": DecisionId } | { "coordination": ReportId } | { "question": QuestionId };

export type ProposalLine = { 
/**
 * What.
 */
what: Proposal, 
/**
 * The title that an item would take.
 */
title: string, 
/**
 * Whence, in words.
 */
whence: string, 
/**
 * The unit that would present it.
 */
presenter: UnitId | null, 
/**
 * Its name.
 */
presenter_name: string | null, 
/**
 * Why the clerk took it off; null is offered.
 */
pruned: string | null, };

export type QuestionBrief = { 
/**
 * 无责任单位, 缺基期 …
 */
kind: string, 
/**
 * The measure it stands in; null in the general part.
 */
measure: number | null, 
/**
 * The notice's own words.
 */
words: string, 
/**
 * What the office proposes.
 */
proposal: string, };

export type QuestionId = number;

export type QuestionKey = { 
/**
 * What kind of doubt.
 */
kind: QuestionKind, 
/**
 * The words in doubt.
 */
words: string, 
/**
 * Which of several doubts of this kind about the same words, from 0.
 */
nth: number, };

export type QuestionKind = "alias" | "collective" | "duplicate" | "contradiction" | "no_owner" | "no_base" | "no_lead" | "no_year" | "unread";

export type QuestionLine = { 
/**
 * Id.
 */
id: QuestionId, 
/**
 * What kind of doubt.
 */
kind: QuestionKind, 
/**
 * The words in doubt.
 */
words: string, 
/**
 * Where they stand in the notice.
 */
spans: Array<Span>, 
/**
 * What the reader proposes.
 */
proposal: string, 
/**
 * What was decided; null while open.
 */
answer: string | null, 
/**
 * Open, and put before a meeting.
 */
to_meeting: boolean, 
/**
 * When it was answered.
 */
answered_on: string | null, 
/**
 * Who entered the answer.
 */
answered_by: string | null, 
/**
 * 依据.
 */
basis: string | null, 
/**
 * The decision of a meeting that is the basis.
 */
decision: DecisionId | null, 
/**
 * The indicator that it is about, where it lacks an owner, a base value or a year.
 */
indicator: IndicatorId | null, 
/**
 * The measure that it is about, where it lacks a lead.
 */
measure: MeasureId | null, 
/**
 * The names of units it speaks of.
 */
names: Array<string>, };

export type QuickFollowUp = { 
/**
 * The rest of the form; `decision` is filled in.
 */
form: NewFollowUp, 
/**
 * 交办 on this day at once; null leaves it as 拟立项.
 */
issue_on: string | null, };

export type ReadRow = { 
/**
 * Its number in the text, from 1.
 */
line: number, 
/**
 * What it says.
 */
row: ContactRow, 
/**
 * The unit's name in the book.
 */
unit_name: string | null, };

export type ReadingAct = { "record": { 
/**
 * The form.
 */
reading: NewReading, } } | { "correct": { 
/**
 * The value that is wrong.
 */
id: ReadingId, 
/**
 * The form; its indicator must be the same.
 */
reading: NewReading, 
/**
 * 更正理由.
 */
reason: string, } } | { "withdraw": { 
/**
 * The value.
 */
id: ReadingId, 
/**
 * Why.
 */
reason: string, } };

export type ReadingId = number;

export type ReadingLine = { 
/**
 * Id.
 */
id: ReadingId, 
/**
 * The first day of its period.
 */
from: string | null, 
/**
 * The day it speaks of.
 */
as_of: string, 
/**
 * The value.
 */
value: Amount | null, 
/**
 * The words, or a remark.
 */
words: string | null, 
/**
 * What the words come to.
 */
verdict: Verdict | null, 
/**
 * Provisional or final.
 */
status: ReadingStatus, 
/**
 * Who reported it.
 */
reported_by: UnitId | null, 
/**
 * The name of who reported it.
 */
reported_by_name: string | null, 
/**
 * The paper it came on, with its title.
 */
document: [DocumentId, string] | null, 
/**
 * When it came in.
 */
received_on: string, 
/**
 * Why it stands in place of another.
 */
reason: string | null, 
/**
 * What stands in its place; null while it stands itself.
 */
superseded_by: ReadingId | null, 
/**
 * Why it was taken out.
 */
withdrawn: string | null, };

export type ReadingStatus = "provisional" | "final";

export type Recipe = { 
/**
 * Which paper.
 */
kind: PaperKind, 
/**
 * What it is about; null where the kind is about no one thing.
 */
subject: Subject | null, 
/**
 * Draft mark under the title: 征求意见稿; null prints none.
 */
draft_mark: string | null, 
/**
 * The choices of this kind of paper; null leaves them as they are by default.
 */
options?: PaperOptions | null, };

export type Recipient = { "unit": UnitId } | { "group": GroupId } | { "words": string };

export type RecipientLine = { 
/**
 * Who.
 */
who: Recipient, 
/**
 * As the paper prints it.
 */
name: string, };

export type RedBrief = { 
/**
 * The matter: number and title.
 */
matter: string, 
/**
 * The unit that answers for it.
 */
unit: string, 
/**
 * Why it is red, in words.
 */
reason: string, };

export type RedHead = "colour" | "preprinted" | "plain";

export type RefusedRow = { 
/**
 * Its number in the text, from 1.
 */
line: number, 
/**
 * As it stands.
 */
text: string, 
/**
 * Why, at which field.
 */
fault: Fault, };

export type RegisterBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The year.
 */
year: number, 
/**
 * Papers by number.
 */
rows: Array<RegisterRow>, };

export type RegisterOptions = { 
/**
 * The year; null is the current one.
 */
year?: number | null, };

export type RegisterRow = { 
/**
 * 发文字号.
 */
number: string, 
/**
 * 标题.
 */
title: string, 
/**
 * 主送.
 */
to: string, 
/**
 * 份数.
 */
copies: number | null, 
/**
 * 签发人.
 */
signed_by: string | null, 
/**
 * 签发日期.
 */
signed_on: string | null, 
/**
 * 印发日期; null while it is not out.
 */
issued_on: string | null, 
/**
 * 备注: 已作废 and the like.
 */
remark: string | null, };

export type ReminderLine = { 
/**
 * The day.
 */
on: string, 
/**
 * The level.
 */
level: Level, 
/**
 * 批准人.
 */
approved_by: string | null, 
/**
 * The notice's number; null where it was said.
 */
number: string | null, 
/**
 * 抄送区政府督查室.
 */
copied: boolean, };

export type ReminderProposal = { 
/**
 * The item.
 */
line: FollowUpLine, 
/**
 * The level; null proposes 提请督查.
 */
level: Level | null, 
/**
 * Why.
 */
why: string, };

export type Replies = { 
/**
 * Members asked.
 */
of: number, 
/**
 * Those that answered.
 */
replied: number, 
/**
 * Those whose item is closed.
 */
closed: number, 
/**
 * The names of those that did not answer, in protocol order.
 */
missing: Array<string>, };

export type Reply = { 
/**
 * The doubt.
 */
question: QuestionKey, 
/**
 * What is said.
 */
says: Says, };

export type ReportAct = { "record": { 
/**
 * The form.
 */
report: NewReport, } } | { "record_many": { 
/**
 * The forms.
 */
reports: Array<NewReport>, } } | { "correct": { 
/**
 * The report.
 */
id: ReportId, 
/**
 * The form.
 */
report: NewReport, } } | { "accept": { 
/**
 * The report.
 */
id: ReportId, 
/**
 * The day.
 */
on: string, } } | { "return": { 
/**
 * The report.
 */
id: ReportId, 
/**
 * The day.
 */
on: string, 
/**
 * By when it must come again.
 */
due: string, 
/**
 * Why.
 */
reason: string, } } | { "ask": { 
/**
 * The form.
 */
request: NewRequest, } } | { "withdraw": { 
/**
 * The ask.
 */
id: RequestId, 
/**
 * The day.
 */
on: string, 
/**
 * Why.
 */
reason: string, } } | { "settle": { 
/**
 * The report it stands in.
 */
id: ReportId, 
/**
 * The day.
 */
on: string, 
/**
 * How.
 */
words: string, } } | { "set_cycle": { 
/**
 * Which.
 */
cycle: Cycle, 
/**
 * A day of the first period.
 */
from: string, 
/**
 * The rule.
 */
rule: CycleRule | null, } };

export type ReportAsk = { "page": { 
/**
 * The period.
 */
period: Period | null, } } | { "coordination": Record<symbol, never> } | { "asked_before": { 
/**
 * The units.
 */
units: Array<UnitId>, 
/**
 * About what; null is a matter in words only.
 */
subject: ReportSubject | null, 
/**
 * The matter in words.
 */
words: string, 
/**
 * In periods that share a day with this one.
 */
period: Period, } } | { "asks_of": { 
/**
 * The unit.
 */
unit: UnitId, } };

export type ReportId = number;

export type ReportLine = { 
/**
 * Id.
 */
id: ReportId, 
/**
 * What it is about.
 */
subject: ReportSubject, 
/**
 * Who reported.
 */
unit: UnitId, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * The period.
 */
period: Period, 
/**
 * 2026年3月.
 */
period_words: string, 
/**
 * When it came in.
 */
received_on: string, 
/**
 * 进展.
 */
progress: string, 
/**
 * 问题.
 */
problem: string | null, 
/**
 * 下一步.
 */
next_step: string | null, 
/**
 * 需协调事项.
 */
coordination: string | null, 
/**
 * The paper it came on.
 */
document: DocumentId | null, 
/**
 * Where it stands.
 */
state: ReportState, 
/**
 * Why it was returned.
 */
return_reason: string | null, 
/**
 * By when it must come again, once returned.
 */
return_due: string | null, };

export type ReportPage = { 
/**
 * The period.
 */
period: Period, 
/**
 * 2026年3月.
 */
words: string, 
/**
 * Its first day.
 */
first: string, 
/**
 * Its last day.
 */
last: string, 
/**
 * The one before.
 */
previous: Period, 
/**
 * The one after.
 */
next: Period, 
/**
 * The period of each cycle that today lies in, shortest first.
 */
now: Array<Period>, 
/**
 * The cycles as they are set.
 */
cycles: Array<CycleLine>, 
/**
 * By when reports are due; null is not asked for by a cycle.
 */
due: string | null, 
/**
 * The rule in words.
 */
due_words: string | null, 
/**
 * What is owed, in protocol order.
 */
lines: Array<OwedLine>, 
/**
 * How many of each.
 */
count: OwedCount, 
/**
 * Came in though nobody owed it.
 */
others: Array<ReportLine>, 
/**
 * What the office asked of each unit in the period, most first.
 */
asked: Array<UnitAsks>, };

export type ReportState = "received" | "accepted" | "returned";

export type ReportSubject = { "measure": MeasureId } | { "follow_up": FollowUpId } | { "indicator": IndicatorId } | { "request": RequestId };

export type RequestId = number;

export type RevisionLine = { 
/**
 * Number in the new version.
 */
no: number, 
/**
 * Title in the new version.
 */
title: string, 
/**
 * How it relates to the old version.
 */
fate: Fate, 
/**
 * The measure it carries on.
 */
carries: MeasureId | null, 
/**
 * Others that it takes in.
 */
also_from: Array<MeasureId>, 
/**
 * The title, old against new.
 */
title_diff: Array<Piece>, 
/**
 * The text, old against new; empty where it is the same or new.
 */
diff: Array<Piece>, };

export type RevisionPage = { 
/**
 * 发文字号 of the version in force.
 */
old_doc_no: string | null, 
/**
 * The day from which the new version holds.
 */
from: string, 
/**
 * Measures of the version in force, to choose from.
 */
old: Array<OldLine>, 
/**
 * The measures of the new version, in order.
 */
lines: Array<RevisionLine>, 
/**
 * Measures of the version in force that the new one no longer has.
 */
dropped: Array<DroppedLine>, 
/**
 * What is chosen; the proposal until the clerk changes it.
 */
choices: Choices, 
/**
 * Parts that begin, change or end by the new text, unless `choices.declined` names them.
 */
part_changes: Array<PartChange>, 
/**
 * Target points that begin or end by the new text, unless `choices.declined_targets` names them.
 */
target_changes: Array<TargetChange>, 
/**
 * Indicators of the version in force, to map by hand.
 */
old_indicators: Array<OldIndicator>, };

export type Rhythm = "weekly" | "fortnightly" | "monthly" | "quarterly";

export type Ring = { 
/**
 * The person.
 */
person: PersonId, 
/**
 * 姓名.
 */
name: string, 
/**
 * What the person is to the office.
 */
role: PersonRole, 
/**
 * 职务.
 */
post: string | null, 
/**
 * The number to dial: the office's, else the mobile.
 */
number: string | null, 
/**
 * The mobile, where it is another.
 */
mobile: string | null, };

export type Role = "first_lead" | "lead" | "responsible";

export type RowChange = { 
/**
 * What kind of thing: 督办事项.
 */
kind: string, 
/**
 * Which, in words.
 */
name: string, 
/**
 * Added, changed or removed.
 */
way: RowWay, 
/**
 * Fields that differ.
 */
fields: Array<FieldChange>, };

export type RowWay = "added" | "changed" | "removed";

export type RuleKind = "responsible_for_all" | "first_leads";

export type RuleLine = { 
/**
 * What it does.
 */
kind: RuleKind, 
/**
 * Units or groups it names.
 */
units: Array<string>, 
/**
 * Its literal words.
 */
words: string, };

export type Says = { "answer": { 
/**
 * What was decided, in words.
 */
words: string, 
/**
 * 依据: who decided; null where the words say it.
 */
basis: string | null, 
/**
 * What the answer sets in the book; null where words are all.
 */
settlement: Settlement | null, } } | "later" | "meeting";

export type SearchFor = { 
/**
 * As typed: words, a number, pinyin initials; several words must all be there.
 */
words: string, 
/**
 * Only these kinds; none means all.
 */
nouns: Array<SearchNoun>, 
/**
 * Only what is dated this day or later.
 */
from: string | null, 
/**
 * Only what is dated this day or earlier.
 */
until: string | null, 
/**
 * At most this many of each kind.
 */
limit: number, };

export type SearchNoun = "follow_up" | "instruction" | "measure" | "unit" | "unit_group" | "person" | "meeting" | "decision" | "agenda_item" | "report" | "report_request" | "task" | "indicator" | "document" | "paper" | "pack" | "plan" | "question";

export type SearchPage = { 
/**
 * The words that these are the answers to, as typed.
 */
words: string, 
/**
 * One for each kind of which something was found.
 */
groups: Array<FoundGroup>, };

export type Sent = { 
/**
 * Who.
 */
who: PackTo, 
/**
 * How many.
 */
copies: number, };

export type SentLine = { 
/**
 * Who.
 */
who: PackTo, 
/**
 * The name.
 */
name: string, 
/**
 * How many.
 */
copies: number, };

export type SeriesAct = { "add": { 
/**
 * The form.
 */
series: NewSeries, } } | { "change": { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * The form.
 */
series: NewSeries, } } | { "start": { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * 第N次 of the next meeting.
 */
ordinal: number | null, 
/**
 * Number of its next minutes.
 */
minutes: number | null, } };

export type SeriesId = number;

export type SeriesLine = { 
/**
 * Id.
 */
id: SeriesId, 
/**
 * Its name.
 */
name: string, 
/**
 * What is usual for it.
 */
usual: NewSeries, 
/**
 * 第N次 of the next meeting.
 */
next_ordinal: number, 
/**
 * When it would be.
 */
next_on: string | null, 
/**
 * Meetings in the book, called off ones aside.
 */
meetings: number, 
/**
 * The number of its next minutes.
 */
next_minutes: string, 
/**
 * The numbers to go on with were set, and cannot be set again.
 */
started: boolean, };

export type SeriesPrefix = { 
/**
 * The kind.
 */
series: PaperSeries, 
/**
 * Its 代字.
 */
prefix: string, };

export type Settlement = { "same_unit": { 
/**
 * The name that stays.
 */
name: string, 
/**
 * The other name.
 */
other: string, } } | { "members": { 
/**
 * Names of the units.
 */
units: Array<string>, } } | { "owner": { 
/**
 * Name of the unit.
 */
unit: string, } } | { "lead": { 
/**
 * Name of the unit.
 */
unit: string, } } | { "base": { 
/**
 * The value, a decimal.
 */
value: Amount, } } | { "year": { 
/**
 * By the end of this year.
 */
year: number, } };

export type Sides = "one" | "long_edge" | "short_edge";

export type SignInBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * The meeting.
 */
meeting: MeetingHead, 
/**
 * A row a unit, or a person where replies named them, in protocol order.
 */
rows: Array<SignInRow>, 
/**
 * Empty rows below them, for whoever comes unannounced.
 */
spare: number, };

export type SignInRow = { 
/**
 * 单位.
 */
unit: string, 
/**
 * 姓名, once a reply named it.
 */
name: string | null, 
/**
 * 职务.
 */
post: string | null, 
/**
 * 联系电话.
 */
telephone: string | null, };

export type SignatureMode = "none" | "unsealed" | "sealed" | "acting";

export type Signing = { 
/**
 * 签发人.
 */
by: string, 
/**
 * The day.
 */
on: string, 
/**
 * The scan of the 签批页, where it is at hand.
 */
scan: DocumentId | null, 
/**
 * A number already used on paper; null takes the next of the series.
 */
number: string | null, };

export type SinceBrief = { 
/**
 * Against the last issued pack of the meeting before in the series; null: there is none.
 */
last: ChangesBrief | null, 
/**
 * Against the issue that this one replaces; null: it replaces none.
 */
reissue: ChangesBrief | null, };

export type SlipBrief = { 
/**
 * What all papers have; its title names the level: 督办通知单.
 */
head: PaperHead, 
/**
 * Whether it is a letter (提醒函) rather than a form.
 */
letter: boolean, 
/**
 * A letter with the red head of a numbered paper in place of 信函格式.
 */
plain_head: boolean, 
/**
 * Who sends it: the red mark of a letter, named at the head of a form.
 */
mark: string, 
/**
 * 代字〔2026〕17号; null before 签发.
 */
number: string | null, 
/**
 * 承办单位.
 */
to: string, 
/**
 * 抄送: from 督办 up the 督查室, if the approver wants it.
 */
copies_to: Array<string>, 
/**
 * 督办事项.
 */
matter: FollowUpBrief, 
/**
 * 交办时间.
 */
issued_on: string | null, 
/**
 * 领导批示, verbatim, where it was released for units.
 */
instruction: string | null, 
/**
 * Earlier reminders, in words: 2026年3月2日提醒.
 */
history: Array<string>, 
/**
 * 办理要求 of this notice, beyond the matter's own.
 */
demand: string | null, 
/**
 * 反馈时限.
 */
reply_by: string | null, 
/**
 * 签发人.
 */
signed_by: string | null, 
/**
 * 联系人.
 */
contact: ContactBrief | null, 
/**
 * The date of the paper.
 */
dated: string, };

export type SlipOptions = { 
/**
 * The red head of a numbered paper in place of 信函格式.
 */
plain_head: boolean, };

export type Source = { "decision": DecisionId } | "this_decision" | "plan" | { "instruction": InstructionId } | { "superior": string } | { "other": string };

export type SourceKind = "decision" | "plan" | "instruction" | "superior" | "other";

export type SourceLine = { 
/**
 * What.
 */
what: Proposal, 
/**
 * Whence, in words: 专班调度会第2次会议缓议.
 */
words: string, };

export type Span = [number, number];

export type Standing = { 
/**
 * The state.
 */
state: OwedState, 
/**
 * The due date that counts now: the new one after a return.
 */
due: string, 
/**
 * Working days late: of what came in, or so far.
 */
late_by: number, 
/**
 * How often it was returned.
 */
returned: number, };

export type StepBrief = { 
/**
 * The day it happened.
 */
on: string, 
/**
 * 交办, 反馈 …
 */
step: string, 
/**
 * In words.
 */
words: string, 
/**
 * Papers that belong to it, by title.
 */
documents: Array<string>, };

export type StepId = number;

export type StepLine = { 
/**
 * Id.
 */
id: StepId, 
/**
 * The move.
 */
step: Move, 
/**
 * The day it happened.
 */
on: string, 
/**
 * 补录: it was entered well after it happened.
 */
late: boolean, 
/**
 * What happened, in words.
 */
words: string, 
/**
 * Papers that belong to it: id and title.
 */
documents: Array<[DocumentId, string]>, };

export type Subject = { "meeting": MeetingId } | { "follow_up": FollowUpId } | { "unit": UnitId } | { "measure": MeasureId } | { "paper": PaperId } | { "pack": PackId };

export type Succession = { 
/**
 * From this day.
 */
on: string, 
/**
 * 依据.
 */
basis: string, 
/**
 * What happens.
 */
change: Change, 
/**
 * What is handed over in the same act: the ticked lines of the proposal.
 */
hand_over: Array<HandOver>, };

export type SummaryBrief = { 
/**
 * Measures of the plan.
 */
measures: number, 
/**
 * Units with a part in the plan.
 */
units: number, 
/**
 * Lights of the measures; null while nothing was ever recorded (尚未建立数据).
 */
measure_lights: LightCount | null, 
/**
 * Lights of the follow-ups; null while there is none.
 */
follow_up_lights: LightCount | null, 
/**
 * Opened so far.
 */
follow_ups_total: number, 
/**
 * Still open.
 */
follow_ups_open: number, 
/**
 * Closed.
 */
follow_ups_closed: number, 
/**
 * Past the current due date.
 */
follow_ups_overdue: number, 
/**
 * Red and overdue, each with unit and reason.
 */
red: Array<RedBrief>, 
/**
 * What the meeting is asked to decide: 提请会议研究, whole sentences.
 */
asks: Array<string>, };

export type SupplementBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * 补充材料之二; the first of a pack is 1.
 */
no: number, 
/**
 * The pack that it belongs to.
 */
to: SupplementedBrief, 
/**
 * The number of its first page.
 */
first_page: number, 
/**
 * What it holds, in order.
 */
parts: Array<SupplementPartBrief>, };

export type SupplementOptions = { 
/**
 * What it holds, in order.
 */
parts: Array<SupplementPart>, };

export type SupplementPart = "changes" | { "paper": { 
/**
 * Which.
 */
kind: PaperKind, 
/**
 * What it is about; null where the kind is about no one thing.
 */
subject: Subject | null, } };

export type SupplementPartBrief = { "changes": ChangesBrief } | { "paper": Brief };

export type SupplementedBrief = { 
/**
 * Its title.
 */
title: string, 
/**
 * 第N次印发.
 */
edition: number, 
/**
 * 印发日期.
 */
issued_on: string, 
/**
 * Its last numbered page, or that of its newest supplement.
 */
last_page: number, 
/**
 * Its contents, then those of its earlier supplements.
 */
contents: Array<ContentsLine>, 
/**
 * That it no longer holds, in words: 该材料已于…被第2次印发替代; null while it does.
 */
standing: string | null, };

export type TableDay = { 
/**
 * The day.
 */
on: string, 
/**
 * True is worked (调休上班), false is off (放假).
 */
worked: boolean, 
/**
 * The holiday's name: 春节.
 */
name: string, };

export type TableOptions = { 
/**
 * On A3 instead of A4.
 */
large: boolean, };

export type TableRead = { 
/**
 * What was read.
 */
table: YearTable, 
/**
 * Lines that speak of days and were not understood.
 */
unread: Array<string>, 
/**
 * Open items whose due date would fall otherwise under this table; none of them is moved.
 */
moved: Array<DueMoved>, };

export type TargetBrief = { 
/**
 * Due by the end of this year; null where undated.
 */
year: number | null, 
/**
 * Every year anew.
 */
recurring: boolean, 
/**
 * Short form: ≥95.2%; for a qualitative target its words.
 */
value: string, 
/**
 * The literal words of the notice.
 */
words: string, };

export type TargetChange = { 
/**
 * The measure's number in the new version; null is the general part.
 */
no: number | null, 
/**
 * What is measured.
 */
indicator: string, 
/**
 * The words of the target.
 */
words: string, 
/**
 * The year; null is undated.
 */
year: number | null, 
/**
 * It ends; else it begins.
 */
gone: boolean, };

export type TargetId = number;

export type TargetLine = { 
/**
 * Id.
 */
id: TargetId, 
/**
 * Due by the end of this year; null where undated.
 */
year: number | null, 
/**
 * Every year anew.
 */
recurring: boolean, 
/**
 * Short form: ≥95.2%.
 */
value: string, 
/**
 * The literal words of the notice.
 */
words: string, };

export type TaskAct = { "add": { 
/**
 * The measure it is a part of.
 */
measure: MeasureId, 
/**
 * The form.
 */
task: NewTask, } } | { "change": { 
/**
 * The task.
 */
id: TaskId, 
/**
 * The form.
 */
task: NewTask, 
/**
 * 理由.
 */
reason: string, } } | { "reach": { 
/**
 * The task.
 */
id: TaskId, 
/**
 * The day.
 */
on: string, 
/**
 * What proves it.
 */
evidence: Array<DocumentId>, } } | { "undo_reach": { 
/**
 * The task.
 */
id: TaskId, 
/**
 * 理由.
 */
reason: string, } } | { "drop": { 
/**
 * The task.
 */
id: TaskId, 
/**
 * 理由.
 */
reason: string, } };

export type TaskBrief = { 
/**
 * The measure it is part of.
 */
measure: number, 
/**
 * Its words.
 */
words: string, 
/**
 * 责任单位.
 */
owner: string, 
/**
 * Due.
 */
due: string | null, 
/**
 * Reached on.
 */
reached_on: string | null, 
/**
 * Due and not reached.
 */
missed: boolean, };

export type TaskId = number;

export type TaskLine = { 
/**
 * Id.
 */
id: TaskId, 
/**
 * The measure it is a part of.
 */
measure: MeasureId, 
/**
 * Words of the clause.
 */
words: string, 
/**
 * Whether they stand in the clause so.
 */
verbatim: boolean, 
/**
 * The unit that owes it.
 */
owner: UnitId, 
/**
 * Its name.
 */
owner_name: string, 
/**
 * When it is due.
 */
due: string | null, 
/**
 * When it was reached.
 */
reached_on: string | null, 
/**
 * Past its date and not reached.
 */
missed: boolean, 
/**
 * What proves it, with titles.
 */
evidence: Array<[DocumentId, string]>, 
/**
 * Why it is no longer a task; null while it is one.
 */
dropped: string | null, 
/**
 * Why it was changed or set back last.
 */
reason: string | null, 
/**
 * Its light.
 */
lit: Lit, };

export type Term = "date" | { "days": { 
/**
 * N.
 */
count: number, 
/**
 * The day that is not counted.
 */
from: string, } } | { "working_days": { 
/**
 * N.
 */
count: number, 
/**
 * The day that is not counted.
 */
from: string, } } | { "lasting": { 
/**
 * N.
 */
months: number, } } | { "stage": { 
/**
 * What this stage is to reach.
 */
words: string, } };

export type TextState = "read" | "none" | "unread";

export type Thresholds = { 
/**
 * A follow-up is yellow with this many working days left.
 */
soon_working_days: number, 
/**
 * A follow-up is red once it was returned this often.
 */
returned_red: number, 
/**
 * An indicator is yellow when more points behind than this.
 */
behind_yellow: number, 
/**
 * An indicator is red when more points behind than this.
 */
behind_red: number, 
/**
 * A ceiling is yellow within this many per cent.
 */
near_ceiling: number, 
/**
 * 待报数 for so many days after a target date, then 逾期未报数.
 */
unreported_days: number, 
/**
 * A task missed by more months than this makes its measure red.
 */
task_red_months: number, };

export type TodayPage = { 
/**
 * 领导批示 still open, the most pressing first.
 */
instructions: Array<InstructionLine>, 
/**
 * Whom to remind, at which level and why.
 */
proposals: Array<ReminderProposal>, 
/**
 * Lasting or suspended items whose review has come.
 */
reviews: Array<FollowUpLine>, 
/**
 * Overdue, latest first.
 */
overdue: Array<FollowUpLine>, 
/**
 * Due within three working days.
 */
due_soon: Array<FollowUpLine>, 
/**
 * Submitted, waiting for the office.
 */
submitted: Array<FollowUpLine>, 
/**
 * Returned or not yet signed for.
 */
waiting: Array<FollowUpLine>, 
/**
 * Follow-ups drafted and not issued.
 */
drafts: Array<FollowUpLine>, 
/**
 * Reports that have come due and are not in, a line for each unit and period, the latest first.
 */
reports_missing: Array<MissingLine>, 
/**
 * The next meeting.
 */
next_meeting: MeetingLine | null, 
/**
 * Meetings with decisions that still owe a follow-up, with those decisions.
 */
decisions_open: Array<[MeetingLine, Array<DecisionLine>]>, 
/**
 * Doubts about the notice not yet answered.
 */
open_questions: number, 
/**
 * Lights of all follow-ups; null while there is none.
 */
follow_up_lights: LightCount | null, 
/**
 * Lights of the measures; null while nothing was recorded (尚未建立数据).
 */
measure_lights: LightCount | null, };

export type UnitAct = { "add": { 
/**
 * The form.
 */
unit: NewUnit, } } | { "change": { 
/**
 * The unit.
 */
id: UnitId, 
/**
 * The form.
 */
unit: NewUnit, } } | { "reorder": { 
/**
 * Every unit once.
 */
order: Array<UnitId>, } } | { "add_group": { 
/**
 * Its name: 各镇街.
 */
name: string, } } | { "set_members": { 
/**
 * The group.
 */
group: GroupId, 
/**
 * The members, in any order.
 */
members: Array<UnitId>, 
/**
 * From this day.
 */
from: string, 
/**
 * 依据.
 */
basis: string | null, } } | { "add_name": { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * The form.
 */
name: NewName, } } | { "remove_name": { 
/**
 * The name.
 */
id: UnitNameId, } } | { "succeed": { 
/**
 * The unit it happens to.
 */
unit: UnitId, 
/**
 * The form.
 */
succession: Succession, } } | { "hand_over": { 
/**
 * The unit that has it.
 */
unit: UnitId, 
/**
 * From this day.
 */
on: string, 
/**
 * 依据.
 */
basis: string, 
/**
 * What, and to whom.
 */
items: Array<HandOver>, } };

export type UnitAsk = { "list": Record<symbol, never> } | { "find": { 
/**
 * A name, a part of it, or pinyin initials.
 */
typed: string, } } | { "proposal": { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Its successors.
 */
into: Array<UnitId>, } } | { "groups": Record<symbol, never> } | { "page": { 
/**
 * The unit.
 */
id: UnitId, } };

export type UnitAsks = { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Its name.
 */
name: string, 
/**
 * Reports of the running cycles.
 */
reports: number, 
/**
 * Asks beyond them.
 */
requests: number, 
/**
 * Follow-ups issued to it.
 */
follow_ups: number, 
/**
 * Reminders sent to it.
 */
reminders: number, 
/**
 * All together.
 */
total: number, };

export type UnitId = number;

export type UnitKind = "department" | "party_department" | "institution" | "branch" | "town" | "subdistrict" | "zone" | "state_enterprise" | "other";

export type UnitLine = { 
/**
 * Id.
 */
id: UnitId, 
/**
 * 全称.
 */
name: string, 
/**
 * 简称.
 */
short_name: string | null, 
/**
 * What kind of body.
 */
kind: UnitKind | null, 
/**
 * Place in protocol order, from 1.
 */
place: number, 
/**
 * Whether a person set the order.
 */
order_confirmed: boolean, 
/**
 * Measures it leads today.
 */
leads: number, 
/**
 * Measures it is responsible in today: by name, through a group, by the rule for every measure.
 */
responsible: number, 
/**
 * Open follow-ups it owns.
 */
open: number, 
/**
 * Overdue ones among them.
 */
overdue: number, 
/**
 * Other names it has or had, for finding it.
 */
other_names: Array<string>, 
/**
 * Pinyin initials kept by hand.
 */
reading: string | null, 
/**
 * The first day without it.
 */
ended_on: string | null, 
/**
 * Whom to ring.
 */
ring: Ring | null, };

export type UnitMeasureLine = { 
/**
 * The measure.
 */
measure: MeasureId, 
/**
 * Number in the plan.
 */
number: number, 
/**
 * Title.
 */
title: string, 
/**
 * Its part.
 */
role: Role, 
/**
 * The group through which it has the part; null is by its own name.
 */
via: string | null, };

export type UnitNameId = number;

export type UnitPage = { 
/**
 * The row.
 */
line: UnitLine, 
/**
 * Measures it has a part in, by number.
 */
measures: Array<UnitMeasureLine>, 
/**
 * Follow-ups it owns, open ones first.
 */
follow_ups: Array<FollowUpLine>, 
/**
 * Its names, those of today first.
 */
names: Array<NameLine>, 
/**
 * What happened to it, and what it took over, oldest first.
 */
events: Array<EventLine>, 
/**
 * Its people, those of today first.
 */
people: Array<PersonLine>, 
/**
 * Groups it belongs to today.
 */
groups: Array<[GroupId, string]>, 
/**
 * What is still open with it although it has ended: to be handed over.
 */
left: Array<OpenLine>, };

export type UnitPartBrief = { 
/**
 * 第一牵头, 牵头, 责任.
 */
role: string, 
/**
 * The measures, by number.
 */
measures: Array<MeasureBrief>, };

export type UnitPeople = { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Its name.
 */
name: string, 
/**
 * Its people.
 */
people: Array<PersonLine>, };

export type UnitReportBrief = { 
/**
 * Who reports.
 */
unit: string, 
/**
 * The measure or follow-up: 4.推动农业机械装备更新.
 */
matter: string, 
/**
 * 2026年3月.
 */
period: string, 
/**
 * 进展.
 */
progress: string, 
/**
 * 问题.
 */
problem: string | null, 
/**
 * 下一步.
 */
next_step: string | null, };

export type UnitSheetBrief = { 
/**
 * What all papers have.
 */
head: PaperHead, 
/**
 * 单位.
 */
unit: string, 
/**
 * Its measures under its parts: 第一牵头, 牵头, 责任.
 */
parts: Array<UnitPartBrief>, 
/**
 * 任务节点 it owns.
 */
tasks: Array<TaskBrief>, 
/**
 * Open follow-ups it owns.
 */
follow_ups: Array<FollowUpBrief>, 
/**
 * Open follow-ups it helps with.
 */
co_follow_ups: Array<FollowUpBrief>, 
/**
 * Indicators it answers for.
 */
indicators: Array<IndicatorBrief>, 
/**
 * Whom to ring at the office.
 */
contact: ContactBrief | null, };

export type Verdict = "met" | "on_track" | "slow" | "unmet";

export type VersionLine = { 
/**
 * Id.
 */
id: PlanId, 
/**
 * 发文字号.
 */
doc_no: string | null, 
/**
 * Title.
 */
title: string, 
/**
 * 成文日期.
 */
issued_on: string | null, 
/**
 * Confirmed or superseded.
 */
state: PlanState, 
/**
 * From this day it is in force; null for the first.
 */
from: string | null, 
/**
 * The file it was read from.
 */
file_name: string, 
/**
 * Corrections that the clerk made to the reading.
 */
corrections: number, 
/**
 * Its measures.
 */
measures: number, };

export type VersionPage = { 
/**
 * The version.
 */
line: VersionLine, 
/**
 * The notice's text.
 */
text: string, 
/**
 * Its measures, as this version had them.
 */
clauses: Array<ClauseLine>, };

export type WorkingDayAct = { "set_year": { 
/**
 * The table.
 */
table: YearTable, } } | { "set_day": { 
/**
 * The day.
 */
on: string, 
/**
 * True is worked (调休), false is off; null leaves the day to its weekday.
 */
worked: boolean | null, 
/**
 * The holiday's name.
 */
name: string | null, } };

export type WorkingDayAsk = { "page": { 
/**
 * The year.
 */
year: number, } } | { "read": { 
/**
 * The year.
 */
year: number, 
/**
 * The notice's name and number.
 */
source: string, 
/**
 * What was pasted.
 */
text: string, } } | { "days": Record<symbol, never> };

export type WorkingDayPage = { 
/**
 * The year shown.
 */
year: number, 
/**
 * Years that have a table.
 */
years: Array<number>, 
/**
 * The table of the year shown; null where none is in the book: 节假日表未公布.
 */
table: YearTable | null, 
/**
 * Working days of each month, January first.
 */
months: Array<number>, };

export type YearTable = { 
/**
 * The year.
 */
year: number, 
/**
 * The notice that it follows, with its number.
 */
source: string, 
/**
 * The days, in order.
 */
days: Array<TableDay>, };

/** Each question with the type of its answer. */
export type Answers = {
  "book.status": BookStatus;
  "book.today": TodayPage;
  "book.search": SearchPage;
  "book.journal": JournalPage;
  "book.change": JournalChange;
  "book.operators": Array<string>;
  "book.numbers": Array<NumberLine>;
  "plan.page": PlanPage;
  "plan.questions": Array<QuestionLine>;
  "plan.text": string;
  "plan.versions": Array<VersionLine>;
  "plan.version": VersionPage;
  "plan.dropped": Array<DroppedMeasure>;
  "measure.page": MeasurePage;
  "measure.clauses": Array<ClauseLine>;
  "assignment.on": AssignmentsOn;
  "assignment.bases": Array<BasisLine>;
  "unit.list": Array<UnitLine>;
  "unit.find": Array<FoundUnit>;
  "unit.proposal": Array<OpenLine>;
  "unit.groups": Array<GroupLine>;
  "unit.page": UnitPage;
  "indicator.list": IndicatorList;
  "indicator.page": IndicatorPage;
  "indicator.grid": EntryGrid;
  "light.settings": LightSettings;
  "look.settings": LookSettings;
  "person.directory": Directory;
  "person.read": ContactRead;
  "meeting.list": MeetingList;
  "meeting.page": MeetingPage;
  "meeting.proposals": Array<ProposalLine>;
  "meeting.minutes": MinutesBrief;
  "follow_up.list": FollowUpList;
  "follow_up.opening": Array<OpeningLine>;
  "follow_up.proposals": Array<ReminderProposal>;
  "follow_up.page": FollowUpPage;
  "report.page": ReportPage;
  "report.coordination": Array<CoordinationLine>;
  "report.asked_before": Array<AskedLine>;
  "report.asks_of": UnitAsks | null;
  "document.list": DocumentList;
  "document.page": DocumentPage;
  "pack.list": PackList;
  "pack.brief": Brief;
  "pack.line": PackLine;
  "pack.page": PackPage;
  "pack.frozen": Frozen;
  "pack.checks": Array<CheckLine>;
  "pack.edition": EditionBrief | null;
  "pack.changes": SinceBrief | null;
  "instruction.list": InstructionList;
  "instruction.page": InstructionPage;
  "working_day.page": WorkingDayPage;
  "working_day.read": TableRead;
  "working_day.days": Array<[string, boolean]>;
  "paper.register": PaperRegister;
  "paper.page": PaperLine;
};
