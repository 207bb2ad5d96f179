/** Hundredths of a figure as printed (48,770.95, −3.20), or undefined for anything else. */
export function hundredths(text: string): number | undefined {
  const found = /^([−-]?)(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d\d))?$/.exec(text.trim());
  if (!found) return undefined;
  const whole = Number((found[2] as string).replace(/,/g, "")) * 100 + Number(found[3] || 0);
  return found[1] ? -whole : whole;
}

export function printed(value: number, decimals: boolean): string {
  const whole = Math.floor(Math.abs(value) / 100);
  const tail = decimals ? `.${String(Math.abs(value) % 100).padStart(2, "0")}` : "";
  return `${value < 0 ? "−" : ""}${String(whole).replace(/\B(?=(?:\d{3})+$)/g, ",")}${tail}`;
}

/**
 * Running totals after row `to` (转下页), a text for each column. Only columns whose rows add up to the figure in the
 * first totals row are summed: a balance is no sum.
 */
export function carriedAfter(
  rows: readonly (readonly string[])[],
  totals: readonly string[],
  to: number,
): readonly string[] {
  return totals.map((text, column) => {
    const stated = hundredths(text);
    const figures = rows.map((row) => ((row[column] || "") === "" ? 0 : hundredths(row[column] as string)));
    if (stated === undefined || figures.some((figure) => figure === undefined)) return "";
    const all = figures as readonly number[];
    if (all.reduce((a, b) => a + b, 0) !== stated) return "";
    return printed(
      all.slice(0, to).reduce((a, b) => a + b, 0),
      text.indexOf(".") >= 0,
    );
  });
}
