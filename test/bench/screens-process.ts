import { WebSocket } from "ws";

/**
 * A process of its own that holds the screens: `SIDE COUNT URL` opens COUNT sockets, each speaking to socket.io as its
 * client does (side `ours`), or to a bare socket (side `bare`). Says `ready`, then one line for each change: when the last
 * socket had it, on the clock that all processes of the machine share.
 */
const [, , side = "bare", count = "0", url = ""] = process.argv;
const screens = Number(count);
const AT_ONCE = 50;
let heard = 0;

function open(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
    socket.on("error", reject);
    socket.on("close", () => process.exit(1));
    if (side === "bare") socket.on("open", () => resolve());
    socket.on("message", (data: Buffer) => {
      const kind = data[0];
      if (side === "ours" && kind === 0x30) socket.send("40");
      else if (side === "ours" && kind === 0x32) socket.send("3");
      else if (data[1] === 0x30) resolve();
      else hear(data);
    });
  });
}

function hear(data: Buffer): void {
  heard += 1;
  if (heard < screens) return;
  heard = 0;
  console.info(`last ${process.hrtime.bigint()} ${data.length} ${data.toString("base64")}`);
}

for (let asked = 0; asked < screens; asked += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, screens - asked) }, open));
console.info("ready");
