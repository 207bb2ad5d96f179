import type { ScreenEntry } from "../server/push/events.ts";
import type { Parts } from "./parts.ts";
import { dayText, timeText } from "./trusted-time.ts";
import { words, type Known } from "./words.ts";

const FRESH_MS = 10_000;

export type Strips = ReturnType<typeof createStrips>;

type StripParts = Pick<Parts, "offline" | "offlineLine" | "urgent" | "urgentLine" | "fresh" | "freshLine">;

/** The lines above the reading area. They take room, so the page is laid out anew when one comes or goes. */
export function createStrips(parts: StripParts, onResize: () => void, checkedAt = words.checkedAt) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(strip: HTMLElement, on: boolean): void {
    if (strip.hidden === !on) return;
    strip.hidden = !on;
    onResize();
  }

  return {
    /** 网络断了，公告照常看, with the instant of the last check and what is left out since. */
    offline(on: boolean, { lastCheck, ...known }: Known & { readonly lastCheck: number | undefined }): void {
      parts.offlineLine.textContent =
        lastCheck === undefined ? words.neverChecked : checkedAt(`${dayText(lastCheck)} ${timeText(lastCheck)}`, known);
      show(parts.offline, on);
    },
    /** One line above everything, at most one at a time; its twin in reach is the first line of its tile. */
    urgent(entry: ScreenEntry | undefined): void {
      if (entry) {
        parts.urgent.setAttribute("data-notice", entry.notice);
        parts.urgentLine.textContent = entry.title;
      }
      show(parts.urgent, entry !== undefined);
    },
    /** 刚刚更新 stays ten seconds: no silent swap under a reader. */
    fresh(title: string): void {
      parts.freshLine.textContent = title;
      if (timer !== undefined) clearTimeout(timer);
      timer = setTimeout(() => show(parts.fresh, false), FRESH_MS);
      show(parts.fresh, true);
    },
  };
}
