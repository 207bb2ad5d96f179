import type { ScreenEntry } from "../server/push/events.ts";

/** Characters from..to (exclusive) of a title that sound as typed. */
export type Fit = { readonly from: number; readonly to: number; readonly by: "pinyin" | "initials" };

/** Signs nobody types: passed over within a word. */
const SILENT = /^[^a-z0-9\u4e00-\u9fff]/;

/**
 * Where typed letters and digits fit a title: each character takes its whole reading, the beginning of it, or its first
 * letter (`ltc`, `liutangcun`, `liutc`), with every reading it has. `spelled` has one syllable for each character.
 */
export function fitOf(typed: string, spelled: string): Fit | undefined {
  const syllables = spelled.split(" ");
  if (typed === "") return undefined;
  for (let from = 0; from < syllables.length; from += 1) {
    if (SILENT.test(syllables[from] as string)) continue;
    const found = taken(typed, syllables, from, from, false);
    if (found) return { from, ...found };
  }
  return undefined;
}

function taken(
  typed: string,
  syllables: readonly string[],
  from: number,
  at: number,
  whole: boolean,
): Pick<Fit, "to" | "by"> | undefined {
  if (typed === "") return { to: at, by: whole ? "pinyin" : "initials" };
  if (at >= syllables.length) return undefined;
  const syllable = syllables[at] as string;
  if (at > from && SILENT.test(syllable)) return taken(typed, syllables, from, at + 1, whole);
  for (const reading of syllable.split("/")) {
    for (let length = Math.min(reading.length, typed.length); length > 0; length -= 1) {
      if (reading.slice(0, length) !== typed.slice(0, length)) continue;
      const isEnd = length === typed.length;
      if (length > 1 && length < reading.length && !isEnd && !/^[zcs]h$/.test(reading.slice(0, length))) continue;
      const found = taken(typed.slice(length), syllables, from, at + 1, whole || (length > 1 && !isEnd) || length > 2);
      if (found) return found;
    }
  }
  return undefined;
}

export type Hit = { readonly entry: ScreenEntry; readonly number: boolean; readonly fit: Fit | undefined };

/** What of a held board fits: a notice's number first, then titles, each in the order in which they hang. */
export function hitsIn(entries: readonly ScreenEntry[], typed: string): readonly Hit[] {
  const hits = entries.map((entry) => ({
    entry,
    number: /^\d+$/.test(typed) && shortNumber(entry).indexOf(typed) === 0,
    fit: fitOf(typed, entry.spelled),
  }));
  const rank = ({ entry, number }: Hit): number => (!number ? 2 : shortNumber(entry) === typed ? 0 : 1);
  const found = hits.filter(({ number, fit }) => number || fit);
  return [0, 1, 2].reduce((all: readonly Hit[], wanted) => all.concat(found.filter((hit) => rank(hit) === wanted)), []);
}

/** 86 of 柳塘村公开〔2026〕86号. */
export const shortNumber = ({ number }: Pick<ScreenEntry, "number">): string =>
  (/(\d+)号$/.exec(number) || [])[1] || "";
