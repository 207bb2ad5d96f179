import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStillClock } from "../../server/clock.ts";
import type { Entry } from "../../server/domain/ledger.ts";
import { createHotPages, isHeld, readyPage, type HotPages } from "../../server/http/hot-pages.ts";

const HEADERS = { "cache-control": "public, no-cache", vary: "Cookie, Authorization" };

describe("hot pages", () => {
  const clock = createStillClock("2026-11-22T02:00:00.000Z");
  let tell: (entry: Entry) => void = () => undefined;
  let hot: HotPages;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    clock.set("2026-11-22T02:00:00.000Z");
    hot = createHotPages({
      clock,
      ledgers: {
        onAppend(listener) {
          tell = listener;
          return () => undefined;
        },
      },
    });
    server = createServer((req, res) => {
      if (!hot.answer(req, res)) res.writeHead(203).end("made anew");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/b/1`;
    hot.keep("/b/1", page("公开栏"), hot.ticket());
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const page = (text: string) => readyPage(Buffer.from(text), { type: "text/html; charset=utf-8", headers: HEADERS });
  const get = (headers: Record<string, string> = {}, method = "GET") => fetch(url, { headers, method });

  it("[SC3] answers with the kept bytes, and 304 to whoever holds them", async () => {
    const first = await get();
    expect([first.status, await first.text()]).toEqual([200, "公开栏"]);
    const etag = first.headers.get("etag") ?? "";
    const again = await get({ "if-none-match": etag });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    expect(again.headers.get("cache-control")).toBe("public, no-cache");
    expect(again.headers.get("content-type")).toBeNull();
    expect((await get({ "if-none-match": '"other"' })).status).toBe(200);
  });

  it("[AU1] leaves everybody who is somebody to the app", async () => {
    for (const cookie of ["sanwu-session=x", "a=b; sanwu-pass=y", "sanwu-screen=z", "sanwu-large=1"]) {
      expect((await get({ cookie })).status, cookie).toBe(203);
    }
    expect((await get({ authorization: "Bearer x" })).status).toBe(203);
    expect((await get({}, "POST")).status).toBe(203);
    expect((await get({ cookie: "theme=dark" })).status).toBe(200);
  });

  it("[PB1] forgets everything when a board changes, and keeps what leaves boards alone", async () => {
    tell({ kind: "hung" } as Entry);
    expect((await get()).status).toBe(200);
    tell({ kind: "frozen" } as Entry);
    expect((await get()).status).toBe(203);
  });

  it("does not keep a page that was made from the board before the change", async () => {
    const ticket = hot.ticket();
    tell({ kind: "withdrawn" } as Entry);
    hot.keep("/b/1", page("alt"), ticket);
    expect((await get()).status).toBe(203);
  });

  it("[PB9] answers nothing of yesterday after midnight in the village", async () => {
    clock.set("2026-11-22T15:59:59.000Z");
    expect((await get()).status).toBe(200);
    clock.set("2026-11-22T16:00:00.000Z");
    expect((await get()).status).toBe(203);
  });

  it("keeps no address with a query: there are too many", async () => {
    hot.keep("/b/1?q=x", page("found"), hot.ticket());
    expect((await fetch(`${url}?q=x`)).status).toBe(203);
  });

  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ["*", true],
    ['"b"', false],
    ["a", false],
  ])("compares If-None-Match %s weakly", (header, held) => {
    expect(isHeld('"a"', header)).toBe(held);
  });
});
