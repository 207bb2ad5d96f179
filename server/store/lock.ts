import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { DiskRefused } from "../services/ports.ts";
import { codeOf, isMissing, type FileSystem, type OpenFile } from "./file-system.ts";

/** Thrown when another program writes in the data folder (ST1). */
export class FolderTaken extends Error {
  override readonly name = "FolderTaken";
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}`);
    this.pid = pid;
  }
}

/** Who holds a lock: a process, told apart from a later one of the same number by its start and the machine's start. */
type Holder = {
  readonly pid: number;
  readonly host: string;
  readonly boot: string;
  readonly start: string;
  readonly token: string;
};

const HEARTBEAT_MS = 5_000;
/** A holder that cannot be asked about is taken for gone when its heart has not beaten for so long. */
const SILENT_MS = 30_000;

export type Lock = {
  readonly held: boolean;
  release(): Promise<void>;
};

/**
 * Takes the folder for this process alone. A lock left by kill -9 or a power cut is recognised and taken over.
 * Throws FolderTaken, or DiskRefused when the disk lets nobody write.
 */
export async function takeLock({
  files,
  path,
  folder,
}: {
  files: FileSystem;
  path: string;
  folder: string;
}): Promise<Lock> {
  const me: Holder = { pid: process.pid, host: hostname(), ...lifeOf(process.pid), token: randomUUID() };
  let file: OpenFile | undefined;
  for (let attempt = 0; !file; attempt += 1) {
    file = await tryCreate({ files, path, me });
    if (file) break;
    const holder = (await readHolder(files, path)) ?? (await readAgain(files, path));
    if (attempt > 3 || (holder && (await isAlive({ files, path, holder }))))
      throw new FolderTaken(folder, holder?.pid ?? 0);
    await takeAway({ files, path, holder });
  }
  let held = true;
  const open = file;
  const timer = setInterval(() => void beat(), HEARTBEAT_MS);
  timer.unref();

  async function beat(): Promise<void> {
    const holder = await readHolder(files, path).catch(() => me);
    held &&= holder?.token === me.token;
    if (held) await open.write(Buffer.from("\n")).catch(() => undefined);
  }

  return {
    get held() {
      return held;
    },
    async release() {
      clearInterval(timer);
      await open.close();
      const holder = await readHolder(files, path);
      if (held && holder?.token === me.token) await files.unlink(path);
      held = false;
    },
  };
}

async function tryCreate({
  files,
  path,
  me,
}: {
  files: FileSystem;
  path: string;
  me: Holder;
}): Promise<OpenFile | undefined> {
  try {
    const file = await files.open(path, "wx");
    try {
      await file.write(Buffer.from(`${JSON.stringify(me)}\n`));
    } catch (error) {
      await file.close();
      await files.unlink(path).catch(() => undefined);
      throw error;
    }
    return file;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return undefined;
    throw new DiskRefused(`${codeOf(error) ?? "failed"}: ${path}`, { cause: error });
  }
}

/** Undefined for no lock, or one whose writer died before it had written its name. */
async function readHolder(files: FileSystem, path: string): Promise<Holder | undefined> {
  try {
    const found = JSON.parse((await files.readFile(path)).toString("utf8")) as Partial<Holder> | null;
    return typeof found?.pid === "number" && typeof found.token === "string" ? (found as Holder) : undefined;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Another start may be between making its lock and writing its name. */
async function readAgain(files: FileSystem, path: string): Promise<Holder | undefined> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  return readHolder(files, path);
}

async function isAlive({ files, path, holder }: { files: FileSystem; path: string; holder: Holder }): Promise<boolean> {
  const { boot, start } = lifeOf(holder.pid);
  if (holder.host === hostname() && holder.boot !== "" && boot !== "") {
    return holder.boot === boot && holder.start === start && start !== "";
  }
  if (holder.host === hostname() && !exists(holder.pid)) return false;
  return (await silence(files, path)) < SILENT_MS;
}

/** How long the lock has not been touched, by the disk's own clock. */
async function silence(files: FileSystem, path: string): Promise<number> {
  const probe = `${path}.${randomUUID()}`;
  await (await files.open(probe, "w")).close();
  const now = await files.stat(probe);
  await files.unlink(probe);
  return (now?.changed ?? 0) - ((await files.stat(path))?.changed ?? 0);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** Moves a dead holder's lock away; of two programs that try, one succeeds and the other asks again. */
async function takeAway({
  files,
  path,
  holder,
}: {
  files: FileSystem;
  path: string;
  holder: Holder | undefined;
}): Promise<void> {
  const away = `${path}.${randomUUID()}`;
  try {
    await files.rename(path, away);
    const moved = await readHolder(files, away);
    if (moved && moved.token !== holder?.token) await files.rename(away, path);
    else await files.unlink(away);
  } catch (error) {
    if (!isMissing(error)) throw new DiskRefused(`${codeOf(error) ?? "failed"}: ${path}`, { cause: error });
  }
}

/** When the machine and a process began; empty where it cannot be known (not Linux, or no such process). */
function lifeOf(pid: number): { boot: string; start: string } {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return { boot, start: fields[0] === "Z" ? "" : (fields[19] ?? "") };
    } catch {
      return { boot, start: "" };
    }
  } catch {
    return { boot: "", start: "" };
  }
}
