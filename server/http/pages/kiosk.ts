import { createHash } from "node:crypto";
import { audienceOf, type Caller } from "../../domain/audience.ts";
import { spell } from "../../domain/search/spell.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import { groupsIn, type Unit, type UnitCode } from "../../domain/unit.ts";
import type { ScreenBundle, ScreenDoc, ScreenEntry } from "../../push/events.ts";
import type { Month } from "../../render/charts.ts";
import type { Views } from "../../render/views.ts";
import type { BoardService, BoardShown } from "../../services/boards.ts";
import type { Clock } from "../../services/ports.ts";
import { changesBetween } from "./kiosk-changes.ts";
import { changesOf, type Change } from "./notice-changes.ts";
import { kioskNotice, monthOf } from "./kiosk-notice.ts";
import { askLines, lifeWord, listLine, shortPeriodText, endOfDay } from "./kiosk-words.ts";

export type KioskPages = ReturnType<typeof createKioskPages>;

export type KioskBoard = {
  readonly bundle: Omit<ScreenBundle, "at" | "paired" | "head">;
  readonly docs: ReadonlyMap<string, ScreenDoc>;
  /** Where to ask or object, for the panel 有疑问. */
  readonly ask: readonly { readonly label: string; readonly text: string }[];
};

type Kept = {
  readonly version: string;
  readonly board: Promise<KioskBoard | undefined>;
  /** Lists of the versions before it, the newest first: a screen that holds one of them is told what changed alone. */
  readonly before: Promise<readonly KioskBoard["bundle"][]>;
};

const VERSIONS = 8;

/**
 * The board of a kiosk, rendered once for each unit, audience and board version however many screens ask at once; of
 * older versions the lists alone are kept.
 */
export function createKioskPages({ boards, views, clock }: { boards: BoardService; views: Views; clock: Clock }) {
  const kept = new Map<string, Kept>();
  const keyOf = (unit: UnitCode, caller: Caller): string =>
    `${unit} ${audienceOf(caller, unit) === "public" ? "public" : "village"}`;

  async function belowOf(groups: readonly Unit[]): Promise<string> {
    const versions = await Promise.all(groups.map(({ code }) => boards.version(code)));
    return groups.map(({ code }, at) => `${code} ${versions[at]}`).join();
  }

  /** `below` was taken before reading: a version that is too old is asked for again, one that is too new never. */
  async function render(
    unit: UnitCode,
    caller: Caller,
    { groups, below }: { groups: readonly Unit[]; below: string },
  ): Promise<KioskBoard | undefined> {
    const shown = await boards.board(unit, { caller, medium: "kiosk" });
    if (!shown) return undefined;
    const own = await Promise.all(groups.map(async (group) => ({ group, read: await board(group.code, caller) })));
    const rendered = await Promise.all(
      shown.notices.map(async (notice) => {
        const months = await monthsBefore(notice, caller, shown);
        const doc = docOf(views, notice, { months, changes: await changesIn(notice, caller) });
        return { doc, entry: entryOf(notice, { doc: doc.key, lastDay: shown.lastDays.get(notice.id) }) };
      }),
    );
    return {
      bundle: {
        version: shown.version,
        day: shown.day,
        unit: { code: shown.unit.code, name: shown.unit.name, place: shown.place },
        entries: rendered.map(({ entry }) => entry),
        groups: own.map(({ group, read }) => ({
          code: group.code,
          name: group.name.replace(shown.unit.name, ""),
          entries: read?.bundle.entries ?? [],
        })),
        below,
        maxStaleHours: shown.pack.maxStaleHours,
      },
      ask: askLines(shown.unit.channel),
      docs: new Map([
        ...rendered.map(({ doc }) => [doc.key, doc] as const),
        ...own.flatMap(({ read }) => [...(read?.docs ?? [])]),
      ]),
    };
  }

  /** What a correction changed against the edition before, as far as this caller may see both (PB2). */
  async function changesIn(notice: ShownNotice, caller: Caller): Promise<readonly Change[]> {
    if (notice.edition === 1 || notice.view === null) return [];
    const found = await boards.notice(notice.id, { caller, medium: "kiosk", at: notice.unit });
    return found?.previous ? changesOf(found.previous, notice) : [];
  }

  /** The same item's earlier months: expired tables without personal columns stay whole for this (PB9). */
  async function monthsBefore(notice: ShownNotice, caller: Caller, board: BoardShown): Promise<readonly Month[]> {
    const now = notice.view && monthOf(notice.view, shortPeriodText(notice.reportingPeriod));
    if (!now || notice.reportingPeriod === null || !/^\d{4}-\d\d$/.test(notice.reportingPeriod)) return [];
    const looking = { caller, medium: "kiosk" as const };
    const past = await boards.list(notice.unit, "expired", { ...looking, item: notice.item.id, limit: 14 });
    const same = [...board.notices, ...(past?.items ?? [])].filter(
      ({ item, reportingPeriod, view, life }) =>
        item.id === notice.item.id &&
        view !== null &&
        (life === "expired" || life === "in-force") &&
        (reportingPeriod ?? "") < (notice.reportingPeriod ?? ""),
    );
    const byPeriod = new Map(same.map((each) => [each.reportingPeriod ?? "", each]));
    const before = [...byPeriod]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .slice(-11)
      .flatMap(([period, { view }]) => (view ? (monthOf(view, shortPeriodText(period)) ?? []) : []));
    return [...before, now];
  }

  async function board(unit: UnitCode, caller: Caller): Promise<KioskBoard | undefined> {
    const groups = groupsIn(unit, await boards.units(), clock.today());
    const below = await belowOf(groups);
    const version = `${await boards.version(unit)} ${below}`;
    const key = keyOf(unit, caller);
    const found = kept.get(key);
    if (found?.version === version) return found.board;
    const board = render(unit, caller, { groups, below });
    kept.set(key, { version, board, before: listsOf(found) });
    board.catch(() => kept.delete(key));
    return board;
  }

  return {
    board,
    /** What changed for a screen that holds a version; undefined when it has to take the whole, as where a group's changed. */
    async changes(unit: UnitCode, caller: Caller, held: string) {
      const now = await board(unit, caller);
      const lists = await kept.get(keyOf(unit, caller))?.before;
      const before = lists?.find(({ version }) => version === held);
      return now && before && changesBetween(before, now.bundle);
    },
    /** One notice that need not hang here: what a search found. */
    async notice(id: string, caller: Caller): Promise<{ entry: ScreenEntry; doc: ScreenDoc } | undefined> {
      const found = await boards.notice(id, { caller, medium: "kiosk" });
      if (!found) return undefined;
      const { shown, previous } = found;
      const doc = docOf(views, shown, { months: [], changes: previous ? changesOf(previous, shown) : [] });
      return { doc, entry: unacknowledged(entryOf(shown, { doc: doc.key, lastDay: undefined })) };
    },
    now: () => clock.now(),
  };
}

/** What hangs on no board of this screen is read here and not acknowledged: the evidence of its unit does not know it. */
const unacknowledged = (entry: ScreenEntry): ScreenEntry => ({ ...entry, hash: "", salt: "" });

async function listsOf(kept: Kept | undefined): Promise<Awaited<Kept["before"]>> {
  const last = await kept?.board.catch(() => undefined);
  return [...(last ? [last.bundle] : []), ...((await kept?.before) ?? [])].slice(0, VERSIONS);
}

function docOf(views: Views, notice: ShownNotice, more: Parameters<typeof kioskNotice>[1]): ScreenDoc {
  const view = { notice: kioskNotice(notice, more) };
  const card = views.fragment("screen/card", view);
  const page = views.fragment("screen/page", view);
  return docFrom(card, page);
}

export const docFrom = (card: string, page: string): ScreenDoc => ({
  key: createHash("sha256").update(card).update("\0").update(page).digest("hex").slice(0, 32),
  card,
  page,
});

/** An officer at a screen's page sees what the screen shows: frozen views, never drafts. */
export function entryOf(
  notice: ShownNotice,
  { doc, lastDay }: { doc: string; lastDay: string | undefined },
): ScreenEntry {
  const whole = notice.degree === "whole" && notice.view !== null;
  return {
    notice: notice.id,
    edition: notice.edition,
    hash: whole ? notice.viewHash : "",
    salt: whole && notice.view ? notice.view.salt : "",
    affairs: notice.item.affairs,
    item: notice.item.id,
    number: notice.number ?? "",
    title: notice.title,
    life: notice.life,
    lifeWord: lifeWord(notice),
    line: listLine(notice),
    changedDay: notice.changedDay,
    urgent: isUrgent(notice),
    doc,
    showUntil: lastDay === undefined ? null : endOfDay(lastDay),
    spelled: spell(notice.title)
      .map((syllable) => syllable.trim() || "·")
      .join(" "),
  };
}

/** 紧急: what people must know before they go out (停水、停电). */
export const isUrgent = ({ item, life }: Pick<ShownNotice, "item" | "life">): boolean =>
  item.id === "community-notice" && life === "in-force";
