import { createMarker } from "./marker.ts";
import { sentencesOf } from "./sentences.ts";
import { onVoices, say } from "./voice.ts";

export type Reading = ReturnType<typeof createReading>;

/** What is read one after the other: titles, lines, paragraphs, rows. */
const PIECES = "h1, h2, .life, .box b, .box p, .sum .line, .card-line, .excerpt, .flow p, .flow tr, .tbl-head, .tbl tr";

/** 朗读: reads what stands on the glass sentence by sentence, marks it, and turns the page when it is through. */
export function createReading({
  glass,
  button,
  nextPage,
}: {
  glass: HTMLElement;
  button: HTMLElement;
  /** Turns the open notice to its next page; false when there is none. */
  nextPage: () => boolean;
}) {
  const marker = createMarker(glass);
  let voice: SpeechSynthesisVoice | undefined;
  let run = 0;
  let turning = false;
  let on = false;
  onVoices((found) => {
    voice = found;
    button.hidden = !found;
  });

  function stop(): void {
    if (turning || !on) return;
    run += 1;
    on = false;
    marker.clear();
    button.classList.remove("on");
    window.speechSynthesis.cancel();
  }

  async function start(): Promise<void> {
    if (!voice) return;
    const mine = (run += 1);
    on = true;
    button.classList.add("on");
    do {
      for (const piece of piecesIn(glass)) {
        const text = piece.textContent || "";
        for (const sentence of sentencesOf(text)) {
          if (mine !== run || !voice) return;
          marker.mark(piece, sentence.from, sentence.to);
          await say(sentence.text, voice);
        }
      }
      if (mine !== run) return;
      turning = true;
    } while (turned());
    stop();
  }

  function turned(): boolean {
    const moved = nextPage();
    turning = false;
    return moved;
  }

  return {
    stop,
    isOn: (): boolean => on,
    toggle: (): void => void (on ? stop() : start()),
  };
}

/** What can be seen, and no piece inside another. */
const piecesIn = (glass: HTMLElement): readonly Element[] =>
  Array.from(glass.querySelectorAll(PIECES)).filter(
    (piece) => piece.getClientRects().length > 0 && !(piece.parentElement as Element).closest(PIECES),
  );
