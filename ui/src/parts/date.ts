/**
 * Dates as clerks type them (12.5, 下周五, 3个工作日, 月底) read into 2026-12-05. The window's
 * convenience only: the form shows the date that was understood before it is sent, and Rust checks it.
 * Today is passed in, and so are the days that differ from their weekday; a year without a table is
 * counted Monday to Friday, which the field says beside the date.
 */

/** In which direction a date without a year is meant. */
export type Lean = "future" | "past" | "near";

/** A date understood from what was typed, with what a reader must know about it. */
export type ReadDate = { iso: string; note: string | null };

/** Days that differ from their weekday: true is worked. */
export type DaysApart = ReadonlyMap<string, boolean>;

const DAY_MS = 86_400_000;
const WEEKDAYS = "日一二三四五六";
const CHINESE: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };

/** Reads what was typed; null when it is no date. */
export function readDate(typed: string, today: string, lean: Lean = "near", apart: DaysApart = new Map()): ReadDate | null {
  const text = typed.normalize("NFKC").replace(/\s/g, "");
  const now = parse(today);
  if (text === "" || now === null) return null;
  const working = /^(\d+|[一二两三四五六七八九十]+)个?工作日(内|后|之后|以内)?$/.exec(text);
  if (working) {
    const count = numberOf(working[1] ?? "");
    const found = count === null ? null : afterWorkDays(now, count, apart);
    if (found === null) return null;
    const known = new Set([...apart.keys()].map((day) => day.slice(0, 4)));
    const unknown = [now.getUTCFullYear(), found.getUTCFullYear()].find((year) => !known.has(String(year)));
    return { iso: format(found), note: unknown === undefined ? "已计节假日调休" : `${unknown}年节假日表未公布，按周一至周五计` };
  }
  const found = readWord(text, now) ?? readSpan(text, now) ?? readNumbers(text, now, lean);
  return found === null ? null : { iso: format(found), note: null };
}

/** 2026-12-05 → 2026-12-5 周六: how the field shows what it understood. */
export function sayDate(iso: string): string {
  const day = parse(iso);
  if (day === null) return iso;
  return `${day.getUTCFullYear()}-${day.getUTCMonth() + 1}-${day.getUTCDate()} 周${WEEKDAYS[day.getUTCDay()] ?? ""}`;
}

/** Whether a text is a date that exists, as 2026-12-05. */
export function isDate(iso: string): boolean {
  return parse(iso) !== null;
}

/** A date some days later. */
export function addDays(iso: string, days: number): string {
  const day = parse(iso);
  return day === null ? iso : format(new Date(day.getTime() + days * DAY_MS));
}

/** A date some months later; the 31st becomes the last of a shorter month. */
export function addMonths(iso: string, months: number): string {
  const day = parse(iso);
  return day === null ? iso : format(monthsLater(day, months));
}

/** The weeks of a month as a calendar shows them, Monday first, with days of the months around it. */
export function monthGrid(iso: string): string[][] {
  const day = parse(iso);
  if (day === null) return [];
  const first = make(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
  const start = first.getTime() - ((first.getUTCDay() + 6) % 7) * DAY_MS;
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => format(new Date(start + (week * 7 + at) * DAY_MS))),
  );
}

function readWord(text: string, now: Date): Date | null {
  const near: Record<string, number> = { 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3, 昨天: -1, 昨日: -1, 前天: -2 };
  const days = near[text];
  if (days !== undefined) return new Date(now.getTime() + days * DAY_MS);
  const week = /^(上上|上|本|这|下下|下)?个?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text);
  if (week) {
    const shift = { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 }[week[1] ?? "本"] ?? 0;
    const monday = now.getTime() - ((now.getUTCDay() + 6) % 7) * DAY_MS;
    const at = week[2] === "天" ? 6 : (WEEKDAYS.indexOf(week[2] ?? "") + 6) % 7;
    return new Date(monday + (shift * 7 + at) * DAY_MS);
  }
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth() + 1;
  if (/^(本|这个?)?月(底|末)$/.test(text)) return make(year, month + 1, 0);
  if (/^下个?月(底|末)$/.test(text)) return make(year, month + 2, 0);
  if (/^(本)?季(度)?(底|末)$/.test(text)) return make(year, Math.ceil(month / 3) * 3 + 1, 0);
  if (/^(今|本)?年(底|末)$/.test(text)) return make(year, 12, 31);
  if (/^明年(底|末)$/.test(text)) return make(year + 1, 12, 31);
  const later = /^(本|这个?|下个?)月(\d{1,2})[日号]?$/.exec(text);
  if (later) return dayOfMonth(now, (later[1] ?? "").startsWith("下") ? 1 : 0, Number(later[2]));
  const end = /^(\d{1,2})月(底|末)$/.exec(text);
  if (end && Number(end[1]) >= 1 && Number(end[1]) <= 12) return make(year, Number(end[1]) + 1, 0);
  return null;
}

function readSpan(text: string, now: Date): Date | null {
  const span = /^(\d+|[一二两三四五六七八九十]+|半)个?(天|日|周|星期|月|年)(内|后|之后|以内)?$/.exec(text);
  if (!span) return null;
  // 5日 and 6月 name a day and a month; only with 后 or 内 are they spans.
  const named = (span[2] === "日" || span[2] === "月" || span[2] === "年") && span[3] === undefined && !text.includes("个");
  if (named && /^\d/.test(text)) return null;
  if (span[1] === "半") return span[2] === "年" ? monthsLater(now, 6) : new Date(now.getTime() + 15 * DAY_MS);
  const count = numberOf(span[1] ?? "");
  if (count === null || count > 3660) return null;
  if (span[2] === "月") return monthsLater(now, count);
  if (span[2] === "年") return monthsLater(now, count * 12);
  const days = span[2] === "天" || span[2] === "日" ? count : count * 7;
  return new Date(now.getTime() + days * DAY_MS);
}

function readNumbers(text: string, now: Date, lean: Lean): Date | null {
  const whole = /^(\d{4}|\d{2})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (whole) {
    const year = Number(whole[1]);
    return exact(year < 100 ? 2000 + year : year, Number(whole[2]), Number(whole[3]));
  }
  const short = /^(\d{1,2})[月./-](\d{1,2})[日号]?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  if (short) {
    const years = [0, 1, -1].map((shift) => exact(now.getUTCFullYear() + shift, Number(short[1]), Number(short[2])));
    return choose(years, now, lean);
  }
  const day = /^(\d{1,2})[日号]$/.exec(text);
  if (!day) return null;
  const months = [0, 1, -1].map((shift) => dayOfMonth(now, shift, Number(day[1])));
  return choose(months, now, lean);
}

/** The candidate of this year or month unless the lean says the next or the last. */
function choose([same = null, next = null, last = null]: (Date | null)[], now: Date, lean: Lean): Date | null {
  if (lean === "future" && same && same < now) return next ?? same;
  if (lean === "past" && same && same > now) return last ?? same;
  return same;
}

function numberOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes("十") ? text.split("十") : [null, text];
  const one = ones === "" || ones === undefined ? 0 : CHINESE[ones];
  if (one === undefined) return null;
  if (tens === null) return one;
  const ten = tens === "" ? 1 : CHINESE[tens ?? ""];
  return ten === undefined ? null : ten * 10 + one;
}

function afterWorkDays(from: Date, count: number, apart: DaysApart): Date | null {
  if (count > 400) return null;
  let day = from;
  for (let left = count; left > 0; ) {
    day = new Date(day.getTime() + DAY_MS);
    if (apart.get(format(day)) ?? day.getUTCDay() % 6 !== 0) left -= 1;
  }
  return day;
}

function monthsLater(from: Date, months: number): Date {
  const month = from.getUTCMonth() + 1 + months;
  const last = make(from.getUTCFullYear(), month + 1, 0).getUTCDate();
  return make(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), last));
}

function make(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month - 1, day));
}

/** The date, or null where there is none such. */
function exact(year: number, month: number, day: number): Date | null {
  const found = make(year, month, day);
  const same = found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  return same && year >= 1990 && year <= 2100 ? found : null;
}

/** A day of the month some months from now, or null where that month has no such day. */
function dayOfMonth(now: Date, shift: number, day: number): Date | null {
  const month = make(now.getUTCFullYear(), now.getUTCMonth() + 1 + shift, 1);
  return exact(month.getUTCFullYear(), month.getUTCMonth() + 1, day);
}

function parse(iso: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!parts) return null;
  return exact(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

function format(day: Date): string {
  return day.toISOString().slice(0, 10);
}
