import { createRotation } from "../rotation.ts";
import { dwellOf, token } from "../pace.ts";
import type { TvParts } from "./parts.ts";
import { tvWords } from "./words.ts";

/** Somebody who pressed 停住 reads undisturbed for so long. */
const HELD_MS = 600_000;

/**
 * When the glass moves on by itself: while nobody acts, after the time its text takes to read. Any key holds it; a minute
 * without keys, or as long as the page takes to read, and it moves again.
 */
export function createTurning({
  parts,
  text,
  onward,
  onRest,
}: {
  parts: TvParts;
  /** What stands on the glass, for the reading pace. */
  text: () => string;
  onward: () => void;
  /** Nobody has acted for a while. */
  onRest: () => void;
}) {
  const { root, dwellLeft: left, dwellLine: line } = parts;
  const rotation = createRotation({ root, left, line, secondsLeft: tvWords.secondsLeft });
  let quiet: ReturnType<typeof setTimeout> | undefined;

  function sign(turns: boolean): void {
    if (turns) root.removeAttribute("data-quiet");
    else root.setAttribute("data-quiet", "");
    parts.track.hidden = !turns;
    if (!turns) left.textContent = "";
  }

  function begin(): void {
    if (quiet !== undefined) clearTimeout(quiet);
    quiet = undefined;
    sign(true);
    rotation.stay(dwellOf(text().length), onward);
  }

  return {
    moves: (): boolean => quiet === undefined,
    /** A page was drawn: its time begins. */
    drawn(): void {
      if (quiet === undefined) begin();
    },
    begin,
    hold(long = false): void {
      rotation.stop();
      if (quiet !== undefined) clearTimeout(quiet);
      const rest = Math.max(token("--t-idle"), dwellOf(text().length));
      quiet = setTimeout(
        () => {
          quiet = undefined;
          onRest();
        },
        long ? Math.max(HELD_MS, rest) : rest,
      );
      sign(false);
    },
  };
}
