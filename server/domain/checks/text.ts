import type { CheckContext } from "../checks.ts";
import type { Finding } from "../tables/table.ts";

/** A figure that fell out: a gap of spaces where a number belongs, then its unit (收入计 … 万元). */
const GAP =
  /[\p{Script=Han}\d.．]{0,8}[ \u3000]+0{0,4}(?:万?元|万?亩|间|户|人|名|块|袋|吨|公斤|斤|平方米|％|%)(?!\p{Script=Han})/gu;
const FIGURE_BEFORE_GAP = /\d[ \u3000]+(?:万?元|万?亩|间|户|人|名|块|袋|吨|公斤|斤|平方米|％|%)$/u;
const HAS_GAP = /[ \u3000]+0*(?=\D*$)/u;

const PAIRS: readonly (readonly [string, string])[] = [
  ["（(", "）)"],
  ["〔﹝[", "〕﹞]"],
  ["《", "》"],
  ["“", "”"],
];

const ATTACHMENT = /附件?[0-9一二三四五]?[:：]\s*\S[^。；]*\.(?:pdf|docx?|xlsx?|wps|et|jpe?g|png|rar|zip)/iu;

/** What fell out of a text or never came along: warnings, each with its paragraph. */
export function textFindings({ draft }: Pick<CheckContext, "draft">): readonly Finding[] {
  const paragraphs = draft.content.split(/\r?\n/u).filter((line) => line.trim() !== "");
  return paragraphs.flatMap((line, index): Finding[] => {
    const found = (code: Finding["code"], text: string): Finding => ({
      code,
      severity: "warning",
      column: "content",
      row: index,
      values: { paragraph: index + 1, text },
    });
    return [
      ...gapsIn(line).map((text) => found("figure-missing", text)),
      ...(PAIRS.some((pair) => unpaired(line, pair)) ? [found("bracket-unpaired", shortened(line))] : []),
      ...[ATTACHMENT.exec(line)?.[0]].flatMap((text) => (text === undefined ? [] : [found("attachment-named", text)])),
    ];
  });
}

/** The gaps of a line as one finding: answers go by paragraph. */
function gapsIn(line: string): readonly string[] {
  const gaps = [...line.matchAll(GAP)].map(([text]) => text).filter((text) => !isFigure(text) && HAS_GAP.test(text));
  return gaps.length === 0 ? [] : [gaps.map((text) => text.trim()).join("、")];
}

/** "1000 元" is a figure; a figure cut off at its point, or zeros alone, are none. */
const isFigure = (text: string): boolean => FIGURE_BEFORE_GAP.test(text) && !/[.．][ \u3000]/u.test(text);

function unpaired(line: string, [opening, closing]: readonly [string, string]): boolean {
  let open = 0;
  for (const sign of line) {
    if (opening.includes(sign)) open += 1;
    else if (closing.includes(sign) && open > 0) open -= 1;
  }
  return open > 0;
}

const LONGEST = 24;
const shortened = (line: string): string => (line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}……`);
