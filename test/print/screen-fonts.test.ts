import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createBrowser } from "../../server/print/browser.ts";
import { findBrowser } from "../../server/print/find-browser.ts";
import { FONTS_FOLDER } from "../support/printing.ts";

const TEXT = "柳塘村三务公开栏，2026年10月12日（7天）陈㛃周䶮吴𬱖李𫍯赵䲟轷垚劐坶￥−〔〕";

test.each([
  ["Sanwu Hei", 400],
  ["Sanwu Hei", 700],
  ["Sanwu Song", 700],
])(
  "a screen draws every character from %s %i, and fetches few slices for it",
  async (family, weight) => {
    const browser = createBrowser({ executablePath: findBrowser(process.env) });
    const fetched: string[] = [];
    const drawn = await browser.withPage(async (page) => {
      await page.setRequestInterception(true);
      page.on("request", async (request) => {
        const { pathname } = new URL(request.url());
        if (pathname === "/") {
          const style = `font: ${weight} 20px "${family}"`;
          const body = `<!doctype html><link rel="stylesheet" href="/screen.css"><p style='${style}'>${TEXT}</p>`;
          await request.respond({ contentType: "text/html; charset=utf-8", body });
          return;
        }
        fetched.push(pathname);
        const body = await readFile(join(FONTS_FOLDER, pathname)).catch(() => Buffer.alloc(0));
        await request.respond({ contentType: pathname.endsWith(".css") ? "text/css" : "font/woff2", body });
      });
      await page.goto("http://fonts.invalid/", { waitUntil: "networkidle0" });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const session = await page.createCDPSession();
      await session.send("DOM.enable");
      await session.send("CSS.enable");
      const { root } = await session.send("DOM.getDocument");
      const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: "p" });
      return (await session.send("CSS.getPlatformFontsForNode", { nodeId })).fonts;
    });
    await browser.close();
    expect(drawn.filter(({ isCustomFont }) => !isCustomFont)).toEqual([]);
    expect(drawn.reduce((sum, { glyphCount }) => sum + glyphCount, 0)).toBe([...TEXT].length);
    expect(fetched.filter((name) => name.endsWith(".woff2")).length).toBeLessThan(14);
  },
  60_000,
);
