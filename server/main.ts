import { createServer } from "node:http";
import { join } from "node:path";
import { villageClock as clock } from "./clock.ts";
import { readConfig } from "./config.ts";
import { openSystem, type Log } from "./system.ts";

const log: Log = (event, details) =>
  event instanceof Error ? console.error(clock.now(), event) : console.info(clock.now(), event, details ?? "");

const config = readConfig(process.env);
const system = await openSystem({ root: join(import.meta.dirname, ".."), config, clock, log });
const http = createServer(system.listener);
system.attach(http);
http.listen(config.PORT, config.HOST ?? "127.0.0.1", () => log("listening", { port: config.PORT }));

const ticking = setInterval(() => void system.services.schedule.tick(), 5_000);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    clearInterval(ticking);
    http.close();
    http.closeAllConnections();
    void system.close();
  });
}
