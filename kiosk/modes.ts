const root = document.documentElement;

/** Large type and high contrast hold until the screen falls back to rest. */
export const isLarge = (): boolean => root.getAttribute("data-size") === "large";

export function setLarge(on: boolean): void {
  if (on) root.setAttribute("data-size", "large");
  else root.removeAttribute("data-size");
}

export function setContrast(on: boolean): void {
  if (on) root.setAttribute("data-contrast", "high");
  else root.removeAttribute("data-contrast");
}

export const isContrast = (): boolean => root.getAttribute("data-contrast") === "high";
