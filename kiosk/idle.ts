import { token } from "./pace.ts";
import { words } from "./words.ts";

/**
 * Nobody touched for a minute: a countdown asks, then `onRest` clears what was read. Only runs while `watch`ed.
 */
export function createIdle({ box, left, onRest }: { box: HTMLElement; left: HTMLElement; onRest: () => void }) {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let countdown: ReturnType<typeof setInterval> | undefined;

  function clear(): void {
    if (quiet !== undefined) clearTimeout(quiet);
    if (countdown !== undefined) clearInterval(countdown);
    quiet = countdown = undefined;
    box.hidden = true;
  }

  function warn(): void {
    let seconds = Math.round(token("--t-idle-warn") / 1000);
    const say = (): void => void (left.textContent = words.idleLeft(seconds));
    say();
    box.hidden = false;
    countdown = setInterval(() => {
      seconds -= 1;
      if (seconds > 0) return say();
      clear();
      onRest();
    }, 1000);
  }

  return {
    /** Somebody is there: starts the minute anew. */
    watch(): void {
      clear();
      quiet = setTimeout(warn, token("--t-idle"));
    },
    off: clear,
  };
}
