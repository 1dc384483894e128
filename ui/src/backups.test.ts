/** What the foot of the window says of backups. */
import { expect, test } from "vitest";
import type { BackupReport } from "./api";
import { backupWords, secondWords } from "./backups";

const report = (over: Partial<BackupReport> = {}): BackupReport => ({
  folder: "/账/备份",
  lines: [{ path: "/账/备份/a.zbtzbak", at: "2026-03-05T11:20:30", no: 12, size: 4096 }],
  second: null,
  second_newest: null,
  percent: null,
  fault: null,
  second_fault: null,
  low_space: null,
  goes_on: true,
  replaced: null,
  ...over,
});

test("the newest backup is always said, by its time today and by its day otherwise", () => {
  expect(backupWords(report(), "2026-03-05")).toEqual({ words: "上次备份 11:20", warn: false });
  expect(backupWords(report(), "2026-03-06").words).toBe("上次备份 2026-3-5 11:20");
  expect(backupWords(report({ lines: [] }), "2026-03-05")).toEqual({ words: "尚无备份", warn: false });
  expect(backupWords(report({ percent: 40 }), "2026-03-05").words).toBe("正在备份 40%");
  expect(backupWords(null, "")).toEqual({ words: "", warn: false });
});

test("whatever went wrong asks for a look, and the last good one still stands", () => {
  const fault = { code: "disk_full", field: null, words: "磁盘空间不足。", detail: null };
  for (const over of [{ fault }, { second_fault: fault }, { low_space: 1 }, { goes_on: false }]) {
    expect(backupWords(report(over), "2026-03-05")).toEqual({ words: "备份须查看 · 上次备份 11:20", warn: true });
  }
  expect(backupWords(report({ fault, lines: [] }), "2026-03-05").words).toBe("备份未成功");
});

test("the second place says its own newest", () => {
  expect(secondWords(report())).toBe("未设置");
  expect(secondWords(report({ second: "/u" }))).toBe("还没有这本台账的备份");
  expect(secondWords(report({ second: "/u", second_newest: report().lines[0]! }))).toBe("最近一份 2026-3-5 11:20");
});
