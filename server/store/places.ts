import { join } from "node:path";
import { NOTICE_ID } from "../domain/notice.ts";
import { levelOf, type UnitCode } from "../domain/unit.ts";

/** Thrown for a code or id that could lead to another path; the edges refuse such before they come here. */
export class BadName extends Error {
  override readonly name = "BadName";
}

/** Where everything lies in a data folder. Only checked codes and ids become part of a path. */
export const createPlaces = (folder: string) => ({
  folder,
  lock: join(folder, "lock"),
  units: join(folder, "units"),
  unit: (unit: UnitCode) => join(folder, "units", checkedUnit(unit)),
  ledger: (unit: UnitCode) => join(folder, "units", checkedUnit(unit), "ledger.jsonl"),
  evidence: (unit: UnitCode) => join(folder, "units", checkedUnit(unit), "evidence.jsonl"),
  index: (unit: UnitCode) => join(folder, "units", checkedUnit(unit), "index.jsonl"),
  notices: (unit: UnitCode) => join(folder, "units", checkedUnit(unit), "notices"),
  noticeFile: (unit: UnitCode, file: string) => join(folder, "units", checkedUnit(unit), "notices", file),
  registry: (name: string) => join(folder, "registry", `${name}.json`),
  audit: join(folder, "audit.jsonl"),
  /** HMACs of dropped identity cells; readable by the program's own account alone (AU3). */
  identities: (unit: UnitCode, notice: string) =>
    join(folder, "private", checkedUnit(unit), `${checkedId(notice)}.json`),
});

export type Places = ReturnType<typeof createPlaces>;

/** `yyyymm.json`, and `yyyymm-2.json` … once the first has grown, so that a save stays cheap in a busy month. */
export const NOTICE_FILE = /^\d{6}(-[1-9]\d*)?\.json$/;

export function checkedUnit(unit: UnitCode): UnitCode {
  if (levelOf(unit) === undefined) throw new BadName("unit");
  return unit;
}

export function checkedId(id: string): string {
  if (!NOTICE_ID.test(id)) throw new BadName("notice");
  return id;
}
