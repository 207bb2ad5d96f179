import type { UnitCode } from "../domain/unit.ts";
import { peekIndex } from "./index-file.ts";
import { digestLines } from "./lines.ts";
import type { Surroundings } from "./open-unit.ts";
import { NOTICE_FILE } from "./places.ts";

/**
 * The ids of a unit's notices when every file is just as its index saw it – the ledger by SHA-256, the files of notices
 * by size and time – and nothing there waits for the clock. Undefined: the unit is to be read now.
 */
export async function restingIds(
  unit: UnitCode,
  { files, places }: Surroundings,
): Promise<readonly string[] | undefined> {
  const head = await peekIndex(files, places.index(unit));
  if (!head || head.scheduled) return undefined;
  const path = places.ledger(unit);
  if (((await files.stat(path))?.size ?? 0) !== head.length) return undefined;
  const seen = new Map(head.seen);
  const names = (await files.list(places.notices(unit))).filter(({ name }) => NOTICE_FILE.test(name));
  if (names.length !== seen.size) return undefined;
  for (const { name } of names) {
    const [was, is] = [seen.get(name), await files.stat(places.noticeFile(unit, name))];
    if (!was || !is || was.size !== is.size || was.changed !== is.changed) return undefined;
  }
  const { digest } = await digestLines({ files, path, length: head.length });
  return digest.digest("hex") === head.digest ? head.ids : undefined;
}
