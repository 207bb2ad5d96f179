import { classOfHead } from "../../../server/domain/tables/plain-columns.ts";
import type { Column, ColumnClass, ColumnType } from "../../../server/domain/tables/table.ts";
import { openDialog } from "./dialogs.ts";
import { button, el } from "./dom.ts";

const TYPES: readonly (readonly [ColumnType, string])[] = [
  ["text", "文字"],
  ["money", "金额（元）"],
  ["count", "个数"],
  ["area", "面积（亩）"],
  ["day", "日期"],
  ["person", "人名"],
  ["decimal", "小数"],
  ["percent", "百分比"],
];

const CLASSES: readonly (readonly [ColumnClass, string])[] = [
  ["open", "到处都看得见"],
  ["name", "村里看全名，外面遮住"],
  ["in-village", "只在村里看得见"],
  ["masked", "遮住中间几位"],
  ["never", "不能公开，填了也不存"],
];

const SUMMED: ReadonlySet<ColumnType> = new Set(["money", "count", "area"]);

/** A key no other column has; letters and figures only. */
export function freshKey(columns: readonly Pick<Column, "key">[]): string {
  let number = columns.length + 1;
  while (columns.some(({ key }) => key === `c${number}`)) number += 1;
  return `c${number}`;
}

/** A column as the author names it: who may see it follows from the head; the author may only hide more (AU2). */
export function namedColumn(column: Column, label: string): Column {
  const least = classOfHead(label);
  return { ...column, label, class: least, type: least === "name" && column.type === "text" ? "person" : column.type };
}

const STRICTNESS: readonly ColumnClass[] = ["open", "name", "in-village", "masked", "never"];

/** The classes an author may give a column of this head, the head's own first. */
export function allowedClasses(label: string, type: ColumnType): readonly ColumnClass[] {
  const own = classOfHead(label);
  const least = type === "person" && own === "open" ? "name" : own;
  return STRICTNESS.slice(STRICTNESS.indexOf(least)).filter((each) => each !== "never" || least === "never");
}

export function typedColumn({ sum: _sum, ...column }: Column, type: ColumnType): Column {
  return {
    ...column,
    type,
    ...(SUMMED.has(type) ? { sum: true } : {}),
    class: type === "person" && column.class === "open" ? "name" : column.class,
  };
}

const blank = (columns: readonly Pick<Column, "key">[]): Column => ({
  key: freshKey(columns),
  label: "",
  type: "text",
  class: "open",
});

const allowed = ({ label, type }: Column): typeof CLASSES => {
  const may = allowedClasses(label, type);
  return CLASSES.filter(([key]) => may.includes(key));
};

function choice<T extends string>(
  options: readonly (readonly [T, string])[],
  value: T,
  name: string,
  change: (value: T) => void,
): HTMLSelectElement {
  const field = el(
    "select",
    { "aria-label": name },
    ...options.map(([key, text]) => el("option", { value: key, selected: key === value }, text)),
  );
  field.addEventListener("change", () => change(options.find(([key]) => key === field.value)?.[0] ?? value));
  return field;
}

/** Lets the author set the heads of a plain table: name, type and who may see it. */
export function openColumnsDialog(before: readonly Column[], take: (columns: readonly Column[]) => void): void {
  let columns: readonly Column[] = before.length > 0 ? before : [blank([]), blank([{ key: "c1" }])];
  const list = el("div", { class: "column-list" });

  const set = (at: number, column: Column): void => {
    columns = columns.with(at, column);
  };

  function draw(): void {
    list.replaceChildren(
      ...columns.map((column, at) => {
        const label = el("input", {
          value: column.label,
          "aria-label": `第 ${at + 1} 列的表头`,
          placeholder: "表头，比如：姓名",
          maxlength: "60",
        });
        label.addEventListener("change", () => {
          set(at, namedColumn(column, label.value.trim()));
          draw();
        });
        return el(
          "div",
          { class: "column-row" },
          el("b", {}, String(at + 1)),
          label,
          choice(TYPES, column.type, "填什么", (type) => {
            set(at, typedColumn(column, type));
            draw();
          }),
          choice(allowed(column), column.class, "谁看得见", (value) => set(at, { ...column, class: value })),
          button(
            "去掉",
            () => {
              columns = columns.toSpliced(at, 1);
              draw();
            },
            "link",
          ),
        );
      }),
      button(
        "加一列",
        () => {
          columns = [...columns, blank(columns)];
          draw();
          list.querySelector<HTMLInputElement>(".column-row:last-of-type input")?.focus();
        },
        "button small",
      ),
    );
  }

  draw();
  openDialog(
    "表头",
    [list],
    [
      { label: "不改了" },
      { label: "就用这些", main: true, act: () => take(columns.filter(({ label }) => label !== "")) },
    ],
  ).classList.add("wide");
}
