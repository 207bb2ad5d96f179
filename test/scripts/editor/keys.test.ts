import { expect, it } from "vitest";
import { commandOf, type Typing } from "../../../views/scripts/editor/keys.ts";

const press = (key: string, typing: Typing = "no", held: Partial<KeyboardEvent> = {}) =>
  commandOf(
    { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...held },
    typing,
  );

it("moves, extends and jumps as in a spreadsheet", () => {
  expect(press("ArrowDown")).toEqual({ name: "move", step: "down", extend: false });
  expect(press("ArrowDown", "no", { shiftKey: true })).toEqual({ name: "move", step: "down", extend: true });
  expect(press("End", "no", { ctrlKey: true })).toEqual({ name: "move", step: "bottom", extend: false });
  expect(press("Enter", "editing", { shiftKey: true })).toEqual({ name: "enter", backwards: true });
});

it("leaves letters, and every key of an input method, to the cell", () => {
  expect(press("n")).toBeUndefined();
  expect(press("Process")).toBeUndefined();
  expect(press("Enter", "entering", { isComposing: true })).toBeUndefined();
});

it("arrows go on to the next cell after typing over one, and stay inside an opened one", () => {
  expect(press("ArrowDown", "entering")).toEqual({ name: "move", step: "down", extend: false });
  expect(press("ArrowDown", "editing")).toBeUndefined();
  expect(press("Delete", "entering")).toBeUndefined();
  expect(press("z", "editing", { ctrlKey: true })).toBeUndefined();
});

it("undoes and redoes", () => {
  expect(press("z", "no", { ctrlKey: true })).toEqual({ name: "undo" });
  expect(press("Z", "no", { ctrlKey: true, shiftKey: true })).toEqual({ name: "redo" });
  expect(press("y", "no", { metaKey: true })).toEqual({ name: "redo" });
});
