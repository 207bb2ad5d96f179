import { createStillClock } from "../../server/clock.ts";
import { openStore } from "../../server/store/open-store.ts";
import { approvedNotice, AT, idOf, publish, VILLAGE } from "./publishing.ts";

/** Publishes until the disk has refused ten times, saying each acknowledgement and each refusal; then reads once more. */
const [, , folder = ""] = process.argv;
const store = await openStore({ folder, clock: createStillClock(AT), log: () => undefined });
for (let n = 0, refused = 0; refused < 10 && n < 5_000; n += 1) {
  const title = "十月收支".repeat(refused > 0 ? 1 : 500);
  try {
    await store.notices.save(approvedNotice(idOf(n), { title }));
    const { sequence } = await publish(store, idOf(n));
    process.stdout.write(`ok ${sequence} ${idOf(n)}\n`);
  } catch (error) {
    refused += 1;
    process.stdout.write(`${error instanceof Error ? error.name : "?"}\n`);
  }
}
const [first] = await store.ledgers.entries(VILLAGE, { after: 0, limit: 1 });
process.stdout.write(`read ${first?.sequence}\n`);
process.exit(0);
