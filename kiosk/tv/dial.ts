import { dwellOf } from "../pace.ts";
import type { TvParts } from "./parts.ts";
import { tvWords } from "./words.ts";

const PAUSE_MS = 1_500;
const MOST_DIGITS = 5;

/** Digits typed on the remote: shown large, and after a pause the notice with this number opens. Sentences stand there too. */
export function createDial(
  parts: Pick<TvParts, "dial" | "dialText" | "dialDigits">,
  open: (number: string) => boolean,
) {
  let typed = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(text: string, digits: string): void {
    parts.dialText.textContent = text;
    parts.dialDigits.textContent = digits;
    parts.dial.hidden = false;
  }

  function after(ms: number, then: () => void): void {
    if (timer !== undefined) clearTimeout(timer);
    timer = setTimeout(then, ms);
  }

  function close(): void {
    if (timer !== undefined) clearTimeout(timer);
    typed = "";
    parts.dial.hidden = true;
  }

  /** A sentence stays as long as it takes to read. */
  function say(text: string): void {
    typed = "";
    show(text, "");
    after(dwellOf(text.length), close);
  }

  function jump(): void {
    const number = String(Number(typed));
    close();
    if (!open(number)) say(tvWords.noNumber(number));
  }

  return {
    isOpen: (): boolean => !parts.dial.hidden,
    type(digit: string): void {
      typed = (typed + digit).slice(-MOST_DIGITS);
      show(tvWords.dialing, typed);
      after(PAUSE_MS, jump);
    },
    /** OK opens at once; without digits it closes the message. */
    enter: (): void => (typed === "" ? close() : jump()),
    close,
    say,
  };
}
