import { tableKind } from "../../../server/domain/tables/kinds.ts";
import type { Column, Field, TableDraft, Value } from "../../../server/domain/tables/table.ts";
import { button, el } from "./dom.ts";
import { editTable } from "./draft.ts";
import type { Numbered } from "./findings.ts";
import { createGrid, type GridHooks } from "./grid.ts";
import { dot, markedElement } from "./grid-marks.ts";
import { createValueField, type ValueField } from "./value-field.ts";
import type { Workbench } from "./workbench.ts";

export type TablePanel = ReturnType<typeof createTablePanel>;
export type PanelHooks = Omit<GridHooks, "opening" | "selected"> & {
  readonly editColumns: (index: number) => void;
  readonly chooseFile: (index: number) => void;
};

/** One table of the notice: what stands above it, its grid, and below it what the sheet itself stated. */
export function createTablePanel({
  workbench,
  index,
  hooks,
}: {
  workbench: Workbench;
  index: number;
  hooks: PanelHooks;
}) {
  const draft = (): TableDraft | undefined => workbench.draft().tables[index];
  const change = (edit: (table: TableDraft) => TableDraft): void =>
    workbench.change((now) => editTable(now, index, edit));
  const first = draft();
  const kind = tableKind(first?.kind ?? null);
  const fieldOf = (place: "head" | "stated", field: Field, bare = false): ValueField =>
    createValueField({
      field,
      workbench,
      bare,
      read: () => draft()?.[place][field.key] ?? null,
      write: (value: Value) =>
        change((now) =>
          (now[place][field.key] ?? null) === value ? now : { ...now, [place]: { ...now[place], [field.key]: value } },
        ),
    });

  const heads = first ? kind.head(first).filter(({ internal }) => internal !== true) : [];
  const opening = heads.find(({ key, type }) => key.startsWith("opening") && type === "money");
  const openingField = opening && fieldOf("head", opening, true);
  const above = heads.filter((field) => field !== opening).map((field) => fieldOf("head", field));
  const inRow = opening ? above.map(({ element: field }) => field) : [];
  const below = first ? kind.stated(first).map((field) => fieldOf("stated", field)) : [];
  const chain = el("span", {});

  const selected = el("span", { class: "quiet" });
  const more = button("", () => grid.showAll(!grid.isAll()), "link");
  const grid = createGrid({
    workbench,
    index,
    hooks: { ...hooks, opening: openingRow, selected: (what) => (selected.textContent = what) },
  });

  /** 上期结余 as the first line, its figure in the column of balances. */
  function openingRow(columns: readonly Column[]): HTMLTableRowElement | undefined {
    const at = columns.findIndex(({ computed, type }) => computed === true && type === "money");
    if (!opening || !openingField || at < 1) return undefined;
    const rest = columns.slice(at + 1).map(() => el("td"));
    return el(
      "tr",
      { class: "auto" },
      el("td", { class: "h" }),
      el(
        "td",
        { colspan: String(at) },
        el("span", { class: "value-row" }, ...inRow, el("span", {}, opening.label, chain)),
      ),
      el("td", { class: "r own" }, openingField.element),
      ...rest,
    );
  }

  const profiles = kind.profiles ?? [];
  const profile = el(
    "select",
    { "aria-label": "填法" },
    ...profiles.map(({ id, name }) => el("option", { value: id }, name)),
  );
  profile.addEventListener("change", () => change((now) => ({ ...now, profile: profile.value })));
  const caption = el("input", {
    class: "caption",
    "aria-label": "这张表的名字",
    placeholder: "这张表的名字（可以不填）",
    maxlength: "200",
  });
  caption.addEventListener("input", () => change((now) => ({ ...now, caption: caption.value })));

  const tools = el(
    "div",
    { class: "tools" },
    button("插入一行", () => grid.obey({ name: "insert-row" }), "button small"),
    button("删掉这行", () => grid.obey({ name: "remove-row" }), "button small"),
    kind.declared === true && button("改表头", () => hooks.editColumns(index), "button small"),
    profiles.length > 1 && profile,
    selected,
    more,
  );
  const stated = el(
    "details",
    { class: "stated" },
    el("summary", {}, "原表上写的合计"),
    el("div", { class: "value-row" }, ...below.map(({ element }) => element)),
  );
  const empty = el(
    "div",
    { class: "no-head" },
    el("p", {}, "这张表还没有表头。把表格拖进来，或在 Excel、WPS 里复制了贴到这里，也可以自己定表头。"),
    button("选一份表格", () => hooks.chooseFile(index)),
    button("自己定表头", () => hooks.editColumns(index)),
  );
  const element = el(
    "section",
    { class: "table-panel", "data-table": String(index) },
    el("div", { class: "value-row above" }, caption, ...(opening ? [] : above.map(({ element: field }) => field))),
    empty,
    grid.element,
    tools,
    below.length > 0 && stated,
  );

  function update(): void {
    const now = draft();
    if (!now) return;
    const headless = kind.columns(now).length === 0;
    empty.hidden = !headless;
    grid.element.hidden = headless;
    tools.hidden = headless;
    if (document.activeElement !== caption) caption.value = now.caption ?? "";
    caption.hidden = headless || (workbench.draft().tables.length < 2 && !now.caption && kind.declared !== true);
    profile.value = now.profile ?? profiles[0]?.id ?? "";
    for (const field of [...above, ...below]) field.update();
    openingField?.update();
    if (openingField && below.length > 0 && stated.dataset["seen"] === undefined) {
      stated.dataset["seen"] = "";
      stated.open = Object.values(now.stated).some((value) => value !== null && value !== "");
    }
    const { previous, findings } = workbench.answer();
    const broken = findings.some(({ code, table }) => code === "opening-differs" && table === index);
    const opened = typeof now.head[opening?.key ?? ""] === "number";
    chain.textContent = previous?.number && opened && !broken ? `，跟 ${shortNumber(previous.number)} 接得上` : "";
    if (!headless) grid.update();
    const hidden = headless ? 0 : grid.hidden();
    more.hidden = hidden === 0 && !grid.isAll();
    more.textContent = grid.isAll() ? "收起空着的列" : `还有 ${hidden} 列没填，都显示`;
  }

  const fieldPlace = ({ column }: Numbered): HTMLElement | null =>
    element.querySelector<HTMLElement>(`[data-field="${CSS.escape(column ?? "")}"]`);
  const inGrid = (finding: Numbered): HTMLElement | null => {
    const table = grid.element.querySelector("table");
    return table && markedElement(table, grid.columns(), finding);
  };

  return {
    element,
    grid,
    update,
    /** Where a finding of this table stands. */
    placeOf(finding: Numbered): HTMLElement {
      const place = inGrid(finding);
      if (place) return place;
      const field = fieldPlace(finding) ?? grid.element;
      return stated.contains(field) && !stated.open ? stated : field;
    },
    /** Numbers the cells and fields that findings concern. */
    mark(findings: readonly Numbered[]): void {
      for (const old of stated.querySelectorAll(".dot")) old.remove();
      for (const old of stated.querySelectorAll(".stop, .ask")) old.classList.remove("stop", "ask");
      grid.mark(findings);
      for (const finding of findings) {
        const field = inGrid(finding) ? undefined : fieldPlace(finding);
        if (!field) continue;
        stated.open = true;
        if (finding.open) field.classList.add(finding.severity === "hard" ? "stop" : "ask");
        field.prepend(dot(finding));
      }
    },
    go(finding: Numbered): void {
      if (finding.row !== undefined) return grid.go(finding.row, finding.column);
      const field = fieldPlace(finding);
      if (field && stated.contains(field)) stated.open = true;
      (field?.querySelector<HTMLElement>("input, select") ?? field)?.focus();
      if (!field) grid.go(0, undefined);
    },
  };
}

/** 柳塘村公开〔2026〕78号 → 78号 */
const shortNumber = (number: string): string => /\d+号$/.exec(number)?.[0] ?? number;
