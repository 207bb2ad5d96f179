import type { AuditLine } from "../../services/record-ports.ts";
import type { Unit } from "../../domain/unit.ts";
import { instantText } from "../words/instants.ts";
import { auditWord } from "../wording/desk.ts";
import { sentenceOf } from "../wording/refusals.ts";
import { STATUS_OF, type AnyRefusal, type RefusalCode } from "../refusal.ts";

/** Who did what, when, and how it ended; the newest first. */
export function auditPage({
  lines,
  units,
  chosen,
  next,
  year,
  nameOf,
}: {
  lines: readonly AuditLine[];
  units: readonly Unit[];
  chosen: string;
  next: number | null;
  year: string;
  nameOf: (officer: string) => string;
}) {
  return {
    units: units.map(({ code, name }) => ({ code, name, selected: code === chosen })),
    several: units.length > 1,
    rows: lines.map(({ at, officer, action, unit, notice, result }) => ({
      when: instantText(at, year),
      who: officer === null ? "不知是谁" : nameOf(officer),
      what: auditWord(action),
      unitName: units.find(({ code }) => code === unit)?.name ?? "",
      notice: notice ?? "",
      good: result === "ok",
      result: result === "ok" ? "办成了" : resultText(result),
    })),
    next:
      next === null
        ? ""
        : `/desk/audit?${new URLSearchParams({ ...(chosen && { unit: chosen }), before: String(next) }).toString()}`,
  };
}

/** Why it was refused, from the sentence the person read then; a code that is no refusal of ours stands as it is. */
function resultText(code: string): string {
  if (code === "findings") return "没办成：还有要改好的地方。";
  if (!Object.hasOwn(STATUS_OF, code)) return "没办成";
  return `没办成：${sentenceOf({ code: code as RefusalCode } as AnyRefusal)}`;
}
