import type { BundleChange, ScreenBundle, ScreenEntry } from "../../push/events.ts";

type Listed = Pick<ScreenBundle, "version" | "day" | "entries">;
type Change = Pick<BundleChange, "from" | "version" | "day" | "drop" | "put">;

/** What turns one list into another; undefined where the whole list is no longer to send. */
export function changesBetween(before: Listed, now: Listed): Change | undefined {
  const old = new Map(before.entries.map((entry) => [entry.notice, JSON.stringify(entry)]));
  const kept = new Set(now.entries.map(({ notice }) => notice));
  const drop = [...old.keys()].filter((notice) => !kept.has(notice));
  const put = now.entries.flatMap((entry, place) =>
    old.get(entry.notice) === JSON.stringify(entry) ? [] : [{ place, entry }],
  );
  const change = { from: before.version, version: now.version, day: now.day, drop, put };
  const same = appliedTo(before.entries, change).every(({ notice }, at) => now.entries[at]?.notice === notice);
  return same && put.length <= now.entries.length / 2 ? change : undefined;
}

/** As a screen applies it (kiosk/source.ts). */
function appliedTo(entries: readonly ScreenEntry[], { drop, put }: Change): readonly ScreenEntry[] {
  const gone = new Set([...drop, ...put.map(({ entry }) => entry.notice)]);
  const list = entries.filter(({ notice }) => !gone.has(notice));
  for (const { place, entry } of put) list.splice(place, 0, entry);
  return list;
}
