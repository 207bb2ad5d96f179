import { createStillClock } from "../../server/clock.ts";
import { openStore } from "../../server/store/open-store.ts";
import { approvedNotice, AT, idOf, publish } from "./publishing.ts";

/** Publishes one notice after the other into a folder and says so, until it is killed. */
const [, , folder = "", first = "0"] = process.argv;
process.stdout.on("error", () => process.exit(1));
const store = await openStore({ folder, clock: createStillClock(AT), log: () => undefined });
for (let n = Number(first); ; n += 1) {
  await store.notices.save(approvedNotice(idOf(n)));
  const entry = await publish(store, idOf(n));
  if (entry.kind === "published") process.stdout.write(`${entry.sequence} ${entry.number.number} ${entry.notice}\n`);
}
