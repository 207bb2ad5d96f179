import { openDesk } from "../support/publish.ts";
import { accountsOf } from "../support/accounts.ts";
import { resolution } from "../support/notices.ts";
import { startServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";
import { atMost, median, spread, type Bench } from "./figure.ts";
import { openGlass } from "./glass.ts";

const ROUNDS = 7;
const SLOWED = 6;
const BAR_MS = 1_000;
const SURFACES = ["kiosk", "tv"];

/** How long an old screen looks at nothing: the first content that is painted, with a processor slowed six times. */
export const paintBench: Bench = async () => {
  const server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  const desk = await openDesk(server);
  const { draft } = accountsOf("2026-10", 18_643_260, 11);
  await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...draft });
  for (let n = 1; n <= 30; n += 1)
    await desk.publish({
      item: "assembly-resolution",
      eventDay: "2026-11-05",
      ...resolution,
      title: `决议：修${n}号路`,
    });
  const figures = [];
  try {
    for (const surface of SURFACES) {
      const took: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const glass = await openGlass(`${server.url}/${surface}/${VILLAGE}`, { slowed: SLOWED });
        took.push(await glass.firstPaint());
        await glass.close();
      }
      figures.push({
        name: `${surface}: first content painted, CPU slowed ${SLOWED} ×, nothing cached`,
        ours: spread(took),
        bar: atMost(median(took), BAR_MS, "≤ 1 s"),
      });
    }
    return figures;
  } finally {
    await server.stop();
  }
};
