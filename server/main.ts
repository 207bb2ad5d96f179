import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { parseArgs } from "node:util";
import { join } from "node:path";
import { villageClock as clock } from "./clock.ts";
import { readConfig } from "./config.ts";
import { keepRunning } from "./daily.ts";
import { clearUnfinishedDemo, firstStart } from "./first-start.ts";
import { EVERYWHERE, listen, LOOPBACK, stopListening } from "./listen.ts";
import { findBrowser } from "./print/find-browser.ts";
import { openSystem, type Log } from "./system.ts";
import { loadTls } from "./tls.ts";

const log: Log = (event, details) =>
  event instanceof Error ? console.error(clock.now(), event) : console.info(clock.now(), event, details ?? "");

/** What nobody can go on from, said in one line instead of a stack. */
function giveUp(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const { values: flags } = parseArgs({ options: { empty: { type: "boolean", default: false } } });
const root = join(import.meta.dirname, "..");
const config = readConfig(process.env);
const tls = await loadTls({
  certFile: config.TLS_CERT,
  keyFile: config.TLS_KEY,
  keyDir: config.KEY_DIR,
  now: clock.now(),
});
await clearUnfinishedDemo(config.DATA_DIR);
const made = await firstStart({
  factsFolder: join(root, "data"),
  dataDir: config.DATA_DIR,
  clock,
  empty: flags.empty,
  password: config.DEMO_PASSWORD,
  say: console.info,
  log,
}).catch(giveUp);
const system = await openSystem({
  root,
  config,
  clock,
  log,
  browserPath: findBrowser(process.env),
  rootCertificate: tls.root,
}).catch(giveUp);

const servers = [createServer(system.listener), createTlsServer({ cert: tls.cert, key: tls.key }, system.listener)];
system.attach(...servers);

/** Nobody beyond this machine gets in before somebody real administers: demo passwords are known, and the first may choose. */
async function open(): Promise<void> {
  const host = config.HOST ?? ((await system.services.officers.hasRealAdministrator()) ? EVERYWHERE : LOOPBACK);
  const [port, tlsPort] = [
    await listen(servers[0]!, config.PORT, host),
    await listen(servers[1]!, config.TLS_PORT, host),
  ];
  log(
    `http://${host === EVERYWHERE ? "localhost" : host}:${port}  https://${host === EVERYWHERE ? "localhost" : host}:${tlsPort}`,
  );
}
await open().catch(giveUp);
system.paper.start();
if (made) void system.paper.sheets.makeReady(made);

const running = keepRunning({
  system,
  clock,
  log,
  folder: config.DATA_DIR,
  backups: config.BACKUP_DIR,
  async onAdministrator() {
    await Promise.all(servers.map(stopListening));
    await open();
  },
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    running.stop();
    await Promise.all(servers.map(stopListening));
    await system.close();
    process.exit(0);
  });
}
