import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Grid } from "../../../server/domain/grid/grid.ts";
import { tableFromGrid, tableWithMapping, type SheetImport } from "../../../server/domain/tables/import-table.ts";
import { monthlyAccounts } from "../../../server/domain/tables/monthly-accounts.ts";
import { plainTable } from "../../../server/domain/tables/plain-table.ts";
import { subsidy } from "../../../server/domain/tables/subsidy.ts";
import type { Finding, TableKind } from "../../../server/domain/tables/table.ts";
import { findingSentence } from "../../../server/http/wording/findings.ts";
import { readPasted, readSpreadsheet } from "../../../server/intake/read-spreadsheet.ts";
import { makeView } from "../../../server/domain/make-view.ts";
import { draftOf, tableContext } from "../../support/drafts.ts";

const CONTEXT = { reportingPeriod: null };
const SAMPLES = join(import.meta.dirname, "../../samples");

async function gridOf(file: string): Promise<Grid> {
  const read = await readSpreadsheet(readFileSync(join(SAMPLES, file)), file);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const [grid] = read.value;
  if (!grid) throw new Error("no sheet");
  return grid;
}

const load = async (file: string, kind: TableKind, reportingPeriod: string | null): Promise<SheetImport> =>
  tableFromGrid({ grid: await gridOf(file), kind, context: { reportingPeriod } });

const N24 = "notices/n24_村财务开支公示表.csv";
const N21 = "notices/n21_东书村2014二季度账目.csv";
const S01 = "sheets/s01_finance_q3_two_row_header.xlsx";
const checked = (kind: TableKind, { table }: SheetImport, reportingPeriod: string | null): readonly Finding[] =>
  kind.check(table, { ...tableContext, reportingPeriod });
const short = (findings: readonly Finding[]) => findings.map(({ code, row, column }) => [code, row, column]);

describe("n24, a plain table", async () => {
  const read = await load(N24, plainTable, null);

  it("[FG1] reads every amount, the one in two forms too, and sums only amounts", () => {
    expect(read.table.columns?.map(({ label, type, class: columnClass }) => [label, type, columnClass])).toEqual([
      ["序号", "count", "open"],
      ["开支项目", "text", "open"],
      ["金额", "money", "open"],
      ["资金来源", "text", "open"],
      ["使用部门", "text", "open"],
      ["项目负责人", "person", "name"],
      ["审核意见", "text", "open"],
    ]);
    expect(read.table.rows.map(({ c3 }) => c3)).toEqual([500000, 1000000, 300000, 265050, 184950]);
    expect(read.table.stated).toEqual({ c3: 2240000 });
    expect(plainTable.totals(read.table).map(({ label, cells }) => [label, cells.c3])).toEqual([
      ["合计", 2250000],
      ["原表所列", 2240000],
    ]);
  });

  it("[PB6] finds number 4 twice and the total 100 short", () => {
    const found = checked(plainTable, read, null);
    expect(found).toMatchObject([
      { code: "number-repeated", severity: "warning", row: 4, values: { number: 4, firstRow: 3 } },
      {
        code: "total-differs",
        severity: "hard",
        explainable: true,
        column: "c3",
        values: { statedFen: 2240000, actualFen: 2250000, differenceFen: -10000 },
        suggestion: 2250000,
      },
    ]);
    expect(found.map(findingSentence)).toEqual([
      "第 5 行的序号 4 前面用过了。请改序号，或写明原因。",
      "“金额”合计写的是 22,400.00 元，各行加起来是 22,500.00 元，差 100.00 元。请改过来，或写明原因。",
    ]);
  });
});

describe("n21, the simple profile", async () => {
  const read = await load(N21, monthlyAccounts, "2014-Q2");

  it("[FG1] reads full-width digits, brackets, blanks, 元 and capitals", () => {
    expect(read.table.profile).toBe("simple");
    expect(read.table.rows.map(({ amountFen }) => amountFen)).toEqual([
      429500,
      2400,
      8650,
      123456,
      96000,
      231000,
      120000,
      -31500,
      115200,
      30000,
      null,
      780000,
    ]);
    expect(read.table.rows[0]?.date).toBe("2014-04-02");
    expect(read.table.stated).toEqual({ expenseFen: 22280100 });
  });

  it("says what was unusual, once for each form", () => {
    const odd = read.findings
      .filter(({ code }) => code === "cell-odd")
      .map(({ values }) => [values?.odd, values?.read]);
    expect(odd).toContainEqual(["full-width", "1,234.56"]);
    expect(odd).toContainEqual(["bracket-negative", "\u2212315.00"]);
    expect(odd).toContainEqual(["capitals", "300.00"]);
  });

  it("[PB6] finds the total of 139 entries under twelve, the reversal without a voucher, the empty amount", () => {
    expect(short(checked(monthlyAccounts, read, "2014-Q2"))).toEqual([
      ["balances-missing", undefined, "openingFen"],
      ["reversal-uncited", 7, "summary"],
      ["decision-missing", 11, "summary"],
      ["total-differs", undefined, "expenseFen"],
    ]);
  });
});

describe("s01, two-row head", async () => {
  const read = await load(S01, monthlyAccounts, "2023-Q3");
  const { table } = read;

  it("[A3] spreads 收入/… and 支出/… into category and amount", () => {
    expect(table.profile).toBe("full");
    expect(
      table.rows.map(({ date, voucher, category, incomeFen, expenseFen, balanceFen }) => [
        date,
        voucher,
        category,
        incomeFen ?? null,
        expenseFen ?? null,
        balanceFen,
      ]),
    ).toEqual([
      ["2023-07-03", "记-0021", "经营收入", 1200000, null, 17026035],
      ["2023-07-11", "记-0022", "管理费用", null, 128640, 16897395],
      ["2023-07-29", "记-0023", "公益支出", null, 480000, 16417395],
      ["2023-08-06", "记-0024", "补助收入", 3750000, null, 20167395],
      ["2023-08-18", "记-0025", "公益支出", null, 1835000, 18332395],
      ["2023-08-30", "记-0026", "管理费用", null, 144000, 18188395],
      ["2023-09-05", "记-0027", "其他收入", 6327, null, 18194722],
      ["2023-09-12", "记-0028", "公益支出", null, 690000, 17504722],
      ["2023-09-25", "记-0029", "管理费用", null, -8640, 17513362],
      ["2023-09-28", "记-0030", "管理费用", null, 115200, 17398162],
    ]);
    expect(table.head.openingFen).toBe(15826035);
    expect(read.findings.filter(({ code }) => code.startsWith("sheet-"))).toEqual([]);
  });

  it("[A1] sums truly where the sheet's own SUM skipped figures typed as text", () => {
    const [totals] = monthlyAccounts.totals(table);
    expect(totals?.cells).toEqual({ incomeFen: 4956327, expenseFen: 3384200, balanceFen: 17398162 });
    const differs = checked(monthlyAccounts, read, "2023-Q3").filter(({ code }) => code.endsWith("differs"));
    expect(differs.map(({ code, values }) => [code, values?.category, values?.statedFen, values?.actualFen])).toEqual([
      ["category-total-differs", "管理费用", 135360, 379200],
      ["category-total-differs", "公益支出", 1170000, 3005000],
    ]);
  });

  it("takes a column for what a person says it is, and leaves one out", async () => {
    const remark = read.mapping.find(({ key }) => key === "voucher")?.column ?? -1;
    const again = tableWithMapping({
      grid: await gridOf(S01),
      kind: monthlyAccounts,
      context: { reportingPeriod: "2023-Q3" },
      changes: [{ column: remark, key: "remark" }],
    });
    expect(again.table.rows[0]).toMatchObject({ remark: "记-0021" });
    expect(again.table.rows[0]).not.toHaveProperty("voucher");
  });
});

describe("[AU3] s05, identity and account columns", () => {
  it("never reach the table, and are handed over once for their HMAC", async () => {
    const read = await load("sheets/s05_subsidy_gbk.csv", plainTable, null);
    const text = JSON.stringify({ table: read.table, findings: read.findings, mapping: read.mapping });
    expect(read.dropped.flatMap(({ values }) => values).length).toBeGreaterThanOrEqual(8);
    for (const { values } of read.dropped) for (const value of values) expect(text).not.toContain(value.text);
    expect(read.table.rows).toHaveLength(8);
    expect(Object.values(plainTable.totals(read.table)[0]?.cells ?? {})).toContain(525680);
    expect(checked(plainTable, read, null).filter(({ severity }) => severity === "hard")).toEqual([]);
  });
});

describe("n01, rates and fine areas", () => {
  it("[FG1] sums areas finer than hundredths of a mu exactly, and no rates", async () => {
    const read = await load("notices/n01_内乡县2023耕地补贴汇总表.csv", plainTable, null);
    expect(read.table.columns?.map(({ type, sum }) => [type, sum ?? false])).toEqual([
      ["text", false],
      ["count", true],
      ["money", false],
      ["area", true],
      ["money", true],
    ]);
    expect(read.table.rows.slice(0, 3).map(({ c4 }) => c4)).toEqual([5810458, "21389.328", "72998.265"]);
    expect(plainTable.totals(read.table)[0]?.cells).toEqual({ c2: 120519, c4: "723096.312", c5: 6283712834 });
    const shown = makeView({ draft: draftOf({ tables: [read.table] }), audience: "public", salt: "" }).tables[0];
    expect(shown?.rows[1]?.[3]).toBe("21,389.328");
    expect(shown?.totals[0]?.cells).toEqual(["", "120519", "", "723,096.312", "62,837,128.34"]);
  });
});

describe("what is no table", () => {
  it("is said, not guessed", () => {
    const grid: Grid = { name: "x", cells: [[{ text: "一" }]], rowNumbers: [1], columnNames: ["A"], odd: [] };
    const read = tableFromGrid({ grid, kind: monthlyAccounts, context: { reportingPeriod: null } });
    expect(read.table.rows).toEqual([]);
    expect(read.findings[0]?.severity).toBe("hard");
  });
});

const pasted = (text: string, kind: TableKind, context: Parameters<typeof tableFromGrid>[0]["context"] = CONTEXT) => {
  const read = readPasted(text);
  if (!read.ok || !read.value[0]) throw new Error("no sheet");
  return tableFromGrid({ grid: read.value[0], kind, context });
};
const codesOf = ({ findings }: SheetImport): readonly string[] => findings.map(({ code }) => code);

describe("a sheet whose rows are rows of something else", () => {
  it.each([
    ["行政区划\t补贴面积\t金额\n湍东镇(41132501)\t10\t869\n大桥乡(41132502)\t20\t1738", true],
    ["名称\t面积\t金额\n张星镇\t10\t869\n夏甸镇\t20\t1738", true],
    ["县（市、区）\t金额\n城区\t869\n泽州\t1738", true],
    ["领取人（签字）\t面积\t金额\n张水根\t10\t869\n欧阳㛃华\t20\t1738", false],
    ["经营主体\t面积\t金额\n清溪粮食专业合作社\t10\t869\n李有田\t20\t1738", false],
    ["户主\t面积\t金额\n张水根\t10\t869", false],
  ])("is known by no column of names being there: %j", (text, unlike) => {
    expect(codesOf(pasted(text, subsidy)).includes("sheet-unlike")).toBe(unlike);
  });

  it("is said in a sentence that can be followed", () => {
    const { findings } = pasted("乡镇\t金额\n张星镇\t869", subsidy);
    expect(findings.filter(({ code }) => code === "sheet-unlike").map(findingSentence)).toEqual([
      "表里没有一列是“户主姓名”。请把整张表照原样放进来。",
    ]);
  });
});

describe("a sheet taken as it is", () => {
  const TOWNS = "行政区划\t总人数\t补贴标准（元/亩）\n湍东镇\t13827\t86.9";

  it("brings its own columns also where the last notice had the same", () => {
    const { table } = pasted(TOWNS, plainTable);
    const again = pasted(TOWNS, plainTable, { ...CONTEXT, previous: table });
    expect(again.table.columns?.map(({ label }) => label)).toEqual(["行政区划", "总人数", "补贴标准（元/亩）"]);
    expect(again.table.rows).toEqual([{ c1: "湍东镇", c2: 13827, c3: 8690 }]);
  });

  it("leaves out the columns that its author does not want, and says no more about them", () => {
    const read = readPasted(TOWNS);
    const [grid] = read.ok ? read.value : [];
    if (!grid) throw new Error("no sheet");
    const changes = [{ column: 1, key: null }];
    const without = tableWithMapping({ grid, kind: plainTable, context: CONTEXT, changes });
    expect(without.table.columns?.map(({ label }) => label)).toEqual(["行政区划", "补贴标准（元/亩）"]);
    expect(without.table.rows).toEqual([{ c1: "湍东镇", c3: 8690 }]);
    expect(codesOf(without)).toEqual([]);
  });

  it("[FG1] says where ten thousands became yuan", () => {
    expect(pasted("下达表（单位：万元）\t\n县\t金额\n城区\t44", plainTable).converted).toBe(true);
    expect(pasted("下达表\t\n县\t金额（万元）\n城区\t44", plainTable).converted).toBe(true);
    expect(pasted("下达表\t\n县\t金额\n城区\t44", plainTable).converted).toBe(false);
  });
});
