import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn, type Client } from "../support/client.ts";
import { octoberAccounts } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { CHINESE, expectRefusal, type Answer } from "../support/refusals.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, UNITS, VILLAGE } from "../support/village.ts";

const MB = 1024 * 1024;
const NEIGHBOUR = "330899102202";

type Refused = { readonly code: string; readonly message: string };
type Read = { readonly notice: { readonly id: string; readonly version: number; readonly status: string } };

describe("input that is wrong, foreign or hostile", () => {
  let server: TestServer;
  let desk: Desk;
  let author: Client;

  beforeAll(async () => {
    server = await startServer();
    await settleVillage(server);
    const village = UNITS.find(({ code }) => code === VILLAGE);
    if (village) await server.store.units.put(NEIGHBOUR, () => ({ ...village, code: NEIGHBOUR, name: "石桥村" }));
    desk = await openDesk(server);
    author = desk.as("author");
  }, 60_000);
  afterAll(() => server.stop());

  const refused = (answer: Answer, status: number, code?: string) =>
    expectRefusal(server.url, answer, { status, ...(code && { code }) });
  const post = async (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> => {
    const answer = await fetch(server.url + path, { method: "POST", body, headers, redirect: "manual" });
    return { status: answer.status, text: await answer.text() };
  };
  const asAuthor = () => ({ authorization: `Bearer ${author.token}` });
  const json = { "content-type": "application/json" };
  const rowsNow = async () => (await server.store.notices.rows(VILLAGE)).length;
  const begin = async (more: object = {}, item = "monthly-accounts"): Promise<Read["notice"]> => {
    const wish = { unit: VILLAGE, item, reportingPeriod: item === "monthly-accounts" ? "2026-10" : null, ...more };
    return (await author.call<Read>("POST", "/api/notices", wish)).json.notice;
  };

  describe("who asks", () => {
    it("a wrong password, and a name that nobody has, get the same answer", async () => {
      const wrong = await post("/api/session", JSON.stringify({ name: "author", password: "not-this-one" }), json);
      const nobody = await post("/api/session", JSON.stringify({ name: "nobody", password: "not-this-one" }), json);
      const said = await refused(wrong, 401, "wrong-password");
      expect(await refused(nobody, 401, "wrong-password")).toBe(said);
    });

    it("repeated failures lock the name, for the right password too", async () => {
      const other = await startServer();
      await settleVillage(other);
      const attempt = (password: string) =>
        fetch(`${other.url}/api/session`, {
          method: "POST",
          headers: json,
          body: JSON.stringify({ name: "boss", password }),
        });
      let last = 401;
      for (let tries = 0; tries < 30 && last === 401; tries += 1) last = (await attempt(`wrong-${tries}`)).status;
      const right = await attempt("qing-xi-shui-2026");
      const { message } = (await right.json()) as Refused;
      expect([last, right.status, CHINESE.test(message)]).toEqual([429, 429, true]);
      expect(right.headers.get("retry-after")).toMatch(/^\d+$/);
      await other.stop();
    }, 60_000);

    it("without signing in, and with a token that was never given", async () => {
      await refused(await post("/api/notices", "{}", json), 401, "sign-in-needed");
      const forged = { ...json, authorization: "Bearer AAAAAAAAAAAAAAAAAAAAAAAA" };
      await refused(await post("/api/notices", "{}", forged), 401, "sign-in-needed");
    });

    it("[PB5] without the right: a supervisor writes, an author approves, a stranger's part publishes", async () => {
      const before = await rowsNow();
      const wish = { unit: VILLAGE, item: "policy-notice" };
      await refused(await desk.as("supervisor").call("POST", "/api/notices", wish), 403, "not-your-part");
      expect(await rowsNow()).toBe(before);
      const { id, version } = await begin({}, "policy-notice");
      const act = (name: string, type: string) =>
        desk.as(name).call("POST", `/api/notices/${id}/actions`, { type, version });
      await refused(await act("author", "approve"), 403, "not-your-part");
      await refused(await act("supervisor", "publish"), 403, "not-your-part");
      await refused(await act("author", "publish"), 409, "not-now");
    });

    it("into a unit that is not theirs, or is none at all", async () => {
      const wish = { unit: NEIGHBOUR, item: "policy-notice" };
      await refused(await author.call("POST", "/api/notices", wish), 403, "not-your-part");
      await refused(await author.call("POST", "/api/notices", { ...wish, unit: "330899102999" }), 404);
      await refused(await author.call("POST", "/api/notices", { ...wish, unit: "柳塘村" }), 400, "bad-request");
      expect(await server.store.notices.rows(NEIGHBOUR)).toEqual([]);
    });

    it("from a page of another origin, cookie and all", async () => {
      const cookie = `sanwu-session=${author.token}`;
      const before = await rowsNow();
      const body = JSON.stringify({ unit: VILLAGE, item: "policy-notice" });
      const foreign = { ...json, cookie, origin: "https://evil.example" };
      await refused(await post("/api/notices", body, foreign), 403, "foreign-origin");
      await refused(
        await post("/api/notices", body, { ...json, cookie, "sec-fetch-site": "cross-site" }),
        403,
        "foreign-origin",
      );
      expect(await rowsNow()).toBe(before);
    });
  });

  describe("what is written", () => {
    it("over a version that somebody else has saved meanwhile", async () => {
      const { id, version } = await begin();
      expect((await author.call("PUT", `/api/notices/${id}`, { title: "先存的", version })).status).toBe(200);
      await refused(await author.call("PUT", `/api/notices/${id}`, { title: "后存的", version }), 409, "stale");
      const stored = await server.store.notices.find(id);
      expect(stored?.workingCopy?.draft.title).toBe("先存的");
    });

    it("[PB6] with elements missing: saved as a draft, not let through", async () => {
      const { id, version } = await begin({ title: "", content: "" }, "policy-notice");
      const answer = await author.call("POST", `/api/notices/${id}/actions`, { type: "submit", version });
      await refused(answer, 422, "findings");
      const { findings } = JSON.parse(answer.text) as { findings: { code: string; message: string }[] };
      expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["title-missing", "content-missing"]));
      for (const { message } of findings) expect(message).toMatch(CHINESE);
      expect((await server.store.notices.find(id))?.workingCopy?.status.name).toBe("draft");
    });

    it("with days that no calendar has", async () => {
      const { id, version } = await begin();
      const table = {
        ...octoberAccounts.tables[0],
        rows: [{ ...octoberAccounts.tables[0]?.rows[0], date: "2026-02-30" }],
      };
      const written = await author.call<Read>("PUT", `/api/notices/${id}`, { tables: [table], version });
      expect(written.text).toContain("cell-unreadable");
      const submit = { type: "submit", version: written.json.notice.version };
      await refused(await author.call("POST", `/api/notices/${id}/actions`, submit), 422, "findings");
      const event = await begin({ eventDay: "2026-13-45" }, "policy-notice");
      const asked = await author.call("POST", `/api/notices/${event.id}/actions`, {
        type: "submit",
        version: event.version,
      });
      expect(asked.text).toContain("event-day-impossible");
      await begin({ eventDay: "2031-05-05" }, "policy-notice");
      await begin({ eventDay: "0001-01-01" }, "policy-notice");
      const month = await author.call("GET", `/desk/${VILLAGE}`);
      expect(month.status).toBe(200);
      for (const reportingPeriod of ["2026-13", "2026-Q5", "0000", "二月"])
        await refused(
          await author.call("POST", "/api/notices", { unit: VILLAGE, item: "monthly-accounts", reportingPeriod }),
          400,
        );
    });

    it("with ten megabytes of text, and with a text just too long to hang", async () => {
      const before = await rowsNow();
      const body = JSON.stringify({ unit: VILLAGE, item: "policy-notice", content: "长".repeat((10 * MB) / 3) });
      await refused(await post("/api/notices", body, { ...json, ...asAuthor() }), 413, "too-large");
      expect(await rowsNow()).toBe(before);
      const { id, version } = await begin({ content: "长".repeat(30_000), eventDay: "2026-11-20" }, "policy-notice");
      const answer = await author.call("POST", `/api/notices/${id}/actions`, { type: "submit", version });
      expect(answer.text).toContain("content-too-long");
    });

    it("under names that every object has: __proto__, constructor, prototype", async () => {
      const before = await rowsNow();
      for (const name of ["__proto__", "constructor", "prototype", "toString"]) {
        await refused(await author.call("GET", `/api/notices/${name}`), 404);
        await refused(await author.call("GET", `/api/units/${name}/board`), 400);
        await refused(
          await author.call("POST", "/api/notices", { unit: VILLAGE, item: name }),
          name === "constructor" || name === "prototype" ? 404 : 400,
        );
        expect((await fetch(`${server.url}/n/${name}`)).status).toBe(404);
        expect((await fetch(`${server.url}/b/${name}`)).status).toBe(404);
      }
      const { id, version } = await begin();
      const body = `{"version":${version},"tables":[{"kind":"monthly-accounts","head":{},"stated":{},"rows":[{"__proto__":{"polluted":"yes"},"summary":"甲"}]}]}`;
      const written = await fetch(`${server.url}/api/notices/${id}`, {
        method: "PUT",
        body,
        headers: { ...json, ...asAuthor() },
      });
      expect([200, 400]).toContain(written.status);
      for (const key of ["constructor", "prototype"]) {
        const table = { kind: "monthly-accounts", head: {}, stated: {}, rows: [{ [key]: "甲" }] };
        const now = (await author.call<Read>("GET", `/api/notices/${id}`)).json.notice.version;
        await refused(await author.call("PUT", `/api/notices/${id}`, { tables: [table], version: now }), 400);
      }
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
      expect(await rowsNow()).toBe(before + 1);
    });

    it("as script, which is text on every page", async () => {
      const script = "<script>alert(1)</script>";
      const image = '"><img src=x onerror=alert(2)>';
      const id = await desk.publish({
        item: "policy-notice",
        title: `政策解读${script}`,
        content: `第一条${image}\n{{7*7}}`,
        eventDay: "2026-11-20",
        tables: [
          {
            kind: "plain-table",
            columns: [{ key: "a", label: `事项${script}`.slice(0, 60), type: "text", class: "open" }],
            head: {},
            rows: [{ a: `javascript:alert(3)${image}` }],
            stated: {},
          },
        ],
      });
      const cookie = { cookie: `sanwu-session=${author.token}` };
      const pages = [
        `/n/${id}`,
        `/b/${VILLAGE}`,
        `/b/${VILLAGE}/feed.atom`,
        `/kiosk/${VILLAGE}`,
        `/desk/notices/${id}`,
        `/desk/${VILLAGE}`,
      ];
      for (const path of [...pages, `/b/${VILLAGE}?q=${encodeURIComponent(script)}`]) {
        const page = await fetch(server.url + path, { headers: cookie });
        const text = await page.text();
        expect([path, page.status]).toEqual([path, 200]);
        expect([path, /<script>|<img src=x|onerror=alert\(2\)>/.test(text.replaceAll(/&lt;.*?&gt;/g, ""))]).toEqual([
          path,
          false,
        ]);
        expect(page.headers.get("content-security-policy")).not.toContain("unsafe-inline");
      }
      expect(await (await fetch(`${server.url}/n/${id}`)).text()).toContain("{{7*7}}");
    });
  });

  it("leaves nothing unexpected in the log, and the whole flow still runs", async () => {
    expect(server.logged.filter((line) => Array.isArray(line) && line[0] instanceof Error)).toEqual([]);
    const id = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
    expect((await fetch(`${server.url}/n/${id}`)).status).toBe(200);
    expect(await signIn(server.url, "author").then(({ status }) => status)).toBe(200);
  });
});
