import type { createFinder, Found, Result } from "./finder.ts";
import { scaleOf } from "./layout.ts";
import type { Parts } from "./parts.ts";
import { words } from "./words.ts";

export type Search = ReturnType<typeof createSearch>;

const MOST_TYPED = 20;
const PAUSE_MS = 180;
const NONE: Result = { found: [], total: 0 };

/** 找公告: what is typed on the glass or on a keyboard, and what it finds; both lie in the lower half. */
export function createSearch({ parts, finder }: { parts: Parts; finder: ReturnType<typeof createFinder> }) {
  let typed = "";
  let page = 0;
  let result = NONE;
  /** The server is still to answer: until then nobody can say that there is nothing. */
  let asking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** At once what the held board has; a moment later what the server finds, unless something else was typed. */
  function look(): void {
    page = 0;
    const wanted = typed;
    if (timer !== undefined) clearTimeout(timer);
    result = wanted === "" ? NONE : finder.here(wanted);
    asking = wanted !== "";
    draw();
    if (wanted === "") return;
    timer = setTimeout(() => {
      void finder.there(wanted).then((there) => {
        if (typed !== wanted || parts.search.hidden) return;
        asking = false;
        if (there) result = there;
        draw();
      });
    }, PAUSE_MS);
  }

  function draw(): void {
    parts.typed.textContent = typed;
    parts.search.classList.toggle("untyped", typed === "");
    const many = rowsThatFit(parts.results);
    const count = Math.max(1, Math.ceil(result.found.length / many));
    page = Math.min(page, count - 1);
    parts.resultsOf.textContent =
      typed === ""
        ? ""
        : result.total > 0
          ? words.found(result.total)
          : asking
            ? words.looking
            : words.nothingFound(typed);
    parts.search.classList.toggle("nothing", result.total === 0);
    parts.results.textContent = "";
    for (const found of result.found.slice(page * many, (page + 1) * many)) parts.results.appendChild(rowOf(found));
    const [back, on] = Array.from(parts.search.querySelectorAll<HTMLElement>("[data-do=more]"));
    if (back) back.classList.toggle("none", page === 0);
    if (on) on.classList.toggle("none", page + 1 >= count);
  }

  return {
    draw,
    /** A key of the glass or of a keyboard; false for one that writes nothing. */
    type(key: string): boolean {
      if (key === "Backspace") typed = typed.slice(0, -1);
      else if (key === "clear") typed = "";
      else if (/^[a-z0-9]$/i.test(key) && typed.length < MOST_TYPED) typed += key.toLowerCase();
      else return false;
      look();
      return true;
    },
    more(by: number): void {
      page = Math.max(0, page + by);
      draw();
    },
    /** Nobody shall read what the last one looked for. */
    clear(): void {
      typed = "";
      result = NONE;
      asking = false;
      if (timer !== undefined) clearTimeout(timer);
      draw();
    },
  };
}

function rowsThatFit(room: HTMLElement): number {
  const height = room.getBoundingClientRect().height / scaleOf();
  const row = parseFloat(getComputedStyle(room).getPropertyValue("--result"));
  return Math.max(1, Math.floor(height / (row || 112)));
}

function rowOf({ notice, affairs, title, titleMarks, why, whyMarks, titleOnly }: Found): HTMLElement {
  const row = document.createElement(titleOnly ? "div" : "button");
  row.className = "hit";
  if (!titleOnly) {
    row.setAttribute("data-do", "open");
    row.setAttribute("data-notice", notice);
  }
  row.appendChild(sign(`mark-${affairs}`));
  const text = document.createElement("span");
  text.className = "hit-text";
  text.appendChild(marked("b", title, titleMarks));
  text.appendChild(marked("small", why, whyMarks));
  row.appendChild(text);
  if (!titleOnly) row.appendChild(sign("next"));
  return row;
}

/** The text with what was looked for marked in it. */
function marked(tag: string, text: string, marks: Found["titleMarks"]): HTMLElement {
  const element = document.createElement(tag);
  let at = 0;
  for (const [from, to] of marks) {
    element.appendChild(document.createTextNode(text.slice(at, from)));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    element.appendChild(mark);
    at = to;
  }
  element.appendChild(document.createTextNode(text.slice(at)));
  return element;
}

const sign = (name: string): Node =>
  document.importNode((document.getElementById(`part-${name}`) as HTMLTemplateElement).content, true);
