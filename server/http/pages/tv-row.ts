import { AFFAIRS } from "../../domain/catalog.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import { formatAmount, unitOf } from "../../domain/amount.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import { isUrgent } from "./kiosk.ts";
import { lifeWord, listLine, shortNumber, stateOf } from "./kiosk-words.ts";
import { daysOf, lifeTicks } from "./tv-life.ts";

/** Longest period that is drawn as boxes. */
const MOST_BOXES = 15;

/** A notice as a line of the list: number, affairs, title, and how long it hangs or what it comes to. */
export function tvRow(shown: ShownNotice, { base, day }: { base: string; day: string }) {
  const counted = shown.item.wording === "notice" && shown.life === "in-force" && daysOf(shown) > 0;
  return {
    id: shown.id,
    href: `${base}/n/${shown.id}`,
    number: shortNumber(shown.number),
    /** A notice of the township's that hangs here too bears the township's number: said, so that nobody takes it for ours. */
    from: shown.from?.name ?? "",
    affairs: shown.item.affairs,
    affairsName: AFFAIRS[shown.item.affairs].name,
    title: shown.title,
    struck: shown.life === "withdrawn",
    state: stateOf(shown),
    lifeWord: shown.life === "in-force" && shown.edition === 1 ? "" : lifeWord(shown),
    urgent: isUrgent(shown),
    life: counted && daysOf(shown) <= MOST_BOXES ? { ...lifeTicks(shown, day), days: daysOf(shown) } : null,
    line: shown.life === "in-force" ? `${formatDayShort(shown.publishedDay)}公布${tail(shown)}` : listLine(shown),
  };
}

/** 一、 or 1. before a first paragraph says nothing in a line of its own. */
const LIST_MARK = /^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])(?!\d)\s*/u;

/** The figure people came for, else the first words. */
function tail({ view, degree }: ShownNotice): string {
  if (degree !== "whole" || !view) return "";
  const figures = view.tables.flatMap((table) => table.figures);
  const closing = figures.find(({ key }) => key === "closing") ?? (figures.length === 1 ? figures[0] : undefined);
  if (closing) return `，${closing.key === "closing" ? "结余" : "合计"} ${formatAmount(closing)} ${unitOf(closing)}`;
  const words = view.paragraphs[0]?.replace(LIST_MARK, "").split(/[。；\n]/u)[0] ?? "";
  return words === "" ? "" : `，${words}`;
}
