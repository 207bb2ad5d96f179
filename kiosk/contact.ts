import type { ScreenDoc } from "../server/push/events.ts";
import { listedIn, type Board, type Kept } from "./kept.ts";
import type { Source } from "./source.ts";
import type { TrustedTime } from "./trusted-time.ts";

export type Contact = ReturnType<typeof createContact>;

/** A board whose last documents keep us waiting is shown without them after this long. */
const PATIENCE_MS = 3_000;

/**
 * The one question (SC1), asked at start, after every absence, and when the server says that the board changed. What the
 * answer no longer lists is evicted from cache and glass first, before anything new is fetched or drawn (SC3).
 */
export function createContact({
  source,
  kept,
  time,
  held,
  take,
  onAnswer,
}: {
  source: Source;
  kept: Kept;
  time: TrustedTime;
  /** The board on the glass, or the one that was kept and is not drawn yet. */
  held: () => { readonly board: Board | undefined; readonly drawn: boolean };
  take: (board: Board) => void;
  /** After every question, answered or not. */
  onAnswer: () => void;
}) {
  let asking = false;
  let askAgain = false;
  let answered = false;
  let complete = false;
  /** The last board could not be kept whole: a full disk may have room again later. */
  let unkept = false;

  async function once(): Promise<void> {
    const { board: before, drawn } = held();
    const bundle = await source.ask(before && before.bundle);
    time.heard(bundle.at);
    const board = { bundle, docs: docsFor(bundle, before ? before.docs : {}) };
    const evicts = before !== undefined && Object.keys(before.docs).some((key) => !board.docs[key]);
    const other = !before || stampOf(before.bundle) !== stampOf(bundle);
    if (before && before.bundle.paired && !bundle.paired) await kept.forget();
    if (evicts || other) unkept = !(await kept.put(board));
    if (evicts && drawn) take(board);
    const patience = setTimeout(() => take(board), PATIENCE_MS);
    const fresh = await source.docs(board);
    clearTimeout(patience);
    const whole = { bundle, docs: withDocs(board.docs, fresh) };
    complete = Object.keys(whole.docs).length >= new Set(listedIn(bundle).map(({ doc }) => doc)).size;
    take(whole);
    if (fresh.length > 0 || unkept) unkept = !(await kept.put(whole));
  }

  async function ask(): Promise<void> {
    if (asking) return void (askAgain = true);
    asking = true;
    try {
      await once();
      answered = true;
    } catch (error) {
      console.warn(error);
      answered = false;
    }
    asking = false;
    onAnswer();
    if (!askAgain) return;
    askAgain = false;
    await ask();
  }

  return {
    ask,
    answered: (): boolean => answered,
    /** Whether there is a reason to ask again soon: no answer, or documents that could not be had. */
    isOwed: (): boolean => !answered || !complete,
  };
}

type Docs = Board["docs"];

const stampOf = ({ version, below = "", paired }: Board["bundle"]): string => `${version} ${below} ${paired}`;

function docsFor(bundle: Board["bundle"], docs: Docs): Docs {
  const listed: { [key: string]: ScreenDoc } = {};
  for (const { doc: key } of listedIn(bundle)) if (docs[key]) listed[key] = docs[key] as ScreenDoc;
  return listed;
}

function withDocs(docs: Docs, fresh: readonly ScreenDoc[]): Docs {
  const all: { [key: string]: ScreenDoc } = { ...docs };
  for (const doc of fresh) all[doc.key] = doc;
  return all;
}
