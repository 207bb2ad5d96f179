import type { Affairs } from "../server/push/events.ts";
import { openKept, type Board } from "./kept.ts";
import { openLive } from "./live.ts";
import { createPanel } from "./panel.ts";
import { findParts } from "./parts.ts";
import { createScreen } from "./screen.ts";
import { createSource } from "./source.ts";
import { createTrustedTime } from "./trusted-time.ts";
import { createWitness } from "./witness.ts";

/** The touch screen's program: makes every part once and connects it. */
async function start(root: HTMLElement): Promise<void> {
  const unit = root.getAttribute("data-unit") || "";
  const base = root.getAttribute("data-base") || "";
  const parts = findParts(root);
  const panel = createPanel(parts.panel, parts.panelBody);
  const source = createSource(base);
  const kept = openKept(unit);
  const last = await kept.get();
  const time = createTrustedTime({ kept: last && last.time });
  const at = root.getAttribute("data-at");
  if (at) time.heard(at);
  const live = openLive({ unit, onChanged: askSoon, onRevoked: revoked, onLine });
  const witness = createWitness({
    seen: last && last.witness,
    hashAt: (sequence) => source.hashAt(unit, sequence),
    onBroken: live.dispute,
  });
  const screen = createScreen({ parts, time, keep, forget: kept.forget, panel, say: live.say });

  function keep(board: Board): void {
    void kept.put({ board, time: time.keep(), witness: witness.head() });
  }

  let asking = false;
  let askAgain = false;
  let answered = false;

  /** A thousand screens hear of a change at once; they ask one after the other, all within a fifth of a second. */
  function askSoon(): void {
    setTimeout(() => void ask(), 50 + Math.random() * 150);
  }

  /** The one question (SC1): at start, after every absence, and when the server says that the board changed. */
  async function ask(): Promise<void> {
    if (asking) return void (askAgain = true);
    asking = true;
    try {
      const { board } = await source.ask(screen.board() || (last && last.board));
      answered = true;
      await screen.take(board, true);
      void witness.heard(board.bundle.head).catch(() => undefined);
    } catch {
      answered = false;
    }
    asking = false;
    sayLine();
    if (askAgain) {
      askAgain = false;
      void ask();
    }
  }

  /** The socket came or went: either is a reason to ask, and the answer says whether the server is there. */
  function onLine(connected: boolean): void {
    if (connected) void ask().then(() => screen.report());
    else if (answered) setTimeout(() => void ask(), 1_000);
  }

  function sayLine(): void {
    const board = screen.board();
    screen.strips.offline(!answered, board && Date.parse(board.bundle.at));
  }

  async function revoked(): Promise<void> {
    await kept.forget();
    location.reload();
  }

  const actions: { readonly [name: string]: (target: HTMLElement) => void } = {
    open: (target) => screen.do.open(target.getAttribute("data-notice") || ""),
    affairs: (target) => screen.do.list(target.getAttribute("data-affairs") as Affairs),
    all: () => screen.do.list("all"),
    money: screen.do.money,
    back: screen.do.back,
    previous: () => screen.do.turn(-1),
    next: () => screen.do.turn(1),
    hold: screen.do.hold,
    large: screen.do.large,
    contrast: screen.do.contrast,
    close: panel.close,
    ask: panel.ask,
    phone: () => void panel.phone(source),
    pair: () => void panel.pair(source, () => location.reload()),
  };
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>("[data-do]");
    const action = button && actions[button.getAttribute("data-do") || ""];
    if (button && action) action(button);
    else screen.touchedPage(target);
    screen.touched();
  });
  document.addEventListener("touchstart", screen.touched, { passive: true });
  document.addEventListener("visibilitychange", () => void screen.report());
  window.addEventListener("resize", screen.relayout);
  setInterval(screen.second, 1_000);
  setInterval(() => void ask(), 60_000);
  setInterval(() => !answered && void ask(), 10_000);
  setInterval(() => {
    const board = screen.board();
    if (board) keep(board);
  }, 60_000);
  screen.second();

  await ask();
  if (!screen.board() && last) await screen.take(last.board, false);
  sayLine();
  registerWorker(base);
}

/** Keeps the page itself through a restart without the server; only on a secure origin. */
function registerWorker(base: string): void {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.register(`${base}/worker.js`, { scope: base }).catch((error) => console.warn(error));
}

const root = document.getElementById("kiosk");
if (root) start(root).catch((error) => console.error(error));
