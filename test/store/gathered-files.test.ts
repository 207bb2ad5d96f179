import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem } from "../../server/store/file-system.ts";
import { gatherFiles } from "../../server/store/gathered-files.ts";

describe("files that are gathered", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sanwu-gather-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);

  it("read back what was written, and reach the disk only when they are laid", async () => {
    const files = gatherFiles(nodeFileSystem);
    const lines = await files.open(at("ledger"), "a+");
    await lines.write(Buffer.from("one\ntwo\n"));
    await lines.write(Buffer.from("torn"));
    await lines.truncate(8);
    await lines.write(Buffer.from("three\n"));
    const next = await files.open(at("file.tmp"), "w", 0o600);
    await next.write(Buffer.from("whole"));
    await files.rename(at("file.tmp"), at("file"));
    expect((await lines.read(4, 3)).toString()).toBe("two");
    expect((await files.readFile(at("ledger"))).toString()).toBe("one\ntwo\nthree\n");
    expect((await files.stat(at("ledger")))?.size).toBe(14);
    expect(await files.list(folder)).toEqual([
      { name: "file", isFolder: false },
      { name: "ledger", isFolder: false },
    ]);
    expect(await readdir(folder)).toEqual([]);
    await files.lay();
    expect(await readFile(at("ledger"), "utf8")).toBe("one\ntwo\nthree\n");
    expect(await readFile(at("file"), "utf8")).toBe("whole");
    expect((await readdir(folder)).toSorted()).toEqual(["file", "ledger"]);
  });

  it("go on from what lies on the disk, and leave there what others must see", async () => {
    await writeFile(at("ledger"), "old\n");
    const files = gatherFiles(nodeFileSystem);
    const lines = await files.open(at("ledger"), "a+");
    await lines.write(Buffer.from("new\n"));
    await (await files.open(at("lock"), "wx")).close();
    expect((await readdir(folder)).toSorted()).toEqual(["ledger", "lock"]);
    await expect(files.open(at("lock"), "wx")).rejects.toThrow("EEXIST");
    await files.unlink(at("lock"));
    expect(await readdir(folder)).toEqual(["ledger"]);
    await files.lay();
    expect(await readFile(at("ledger"), "utf8")).toBe("old\nnew\n");
  });
});
