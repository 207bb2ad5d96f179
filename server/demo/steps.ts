import type { ReviewStage } from "../domain/rule-pack.ts";
import type { Jurisdiction } from "../services/jurisdiction.ts";

/** Something that happens in the demo's past, at an instant. */
export type Step = { readonly at: string; readonly run: () => Promise<unknown> };

/** In the order of time; what would be after `now` is left out. */
export const inOrder = (steps: readonly Step[], now: string): readonly Step[] =>
  steps.filter(({ at }) => at <= now).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** The instant at so many minutes after eight in the village, on a day of its calendar (Asia/Shanghai is UTC+8). */
export function afterEight(day: string, minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0"));
  return `${day}T${hour}:${minute}:00.000Z`;
}

/** 0 to `below` − 1, the same for a key every time: offices do not all work on the minute. */
export function spread(key: string, below: number): number {
  let sum = 7;
  for (const sign of key) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_521;
  return sum % below;
}

/** The stages after the author's own that an item passes in a unit. */
export const reviewersOf = (here: Jurisdiction, item: string): readonly ReviewStage["part"][] => {
  const row = here.item(item);
  return row
    ? here
        .chain(row)
        .slice(1)
        .map(({ part }) => part)
    : [];
};
