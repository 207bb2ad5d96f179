import { CYCLES, PERIOD_CYCLES, type CatalogItem, type DayUnit, type DueRule, type PeriodCycle } from "./catalog.ts";
import type { Confidentiality, ElementKey } from "./notice.ts";
import type { Part } from "./officer.ts";
import type { Level } from "./unit.ts";

/** A number of days with where it comes from. */
export type Term = { readonly days: number; readonly unit: DayUnit; readonly source: string };

/** Day `day` of month `month` after a period's end (or, for a plan, of the period): see PeriodDue. */
export type DueDay = { readonly month: number; readonly day: number; readonly source: string };

/**
 * A stage of the review chain (三审三校), in order. The first is the author's own, taken by submitting. A stage that asks
 * `when-required` is there only when the item or the pack wants the township's review.
 */
export type ReviewStage = {
  readonly id: string;
  readonly part: Extract<Part, "author" | "supervisor" | "approver" | "township-reviewer">;
  readonly review: 1 | 2 | 3;
  readonly proof: 1 | 2 | 3;
  /** Official name, as on the review form. */
  readonly label: string;
  readonly asks: "always" | "when-required";
};

/** Who reviews in units of a level, and by what law: a township has no supervision committee (VCL art. 32 is the village's). */
export type ReviewChain = { readonly source: string; readonly stages: readonly ReviewStage[] };

/** What a pack changes on a catalog row. Only a pack widens media or scope (PB11). */
export type ItemOverride = Partial<
  Pick<
    CatalogItem,
    "cycles" | "due" | "posting" | "otherPostings" | "media" | "scopes" | "townshipReview" | "nilReturn"
  >
> & { readonly source: string };

/** Rule pack (规则包): what differs by jurisdiction (domain.md §1.6–1.8), chosen per county. */
export type RulePack = {
  readonly id: string;
  readonly name: string;
  readonly extends: string | null;
  /** Public number, with {unit}, {year} and {number}. */
  readonly numberForm: string;
  readonly counting: {
    /** Civil Code art. 201: the day of the event itself is not counted. */
    readonly countFirstDay: boolean;
    /** Unit of a period for which the author names only a number. */
    readonly unit: DayUnit;
    /** Civil Code art. 203: a counted period that ends on a statutory holiday ends on the next working day. */
    readonly rollEndOnHoliday: boolean;
    /** Whether a due day that a rule names by its date (the 15th) moves in the same way. */
    readonly rollDueOnHoliday: boolean;
    readonly source: string;
  };
  readonly due: Readonly<Record<PeriodCycle, DueDay>> & {
    /** What "随时" means in days after the event. */
    readonly "on-occurrence": Term;
    readonly standing: Term;
  };
  /** What a government owes is owed within so long of the day on which it was formed or changed (GIR art. 26). */
  readonly governmentDue: Term;
  /** Shortest time on the board, whatever the item says; null: none set. */
  readonly keepAtLeast: Term | null;
  readonly objections: {
    /** Villagers object within, counted from posting; null: no limit set. */
    readonly raise: Term | null;
    /** The committee replies to a villager within. */
    readonly reply: Term;
    /** The supervision committee objects to a draft within; null: not set. */
    readonly supervisorObjects: Term | null;
    /** It is answered within. */
    readonly supervisorAnswered: Term | null;
    readonly townshipReply: Term;
  };
  readonly reviewChain: Readonly<Record<Level, ReviewChain>>;
  /** Every item is reviewed by the township too. */
  readonly townshipReview: boolean;
  /** A published notice is also filed with the township. */
  readonly townshipFiling: { readonly required: boolean; readonly source: string };
  /** Share of villagers, or of their representatives, that can force disclosure: one in so many. */
  readonly petition: {
    readonly villagersOneIn: number;
    readonly representativesOneIn: number;
    readonly source: string;
  } | null;
  readonly confidentialityAttributes: readonly {
    readonly attribute: Confidentiality["attribute"];
    readonly label: string;
  }[];
  /** Village pass (村内码, AU1). */
  readonly villagePass: { readonly on: boolean; readonly days: number; readonly source: string };
  /** Hours without contact after which a screen reduces tables with personal columns to totals (TM2). */
  readonly maxStaleHours: number;
  /** Elements every notice must carry, in the order printed (PB4). */
  readonly postElements: readonly ElementKey[];
  /** Parameters of monthly-accounts (domain.md §3.1, A10, A13, A14). */
  readonly monthlyAccounts: {
    readonly decisionThresholdFen: number;
    readonly prohibitedWords: readonly string[];
    readonly vagueWords: readonly string[];
    readonly source: string;
  };
  readonly itemOverrides: Readonly<Record<string, ItemOverride>>;
};

/** The catalog row as it holds in a jurisdiction. */
export function itemUnder(item: CatalogItem, pack: Pick<RulePack, "itemOverrides">): CatalogItem {
  if (!Object.hasOwn(pack.itemOverrides, item.id)) return item;
  const { source: _, ...changed } = pack.itemOverrides[item.id] as ItemOverride;
  return { ...item, ...changed };
}

const isGovernment = (level: Level): boolean => level === "township" || level === "county";

/**
 * The row as it holds for units of a level. A government is bound by the disclosure regulations: its notices pass the
 * confidentiality review (GIR art. 17), and what it owes on occurrence has their deadline where no other rule names days.
 */
export function itemFor(row: CatalogItem, pack: Pick<RulePack, "itemOverrides" | "governmentDue">, level: Level) {
  const item = itemUnder(row, pack);
  return isGovernment(level) ? { ...item, confidentialityReview: true, due: governmentDue(item, pack) } : item;
}

function governmentDue(item: CatalogItem, { governmentDue: term }: Pick<RulePack, "governmentDue">): DueRule[] {
  const named = item.due.filter((rule) => rule.kind === "period" || rule.days !== undefined);
  const lacking = CYCLES.filter((cycle) => item.cycles.includes(cycle) && !isPeriod(cycle)).filter(
    (cycle) => !named.some((rule) => rule.kind === "event" && rule.cycle === cycle),
  );
  return [
    ...named,
    ...lacking.map((cycle) => ({ kind: "event", cycle, event: "formation", direction: "after", ...term }) as const),
  ];
}

const isPeriod = (cycle: string): boolean => (PERIOD_CYCLES as readonly string[]).includes(cycle);

/** The stages an item passes in units of a level, in order. */
export const reviewStagesOf = (
  item: Pick<CatalogItem, "townshipReview">,
  { reviewChain, townshipReview }: Pick<RulePack, "reviewChain" | "townshipReview">,
  level: Level,
): readonly ReviewStage[] =>
  reviewChain[level].stages.filter(({ asks }) => asks === "always" || item.townshipReview || townshipReview);

/** A public number (公开编号) as printed. */
export function writeNumber(
  form: string,
  { unit, year, number }: { unit: string; year: number; number: number },
): string {
  const parts: Readonly<Record<string, string>> = { unit, year: String(year), number: String(number) };
  return form.replace(/\{(unit|year|number)\}/g, (whole, name: string) => parts[name] ?? whole);
}
