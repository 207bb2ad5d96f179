import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { click, paste, press, SAMPLES, savedNow } from "../support/editor.ts";
import { actOn, beginNotice, explainAll } from "../support/journey.ts";
import { openOfficeDay, type OfficeDay } from "../support/office-day.ts";

const EXCERPT = readFileSync(join(SAMPLES, "notices", "n21_东书村2014二季度账目.csv"), "utf8");
const REASON = "只摘录12笔，合计是全部139笔的，当时没有列结余。";

/** As Excel puts a range on the clipboard. */
const asTabs = (csv: string): string =>
  csv
    .split("\n")
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', "")))
    .map((cells) => cells.join("\t"))
    .join("\r\n");

let office: OfficeDay;
let id = "";
beforeAll(async () => {
  office = await openOfficeDay();
}, 120_000);
afterAll(() => office?.close());

/**
 * n21 is an excerpt, 12 of 139 lines, without balances: the simple profile (date, summary, amount) of 月度财务收支明细, for
 * the quarter that the sheet names.
 */
it("[FG1] n21 pasted: full-width digits, brackets and a capital amount are read, what is missing is asked, all lines hang", async () => {
  const { author, server } = office;
  id = await beginNotice(author, server, "monthly-accounts", "2014-Q2");
  await author.click('tr[data-row="0"] [data-at="0"]');
  await paste(author, asTabs(EXCERPT));
  const take = await author.waitForSelector("dialog.import .button.main");
  await take?.click();
  expect(await office.findingsWith("222,801.00")).toContain("19,047.06");
  await savedNow(author);
  expect(await explainAll(author, REASON)).toBeGreaterThanOrEqual(3);
  await Promise.all([author.waitForNavigation(), click(author, "送审")]);
  expect(await office.reviewAndPublish(id)).toContain(REASON);

  const lines = ["修建济川桥花坛", "端午慰问老党员", "防汛编织袋500只"];
  const figures = ["1,234.56", "\u2212315.00", "300.00", "1,152.00", "7,800.00", "19,047.06", "222,801.00"];
  for (const [medium, text] of Object.entries(await office.everywhere(id)))
    expect([medium, [...lines, ...figures].filter((each) => !text.includes(each))]).toEqual([medium, []]);
}, 120_000);

it("[PB2] the amount left out is put in by a correction: both figures side by side, the first edition as it was", async () => {
  const { author, server } = office;
  const wish = { label: "更正", type: "correct", cause: "clerical", reason: "编织袋漏写金额，补上650元。" };
  await actOn(author, server, id, wish);
  await author.waitForSelector("html.ready");
  const heads = await author.$$eval("thead [data-head]", (cells) => cells.map(({ textContent }) => textContent ?? ""));
  await author.click(`tr[data-row="10"] [data-at="${heads.findIndex((head) => head.startsWith("金额"))}"]`);
  await author.keyboard.type("650");
  await press(author, "Enter");
  await savedNow(author);
  await explainAll(author, REASON);
  await Promise.all([author.waitForNavigation(), click(author, "送审")]);
  expect(await office.reviewAndPublish(id)).toContain("650.00");

  const corrected = await office.webText(`/n/${id}`);
  for (const said of ["编织袋漏写金额，补上650元", "650.00", "19,697.06", "19,047.06", "第2版"])
    expect(corrected).toContain(said);
  expect(await office.webText(`/n/${id}/1`)).not.toContain("19,697.06");
}, 120_000);
