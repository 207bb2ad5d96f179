import type { Parts } from "./parts.ts";
import { words } from "./words.ts";

/** 第 2 页，共 5 页 with its two buttons; a button that would do nothing is absent and its place stays empty. */
export function drawPager(parts: Parts, { at, count, hint }: { at: number; count: number; hint: string }): void {
  parts.pager.hidden = count < 2 && hint === "";
  parts.pageOf.textContent = count < 2 ? "" : words.pageOf(at + 1, count);
  parts.pageHint.textContent = hint;
  const [previous, next] = Array.from(parts.pager.querySelectorAll("button"));
  if (previous) previous.classList.toggle("none", at === 0);
  if (next) next.classList.toggle("none", at + 1 >= count);
}
