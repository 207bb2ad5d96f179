import { watchDrops } from "./desk/drop.ts";
import { followPrintJob } from "./desk/print-job.ts";

/** Comfort for the desk's pages; every one of them works without it. */
const words = document.querySelector<HTMLElement>("[data-drop-word]");
const host = document.querySelector<HTMLElement>("main[data-drop]");
const start = host?.dataset["drop"];

if (words && start) {
  words.textContent = words.dataset["dropWord"] ?? words.textContent;
  watchDrops(start);
}

const job = document.querySelector<HTMLElement>("[data-print-job]");
if (job?.dataset["printJob"]) followPrintJob(job, job.dataset["printJob"]);

/** A menu in the head closes when the focus or a press goes elsewhere. */
const menus = [...document.querySelectorAll<HTMLDetailsElement>("details.own, details.switch")];
document.addEventListener("click", ({ target }) => {
  for (const menu of menus) if (target instanceof Node && !menu.contains(target)) menu.open = false;
});
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of menus.filter(({ open }) => open)) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

/** A form is sent once. */
document.addEventListener("submit", ({ target }) => {
  if (!(target instanceof HTMLFormElement) || target.method !== "post") return;
  setTimeout(() => {
    for (const button of target.querySelectorAll("button")) button.disabled = true;
  });
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll<HTMLButtonElement>("form[method=post] button"))
    button.disabled = false;
});
