import { canonical, sha256, type Json } from "./jcs.ts";
import type { CorrectionCause } from "./notice.ts";
import type { NoticePeriod } from "./period.ts";

export type PublicNumber = { readonly year: number; readonly number: number };

/** Hashes of the frozen views of an edition. */
export type ViewHashes = { readonly village: string; readonly public: string };

/**
 * What happened, before it has a place in the chain. Only ids, hashes, days and numbers: no title, content, cell or
 * resident's name, nothing a resident could want forgotten (LG2).
 */
export type LedgerEvent =
  | {
      readonly kind: "published";
      readonly notice: string;
      readonly edition: 1;
      readonly number: PublicNumber;
      readonly item: string;
      readonly reportingPeriod: string | null;
      readonly nil: boolean;
      readonly period: NoticePeriod;
      readonly views: ViewHashes;
      readonly code: string;
    }
  | {
      readonly kind: "corrected";
      readonly notice: string;
      readonly edition: number;
      readonly item: string;
      readonly reportingPeriod: string | null;
      readonly nil: boolean;
      readonly cause: CorrectionCause;
      readonly period: NoticePeriod;
      readonly views: ViewHashes;
      readonly code: string;
    }
  | { readonly kind: "frozen" | "released" | "withdrawn"; readonly notice: string; readonly edition: number }
  | {
      readonly kind: "extended" | "restarted";
      readonly notice: string;
      readonly edition: number;
      readonly period: NoticePeriod;
    }
  | {
      /** A notice of the unit `from` hangs here too, or its next edition does (PB12). */
      readonly kind: "reposted";
      readonly notice: string;
      readonly edition: number;
      readonly from: string;
      readonly item: string;
      readonly reportingPeriod: string | null;
      readonly nil: boolean;
      /** Why this edition follows one that hung here already; null for the first. */
      readonly cause: CorrectionCause | null;
      readonly period: NoticePeriod;
      readonly views: ViewHashes;
      readonly code: string;
    }
  | {
      readonly kind: "erased";
      readonly notice: string;
      readonly edition: number;
      readonly reason: "privacy" | "retention";
    }
  | { readonly kind: "closed"; readonly successor: string }
  | {
      readonly kind: "hung" | "taken-down";
      readonly notice: string;
      readonly edition: number;
      readonly place: string;
      readonly day: string;
    }
  | { readonly kind: "anchor"; readonly evidenceHead: string; readonly day: string }
  | { readonly kind: "objection" | "answer"; readonly notice: string; readonly receipt: string }
  | { readonly kind: "certified"; readonly notice: string; readonly edition: number; readonly certificate: string }
  | { readonly kind: "bound"; readonly year: number; readonly volume: string; readonly hash: string };

export type LedgerKind = LedgerEvent["kind"];

/** Kinds that change what a board shows (LG2); the rest leave its version alone. */
export const CHANGES_BOARD: ReadonlySet<LedgerKind> = new Set<LedgerKind>([
  "published",
  "corrected",
  "frozen",
  "released",
  "withdrawn",
  "extended",
  "restarted",
  "reposted",
  "erased",
  "closed",
]);

/** A ledger line: an event with its place in the chain. `by` are officers' ids, `at` the instant (UTC), `day` that in the village. */
export type Entry = LedgerEvent & {
  readonly v: 1;
  readonly unit: string;
  readonly sequence: number;
  readonly at: string;
  readonly day: string;
  readonly by: readonly string[];
  readonly previous: string;
  readonly hash: string;
};

/** The last line of a chain, or its beginning. */
export type Head = { readonly sequence: number; readonly hash: string; readonly at: string | null };

export const GENESIS: Head = { sequence: 0, hash: "0".repeat(64), at: null };

/** The entry that continues a chain. */
export function nextEntry(
  head: Head,
  { unit, at, day, by, event }: { unit: string; at: string; day: string; by: readonly string[]; event: LedgerEvent },
): Entry {
  const body = { ...event, v: 1 as const, unit, sequence: head.sequence + 1, at, day, by, previous: head.hash };
  return { ...body, hash: sha256(canonical(body as Json)) } as Entry;
}

/** The stored line: JCS text of the entry; its hash is the SHA-256 of the same text without the hash member (LG1). */
export const lineOf = (entry: Entry): string => canonical(entry as Json);

export type Break = {
  readonly sequence: number;
  readonly code: "unreadable" | "not-canonical" | "wrong-hash" | "does-not-follow" | "wrong-unit";
};

/** Reads a line that should continue `head`. */
export function readLine(line: string, head: Head, unit: string): { entry: Entry } | { broken: Break } {
  const sequence = head.sequence + 1;
  let entry: Entry;
  try {
    entry = JSON.parse(line) as Entry;
    if (typeof entry !== "object" || entry === null) return { broken: { sequence, code: "unreadable" } };
    if (canonical(entry as Json) !== line) return { broken: { sequence, code: "not-canonical" } };
  } catch {
    return { broken: { sequence, code: "unreadable" } };
  }
  const { hash, ...body } = entry;
  if (sha256(canonical(body as Json)) !== hash) return { broken: { sequence, code: "wrong-hash" } };
  if (entry.sequence !== sequence || entry.previous !== head.hash)
    return { broken: { sequence, code: "does-not-follow" } };
  if (entry.unit !== unit) return { broken: { sequence, code: "wrong-unit" } };
  return { entry };
}

/** Verifies the lines of a unit from the beginning: the head reached, and the first line that does not follow. */
export function verifyLines(lines: Iterable<string>, unit: string): { head: Head; broken?: Break } {
  let head: Head = GENESIS;
  for (const line of lines) {
    const read = readLine(line, head, unit);
    if ("broken" in read) return { head, broken: read.broken };
    head = headOf(read.entry);
  }
  return { head };
}

export const headOf = ({ sequence, hash, at }: Entry): Head => ({ sequence, hash, at });
