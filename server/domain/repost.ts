import type { CatalogItem, Medium } from "./catalog.ts";
import type { NoticeState } from "./fold.ts";
import type { CorrectionCause, Draft } from "./notice.ts";
import type { Part } from "./officer.ts";
import { refuse, type Result, ok } from "./result.ts";
import { isBelow, levelOf, type UnitCode } from "./unit.ts";

/**
 * A township's (county's) notice hangs in villages too, and lives in the township's ledger (PB12). Each village says in
 * its own ledger since when and for how long; what becomes of the notice itself, the township's ledger says first.
 */
type Asked = {
  readonly from: UnitCode;
  readonly item: Pick<CatalogItem, "repostedBy">;
  readonly draft: Pick<Draft, "hangIn" | "scope">;
};

/** Whether a village is to hang it: named by the notice itself, or else every village where the catalog has it hung again. */
export function isAsked(village: UnitCode, { from, item, draft }: Asked): boolean {
  if (levelOf(village) !== "village" || !isBelow(village, from)) return false;
  if (draft.scope === "party") return false;
  return draft.hangIn ? draft.hangIn.includes(village) : item.repostedBy !== undefined;
}

const MAY_HANG: readonly Part[] = ["author", "approver"];

export type RepostRefusal = {
  readonly code: "not-found" | "hanging-not-yours" | "hangs-already" | "not-to-be-hung-now";
};

/** Whether an officer may hang a notice in a village now; answers the edition to hang. */
export function decideRepost({
  asked,
  parts,
  origin,
  here,
}: {
  asked: boolean;
  /** What the officer is in the village. */
  parts: readonly Part[];
  /** What the ledger it lives in says of it, and what the village's own does. */
  origin: NoticeState | undefined;
  here: NoticeState | undefined;
}): Result<number, RepostRefusal> {
  if (!origin || !asked) return refuse({ code: "not-found" });
  if (!parts.some((part) => MAY_HANG.includes(part))) return refuse({ code: "hanging-not-yours" });
  if (origin.standing !== "live") return refuse({ code: "not-to-be-hung-now" });
  return here ? refuse({ code: "hangs-already" }) : ok(origin.edition);
}

const STRICTNESS = { live: 0, frozen: 1, withdrawn: 2 } as const;

/**
 * A reposted notice as both ledgers together have it: of the two standings the stricter, of what is hidden everything.
 * So nothing that the township took back is served by a village that has not been told yet. An origin that cannot be
 * read counts as frozen.
 */
export function together(here: NoticeState, origin: NoticeState | undefined): NoticeState {
  const from: Pick<NoticeState, "standing" | "number" | "hiddenEditions"> = origin ?? {
    standing: "frozen",
    number: null,
    hiddenEditions: [],
  };
  return {
    ...here,
    number: from.number,
    standing: STRICTNESS[from.standing] > STRICTNESS[here.standing] ? from.standing : here.standing,
    hiddenEditions: [...new Set([...here.hiddenEditions, ...from.hiddenEditions])],
  };
}

/** The line a village's ledger still lacks to say what the township's says. */
export type FollowUp =
  | { readonly kind: "frozen" | "released" | "withdrawn" }
  /** The next edition hangs; `restarts`: for a new period, because an objection was right (PB2). */
  | { readonly kind: "reposted"; readonly cause: CorrectionCause; readonly restarts: boolean };

/**
 * What a village has to append next to be in step; undefined when it is. Follows from the two states alone, so that it can
 * be asked again after a crash and nothing is said twice.
 */
export function followUp(here: NoticeState, origin: NoticeState | undefined): FollowUp | undefined {
  if (!origin || here.standing === "withdrawn") return undefined;
  if (origin.standing === "withdrawn") return { kind: "withdrawn" };
  if (origin.edition > here.edition) {
    const hidden = origin.hiddenEditions.includes(here.edition);
    return {
      kind: "reposted",
      cause: hidden ? "privacy" : (origin.cause ?? "clerical"),
      restarts: origin.cause === "objection",
    };
  }
  if (origin.standing === here.standing) return undefined;
  return { kind: origin.standing === "frozen" ? "frozen" : "released" };
}

/** Where a reposted notice comes from, for the gate of shown.ts. */
export type Origin = {
  readonly unit: { readonly code: UnitCode; readonly name: string };
  /** Day of the entry in the ledger where it lives: 时间 among the six elements. */
  readonly issuedDay: string;
  /** Media that unit gave up for the item; the village may narrow further (PB11). */
  readonly narrowed: readonly Medium[];
};
