import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi } from "../../server/http/openapi.ts";
import { OPERATIONS } from "../../server/http/openapi-operations.ts";
import { refusalAnswer } from "../../server/http/forms/answers.ts";
import { octoberAccounts } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { routesOf } from "../support/routes.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

describe("the API and its document", () => {
  let server: TestServer;
  let desk: Desk;
  let notice: string;

  beforeAll(async () => {
    server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
    await settleVillage(server);
    desk = await openDesk(server);
    notice = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
  });
  afterAll(() => server.stop());

  it("serves the document it is made from", async () => {
    const served = await (await fetch(`${server.url}/api/openapi.json`)).json();
    expect(served).toEqual(JSON.parse(JSON.stringify(openApi())));
    expect(served).toMatchObject({ openapi: "3.1.0" });
    const ids = Object.values(openApi().paths).flatMap((ways) => Object.values(ways) as { operationId: string }[]);
    expect(new Set(ids.map(({ operationId }) => operationId)).size).toBe(OPERATIONS.length);
  });

  it("documents every way into the API, and none that is not there", () => {
    const ways = routesOf(server.app).filter((way) => / \/api\//.test(way) && !way.endsWith("/openapi.json"));
    const documented = OPERATIONS.map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ":$1")}`);
    expect(ways).toEqual(documented.toSorted());
  });

  it("answers every reading operation in the documented shape", async () => {
    for (const { method, path, answer, status = 200 } of OPERATIONS) {
      if (method !== "get") continue;
      const way = path.replace("{unit}", VILLAGE).replace("{id}", notice);
      const read = await desk.as("author").call("GET", way);
      expect([way, read.status]).toEqual([way, status]);
      const parsed = answer?.safeParse(read.json);
      expect(parsed?.success, `${way} ${JSON.stringify(parsed?.error?.issues.slice(0, 3))}`).toBe(true);
    }
  });

  it("has a route behind every operation, and refuses what it says it refuses", async () => {
    for (const { method, path, signedIn } of OPERATIONS) {
      const way = path.replace("{unit}", "999999").replace("{id}", "202611-0000000000");
      const answer = await fetch(server.url + way, {
        method: method.toUpperCase(),
        headers: { "content-type": "application/json" },
        ...(method === "get" ? {} : { body: "{" }),
      });
      if (answer.status === 200) continue;
      const refusal = refusalAnswer.parse(await answer.json());
      expect([400, 401, 404], `${method} ${way} ${answer.status}`).toContain(answer.status);
      expect(refusal.message).toMatch(/[\u4e00-\u9fff].*。$/u);
      if (signedIn && method === "get") expect(answer.status).toBe(401);
    }
  });

  it("pages through the ledger and refuses limits it does not know", async () => {
    const first = await desk
      .as("author")
      .call<{ items: { sequence: number }[]; next: number | null }>("GET", `/api/units/${VILLAGE}/ledger?limit=1`);
    expect(first.json.items.map(({ sequence }) => sequence)).toEqual([1]);
    expect(first.json.next).toBe(1);
    const rest = await fetch(`${server.url}/api/units/${VILLAGE}/ledger?after=1`);
    expect(await rest.json()).toEqual({ items: [], next: null });
    for (const query of ["limit=0", "limit=5000", "after=-1", "after=x"]) {
      expect((await fetch(`${server.url}/api/units/${VILLAGE}/ledger?${query}`)).status, query).toBe(400);
    }
  });

  it("[PB9] shows no day that is over, where more stood than may be seen now", async () => {
    const past = await fetch(`${server.url}/api/units/${VILLAGE}/board?day=2026-11-11`);
    expect(past.status).toBe(400);
    expect((await fetch(`${server.url}/api/units/${VILLAGE}/board?day=2026-13-11`)).status).toBe(400);
    expect((await fetch(`${server.url}/api/units/__proto__/board`)).status).toBe(400);
  });

  it("finds and masks personal data without keeping it", async () => {
    const text = "请联系 13905709876，身份证 330899197001011232。";
    const answer = await fetch(`${server.url}/api/checks/privacy`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text }),
    });
    const { findings, masked } = (await answer.json()) as {
      findings: { start: number; end: number }[];
      masked: string;
    };
    expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual(["13905709876", "330899197001011232"]);
    expect(masked).not.toMatch(/13905709876|330899197001011232/);
  });
});
