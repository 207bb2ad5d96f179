import type { Finding, TableContext, TableDraft } from "../table.ts";
import { isBlankRow, textOf } from "../text-of.ts";
import { categoryNamed, sideOfCategory, CATEGORIES } from "./chart.ts";
import { isSimple } from "./columns.ts";
import { sidesOf } from "./sums.ts";
import { amountOf } from "./voucher-rules.ts";

const PETTY_CASH = /备用金|提现|取现|存现/u;
const DECISION =
  /决议|纪要|会议(?:记录|决定|通过)|〔\d{4}〕|\[\d{4}\]|[（(]20\d{2}[）)]\s*\d|表决|四议两公开|一事一议|批复|合同(?:编号|号)?[:：]?[A-Za-z〔[（(]*\d/u;

/** A9: petty cash (备用金) moved between accounts nets to zero over all tables of the notice; told once, at the first. */
export function pettyCashFindings(table: TableDraft, { siblings }: TableContext): readonly Finding[] {
  const tables = siblings?.filter(({ kind }) => kind === table.kind) ?? [table];
  if (tables[0] !== table && tables.includes(table)) return [];
  let netFen = 0;
  for (const each of tables)
    for (const row of each.rows) {
      if (!PETTY_CASH.test(textOf(row.summary))) continue;
      const { incomeFen, expenseFen } = sidesOf(each, row);
      netFen += incomeFen - expenseFen;
    }
  return netFen === 0 ? [] : [{ code: "petty-cash-open", severity: "warning", column: "summary", values: { netFen } }];
}

/** A10: a line from the threshold on names the decision it rests on. */
export function decisionFindings(table: TableDraft, { decisionThresholdFen }: TableContext): readonly Finding[] {
  return table.rows.flatMap((line, row): Finding[] => {
    const { expenseFen } = sidesOf(table, line);
    if (expenseFen < decisionThresholdFen || DECISION.test(`${textOf(line.summary)} ${textOf(line.remark)}`)) return [];
    const values = { amountFen: expenseFen, thresholdFen: decisionThresholdFen };
    return [
      { code: "decision-missing", severity: "warning", row, column: isSimple(table) ? "summary" : "remark", values },
    ];
  });
}

/** A11: who handled a line did not approve it; a supervisor did neither. */
export function personFindings(table: TableDraft, { supervisors }: TableContext): readonly Finding[] {
  return table.rows.flatMap((line, row) => {
    const [handler, approver] = [textOf(line.handler), textOf(line.approver)];
    const findings: Finding[] = [];
    const hard = { severity: "hard", explainable: true, row } as const;
    if (handler !== "" && handler === approver)
      findings.push({ ...hard, code: "handler-is-approver", column: "approver", values: { name: handler } });
    for (const [column, name] of [
      ["handler", handler],
      ["approver", approver],
    ] as const)
      if (name !== "" && supervisors.includes(name))
        findings.push({ ...hard, code: "supervisor-handles", column, values: { name } });
    return findings;
  });
}

const bare = (summary: string): string =>
  summary.replace(/[\s\d.,，。:：、（）()元]/gu, "").replace(/^(付|支付|支|收|收到)/u, "");
const LUMP = /各项(?:支出|开支|费用|收入)|若干|多笔|零星(?:支出|开支)|[一1]批|\d+笔/u;

/** A13 prohibited expenses, A14 summaries that tell nobody anything, and lump sums. Words come with the rule pack. */
export function summaryFindings(table: TableDraft, { pack }: TableContext): readonly Finding[] {
  const { prohibitedWords, vagueWords } = pack.monthlyAccounts;
  return table.rows.flatMap((line, row): Finding[] => {
    const summary = textOf(line.summary);
    if (summary === "") return [];
    const at = { severity: "warning", row, column: "summary" } as const;
    const values = { summary, ...amountOf(table, line) };
    const word = prohibitedWords.find((prohibited) => summary.includes(prohibited));
    if (word !== undefined) return [{ ...at, code: "prohibited-expense", values: { ...values, word } }];
    const short = bare(summary);
    if (
      short === "" ||
      vagueWords.some((vague) => short === vague || short.replace(/(?:支出|收入|费用|开支|费|款)$/u, "") === vague)
    )
      return [{ ...at, code: "summary-vague", values }];
    return LUMP.test(summary) ? [{ ...at, code: "summary-lump", values }] : [];
  });
}

/** Lines without any figure, with one on both sides, or with a category that is unknown or stands on the other side. */
export function lineFindings(table: TableDraft): readonly Finding[] {
  return table.rows.flatMap((line, row): Finding[] => {
    if (isBlankRow(line)) return [];
    const amounts = isSimple(table) ? [line.amountFen] : [line.incomeFen, line.expenseFen];
    const filled = amounts.filter((amount) => textOf(amount) !== "" && amount !== 0);
    if (amounts.every((amount) => textOf(amount) === ""))
      return isSimple(table) ? [] : [{ code: "amount-missing", severity: "warning", row, column: "incomeFen" }];
    const findings: Finding[] = [];
    if (filled.length === 2) findings.push({ code: "both-sides", severity: "warning", row, column: "expenseFen" });
    return [...findings, ...categoryLine(table, row)];
  });
}

function categoryLine(table: TableDraft, row: number): readonly Finding[] {
  const line = table.rows[row] ?? {};
  const category = textOf(line.category);
  if (category === "" || isSimple(table)) return [];
  const at = { severity: "warning", row, column: "category", values: { category } } as const;
  if (!CATEGORIES.some(({ label }) => label === categoryNamed(category))) return [{ ...at, code: "category-unknown" }];
  const { incomeFen, expenseFen } = sidesOf(table, line);
  const side = sideOfCategory(category);
  const wrong = side === "income" ? incomeFen === 0 && expenseFen !== 0 : expenseFen === 0 && incomeFen !== 0;
  return wrong ? [{ ...at, code: "category-side" }] : [];
}
