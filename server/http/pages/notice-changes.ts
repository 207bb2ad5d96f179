import { compareViews, type RowChange, type TextChange } from "../../domain/compare.ts";
import type { ShownNotice } from "../../domain/shown.ts";

/** One place that a correction changed, as it was and as it is; empty where there was or is nothing. */
export type Change = { readonly where: string; readonly before: string; readonly after: string };

/** What a correction changed, as far as this caller may see both editions. */
export function changesOf(before: ShownNotice, after: ShownNotice): readonly Change[] {
  if (!before.view || !after.view || before.degree !== after.degree) return [];
  const { texts, rows } = compareViews(before.view, after.view);
  const titles = texts.filter(({ part }) => part === "title");
  const others = texts.filter(({ part }) => part !== "title");
  return [...titles.map(named), ...rows.flatMap(rowText), ...others.map(named)];
}

const PARTS: Readonly<Record<TextChange["part"], string>> = {
  title: "标题",
  paragraph: "正文",
  head: "表头",
  total: "合计",
  figure: "总数",
  remark: "说明",
};

const named = ({ part, label, before, after }: TextChange): Change => ({ where: label || PARTS[part], before, after });

function rowText({ kind, rowBefore, rowAfter, cells }: RowChange): readonly Change[] {
  const row = `第 ${(rowAfter ?? rowBefore ?? 0) + 1} 行`;
  if (kind === "changed")
    return cells.map(({ column, before, after }) => ({ where: `${row} ${column}`, before, after }));
  const all = (side: "before" | "after"): string => cells.map((cell) => cell[side]).join("，");
  return [
    {
      where: `${row}（${kind === "added" ? "新加" : "删去"}）`,
      before: kind === "added" ? "" : all("before"),
      after: kind === "added" ? all("after") : "",
    },
  ];
}
