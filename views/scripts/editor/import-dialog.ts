import { alignOf, formatCell } from "../../../server/domain/tables/format-cell.ts";
import { DECLARED, tableKind } from "../../../server/domain/tables/kinds.ts";
import type { TableDraft } from "../../../server/domain/tables/table.ts";
import { button, el } from "./dom.ts";
import {
  linesBeside,
  missingColumns,
  rowCount,
  saying,
  sourceText,
  takenFor,
  type ImportAnswer,
  type Said,
} from "./import-answer.ts";

const sideOf = (column: Parameters<typeof alignOf>[0]): { readonly class: string } => ({ class: alignOf(column) });

const SAMPLE_ROWS = 4;

/** How the same sheet is to be read again. */
export type Reading = { readonly said: readonly Said[]; readonly sheet?: string; readonly kind?: string };

/** The mapping step: which column of the sheet is which of ours, said in plain words, with what would come of it. */
export function openImportDialog({
  answer: first,
  typed,
  again,
  take,
  year,
}: {
  answer: ImportAnswer;
  /** The item's own kind of table; the answer may be a plain one, where none of its heads was found. */
  typed: string;
  /** Undefined when it was refused; the refusal was shown. */
  again: (reading: Reading) => Promise<ImportAnswer | undefined>;
  /** `beside`: lines around the table that are to stand in the body. */
  take: (answer: ImportAnswer, beside: readonly string[]) => void;
  year: string | undefined;
}): void {
  const dialog = el("dialog", { class: "dialog wide import", "aria-label": "读入表格" });
  const [firstTable] = first.tables;
  const unlike = firstTable?.kind === DECLARED.id && typed !== DECLARED.id;
  let answer = first;
  let reading: Reading = unlike ? { said: [], kind: DECLARED.id } : { said: [] };
  const also = el("input", { type: "checkbox" });

  async function read(next: Reading): Promise<void> {
    dialog.toggleAttribute("aria-busy", true);
    const found = await again(next);
    dialog.toggleAttribute("aria-busy", false);
    if (!found) return;
    reading = next;
    answer = found;
    draw();
  }

  const say = (column: number, key: string | null): void =>
    void read({ ...reading, said: saying(reading.said, { column, key }) });

  function draw(): void {
    const [asked] = missingColumns(answer);
    const rows = rowCount(answer);
    const done = button(
      rows === 0 ? "没有可以读入的行" : `放进表里，${rows} 行`,
      () => {
        dialog.close();
        take(answer, also.checked ? linesBeside(answer) : []);
      },
      "button main",
    );
    done.disabled = rows === 0;
    const beside = linesBeside(answer);
    const told = answer.findings.filter(({ code }) => code !== "sheet-column-missing");
    dialog.replaceChildren(
      el("h2", {}, sourceText(answer)),
      el(
        "div",
        { class: "dialog-body" },
        answer.sheets.length > 1 && sheetChoice(),
        unlike &&
          answer.tables[0]?.kind === DECLARED.id &&
          el("p", { class: "told" }, `表头和“${tableKind(typed).name}”的对不上，整张表照原样读了。`),
        asked &&
          el(
            "p",
            { class: "asked", role: "alert" },
            `没找到“${asked.label}”这一列。请在表头上点一下，哪一列是${asked.label}。`,
          ),
        heads(asked?.key),
        ...answer.tables.slice(0, 2).map(sample),
        ...told.slice(0, 8).map(({ message }) => el("p", { class: "told" }, message)),
        told.length > 8 && el("p", { class: "quiet" }, `还有 ${told.length - 8} 处，放进表里再看。`),
        beside.length > 0 &&
          el(
            "label",
            { class: "tick beside" },
            also,
            el("span", {}, `表外面还有几句话，一起写进正文：${beside.slice(0, 6).join("；")}`),
          ),
        kindChoice(),
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
    const options = answer.sheets.map((name) => el("option", { value: name, selected: name === answer.sheet }, name));
    const pages = el("select", {}, ...options);
    pages.addEventListener("change", () => void read({ ...reading, said: [], sheet: pages.value }));
    return el("label", { class: "value-field" }, el("span", {}, "读哪一页"), pages);
  }

  /** A sheet that fits the item's own table badly is taken over as it is. */
  function kindChoice(): HTMLElement | false {
    if (typed === DECLARED.id) return false;
    const plain = answer.tables[0]?.kind === DECLARED.id;
    const kind = plain ? typed : DECLARED.id;
    const text = plain ? `按“${tableKind(typed).name}”的格式读` : "都不像的话，整张表照原样放进来";
    return el(
      "p",
      {},
      button(text, () => void read({ ...reading, said: [], kind }), "link"),
    );
  }

  /** The sheet's own heads as buttons: one click says what the asked column is, or takes a column back. */
  function heads(asked: string | undefined): HTMLElement {
    const buttons = answer.mapping.map((each) => {
      const taken = takenFor(answer, each);
      const act = (): void => say(each.column, asked ?? null);
      const head = button("", act, `sheet-head${taken === undefined ? " free" : ""}`);
      head.append(
        el("small", {}, each.letter),
        el("b", {}, each.path === "" ? "（空）" : each.path.replaceAll("/", "，")),
        el("span", {}, taken === undefined ? "不读入" : `当作${taken}`),
      );
      head.disabled = asked === undefined && taken === undefined;
      head.title = asked === undefined ? "点一下，这一列就不读入" : "点一下，就用这一列";
      return head;
    });
    return el("div", { class: "sheet-heads" }, ...buttons);
  }

  function sample(table: TableDraft): HTMLElement {
    const filled = (key: string): boolean => table.rows.some((row) => (row[key] ?? "") !== "");
    const columns = tableKind(table.kind)
      .columns(table)
      .filter(({ key }) => filled(key));
    const rows = table.rows.slice(0, SAMPLE_ROWS);
    return el(
      "div",
      { class: "sample" },
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, ...columns.map((column) => el("th", sideOf(column), column.label)))),
        el(
          "tbody",
          {},
          ...rows.map((row) =>
            el(
              "tr",
              {},
              ...columns.map((column) => el("td", sideOf(column), formatCell(column, row[column.key] ?? null, year))),
            ),
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
