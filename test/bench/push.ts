import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { startServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";
import { idOf } from "../faults/publishing.ts";
import { signIn } from "../support/client.ts";
import { atMost, interleaved, median, ms, spread, type Bench } from "./figure.ts";
import { openGlass } from "./glass.ts";
import { approvedNotice, textDraft } from "./notices.ts";
import { startProcess, type Child } from "./processes.ts";

const SCREENS = 1_000;
const ROUNDS = 11;
const WARM_UP = 2;
const BAR = 1.3;
const PIXELS_MS = 1_000;
const QUIET_MS = 1_500;

const CHANGED = /^last (\d+) (\d+) (\S+)$/;
const quiet = () => new Promise((resolve) => setTimeout(resolve, QUIET_MS));

/** How long after `start` the last of a side's screens knew, in milliseconds, and the very text that it got. */
async function lastOf(side: Child, start: () => Promise<bigint>): Promise<{ took: number; text: string }> {
  const last = side.next(CHANGED);
  const began = await start();
  const [, at = "0", , text = ""] = await last;
  return { took: Number(BigInt(at) - began) / 1e6, text: Buffer.from(text, "base64").toString("utf8") };
}

/** One real server with its kiosk in Chromium among a thousand sockets, beside a bare loop over a thousand sockets. */
export const pushBench: Bench = async (say) => {
  const server = await startServer();
  const bareHttp = createServer();
  const bare = new WebSocketServer({ server: bareHttp, perMessageDeflate: false });
  await new Promise<void>((resolve) => bareHttp.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, resolve));
  await settleVillage(server);
  const approver = await signIn(server.url, "approver");
  const socketUrl = `${server.url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket&unit=${VILLAGE}`;
  const bareUrl = `ws://127.0.0.1:${(bareHttp.address() as AddressInfo).port}`;
  const sides = [
    startProcess("test/bench/screens-process.ts", { args: ["ours", String(SCREENS), socketUrl] }),
    startProcess("test/bench/screens-process.ts", { args: ["bare", String(SCREENS), bareUrl] }),
  ] as const;
  const glass = await openGlass(`${server.url}/kiosk/${VILLAGE}`);
  try {
    await Promise.all(sides.map((side) => side.line(/^ready$/)));
    say(`${SCREENS} screens on either side, and a kiosk`);
    let text = "";
    let onDisk = 0n;
    server.store.ledgers.onAppend(() => (onDisk = process.hrtime.bigint()));
    const [pixels, acknowledged]: [number[], number[]] = [[], []];

    const publish = async (n: number): Promise<bigint> => {
      const title = `东塘续包决议第${n}号`;
      const id = idOf(500_000 + n);
      const at = server.clock.now();
      const { version } = await server.store.notices.save(
        approvedNotice({ id, unit: VILLAGE, at, draft: { ...textDraft(n), title } }),
      );
      const before = Buffer.from(await glass.pixels());
      const seen = glass.shows(title);
      const done = await approver.call("POST", `/api/notices/${id}/actions`, { type: "publish", version });
      const told = process.hrtime.bigint();
      if (done.status !== 200) throw new Error(done.text);
      acknowledged.push(Number(told - onDisk) / 1e6);
      pixels.push(Math.max(0, (await seen) - Number(told) / 1e6));
      const now = Buffer.from(await glass.pixels());
      if (now.equals(before)) throw new Error("the text stands in the document, but no pixel of the glass changed");
      return onDisk;
    };
    const ours = async (round: number): Promise<number> => {
      const { took, text: got } = await lastOf(sides[0], () => publish(round));
      text = got;
      await quiet();
      return took;
    };
    const limit = async (): Promise<number> => {
      const { took } = await lastOf(sides[1], async () => {
        const began = process.hrtime.bigint();
        for (const client of bare.clients) client.send(text);
        return began;
      });
      await quiet();
      return took;
    };
    for (let n = 0; n < WARM_UP; n += 1) {
      await ours(100 + n);
      await limit();
    }
    pixels.length = 0;
    const taken = await interleaved(ROUNDS, { ours, limit });
    const ratio = median(taken.ours) / median(taken.limit);
    say(`the API's answer came ${ms(median(acknowledged))} after the entry was on disk`);
    return [
      {
        name: `published → last of ${SCREENS} screens knows`,
        ours: spread(taken.ours),
        limit: `${spread(taken.limit)} bare ws, ${text.length} bytes`,
        ratio,
        bar: atMost(ratio, BAR, `≤ ${BAR} ×`),
      },
      {
        name: "  → changed pixels on a kiosk in Chromium",
        ours: spread(pixels),
        bar: atMost(median(pixels), PIXELS_MS, "≤ 1 s"),
      },
    ];
  } finally {
    await glass.close();
    await Promise.all(sides.map((side) => side.end("SIGKILL")));
    bare.close();
    for (const client of bare.clients) client.terminate();
    await new Promise((resolve) => bareHttp.close(resolve));
    await server.stop();
  }
};
