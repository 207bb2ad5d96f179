import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findTable } from "../../../server/domain/grid/find-table.ts";
import type { FoundTable, WantedColumn } from "../../../server/domain/grid/table.ts";
import { parseDay } from "../../../server/domain/day-text.ts";
import { formatMoneyPlain, parseMoney } from "../../../server/domain/money.ts";
import { readPasted, readSpreadsheet } from "../../../server/intake/read-spreadsheet.ts";

const WANTED: readonly WantedColumn[] = [
  { key: "date", labels: ["日期"], required: true },
  { key: "voucher", labels: ["凭证号"] },
  { key: "summary", labels: ["摘要", "开支项目"], required: true },
  { key: "amount", labels: ["金额"] },
  { key: "income", labels: ["收入", "收入/*"] },
  { key: "expense", labels: ["支出", "支出/*"] },
  { key: "balance", labels: ["结余"] },
];

const found = async (path: string, columns = WANTED): Promise<FoundTable> => {
  const read = await readSpreadsheet(readFileSync(`test/samples/${path}`), path);
  const grid = read.ok ? read.value[0] : undefined;
  const table = grid && findTable(grid, { columns });
  if (!table?.ok) throw new Error(`no table in ${path}`);
  return table.value;
};
const pasted = (text: string, columns = WANTED): FoundTable => {
  const read = readPasted(text);
  const grid = read.ok ? read.value[0] : undefined;
  const table = grid && findTable(grid, { columns });
  if (!table?.ok) throw new Error("no table");
  return table.value;
};
const column = (table: FoundTable, key: string): string[] => {
  const at = table.mapping.find((mapped) => mapped.key === key)?.column ?? -1;
  return table.rows.map(({ cells }) => cells[at]?.text ?? "");
};
const fen = (text: string): number => {
  const read = parseMoney(text);
  if (!read.ok) throw new Error(`${text}: ${read.error}`);
  return read.value.fen ?? 0;
};
const sum = (list: readonly string[]): string => formatMoneyPlain(list.map(fen).reduce((a, b) => a + b, 0));
const sumOfAll = (table: FoundTable, key: string): string =>
  sum(
    table.mapping
      .filter((mapped) => mapped.key === key)
      .flatMap((mapped) => table.rows.map(({ cells }) => cells[mapped.column]?.text ?? "")),
  );

describe("real sheets", () => {
  it("[FG1] s01: a head of two rows, true sums beside cached ones that skip text", async () => {
    const table = await found("sheets/s01_finance_q3_two_row_header.xlsx");
    expect(table.headerRows).toEqual([3, 4]);
    expect(table.paths).toEqual([
      "日期",
      "凭证号",
      "摘要",
      "收入/经营收入",
      "收入/补助收入",
      "收入/其他收入",
      "支出/管理费用",
      "支出/公益支出",
      "支出/其他支出",
      "结余",
    ]);
    expect(table.rows).toHaveLength(11);
    expect(table.rows[0]).toMatchObject({ gridRow: 5, balance: "opening" });
    expect([sumOfAll(table, "income"), sumOfAll(table, "expense")]).toEqual(["49563.27", "33842.00"]);
    expect(column(table, "balance").at(-1)).toBe("173981.62");
    expect([...new Set(table.statedTotals.map(({ gridRow, kind }) => `${gridRow} ${kind}`))]).toEqual([
      "9 subtotal",
      "14 subtotal",
      "20 subtotal",
      "22 total",
    ]);
    const stated = table.statedTotals.filter(({ gridRow, column: at }) => gridRow === 22 && at >= 6);
    expect(sum(stated.map(({ cell }) => cell.text))).toBe("13053.60");
    expect(stated.every(({ cell }) => cell.formula)).toBe(true);
    expect(table.unit).toBe("yuan");
    expect(table.left.map(({ gridRow, why }) => `${gridRow} ${why}`)).toEqual([
      "1 title",
      "2 unit-line",
      "24 footer",
      "25 footer",
    ]);
  });

  it("n24: no date column, a total that is 100 short", async () => {
    const table = await found("notices/n24_村财务开支公示表.csv");
    expect(table.missing).toEqual(["date"]);
    expect(table.unmapped.map(({ path }) => path)).toEqual(["序号", "资金来源", "使用部门", "项目负责人", "审核意见"]);
    expect([sumOfAll(table, "amount"), table.statedTotals.map(({ cell }) => cell.text)]).toEqual([
      "22500.00",
      ["22400"],
    ]);
  });

  it("n21: every way to write a sum, days without a year", async () => {
    const table = await found("notices/n21_东书村2014二季度账目.csv");
    expect(table.title).toBe("2014年第二季度财务公开（摘录）");
    expect(column(table, "amount").map(fen)).toEqual([
      429500, 2400, 8650, 123456, 96000, 231000, 120000, -31500, 115200, 30000, 0, 780000,
    ]);
    const days = column(table, "date").map((text) =>
      parseDay(text, { within: { from: "2014-04-01", until: "2014-06-30" } }),
    );
    expect(days.map((read) => read.ok && read.value.day).slice(0, 5)).toEqual([
      "2014-04-02",
      "2014-04-09",
      "2014-04-15",
      "2014-04-15",
      "2014-04-30",
    ]);
    expect(table.statedTotals).toMatchObject([
      { kind: "total", label: "合计（139笔）", cell: { text: "22.2801万元" } },
    ]);
  });

  it("[AU3] s05: identity and account columns are held apart and stand in no row", async () => {
    const table = await found("sheets/s05_subsidy_gbk.csv");
    expect(table.dropped.map(({ path, kind, values }) => [path, kind, values.length])).toEqual([
      ["身份证号", "identity", 8],
      ["一卡通账号", "account", 8],
    ]);
    expect(table.dropped[0]?.values[2]).toEqual({ gridRow: 5, text: "61099919970521139X" });
    expect(JSON.stringify([table.rows, table.left, table.statedTotals])).not.toMatch(/\d{15}/);
    expect(sumOfAll(table, "amount")).toBe("5256.80");
  });

  it.each([
    ["n01_内乡县2023耕地补贴汇总表.csv", 11, 4, "62837128.34"],
    ["n02_招远市2023耕地补贴统计表.csv", 14, 3, "38093128.80"],
    ["n08_晋城市2016小型水库移民资金.csv", 5, 1, "568.00"],
    ["n05_泽库县2023第二批衔接资金项目.csv", 6, 2, "1259.00"],
  ])("%s without any label: rows and sum", async (file, rows, at, total) => {
    const table = await found(`notices/${file}`, []);
    expect(table.rows).toHaveLength(rows);
    expect(sum(table.rows.map(({ cells }) => cells[at]?.text ?? ""))).toBe(total);
  });

  it("n23: the second of two tables side by side comes under the first", async () => {
    const table = await found("notices/n23_小梁乡集体经济收益分配统计表.csv", [
      { key: "name", labels: ["指标名称"] },
      { key: "value", labels: ["数量"] },
    ]);
    expect(table.unit).toBe("ten-thousand-yuan");
    expect(table.unmapped.map(({ path, why }) => `${path} ${why}`)).toEqual(["代码 unknown"]);
    expect(table.folds).toBe(2);
    expect(table.rows[9]?.cells[0]?.text).toBe("3.其他支出");
  });
});

describe("made sheets", () => {
  it("reads a head of two rows without merges", () => {
    const table = pasted(
      "日期,摘要,收入,,支出,\n,,经营收入,其他收入,管理费用,公益支出\n4.2,卖鱼,100,,,\n4.3,电费,,,20,",
    );
    expect(table.paths).toEqual(["日期", "摘要", "收入/经营收入", "收入/其他收入", "支出/管理费用", "支出/公益支出"]);
    expect(table.rows).toHaveLength(2);
  });

  it("tells data rows from totals, repeated heads, column numbers, notes and signatures", () => {
    const table = pasted(
      "日期,摘要,金额（万元）\n1,2,3\n4.2,付工程款合计,5\n第一组,,\n日期,摘要,金额（万元）\n4.3,电费,6\n,本月合计：,11\n,本年累计,110\n报账员：王强,,会计：李三\n备注：无,,",
    );
    expect(table.rows.map(({ gridRow }) => gridRow)).toEqual([3, 6]);
    expect(table.mapping.at(-1)).toMatchObject({ key: "amount", unit: "ten-thousand-yuan" });
    expect(table.statedTotals.map(({ kind, cell }) => `${kind} ${cell.text}`)).toEqual(["total 11", "running 110"]);
    expect(table.left.map(({ gridRow, why }) => `${gridRow} ${why}`)).toEqual([
      "2 column-numbers",
      "4 note",
      "5 repeated-header",
      "9 footer",
      "10 footer",
    ]);
  });

  it("[FG1] names cells that hide something, and takes signatures under the total for no data", () => {
    const cells = [
      ["日期", "摘要", "金额"].map((text) => ({ text })),
      [{ text: "4.2" }, { text: "电费" }, { text: "", formula: true as const, uncomputed: true as const }],
      [{ text: "", coveredBy: { row: 1, column: 0 } }, { text: "水费" }, { text: "#REF!", error: true as const }],
      [{ text: "" }, { text: "合　计" }, { text: "3" }],
      [{ text: "王强" }, { text: "李三" }],
    ];
    const grid = { name: "", cells, rowNumbers: [1, 2, 3, 4, 5], columnNames: ["A", "B", "C"], odd: [] };
    const table = findTable(grid, { columns: WANTED });
    expect(table).toMatchObject({
      value: {
        odd: [
          { gridRow: 2, column: 2, code: "formula-without-result" },
          { gridRow: 3, column: 0, code: "merged" },
          { gridRow: 3, column: 2, code: "error-cell" },
        ],
        left: [{ gridRow: 5, why: "footer" }],
      },
    });
  });

  it("refuses running text", () => {
    const read = readPasted("关于2020年补贴的公示\n全县共补贴15万亩，惠及30697户。");
    const grid = read.ok ? read.value[0] : undefined;
    expect(grid && findTable(grid, { columns: WANTED })).toEqual({ ok: false, error: "no-header" });
  });
});
