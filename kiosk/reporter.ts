import type { ScreenEntry, Shown } from "../server/push/events.ts";
import { facesReady, readGlass, twoFrames } from "./glass.ts";
import type { NoticePage } from "./notice-page.ts";
import { idOf } from "./standing.ts";

export type Reporter = ReturnType<typeof createReporter>;

/** What is meant to stand on the glass: the version whose list the screen holds, and the open notice if there is one. */
export type OnGlass = {
  readonly version: string;
  readonly entry: ScreenEntry | undefined;
  readonly page: Pick<NoticePage, "article" | "uncut"> | undefined;
};

/** The same list without a whole notice is not said again sooner: cards turn all day, and the line may be a paid one. */
const QUIET_MS = 15 * 60_000;

/** Says what stands on the glass, computed from it after two frames (SC2); a newer drawing silences an older report. */
export function createReporter({
  look,
  say,
}: {
  look: () => OnGlass | undefined;
  say: (shown: Shown) => Promise<boolean>;
}) {
  const acknowledged = new Set<string>();
  let last = 0;
  let listed = { version: "", at: 0 };

  return {
    acknowledged: (entry: ScreenEntry): boolean => acknowledged.has(idOf(entry)),
    /** What was being drawn threw: nothing is said of it. */
    silence(): void {
      last += 1;
    },
    /** `anew`: on a new line, where the server may know nothing of this screen. */
    async report(anew = false): Promise<void> {
      const mine = (last += 1);
      await twoFrames();
      await facesReady();
      const glass = look();
      if (mine !== last || !glass || document.hidden) return;
      const { version, entry, page } = glass;
      const read = entry && entry.hash !== "" && page ? readGlass(page.article, entry.salt, page.uncut) : undefined;
      const views =
        entry && read && "hash" in read ? [{ notice: entry.notice, edition: entry.edition, hash: read.hash }] : [];
      const again = listed.version === version && performance.now() - listed.at < QUIET_MS;
      if (views.length === 0 && again && !anew) return;
      listed = { version, at: performance.now() };
      const taken = await say({ board: version, views });
      if (taken && entry && views.length > 0) acknowledged.add(idOf(entry));
    },
  };
}
