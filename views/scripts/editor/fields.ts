import type { Draft, PeriodChoice } from "../../../server/domain/notice.ts";
import type { BodyKind, Medium, Scope } from "../../../server/domain/catalog.ts";
import { button, part } from "./dom.ts";
import { dot } from "./grid-marks.ts";
import { fieldOf, type Numbered } from "./findings.ts";
import { createTextMarks } from "./text-marks.ts";
import type { Workbench } from "./workbench.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** How the period select writes its choices: "" as the item has it, "replaced", "days:7:natural", "own". */
export function readPeriod(text: string, days: number, unit: string): PeriodChoice {
  if (text === "") return null;
  if (text === "replaced") return "replaced";
  const found = /^days:(\d+):(natural|working)$/.exec(text);
  if (found) return { days: Number(found[1]), unit: found[2] === "working" ? "working" : "natural" };
  return { days: Math.max(1, Math.min(3660, days || 7)), unit: unit === "working" ? "working" : "natural" };
}

export function writePeriod(choice: PeriodChoice, offered: readonly string[]): string {
  if (choice === null || choice === "replaced") return choice ?? "";
  const text = `days:${choice.days}:${choice.unit}`;
  return offered.includes(text) ? text : "own";
}

/** The fields of the form beside the tables, each bound to its part of the draft both ways. */
export function createFields({ form, workbench }: { form: HTMLElement; workbench: Workbench }) {
  const control = (name: string): Control | undefined => {
    const found = form.querySelector(`[name="${name}"]`);
    return found instanceof HTMLInputElement ||
      found instanceof HTMLSelectElement ||
      found instanceof HTMLTextAreaElement
      ? found
      : undefined;
  };
  const updates: (() => void)[] = [];

  function bind(name: string, get: (draft: Draft) => string, set: (draft: Draft, text: string) => Draft): void {
    const field = control(name);
    if (!field) return;
    const typed = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
    field.addEventListener(typed ? "input" : "change", () =>
      workbench.change((now) => (get(now) === field.value ? now : set(now, field.value)), typed ? name : undefined),
    );
    field.addEventListener("blur", () => workbench.settle());
    updates.push(() => {
      const text = get(workbench.draft());
      if (field.value !== text) field.value = text;
    });
  }

  bind(
    "title",
    ({ title }) => title,
    (now, title) => ({ ...now, title }),
  );
  bind(
    "content",
    ({ content }) => content,
    (now, content) => ({ ...now, content }),
  );
  bind(
    "issuingBody",
    ({ issuingBody }) => issuingBody,
    (now, text) => ({ ...now, issuingBody: text as BodyKind }),
  );
  bind(
    "reportingPeriod",
    ({ reportingPeriod }) => reportingPeriod ?? "",
    (now, text) => ({ ...now, reportingPeriod: text || null }),
  );
  bind(
    "eventDay",
    ({ eventDay }) => eventDay ?? "",
    (now, text) => ({ ...now, eventDay: text || null }),
  );
  bind(
    "scope",
    ({ scope }) => scope,
    (now, text) => ({ ...now, scope: text as Scope }),
  );
  bind(
    "attribute",
    ({ confidentiality }) => confidentiality.attribute,
    (now, text) => ({
      ...now,
      confidentiality: {
        ...now.confidentiality,
        attribute: text === "withheld" || text === "on-request" ? text : "proactive",
      },
    }),
  );
  bind(
    "reason",
    ({ confidentiality }) => confidentiality.reason,
    (now, reason) => ({ ...now, confidentiality: { ...now.confidentiality, reason } }),
  );
  bindPeriod();
  bindMedia();
  bindHangIn();
  bindNil();

  function bindPeriod(): void {
    const [choice, days, unit] = [control("noticePeriod"), control("days"), control("dayUnit")];
    if (!(choice instanceof HTMLSelectElement) || !days || !unit) return;
    const own = part("[data-own-period]", HTMLElement, form);
    const write = (): void =>
      workbench.change((now) => ({ ...now, noticePeriod: readPeriod(choice.value, Number(days.value), unit.value) }));
    for (const each of [choice, days, unit]) each.addEventListener("change", write);
    updates.push(() => {
      const { noticePeriod } = workbench.draft();
      const text = writePeriod(
        noticePeriod,
        [...choice.options].map(({ value }) => value),
      );
      const mine = typeof noticePeriod === "object" && noticePeriod !== null;
      if (!(choice.value === "own" && mine)) choice.value = text;
      own.hidden = choice.value !== "own";
      if (!mine) return;
      days.value = String(noticePeriod.days);
      unit.value = noticePeriod.unit;
    });
  }

  function bindMedia(): void {
    const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name="media"]')];
    for (const box of boxes)
      box.addEventListener("change", () =>
        workbench.change((now) => ({
          ...now,
          withoutMedia: boxes.filter(({ checked }) => !checked).map(({ value }) => value as Medium),
        })),
      );
    updates.push(() => {
      for (const box of boxes) box.checked = !workbench.draft().withoutMedia.includes(box.value as Medium);
    });
  }

  /** 挂到哪些村 of a township's notice; what the catalog says stays until somebody chooses. */
  function bindHangIn(): void {
    const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name="hangIn"]')];
    const usual = workbench.draft().hangIn ?? boxes.filter(({ checked }) => checked).map(({ value }) => value);
    for (const box of boxes)
      box.addEventListener("change", () => {
        const hangIn = boxes.filter(({ checked }) => checked).map(({ value }) => value);
        workbench.change((now) => ({ ...now, hangIn }));
      });
    updates.push(() => {
      const { hangIn } = workbench.draft();
      for (const box of boxes) box.checked = (hangIn ?? usual).includes(box.value);
    });
  }

  /** 报“本期没有”: the tables go, and come back with 撤销 or when it is taken back. */
  function bindNil(): void {
    const place = form.querySelector<HTMLElement>("[data-nil]");
    if (!place) return;
    let kept: Pick<Draft, "tables" | "answers"> | undefined;
    const toggle = button("", () => {
      const now = workbench.draft();
      if (!now.nilReturn) kept = { tables: now.tables, answers: now.answers };
      workbench.change((draft) =>
        draft.nilReturn
          ? { ...draft, nilReturn: false, ...kept }
          : {
              ...draft,
              nilReturn: true,
              tables: [],
              answers: [],
              content: draft.content || (place.dataset["nil"] ?? ""),
            },
      );
    });
    place.append(toggle);
    updates.push(() => {
      const { nilReturn } = workbench.draft();
      toggle.textContent = nilReturn ? "本期有内容，接着填" : "报“本期没有”";
      document.documentElement.classList.toggle("nil", nilReturn);
    });
  }

  const texts = createTextMarks(part('[name="content"]', HTMLTextAreaElement, form));
  const summary = form.querySelector<HTMLElement>("[data-facts]");
  updates.push(() => {
    if (!summary) return;
    const period = control("reportingPeriod");
    const others = ["issuingBody", "noticePeriod", "attribute"].map((name) => chosenText(control(name)));
    const facts = [period?.value ? chosenText(period) : "", ...others];
    summary.textContent = facts.filter((fact) => fact !== "").join(" · ");
  });

  return {
    update(): void {
      for (const each of updates) each();
    },
    /** Where a finding outside the tables stands. */
    placeOf(finding: Numbered): HTMLElement {
      const named = form.querySelector<HTMLElement>(`[data-field="${finding.column ?? ""}"]`);
      const line = texts.lineOf(finding);
      if (line) return line;
      const found = named ?? form.querySelector<HTMLElement>(`[data-field="${fieldOf(finding)}"]`);
      return found ?? form;
    },
    /** Where it stands while its own field is folded away. */
    visiblePlaceOf(finding: Numbered): HTMLElement {
      const place = this.placeOf(finding);
      const folded = place.closest("details:not([open])");
      return folded instanceof HTMLElement ? folded : place;
    },
    mark(findings: readonly Numbered[]): void {
      for (const old of form.querySelectorAll("[data-field] > .dot, [data-field] > span > .dot, summary > .dot"))
        old.remove();
      for (const old of form.querySelectorAll("[data-field].stop, [data-field].ask"))
        old.classList.remove("stop", "ask");
      for (const finding of texts.mark(findings).toReversed()) {
        const place = this.placeOf(finding);
        if (finding.open) place.classList.add(finding.severity === "hard" ? "stop" : "ask");
        (place.querySelector(":scope > span") ?? place).prepend(dot(finding));
        place.closest("details")?.querySelector("summary")?.append(dot(finding));
      }
    },
    go(finding: Numbered): void {
      const place = this.placeOf(finding);
      const fold = place.closest("details");
      if (fold) fold.open = true;
      if (texts.lineOf(finding)) texts.select(finding);
      else (place.querySelector<HTMLElement>("input, select, textarea") ?? place).focus();
    },
  };
}

/** What a field says now, as people read it. */
const chosenText = (field: Control | undefined): string =>
  field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.textContent ?? "").trim() : (field?.value ?? "");
