import type { Evidence, EvidenceEvent } from "../domain/evidence.ts";
import type { Head } from "../domain/ledger.ts";
import type { UnitCode } from "../domain/unit.ts";

/** What screens showed, per unit. Written in batches: nobody who publishes waits for it. */
export interface EvidenceLog {
  /** Takes an event in; it is on disk within a second. A disk that refuses is reported as damage, not thrown. */
  record(unit: UnitCode, seen: { at: string; day: string; event: EvidenceEvent }): void;
  /** Resolves when all that was recorded is on disk. Throws DiskRefused or UnitStopped. */
  flush(): Promise<void>;
  /** The last line on disk, for the daily anchor in the ledger. */
  head(unit: UnitCode): Promise<Head>;
  entries(unit: UnitCode, range: { after: number; limit: number }): Promise<readonly Evidence[]>;
}

/** One write through desk or API (写操作审计): who did what to what, and how it ended; never what was in it. */
export type AuditLine = {
  readonly at: string;
  readonly officer: string | null;
  readonly action: string;
  readonly unit: UnitCode | null;
  readonly notice: string | null;
  /** "ok" or the code of the refusal. */
  readonly result: string;
};

export interface Audit {
  /** Takes a line in; it is on disk within a second. */
  append(line: AuditLine): void;
  /** The newest lines first; `next` names the following page. */
  page(range: { before?: number; limit: number }): Promise<{ items: readonly AuditLine[]; next: number | null }>;
  flush(): Promise<void>;
}

/** The HMAC of an identity or account cell that was dropped at intake, and where it stood (AU3). */
export type IdentityMark = {
  readonly table: number;
  readonly row: number;
  readonly column: string;
  readonly mark: string;
};

/** Kept apart from notices: in no edition, hash, ledger or export. */
export interface Identities {
  of(unit: UnitCode, notice: string): Promise<readonly IdentityMark[]>;
  /** On disk when it resolves; an empty list removes them. */
  put(unit: UnitCode, notice: string, marks: readonly IdentityMark[]): Promise<void>;
}

/** An officer's session. Kept under the hash of its token; the token itself is nowhere. */
export type Session = {
  readonly officer: string;
  readonly begunAt: string;
  /** Instant (UTC) from which it is worth nothing. */
  readonly endsAt: string;
};
