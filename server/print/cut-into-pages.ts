/* oxlint-disable unicorn/consistent-function-scoping -- only this function's own text reaches the page */
/** What came of the cutting: `empty` is the part of the page before last that nothing stands on, from 0 to 1. */
export type Cut = { readonly pages: number; readonly empty: number };

/**
 * Cuts the flow into pages; `close` names the classes of sheet.css under which a flow of several pages stands closer. Runs
 * in the page, so it may use nothing from outside itself. Heights are measured once, then blocks and rows are dealt out: what
 * can stand on one page does, if need be closer together; a table's last page keeps three rows and all that stands below the
 * table, when there is room for it.
 */
export function cutIntoPages(close: readonly string[]): Cut {
  const LEAST_ROWS = 3;
  const MOST_AIR_MM = 24;
  /** What is longer than so many pages does not stand on one, however close. */
  const CLOSEST = 1.4;
  const flow = document.querySelector<HTMLElement>(".flow");
  const furniture = document.querySelector<HTMLElement>(".furniture");
  if (flow === null || furniture === null) return { pages: 1, empty: 0 };
  const part = (name: string): HTMLElement => furniture.querySelector<HTMLElement>(`.${name}`) ?? furniture;
  const heightOf = (element: Element): number => {
    const { marginTop, marginBottom } = getComputedStyle(element);
    return element.getBoundingClientRect().height + parseFloat(marginTop) + parseFloat(marginBottom);
  };
  const total = (elements: readonly Element[]): number => elements.reduce((sum, e) => sum + heights.get(e)!, 0);

  const root = document.documentElement;
  /** Facts of the paper in sheet.css: how many rows a page may carry, and the height of a carried line. */
  const fact = (name: string): number => parseFloat(getComputedStyle(root).getPropertyValue(name));
  const mostRows = fact("--most-rows");
  const blocks = [...flow.children].filter((child): child is HTMLElement => child.classList.contains("block"));
  const heights = new Map<Element, number>();
  const MM = 96 / 25.4;
  let [room, subHeight] = [0, 0];
  let empty = 0;
  /** As it stands in the picture, then with smaller gaps, then with lower rows; on several pages as it was asked for. */
  const stands = closer([]);
  const near = total(blocks) < CLOSEST * room && rowsOf(flow) <= mostRows;
  if (!stands && !(near && (closer(["compact"]) || closer(["compact", "dense"])))) closer(close);
  const carryHeight = fact("--carry") * MM;

  const sheets: HTMLElement[] = [];
  let sheet = newSheet();
  let left = room;
  let fresh = true;

  const tailFrom = blocks.findIndex((block) => block.classList.contains("tail"));
  const body = tailFrom === -1 ? blocks : blocks.slice(0, tailFrom);
  const tail = tailFrom === -1 ? [] : blocks.slice(tailFrom);
  const lastTable = body.findLast((block) => block instanceof HTMLTableElement);
  const below = lastTable === undefined ? [] : body.slice(body.indexOf(lastTable) + 1);

  for (const [index, block] of body.entries()) {
    if (block instanceof HTMLTableElement) {
      dealTable(block, block === lastTable ? total(below) + total(tail) : 0);
    } else if (heights.get(block)! <= left - keepWith(index)) {
      place(block, heights.get(block)!);
    } else {
      dealText(block, index);
    }
  }
  dealTail();
  sheet.classList.add("end");
  for (const [index, each] of sheets.entries()) {
    for (const [name, value] of [
      ["page", index + 1],
      ["count", sheets.length],
    ] as const) {
      for (const element of each.querySelectorAll(`.foot .${name}`)) element.textContent = String(value);
    }
  }
  flow.remove();
  furniture.remove();
  return { pages: sheets.length, empty: empty / room };

  /** True when all of the flow stands on one page. */
  function closer(names: readonly string[]): boolean {
    root.classList.remove("compact", "dense");
    root.classList.add(...names);
    const probe = Object.assign(document.createElement("section"), { className: "sheet" });
    document.body.append(probe);
    const { height, paddingTop, paddingBottom } = getComputedStyle(probe);
    probe.remove();
    const inner = parseFloat(height) - parseFloat(paddingTop) - parseFloat(paddingBottom);
    room = inner - heightOf(part("head")) - heightOf(part("foot")) - 2;
    subHeight = heightOf(part("sub"));
    for (const element of flow!.querySelectorAll(".block, tr, thead")) heights.set(element, heightOf(element));
    return total(blocks) <= room && rowsOf(flow!) <= mostRows;
  }

  function rowsOf(element: Element): number {
    return element.querySelectorAll("tbody tr:not(.carry)").length;
  }

  /** A heading, a unit line or the number line must not stand alone at the foot of a page. */
  function keepWith(index: number): number {
    const next = body[index + 1];
    if (next === undefined || !body[index]!.matches(".sub, .unit, h1")) return 0;
    if (next instanceof HTMLTableElement) {
      const rows = [...next.querySelectorAll("tbody tr")];
      const start = heights.get(next.tHead!)! + total(rows.slice(0, LEAST_ROWS)) + carryHeight;
      if (next !== lastTable || rows.length >= 2 * LEAST_ROWS) return start;
      const whole = heights.get(next.tHead!)! + total(rows) + total(below) + total(tail);
      return whole <= room - subHeight - 100 ? whole : start;
    }
    return Math.min(heights.get(next)!, 60) + keepWith(index + 1);
  }

  function newSheet(): HTMLElement {
    const section = document.createElement("section");
    section.className = "sheet";
    section.append(part("head").cloneNode(true));
    if (sheets.length > 0) section.append(part("sub").cloneNode(true));
    section.append(Object.assign(document.createElement("div"), { className: "push" }), part("foot").cloneNode(true));
    document.body.append(section);
    sheets.push(section);
    return section;
  }

  function turn(): void {
    empty = left;
    sheet = newSheet();
    left = room - subHeight;
    fresh = true;
  }

  function place(element: HTMLElement, height: number): void {
    if (height > left) sheet.classList.add("over");
    sheet.querySelector(".push")!.before(element);
    left -= height;
    fresh = false;
  }

  /** A paragraph longer than what is left goes on overleaf, two lines at least on either side. */
  function dealText(block: HTMLElement, index: number): void {
    const line = parseFloat(getComputedStyle(block).lineHeight) || 24;
    let rest = block;
    while (rest.matches("p") && heights.get(rest)! > left && rest.textContent.length > 0) {
      if (left < 2 * line) {
        if (fresh) break;
        turn();
        continue;
      }
      const [front, back] = splitText(rest, left);
      place(front, heights.get(front)!);
      if (back === undefined) return;
      rest.replaceWith(back);
      heights.set(back, heightOf(back));
      rest = back;
      turn();
    }
    if (!fresh && heights.get(rest)! > left - keepWith(index)) turn();
    place(rest, heights.get(rest)!);
  }

  function splitText(block: HTMLElement, most: number): [HTMLElement, HTMLElement | undefined] {
    const text = block.textContent;
    const front = block.cloneNode(false) as HTMLElement;
    block.before(front);
    let low = 1;
    let high = text.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      front.replaceChildren(slice(block, 0, middle));
      if (heightOf(front) <= most) low = middle;
      else high = middle - 1;
    }
    const inPair = /[\uDC00-\uDFFF，。；：、？！）”’》〕]/;
    let at = low;
    while (at > 1 && inPair.test(text.charAt(at))) at -= 1;
    at -= startedIn(block, at);
    front.replaceChildren(slice(block, 0, at));
    heights.set(front, heightOf(front));
    if (at >= text.length) return [front, undefined];
    const back = block.cloneNode(false) as HTMLElement;
    back.classList.add("rest");
    back.append(slice(block, at, text.length));
    return [front, back];
  }

  /** Characters before the point in what stands on one line whole; none when that would leave nothing on this side. */
  function startedIn(block: HTMLElement, at: number): number {
    const [inside, offset] = pointAt(block, at);
    const element = inside.parentElement;
    const whole = element?.closest(".phrase") ?? element?.closest(".nb");
    if (!whole || inside === block) return 0;
    const before = document.createRange();
    before.setStart(whole, 0);
    before.setEnd(inside, offset);
    const { length } = before.toString();
    return length < at ? length : 0;
  }

  /** A copy of some of its characters, within the elements they stand in. */
  function slice(block: HTMLElement, from: number, to: number): DocumentFragment {
    const range = document.createRange();
    range.setStart(...pointAt(block, from));
    range.setEnd(...pointAt(block, to));
    return range.cloneContents();
  }

  function pointAt(block: HTMLElement, at: number): [Node, number] {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let left = at;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { length } = node.textContent!;
      if (left < length) return [node, left];
      left -= length;
    }
    return [block, block.childNodes.length];
  }

  /** `after`: the height of what should stand on the page of the last row. */
  function dealTable(table: HTMLTableElement, after: number): void {
    const rows = [...table.querySelectorAll<HTMLTableRowElement>("tbody tr:not(.total)")];
    const { part } = table.dataset;
    const totals = [...table.querySelectorAll<HTMLTableRowElement>("tr.total")];
    const head = heights.get(table.tHead!)!;
    let from = 0;
    for (;;) {
      const carried = from === 0 ? undefined : carryRow(table, rows[from - 1]!, "承前页");
      const space = left - head - (carried === undefined ? 0 : carryHeight);
      const rest = rows.slice(from);
      const most = mostRows - rowsOf(sheet);
      const all = total(rest) + total(totals) + after <= space && rest.length <= most;
      if (all || (rest.length <= LEAST_ROWS && fresh)) {
        const last = [...rest, ...totals];
        placeRows(table, carried === undefined ? last : [carried, ...last], total(last));
        return;
      }
      let count = 0;
      let used = carryHeight;
      while (count < Math.min(most, rest.length) && used + heights.get(rest[count]!)! <= space)
        used += heights.get(rest[count++]!)!;
      // The rows would fit, what stands below would not: three of them go overleaf.
      count = Math.min(count, rest.length - LEAST_ROWS);
      if (count < LEAST_ROWS && !fresh) {
        turn();
        continue;
      }
      count = Math.max(1, count);
      const taken = rest.slice(0, count);
      const over = carryRow(table, taken.at(-1)!, "过次页");
      placeRows(table, carried === undefined ? [...taken, over] : [carried, ...taken, over], total(taken));
      from += count;
      turn();
      if (part !== undefined) sheet.querySelector(".sub .code")!.before(partName(part));
    }
  }

  function partName(textContent: string): HTMLElement {
    return Object.assign(document.createElement("b"), { className: "part", textContent });
  }

  function placeRows(table: HTMLTableElement, rows: HTMLTableRowElement[], height: number): void {
    const copy = table.cloneNode(false) as HTMLTableElement;
    for (const child of table.children) if (child.tagName !== "TBODY") copy.append(child.cloneNode(true));
    copy.createTBody().append(...rows);
    const carries = rows.filter((row) => row.matches(".carry:not(.total)")).length;
    place(copy, heights.get(table.tHead!)! + height + carries * carryHeight);
  }

  /** The line says that the table goes on also where it has nothing to add up. */
  function carryRow(table: HTMLTableElement, row: HTMLTableRowElement, label: string): HTMLTableRowElement {
    const heads = table.tHead!.rows[0]!.cells;
    const cells = JSON.parse(row.dataset["running"] ?? "[]") as (string | null)[];
    const figure = cells.findIndex((cell) => cell !== null);
    const first = figure === -1 ? heads.length : Math.max(1, figure);
    const made = document.createElement("tr");
    made.className = label === "承前页" ? "carry top" : "carry";
    const name = made.insertCell();
    name.colSpan = first;
    name.textContent = figure === 0 ? `${label} ${cells[0]}` : label;
    for (const [index, cell] of cells.entries()) {
      if (index < first) continue;
      const figured = made.insertCell();
      figured.textContent = cell ?? "";
      figured.className = heads[index]?.className ?? "";
    }
    return made;
  }

  /** What stands below stays together; only when it is taller than a page it is dealt out block by block. */
  function dealTail(): void {
    if (total(tail) > left && !fresh && total(tail) <= room - subHeight) turn();
    for (const block of tail) {
      if (heights.get(block)! > left && !fresh) turn();
      place(block, heights.get(block)!);
    }
    const closing = sheet.querySelector<HTMLElement>(".closing");
    const air = Math.min(left * 0.3, MOST_AIR_MM * MM);
    if (lastTable === undefined && closing !== null && air > 0) closing.style.marginTop = `${air}px`;
    const elements = sheet.querySelector<HTMLElement>(".elements");
    if (elements !== null) sheet.querySelector(".push")!.after(elements);
  }
}
