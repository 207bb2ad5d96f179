import { octoberAccounts, subsidy } from "./notices.ts";
import { openDesk } from "./publish.ts";
import { startServer } from "./server.ts";
import { settleVillage } from "./village.ts";

/** The village with a table that names nobody and one that names everybody on its board. */
export async function openBoard() {
  const server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  const desk = await openDesk(server);
  const accounts = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
  const list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy });
  return { server, desk, accounts, list };
}
