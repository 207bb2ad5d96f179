import { dropPersons } from "../persons.ts";
import { markDays } from "../ticks.ts";

export type NoticeView = ReturnType<typeof openNoticeView>;

/** A notice with all its pages in the document, one of them shown: the glass is read from the whole (SC2). */
export function openNoticeView({
  room,
  html,
  day,
  withoutPersons,
}: {
  room: HTMLElement;
  html: string;
  day: string | undefined;
  /** No contact for too long: tables about persons keep their totals alone (TM2). */
  withoutPersons: boolean;
}) {
  room.innerHTML = html;
  const article = room.querySelector("article") as HTMLElement;
  if (withoutPersons) dropPersons(article);
  markDays(article, day);
  const parts = Array.from(article.querySelectorAll<HTMLElement>("[data-pages]"), (element) => ({
    element,
    pages: (element.getAttribute("data-pages") || "").split(" "),
  }));
  /** The server's pages on which anything stands: where rows were dropped some have nothing left. */
  const standing = Array.from({ length: Number(article.getAttribute("data-count")) }, (_, page) =>
    String(page + 1),
  ).filter((page) => parts.some(({ pages }) => pages.indexOf(page) >= 0));
  const count = Math.max(1, standing.length);
  let at = 0;

  function show(page: number): void {
    at = Math.max(1, Math.min(count, page));
    const own = standing[at - 1] || "";
    for (const { element, pages } of parts) element.classList.toggle("off", pages.indexOf(own) < 0);
  }

  /** Whether every page holds what the server put on it; a page that is cut must not be acknowledged. */
  function fits(): boolean {
    const body = article.querySelector(".body") as HTMLElement;
    for (let page = 1; page <= count; page += 1) {
      show(page);
      if (body.scrollHeight > body.clientHeight + 1) return false;
    }
    return true;
  }

  show(1);
  return {
    article,
    count,
    /** Measured when it is asked for: faces come late, and lines break elsewhere with them. */
    get uncut(): boolean {
      const here = at;
      const whole = fits() && !withoutPersons;
      show(here);
      return whole;
    },
    show,
    at: () => at,
    /** Rows of this page that open. */
    rows: (): readonly HTMLElement[] =>
      Array.from(article.querySelectorAll<HTMLElement>(".tbl .hit")).filter((hit) => hit.getClientRects().length > 0),
    text: (): string => (article.innerText || "").replace(/\s/g, ""),
    /** The row of a table by its number in the address, on this page. */
    rowAt(row: string): HTMLElement | undefined {
      const hit = this.rows().filter((each) => rowOf(each) === row)[0];
      return (hit && hit.closest("tr")) || undefined;
    },
  };
}

/** The number of the row that a link opens. */
export const rowOf = (hit: Element): string => (hit.getAttribute("href") || "").split("/").pop() || "";
