import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signIn, type Client } from "../support/client.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

/** Identity numbers of the spreadsheet s05, and others typed where they do not belong. */
const TYPED = ["411399197710214861", "6228480402564890018"];
const SHEET = "test/samples/sheets/s05_subsidy_gbk.csv";
const IN_SHEET = ["610999198907181788", "610999200409165507", "61099919970521139X", "610999195009140542"];

let server: TestServer;
let author: Client;

beforeAll(async () => {
  server = await startServer();
  await settleVillage(server);
  author = await signIn(server.url, "author");
});
afterAll(() => server.stop());

/** Every file below a folder as text, compressed ones as they lie. */
function textsUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
}

it("[AU3] planted identity and account numbers are in no file, log or temporary folder", async () => {
  const made = await author.call<{ notice: { id: string; version: number } }>("POST", "/api/notices", {
    unit: VILLAGE,
    item: "farm-subsidies",
    title: `补贴发放公示（${TYPED[0]}）`,
  });
  expect(made.status).toBe(201);
  const { id, version } = made.json.notice;

  const form = new FormData();
  form.set("item", "farm-subsidies");
  form.set("notice", id);
  form.set("file", new Blob([readFileSync(SHEET)]), "补贴.csv");
  const imported = await fetch(`${server.url}/api/units/${VILLAGE}/imports`, {
    method: "POST",
    headers: { authorization: `Bearer ${author.token}` },
    body: form,
  });
  const read = (await imported.json()) as { tables: { rows: object[] }[]; dropped: string[] };
  expect(imported.status).toBe(200);
  expect(read.dropped.length).toBeGreaterThan(0);
  expect(read.tables[0]?.rows).toHaveLength(8);

  const rows = [{ a: `领款人证号${TYPED[0]}`, b: `卡号${TYPED[1]}` }];
  const columns = [
    { key: "a", label: "摘要", type: "text", class: "open" },
    { key: "b", label: "备注", type: "text", class: "open" },
  ];
  const table = { kind: "plain-table", columns, head: {}, rows, stated: {} };
  const content = `身份证${TYPED[0]}，银行卡${TYPED[1]}。`;
  const written = await author.call<{ findings: { code: string }[] }>("PUT", `/api/notices/${id}`, {
    version,
    content,
    tables: [table, ...read.tables],
  });
  expect(written.status).toBe(200);
  expect(written.json.findings.map(({ code }) => code)).toContain("personal-data");

  await server.store.audit.flush();
  const stored = textsUnder(server.home);
  expect(stored.join("").includes("farm-subsidies")).toBe(true);
  const logged = JSON.stringify(server.logged);
  const temporary = readdirSync(tmpdir()).filter((name) => /^(multer|upload)/.test(name));
  for (const number of [...TYPED, ...IN_SHEET]) {
    expect(stored.filter((text) => text.includes(number))).toEqual([]);
    expect(logged).not.toContain(number);
  }
  expect(temporary).toEqual([]);
});

it("[AU4] an uploaded file is kept nowhere: of its name and content only the rows that were read", async () => {
  const form = new FormData();
  form.set("item", "monthly-accounts");
  form.set("file", new Blob([readFileSync("test/samples/sheets/s01_finance_q3_two_row_header.xlsx")]), "三季度.xlsx");
  const imported = await fetch(`${server.url}/api/units/${VILLAGE}/imports`, {
    method: "POST",
    headers: { authorization: `Bearer ${author.token}` },
    body: form,
  });
  const read = (await imported.json()) as { tables: { rows: object[] }[] };
  expect([imported.status, read.tables[0]?.rows.length]).toEqual([200, 11 - 1]);
  await server.store.audit.flush();
  const stored = textsUnder(join(server.home, "data"));
  expect(stored.length).toBeGreaterThan(2);
  expect(stored.filter((text) => text.includes("xl/worksheets") || text.startsWith("PK"))).toEqual([]);
});
