import type { Caller } from "../domain/audience.ts";
import type { Entry, LedgerKind } from "../domain/ledger.ts";
import { PAPERS, type Paper } from "../domain/paper.ts";
import { isForFileOnly } from "../domain/shown.ts";
import type { BoardService, NoticeShown } from "./boards.ts";
import type { Store } from "./ports.ts";

export type SheetService = ReturnType<typeof createSheetService>;

/** What the sheet service asks of print/. */
export interface SheetPrinter {
  print(html: string): Promise<Uint8Array>;
}
export interface KeptSheets {
  get(key: SheetKey): Promise<Buffer | undefined>;
  ensure(key: SheetKey, print: () => Promise<Uint8Array>): Promise<Buffer>;
  drop(edition: string): Promise<void>;
}
export type SheetKey = { readonly edition: string; readonly audience: string; readonly paper: string };

/** The sheet as HTML; which words stand on it is the surface's. */
export type SheetHtml = (parts: {
  found: NoticeShown;
  ledgerHead: string;
  boardCopy: boolean;
  paper: Paper;
  /** Path of the village pass, which changes with the month. */
  passLink: string | undefined;
}) => string;

/** Everybody in the village may read what hangs on its board. */
const villager = (unit: string): Caller => ({ kind: "pass", unit });

/** Entries after which a sheet may hang. */
const RENDERED: ReadonlySet<LedgerKind> = new Set<LedgerKind>(["published", "corrected", "reposted", "released"]);

/** Sheets are rendered at publication and kept by edition, audience and paper, so that printing is instant (design.md §7). */
export function createSheetService({
  boards,
  store,
  printer,
  kept,
  html,
  passLink,
  log,
}: {
  boards: BoardService;
  store: Store;
  printer: SheetPrinter;
  kept: KeptSheets;
  html: SheetHtml;
  passLink: (unit: string) => Promise<string | undefined>;
  log: (error: unknown) => void;
}) {
  type Copy = { readonly name: "board" | "web"; readonly passLink: string | undefined };

  /** What hangs in the village carries this month's village pass; what goes home does not. */
  const boardCopyOf = async (unit: string): Promise<Copy> => ({ name: "board", passLink: await passLink(unit) });
  const WEB: Copy = { name: "web", passLink: undefined };

  const keyOf = ({ shown }: NoticeShown, copy: Copy, paper: Paper): SheetKey => ({
    edition: `${shown.id}-${shown.edition}`,
    audience: `${copy.name}-${shown.from ? `${shown.unit}-` : ""}${shown.viewHash}-${shown.degree}-${isForFileOnly(shown) ? "file-" : ""}${copy.passLink ?? ""}`,
    paper,
  });

  /** The copy of a paper: what hangs, and for the file (A4) also a list that hangs no more (PB9). */
  async function onPaper(id: string, unit: string, paper: Paper): Promise<NoticeShown | undefined> {
    const medium = paper === "A4" ? "file" : "sheet";
    const found = await boards.notice(id, { caller: villager(unit), medium, at: unit });
    return found?.shown.degree === "whole" ? found : undefined;
  }

  async function sheet(found: NoticeShown, copy: Copy, paper: Paper): Promise<Buffer> {
    return kept.ensure(keyOf(found, copy, paper), async () => {
      const { hash } = await store.ledgers.head(found.unit.code);
      return printer.print(
        html({ found, ledgerHead: hash, boardCopy: copy.name === "board", paper, passLink: copy.passLink }),
      );
    });
  }

  let stopped = false;

  const onBoard = (id: string, unit: string) =>
    boards.notice(id, { caller: villager(unit), medium: "sheet", at: unit });

  async function renderAhead(entry: Entry): Promise<void> {
    if (entry.kind === "corrected" && entry.cause === "privacy") {
      for (let ordinal = 1; ordinal < entry.edition; ordinal += 1) await kept.drop(`${entry.notice}-${ordinal}`);
    }
    if (!RENDERED.has(entry.kind) || !("notice" in entry)) return;
    const found = await onBoard(entry.notice, entry.unit);
    if (found?.shown.degree === "whole") await bothPapers(found);
  }

  /** The file's copy first: it is asked for more often. */
  async function bothPapers(found: NoticeShown): Promise<void> {
    const copy = await boardCopyOf(found.unit.code);
    for (const paper of PAPERS) await sheet(found, copy, paper);
  }

  return {
    /** Called for each entry once it is on disk; nobody who publishes waits for it. */
    onEntry(entry: Entry): void {
      renderAhead(entry).catch((error) => stopped || log(error));
    },

    /** Renders the sheets of a unit's board as it stands, one after the other: for a demo that was made before printing began. */
    async makeReady(unit: string): Promise<void> {
      const board = await boards.board(unit, { caller: villager(unit), medium: "sheet" });
      for (const { id, degree } of board?.notices ?? []) {
        const found = stopped || degree !== "whole" ? undefined : await onBoard(id, unit);
        if (found) await bothPapers(found).catch((error) => stopped || log(error));
      }
    },

    stop(): void {
      stopped = true;
    },

    /**
     * The board copy (as villagers may see it) for the officer who prints it. Undefined where none may be: frozen,
     * withdrawn, an item that does not go on paper, and on A3, which hangs, a list of persons after its end.
     */
    async boardCopy(id: string, unit: string, paper: Paper): Promise<{ pdf: Buffer; found: NoticeShown } | undefined> {
      const found = await onPaper(id, unit, paper);
      return found && { pdf: await sheet(found, await boardCopyOf(unit), paper), found };
    },

    /** The notice as its board copy shows it; undefined where none may be. */
    onPaper,

    /** The 网络版 for whoever asks, as that caller's audience may see it. */
    async webCopy(id: string, caller: Caller, paper: Paper): Promise<{ pdf: Buffer; found: NoticeShown } | undefined> {
      const found = await boards.notice(id, { caller, medium: "web" });
      return found?.shown.degree === "whole" ? { pdf: await sheet(found, WEB, paper), found } : undefined;
    },

    isReady: async (id: string, unit: string, paper: Paper): Promise<boolean> => {
      const found = await onBoard(id, unit);
      return found !== undefined && (await kept.get(keyOf(found, await boardCopyOf(unit), paper))) !== undefined;
    },
  };
}
