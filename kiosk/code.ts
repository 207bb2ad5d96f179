import type { ScreenCode } from "../server/push/events.ts";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4;

/** A QR code with its quiet zone, black on white in every mode. */
export function drawCode({ path: line, size }: ScreenCode, label: string): Element {
  const [svg, path] = [document.createElementNS(SVG, "svg"), document.createElementNS(SVG, "path")];
  svg.setAttribute("viewBox", `${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`);
  svg.setAttribute("class", "qr");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("shape-rendering", "crispEdges");
  path.setAttribute("d", line);
  svg.appendChild(path);
  return svg;
}
