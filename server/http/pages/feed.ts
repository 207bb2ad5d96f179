import { createHash } from "node:crypto";
import type { ShownNotice } from "../../domain/shown.ts";
import type { BoardShown } from "../../services/boards.ts";
import { dayLine } from "../words/lives.ts";
import { heading } from "./notice.ts";
import { stateBoxes } from "./notice-state.ts";
import { boardHref } from "./phone-page.ts";

/** Village midnight that begins a day, as Atom wants an instant. */
const startOf = (day: string): string => `${day}T00:00:00+08:00`;

/** A permanent id that names no host: a UUID (version 8, RFC 9562) made from what it stands for. */
export function uuidOf(...parts: readonly string[]): string {
  const hex = createHash("sha256")
    .update(["sanwu", ...parts].join("\n"))
    .digest("hex");
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Characters that XML 1.0 cannot hold are dropped. */
export const forXml = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");

/**
 * A board as an Atom feed. Links are absolute under `base` (PUBLIC_URL) and else relative to the feed: never an address
 * that only works inside the village.
 */
export function feedPage(
  { unit, place, day, notices }: BoardShown,
  { base, contentOf }: { base: string; contentOf: (shown: ShownNotice) => string },
) {
  const entries = notices.map((shown) => ({
    id: uuidOf("notice", shown.id),
    title: forXml(shown.edition > 1 ? `${shown.title}（第${shown.edition}版·更正）` : shown.title),
    href: `${base}/n/${shown.id}`,
    published: startOf(shown.publishedDay),
    updated: startOf(shown.changedDay),
    category: heading(shown).affairsName,
    author: forXml(shown.elements.issuingBody),
    summary: forXml(summaryOf(shown, day)),
    content: forXml(contentOf(shown)),
  }));
  const latest =
    notices
      .map(({ changedDay }) => changedDay)
      .toSorted()
      .at(-1) ?? day;
  return {
    id: uuidOf("board", unit.code),
    name: `${place}${unit.name}三务公开栏`,
    unitName: unit.name,
    updated: startOf(latest),
    self: `${base}${boardHref(unit.code)}/feed.atom`,
    board: `${base}${boardHref(unit.code)}`,
    entries,
  };
}

function summaryOf(shown: ShownNotice, day: string): string {
  const [box] = stateBoxes(shown);
  const standing = box ? [box.heading, ...box.lines].join("。") : dayLine(shown.period, day);
  return [shown.number ?? "", standing, shown.elements.content].filter(Boolean).join("。").replaceAll("。。", "。");
}
