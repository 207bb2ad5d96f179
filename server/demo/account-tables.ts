import type { Answer } from "../domain/notice.ts";
import type { Row, TableDraft } from "../domain/tables/table.ts";
import type { AccountBook, BookLine } from "./account-book.ts";
import type { DemoTable } from "./data/notice-schema.ts";

export type Signers = { readonly witness: string; readonly approver: string };

/** The lines of a month as an author has them, with voucher numbers of either side. */
export function accountRows(lines: readonly BookLine[], period: string, signers: Signers): readonly Row[] {
  const numbers = { 收: 0, 付: 0 };
  return lines.map((line): Row => {
    const side = line.incomeFen > 0 ? "收" : "付";
    numbers[side] += 1;
    return {
      date: `${period}-${String(line.day).padStart(2, "0")}`,
      voucher: `${side}-${String(numbers[side]).padStart(2, "0")}`,
      category: line.category,
      summary: line.summary,
      nature: side === "收" ? "income" : "expense",
      incomeFen: line.incomeFen > 0 ? line.incomeFen : null,
      expenseFen: line.expenseFen > 0 ? line.expenseFen : null,
      handler: line.handler,
      ...signers,
      remark: line.remark,
    };
  });
}

/** What the author says of sums that name no decision. */
export const accountAnswers = (lines: readonly BookLine[]): readonly Answer[] =>
  lines.flatMap(({ answer }, row) =>
    answer === undefined ? [] : [{ code: "decision-missing", table: 0, row, column: "remark", text: answer }],
  );

export function accountTable(begun: TableDraft | undefined, rows: readonly Row[], openingFen: number): TableDraft {
  const table = begun ?? { kind: "monthly-accounts", profile: "full", head: {}, rows: [], stated: {} };
  return { ...table, head: { ...table.head, account: "basic", openingFen: table.head.openingFen ?? openingFen }, rows };
}

type Cells = readonly (string | number | null)[];
/** What the accounts can say of themselves; figures in yuan, as every table of the demo is written. */
type Report = NonNullable<DemoTable["accounts"]>;

/** Rows that follow from the accounts of a period; undefined where the book does not reach. */
export function rowsFromAccounts(report: Report, period: string, book: AccountBook, written: readonly Cells[]) {
  const lines = book.within(period);
  return lines && REPORTS[report](lines, written);
}

const yuan = (fen: number): number => fen / 100;
const earned = ({ category }: BookLine): boolean => category === "经营收入" || category === "投资收益";

const REPORTS: Readonly<Record<Report, (lines: readonly BookLine[], written: readonly Cells[]) => readonly Cells[]>> = {
  /** Source, contract, due, received. */
  income: (lines) =>
    summed(lines.filter(earned)).map(({ name, remark, fen }) => [name, remark || "按实结算", yuan(fen), yuan(fen)]),
  /** Contract, subject, nothing owed before, due, received. */
  contracts: (lines) =>
    summed(lines.filter(earned)).map(({ name, remark, fen }) => [remark || "按实结算", name, 0, yuan(fen), yuan(fen)]),
  /** Fund, document, received, use. */
  subsidies: (lines) =>
    summed(lines.filter(({ category }) => category === "补助收入")).map(({ name, remark, fen }) => [
      name,
      remark || "县镇下达",
      yuan(fen),
      "支出见每月财务公布表",
    ]),
  /** Category, planned (as written), done, difference. */
  year: (lines, written) =>
    written.map(([category, planned]) => {
      const done = lines
        .filter((line) => line.category === category)
        .reduce((sum, { incomeFen, expenseFen }) => sum + incomeFen + expenseFen, 0);
      return [category ?? null, planned ?? null, yuan(done), yuan(done - Number(planned ?? 0) * 100)];
    }),
  /** Profit, half of it to the funds, the rest carried over. */
  profit: (lines) => {
    const profit = lines.reduce((sum, { incomeFen, expenseFen }) => sum + incomeFen - expenseFen, 0);
    const funds = Math.round(profit / 2);
    return [
      ["本年收益", yuan(profit)],
      ["提取公积公益金", yuan(funds)],
      ["结转下年", yuan(profit - funds)],
    ];
  },
};

/** Lines that differ in nothing but the month are one: 光伏发电收益（9月） and （10月）. */
function summed(lines: readonly BookLine[]): readonly { name: string; remark: string; fen: number }[] {
  const found = new Map<string, { name: string; remark: string; fen: number }>();
  for (const { summary, remark, incomeFen } of lines) {
    const name = summary.replace(/，?\d+月[^）]*(?=）)/u, "").replace("（）", "");
    const one = found.get(name) ?? { name, remark, fen: 0 };
    one.fen += incomeFen;
    found.set(name, one);
  }
  return [...found.values()];
}
