import type { Page } from "puppeteer";
import { accountsOf } from "./accounts.ts";
import { openBrowser } from "./kiosk.ts";
import { openDesk } from "./publish.ts";
import { startServer } from "./server.ts";
import { settleVillage } from "./village.ts";

/** The village with October's accounts on its board, its desk, and a browser for its screens. */
export async function openScreens({ env = {} }: { env?: Record<string, string> } = {}) {
  const server = await startServer({ at: "2026-11-12T02:00:00.000Z", env });
  await settleVillage(server);
  const desk = await openDesk(server);
  const { draft } = accountsOf("2026-10", 18_643_260, 11);
  const accounts = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...draft });
  const browser = await openBrowser();
  return {
    server,
    desk,
    browser,
    accounts,
    async close(): Promise<void> {
      await browser.close();
      await server.stop();
    },
  };
}

export type Screens = Awaited<ReturnType<typeof openScreens>>;

/** Waits until something holds on the server's side, where no page can be asked. */
export async function until(holds: () => Promise<boolean> | boolean, ms = 8_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`did not come about in time: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** Resolves when faces have come and nothing moves any more: what stands is what stays. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined)));
  });

/** Sets a motion token of the page, as the style sheet would. */
export const setToken = (page: Page, name: string, value: string): Promise<void> =>
  page.evaluate(([token, text]) => document.documentElement.style.setProperty(token, text), [name, value] as const);

/**
 * Takes the page's clocks into the hand: timers, frames and the time of day stand still from the first call on, and go on
 * by as many milliseconds as each call says. Answers that are on their way are waited for.
 */
export async function clockByHand(page: Page): Promise<(ms: number) => Promise<void>> {
  const session = await page.createCDPSession();
  return async (ms) => {
    const passed = new Promise<void>((resolve) => session.once("Emulation.virtualTimeBudgetExpired", () => resolve()));
    await session.send("Emulation.setVirtualTimePolicy", { policy: "pauseIfNetworkFetchesPending", budget: ms });
    await passed;
  };
}

/** A machine's Mandarin voice, which this one has not: it speaks every sentence for an hour. */
export const voiceOf = (): string => `
  const voice = { lang: "zh-CN", localService: true, name: "Mandarin", default: true, voiceURI: "" };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [voice],
    addEventListener: () => undefined,
    speak: (said) => setTimeout(() => said.onend && said.onend(), 3_600_000),
    cancel: () => undefined,
  } });
`;
