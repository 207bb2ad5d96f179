import type { Page } from "puppeteer";
import { vi } from "vitest";
import { findingTexts, openChromium } from "./editor.ts";
import { actOn, approveOnPhone, sitDown } from "./journey.ts";
import { openKiosk, pairKiosk, touch } from "./kiosk.ts";
import { readPdf } from "./pdf.ts";
import { startServer, type TestServer } from "./server.ts";
import { settleVillage, VILLAGE } from "./village.ts";

/** A village office at work: the secretary at the PC, two reviewers with their phones, a paired kiosk in the hall. */
export async function openOfficeDay({
  settle = settleVillage,
}: { settle?: (server: TestServer) => Promise<void> } = {}) {
  const server = await startServer({ at: "2026-11-20T02:00:00.000Z" });
  await settle(server);
  const browser = await openChromium();
  const [author, supervisor, approver] = await Promise.all([
    sitDown(browser, server, "author"),
    sitDown(browser, server, "supervisor", "phone"),
    sitDown(browser, server, "approver", "phone"),
  ]);
  const kiosk = await openKiosk(browser, server.url);
  await pairKiosk(kiosk, server);

  const webText = async (path: string) => (await fetch(server.url + path)).text();

  async function pdfText(path: string, headers: Record<string, string> = {}): Promise<string> {
    const answer = await fetch(server.url + path, { headers });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    const { pages } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    return pages.map(({ text }) => text).join("\n");
  }

  /** The board copy as the secretary prints it. */
  async function sheetText(id: string): Promise<string> {
    const cookies = await author.browserContext().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    return pdfText(`/desk/notices/${id}/sheet.pdf`, { cookie });
  }

  /** Finds the notice on the glass by touch and reads it. */
  async function kioskText(id: string): Promise<string> {
    await kiosk.goto(`${server.url}/kiosk/${VILLAGE}`);
    await kiosk.waitForFunction(() => document.getElementById("time")?.textContent?.includes(":"));
    await touch(kiosk, "[data-do=all]");
    await touch(kiosk, `.row[data-notice="${id}"]`);
    await kiosk.waitForSelector(`#page [data-notice="${id}"]`, { visible: true });
    return kiosk.$eval("#page", (room) => room.textContent ?? "");
  }

  return {
    server,
    browser,
    author,
    supervisor,
    approver,
    webText,
    pdfText,
    sheetText,
    kioskText,

    /** What the two reviewers read on their phones before they agreed and the second published. */
    async reviewAndPublish(id: string, phones: readonly [Page, Page] = [supervisor, approver]): Promise<string> {
      const read: string[] = [];
      for (const phone of phones) read.push(await approveOnPhone(phone, server, id));
      await actOn(phones[1], server, id, { label: "现在公布", type: "publish" });
      return read.join("\n");
    },

    /** A notice as each medium has it that shows it whole. */
    everywhere: async (id: string): Promise<Readonly<Record<string, string>>> => ({
      web: await webText(`/n/${id}`),
      feed: await webText(`/b/${VILLAGE}/feed.atom`),
      sheet: await sheetText(id),
      webCopy: await pdfText(`/n/${id}.pdf`),
      kiosk: await kioskText(id),
    }),

    /** Waits for a finding that says something, and returns all of them. */
    async findingsWith(text: string): Promise<string> {
      const all = async () => (await findingTexts(author)).join("\n");
      try {
        await vi.waitUntil(async () => (await all()).includes(text), { timeout: 15_000, interval: 200 });
      } catch (cause) {
        throw new Error(`no finding says ${text}:\n${await all()}`, { cause });
      }
      return all();
    },

    async close(): Promise<void> {
      await browser.close();
      await server.stop();
    },
  };
}

export type OfficeDay = Awaited<ReturnType<typeof openOfficeDay>>;
