import type { Listing } from "../../domain/board.ts";
import { AFFAIRS } from "../../domain/catalog.ts";
import { plainText } from "../../domain/search/plain-text.ts";
import type { Unit, UnitCode } from "../../domain/unit.ts";
import type { Audience } from "../../domain/view.ts";
import type { Reasons } from "../../domain/search/reasons.ts";
import type { Found, SearchAnswer } from "../../services/search.ts";
import { LIST_NAMES } from "../words/lives.ts";
import { reasonText } from "../words/search.ts";
import { boardAddress, keptFields, noticeLine, tabs, type BoardQuery } from "./board.ts";
import { plate } from "./phone-page.ts";

export type SearchPage = {
  /** Null: all boards. */
  readonly unit: Unit | null;
  readonly place: string;
  readonly day: string;
  readonly query: BoardQuery;
  /** Name of the item that is looked among; empty when all are. */
  readonly itemName: string;
  readonly audience: Audience;
  readonly answer: SearchAnswer;
};

/** What was found on a board, and why; or what else to try. */
export function searchPage({ unit, place, day, query, itemName, audience, answer }: SearchPage) {
  const { items, next, total, more, complete } = answer;
  const { q, page } = query;
  const code = unit?.code ?? null;
  const at = (number: number) => boardAddress(code, { ...query, page: number });
  const among = amongText(query, itemName);
  return {
    ...plate(unit, place),
    q,
    kept: keptFields(query),
    tabs: tabs(code, query),
    lists: lists(code, query),
    among,
    everywhere: among === "" ? "" : boardAddress(code, { q, page: 1 }),
    total,
    more,
    unfinished: !complete,
    notices: items.map((found) => foundLine(found, { unit, day })),
    nothing: total === 0 && complete ? nothingFound(code, q, audience) : null,
    beyond: total > 0 && items.length === 0,
    previous: page > 1 ? at(page - 1) : "",
    next: next === null ? "" : at(page + 1),
    page,
    back: unit ? "全部公告" : "各个地方",
  };
}

/** Among what was looked, in the order in which people say it: 已期满 · 财务 · 惠农补贴发放. */
const amongText = ({ affairs, state }: BoardQuery, itemName: string): string =>
  [state && LIST_NAMES[state], affairs && AFFAIRS[affairs].name, itemName].filter(Boolean).join(" · ");

const lists = (unit: UnitCode | null, query: BoardQuery) =>
  [undefined, ...(Object.keys(LIST_NAMES) as Listing[])].map((state) => ({
    name: state ? LIST_NAMES[state] : "全部",
    href: boardAddress(unit, { ...query, state, page: 1 }),
    here: query.state === state,
  }));

function foundLine({ shown, unit, ...found }: Found, here: { unit: Unit | null; day: string }) {
  return {
    ...noticeLine(shown, here.day),
    ...toldIn(found, { number: shown.number ?? "", title: shown.title }),
    from: unit.code === here.unit?.code ? "" : unit.name,
  };
}

/** Number and title with what was found in them marked, and the other places where something was found. */
export function toldIn({ reasons, by }: Reasons, { number, title }: { number: string; title: string }) {
  const told = reasons.map((reason) => ({ place: reason.place, ...reasonText(reason) }));
  const pieces = (place: string, text: string) => {
    const marked = told.find((reason) => reason.place === place && reason.text === text);
    return piecesOf(text, marked?.marks ?? []);
  };
  const inPlace = [number, title];
  return {
    numberPieces: pieces("number", number),
    headingPieces: pieces("title", title),
    reasons: told
      .filter(({ place, text }) => !((place === "number" || place === "title") && inPlace.includes(text)))
      .map(({ label, text, marks }) => ({ label, pieces: piecesOf(text, marks) })),
    heard: by === "pinyin" || by === "initials",
  };
}

type Piece = { readonly text: string; readonly marked: boolean };

/** A text cut where marks begin and end. */
export function piecesOf(text: string, marks: readonly (readonly [number, number])[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    pieces.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true });
    at = end;
  }
  pieces.push({ text: text.slice(at), marked: false });
  return pieces.filter((piece) => piece.text !== "");
}

const SAMPLES = ["收支", "补贴", "承包"];

/** Says what may help; the same whether or not something hidden would have been found (AU1). */
function nothingFound(unit: UnitCode | null, query: string, audience: Audience) {
  const plain = plainText(query).trim();
  const first = /^\p{Script=Han}{2,4}$/u.test(plain) ? [...plain].slice(0, 1) : [];
  const tries = [...first, ...SAMPLES].filter((word) => word !== plain);
  return {
    tries: tries.map((word) => ({ word, href: boardAddress(unit, { q: word, page: 1 }) })),
    masked: audience === "public",
  };
}
