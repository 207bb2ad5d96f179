import type { ShownNotice } from "../../domain/shown.ts";
import type { Unit, UnitCode } from "../../domain/unit.ts";
import type { ScreenBundle, ScreenDoc } from "../../push/events.ts";
import type { Views } from "../../render/views.ts";
import type { BoardService, BoardShown, Looking } from "../../services/boards.ts";
import { docFrom, entryOf } from "./kiosk.ts";
import { askLines } from "./kiosk-words.ts";
import { changesOf, type Change } from "./notice-changes.ts";
import { tvNotice, type TvNotice } from "./tv-notice.ts";
import { tvRow } from "./tv-row.ts";

export type TvPages = ReturnType<typeof createTvPages>;

export type TvBoard = {
  readonly shown: BoardShown;
  readonly bundle: Omit<ScreenBundle, "at" | "paired" | "head">;
  readonly docs: ReadonlyMap<string, ScreenDoc>;
};

/** Whoever holds the remote: a television is public for everybody (AU1), and shows what items allow on it (PB11). */
const LOOKING: Looking = { caller: { kind: "anyone" }, medium: "tv" };

export const tvBase = (unit: UnitCode): string => `/tv/${unit}`;

/** The boards of televisions, rendered once for each unit and board version however many ask at once. */
export function createTvPages({ boards, views }: { boards: BoardService; views: Views }) {
  const kept = new Map<string, { version: string; board: Promise<TvBoard | undefined> }>();

  async function changesIn(notice: ShownNotice): Promise<readonly Change[]> {
    if (notice.edition === 1 || notice.view === null) return [];
    const found = await boards.notice(notice.id, { ...LOOKING, at: notice.unit });
    return found?.previous ? changesOf(found.previous, notice) : [];
  }

  const modelOf = async (notice: ShownNotice, unit: Unit, day: string): Promise<TvNotice> =>
    tvNotice(notice, { changes: await changesIn(notice), ask: askLines(unit.channel), day });

  /** Documents for a screen's own cache carry no day: it knows its own. */
  async function render(unit: UnitCode): Promise<TvBoard | undefined> {
    const shown = await boards.board(unit, LOOKING);
    if (!shown) return undefined;
    const base = tvBase(unit);
    const rendered = await Promise.all(
      shown.notices.map(async (notice) => {
        const row = views.fragment("screen/tv-row", { row: tvRow(notice, { base, day: "" }) });
        const page = views.fragment("screen/tv-notice", { notice: await modelOf(notice, shown.unit, ""), base });
        const doc = docFrom(row, page);
        return { doc, entry: entryOf(notice, { doc: doc.key, lastDay: shown.lastDays.get(notice.id) }) };
      }),
    );
    return {
      shown,
      bundle: {
        version: shown.version,
        day: shown.day,
        unit: { code: shown.unit.code, name: shown.unit.name, place: shown.place },
        entries: rendered.map(({ entry }) => entry),
        maxStaleHours: shown.pack.maxStaleHours,
      },
      docs: new Map(rendered.map(({ doc }) => [doc.key, doc])),
    };
  }

  return {
    async board(unit: UnitCode): Promise<TvBoard | undefined> {
      const version = await boards.version(unit);
      const found = kept.get(unit);
      if (found?.version === version) return found.board;
      const board = render(unit);
      kept.set(unit, { version, board });
      board.catch(() => kept.delete(unit));
      return board;
    },

    /** One notice with its day, of the board or of those that hung there before. */
    async notice({ shown }: TvBoard, id: string): Promise<TvNotice | undefined> {
      const hangs = shown.notices.find((notice) => notice.id === id);
      const found = hangs ?? (await boards.pick(shown.unit.code, id, LOOKING));
      return found && modelOf(found, shown.unit, shown.day);
    },

    head: boards.head,
    looking: LOOKING,
  };
}
