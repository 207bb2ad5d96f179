import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { click, drop, press, SAMPLES, savedNow } from "../support/editor.ts";
import { beginNotice, explainAll } from "../support/journey.ts";
import { openOfficeDay, type OfficeDay } from "../support/office-day.ts";
import { axeFindings } from "../support/axe.ts";

const WORDS = readFileSync(join(SAMPLES, "notices", "n07_达川区2024第一批衔接资金.txt"), "utf8").trim();
const REASON = "上级文件原来就是46.3万元。";

let office: OfficeDay;
beforeAll(async () => {
  office = await openOfficeDay();
}, 120_000);
afterAll(() => office?.close());

/** n05 is a table with lines around it, n07 a text whose share does not agree; a secretary puts both into one notice. */
it("[FG1] n05 dropped and n07 written: lines around the table go into the body, its faults are marked where they stand, it hangs", async () => {
  const { author, approver, server } = office;
  const id = await beginNotice(author, server, "support-projects", "2023");
  await drop(author, "notices/n05_泽库县2023第二批衔接资金项目.csv");
  const beside = await author.waitForSelector("dialog.import .beside");
  expect(await beside?.evaluate((label) => label.textContent)).toContain("监督电话：12317");
  await beside?.click();
  await author.click("dialog.import .button.main");
  const body = 'textarea[name="content"]';
  expect(await author.$eval(body, (area) => (area as HTMLTextAreaElement).value)).toContain(
    "监督电话：12317\n0973-8752868",
  );
  await author.click(body);
  await author.keyboard.down("Control");
  await author.keyboard.press("Home");
  await author.keyboard.up("Control");
  await (await author.createCDPSession()).send("Input.insertText", { text: `${WORDS}\n` });
  await author.waitForSelector(".text-under mark.stop");
  const marked = () => author.$$eval(".text-under mark", (marks) => marks.map(({ textContent }) => textContent));
  const OWN_PERIOD = "公告期：2023年6月9日—6月19日";
  expect(await marked()).toEqual(["46.3万元", "600012345@qq.com", OWN_PERIOD]);
  const level = await author.evaluate(() => {
    const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? -1;
    return top(".text-under p:has(.dot.asks)") - top(".finding.asks");
  });
  expect(Math.abs(level)).toBeLessThan(3);
  expect(await axeFindings(author)).toEqual([]);

  await click(author, "替我删掉");
  await author.waitForFunction(() => document.querySelectorAll(".text-under mark.stop").length === 0);
  await savedNow(author);
  await (await author.$(`.finding ::-p-xpath(.//button[contains(., "${OWN_PERIOD}")])`))?.click();
  await press(author, "Backspace");
  await savedNow(author);
  expect(await explainAll(author, REASON)).toBe(1);
  await Promise.all([author.waitForNavigation(), click(author, "送审")]);
  expect(await office.reviewAndPublish(id)).toContain(REASON);

  await approver.goto(`${server.url}/n/${id}`);
  const phone = await approver.$eval("body", ({ textContent }) => textContent ?? "");
  for (const text of ["县农牧水利和科技局", "12,590,000.00", "0973-8752868", "46.3万元", REASON])
    expect(phone).toContain(text);
  expect(phone).not.toContain("qq.com");
  expect(await approver.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await axeFindings(approver)).toEqual([]);
}, 120_000);
