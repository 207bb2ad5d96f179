import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Draft } from "../../../server/domain/notice.ts";
import type { Answered, CopyAnswer } from "../../../views/scripts/editor/api.ts";
import { createAutosave, type SaveState } from "../../../views/scripts/editor/autosave.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A desk whose server answers as told; every request is remembered with the version it named. */
function desk(reply: (sent: Draft, version: number) => Answered<CopyAnswer>) {
  let draft = { title: "一" } as Draft;
  const sent: [string, number][] = [];
  const states: SaveState["name"][] = [];
  const autosave = createAutosave({
    save: async (value, version) => {
      sent.push([value.title, version]);
      return reply(value, version);
    },
    draft: () => draft,
    version: 3,
    onAnswer: () => undefined,
    onState: ({ name }) => states.push(name),
  });
  const write = (title: string): void => {
    draft = { ...draft, title };
    autosave.changed();
  };
  return { autosave, write, sent, states };
}

const saved = (draft: Draft, version: number): Answered<CopyAnswer> => ({
  ok: true,
  value: { notice: { id: "n", unit: "u", item: "i", version: version + 1, draft }, findings: [] },
});

it("saves once after a pause, with the version it read, and the next time with the new one", async () => {
  const { write, sent, states } = desk(saved);
  write("二");
  await vi.advanceTimersByTimeAsync(1000);
  write("三");
  await vi.advanceTimersByTimeAsync(1199);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  write("四");
  await vi.advanceTimersByTimeAsync(1200);
  expect(sent).toEqual([
    ["三", 3],
    ["四", 4],
  ]);
  expect(states.at(-1)).toBe("saved");
});

it("tries again by itself while nobody answers, and loses nothing", async () => {
  let down = true;
  const { write, sent, states, autosave } = desk((draft, version) =>
    down ? { ok: false, code: "offline", message: "网络断了" } : saved(draft, version),
  );
  write("二");
  await vi.advanceTimersByTimeAsync(1200);
  expect(states.at(-1)).toBe("failed");
  write("三");
  down = false;
  await vi.advanceTimersByTimeAsync(1200);
  expect(sent.at(-1)).toEqual(["三", 3]);
  expect(autosave.unsaved()).toBe(false);
});

it("[ST1] stops at a stale copy until somebody decided, then goes on over the version found", async () => {
  let other = true;
  const { write, sent, states, autosave } = desk((draft, version) =>
    other ? { ok: false, code: "stale", message: "有人改过" } : saved(draft, version),
  );
  write("二");
  await vi.advanceTimersByTimeAsync(1200);
  expect(states.at(-1)).toBe("stopped");
  write("三");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([["二", 3]]);
  other = false;
  autosave.resume(9);
  expect(await autosave.flush()).toBe(true);
  expect(sent.at(-1)).toEqual(["三", 9]);
});

it("what is written while a save is under way is saved after it, never beside it", async () => {
  const { promise: gate, resolve: release } = Promise.withResolvers<void>();
  const order: string[] = [];
  let draft = { title: "一" } as Draft;
  const autosave = createAutosave({
    save: async (value, version) => {
      order.push(`begin ${value.title}`);
      if (value.title === "二") await gate;
      order.push(`end ${value.title}`);
      return saved(value, version);
    },
    draft: () => draft,
    version: 0,
    onAnswer: () => undefined,
    onState: () => undefined,
  });
  draft = { ...draft, title: "二" };
  const first = autosave.flush();
  await vi.advanceTimersByTimeAsync(0);
  draft = { ...draft, title: "三" };
  const second = autosave.flush();
  release();
  await Promise.all([first, second]);
  expect(order).toEqual(["begin 二", "end 二", "begin 三", "end 三"]);
  expect(autosave.version()).toBe(2);
});
