import { canonical, sha256, type Json } from "./jcs.ts";
import { readLine, type Break, type Head } from "./ledger.ts";
import type { ViewAudience } from "./view.ts";

/**
 * What a screen showed (上屏证据). `shown`: the view with this hash is on the glass, told by the screen from what stands
 * there (SC2); `screen-seen` and `screen-lost`: contact began and ended. No address, no fingerprint.
 */
export type EvidenceEvent =
  | {
      readonly kind: "shown";
      readonly screen: string;
      readonly notice: string;
      readonly edition: number;
      readonly view: string;
      readonly audience: ViewAudience;
    }
  | { readonly kind: "screen-seen" | "screen-lost"; readonly screen: string };

/** A line of a unit's evidence: chained and stored like a ledger line, in a chain of its own (design.md §2). */
export type Evidence = EvidenceEvent & {
  readonly v: 1;
  readonly unit: string;
  readonly sequence: number;
  readonly at: string;
  readonly day: string;
  readonly previous: string;
  readonly hash: string;
};

export function nextEvidence(
  head: Head,
  { unit, at, day, event }: { unit: string; at: string; day: string; event: EvidenceEvent },
): Evidence {
  const body = { ...event, v: 1 as const, unit, sequence: head.sequence + 1, at, day, previous: head.hash };
  return { ...body, hash: sha256(canonical(body as Json)) } as Evidence;
}

export const evidenceLine = (evidence: Evidence): string => canonical(evidence as Json);

/** Reads a line that should continue `head`. */
export function readEvidence(line: string, head: Head, unit: string): { evidence: Evidence } | { broken: Break } {
  const read = readLine(line, head, unit);
  return "broken" in read ? read : { evidence: read.entry as unknown as Evidence };
}
