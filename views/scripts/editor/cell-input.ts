import { alignOf } from "../../../server/domain/tables/format-cell.ts";
import type { Column } from "../../../server/domain/tables/table.ts";
import { el } from "./dom.ts";
import { commandOf, type Command, type Typing } from "./keys.ts";

/**
 * The one input of a grid. It lies, unseen, over the cell in hand and keeps the focus, so that the first key of an input
 * method (拼音) already lands in it; as soon as something is typed it shows.
 */
export function createCellInput({
  box,
  cell,
  column,
  text,
  write,
  command,
  paste,
  copy,
}: {
  box: HTMLElement;
  cell: () => HTMLElement | null;
  column: () => Column | undefined;
  /** What the cell holds, as it is opened. */
  text: () => string;
  write: (text: string) => void;
  /** Carries out a command; true when the key was used up. */
  command: (command: Command) => boolean;
  paste: (data: DataTransfer) => void;
  copy: (cut: boolean) => string;
}) {
  const input = el("input", { class: "cell-input", autocomplete: "off", spellcheck: "false", maxlength: "2000" });
  const choices = el("datalist", { id: `choices-${Math.random().toString(36).slice(2, 8)}` });
  box.append(input, choices);
  let typing: Typing = "no";
  let leaving = false;

  function begin(how: Exclude<Typing, "no">, value?: string): void {
    const of = column();
    typing = of?.choices && how === "entering" ? "editing" : how;
    if (value !== undefined) input.value = value;
    input.classList.add("typing");
    input.classList.toggle("r", of !== undefined && alignOf(of) === "right");
    choices.replaceChildren(...(of?.choices ?? []).map(({ label }) => el("option", { value: label })));
    if (of?.choices) input.setAttribute("list", choices.id);
    else input.removeAttribute("list");
  }

  function end(): void {
    typing = "no";
    input.value = "";
    input.classList.remove("typing", "r");
    input.removeAttribute("list");
  }

  function commit(): void {
    if (typing === "no") return;
    const { value } = input;
    end();
    write(value);
  }

  /** Lays the input over the cell in hand; `scroll` brings that cell into sight. */
  function place(scroll = true): void {
    const target = cell();
    if (!target) return;
    const [outer, inner] = [box.getBoundingClientRect(), target.getBoundingClientRect()];
    input.style.left = `${inner.left - outer.left + box.scrollLeft - box.clientLeft}px`;
    input.style.top = `${inner.top - outer.top + box.scrollTop - box.clientTop}px`;
    input.style.width = `${inner.width}px`;
    input.style.height = `${inner.height}px`;
    const row = target.parentElement?.querySelector("[data-row-head]")?.textContent ?? "";
    input.setAttribute("aria-label", `第 ${row} 行，${column()?.label ?? ""}，${target.textContent ?? ""}`);
    if (scroll && document.activeElement === input) target.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  input.addEventListener("keydown", (event) => {
    const meant = commandOf(event, typing);
    if (!meant) return;
    if (meant.name === "tab" && leaving) return;
    leaving = false;
    if (meant.name === "cancel") {
      if (typing === "no") leaving = true;
      else end();
      event.preventDefault();
      return;
    }
    if (typing !== "no" && meant.name !== "help") commit();
    if (command(meant)) event.preventDefault();
  });
  input.addEventListener("compositionstart", () => typing === "no" && begin("entering", ""));
  input.addEventListener("input", () => typing === "no" && begin("entering"));
  input.addEventListener("dblclick", () => typing === "no" && begin("editing", text()));
  input.addEventListener("focus", () => (leaving = false));
  input.addEventListener("blur", commit);
  input.addEventListener("paste", (event) => {
    if (typing !== "no" || !event.clipboardData) return;
    event.preventDefault();
    paste(event.clipboardData);
  });
  for (const name of ["copy", "cut"] as const)
    input.addEventListener(name, (event) => {
      if (typing !== "no") return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", copy(name === "cut"));
    });

  return {
    commit,
    place,
    focus: (): void => input.focus({ preventScroll: true }),
    edit(): void {
      if (typing !== "no") return;
      begin("editing", text());
      input.focus({ preventScroll: true });
    },
  };
}
