import type { ScreenEntry } from "../server/push/events.ts";
import { freshIn, idOf } from "./standing.ts";

export type Showing = ReturnType<typeof createShowing>;

/** What the screen brings onto the glass by itself: what is new, and once each notice that was not acknowledged yet. */
export function createShowing({ canShow }: { canShow: (notice: string) => ScreenEntry | undefined }) {
  const tried = new Set<string>();
  let queue: readonly string[] = [];

  return {
    /** New notices of a board that can be read, before those that still wait. */
    add(before: readonly ScreenEntry[], now: readonly ScreenEntry[]): void {
      queue = freshIn(before, now).concat(queue.filter((id) => canShow(id)));
    },
    waits: (): boolean => queue.some((id) => canShow(id) !== undefined),
    /** The next one, taken off; undefined when none waits. */
    next(): ScreenEntry | undefined {
      while (queue.length > 0) {
        const entry = canShow(queue[0] as string);
        queue = queue.slice(1);
        if (entry) return entry;
      }
      return undefined;
    },
    /** True once for each edition. */
    firstTime(entry: ScreenEntry): boolean {
      const id = idOf(entry);
      if (tried.has(id)) return false;
      tried.add(id);
      return true;
    },
  };
}
