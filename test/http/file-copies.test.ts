import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openBoard } from "../support/board.ts";
import { signIn, type Client } from "../support/client.ts";
import { subsidy } from "../support/notices.ts";
import { readPdf } from "../support/pdf.ts";
import type { TestServer } from "../support/server.ts";
import { VILLAGE } from "../support/village.ts";

let server: TestServer;
let author: Client;
let accounts: string;
let list: string;

/** A village in which a list of households and a month's accounts have ended. */
beforeAll(async () => {
  ({ server, accounts, list } = await openBoard());
  server.clock.set("2026-12-20T02:00:00.000Z");
  author = await signIn(server.url, "author");
}, 120_000);
afterAll(() => server.stop());

const asAuthor = (path: string) =>
  fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${author.token}` } });
const sheetOf = (id: string, paper: string) => asAuthor(`/desk/notices/${id}/sheet.pdf?paper=${paper}`);
const textOf = async (answer: Response): Promise<string> => {
  const { pages } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
  return pages.map(({ text }) => text.replaceAll(" ", "")).join("\n");
};

it("[PB9] after its end a list is printed for the file, whole and marked so; nobody can hang or fetch it any more", async () => {
  const file = await textOf(await sheetOf(list, "A4"));
  expect(file).toContain("期满存档，不再张贴");
  for (const { name } of subsidy.tables[0]?.rows ?? []) expect(file).toContain(name);
  expect((await sheetOf(list, "A3")).status).toBe(404);
  expect((await fetch(`${server.url}/n/${list}.pdf`)).status).toBe(404);
  expect((await fetch(`${server.url}/api/units/${VILLAGE}/board?medium=file`)).status).toBe(400);
});

it("says so on the notice's page: it offers the paper for the file alone, for accounts both", async () => {
  const papers = async (id: string) =>
    [...(await (await asAuthor(`/desk/notices/${id}`)).text()).matchAll(/sheet\.pdf\?paper=(A\d)/gu)].map(([, p]) => p);
  expect(await papers(list)).toEqual(["A4"]);
  expect(await papers(accounts)).toEqual(["A4", "A3"]);
});

it("has it among the sheets of its month, for the file; on the wall's paper it says why it is left out", async () => {
  const page = await (await asAuthor(`/desk/${VILLAGE}/print?month=2026-11`)).text();
  expect(page.match(/期满了，只打 A4 存档/gu)).toHaveLength(1);
  const made = async (paper: "A4" | "A3") => {
    const order = { unit: VILLAGE, month: "2026-11", paper, bothSides: false, notices: [list, accounts] };
    const job = server.paper.monthPrints.start("lcq", order, () => "十一月");
    await vi.waitUntil(() => job.state !== "running", { timeout: 30_000, interval: 20 });
    return job;
  };
  expect((await made("A4")).failed).toEqual([]);
  expect((await made("A3")).failed).toEqual([{ title: subsidy.title, why: "gone" }]);
});
