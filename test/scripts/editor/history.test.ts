import { expect, it } from "vitest";
import { createHistory } from "../../../views/scripts/editor/history.ts";

it("goes back and forth over every step", () => {
  const history = createHistory("a");
  history.record("b");
  history.record("c");
  expect([history.undo(), history.present()]).toEqual([true, "b"]);
  expect([history.undo(), history.present()]).toEqual([true, "a"]);
  expect(history.undo()).toBe(false);
  expect([history.redo(), history.redo(), history.present(), history.redo()]).toEqual([true, true, "c", false]);
});

it("drops what was undone as soon as something else is done", () => {
  const history = createHistory("a");
  history.record("b");
  history.undo();
  history.record("c");
  expect(history.canRedo()).toBe(false);
  history.undo();
  expect(history.present()).toBe("a");
});

it("makes one step of typing in one field, until the field is left", () => {
  const history = createHistory("");
  for (const text of ["公", "公示", "公示表"]) history.record(text, "title");
  history.settle();
  history.record("公示表二", "title");
  history.undo();
  expect(history.present()).toBe("公示表");
  history.undo();
  expect(history.present()).toBe("");
});

it("takes over the server's form without a step to undo", () => {
  const history = createHistory("with a number");
  history.replace("masked");
  expect(history.canUndo()).toBe(false);
  expect(history.present()).toBe("masked");
});
