import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { octoberAccounts, subsidy } from "../support/notices.ts";
import { readPdf } from "../support/pdf.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let desk: Desk;
let ids: readonly string[];

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  desk = await openDesk(server);
  ids = [
    await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts }),
    await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy }),
  ];
}, 120_000);
afterAll(() => server.stop());

const ask = (
  path: string,
  {
    part = "author" as const,
    form,
    ...init
  }: RequestInit & { part?: "author" | "approver"; form?: [string, string][] } = {},
) =>
  fetch(`${server.url}/desk/${VILLAGE}/print${path}`, {
    redirect: "manual",
    ...init,
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
    headers: { authorization: `Bearer ${desk.as(part).token}`, ...(init.headers as Record<string, string>) },
  });

const order = (...more: [string, string][]): [string, string][] => [
  ["month", "2026-11"],
  ...ids.map((id): [string, string] => ["notices", id]),
  ...more,
];

async function started(form: [string, string][]): Promise<string> {
  const answer = await ask("", { form });
  expect(answer.status).toBe(303);
  return (answer.headers.get("location") ?? "").split("/").at(-1) ?? "";
}

type Progress = { running: boolean; state: string; words: string; failed: { title: string }[] };
async function finished(job: string): Promise<Progress> {
  const progress = async () => (await (await ask(`/${job}`, { headers: { "x-sanwu": "1" } })).json()) as Progress;
  await vi.waitUntil(async () => !(await progress()).running, { timeout: 40_000, interval: 50 });
  return progress();
}

it("offers what was published in a month and hangs on paper", async () => {
  const page = await (await ask("?month=2026-11")).text();
  for (const id of ids) expect(page).toContain(`value="${id}" checked`);
  expect(await (await ask("?month=2026-10")).text()).toContain("这个月没有可以打印的公告");
});

it("binds them into one PDF: a bookmark each, beginning on front pages, pages counted by notice, tags and faces kept", async () => {
  const job = await started(order(["paper", "A4"], ["bothSides", "1"]));
  expect(await finished(job)).toMatchObject({ state: "done", words: "都排好了", failed: [] });
  const page = await (await ask(`/${job}`)).text();
  expect(page).toContain(`/desk/${VILLAGE}/print/${job}/file.pdf`);
  const answer = await ask(`/${job}/file.pdf`);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const pdf = await readPdf(new Uint8Array(await answer.arrayBuffer()));
  const outline = await pdf.document.getOutline();
  expect(outline.map(({ title }) => title)).toEqual([
    expect.stringMatching(/1号 .*财务/u),
    expect.stringMatching(/2号 /u),
  ]);
  const firsts = await Promise.all(outline.map(({ dest }) => pdf.document.getPageIndex((dest as [never])[0])));
  expect(firsts).toEqual([0, 2]);
  expect(pdf.pages[0]?.text).toContain("第1页，共1页");
  expect(pdf.pages[1]?.text).toBe("");
  expect(pdf.pages[2]?.text).toContain("第1页，共");
  expect(pdf.tagged).toBe(true);
  const tree = JSON.stringify(await (await pdf.document.getPage(3)).getStructTree());
  expect(tree).toContain('"role":"TH"');
  for (const font of pdf.fonts) expect(font).toMatchObject({ type: "CIDFontType2", embedded: true });
  expect(pdf.info).toMatchObject({ Title: "柳塘村2026年11月的公告（A4 存档）", Creator: "Sanwu Board" });
}, 60_000);

it("on A3 every sheet has the size of the wall, and nothing is left blank between them", async () => {
  const job = await started(order(["paper", "A3"], ["bothSides", "1"]));
  await finished(job);
  const { pages } = await readPdf(new Uint8Array(await (await ask(`/${job}/file.pdf`)).arrayBuffer()));
  for (const { mm, text } of pages) {
    expect(mm.toSorted((a, b) => a - b)).toEqual([297, 420]);
    expect(text).not.toBe("");
  }
}, 60_000);

it("is stopped when it is no longer wanted, and leaves no file", async () => {
  const job = await started(order(["paper", "A4"]));
  expect((await ask(`/${job}/cancel`, { form: [] })).status).toBe(303);
  const { state } = await finished(job);
  expect(["cancelled", "done"]).toContain(state);
  if (state === "cancelled") expect((await ask(`/${job}/file.pdf`)).status).toBe(404);
});

it("is its officer's alone, and takes at least one notice of the month", async () => {
  const job = await started(order(["paper", "A4"]));
  expect((await ask(`/${job}`, { part: "approver" as never })).status).toBe(404);
  await finished(job);
  const none = await ask("", {
    form: [
      ["month", "2026-11"],
      ["paper", "A4"],
      ["notices", "202611-0000000000"],
    ],
  });
  expect(none.status).toBe(422);
  expect(await none.text()).toContain("请至少勾一件。");
  expect((await fetch(`${server.url}/desk/${VILLAGE}/print/${job}`, { redirect: "manual" })).status).toBe(303);
});

it("[PB7] what is frozen goes into no file, and out of one that was made", async () => {
  const job = await started(order(["paper", "A4"]));
  await finished(job);
  await desk.act("supervisor", ids[1] ?? "", { type: "freeze", reason: "金额有人反映不对" });
  expect((await ask(`/${job}/file.pdf`)).status).toBe(404);
  expect(await (await ask("?month=2026-11")).text()).not.toContain(ids[1]);
});
