import type { Officer } from "../domain/officer.ts";
import type { Entry, Head, LedgerEvent } from "../domain/ledger.ts";
import type { LedgerState } from "../domain/fold.ts";
import type { Notice } from "../domain/notice.ts";
import type { Screen } from "../domain/screen.ts";
import type { Unit, UnitCode } from "../domain/unit.ts";
import type { Audit, EvidenceLog, Identities, Session } from "./record-ports.ts";

export interface Clock {
  /** This instant, ISO 8601 in UTC. */
  now(): string;
  /** The calendar day it is in the village (YYYY-MM-DD, Asia/Shanghai). */
  today(): string;
}

/** Thrown when a save names a version, or an append a head, that is no longer the last. */
export class Stale extends Error {
  override readonly name = "Stale";
}

/** Thrown when a unit's files cannot be trusted: that unit alone stops writing; reads come from the last good copy (ST3). */
export class UnitStopped extends Error {
  override readonly name = "UnitStopped";
}

/** Thrown when the disk refuses (full, read-only); nothing was changed. */
export class DiskRefused extends Error {
  override readonly name = "DiskRefused";
}

/** A line of the list of notices that are being worked on or were published, without bodies. */
export type NoticeRow = {
  readonly id: string;
  readonly unit: UnitCode;
  readonly item: string;
  readonly title: string;
  readonly reportingPeriod: string | null;
  readonly eventDay: string | null;
  readonly version: number;
  readonly savedAt: string;
  /** Status name of the working copy, or null when there is none. */
  readonly copy: string | null;
  readonly stage: number | null;
  readonly publishAt: string | null;
  readonly correction: boolean;
  readonly createdBy: string;
  readonly editions: number;
};

/** Per-unit ledgers (ST2). */
export interface Ledgers {
  head(unit: UnitCode): Promise<Head>;
  entries(unit: UnitCode, range: { after: number; limit: number }): Promise<readonly Entry[]>;
  /** The folded ledger; its maps change with the next entry, so nothing is kept of them across an await. */
  state(unit: UnitCode): Promise<LedgerState>;
  /** On disk when it resolves, and only then heard of (LG3). Throws Stale when `expect` is not the head's sequence. */
  append(
    unit: UnitCode,
    write: { expect: number; at: string; day: string; by: readonly string[]; event: LedgerEvent },
  ): Promise<Entry>;
  /** Calls `listener`, which must not throw, after an entry is on disk. Returns the way to stop. */
  onAppend(listener: (entry: Entry) => void): () => void;
}

export interface Notices {
  /** The notice as the ledger confirms it: an edition or act without its line is a working copy, or undone (LG3). */
  find(id: string): Promise<Notice | undefined>;
  /** One atomic replace. Throws Stale unless `notice.version` is the stored one; returns it with the next version. */
  save(notice: Notice): Promise<Notice>;
  rows(unit: UnitCode): Promise<readonly NoticeRow[]>;
  /** Rows of all units whose copy is scheduled. */
  scheduled(): Promise<readonly NoticeRow[]>;
  /** The unit of a notice, from the index alone. */
  unitOf(id: string): Promise<UnitCode | undefined>;
}

export interface Store {
  readonly ledgers: Ledgers;
  readonly notices: Notices;
  /**
   * Runs `work` alone for a unit: nobody else publishes there meanwhile. Publication is `notices.save` then
   * `ledgers.append` inside it: one atomic replace, one append with fsync, which is the commit (LG3).
   */
  inTurn<T>(unit: UnitCode, work: () => Promise<T>): Promise<T>;
  readonly units: Records<Unit>;
  readonly officers: Records<Officer>;
  readonly screens: Records<Screen>;
  /** By the hash of the token. */
  readonly sessions: Records<Session>;
  readonly identities: Identities;
  readonly evidence: EvidenceLog;
  readonly audit: Audit;
  /** What is wrong with the files, found at start or since; named for the desk. */
  damage(): readonly Damage[];
  close(): Promise<void>;
}

export type Damage = {
  readonly unit: UnitCode | null;
  readonly file: string;
  readonly code: string;
  readonly line?: number;
};

/** A small set of records kept whole in one file. */
export interface Records<T> {
  all(): Promise<readonly T[]>;
  get(key: string): Promise<T | undefined>;
  /** On disk when it resolves. `change` gets the record as stored (undefined when new) and may return it unchanged. */
  put(key: string, change: (found: T | undefined) => T): Promise<T>;
  remove(key: string): Promise<void>;
}
