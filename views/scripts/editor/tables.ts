import { tableKind } from "../../../server/domain/tables/kinds.ts";
import type { Draft } from "../../../server/domain/notice.ts";
import { button, el } from "./dom.ts";
import { editTable } from "./draft.ts";
import type { Numbered } from "./findings.ts";
import { openColumnsDialog } from "./columns-dialog.ts";
import { openDialog, openKeyHelp } from "./dialogs.ts";
import type { createImporting } from "./importing.ts";
import { createTablePanel, type TablePanel } from "./table-panel.ts";
import type { Workbench } from "./workbench.ts";

/** All tables of a notice below one another; accounts of a village are one table each. */
export function createTables({
  host,
  workbench,
  importing,
  kind,
}: {
  host: HTMLElement;
  workbench: Workbench;
  importing: ReturnType<typeof createImporting>;
  /** Kind of a table that is added; null where the item has no typed table. */
  kind: string | null;
}) {
  let panels: readonly TablePanel[] = [];
  let shape = "";
  const list = el("div", { class: "table-list" });
  const add = button("再加一张表", () => workbench.change(addTable), "button small");
  const remove = button("去掉最后一张表", askRemove, "button small");
  const source = el("p", { class: "quiet source" });
  let current = 0;
  host.addEventListener("focusin", ({ target }) => {
    const panel = target instanceof Element ? target.closest<HTMLElement>("[data-table]") : null;
    if (panel) current = Number(panel.dataset["table"]);
  });
  host.append(list, el("p", { class: "tools tables" }, add, remove), source);

  function addTable(draft: Draft): Draft {
    const typed = tableKind(kind);
    return {
      ...draft,
      nilReturn: false,
      tables: [...draft.tables, typed.start({ reportingPeriod: draft.reportingPeriod })],
    };
  }

  function askRemove(): void {
    openDialog(
      "去掉最后一张表",
      ["这张表和它里面的行都会去掉。去掉以后还能按“撤销”找回来。"],
      [
        { label: "留着" },
        {
          label: "去掉",
          main: true,
          act: () => workbench.change((now) => ({ ...now, tables: now.tables.slice(0, -1) })),
        },
      ],
    );
  }

  function editColumns(index: number): void {
    openColumnsDialog(workbench.draft().tables[index]?.columns ?? [], (columns) =>
      workbench.change((now) => editTable(now, index, (table) => ({ ...table, columns }))),
    );
  }

  function update(): void {
    const { tables } = workbench.draft();
    const next = tables.map((table) => `${table.kind}/${table.profile ?? ""}`).join();
    if (next !== shape) {
      shape = next;
      panels = tables.map((_, index) =>
        createTablePanel({
          workbench,
          index,
          hooks: {
            editColumns,
            chooseFile: importing.choose,
            sheetPasted: (text) => importing.pasted(text, index),
            filesPasted: ([file]) => file && importing.file(file, index),
            help: openKeyHelp,
          },
        }),
      );
      list.replaceChildren(...panels.map(({ element }) => element));
    }
    for (const panel of panels) panel.update();
    remove.hidden = tables.length < (kind === null ? 1 : 2);
    add.hidden = tables.some((table) => tableKind(table.kind).columns(table).length === 0);
    add.textContent = tables.length === 0 ? "加一张表" : "再加一张表";
  }

  return {
    update,
    /** The table in which somebody wrote last. */
    current: (): number => (current < panels.length ? current : 0),
    panel: (index: number | undefined): TablePanel | undefined => (index === undefined ? undefined : panels[index]),
    mark(findings: readonly Numbered[]): void {
      panels.forEach((panel, index) => panel.mark(findings.filter(({ table }) => table === index)));
    },
    /** Says from where the rows came, or that a sheet is being read. */
    tell: (text: string): void => {
      source.textContent = text;
    },
    commit(): void {
      for (const panel of panels) panel.grid.commit();
    },
  };
}
