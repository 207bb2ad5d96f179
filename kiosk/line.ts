import { createContact } from "./contact.ts";
import { createHeldBoard } from "./held-board.ts";
import { openKept, type Board } from "./kept.ts";
import { openLive } from "./live.ts";
import { createSource } from "./source.ts";
import { createTrustedTime, villageDay } from "./trusted-time.ts";
import { createWitness } from "./witness.ts";

export type Line = Awaited<ReturnType<typeof openLine>>;

const MINUTE = 60_000;

/**
 * What a screen knows of its board, and how it stays true: the one question of every screen (SC1), kept through a restart,
 * asked anew when the server says so and when it was away. Touch screen and television differ only in what they do with it.
 */
export async function openLine({
  unit,
  base,
  kind,
  keptAs,
  at,
  take,
  onAnswer,
  onConnected,
}: {
  unit: string;
  /** Address of the page, under which its questions are asked. */
  base: string;
  kind: "kiosk" | "tv";
  /** Name of the cache, so that two screens of one browser do not share one. */
  keptAs: string;
  /** The server's instant in the page itself; null where the page does not say it. */
  at: string | null;
  /** A board came: from the server, or from the cache while the server cannot be reached. */
  take: (board: Board) => void;
  /** After every question, answered or not. */
  onAnswer: () => void;
  /** The line is there anew, and what the server said on it has been taken in. */
  onConnected: () => void;
}) {
  const source = createSource(base);
  const kept = openKept(keptAs);
  const last = await kept.get();
  const time = createTrustedTime({ kept: last.time });
  if (at) time.heard(at);
  const held = createHeldBoard(time);
  const live = openLive({ unit, kind, onChanged: askSoon, onRevoked: revoked, onLine });
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
  const told = (): number | undefined => time.now().told;
  const keepTime = (): void => void kept.putTime(time.keep(), witness.head());

  /** A thousand screens hear of a change at once; they ask one after the other, all within a fifth of a second. */
  function askSoon(): void {
    setTimeout(() => void contact.ask(), 50 + Math.random() * 150);
  }

  function answered(): void {
    const board = held.now();
    if (contact.answered() && board) void witness.heard(board.bundle.head).catch(() => undefined);
    if (!board && last.board) take(last.board);
    keepTime();
    onAnswer();
  }

  /** The socket came or went: either is a reason to ask, and the answer says whether the server is there. */
  function onLine(connected: boolean): void {
    if (connected) void contact.ask().then(onConnected);
    else if (contact.answered()) setTimeout(() => void contact.ask(), 1_000);
  }

  async function revoked(): Promise<void> {
    await kept.forget();
    location.reload();
  }

  // The server says when something changes; asking all the same costs little, and heals what went wrong unseen.
  every(10_000, () => {
    if (contact.isOwed() || !live.isConnected() || told() === undefined) void contact.ask();
  });
  every(20 * MINUTE, () => void contact.ask());
  setInterval(keepTime, MINUTE);

  return {
    ask: contact.ask,
    source,
    say: live.say,
    time,
    held,
    answered: contact.answered,
    /** When the server was last heard, and what is left out since, for the strip. */
    known: () => ({
      lastCheck: time.contact() || undefined,
      sure: told() !== undefined,
      stale: held.stale(),
    }),
    /** What a clock on the wall may say; undefined without trusted time (TM2). */
    told,
    day(): string | undefined {
      const now = told();
      return now === undefined ? undefined : villageDay(now);
    },
    /** The screen was given to the village: its page begins anew, with the server's time. */
    paired: (): void => void kept.forgetTime().then(() => location.reload()),
  };
}

/** Again and again, for each screen at moments of its own. */
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
