import type { Entry, verifyLines } from "../../domain/ledger.ts";
import { instantText } from "../words/instants.ts";
import { LEDGER_WORDS } from "../wording/desk.ts";

/** Lines a page. */
export const LEDGER_PAGE = 50;

/** The ledger of a unit as it stands on disk, the last line first. */
export function ledgerPage({
  unit,
  entries,
  total,
  page,
  numberOf,
  nameOf,
  verified,
  mayAudit,
}: {
  unit: string;
  entries: readonly Entry[];
  total: number;
  page: number;
  numberOf: (notice: string) => string;
  nameOf: (officer: string) => string;
  /** The result of following the chain, when it was asked for. */
  verified: ReturnType<typeof verifyLines> | undefined;
  mayAudit: boolean;
}) {
  const last = Math.max(1, Math.ceil(total / LEDGER_PAGE));
  return {
    unit,
    total,
    mayAudit,
    rows: entries.toReversed().map((entry) => ({
      sequence: entry.sequence,
      when: instantText(entry.at),
      what: LEDGER_WORDS[entry.kind],
      notice: "notice" in entry ? entry.notice : "",
      number: "notice" in entry ? numberOf(entry.notice) || entry.notice : "",
      edition: "edition" in entry && entry.edition > 1 ? `第 ${entry.edition} 版` : "",
      by: entry.by.map(nameOf).join("、"),
      hash: entry.hash.slice(0, 16),
    })),
    verdict: verified && verdictOf(verified),
    good: verified !== undefined && verified.broken === undefined,
    pages: last > 1 ? `第 ${page} 页，共 ${last} 页` : "",
    previous: page > 1 ? `?page=${page - 1}` : "",
    next: page < last ? `?page=${page + 1}` : "",
  };
}

function verdictOf({ head, broken }: ReturnType<typeof verifyLines>): string {
  if (broken) return `第 ${broken.sequence} 条对不上，前面 ${head.sequence} 条都对。请管理员从备份恢复，先不要再公布。`;
  return head.sequence === 0
    ? "台账还是空的。"
    : `${head.sequence} 条从头到尾都接得上，没有人动过。最后一条是 ${head.hash.slice(0, 16)}。`;
}
