import { expect, it } from "vitest";
import { createCards } from "../../kiosk/cards.ts";
import type { ScreenEntry } from "../../server/push/events.ts";

const DAY = "2026-11-26";

const entry = (notice: string, changedDay: string, rest: Partial<ScreenEntry> = {}): ScreenEntry =>
  ({ notice, changedDay, urgent: false, showUntil: null, life: "in-force", ...rest }) as ScreenEntry;

function turns(entries: readonly ScreenEntry[], count: number): string {
  const cards = createCards();
  return Array.from({ length: count }, () => cards.next(entries, DAY)?.entry.notice ?? "-").join("");
}

const NEWS = [entry("a", "2026-11-25"), entry("b", "2026-11-24"), entry("c", "2026-11-20")];
const OLD = [entry("x", "2026-07-10"), entry("y", "2026-03-20"), entry("z", "2025-12-01")];

it("turns what is new, and between its rounds one of what has hung for long, each in its turn", () => {
  expect(turns([...OLD, ...NEWS], 13)).toBe("abcxabcyabcza");
});

it("lets no more than four new ones pass before one that has hung for long", () => {
  const news = Array.from("abcdef", (name) => entry(name, "2026-11-25"));
  expect(turns([...news, ...OLD], 11)).toBe("abcdxefabyc");
});

it("shows what is urgent first, and what ends counts as new however long it has hung", () => {
  const water = entry("!", "2026-11-01", { urgent: true });
  const ends = entry("e", "2026-09-01", { showUntil: "2026-12-31T16:00:00.000Z" });
  expect(turns([...NEWS, ends, water, ...OLD.slice(0, 1)], 6)).toBe("!abcxe");
});

it("turns what there is when nothing is new, and leaves withdrawn notices to the lists", () => {
  expect(turns(OLD, 4)).toBe("xyzx");
  expect(turns([entry("w", "2026-11-25", { life: "withdrawn" }), ...OLD], 3)).toBe("xyz");
  expect(turns([entry("w", "2026-11-25", { life: "withdrawn" })], 2)).toBe("ww");
  expect(turns([], 1)).toBe("-");
});

it("says the place of a card on the whole board, and keeps the card that stands when it is drawn again", () => {
  const cards = createCards();
  const all = [...NEWS, ...OLD];
  const first = cards.next(all, DAY);
  expect([first?.number, first?.count]).toEqual([1, 6]);
  expect(cards.next(all, DAY, true)).toEqual(first);
  expect(cards.next(all, DAY)?.entry.notice).toBe("b");
  expect(cards.next([...NEWS.slice(2), ...OLD], DAY, true)?.entry.notice).toBe("x");
});
