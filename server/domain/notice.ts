import type { BodyKind, Medium, Scope } from "./catalog.ts";
import type { Part } from "./officer.ts";
import type { TableDraft } from "./tables/table.ts";
import type { UnitCode } from "./unit.ts";
import type { View, ViewAudience } from "./view.ts";

/** The six elements (六要素) that every notice carries, with their official names, in the order they are printed. */
export const ELEMENTS = {
  issuedOn: "时间",
  issuingBody: "公布单位",
  subject: "公开事项",
  content: "内容",
  publishedBy: "公布人",
  reviewedBy: "审核人",
} as const;
export type ElementKey = keyof typeof ELEMENTS;
export type Elements = Readonly<Record<ElementKey, string>>;

/** How long a notice hangs, as asked for; counted into days by period.ts. Null: as the catalog item has it. */
export type PeriodChoice = { readonly days: number; readonly unit: "natural" | "working" } | "replaced" | null;

/** Confidentiality review (保密审查): the attribute proposed by the author with its reason (GIR art. 17; domain.md §6.1). */
export type Confidentiality = {
  readonly attribute: "proactive" | "on-request" | "withheld";
  readonly reason: string;
};

/** The author's answer to a finding that asked; stays in the trail and, where it concerns figures, on the notice (PB6). */
export type Answer = {
  readonly code: string;
  readonly table?: number;
  readonly row?: number;
  readonly column?: string;
  readonly text: string;
};

/** What an author writes. 时间, 公布人 and 审核人 are not here: they come from the trail (PB4). */
export type Draft = {
  readonly title: string;
  /** Paragraphs separated by line breaks. */
  readonly content: string;
  readonly issuingBody: BodyKind;
  readonly reportingPeriod: string | null;
  /** For items on occurrence: the day of the event from which the deadline counts. */
  readonly eventDay: string | null;
  readonly noticePeriod: PeriodChoice;
  readonly tables: readonly TableDraft[];
  readonly answers: readonly Answer[];
  /** Nothing to report (零报告): a notice like any other (PB10). */
  readonly nilReturn: boolean;
  readonly confidentiality: Confidentiality;
  readonly scope: Scope;
  /** Media given up for this notice; never more than the item's. */
  readonly withoutMedia: readonly Medium[];
  /** Villages that are to hang a township's notice (PB12); left out or null: as the catalog item has it. */
  readonly hangIn?: readonly UnitCode[] | null;
};

/** Why a published notice is corrected (PB2): the period runs on, starts again, or the old bodies go everywhere. */
export type CorrectionCause = "clerical" | "objection" | "privacy";

export type ActionType =
  | "create"
  | "submit"
  | "recall"
  | "approve"
  | "return"
  | "publish"
  | "schedule"
  | "unschedule"
  | "freeze"
  | "release"
  | "withdraw"
  | "correct"
  | "discard";

/** One line of the trail (留痕): who did what, in which part, when; never edited. */
export type Step = {
  readonly type: ActionType;
  readonly by: string;
  readonly part: Part;
  readonly at: string;
  /** Id of the stage of the review chain that was decided. */
  readonly stage?: string;
  readonly reason?: string;
  readonly cause?: CorrectionCause;
  /** Instant for which publication was set. */
  readonly publishAt?: string;
  /** Findings that stood as answered warnings at submission. */
  readonly answers?: readonly Answer[];
};

export type CopyStatus =
  | { readonly name: "draft" }
  | { readonly name: "returned"; readonly reason: string; readonly by: string }
  /** `stage` is the index in the review chain, the author's own stage being 0. */
  | { readonly name: "in-review"; readonly stage: number }
  | { readonly name: "approved" }
  | { readonly name: "scheduled"; readonly at: string; readonly by: string; readonly part: Part };

/** What is being worked on: the next edition before it is published. Read by no public surface (PB1). */
export type WorkingCopy = {
  readonly draft: Draft;
  readonly status: CopyStatus;
  readonly trail: readonly Step[];
  /** Everybody who wrote on it; none of them may review it. */
  readonly authors: readonly string[];
  /** What stood in it when it was last returned, so that the next reviewer sees what became of it. */
  readonly returnedDraft?: Draft;
  /** Set when this copy corrects a published notice. */
  readonly correction?: { readonly cause: CorrectionCause; readonly reason: string };
};

/** An edition never changes (PB2). It exists for the public exactly when the ledger names it (PB1, LG3). */
export type Edition = {
  readonly ordinal: number;
  readonly draft: Draft;
  readonly trail: readonly Step[];
  readonly authors: readonly string[];
  readonly correction?: { readonly cause: CorrectionCause; readonly reason: string };
  readonly issuingBodyName: string;
  /** Names as they were on the day, for elements: id, name, part. */
  readonly publishedBy: Signature;
  readonly reviewedBy: readonly Signature[];
  readonly views: Readonly<Record<ViewAudience, View>>;
  /** True when the bodies were destroyed (privacy, retention): views and draft are blank, hashes stay in the ledger. */
  readonly erased?: boolean;
};

export type Signature = { readonly id: string; readonly name: string; readonly part: Part };

/** Freeze, release or withdrawal, with its reason; counts only with the ledger line it names (LG3). */
export type NoticeAct = {
  readonly type: "freeze" | "release" | "withdraw";
  readonly by: Signature;
  readonly at: string;
  readonly reason: string;
  /** Sequence of its ledger line. */
  readonly sequence: number;
};

/** The record through all its life. Number, published, period and board state are not here but in the ledger. */
export type Notice = {
  readonly v: 1;
  /** `yyyymm-` and 10 random base32 characters; no unit inside. */
  readonly id: string;
  readonly unit: UnitCode;
  readonly item: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly editions: readonly Edition[];
  readonly workingCopy: WorkingCopy | null;
  readonly acts: readonly NoticeAct[];
  /** Counts saves; a save names the version it read. */
  readonly version: number;
};

export const NOTICE_ID = /^\d{6}-[0-9a-hjkmnp-tv-z]{10}$/;
