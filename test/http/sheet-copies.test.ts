import { afterAll, beforeAll, expect, it } from "vitest";
import { openBoard } from "../support/board.ts";
import { octoberAccounts, subsidy } from "../support/notices.ts";
import { readPdf } from "../support/pdf.ts";
import { linesOf } from "../support/pdf-lines.ts";
import type { Desk } from "../support/publish.ts";
import type { TestServer } from "../support/server.ts";

let server: TestServer;
let desk: Desk;
let accounts: string;
let list: string;

beforeAll(async () => {
  ({ server, desk, accounts, list } = await openBoard());
}, 120_000);
afterAll(() => server.stop());

async function boardCopy(id: string, query = "") {
  const token = desk.as("author").token;
  const answer = await fetch(`${server.url}/desk/notices/${id}/sheet.pdf${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return read(answer);
}

const webCopy = async (id: string) => read(await fetch(`${server.url}/n/${id}.pdf`));

async function read(answer: Response) {
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  const { pages, document } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
  const [, , width = 0, height = 0] = (await document.getPage(1)).view;
  const lines = pages.map(({ runs }) => linesOf(runs).map((line) => line.join("").replaceAll(" ", "")));
  return { lines, all: lines.flat().join("\n"), wide: width > height };
}

it("prints a month's accounts as typed on one page on its side, the account above the table", async () => {
  const { lines, wide } = await boardCopy(accounts);
  expect(wide).toBe(true);
  expect(lines).toHaveLength(1);
  const page = lines[0] ?? [];
  const head = page.findIndex((line) => line.startsWith("日期凭证号"));
  expect(page[head - 1]).toMatch(/^账户：基本户.*186,432\.60单位：元$/u);
  for (const { voucher, summary } of octoberAccounts.tables[0]?.rows ?? [])
    expect(page.find((line) => line.includes(voucher))).toContain(summary);
});

it("names the township that answers, and says by when", async () => {
  const { all } = await boardCopy(list);
  expect(all).toContain("清溪镇政府，电话0570-5550188；");
  expect(all).toContain("收到后15日内答复。");
});

it("[PB4] carries the six elements once, on the last page", async () => {
  const { lines } = await boardCopy(list);
  const last = lines.at(-1)?.join("\n") ?? "";
  for (const label of ["时间", "公布单位", "公开事项", "内容", "公布人", "审核人"]) expect(last).toContain(label);
});

it("says on the copy from the web that it is one, and which column is left out", async () => {
  const { all } = await webCopy(list);
  expect(all).toMatch(/网络版.*家庭情况不在网上公布，全表见村部公开栏/u);
  expect((await boardCopy(list)).all).not.toContain("网络版");
});

it("prints the same for the wall on A3, with what people came for in a sentence and in bars", async () => {
  const { lines, all } = await boardCopy(accounts, "?paper=A3");
  expect(lines).toHaveLength(1);
  const [table] = octoberAccounts.tables;
  for (const { voucher, summary } of table?.rows ?? [])
    expect(lines[0]?.find((line) => line.includes(voucher))).toContain(summary);
  expect(all).toMatch(/收入[\d,.]+元，支出[\d,.]+元，账上还有[\d,.]+元。/u);
  expect(all).toContain("钱花到哪里去了");
  const web = await read(await fetch(`${server.url}/n/${list}.pdf?paper=A3`));
  expect(web.all).toMatch(/网络版.*家庭情况不在网上公布/u);
});

it("takes no line for the mark of the web copy where nothing is left out: it stands beside the number, on one page", async () => {
  const web = await read(await fetch(`${server.url}/n/${accounts}.pdf?paper=A3`));
  expect(web.lines).toHaveLength(1);
  expect(web.lines[0]?.filter((line) => line.includes("网络版"))).toEqual([
    expect.stringMatching(/^财?财务柳塘村公开〔2026〕\d+号网络版查验码/u),
  ]);
});

it("offers both papers on the notice's page, each a link that leads to it", async () => {
  const page = await (await fetch(`${server.url}/n/${accounts}`)).text();
  const links = [...page.matchAll(/href="([^"]+\.pdf\?paper=A[34])"[^>]*>(?:<svg[^]*?<\/svg>)?([^<]+)</gu)];
  expect(links.map(([, href, text]) => [href, text?.trim()])).toEqual([
    [`/n/${accounts}.pdf?paper=A4`, "下载这张公告（PDF）"],
    [`/n/${accounts}.pdf?paper=A3`, "大张的，A3 纸（PDF）"],
  ]);
});

it("refuses a paper it does not know in one sentence", async () => {
  const answer = await fetch(`${server.url}/n/${accounts}.pdf?paper=A5`);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("纸只有 A4 和 A3 两种。");
});

it("says on a corrected sheet why it was corrected", async () => {
  const reason = "周桂芳的面积量错了，已经重新丈量。";
  await desk.correct(list, { cause: "objection", reason, ...subsidy, content: "面积已经重新丈量。" });
  const { all } = await boardCopy(list);
  expect(all).toContain("第2版·更正");
  expect(all).toContain(`更正原因：${reason}`);
});
