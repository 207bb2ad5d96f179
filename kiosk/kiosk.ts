import { attachCommands } from "./commands.ts";
import { createContact } from "./contact.ts";
import { createFinder } from "./finder.ts";
import { createHeldBoard } from "./held-board.ts";
import { openKept } from "./kept.ts";
import { openLive } from "./live.ts";
import { createPanel } from "./panel.ts";
import { findParts } from "./parts.ts";
import { createReading } from "./reading.ts";
import { createScreen } from "./screen.ts";
import { createSearch } from "./search.ts";
import { createSource } from "./source.ts";
import { createTrustedTime, villageDay } from "./trusted-time.ts";
import { createWitness } from "./witness.ts";

const MINUTE = 60_000;

/** The touch screen's program: makes every part once and connects it. */
async function start(root: HTMLElement): Promise<void> {
  const unit = root.getAttribute("data-unit") || "";
  const base = root.getAttribute("data-base") || "";
  const parts = findParts(root);
  const panel = createPanel(parts.panel, parts.panelBody);
  const source = createSource(base);
  const kept = openKept(unit);
  const last = await kept.get();
  const time = createTrustedTime({ kept: last.time });
  const at = root.getAttribute("data-at");
  if (at) time.heard(at);
  const live = openLive({ unit, kind: "kiosk", onChanged: askSoon, onRevoked: revoked, onLine });
  const witness = createWitness({
    seen: last.witness,
    hashAt: (sequence) => source.hashAt(unit, sequence),
    onBroken: live.dispute,
  });
  const held = createHeldBoard(time);
  const search = createSearch({ parts, finder: createFinder({ unit, held, source }) });
  const reading = createReading({ glass: parts.glass, button: parts.speak, nextPage });
  const since = at ? villageDay(Date.parse(at)) : "";
  const screen = createScreen({
    parts,
    time,
    held,
    panel,
    search,
    since,
    say: live.say,
    onMove: reading.stop,
    isReadAloud: reading.isOn,
  });
  const contact = createContact({
    source,
    kept,
    time,
    held: () => ({ board: held.now() || last.board, drawn: held.now() !== undefined }),
    take: screen.take,
    onAnswer,
  });

  /** A thousand screens hear of a change at once; they ask one after the other, all within a fifth of a second. */
  function askSoon(): void {
    setTimeout(() => void contact.ask(), 50 + Math.random() * 150);
  }

  function onAnswer(): void {
    const board = held.now();
    if (contact.answered() && board) void witness.heard(board.bundle.head).catch(() => undefined);
    sayContact();
    keepTime();
  }

  function sayContact(): void {
    const known = { sure: time.now().told !== undefined, stale: held.stale() };
    screen.strips.offline(!contact.answered(), { lastCheck: time.contact() || undefined, ...known });
  }

  /** The socket came or went: either is a reason to ask, and the answer says whether the server is there. */
  function onLine(connected: boolean): void {
    if (connected) void contact.ask().then(() => screen.report(true));
    else if (contact.answered()) setTimeout(() => void contact.ask(), 1_000);
  }

  function nextPage(): boolean {
    const page = screen.page();
    if (!page || page.at() + 1 >= page.count) return false;
    screen.turn(1);
    return true;
  }

  const keepTime = (): void => void kept.putTime(time.keep(), witness.head());

  function onPaired(): void {
    void kept.forgetTime().then(() => location.reload());
  }

  async function revoked(): Promise<void> {
    await kept.forget();
    location.reload();
  }

  /** The server says when something changes; asking all the same costs little, and heals what went wrong unseen. */
  function every(ms: number, work: () => void): void {
    const again = (): void => {
      setTimeout(
        () => {
          work();
          again();
        },
        ms * (0.8 + Math.random() * 0.4),
      );
    };
    again();
  }

  attachCommands({ screen, panel, search, reading, held, source, onPaired });
  document.addEventListener("visibilitychange", () => void screen.report());
  window.addEventListener("resize", screen.relayout);
  // Faces come in slices as they are needed, and lines break elsewhere with them.
  if (document.fonts) document.fonts.addEventListener("loadingdone", screen.relayout);
  setInterval(screen.second, 1_000);
  setInterval(keepTime, MINUTE);
  setInterval(() => reading.isOn() && screen.touched(), 20_000);
  every(10_000, () => {
    if (contact.isOwed() || time.now().told === undefined) void contact.ask();
  });
  every(MINUTE, () => void (live.isConnected() || contact.ask()));
  every(20 * MINUTE, () => void contact.ask());
  screen.second();

  await contact.ask();
  if (!held.now() && last.board) screen.take(last.board);
  sayContact();
  registerWorker(base);
}

/** Keeps the page itself through a restart without the server; only on a secure origin. */
function registerWorker(base: string): void {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.register(`${base}/worker.js`, { scope: base }).catch((error) => console.warn(error));
}

const root = document.getElementById("kiosk");
if (root)
  start(root).catch((error) => {
    console.error(error);
    setTimeout(() => location.reload(), MINUTE);
  });
