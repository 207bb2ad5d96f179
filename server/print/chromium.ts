import type { Browser as Chromium, Page } from "puppeteer";
import { PrintError } from "./print-error.ts";

/** One running Chromium with the pages it keeps ready and the jobs it still owes. */
export interface Generation {
  readonly chromium: Chromium;
  readonly idle: Map<string, Page[]>;
  started: number;
  running: number;
}

/** Keeps at most one Chromium current: starts it when first asked, forgets it when it died, failed or was retired. */
export interface ChromiumKeeper {
  current(): Promise<Generation>;
  /** From now on `current()` starts another one; this one ends when its last job has. */
  retire(generation: Generation): void;
  /** Ends it at once: it is dead or stuck. */
  discard(generation: Generation): Promise<void>;
  close(): Promise<void>;
}

export function createChromiumKeeper(executablePath: string | undefined): ChromiumKeeper {
  let current: Promise<Generation> | undefined;
  let alive: Generation | undefined;

  async function start(): Promise<Generation> {
    if (executablePath === undefined) throw new PrintError("no-browser");
    try {
      // Loaded with the first browser: a start does not wait for it.
      const { launch } = await import("puppeteer");
      const chromium = await launch({ executablePath, args: launchArguments(), pipe: true, protocolTimeout: 60_000 });
      // A killed Chromium resets its pipes; nobody waits for what they carried.
      for (const pipe of chromium.process()?.stdio ?? []) pipe?.on("error", () => undefined);
      const generation = { chromium, idle: new Map(), started: 0, running: 0 };
      alive = generation;
      chromium.once("disconnected", () => forget(generation));
      return generation;
    } catch (error) {
      throw new PrintError("browser-failed", error);
    }
  }

  function forget(generation: Generation): void {
    if (alive !== generation) return;
    alive = undefined;
    current = undefined;
  }

  async function discard(generation: Generation): Promise<void> {
    forget(generation);
    generation.chromium.process()?.kill("SIGKILL");
    await generation.chromium.close().catch(() => undefined);
  }

  return {
    current() {
      current ??= start().catch((error: unknown) => {
        current = undefined;
        throw error;
      });
      return current;
    },
    retire: forget,
    discard,
    async close() {
      const last = await current?.catch(() => undefined);
      current = undefined;
      if (last !== undefined) await discard(last);
    },
  };
}

function launchArguments(): string[] {
  const root = process.getuid?.() === 0;
  return [
    ...(root ? ["--no-sandbox"] : []),
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--font-render-hinting=none",
    "--no-first-run",
    "--no-pings",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
  ];
}
