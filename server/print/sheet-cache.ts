import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";

/** What makes two sheets the same. The edition's hash and the salted view in it make the key unguessable. */
export interface SheetKey {
  readonly edition: string;
  readonly audience: string;
  readonly paper: string;
}

/** Finished sheets, kept on disk; any of them can be made again. */
export interface SheetCache {
  get(key: SheetKey): Promise<Buffer | undefined>;
  /** The kept sheet, else the one that `print` makes; asked ten times at once it prints once. Rejects as `print` does. */
  ensure(key: SheetKey, print: () => Promise<Uint8Array>): Promise<Buffer>;
  /** Forgets all sheets of an edition, e.g. after a correction for the sake of privacy. */
  drop(edition: string): Promise<void>;
}

const MB = 1024 * 1024;
const START = Buffer.from("%PDF-");
const END = Buffer.from("%%EOF");

/** `maxBytes`: above this the sheets that were longest not asked for are dropped. */
export async function openSheetCache({
  folder,
  maxBytes = 500 * MB,
}: {
  folder: string;
  maxBytes?: number;
}): Promise<SheetCache> {
  await mkdir(folder, { recursive: true });
  const making = new Map<string, Promise<Buffer>>();
  const sizes = await readSizes(folder);

  async function get(key: SheetKey): Promise<Buffer | undefined> {
    const name = fileName(key);
    const pdf = await readFile(join(folder, name)).catch(() => undefined);
    if (pdf === undefined || !isWhole(pdf)) return undefined;
    const size = sizes.get(name) ?? pdf.length;
    sizes.delete(name);
    sizes.set(name, size);
    return pdf;
  }

  async function make(key: SheetKey, print: () => Promise<Uint8Array>): Promise<Buffer> {
    const kept = await get(key);
    if (kept !== undefined) return kept;
    const pdf = Buffer.from(await print());
    const name = fileName(key);
    await writeFileAtomic(join(folder, name), pdf, { mode: 0o600 });
    sizes.delete(name);
    sizes.set(name, pdf.length);
    await makeRoom(name);
    return pdf;
  }

  async function makeRoom(newest: string): Promise<void> {
    let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    for (const [name, size] of sizes) {
      if (total <= maxBytes) return;
      if (name === newest) continue;
      sizes.delete(name);
      total -= size;
      await rm(join(folder, name), { force: true });
    }
  }

  return {
    get,
    ensure(key, print) {
      const name = fileName(key);
      const running = making.get(name) ?? make(key, print).finally(() => making.delete(name));
      making.set(name, running);
      return running;
    },
    async drop(edition) {
      const prefix = `${digest(edition)}-`;
      const unfinished = [...making].filter(([name]) => name.startsWith(prefix)).map(([, sheet]) => sheet);
      await Promise.allSettled(unfinished);
      for (const name of [...sizes.keys()].filter((each) => each.startsWith(prefix))) {
        sizes.delete(name);
        await rm(join(folder, name), { force: true });
      }
    },
  };
}

function fileName({ edition, audience, paper }: SheetKey): string {
  return `${digest(edition)}-${digest(`${audience}/${paper}`).slice(0, 16)}.pdf`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 40);
}

function isWhole(pdf: Buffer): boolean {
  return pdf.subarray(0, START.length).equals(START) && pdf.subarray(-64).includes(END);
}

/** Oldest first, so that a new start drops in the same order. */
async function readSizes(folder: string): Promise<Map<string, number>> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const found = await stat(join(folder, name));
      return { name, size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() };
    }),
  );
  const kept = files.filter(({ name, isFile }) => isFile && name.endsWith(".pdf"));
  return new Map(kept.toSorted((a, b) => a.mtimeMs - b.mtimeMs).map(({ name, size }) => [name, size]));
}
