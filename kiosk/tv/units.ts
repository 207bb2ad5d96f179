const MINUTE = 60_000;

/** Keeps the rows of the units below: what is new there is asked for every minute, and stays when nobody answers. */
export function keepUnits(base: string, room: HTMLElement, onChange: () => unknown): void {
  let last = "";
  async function ask(): Promise<void> {
    const response = await fetch(`${base}/below`, { credentials: "same-origin" });
    const html = response.ok ? await response.text() : last;
    if (html === last) return;
    last = html;
    room.innerHTML = html;
    onChange();
  }
  const askAgain = (): void => void ask().catch((error) => console.warn(error));
  setInterval(askAgain, MINUTE);
  askAgain();
}
