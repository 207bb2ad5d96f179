import type { Page } from "puppeteer";
import pLimit from "p-limit";
import { createChromiumKeeper } from "./chromium.ts";
import type { Generation } from "./chromium.ts";
import { PrintError } from "./print-error.ts";

/** A page that is prepared once and used for many jobs, e.g. with the fonts loaded. */
export interface PageSetup {
  /** Pages are kept apart by this name. */
  name: string;
  prepare(page: Page): Promise<void>;
}

/** One warm Chromium behind a bounded queue. Throws PrintError. */
export interface Browser {
  /**
   * Runs the job in a page of its own, which is closed afterwards; with a setup in a prepared page, which is kept for the
   * next job unless this one failed. When the browser dies the job runs once more, in a fresh one.
   */
  withPage<T>(job: (page: Page) => Promise<T>, setup?: PageSetup): Promise<T>;
  /** Starts the browser and prepares a page, so that the first job need not wait; says nothing when it cannot. */
  warm(setup?: PageSetup): Promise<void>;
  close(): Promise<void>;
}

/** `recycleAfter`: jobs after which a fresh browser takes over, so that memory stays bounded. */
export interface BrowserOptions {
  executablePath: string | undefined;
  concurrency?: number;
  maxWaiting?: number;
  recycleAfter?: number;
  jobTimeoutMs?: number;
}

export function createBrowser(options: BrowserOptions): Browser {
  const { executablePath, concurrency = 2, maxWaiting = 200, recycleAfter = 300, jobTimeoutMs = 60_000 } = options;
  const keeper = createChromiumKeeper(executablePath);
  const limit = pLimit(concurrency);
  let closed = false;

  async function attempt<T>(job: (page: Page) => Promise<T>, setup: PageSetup | undefined): Promise<T> {
    const generation = await keeper.current();
    generation.started += 1;
    generation.running += 1;
    if (generation.started >= recycleAfter) keeper.retire(generation);
    try {
      return await inPage({ generation, job, setup, jobTimeoutMs });
    } catch (error) {
      if (generation.chromium.connected && !(error instanceof PrintError)) throw error;
      await keeper.discard(generation);
      throw error instanceof PrintError ? error : new PrintError("browser-failed", error);
    } finally {
      generation.running -= 1;
      if (generation.started >= recycleAfter && generation.running === 0) await keeper.discard(generation);
    }
  }

  async function run<T>(job: (page: Page) => Promise<T>, setup: PageSetup | undefined): Promise<T> {
    if (closed) throw new PrintError("closed");
    try {
      return await attempt(job, setup);
    } catch (error) {
      if (closed || !(error instanceof PrintError) || error.code !== "browser-failed") throw error;
      return attempt(job, setup);
    }
  }

  return {
    async withPage(job, setup) {
      if (closed) throw new PrintError("closed");
      if (executablePath === undefined) throw new PrintError("no-browser");
      if (limit.activeCount >= concurrency && limit.pendingCount >= maxWaiting) throw new PrintError("queue-full");
      return limit(() => run(job, setup));
    },
    async warm(setup) {
      if (closed || executablePath === undefined) return;
      await limit(() => run(async () => undefined, setup)).catch(() => undefined);
    },
    async close() {
      closed = true;
      await keeper.close();
    },
  };
}

interface PageJob<T> {
  generation: Generation;
  job: (page: Page) => Promise<T>;
  setup: PageSetup | undefined;
  jobTimeoutMs: number;
}

/** A crashed page or a lost connection ends the wait at once; a job over its time ends the browser with it. */
async function inPage<T>({ generation, job, setup, jobTimeoutMs }: PageJob<T>): Promise<T> {
  const end = Promise.withResolvers<never>();
  const lost = (error?: unknown): void => end.reject(new PrintError("browser-failed", error));
  let timer: NodeJS.Timeout | undefined;
  generation.chromium.once("disconnected", lost);
  let page: Page | undefined;
  let finished = false;
  try {
    // A page that is asked of a dying browser comes after half a minute or never.
    page = await Promise.race([pageFor(generation, setup), end.promise]);
    page.once("error", lost);
    timer = setTimeout(() => end.reject(new PrintError("too-slow")), jobTimeoutMs);
    const result = await Promise.race([job(page), end.promise]);
    finished = true;
    return result;
  } finally {
    clearTimeout(timer);
    generation.chromium.off("disconnected", lost);
    page?.off("error", lost);
    if (page && finished && setup !== undefined) keep(generation, setup, page);
    else await page?.close().catch(() => undefined);
  }
}

async function pageFor(generation: Generation, setup: PageSetup | undefined): Promise<Page> {
  const ready = setup === undefined ? undefined : generation.idle.get(setup.name)?.pop();
  if (ready !== undefined && !ready.isClosed()) return ready;
  const page = await generation.chromium.newPage();
  await setup?.prepare(page);
  return page;
}

function keep(generation: Generation, setup: PageSetup, page: Page): void {
  const pages = generation.idle.get(setup.name) ?? [];
  pages.push(page);
  generation.idle.set(setup.name, pages);
}
