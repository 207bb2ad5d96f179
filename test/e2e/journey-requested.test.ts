import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { click, findingTexts, paste, SAMPLES, savedNow } from "../support/editor.ts";
import { actOn, approveOnPhone, beginNotice, explainAll } from "../support/journey.ts";
import { openOfficeDay, type OfficeDay } from "../support/office-day.ts";
import { readPdf } from "../support/pdf.ts";
import { VILLAGE } from "../support/village.ts";

const SHEET = readFileSync(join(SAMPLES, "notices", "n24_村财务开支公示表.csv"), "utf8");
const NAMES = ["张国明", "李桂芳", "汪有财", "韩长庆"];
const ROWS = ["村道路维修", "村文化活动中心修缮", "水渠清淤", "路灯电费"];
const REASON = "原表合计少写100元，凭证逐笔核对过，以合计22500元为准。";

/**
 * n24, 村财务开支公示表: villagers asked for it by name, so it is published under 联名要求公开事项, whose catalog row names
 * paper and the screen in the village and nothing else: full there, an entry without rows and names everywhere else.
 */
describe("a sheet pasted by the secretary, from the clipboard to its withdrawal", () => {
  let office: OfficeDay;
  let server: OfficeDay["server"];
  let author: Page;
  let supervisor: Page;
  let approver: Page;
  let id = "";

  beforeAll(async () => {
    office = await openOfficeDay();
    ({ server, author, supervisor, approver } = office);
  }, 120_000);
  afterAll(() => office?.close());

  const publicText = async (): Promise<string> => {
    const paths = [`/n/${id}`, `/n/${id}/1`, `/b/${VILLAGE}`, `/b/${VILLAGE}/board.json`, `/b/${VILLAGE}/feed.atom`];
    const pages = paths.map(async (path) => (await fetch(server.url + path)).text());
    const board = fetch(`${server.url}/api/units/${VILLAGE}/board`).then((answer) => answer.text());
    return (await Promise.all([...pages, board])).join("\n");
  };
  const absent = (text: string, what: readonly string[]) =>
    expect(what.filter((each) => text.includes(each))).toEqual([]);
  const present = (text: string, what: readonly string[]) =>
    expect(what.filter((each) => !text.includes(each))).toEqual([]);

  it("[PB6] sees that the total is 100 short and that a number stands twice, and explains both", async () => {
    id = await beginNotice(author, server, "on-demand-disclosure");
    await paste(author, SHEET.replaceAll(",", "\t"));
    await author.waitForFunction(() => document.querySelector("dialog.import") ?? document.querySelector("td .t"));
    const asked = await author.$("dialog.import .button.main");
    if (asked) await asked.click();
    await author.waitForFunction(
      () => [...document.querySelectorAll(".finding")].some((note) => note.textContent?.includes("22,400.00")),
      { timeout: 10_000 },
    );
    const found = (await findingTexts(author)).join("\n");
    expect(found).toContain("22,400.00");
    expect(found).toContain("22,500.00");
    expect(found).toMatch(/序号.*4/);

    await author.click("details.about summary");
    await author.$eval("input[name=eventDay]", (input) => {
      input.value = "2026-11-16";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await author.type("textarea[name=content]", "36名村民联名要求公开开支明细，逐笔列在下面。");
    await savedNow(author);
    expect(await explainAll(author, REASON)).toBeGreaterThanOrEqual(2);
    await Promise.all([author.waitForNavigation(), click(author, "送审")]);
    expect(await publicText()).not.toContain(id);
  }, 60_000);

  it("[PB5] is read and approved on two phones by two others, who see what was explained", async () => {
    for (const phone of [supervisor, approver]) {
      const text = await approveOnPhone(phone, server, id);
      expect(text).toContain(REASON);
      expect(text).toContain("22,500.00");
    }
    expect(await publicText()).not.toContain(id);
    const done = await actOn(approver, server, id, { label: "现在公布", type: "publish" });
    expect(done).toContain("柳塘村公开〔2026〕1号");
  }, 60_000);

  it("[PB11] hangs in full where its row of the catalog says: on the village's screen and on paper", async () => {
    const glass = await office.kioskText(id);
    present(glass, [...ROWS, ...NAMES, "22,500.00", "22,400.00"]);
    present(await office.sheetText(id), [...ROWS, ...NAMES, "22,500.00"]);
  }, 60_000);

  it("[PB11] [AU1] is an entry everywhere else: number and item, no row, no name", async () => {
    const web = await publicText();
    present(web, [id, "1号", "联名要求公开事项"]);
    absent(web, [...ROWS, ...NAMES, "村道维护队", "一事一议"]);
    const strange = await (await fetch(`${server.url}/kiosk/${VILLAGE}`)).text();
    absent(strange, NAMES);
    const pdf = await fetch(`${server.url}/n/${id}.pdf`);
    if (pdf.status === 200)
      absent((await readPdf(new Uint8Array(await pdf.arrayBuffer()))).pages[0]?.text ?? "", [...ROWS, ...NAMES]);
    else expect(pdf.status).toBe(404);
  }, 60_000);

  it("[PB2] is corrected under the same number, with its reason; the screen shows the new edition", async () => {
    const begun = await actOn(author, server, id, {
      label: "更正",
      type: "correct",
      cause: "clerical",
      reason: "合计照凭证改成22500元。",
    });
    expect(begun).toContain("更正");
    await author.waitForSelector("html.ready");
    const cell = await author.waitForSelector("textarea[name=content]");
    await cell?.type("合计已经改正。");
    await savedNow(author);
    await explainAll(author, REASON);
    await Promise.all([author.waitForNavigation(), click(author, "送审")]);
    for (const phone of [supervisor, approver]) await approveOnPhone(phone, server, id);
    expect(await actOn(approver, server, id, { label: "现在公布", type: "publish" })).toMatch(/第 ?2 ?版/);
    const page = await office.webText(`/n/${id}`);
    present(page, ["第2版", "1号", "合计照凭证改成22500元"]);
    expect(await office.kioskText(id)).toContain("合计已经改正");
  }, 60_000);

  it("[PB7] is frozen at once, and not released by who froze it", async () => {
    await actOn(supervisor, server, id, { label: "暂停", type: "freeze", reason: "有村民说清运费不对，正在核对。" });
    absent(await office.kioskText(id), ROWS);
    present(await publicText(), ["正在核对"]);
    await supervisor.goto(`${server.url}/desk/notices/${id}?page=1`);
    const own = await supervisor.evaluate(async (notice) => {
      const read = await fetch(`/api/notices/${notice}`);
      const { notice: now } = (await read.json()) as { notice: { version: number } };
      const answer = await fetch(`/api/notices/${notice}/actions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ type: "release", version: now.version, reason: "没有问题了" }),
      });
      return { status: answer.status, code: ((await answer.json()) as { code: string }).code };
    }, id);
    expect(own).toMatchObject({ status: 403, code: "same-person-releases" });
    await actOn(approver, server, id, { label: "恢复", type: "release", reason: "已经核对，清运费没有错。" });
    present(await office.kioskText(id), [...ROWS, ...NAMES]);
  }, 60_000);

  it("[PB8] is withdrawn: listed with its reason, its content served nowhere", async () => {
    await actOn(approver, server, id, {
      label: "撤回",
      type: "withdraw",
      reason: "与月度收支重复，合并到月度公布表。",
    });
    absent(await office.kioskText(id), [...ROWS, ...NAMES]);
    const web = await publicText();
    present(web, ["合并到月度公布表"]);
    absent(web, [...ROWS, ...NAMES]);
    expect((await fetch(`${server.url}/n/${id}`)).status).toBe(200);
    const board = await (await fetch(`${server.url}/b/${VILLAGE}?state=withdrawn`)).text();
    expect(board).toContain(id);
    const lines = await server.store.ledgers.entries(VILLAGE, { after: 0, limit: 50 });
    const kinds = lines.map(({ kind }) => kind).filter((kind) => kind !== "anchor");
    expect(kinds).toEqual(["published", "corrected", "frozen", "released", "withdrawn"]);
  }, 60_000);
});
