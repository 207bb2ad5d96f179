import type { Draft } from "../../../server/domain/notice.ts";
import type { Answered, CopyAnswer } from "./api.ts";

/** `waiting`: changed, the pause is not over; `failed`: nobody answered, it tries again; `stopped`: somebody must decide. */
export type SaveState =
  | { readonly name: "saved"; readonly at: number | null }
  | { readonly name: "waiting" | "saving" }
  | { readonly name: "failed"; readonly message: string }
  | { readonly name: "stopped"; readonly code: string; readonly message: string };

const PAUSE_MS = 1200;
const RETRY_MS = [2000, 5000, 10_000, 30_000];

/**
 * Saves after a pause, one save at a time; unsaved writing stays in memory alone, since nothing may touch a disk before
 * the server saw it (AU3). A stale copy stops it until somebody decided.
 */
export function createAutosave({
  save,
  draft,
  version: first,
  onAnswer,
  onState,
  now = () => Date.now(),
}: {
  save: (draft: Draft, version: number, keepalive: boolean) => Promise<Answered<CopyAnswer>>;
  draft: () => Draft;
  version: number;
  onAnswer: (answer: CopyAnswer, sent: Draft) => void;
  onState: (state: SaveState) => void;
  now?: () => number;
}) {
  let version = first;
  let saved = draft();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<void> = Promise.resolve();
  let failures = 0;
  let stopped = false;

  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  async function once(keepalive: boolean): Promise<void> {
    const sent = draft();
    onState({ name: "saving" });
    const answer = await save(sent, version, keepalive);
    if (answer.ok) {
      failures = 0;
      version = answer.value.notice.version;
      saved = sent;
      onAnswer(answer.value, sent);
      onState({ name: "saved", at: now() });
      return;
    }
    if (answer.code === "offline" || answer.code.startsWith("http-5") || answer.code === "too-many-requests") {
      onState({ name: "failed", message: answer.message });
      later(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? PAUSE_MS);
      failures += 1;
      return;
    }
    stopped = true;
    onState({ name: "stopped", code: answer.code, message: answer.message });
  }

  /** Saves now what is not saved; resolves when it is known how that went. */
  async function flush(keepalive = false): Promise<boolean> {
    clearTimeout(timer);
    const mine = queue.then(async () => {
      if (!stopped && draft() !== saved) await once(keepalive);
    });
    queue = mine.catch(() => undefined);
    await mine;
    if (draft() !== saved && failures === 0 && !stopped) later(PAUSE_MS);
    return draft() === saved;
  }

  return {
    flush,
    changed(): void {
      if (stopped || draft() === saved) return;
      onState({ name: "waiting" });
      later(PAUSE_MS);
    },
    /** What the server holds equals this value: the editor took over the server's own form of it. */
    adopt(value: Draft, atVersion = version): void {
      saved = value;
      version = atVersion;
    },
    /** Goes on after a stale copy, over the version that was found. */
    resume(atVersion: number): void {
      version = atVersion;
      stopped = false;
    },
    version: () => version,
    unsaved: () => draft() !== saved,
  };
}

export type Autosave = ReturnType<typeof createAutosave>;
