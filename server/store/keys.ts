import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { isMissing, nodeFileSystem } from "./file-system.ts";

const KEY_BYTES = 32;

export type Keys = {
  /** For identity and account cells (AU3). */
  readonly hmacKey: Buffer;
  /** For what the server signs: cookies, village passes. */
  readonly sessionKey: Buffer;
};

/** Reads the keys of KEY_DIR; makes them on the first start, readable by this account alone. Never part of a backup. */
export async function loadKeys(folder: string): Promise<Keys> {
  await nodeFileSystem.mkdir(folder, 0o700);
  return { hmacKey: await loadKey(join(folder, "hmac.key")), sessionKey: await loadKey(join(folder, "session.key")) };
}

async function loadKey(path: string): Promise<Buffer> {
  const found = await readKey(path);
  if (found) return found;
  const file = await nodeFileSystem.open(path, "wx", 0o600);
  try {
    await file.write(Buffer.from(randomBytes(KEY_BYTES).toString("hex")));
    await file.sync();
  } finally {
    await file.close();
  }
  await nodeFileSystem.syncFolder(join(path, ".."));
  const made = await readKey(path);
  if (!made) throw new Error(`${path} was not kept`);
  return made;
}

async function readKey(path: string): Promise<Buffer | undefined> {
  try {
    const key = Buffer.from((await nodeFileSystem.readFile(path)).toString("utf8").trim(), "hex");
    if (key.length !== KEY_BYTES) throw new Error(`${path} is not a key of ${KEY_BYTES} bytes`);
    return key;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The mark of an identity or account text: equal for equal texts, and nothing to anyone without the key (AU3). */
export const hmacIdentity = (key: Buffer, text: string): string =>
  createHmac("sha256", key).update(text.normalize("NFKC").replace(/\s/g, "").toUpperCase(), "utf8").digest("hex");
