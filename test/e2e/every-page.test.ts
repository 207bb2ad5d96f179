import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_VILLAGE } from "../../server/demo/seed.ts";
import { axeFindings } from "../support/axe.ts";
import { signIn } from "../support/client.ts";
import { DEMO_PASSWORD, startDemo, type DemoServer } from "../support/demo.ts";
import { openChromium } from "../support/editor.ts";
import { getRoutesOf } from "../support/routes.ts";

const TOWNSHIP = "330899102";
const COUNTY = "330899";

type Size = readonly [width: number, height: number];
const PHONE: Size = [390, 844];
const DESK: Size = [1280, 720];
const WIDE: Size = [1920, 1080];
const KIOSK: Size = [1080, 1920];
const TV: Size = [1280, 720];

/** What there is to look at: notices of the village by what has become of them, and what was made for the walk. */
type Known = {
  readonly hanging: readonly string[];
  readonly own: readonly string[];
  readonly inReview: string;
  readonly handed: string;
  readonly code: string;
  readonly job: string;
  readonly officer: string;
};

/** Ways of each route, under the name of who walks them; nobody signed in where there is none. */
type Ways = readonly (readonly [name: string, path: string])[];
const nobody = (...paths: readonly string[]): Ways => paths.map((path) => ["", path]);
const author = (...paths: readonly string[]): Ways => paths.map((path) => ["liutang-author", path]);
const town = (...paths: readonly string[]): Ways => paths.map((path) => ["qingxi-author", path]);
const boss = (...paths: readonly string[]): Ways => paths.map((path) => ["admin", path]);

/** Every route that shows a page. A new route must be put here, or below, before this test is green. */
const PAGES: Readonly<Record<string, (known: Known) => Ways>> = {
  "/": () => nobody("/"),
  "/secure": () => nobody("/secure"),
  "/b/:unit": () =>
    nobody(
      ...[DEMO_VILLAGE, TOWNSHIP, COUNTY, `${DEMO_VILLAGE}01`].map((unit) => `/b/${unit}`),
      ...["affairs=finance", "state=expired", "state=withdrawn", "q=鱼塘", "q=nothinglikethis", "page=2"].map(
        (query) => `/b/${DEMO_VILLAGE}?${query}`,
      ),
      `/b/${COUNTY}?q=补贴`,
    ),
  "/n/:id": ({ hanging, handed }) => nobody(...[...hanging, handed].map((id) => `/n/${id}`)),
  "/n/:id/:ordinal": ({ hanging }) => nobody(`/n/${hanging[0]}/1`),
  "/v": () => nobody("/v", "/v?code=zzzzzzzz"),
  "/v/:code": ({ code }) => nobody(`/v/${code}`),
  "/p": () => nobody("/p"),
  "/p/:link": () => nobody(`/p/${DEMO_VILLAGE}.${"a".repeat(22)}`),
  "/kiosk/:unit": () => nobody(`/kiosk/${DEMO_VILLAGE}`),
  "/kiosk/:unit/shell": () => nobody(`/kiosk/${DEMO_VILLAGE}/shell`),
  "/tv/:unit": () => nobody(...[DEMO_VILLAGE, TOWNSHIP, COUNTY].map((unit) => `/tv/${unit}`)),
  "/tv/:unit/list/:of": () => nobody(`/tv/${DEMO_VILLAGE}/list/finance`),
  "/tv/:unit/list/:of/:page": () => nobody(`/tv/${DEMO_VILLAGE}/list/all/2`),
  "/tv/:unit/n/:id": ({ hanging }) => nobody(...hanging.map((id) => `/tv/${DEMO_VILLAGE}/n/${id}`)),
  "/tv/:unit/n/:id/:page": ({ hanging }) => nobody(`/tv/${DEMO_VILLAGE}/n/${hanging[0]}/2`),
  "/tv/:unit/n/:id/:page/:row": ({ hanging }) => nobody(`/tv/${DEMO_VILLAGE}/n/${hanging[0]}/2/1`),
  "/desk": () => [...boss("/desk"), ["qingxi-overseer", "/desk"]],
  "/desk/sign-in": () => nobody("/desk/sign-in"),
  "/desk/first": () => nobody("/desk/first"),
  "/desk/password": () => author("/desk/password"),
  "/desk/reviews": () => [
    ["liutang-supervisor", "/desk/reviews"],
    ["liutang-approver", "/desk/reviews"],
    ["qingxi-overseer", "/desk/reviews"],
  ],
  "/desk/units": () => [["qingxi-overseer", "/desk/units"]],
  "/desk/audit": () => [["qingxi-overseer", "/desk/audit"]],
  "/desk/admin": () => boss("/desk/admin"),
  "/desk/admin/units/new": () => boss(`/desk/admin/units/new?parent=${TOWNSHIP}`),
  "/desk/admin/units/:code": () => boss(`/desk/admin/units/${DEMO_VILLAGE}`),
  "/desk/admin/officers/new": () => boss("/desk/admin/officers/new"),
  "/desk/admin/officers/:id": ({ officer }) => boss(`/desk/admin/officers/${officer}`),
  "/desk/admin/packs/:id": () => boss("/desk/admin/packs/zhejiang"),
  "/desk/:unit": () => [...author(`/desk/${DEMO_VILLAGE}`), ...town(`/desk/${TOWNSHIP}`)],
  "/desk/:unit/new": () => author(`/desk/${DEMO_VILLAGE}/new`),
  "/desk/:unit/notices": () => [...author(`/desk/${DEMO_VILLAGE}/notices`), ...town(`/desk/${TOWNSHIP}/notices`)],
  "/desk/:unit/ledger": () => author(`/desk/${DEMO_VILLAGE}/ledger?verify=1`),
  "/desk/:unit/screens": () => author(`/desk/${DEMO_VILLAGE}/screens`),
  "/desk/:unit/reposts": () => [...author(`/desk/${DEMO_VILLAGE}/reposts`), ...town(`/desk/${TOWNSHIP}/reposts`)],
  "/desk/:unit/print": () => author(`/desk/${DEMO_VILLAGE}/print`),
  "/desk/:unit/print/:job": ({ job }) => author(`/desk/${DEMO_VILLAGE}/print/${job}`),
  "/desk/notices/:id": ({ own, handed }) => [
    ...author(...own.map((id) => `/desk/notices/${id}`)),
    ...town(`/desk/notices/${handed}`),
  ],
  "/desk/notices/:id/do/:type": ({ hanging }) => [
    ...author(`/desk/notices/${hanging[0]}/do/correct`),
    ["liutang-approver", `/desk/notices/${hanging[0]}/do/withdraw`],
  ],
  "/desk/notices/:id/review": ({ inReview }) => [
    ["liutang-supervisor", `/desk/notices/${inReview}/review`],
    ["liutang-supervisor", `/desk/notices/${inReview}/review?back=1`],
  ],
  "/desk/notices/:id/preview/kiosk": ({ inReview }) => author(`/desk/notices/${inReview}/preview/kiosk`),
  "/desk/notices/:id/preview/phone": ({ inReview }) => author(`/desk/notices/${inReview}/preview/phone`),
  "/desk/notices/:id/preview/sheet": ({ inReview }) => author(`/desk/notices/${inReview}/preview/sheet`),
};

/** Routes that answer no page. */
const NO_PAGE =
  /^\/(api|healthz|favicon\.ico|root\.crt)|\.(pdf|atom|json|js)$|^\/(kiosk|tv)\/:unit\/(bundle|docs|below|pass|take|notices)/;

/** The sizes of the screens a page is for; axe looks at the first. */
function sizesFor(path: string): readonly Size[] {
  if (/^\/kiosk|preview\/kiosk/.test(path)) return [KIOSK];
  if (path.startsWith("/tv")) return [TV];
  if (path.endsWith("preview/sheet")) return [DESK];
  return path.startsWith("/desk") ? [DESK, PHONE, WIDE] : [PHONE, DESK, WIDE];
}

describe("every page", () => {
  let server: DemoServer;
  let browser: Browser;
  let known: Known;
  beforeAll(async () => {
    ({ server } = await startDemo({ at: "2026-11-26T03:00:00.000Z", villages: [DEMO_VILLAGE] }));
    browser = await openChromium();
    known = await whatThereIs();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** One notice of every state, and one in force of every kind of table. */
  async function whatThereIs(): Promise<Known> {
    const { services, store, paper } = server;
    const unlike = new Map<string, { id: string; copy: string | null; hangs: boolean }>();
    for (const { row, life, state } of await services.register.notices(DEMO_VILLAGE)) {
      const found = await store.notices.find(row.id);
      const kinds =
        found?.editions
          .at(-1)
          ?.draft.tables.map(({ kind }) => kind)
          .join() ?? "";
      const key = [row.copy, row.correction, life, state?.nil, row.editions > 1, life === "in-force" && kinds].join();
      if (!unlike.has(key)) unlike.set(key, { id: row.id, copy: row.copy, hangs: life !== undefined });
    }
    const own = [...unlike.values()];
    const officers = new Map((await services.officers.all()).map((officer) => [officer.signIn, officer]));
    const [supervisor, approver] = [officers.get("liutang-supervisor"), officers.get("liutang-approver")];
    const unit = await store.units.get(DEMO_VILLAGE);
    const waiting = unit && supervisor ? await services.waiting.inUnit(unit, supervisor) : [];
    const order = { unit: DEMO_VILLAGE, month: "2026-11", paper: "A4", bothSides: false, notices: ["gone"] } as const;
    const { codes } = await store.ledgers.state(DEMO_VILLAGE);
    return {
      own: own.map(({ id }) => id),
      hanging: own.filter(({ hangs }) => hangs).map(({ id }) => id),
      inReview: waiting[0]?.row.id ?? "",
      handed: (await services.reposts.handedDown(TOWNSHIP))[0]?.above.notice.id ?? "",
      code: [...codes.keys()][0] ?? "",
      job: paper.monthPrints.start(officers.get("liutang-author")?.id ?? "", order, () => "11月").id,
      officer: approver?.id ?? "",
    };
  }

  const contexts = new Map<string, Promise<Page>>();
  /** A browser window of one person. */
  async function pageOf(name: string): Promise<Page> {
    const context = await browser.createBrowserContext();
    if (name !== "") {
      const { token } = await signIn(server.url, name, DEMO_PASSWORD);
      await context.setCookie({ name: "sanwu-session", value: token, domain: "127.0.0.1", path: "/" });
    }
    return context.newPage();
  }

  it("is known to this walk", () => {
    const pages = getRoutesOf(server.app).filter((path) => !NO_PAGE.test(path));
    expect(pages.filter((path) => !Object.hasOwn(PAGES, path))).toEqual([]);
    expect(Object.keys(PAGES).filter((path) => !pages.includes(path))).toEqual([]);
    expect(known.own.length).toBeGreaterThan(10);
    expect([known.inReview, known.handed, known.job, known.officer]).not.toContain("");
  });

  it("has nothing that axe finds, and nothing sticks out", async () => {
    const found: string[] = [];
    for (const [name, path] of Object.values(PAGES).flatMap((ways) => ways(known))) {
      const opened = contexts.get(name) ?? pageOf(name);
      contexts.set(name, opened);
      const page = await opened;
      for (const [at, [width, height]] of sizesFor(path).entries()) {
        await page.setViewport({ width, height });
        if (at === 0) await page.goto(server.url + path);
        const where = `${width} ${name} ${path}`;
        for (const each of at === 0 ? await axeFindings(page) : []) found.push(`${where} ${each}`);
        const over = await page.evaluate(async () => {
          const sticksOut = () => document.documentElement.scrollWidth - innerWidth;
          // A page that lays itself out anew by script has a second for it.
          for (let turn = 0; turn < 20 && sticksOut() > 0; turn += 1) await new Promise((done) => setTimeout(done, 50));
          return sticksOut();
        });
        if (over > 0) found.push(`${where} sticks out by ${over}`);
      }
    }
    expect(found).toEqual([]);
  }, 600_000);
});
