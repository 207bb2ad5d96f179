import { DECLARED, tableKind } from "../../../server/domain/tables/kinds.ts";
import { writtenNotice, type WrittenNotice } from "../../../server/domain/title-line.ts";
import type { Api } from "./api.ts";
import { openDialog } from "./dialogs.ts";
import { part } from "./dom.ts";
import { fitsNothing, needsAsking, placeTables, placeWords, sourceText, type ImportAnswer } from "./import-answer.ts";
import { openImportDialog, type Reading } from "./import-dialog.ts";
import type { Workbench } from "./workbench.ts";

const MOST_BYTES = 20 * 1024 * 1024;

/** Brings sheets in: by button, dropped anywhere on the page, or pasted whole. Every import is one step to undo. */
export function createImporting({
  workbench,
  api,
  tell,
  current,
  kind,
  usualTitle,
}: {
  workbench: Workbench;
  api: Api;
  tell: (text: string) => void;
  /** The table in hand, for what is dropped beside all of them. */
  current: () => number;
  /** The item's own kind of table; null where it has none. */
  kind: string | null;
  /** What the notice is called until somebody calls it otherwise. */
  usualTitle: string;
}) {
  const chooser = part("#sheet-file", HTMLInputElement);
  let target = 0;

  async function read(what: { file?: File; text?: string }, index: number): Promise<void> {
    if (what.file && what.file.size > MOST_BYTES)
      return refuse("这份文件太大了，超过 20 兆。请只留要公布的那一页再拖进来。");
    tell("正在读表格");
    const ask = (reading: Reading = { said: [] }) =>
      api.read<ImportAnswer>(workbench.answer().notice.unit, formOf(what, reading));
    const answer = await ask();
    if (!answer.ok)
      return refuse(answer.code === "offline" ? "网络断了，表格还没读。连上网再拖一次。" : answer.message);
    const take = (taken: ImportAnswer, beside: readonly string[] = []): void => {
      workbench.settle();
      workbench.change((draft) => placeTables(draft, index, taken, beside));
      tell(`${sourceText(taken)}，${taken.converted ? "原表单位是“万”，已经换算成元、亩" : "单位：元"}`);
    };
    const { words } = answer.value;
    if (words) return write(words, sourceText(answer.value));
    if (!needsAsking(answer.value)) return take(answer.value);
    const asItIs = fitsNothing(answer.value) ? await ask({ said: [], kind: DECLARED.id }) : undefined;
    tell("");
    const { findings, mapping } = answer.value;
    openImportDialog({
      answer: asItIs?.ok ? asItIs.value : answer.value,
      typed: tableKind(kind).id,
      unlike: mapping.some(({ key }) => key !== null)
        ? findings.find(({ code }) => code === "sheet-unlike")
        : undefined,
      take,
      year: workbench.draft().reportingPeriod?.slice(0, 4),
      async again(reading) {
        const next = await ask(reading);
        if (!next.ok) refuse(next.message);
        return next.ok ? next.value : undefined;
      },
    });
  }

  /** A notice in words: title and body, one step to undo. */
  function write(words: WrittenNotice, from: string): void {
    const before = workbench.draft().title;
    workbench.settle();
    workbench.change((draft) => placeWords(draft, words, usualTitle));
    tell(`${from}，${workbench.draft().title === before ? "放进了正文" : "第一行放进了标题，其余放进了正文"}`);
  }

  function formOf({ file, text }: { file?: File; text?: string }, { said, sheet, kind }: Reading): FormData {
    const { notice } = workbench.answer();
    const { reportingPeriod } = workbench.draft();
    const form = new FormData();
    const fields = {
      item: notice.item,
      notice: notice.id,
      period: reportingPeriod ?? undefined,
      kind,
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

  /** Into an empty body a whole notice brings its title along, and a sheet becomes a table. */
  part('[name="content"]', HTMLTextAreaElement).addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (workbench.draft().content.trim() !== "") return;
    const words = writtenNotice(text);
    const sheet = (text.match(/\S[^\S\r\n]*\t[^\S\r\n]*\S.*$/gmu) ?? []).length > 1;
    if (!sheet && words.title === "") return;
    event.preventDefault();
    if (sheet) return void read({ text }, (target = current()));
    write(words, "从粘贴的文字读入");
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

/** A sheet or a written notice pasted where nothing is being written. */
function attachPaste(take: (what: { file: File } | { text: string }) => void): void {
  addEventListener("paste", (event) => {
    const written = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
    if (written || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const [file] = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!file && !/\S[^]*\n/.test(text.trim())) return;
    event.preventDefault();
    take(file ? { file } : { text });
  });
}
