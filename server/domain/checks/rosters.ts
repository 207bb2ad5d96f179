import type { CheckContext } from "../checks.ts";
import { surnameOf } from "../privacy/surnames.ts";
import type { Finding } from "../tables/table.ts";

/** Who bore how many children is nobody's to read (domain.md §1.9). */
const BIRTHS =
  /(?:计划外生育|超计划生育|违法生育|政策外生育|超生|育龄妇女)[^。；\n]{0,4}(?:名单|人员|对象|户)|社会抚养费[^。；\n]{0,6}名单/u;

/** Recipients listed in running text: 低保户：邱福生、秦春兰. */
const RELIEF =
  /(?:低保(?:户|对象|人员)?|特困(?:户|人员)?|五保户?|临时救[助济]|医疗救助|残疾人)(?:名单)?[:：]\s*(\p{Script=Han}{2,4})(?=[、，,；;。\d\s]|$)/gu;

const OUTSIDE = ["tv", "web", "feed"] as const;

/**
 * Lists of persons that a text may not carry: no mask reaches a name in running text. Of births nowhere; of relief not on
 * an item that hangs outside the village.
 */
export function rosterFindings({ draft, item }: Pick<CheckContext, "draft" | "item">): readonly Finding[] {
  const outside = OUTSIDE.some((medium) => item.media.includes(medium) && !draft.withoutMedia.includes(medium));
  const paragraphs = draft.content.split(/\r?\n/u).filter((line) => line.trim() !== "");
  return paragraphs.flatMap((line, index): Finding[] => {
    const at = { severity: "hard", column: "content", row: index } as const;
    const births = BIRTHS.exec(line)?.[0];
    const relief = outside ? [...line.matchAll(RELIEF)].filter(([, name = ""]) => surnameOf(name) !== undefined) : [];
    const named = relief.map(([text]) => text).join("、");
    return [
      ...(births === undefined
        ? []
        : [{ ...at, code: "births-named", values: { paragraph: index + 1, text: births } } as const]),
      ...(named === ""
        ? []
        : [{ ...at, code: "relief-named", values: { paragraph: index + 1, text: named } } as const]),
    ];
  });
}
