import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { readPicture } from "../support/codes.ts";
import { faintTexts, LEAST, openKiosk, outOfReach, pairKiosk, touch } from "../support/kiosk.ts";
import { resolution, subsidy } from "../support/notices.ts";
import { openScreens, settled, type Screens } from "../support/screens.ts";
import type { TestServer } from "../support/server.ts";
import { VILLAGE } from "../support/village.ts";

const HALF = 960;

let screens: Screens;
let server: TestServer;
let browser: Browser;
let page: Page;
let accounts = "";
let list = "";

beforeAll(async () => {
  screens = await openScreens({ env: { PUBLIC_URL: "https://board.example" } });
  ({ server, browser, accounts } = screens);
  const { desk } = screens;
  list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", eventDay: "2026-11-05", ...subsidy });
  await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution });
  await desk.publish({
    item: "community-notice",
    eventDay: "2026-11-13",
    title: "11月13日停水通知（二组、三组）",
    content: "11月13日 8:00—18:00 检修水管，二组、三组停水，请提前存水。",
  });
  page = await openKiosk(browser, server.url);
}, 90_000);

afterAll(() => screens?.close());

/** A small screen that lies down is drawn at two thirds: there the least is 44 px. */
const isDrawnSmaller = (found: string): boolean => {
  const [, width = 0, height = 0] = / (\d+)×(\d+)$/.exec(found)?.map(Number) ?? [];
  return Math.min(width, height) >= 44 && Math.min(width, height) < LEAST;
};

/** Every view and panel, one after the other. */
const VIEWS: readonly (readonly [string, readonly string[]])[] = [
  ["the overview", []],
  ["a list", ["[data-do=all]"]],
  ["a notice's first page", ["[data-do=money]"]],
  ["a notice's second page", ["[data-do=money]", "#pager .go"]],
  ["where to ask", ["[data-do=money]", "[data-do=ask]"]],
  ["a code to take home", ["[data-do=money]", "[data-do=take]"]],
  ["the code for phones", ["[data-do=phone]"]],
  ["search, nothing typed", ["[data-do=find]"]],
  ["search, found", ["[data-do=find]", "[data-key=b]"]],
  ["search, nothing found", ["[data-do=find]", "[data-key=v]", "[data-key=v]"]],
];

async function home(): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>("[data-do=close]")?.click());
  while (!(await page.$("[data-view=overview]"))) await touch(page, ".bar [data-do=back]");
}

async function visit(steps: readonly string[]): Promise<void> {
  await home();
  for (const step of steps) await touch(page, step);
  await settled(page);
}

describe.each([
  ["ordinary", [] as readonly string[]],
  ["large", ["large"]],
  ["high-contrast", ["contrast"]],
  ["large high-contrast", ["large", "contrast"]],
])("in %s type", (_, modes) => {
  beforeAll(async () => {
    await home();
    for (const mode of modes) await touch(page, `.bar [data-do=${mode}]`);
  });
  afterAll(async () => {
    await home();
    for (const mode of modes) await touch(page, `.bar [data-do=${mode}]`);
  });

  it.each(VIEWS)(
    "[SC5] all that is touched lies in the lower half and is large enough, axe finds nothing, every text has 7:1: %s",
    async (_, steps) => {
      await visit(steps);
      expect(await outOfReach(page, HALF)).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
      expect(await faintTexts(page)).toEqual([]);
    },
  );
});

describe("the bar of five", () => {
  const bar = () =>
    page.$$eval(".bar .b", (buttons) =>
      buttons
        .filter((button) => button.checkVisibility({ visibilityProperty: true }))
        .map((button) => [
          (button as HTMLElement).innerText.trim().split("\n").at(-1),
          button.getBoundingClientRect().left,
        ]),
    );

  it("has no button for reading aloud where the browser has no Mandarin voice of its own, and its place stays empty", async () => {
    await visit([]);
    expect(
      await page.evaluate(() => speechSynthesis.getVoices().filter(({ lang }) => lang.startsWith("zh")).length),
    ).toBe(0);
    expect((await bar()).map(([text]) => text)).toEqual(["找公告", "大字", "黑底白字", "手机上看"]);
  });

  it("keeps every place from view to view", async () => {
    await visit([]);
    const [find, large, contrast, phone] = await bar();
    await visit(["[data-do=money]"]);
    const [back, largeHere, take, ask] = await bar();
    expect([back?.[0], take?.[0], ask?.[0]]).toEqual(["返回", "带回家看", "有疑问"]);
    expect([back?.[1], largeHere, take?.[1], ask?.[1]]).toEqual([find?.[1], large, contrast?.[1], phone?.[1]]);
  });

  it("[SC5] has a twin of the urgent strip in reach: the first line of its affair's tile", async () => {
    await visit([]);
    const urgent = await page.$eval("#urgent-line", (line) => line.textContent);
    expect(await page.$eval("[data-affairs=village] .tile-newest", (line) => line.textContent)).toBe(urgent);
    expect(await page.$eval("[data-affairs=village] .tile-what", (line) => line.textContent)).toBe("紧急");
  });
});

describe("找公告", () => {
  const hits = () => page.$$eval("#results .hit b", (titles) => titles.map((title) => title.textContent));

  it("finds by first letters as they are touched, says why, opens, and keeps its place on return", async () => {
    await visit(["[data-do=find]", "[data-key=t]", "[data-key=s]"]);
    await page.waitForFunction(() => document.querySelectorAll("#results .hit").length === 1);
    expect(await hits()).toEqual(["11月13日停水通知（二组、三组）"]);
    expect(await page.$$eval("#results mark", (marks) => marks[0]?.textContent)).toBe("停水");
    await touch(page, "#results .hit");
    await page.waitForFunction(() => document.getElementById("page")?.textContent.includes("检修水管"));
    await touch(page, ".bar [data-do=back]");
    expect(await page.$eval("#typed", (typed) => typed.textContent)).toBe("ts");
    expect((await hits()).length).toBe(1);
  });

  it("works from a keyboard too, by number, and takes back what was typed", async () => {
    await visit([]);
    await page.keyboard.type("xyz");
    await page.waitForFunction(() => document.getElementById("results-of")?.textContent.includes("没有找到“xyz”"));
    for (let n = 0; n < 3; n += 1) await page.keyboard.press("Backspace");
    await page.keyboard.type("1");
    await page.waitForFunction(() => document.querySelector("#results .hit")?.textContent.includes("收支"));
    await touch(page, "[data-key=clear]");
    expect(await page.$eval("#typed", (typed) => typed.textContent)).toBe("");
    await page.keyboard.press("Escape");
    await page.waitForSelector("[data-view=overview]");
  });

  it("clears what was typed when nobody is there any more", async () => {
    await visit(["[data-do=find]", "[data-key=d]"]);
    await page.evaluate(() => {
      document.documentElement.style.setProperty("--t-idle", "0.2s");
      document.documentElement.style.setProperty("--t-idle-warn", "1s");
    });
    await touch(page, "[data-key=b]");
    await page.waitForSelector("#overview:not([hidden])", { timeout: 5_000 });
    await page.evaluate(() => document.documentElement.removeAttribute("style"));
    expect(await page.$eval("#typed", (typed) => typed.textContent)).toBe("");
    expect(await page.$$eval("#results .hit", (rows) => rows.length)).toBe(0);
  });
});

describe("带回家看", () => {
  /** What a phone reads that is held before the sheet. */
  async function scanned(): Promise<string> {
    const sheet = await page.waitForSelector("#panel", { visible: true });
    await page.waitForSelector("#panel .qr", { visible: true });
    return readPicture((await sheet?.screenshot()) ?? new Uint8Array());
  }

  it("[AU1] shows a code that a phone reads off the glass; in the village it brings the village pass along", async () => {
    await visit(["[data-do=money]", "[data-do=take]"]);
    expect(await scanned()).toBe(`https://board.example/n/${accounts}`);
    const side = await page.$eval("#panel .qr", (code) => code.getBoundingClientRect().width);
    expect(side).toBeGreaterThan(400);
    await home();
    await pairKiosk(page, server);
    await visit(["[data-do=contrast]", "[data-do=money]", "[data-do=take]"]);
    const link = new URL(await scanned());
    expect([link.pathname, link.searchParams.get("p")?.split(".")[0]]).toEqual([`/n/${accounts}`, VILLAGE]);
  });
});

it.each([
  [1280, 720],
  [1920, 1080],
])("on a screen of %i × %i that lies down nothing is cut in any view", async (width, height) => {
  await page.setViewport({ width, height, hasTouch: true });
  await page.reload();
  await page.waitForFunction(() => document.getElementById("time")?.textContent.includes(":"));
  for (const [view, steps] of VIEWS) {
    await visit(steps);
    const found = (await outOfReach(page, 0)).filter((each) => height > 900 || !isDrawnSmaller(each));
    expect([view, found]).toEqual([view, []]);
  }
});

it("[SC2] breaks no figure of a table of five columns and a long head before its bracket; the days of fifteen stand whole", async () => {
  const text = { type: "text", class: "open" } as const;
  const money = { type: "money", class: "open", sum: true } as const;
  const columns = [
    { key: "c1", label: "名称", ...text },
    { key: "c2", label: "坐落", ...text },
    { key: "c3", label: "原值金额（按评估报告）", ...money },
    { key: "c4", label: "净值金额", ...money },
    { key: "c5", label: "使用状况", ...text },
  ];
  const rows = [
    { c1: "集体厂房（860平方米）", c2: "三组", c3: 124_000_000, c4: 80_600_000, c5: "出租" },
    { c1: "屋顶光伏60千瓦(41132501)", c2: "文化礼堂", c3: 2_524_200_000, c4: 17_640_000, c5: "发电并网" },
  ];
  const id = await screens.desk.publish({
    item: "assets",
    reportingPeriod: "2025",
    noticePeriod: { days: 15, unit: "natural" },
    tables: [{ kind: "plain-table", columns, head: {}, rows, stated: {} }],
  });
  await page.setViewport({ width: 1080, height: 1920, hasTouch: true });
  // Begun anew it knows the notice already, and does not bring it up by itself while somebody looks for it.
  await page.reload();
  await page.waitForFunction(() => document.getElementById("time")?.textContent?.includes(":"));
  await visit(["[data-affairs=finance]", `#list [data-notice="${id}"]`]);
  const broken = await page.$$eval(".notice .tbl td.r, .notice .life > *", (parts) =>
    parts.flatMap((part) => {
      const range = document.createRange();
      range.selectNodeContents(part);
      const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 12)));
      const { right } = part.getBoundingClientRect();
      return part.classList.contains("ticks") || (lines.size <= 1 && right <= innerWidth) ? [] : [part.textContent];
    }),
  );
  expect(broken).toEqual([]);
  const heads = await page.$$eval(".notice .tbl thead th", (cells) =>
    cells.map((cell) => (cell as HTMLElement).innerText),
  );
  expect(heads).toContain("原值金额（按评估报告）");
});

describe("a corrected list in large type", () => {
  beforeAll(async () => {
    await home();
    const reason = "四组吴长河的面积少算1亩，户主本人提出，村里查过确权证，情况属实，其他各户没有变动。";
    await screens.desk.correct(list, { cause: "clerical", reason, ...subsidy, content: "每亩 98.60 元，见下表。" });
    await page.waitForFunction((id) => document.querySelector(`#page [data-notice="${id}"] .box`), {}, list);
    await home();
    await touch(page, ".bar [data-do=large]");
  });
  afterAll(() => page.setViewport({ width: 1080, height: 1920, hasTouch: true }));

  it.each([
    [1080, 1920],
    [1920, 1080],
    [1280, 720],
  ])(
    "[SC2] turns to its end at %i × %i: nothing is cut or lies over a button, the box stands once",
    async (...size) => {
      const [width, height] = size;
      await page.setViewport({ width, height, hasTouch: true });
      await visit(["[data-affairs=finance]", `#list [data-notice="${list}"]`]);
      const boxed: boolean[] = [];
      for (let more = true; more;) {
        await settled(page);
        const [over, box] = await page.$eval("#page article", (article) => [
          article.scrollHeight - article.clientHeight,
          article.querySelector(".box:not(.off)") !== null,
        ]);
        boxed.push(Boolean(box));
        const lost = (await outOfReach(page, 0)).filter((found) => !isDrawnSmaller(found));
        expect([boxed.length, over, lost]).toEqual([boxed.length, 0, []]);
        more = await page.$eval("#pager .go", (button) => !button.classList.contains("none"));
        if (more) await touch(page, "#pager .go");
      }
      expect(boxed.map((box, at) => (box ? at : -1)).filter((at) => at >= 0)).toEqual([0]);
      expect(boxed.length).toBeLessThan(9);
    },
  );
});
