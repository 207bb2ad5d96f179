import { formatCell } from "../../../server/domain/tables/format-cell.ts";
import { tableKind } from "../../../server/domain/tables/kinds.ts";
import type { TableDraft } from "../../../server/domain/tables/table.ts";
import { button, el } from "./dom.ts";
import { missingColumns, sourceText, type ImportAnswer } from "./import-answer.ts";

const SAMPLE_ROWS = 4;

/** The mapping step: which column of the sheet is which of ours, said in plain words, with what would come of it. */
export function openImportDialog({
  answer: first,
  again,
  take,
  year,
}: {
  answer: ImportAnswer;
  /** Reads the same sheet again, with columns said by hand, or another page of it. */
  again: (
    mapping: Readonly<Record<string, string | null>>,
    sheet: string | undefined,
  ) => Promise<ImportAnswer | undefined>;
  take: (answer: ImportAnswer) => void;
  year: string | undefined;
}): void {
  const dialog = el("dialog", { class: "dialog wide import", "aria-label": "读入表格" });
  let answer = first;
  let said: Record<string, string | null> = {};
  let sheet: string | undefined;

  async function ask(): Promise<void> {
    dialog.toggleAttribute("aria-busy", true);
    const next = await again(said, sheet);
    dialog.toggleAttribute("aria-busy", false);
    if (next) answer = next;
    draw();
  }

  const say = (column: string, grid: string | null): void => {
    said = { ...said, [column]: grid };
    void ask();
  };

  function draw(): void {
    const missing = missingColumns(answer);
    const [asked] = missing;
    const rows = answer.tables.reduce((sum, table) => sum + table.rows.length, 0);
    const done = button(
      rows === 0 ? "没有可以读入的行" : `放进表里，${rows} 行`,
      () => {
        dialog.close();
        take(answer);
      },
      "button main",
    );
    done.disabled = rows === 0;
    dialog.replaceChildren(
      el("h2", {}, sourceText(answer)),
      el(
        "div",
        { class: "dialog-body" },
        answer.sheets.length > 1 && sheetChoice(),
        asked &&
          el(
            "p",
            { class: "asked", role: "alert" },
            `没找到“${asked.label}”这一列。请在表头上点一下，哪一列是${asked.label}。`,
          ),
        answer.dropped.length > 0 &&
          el(
            "p",
            { class: "told" },
            `${answer.dropped.map((label) => `“${label}”`).join("、")}不能进公告，读的时候已经去掉了，没有存。`,
          ),
        heads(asked?.column),
        ...answer.tables.slice(0, 2).map(sample),
        ...answer.findings.slice(0, 8).map(({ message }) => el("p", { class: "told" }, message)),
        answer.findings.length > 8 &&
          el("p", { class: "quiet" }, `还有 ${answer.findings.length - 8} 处，放进表里再看。`),
      ),
      el(
        "div",
        { class: "dialog-foot" },
        done,
        button("算了", () => dialog.close()),
      ),
    );
  }

  function sheetChoice(): HTMLElement {
    const pages = el(
      "select",
      {},
      ...answer.sheets.map((name) =>
        el("option", { value: name, selected: name === (sheet ?? answer.source?.sheet) }, name),
      ),
    );
    pages.addEventListener("change", () => {
      sheet = pages.value;
      said = {};
      void ask();
    });
    return el("label", { class: "value-field" }, el("span", {}, "读哪一页"), pages);
  }

  /** The sheet's own heads as buttons: one click says what the asked column is; a second takes it back. */
  function heads(asked: string | undefined): HTMLElement {
    const used = answer.mapping.flatMap(({ grid, label, header, column }) =>
      grid === null ? [] : [{ grid, header: header ?? label, label, column }],
    );
    const all = [...used, ...answer.unmapped.map((each) => ({ ...each, label: undefined, column: undefined }))];
    const buttons = all
      .toSorted((a, b) => a.grid.length - b.grid.length || a.grid.localeCompare(b.grid))
      .map(({ grid, header, label, column }) => {
        const each = button(
          "",
          () => (asked ? say(asked, grid) : column && say(column, null)),
          `sheet-head${label ? "" : " free"}`,
        );
        each.append(
          el("small", {}, grid),
          el("b", {}, header || "（空）"),
          el("span", {}, label ? `当作${label}` : "不读入"),
        );
        each.disabled = !asked && !column;
        return each;
      });
    return el("div", { class: "sheet-heads" }, ...buttons);
  }

  function sample(table: TableDraft): HTMLElement {
    const columns = tableKind(table.kind)
      .columns(table)
      .filter(({ key }) => table.rows.some((row) => (row[key] ?? "") !== ""));
    return el(
      "div",
      { class: "sample" },
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, ...columns.map(({ label }) => el("th", {}, label)))),
        el(
          "tbody",
          {},
          ...table.rows
            .slice(0, SAMPLE_ROWS)
            .map((row) =>
              el("tr", {}, ...columns.map((column) => el("td", {}, formatCell(column, row[column.key] ?? null, year)))),
            ),
        ),
      ),
      table.rows.length > SAMPLE_ROWS && el("p", { class: "quiet" }, `后面还有 ${table.rows.length - SAMPLE_ROWS} 行`),
    );
  }

  draw();
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
