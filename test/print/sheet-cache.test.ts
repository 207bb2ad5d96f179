import { mkdtemp, readdir, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSheetCache } from "../../server/print/sheet-cache.ts";

const KEY = { edition: "a".repeat(64), audience: "village", paper: "A4" };

function pdf(mark: string, length = 1000): Uint8Array {
  return Buffer.from(`%PDF-1.7\n${mark}${" ".repeat(length)}\n%%EOF\n`);
}

async function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "sheets-"));
}

test("asked ten times at once it prints once, and afterwards from disk, also after a new start", async () => {
  const place = await folder();
  const cache = await openSheetCache({ folder: place });
  let printed = 0;
  const print = async (): Promise<Uint8Array> => {
    printed += 1;
    return pdf("one");
  };
  const all = await Promise.all(Array.from({ length: 10 }, () => cache.ensure(KEY, print)));
  expect(new Set(all.map(String))).toEqual(new Set([String(pdf("one"))]));
  await (await openSheetCache({ folder: place })).ensure(KEY, print);
  expect(printed).toBe(1);
});

test("a sheet for another audience or paper is another sheet", async () => {
  const cache = await openSheetCache({ folder: await folder() });
  await cache.ensure(KEY, async () => pdf("village"));
  expect(await cache.get({ ...KEY, audience: "public" })).toBeUndefined();
  expect(await cache.get({ ...KEY, paper: "A3" })).toBeUndefined();
});

test.each([0, 5, 900])("a file cut to %i bytes is printed anew", async (length) => {
  const place = await folder();
  const cache = await openSheetCache({ folder: place });
  await cache.ensure(KEY, async () => pdf("first"));
  const [name = ""] = await readdir(place);
  await truncate(join(place, name), length);
  expect(await cache.get(KEY)).toBeUndefined();
  expect(String(await cache.ensure(KEY, async () => pdf("second")))).toContain("second");
});

test("above its size the sheet longest not asked for is dropped", async () => {
  const cache = await openSheetCache({ folder: await folder(), maxBytes: 2500 });
  const keys = ["1", "2", "3"].map((edition) => ({ ...KEY, edition }));
  await cache.ensure(keys[0] ?? KEY, async () => pdf("1"));
  await cache.ensure(keys[1] ?? KEY, async () => pdf("2"));
  await cache.get(keys[0] ?? KEY);
  await cache.ensure(keys[2] ?? KEY, async () => pdf("3"));
  expect(await Promise.all(keys.map(async (key) => (await cache.get(key)) !== undefined))).toEqual([true, false, true]);
});

test("a failed print is not kept and is tried again", async () => {
  const cache = await openSheetCache({ folder: await folder() });
  await expect(cache.ensure(KEY, () => Promise.reject(new Error("no-browser")))).rejects.toThrow("no-browser");
  expect(String(await cache.ensure(KEY, async () => pdf("then")))).toContain("then");
});

test("dropping an edition takes all its sheets from the disk", async () => {
  const place = await folder();
  const cache = await openSheetCache({ folder: place });
  await cache.ensure(KEY, async () => pdf("a"));
  await cache.ensure({ ...KEY, audience: "public" }, async () => pdf("b"));
  await cache.ensure({ ...KEY, edition: "b" }, async () => pdf("c"));
  await cache.drop(KEY.edition);
  expect(await readdir(place)).toHaveLength(1);
  expect(await cache.get(KEY)).toBeUndefined();
});
