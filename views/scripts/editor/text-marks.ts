import { el } from "./dom.ts";
import type { Numbered } from "./findings.ts";
import { dot } from "./grid-marks.ts";
import { textPlace, type TextPlace } from "./text-places.ts";

/**
 * Marks in the body: a sheet of the same lines behind the text field, with the words of each finding on its ground and
 * its number beside the line. A text field cannot hold marks itself.
 */
export function createTextMarks(area: HTMLTextAreaElement) {
  const under = el("div", { class: "text-under", "aria-hidden": "true" });
  const box = el("div", { class: "text-box" });
  area.replaceWith(box);
  box.append(under, area);
  area.addEventListener("scroll", () => (under.scrollTop = area.scrollTop));
  let places: ReadonlyMap<Numbered, TextPlace> = new Map();

  const same = (a: Numbered, b: Numbered): boolean => a.code === b.code && a.row === b.row && a.message === b.message;
  const placeOf = (finding: Numbered): TextPlace | undefined =>
    [...places].find(([each]) => each === finding || same(each, finding))?.[1];

  return {
    /** Draws the marks; returns the findings that have no place of their own in the text. */
    mark(findings: readonly Numbered[]): readonly Numbered[] {
      const text = area.value;
      places = new Map(
        findings.flatMap((finding) => {
          const place = textPlace(text, finding);
          return place ? [[finding, place] as const] : [];
        }),
      );
      const lines = text.split("\n");
      const dots = lines.map((_, line) => [...places].filter(([, place]) => place.line === line));
      box.style.setProperty("--dots", String(Math.max(0, ...dots.map(({ length }) => length))));
      let start = 0;
      under.replaceChildren(
        ...lines.map((line, at) => {
          const from = start;
          start += line.length + 1;
          return lineOf(line, from, dots[at] ?? []);
        }),
      );
      under.scrollTop = area.scrollTop;
      return findings.filter((finding) => !places.has(finding));
    },
    lineOf(finding: Numbered): HTMLElement | undefined {
      const line = under.children[placeOf(finding)?.line ?? -1];
      return line instanceof HTMLElement ? line : undefined;
    },
    /** Puts the cursor on the words that are meant. */
    select(finding: Numbered): void {
      const [first] = placeOf(finding)?.marks ?? [];
      area.focus();
      if (first) area.setSelectionRange(first[0], first[1]);
    },
  };
}

function lineOf(line: string, from: number, here: readonly (readonly [Numbered, TextPlace])[]): HTMLElement {
  const marks = here
    .flatMap(([{ severity }, place]) => place.marks.map(([start, end]) => ({ start, end, severity })))
    .toSorted((a, b) => a.start - b.start);
  const parts: (Node | string)[] = [];
  let done = from;
  for (const { start, end, severity } of marks) {
    if (start < done) continue;
    parts.push(line.slice(done - from, start - from));
    parts.push(el("mark", { class: severity === "hard" ? "stop" : "ask" }, line.slice(start - from, end - from)));
    done = Math.max(done, end);
  }
  parts.push(line.slice(done - from) || "\u200b");
  const numbers = here.map(([finding]) => dot(finding));
  return el("p", {}, numbers.length > 0 && el("span", { class: "dots" }, ...numbers), ...parts);
}
