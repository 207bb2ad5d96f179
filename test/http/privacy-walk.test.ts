import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { octoberAccounts, resolution, subsidy } from "../support/notices.ts";
import { textOf } from "../support/page-text.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { getRoutesOf } from "../support/routes.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { openTownship, OTHER_VILLAGE, settleTownship, TOWNSHIP } from "../support/township.ts";
import { VILLAGE } from "../support/village.ts";

const MEDIA = ["web", "kiosk", "tv", "sheet", "feed"];
const IDENTITY = "330899197001011232";

/** What must not reach anybody who is nobody: names, cells for the village alone, telephones, withdrawn words. */
const PLANTED = [
  "欧阳㛃华",
  "周桂芳",
  "吴长河",
  "家里四口人种地甲",
  "家里三口人种地丙",
  "13905709876",
  IDENTITY,
  "内部学习计划甲",
  "旧版不该有的话乙",
  "暂停的决议正文丙",
  "撤回的通知正文丁",
  "郑小满",
  "镇里撤回的正文戊",
  "镇里旧版的正文己",
];

/** How somebody would spell what was planted, in full and by initials. */
const SPELLED = ["ouyangjiehua", "oyjh", "zhouguifang", "zgf", "wuchanghe", "wch", "neibuxuexi", "nbxxjh", "zhongdi"];

/** Ways of each route, filled in with everything there is. A new route must be put here before this test is green. */
type Known = { readonly ids: readonly string[]; readonly codes: readonly string[]; readonly docs: readonly string[] };
const ROUTES: Readonly<Record<string, (known: Known) => readonly string[]>> = {
  "/": () => ["/", ...[...PLANTED, ...SPELLED].map((q) => `/?q=${encodeURIComponent(q)}`)],
  "/healthz": () => ["/healthz"],
  "/favicon.ico": () => ["/favicon.ico"],
  "/secure": () => ["/secure"],
  "/root.crt": () => ["/root.crt"],
  "/b/:unit": ({ ids }) => [
    ...[TOWNSHIP, "330899", OTHER_VILLAGE].map((unit) => `/b/${unit}`),
    `/b/${VILLAGE}`,
    ...["party", "village", "finance"].map((affairs) => `/b/${VILLAGE}?affairs=${affairs}`),
    ...["expired", "withdrawn"].map((state) => `/b/${VILLAGE}?state=${state}`),
    ...["吴长河", "种地", "139", "内部", "wch", IDENTITY].flatMap((q) => [
      `/b/${VILLAGE}?q=${encodeURIComponent(q)}#${ids.length}`,
      `/b/${VILLAGE}?state=expired&q=${encodeURIComponent(q)}`,
      `/b/${VILLAGE}?state=withdrawn&affairs=village&q=${encodeURIComponent(q)}`,
    ]),
  ],
  "/b/:unit/board.json": () => [`/b/${VILLAGE}/board.json`, `/b/${TOWNSHIP}/board.json`],
  "/b/:unit/feed.atom": () => [`/b/${VILLAGE}/feed.atom`, `/b/${TOWNSHIP}/feed.atom`],
  "/n/:id": ({ ids }) => ids.map((id) => `/n/${id}`),
  "/n/:id.pdf": ({ ids }) => ids.flatMap((id) => [`/n/${id}.pdf?paper=A4`, `/n/${id}.pdf?paper=A3`]),
  "/n/:id/:ordinal": ({ ids }) => ids.flatMap((id) => [1, 2, 3].map((ordinal) => `/n/${id}/${ordinal}`)),
  "/v": () => ["/v", "/v?code=zzzzzzzz"],
  "/v/:code": ({ codes }) => codes.map((code) => `/v/${code}`),
  "/p": () => ["/p"],
  "/p/:link": () => [`/p/${VILLAGE}.${"a".repeat(22)}`],
  "/kiosk/:unit": () => [`/kiosk/${VILLAGE}`],
  "/kiosk/:unit/pass": () => [`/kiosk/${VILLAGE}/pass`],
  "/kiosk/:unit/shell": () => [`/kiosk/${VILLAGE}/shell`],
  "/kiosk/:unit/worker.js": () => [`/kiosk/${VILLAGE}/worker.js`],
  "/kiosk/:unit/bundle": () => [`/kiosk/${VILLAGE}/bundle`, `/kiosk/${VILLAGE}/bundle?shown=x`],
  "/kiosk/:unit/take/:id": ({ ids }) => ids.map((id) => `/kiosk/${VILLAGE}/take/${id}`),
  "/kiosk/:unit/notices/:id": ({ ids }) => ids.map((id) => `/kiosk/${VILLAGE}/notices/${id}`),
  "/kiosk/:unit/docs/:key": ({ docs }) => docs.map((key) => `/kiosk/${VILLAGE}/docs/${key}`),
  "/tv/:unit": () => [`/tv/${VILLAGE}`, "/tv/330899102", "/tv/330899"],
  "/tv/:unit/list/:of": () => ["all", "party", "village", "finance"].map((of) => `/tv/${VILLAGE}/list/${of}`),
  "/tv/:unit/list/:of/:page": () => [`/tv/${VILLAGE}/list/all/2`],
  "/tv/:unit/n/:id": ({ ids }) => ids.map((id) => `/tv/${VILLAGE}/n/${id}`),
  "/tv/:unit/n/:id/:page": ({ ids }) =>
    ids.flatMap((id) => [1, 2, 3, 4].map((page) => `/tv/${VILLAGE}/n/${id}/${page}`)),
  "/tv/:unit/n/:id/:page/:row": ({ ids }) =>
    ids.flatMap((id) => [2, 3, 4].map((page) => `/tv/${VILLAGE}/n/${id}/${page}/1`)),
  "/tv/:unit/bundle": () => [`/tv/${VILLAGE}/bundle`, `/tv/${VILLAGE}/bundle?shown=x`],
  "/tv/:unit/docs/:key": ({ docs }) => docs.map((key) => `/tv/${VILLAGE}/docs/${key}`),
  "/tv/:unit/below": () => ["/tv/330899102/below", "/tv/330899/below"],
  "/api/openapi.json": () => ["/api/openapi.json"],
  "/api/units": () => ["/api/units"],
  "/api/catalog": () => ["/api/catalog"],
  "/api/units/:unit/board": () => [
    ...MEDIA.flatMap((medium) => [VILLAGE, TOWNSHIP].map((unit) => `/api/units/${unit}/board?medium=${medium}`)),
    `/api/units/${VILLAGE}/board?day=2026-11-12&medium=kiosk`,
    `/api/units/${VILLAGE}/board?day=2027-01-31&medium=sheet`,
  ],
  "/api/units/:unit/ledger": () => [`/api/units/${VILLAGE}/ledger?limit=500`],
  "/api/units/:unit/reposts": () => [`/api/units/${VILLAGE}/reposts`],
  "/api/units/:unit/search": () =>
    [...PLANTED, ...SPELLED].flatMap((q) =>
      ["", "&medium=kiosk", "&medium=tv"].map(
        (more) => `/api/units/${VILLAGE}/search?q=${encodeURIComponent(q)}${more}`,
      ),
    ),
  "/api/notices/:id": ({ ids }) => ids.map((id) => `/api/notices/${id}`),
};

/** Routes of the desk answer nobody without signing in; what they answer instead is walked all the same. */
const isDesk = (path: string): boolean =>
  path.startsWith("/desk") || path.startsWith("/api/screens") || path.startsWith("/api/officers");
const filled = (path: string, { ids }: Known): readonly string[] =>
  ids.map((id) => path.replace(":unit", VILLAGE).replace(/:\w+/g, id).replace(/[{}*]/g, ""));

describe("nobody's walk through every GET route", () => {
  let server: TestServer;
  let desk: Desk;
  let known: Known;
  let routes: readonly string[];

  beforeAll(async () => {
    server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
    await settleTownship(server);
    desk = await openDesk(server);
    routes = getRoutesOf(server.app);
    const [table] = subsidy.tables;
    const planted = {
      ...subsidy,
      content: "补贴每亩 98.60 元，吴长河户按新面积计算。",
      tables: [
        {
          ...table,
          columns: [...(table?.columns ?? []), { key: "phone", label: "联系电话", type: "text", class: "masked" }],
          rows: table?.rows.map((row) => ({ ...row, phone: "13905709876" })),
        },
      ],
    };
    const list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...planted });
    const jobs = await desk.publish({
      item: "public-welfare-jobs",
      eventDay: "2026-11-10",
      ...planted,
      title: "公益岗位聘用公示",
    });
    const accounts = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
    const party = await desk.publish({
      item: "party-activities",
      reportingPeriod: "2026-10",
      scope: "party",
      title: "内部学习计划甲",
      content: "内部学习计划甲，在支部会上说明。",
    });
    const frozen = await desk.publish({
      item: "assembly-resolution",
      eventDay: "2026-11-05",
      ...resolution,
      content: "暂停的决议正文丙。",
    });
    const privacy = await desk.publish({
      item: "village-charter",
      ...resolution,
      title: "村规民约",
      content: "旧版不该有的话乙。",
    });
    const withdrawn = await desk.publish({
      item: "service-list",
      title: "为民服务清单",
      content: "撤回的通知正文丁。",
    });
    await desk.correct(list, {
      cause: "objection",
      reason: `吴长河户面积算错，证件 ${IDENTITY}。`,
      title: "补贴发放公示（更正）",
    });
    await desk.correct(privacy, { cause: "privacy", reason: "旧版写了不该写的。", content: "村规民约共十条。" });
    await desk.act("supervisor", frozen, { type: "freeze", reason: `有村民提出疑问，证件 ${IDENTITY}` });
    await desk.act("approver", withdrawn, { type: "withdraw", reason: "清单要重新核实" });
    const town = await openTownship(server);
    const eventDay = "2026-11-10";
    const rows = table?.rows.map((row) => ({ ...row, name: "郑小满", note: "家里四口人种地甲" }));
    const roster = await town.publish({
      item: "subsistence-initial",
      title: "低保初审公示",
      content: "初审通过的人在下面。",
      eventDay,
      tables: [{ ...table, rows }],
    });
    const taken = await town.publish({ title: "停水通知", content: "镇里撤回的正文戊。", eventDay });
    const hidden = await town.publish({ title: "便民通知", content: "镇里旧版的正文己。", eventDay });
    for (const id of [roster, taken, hidden]) await town.hang(id);
    await town.act("zhen-approver", taken, { type: "withdraw", reason: "时间改了" });
    await town.correct(hidden, { cause: "privacy", reason: "写了不该写的", content: "请到镇里咨询。" });
    await server.services.following.settled();
    const ids = [list, jobs, accounts, party, frozen, privacy, withdrawn, roster, taken, hidden];
    const { codes } = await server.store.ledgers.state(VILLAGE);
    const docsOf = async (screen: string) => {
      const bundle = await (await fetch(`${server.url}/${screen}/${VILLAGE}/bundle`)).json();
      return (bundle as { entries: { doc: string }[] }).entries.map(({ doc }) => doc);
    };
    known = { ids, codes: [...codes.keys()], docs: [...(await docsOf("kiosk")), ...(await docsOf("tv"))] };
  }, 120_000);
  afterAll(() => server.stop());

  it("[AU1] knows every route that answers GET", () => {
    expect(routes.filter((path) => !isDesk(path) && !Object.hasOwn(ROUTES, path))).toEqual([]);
    expect(routes.length).toBeGreaterThan(20);
  });

  async function leaks(): Promise<{ found: string[]; read: number }> {
    const found: string[] = [];
    let read = 0;
    for (const path of routes) {
      for (const way of isDesk(path) ? filled(path, known) : (ROUTES[path]?.(known) ?? [])) {
        const answer = await fetch(server.url + way, { redirect: "manual" });
        const text = (await textOf(answer)) + JSON.stringify([...answer.headers]);
        if (answer.status === 200) read += 1;
        const asked = decodeURIComponent(way);
        for (const secret of PLANTED)
          if (text.replaceAll(asked, "").includes(secret) && !asked.includes(secret)) found.push(`${way}: ${secret}`);
      }
    }
    return { found, read };
  }

  it("[AU1] finds nothing that was planted while the notices hang", async () => {
    const { found, read } = await leaks();
    expect(found).toEqual([]);
    expect(read).toBeGreaterThan(40);
  }, 120_000);

  it("[AU1] counts nothing for who looks for what is hidden, however it is written or spelled", async () => {
    for (const unit of [VILLAGE, "330899102", "330899"]) {
      for (const q of [...PLANTED, ...SPELLED]) {
        const answer = await fetch(`${server.url}/api/units/${unit}/search?q=${encodeURIComponent(q)}`);
        expect(await answer.json(), `${unit} ${q}`).toEqual({
          items: [],
          next: null,
          total: 0,
          more: false,
          complete: true,
        });
      }
    }
  });

  it("[AU1] shows the village, by its pass, what it hides from the rest", async () => {
    const link = await server.services.passes.link(VILLAGE);
    const opened = await fetch(`${server.url}${link}`, { redirect: "manual" });
    const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const page = await fetch(`${server.url}/n/${known.ids[0]}`, { headers: { cookie } });
    const text = await page.text();
    expect(text).toContain("吴长河");
    expect(text).toContain("家里三口人种地丙");
    expect(text).not.toContain("13905709876");
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    expect(await (await fetch(`${server.url}/n/${known.ids[0]}`)).text()).not.toContain("吴长河");
  });

  it("[PB9] finds no rows about persons once the period is over", async () => {
    server.clock.set("2027-01-15T02:00:00.000Z");
    const { found } = await leaks();
    expect(found).toEqual([]);
    const page = await (await fetch(`${server.url}/n/${known.ids[0]}`)).text();
    expect(page).not.toContain("吴*河</");
    expect(page).toContain("名单已收起");
    server.clock.set("2026-11-12T02:00:00.000Z");
  }, 120_000);
});
