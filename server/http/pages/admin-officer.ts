import { PARTS, type Officer } from "../../domain/officer.ts";
import type { Unit } from "../../domain/unit.ts";
import { formatDay } from "../../domain/day-text.ts";
import { roleName, ROLES } from "../wording/desk.ts";

/** One officer: parts now and before, hand-over, declaration, password. */
export function officerPage({
  officer,
  units,
  day,
  message,
  done,
  mayHandle,
  typed,
}: {
  officer: Officer;
  units: readonly Unit[];
  day: string;
  message: string;
  done: string;
  /** All the officer's parts lie within the administrator's reach. */
  mayHandle: boolean;
  typed: Readonly<Record<string, string>>;
}) {
  const nameOf = (code: string): string => units.find((unit) => unit.code === code)?.name ?? code;
  const reached = new Set(units.map(({ code }) => code));
  return {
    id: officer.id,
    heading: officer.name,
    signIn: officer.signIn,
    disabled: officer.disabled === true,
    demo: officer.demo === true,
    declared: officer.declaredUnrelated ? formatDay(officer.declaredUnrelated) : "",
    message,
    done: DONE.get(done) ?? "",
    mayHandle,
    parts: officer.appointments.map(({ unit, part, from, until }) => ({
      unit,
      unitName: nameOf(unit),
      part,
      partName: roleName(part, unit),
      from: formatDay(from),
      until: until ? formatDay(until) : "",
      over: until !== undefined && until < day,
      mayEnd: reached.has(unit) && until === undefined,
    })),
    day,
    units: units.map(({ code, name }) => ({ code, name, selected: code === typed["unit"] })),
    choices: PARTS.filter((part) => part !== "accountant").map((part) => ({
      part,
      label: ROLES[part],
      note: NOTES[part],
      selected: part === typed["part"],
    })),
    from: typed["from"] ?? day,
  };
}

const NOTES: Readonly<Record<(typeof PARTS)[number], string>> = {
  author: "填公告、送审（在镇、县里是经办人）",
  supervisor: "村务监督委员会成员，审核",
  approver: "书记或主任，签发、公布、暂停、撤回",
  accountant: "",
  "township-reviewer": "上级审核，管到下面各村；本级自己的公告由他作保密审查",
  overseer: "乡镇督查，看下面各村",
  administrator: "单位、人员、屏幕，管到下面各单位",
};

const DONE: ReadonlyMap<string, string> = new Map([
  ["add", "加好了。接着给他分派职责。"],
  ["appoint", "职责分派好了。"],
  ["end", "职责结束了。以前办的还记在他名下。"],
  ["declare", "声明登记好了。"],
  ["password", "密码改好了。请当面告诉他，让他登录后自己再改一次。"],
  ["disable", "停用了，不能再登录。"],
]);
