import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { click, drop, findingTexts, paste, press, SAMPLES, savedNow } from "../support/editor.ts";
import { beginNotice, explainAll, sitDown } from "../support/journey.ts";
import { openOfficeDay, type OfficeDay } from "../support/office-day.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { settleTownship, TOWNSHIP } from "../support/township.ts";

let office: OfficeDay;
let desk: Desk;
beforeAll(async () => {
  office = await openOfficeDay({ settle: settleTownship });
  desk = await openDesk(office.server);
}, 120_000);
afterAll(() => office?.close());

const fileOf = (id: string): string => readdirSync(join(SAMPLES, "notices")).find((name) => name.startsWith(id)) ?? "";
const textOf = (id: string): string => readFileSync(join(SAMPLES, "notices", fileOf(id)), "utf8");
/** What a spreadsheet program puts on the clipboard. */
const cellsOf = (id: string): string => textOf(id).replaceAll(",", "\t").replaceAll("\n", "\r\n");

/** What stands in the title and in the body. */
const words = (page: Page): Promise<readonly string[]> =>
  page.$$eval("input.title, textarea[name=content]", (fields) =>
    fields.map((field) => (field as HTMLInputElement | HTMLTextAreaElement).value),
  );

/** Opens the facts by the finding that asks for the day, and fills it in. */
async function fillDay(page: Page, asked: string): Promise<void> {
  const [finding] = (await findingTexts(page)).filter((text) => text.includes(asked));
  expect(finding).toBeDefined();
  await page.click(".finding-head");
  const field = await page.waitForSelector("[data-field=eventDay].stop", { visible: true });
  expect(await field?.evaluate((label) => label.textContent)).toContain(asked);
  await page.$eval("input[name=eventDay]", (day) => {
    day.value = "2026-11-16";
    day.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await savedNow(page);
}

/** Sends it off, and has it read and published by two others at their own desks. */
async function publish(page: Page): Promise<string> {
  const id = page.url().split("/").at(-1) ?? "";
  await Promise.all([page.waitForNavigation(), click(page, "送审")]);
  for (const [name, type] of [
    ["supervisor", "approve"],
    ["approver", "approve"],
    ["approver", "publish"],
  ] as const)
    expect([type, (await desk.act(name, id, { type })).status]).toEqual([type, 200]);
  return id;
}

it("[FG1] n01 dropped in the township: towns are no households, sums stand whole, and nobody completes the cut list", async () => {
  const { server, browser } = office;
  const page = await sitDown(browser, server, "zhen-author");
  const id = await beginNotice(page, server, "farm-subsidies", undefined, TOWNSHIP);
  await drop(page, `notices/${fileOf("n01")}`);
  const told = await page.waitForSelector("dialog.import .told");
  expect(await told?.evaluate((line) => line.textContent)).toBe("表里没有一列是“户主姓名”，整张表照原样读了。");
  const heads = (count: number) =>
    page.waitForFunction((n) => document.querySelectorAll(".sample th").length === n, {}, count);
  await page.select(".sheet-head:nth-child(2) select", "");
  await heads(4);
  await page.select(".sheet-head:nth-child(2) select", "c2");
  await heads(5);
  expect(await axeFindings(page)).toEqual([]);
  await page.click("dialog.import .button.main");
  await savedNow(page);
  const totals = await page.$$eval("td[data-total] .t", (cells) =>
    cells.flatMap((cell) => (cell.textContent === "" ? [] : [[cell.textContent, cell.scrollWidth > cell.clientWidth]])),
  );
  expect(totals).toEqual([
    ["120519", false],
    ["723,096.312", false],
    ["62,837,128.34", false],
  ]);
  await fillDay(page, "这一批哪天发的");
  await Promise.all([page.waitForNavigation(), click(page, "送审")]);
  const phones = await Promise.all([
    sitDown(browser, server, "reviewer", "phone"),
    sitDown(browser, server, "zhen-approver", "phone"),
  ]);
  expect(await office.reviewAndPublish(id, phones)).toContain("62,837,128.34");
  const web = await office.webText(`/n/${id}`);
  for (const text of ["湍东镇(41132501)", "21,389.328", "120519", "723,096.312", "补贴标准（元/亩）", "86.90"])
    expect(web).toContain(text);
  expect(web).not.toMatch(/户数|湍\*/u);
  const sheet = await office.pdfText(`/n/${id}.pdf`);
  expect(sheet).toContain("清溪镇政府，电话 0570-5550188");
  expect(sheet).not.toContain("云岭县政府");
}, 120_000);

it("[FG1] n03 dropped as a text file: first line for title, the rest for body, and no empty table beside its figures", async () => {
  const { author, server } = office;
  await beginNotice(author, server, "farm-subsidies");
  await drop(author, `notices/${fileOf("n03")}`);
  await author.waitForFunction(() => document.querySelector<HTMLInputElement>("input.title")?.value.startsWith("2023"));
  const [title, ...lines] = textOf("n03").trim().split("\n");
  expect(await words(author)).toEqual([title, lines.join("\n")]);
  await office.findingsWith("发放明细.pdf");
  const attachment = await author.$('.finding ::-p-xpath(.//button[contains(., "发放明细.pdf")])');
  await attachment?.click();
  await press(author, "Backspace");
  await savedNow(author);
  await fillDay(author, "这一批哪天发的");
  expect(await explainAll(author, "明细由各行政村张贴。")).toBe(1);
  const id = await publish(author);
  const media = { web: await office.webText(`/n/${id}`), kiosk: await office.kioskText(id) };
  for (const [medium, text] of Object.entries(media)) {
    expect([medium, text.includes("标准131.42元/亩，共发放156.8万元")]).toEqual([medium, true]);
    expect([medium, /0\.00|户数|附件/u.exec(text)?.[0]]).toEqual([medium, undefined]);
  }
}, 120_000);

it("[PB9] n04 pasted into the body: its own 长期 is asked about and goes, its supervision telephone hangs", async () => {
  const { author, server } = office;
  await beginNotice(author, server, "farm-subsidies");
  await author.click("textarea[name=content]");
  await paste(author, textOf("n04"));
  expect((await words(author))[0]).toBe("关于2020年耕地地力保护补贴情况公示");
  await press(author, "Control+z");
  expect(await words(author)).toEqual(["柳塘村惠农补贴公示", ""]);
  await paste(author, textOf("n04"));
  await office.findingsWith("公示时间：长期");
  const period = await author.$('.finding ::-p-xpath(.//button[contains(., "公示时间：长期")])');
  await period?.click();
  await press(author, "Backspace");
  await savedNow(author);
  await fillDay(author, "这一批哪天发的");
  expect(await explainAll(author, "全县汇总，各户另行公示。")).toBe(1);
  const id = await publish(author);
  const media = { web: await office.webText(`/n/${id}`), sheet: await office.sheetText(id) };
  for (const [medium, text] of Object.entries(media)) {
    const facts = ["15.207059万亩", "912.42354万元", "0915-2521905"];
    expect([medium, facts.filter((fact) => !text.includes(fact))]).toEqual([medium, []]);
    expect([medium, /长期|0\.00/u.exec(text)?.[0]]).toEqual([medium, undefined]);
  }
}, 120_000);

it("n06 pasted with nothing in hand: lost brackets are marked where they stand, and mended there", async () => {
  const { author, server } = office;
  await beginNotice(author, server, "support-projects", "2022");
  await paste(author, textOf("n06"));
  await author.waitForFunction(() => document.querySelectorAll(".text-under .dot").length === 2);
  const mend = async (line: string, mended: string): Promise<void> => {
    const asked = await author.$(`.finding ::-p-xpath(.//button[contains(., "${line}")])`);
    await asked?.click();
    await author.keyboard.type(mended);
  };
  await mend("凤巩领", "二、依据：凤巩领〔2022〕8号。安排产业发展项目2个：");
  await mend("新旺现代牧场", "（一）大块镇新旺现代牧场建设项目43万元（省级资金43万元）");
  await author.waitForFunction(() => document.querySelectorAll(".text-under .dot").length === 0);
  await savedNow(author);
  expect(await explainAll(author, "项目和资金都写在正文里了。")).toBe(1);
  const web = await office.webText(`/n/${await publish(author)}`);
  for (const text of ["凤巩领〔2022〕8号", "43万元（省级资金43万元）", "0373-3918197", "office@example.gov.cn"])
    expect(web).toContain(text);
  expect(web).not.toContain("0.00");
}, 120_000);

it("[FG1] n08 pasted into a cell of last quarter's table: title and heads are no rows, 万元 becomes 元, and that is said", async () => {
  const { author, server } = office;
  const columns = [
    { key: "c1", label: "资金名称", type: "text", class: "open" },
    { key: "c2", label: "到账金额", type: "money", class: "open", sum: true },
  ];
  const rows = [{ c1: "一事一议奖补", c2: 6_000_000 }];
  await desk.publish({
    item: "special-funds",
    reportingPeriod: "2026-Q2",
    tables: [{ kind: "plain-table", columns, head: {}, rows, stated: {} }],
  });
  await beginNotice(author, server, "special-funds", "2026-Q3");
  await author.click('tr[data-row="0"] [data-at="0"]');
  await paste(author, cellsOf("n08"));
  await author.waitForFunction(() => document.querySelectorAll("tr[data-row]").length === 6);
  expect(await author.$eval("p.source", ({ textContent }) => textContent)).toContain("已经换算成元");
  await savedNow(author);
  expect(await findingTexts(author)).toEqual([]);
  const id = await publish(author);
  const { feed: _board, ...media } = await office.everywhere(id);
  for (const [medium, text] of Object.entries(media)) {
    const facts = ["泽州", "1,350,000.00", "5,680,000.00"];
    expect([medium, facts.filter((fact) => !text.includes(fact))]).toEqual([medium, []]);
    expect([medium, text.includes("万元")]).toEqual([medium, false]);
  }
}, 120_000);
