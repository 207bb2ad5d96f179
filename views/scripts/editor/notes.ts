import type { Draft } from "../../../server/domain/notice.ts";
import { button, el } from "./dom.ts";
import { setAnswer } from "./draft.ts";
import { answerTo, headAndRest, mayBeAnswered, type Numbered } from "./findings.ts";
import { dot } from "./grid-marks.ts";
import { suggestionOf } from "./suggestion.ts";
import type { Workbench } from "./workbench.ts";

const GAP = 8;

/** The notes beside the table: each level with the cell it concerns, none over another, the same number in both. */
export function createNotes({
  host,
  workbench,
  placeOf,
  go,
}: {
  host: HTMLElement;
  workbench: Workbench;
  placeOf: (finding: Numbered) => HTMLElement | undefined;
  go: (finding: Numbered) => void;
}) {
  let shown: readonly { finding: Numbered; element: HTMLElement }[] = [];
  const writing = new Set<string>();
  const sizes = new ResizeObserver(() => layOut());

  function noteOf(finding: Numbered, draft: Draft): HTMLElement {
    const [head, rest] = headAndRest(finding.message);
    const answer = answerTo(draft, finding);
    const offer = suggestionOf(draft, finding);
    const title = button("", () => go(finding), "finding-head");
    title.append(dot(finding), head);
    const key = keyOf(finding);
    const write = button(
      finding.severity === "warning" ? "原来就这样，写原因" : "写原因",
      () => {
        writing.add(key);
        redraw();
        host.querySelector<HTMLTextAreaElement>(`[data-key="${CSS.escape(key)}"] textarea`)?.focus();
      },
      "link",
    );
    return el(
      "article",
      {
        class: `finding ${finding.severity === "hard" ? "stops" : "asks"}${finding.open ? "" : " answered"}`,
        "data-key": key,
      },
      title,
      finding.open && rest !== "" && el("p", {}, rest),
      writing.has(key)
        ? reasonForm(finding, answer ?? "", key)
        : answer !== undefined && answeredLine(finding, answer, key),
      finding.open &&
        !writing.has(key) &&
        el(
          "p",
          { class: "do" },
          offer && button(offer.label, () => workbench.change(offer.edit), "link"),
          mayBeAnswered(finding) && write,
        ),
    );
  }

  function answeredLine(finding: Numbered, answer: string, key: string): HTMLElement {
    const again = button(
      "改一改",
      () => {
        writing.add(key);
        redraw();
      },
      "link",
    );
    return el("p", { class: "answer" }, el("b", {}, "原因："), answer, " ", again);
  }

  function reasonForm(finding: Numbered, answer: string, key: string): HTMLElement {
    const text = el("textarea", {
      rows: "3",
      maxlength: "500",
      "aria-label": "原因",
      placeholder: "写给村民看得懂的原因",
    });
    text.value = answer;
    const done = (save: boolean): void => {
      writing.delete(key);
      if (save) workbench.change((now) => setAnswer(now, finding, text.value));
      redraw();
    };
    text.addEventListener("keydown", (event) => {
      if (event.key === "Escape") done(false);
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) done(true);
    });
    return el(
      "div",
      { class: "reason" },
      text,
      button("写好了", () => done(true), "button small main"),
      button("不写了", () => done(false), "button small"),
    );
  }

  let last: readonly Numbered[] = [];
  function redraw(findings: readonly Numbered[] = last): void {
    last = findings;
    const draft = workbench.draft();
    const typed = host.querySelector("textarea");
    const kept = typed === document.activeElement ? typed?.closest<HTMLElement>("article") : undefined;
    shown = findings.map((finding) => ({
      finding,
      element:
        kept && kept.dataset["key"] === keyOf(finding) && writing.has(keyOf(finding)) ? kept : noteOf(finding, draft),
    }));
    const elements = shown.map(({ element }) => element);
    if (host.children.length !== elements.length || elements.some((element, at) => host.children[at] !== element)) {
      sizes.disconnect();
      host.replaceChildren(...elements);
      for (const element of elements) sizes.observe(element);
    }
    if (kept && elements.includes(kept)) typed?.focus();
    layOut();
  }

  /** Moves each note level with its place, below the one before it; on a narrow page they follow one another. */
  function layOut(): void {
    const narrow = getComputedStyle(host).position === "static";
    let free = 0;
    const top = host.getBoundingClientRect().top;
    const wanted = shown.map(({ finding, element }) => ({
      element,
      at: narrow ? 0 : (placeOf(finding)?.getBoundingClientRect().top ?? top) - top,
      height: narrow ? 0 : element.offsetHeight,
    }));
    for (const { element, at, height } of wanted) {
      const level = Math.max(free, at);
      element.style.top = narrow ? "" : `${level}px`;
      free = level + height + GAP;
    }
    host.style.minHeight = narrow || shown.length === 0 ? "" : `${free}px`;
  }

  return { update: redraw, layOut };
}

const keyOf = ({ code, table, row, column, message }: Numbered): string =>
  [code, table ?? "", row ?? "", column ?? "", row === undefined && column === undefined ? message : ""].join("|");
