import type { ScreenEntry } from "../server/push/events.ts";
import type { HeldBoard } from "./held-board.ts";
import type { Source } from "./source.ts";
import { hitsIn, shortNumber } from "./spelling.ts";
import { words } from "./words.ts";

type Marks = readonly (readonly [number, number])[];

/** One result as the glass shows it, with why it was found. */
export type Found = {
  readonly notice: string;
  readonly affairs: ScreenEntry["affairs"];
  readonly title: string;
  readonly titleMarks: Marks;
  readonly why: string;
  readonly whyMarks: Marks;
  /** By title and number alone (TM2): listed, not to be opened. */
  readonly titleOnly: boolean;
};
export type Result = { readonly found: readonly Found[]; readonly total: number };

type Reason = { readonly kind: string; readonly label: string; readonly text: string; readonly marks: Marks };
type Item = {
  readonly notice: string;
  readonly number: string | null;
  readonly title: string;
  readonly affairs: ScreenEntry["affairs"];
  readonly unit: string;
  readonly unitName: string;
  readonly reasons: readonly Reason[];
};

const MOST = 40;

/** Looks a word up: on the server, which knows bodies and tables too, and without it among the titles of the held board. */
export function createFinder({ unit, held, source }: { unit: string; held: HeldBoard; source: Source }) {
  return {
    here(typed: string): Result {
      const hits = hitsIn(held.all(), typed);
      const found = hits.slice(0, MOST).map(({ entry, number, fit }) => ({
        notice: entry.notice,
        affairs: entry.affairs,
        title: entry.title,
        titleMarks: fit ? [unitsOf(entry.title, fit)] : [],
        why: number ? words.byNumber(entry.number) : fit ? words.bySound(typed) : "",
        whyMarks: [],
        titleOnly: held.standing(entry) === "title",
      }));
      return { found, total: hits.length };
    },
    /** Undefined while the server cannot be asked. */
    async there(typed: string): Promise<Result | undefined> {
      const path = `/api/units/${unit}/search?q=${encodeURIComponent(typed)}&limit=${MOST}`;
      const answer = await source.find<{ items: readonly Item[]; total: number }>(path);
      if (!answer || !Array.isArray(answer.items)) return undefined;
      return { found: answer.items.map((item) => foundOf(item, unit)), total: answer.total };
    },
  };
}

function foundOf(item: Item, unit: string): Found {
  const inTitle = item.reasons.filter(({ kind }) => kind === "title")[0];
  const other = item.reasons.filter(({ kind }) => kind !== "title")[0];
  const lead = item.unit === unit ? "" : `${item.unitName} · `;
  const label = other ? `${lead}${other.label}：` : "";
  return {
    notice: item.notice,
    affairs: item.affairs,
    title: item.title,
    titleMarks: inTitle ? inTitle.marks : [],
    why: other ? label + other.text : lead + (item.number ? words.numbered(shortNumber({ number: item.number })) : ""),
    whyMarks: other ? other.marks.map(([from, to]) => [from + label.length, to + label.length] as const) : [],
    titleOnly: false,
  };
}

/** Places of characters (code points) as places in the string. */
function unitsOf(text: string, { from, to }: { from: number; to: number }): readonly [number, number] {
  const characters = Array.from(text);
  const start = characters.slice(0, from).join("").length;
  return [start, start + characters.slice(from, to).join("").length];
}
