import { unitOf } from "../../domain/amount.ts";
import { AFFAIRS } from "../../domain/catalog.ts";
import { ELEMENTS, type ElementKey, type Elements } from "../../domain/notice.ts";
import { countedDays } from "../../domain/period.ts";
import type { RulePack } from "../../domain/rule-pack.ts";
import { isForFileOnly, type ShownNotice } from "../../domain/shown.ts";
import { isVillage, type Unit } from "../../domain/unit.ts";
import type { ViewTable } from "../../domain/view.ts";
import { qrSvg } from "../../render/qr.ts";
import { codeText, linkText } from "./code-text.ts";
import type { SheetPage } from "../../render/sheet-page.ts";
import type { SheetTable } from "../../render/sheet-table.ts";
import { writeCode } from "../sheet-code.ts";
import { barTitle } from "../words/bars.ts";
import { figureText } from "../words/figures.ts";
import { placesText } from "../words/media.ts";
import { periodName, periodSentence } from "../words/periods.ts";
import { keyColumns } from "./key-columns.ts";
import { shortPeriodText } from "./kiosk-words.ts";
import { editionName } from "./notice.ts";
import { mostBars } from "./notice-table.ts";
import { runningTotals } from "./running-totals.ts";

/** More boxes than this no longer fit a line; the sentence stands alone. */
const MOST_BOXES = 15;
const NIL = "本期没有发生。";

export type SheetParts = {
  readonly shown: ShownNotice;
  readonly unit: Unit;
  readonly place: string;
  readonly pack: RulePack;
  /** Hash of the ledger's last line: every sheet is a witness of it (LG4). */
  readonly ledgerHead: string;
  /** What QR codes point to; without it they hold number, code and hash as text, never a private address. */
  readonly publicUrl: string | undefined;
  /** The board copy is sealed by hand; the 网络版 says that it is none. */
  readonly boardCopy: boolean;
  /** Path of the village pass of this month; undefined where the rule pack has none. */
  readonly passLink: string | undefined;
};

/** A notice as its sheet: the same words and figures as on every other medium. */
export function sheetPage({
  shown,
  unit,
  place,
  pack,
  ledgerHead,
  publicUrl,
  boardCopy,
  passLink,
}: SheetParts): SheetPage {
  const { item, view, period, elements } = shown;
  const days = countedDays(period);
  const omitted = (view?.tables ?? []).flatMap((table) => table.omitted);
  return {
    lang: "zh-CN",
    unitName: unit.name,
    placeName: place,
    affairs: { key: item.affairs, label: AFFAIRS[item.affairs].name },
    number: shown.number ?? "",
    code: shown.code === "" ? "" : writeCode(shown.code),
    title: shown.title,
    paragraphs: view && shown.nil && view.paragraphs.length === 0 ? [NIL] : (view?.paragraphs ?? []),
    tables: (view?.tables ?? []).map(sheetTable),
    chart: chartOf(shown),
    periodLine: `${periodName(item.wording)}：${periodSentence(period)}`,
    periodDays: days.length > MOST_BOXES ? [] : days.map((day) => String(Number(day.slice(8)))),
    objection: objectionLines(unit, pack, place),
    answers: view?.remarks ?? [],
    issuingBody: elements.issuingBody,
    issuedOn: signedOn(elements),
    elements: (Object.keys(ELEMENTS) as ElementKey[]).map((key) => ({ label: ELEMENTS[key], value: elements[key] })),
    ledgerHead16: ledgerHead.slice(0, 16),
    qr: qrSvg(qrText(shown, { publicUrl, passLink })),
    checkLines: checkLines(isVillage(unit.code) ? "村部触摸屏" : "触摸屏", publicUrl !== undefined),
    ...bannerOf(shown),
    ...(shown.correction && { correctionLine: `更正原因：${shown.correction.reason}` }),
    ...(!boardCopy && { webVersion: webVersion(shown, omitted) }),
    seal: boardCopy,
  };
}

/** `screen`: where a code can be entered; a township has no office of a village. */
const checkLines = (screen: string, scans: boolean): SheetPage["checkLines"] =>
  scans
    ? { scan: "扫码核对这张表", enter: `或在${screen}输入` }
    : { scan: "核对这张表用的码", enter: `在${screen}或网页输入` };

/** Which edition it is, and that a copy for the file must not go back on the wall. */
function bannerOf(shown: ShownNotice): Pick<SheetPage, "banner"> {
  const words = [
    ...(shown.edition > 1 ? [editionName(shown.edition, shown.correction !== null)] : []),
    ...(isForFileOnly(shown) ? ["期满存档，不再张贴"] : []),
  ];
  return words.length > 0 ? { banner: words.join("　") } : {};
}

/** The day of this edition, with which 时间 begins: a correction is signed anew. */
const signedOn = ({ issuedOn }: Elements): string => issuedOn.split("，")[0]!;

/** For those who would rather look than read; one bar says nothing. */
function chartOf({ view, reportingPeriod }: ShownNotice): SheetPage["chart"] {
  const table = view?.tables.find((each) => each.bars.length > 1);
  if (!table) return undefined;
  const period = shortPeriodText(reportingPeriod);
  const unit = unitOf(table.bars[0]!);
  const title = `${period === "" ? "" : `${period}的`}${barTitle(table)}${unit === "元" ? "" : `（${unit}）`}`;
  return { title, bars: mostBars(table.bars) };
}

function sheetTable(table: ViewTable): SheetTable {
  const running = runningTotals(table);
  const head = table.head.map(({ label, text }) => `${label}：${text}`).join("　");
  return {
    ...(table.caption !== "" && { caption: table.caption }),
    ...(table.unitLine !== "" && { unitLine: table.unitLine }),
    columns: table.columns.map(({ label, align }) => ({ label, align })),
    rows: table.rows,
    totals: table.totals.map(({ label, cells }) => ({
      label,
      cells: cells.map((cell) => (cell === "" ? null : cell)),
    })),
    keys: keyColumns(table.columns),
    ...(head !== "" && { head }),
    ...(table.figures.length > 0 && { lead: `${table.figures.map(figureText).join("，")}。` }),
    ...(running && { running }),
  };
}

function objectionLines(
  { channel, code, name }: Pick<Unit, "channel" | "code" | "name">,
  pack: RulePack,
  place: string,
): readonly string[] {
  // A village's sheet names the township it lies in, a township's itself.
  const township = isVillage(code) ? townshipIn(place) : name;
  const parts = [
    channel.supervisor && `村务监督委员会 ${channel.supervisor}${phone(channel.supervisorPhone)}`,
    channel.townshipPhone && `${officeOf(township)}${phone(channel.townshipPhone)}`,
    channel.countyHotlines.length > 0 && `县里电话 ${channel.countyHotlines.join("、")}`,
    channel.opinionBox && `意见箱在${channel.opinionBox}`,
    channel.hours,
  ].filter((part) => typeof part === "string" && part !== "");
  const answered = `收到后 ${pack.objections.reply.days} 日内答复。`;
  return [...parts.map((part, index) => `${part}${index === parts.length - 1 ? "。" : "；"}`), answered];
}

/** 云岭县清溪镇 and 云岭县清溪镇柳塘村 (a group's place): 清溪镇 */
const townshipIn = (place: string): string =>
  /^.+?[县市区旗](?![县市区旗])(?<name>.+?(?:街道|镇|乡|苏木)(?![街镇乡])|.+)/u.exec(place)?.groups?.["name"] ?? place;

/** A subdistrict has an office (办事处) instead of a government. */
const officeOf = (township: string): string => `${township}${township.endsWith("街道") ? "办事处" : "政府"}`;

const phone = (number: string | undefined): string => (number ? `，电话 ${number}` : "");

/**
 * Leads to the edition on the sheet; on one that hangs in the village the same code brings the village pass along (AU1),
 * so that whoever stands before the board scans once.
 */
const qrText = (shown: ShownNotice, { publicUrl, passLink }: Pick<SheetParts, "publicUrl" | "passLink">): string =>
  publicUrl ? linkText(publicUrl, `/v/${shown.code.toUpperCase()}`, passLink) : codeText(shown);

const webVersion = ({ media }: ShownNotice, omitted: readonly string[]): string =>
  omitted.length === 0 ? "" : `${omitted.join("、")}不在网上公布，全表见${placesText(media, "web")}。`;
