/**
 * The window's labels: what states, roles and kinds are called on screen, and how dates are written.
 * Not the sentences of refusals: those come from Rust with the fault. The names match the papers'.
 */
import type {
  ChangeKind,
  DecisionKind,
  Direction,
  DocumentKind,
  FollowUpFilter,
  FollowUpState,
  IndicatorKind,
  IndicatorState,
  InstructionKind,
  JournalWay,
  LeadMode,
  Level,
  Light,
  LightCount,
  MeasureKind,
  MeetingState,
  Move,
  NameKind,
  Noun,
  Origin,
  ChangedNoun,
  Check,
  CheckState,
  HandOutWay,
  PackChangeKind,
  PackState,
  PaperKind,
  PaperSeries,
  PaperState,
  PersonRole,
  Presence,
  QuestionKind,
  ReadingStatus,
  ReportState,
  Ring,
  Role,
  SearchNoun,
  TextState,
  RowWay,
  SourceKind,
  Subject,
  UnitKind,
  Verdict,
} from "./generated/office";

/** 灯: shape and word; the colour is in `style/`. */
export const LIGHT: Record<Light, { shape: string; word: string }> = {
  done: { shape: "✓", word: "办结" },
  grey: { shape: "○", word: "未评" },
  red: { shape: "■", word: "滞后" },
  yellow: { shape: "▲", word: "预警" },
  green: { shape: "●", word: "正常" },
};

/** The order in which counts of lights are written: the worst first. */
export const LIGHTS: readonly Light[] = ["red", "yellow", "green", "grey", "done"];

/** 2■ 1▲ 4● 3○: counts in words, without the lights that nobody has. */
export function countWords(counts: LightCount): string {
  return LIGHTS.filter((light) => counts[light] > 0).map((light) => `${counts[light]}${LIGHT[light].shape}`).join(" ") || "无";
}

/** 第一牵头, 牵头, 责任. */
export const ROLE: Record<Role, string> = { first_lead: "第一牵头", lead: "牵头", responsible: "责任" };

/** 方案载明 … */
export const ORIGIN: Record<Origin, string> = { plan: "方案载明", default_rule: "通行规则", decision: "会议议定", clerk: "经办人登记" };

/** 分别牵头, 共同牵头. */
export const LEAD_MODE: Record<LeadMode, string> = { separate: "分别牵头", joint: "共同牵头" };

/** 任务, 保障. */
export const MEASURE_KIND: Record<MeasureKind, string> = { task: "任务", safeguard: "保障措施" };

/** 政府部门, 镇 … */
export const UNIT_KIND: Record<UnitKind, string> = {
  department: "政府部门",
  party_department: "党委部门",
  institution: "事业单位",
  branch: "垂管派驻",
  town: "镇",
  subdistrict: "街道",
  zone: "功能区/管理服务中心",
  state_enterprise: "国有企业",
  other: "其他",
};

/** 疑为同一单位 … */
export const QUESTION_KIND: Record<QuestionKind, string> = {
  alias: "疑为同一单位",
  collective: "统称未列明",
  duplicate: "重复表述",
  contradiction: "前后不一",
  no_owner: "无责任单位",
  no_base: "缺基期",
  no_lead: "无牵头单位",
  no_year: "无完成年份",
  unread: "未能读懂",
};

/** 存量, 累计 … */
export const INDICATOR_KIND: Record<IndicatorKind, string> = {
  stock: "时点数",
  flow: "当期数",
  cumulative: "累计数",
  yearly_count: "年度次数",
  ceiling: "控制上限",
  ratio: "比值",
  growth: "较基期增长",
  qualitative: "定性",
};

/** 缺基期, 待报数 … */
export const INDICATOR_STATE: Record<IndicatorState, string> = {
  done: "已完成",
  no_owner: "无责任单位",
  no_base: "缺基期",
  no_value: "缺数据",
  awaiting: "待报数",
  unreported: "逾期未报数",
  no_target: "未设目标值",
  no_term: "无序时可比",
  unmet: "到期未完成",
  ceiling_broken: "突破上限",
  far_behind: "严重落后",
  near_ceiling: "接近上限",
  behind: "落后",
  on_track: "正常",
};

/** 已实现, 进展偏慢 … */
export const VERDICT: Record<Verdict, string> = { met: "已实现", on_track: "有序推进", slow: "进展偏慢", unmet: "未实现" };

/** 初步数, 最终数. */
export const READING_STATUS: Record<ReadingStatus, string> = { provisional: "初步数", final: "最终数" };

/** 越高越好, 越低越好. */
export const DIRECTION: Record<Direction, string> = { up: "越高越好", down: "越低越好" };

/** 拟立项, 已交办 … */
export const FOLLOW_UP_STATE: Record<FollowUpState, string> = {
  draft: "拟立项",
  issued: "已交办",
  received: "已签收",
  active: "办理中",
  submitted: "申请办结",
  returned: "已退回",
  suspended: "挂起",
  closed: "办结销号",
  merged: "已并案",
  cancelled: "已撤销",
};

/** 全部未办结, 超期 … */
export const FOLLOW_UP_FILTER: Record<FollowUpFilter, string> = {
  open: "全部未办结",
  overdue: "超期",
  due_soon: "三个工作日内到期",
  submitted: "待审核",
  draft: "拟立项",
  lasting: "长期坚持",
  internal: "内部",
  done: "已办结",
  all: "全部",
};

/** 交办, 签收 … */
export const MOVE: Record<Move, string> = {
  draft: "立项",
  issue: "交办",
  receive: "签收",
  reply: "反馈",
  submit: "申请办结",
  return: "退回",
  close: "办结销号",
  suspend: "挂起",
  resume: "恢复办理",
  transfer: "转办",
  extend: "延期",
  remind: "提醒",
  merge: "并案",
  cancel: "撤销",
  reopen: "重启",
  review: "定期复核",
  close_stage: "阶段性办结",
  inspect: "提请督查",
  inspect_reply: "督查回复",
};

/** 会议议定, 方案任务 … */
export const SOURCE_KIND: Record<SourceKind, string> = {
  decision: "会议议定",
  plan: "方案任务",
  instruction: "领导批示",
  superior: "上级来文",
  other: "其他",
};

/** 阅, 办, 阅示. */
export const INSTRUCTION_KIND: Record<InstructionKind, string> = { do: "办", advise: "阅示", read: "阅" };

/** 提醒, 催办 … */
export const LEVEL: Record<Level, string> = {
  remind: "提醒",
  urge: "催办",
  supervise: "督办",
  key_supervise: "重点督办",
};

/** 筹备中, 已召开 … */
export const MEETING_STATE: Record<MeetingState, string> = {
  planned: "筹备中",
  notified: "已通知",
  held: "已召开",
  drafted: "纪要起草中",
  signed: "纪要已签发",
  issued: "纪要已印发",
  cancelled: "已取消",
};

/** 议定, 要求 … */
export const DECISION_KIND: Record<DecisionKind, string> = {
  decided: "议定",
  agreed_in_principle: "原则同意",
  required: "要求",
  heard: "听取",
  deferred: "缓议",
};

/** 到会, 请假 … */
export const PRESENCE: Record<Presence, string> = {
  present: "到会",
  deputy: "代会",
  excused: "请假",
  absent: "缺席",
  sit_in: "列席",
};

/** 草稿, 已印发 … */
export const PACK_STATE: Record<PackState, string> = { draft: "草稿", issued: "已印发", superseded: "已被替代", withdrawn: "已作废" };

/** What a paper may be about. */
export type SubjectKind = Subject extends infer S ? (S extends unknown ? keyof S : never) : never;

/** 会议, 督办事项 … */
export const SUBJECT_KIND: Record<SubjectKind, string> = {
  meeting: "会议",
  follow_up: "督办事项",
  unit: "单位",
  measure: "措施",
  paper: "发文",
  pack: "材料",
};

/** 会议材料, 会议纪要 … */
export const PAPER_KIND: Record<PaperKind, string> = {
  "meeting-pack": "会议材料",
  minutes: "会议纪要",
  "meeting-notice": "会议通知",
  "sign-in-sheet": "签到表",
  "follow-up-slip": "督办通知单",
  "division-table": "任务分工表",
  "ledger-table": "工作台账",
  bulletin: "进展通报",
  "unit-sheet": "单位任务单",
  assessment: "目标评估",
  "open-questions": "提请明确事项清单",
  "measure-page": "措施情况单",
  life: "办理过程单",
  contacts: "通讯录",
  register: "发文登记",
  "drafting-sheet": "发文稿纸",
  supplement: "补充材料",
};

/** The lines of 印前检查. */
export const CHECK: Record<Check, string> = {
  overdue: "超期事项齐全",
  totals: "数字与台账一致",
  internal: "不含内部事项",
  office: "专班办信息完整",
  supplemented: "所补充的材料有效",
  protocol_order: "单位排序已确认",
  questions: "方案疑点已明确",
  targets: "目标要素齐全",
  provisional: "完成值为最终数",
  holidays: "节假日表已公布",
  references: "目录和页码准确",
  glyphs: "用字齐全",
};

/** How a check ended: a shape and a word. */
export const CHECK_STATE: Record<CheckState, { shape: string; word: string }> = {
  passed: { shape: "✓", word: "通过" },
  attention: { shape: "▲", word: "请注意" },
  barred: { shape: "■", word: "不能印发" },
};

/** 新立项, 办结销号 … */
export const PACK_CHANGE: Record<PackChangeKind, string> = {
  decided: "新议定",
  opened: "新立项",
  closed: "办结销号",
  ended: "撤销或并案",
  left_out: "本次未列入",
  overdue: "新增超期",
  extended: "延期",
  due_moved: "时限调整",
  owner_changed: "责任单位变更",
  worse: "评价转差",
  better: "评价转好",
  unjudged: "转为未评",
  value_in: "新报完成值",
  reached: "任务节点完成",
  added: "新增",
  dropped: "取消",
};

/** 督办事项, 措施 … */
export const CHANGED_NOUN: Record<ChangedNoun, string> = {
  decision: "议定事项",
  follow_up: "督办事项",
  measure: "措施",
  indicator: "指标",
  task: "任务节点",
};

/** 打印, 另存 … */
export const HAND_OUT: Record<HandOutWay, string> = { printed: "打印", saved: "另存", opened: "用其他程序打开" };

/** 已收, 已采用 … */
export const REPORT_STATE: Record<ReportState, string> = { received: "已收", accepted: "已采用", returned: "已退回" };

/** 来文, 佐证 … */
export const DOCUMENT_KIND: Record<DocumentKind, string> = {
  source: "来文",
  evidence: "佐证",
  reply: "回复",
  signed_scan: "签批扫描件",
};

/** 可检索, 无可检索文字 … */
export const TEXT_STATE: Record<TextState, string> = { read: "可检索", none: "无可检索文字", unread: "尚未读取文字" };

/** What search finds. */
export const SEARCH_NOUN: Record<SearchNoun, string> = {
  follow_up: "督办事项",
  instruction: "领导批示",
  measure: "措施",
  unit: "单位",
  unit_group: "单位组",
  person: "人员",
  meeting: "会议",
  decision: "议定事项",
  agenda_item: "议题",
  report: "进展报告",
  report_request: "专门要求",
  task: "任务节点",
  indicator: "指标",
  document: "文件",
  paper: "发文",
  pack: "材料",
  plan: "方案",
  question: "待明确事项",
};

/** Act, undo, redo in the journal. */
export const JOURNAL_WAY: Record<JournalWay, string> = { act: "", undo: "撤销", redo: "重做" };

/** 督办, 会议 …: what a line of the journal touched. */
export const NOUN: Record<Noun, string> = {
  office: "专班办",
  plan: "方案",
  question: "待明确事项",
  unit: "单位",
  assignment: "分工",
  indicator: "指标",
  task: "任务节点",
  meeting: "会议",
  decision: "议定事项",
  follow_up: "督办",
  report: "进展报告",
  document: "文件",
  pack: "材料",
  paper: "发文",
  person: "人员",
  look: "版式",
  working_day: "节假日",
  instruction: "批示",
  light: "亮灯",
};

/** 新增, 修改, 删除: what became of a row. */
export const ROW_WAY: Record<RowWay, string> = { added: "新增", changed: "修改", removed: "删除" };

/** 2026-03-05 → 2026年3月5日; an empty dash for null. */
export function dateWords(iso: string | null): string {
  const parts = splitDate(iso);
  return parts ? `${parts[0]}年${parts[1]}月${parts[2]}日` : "—";
}

/** 2026-03-05 → 2026-3-5: the short form of tables, still absolute. */
export function dateShort(iso: string | null): string {
  const parts = splitDate(iso);
  return parts ? `${parts[0]}-${parts[1]}-${parts[2]}` : "—";
}

/** 2026-03-01T09:30:00 → 2026-3-1 09:30. */
export function momentShort(at: string): string {
  const [day, time] = at.split("T");
  return `${dateShort(day ?? null)} ${(time ?? "").slice(0, 5)}`.trim();
}

function splitDate(iso: string | null): [number, number, number] | null {
  const found = iso ? /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) : null;
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : null;
}

/** 1024 → 1 KB; as a clerk reads file sizes. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** 文种: kinds of outgoing paper. */
export const PAPER_SERIES: Record<PaperSeries, string> = {
  meeting_notice: "会议通知",
  reminder: "提醒催办",
  bulletin: "通报",
  letter: "函",
  request: "请示报告",
  notice: "通知及其他",
};

/** What each kind adds to 发文代字. */
export const PAPER_MARK: Record<PaperSeries, string> = { meeting_notice: "会", reminder: "催", bulletin: "通", letter: "函", request: "报", notice: "发" };

/** 拟稿, 送审 … */
export const PAPER_STATE: Record<PaperState, string> = { draft: "拟稿", review: "送审", signed: "已签发", issued: "已印发", withdrawn: "已作废" };

/** 办公室主任; where no post is kept, 联络员: what somebody to ring is. */
export function ringPost(ring: Ring): string {
  return ring.post ?? PERSON_ROLE[ring.role];
}

/** All of it, for the tooltip: 联络员张某，办公室主任，电话5200000，手机13800000000. */
export function ringWhole(ring: Ring): string {
  const number = ring.number === null ? "无电话" : `电话${ring.number}`;
  return [`${PERSON_ROLE[ring.role]}${ring.name}`, ring.post, number, ring.mobile && `手机${ring.mobile}`].filter(Boolean).join("，");
}

/** 联系张某0631-5200000: whom to ring, on a line that chases. */
export function ringWords(ring: Ring): string {
  return `联系${ring.name}${ring.number ?? ring.mobile ?? ""}`;
}

/** 主要负责人, 联络员 … */
export const PERSON_ROLE: Record<PersonRole, string> = { head: "主要负责人", deputy: "分管负责人", liaison: "联络员", leader: "区领导", other: "其他" };

/** 更名, 合并 … */
export const CHANGE_KIND: Record<ChangeKind, string> = { rename: "更名", merge: "合并", split: "拆分", abolish: "撤销" };

/** 全称, 别名 … */
export const NAME_KIND: Record<NameKind, string> = { full: "全称", short: "简称", alias: "别名", former: "原称", former_short: "原简称" };
