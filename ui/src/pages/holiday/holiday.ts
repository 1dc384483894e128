/**
 * The thinking of 节假日: a year as months of weeks, each day worked or off, and why. What counts as a
 * working day is the book's table; here it is only drawn.
 */
import type { TableDay, YearTable } from "../../generated/office";
import { monthGrid } from "../../parts/date";

/** A day as the calendar draws it. */
export type CalendarDay = {
  iso: string;
  day: number;
  /** Belongs to the month drawn. */
  own: boolean;
  worked: boolean;
  /** Differs from its weekday: the holiday's name. */
  name: string | null;
};

/** A month of the calendar. */
export type CalendarMonth = { title: string; weeks: CalendarDay[][] };

/** The twelve months of a year under its table. */
export function yearOf(year: number, table: YearTable | null): CalendarMonth[] {
  const apart = new Map((table?.days ?? []).map((day): [string, TableDay] => [day.on, day]));
  return Array.from({ length: 12 }, (_, at) => {
    const month = String(at + 1).padStart(2, "0");
    const weeks = monthGrid(`${year}-${month}-01`).filter((week) => week.some((iso) => iso.slice(5, 7) === month));
    return { title: `${at + 1}月`, weeks: weeks.map((week) => week.map((iso, weekday) => dayOf(iso, month, weekday, apart.get(iso)))) };
  });
}

function dayOf(iso: string, month: string, weekday: number, apart: TableDay | undefined): CalendarDay {
  return { iso, day: Number(iso.slice(8)), own: iso.slice(5, 7) === month, worked: apart?.worked ?? weekday < 5, name: apart?.name ?? null };
}

/** What a table changes, counted: 放假28天，调休上班6天. */
export function tableWords(table: YearTable): string {
  const worked = table.days.filter((day) => day.worked).length;
  return `放假${table.days.length - worked}天，调休上班${worked}天`;
}
