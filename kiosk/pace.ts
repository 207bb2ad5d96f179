/** Seconds of a motion token (`--t-idle: 60s`), in ms. */
export function token(name: string): number {
  const text = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const value = parseFloat(text);
  return text.endsWith("ms") ? value : value * 1000;
}

/** How long a text stays: three characters a second, at least twelve seconds (look/README.md §7), in ms. */
export const dwellOf = (characters: number): number =>
  Math.max(token("--dwell-min"), characters * token("--dwell-per-char"));
