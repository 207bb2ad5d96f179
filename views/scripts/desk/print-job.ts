type Progress = {
  readonly running: boolean;
  readonly done: number;
  readonly total: number;
  readonly words: string;
  readonly now: string;
};

const EVERY_MS = 700;

/** Follows a print job in place; when it is finished the page is asked for again. Lost answers are asked for again, too. */
export function followPrintJob(room: HTMLElement, address: string): void {
  const part = (name: string) => room.querySelector<HTMLElement>(`[data-${name}]`);
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);

  async function look(): Promise<void> {
    const answer = await fetch(address, { headers: { "x-sanwu": "1" } });
    const progress = answer.ok ? ((await answer.json()) as Progress) : undefined;
    if (!progress?.running) {
      clearInterval(timer);
      location.reload();
      return;
    }
    const words = part("progress-words");
    if (words && words.textContent !== progress.words) words.textContent = progress.words;
    const bar = part("progress");
    if (bar instanceof HTMLProgressElement) bar.value = progress.done;
    const now = part("progress-now");
    if (now) now.textContent = progress.now;
  }
}
