import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn, type Client } from "../support/client.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

type Read = {
  notice: { id: string; version: number; status: string; number: string | null };
  findings: { code: string; message: string }[];
};

describe("one notice from draft to ledger by the API", () => {
  let server: TestServer;
  let author: Client;
  let supervisor: Client;
  let approver: Client;

  beforeAll(async () => {
    server = await startServer();
    await settleVillage(server);
    author = await signIn(server.url, "author");
    supervisor = await signIn(server.url, "supervisor");
    approver = await signIn(server.url, "approver");
  });
  afterAll(() => server.stop());

  const row = (
    date: string,
    summary: string,
    incomeFen: number,
    expenseFen: number,
    voucher: string,
    category: string,
  ) => ({
    date,
    voucher,
    category,
    summary,
    nature: incomeFen > 0 ? "income" : "expense",
    incomeFen,
    expenseFen,
    handler: "吴秀兰",
    approver: "李长青",
  });

  it("[PB1] [PB3] [PB5] passes author, supervisor and approver and is published under number 1", async () => {
    const made = await author.call<Read>("POST", "/api/notices", {
      unit: VILLAGE,
      item: "monthly-accounts",
      reportingPeriod: "2026-10",
    });
    expect(made.status).toBe(201);
    const { id } = made.json.notice;
    const draft = {
      content: "现将本村10月财务收支公布如下。",
      tables: [
        {
          kind: "monthly-accounts",
          head: { account: "basic", openingFen: 17281000 },
          rows: [
            row("2026-10-08", "收县财政拨村级运转经费", 3750000, 0, "记-0021", "补助收入"),
            row("2026-10-12", "付村部10月电费", 0, 128640, "记-0022", "管理费用"),
          ],
          stated: { closingFen: 20902360 },
        },
      ],
    };
    const written = await author.call<Read>("PUT", `/api/notices/${id}`, {
      ...draft,
      version: made.json.notice.version,
    });
    expect(written.status).toBe(200);
    const act = async (client: Client, body: object) => {
      const { version } = (await client.call<Read>("GET", `/api/notices/${id}`)).json.notice;
      return client.call<Read>("POST", `/api/notices/${id}/actions`, { ...body, version });
    };
    const answers = written.json.findings.map((finding) => ({ ...finding, text: "第一次公布，账从这个月接起。" }));
    const { version } = written.json.notice;
    const answered = await author.call<Read>("PUT", `/api/notices/${id}`, { answers, version });
    expect(answered.status).toBe(200);

    const submitted = await act(author, { type: "submit" });
    expect([submitted.status, submitted.text]).toEqual([200, expect.stringContaining("in-review")]);
    expect((await act(author, { type: "approve" })).json).toMatchObject({ code: "not-your-part" });
    expect((await act(approver, { type: "approve" })).json).toMatchObject({ code: "not-your-part" });
    expect((await act(supervisor, { type: "approve" })).status).toBe(200);
    expect((await act(approver, { type: "approve" })).status).toBe(200);
    const published = await act(approver, { type: "publish" });
    expect(published.json.notice).toMatchObject({ status: "live", number: "柳塘村公开〔2026〕1号" });
  });
});
