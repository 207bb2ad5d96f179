import type { WordedFinding } from "./api.ts";

/** Where in the body a finding stands: its line, and what is meant in it, from..until in the whole text. */
export type TextPlace = { readonly line: number; readonly marks: readonly (readonly [number, number])[] };

/** The place of a finding about a paragraph or about signs of the body; undefined when it is about the whole. */
export function textPlace(
  text: string,
  { column, table, row, values }: Pick<WordedFinding, "column" | "table" | "row" | "values">,
): TextPlace | undefined {
  if (table !== undefined || column !== "content") return undefined;
  const lines = text.split("\n");
  const [start, end] = [values?.["start"], values?.["end"]];
  if (typeof start === "number" && typeof end === "number") {
    if (end > text.length) return undefined;
    return { line: text.slice(0, start).split("\n").length - 1, marks: [[start, end]] };
  }
  if (row === undefined) return undefined;
  const line = lines.flatMap((each, at) => (each.trim() === "" ? [] : [at]))[row];
  if (line === undefined) return undefined;
  const own = lines[line] ?? "";
  const before = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  const found = stretches(
    own,
    [values?.["text"], values?.["stated"]].find((each) => typeof each === "string"),
  );
  const marks = found.length > 0 ? found : [[0, own.length] as const];
  return { line, marks: marks.map(([from, until]) => [before + from, before + until]) };
}

/** Where the words of a finding stand in its paragraph; several are joined by 、, a long one is cut off by ……. */
function stretches(line: string, words: unknown): readonly (readonly [number, number])[] {
  if (typeof words !== "string" || words.endsWith("……")) return [];
  const whole = line.indexOf(words);
  if (whole >= 0) return [[whole, whole + words.length]];
  return words.split("、").flatMap((each) => {
    const at = line.indexOf(each);
    return each === "" || at < 0 ? [] : [[at, at + each.length] as const];
  });
}
