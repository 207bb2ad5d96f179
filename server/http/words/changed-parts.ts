import type { TextChange } from "../../domain/compare.ts";

/** What a text that changed is called, where its own label does not say. */
export const CHANGED_PARTS: Readonly<Record<TextChange["part"], string>> = {
  title: "标题",
  paragraph: "正文",
  head: "表头",
  total: "合计",
  figure: "总数",
  remark: "说明",
};
