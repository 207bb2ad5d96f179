import { AFFAIRS } from "../../domain/catalog.ts";
import type { Reasons } from "../../domain/search/reasons.ts";
import { isVillage, levelOf, type Unit } from "../../domain/unit.ts";
import type { FoundAtDesk } from "../../services/desk-search.ts";
import type { Month } from "../../services/month.ts";
import type { Registered } from "../../services/register.ts";
import type { ScreenStatus } from "../../services/screen-status.ts";
import { instantText } from "../words/instants.ts";
import { boardAddress } from "./board.ts";
import { countsOf } from "./month.ts";
import { toldIn } from "./search.ts";

const PAGE = 30;

/** A township's villages, those with something late first: one line each, one press away. */
export function unitsPage(
  found: readonly {
    readonly unit: Unit;
    readonly month: Month | undefined;
    readonly screens: readonly ScreenStatus[];
  }[],
) {
  const rows = found.map(({ unit, month, screens }) => {
    const { late, due, done, worst, inReview } = month
      ? countsOf(month)
      : { late: 0, due: 0, done: 0, worst: 0, inReview: 0 };
    const dark = screens.filter(({ upToDate }) => !upToDate).length;
    return {
      code: unit.code,
      name: unit.name,
      level: LEVELS[levelOf(unit.code) ?? "village"],
      isVillage: isVillage(unit.code),
      late,
      lateNote: late > 0 ? `最久 ${worst} 天` : "",
      due,
      inReview,
      done,
      screens: screens.length === 0 ? "没有屏幕" : dark === 0 ? "内容一致" : `${dark} 块有问题`,
      screensGood: screens.length > 0 && dark === 0,
    };
  });
  const sorted = rows.toSorted((a, b) => b.late - a.late || b.due - a.due || (a.code < b.code ? -1 : 1));
  const behind = sorted.filter(({ late }) => late > 0).length;
  return {
    heading: behind > 0 ? `${behind} 个单位有晚了的` : "没有晚了的",
    count: rows.length,
    rows: sorted,
  };
}

const LEVELS = { county: "县", township: "乡镇", village: "村", group: "组" } as const;

const STATES = [
  { id: "", label: "全部", has: () => true },
  { id: "open", label: "在办的", has: ({ row }: Registered) => row.copy !== null },
  { id: "in-force", label: "正在公开", has: ({ life }: Registered) => life === "in-force" },
  { id: "frozen", label: "已暂停", has: ({ life }: Registered) => life === "frozen" },
  { id: "expired", label: "已期满", has: ({ life }: Registered) => life === "expired" },
  { id: "withdrawn", label: "已撤回", has: ({ life }: Registered) => life === "withdrawn" },
] as const;

/** All notices of a unit, or those in which words were found and why: a filter, pages of thirty. */
export async function registerPage({
  unit,
  rows: all,
  why,
  complete,
  any,
  state,
  text,
  page,
  mayWrite,
}: {
  unit: Unit;
  rows: readonly Registered[];
  why?: FoundAtDesk["why"];
  complete: boolean;
  /** Whether there is anything at all. */
  any: boolean;
  state: string;
  text: string;
  page: number;
  mayWrite: boolean;
}) {
  const chosen = STATES.find(({ id }) => id === state) ?? STATES[0];
  const rows = all.filter((each) => chosen.has(each));
  const last = Math.max(1, Math.ceil(rows.length / PAGE));
  const at = Math.min(page, last);
  const address = (id: string, number: number) =>
    `/desk/${unit.code}/notices?${new URLSearchParams({ ...(id && { state: id }), ...(text && { q: text }), ...(number > 1 && { page: String(number) }) }).toString()}`;
  const shown = rows.slice((at - 1) * PAGE, at * PAGE);
  return {
    unit: unit.code,
    text,
    state: chosen.id,
    total: rows.length,
    unfinished: !complete,
    any,
    mayWrite,
    filters: STATES.map(({ id, label, has }) => ({
      label,
      on: id === chosen.id,
      count: all.filter(has).length,
      href: address(id, 1),
    })),
    rows: await Promise.all(shown.map(async (each) => ({ ...listed(each), ...told(each, await why?.(each)) }))),
    pages: last > 1 ? `第 ${at} 页，共 ${last} 页` : "",
    previous: at > 1 ? address(chosen.id, at - 1) : "",
    next: at < last ? address(chosen.id, at + 1) : "",
    ...boardsBelow(unit, text),
  };
}

/** What was published in the units below is on their boards; who oversees them reads names there while it hangs. */
const boardsBelow = ({ code, name }: Unit, text: string) => ({
  below: text && !isVillage(code) ? boardAddress(code, { q: text, page: 1 }) : "",
  belowName: name,
});

const told = ({ row, item, number }: Registered, found: Reasons | undefined) =>
  toldIn(found ?? { reasons: [], by: "text" }, { number: number ?? "", title: row.title || item.name });

const COPY_WORDS: ReadonlyMap<string | null, string> = new Map([
  ["draft", "正在填"],
  ["returned", "退回来了"],
  ["in-review", "在审"],
  ["approved", "等公布"],
  ["scheduled", "定时公布"],
]);
const LIFE_WORDS = { "in-force": "正在公开", frozen: "已暂停", withdrawn: "已撤回", expired: "已期满" } as const;

const listed = ({ row, item, life }: Registered) => ({
  id: row.id,
  affairs: item.affairs,
  affairsName: AFFAIRS[item.affairs].name,
  itemName: item.name,
  state: life ?? "draft",
  stateWord: life ? LIFE_WORDS[life] : (COPY_WORDS.get(row.copy) ?? ""),
  stateIcon: life === "in-force" || life === undefined ? "" : life,
  copy: life && row.copy !== null ? `更正${COPY_WORDS.get(row.copy) ?? ""}` : "",
  saved: instantText(row.savedAt),
});
