import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn, type Client } from "../support/client.ts";
import { CHINESE, expectRefusal, type Answer } from "../support/refusals.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, UNITS, VILLAGE } from "../support/village.ts";

const MB = 1024 * 1024;
const NEIGHBOUR = "330899102202";
const json = { "content-type": "application/json" };

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));
/** The head of a compound file with the name of the stream that an old workbook has. */
const OLD_XLS = Uint8Array.from([
  0xd0,
  0xcf,
  0x11,
  0xe0,
  0xa1,
  0xb1,
  0x1a,
  0xe1,
  ...Buffer.from("Workbook", "utf16le"),
]);

describe("requests and files that are not what they say", () => {
  let server: TestServer;
  let author: Client;

  beforeAll(async () => {
    server = await startServer();
    await settleVillage(server);
    const village = UNITS.find(({ code }) => code === VILLAGE);
    if (village) await server.store.units.put(NEIGHBOUR, () => ({ ...village, code: NEIGHBOUR, name: "石桥村" }));
    author = await signIn(server.url, "author");
  }, 60_000);
  afterAll(() => server.stop());

  const refused = (answer: Answer, status: number, code?: string) =>
    expectRefusal(server.url, answer, { status, ...(code && { code }) });
  const post = async (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> => {
    const answer = await fetch(server.url + path, { method: "POST", body, headers, redirect: "manual" });
    return { status: answer.status, text: await answer.text() };
  };
  const asAuthor = () => ({ authorization: `Bearer ${author.token}` });
  const rowsNow = async () => (await server.store.notices.rows(VILLAGE)).length;
  const drop = (bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const form = new FormData();
    form.set("item", "monthly-accounts");
    form.set("file", new Blob([bytes]), name);
    return post(`/api/units/${VILLAGE}/imports`, form, { authorization: `Bearer ${author.token}` });
  };

  describe("how it is sent", () => {
    it.each([
      ["half a sentence of JSON", '{"unit":', json],
      ["a list where a record belongs", "[1,2,3]", json],
      ["nothing at all", "", json],
      ["text called JSON", "这不是 JSON", json],
      ["XML", "<a/>", { "content-type": "application/xml" }],
      ["bytes", new Uint8Array([0, 255, 254, 1]), { "content-type": "application/octet-stream" }],
      ["JSON in an unknown alphabet", "{}", { "content-type": "application/json; charset=klingon" }],
    ] as const)("as %s", async (_, body, headers) => {
      const before = await rowsNow();
      const answer = await post("/api/notices", body, { ...headers, ...asAuthor() });
      expect([400, 415]).toContain(answer.status);
      await refused(answer, answer.status);
      expect(await rowsNow()).toBe(before);
    });

    it("to addresses that are none", async () => {
      for (const path of [
        "/api/nothing",
        "/api/notices/202611-0000000000",
        "/api/units/330899102201/nothing",
        "/api/%E0%A4%A",
      ])
        await refused(await author.call("GET", path), 404);
      for (const path of [
        "/nothing",
        "/n/../../etc/passwd",
        "/b/330899102299",
        "/v/%00",
        "/assets/..%2f..%2fpackage.json",
      ]) {
        const page = await fetch(server.url + path);
        expect([path, [400, 404].includes(page.status)]).toEqual([path, true]);
        expect(await page.text()).toMatch(CHINESE);
      }
    });
  });

  describe("what is dropped", () => {
    it("thirty megabytes", async () => {
      await refused(await drop(new Uint8Array(30 * MB).fill(65), "大表.csv"), 413, "too-large");
    });

    it("what is no spreadsheet", async () => {
      const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
      await refused(await drop(png, "照片.png"), 415, "not-a-spreadsheet");
      await refused(await drop(bytesOf("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "表.xlsx"), 415, "not-a-spreadsheet");
      await refused(await drop(OLD_XLS, "旧表.xls"), 415, "old-xls");
      await refused(await drop(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), "坏了.xlsx"), 422, "damaged");
      await refused(await drop(new Uint8Array(0), "空的.csv"), 422, "empty");
    });

    it("for a unit that is not theirs, under a name that leads elsewhere", async () => {
      const form = new FormData();
      form.set("item", "monthly-accounts");
      form.set("file", new Blob([bytesOf("日期,摘要\n")]), "../../../../etc/cron.d/x.csv");
      await refused(await post(`/api/units/${NEIGHBOUR}/imports`, form, asAuthor()), 403, "not-your-part");
    });
  });
});
