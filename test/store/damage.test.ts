import { readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UnitStopped } from "../../server/services/ports.ts";
import { makeBackup } from "../../server/store/backup.ts";
import { approvedNotice, DAY, idOf, OTHER_VILLAGE, published, VILLAGE } from "../faults/publishing.ts";
import { aFolder, aStore, openIn } from "./village.ts";

const LEDGER = `units/${VILLAGE}/ledger.jsonl`;
const MONTH = `units/${VILLAGE}/notices/202611.json`;

/** A closed data folder with three notices in one village and one in another, and a verified backup of it. */
async function aDataFolder(): Promise<{ folder: string; backups: string }> {
  const folder = join(await aFolder(), "data");
  const backups = `${folder}-backups`;
  const store = await openIn(folder);
  for (let n = 1; n <= 3; n += 1) await published(store, n);
  await published(store, 9, OTHER_VILLAGE);
  expect((await makeBackup({ store, folder, backups, day: DAY, log: () => undefined })).problems).toEqual([]);
  await store.close();
  return { folder, backups };
}

const edit = async (path: string, change: (text: string) => string) =>
  writeFile(path, change(await readFile(path, "utf8")));

/** The other village goes on as if nothing had happened. */
async function otherRunsOn(store: Awaited<ReturnType<typeof openIn>>): Promise<void> {
  expect((await published(store, 10, OTHER_VILLAGE)).sequence).toBe(2);
}

describe("a ledger", () => {
  it("[LG3] with a torn last line drops it, says so and goes on", async () => {
    const { folder } = await aDataFolder();
    const path = join(folder, LEDGER);
    const { size } = await stat(path);
    await edit(path, (text) => `${text}{"at":"2026-11-0`);
    const store = await aStore(folder);
    expect(store.damage()).toEqual([{ unit: VILLAGE, file: LEDGER, code: "torn-line-dropped", line: 4 }]);
    expect((await stat(path)).size).toBe(size);
    expect((await published(store, 4)).sequence).toBe(4);
  });

  it("[LG3] whose end a power cut filled with zeros drops them", async () => {
    const { folder } = await aDataFolder();
    await edit(join(folder, LEDGER), (text) => `${text}${"\0".repeat(300)}\n`);
    const store = await aStore(folder);
    expect(store.damage()).toMatchObject([{ code: "torn-line-dropped" }]);
    expect((await published(store, 4)).sequence).toBe(4);
  });

  it.each([
    ["changed", (line: string) => line.replace('"edition":1', '"edition":2'), "wrong-hash"],
    ["garbled", (line: string) => line.slice(20), "unreadable"],
    ["re-written", (line: string) => line.replace('"edition":1', '"edition": 1'), "not-canonical"],
  ])("[LG3] with a %s middle line stops this unit alone, named by line", async (_, change, code) => {
    const { folder } = await aDataFolder();
    await edit(join(folder, LEDGER), (text) =>
      text
        .split("\n")
        .map((line, n) => (n === 1 ? change(line) : line))
        .join("\n"),
    );
    const store = await aStore(folder);
    expect(store.damage()).toEqual([{ unit: VILLAGE, file: LEDGER, code, line: 2 }]);
    expect((await store.ledgers.head(VILLAGE)).sequence).toBe(1);
    await expect(store.notices.save(approvedNotice(idOf(4)))).rejects.toThrow(UnitStopped);
    await otherRunsOn(store);
  });

  it("[ST3] with a damaged middle line is answered whole from the last good copy, and takes nothing more", async () => {
    const { folder, backups } = await aDataFolder();
    const grown = await openIn(folder);
    await published(grown, 4);
    await grown.close();
    await edit(join(folder, LEDGER), (text) => text.replace('"edition":1', '"edition":2'));
    const store = await aStore(folder, { backups });
    const entries = await store.ledgers.entries(VILLAGE, { after: 0, limit: 10 });
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect((await store.ledgers.state(VILLAGE)).notices.size).toBe(4);
    expect((await store.notices.find(idOf(2)))?.editions).toHaveLength(1);
    await expect(store.notices.save(approvedNotice(idOf(5)))).rejects.toThrow(UnitStopped);
  });

  it("[ST3] that lost its last lines is noticed, and its numbers are not given again", async () => {
    const { folder } = await aDataFolder();
    await edit(join(folder, LEDGER), (text) => text.split("\n").slice(0, 2).join("\n") + "\n");
    const store = await aStore(folder);
    expect(store.damage()).toMatchObject([{ file: LEDGER, code: "lines-missing", line: 3 }]);
    await expect(store.notices.save(approvedNotice(idOf(5)))).rejects.toThrow(UnitStopped);
  });
});

describe("a file of notices", () => {
  it.each([
    ["emptied", (path: string) => truncate(path, 0), "notices-unreadable"],
    ["torn", async (path: string) => truncate(path, Math.floor((await stat(path)).size / 2)), "notices-unreadable"],
    ["garbled", (path: string) => writeFile(path, Buffer.alloc(500, 0xff)), "notices-unreadable"],
    ["other JSON", (path: string) => writeFile(path, '{"v":1,"notices":[],"saved":{}}'), "notices-unreadable"],
    ["missing", (path: string) => rm(path), "notices-missing"],
  ])("[ST3] %s is found at start, named, and answered from the last good copy", async (_, spoil, code) => {
    const { folder, backups } = await aDataFolder();
    await spoil(join(folder, MONTH));
    const store = await aStore(folder, { backups });
    expect(store.damage()).toEqual([{ unit: VILLAGE, file: MONTH, code }]);
    expect((await store.notices.find(idOf(2)))?.editions).toHaveLength(1);
    expect((await store.notices.rows(VILLAGE)).map(({ id }) => id)).toEqual([idOf(1), idOf(2), idOf(3)]);
    await expect(store.notices.save(approvedNotice(idOf(4)))).rejects.toThrow(UnitStopped);
    await otherRunsOn(store);
  });

  it("[ST3] without a good copy leaves the rows, and the others run on", async () => {
    const { folder } = await aDataFolder();
    await truncate(join(folder, MONTH), 0);
    const store = await aStore(folder);
    expect(await store.notices.find(idOf(2))).toBeUndefined();
    expect(await store.notices.rows(VILLAGE)).toHaveLength(3);
    await otherRunsOn(store);
  });
});

it("[ST3] a damaged file of records is named and answered from the last good copy", async () => {
  const folder = join(await aFolder(), "data");
  const backups = `${folder}-backups`;
  const first = await openIn(folder);
  const unit = {
    code: VILLAGE,
    name: "柳塘村",
    bodies: [],
    validFrom: "2020-01-01",
    channel: { countyHotlines: [] },
    since: DAY,
  };
  await first.units.put(VILLAGE, () => unit);
  await makeBackup({ store: first, folder, backups, day: DAY, log: () => undefined });
  await first.close();
  await truncate(join(folder, "registry/units.json"), 10);
  const store = await aStore(folder, { backups });
  expect(store.damage()).toEqual([{ unit: null, file: "registry/units.json", code: "records-unreadable" }]);
  expect(await store.units.get(VILLAGE)).toEqual(unit);
  await expect(store.units.remove(VILLAGE)).rejects.toThrow(UnitStopped);
});

it.each(["{", "", '{"madeBy":"another"}', "null"])("[ST2] an index that reads %j is made anew", async (text) => {
  const { folder } = await aDataFolder();
  const path = join(folder, `units/${VILLAGE}/index.jsonl`);
  const firstLine = async () => (await readFile(path, "utf8")).split("\n")[0];
  const before = await firstLine();
  await writeFile(path, text);
  const store = await openIn(folder);
  expect(store.damage()).toEqual([]);
  expect((await store.ledgers.state(VILLAGE)).notices.size).toBe(3);
  expect(await store.notices.rows(VILLAGE)).toHaveLength(3);
  await store.close();
  expect((await firstLine()) === before).toBe(true);
});

it("[ST2] an index that other rules made is not believed", async () => {
  const { folder } = await aDataFolder();
  const path = join(folder, `units/${VILLAGE}/index.jsonl`);
  const other = `"madeBy":"${"0".repeat(64)}"`;
  await edit(path, (text) => text.replace(/"madeBy":"\w+"/, other).replaceAll("十月收支", "别的规则"));
  const store = await aStore(folder);
  expect((await store.notices.rows(VILLAGE)).map(({ title }) => title)).toEqual(["十月收支", "十月收支", "十月收支"]);
});
