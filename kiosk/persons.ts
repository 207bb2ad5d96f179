import { words } from "./words.ts";

/**
 * No contact for too long: tables about persons keep their heads and totals alone, and a sentence stands where the rows
 * were (TM2). Such a notice is not whole any more and is not acknowledged (SC2).
 */
export function dropPersons(article: HTMLElement): void {
  for (const section of Array.from(article.querySelectorAll<HTMLElement>(".tbl[data-personal]"))) {
    for (const body of Array.from(section.querySelectorAll("tbody"))) body.textContent = "";
    const later = document.createElement("p");
    later.className = "later";
    later.textContent = words.personsLater;
    section.insertBefore(later, section.querySelector("table"));
    toFirstPage(section);
  }
  article.removeAttribute("data-whole");
}

/** Where the server cut a table over pages, what is left of it stands on the first of them. */
function toFirstPage(section: HTMLElement): void {
  const first = (section.getAttribute("data-pages") || "").split(" ")[0] as string;
  for (const part of [section].concat(Array.from(section.querySelectorAll<HTMLElement>("[data-pages]"))))
    if (part.hasAttribute("data-pages")) part.setAttribute("data-pages", first);
}
