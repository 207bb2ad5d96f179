import type { Draft } from "../../../server/domain/notice.ts";
import { DECLARED } from "../../../server/domain/tables/kinds.ts";
import { button, el } from "../editor/dom.ts";
import { fitsNothing, placeTables, placeWords, rowCount, type ImportAnswer } from "../editor/import-answer.ts";

type Opened = { readonly notice: { readonly version: number; readonly draft: Draft } };

/** Something that a row of 本月 offers to begin. */
type Offer = { readonly name: string; readonly form: HTMLFormElement };

/**
 * A spreadsheet dropped on 本月: which item is it? Then the notice is begun, the sheet read into it by the server, and the
 * editor opened. The file stays in memory here and is kept nowhere (AU3).
 */
export function watchDrops(unit: string): void {
  const overFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  const mark = (on: boolean): void => void document.documentElement.classList.toggle("dropping", on);
  addEventListener("dragover", (event) => {
    if (!overFiles(event)) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && mark(false));
  addEventListener("drop", (event) => {
    if (!overFiles(event)) return;
    event.preventDefault();
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (file) ask(unit, file);
  });
}

const offers = (): readonly Offer[] =>
  [...document.querySelectorAll<HTMLFormElement>("td.act form")].map((form) => ({
    form,
    name: form.closest("tr")?.querySelector("td.it a")?.textContent ?? "",
  }));

function ask(unit: string, file: File): void {
  const list = el("div", { class: "drop-offers" });
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": "drop-heading" });
  const say = (text: string): void => list.replaceChildren(el("p", { role: "status" }, text));
  for (const { name, form } of offers())
    list.append(
      button(name, () => {
        say("正在读表格");
        void bringIn(unit, file, new FormData(form)).then(
          ({ path, told }) => {
            say(told);
            list.append(el("a", { class: "button main", href: path }, "接着填"));
            list.querySelector("a")?.focus();
          },
          (error: unknown) => say(error instanceof Error ? error.message : "没有读进来。请再拖一次。"),
        );
      }),
    );
  const close = button("先不读", () => dialog.close());
  dialog.append(
    el("h2", { id: "drop-heading" }, `“${file.name}”是哪一件`),
    list,
    el("div", { class: "dialog-foot" }, close),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Where the notice is, and what came in. Throws with the server's sentence. */
async function bringIn(unit: string, file: File, wish: FormData): Promise<{ path: string; told: string }> {
  const reading = (kind?: string): Promise<ImportAnswer> => {
    const form = new FormData();
    form.set("item", String(wish.get("item")));
    if (wish.get("period")) form.set("period", String(wish.get("period")));
    if (kind !== undefined) form.set("kind", kind);
    form.set("file", file);
    return asked<ImportAnswer>(fetch(`/api/units/${unit}/imports`, { method: "POST", body: form, headers: HEADERS }));
  };
  const typed = await reading();
  const read = fitsNothing(typed) ? await reading(DECLARED.id) : typed;
  const body = new URLSearchParams({ item: String(wish.get("item")), period: String(wish.get("period")) });
  const begun = await fetch(`/desk/${unit}/new`, { method: "POST", body });
  const path = new URL(begun.url).pathname;
  const id = path.split("/").at(-1) ?? "";
  const { notice } = await asked<Opened>(fetch(`/api/notices/${id}`, { headers: HEADERS }));
  const { title, content, tables } = read.words
    ? placeWords(notice.draft, read.words, notice.draft.title)
    : placeTables(notice.draft, 0, read);
  const change = JSON.stringify({ version: notice.version, title, content, tables });
  await asked(
    fetch(`/api/notices/${id}`, {
      method: "PUT",
      body: change,
      headers: { ...HEADERS, "content-type": "application/json" },
    }),
  );
  if (read.words) return { path, told: "读进来了，放在标题和正文里。" };
  const rows = rowCount(read);
  const left = read.dropped.length > 0 ? `${read.dropped.join("、")}没有读进来，也没有保存。` : "";
  const unread = read.findings.find(({ code }) => code === "sheet-columns-unmapped")?.message.split("。")[0];
  return { path, told: `读进来 ${rows} 行。${left}${unread ? `${unread}。` : ""}` };
}

const HEADERS = { "x-sanwu": "1" };

async function asked<T>(sent: Promise<Response>): Promise<T> {
  const answer = await sent.catch(() => undefined);
  if (!answer) throw new Error("网络断了，表格还没读。连上网再拖一次。");
  const json = (await answer.json().catch(() => ({}))) as T & { message?: string };
  if (!answer.ok) throw new Error(json.message ?? "没有读进来。请再拖一次。");
  return json;
}
