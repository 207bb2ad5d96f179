import { plainText } from "../../domain/search/plain-text.ts";
import type { Unit } from "../../domain/unit.ts";
import type { Audience } from "../../domain/view.ts";
import type { Found, SearchAnswer } from "../../services/search.ts";
import { reasonText } from "../words/search.ts";
import { noticeLine } from "./board.ts";
import { boardHref, plate } from "./phone-page.ts";

export type SearchPage = {
  readonly unit: Unit;
  readonly place: string;
  readonly day: string;
  readonly query: string;
  readonly page: number;
  readonly audience: Audience;
  readonly answer: SearchAnswer;
};

/** What was found on a board, and why; or what else to try. */
export function searchPage({ unit, place, day, query, page, audience, answer }: SearchPage) {
  const { items, next, total, more, complete } = answer;
  const at = (number: number) => searchHref(unit.code, query, number);
  return {
    ...plate(unit, place),
    q: query,
    total,
    more,
    unfinished: !complete,
    notices: items.map((found) => foundLine(found, { unit, day })),
    nothing: total === 0 && complete ? nothingFound(unit, query, audience) : null,
    beyond: total > 0 && items.length === 0,
    previous: page > 1 ? at(page - 1) : "",
    next: next === null ? "" : at(page + 1),
    page,
    whole: boardHref(unit.code),
  };
}

function searchHref(unit: string, q: string, page: number): string {
  const search = new URLSearchParams({ q, ...(page > 1 ? { page: String(page) } : {}) });
  return `${boardHref(unit)}?${search.toString()}`;
}

function foundLine({ shown, unit, reasons, by }: Found, here: { unit: Unit; day: string }) {
  const told = reasons.map((reason) => ({ place: reason.place, ...reasonText(reason) }));
  const pieces = (place: string, text: string) => {
    const marked = told.find((reason) => reason.place === place && reason.text === text);
    return piecesOf(text, marked?.marks ?? []);
  };
  const number = shown.number ?? "";
  const inPlace = [number, shown.title];
  return {
    ...noticeLine(shown, here.day),
    numberPieces: pieces("number", number),
    headingPieces: pieces("title", shown.title),
    reasons: told
      .filter(({ place, text }) => !((place === "number" || place === "title") && inPlace.includes(text)))
      .map(({ label, text, marks }) => ({ label, pieces: piecesOf(text, marks) })),
    from: unit.code === here.unit.code ? "" : unit.name,
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
function nothingFound(unit: Unit, query: string, audience: Audience) {
  const plain = plainText(query).trim();
  const first = /^\p{Script=Han}{2,4}$/u.test(plain) ? [...plain].slice(0, 1) : [];
  const tries = [...first, ...SAMPLES].filter((word) => word !== plain);
  return {
    tries: tries.map((word) => ({ word, href: searchHref(unit.code, word, 1) })),
    masked: audience === "public",
  };
}
