import { scaleOf } from "./layout.ts";

/** Marks a stretch of an element's text with a bar under it; the text itself is not touched, it is what is acknowledged (SC2). */
export function createMarker(glass: HTMLElement) {
  const layer = document.createElement("div");
  layer.className = "spoken";
  layer.setAttribute("aria-hidden", "true");
  glass.appendChild(layer);

  return {
    clear(): void {
      layer.textContent = "";
    },
    mark(element: Element, from: number, to: number): void {
      layer.textContent = "";
      const range = rangeOf(element, from, to);
      const origin = layer.getBoundingClientRect();
      const scale = scaleOf();
      for (const { left, bottom, width } of Array.from(range.getClientRects())) {
        const bar = document.createElement("i");
        bar.style.left = `${(left - origin.left) / scale}px`;
        bar.style.top = `${(bottom - origin.top) / scale - 3}px`;
        bar.style.width = `${width / scale}px`;
        layer.appendChild(bar);
      }
    },
  };
}

/** The places `from` and `to` of an element's text content as a range over its text nodes. */
function rangeOf(element: Element, from: number, to: number): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent || "";
    if (from >= at && from <= at + length) range.setStart(node, from - at);
    if (to >= at && to <= at + length) {
      range.setEnd(node, to - at);
      break;
    }
    at += length;
  }
  return range;
}
