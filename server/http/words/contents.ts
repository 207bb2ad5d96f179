import type { Degree } from "../../domain/audience.ts";
import type { CatalogItem } from "../../domain/catalog.ts";
import type { NoticeState } from "../../domain/fold.ts";
import type { Edition } from "../../domain/notice.ts";
import type { ViewTable } from "../../domain/view.ts";
import { figureLabel, figureText } from "./figures.ts";

const LONGEST = 48;

/** The unit that a head carries: 补贴标准（元/亩）, 面积（亩）; 县（市、区） is no unit. */
const UNIT = /[（(](?:单位[:：])?[万千百]?(?:元|亩|户|人|个|台|%|平方米|公斤|斤|吨|米|年|月|天)(?:[/／·].*)?[）)]$/u;

/**
 * 内容 in the element strip: what there is to read, in few words. On an entry it is counts and totals alone, never a
 * resident's name (PB11); it is made from the public view, so that it may stand on every medium.
 */
export function contentsText({
  edition,
  state,
  item,
  degree,
}: {
  edition: Edition;
  state: NoticeState;
  item: CatalogItem;
  degree: Degree;
}): string {
  if (degree === "mark" || degree === "nothing") return markText(edition, state);
  if (edition.draft.nilReturn) return "本期没有发生";
  const view = edition.views.public;
  const tables = view.tables.filter(({ rows }) => rows.length > 0);
  if (tables.length > 0) return tables.map((table) => tableText(table, degree)).join("；");
  return degree === "whole" ? firstSentence(view.paragraphs[0] ?? item.name) : item.name;
}

function markText(edition: Edition, state: NoticeState): string {
  if (state.standing === "frozen") return "已暂停，正在核实";
  if (state.standing === "withdrawn") return "已撤回，内容不再公开";
  return state.hiddenEditions.includes(edition.ordinal) ? "本版内容不再公开" : "";
}

function tableText({ caption, rows, columns, figures }: ViewTable, degree: Degree): string {
  const before = caption === "" ? "" : `${caption}：`;
  const totals = figures.map((figure) => `，${figureText(figure)}`).join("");
  if (figures.some((figure) => "count" in figure)) return `${before}${figures.map(figureText).join("，")}`;
  const accounts = columns.some(({ key }) => key === "summary");
  const count = `${before}共 ${rows.length} ${accounts ? "笔" : "条"}`;
  if (accounts || degree !== "whole") return `${count}${totals}`;
  const summed = figures.map(figureLabel);
  const heads = columns
    .map(({ label }) => label.replace(UNIT, ""))
    .filter((label) => !/^(序号|备注|)$/u.test(label) && !summed.includes(label));
  return `${count}：${heads.slice(0, 6).join("、")}${totals}`;
}

function firstSentence(text: string): string {
  const [first = text] = text.split(/(?<=[。；])/u);
  const sentence = first.replace(/[；：，]$/u, "");
  const characters = [...sentence];
  return characters.length <= LONGEST ? sentence : `${characters.slice(0, LONGEST).join("")}……`;
}
