import type { Draft } from "../notice.ts";
import { hideInCell } from "../personal-cells.ts";
import { maskName } from "../privacy/mask-name.ts";
import { surnameOf } from "../privacy/surnames.ts";
import { tableKind } from "../tables/kinds.ts";
import type { ViewAudience } from "../view.ts";

const SEPARATORS = /[、，,;；/\s()（）[\]【】+＋]+/u;

/**
 * Hides personal data in free text for an audience; for the public also every name of the tables' name columns wherever
 * else it stands, and what looks like a name inside brackets: 收鱼塘承包款（汪有财） → （汪*财）.
 */
export function textMasker(draft: Draft, audience: ViewAudience): (text: string, label?: string) => string {
  const hide = audience === "village" ? hideInCell : forPublic(namesIn(draft));
  const done = new Map<string, string>();
  return (text, label) => {
    const key = `${label ?? ""}\n${text}`;
    const masked = done.get(key) ?? hide(text, label);
    done.set(key, masked);
    return masked;
  };
}

function forPublic(names: readonly (readonly [string, string])[]): (text: string, label?: string) => string {
  if (names.length === 0) return (text, label) => inBrackets(hideInCell(text, label));
  const masks = new Map(names);
  const any = new RegExp(names.map(([name]) => escaped(name)).join("|"), "gu");
  return (text, label) => inBrackets(hideInCell(text, label).replace(any, (name) => masks.get(name) ?? name));
}

const escaped = (text: string): string => text.replace(/[$()*+./?[\\\]^{|}-]/gu, "\\$&");

/** Names of the name columns with their masked form, longest first, so that none is masked by halves. */
function namesIn({ tables }: Draft): readonly (readonly [string, string])[] {
  const names = new Map<string, string>();
  for (const table of tables)
    for (const { key, class: columnClass } of tableKind(table.kind).columns(table)) {
      if (columnClass !== "name") continue;
      for (const row of table.rows) {
        const cell = row[key];
        if (typeof cell !== "string" || maskName(cell) === cell) continue;
        for (const part of [cell.trim(), cell.replace(/[\s\u3000]/gu, ""), ...cell.split(SEPARATORS)]) {
          const masked = maskName(part);
          if ([...part].length > 1 && masked !== part) names.set(part, masked);
        }
      }
    }
  return [...names].toSorted(([a], [b]) => b.length - a.length);
}

const BRACKETS = /([（(])([^（）()]{2,40})(?=[）)])/gu;
const LISTED = /^(\p{Script=Han}{2,4}?)((?:等)?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[人户名]|等)?$/u;

const inBrackets = (text: string): string =>
  text.replace(BRACKETS, (_, open: string, inside: string) => {
    const parts = inside.split(/([、，,；;\s和]+)/u);
    return open + parts.map((part, index) => (index % 2 === 0 ? bracketName(part) : part)).join("");
  });

/** Ends and beginnings of ordinary words that begin like a family name. */
const ENDS =
  "元月年日号车次处项件台座条吨斤亩米块度股份副本费款路村组镇乡县市省区街桥塘渠坝田地山林房屋楼店厂站所院校园库队会社户人天栏牌苗树帽砖粉石卜宝室墙器品物工具灯管线机泵沙料板桩水电油柴砂泥草花肥药种薯";
const BEGINNINGS =
  /^(?:全|上|下|安[全装]|水|白|黄[土沙豆]|方[案便]|高[中标速]|平[均方]|时|明[细年]|常|经|管|路|车|包|支|成|祝|计|万|石|花|田|林[地业]|党|宣|广|施[工肥]|文[化件]|国[家庆]|温|步|都|应|单|公|季|满|相|后|利|益|农|容|通|能|双|边|从|解|干|和|乐|于|强|项|席|连|向)/u;

/** A list with a number of persons surely names one; else a name has three signs and none of an ordinary word. */
function bracketName(part: string): string {
  const found = LISTED.exec(part);
  const name = found?.[1] ?? "";
  const signs = [...name];
  if (signs.length > 3 || surnameOf(name) === undefined) return part;
  const certain = found?.[2] !== undefined;
  if (!certain && (signs.length !== 3 || ENDS.includes(signs[2] ?? "") || BEGINNINGS.test(name))) return part;
  return maskName(name) + (found?.[2] ?? "");
}
