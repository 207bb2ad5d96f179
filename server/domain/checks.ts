import { confidentialityFindings } from "./checks/confidentiality.ts";
import { elementFindings } from "./checks/elements.ts";
import { noticePeriodFindings, reportingPeriodFindings } from "./checks/days.ts";
import { ownPeriodFindings } from "./checks/own-period.ts";
import { personalDataFindings } from "./checks/personal-data.ts";
import { rosterFindings } from "./checks/rosters.ts";
import { sizeFindings } from "./checks/sizes.ts";
import { tableFindings } from "./checks/tables.ts";
import { textFigureFindings } from "./checks/text-figures.ts";
import { textFindings } from "./checks/text.ts";
import type { CatalogItem } from "./catalog.ts";
import type { HolidayCalendar } from "./holidays.ts";
import type { Answer, Draft } from "./notice.ts";
import type { RulePack } from "./rule-pack.ts";
import type { Finding, PublishedTable, TableDraft } from "./tables/table.ts";
import type { Unit } from "./unit.ts";

/** What a draft is checked against. */
export type CheckContext = {
  readonly draft: Draft;
  /** The catalog row as it holds under the pack (itemUnder). */
  readonly item: CatalogItem;
  readonly unit: Unit;
  readonly pack: RulePack;
  readonly calendar: HolidayCalendar;
  readonly today: string;
  /** Tables of the last published edition of this item before the reporting period. */
  readonly previous?: { readonly tables: readonly TableDraft[]; readonly reportingPeriod: string | null };
  /** By kind of table: those of the unit's other notices that are published, the newest first. */
  readonly published?: ReadonlyMap<string, readonly PublishedTable[]>;
  /** Names of the unit's supervisors (A11). */
  readonly supervisors: readonly string[];
};

/** Everything that is wrong or asks, in the order in which a person would mend it (PB6). */
export const runChecks = (context: CheckContext): readonly Finding[] => {
  const sizes = sizeFindings(context);
  if (sizes.some(({ code }) => code === "too-many-rows")) return sizes;
  return [
    ...sizes,
    ...elementFindings(context),
    ...reportingPeriodFindings(context),
    ...noticePeriodFindings(context),
    ...tableFindings(context),
    ...personalDataFindings(context),
    ...rosterFindings(context),
    ...textFindings(context),
    ...ownPeriodFindings(context),
    ...textFigureFindings(context),
    ...confidentialityFindings(context),
  ];
};

/** Least number of characters that count as an explanation. */
const LEAST_ANSWER = 2;

const at = ({ table, row, column }: Pick<Finding, "table" | "row" | "column">): string =>
  `${table ?? ""}/${row ?? ""}/${column ?? ""}`;

/** The answer given to a finding, if there is one that says anything. */
export const answerTo = (finding: Finding, answers: readonly Answer[]): Answer | undefined =>
  answers.find(
    (answer) =>
      answer.code === finding.code && at(answer) === at(finding) && [...answer.text.trim()].length >= LEAST_ANSWER,
  );

/** True where words are enough: warnings, and hard findings about figures (PB6). */
export const mayBeAnswered = ({ severity, explainable }: Finding): boolean =>
  severity === "warning" || explainable === true;

/** The findings that still block submission. */
export const openFindings = (findings: readonly Finding[], answers: readonly Answer[]): readonly Finding[] =>
  findings.filter((finding) => !mayBeAnswered(finding) || !answerTo(finding, answers));

/** The answers whose finding still stands: what was mended since needs no words, and none are published. */
export const standingAnswers = (findings: readonly Finding[], answers: readonly Answer[]): readonly Answer[] =>
  answers.filter((answer) => findings.some((finding) => mayBeAnswered(finding) && answerTo(finding, [answer])));
