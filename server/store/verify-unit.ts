import { basename, join } from "node:path";
import type { Entry, ViewHashes } from "../domain/ledger.ts";
import type { Edition } from "../domain/notice.ts";
import { levelOf } from "../domain/unit.ts";
import { VIEW_AUDIENCES, viewHash } from "../domain/view.ts";
import { readDurable } from "./durable-file.ts";
import { nodeFileSystem as files } from "./file-system.ts";
import { eachLine } from "./lines.ts";
import { parseNoticeFile } from "./notice-file.ts";
import { NOTICE_FILE } from "./places.ts";
import { verifyChain, type Problem } from "./verify-chain.ts";

export type UnitReport = {
  readonly unit: string;
  readonly lines: number;
  readonly head: string;
  readonly evidenceLines: number;
  /** Editions whose views give the hashes of their ledger line. */
  readonly editions: number;
  /** Editions whose bodies were destroyed as the ledger says (内容已按期销毁). */
  readonly erased: readonly { readonly notice: string; readonly edition: number }[];
  readonly problems: readonly Problem[];
};

type Named = { readonly notice: string; readonly edition: number; readonly views: ViewHashes };

/** Checks a copy of a unit's folder without the server (LG4): chains, and each edition against its ledger line. */
export async function verifyUnit(folder: string): Promise<UnitReport> {
  const unit = await unitOf(folder);
  const problems: Problem[] = [];
  const named = new Map<string, Named>();
  const erased = new Map<string, { notice: string; edition: number }>();
  const anchors = new Map<string, number>();
  const note = (entry: Entry) => {
    if (entry.kind === "published" || entry.kind === "corrected") named.set(keyOf(entry), entry);
    if (entry.kind === "erased") erased.set(keyOf(entry), { notice: entry.notice, edition: entry.edition });
    if (entry.kind === "anchor") anchors.set(entry.evidenceHead, entry.sequence);
  };
  const ledger = await verifyChain({ path: join(folder, "ledger.jsonl"), file: "ledger.jsonl", unit, onEntry: note });
  if (ledger.problem) problems.push(ledger.problem);

  anchors.delete("0".repeat(64));
  const seen = (entry: Entry) => void anchors.delete(entry.hash);
  const evidence = await verifyChain({
    path: join(folder, "evidence.jsonl"),
    file: "evidence.jsonl",
    unit,
    onEntry: seen,
  });
  if (evidence.problem) problems.push(evidence.problem);
  for (const line of anchors.values()) problems.push({ file: "ledger.jsonl", line, code: "anchor-not-in-evidence" });

  let editions = 0;
  for await (const { file, notice, edition } of editionsIn(folder, unit, problems)) {
    const key = keyOf({ notice, edition: edition.ordinal });
    const line = named.get(key);
    named.delete(key);
    if (!line || erased.has(key)) continue;
    const code = differs(edition, line.views);
    if (code) problems.push({ file, notice, edition: edition.ordinal, code });
    else editions += 1;
  }
  for (const [key, { notice, edition }] of named) {
    if (!erased.has(key)) problems.push({ file: "notices", notice, edition, code: "edition-missing" });
  }
  return {
    unit,
    lines: ledger.head.sequence,
    head: ledger.head.hash,
    evidenceLines: evidence.head.sequence,
    editions,
    erased: [...erased.values()],
    problems,
  };
}

const keyOf = ({ notice, edition }: { notice: string; edition: number }) => `${notice}/${edition}`;

/** Why an edition is not the one in the ledger: its texts give another hash, or the hash is another one. */
function differs(edition: Edition, views: ViewHashes): string | undefined {
  if (edition.erased) return "erased-without-line";
  try {
    const same = VIEW_AUDIENCES.every((audience) => viewHash(edition.views[audience]) === views[audience]);
    return same ? undefined : "edition-differs";
  } catch {
    return "edition-unreadable";
  }
}

async function* editionsIn(
  folder: string,
  unit: string,
  problems: Problem[],
): AsyncGenerator<{ file: string; notice: string; edition: Edition }> {
  for (const { name } of await files.list(join(folder, "notices"))) {
    if (!NOTICE_FILE.test(name)) continue;
    const file = `notices/${name}`;
    try {
      const content = await readDurable({ files, path: join(folder, file), parse: parseNoticeFile(unit) });
      for (const notice of Object.values(content?.notices ?? {})) {
        for (const edition of notice.editions) yield { file, notice: notice.id, edition };
      }
    } catch {
      problems.push({ file, code: "notices-unreadable" });
    }
  }
}

/** A unit's folder bears its code; a copy under another name is asked for the code in its first line. */
async function unitOf(folder: string): Promise<string> {
  if (levelOf(basename(folder)) !== undefined) return basename(folder);
  let unit = "";
  await eachLine({
    files,
    path: join(folder, "ledger.jsonl"),
    onLine(line) {
      unit = /"unit":"(\d+)"/.exec(line.toString("utf8"))?.[1] ?? "";
      return false;
    },
  });
  return unit;
}
