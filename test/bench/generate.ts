import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays } from "../../server/domain/calendar.ts";
import { GENESIS, headOf, lineOf, nextEntry, type Head } from "../../server/domain/ledger.ts";
import type { Notice } from "../../server/domain/notice.ts";
import { idOf } from "../faults/publishing.ts";
import { codeOf, publishedNotice, type Making } from "./notices.ts";
import { officers, unitsOf, villageCode } from "./people.ts";

/** As many as the store itself puts into one file. */
const NOTICES_PER_FILE = 32;
/** How many days the notices of a village are spread over. */
const DAYS = 1_400;

/**
 * Writes a data folder of `villages` × `each` published notices straight to disk: ledgers that verify, files of notices as
 * the store writes them, no index. `today`: the day after the last publication.
 */
export function generate(
  folder: string,
  { villages, each, today, making }: { villages: number; each: number; today: string; making?: Making },
): void {
  mkdirSync(join(folder, "registry"), { recursive: true });
  const put = (name: string, records: object) =>
    writeFileSync(join(folder, "registry", `${name}.json`), JSON.stringify({ v: 1, records }));
  put("units", Object.fromEntries(unitsOf(villages).map((unit) => [unit.code, unit])));
  put("officers", Object.fromEntries(officers(villages).map((officer) => [officer.id, officer])));
  for (let village = 0; village < villages; village += 1) writeVillage(folder, { village, each, today, making });
}

function writeVillage(
  folder: string,
  { village, each, today, making }: { village: number; each: number; today: string; making: Making | undefined },
): void {
  const unit = villageCode(village);
  const home = join(folder, "units", unit);
  mkdirSync(join(home, "notices"), { recursive: true });
  const months = new Map<string, Notice[]>();
  const numbers = new Map<number, number>();
  const lines: string[] = [];
  let head: Head = GENESIS;
  for (let index = 0; index < each; index += 1) {
    const day = addDays(today, Math.floor(((index - each) * DAYS) / each));
    const month = day.slice(0, 7).replace("-", "");
    const at = `${day}T02:00:00.000Z`;
    const id = idOf(village * each + index, month);
    const { notice, views } = publishedNotice({
      id,
      unit,
      at,
      index: village * each + index,
      salt: saltOf(id),
      making,
    });
    const year = Number(day.slice(0, 4));
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    const { reportingPeriod } = notice.editions[0]?.draft ?? { reportingPeriod: null };
    const entry = nextEntry(head, {
      unit,
      at,
      day,
      by: ["o-approver"],
      event: {
        kind: "published",
        notice: id,
        edition: 1,
        number: { year, number },
        item: notice.item,
        reportingPeriod,
        nil: false,
        period: { from: addDays(day, 1), until: addDays(day, 14) },
        views,
        code: codeOf(village * each + index),
      },
    });
    head = headOf(entry);
    lines.push(`${lineOf(entry)}\n`);
    const found = months.get(month);
    if (found) found.push(notice);
    else months.set(month, [notice]);
  }
  writeFileSync(join(home, "ledger.jsonl"), lines.join(""));
  for (const [month, notices] of months) writeMonth(join(home, "notices"), month, notices);
}

function writeMonth(folder: string, month: string, notices: readonly Notice[]): void {
  for (let from = 0, part = 1; from < notices.length; from += NOTICES_PER_FILE, part += 1) {
    const group = notices.slice(from, from + NOTICES_PER_FILE);
    const content = {
      v: 1,
      notices: Object.fromEntries(group.map((notice) => [notice.id, notice])),
      saved: Object.fromEntries(group.map((notice) => [notice.id, notice.createdAt])),
    };
    writeFileSync(join(folder, part === 1 ? `${month}.json` : `${month}-${part}.json`), JSON.stringify(content));
  }
}

const saltOf = (id: string): string => createHash("sha256").update(id).digest("base64url").slice(0, 22);
