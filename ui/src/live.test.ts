/** An act refreshes what it concerns; a refusal is shown where it belongs. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { effectScope, nextTick, shallowRef } from "vue";
import type { Act, Done, Fault } from "./generated/office";

const door = vi.hoisted(() => ({ act: vi.fn(), ask: vi.fn(), undo: vi.fn(), redo: vi.fn(), isFault: (value: unknown) => typeof value === "object" && value !== null && "words" in value }));
vi.mock("./api", () => door);
vi.stubGlobal("window", { setTimeout });
const { announce, concerns, doAct, takeBack, useAsk } = await import("./live");
const { closeToast, toasts } = await import("./parts/toast");

const DONE: Done = { no: 2, title: "增加分工", touched: ["assignment"], made: 1 };
const REFUSED: Fault = { code: "blank", field: "basis", words: "此项不能为空，请填写。", detail: null };
const ACT: Act = { unit: { add_group: { name: "各镇街" } } };
const settle = async () => {
  for (let turn = 0; turn < 4; turn += 1) await nextTick();
};

beforeEach(() => {
  vi.clearAllMocks();
  for (const line of [...toasts]) closeToast(line.no);
});

describe("concerns", () => {
  it("follows the nouns", () => {
    expect(concerns("measure.page", ["assignment"])).toBe(true);
    expect(concerns("document.list", ["assignment"])).toBe(false);
    expect(concerns("book.status", ["pack"])).toBe(true);
  });
});

describe("useAsk", () => {
  it("asks again when touched, when its fields change, and not after its page is gone", async () => {
    door.ask.mockResolvedValue([]);
    const scope = effectScope();
    const id = shallowRef(1);
    const live = scope.run(() => useAsk("unit.page", () => ({ id: id.value })));
    await settle();
    expect(door.ask).toHaveBeenCalledTimes(1);
    announce(["pack"]);
    expect(door.ask).toHaveBeenCalledTimes(1);
    announce(["unit"]);
    expect(door.ask).toHaveBeenCalledTimes(2);
    id.value = 2;
    await settle();
    expect(door.ask).toHaveBeenLastCalledWith("unit.page", { id: 2 });
    expect(live?.answer.value).toEqual([]);
    scope.stop();
    announce("all");
    expect(door.ask).toHaveBeenCalledTimes(3);
  });

  it("keeps the newest answer when an older one comes late", async () => {
    const late: ((value: unknown) => void)[] = [];
    door.ask.mockImplementation(() => new Promise((resolve) => late.push(resolve)));
    const scope = effectScope();
    const live = scope.run(() => useAsk("plan.text", () => ({})));
    announce(["plan"]);
    late[1]?.("新");
    await settle();
    late[0]?.("旧");
    await settle();
    expect(live?.answer.value).toBe("新");
    scope.stop();
  });

  it("shows why it was refused, and asks nothing for null", async () => {
    door.ask.mockRejectedValue(REFUSED);
    const scope = effectScope();
    const live = scope.run(() => useAsk("plan.page", () => ({})));
    const none = scope.run(() => useAsk("plan.page", () => null));
    await settle();
    expect(live?.fault.value).toEqual(REFUSED);
    expect(none?.fault.value).toBeNull();
    expect(door.ask).toHaveBeenCalledTimes(1);
    scope.stop();
  });
});

describe("doAct", () => {
  it("offers 撤销 once, for the newest act", async () => {
    door.act.mockResolvedValue(DONE);
    await doAct(ACT);
    await doAct(ACT);
    expect(toasts.map((line) => [line.words, line.offer?.label])).toEqual([["增加分工", "撤销"]]);
    door.undo.mockResolvedValue({ ...DONE, title: "增加分工" });
    await takeBack();
    expect(toasts.map((line) => [line.words, line.offer?.label])).toEqual([["已撤销：增加分工", "重做"]]);
  });

  it("is done once for two clicks, and again when the first is answered", async () => {
    door.act.mockClear();
    door.act.mockResolvedValue(DONE);
    const both = await Promise.all([doAct(ACT), doAct(ACT)]);
    expect(both).toEqual([DONE, DONE]);
    expect(door.act).toHaveBeenCalledTimes(1);
    await doAct(ACT);
    expect(door.act).toHaveBeenCalledTimes(2);
  });

  it("gives a refusal to its form, else to a message", async () => {
    door.act.mockRejectedValue(REFUSED);
    const at = shallowRef<Fault | null>(null);
    expect(await doAct(ACT, at)).toBeNull();
    expect(at.value).toEqual(REFUSED);
    expect(toasts).toHaveLength(0);
    await doAct(ACT);
    expect(toasts[0]?.fault).toEqual(REFUSED);
  });
});
