import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { GENESIS, lineOf, nextEntry, type Entry, type LedgerEvent } from "../../server/domain/ledger.ts";
import { AT, DAY, idOf, published, VILLAGE } from "../faults/publishing.ts";
import { aFolder, openIn } from "./village.ts";

const VERIFY = join(import.meta.dirname, "../../server/verify.ts");

async function verified(folder: string): Promise<{ code: number; text: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [VERIFY, folder]);
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, text: stdout };
  }
}

/** A closed data folder with three notices, evidence of a screen, and its anchor in the ledger. */
async function aDataFolder() {
  const folder = await aFolder();
  const store = await openIn(folder);
  for (let n = 1; n <= 3; n += 1) await published(store, n);
  const view = "a".repeat(64);
  const event = { kind: "shown", screen: "s1", notice: idOf(1), edition: 1, view, audience: "village" } as const;
  store.evidence.record(VILLAGE, { at: AT, day: DAY, event });
  const { hash } = await store.evidence.head(VILLAGE);
  const anchor = { kind: "anchor", evidenceHead: hash, day: DAY } as const;
  await store.ledgers.append(VILLAGE, { expect: 3, at: AT, day: DAY, by: [], event: anchor });
  await store.close();
  const unit = join(folder, "units", VILLAGE);
  const edit = async (file: string, change: (text: string) => string) => {
    const path = join(unit, file);
    const text = await readFile(path, "utf8");
    expect(change(text)).not.toBe(text);
    await writeFile(path, change(text));
  };
  return { folder, unit, edit };
}

it("[LG4] a stranger checks a whole folder and a unit's folder without the server", async () => {
  const { folder, unit } = await aDataFolder();
  const whole = await verified(folder);
  expect(whole.text).toContain(`${VILLAGE}：公开台账 4 行`);
  expect(whole.text).toContain("上屏证据 1 行；3 版内容与台账一致。");
  expect(whole.code).toBe(0);
  expect((await verified(unit)).code).toBe(0);
});

it("[LG4] verify names the first line that does not follow", async () => {
  const { folder, edit } = await aDataFolder();
  await edit("ledger.jsonl", (text) => text.split("\n").toSpliced(1, 1).join("\n"));
  const { code, text } = await verified(folder);
  expect(text).toContain(`units/${VILLAGE}/ledger.jsonl 第 2 行：这一行和前一行接不上（does-not-follow）`);
  expect(code).toBe(1);
});

it("[LG1] a line that was re-written with a hash of its own is told by the line after it", async () => {
  const { folder, edit } = await aDataFolder();
  await edit("ledger.jsonl", (text) => {
    const [first = "", ...others] = text.split("\n");
    const { v: _v, unit, at, day, by, sequence: _s, previous: _p, hash: _h, ...event } = JSON.parse(first) as Entry;
    const forged = nextEntry(GENESIS, { unit, at, day, by: ["o-other"], event: event as LedgerEvent });
    expect(by).toEqual(["o-approver"]);
    return [lineOf(forged), ...others].join("\n");
  });
  const { code, text } = await verified(folder);
  expect(text).toContain("ledger.jsonl 第 2 行：这一行和前一行接不上（does-not-follow）");
  expect(code).toBe(1);
});

it("[LG4] verify sees one changed letter of an edition", async () => {
  const { unit, edit } = await aDataFolder();
  await edit("notices/202611.json", (text) =>
    text.replace(
      '"public","maskRules":1,"salt":"salt-public","title":"十',
      '"public","maskRules":1,"salt":"salt-public","title":"九',
    ),
  );
  const { code, text } = await verified(unit);
  expect(text).toContain(`${idOf(1)} 第1版：这一版的内容和台账里的校验码对不上`);
  expect(code).toBe(1);
});

it("[LG4] verify sees evidence that was cut off below its anchor", async () => {
  const { unit, edit } = await aDataFolder();
  await edit("evidence.jsonl", () => "");
  const { code, text } = await verified(unit);
  expect(text).toContain("ledger.jsonl 第 4 行：这一行记下的上屏证据，在证据文件里找不到");
  expect(code).toBe(1);
});

it("[LG2] an erased body is told as destroyed in time, not as broken", async () => {
  const { folder, unit, edit } = await aDataFolder();
  await edit("notices/202611.json", (text) => text.replaceAll('"title":"十月收支"', '"title":""'));
  expect((await verified(unit)).code).toBe(1);
  const store = await openIn(folder);
  for (const n of [1, 2, 3]) {
    const event = { kind: "erased", notice: idOf(n), edition: 1, reason: "retention" } as const;
    await store.ledgers.append(VILLAGE, { expect: 3 + n, at: AT, day: DAY, by: ["o"], event });
  }
  await store.close();
  const { code, text } = await verified(unit);
  expect(text).toContain(`${idOf(1)} 第1版：内容已按期销毁。`);
  expect(code).toBe(0);
});
