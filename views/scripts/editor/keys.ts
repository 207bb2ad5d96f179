import type { Step } from "./selection.ts";

export type Command =
  | { readonly name: "move"; readonly step: Step; readonly extend: boolean }
  | { readonly name: "tab" | "enter"; readonly backwards: boolean }
  | {
      readonly name:
        "edit" | "cancel" | "clear" | "undo" | "redo" | "insert-row" | "remove-row" | "select-all" | "help";
    };

type Pressed = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "home",
  End: "end",
  PageUp: "page-up",
  PageDown: "page-down",
};

const ARROWS: ReadonlySet<string> = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);
const FAR: Readonly<Record<string, Step>> = { Home: "top", End: "bottom", ArrowLeft: "home", ArrowRight: "end" };

/** `entering`: typed over a cell, arrows go on to the next; `editing`: opened by F2 or a double click, arrows stay inside. */
export type Typing = "no" | "entering" | "editing";

/**
 * What a key means in the grid, as in Excel and WPS. While a cell is written, Home, End, Delete and the control keys belong
 * to its text. Undefined: the key is not ours (a letter starts writing by itself, also from an input method).
 */
export function commandOf(pressed: Pressed, typing: Typing): Command | undefined {
  const { key, shiftKey, altKey, isComposing } = pressed;
  if (isComposing || key === "Process" || altKey) return undefined;
  const control = pressed.ctrlKey || pressed.metaKey;
  if (key === "Tab" && !control) return { name: "tab", backwards: shiftKey };
  if (key === "Enter" && !control) return { name: "enter", backwards: shiftKey };
  if (key === "Escape") return { name: "cancel" };
  if (key === "F1") return { name: "help" };
  if (typing === "entering" && !control && !shiftKey && ARROWS.has(key))
    return { name: "move", step: STEPS[key] ?? "down", extend: false };
  if (typing !== "no") return undefined;
  if (control) {
    if (FAR[key]) return { name: "move", step: FAR[key], extend: shiftKey };
    if (key === "z" || key === "Z") return { name: shiftKey ? "redo" : "undo" };
    if (key === "y") return { name: "redo" };
    if (key === "a") return { name: "select-all" };
    if (key === "+" || key === "=") return { name: "insert-row" };
    return key === "-" ? { name: "remove-row" } : undefined;
  }
  const step = STEPS[key];
  if (step) return { name: "move", step, extend: shiftKey };
  if (key === "F2") return { name: "edit" };
  return key === "Delete" || key === "Backspace" ? { name: "clear" } : undefined;
}
