import { CHANGES_BOARD, GENESIS, headOf, type Entry, type Head, type PublicNumber, type ViewHashes } from "./ledger.ts";
import type { CorrectionCause } from "./notice.ts";
import type { NoticePeriod } from "./period.ts";

/** What the ledger says of one notice. */
export type NoticeState = {
  readonly notice: string;
  readonly item: string;
  readonly number: PublicNumber | null;
  readonly reportingPeriod: string | null;
  readonly nil: boolean;
  readonly edition: number;
  readonly standing: "live" | "frozen" | "withdrawn";
  /** Who froze it; the release needs somebody else (PB7). */
  readonly frozenBy: readonly string[];
  readonly period: NoticePeriod;
  readonly views: ViewHashes;
  readonly code: string;
  readonly cause: CorrectionCause | null;
  /** Editions whose bodies are served nowhere: superseded for privacy, or erased (PB2, LG2). */
  readonly hiddenEditions: readonly number[];
  /** Day of the first entry about it in this ledger. */
  readonly firstDay: string;
  /** Day and sequence of the entry that last changed it. */
  readonly changedDay: string;
  readonly changedBy: number;
  /** Set for a township's notice reposted here (PB12): the unit whose ledger holds it. */
  readonly from?: string;
};

/**
 * A unit's ledger folded entry by entry (ST2): the work an entry costs does not grow with the ledger. Derived from the
 * lines alone and never stored as truth.
 */
export type LedgerState = {
  head: Head;
  /** Sequence of the last entry that changed the board. */
  boardSequence: number;
  readonly notices: Map<string, NoticeState>;
  /** Notice ids in order of first publication. */
  readonly order: string[];
  /** Notices that may still be within their period; `settle` drops those whose end has passed. */
  readonly open: Set<string>;
  readonly lastNumbers: Map<number, number>;
  readonly codes: Map<string, { readonly notice: string; readonly edition: number }>;
  /** Per item its notices by reporting period: each replaces the earlier ones while it hangs (PB9). */
  readonly seriesOfItem: Map<string, string[]>;
  closedFor?: string;
};

export const emptyState = (): LedgerState => ({
  head: GENESIS,
  boardSequence: 0,
  notices: new Map(),
  order: [],
  open: new Set(),
  lastNumbers: new Map(),
  codes: new Map(),
  seriesOfItem: new Map(),
});

/** Takes the next entry in. */
export function foldEntry(state: LedgerState, entry: Entry): void {
  state.head = headOf(entry);
  if (!CHANGES_BOARD.has(entry.kind)) return;
  state.boardSequence = entry.sequence;
  switch (entry.kind) {
    case "published":
      state.lastNumbers.set(entry.number.year, entry.number.number);
      begin(state, entry, { ...fresh(entry), number: entry.number, code: entry.code, nil: entry.nil });
      state.codes.set(entry.code, { notice: entry.notice, edition: 1 });
      break;
    case "reposted":
      if (state.notices.has(entry.notice)) renew(state, entry);
      else begin(state, entry, { ...fresh(entry), from: entry.from, code: entry.code, nil: entry.nil });
      state.codes.set(entry.code, { notice: entry.notice, edition: entry.edition });
      break;
    case "corrected":
      renew(state, entry);
      state.codes.set(entry.code, { notice: entry.notice, edition: entry.edition });
      break;
    case "frozen":
      change(state, entry, () => ({ standing: "frozen", frozenBy: entry.by }));
      break;
    case "released":
      change(state, entry, () => ({ standing: "live", frozenBy: [] }));
      break;
    case "withdrawn":
      change(state, entry, () => ({ standing: "withdrawn" }));
      break;
    case "extended":
    case "restarted":
      change(state, entry, () => ({ period: entry.period }));
      break;
    case "erased":
      change(state, entry, (notice) => ({ hiddenEditions: [...new Set([...notice.hiddenEditions, entry.edition])] }));
      break;
    case "closed":
      state.closedFor = entry.successor;
      break;
  }
}

type Beginning = Pick<NoticeState, "notice" | "item" | "reportingPeriod" | "period" | "views" | "edition">;

const fresh = (from: Beginning) => ({
  notice: from.notice,
  item: from.item,
  number: null,
  reportingPeriod: from.reportingPeriod,
  nil: false,
  edition: from.edition,
  standing: "live" as const,
  frozenBy: [],
  period: from.period,
  views: from.views,
  code: "",
  cause: null,
  hiddenEditions: [],
});

function begin(
  state: LedgerState,
  { day, sequence }: Entry,
  notice: Omit<NoticeState, "firstDay" | "changedDay" | "changedBy">,
) {
  state.notices.set(notice.notice, { ...notice, firstDay: day, changedDay: day, changedBy: sequence });
  state.order.push(notice.notice);
  state.open.add(notice.notice);
  const series = state.seriesOfItem.get(notice.item) ?? [];
  const periodAt = (at: number): string => state.notices.get(series[at] ?? "")?.reportingPeriod ?? "";
  let at = series.length;
  while (at > 0 && periodAt(at - 1) > (notice.reportingPeriod ?? "")) at -= 1;
  series.splice(at, 0, notice.notice);
  state.seriesOfItem.set(notice.item, series);
}

/** The next edition takes the place of the one before: a correction, or the repost of one (PB2, PB12). */
const renew = (state: LedgerState, entry: Extract<Entry, { kind: "corrected" | "reposted" }>): void =>
  change(state, entry, (notice) => ({
    edition: entry.edition,
    cause: entry.cause,
    period: entry.period,
    views: entry.views,
    code: entry.code,
    nil: entry.nil,
    reportingPeriod: entry.reportingPeriod,
    standing: "live",
    frozenBy: [],
    hiddenEditions: entry.cause === "privacy" ? upTo(entry.edition - 1) : notice.hiddenEditions,
  }));

function change(
  state: LedgerState,
  { day, sequence, notice: id }: Entry & { notice: string },
  how: (notice: NoticeState) => Partial<NoticeState>,
) {
  const notice = state.notices.get(id);
  if (!notice) return;
  state.notices.set(id, { ...notice, ...how(notice), changedDay: day, changedBy: sequence });
  state.open.add(id);
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
