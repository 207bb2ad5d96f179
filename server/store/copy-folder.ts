import { constants } from "node:fs";
import { copyFile, open, rm, stat, truncate } from "node:fs/promises";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "./append-file.ts";
import { nodeFileSystem as files } from "./file-system.ts";
import { wholeLines } from "./lines.ts";

/** Paths of all files under a folder, from it, sorted. */
export async function filesUnder(folder: string, below = ""): Promise<string[]> {
  const found: string[] = [];
  for (const { name, isFolder } of await files.list(join(folder, below))) {
    const path = below === "" ? name : `${below}/${name}`;
    if (isFolder) found.push(...(await filesUnder(folder, path)));
    else found.push(path);
  }
  return found;
}

/** Copies a file and has it on disk; a file of lines only up to its last whole line. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await makeFolder(files, dirname(to));
  const whole = from.endsWith(".jsonl") ? (await wholeLines(files, from)).length : undefined;
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  if (whole !== undefined && (await stat(to)).size > whole) await truncate(to, whole);
  const file = await open(to, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

export const removeFolder = (path: string): Promise<void> => rm(path, { recursive: true, force: true });

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
