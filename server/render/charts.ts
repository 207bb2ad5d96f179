import Handlebars from "handlebars";

/** An SVG that a template may place as it is; built here alone, every text escaped. */
export type Svg = InstanceType<typeof Handlebars.SafeString>;

const svg = (text: string): Svg => new Handlebars.SafeString(text);
const escape = (text: string): string => Handlebars.escapeExpression(text);
const round = (value: number): string => String(Math.round(value * 10) / 10);

/** A bar: `amount` is the exact figure as the table has it, `size` its length. */
export type Bar = { readonly label: string; readonly amount: string; readonly size: number };

/** Sizes in px of the medium (look/README.md §6); `label` is the width kept for the row's own words. */
export type BarSize = { readonly width: number; readonly row: number; readonly font: number; readonly label: number };

/** Bars sorted by amount, true zero, the smallest at least 3 px; label left, exact amount right. */
export function barsSvg(bars: readonly Bar[], { width, row, font, label }: BarSize, name: string): Svg {
  const amount = Math.max(...bars.map((bar) => bar.amount.length)) * font * 0.6 + font * 0.8;
  const room = width - label - amount;
  const longest = Math.max(1, ...bars.map(({ size }) => size));
  const body = bars.map((bar, index) => {
    const middle = index * row + row / 2;
    const thick = row * 0.55;
    return (
      `<text x="0" y="${round(middle + font * 0.36)}">${escape(fitted(bar.label, label / font))}</text>` +
      `<rect x="${round(label)}" y="${round(middle - thick / 2)}" width="${round(Math.max(3, (bar.size / longest) * room))}" height="${round(thick)}" class="chart-in"/>` +
      `<text x="${width}" y="${round(middle + font * 0.36)}" text-anchor="end" class="figure">${escape(bar.amount)}</text>`
    );
  });
  return svg(
    `<svg class="chart" viewBox="0 0 ${width} ${bars.length * row}" role="img" aria-label="${escape(name)}" font-size="${font}">${body.join("")}</svg>`,
  );
}

/** Cuts a label to so many characters' width; the whole words stand in the table below. */
function fitted(label: string, ems: number): string {
  let used = 0;
  for (let index = 0; index < label.length; index += 1) {
    used += label.charCodeAt(index) < 0x2e80 ? 0.56 : 1;
    if (used > ems - 0.3) return `${label.slice(0, index - 1)}…`;
  }
  return label;
}

export type Month = { readonly label: string; readonly incomeFen: number; readonly expenseFen: number };
export type MonthsSize = { readonly width: number; readonly height: number; readonly font: number };

/** Pairs of bars for up to twelve months, the last one on a sand column; income solid, expense hatched, axis in 万. */
export function monthsSvg(months: readonly Month[], { width, height, font }: MonthsSize, name: string): Svg {
  const top = font * 0.6;
  const foot = font * 2.1;
  const left = font * 2.4;
  const base = height - foot;
  const { step, count } = axis(Math.max(...months.flatMap(({ incomeFen, expenseFen }) => [incomeFen, expenseFen])));
  const yOf = (fen: number): number => base - (Math.max(0, fen) / (step * count)) * (base - top);
  const lines = Array.from({ length: count + 1 }, (_, index) => {
    const y = round(yOf(index * step));
    return (
      `<line x1="${round(left)}" x2="${width}" y1="${y}" y2="${y}" class="${index === 0 ? "chart-base" : "chart-grid"}"/>` +
      `<text x="${round(left - font * 0.5)}" y="${round(yOf(index * step) + font * 0.36)}" text-anchor="end" class="chart-axis">${axisText(index * step)}</text>`
    );
  });
  const slot = (width - left) / months.length;
  const bar = Math.min(slot * 0.33, font * 1.6);
  const pairs = months.map((month, index) => {
    const middle = left + slot * (index + 0.5);
    const column = (x: number, fen: number, kind: string): string =>
      fen <= 0
        ? ""
        : `<rect x="${round(x)}" y="${round(yOf(fen))}" width="${round(bar)}" height="${round(base - yOf(fen))}" class="${kind}"${kind === "chart-out" ? ' fill="url(#chart-hatch)"' : ""}/>`;
    const last = index === months.length - 1;
    return (
      (last
        ? `<rect x="${round(left + slot * index)}" y="${round(top)}" width="${round(slot)}" height="${round(height - top)}" class="chart-now"/>`
        : "") +
      column(middle - bar - 2, month.incomeFen, "chart-in") +
      column(middle + 2, month.expenseFen, "chart-out") +
      `<text x="${round(middle)}" y="${round(base + font * 1.4)}" text-anchor="middle"${last ? ' font-weight="700"' : ""}>${escape(month.label)}</text>`
    );
  });
  const [now, ...before] = pairs.toReversed();
  return svg(
    `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(name)}" font-size="${font}">` +
      hatch("chart-hatch", font / 3) +
      `${firstRect(now ?? "")}${lines.join("")}${before.toReversed().join("")}${afterFirstRect(now ?? "")}</svg>`,
  );
}

const firstRect = (text: string): string => text.slice(0, text.indexOf("/>") + 2);
const afterFirstRect = (text: string): string => text.slice(text.indexOf("/>") + 2);

/** The key beside a heading: a small square of each texture. */
export const hatchSquare = (): Svg =>
  svg(
    `<svg class="chart-key" viewBox="0 0 26 26" aria-hidden="true">${hatch("chart-hatch-key", 6)}<rect x="3" y="3" width="20" height="20" class="chart-out" fill="url(#chart-hatch-key)"/></svg>`,
  );
export const solidSquare = (): Svg =>
  svg(
    `<svg class="chart-key" viewBox="0 0 26 26" aria-hidden="true"><rect x="3" y="3" width="20" height="20" class="chart-in"/></svg>`,
  );

const hatch = (id: string, step: number): string =>
  `<defs><pattern id="${id}" width="${round(step)}" height="${round(step)}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<rect width="100%" height="100%" class="chart-paper"/><rect width="${round(step * 0.35)}" height="100%" class="chart-in"/></pattern></defs>`;

/** Three or four grid lines on round figures; in fen. */
function axis(largest: number): { step: number; count: number } {
  const least = Math.max(largest, 100) / 3;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= least) ?? 10 * power;
  return { step, count: Math.max(1, Math.ceil(largest / step)) };
}

const axisText = (fen: number): string => {
  const yuan = fen / 100;
  return yuan >= 10_000 ? `${Number((yuan / 10_000).toFixed(2))}万` : String(yuan);
};
