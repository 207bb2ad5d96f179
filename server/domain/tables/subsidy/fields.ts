import type { Field, TableDraft } from "../table.ts";
import { SUMMED } from "./columns.ts";

/** To what a scheme rounds each payment; money is checked with the tolerance that goes with it (domain.md §3, `tol`). */
const ROUNDINGS = [
  { value: "fen", label: "算到分", toleranceFen: 1 },
  { value: "yuan", label: "算到元", toleranceFen: 100 },
] as const;

export const HEAD: readonly Field[] = [
  { key: "scheme", label: "补贴项目", labels: ["项目名称", "补贴名称"], type: "text" },
  { key: "batch", label: "批次", labels: ["发放批次", "补贴年度"], type: "text" },
  { key: "rounding", label: "金额算到", type: "choice", choices: ROUNDINGS, internal: true },
  { key: "arrivedFen", label: "到账资金", labels: ["下达资金", "到位资金", "拨付资金"], type: "money" },
];

export const STATED: readonly Field[] = [
  ...SUMMED.map(({ key, label, type }): Field => ({ key, label: `${label}合计`, type })),
  { key: "bankFen", label: "银行代发合计", labels: ["银行发放合计", "代发总额", "一卡通发放合计"], type: "money" },
];

export const toleranceOf = ({ head }: TableDraft): number =>
  ROUNDINGS.find(({ value }) => value === head.rounding)?.toleranceFen ?? ROUNDINGS[0].toleranceFen;

export const roundsToYuan = ({ head }: TableDraft): boolean => head.rounding === "yuan";
