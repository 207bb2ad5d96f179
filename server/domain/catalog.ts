/** The three affairs (三务) a disclosure item belongs to: official name, and the character of its mark on every medium. */
export const AFFAIRS = {
  party: { name: "党务", mark: "党" },
  village: { name: "村务", mark: "村" },
  finance: { name: "财务", mark: "财" },
} as const;
export type Affairs = keyof typeof AFFAIRS;
export const AFFAIRS_KEYS = Object.keys(AFFAIRS) as readonly Affairs[];

/** What a notice can hang on (载体). domain.md §2: B sheet, S kiosk, T tv, W web and feed, H slip, R voice, G meeting. */
export const MEDIA = ["sheet", "kiosk", "tv", "web", "feed", "slip", "voice", "meeting"] as const;
export type Medium = (typeof MEDIA)[number];

/** For whom an item is disclosed (公开范围). `party` never leaves the desk and the meeting (PB11). */
export const SCOPES = ["public", "villagers", "members", "party"] as const;
export type Scope = (typeof SCOPES)[number];

/** Kinds of body that may publish (公开主体). */
export const BODY_KINDS = [
  "party-branch",
  "villagers-committee",
  "supervision-committee",
  "collective",
  "election-committee",
  "township-government",
  "county-government",
  "villagers-group",
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** How often an item is owed (公开频次). */
export const PERIOD_CYCLES = ["monthly", "quarterly", "half-yearly", "yearly"] as const;
export type PeriodCycle = (typeof PERIOD_CYCLES)[number];
export const CYCLES = [...PERIOD_CYCLES, "on-occurrence", "standing"] as const;
export type Cycle = (typeof CYCLES)[number];

/** Natural days, or working days by the State Council calendar. */
export const DAY_UNITS = ["natural", "working"] as const;
export type DayUnit = (typeof DAY_UNITS)[number];

/**
 * Where an item rests in law. `article` counts in `version` only, and is null where it was not read; `label` says in a
 * few words what the article is about, so that the law can be cited without a number.
 */
export type LawReference = {
  readonly law: string;
  readonly version: string | null;
  readonly article: string | null;
  readonly label: string;
};

/**
 * Owed for a reporting period: on day `day` of month `month`, counted from the end of the period when it reports an `ended`
 * one (1 = the next month), from its beginning when it plans a `running` one (1 = its first month). Both left out: the
 * rule pack's.
 */
export type PeriodDue = {
  readonly kind: "period";
  readonly cycle: PeriodCycle;
  readonly reports: "ended" | "running";
  readonly month?: number;
  readonly day?: number;
  readonly source: string;
};

/** Owed so many days after (before) an event, a kebab-case code such as "decision"; days left out: the pack's "随时". */
export type EventDue = {
  readonly kind: "event";
  readonly cycle: Cycle;
  readonly event: string;
  readonly direction: "after" | "before";
  readonly days?: number;
  readonly unit?: DayUnit;
  readonly source: string;
};

export type DueRule = PeriodDue | EventDue;

/**
 * How long a notice hangs (公示期). `replaced`: until that of the next reporting period hangs, but never under `minDays`.
 * `author`: until an event whose day the author states (acceptance, the end of an event, as approved).
 */
export type Posting =
  | { readonly until: "days"; readonly days: number; readonly unit: DayUnit }
  | { readonly until: "replaced"; readonly minDays: number; readonly unit: DayUnit }
  | { readonly until: "author"; readonly event: string; readonly minDays: number; readonly unit: DayUnit };

/** `notice` 公示 invites objection within a period; `announcement` 公告 tells; `issue` 公布 makes figures known. */
export const WORDINGS = ["notice", "announcement", "issue"] as const;
export type Wording = (typeof WORDINGS)[number];

/** A row of the standard catalog (标准目录): law carried as data, never a module. */
export type CatalogItem = {
  readonly id: string;
  readonly name: string;
  /** For narrow places; `name` when absent. */
  readonly shortName?: string;
  readonly affairs: Affairs;
  readonly basis: readonly LawReference[];
  readonly contentElements: readonly string[];
  /** What must not stand in it, in the words of a column head. */
  readonly mustNotContain?: readonly string[];
  /** Who may publish, first = usual. */
  readonly bodies: readonly BodyKind[];
  /** The body that hangs it again in the village when another one publishes (PB12). */
  readonly repostedBy?: BodyKind;
  readonly cycles: readonly Cycle[];
  /** Deadlines that differ from the rule pack's for the cycle. */
  readonly due: readonly DueRule[];
  readonly posting: Posting;
  /** Other periods the author may choose, each with its name. */
  readonly otherPostings?: readonly { readonly label: string; readonly posting: Posting }[];
  readonly media: readonly Medium[];
  /** First = default; more than one: the author chooses. */
  readonly scopes: readonly Scope[];
  /** Kind of typed table (domain.md §3); null: text, or a plain table. */
  readonly table: string | null;
  /** The township reviews it too, whatever the rule pack says. */
  readonly townshipReview: boolean;
  readonly confidentialityReview: boolean;
  /** Owed even when there is nothing to report (零报告, PB10). */
  readonly nilReturn: boolean;
  readonly wording: Wording;
  /** Number among the county's twelve key matters, where the county report names it. */
  readonly keyMatter?: number;
  readonly note?: string;
};

/** The catalog by id, in the order in which it is printed. A map, so that no inherited name is ever an item. */
export type Catalog = ReadonlyMap<string, CatalogItem>;

/** Version of each law that is in force, by full name; null where its article numbers are not confirmed. */
export type LawsInForce = ReadonlyMap<string, string | null>;

/**
 * A reference as printed: the article only when its numbers are those of the version in force (domain.md §1.1), else the
 * law with its label.
 */
export function citationOf({ law, version, article, label }: LawReference, inForce: LawsInForce): string {
  const confirmed = version !== null && inForce.get(law) === version;
  return article !== null && confirmed ? `${titled(law)}${article}` : `${titled(law)}（${label}）`;
}

const titled = (law: string): string => (law.startsWith("《") ? law : `《${law}》`);
