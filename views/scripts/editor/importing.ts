import { DECLARED } from "../../../server/domain/tables/kinds.ts";
import type { Api } from "./api.ts";
import { openDialog } from "./dialogs.ts";
import { part } from "./dom.ts";
import { fitsNothing, needsAsking, placeTables, sourceText, type ImportAnswer } from "./import-answer.ts";
import { openImportDialog, type Reading } from "./import-dialog.ts";
import type { Workbench } from "./workbench.ts";

const MOST_BYTES = 20 * 1024 * 1024;

/** Brings sheets in: by button, dropped anywhere on the page, or pasted whole. Every import is one step to undo. */
export function createImporting({
  workbench,
  api,
  tell,
  current,
}: {
  workbench: Workbench;
  api: Api;
  tell: (text: string) => void;
  /** The table in hand, for what is dropped beside all of them. */
  current: () => number;
}) {
  const chooser = part("#sheet-file", HTMLInputElement);
  let target = 0;

  async function read(what: { file?: File; text?: string }, index: number): Promise<void> {
    if (what.file && what.file.size > MOST_BYTES)
      return refuse("这份文件太大了，超过 20 兆。请只留要公布的那一页再拖进来。");
    tell("正在读表格");
    const ask = (reading: Reading = { said: [] }) =>
      api.read<ImportAnswer>(workbench.answer().notice.unit, formOf(what, index, reading));
    const answer = await ask();
    if (!answer.ok)
      return refuse(answer.code === "offline" ? "网络断了，表格还没读。连上网再拖一次。" : answer.message);
    const take = (taken: ImportAnswer, beside: readonly string[] = []): void => {
      workbench.settle();
      workbench.change((draft) => placeTables(draft, index, taken, beside));
      tell(`${sourceText(taken)}，单位：元`);
    };
    if (!needsAsking(answer.value)) return take(answer.value);
    const asItIs = fitsNothing(answer.value) ? await ask({ said: [], kind: DECLARED.id }) : undefined;
    tell("");
    openImportDialog({
      answer: asItIs?.ok ? asItIs.value : answer.value,
      typed: answer.value.tables[0]?.kind ?? DECLARED.id,
      take,
      year: workbench.draft().reportingPeriod?.slice(0, 4),
      async again(reading) {
        const next = await ask(reading);
        if (!next.ok) refuse(next.message);
        return next.ok ? next.value : undefined;
      },
    });
  }

  function formOf(
    { file, text }: { file?: File; text?: string },
    index: number,
    { said, sheet, kind }: Reading,
  ): FormData {
    const { notice } = workbench.answer();
    const { reportingPeriod, tables } = workbench.draft();
    const form = new FormData();
    const fields = {
      item: notice.item,
      notice: notice.id,
      period: reportingPeriod ?? undefined,
      kind: kind ?? tables[index]?.kind,
      sheet,
      text,
      mapping: said.length > 0 ? JSON.stringify(said) : undefined,
    };
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value);
    if (file) form.set("file", file, file.name);
    return form;
  }

  function refuse(message: string): void {
    tell("");
    openDialog(
      "这份表格没有读进来",
      [message],
      [
        { label: "换一份", act: () => choose(target) },
        { label: "知道了", main: true },
      ],
    );
  }

  function choose(index: number): void {
    target = index;
    chooser.value = "";
    chooser.click();
  }

  chooser.addEventListener("change", () => {
    const [file] = chooser.files ?? [];
    if (file) void read({ file }, target);
  });
  attachDrop((file, over) => {
    target = Number(over?.closest<HTMLElement>("[data-table]")?.dataset["table"] ?? current());
    void read({ file }, target);
  });

  attachPaste((what) => {
    target = current();
    void read(what, target);
  });

  return {
    choose,
    pasted: (text: string, index: number): void => void read({ text }, index),
    file: (file: File, index: number): void => void read({ file }, index),
  };
}

const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** A file may be dropped anywhere; the page says so while it is held over it. */
function attachDrop(take: (file: File, over: Element | null) => void): void {
  const root = document.documentElement;
  addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    root.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) root.classList.remove("dropping");
  });
  addEventListener("drop", (event) => {
    root.classList.remove("dropping");
    if (!carries(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(file, event.target instanceof Element ? event.target : null);
  });
}

/** A sheet pasted where nothing is being written, as into a table that has no head yet. */
function attachPaste(take: (what: { file: File } | { text: string }) => void): void {
  addEventListener("paste", (event) => {
    const written = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
    if (written || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const [file] = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!file && !/\t[^]*\n/.test(text)) return;
    event.preventDefault();
    take(file ? { file } : { text });
  });
}
