import { isOrganization } from "./organizations.ts";
import { surnameOf } from "./surnames.ts";

const BETWEEN = /([、，,;；/\s()（）[\]【】+＋和及与]+)/u;
const NO_NAME =
  /^(?:合计|小计|总计|其他|其它|若干|全体|全村|村民|农户|群众|等|户|人|户主|代领|代签|代|已故|无|空|本人|同上|略|见附件|不详|外出|转账|现金|集体|经手人|党员|代表)$/u;
const ETC = /等?(?:[\d一二三四五六七八九十]{1,6}(?:人|户|名))$/u;
const HAS_LETTER = /[\p{L}]/u;

/**
 * A person's name as the public sees it (AU2): 王* of two signs, 张*三 of three, 欧阳* and 欧阳*华 with a compound surname.
 * Bodies and words that are no names stay as they are; whatever else stands in a cell of names is taken for a name.
 */
export const maskName = (cell: string): string => {
  if (isOrganization(cell.trim())) return cell;
  const padded = /^\s*(\p{Script=Han})[\s\u3000]+(\p{Script=Han})\s*$/u.exec(cell);
  if (padded) return `${padded[1]}*`;
  return cell
    .split(BETWEEN)
    .map((part) => (HAS_LETTER.test(part) && !BETWEEN.test(part) ? maskOne(part) : part))
    .join("");
};

const maskOne = (part: string): string => {
  if (NO_NAME.test(part) || isOrganization(part)) return part;
  const rest = ETC.exec(part)?.[0] ?? (part.length > 2 && part.endsWith("等") ? "等" : "");
  const name = part.slice(0, part.length - rest.length);
  const signs = [...name];
  if (signs.length === 0 || isOrganization(name)) return part;
  if (signs.length === 1) return `*${rest}`;
  const surname = [...(surnameOf(name) ?? signs[0] ?? "")];
  const given = signs.slice(surname.length);
  return `${surname.join("")}*${given.length > 1 ? (signs.at(-1) ?? "") : ""}${rest}`;
};
