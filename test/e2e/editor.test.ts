import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  click,
  drop,
  findingTexts,
  openChromium,
  openEditor,
  paste,
  press,
  rowTexts,
  SAMPLES,
  savedNow,
  stored,
} from "../support/editor.ts";
import { axeFindings } from "../support/axe.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let browser: Browser;

const september = {
  unit: VILLAGE,
  item: "monthly-accounts",
  reportingPeriod: "2026-09",
  title: "2026年9月财务收支明细",
};
const table = (rows: readonly object[], head: object = { account: "basic", openingFen: 1_000_000 }) => ({
  kind: "monthly-accounts",
  profile: "full",
  head,
  rows,
  stated: {},
});
/** No income or expense yet this year: what the first sheet of a chain states. */
const begun = { yearIncomeBeforeFen: 0, yearExpenseBeforeFen: 0 };
const rows = [
  { date: "2026-09-02", voucher: "收-01", summary: "鱼塘承包费（东塘）", incomeFen: 1_800_000, handler: "吴秀兰" },
  {
    date: "2026-09-15",
    voucher: "付-01",
    summary: "三组路灯材料",
    expenseFen: 126_800,
    balanceFen: 2_668_700,
    handler: "赵连山",
  },
];

beforeAll(async () => {
  server = await startServer({ at: "2026-10-16T02:00:00.000Z" });
  await settleVillage(server);
  browser = await openChromium();
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it("[PB6] a finding stands level with its cell under the same number; one click mends it, and the notice goes to review", async () => {
  const { page, author, id, errors, close } = await openEditor(
    { browser, server },
    { ...september, tables: [table(rows)] },
  );
  const tops = await page.evaluate(() => {
    const [cell, note] = [document.querySelector("td.stop"), document.querySelector(".finding.stops")];
    return [
      cell?.getBoundingClientRect().top,
      note?.getBoundingClientRect().top,
      cell?.querySelector(".dot")?.textContent,
      note?.querySelector(".dot")?.textContent,
    ];
  });
  expect(Math.abs(Number(tops[0]) - Number(tops[1]))).toBeLessThan(3);
  expect([tops[2], tops[3]]).toEqual(["1", "1"]);
  expect(await page.$eval("[data-why]", (why) => why.textContent)).toBe("先改好 1 处，才能送审");

  await click(page, "改成 26,732.00");
  await savedNow(page);
  await page.waitForFunction(() => document.querySelectorAll(".finding").length === 0);
  expect((await stored(author, id)).draft.tables[0]?.rows[1]?.["balanceFen"]).toBe(2_673_200);
  await Promise.all([page.waitForNavigation(), click(page, "送审")]);
  expect((await stored(author, id)).status).toBe("in-review");
  expect(errors).toEqual([]);
  await close();
});

it("types as in a spreadsheet: days get the period's year, figures are shown formatted, balances fill themselves", async () => {
  const { page, author, id, close } = await openEditor({ browser, server }, { ...september, tables: [table([])] });
  await page.click('tr[data-row="0"] [data-at="0"]');
  await page.keyboard.type("9.2");
  await press(page, "Tab");
  await page.keyboard.type("收-01");
  const at = await page.$$eval("thead [data-head]", (heads) => heads.map((head) => head.textContent ?? ""));
  await page.click(`tr[data-row="0"] [data-at="${at.findIndex((head) => head.startsWith("摘要"))}"]`);
  await page.keyboard.type("电费");
  await page.click(`tr[data-row="0"] [data-at="${at.indexOf("支出")}"]`);
  await page.keyboard.type("1234.5");
  await press(page, "Enter");
  const shown = await rowTexts(page, 0);
  expect(shown.filter((text) => text !== "")).toEqual(["9月2日", "收-01", "电费", "1,234.50", "8,765.50"]);
  await savedNow(page);
  expect((await stored(author, id)).draft.tables[0]?.rows).toMatchObject([
    { date: "2026-09-02", voucher: "收-01", summary: "电费", expenseFen: 123_450 },
  ]);

  await page.click('tr[data-row="0"] [data-at="1"]');
  await press(page, "F2");
  await page.keyboard.type("甲");
  await press(page, "Escape");
  expect((await rowTexts(page, 0))[1]).toBe("收-01");
  await press(page, "Delete");
  expect((await rowTexts(page, 0))[1]).toBe("");
  await press(page, "Control+z");
  expect((await rowTexts(page, 0))[1]).toBe("收-01");
  await close();
});

it("a block of cells goes where the cursor is and grows the rows; undo takes it back whole", async () => {
  const { page, close } = await openEditor({ browser, server }, { ...september, tables: [table(rows)] });
  await page.click('tr[data-row="2"] [data-at="0"]');
  await paste(page, "9月18日\t付-02\r\n9月21日\t付-03\r\n9月22日\t付-04\r\n");
  expect((await rowTexts(page, 4)).slice(0, 2)).toEqual(["9月22日", "付-04"]);
  await press(page, "Control+z");
  expect(await page.$$eval("tr[data-row]", (found) => found.length)).toBe(3);
  await press(page, "Control+y");
  expect(await page.$$eval("tr[data-row]", (found) => found.length)).toBe(6);
  await close();
});

it("n24 pasted whole: the mapping step says what is unclear, the sheet is taken as it is, its faults stand beside their cells", async () => {
  const { page, author, id, close } = await openEditor({ browser, server }, september);
  await page.click('tr[data-row="0"] [data-at="0"]');
  const csv = readFileSync(join(SAMPLES, "notices", "n24_村财务开支公示表.csv"), "utf8");
  await paste(page, csv.replaceAll(",", "\t"));
  await page.waitForSelector("dialog .asked");
  expect(await page.$eval("dialog .asked", (asked) => asked.textContent)).toBe(
    "没找到“日期”这一列。表里有的话，请点一下是哪一列；没有的话，放进表里再填。",
  );
  await click(page, "都不像的话，整张表照原样放进来");
  await page.waitForFunction(() => !document.querySelector("dialog .asked"));
  await page.click("dialog .button.main");
  await savedNow(page);
  const { draft } = await stored(author, id);
  expect(draft.tables[0]).toMatchObject({ kind: "plain-table" });
  expect(draft.tables[0]?.rows).toHaveLength(5);
  const found = await findingTexts(page);
  expect(found.some((text) => text.includes("22,400.00") && text.includes("22,500.00"))).toBe(true);
  expect(found.some((text) => text.includes("序号 4"))).toBe(true);
  await close();
});

it("s01 dropped on the page: what was odd is said, then every row is there and the import is one step to undo", async () => {
  const { page, author, id, close } = await openEditor(
    { browser, server },
    { ...september, reportingPeriod: "2023-Q3" },
  );
  await drop(page, "sheets/s01_finance_q3_two_row_header.xlsx");
  await page.waitForSelector("dialog.import");
  expect(await page.$eval("dialog h2", (head) => head.textContent)).toBe(
    "从《s01_finance_q3_two_row_header.xlsx》“第三季度”页第 6—19 行读入",
  );
  await page.click("dialog .button.main");
  await savedNow(page);
  expect((await stored(author, id)).draft.tables[0]?.rows).toHaveLength(10);
  await click(page, "撤销");
  expect(await page.$$eval("tr[data-row]", (found) => found.length)).toBe(1);
  await close();
});

it("n02 dropped on an item with another table: it is taken as it is, named by its title, and the dialog says so", async () => {
  const { page, author, id, close } = await openEditor(
    { browser, server },
    { unit: VILLAGE, item: "farm-subsidies", eventDay: "2026-10-12" },
  );
  await drop(page, "notices/n02_招远市2023耕地补贴统计表.csv");
  await page.waitForSelector("dialog.import");
  expect(await page.$eval("dialog .told", (told) => told.textContent)).toBe(
    "表头和“补贴发放表”的对不上，整张表照原样读了。",
  );
  expect(await page.$$eval("dialog .sample tbody tr", (lines) => lines.length)).toBe(4);
  await page.click("dialog .button.main");
  await savedNow(page);
  const [taken] = (await stored(author, id)).draft.tables;
  expect([taken?.kind, taken?.caption, taken?.rows.length]).toEqual([
    "plain-table",
    "2023年招远市耕地地力保护补贴发放情况统计表",
    14,
  ]);
  expect(await findingTexts(page)).toEqual([]);
  await close();
});

it("a file that is no spreadsheet is refused in a plain sentence and changes nothing", async () => {
  const { page, close } = await openEditor({ browser, server }, { ...september, tables: [table(rows)] });
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37])], "九月.pdf"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.waitForSelector("dialog");
  expect(await page.$eval("dialog", (dialog) => dialog.textContent)).toContain("这不是表格文件");
  expect(await page.$$eval("tr[data-row]", (found) => found.length)).toBe(3);
  await close();
});

it("[ST1] somebody else saved in between: nothing is lost until the author chose", async () => {
  const { page, author, id, close } = await openEditor({ browser, server }, { ...september, tables: [table(rows)] });
  const { version } = await stored(author, id);
  await author.call("PUT", `/api/notices/${id}`, { version, title: "别人的标题" });
  await page.click("input.title");
  await press(page, "End");
  await page.keyboard.type("（改）");
  await page.waitForSelector("dialog .differences", { timeout: 8000 });
  expect(await page.$eval("dialog .differences", (list) => list.textContent)).toContain("别人的标题");
  expect((await stored(author, id)).draft.title).toBe("别人的标题");
  await click(page, "用我的");
  await savedNow(page);
  expect((await stored(author, id)).draft.title).toBe("2026年9月财务收支明细（改）");
  await close();
});

it("[AU3] the network fails: the words stay in memory, nowhere on the disk, and are saved when it is back", async () => {
  const { page, author, id, close } = await openEditor({ browser, server }, { ...september, tables: [table(rows)] });
  await page.setOfflineMode(true);
  await page.click("input.title");
  await press(page, "End");
  await page.keyboard.type("补");
  await page.waitForFunction(() => /网络断了/.test(document.querySelector("[data-state]")?.textContent ?? ""), {
    timeout: 8000,
  });
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await page.setOfflineMode(false);
  await savedNow(page);
  expect((await stored(author, id)).draft.title).toBe("2026年9月财务收支明细补");
  await close();
});

it("[PB10] 本期没有 takes the tables away, and brings them back", async () => {
  const { page, author, id, close } = await openEditor({ browser, server }, { ...september, tables: [table(rows)] });
  await click(page, "报“本期没有”");
  await savedNow(page);
  expect((await stored(author, id)).draft).toMatchObject({ nilReturn: true, tables: [] });
  await click(page, "本期有内容，接着填");
  expect(await page.$$eval("tr[data-row]", (found) => found.length)).toBe(3);
  await close();
});

it("nothing sticks out at 390, 1280, 1366 and 1920 pixels", async () => {
  for (const width of [390, 1280, 1366, 1920]) {
    const { page, close } = await openEditor(
      { browser, server },
      { ...september, tables: [table(rows)] },
      { width, height: 768 },
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await close();
  }
}, 60_000);

it("[AU3] a number of an identity card that is typed is not kept, and the page says so", async () => {
  const { page, author, id, close } = await openEditor({ browser, server }, { ...september, tables: [table(rows)] });
  await page.click(`tr[data-row="0"] [data-at="${await columnOf(page, "摘要")}"]`);
  await page.keyboard.type("付汪有财 110101199003078515");
  await press(page, "Enter");
  await savedNow(page);
  await page.waitForFunction(() => document.querySelector(".source")?.textContent !== "");
  expect(JSON.stringify((await stored(author, id)).draft)).not.toContain("199003078515");
  expect((await rowTexts(page, 0)).join()).not.toContain("199003078515");
  await close();
});

it("the first key of an input method already lands in the cell", async () => {
  const { page, close } = await openEditor({ browser, server }, { ...september, tables: [table(rows)] });
  await page.click(`tr[data-row="0"] [data-at="${await columnOf(page, "摘要")}"]`);
  const typing = await page.createCDPSession();
  await typing.send("Input.imeSetComposition", { text: "dian'fei", selectionStart: 8, selectionEnd: 8 });
  expect(
    await page.$eval(".cell-input", (input) => [input.classList.contains("typing"), (input as HTMLInputElement).value]),
  ).toEqual([true, "dian'fei"]);
  await typing.send("Input.insertText", { text: "电费" });
  await press(page, "Enter");
  expect((await rowTexts(page, 0)).includes("电费")).toBe(true);
  await close();
});

it("a warning is answered in words beside its cell, and the answer stays", async () => {
  const vague = [{ date: "2026-09-02", voucher: "付-01", summary: "其他", expenseFen: 48_650, handler: "吴秀兰" }];
  const { page, author, id, close } = await openEditor({ browser, server }, { ...september, tables: [table(vague)] });
  await click(page, "原来就这样，写原因");
  await page.keyboard.type("买了三把扫帚和一箱垃圾袋");
  await click(page, "写好了");
  await savedNow(page);
  expect((await stored(author, id)).draft.answers).toMatchObject([
    { code: "summary-vague", row: 0, text: "买了三把扫帚和一箱垃圾袋" },
  ]);
  expect(await page.$eval("[data-why]", (why) => why.textContent)).toBe("");
  await close();
});

it("a new notice is begun with one click, and a second click begins no second one", async () => {
  const { page, author, close } = await openEditor({ browser, server }, september);
  const begin = async (): Promise<string> => {
    await page.goto(`${server.url}/desk/${VILLAGE}/new?item=collective-income`);
    await Promise.all([page.waitForNavigation(), click(page, "开始填")]);
    return page.url();
  };
  const first = await begin();
  expect(await begin()).toBe(first);
  const { draft } = await stored(author, first.split("/").at(-1) ?? "");
  expect(draft).toMatchObject({ reportingPeriod: "2026-Q3", nilReturn: false });
  await close();
});

it("a draft that is not wanted goes after one question, and this month is open again", async () => {
  const { page, author, id, close } = await openEditor(
    { browser, server },
    { ...september, reportingPeriod: "2026-08" },
  );
  await click(page, "不写这条了");
  await Promise.all([page.waitForNavigation(), click(page, "去掉", "dialog")]);
  expect(new URL(page.url()).pathname).toBe(`/desk/${VILLAGE}`);
  expect((await stored(author, id)).status).toBe("discarded");
  await close();
});

it("starts from the last published one: balances carried over account by account, and the page says they join", async () => {
  const desk = await openDesk(server);
  const cash = { ...table([], { account: "cash", openingFen: 50_000, ...begun }) };
  await desk.publish({
    item: "monthly-accounts",
    reportingPeriod: "2026-07",
    tables: [table([{ ...rows[0], date: "2026-07-02" }], { account: "basic", openingFen: 1_000_000, ...begun }), cash],
  });
  const { page, close } = await openEditor(
    { browser, server },
    { unit: VILLAGE, item: "monthly-accounts", reportingPeriod: "2026-08" },
  );
  const opened = await page.$$eval("tbody .auto", (lines) =>
    lines.map((line) => [line.textContent, line.querySelector("input")?.value]),
  );
  expect(opened.map(([text]) => /上期结余，跟 \d+号 接得上/.test(text ?? ""))).toEqual([true, true]);
  expect(opened.map(([, value]) => value)).toEqual(["28,000.00", "500.00"]);
  await close();
});

it("has no fault of accessibility, with a table and with the mapping step open", async () => {
  const { page, close } = await openEditor({ browser, server }, { ...september, tables: [table(rows)] });
  expect(await axeFindings(page)).toEqual([]);
  await drop(page, "sheets/s05_subsidy_gbk.csv");
  await page.waitForSelector("dialog.import");
  expect(await axeFindings(page)).toEqual([]);
  await close();
});

it("draws one row anew when one of a thousand changes", async () => {
  const many = Array.from({ length: 1000 }, (_, at) => ({
    date: "2026-09-02",
    voucher: `付-${at + 1}`,
    summary: `第 ${at + 1} 笔`,
    expenseFen: 100 + at,
  }));
  const { page, close } = await openEditor({ browser, server }, { ...september, tables: [table(many)] });
  await page.click('tr[data-row="3"] [data-at="1"]');
  await page.$$eval("tr[data-row]", (lines) => lines.forEach((line) => line.classList.add("seen")));
  await page.keyboard.type("补");
  await press(page, "Enter");
  expect((await rowTexts(page, 3))[1]).toBe("补");
  expect(await page.$$eval("tr[data-row]:not(.seen)", (lines) => lines.length)).toBe(1);
  await close();
}, 60_000);

const columnOf = (page: Page, head: string): Promise<number> =>
  page.$$eval(
    "thead [data-head]",
    (heads, head) => heads.findIndex(({ textContent }) => (textContent ?? "").startsWith(head)),
    head,
  );
