import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStillClock } from "../../server/clock.ts";
import { readConfig } from "../../server/config.ts";
import { findBrowser } from "../../server/print/find-browser.ts";
import { openSystem } from "../../server/system.ts";

export const ROOT = join(import.meta.dirname, "..", "..");

/** The whole server on a free port of loopback, with its own folders and a clock moved by hand. */
export async function startServer({
  folder,
  at = "2026-11-22T02:00:00.000Z",
  env = {},
  printing = false,
  browser = true,
  root = ROOT,
}: {
  folder?: string;
  at?: string;
  env?: Record<string, string>;
  printing?: boolean;
  browser?: boolean;
  root?: string;
} = {}) {
  const home = folder ?? (await mkdtemp(join(tmpdir(), "sanwu-")));
  const clock = createStillClock(at);
  const logged: unknown[] = [];
  const config = readConfig({ DATA_DIR: join(home, "data"), KEY_DIR: join(home, "keys"), ...env });
  const system = await openSystem({
    root,
    config,
    clock,
    browserPath: browser ? findBrowser(process.env) : undefined,
    log: (event, details) => logged.push([event, details]),
  });
  const http = createServer(system.listener);
  const { atMidnight } = system.attach(http);
  if (printing) system.paper.start();
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    home,
    clock,
    logged,
    http,
    ...system,
    atMidnight,
    async stop({ keep = false }: { keep?: boolean } = {}) {
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await system.close();
      await closed;
      if (!keep) await rm(home, { recursive: true, force: true });
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startServer>>;
