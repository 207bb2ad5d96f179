import type { Signature } from "../../domain/notice.ts";
import type { BodyKind } from "../../domain/catalog.ts";
import type { Part } from "../../domain/officer.ts";

/** For whom or as what an officer acted, as printed behind the name. */
const PART_NAMES: Readonly<Record<Part, string>> = {
  author: "填写",
  supervisor: "村务监督委员会",
  approver: "签发",
  accountant: "会计",
  "township-reviewer": "乡镇审核",
  overseer: "乡镇督查",
  administrator: "管理员",
};
const GOVERNMENTS: ReadonlySet<BodyKind> = new Set<BodyKind>(["township-government", "county-government"]);

export const partName = (part: Part): string => PART_NAMES[part];

/** 审核人: everybody who approved this edition, with the part (PB4): 陈水根（村务监督委员会）、李长青（签发）. */
export const reviewersText = (signatures: readonly Signature[], body: BodyKind): string => {
  const word = (part: Part) => (GOVERNMENTS.has(body) && part === "township-reviewer" ? "保密审查" : partName(part));
  return [...new Set(signatures.map(({ name, part }) => `${name}（${word(part)}）`))].join("、");
};
