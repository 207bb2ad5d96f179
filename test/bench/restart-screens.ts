import type { Board } from "../../kiosk/kept.ts";
import { openLive } from "../../kiosk/live.ts";
import { createSource } from "../../kiosk/source.ts";

/**
 * A process of its own that holds screens through a restart of their server: `COUNT URL UNIT` opens COUNT lines as the
 * kiosk opens its own, and each screen asks the kiosk's one question (SC1) whenever its line comes, and every ten seconds
 * while nobody answers. Says `ready` when all hold the board, then `all VERSION INSTANT` when the last of them holds
 * another version, on the clock that all processes of the machine share.
 */
const [, , count = "0", url = "", unit = ""] = process.argv;
const screens = Number(count);
const AT_ONCE = 50;
Object.assign(globalThis, { window: { isSecureContext: false }, location: new URL(url) });

const holding = new Map<number, string>();
let told = "";

function hold(screen: number, version: string): void {
  holding.set(screen, version);
  if (version === told || holding.size < screens) return;
  for (const held of holding.values()) if (held !== version) return;
  told = version;
  console.info(`all ${version} ${process.hrtime.bigint()}`);
}

/** One screen, as kiosk.ts connects the parts; resolves when it first holds the board. */
function open(screen: number): Promise<void> {
  const source = createSource(`${url}/kiosk/${unit}`);
  let board: Board | undefined;
  let asking = false;
  let again = false;
  let answered = false;

  async function ask(): Promise<void> {
    if (asking) return void (again = true);
    asking = true;
    try {
      const bundle = await source.ask(board?.bundle);
      const kept = board?.docs ?? {};
      const fresh = await source.docs({ bundle, docs: kept });
      board = { bundle, docs: { ...kept, ...Object.fromEntries(fresh.map((doc) => [doc.key, doc])) } };
      answered = true;
      hold(screen, bundle.version);
    } catch {
      answered = false;
    }
    asking = false;
    if (!again) return;
    again = false;
    await ask();
  }

  return new Promise((resolve) => {
    openLive({
      unit,
      kind: "kiosk",
      onChanged: () => void setTimeout(() => void ask(), 50 + Math.random() * 150),
      onRevoked: () => undefined,
      onLine(connected) {
        if (connected) void ask().then(() => resolve());
        else if (answered) setTimeout(() => void ask(), 1_000);
      },
    });
    setInterval(() => !answered && void ask(), 10_000);
  });
}

for (let opened = 0; opened < screens; opened += AT_ONCE) {
  const many = Math.min(AT_ONCE, screens - opened);
  await Promise.all(Array.from({ length: many }, (_, index) => open(opened + index)));
}
console.info("ready");
