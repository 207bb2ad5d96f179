import { compareDrafts, isUnchanged } from "../../../server/domain/compare.ts";
import type { Draft } from "../../../server/domain/notice.ts";
import { openDialog } from "./dialogs.ts";
import { el } from "./dom.ts";

const PARTS = { title: "标题", paragraph: "正文", head: "表头", total: "合计", figure: "数", remark: "说明" } as const;

/** What another changed, line by line, for an author who must decide whose text stays. */
export function differenceList(mine: Draft, theirs: Draft): HTMLElement {
  const found = compareDrafts(mine, theirs);
  if (isUnchanged(found)) return el("p", {}, "两份的标题、正文和表格都一样，只有别的项目不同。");
  const lines = [
    ...found.texts.map(({ part, label, before, after }) => ({ where: label || PARTS[part], before, after })),
    ...found.rows.flatMap(({ rowBefore, rowAfter, cells }) =>
      cells.map(({ column, before, after }) => ({
        where: `第 ${(rowAfter ?? rowBefore ?? 0) + 1} 行 ${column}`,
        before,
        after,
      })),
    ),
  ];
  return el(
    "table",
    { class: "differences" },
    el("thead", {}, el("tr", {}, el("th", {}, "哪里"), el("th", {}, "您的"), el("th", {}, "对方的"))),
    el(
      "tbody",
      {},
      ...lines
        .slice(0, 60)
        .map(({ where, before, after }) =>
          el(
            "tr",
            {},
            el("th", { scope: "row" }, where),
            el("td", {}, before || "没有"),
            el("td", {}, after || "没有"),
          ),
        ),
    ),
  );
}

/** Somebody else saved in between: shows where, and lets the author choose. Nothing is lost before that. */
export function openStaleDialog({
  message,
  mine,
  theirs,
  keepMine,
  takeTheirs,
}: {
  message: string;
  mine: Draft;
  theirs: Draft;
  keepMine: () => void;
  takeTheirs: () => void;
}): void {
  const dialog = openDialog(
    "这份刚刚有人改过",
    [el("p", {}, message), differenceList(mine, theirs)],
    [
      { label: "用对方的", act: takeTheirs },
      { label: "用我的", main: true, act: keepMine },
    ],
  );
  dialog.classList.add("wide");
  dialog.addEventListener("cancel", (event) => event.preventDefault());
}
