import type { Socket } from "node:net";
import { openDesk } from "../support/publish.ts";
import { resolution } from "../support/notices.ts";
import { startServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";
import { atMost, type Bench } from "./figure.ts";
import { openGlass } from "./glass.ts";

const WINDOW_MS = 60_000;
const SETTLE_MS = 8_000;
const MONTH_MINUTES = 30 * 24 * 60;
/** As kiosk.ts asks, and as reporter.ts says the same again, while nothing changes. */
const QUESTION_EVERY = 20;
const REPORT_EVERY = 15;
const BAR_MB = 10;

/** What an idle screen costs a month: a real kiosk in Chromium, its bytes counted on the server's sockets. */
export const idleBench: Bench = async (say) => {
  const server = await startServer();
  const sockets = new Set<Socket>();
  server.http.on("connection", (socket: Socket) => sockets.add(socket));
  const bytes = (): number =>
    [...sockets].reduce((sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten, 0);
  const over = async (work: () => Promise<unknown>): Promise<number> => {
    const before = bytes();
    await work();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return bytes() - before;
  };
  await settleVillage(server);
  const desk = await openDesk(server);
  for (const name of ["甲", "乙", "丙"])
    await desk.publish({
      item: "assembly-resolution",
      eventDay: "2026-11-05",
      ...resolution,
      title: `决议：修${name}路`,
    });
  const glass = await openGlass(`${server.url}/kiosk/${VILLAGE}`);
  try {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const idle = await over(() => new Promise((resolve) => setTimeout(resolve, WINDOW_MS)));
    const version = await server.services.screens.version(VILLAGE);
    const question = await over(() => glass.asks(version));
    const minute = (idle / WINDOW_MS) * 60_000;
    const month = minute * MONTH_MINUTES + question * (MONTH_MINUTES / QUESTION_EVERY);
    const reports = 200 * (MONTH_MINUTES / REPORT_EVERY);
    const mb = (month + reports) / 1_000_000;
    say(`${minute.toFixed(0)} bytes a minute on the line, ${question} bytes for a question`);
    return [
      {
        name: "an idle screen, socket payload a month",
        ours: `${mb.toFixed(1)} MB`,
        bar: atMost(mb, BAR_MB, `≤ ${BAR_MB} MB`),
      },
    ];
  } finally {
    await glass.close();
    await server.stop();
  }
};
