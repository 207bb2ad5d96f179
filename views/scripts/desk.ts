/** Comfort for the desk's pages; every one of them works without it. */
const words = document.querySelector<HTMLElement>("[data-drop-word]");
const host = document.querySelector<HTMLElement>("main[data-drop]");
const start = host?.dataset["drop"];

/** A spreadsheet dropped on 本月: the item is chosen next, and the file is asked for in the editor. */
if (words && start) {
  words.textContent = words.dataset["dropWord"] ?? words.textContent;
  const stop = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    document.documentElement.classList.toggle("dropping", event.type === "dragover");
  };
  for (const type of ["dragover", "dragleave"] as const) addEventListener(type, stop);
  addEventListener("drop", (event) => {
    stop(event);
    if (event.dataTransfer?.files.length) location.assign(start);
  });
}

/** A menu in the head closes when the focus or a press goes elsewhere. */
const menu = document.querySelector<HTMLDetailsElement>("details.own");
document.addEventListener("click", ({ target }) => {
  if (menu && target instanceof Node && !menu.contains(target)) menu.open = false;
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && menu) menu.open = false;
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
