/**
 * The backups of the open book as the frame knows them: asked at its opening and every half minute,
 * and after each backup by hand. They are files, not facts: no act touches them.
 */
import { shallowRef } from "vue";
import { backups, type BackupReport } from "./api";
import { momentShort } from "./text";

/** The newest report; null before the first, and without a book. */
export const backupReport = shallowRef<BackupReport | null>(null);

/** Asks again. Where it can't be had, the last one stands: the next asking tries again. */
export async function loadBackups(hasBook: boolean): Promise<void> {
  if (!hasBook) {
    backupReport.value = null;
    return;
  }
  try {
    backupReport.value = await backups();
  } catch {
    // The book was closed meanwhile.
  }
}

/** What the foot of the window says, and whether it asks for attention. */
export function backupWords(report: BackupReport | null, today: string): { words: string; warn: boolean } {
  if (report === null) return { words: "", warn: false };
  if (report.percent !== null) return { words: `正在备份 ${report.percent}%`, warn: false };
  const newest = report.lines[0];
  const when = newest ? (newest.at.startsWith(today) ? newest.at.slice(11, 16) : momentShort(newest.at)) : "";
  const warn = report.fault !== null || report.second_fault !== null || report.low_space !== null || !report.goes_on;
  if (newest === undefined) return { words: report.fault ? "备份未成功" : "尚无备份", warn };
  return { words: `${warn ? "备份须查看 · " : ""}上次备份 ${when}`, warn };
}

/** What the second place holds. */
export function secondWords(report: BackupReport): string {
  if (report.second === null) return "未设置";
  return report.second_newest ? `最近一份 ${momentShort(report.second_newest.at)}` : "还没有这本台账的备份";
}
