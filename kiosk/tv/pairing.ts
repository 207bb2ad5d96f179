import type { Source } from "../source.ts";
import { waitForKey } from "../waiting.ts";
import type { TvParts } from "./parts.ts";
import { tvWords } from "./words.ts";

const DONE_MS = 4_000;

/** Makes this television one of the unit's own screens: a code stands large on the glass until it is typed at the desk. */
export function createPairing(
  parts: Pick<TvParts, "pairing" | "pairingText" | "pairingCode" | "pairingHint">,
  { source, onPaired }: { source: Pick<Source, "offer" | "claimed">; onPaired: () => void },
) {
  let turn = 0;
  let failed = false;

  function show(text: string, code: string, hint: string): void {
    parts.pairingText.textContent = text;
    parts.pairingCode.textContent = code;
    parts.pairingHint.textContent = hint;
    parts.pairing.hidden = false;
  }

  function fail(text: string): void {
    failed = true;
    show(text, "", tvWords.pairAgain);
  }

  /** The key is fetched even when the dialog was closed in that moment: the desk counts on it. */
  function done(): void {
    show(tvWords.pairDone, "", tvWords.pairSeen);
    setTimeout(onPaired, DONE_MS);
  }

  async function open(): Promise<void> {
    const mine = (turn += 1);
    const isOpen = (): boolean => mine === turn;
    failed = false;
    show(tvWords.pairAsking, "", tvWords.pairLeave);
    try {
      const onCode = (code: string): void => show(tvWords.pairHow, code, tvWords.pairTill);
      const end = await waitForKey({ source, isOpen, onCode });
      if (end === "paired") done();
      if (end === "too-old" && isOpen()) fail(tvWords.pairOld);
    } catch {
      if (isOpen()) fail(tvWords.pairFailed);
    }
  }

  function close(): void {
    turn += 1;
    parts.pairing.hidden = true;
  }

  return {
    open,
    close,
    isOpen: (): boolean => !parts.pairing.hidden,
    /** OK asks for another code when this one is of no use any more. */
    enter: (): void => void (failed && open()),
  };
}
