import type { ScreenCode, ScreenEntry } from "../server/push/events.ts";
import { drawCode } from "./code.ts";
import type { Source } from "./source.ts";
import { waitForKey } from "./waiting.ts";
import { words } from "./words.ts";

/** The sheet over the lower half: a row's columns, a code to scan, or the pairing code. */
export function createPanel(box: HTMLElement, body: HTMLElement) {
  let open = 0;
  const clear = (): number => {
    body.textContent = "";
    box.hidden = false;
    open += 1;
    return open;
  };
  const line = (tag: string, text: string, name = ""): void => {
    const element = document.createElement(tag);
    element.appendChild(unbroken(text));
    element.className = name;
    body.appendChild(element);
  };

  const beside = (code: ScreenCode, label: string, lines: readonly string[]): void => {
    const pair = document.createElement("div");
    pair.className = "code-and-words";
    pair.appendChild(drawCode(code, label));
    const text = document.createElement("div");
    for (const each of lines) text.appendChild(document.createElement("p")).appendChild(unbroken(each));
    pair.appendChild(text);
    body.appendChild(pair);
  };

  return {
    close(): void {
      box.hidden = true;
      open += 1;
    },
    isOpen: (): boolean => !box.hidden,
    row(cells: readonly (readonly [string, string])[]): void {
      clear();
      const list = document.createElement("dl");
      for (const [label, text] of cells) {
        if (text === "") continue;
        const [dt, dd] = [document.createElement("dt"), document.createElement("dd")];
        [dt.textContent, dd.textContent] = [label, text];
        list.appendChild(dt);
        list.appendChild(dd);
      }
      body.appendChild(list);
    },
    /** Where to ask or object, as the server wrote it into the page. */
    ask(): void {
      clear();
      const part = document.getElementById("part-ask") as HTMLTemplateElement;
      body.appendChild(document.importNode(part.content, true));
    },
    gone(): void {
      clear();
      line("p", words.goneNow);
    },
    /** The village's board on a phone; the village pass (村内码) in it lets the phone see what hangs in the village. */
    async phone(source: Source): Promise<void> {
      const mine = clear();
      line("h2", words.phoneHead);
      const code = await source.pass();
      if (open !== mine) return;
      if (!code) return line("p", words.phoneNone);
      beside(code, words.phoneHead, [words.phoneHow, words.phoneWait]);
    },
    /** A notice to take home (带回家看). */
    async take(source: Source, { notice, number }: ScreenEntry): Promise<void> {
      const mine = clear();
      line("h2", words.takeHead);
      const code = await source.take(notice);
      if (open !== mine) return;
      if (!code) return line("p", words.takeNone(number));
      const how = code.holds === "link" ? [words.takeHow, words.takeWords] : [words.takeText, words.takeNoLink];
      beside(code, words.takeHead, [...how, words.numberIs(number)]);
    },
    /** Shows a code until it is typed at the desk; calls `onPaired` when the key has come. */
    async pair(source: Source, onPaired: () => void): Promise<void> {
      const mine = clear();
      const stillOpen = (): boolean => open === mine;
      line("h2", words.pairHead);
      try {
        const end = await waitForKey({
          source,
          isOpen: stillOpen,
          onCode: (code) => {
            line("p", words.pairHow);
            line("p", code, "code");
            line("p", words.pairTill);
          },
        });
        if (end === "paired") onPaired();
        if (end === "too-old" && stillOpen()) line("p", words.pairOld);
      } catch {
        if (stillOpen()) line("p", words.pairFailed);
      }
    },
  };
}

/** A notice's number stays on one line: 柳塘村公开〔2026〕37号. */
function unbroken(text: string): DocumentFragment {
  const found = document.createDocumentFragment();
  for (const part of text.split(/([^：，。]*〔\d+〕\d+号)/)) {
    const element = found.appendChild(document.createElement("span"));
    element.textContent = part;
    if (/〔\d+〕\d+号$/.test(part)) element.className = "nb";
  }
  return found;
}
