import { words } from "./words.ts";

export type Rotation = ReturnType<typeof createRotation>;

/** Runs a stay on the glass down, with its line and the seconds left; can be held (停住). */
export function createRotation({
  root,
  left,
  line,
  secondsLeft = words.secondsLeft,
  waits = () => false,
}: {
  root: HTMLElement;
  left: HTMLElement;
  line: HTMLElement;
  secondsLeft?: (seconds: number) => string;
  /** While it is being read aloud nothing moves on: the voice may be slower than the eye. */
  waits?: () => boolean;
}) {
  let timer: ReturnType<typeof setInterval> | undefined;
  let total = 0;
  let rest = 0;
  let after: (() => void) | undefined;
  let held = false;

  function draw(): void {
    left.textContent = held ? words.held : secondsLeft(Math.max(1, Math.ceil(rest / 1000)));
    line.style.width = `${total === 0 ? 0 : Math.min(100, 100 - (rest / total) * 100)}%`;
  }

  function step(): void {
    if (held || document.hidden || waits()) return;
    rest -= 250;
    if (rest > 0) return draw();
    const next = after;
    stop();
    if (next) next();
  }

  function stop(): void {
    if (timer !== undefined) clearInterval(timer);
    timer = undefined;
    after = undefined;
  }

  return {
    stop,
    held: (): boolean => held,
    /** Calls `then` after `ms` of not being held. */
    stay(ms: number, then: () => void): void {
      stop();
      [total, rest, after] = [ms, ms, then];
      draw();
      timer = setInterval(step, 250);
    },
    hold(on: boolean): void {
      held = on;
      if (on) root.setAttribute("data-held", "");
      else root.removeAttribute("data-held");
      draw();
    },
  };
}
