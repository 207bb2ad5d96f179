import { exactOf, compare } from "../exact.ts";
import { productFindings } from "../products.ts";
import type { Finding, TableDraft } from "../table.ts";
import { contractEndOf, lastsMonths, termOf } from "../terms.ts";
import { textOf } from "../text-of.ts";

/** L1: area × price = rent of a year. */
export const annualFindings = (table: TableDraft): readonly Finding[] =>
  productFindings(table, {
    into: "annualFen",
    factors: (row) => [
      { label: "面积", exact: exactOf("area", row.area) },
      { label: "单价", exact: exactOf("decimal", row.rate) },
    ],
  });

/** Rent that rises within the term: no product is its total then. */
const RISES = /递增|上浮|增长|上调|调整|逐年|每.{1,4}年.{0,6}(?:增|涨|加|调)/u;

/** L2: rent of a year × years = total, but where the rent rises within the term. */
export const totalPriceFindings = (table: TableDraft): readonly Finding[] =>
  productFindings(table, {
    into: "totalFen",
    factors: (row) =>
      textOf(row.escalation) !== "" || RISES.test(`${textOf(row.payment)} ${textOf(row.remark)}`)
        ? undefined
        : [
            { label: "年租金", exact: exactOf("money", row.annualFen) },
            { label: "年限", exact: exactOf("decimal", row.years) },
          ],
  });

/** L3: last day − first day = years, where the years come to whole months. */
export const yearsFindings = (table: TableDraft): readonly Finding[] =>
  table.rows.flatMap((row, index): Finding[] => {
    const [term, years] = [termOf(row), exactOf("decimal", row.years)];
    if (!term || !years) return [];
    const months = Number(years.units * 12n) / 10 ** years.scale;
    if (!Number.isInteger(months) || lastsMonths(term, months)) return [];
    const values = { years: textOf(row.years), from: term.from, until: term.until };
    return [{ code: "term-differs", severity: "hard", explainable: true, row: index, column: "years", values }];
  });

/** L4: no longer than what remains of the land's contract (RLCL 38). */
export const remainingFindings = (table: TableDraft): readonly Finding[] =>
  table.rows.flatMap((row, index): Finding[] => {
    const [term, end] = [termOf(row), contractEndOf(table, row)];
    if (!term || end === undefined || term.until <= end) return [];
    const values = { until: term.until, contractEnd: end };
    return [{ code: "term-over-contract", severity: "hard", row: index, column: "endDay", values }];
  });

const FARMING =
  /种|养|农|粮|稻|麦|玉米|豆|油菜|菜|果|茶|桑|苗|花卉|药材|烟|棉|甘蔗|林|草|牧|渔|虾|鱼|蟹|菌|菇|大棚|果园|育秧|轮作/u;
const OTHER =
  /建房|宅基|住宅|厂房|工厂|加工厂|工业|商业|商铺|仓库|物流|停车|堆场|堆放|砖|窑|采砂|采石|取土|酒店|民宿|农家乐|别墅|墓|加油站|光伏|非农/u;

/** L5: management rights go over for farming alone (RLCL 38); a use that says neither is asked about. */
export const purposeFindings = ({ rows }: TableDraft): readonly Finding[] =>
  rows.flatMap((row, index): Finding[] => {
    const purpose = textOf(row.purpose);
    if (purpose === "") return [];
    const at = { row: index, column: "purpose", values: { purpose } };
    if (OTHER.test(purpose)) return [{ ...at, code: "use-not-farming", severity: "hard", explainable: true }];
    return FARMING.test(purpose) ? [] : [{ ...at, code: "use-unclear", severity: "warning" }];
  });

/** An area of nothing is none. */
export const emptyAreaFindings = ({ rows }: TableDraft): readonly Finding[] =>
  rows.flatMap((row, index): Finding[] => {
    const area = exactOf("area", row.area);
    return area && compare(area, { units: 0n, scale: 0 }) <= 0
      ? [{ code: "area-not-positive", severity: "hard", row: index, column: "area" }]
      : [];
  });
