import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDesk, type Desk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { PASSWORD, settleVillage, VILLAGE } from "../support/village.ts";

type Read = {
  readonly notice: { readonly id: string; readonly version: number };
  readonly findings: readonly object[];
};

const NUMBER = "411399197710214861";
const POLICY = { item: "policy-notice", title: "政策解读", content: "内容", eventDay: "2026-11-20" };
const plain = (columns: readonly object[], rows: readonly object[]) => [
  { kind: "plain-table", columns, head: {}, rows, stated: {} },
];

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startServer();
  await settleVillage(server);
  desk = await openDesk(server);
}, 60_000);
afterAll(() => server.stop());

const page = async (path: string) => (await fetch(server.url + path)).text();
const begin = async (more: object = {}) =>
  (await desk.as("author").call<Read>("POST", "/api/notices", { unit: VILLAGE, ...POLICY, ...more })).json.notice;
const signIn = (name: string, password: string) =>
  fetch(`${server.url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, password }),
  }).then(({ status }) => status);

/** A workbook of one sheet, as small as one can be. */
const workbook = (sheet: string, strings = "<sst/>"): Uint8Array =>
  zipSync({
    "xl/workbook.xml": strToU8('<workbook xmlns:r="r"><sheets><sheet name="一" r:id="r1"/></sheets></workbook>'),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    "xl/sharedStrings.xml": strToU8(strings),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet>${sheet}</worksheet>`),
  });

function dropped(book: Uint8Array): Promise<Response> {
  const form = new FormData();
  form.set("item", "policy-notice");
  form.set("file", new Blob([Uint8Array.from(book)]), "表.xlsx");
  const headers = { authorization: `Bearer ${desk.as("author").token}` };
  return fetch(`${server.url}/api/units/${VILLAGE}/imports`, { method: "POST", body: form, headers });
}

it("[AU2] a class that comes with a column does not open what its head closes", async () => {
  const columns = [
    { key: "a", label: "姓名", type: "text", class: "open" },
    { key: "b", label: "联系电话", type: "text", class: "open" },
    { key: "c", label: "家庭住址", type: "text", class: "name" },
    { key: "d", label: "领取", type: "person", class: "open" },
    { key: "e", label: "补贴项目", type: "text", class: "in-village" },
  ];
  const rows = [{ a: "欧阳翠花", b: "0570-5550177", c: "上塘组", d: "司马长青", e: "耕地地力" }];
  const id = await desk.publish({ ...POLICY, tables: plain(columns, rows) });
  const [shown, board] = [await page(`/n/${id}`), await page(`/b/${VILLAGE}/board.json`)];
  expect(shown).toContain("欧阳*花");
  for (const hidden of ["欧阳翠花", "5550177", "上塘组", "司马长青", "耕地地力"])
    expect([hidden, shown.includes(hidden), board.includes(hidden)]).toEqual([hidden, false, false]);
});

it("[AU3] numbers in heads, stated sums, reasons, keys and addresses reach no file", async () => {
  const { id, version } = await begin();
  const author = desk.as("author");
  const column = { key: "a", label: `证号${NUMBER}`, labels: [`身份证${NUMBER}`], type: "text", class: "open" };
  const tables = [{ kind: "plain-table", columns: [column], head: {}, rows: [{ a: "甲" }], stated: { a: NUMBER } }];
  const written = await author.call<Read>("PUT", `/api/notices/${id}`, { version, tables });
  expect(written.status).toBe(200);
  for (const more of [
    { tables: [{ kind: "plain-table", rows: [{ [`k${NUMBER}`]: "甲" }] }] },
    { tables: [{ kind: "plain-table", profile: NUMBER, rows: [] }] },
    { answers: [{ code: NUMBER, text: "说明" }] },
  ])
    expect((await author.call("PUT", `/api/notices/${id}`, { version: version + 1, ...more })).status).toBe(400);
  expect((await author.call("POST", `/api/notices/${NUMBER}/actions`, { type: "submit", version })).status).toBe(404);
  const form = new FormData();
  form.set("item", "policy-notice");
  form.set("notice", NUMBER);
  form.set("file", new Blob(["事项,数量\n甲,1\n"]), `${NUMBER}.csv`);
  const headers = { authorization: `Bearer ${author.token}` };
  const refused = await fetch(`${server.url}/api/units/${VILLAGE}/imports`, { method: "POST", body: form, headers });
  expect(refused.status).toBe(400);

  const live = await desk.publish(POLICY);
  const frozen = await desk.act("supervisor", live, { type: "freeze", reason: `误写身份证${NUMBER}` });
  expect(frozen.status).toBe(200);
  await server.store.audit.flush();
  const files = readdirSync(server.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files)
    expect([file.name, readFileSync(join(file.parentPath, file.name), "latin1").includes(NUMBER)]).toEqual([
      file.name,
      false,
    ]);
  expect(JSON.stringify(server.logged)).not.toContain(NUMBER);
});

it("[PB2] what was corrected for privacy is not read off the differences at the desk", async () => {
  const id = await desk.publish({ ...POLICY, content: "张翠花家困难情况" });
  await desk.correct(id, { cause: "privacy", reason: "写了不该写的", content: "改过的内容" });
  for (const name of ["author", "overseer"]) {
    const shown = await desk.as(name).call("GET", `/desk/notices/${id}?page`);
    expect(shown.text).toContain("改过的内容");
    expect(shown.text).not.toContain("张翠花");
  }
});

it("guesses sent at once count like guesses in a row, and lock the name for their own address alone", async () => {
  server.clock.set("2026-11-22T03:00:00.000Z");
  const guesses = await Promise.all(Array.from({ length: 12 }, (_, index) => signIn("overseer", `wrong-${index}`)));
  expect(guesses.filter((status) => status === 401)).toHaveLength(5);
  expect(await signIn("overseer", PASSWORD)).toBe(429);
  const elsewhere = await server.services.sessions.signIn({
    name: "overseer",
    password: PASSWORD,
    address: "10.0.0.9",
  });
  expect(elsewhere.ok).toBe(true);
  server.clock.set("2026-11-22T03:16:00.000Z");
  expect(await signIn("overseer", PASSWORD)).toBe(200);
});

it("guesses from many addresses lock a name, but not where its owner signs in", async () => {
  const from = (address: string, password: string) =>
    server.services.sessions.signIn({ name: "reviewer", password, address });
  expect((await from("10.0.0.1", PASSWORD)).ok).toBe(true);
  for (let index = 0; index < 50; index += 1) await from(`10.0.1.${index}`, "wrong");
  expect(await from("10.0.2.1", PASSWORD)).toMatchObject({ error: { code: "sign-in-locked" } });
  expect((await from("10.0.0.1", PASSWORD)).ok).toBe(true);
}, 30_000);

it("[PB4] nothing is published at a set time in the name of somebody who has left", async () => {
  const added = await server.services.officers.add({ signIn: "leaving", name: "孙去任", password: PASSWORD });
  if (!added.ok) throw new Error(added.error.code);
  await server.services.officers.appoint(added.value.id, { unit: VILLAGE, part: "approver", from: "2021-01-01" });
  const { id } = await begin();
  const author = desk.as("author");
  const { findings, notice } = (await author.call<Read>("GET", `/api/notices/${id}`)).json;
  const answers = findings.map((finding) => ({ ...finding, text: "核对过了，没有错。" }));
  await author.call("PUT", `/api/notices/${id}`, { answers, version: notice.version });
  await desk.act("author", id, { type: "submit" });
  for (const name of ["supervisor", "approver", "reviewer", "approver"]) await desk.act(name, id, { type: "approve" });
  const officer = await server.services.officers.get(added.value.id);
  const { version } = (await author.call<Read>("GET", `/api/notices/${id}`)).json.notice;
  if (!officer) throw new Error("no officer");
  const action = { type: "schedule", publishAt: "2026-11-22T05:00:00.000Z" } as const;
  expect((await server.services.notices.act(id, action, { version, officer })).ok).toBe(true);
  await server.services.officers.disable(officer.id);
  server.clock.set("2026-11-22T05:01:00.000Z");
  const { sequence } = await server.store.ledgers.head(VILLAGE);
  const before = server.logged.length;
  await server.services.schedule.tick();
  await server.services.schedule.tick();
  expect((await server.store.ledgers.head(VILLAGE)).sequence).toBe(sequence);
  expect(server.logged.splice(before)).toHaveLength(1);
  expect((await desk.act("approver", id, { type: "publish" })).status).toBe(200);
});

it("a write that came too late leaves a line in the audit", async () => {
  const { id, version } = await begin();
  expect((await desk.as("author").call("PUT", `/api/notices/${id}`, { version: version + 7 })).status).toBe(409);
  const late = await desk.as("author").call("POST", `/api/notices/${id}/actions`, { type: "submit", version: 99 });
  expect(late.status).toBe(409);
  const { items } = await server.services.audit.page({ limit: 10 });
  const lines = items.filter(({ notice, result }) => notice === id && result === "stale");
  expect(lines.map(({ action }) => action).toSorted()).toEqual(["submit", "write"]);
  expect(lines.every(({ unit }) => unit === VILLAGE)).toBe(true);
});

it("a write that was nobody's part leaves a line in the audit", async () => {
  const screen = { unit: VILLAGE, code: "AAAAAA", name: "大厅" };
  const person = { signIn: "stranger", name: "生人", password: "long-enough-2026" };
  const part = { unit: VILLAGE, part: "approver", from: "2026-01-01" };
  const supervisor = desk.as("supervisor");
  expect((await supervisor.call("POST", "/api/screens", screen)).status).toBe(403);
  expect((await supervisor.call("POST", "/api/officers", person)).status).toBe(403);
  expect((await supervisor.call("POST", "/api/officers/o-00000000/appointments", part)).status).toBe(403);
  const { items } = await server.services.audit.page({ limit: 3 });
  expect(items.map(({ action, result }) => `${action} ${result}`).toSorted()).toEqual([
    "add-officer not-your-part",
    "appoint not-your-part",
    "pair-screen not-your-part",
  ]);
});

it("a small workbook that repeats one long text thousands of times is refused at once", async () => {
  const cells = Array.from(
    { length: 2_000 },
    (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`,
  );
  const book = workbook(
    `<sheetData>${cells.join("")}</sheetData>`,
    `<sst><si><t>${"甲".repeat(300_000)}</t></si></sst>`,
  );
  const used = process.cpuUsage();
  expect((await dropped(book)).status).toBe(413);
  expect(process.cpuUsage(used).user / 1000).toBeLessThan(3_000);
});

it("a workbook with thousands of merges over empty rows is read at once", async () => {
  const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(5_000);
  const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>事项</t></is></c></row>';
  const book = workbook(`<sheetData>${cell}</sheetData><mergeCells>${merges}</mergeCells>`);
  const used = process.cpuUsage();
  const read = await dropped(book);
  expect([200, 422]).toContain(read.status);
  expect(process.cpuUsage(used).user / 1000).toBeLessThan(3_000);
});
