import type { ShownNotice } from "../shown.ts";
import type { ViewTable } from "../view.ts";
import { isNumber, packedNumber } from "./asked-number.ts";
import { holdsMonths, monthsAbout, packed } from "./asked-period.ts";
import { marksIn, snippet, type Listening, type Mark, type Way } from "./marks.ts";
import type { Word } from "./query.ts";
import type { Sought } from "./sought.ts";

/** Where in a notice something was found; how the place is called belongs to the surface. */
export type Place = "number" | "title" | "item" | "month" | "row" | "table" | "paragraph" | "remark";
export type Reason = {
  readonly place: Place;
  /** The row's first words, the table's caption, or the reporting period. */
  readonly of: string;
  readonly text: string;
  readonly marks: readonly Mark[];
};
export type Reasons = { readonly reasons: readonly Reason[]; readonly by: Way };

/** What of a notice reasons are told from. */
export type Told = Pick<ShownNotice, "number" | "title" | "item" | "view" | "reportingPeriod" | "publishedDay">;

const MOST_REASONS = 3;
/** From the surest to the vaguest. */
const WAYS: readonly Way[] = ["number", "text", "month", "pinyin", "initials"];

const LISTENING: Partial<Readonly<Record<Place, Listening>>> = {
  number: "silent",
  paragraph: "running",
  remark: "running",
};

type Field = { readonly place: Place; readonly of?: string; readonly text: string };
type Found = Reason & { readonly ways: readonly (Way | undefined)[] };

/**
 * Why a notice was found, told from what its caller is shown of it and from nothing else (AU1). Undefined when some word is
 * nowhere in that: then it was not found.
 */
export function reasonsOf(shown: Told, words: readonly Word[], number: Sought["number"]): Reasons | undefined {
  const about = packed(monthsAbout(shown.reportingPeriod, shown.publishedDay));
  const found: Found[] = [];
  const best = words.map((): Way | undefined => undefined);
  const add = (reason: Found): void => {
    found.push(reason);
    for (const [at, way] of reason.ways.entries()) if (way && isSurer(way, best[at])) best[at] = way;
  };
  const numbered = words.map((word): Way | undefined =>
    word.number && isNumber(word.number, packedNumber(number)) ? "number" : undefined,
  );
  if (numbered.some(Boolean))
    add({ place: "number", of: "", ...numberMarked(shown.number ?? "", number), ways: numbered });
  for (const field of fieldsOf(shown)) {
    const { marks, ways } = marksIn(field.text, words, LISTENING[field.place] ?? "short");
    if (field.place === "number" && numbered.some(Boolean)) continue;
    if (marks.length > 0) add({ place: field.place, of: field.of ?? "", ...snippet(field.text, marks), ways });
  }
  const dated = words.map((word): Way | undefined =>
    word.period && holdsMonths(word.period, about) ? "month" : undefined,
  );
  const period = shown.reportingPeriod ?? shown.publishedDay.slice(0, 7);
  if (dated.some((way, at) => way && isSurer(way, best[at])))
    add({ place: "month", of: period, text: "", marks: [], ways: dated });
  if (best.includes(undefined)) return undefined;
  const by = WAYS[Math.max(...best.map((way) => WAYS.indexOf(way ?? "initials")))] ?? "initials";
  return { reasons: telling(found, best).map(({ place, of, text, marks }) => ({ place, of, text, marks })), by };
}

const isSurer = (way: Way, than: Way | undefined): boolean =>
  than === undefined || WAYS.indexOf(way) < WAYS.indexOf(than);

/** The first reason that tells of each word by its surest way, then others, a few in all. */
function telling(found: readonly Found[], best: readonly (Way | undefined)[]): readonly Found[] {
  const needed = new Set(best.map((way, at) => found.find(({ ways }) => ways[at] === way)));
  const others = found.filter((reason) => !needed.has(reason) && reason.ways.some((way, at) => way === best[at]));
  const chosen = new Set([...needed, ...others.slice(0, Math.max(0, MOST_REASONS - needed.size))]);
  return found.filter((reason) => chosen.has(reason));
}

function numberMarked(text: string, number: Sought["number"]): { text: string; marks: readonly Mark[] } {
  const digits = String(number?.number ?? "");
  const at = text.lastIndexOf(digits);
  return { text, marks: at < 0 ? [] : [[at, at + digits.length]] };
}

function* fieldsOf({ number, title, item, view }: Told): Generator<Field> {
  if (number !== null) yield { place: "number", text: number };
  yield { place: "title", text: title };
  yield { place: "item", text: item.name };
  if (!view) return;
  for (const table of view.tables) yield* fieldsOfTable(table);
  for (const text of view.paragraphs) yield { place: "paragraph", text };
  for (const text of view.remarks) yield { place: "remark", text };
}

function* fieldsOfTable({ caption, head, columns, rows, totals }: ViewTable): Generator<Field> {
  for (const cells of rows) yield { place: "row", of: rowName(cells), text: line(cells) };
  if (caption !== "") yield { place: "table", of: caption, text: caption };
  for (const { label, text } of head) yield { place: "table", of: caption, text: `${label} ${text}` };
  yield { place: "table", of: caption, text: line(columns.map(({ label }) => label)) };
  for (const { label, cells } of totals) yield { place: "table", of: caption, text: line([label, ...cells]) };
}

const line = (cells: readonly string[]): string => cells.filter((cell) => cell !== "").join(" ");

const LONGEST_NAME = 12;

/** What a row is called by: its first two short cells with words in them, 二组 李某. */
const rowName = (cells: readonly string[]): string =>
  line(cells.filter((cell) => cell.length <= LONGEST_NAME && /\p{L}/u.test(cell)).slice(0, 2));
