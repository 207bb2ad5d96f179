import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { DiskRefused, UnitStopped } from "../../server/services/ports.ts";
import { nodeFileSystem, type FileSystem } from "../../server/store/file-system.ts";
import { verifyFolder } from "../../server/store/verify-folder.ts";
import { aFolder, aStore, openIn } from "../store/village.ts";
import { approvedNotice, idOf, publish, published, VILLAGE } from "./publishing.ts";

const run = promisify(execFile);
const FILLER = join(import.meta.dirname, "filler.ts");

const refuse = async (code: string): Promise<never> => {
  throw Object.assign(new Error(code), { code });
};

/** Mounts, or says that this machine lets nobody mount. */
async function mounted(args: readonly string[], folder: string): Promise<boolean> {
  try {
    await run("mount", [...args, folder]);
  } catch {
    return false;
  }
  onTestFinished(async () => void (await run("umount", ["-l", folder])));
  return true;
}

/** Publishes until the disk refuses, in a program of its own; what it acknowledged is answered as `sequence notice`. */
async function filled(folder: string, limit: string): Promise<{ acknowledged: string[]; refusals: string[] }> {
  const { stdout } = await run("sh", ["-c", `${limit} exec "$0" "$@"`, process.execPath, FILLER, folder]);
  const lines = stdout.trim().split("\n");
  return {
    acknowledged: lines.filter((line) => line.startsWith("ok ")).map((line) => line.slice(3)),
    refusals: lines.filter((line) => !line.startsWith("ok ")),
  };
}

it("[LG3] a full disk refuses, loses nothing acknowledged, and the board is still read", async () => {
  const folder = await aFolder();
  const isMounted = await mounted(["-t", "tmpfs", "-o", "size=1m", "tmpfs"], folder);
  const { acknowledged, refusals } = await filled(folder, isMounted ? "" : "ulimit -f 60;");
  expect(new Set(refusals)).toEqual(new Set(["DiskRefused", "read 1"]));
  expect(acknowledged.length).toBeGreaterThan(5);
  const store = await openIn(folder);
  const entries = await store.ledgers.entries(VILLAGE, { after: 0, limit: Infinity });
  expect(entries.map((entry) => ("notice" in entry ? `${entry.sequence} ${entry.notice}` : ""))).toEqual(acknowledged);
  await store.close();
  expect((await verifyFolder(folder)).problems).toEqual([]);
});

/** A folder on a disk that turns read-only and back: a real mount, or where that is refused, one that says EROFS. */
async function aTurningDisk(folder: string) {
  const isMounted = await mounted(["--bind", folder], folder);
  let readOnly = false;
  const files: FileSystem = isMounted
    ? nodeFileSystem
    : {
        ...nodeFileSystem,
        open: (path, flags, mode) =>
          readOnly && flags !== "r" ? refuse("EROFS") : nodeFileSystem.open(path, flags, mode),
        mkdir: (path, mode) => (readOnly ? refuse("EROFS") : nodeFileSystem.mkdir(path, mode)),
      };
  const turn = async (to: "ro" | "rw") => {
    readOnly = to === "ro";
    if (isMounted) await run("mount", ["-o", `remount,${to},bind`, folder]);
  };
  return { files, turn };
}

it("[ST3] a read-only disk is read, and says so; once it takes writes again, it is written", async () => {
  const folder = join(await aFolder(), "data");
  await mkdir(folder);
  const first = await openIn(folder);
  await published(first, 1);
  await first.close();
  const { files, turn } = await aTurningDisk(folder);
  await turn("ro");
  const store = await aStore(folder, { files });
  expect(store.damage()).toEqual([{ unit: null, file: "lock", code: "disk-refused" }]);
  expect((await store.notices.find(idOf(1)))?.editions).toHaveLength(1);
  await expect(store.notices.save(approvedNotice(idOf(2)))).rejects.toThrow(DiskRefused);
  await turn("rw");
  expect((await published(store, 2)).sequence).toBe(2);
});

/** A disk whose ledger files fail an operation for as long as `broken` says so. */
const failing = (broken: () => readonly ("write" | "sync" | "truncate")[]): FileSystem => ({
  ...nodeFileSystem,
  async open(path, flags, mode) {
    const file = await nodeFileSystem.open(path, flags, mode);
    if (!path.endsWith("ledger.jsonl") || flags === "r") return file;
    return {
      ...file,
      write: async (line) => {
        if (!broken().includes("write")) return file.write(line);
        await file.write(line.slice(0, 40));
        return refuse("ENOSPC");
      },
      sync: () => (broken().includes("sync") ? refuse("ENOSPC") : file.sync()),
      truncate: (length) => (broken().includes("truncate") ? refuse("ENOSPC") : file.truncate(length)),
    };
  },
});

it("[LG3] an append that the disk breaks off is taken back: nobody hears of it, and the next one follows", async () => {
  const folder = await aFolder();
  let broken: readonly "write"[] = [];
  const store = await aStore(folder, { files: failing(() => broken) });
  await published(store, 1);
  const heard: number[] = [];
  store.ledgers.onAppend(({ sequence }) => heard.push(sequence));
  broken = ["write"];
  await expect(published(store, 2)).rejects.toThrow(DiskRefused);
  expect(await store.notices.find(idOf(2))).toMatchObject({
    editions: [],
    workingCopy: { status: { name: "approved" } },
  });
  expect((await store.ledgers.head(VILLAGE)).sequence).toBe(1);
  broken = [];
  expect((await publish(store, idOf(2))).sequence).toBe(2);
  expect(heard).toEqual([2]);
  expect((await verifyFolder(folder)).problems).toEqual([]);
});

it("[ST3] an append that cannot be taken back stops the unit, and the next start mends it", async () => {
  const folder = await aFolder();
  let broken: readonly ("write" | "truncate")[] = [];
  const store = await openIn(folder, { files: failing(() => broken) });
  await published(store, 1);
  broken = ["write", "truncate"];
  await expect(published(store, 2)).rejects.toThrow(UnitStopped);
  broken = [];
  await expect(publish(store, idOf(2))).rejects.toThrow(UnitStopped);
  await store.close();
  const again = await aStore(folder);
  expect(again.damage()).toMatchObject([{ code: "torn-line-dropped", line: 2 }]);
  expect((await publish(again, idOf(2))).sequence).toBe(2);
});
