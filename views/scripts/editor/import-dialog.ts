import { alignOf, formatCell } from "../../../server/domain/tables/format-cell.ts";
import { DECLARED, tableKind } from "../../../server/domain/tables/kinds.ts";
import type { TableDraft } from "../../../server/domain/tables/table.ts";
import { button, el } from "./dom.ts";
import type { WordedFinding } from "./api.ts";
import {
  linesBeside,
  meaningsOf,
  missingColumns,
  rowCount,
  saying,
  sourceText,
  takenFor,
  type ImportAnswer,
  type Said,
  type SheetColumn,
} from "./import-answer.ts";

const sideOf = (column: Parameters<typeof alignOf>[0]): { readonly class: string } => ({ class: alignOf(column) });

const SAMPLE_ROWS = 4;

/** How the same sheet is to be read again. */
export type Reading = { readonly said: readonly Said[]; readonly sheet?: string; readonly kind?: string };

/** The mapping step: which column of the sheet is which of ours, said in plain words, with what would come of it. */
export function openImportDialog({
  answer: first,
  typed,
  unlike: missing,
  again,
  take,
  year,
}: {
  answer: ImportAnswer;
  /** The item's own kind of table; the answer may be a plain one, where none of its heads was found. */
  typed: string;
  /** Why the sheet was read as it is, where one column alone was not to be found. */
  unlike: WordedFinding | undefined;
  /** Undefined when it was refused; the refusal was shown. */
  again: (reading: Reading) => Promise<ImportAnswer | undefined>;
  /** `beside`: lines around the table that are to stand in the body. */
  take: (answer: ImportAnswer, beside: readonly string[]) => void;
  year: string | undefined;
}): void {
  const dialog = el("dialog", { class: "dialog wide import", "aria-label": "读入表格" });
  const [firstTable] = first.tables;
  const unlike = firstTable?.kind === DECLARED.id && typed !== DECLARED.id;
  const label = missing?.values?.["label"];
  const whyUnlike = label ? `表里没有一列是“${label}”` : `表头和“${tableKind(typed).name}”的对不上`;
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
    const told = answer.findings.filter(({ code }) => code !== "sheet-column-missing" && code !== "sheet-unlike");
    dialog.replaceChildren(
      el("h2", {}, sourceText(answer)),
      el(
        "div",
        { class: "dialog-body" },
        answer.sheets.length > 1 && sheetChoice(),
        unlike &&
          answer.tables[0]?.kind === DECLARED.id &&
          el("p", { class: "told" }, `${whyUnlike}，整张表照原样读了。`),
        asked && el("p", { class: "asked", role: "alert" }, asked.message),
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

  /** The sheet's own heads: while a column is asked for one click says which it is, else each says what it is taken for. */
  function heads(asked: string | undefined): HTMLElement {
    return el(
      "div",
      { class: "sheet-heads" },
      ...answer.mapping.map((each) => (asked === undefined ? choosing(each) : asking(each, asked))),
    );
  }

  const named = ({ letter, path }: SheetColumn): readonly HTMLElement[] => [
    el("small", {}, letter),
    el("b", {}, path === "" ? "（空）" : path.replaceAll("/", "，").replaceAll("／", "/")),
  ];

  function asking(each: SheetColumn, asked: string): HTMLElement {
    const taken = takenFor(answer, each);
    const head = button("", () => say(each.column, asked), `sheet-head${taken === undefined ? " free" : ""}`);
    head.append(...named(each), el("span", {}, taken === undefined ? "不读入" : `当作${taken}`));
    head.title = "点一下，就用这一列";
    return head;
  }

  function choosing(each: SheetColumn): HTMLElement {
    const choices = meaningsOf(answer, each);
    const options = choices.map(({ key, label }) =>
      el("option", { value: key, selected: key === (each.key ?? "") }, label),
    );
    const choice = el("select", {}, ...options);
    choice.addEventListener("change", () => say(each.column, choice.value || null));
    return el("label", { class: `sheet-head${each.key === null ? " free" : ""}` }, ...named(each), choice);
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
