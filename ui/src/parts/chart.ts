/**
 * The geometry of a small chart: values as a line with dots, the schedule as a dashed line, so that it
 * is read in black and white. Pure numbers in a box; drawing is `ReadingChart.vue`, judging is Rust's.
 */
import type { Chart } from "../generated/office";

/** A box in pixels, with room at its edges. */
export type Box = { width: number; height: number; left: number; right: number; top: number; bottom: number };

/** A point in pixels with what it stands for. */
export type Dot = { x: number; y: number; on: string; value: string };

/** What is drawn. */
export type Drawn = {
  values: Dot[];
  schedule: Dot[];
  /** Numbers beside the axis, lowest first. */
  ticks: { y: number; words: string }[];
  /** Years under the axis. */
  years: { x: number; words: string }[];
};

const DAY = 86_400_000;

function days(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

/** The chart in its box; null where nothing can be drawn. */
export function drawn(chart: Chart, box: Box): Drawn | null {
  if (chart.values.length === 0) return null;
  const points = [...chart.values, ...chart.schedule];
  const times = points.map(([on]) => days(on));
  const heights = points.map(([, value]) => Number(value));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  let [low, high] = [Math.min(...heights), Math.max(...heights)];
  if (low === high) [low, high] = [low - Math.max(Math.abs(low) * 0.1, 1), high + Math.max(Math.abs(high) * 0.1, 1)];
  const x = (on: string) => box.left + ((days(on) - first) / Math.max(last - first, 1)) * (box.width - box.left - box.right);
  const y = (value: number) => box.height - box.bottom - ((value - low) / (high - low)) * (box.height - box.top - box.bottom);
  const dot = ([on, value]: [string, string]): Dot => ({ x: round(x(on)), y: round(y(Number(value))), on, value });
  return {
    values: chart.values.map(dot),
    schedule: chart.schedule.map(dot),
    ticks: [low, high].map((value) => ({ y: round(y(value)), words: short(value) })),
    years: yearsBetween(first, last).map((year) => ({ x: round(x(`${year}-01-01`)), words: `${year}年` })),
  };
}

/** The path of a line through dots. */
export function path(dots: readonly Dot[]): string {
  return dots.map((dot, index) => `${index === 0 ? "M" : "L"}${dot.x} ${dot.y}`).join(" ");
}

/** What a screen reader says of the chart. */
export function chartWords(chart: Chart, unit: string): string {
  const last = chart.values[chart.values.length - 1];
  if (!last) return "尚无完成值";
  return `共${chart.values.length}个完成值，最新为${last[1]}${unit}（截至${last[0]}）`;
}

function yearsBetween(first: number, last: number): number[] {
  const year = (day: number) => new Date(day * DAY).getUTCFullYear();
  const years: number[] = [];
  for (let each = year(first); each <= year(last) + 1; each += 1) {
    const at = days(`${each}-01-01`);
    if (at >= first && at <= last) years.push(each);
  }
  return years.length > 6 ? years.filter((_, index) => index % 2 === 0) : years;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
