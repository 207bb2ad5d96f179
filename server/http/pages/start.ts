import { AFFAIRS, AFFAIRS_KEYS, type CatalogItem } from "../../domain/catalog.ts";
import type { Month } from "../../services/month.ts";
import { reportingPeriodText } from "../words/periods.ts";
import { owedPeriod, periodOptions } from "./editor-choices.ts";

const CYCLE_WORDS: Readonly<Record<CatalogItem["cycles"][number], string>> = {
  monthly: "每月",
  quarterly: "每季度",
  "half-yearly": "每半年",
  yearly: "每年",
  "on-occurrence": "有事就报",
  standing: "长期挂着",
};

const cyclesText = ({ cycles }: CatalogItem): string => cycles.map((cycle) => CYCLE_WORDS[cycle]).join("、");

/** What a new notice may be about: every item of the catalog, by affairs. */
export const choosePage = (month: Month) => ({
  unit: month.here.unit.code,
  chosen: null,
  groups: AFFAIRS_KEYS.map((key) => ({
    affairs: { key, label: AFFAIRS[key].name },
    items: month.here
      .items()
      .filter(({ affairs }) => affairs === key)
      .map((item) => ({ id: item.id, name: item.name, cycles: cyclesText(item) })),
  })),
});

/** One item before it is begun: for which period, what has to be in it, and what is already being written. */
export function beginPage(month: Month, item: CatalogItem, wished: string | null) {
  const published = new Map(
    month.published
      .filter((fact) => fact.item === item.id && fact.reportingPeriod !== null)
      .map((fact) => [fact.reportingPeriod ?? "", fact]),
  );
  const period = wished ?? owedPeriod(item, month.day, (each) => published.has(each));
  const periods = periodOptions(item, month.day, period);
  const copies = month.copies.filter((copy) => copy.item === item.id);
  return {
    unit: month.here.unit.code,
    groups: [],
    chosen: {
      id: item.id,
      name: item.name,
      affairs: { key: item.affairs, label: AFFAIRS[item.affairs].name },
      cycles: cyclesText(item),
      elements: item.contentElements,
      forbidden: item.mustNotContain ?? [],
      periods: periods.map((option) => ({
        ...option,
        label: published.has(option.value) ? `${option.label}（已公布）` : option.label,
      })),
      published: periods.flatMap(({ value }) => {
        const fact = published.get(value);
        return fact
          ? [{ id: fact.notice, period: reportingPeriodText(value), number: fact.number?.replace(/^.*〕/u, "") ?? "" }]
          : [];
      }),
      nil: item.nilReturn,
      copies: copies.map(({ id, title }) => ({ id, title: title || item.name })),
    },
  };
}
