import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";

/** A file of facts that cannot be used; the message names the file and the field. The program does not start on it. */
export class FactError extends Error {
  readonly file: string;
  readonly field: string;
  constructor(file: string, field: string, reason: string) {
    super(`${file}: ${field === "" ? "" : `${field}: `}${reason}`);
    this.name = "FactError";
    this.file = file;
    this.field = field;
  }
}

/** Names of the JSON files of a folder, sorted. */
export const jsonFilesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith(".json")).toSorted();

export async function readFact<Fact>(folder: string, name: string, schema: z.ZodType<Fact>): Promise<Fact> {
  const file = join(folder, name);
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch (failure) {
    throw new FactError(file, "", failure instanceof Error ? failure.message : "unreadable");
  }
  return parseFact(file, content, schema);
}

/** Throws a FactError that names the first field at fault. */
export function parseFact<Fact>(file: string, content: unknown, schema: z.ZodType<Fact>): Fact {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new FactError(file, first?.path.map(String).join(".") ?? "", first?.message ?? "malformed");
}
