import type { LedgerKind } from "../../domain/ledger.ts";
import type { ActionType } from "../../domain/notice.ts";
import { heldOn, type Officer, type Part } from "../../domain/officer.ts";
import { isVillage, levelOf, parentOf, type Level, type UnitCode } from "../../domain/unit.ts";

/** What an officer is called at the desk. */
export const ROLES: Readonly<Record<Part, string>> = {
  author: "村文书",
  supervisor: "监委会",
  approver: "签发人",
  accountant: "会计",
  "township-reviewer": "乡镇审核员",
  overseer: "乡镇督查员",
  administrator: "管理员",
};

/** A government's officers go by other names: it has no village clerk, and its reviewer answers for what may be public. */
const GOVERNMENT_ROLES: Readonly<Partial<Record<Part, string>>> = {
  author: "经办人",
  "township-reviewer": "保密审查员",
};

const LEVEL_ROLES: Readonly<Record<Level, Readonly<Partial<Record<Part, string>>>>> = {
  county: GOVERNMENT_ROLES,
  township: GOVERNMENT_ROLES,
  village: {},
  group: { author: "小组长" },
};

/** What an officer is called in a unit. */
export const roleName = (part: Part, unit: UnitCode): string =>
  LEVEL_ROLES[levelOf(unit) ?? "village"][part] ?? ROLES[part];

/**
 * What somebody is called for what they do in a unit on a day: the village's clerk, whose part counts in its groups as well,
 * is nobody's head of a group.
 */
export function roleOf(
  officer: Pick<Officer, "appointments"> | undefined,
  { part, unit, day }: { part: Part; unit: UnitCode; day: string },
): string {
  const held = officer ? heldOn(officer, day).filter((each) => each.part === part) : [];
  const fromAbove = levelOf(unit) === "group" && held.length > 0 && held.every((each) => each.unit !== unit);
  return roleName(part, fromAbove ? (parentOf(unit) ?? unit) : unit);
}

/** Where a working copy stands, by the part whose turn it is. */
const STAGES: Readonly<Partial<Record<Part, string>>> = {
  supervisor: "监委会在审",
  approver: "等签发",
  "township-reviewer": "等镇里审",
};

export const stageWord = (part: Part, unit: UnitCode): string | undefined =>
  part === "township-reviewer" && !isVillage(unit) ? "等保密审查" : STAGES[part];

/** Steps as the trail tells them: 谁 + these words. */
export const STEP_WORDS: Readonly<Record<ActionType, string>> = {
  create: "开始填",
  submit: "送审",
  recall: "收回来改",
  discard: "丢掉了草稿",
  approve: "同意",
  return: "退回",
  publish: "公布",
  schedule: "定时公布",
  unschedule: "取消定时",
  freeze: "暂停公开",
  release: "恢复公开",
  withdraw: "撤回",
  correct: "开始更正",
};

/** What the audit log calls each write. */
const AUDIT_WORDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(STEP_WORDS),
  ["create", "开了新公告"],
  ["write", "改了公告内容"],
  ["sign-in", "登录"],
  ["sign-out", "退出"],
  ["import", "读入表格"],
  ["repost", "挂出上级的公告"],
  ["pair", "配对屏幕"],
  ["pair-screen", "配对屏幕"],
  ["revoke-screen", "停用屏幕"],
  ["print-month", "打印本月全部"],
  ["cancel-print", "停下打印"],
  ["put-unit", "改单位资料"],
  ["add-officer", "添加人员"],
  ["appoint", "分派职责"],
  ["end-part", "结束职责"],
  ["declare", "登记声明"],
  ["set-password", "改密码"],
  ["disable-officer", "停用人员"],
  ["first-administrator", "建第一个管理员"],
]);

export const auditWord = (action: string): string => AUDIT_WORDS.get(action) ?? action;

/** Kinds of ledger lines as the desk names them. */
export const LEDGER_WORDS: Readonly<Record<LedgerKind, string>> = {
  published: "公布",
  corrected: "更正",
  frozen: "暂停",
  released: "恢复",
  withdrawn: "撤回",
  extended: "延长公示",
  restarted: "重新公示",
  reposted: "转贴",
  erased: "内容到期销毁",
  closed: "台账关闭",
  hung: "贴出",
  "taken-down": "取下",
  anchor: "屏幕记录存证",
  objection: "收到意见",
  answer: "答复意见",
  certified: "开具证明",
  bound: "装订成册",
};

/** Damage of files in plain words: what, and what to do. */
export function damageText(code: string, unitName: string): string {
  const where = unitName === "" ? "" : `${unitName}：`;
  if (code.startsWith("torn")) return `${where}上次断电时没写完的一行已经丢掉，前面的都在，不用管。`;
  if (code === "audit-not-written") return "操作记录写不进去，硬盘可能满了。请腾出空间。";
  if (code === "evidence-not-written") return `${where}屏幕记录写不进去，硬盘可能满了。请腾出空间。`;
  return `${where}有个文件坏了，先用最近的备份在看，这里暂时不能写。请管理员从备份恢复。`;
}
