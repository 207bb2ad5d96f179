import { AFFAIRS } from "../../domain/catalog.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import { ELEMENTS, type ElementKey } from "../../domain/notice.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import type { ObjectionChannel } from "../../domain/unit.ts";
import type { NoticeShown, Place } from "../../services/boards.ts";
import { dayLine, dayTicks, lifeWord } from "../words/lives.ts";
import { periodName, periodSentence } from "../words/periods.ts";
import { writeCode } from "../sheet-code.ts";
import { stateBoxes } from "./notice-state.ts";
import { phoneTable } from "./notice-table.ts";
import { changesOf } from "./notice-changes.ts";
import { boardHref, plate } from "./phone-page.ts";

/** Everything a notice's page shows, in its order: the answer, the proof, the elements, where to object. */
export function noticePage({ shown, unit, place, editions, previous, places }: NoticeShown, { day }: { day: string }) {
  const { item, view, life, period, media } = shown;
  const superseded = shown.edition < shown.latestEdition;
  const tables = (view?.tables ?? []).map((table, index) => phoneTable(table, { index, media }));
  const counts = life === "in-force" && !superseded;
  return {
    ...plate(unit, place),
    ...heading(shown),
    boxes: stateBoxes(shown),
    life: counts ? dayLine(period, day) : "",
    ticks: counts ? dayTicks(period, day) : [],
    paragraphs: view?.paragraphs ?? [],
    nil: shown.nil && view !== null,
    tables,
    remarks: view?.remarks ?? [],
    correction: shown.correction && !superseded ? { reason: shown.correction.reason, edition: shown.edition } : null,
    changes: previous && !superseded ? changesOf(previous, shown) : [],
    elements: elementRows(shown),
    periodName: periodName(item.wording),
    period: superseded ? [] : periodSentence(period).split(/(?<=[，至])|(?=（)/u),
    edition: shown.latestEdition > 1 ? editionName(shown.edition, shown.correction !== null) : "",
    editions: editions.length < 2 ? [] : editions.map((line) => editionLine(shown, line)),
    places: places.length < 2 ? [] : places.map((each) => placeLine(each, shown, day)),
    channel: channelRows(unit.channel),
    code: shown.code === "" || superseded ? "" : writeCode(shown.code),
    codeHref: `/v/${shown.code}`,
    pdf: shown.degree === "whole" && !superseded ? `/n/${shown.id}.pdf` : "",
    onWall: media.includes("sheet"),
  };
}

/** Mark, number and state of a notice, the same on page and list. */
export function heading(shown: ShownNotice) {
  const { affairs, wording } = shown.item;
  const corrected = isCorrected(shown);
  return {
    affairs,
    affairsName: AFFAIRS[affairs].name,
    number: shown.number ?? "",
    heading: shown.title,
    withdrawn: shown.life === "withdrawn",
    state: corrected ? "corrected" : shown.life,
    stateIcon: corrected ? "corrected" : shown.life === "in-force" ? "" : shown.life,
    stateWord: lifeWord({ life: shown.life, wording, corrected }),
  };
}

/** An older edition always says so; the newest as long as it is in force. */
const isCorrected = ({ edition, latestEdition, life }: ShownNotice): boolean =>
  edition < latestEdition || (edition > 1 && life === "in-force");

export const elementRows = ({ elements }: ShownNotice) =>
  (Object.keys(ELEMENTS) as ElementKey[]).map((key) => ({ label: ELEMENTS[key], text: elements[key] }));

export const editionName = (ordinal: number, corrected: boolean): string => `第${ordinal}版${corrected ? "·更正" : ""}`;

function editionLine({ id, edition, latestEdition }: ShownNotice, line: NoticeShown["editions"][number]) {
  return {
    href: line.ordinal === latestEdition ? `/n/${id}` : `/n/${id}/${line.ordinal}`,
    name: editionName(line.ordinal, line.cause !== null),
    here: line.ordinal === edition,
    hidden: line.hidden,
    reason: line.reason ?? "",
  };
}

/** One place where a township's notice hangs, with its own period (PB12). */
function placeLine({ unit, since, period, life }: Place, { unit: met, item }: ShownNotice, day: string) {
  const now = life === "in-force" ? dayLine(period, day) : lifeWord({ life, wording: item.wording, corrected: false });
  return {
    unitName: unit.name,
    href: boardHref(unit.code),
    here: unit.code === met,
    since: `${formatDayShort(since)}挂出`,
    period: periodSentence(period).split(/(?<=[，至])|(?=（)/u),
    now: life === "in-force" && since === day ? "" : now,
  };
}

function channelRows(channel: ObjectionChannel) {
  const { supervisor, supervisorPhone, townshipPhone, countyHotlines, opinionBox, hours } = channel;
  const rows = [
    {
      label: "监督委员会",
      text: [supervisor, supervisorPhone].filter(Boolean).join("，"),
      phone: supervisorPhone ?? "",
    },
    { label: "乡镇", text: townshipPhone ?? "", phone: townshipPhone ?? "" },
    { label: "县里", text: countyHotlines.join("、"), phone: "" },
    { label: "意见箱", text: opinionBox ?? "", phone: "" },
    { label: "时间", text: hours ?? "", phone: "" },
  ];
  return rows.filter(({ text }) => text !== "");
}
