import { createApi, type CopyAnswer } from "./editor/api.ts";
import { createAutosave, type SaveState } from "./editor/autosave.ts";
import { openDialog, openKeyHelp } from "./editor/dialogs.ts";
import { button, part } from "./editor/dom.ts";
import { sameDraft } from "./editor/draft.ts";
import { createFields } from "./editor/fields.ts";
import { numbered, whyNotYet, type Numbered } from "./editor/findings.ts";
import { createImporting } from "./editor/importing.ts";
import { createNotes } from "./editor/notes.ts";
import { createPreviews } from "./editor/previews.ts";
import { saveWords } from "./editor/save-words.ts";
import { openStaleDialog } from "./editor/stale.ts";
import { createTables } from "./editor/tables.ts";
import { createWorkbench } from "./editor/workbench.ts";

const page = part("main.editor", HTMLElement);
const id = page.dataset["notice"] ?? "";
const api = createApi(id);
const wordsFirst = page.querySelector(".words-first") !== null;

/** Wires the editor: each part stands around the workbench and is told when the draft changed. */
function start(first: CopyAnswer): void {
  const workbench = createWorkbench(first);
  const fields = createFields({ form: page, workbench });
  const importing = createImporting({
    workbench,
    api,
    tell: (text) => tables.tell(text),
    current: () => tables.current(),
    kind: page.dataset["kind"] || null,
    usualTitle: page.dataset["usualTitle"] ?? "",
  });
  const tables = createTables({
    host: part("[data-tables]", HTMLElement),
    workbench,
    importing,
    kind: page.dataset["kind"] || null,
  });
  const previews = createPreviews({ host: part("[data-previews]", HTMLElement), notice: id });
  const notes = createNotes({ host: part("[data-notes]", HTMLElement), workbench, placeOf, go });
  const state = part("[data-state]", HTMLElement);
  const why = part("[data-why]", HTMLElement);
  let findings: readonly Numbered[] = [];

  const autosave = createAutosave({
    save: api.save,
    draft: workbench.draft,
    version: first.notice.version,
    onState: showState,
    onAnswer(answer, sent) {
      const same = sameDraft(answer.notice.draft, sent);
      if (!same && workbench.draft() === sent) {
        workbench.adopt(answer);
        autosave.adopt(workbench.draft());
        tables.tell("有些号码不能进公告，没有存，已经遮住了。");
      } else workbench.receive(answer, sent);
      previews.reload();
    },
  });

  function placeOf(finding: Numbered): HTMLElement | undefined {
    return tables.panel(finding.table)?.placeOf(finding) ?? fields.visiblePlaceOf(finding);
  }
  function go(finding: Numbered): void {
    const panel = tables.panel(finding.table);
    if (panel) panel.go(finding);
    else fields.go(finding);
  }

  const submit = button("送审", () => void send(), "button main");
  const save = button("存着", () => void flush());
  const undo = button("撤销", workbench.undo, "button");
  const redo = button("恢复", workbench.redo, "button");
  part("[data-buttons]", HTMLElement).append(undo, redo, save, submit);
  part("[data-sheet]", HTMLElement).append(
    button("换一张表格", () => importing.choose(tables.current()), "button small"),
    button("按键", openKeyHelp, "link keys-link"),
  );

  function redraw(): void {
    fields.update();
    tables.update();
    const draft = workbench.draft();
    findings = numbered(workbench.findings(), draft, wordsFirst);
    fields.mark(findings.filter(({ table }) => table === undefined));
    tables.mark(findings);
    notes.update(findings);
    const reason = whyNotYet(findings);
    why.textContent = reason ?? "";
    submit.classList.toggle("main", reason === undefined);
    submit.setAttribute("aria-disabled", String(reason !== undefined));
    undo.disabled = !workbench.canUndo();
    redo.disabled = !workbench.canRedo();
  }

  function showState(now: SaveState): void {
    state.textContent = saveWords(now);
    state.classList.toggle("trouble", now.name === "failed" || now.name === "stopped");
    if (now.name !== "stopped") return;
    if (now.code === "stale") return void settleStale(now.message);
    if (now.code === "sign-in-needed")
      return void openDialog(
        "请重新登录",
        ["离开太久，登录过期了。请在新窗口里登录，再回来点“再存一次”，写的都还在。"],
        [
          { label: "去登录", act: () => open("/desk/sign-in", "_blank") },
          { label: "再存一次", main: true, act: again },
        ],
      );
    openDialog("没有存上", [now.message], [{ label: "再存一次", main: true, act: again }]);
  }
  const again = (): void => {
    autosave.resume(autosave.version());
    void flush();
  };

  async function settleStale(message: string): Promise<void> {
    const theirs = await api.load();
    if (!theirs.ok) return;
    openStaleDialog({
      message,
      mine: workbench.draft(),
      theirs: theirs.value.notice.draft,
      keepMine() {
        autosave.resume(theirs.value.notice.version);
        void flush();
      },
      takeTheirs() {
        workbench.adopt(theirs.value);
        autosave.adopt(workbench.draft(), theirs.value.notice.version);
        autosave.resume(theirs.value.notice.version);
        showState({ name: "saved", at: Date.now() });
      },
    });
  }

  function flush(): Promise<boolean> {
    tables.commit();
    return autosave.flush();
  }

  async function send(): Promise<void> {
    if (submit.getAttribute("aria-disabled") === "true") {
      const [next] = findings.filter(({ open: still }) => still);
      if (next) go(next);
      return;
    }
    if (!(await flush())) return;
    const sent = await api.act("submit", autosave.version());
    if (sent.ok) return location.assign(`/desk/notices/${id}`);
    if (sent.findings) workbench.receive({ ...workbench.answer(), findings: sent.findings }, workbench.draft());
    openDialog("还没有送出去", [sent.message], [{ label: "知道了", main: true }]);
  }

  function askDiscard(): void {
    openDialog(
      "不写这条了",
      ["还没挂出去的这份会去掉，去掉就找不回来了。已经挂出去的不受影响。"],
      [{ label: "留着" }, { label: "去掉", main: true, act: () => void discard() }],
    );
  }

  async function discard(): Promise<void> {
    await flush();
    const gone = await api.act("discard", autosave.version());
    if (gone.ok) return location.assign(`/desk/${page.dataset["unit"] ?? ""}`);
    openDialog("没有去掉", [gone.message], [{ label: "知道了", main: true }]);
  }
  part("[data-end]", HTMLElement).append(button("不写这条了", askDiscard, "link"));

  workbench.onChange(() => {
    redraw();
    autosave.changed();
  });
  addEventListener("resize", redraw);
  page.addEventListener("toggle", notes.layOut, true);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) void flush();
  });
  addEventListener("pagehide", () => {
    tables.commit();
    if (autosave.unsaved()) void api.save(workbench.draft(), autosave.version(), true);
  });
  addEventListener("beforeunload", (event) => {
    tables.commit();
    if (autosave.unsaved()) event.preventDefault();
  });
  addEventListener("blur", () => void flush());
  document.addEventListener("keydown", (event) => {
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key === "s") {
      event.preventDefault();
      void flush();
    }
    const inForm =
      event.target instanceof Element &&
      page.contains(event.target) &&
      !event.target.closest(".cell-input, dialog, .finding");
    if (!control || event.defaultPrevented || !inForm) return;
    if (event.key === "z" || event.key === "Z" || event.key === "y") {
      event.preventDefault();
      if (event.key === "y" || event.shiftKey) workbench.redo();
      else workbench.undo();
    }
  });

  redraw();
  showState({ name: "saved", at: null });
  previews.reload(0);
  document.documentElement.classList.add("ready");
  void document.fonts.ready.then(redraw);
}

void api.load().then((found) => {
  if (found.ok) return start(found.value);
  part("[data-state]", HTMLElement).textContent = "";
  openDialog("没有打开", [found.message], [{ label: "再试一次", main: true, act: () => location.reload() }]);
});
