import { sha256 } from "./sha256.ts";

/** What stood on the glass, or why it must not be said (SC2). */
export type Read = { readonly hash: string } | { readonly why: "hidden" | "absent" | "covered" | "cut" };

/**
 * Reads the visible notice and computes the view's hash from its text and cells (server/domain/view.ts says how). `uncut`
 * is what the paging measured: every row on one page, no page longer than the glass.
 */
export function readGlass(article: HTMLElement | null, salt: string, uncut: boolean): Read {
  if (document.hidden) return { why: "hidden" };
  if (!article || !article.isConnected || !article.hasAttribute("data-whole")) return { why: "absent" };
  const box = article.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return { why: "absent" };
  const title = article.querySelector("[data-glass=title]");
  if (!title || !onTop(title, article)) return { why: "covered" };
  if (!uncut || isCut(article, box)) return { why: "cut" };
  return { hash: sha256(JSON.stringify(textsOf(article, salt))) };
}

/** Whether what stands on this page reaches beyond the reading area. */
function isCut(article: HTMLElement, { bottom }: DOMRect): boolean {
  if (article.scrollHeight > article.clientHeight + 1) return true;
  const shown = all(article, ".tbl, .tbl tr").filter((part) => part.getClientRects().length > 0);
  return shown.some(
    (part) => part.getBoundingClientRect().bottom > bottom + 1 || part.scrollWidth > part.clientWidth + 1,
  );
}

function onTop(element: Element, article: HTMLElement): boolean {
  const box = element.getBoundingClientRect();
  const found = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + box.height / 2);
  return found !== null && article.contains(found);
}

/** JSON.stringify of lists of strings is their RFC 8785 form. */
function textsOf(article: HTMLElement, salt: string): unknown {
  return [
    salt,
    ...texts(article, "[data-glass=title]").slice(0, 1),
    texts(article, "[data-glass=paragraph]"),
    all(article, ".tbl").map((table) => [
      texts(table, "[data-glass=caption]")[0] || "",
      texts(table, "[data-glass=column]"),
      all(table, "tbody:not(.carry) > tr").map((row) => texts(row, "td")),
      all(table, "tfoot > tr").map((row) => texts(row, "th, td")),
    ]),
    texts(article, "[data-glass=remark]"),
  ];
}

const all = (within: Element, selector: string): readonly Element[] => Array.from(within.querySelectorAll(selector));
const texts = (within: Element, selector: string): readonly string[] =>
  all(within, selector).map((each) => each.textContent || "");

/** So long a face that does not come keeps a screen from saying what it shows: the words are right without it. */
const FACES_MS = 5_000;

/** Resolves when the faces of what is drawn have come, or will not come in time: text is measured as it will stand. */
export async function facesReady(): Promise<void> {
  if (!document.fonts) return;
  let late: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => (late = setTimeout(resolve, FACES_MS)));
  await Promise.race([document.fonts.ready, patience]);
  if (late !== undefined) clearTimeout(late);
}

/** Resolves after two frames were drawn. While the page is hidden no frame is, and it waits. */
export const twoFrames = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
