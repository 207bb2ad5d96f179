import { words } from "./words.ts";
import type { createSource } from "./source.ts";

/** The sheet over the lower half: a row's columns, or the pairing code. */
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
    element.textContent = text;
    element.className = name;
    body.appendChild(element);
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
    /** The village pass (村内码) as QR: with it a phone sees what hangs in the village. */
    async phone(source: ReturnType<typeof createSource>): Promise<void> {
      const mine = clear();
      line("h2", words.phoneHead);
      const qr = await source.pass().catch(() => undefined);
      if (open !== mine) return;
      if (!qr) return line("p", words.phoneNone);
      const [svg, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
      if (!svg || !path) return;
      svg.setAttribute("viewBox", `-4 -4 ${qr.size + 8} ${qr.size + 8}`);
      svg.setAttribute("class", "qr");
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", words.phoneHead);
      path.setAttribute("d", qr.path);
      svg.appendChild(path);
      body.appendChild(svg);
      line("p", words.phoneHow);
    },
    /** Shows a code until it is typed at the desk; calls `onPaired` when the key has come. */
    async pair(source: ReturnType<typeof createSource>, onPaired: () => void): Promise<void> {
      const mine = clear();
      const stillOpen = (): boolean => open === mine;
      line("h2", words.pairHead);
      try {
        const { code, claim } = await source.offer();
        if (!stillOpen()) return;
        line("p", words.pairHow);
        line("p", code, "code");
        line("p", words.pairTill);
        while (stillOpen()) {
          await new Promise((resolve) => setTimeout(resolve, 1_500));
          const paired = stillOpen() ? await source.claimed(claim).catch(() => false) : false;
          if (paired === undefined) return line("p", words.pairOld);
          if (paired) return onPaired();
        }
      } catch {
        line("p", words.pairFailed);
      }
    },
  };
}
