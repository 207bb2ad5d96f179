import { AFFAIRS } from "../../domain/catalog.ts";
import { ELEMENTS, type ElementKey } from "../../domain/notice.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import { placesText } from "../words/media.ts";
import { boxOf } from "./kiosk-notice.ts";
import { hungOn, lifeWord, periodSentence, stateOf } from "./kiosk-words.ts";
import type { Change } from "./notice-changes.ts";
import { lifeTicks } from "./tv-life.ts";
import { createFlow, emsOf, GLASS, linesOf, type Part } from "./tv-measure.ts";
import { overviewOf } from "./tv-overview.ts";
import { tvTable } from "./tv-table.ts";

export type TvNotice = ReturnType<typeof tvNotice>;

/** More than these are counted, not listed: the phone page has them all. */
const MOST_CHANGES = 12;
const CHANGES = { head: 150, row: 68 };
const FIGURES = 200;
/** Characters of a title that stand large on one line, and smaller on one; less where the word of its state stands beside it. */
const TITLE = { narrow: 17, wide: 30 };
const TITLE_BESIDE_STATE = { narrow: 12, wide: 20 };
const ELEMENT_LINE = 52;
const BOX = { frame: 140, line: 58 };
const LIFE_LINE = 56;

/**
 * A notice in pages of the glass: what people came for with its chart, what a correction changed, the words, the tables,
 * the six elements. Every part says on which pages it stands; `onPage` keeps those of one.
 */
export function tvNotice(
  shown: ShownNotice,
  { changes, ask, day }: { changes: readonly Change[]; ask: readonly { label: string; text: string }[]; day: string },
) {
  const { view, item } = shown;
  const { narrow, wide } = stateOf(shown) === "in-force" ? TITLE : TITLE_BESIDE_STATE;
  const lines = emsOf(shown.title) > wide ? 2 : 1;
  const room = GLASS.body - (lines - 1) * GLASS.secondTitleLine;
  const box = boxOf(shown);
  const overview = overviewOf(shown);
  const flow = createFlow({ first: 1, room });
  const life = shown.life === "in-force" && shown.degree !== "entry";
  if (life) flow.block(LIFE_LINE);
  const boxPage = box
    ? flow.block(BOX.frame + box.lines.reduce((sum, text) => sum + BOX.line * linesOf(text, 41), 0))
    : 0;
  const named = changes.slice(0, MOST_CHANGES);
  if (named.length > 0) flow.block(CHANGES.head + CHANGES.row);
  const changed = named.map((change, at) => {
    const height = CHANGES.row * Math.max(linesOf(change.before, 15), linesOf(change.after, 15));
    const [before, page] = [flow.page(), at === 0 ? flow.page() : flow.block(height)];
    if (page !== before) flow.block(CHANGES.head);
    return { ...change, page };
  });
  const overviewPage = overview ? flow.block(overview.bars ? 630 : FIGURES) : 0;
  const texts = textsOf(shown).map(({ kind, text }) => ({ kind, parts: flow.text(text) }));
  let last = flow.page();
  const elements = elementRows(shown, ask);
  const height = elements.reduce((sum, { text }) => sum + ELEMENT_LINE * linesOf(text, 42), 20);
  const tables = view?.tables ?? [];
  let withWords = tables.every(({ columns }) => columns.length === 0) && overview === null;
  const cut = tables.map((table) => {
    const first = table.columns.length === 0 ? last : flow.begun() || last > 1 || withWords ? last + 1 : last;
    withWords = withWords || table.columns.length > 0;
    const model = tvTable(table, { first, room: room - 12, alone: tables.length === 1 });
    if (table.columns.length > 0) last = model.last;
    return model;
  });
  const fits = tables.every(({ columns }) => columns.length === 0);
  const elementsPage = fits ? flow.block(height) : (last += 1);
  const count = Math.max(last, elementsPage);
  return {
    id: shown.id,
    unit: shown.unit,
    edition: shown.edition,
    affairs: item.affairs,
    affairsName: AFFAIRS[item.affairs].name,
    title: shown.title,
    titleSize: emsOf(shown.title) > narrow ? (lines === 2 ? "long two" : "long") : "",
    number: shown.number ?? "",
    state: stateOf(shown),
    lifeWord: lifeWord(shown),
    struck: shown.life === "withdrawn",
    glass: view !== null && shown.degree === "whole",
    count,
    life: life ? { ...lifeTicks(shown, day), page: 1, hung: hungOn(shown), sentence: periodSentence(shown) } : null,
    box: box && { ...box, page: boxPage },
    overview: overview && { ...overview, page: overviewPage },
    changes: changed,
    changeCount: changes.length,
    changePages: spread(changed),
    moreChanges: changes.length - named.length,
    texts: texts.map(({ kind, parts }) => ({ kind, parts, pages: spread(parts) })),
    tables: cut,
    elements,
    elementsPage,
  };
}

type Kind = "paragraph" | "remark" | "aside";

function textsOf(shown: ShownNotice): readonly { kind: Kind; text: string }[] {
  const { view, degree, life } = shown;
  const aside = (text: string) => ({ kind: "aside" as const, text });
  const omitted = [...new Set((view?.tables ?? []).flatMap((table) => table.omitted))];
  return [
    ...(view?.paragraphs ?? []).map((text) => ({ kind: "paragraph" as const, text })),
    ...(view?.remarks ?? []).map((text) => ({ kind: "remark" as const, text })),
    ...(degree === "entry" ? [aside(elsewhere(shown))] : []),
    ...(degree === "totals" ? [aside("公示期满，名单已收起，合计和编号还在。")] : []),
    ...(omitted.length > 0 && life === "in-force"
      ? [aside(`${omitted.join("、")}电视上不放，请到村部触摸屏或公开栏看。`)]
      : []),
  ];
}

/** Where an entry hangs whole (PB11). */
function elsewhere({ media }: ShownNotice): string {
  const places = placesText(media, "tv");
  return places === "" ? "这一项按规定不在电视上公开全文。" : `这一项电视上不放全文，请到${places}看。`;
}

function elementRows(
  { elements, number }: ShownNotice,
  ask: readonly { label: string; text: string }[],
): readonly { label: string; text: string }[] {
  const six = (Object.keys(ELEMENTS) as ElementKey[]).map((key) => ({ label: ELEMENTS[key], text: elements[key] }));
  const numbered = number === null ? [] : [{ label: "编号", text: number }];
  const channel = ask
    .slice(0, 3)
    .map(({ label, text }) => `${label} ${text}`)
    .join("；");
  return [...six, ...numbered, ...(channel === "" ? [] : [{ label: "有疑问", text: channel }])];
}

const spread = (parts: readonly Pick<Part, "page">[]): string => [...new Set(parts.map(({ page }) => page))].join(" ");

const stands = (pages: string, page: number): boolean => pages.split(" ").includes(String(page));

/** What of a notice stands on one page: all that a page without script carries. */
export function onPage(notice: TvNotice, page: number): TvNotice {
  const here = <T extends { readonly page: number }>(part: T | null): T | null => (part?.page === page ? part : null);
  return {
    ...notice,
    glass: false,
    life: here(notice.life),
    box: here(notice.box),
    overview: here(notice.overview),
    changes: notice.changes.filter((change) => change.page === page),
    texts: notice.texts
      .filter(({ pages }) => stands(pages, page))
      .map((text) => ({ ...text, parts: text.parts.filter((part) => part.page === page) })),
    tables: notice.tables
      .filter(({ pages }) => stands(pages, page))
      .map((table) => ({
        ...table,
        rows: table.rows.filter((row) => row.page === page),
        carries: table.carries.filter((carry) => carry.page === page),
        totals: table.last === page ? table.totals : [],
      })),
    elements: notice.elementsPage === page ? notice.elements : [],
  };
}
