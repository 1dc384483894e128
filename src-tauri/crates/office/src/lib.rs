//! The words and the rules of the office: everything a clerk can do ([`act::Act`]), everything that
//! can be asked ([`ask::Ask`]), why something is refused ([`refusal::Code`]) and in which words
//! ([`words`]), the lights, the working days, and what a paper says ([`brief::Brief`]).
//! Pure: no IO, no clock, no SQL, no page. The rules that need one row or form live with its noun;
//! the rules that need two live here too, as functions over rows.
//!
//! # Glossary
//! | code | screen | |
//! |---|---|---|
//! | Office | 专班办 | the working group's office: who makes the papers |
//! | Plan, Chapter, Measure | 方案, 部分, 措施 | what the government decided, verbatim |
//! | Question | 待明确事项 | a doubt about the notice |
//! | Correction | 更正 | what the clerk says about a reading by pointing at its words |
//! | Reply, Settlement | 答复 | what is said to a doubt, and what that sets in the book |
//! | Version, Clause | 方案版本 | a notice as confirmed; a measure as that version has it |
//! | Unit, UnitGroup | 单位, 单位组 | who does the work; 各镇街 is a group |
//! | Succession | 机构变动 | 更名, 合并, 拆分, 撤销 of a unit, with what is open handed over |
//! | Person, Ring | 人员, 联系谁 | who is behind a unit, and whom to ring; 区领导 have 分管领域 |
//! | Directory | 通讯录 | the leaders, then each unit's people in protocol order |
//! | Assignment | 分工 | a unit's part in a measure: 第一牵头, 牵头, 责任 |
//! | Task | 任务节点 | a part of a measure with one owner and a date; missed is derived |
//! | Indicator, Target | 指标, 目标值 | what is to be reached |
//! | Reading, Verdict | 完成值, 评定 | what was reached as of a day; a correction supersedes it |
//! | Pace | 序时进度 | how what is due grows from the base to the next target |
//! | Meeting, AgendaItem | 会议, 议题 | series and ordinal: 专班调度会第3次会议 |
//! | Series | 会议系列 | 专班调度会: rhythm, usual place and chair, numbering of minutes |
//! | Proposal | 拟列议题 | what a meeting may take up: 结转, 缓议, 需协调, 提请明确 |
//! | Attendance, Answer | 到会情况, 回执 | 到会, 代会, 请假, 缺席, 列席, per unit |
//! | Minutes | 纪要 | a version: 起草, 签发, 印发; a correction supersedes |
//! | Decision | 议定事项 | 议定, 原则同意, 要求, 听取, 缓议 |
//! | FollowUp | 督办事项 | what somebody owes by a date, from 交办 to 销号 |
//! | Step, Move | 办理过程 | an entry in a follow-up's life, and its kind |
//! | Level | 提醒级别 | 提醒, 催办, 督办, 重点督办 |
//! | Term | 办理时限 | a date, N days, N working days, 长期坚持, 阶段性办结 |
//! | WorkingDay, YearTable | 节假日 | the yearly table of holidays and make-up workdays (调休) |
//! | Instruction | 领导批示 | what a leader wrote on a document: 阅, 办, 阅示 |
//! | ReminderProposal | 提醒建议 | which item to remind at which level and why; a person issues |
//! | Report | 进展报告 | what a lead or owner told the office in a period |
//! | Period, Cycle | 报告期 | a week, month or quarter: 周调度, 月通报, 季度 |
//! | Request | 专门要求 | an ask for a report beyond the cycles |
//! | Document | 文件 | a file kept by its hash |
//! | DocumentLink | 用途 | what a document proves, in which role, until it is taken off |
//! | Pack, Brief | 材料 | a printed set; what it says, as data |
//! | Issuing, Edition | 印发, 第N次印发 | freezing a pack, and its number among the issues of the same paper |
//! | Superseded, Withdrawn | 已被替代, 已作废 | a pack that a later issue replaced; one taken back |
//! | Supplement, Part | 补充材料 | what came late to an issued pack; its pages go on from there |
//! | Changes, Since | 自上期以来的变化 | how two briefs of one function differ |
//! | Check, Preflight | 印前检查 | what a paper is held against before it is issued |
//! | Sent | 分送 | who gets how many copies |
//! | PrintJob, Batch | 打印, 批量出纸 | how a paper comes out of a printer; a run over many |
//! | Recipe, Subject | — | which paper, and the one thing it is about |
//! | Paper, Series | 发文, 文种 | an outgoing paper: 拟稿 → 送审 → 签发 (takes the number) → 印发 |
//! | Number | 文号 | 代字〔2026〕17号, one series a kind and year, never given twice |
//! | Light | 灯 | ✓办结 ○未评 ■滞后 ▲预警 ●正常, always with its reason |
//! | Search, Found | 查找 | things by words, numbers or initials, the best of each kind first |
//! | Thresholds, Override | 亮灯阈值, 人工评定 | what the rules of lights count by; a light set by a clerk until a day |
//! | PaperLook | 版式 | margins, columns, red head, signature and faces of the papers |
//! | Happened, late entry | 发生日期, 补录 | when something was, beside when it was entered |
//! | Opening | 期初录入 | what was open and reached before the book began, taken in by one grid |
//! | Backup, Drill, Restore | 备份, 恢复演练, 恢复 | a copy of the book that was read through; trying one out; putting one back |
//! | NextNumber | 下一个编号 | where a series goes on in a book that starts mid-way |
//! | Operator | 经办人 | who is at the keyboard |
//! | Overdue | 超期 | derived from dates, never a state |
//! | DraftMark | 稿本标识 | 征求意见稿 and the like, under a title |
#![deny(missing_docs)]

pub mod act;
pub mod ask;
pub mod assignment;
pub mod book;
pub mod brief;
pub mod contact;
pub mod content;
pub mod counter;
pub mod cycle;
pub mod day;
pub mod document;
pub mod draft;
pub mod field;
pub mod fold;
pub mod follow_up;
pub mod happened;
pub mod id;
pub mod import;
pub mod indicator;
pub mod instruction;
pub mod journal;
mod life;
pub mod lights;
pub mod look;
pub mod meeting;
pub mod number;
pub mod opening;
pub mod pack;
pub mod paper;
pub mod period;
pub mod person;
pub mod plan;
pub mod print;
pub mod profile;
pub mod reading;
pub mod refusal;
pub mod report;
pub mod revision;
pub mod schema;
pub mod search;
pub mod secrecy;
pub mod source;
pub mod succession;
pub mod task;
pub mod telephone;
pub mod unit;
pub mod unit_name;
pub mod words;
pub mod working_day;
