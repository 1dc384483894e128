/**
 * The days that are looked back at most: the ends of the month, the quarter and the year before.
 * Whether the book can be shown as of a day is Rust's to say.
 */
import { addDays } from "./date";

/** A day to look back at, and what it is called. */
export type LookDay = { label: string; day: string };

/** The usual days before `today` (2026-03-05), the nearest first; each day once. */
export function lookDays(today: string): LookDay[] {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))];
  const quarter = String(month - ((month - 1) % 3)).padStart(2, "0");
  const days = [
    { label: "昨日", day: addDays(today, -1) },
    { label: "上月末", day: addDays(`${today.slice(0, 7)}-01`, -1) },
    { label: "上季度末", day: addDays(`${year}-${quarter}-01`, -1) },
    { label: "去年末", day: addDays(`${year}-01-01`, -1) },
  ];
  return days.filter((one, at) => days.findIndex((other) => other.day === one.day) === at);
}
