import { createContact } from "../contact.ts";
import { createHeldBoard } from "../held-board.ts";
import { openKept, type Board } from "../kept.ts";
import { openLive } from "../live.ts";
import { createSource } from "../source.ts";
import { createTrustedTime, villageDay } from "../trusted-time.ts";
import { createWitness } from "../witness.ts";

export type Line = Awaited<ReturnType<typeof openLine>>;

/** What a television knows of its board, and how it stays true: the one question of every screen (SC1), kept and live. */
export async function openLine({
  unit,
  base,
  onBoard,
  onAnswer,
  onConnected,
}: {
  unit: string;
  base: string;
  /** Another board is held now; `before` is the one it replaces. */
  onBoard: (before: Board | undefined) => void;
  onAnswer: () => void;
  onConnected: () => void;
}) {
  const source = createSource(base);
  const kept = openKept(`tv-${unit}`);
  const last = await kept.get();
  const time = createTrustedTime({ kept: last.time });
  const held = createHeldBoard(time);
  const live = openLive({ unit, kind: "tv", onChanged: askSoon, onRevoked: revoked, onLine });
  const witness = createWitness({
    seen: last.witness,
    hashAt: (sequence) => source.hashAt(unit, sequence),
    onBroken: live.dispute,
  });
  const contact = createContact({
    source,
    kept,
    time,
    held: () => ({ board: held.now() || last.board, drawn: held.now() !== undefined }),
    take,
    onAnswer: answered,
  });

  function askSoon(): void {
    setTimeout(() => void contact.ask(), 50 + Math.random() * 150);
  }

  function take(board: Board): void {
    const before = held.now();
    const seen = held.signature();
    held.put(board);
    const same = before && before.bundle.version === board.bundle.version && seen === held.signature();
    if (!same) onBoard(before);
  }

  function answered(): void {
    const board = held.now();
    if (contact.answered() && board) void witness.heard(board.bundle.head).catch(() => undefined);
    if (!board && last.board) take(last.board);
    keepTime();
    onAnswer();
  }

  const keepTime = (): void => void kept.putTime(time.keep(), witness.head());

  function onLine(connected: boolean): void {
    if (connected) void contact.ask().then(onConnected);
    else if (contact.answered()) setTimeout(() => void contact.ask(), 1_000);
  }

  async function revoked(): Promise<void> {
    await kept.forget();
    location.reload();
  }

  setInterval(() => (contact.isOwed() || !live.isConnected()) && void contact.ask(), 10_000);
  setInterval(() => void contact.ask(), 20 * 60_000);
  setInterval(keepTime, 60_000);

  return {
    ask: contact.ask,
    source,
    say: live.say,
    held,
    docOf: held.docOf,
    answered: contact.answered,
    /** When the server was last heard, and what is left out since, for the strip. */
    known: () => ({
      lastCheck: time.contact() || undefined,
      sure: time.now().told !== undefined,
      stale: held.stale(),
    }),
    /** What a clock on the wall may say; undefined without trusted time (TM2). */
    told: (): number | undefined => time.now().told,
    day(): string | undefined {
      const now = this.told();
      return now === undefined ? undefined : villageDay(now);
    },
  };
}
