/**
 * Every page of the window: its key, what it is opened with, its title, icon and place in the side
 * bar. A page is loaded when first opened. Pages never import pages: they call `go("measure", { id })`
 * of `place.ts`. To add one: a line in `Places`, a line in `PAGES`, a folder under `pages/`.
 */
import { defineAsyncComponent, type Component } from "vue";
import type { DecisionId, DocumentId, FollowUpFilter, FollowUpId, IndicatorId, IndicatorState, InstructionId, JournalItem, MeasureId, MeetingId, Move, PaperId, PaperKind, Period, Subject, UnitId } from "./generated/office";
import type { IconName } from "./parts/icons";

/** What each page is opened with: the component's props. */
export type Places = {
  /** 今日. */
  today: Record<never, never>;
  /** 方案. */
  plan: { unit?: UnitId };
  /** 待明确事项; from a decision, which is then the basis of the answers. */
  questions: { meeting?: MeetingId; decision?: DecisionId };
  /** 导入方案: a first plan, or a new version. */
  import: Record<never, never>;
  /** 方案版本: what earlier versions said. */
  versions: Record<never, never>;
  /** One measure. */
  measure: { id: MeasureId };
  /** 单位. */
  units: Record<never, never>;
  /** One unit. */
  unit: { id: UnitId };
  /** 通讯录. */
  directory: Record<never, never>;
  /** 会议. */
  meetings: Record<never, never>;
  /** One meeting; `phase` opens that phase. */
  meeting: { id: MeetingId; phase?: "prepare" | "hold" | "after" };
  /** 督办; `proposed` ticks what the program proposes to remind. */
  follow_ups: { filter?: FollowUpFilter; proposed?: boolean };
  /** One follow-up; `move` opens that move's form at once. */
  follow_up: { id: FollowUpId; move?: Move };
  /** 报告: one period; without, the one that runs. `unit` shows that unit's rows only. */
  reports: { period?: Period; unit?: UnitId };
  /** 批示. */
  instructions: Record<never, never>;
  /** One instruction. */
  instruction: { id: InstructionId };
  /** 打印材料; with `kind` it stands at that paper (about that subject), ready to print. */
  packs: { kind?: PaperKind; subject?: Subject };
  /** 发文. */
  papers: Record<never, never>;
  /** One outgoing paper. */
  paper: { id: PaperId };
  /** 指标. */
  indicators: { state?: IndicatorState };
  /** One indicator. */
  indicator: { id: IndicatorId };
  /** 指标: the grid in which a period is entered. */
  entry: Record<never, never>;
  /** 来文佐证. */
  documents: Record<never, never>;
  /** 日志; with `item` the history of that one thing. */
  journal: { item?: JournalItem };
  /** 节假日. */
  holidays: Record<never, never>;
  /** One kept file. */
  document: { id: DocumentId };
  /** 查找: everything found, by kind and date. */
  search: { words?: string };
  /** 期初录入: what was open before the book began. */
  opening: Record<never, never>;
  /** 备份与恢复. */
  backups: Record<never, never>;
  /** 设置. */
  settings: Record<never, never>;
};

/** A page's key. */
export type PageKey = keyof Places;

/** A page of the window. */
export type Page = {
  /** Its title in the side bar and the palette. */
  title: string;
  /** Its icon; a page without one is opened from another page. */
  icon: IconName | null;
  /** The page of the side bar that it belongs to. */
  under: PageKey;
  /** Its key beside Alt, where it stands in the side bar. */
  digit: string | null;
  /** What is shown, loaded when first opened. */
  component: Component;
};

/** The pages, in the side bar's order. */
export const PAGES: Record<PageKey, Page> = {
  today: {
    title: "今日", icon: "today", under: "today", digit: "1",
    component: defineAsyncComponent(() => import("./pages/today/Today.vue")),
  },
  plan: {
    title: "方案", icon: "plan", under: "plan", digit: "2",
    component: defineAsyncComponent(() => import("./pages/plan/Plan.vue")),
  },
  questions: {
    title: "待明确事项", icon: null, under: "plan", digit: null,
    component: defineAsyncComponent(() => import("./pages/plan/Questions.vue")),
  },
  import: {
    title: "导入方案", icon: null, under: "plan", digit: null,
    component: defineAsyncComponent(() => import("./pages/import/Import.vue")),
  },
  versions: {
    title: "方案版本", icon: null, under: "plan", digit: null,
    component: defineAsyncComponent(() => import("./pages/plan/Versions.vue")),
  },
  measure: {
    title: "措施", icon: null, under: "plan", digit: null,
    component: defineAsyncComponent(() => import("./pages/measure/Measure.vue")),
  },
  units: {
    title: "单位", icon: "unit", under: "units", digit: "3",
    component: defineAsyncComponent(() => import("./pages/unit/Units.vue")),
  },
  unit: {
    title: "单位情况", icon: null, under: "units", digit: null,
    component: defineAsyncComponent(() => import("./pages/unit/Unit.vue")),
  },
  directory: {
    title: "通讯录", icon: null, under: "units", digit: null,
    component: defineAsyncComponent(() => import("./pages/person/Directory.vue")),
  },
  meetings: {
    title: "会议", icon: "meeting", under: "meetings", digit: "4",
    component: defineAsyncComponent(() => import("./pages/meeting/Meetings.vue")),
  },
  meeting: {
    title: "会议情况", icon: null, under: "meetings", digit: null,
    component: defineAsyncComponent(() => import("./pages/meeting/Meeting.vue")),
  },
  follow_ups: {
    title: "督办", icon: "follow_up", under: "follow_ups", digit: "5",
    component: defineAsyncComponent(() => import("./pages/follow_up/FollowUps.vue")),
  },
  follow_up: {
    title: "督办事项", icon: null, under: "follow_ups", digit: null,
    component: defineAsyncComponent(() => import("./pages/follow_up/FollowUp.vue")),
  },
  reports: {
    title: "报告", icon: "report", under: "reports", digit: null,
    component: defineAsyncComponent(() => import("./pages/report/Reports.vue")),
  },
  instructions: {
    title: "批示", icon: "instruction", under: "instructions", digit: null,
    component: defineAsyncComponent(() => import("./pages/instruction/Instructions.vue")),
  },
  instruction: {
    title: "领导批示", icon: null, under: "instructions", digit: null,
    component: defineAsyncComponent(() => import("./pages/instruction/Instruction.vue")),
  },
  indicators: {
    title: "指标", icon: "indicator", under: "indicators", digit: "6",
    component: defineAsyncComponent(() => import("./pages/indicator/Indicators.vue")),
  },
  indicator: {
    title: "指标情况", icon: null, under: "indicators", digit: null,
    component: defineAsyncComponent(() => import("./pages/indicator/Indicator.vue")),
  },
  entry: {
    title: "录入完成值", icon: null, under: "indicators", digit: null,
    component: defineAsyncComponent(() => import("./pages/indicator/Entry.vue")),
  },
  packs: {
    title: "打印材料", icon: "pack", under: "packs", digit: "7",
    component: defineAsyncComponent(() => import("./pages/pack/Packs.vue")),
  },
  papers: {
    title: "发文", icon: "paper", under: "papers", digit: "0",
    component: defineAsyncComponent(() => import("./pages/paper/Papers.vue")),
  },
  paper: {
    title: "发文情况", icon: null, under: "papers", digit: null,
    component: defineAsyncComponent(() => import("./pages/paper/Paper.vue")),
  },
  documents: {
    title: "来文佐证", icon: "document", under: "documents", digit: "8",
    component: defineAsyncComponent(() => import("./pages/document/Documents.vue")),
  },
  journal: {
    title: "日志", icon: null, under: "settings", digit: null,
    component: defineAsyncComponent(() => import("./pages/journal/Journal.vue")),
  },
  holidays: {
    title: "节假日", icon: null, under: "settings", digit: null,
    component: defineAsyncComponent(() => import("./pages/holiday/Holidays.vue")),
  },
  document: {
    title: "文件", icon: null, under: "documents", digit: null,
    component: defineAsyncComponent(() => import("./pages/document/Document.vue")),
  },
  search: {
    title: "查找", icon: null, under: "today", digit: null,
    component: defineAsyncComponent(() => import("./pages/search/Search.vue")),
  },
  backups: {
    title: "备份与恢复", icon: null, under: "settings", digit: null,
    component: defineAsyncComponent(() => import("./pages/backup/Backups.vue")),
  },
  opening: {
    title: "期初录入", icon: null, under: "settings", digit: null,
    component: defineAsyncComponent(() => import("./pages/opening/Opening.vue")),
  },
  settings: {
    title: "设置", icon: "settings", under: "settings", digit: "9",
    component: defineAsyncComponent(() => import("./pages/settings/Settings.vue")),
  },
};

/** Keys of the side bar, in order. */
export const NAV: readonly PageKey[] = (Object.keys(PAGES) as PageKey[]).filter((key) => PAGES[key].icon !== null);
