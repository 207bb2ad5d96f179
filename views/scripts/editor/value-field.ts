import { alignOf, formatCell } from "../../../server/domain/tables/format-cell.ts";
import { parseCell } from "../../../server/domain/tables/parse-cell.ts";
import type { Field, Value } from "../../../server/domain/tables/table.ts";
import { el } from "./dom.ts";
import { editText } from "./edit-text.ts";
import type { Workbench } from "./workbench.ts";

export type ValueField = { readonly element: HTMLElement; readonly update: () => void };

/** One figure or choice above or below a table (账户, 上期结余): formatted, and plain while it is written. */
export function createValueField({
  field,
  workbench,
  read,
  write,
  bare = false,
}: {
  field: Field;
  workbench: Workbench;
  read: () => Value;
  write: (value: Value) => void;
  /** Without its label, which stands elsewhere in the row. */
  bare?: boolean;
}): ValueField {
  const year = (): string | undefined => workbench.draft().reportingPeriod?.slice(0, 4);
  const control = field.choices ? select(field) : el("input", { autocomplete: "off", maxlength: "60" });
  control.setAttribute("aria-label", field.label);
  if (alignOf({ type: field.type }) === "right") control.classList.add("r");

  const show = (): void => {
    control.value = field.choices ? String(read() ?? "") : formatCell(field, read(), year());
  };
  control.addEventListener("focus", () => {
    if (control instanceof HTMLInputElement) control.value = editText({ ...field, class: "open" }, read());
  });
  control.addEventListener("change", () => {
    write(parseCell(field, control.value, workbench.context()).value);
    show();
  });
  control.addEventListener("blur", show);
  control.addEventListener("keydown", (event) => {
    if (event instanceof KeyboardEvent && event.key === "Enter" && !event.isComposing) control.blur();
  });
  show();
  return {
    element: bare
      ? el("span", { class: "value-field bare", "data-field": field.key }, control)
      : el("label", { class: "value-field", "data-field": field.key }, el("span", {}, field.label), control),
    update: () => {
      if (document.activeElement !== control) show();
    },
  };
}

const select = ({ choices }: Field): HTMLSelectElement =>
  el(
    "select",
    {},
    el("option", { value: "" }, "没有选"),
    ...(choices ?? []).map(({ value, label }) => el("option", { value }, label)),
  );
