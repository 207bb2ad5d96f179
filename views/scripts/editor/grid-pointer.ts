import { at, type Bounds, type Place, type Selection } from "./selection.ts";

function placeOf(target: EventTarget | null): (Place & { head: boolean }) | undefined {
  if (!(target instanceof Element)) return undefined;
  const row = target.closest<HTMLElement>("tr[data-row]")?.dataset["row"];
  if (row === undefined) return undefined;
  const column = target.closest<HTMLElement>("[data-at]")?.dataset["at"];
  return { row: Number(row), column: Number(column ?? 0), head: column === undefined };
}

/** Mouse and finger: press selects, drawing extends, the row's number takes the whole row, twice opens a cell. */
export function attachPointer(
  table: HTMLTableElement,
  {
    selection,
    select,
    bounds,
    edit,
  }: { selection: () => Selection; select: (next: Selection) => void; bounds: () => Bounds; edit: () => void },
): void {
  let drawing = false;
  const input = (): HTMLInputElement | null => table.parentElement?.querySelector(".cell-input") ?? null;

  const wholeRows = (from: number, to: number): Selection => ({
    anchor: { row: from, column: bounds().columns - 1 },
    active: { row: to, column: 0 },
  });

  table.addEventListener("mousedown", (event) => {
    const place = placeOf(event.target);
    if (!place || event.button !== 0) return;
    event.preventDefault();
    const { active, anchor } = selection();
    if (place.head) select(wholeRows(event.shiftKey ? anchor.row : place.row, place.row));
    else if (event.shiftKey) select({ active: place, anchor: active });
    else select(at(place.row, place.column));
    drawing = !place.head;
    input()?.focus({ preventScroll: true });
  });
  table.addEventListener("mouseover", (event) => {
    const place = drawing && event.buttons === 1 ? placeOf(event.target) : undefined;
    if (place && !place.head) select({ active: place, anchor: selection().anchor });
  });
  document.addEventListener("mouseup", () => (drawing = false));
  table.addEventListener("dblclick", (event) => {
    if (placeOf(event.target)?.head === false) edit();
  });
}
